"""A corrected plan for a visit that has begun: what has happened stays as it happened."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.answer import key_text
from app.domain.errors import BadInput, Reason
from app.domain.fact import ChargeBegan, RunDiscarded, RunMeasured
from app.domain.plan import Plan, PlanCalibration, PlanReference
from app.domain.step import Step
from app.domain.visit import VisitState

BEGAN_WITH = "the visit began with it"
ANSWERED = "it is answered already"
STEP_ENDED = "the step has ended"
MEASURED = "runs were measured by it"
SENT = "the firmware was sent already"


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
    if old.firmware != new.firmware and state.firmware is not None:
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


def _tried(state: VisitState) -> bool:
    charges = any(fact.point for fact in state.all(ChargeBegan))
    return charges or next(state.all(RunMeasured), None) is not None or next(state.all(RunDiscarded), None) is not None


def _fixed(plan: PlanCalibration | None) -> PlanCalibration | None:
    """Return what is fixed before the first run (rule 18): the address of the reference is not."""
    if plan is None:
        return None
    return replace(plan, reference=PlanReference(plan.reference.kind, plan.reference.map))
