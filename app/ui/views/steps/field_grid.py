"""Fields beside each other, each with its name above; a name and its field are hidden and shown together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.widgets.choice import Choice
from app.ui.widgets.text import Elided


class FieldGrid(QWidget):
    """``changed`` at every key."""

    changed = Signal()

    def __init__(self, columns: int = 3) -> None:
        super().__init__()
        self._columns = columns
        self.fields: dict[str, QLineEdit] = {}
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(13)
        self._grid.setVerticalSpacing(8)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def line(self, name: str, words: str, text: str = "") -> QLineEdit:
        """Add a line of text."""
        field = QLineEdit(text)
        field.textChanged.connect(lambda _: self.changed.emit())
        self.fields[name] = field
        self.put(words, field)
        return field

    def put(self, words: str, field: QWidget, wide: int = 1) -> None:
        """Add any field; ``wide`` columns."""
        field.setAccessibleName(words)
        if isinstance(field, Choice):
            field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(6)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Elided(words, "secondary"))
        column.addWidget(field)
        row, place = divmod(self._count, self._columns)
        self._grid.addWidget(cell, row, place, 1, wide)
        self._count += wide

    def said(self, name: str) -> str:
        """Return what stands in a field, without blanks around it."""
        return self.fields[name].text().strip()

    def lacking(self, *names: str) -> list[str]:
        """Return the words of those fields that are still empty."""
        return [self.fields[name].accessibleName() for name in names if not self.said(name)]
