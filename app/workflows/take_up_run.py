"""After a restart: the run a killed program was measuring goes on with its begin registers, or is discarded (rule 19).

Its charge went on without the program, as it does without a link. What makes it one run still: the very same
transaction, the very same reference, and no other energy through either of them.
"""

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any

from app.domain.errors import ChargeBenchError, OutcomeUnknown, Reason, Refused
from app.domain.fact import PlannedPoint
from app.domain.left_run import LeftRun, check_still, check_taking_up, left_run
from app.domain.meter_fact import ReferenceMatched
from app.domain.run_fact import RunTakenUp
from app.domain.station import Charge, ChargeEnded
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.workflows.end_by_reference import EndByReference
from app.workflows.end_charge import see_late_start
from app.workflows.end_of_run import Counted, EndByHand
from app.workflows.keep_readings import RunReadings
from app.workflows.linked_run import LinkedRun
from app.workflows.measure_run import Measuring, OpenRun, link_keeper
from app.workflows.progress import Doing, RunTeller
from app.workflows.watch_meter import MeterWatch

TakesUp = EndByReference | EndByHand


async def take_up_run(given: Measuring) -> tuple[str, int] | None:
    """Bring the run that was under way to its end and return its point and number; None where there is none.

    One that cannot be taken up is kept as discarded with the exact reason, its charge is stopped, and it is measured
    again. Raises what ``measure_run`` raises once it goes on; PeerUnreachable before that leaves it as it is.
    """
    visit = given.visit
    check_write(visit.state)
    await see_late_start(visit, given.link)
    left = left_run(visit.state)
    if left is None or left.charge is None or left.begun.phase != given.phase:
        return None
    begun, planned = left.begun, visit.state.calibration
    point = next((one for one in planned.points if one.id == begun.point), None) if planned else None
    if point is None:
        return None
    what = mark("Load point {point}, run {number}: taken up after a restart")
    given.tell(Doing(Step.CALIBRATION, what, (("point", begun.point), ("number", begun.number))))
    return (begun.point, begun.number) if await _Taking(given, left, point).to_the_end() else None


class _Taking:
    """A run of an earlier program whose charge began."""

    def __init__(self, given: Measuring, left: LeftRun, point: PlannedPoint) -> None:
        self._given, self._left, self._begun, self._point = given, left, left.begun, point
        self._visit, self._link, self._rules = given.visit, given.link, given.rules
        self._told = RunTeller(given.tell)

    async def to_the_end(self) -> bool:
        """Return True where the run was measured, False where it was discarded."""
        charge, begun = self._left.as_charge(), self._begun
        run = OpenRun(self._given, self._point, begun.number, charge, self._told, begun.began_at)
        try:
            return await self._watched(run, charge)
        except asyncio.CancelledError:
            await run.leave()
            raise

    async def _watched(self, run: OpenRun, charge: Charge) -> bool:
        async with MeterWatch(self._link, charge, link_keeper(self._visit, self._told)) as watch:
            try:
                ends, goes_on = await self._check(charge)
            except Refused as refused:
                await run.stop_and_discard(refused)
                return False
            begun = self._begun
            await self._visit.add(
                RunTakenUp(begun.point, begun.number, charge.transaction, begun.phase, ended=not goes_on)
            )
            if goes_on and await self._enough(run, ends, watch):
                ended, counted = await run.stop_and_count(ends)
            else:
                try:
                    ended, counted = await self._after_its_end(ends, charge)
                except (Refused, OutcomeUnknown) as error:
                    await run.stop_and_discard(error)
                    return False
        await run.save(ends, ended, counted)
        return True

    async def _check(self, charge: Charge) -> tuple[TakesUp, bool]:
        """Return how the run ends and whether its charge still runs. Raises Refused where it cannot be taken up."""
        matched, planned = self._visit.state.last(ReferenceMatched), self._visit.state.calibration
        reference, serial = planned.reference if planned else "", matched.serial if matched else ""
        check_taking_up(self._left, reference, serial)
        goes_on = await self._link.charge_goes_on(charge, self._rules.end_within_s)
        if goes_on is None:
            raise Refused(Reason.CHARGE_UNCLEAR, self._point.id)
        ends = self._ends()
        gone = (self._visit.clock.now() - self._begun.began_at) * self._visit.state.pace
        await ends.take_up(self._begun, gone)
        return ends, goes_on

    def _ends(self) -> TakesUp:
        """Return what ends the run: begin and end registers are all that is compared of a run without its middle."""
        given, clock, number = self._given, self._visit.clock, self._begun.number
        if given.reference is None:
            return EndByHand(given.hands, self._rules, clock, self._point, number, self._told)
        kept = RunReadings(self._visit, self._point, number)
        return EndByReference(LinkedRun(given.reference, self._rules, clock, self._point, number, kept, self._told))

    async def _enough(self, run: OpenRun, ends: TakesUp, watch: MeterWatch) -> bool:
        """Return True once the energy of the plan has flowed, False where the charge ended by itself before."""
        try:
            return await _comes_first(ends.until_enough(watch), watch.over())
        except ChargeBenchError as error:
            await run.stop_and_discard(error)
            raise

    async def _after_its_end(self, ends: TakesUp, charge: Charge) -> tuple[ChargeEnded, Counted]:
        """Return both ends of a charge that ended without the program: nothing flowed since, and enough before.

        Raises Refused (OTHER_LOAD, STANDSTILL_UNPROVEN, ENDED_EARLY, STILL_FLOWING), OutcomeUnknown where no register
        was told with the end.
        """
        within_s = self._rules.end_within_s
        ended = await self._link.stop_charge(charge, within_s)
        registers = await self._link.refresh_registers(within_s)
        now = next((register for register in registers if register.evse == charge.evse), None)
        check_still(self._point.id, ended.end, now)
        if self._given.reference is None:
            self._check_energy(ended.end.energy_kwh - ended.begin.energy_kwh)
        counted = await ends.end()
        if self._given.reference is not None:
            self._check_energy(counted[2])
        self._told.again()
        return ended, counted

    def _check_energy(self, energy_kwh: Decimal) -> None:
        if energy_kwh < self._point.energy_kwh:
            raise Refused(Reason.ENDED_EARLY, self._point.id)


async def _comes_first(one: Coroutine[Any, Any, None], other: Coroutine[Any, Any, None]) -> bool:
    """Return True where ``one`` ends first, and raise what it raises; False for ``other``."""
    tasks = asyncio.ensure_future(one), asyncio.ensure_future(other)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if not tasks[0].done():
            return False
        tasks[0].result()
        return True
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
