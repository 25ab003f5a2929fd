"""The load points of a calibration and their runs, as the table shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell
from app.ui.models.display_cell import display_words

if TYPE_CHECKING:
    from app.domain.fact import PlannedPoint, RunMeasured
    from app.domain.visit import VisitState
    from app.workflows.evaluate_calibration import Evaluated
    from app.workflows.progress import RunProgress

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEADS = (
    mark("Load point"),
    mark("Meter kWh"),
    mark("Display kWh"),
    mark("Reference kWh"),
    mark("Error"),
    mark("U (k)"),
    mark("Limit"),
    mark("Decision"),
)
_DECISIONS = {
    "pass": (mark("Pass"), "ok"),
    "conditional_pass": (mark("Conditional pass"), "warn"),
    "fail": (mark("Fail"), "fail"),
    "conditional_fail": (mark("Conditional fail"), "fail"),
    "inconclusive": (mark("Inconclusive"), "warn"),
}


@dataclass(frozen=True)
class RunRow:
    """One line: a point as a whole, or one run of it."""

    cells: tuple[str, ...]
    chip: ChipCell


def error_percent(run: "RunMeasured") -> float:
    """Return the error of one run for the table; decisions are made from the exact numbers elsewhere."""
    station = run.stop_kwh - run.start_kwh
    return float(100 * (station - run.reference_kwh) / run.reference_kwh) if run.reference_kwh else 0.0


def signed(value: float, number: Callable[[float, int], str]) -> str:
    """Return a percentage with its sign."""
    return f"{'+' if value >= 0 else ''}{number(value, 2)} %"


def run_rows(
    state: "VisitState",
    evaluated: "Evaluated | None",
    limit_percent: float,
    progress: "RunProgress | None",
    tr: Callable[..., str],
    number: Callable[[float, int], str],
) -> list[RunRow]:
    """Return the rows: a finished point as one line, a running one run by run, the others to do."""
    planned = state.calibration
    results = {point.id: point for point in evaluated.result.points} if evaluated else {}
    rows: list[RunRow] = []
    for point in planned.points if planned else ():
        runs = state.runs(point.id)
        limit = f"±{number(limit_percent, 1)} %"
        result = results.get(point.id)
        if len(runs) >= point.runs and result is not None:
            word, kind = _DECISIONS.get(result.decision.value, (result.decision.value, "neutral"))
            name = tr("{point}, runs 1 to {n}", point=point.id, n=len(runs))
            cells = (*_sums(state, name, runs, tr, number), signed(result.mean_percent, number))
            spread = f"{number(result.U, 2)} % ({number(result.k, 2)})"
            rows.append(RunRow((*cells, spread, limit, ""), ChipCell(tr(word), kind)))
            continue
        rows += _running(state, point, runs, limit, progress, tr, number)
    return rows


def _running(
    state: "VisitState",
    point: "PlannedPoint",
    runs: "Sequence[RunMeasured]",
    limit: str,
    progress: "RunProgress | None",
    tr: Callable[..., str],
    number: Callable[[float, int], str],
) -> list[RunRow]:
    rows = []
    measuring = progress is not None and progress.point == point.id
    for run in runs:
        name = tr("{point}, run {n}", point=point.id, n=run.number)
        cells = (*_sums(state, name, (run,), tr, number), signed(error_percent(run), number), "", limit, "")
        left = point.runs - len(runs)
        word = tr("{n} runs to go", n=left) if run is runs[-1] and left and not measuring else tr("measured")
        rows.append(RunRow(cells, ChipCell(word, "neutral")))
    if measuring and progress is not None:
        name = tr("{point}, run {n}", point=point.id, n=progress.number)
        error = signed(progress.error_percent, number) if progress.error_percent is not None else ""
        cells = (name, "", "", _energy(progress.energy_kwh, number), error, tr("running"), limit, "")
        rows.append(RunRow(cells, ChipCell(tr("Measuring"), "info", "")))
    elif not runs:
        rows.append(RunRow((point.id, "", "", "", "", "", limit, ""), ChipCell(tr("To do"))))
    return rows


def _energy(kwh: Decimal, number: Callable[[float, int], str]) -> str:
    """Return an energy with all its digits: trailing zeros are the resolution."""
    return number(float(kwh), len(f"{kwh:f}".partition(".")[2]))


def _sums(
    state: "VisitState",
    name: str,
    runs: "Sequence[RunMeasured]",
    tr: Callable[..., str],
    number: Callable[[float, int], str],
) -> tuple[str, str, str, str]:
    station = sum((run.stop_kwh - run.start_kwh for run in runs), Decimal(0))
    reference = sum((run.reference_kwh for run in runs), Decimal(0))
    shown = display_words(state, runs, tr, lambda kwh: _energy(kwh, number))
    return name, _energy(station, number), shown, _energy(reference, number)


class RunsModel(QAbstractTableModel):
    """Shows ``RunRow``."""

    def __init__(self, tr: Callable[..., str]) -> None:
        super().__init__()
        self._tr = tr
        self._rows: list[RunRow] = []

    def show_rows(self, rows: list[RunRow]) -> None:
        """Show these; the same number of rows changes in place."""
        if rows == self._rows:
            return
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_HEADS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads; numbers stand on the trailing side."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._tr(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section < len(_HEADS) - 1:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        last = column == len(_HEADS) - 1
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.chip.word if last else row.cells[column]
        if role == CellRole.CHIP and last:
            return row.chip
        if role == CellRole.STRONG:
            return column in (0, 4)
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < column < len(_HEADS) - 1:
            return Qt.AlignmentFlag.AlignRight
        return None
