"""Calibration: the plan is fixed first, then run after run is measured that is not yet there (rules 17 to 19)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.certificate_point import CertificatePoint
from app.domain.errors import Reason, Refused
from app.domain.fact import CalibrationPlanned, LoadDeclared, PlannedPoint
from app.domain.left_run import left_run
from app.domain.legal_fact import Phase
from app.domain.visit import VisitState
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter
from app.ports.signed import ReadsSignedRecords
from app.ports.station import StationLink
from app.workflows.check_signature import signature_checks
from app.workflows.end_charge import stop_open_charges
from app.workflows.measure_run import Measuring, measure_run
from app.workflows.progress import Tell, silent
from app.workflows.quicken_meter import quicken_meter
from app.workflows.read_indication import read_indication
from app.workflows.run_rules import RunRules
from app.workflows.take_up_run import take_up_run
from app.workflows.visit import Visit


def begun(state: VisitState) -> bool:
    """Return whether a run of the plan was measured or is under way: from then on the plan is fixed (rule 18)."""
    if state.calibration is None:
        return False
    return left_run(state) is not None or any(state.runs(point.id) for point in state.calibration.points)


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
    """Run every planned run that is not yet measured; after a crash the run under way is taken up (``take_up_run``).

    ``repeat`` names one planned point to run again as left, after a change (rule 22). ``signed`` checks what the
    meter signed for each run.
    Raises Refused (CERTIFICATE_OVERDUE before anything is started; NO_LOAD, STATION_REFUSED, BACKWARDS),
    PeerUnreachable, OutcomeUnknown; the run then stands as discarded. A link that is lost and comes back is none of
    these: the run goes on by the reference and ends when the station is back, ``end_within_s`` late at most.
    """
    planned = visit.state.calibration
    if planned is None or visit.state.load is None:
        raise Refused(Reason.NO_LOAD, visit.state.opened.station_id, seconds=0, energy_kwh="0")
    check_certificate(visit, planned.reference)
    phase: Phase = "as_left" if repeat else "as_found"
    signatures = await signature_checks(visit, link, evse, signed)
    measuring = Measuring(visit, link, evse, reference, hands, rules, phase, signatures, tell)
    taken_up = await take_up_run(measuring)
    if taken_up is not None:
        await read_indication(visit, link, hands, *taken_up, phase)
    await stop_open_charges(visit, link, rules.end_within_s)
    await quicken_meter(visit, link, rules.meter_interval_s)
    for point in (point for point in planned.points if not repeat or point.id == repeat):
        for number in range(1, point.runs + 1):
            if not any(run.number == number for run in visit.state.runs(point.id, phase)):
                await measure_run(measuring, point, number)
            await read_indication(visit, link, hands, point.id, number, phase)


def check_certificate(visit: Visit, reference: str) -> None:
    """Refuse (CERTIFICATE_OVERDUE) a reference whose certificate ran out; one that is not listed has a wider budget."""
    today = visit.clock.now().date().isoformat()
    known = visit.instruments.get(reference)
    listed = known.on(today) if known else None
    if listed is not None and listed.due_on and listed.due_on < today:
        raise Refused(Reason.CERTIFICATE_OVERDUE, f"{listed.text} {listed.serial}", due=listed.due_on)
