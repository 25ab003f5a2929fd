"""Calibration: each run is one transaction; begin and end registers of both meters at standstill (rules 17 to 19)."""

import asyncio

from app.domain.errors import ChargeBenchError, Reason, Refused
from app.domain.fact import (
    CalibrationPlanned,
    ChargeLeft,
    LinkChanged,
    LoadDeclared,
    PlannedPoint,
    RunDiscarded,
    RunMeasured,
)
from app.domain.legal_fact import Phase
from app.domain.station import Charge, ChargeEnded
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import VisitState, check_write
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter
from app.ports.station import StationLink
from app.workflows.begin_charge import begin_charge
from app.workflows.end_by_reference import EndByReference
from app.workflows.end_charge import stop_left_charges, stop_on_leaving
from app.workflows.end_of_run import Counted, EndByHand, EndsRun
from app.workflows.keep_readings import RunReadings
from app.workflows.progress import Doing, RunTeller, Tell, silent
from app.workflows.quicken_meter import quicken_meter
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit
from app.workflows.watch_meter import HearLink, MeterWatch


def begun(state: VisitState) -> bool:
    """Return whether a run of the plan was measured: from then on the plan is fixed (rule 18)."""
    return state.calibration is not None and any(state.runs(point.id) for point in state.calibration.points)


async def plan_calibration(
    visit: Visit,
    load: LoadDeclared,
    profile: str,
    points: tuple[PlannedPoint, ...],
    reference: str,
    not_attainable: tuple[tuple[str, str], ...] = (),
) -> CalibrationPlanned:
    """Save load and plan before the first run; a plan that has runs already is kept as it is (rule 18)."""
    existing = visit.state.calibration
    if existing is not None and begun(visit.state):
        return existing
    await visit.add(load)
    planned = CalibrationPlanned(profile, points, reference, not_attainable)
    await visit.add(planned)
    return planned


async def calibrate_meter(
    visit: Visit,
    link: StationLink,
    evse: int,
    reference: ReferenceMeter | None,
    hands: Hands,
    rules: RunRules,
    tell: Tell = silent,
    repeat: str = "",
) -> None:
    """Run every planned run that is not yet measured; a crash or pause goes on with the next one.

    ``repeat`` names one planned point to run again as left, after a change (rule 22).
    Raises Refused (CERTIFICATE_OVERDUE before anything is started; NO_LOAD, STATION_REFUSED, BACKWARDS),
    PeerUnreachable, OutcomeUnknown; the run then stands as discarded. A link that is lost and comes back is none of
    these: the run goes on by the reference and ends when the station is back, ``end_within_s`` late at most.
    """
    planned = visit.state.calibration
    if planned is None or visit.state.load is None:
        raise Refused(Reason.NO_LOAD, visit.state.opened.station_id, seconds=0, energy_kwh="0")
    check_certificate(visit, planned.reference)
    await stop_left_charges(visit, link, rules.end_within_s)
    await quicken_meter(visit, link, rules.meter_interval_s)
    phase: Phase = "as_left" if repeat else "as_found"
    for point in (point for point in planned.points if not repeat or point.id == repeat):
        for number in range(1, point.runs + 1):
            if not any(run.number == number for run in visit.state.runs(point.id, phase)):
                await _one_run(visit, link, evse, reference, hands, rules, point, number, tell, phase)


def check_certificate(visit: Visit, reference: str) -> None:
    """Refuse (CERTIFICATE_OVERDUE) a reference whose certificate ran out; one that is not listed has a wider budget."""
    today = visit.clock.now().date().isoformat()
    known = visit.instruments.get(reference)
    listed = known.on(today) if known else None
    if listed is not None and listed.due_on and listed.due_on < today:
        raise Refused(Reason.CERTIFICATE_OVERDUE, f"{listed.text} {listed.serial}", due=listed.due_on)


async def _one_run(
    visit: Visit,
    link: StationLink,
    evse: int,
    reference: ReferenceMeter | None,
    hands: Hands,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    tell: Tell,
    phase: Phase,
) -> None:
    check_write(visit.state)
    tell(Doing(Step.CALIBRATION, mark("Load point {point}, run {number}"), (("point", point.id), ("number", number))))
    kept, told = RunReadings(visit, point, number), RunTeller(tell)
    ends: EndsRun = (
        EndByReference(reference, rules, visit.clock, point, number, kept, told)
        if reference is not None
        else EndByHand(hands, rules, visit.clock, point, number, told)
    )
    await ends.begin()
    began_at = visit.clock.now()
    charge = await begin_charge(visit, link, evse, float(point.limit_a), rules.begin_within_s, point.id, number)
    ended, counted = await _to_the_end(visit, link, charge, ends, rules, point, number, told)
    begin, end, energy = counted
    means = ends.conditions()
    await visit.add(
        RunMeasured(
            point=point.id,
            number=number,
            transaction=charge.transaction,
            start_kwh=ended.begin.energy_kwh,
            stop_kwh=ended.end.energy_kwh,
            reference_start_kwh=begin,
            reference_stop_kwh=end,
            reference_kwh=energy,
            began_at=began_at,
            ended_at=visit.clock.now(),
            mean_current_a=means.current_a,
            mean_power_w=means.power_w,
            mean_voltage_v=means.voltage_v,
            phase=phase,
        )
    )


async def _to_the_end(
    visit: Visit,
    link: StationLink,
    charge: Charge,
    ends: EndsRun,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    told: RunTeller,
) -> tuple[ChargeEnded, Counted]:
    """Return the end of the charge and what the reference counted; a run that goes wrong is kept as discarded."""
    try:
        return await _watched(visit, link, charge, ends, rules, point, number, told)
    except asyncio.CancelledError:
        await visit.add(RunDiscarded(point.id, number, Reason.PROGRAM_ENDED, charge.transaction, left_running=True))
        await stop_on_leaving(visit, link, charge)
        raise


async def _watched(
    visit: Visit,
    link: StationLink,
    charge: Charge,
    ends: EndsRun,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    told: RunTeller,
) -> tuple[ChargeEnded, Counted]:
    ended = None
    async with MeterWatch(link, charge, link_keeper(visit, told)) as watch:
        try:
            await ends.until_enough(watch)
        except ChargeBenchError as error:
            await _stop_and_discard(visit, link, charge, rules, point, number, error)
            raise
        try:
            ended = await link.stop_charge(charge, rules.end_within_s)
            counted = await ends.end()
            told.again()
            return ended, counted
        except ChargeBenchError as error:
            running = ended is None
            await visit.add(RunDiscarded(point.id, number, _why(error), charge.transaction, left_running=running))
            raise


async def _stop_and_discard(
    visit: Visit,
    link: StationLink,
    charge: Charge,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    error: ChargeBenchError,
) -> None:
    """Whatever went wrong, no charge is left running if the station still listens; the run is kept as discarded."""
    await visit.add(RunDiscarded(point.id, number, _why(error), charge.transaction, left_running=True))
    try:
        await link.stop_charge(charge, rules.end_within_s)
    except ChargeBenchError as second:
        error.data["left_running"] = second.reason
    else:
        await visit.add(ChargeLeft(charge.transaction, stopped=True))


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
    return str(error.data.get("why", error.reason))
