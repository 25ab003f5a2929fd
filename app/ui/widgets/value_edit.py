"""A measured number: comma or point, its unit beside it, its verdict while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from app.domain.errors import BadInput
from app.domain.number import Reading, parse_reading
from app.ui.theme import Theme, restyle
from app.ui.widgets.button import ENTER

Judge = Callable[[Reading | None], object]
"""Called at every key with what the text says, None while it says no number."""


class ValueEdit(QWidget):
    """``entered`` tells the text when Enter or leaving ends the typing with a number that changed."""

    entered = Signal(str)

    def __init__(self, theme: Theme, name: str, unit: str = "", judge: Judge | None = None) -> None:
        super().__init__()
        self._theme, self._judge = theme, judge
        self._before = ""
        self.edit = QLineEdit()
        self.edit.setAccessibleName(f"{name}, {unit}" if unit else name)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setFont(theme.font("value", QFont.Weight.DemiBold))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.edit.setFixedWidth(96)
        self.edit.installEventFilter(self)
        self._unit = QLabel(unit)
        self._unit.setProperty("role", "sub")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.size("space_2"))
        layout.addWidget(self.edit)
        layout.addWidget(self._unit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._end)
        self._unit.setVisible(bool(unit))

    def show_text(self, text: str) -> None:
        """Show a saved value."""
        self._before = text
        self.edit.setText(text)
        restyle(self.edit, invalid="false")

    def reading(self) -> Reading | None:
        """Return what stands there, None when it is no number."""
        try:
            return parse_reading(self.edit.text())
        except BadInput:
            return None

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape takes the typing back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.edit.text() != self._before:
                self.edit.setText(self._before)
                self._typed()
                return True
            if event.key() in ENTER:
                self._end()
                event.ignore()
                return False
        return False

    def _typed(self, *_: object) -> None:
        reading = self.reading()
        wrong = reading is None and bool(self.edit.text().strip())
        if (self.edit.property("invalid") == "true") != wrong:
            restyle(self.edit, invalid="true" if wrong else "false")
        if self._judge is not None:
            self._judge(reading)

    def _end(self) -> None:
        if self.reading() is not None and self.edit.text() != self._before:
            self._before = self.edit.text()
            self.entered.emit(self.edit.text().strip())
