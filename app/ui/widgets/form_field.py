"""A line of a form: its name above, and below it a hint, or what is wrong while it is typed."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Theme, restyle
from app.ui.widgets.text import Elided, label


class _Line(QLineEdit):
    """Leaves Ctrl+Z to what was just saved, once there is no typing of its own to take back."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)


class FormField(QWidget):
    """``edited`` at every key; ``ended`` when Enter or leaving ends the typing with another text than before."""

    edited = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__()
        self._name, self._hint, self._before = name, hint, ""
        self.edit = _Line()
        self.edit.setMinimumWidth(96)
        title = label(name, "secondary")
        title.setBuddy(self.edit)
        self.below = Elided(hint, "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.size("space_1") - 1)
        for part in (title, self.edit, self.below):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(lambda _: self.edited.emit())
        self.edit.editingFinished.connect(self._end)
        self.show_problem("")

    @property
    def text(self) -> str:
        """What stands there, without blanks around it."""
        return self.edit.text().strip()

    def show_text(self, text: str, *, typing_stays: bool = False) -> None:
        """Show what is saved; ``typing_stays`` leaves alone what a person is typing just now."""
        if typing_stays and self.edit.hasFocus() and self.edit.isModified():
            return
        self._before = text
        place = self.edit.cursorPosition() if self.edit.text() == text else 0
        self.edit.setText(text)  # also where it says so already: what is saved is undone as a whole, not by letters
        self.edit.setCursorPosition(place)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with it; empty = nothing."""
        self.problem = words
        self.below.setText(words or self._hint)
        self.edit.setAccessibleName(self._name)
        self.edit.setAccessibleDescription(words or self._hint)
        role = "problem" if words else "secondary"
        if self.below.property("role") != role:
            restyle(self.below, role=role)
            restyle(self.edit, invalid="true" if words else "false")

    def _end(self) -> None:
        if self.edit.text() != self._before:
            self._before = self.edit.text()
            self.edit.setModified(False)
            self.ended.emit()
