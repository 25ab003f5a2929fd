"""The checks of an instrument against its check standard as rows, newest first, each with its signals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.control_chart import Signal
from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.error_rows import Day, Number, error_columns
from app.ui.models.list_model import Column, ListModel

if TYPE_CHECKING:
    from app.domain.control_chart import ControlChart
    from app.domain.known_error import KnownError

SHORT_SIGNAL_WORDS: Mapping[Signal, str] = {
    Signal.BEYOND_THREE_SIGMA: mark("beyond 3 σ"),
    Signal.TWO_OF_THREE: mark("2 of 3 beyond 2 σ"),
    Signal.FOUR_OF_FIVE: mark("4 of 5 beyond 1 σ"),
    Signal.EIGHT_ON_ONE_SIDE: mark("8 on one side"),
}


def signal_words(chart: "ControlChart | None", index: int, tr: Callable[..., str], most: int = 4) -> str:
    """Return why the check ``index`` says that something changed; empty where it does not, or nothing is known."""
    return ", ".join(tr(SHORT_SIGNAL_WORDS[signal]) for signal in chart.signals[index][:most]) if chart else ""


@dataclass(frozen=True)
class Check:
    """One check with what its chart says of it; None = too few for a chart."""

    found: "KnownError"
    signals: str | None


class ChecksModel(ListModel[Check]):
    """What was found, when, against what, and whether it fits to what was found before."""

    def __init__(self, tr: Callable[..., str], number: Number, day: Day) -> None:
        def words(check: Check) -> str:
            return "—" if check.signals is None else check.signals or tr("in control")

        def signal(check: Check) -> ChipCell | None:
            return None if check.signals is None else ChipCell(words(check), "fail" if check.signals else "ok")

        super().__init__(
            tr,
            (
                *(of_check(column) for column in error_columns(number, day)),
                Column(mark("Check standard"), lambda check: check.found.source),
                Column(mark("Signal"), words, chip=signal),
            ),
        )

    def show_checks(self, checks: "Sequence[KnownError]", chart: "ControlChart | None") -> None:
        """Show these, newest first; ``chart`` has the signals of each, in the same order."""
        told = [signal_words(chart, number, self._tr) if chart else None for number in range(len(checks))]
        rows = [Check(found, signals) for found, signals in zip(checks, told, strict=True)]
        self.show_rows(rows[::-1])


def of_check(column: "Column[KnownError]") -> Column[Check]:
    """Return the column of an error for the error of a check."""
    return Column(column.head, lambda check: column.text(check.found), strong=column.strong)
