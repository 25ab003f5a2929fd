"""Calibration: each run is one transaction; begin and end registers of both meters at standstill (rules 17 to 19)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.certificate_point import CertificatePoint
from app.domain.errors import ChargeBenchError, Reason, Refused
from app.domain.fact import CalibrationPlanned, ChargeBegan, LoadDeclared, PlannedPoint, RunDiscarded, RunMeasured
from app.domain.legal_fact import Phase
from app.domain.station import Charge
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import VisitState, check_write
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter
from app.ports.signed import ReadsSignedRecords
from app.ports.station import StationLink
from app.workflows.check_signature import ChecksSignatures, signature_checks
from app.workflows.choose_ending import ending
from app.workflows.end_charge import stop_left_charges
from app.workflows.keep_readings import RunReadings
from app.workflows.progress import Doing, Tell, silent
from app.workflows.quicken_meter import quicken_meter
from app.workflows.read_indication import read_indication
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit
from app.workflows.watch_meter import MeterWatch


def begun(state: VisitState) -> bool:
    """Return whether a run of the plan was measured: from then on the plan is fixed (rule 18)."""
    return state.calibration is not None and any(state.runs(point.id) for point in state.calibration.points)


@dataclass(frozen=True)
class ReferenceKnown:
    """What is known of the reference when the plan is saved: see the fields of ``CalibrationPlanned``."""

    resolution_kwh: Decimal | None = None
    register_type: str = ""
    certificate: tuple[CertificatePoint, ...] = ()


NOTHING_KNOWN = ReferenceKnown()


async def plan_calibration(
    visit: Visit,
    load: LoadDeclared,
    profile: str,
    points: tuple[PlannedPoint, ...],
    reference: str,
    not_attainable: tuple[tuple[str, str], ...] = (),
    known: ReferenceKnown = NOTHING_KNOWN,
) -> CalibrationPlanned:
    """Save load and plan before the first run; a plan that has runs already is kept as it is (rule 18)."""
    existing = visit.state.calibration
    if existing is not None and begun(visit.state):
        return existing
    await visit.add(load)
    planned = CalibrationPlanned(
        profile, points, reference, not_attainable, known.resolution_kwh, known.register_type, known.certificate
    )
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
    signed: ReadsSignedRecords | None = None,
) -> None:
    """Run every planned run that is not yet measured; a crash or pause goes on with the next one.

    ``repeat`` names one planned point to run again as left, after a change (rule 22). ``signed`` checks what the
    meter signed for each run.
    Raises Refused (CERTIFICATE_OVERDUE before anything is started; NO_LOAD, STATION_REFUSED, BACKWARDS),
    PeerUnreachable, OutcomeUnknown; the run then stands as discarded.
    """
    planned = visit.state.calibration
    if planned is None or visit.state.load is None:
        raise Refused(Reason.NO_LOAD, visit.state.opened.station_id, seconds=0, energy_kwh="0")
    check_certificate(visit, planned.reference)
    await stop_left_charges(visit, link, rules.end_within_s)
    await quicken_meter(visit, link, rules.meter_interval_s)
    signatures = await signature_checks(visit, link, evse, signed)
    phase: Phase = "as_left" if repeat else "as_found"
    for point in (point for point in planned.points if not repeat or point.id == repeat):
        for number in range(1, point.runs + 1):
            if not any(run.number == number for run in visit.state.runs(point.id, phase)):
                await _one_run(visit, link, evse, reference, hands, rules, point, number, tell, phase, signatures)
                await read_indication(visit, link, hands, point.id, number, phase)


def check_certificate(visit: Visit, reference: str) -> None:
    """Refuse (CERTIFICATE_OVERDUE) a reference whose certificate ran out; one that is not listed has a wider budget."""
    listed = visit.instruments.get(reference)
    if listed is not None and listed.due_on and listed.due_on < visit.clock.now().date().isoformat():
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
    signatures: ChecksSignatures,
) -> None:
    check_write(visit.state)
    tell(Doing(Step.CALIBRATION, mark("Load point {point}, run {number}"), (("point", point.id), ("number", number))))
    kept = RunReadings(visit, point, number)
    ends = ending(reference, hands, rules, visit.clock, point, number, kept, tell)
    await ends.begin()
    began_at = visit.clock.now()
    charge = await link.start_charge(evse, float(point.limit_a), rules.begin_within_s)
    await visit.add(ChargeBegan(evse, charge.transaction, charge.begin.energy_kwh, point.id, number))
    try:
        async with MeterWatch(link, charge) as watch:
            await ends.until_enough(watch)
    except ChargeBenchError as error:
        await _stop_and_discard(visit, link, charge, rules, point, number, error)
        raise
    try:
        ended = await link.stop_charge(charge, rules.end_within_s)
        begin, end, energy = await ends.end()
    except ChargeBenchError as error:
        await visit.add(RunDiscarded(point.id, number, error.reason, charge.transaction))
        raise
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
            signed=signatures.check(ended),
            pulse=means.pulse,
            reference_step_kwh=means.reference_step_kwh,
        )
    )


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
    await visit.add(RunDiscarded(point.id, number, str(error.data.get("why", error.reason)), charge.transaction))
    try:
        await link.stop_charge(charge, rules.end_within_s)
    except ChargeBenchError as second:
        error.data["left_running"] = second.reason
