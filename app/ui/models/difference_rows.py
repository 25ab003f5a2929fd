"""First against last snapshot, line by line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.list_model import Column, ListModel

if TYPE_CHECKING:
    from app.domain.difference import Difference

_WORDS = {
    "explained": (mark("Explained"), "ok"),
    "expected": (mark("Expected"), "neutral"),
    "unexplained": (mark("Explain"), "warn"),
}


class DifferencesModel(ListModel["Difference"]):
    """Unexplained ones stand first."""

    def __init__(self, tr: Callable[..., str]) -> None:
        def judged(row: "Difference") -> ChipCell:
            word, kind = _WORDS[row.judgement.value]
            return ChipCell(tr(word), kind)

        super().__init__(
            tr,
            (
                Column(mark("Value"), lambda row: row.path, strong=True),
                Column(mark("First"), lambda row: row.a or "—"),
                Column(mark("Last"), lambda row: row.b or "—"),
                Column(mark("Why"), lambda row: tr(row.reason) if row.reason else ""),
                Column(mark("Judgement"), lambda row: judged(row).word, chip=judged),
            ),
        )

    def show_differences(self, found: "tuple[Difference, ...]") -> None:
        """Show these."""
        rows = tuple(sorted(found, key=lambda one: (one.judgement.value != "unexplained", one.path)))
        if rows != self.rows:
            self.show_rows(rows)
