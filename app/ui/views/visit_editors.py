"""Where an answer is typed: a number, a word, a time, a choice; each tells what it says at every key."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.checklist import ItemKind
from app.ui.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.value_edit import ValueEdit

if TYPE_CHECKING:
    from app.domain.checklist import Item

TEXT_WIDTH, TIME_WIDTH, CHOICE_WIDTH = 250, 92, 270
_NUMBER_SIGNS = frozenset("0123456789.,+-<>=≤≥ \u2212")


class _LettersAreKeys(QObject):
    """In a field for numbers a letter is the key of a button, not a character."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave letters to the shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            text = event.text()
            if text and text.isprintable() and text not in _NUMBER_SIGNS:
                event.ignore()
                return True
        return False


class _WindowKeys(QObject):
    """In a field with nothing to undo Ctrl+Z takes an answer back, and a picture is pasted as a photo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave to the window what the field has no use for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            useless = undo and isinstance(watched, QLineEdit) and not watched.isUndoAvailable()
            if useless or (event.matches(QKeySequence.StandardKey.Paste) and _only_a_picture()):
                event.ignore()
                return True
        return False


def _only_a_picture() -> bool:
    """Say whether the clipboard holds a picture or files, and no words."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime.hasUrls() or (mime.hasImage() and not mime.hasText())


class ItemEditor(QWidget):
    """``typed`` at every key, ``entered`` when Enter, leaving or choosing ends it with something new."""

    typed = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        item: "Item",
        name: str,
        value: str,
        pick: Callable[[Mapping[str, str]], str],
    ) -> None:
        super().__init__()
        self._before = value
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.field = self._field(theme, item, name, value, pick)
        self._window_keys = _WindowKeys()
        if self.line is not None:
            self.line.installEventFilter(self._window_keys)
            self.line.setAcceptDrops(False)  # a file dropped on it is a photo of the item, not its path as text
        row.addWidget(self.field)
        self.setFocusProxy(self.field)

    def _field(
        self, theme: Theme, item: "Item", name: str, value: str, pick: Callable[[Mapping[str, str]], str]
    ) -> QWidget:
        if item.kind is ItemKind.CHOICE:
            choice = Choice(theme, name)
            choice.add(*((one.value, pick(one.text)) for one in item.choices))
            choice.setFixedWidth(CHOICE_WIDTH)
            choice.show_value(value)
            choice.activated.connect(lambda *_: self._changed())
            return choice
        if item.kind is ItemKind.NUMBER:
            number = ValueEdit(theme, name, item.unit, lambda _: self.typed.emit())
            number.show_text(value)
            self._letters = _LettersAreKeys()
            number.edit.installEventFilter(self._letters)
            number.entered.connect(lambda _: self._changed())
            return number
        line = QLineEdit(value)
        line.setAccessibleName(name)
        line.setFixedWidth(TIME_WIDTH if item.kind is ItemKind.TIME else TEXT_WIDTH)
        line.setClearButtonEnabled(False)
        if item.kind is ItemKind.TIME:
            line.setPlaceholderText("hh:mm")
            line.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            self._letters = _LettersAreKeys()
            line.installEventFilter(self._letters)
        line.textEdited.connect(lambda _: self.typed.emit())
        line.editingFinished.connect(self._changed)
        return line

    @property
    def text(self) -> str:
        """What it says now."""
        if isinstance(self.field, Choice):
            return self.field.value
        return self.line.text().strip() if self.line is not None else ""

    @property
    def line(self) -> QLineEdit | None:
        """Where it is typed; None for a choice."""
        line = self.field.edit if isinstance(self.field, ValueEdit) else self.field
        return line if isinstance(line, QLineEdit) else None

    @property
    def new(self) -> bool:
        """True while it says something that was not saved."""
        return bool(self.text) and self.text != self._before

    def _changed(self) -> None:
        if self.new:
            self.entered.emit()

    def put(self, text: str) -> None:
        """Type for the user."""
        if isinstance(self.field, Choice):
            self.field.show_value(text)
        elif isinstance(self.field, ValueEdit):
            self.field.edit.setText(text)
        elif isinstance(self.field, QLineEdit):
            self.field.setText(text)
        self.typed.emit()

    def kept(self, text: str) -> None:
        """This text is being saved; from now on undo means the answer, not the typing."""
        self._before = text
        if self.line is not None and self.line.isUndoAvailable():
            self.line.setText(self.line.text())

    def start(self) -> None:
        """Get the keyboard, with what is there selected."""
        self.field.setFocus()
        if self.line is not None:
            self.line.setFocus()
            self.line.selectAll()
