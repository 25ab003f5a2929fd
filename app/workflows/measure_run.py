"""One run: one transaction, begin and end registers of both meters at standstill (rule 19)."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from app.domain.charge_fact import ChargeLeft
from app.domain.errors import BadAnswer, ChargeBenchError, Reason
from app.domain.fact import LinkChanged, PlannedPoint, RunDiscarded, RunMeasured
from app.domain.legal_fact import Phase
from app.domain.meter_fact import ReferenceMatched
from app.domain.run_fact import RunBegun
from app.domain.station import Charge, ChargeEnded
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter, ReferenceReading
from app.ports.station import StationLink
from app.workflows.begin_charge import begin_charge
from app.workflows.check_signature import ChecksSignatures
from app.workflows.choose_ending import ending
from app.workflows.end_charge import stop_on_leaving
from app.workflows.end_of_run import Counted, EndsRun
from app.workflows.keep_readings import RunReadings
from app.workflows.progress import Doing, RunTeller, Tell
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit
from app.workflows.watch_meter import HearLink, MeterWatch


@dataclass(frozen=True)
class Measuring:
    """What all runs of a calibration share; ``reference`` is None where a person reads it."""

    visit: Visit
    link: StationLink
    evse: int
    reference: ReferenceMeter | None
    hands: Hands
    rules: RunRules
    phase: Phase
    signatures: ChecksSignatures
    tell: Tell


async def measure_run(given: Measuring, point: PlannedPoint, number: int) -> None:
    """Measure one run and save it; one that goes wrong is kept as discarded, with its reason.

    What its end needs is on disk before its charge is asked for: a killed program takes it up (``take_up_run``).
    Raises Refused, PeerUnreachable, OutcomeUnknown, BadInput as the charge and the reference do.
    """
    visit, rules = given.visit, given.rules
    check_write(visit.state)
    what = mark("Load point {point}, run {number}")
    given.tell(Doing(Step.CALIBRATION, what, (("point", point.id), ("number", number))))
    told, kept = RunTeller(given.tell), RunReadings(visit, point, number)
    ends = ending(given.reference, given.hands, rules, visit.clock, point, number, kept, told)
    begun = _begun(given, point, number, await ends.begin())
    await visit.add(begun)
    limit_a = float(point.limit_a)
    charge = await begin_charge(visit, given.link, given.evse, limit_a, rules.begin_within_s, point.id, number)
    await OpenRun(given, point, number, charge, told, begun.began_at).to_the_end(ends)


def _begun(given: Measuring, point: PlannedPoint, number: int, first: ReferenceReading | None) -> RunBegun:
    state = given.visit.state
    matched, planned = state.last(ReferenceMatched), state.calibration
    return RunBegun(
        point=point.id,
        number=number,
        phase=given.phase,
        method=point.method,
        reference=planned.reference if planned else "",
        began_at=given.visit.clock.now(),
        reference_kwh=first.energy_kwh if first else None,
        reference_raw=first.raw.hex() if first else "",
        reference_at=first.at if first else None,
        reference_serial=matched.serial if matched else "",
    )


class OpenRun:
    """A run whose charge has begun."""

    def __init__(
        self, given: Measuring, point: PlannedPoint, number: int, charge: Charge, told: RunTeller, began_at: datetime
    ) -> None:
        self._given, self._told, self._began_at = given, told, began_at
        self._visit, self._link, self._within_s = given.visit, given.link, given.rules.end_within_s
        self._point, self._number, self._charge = point, number, charge

    async def to_the_end(self, ends: EndsRun) -> None:
        """Wait for the energy of the plan, end the charge, read both meters and save the run."""
        try:
            ended, counted = await self._watched(ends)
        except asyncio.CancelledError:
            await self.leave()
            raise
        await self.save(ends, ended, counted)

    async def leave(self) -> None:
        """The program is being closed: the run is discarded and its charge stopped."""
        if not any(run.transaction == self._charge.transaction for run in self._visit.state.discarded):
            await self.discard(Reason.PROGRAM_ENDED, left_running=True)
        await stop_on_leaving(self._visit, self._link, self._charge)

    async def _watched(self, ends: EndsRun) -> tuple[ChargeEnded, Counted]:
        async with MeterWatch(self._link, self._charge, link_keeper(self._visit, self._told)) as watch:
            try:
                await ends.until_enough(watch)
            except ChargeBenchError as error:
                await self.stop_and_discard(error)
                raise
            return await self.stop_and_count(ends)

    async def stop_and_count(self, ends: EndsRun) -> tuple[ChargeEnded, Counted]:
        """End the charge and read the reference at standstill; what goes wrong discards the run."""
        ended = None
        try:
            ended = await self._link.stop_charge(self._charge, self._within_s)
            counted = await ends.end()
            self._told.again()
            return ended, counted
        except ChargeBenchError as error:
            await self.discard(_why(error), left_running=ended is None)
            raise

    async def save(self, ends: EndsRun, ended: ChargeEnded, counted: Counted) -> None:
        """Save the run with both registers of both meters."""
        begin, end, energy = counted
        means = ends.conditions()
        await self._visit.add(
            RunMeasured(
                point=self._point.id,
                number=self._number,
                transaction=self._charge.transaction,
                start_kwh=ended.begin.energy_kwh,
                stop_kwh=ended.end.energy_kwh,
                reference_start_kwh=begin,
                reference_stop_kwh=end,
                reference_kwh=energy,
                began_at=self._began_at,
                ended_at=self._visit.clock.now(),
                mean_current_a=means.current_a,
                mean_power_w=means.power_w,
                mean_voltage_v=means.voltage_v,
                phase=self._given.phase,
                signed=self._given.signatures.check(ended),
                pulse=means.pulse,
                reference_step_kwh=means.reference_step_kwh,
            )
        )

    async def stop_and_discard(self, error: ChargeBenchError) -> None:
        """Whatever went wrong, no charge is left running if the station still listens."""
        await self.discard(_why(error), left_running=True)
        try:
            await self._link.stop_charge(self._charge, self._within_s)
        except ChargeBenchError as second:
            error.data["left_running"] = second.reason
        else:
            await self._visit.add(ChargeLeft(self._charge.transaction, stopped=True))

    async def discard(self, why: str, *, left_running: bool) -> None:
        """Keep the run as one that does not count."""
        transaction = self._charge.transaction
        await self._visit.add(RunDiscarded(self._point.id, self._number, why, transaction, left_running=left_running))


def link_keeper(visit: Visit, tell: Tell) -> HearLink:
    """Save a link that is lost in a run, and say that the run goes on (rule 19: its registers count, not the link)."""

    async def hear(connected: bool) -> None:
        await visit.add(LinkChanged(connected))
        lost = mark("The link is lost: the station charges on, the run goes on and ends once the station is back")
        back = mark("The station is back on the link: the run goes on")
        tell(Doing(Step.CALIBRATION, back if connected else lost))

    return hear


def _why(error: ChargeBenchError) -> str:
    """Return a person's reason, else that of the error."""
    usual = Reason.ANSWER_UNUSABLE if isinstance(error, BadAnswer) else error.reason
    return str(error.data.get("why", usual))
