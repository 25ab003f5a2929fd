"""Which way a run is ended and measured, by the method of its point and what the reference can do."""

from app.domain.fact import PlannedPoint
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import CountsPulses, ReferenceMeter
from app.workflows.end_by_pulses import CountedAgainstTime, CountedByInstrument, CountedByPerson
from app.workflows.end_by_reference import EndByReference
from app.workflows.end_of_run import EndByHand, EndsRun
from app.workflows.keep_readings import RunReadings
from app.workflows.linked_run import LinkedRun
from app.workflows.progress import Tell
from app.workflows.run_rules import RunRules


def ending(
    reference: ReferenceMeter | None,
    hands: Hands,
    rules: RunRules,
    clock: Clock,
    point: PlannedPoint,
    number: int,
    kept: RunReadings,
    tell: Tell,
) -> EndsRun:
    """Return what watches the run: register and signed value compare begin and end of the same transaction."""
    if reference is None:
        ends: EndsRun = EndByHand(hands, rules, clock, point, number, tell)
    else:
        run = LinkedRun(reference, rules, clock, point, number, kept, tell)
        if point.method == "power_time":
            return CountedAgainstTime(hands, run)
        if point.method == "pulse" and isinstance(reference, CountsPulses):
            return CountedByInstrument(run)
        ends = EndByReference(run)
    return ends if point.method in {"register", "signed"} else CountedByPerson(ends, hands, point, number)
