"""The errors of one load point as rows, newest first."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.domain.known_error import KnownError

Index = QModelIndex | QPersistentModelIndex
_HEADS = (mark("Day"), mark("Error"), mark("Expanded uncertainty"), mark("Found by"), mark("Limit"))
_ROOT = QModelIndex()
ORIGIN_WORDS = {"visit": mark("visit"), "certificate": mark("certificate"), "check": mark("check standard")}
PHASE_WORDS = {"as_found": mark("as found"), "as_left": mark("as left")}


class ErrorsModel(QAbstractTableModel):
    """What was found, when, and by what."""

    def __init__(
        self, tr: Callable[..., str], number: Callable[[float, int], str], day: Callable[[datetime], str]
    ) -> None:
        super().__init__()
        self._tr, self._number, self._day = tr, number, day
        self._rows: tuple[KnownError, ...] = ()

    def show_errors(self, errors: Sequence["KnownError"]) -> None:
        """Show these, newest first."""
        self.beginResetModel()
        self._rows = tuple(reversed(errors))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of errors."""
        return 0 if parent.isValid() else len(self._rows)

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
        error, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts(error)[column]
        if role == CellRole.SUB and column == 3:
            return error.source
        if role == CellRole.STRONG:
            return column == 1
        if role == CellRole.CHIP and column == 4 and error.limit_percent is not None:
            kept = abs(error.error_percent) <= error.limit_percent
            return ChipCell(self._texts(error)[4], "ok" if kept else "fail")
        return None

    def _texts(self, error: "KnownError") -> tuple[str, ...]:
        sign = "+" if error.error_percent >= 0 else ""
        expanded = "—" if error.expanded_percent is None else f"{self._number(error.expanded_percent, 3)} %"
        found = f"{self._tr(ORIGIN_WORDS[error.origin])}, {self._tr(PHASE_WORDS[error.phase])}"
        limit = "—" if error.limit_percent is None else f"±{self._number(error.limit_percent, 2)} %"
        return (self._day(error.at), f"{sign}{self._number(error.error_percent, 3)} %", expanded, found, limit)
