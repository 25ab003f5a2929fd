"""The load points of a calibration and their runs, as the table shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.display_cell import display_words
from app.ui.models.list_model import Column, ListModel

if TYPE_CHECKING:
    from app.domain.fact import PlannedPoint, RunMeasured
    from app.domain.visit import VisitState
    from app.workflows.evaluate_calibration import Evaluated
    from app.workflows.progress import RunProgress

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
_ERROR, _SPREAD = _HEADS.index("Error"), _HEADS.index("U (k)")
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
    runs: str = ""
    """Which runs these are: below the name of the point."""
    k: str = ""
    """The coverage factor, below the uncertainty."""


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
            found = (signed(result.mean_percent, number), f"{number(result.U, 2)} %", limit, "")
            cells = (*_sums(state, point.id, runs, tr, number), *found)
            spread = f"k = {number(result.k, 2)}"
            rows.append(RunRow(cells, ChipCell(tr(word), kind), tr("runs 1 to {n}", n=len(runs)), spread))
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
        cells = (*_sums(state, point.id, (run,), tr, number), signed(error_percent(run), number), "", limit, "")
        left = point.runs - len(runs)
        word = tr("{n} runs to go", n=left) if run is runs[-1] and left and not measuring else tr("measured")
        rows.append(RunRow(cells, ChipCell(word, "neutral"), tr("run {n}", n=run.number)))
    if measuring and progress is not None:
        error = signed(progress.error_percent, number) if progress.error_percent is not None else ""
        cells = (point.id, "", "", _energy(progress.energy_kwh, number), error, tr("running"), limit, "")
        rows.append(RunRow(cells, ChipCell(tr("Measuring"), "info", ""), tr("run {n}", n=progress.number)))
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


class RunsModel(ListModel[RunRow]):
    """Shows ``RunRow``."""

    def __init__(self, tr: Callable[..., str]) -> None:
        def cell(place: int) -> Callable[[RunRow], str]:
            return lambda row: row.cells[place]

        def column(place: int, head: str) -> Column[RunRow]:
            sub = {0: lambda row: row.runs, _SPREAD: lambda row: row.k}.get(place)
            return Column(head, cell(place), sub, strong=place in (0, _ERROR), trailing=place > 0)

        last = Column[RunRow](_HEADS[-1], lambda row: row.chip.word, chip=lambda row: row.chip)
        super().__init__(tr, (*(column(place, head) for place, head in enumerate(_HEADS[:-1])), last))

    def show_rows(self, rows: Sequence[RunRow]) -> None:
        """Show these; the same number of rows changes in place."""
        shown = tuple(rows)
        if shown == self.rows:
            return
        if len(shown) != len(self.rows):
            super().show_rows(shown)
            return
        self.rows = shown
        self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(_HEADS) - 1))
