"""The errors of one load point as rows, newest first."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.list_model import Column, ListModel

if TYPE_CHECKING:
    from app.domain.known_error import KnownError

ORIGIN_WORDS = {"visit": mark("visit"), "certificate": mark("certificate"), "check": mark("check standard")}
PHASE_WORDS = {"as_found": mark("as found"), "as_left": mark("as left")}


Number = Callable[[float, int], str]
Day = Callable[[datetime], str]


def error_columns(number: Number, day: Day) -> "tuple[Column[KnownError], ...]":
    """Return the first columns of any error: its day, itself and its uncertainty."""
    return (
        Column(mark("Day"), lambda error: day(error.at)),
        Column(
            mark("Error"),
            lambda error: f"{'+' if error.error_percent >= 0 else ''}{number(error.error_percent, 3)} %",
            strong=True,
        ),
        Column(
            mark("Expanded uncertainty"),
            lambda error: "—" if error.expanded_percent is None else f"{number(error.expanded_percent, 3)} %",
        ),
    )


class ErrorsModel(ListModel["KnownError"]):
    """What was found, when, and by what; newest first."""

    def __init__(self, tr: Callable[..., str], number: Number, day: Day) -> None:
        def limit(error: "KnownError") -> str:
            return "—" if error.limit_percent is None else f"±{number(error.limit_percent, 2)} %"

        def kept(error: "KnownError") -> ChipCell | None:
            if error.limit_percent is None:
                return None
            return ChipCell(limit(error), "ok" if abs(error.error_percent) <= error.limit_percent else "fail")

        super().__init__(
            tr,
            (
                *error_columns(number, day),
                Column(
                    mark("Found by"),
                    lambda error: f"{tr(ORIGIN_WORDS[error.origin])}, {tr(PHASE_WORDS[error.phase])}",
                    sub=lambda error: error.source,
                ),
                Column(mark("Limit"), limit, chip=kept),
            ),
        )

    def show_errors(self, errors: Sequence["KnownError"]) -> None:
        """Show these, newest first."""
        self.show_rows(tuple(reversed(errors)))
