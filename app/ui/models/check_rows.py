"""The checks of an instrument against its check standard as rows, newest first, each with its signals."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.control_chart import Signal
from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.domain.control_chart import ControlChart
    from app.domain.known_error import KnownError

Index = QModelIndex | QPersistentModelIndex
_HEADS = (mark("Day"), mark("Error"), mark("Expanded uncertainty"), mark("Check standard"), mark("Signal"))
_ROOT = QModelIndex()
SHORT_SIGNAL_WORDS: Mapping[Signal, str] = {
    Signal.BEYOND_THREE_SIGMA: mark("beyond 3 σ"),
    Signal.TWO_OF_THREE: mark("2 of 3 beyond 2 σ"),
    Signal.FOUR_OF_FIVE: mark("4 of 5 beyond 1 σ"),
    Signal.EIGHT_ON_ONE_SIDE: mark("8 on one side"),
}


def signal_words(chart: "ControlChart | None", index: int, tr: Callable[..., str], most: int = 4) -> str:
    """Return why the check ``index`` says that something changed; empty where it does not, or nothing is known."""
    return ", ".join(tr(SHORT_SIGNAL_WORDS[signal]) for signal in chart.signals[index][:most]) if chart else ""


class ChecksModel(QAbstractTableModel):
    """What was found, when, against what, and whether it fits to what was found before."""

    def __init__(
        self, tr: Callable[..., str], number: Callable[[float, int], str], day: Callable[[datetime], str]
    ) -> None:
        super().__init__()
        self._tr, self._number, self._day = tr, number, day
        self._rows: tuple[KnownError, ...] = ()
        self._chart: ControlChart | None = None

    def show_checks(self, checks: "Sequence[KnownError]", chart: "ControlChart | None") -> None:
        """Show these; ``chart`` has the signals of each, in the same order."""
        self.beginResetModel()
        self._rows, self._chart = tuple(checks), chart
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of checks."""
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
        number, column = len(self._rows) - 1 - index.row(), index.column()
        texts = self._texts(number)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return texts[column]
        if role == CellRole.STRONG:
            return column == 1
        if role == CellRole.CHIP and column == 4 and self._chart is not None:
            return ChipCell(texts[4], "fail" if self._chart.signals[number] else "ok")
        return None

    def _texts(self, number: int) -> tuple[str, ...]:
        one = self._rows[number]
        sign = "+" if one.error_percent >= 0 else ""
        expanded = "—" if one.expanded_percent is None else f"{self._number(one.expanded_percent, 3)} %"
        signal = signal_words(self._chart, number, self._tr) or (self._tr("in control") if self._chart else "—")
        return (self._day(one.at), f"{sign}{self._number(one.error_percent, 3)} %", expanded, one.source, signal)
