"""Visits, newest first."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.text import mark
from app.ui.cell import ChipCell
from app.ui.models.list_model import Column, ListModel, always

if TYPE_CHECKING:
    from app.ports.store import VisitLine

STATES = {
    "open": (mark("open"), "info"),
    "paused": (mark("paused"), "warn"),
    "handed_over": (mark("handed over"), "neutral"),
    "stopped": (mark("stopped"), "fail"),
    "signed": (mark("signed"), "ok"),
}
TEMPLATES = {"periodic-inspection": mark("Periodic inspection"), "fault-call": mark("Fault call")}


def template_words(template: str, tr: Callable[..., str]) -> str:
    """Return the name of a visit template in words; its id where the template is not a shipped one."""
    known = TEMPLATES.get(template.replace("_", "-"))
    return tr(known) if known else template


class VisitsModel(ListModel["VisitLine"]):
    """``when`` writes day and time apart."""

    def __init__(self, tr: Callable[..., str], when: Callable[[datetime], tuple[str, str]]) -> None:
        def state(line: "VisitLine") -> ChipCell:
            words, kind = STATES[line.state]
            said = tr("practice, {state}", state=tr(words)) if line.practice else tr(words)
            return ChipCell(said, "neutral" if line.practice and line.state == "signed" else kind)

        super().__init__(
            tr,
            (
                Column(
                    mark("Opened"),
                    lambda line: when(line.opened_at)[1],
                    sub=lambda line: when(line.opened_at)[0],
                    strong=True,
                ),
                Column(
                    mark("Site and station"),
                    lambda line: line.site or line.station,
                    sub=lambda line: line.station,
                    strong=True,
                ),
                Column(mark("Work"), lambda line: template_words(line.template, tr), sub=lambda line: line.work_order),
                Column(
                    mark("Saved"),
                    lambda line: when(line.saved_at)[1],
                    sub=lambda line: when(line.saved_at)[0],
                    quiet=always,
                ),
                Column(mark("State"), lambda line: state(line).word, chip=state),
            ),
        )
