"""Work on the meter as a person records it, part by part: each call is one or two facts, saved when it returns."""

from decimal import Decimal

from app.domain.act import Act
from app.domain.display import read_display
from app.domain.errors import Reason, Refused
from app.domain.legal_change import LegalAnswer
from app.domain.legal_fact import Adjusted, IndicationCompared, Seal
from app.domain.number import parse_number
from app.domain.plan_work import PlanAct
from app.domain.step import Step
from app.workflows.guided_visit import GuidedVisit
from app.workflows.judge_change import guard_of
from app.workflows.record_legal import (
    compare_indication,
    declare_act,
    phase_now,
    record_adjustment,
    record_seals,
)
from app.workflows.work_on_meter import Work, record_work


class GuidedWork:
    """What the side "Meter and seals" calls; every call begins the calibration step and raises Refused as that does."""

    def __init__(self, guided: GuidedVisit) -> None:
        self._guided, self._visit = guided, guided.visit

    async def _begin(self) -> None:
        if not self._visit.state.steps[Step.CALIBRATION].status.ended:
            await self._guided.begin(Step.CALIBRATION)
        elif self._visit.state.handed_over is not None:
            raise Refused(Reason.VISIT_CLOSED, self._visit.state.opened.station_id)

    async def record(self, work: Work, answer: LegalAnswer | None) -> None:
        """Save what the law says to the work, then the work. Raises BadInput naming the field, then saves nothing."""
        await self._begin()
        await record_work(self._visit, guard_of(self._guided.bench.catalogue), work, answer)

    async def adjust(self, adjusted: Adjusted) -> None:
        """Save an adjustment. Raises Refused (ADJUSTMENT_NOT_ALLOWED), BadInput (MISSING_KEY)."""
        await self._begin()
        await record_adjustment(self._visit, adjusted)

    async def seals(self, seals: tuple[Seal, ...]) -> None:
        """Save every seal, as found or as left. Raises BadInput (MISSING_KEY)."""
        await self._begin()
        await record_seals(self._visit, seals)

    async def declare(self, act: PlanAct | None) -> None:
        """Save what the work legally is; None = an operator's check. Raises BadInput (MISSING_KEY)."""
        await self._begin()
        said = act or PlanAct(Act.OPERATORS_CHECK)
        await declare_act(self._visit, said.kind, number=said.number, officer=said.officer, body=said.body)

    async def compare(self, display: str, signed: str, version: str, checksum: str) -> IndicationCompared:
        """Save what the display shows for one transaction beside its signed value, in kWh.

        Raises BadInput (WRONG_VALUE) for what is no number.
        """
        shown = read_display(display, "display").energy_kwh
        value: Decimal | None = parse_number(signed, "signed") if signed.strip() else None
        await self._begin()
        return await compare_indication(self._visit, phase_now(self._visit.state), shown, value, version, checksum)
