"""One item of a checklist: what, its limit with source, value, verdict, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.paint import paint_focus
from app.ui.widgets.text import label, trailing

ID_WIDTH = 56
CHIP_WIDTH = 116


class ItemRow(QWidget):
    """Where it is active, it is highlighted and shows its actions and editor."""

    activated = Signal(str)

    def __init__(self, theme: Theme, item_id: str, title: str, hint: str = "") -> None:
        super().__init__()
        self._theme, self.item_id = theme, item_id
        self.active = False
        self.editor: QWidget | None = None
        self._actions: list[Button] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._id = label(item_id, "sub")
        self._id.setFixedWidth(ID_WIDTH - 12)
        self._title = label(title, "body", wrap=True)
        self._title.setProperty("role", "medium")
        self._hint = label(hint, "secondary", wrap=True)
        self._value = label("—", "value")
        self._value.setAlignment(trailing())
        self.chip = Chip(theme)
        self._holder = QWidget()
        self._holder.hide()
        self._buttons = QHBoxLayout(self._holder)
        self._buttons.setSpacing(6)
        self._build()
        self.show_texts(title, hint)

    def _build(self) -> None:
        theme = self._theme
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        self._right = QHBoxLayout()
        self._right.addWidget(self._value)
        chip = QHBoxLayout()
        chip.addStretch(1)
        chip.addWidget(self.chip)
        holder = QWidget()
        holder.setLayout(chip)
        chip.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(CHIP_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(theme.size("space_3"))
        line.addWidget(self._id)
        line.addLayout(words, 1)
        line.addLayout(self._right)
        line.addWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(
            theme.size("row_x"), theme.size("row_y") - 1, theme.size("row_x"), theme.size("row_y")
        )
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self._holder)  # below the whole line: in some languages they are as wide as the row

    def show_texts(self, title: str, hint: str) -> None:
        """Show title and hint (limit and its source, instrument, last visit)."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._spoken()

    def show_value(self, text: str, unit: str = "") -> None:
        """Show the value as text; empty = not answered."""
        self._value.setText(f"{text} {unit}".strip() if text else "—")
        self._spoken()

    def show_verdict(self, kind: str, word: str) -> None:
        """Show the verdict: a chip kind and its word."""
        self.chip.show_state(word, kind)
        self._spoken()

    def set_editor(self, editor: QWidget | None) -> None:
        """Put an editor in the place of the value while the row is active."""
        if self.editor is not None:
            self._right.removeWidget(self.editor)
            self.editor.deleteLater()
        self.editor = editor
        if editor is not None:
            self._right.addWidget(editor)
            self.setFocusProxy(editor)
        else:
            self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes null here
        self._value.setVisible(editor is None)

    def set_active(self, active: bool, actions: Sequence[Action] = ()) -> None:
        """Highlight the row and show what can be done with their keys, or become plain again."""
        self.active = active
        wanted = [action for action in actions if active]
        if [(action.text, action.key) for action in wanted] == [(old.words, old.key) for old in self._actions]:
            for button, action in zip(self._actions, wanted, strict=True):  # one that is being pressed stays pressed
                button.set_action(action)
        else:
            self._make_buttons(wanted)
        indent = ID_WIDTH - 12 + self._theme.size("space_3")
        self._buttons.setContentsMargins(indent, 6, 0, 1)
        self._holder.setVisible(bool(self._actions))
        if not active:
            self.set_editor(None)
        self._title.setProperty("role", "strong" if active else "medium")
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        self.updateGeometry()
        self.update()

    def _make_buttons(self, actions: Sequence[Action]) -> None:
        if any(button.hasFocus() for button in self._actions):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding them would send the keyboard on
        for button in self._actions:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = [Button.of(self._theme, action, small=True) for action in actions]
        while self._buttons.count():
            self._buttons.takeAt(0)
        for button in self._actions:
            self._buttons.addWidget(button)
        if self._actions:
            self._buttons.addStretch(1)

    def _spoken(self) -> None:
        parts = (self.item_id, self._title.text(), self._value.text(), self.chip.text, self._hint.text())
        self.setAccessibleName(", ".join(part for part in parts if part))

    def minimumSizeHint(self) -> QSize:
        """Never less than one target high."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self._theme.size("tall_row")))

    def sizeHint(self) -> QSize:
        """Never less than one target high."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._theme.size("tall_row")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes it the active one."""
        self.activated.emit(self.item_id)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard makes it the active one."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.activated.emit(self.item_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw highlight and hairline."""
        painter = QPainter(self)
        if self.active:
            painter.fillRect(self.rect(), self._theme.colour("accent_soft"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.colour("border"))
        if self.hasFocus():
            paint_focus(painter, self._theme, self.rect(), 0)


class ItemList(QWidget):
    """The rows of one step in a card; up and down move the active row, ``activated`` tells its id."""

    activated = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.rows: dict[str, ItemRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)

    def add_heading(self, text: str) -> QLabel:
        """Add the heading of a section of the checklist."""
        heading = label(text, "label")
        heading.setContentsMargins(14, 12, 14, 6)
        self._layout.insertWidget(self._layout.count() - 1, heading)
        return heading

    def add(self, row: ItemRow, key: str = "") -> ItemRow:
        """Add a row; ``key`` where the id is not unique, such as ``E17@2``."""
        self.rows[key or row.item_id] = row
        row.activated.connect(lambda _: self.activated.emit(key or row.item_id))
        self._layout.insertWidget(self._layout.count() - 1, row)
        return row

    def clear(self) -> None:
        """Remove everything."""
        self.rows.clear()
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the neighbour of the active row."""
        keys = list(self.rows)
        here = next((index for index, key in enumerate(keys) if self.rows[key].active), -1)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and keys and 0 <= here + step < len(keys):
            self.activated.emit(keys[here + step])
        else:
            super().keyPressEvent(event)
