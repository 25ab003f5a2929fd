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
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._layout.setSpacing(SPACING)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.sub, 1)
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
        self._layout.insertWidget(2, button)

    @property
    def primary(self) -> Button | None:
        """The primary button now shown."""
        header = self._header
        return self.buttons[-1] if header is not None and header.primary is not None and self.buttons else None

    def show_header(self, header: Header) -> None:
        """Show a header."""
        self.title.setText(header.title)
        self.sub.setText(header.sub)
        if self._same_buttons(header):
            self._refresh(header)
        else:
            self._rebuild(header)
        self._header = header
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """States and words of buttons stay whole: first the line beside the title goes, then the drawn keys."""
        for drawn in (True, False):
            for button in self.buttons:
                button.draw_key(drawn)
            self._actions.invalidate()
            left = self.width() - self._wanted()
            if left >= 0:
                break
        self.sub.setVisible(left >= SUB_AT_LEAST and bool(self.sub.text()))

    def _wanted(self) -> int:
        """Return how many pixels everything but the line beside the title asks for."""
        fold = self._fold
        parts = [self.title.sizeHint().width(), self._actions.sizeHint().width()]
        if fold is not None and not fold.isHidden():
            parts.append(fold.sizeHint().width())
        return sum(parts) + SPACING * len(parts) + 2 * MARGIN

    def _all(self, header: Header) -> list[Action]:
        return [*header.secondary, *([header.primary] if header.primary else [])]

    def _same_buttons(self, header: Header) -> bool:
        old = self._header
        if old is None or tuple(old.chips) != tuple(header.chips) or bool(old.primary) != bool(header.primary):
            return False
        return [(a.text, a.key) for a in self._all(old)] == [(a.text, a.key) for a in self._all(header)]

    def _refresh(self, header: Header) -> None:
        for button, action in zip(self.buttons, self._all(header), strict=True):
            button.set_action(action)

    def _rebuild(self, header: Header) -> None:
        while self._actions.count():
            item = self._actions.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kind, word in header.chips:
            self._actions.addWidget(Chip(self._theme, word, kind))
        self.buttons = []
        for action in self._all(header):
            button = Button.of(self._theme, action, "primary" if action is header.primary else "secondary")
            self.buttons.append(button)
            self._actions.addWidget(button)
