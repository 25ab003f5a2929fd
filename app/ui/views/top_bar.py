"""Title and actions of the screen: one primary button, always in the same corner."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.views.view import Header
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.text import Elided

MARGIN, SPACING = 20, 14
SUB_AT_LEAST = 90
"""Fewer pixels of it say nothing: then it stays away."""
TITLE_AT_LEAST = 120
"""It is shortened before states and buttons are, but not below this many pixels."""
_ANY_WIDTH = 16777215


class TopBar(QFrame):
    """Buttons stay the same objects while their words do, so that the focus is not lost."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "top")
        self.title = Elided("", "head")
        self.sub = Elided("", "sub")
        self._header: Header | None = None
        self.buttons: list[Button] = []
        self._chips: list[Chip] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._layout.setSpacing(SPACING)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.sub, 1)
        self._layout.addStretch()  # takes the room only where the line beside the title stays away
        self._right = QWidget()
        self._actions = QHBoxLayout(self._right)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(SPACING)
        self._layout.addWidget(self._right)
        self._fold: Button | None = None
        self._size()
        theme.changed.connect(self._size)

    def _size(self) -> None:
        self.setFixedHeight(self._theme.size("top_bar"))

    def set_fold(self, button: Button) -> None:
        """Put the button that shows the drawer at the end."""
        self._fold = button
        self._layout.insertWidget(3, button)

    @property
    def primary(self) -> Button | None:
        """The primary button now shown."""
        header = self._header
        return self.buttons[-1] if header is not None and header.primary is not None and self.buttons else None

    def show_header(self, header: Header) -> None:
        """Show a header."""
        self.title.setText(header.title)
        self.sub.setText(header.sub)
        if self._header is None or tuple(self._header.chips) != tuple(header.chips):
            self._show_chips(header)
        self._show_buttons(header)
        self._header = header
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the line beside the title, then drawn keys, then the end of the title.

        States and words of buttons stay whole.
        """
        for drawn in (True, False):
            for button in self.buttons:
                button.draw_key(drawn)
            self._actions.invalidate()
            left = self.width() - self._wanted()
            if left >= 0:
                break
        self.sub.setVisible(left >= SUB_AT_LEAST and bool(self.sub.text()))
        short = max(TITLE_AT_LEAST, self.title.sizeHint().width() + left)
        self.title.setMaximumWidth(short if left < 0 else _ANY_WIDTH)

    def _wanted(self) -> int:
        """Return how many pixels everything but the line beside the title asks for."""
        fold = self._fold
        parts = [self.title.sizeHint().width(), self._actions.sizeHint().width()]
        if fold is not None and not fold.isHidden():
            parts.append(fold.sizeHint().width())
        return sum(parts) + SPACING * len(parts) + 2 * MARGIN

    def _all(self, header: Header) -> list[Action]:
        return [*header.secondary, *([header.primary] if header.primary else [])]

    def _show_chips(self, header: Header) -> None:
        for chip in self._chips:
            self._take_away(chip)
        self._chips = [Chip(self._theme, word, kind) for kind, word in header.chips]
        for place, chip in enumerate(self._chips):
            self._actions.insertWidget(place, chip)
            chip.show()  # it counts at once, not only in the next round

    def _show_buttons(self, header: Header) -> None:
        """Keep what is still there: a key pressed while its neighbour changes must not be lost."""
        before = {_looks(button): button for button in self.buttons}
        self.buttons = [self._button(action, header, before) for action in self._all(header)]
        for gone in before.values():
            gone.act_on_key()
            self._take_away(gone)
        for place, button in enumerate(self.buttons, len(self._chips)):
            if self._actions.indexOf(button) != place:
                self._actions.insertWidget(place, button)
                button.show()  # its key works at once, not only in the next round

    def _button(self, action: Action, header: Header, before: dict[tuple[str, str, str], Button]) -> Button:
        kind = "primary" if action is header.primary else "secondary"
        known = before.pop((action.text, action.key, kind), None)
        if known is None:
            return Button.of(self._theme, action, kind)
        known.set_action(action)
        return known

    def _take_away(self, widget: QWidget) -> None:
        self._actions.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _looks(button: Button) -> tuple[str, str, str]:
    return button.words, button.key, button.kind
