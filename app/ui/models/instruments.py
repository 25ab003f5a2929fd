"""The instruments of this technician as rows: filtered while typing, sorted by any column."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.calibration_certificate import days_left
from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.ports.store import Instrument

Index = QModelIndex | QPersistentModelIndex
DUE_DAYS = 30
"""So many days before its end a certificate is announced."""
HEADS = (
    mark("Id"),
    mark("Make and model"),
    mark("Serial"),
    mark("Certificate no."),
    mark("Laboratory"),
    mark("Last day"),
    mark("State"),
    mark("U with k"),
)
DUE, STATE = 5, 6
_ROOT = QModelIndex()
_NEVER = "9999"
_SORT_KEYS: tuple[Callable[["Instrument"], Any], ...] = (
    lambda one: one.id,
    lambda one: (one.text, one.id),
    lambda one: one.serial,
    lambda one: (one.certificate, one.id),
    lambda one: (one.laboratory, one.id),
    lambda one: (one.due_on or _NEVER, one.id),
    lambda one: (one.due_on or _NEVER, one.id),
    lambda one: (one.expanded_percent is None, one.expanded_percent or 0.0),
)


def due_chip(due_on: str, certificate: str, today: date, tr: Callable[..., str]) -> tuple[str, str]:
    """Return word and kind of how long a certificate still holds."""
    days = days_left(due_on, today)
    if days is None:
        return (tr("no last day stated"), "neutral") if certificate else (tr("no certificate"), "neutral")
    if days < 0:
        return tr("overdue"), "fail"
    if days <= DUE_DAYS:
        return tr("due in {n} days", n=days), "warn"
    return tr("valid"), "ok"


def uncertainty_words(expanded_percent: float | None, k: float, number: Callable[[float], str]) -> str:
    """Return ``0.05 %, k = 2``; empty where none is stated."""
    return "" if expanded_percent is None else f"{number(expanded_percent)} %, k = {number(k)}"


class InstrumentsModel(QAbstractTableModel):
    """All of them lie in memory: a laptop lists dozens, not thousands."""

    def __init__(self, tr: Callable[..., str], number: Callable[[float], str], today: Callable[[], date]) -> None:
        super().__init__()
        self._tr, self._number, self._today = tr, number, today
        self._all: tuple[Instrument, ...] = ()
        self._rows: tuple[Instrument, ...] = ()
        self.matching = ""
        self.sorted_by = (0, Qt.SortOrder.AscendingOrder)

    @property
    def known(self) -> "tuple[Instrument, ...]":
        """Every instrument listed, shown or not."""
        return self._all

    @property
    def shown(self) -> "tuple[Instrument, ...]":
        """Those that match the filter, as they are sorted."""
        return self._rows

    def show_instruments(self, instruments: "Sequence[Instrument]") -> None:
        """Show these."""
        self._all = tuple(instruments)
        self._arrange()

    def filter(self, words: str) -> None:
        """Show those that contain these words."""
        self.matching = words.strip().lower()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.sorted_by = (column, order)
        self._arrange()

    def _arrange(self) -> None:
        column, order = self.sorted_by
        self.beginResetModel()
        matching = (one for one in self._all if self.matching in " ".join(self.texts(one)).lower())
        self._rows = tuple(sorted(matching, key=_SORT_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder))
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many match."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        one, column = self._rows[index.row()], index.column()
        if role == CellRole.ROW:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.texts(one)[column]
        if role == CellRole.STRONG:
            return column == 0
        if role == CellRole.CHIP and column == STATE:
            return ChipCell(*due_chip(one.due_on, one.certificate, self._today(), self._tr))
        return None

    def texts(self, one: "Instrument") -> tuple[str, ...]:
        """Return the texts of a row."""
        due = due_chip(one.due_on, one.certificate, self._today(), self._tr)[0]
        u = uncertainty_words(one.expanded_percent, one.k, self._number)
        return (one.id, one.text, one.serial, one.certificate, one.laboratory, one.due_on, due, u)
