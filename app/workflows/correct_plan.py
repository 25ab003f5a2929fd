"""A corrected plan for a visit that has begun: what has happened stays as it happened."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.answer import key_text
from app.domain.charge_fact import ChargeBegan
from app.domain.errors import BadInput, Reason
from app.domain.fact import RunDiscarded, RunMeasured
from app.domain.left_update import left_update
from app.domain.legal_fact import SealsRecorded
from app.domain.plan import Plan, PlanCalibration, PlanReference
from app.domain.plan_work import NO_WORK, PlanWork
from app.domain.step import Step
from app.domain.visit import VisitState

BEGAN_WITH = "the visit began with it"
ANSWERED = "it is answered already"
STEP_ENDED = "the step has ended"
MEASURED = "runs were measured by it"
SENT = "the firmware was sent already"
WORKED = "it is recorded already"


def check_correction(old: Plan, new: Plan, state: VisitState, where: str) -> None:
    """Check that ``new`` changes nothing that has happened in the visit by ``old``; ``where`` names the new file.

    Raises BadInput (PLAN_FIXED) naming the first key that does.
    """
    for field, why in _changed(old, new, state):
        raise BadInput(Reason.PLAN_FIXED, where, field=field, problem=why)


def _changed(old: Plan, new: Plan, state: VisitState) -> Iterator[tuple[str, str]]:
    yield from _basis(new, state)
    for key in state.attempts:
        for out in (False, True):
            if old.answer(*key, out_of_service=out) != new.answer(*key, out_of_service=out):
                yield f"answers.{key_text(*key)}", ANSWERED
    for step, found in state.steps.items():
        if found.status.ended and old.skip.get(step) != new.skip.get(step):
            yield f"skip.{step}", STEP_ENDED
    if _fixed(old.calibration) != _fixed(new.calibration):
        if _tried(state):
            yield "calibration", MEASURED
        if state.steps[Step.CALIBRATION].status.ended:
            yield "calibration", STEP_ENDED
    yield from _worked(_work(old), _work(new), state)
    yield from _seals(old.calibration, new.calibration, state)
    if old.firmware != new.firmware and (state.firmware is not None or left_update(state) is not None):
        yield "firmware", SENT
    if old.firmware != new.firmware and state.steps[Step.FIRMWARE].status.ended:
        yield "firmware", STEP_ENDED


def _basis(new: Plan, state: VisitState) -> Iterator[tuple[str, str]]:
    """Yield what the visit was opened with and the new plan says otherwise."""
    opened = state.opened
    for field, before, now in (
        ("visit.template", opened.template, new.visit.template),
        ("visit.work_order", opened.work_order, new.visit.work_order),
        ("visit.site", opened.site, new.visit.site),
        ("visit.technician", opened.technician, new.visit.technician),
        ("visit.lang", opened.language, new.visit.lang),
        ("visit.paper", opened.paper, new.visit.paper),
        ("visit.licence", opened.licence, new.visit.licence or opened.licence),
        ("visit.issuer", opened.issuer, new.visit.issuer or opened.issuer),
        ("visit.customer", opened.customer, new.visit.customer or opened.customer),
        ("visit.address", opened.address, new.visit.address or opened.address),
        ("station.id", opened.station_id, new.station.id),
        ("station.serial", opened.plate_serial, new.station.serial),
        ("station.ocpp", opened.ocpp, new.station.ocpp),
    ):
        if before != now:
            yield field, BEGAN_WITH


def _work(plan: Plan) -> PlanWork:
    return plan.calibration.work if plan.calibration else NO_WORK


def _worked(old: PlanWork, new: PlanWork, state: VisitState) -> Iterator[tuple[str, str]]:
    """Yield the work on the meter that can no longer be said otherwise: facts are only ever added."""
    if old == new:
        return
    if state.steps[Step.CALIBRATION].status.ended:
        yield "calibration.work", STEP_ENDED
    recorded = [saved.fact for saved in state.saved]
    if any(fact in recorded and fact not in new.facts for fact in old.facts):
        yield "calibration.work", WORKED


def _seals(old: PlanCalibration | None, new: PlanCalibration | None, state: VisitState) -> Iterator[tuple[str, str]]:
    """Yield the seals as left once they are recorded."""
    left = any(fact.when == "after" for fact in state.all(SealsRecorded))
    if left and (old.seals_after if old else ()) != (new.seals_after if new else ()):
        yield "calibration.seals_after", WORKED


def _tried(state: VisitState) -> bool:
    charges = any(fact.point for fact in state.all(ChargeBegan))
    return charges or next(state.all(RunMeasured), None) is not None or next(state.all(RunDiscarded), None) is not None


def _fixed(plan: PlanCalibration | None) -> PlanCalibration | None:
    """Return what is fixed before the first run (rule 18): not the address of the reference, nor what comes after.

    What is read as left can only be known later, as can the work on the meter and its seals afterwards.
    """
    if plan is None:
        return None
    points = tuple(replace(point, left_reference_kwh=(), left_display_kwh=(), left_pulses=()) for point in plan.point)
    reference = PlanReference(plan.reference.kind, plan.reference.map)
    return replace(plan, reference=reference, point=points, work=NO_WORK, seals_after=())
