"""First against last snapshot, line by line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.domain.difference import Difference

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEADS = (mark("Value"), mark("First"), mark("Last"), mark("Why"), mark("Judgement"))
_WORDS = {
    "explained": (mark("Explained"), "ok"),
    "expected": (mark("Expected"), "neutral"),
    "unexplained": (mark("Explain"), "warn"),
}


class DifferencesModel(QAbstractTableModel):
    """Unexplained ones stand first."""

    def __init__(self, tr: Callable[..., str]) -> None:
        super().__init__()
        self._tr = tr
        self.rows: tuple[Difference, ...] = ()

    def show_differences(self, found: "tuple[Difference, ...]") -> None:
        """Show these."""
        rows = tuple(sorted(found, key=lambda one: (one.judgement.value != "unexplained", one.path)))
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self.rows[index.row()], index.column()
        word, kind = _WORDS[row.judgement.value]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            reason = self._tr(row.reason) if row.reason else ""
            return (row.path, row.a or "—", row.b or "—", reason, self._tr(word))[column]
        if role == CellRole.CHIP and column == len(_HEADS) - 1:
            return ChipCell(self._tr(word), kind)
        if role == CellRole.STRONG:
            return column == 0
        if role == CellRole.ROW:
            return row
        return None
