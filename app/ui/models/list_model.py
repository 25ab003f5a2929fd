"""A list as a table: each column says what it shows of a row, so that a model is its columns and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.cell import CellRole, ChipCell

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_ALIGNED = Qt.ItemDataRole.TextAlignmentRole


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its head (marked), its text, what stands below it or around it; ``trailing`` for numbers."""

    head: str
    text: Callable[[Row], str]
    sub: Callable[[Row], str] | None = None
    chip: Callable[[Row], ChipCell | None] | None = None
    strong: bool = False
    quiet: Callable[[Row], bool] | None = None
    trailing: bool = False


def always(row: object) -> bool:
    """Say yes: a column that is quiet in every row."""
    return True


class ListModel(QAbstractTableModel, Generic[Row]):
    """Shows ``rows`` by ``columns``."""

    def __init__(self, tr: Callable[..., str], columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self._tr, self.columns = tr, tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the heads; numbers stand on the trailing side."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._tr(self.columns[section].head)
        if role == _ALIGNED and self.columns[section].trailing:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (_DISPLAY, _SPOKEN):
            return column.text(row)
        if role == CellRole.ROW:
            return row
        if role == CellRole.SUB and column.sub is not None:
            return column.sub(row)
        if role == CellRole.CHIP and column.chip is not None:
            return column.chip(row)
        if role == CellRole.STRONG:
            return column.strong
        if role == CellRole.QUIET:
            return column.quiet is not None and column.quiet(row)
        if role == _ALIGNED and column.trailing:
            return Qt.AlignmentFlag.AlignRight
        return None
