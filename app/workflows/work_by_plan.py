"""What a plan says of work on the meter: recorded in its order, measured again as left, then its act declared."""

from collections.abc import Iterator

from app.domain.act import Act, may_adjust
from app.domain.errors import BadInput, Reason
from app.domain.legal_change import LegalAnswer, check_answer
from app.domain.legal_fact import ActDeclared, Adjusted
from app.domain.plan import Plan, PlanCalibration
from app.domain.plan_work import NO_WORK, PlanAct, PlanWork
from app.domain.text import mark
from app.domain.visit import VisitState
from app.ports.station import StationLink
from app.workflows.bench import Bench
from app.workflows.judge_change import guard_of
from app.workflows.plan_step import repeat_by_plan
from app.workflows.record_legal import WORK, declare_act, record_adjustment
from app.workflows.visit import Visit
from app.workflows.work_on_meter import Work, check_work, record_work, was_found

PREFIX = "calibration.work"
NO_ADJUSTING = mark("does not include adjusting, which calibration.work.adjustment tells of")


def check_planned_work(plan: Plan, points: tuple[str, ...], where: str, *, legal: bool, signed: bool) -> None:
    """Raise BadInput naming the key for work that is not told whole; ``legal``: under a legal limit it is judged too.

    ``points`` are the load points a check point may name; ``signed``: a relevant change names its signed approval.
    """
    calibration = plan.calibration
    if calibration is None or calibration.work == NO_WORK:
        return
    for field, work, answer in judged_work(calibration.work):
        check_work(work, f"{where}, {field}")
        if answer is not None:
            answered = signed and not was_found(work)
            check_answer(answer, plan.visit.technician, where, f"{field}.metrology.", signed=answered)
        elif legal:
            raise BadInput(Reason.MISSING_KEY, where, field=f"{field}.metrology")
    _check_adjustments(calibration, where)
    _check_point(calibration, points, where)


def judged_work(work: PlanWork) -> Iterator[tuple[str, Work, LegalAnswer | None]]:
    """Yield the key, the fact and what the law says to it, in the order of the work."""
    for number, seal in enumerate(work.seal_opened):
        yield f"{PREFIX}.seal_opened.{number}", seal.fact, seal.metrology
    for number, parameter in enumerate(work.parameter):
        yield f"{PREFIX}.parameter.{number}", parameter.fact, parameter.metrology
    if work.meter_swap is not None:
        yield f"{PREFIX}.meter_swap", work.meter_swap.fact, work.meter_swap.metrology


def _check_adjustments(calibration: PlanCalibration, where: str) -> None:
    act = calibration.act
    for number, part in enumerate(calibration.work.adjustment):
        field = f"{PREFIX}.adjustment.{number}"
        for name in ("what", "right", "authorisation"):
            if not getattr(part, name).strip():
                raise BadInput(Reason.MISSING_KEY, where, field=f"{field}.{name}")
        kind = act.kind if act is not None else Act.OPERATORS_CHECK
        if not may_adjust(kind, part.right, part.authorisation):
            raise BadInput(Reason.WRONG_VALUE, where, field="calibration.act.kind", problem=f"{NO_ADJUSTING}: {kind}")


def _check_point(calibration: PlanCalibration, points: tuple[str, ...], where: str) -> None:
    name = calibration.work.check_point
    if not name:
        return
    if name not in points:
        raise BadInput(
            Reason.UNKNOWN_NAME, where, name=f"{PREFIX}.check_point = {name}", known=", ".join(points)
        )  # fmt: skip
    check_left_values(calibration, name, where)


def check_left_values(calibration: PlanCalibration, name: str, where: str) -> None:
    """Raise BadInput (MISSING_KEY): what a typed reference showed as found is no reading of it as left."""
    point = next((one for one in calibration.point if one.id == name), None)
    if calibration.reference.kind == "manual" and point is not None and len(point.left_reference_kwh) < point.runs:
        field = f"calibration.point.{name}.left_reference_kwh"
        raise BadInput(Reason.MISSING_KEY, where, field=field, problem=str(point.runs))


async def work_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, bench: Bench) -> None:
    """Record the work that is not recorded yet, measure as left, declare the act; a resumed visit goes on with it.

    Raises what ``record_adjustment`` and ``repeat_by_plan`` raise; what was recorded stays.
    """
    work = plan.work
    answers = {fact: answer for _, fact, answer in judged_work(work)}
    guard = guard_of(bench.catalogue)
    for fact in work.facts:
        if fact in visit.state.all(type(fact)):
            continue
        if isinstance(fact, Adjusted):
            await record_adjustment(visit, fact)
        else:
            await record_work(visit, guard, fact, answers[fact])
    if work.check_point and not _measured(visit.state, work.check_point):
        await repeat_by_plan(visit, link, plan, work.check_point, bench)
    if work.act is not None and not _declared(visit.state, work.act):
        act = work.act
        await declare_act(visit, act.kind, number=act.number, officer=act.officer, body=act.body)


def _measured(state: VisitState, name: str) -> bool:
    planned = state.calibration
    point = next((one for one in planned.points if one.id == name), None) if planned else None
    return point is not None and len(state.runs(name, "as_left")) >= point.runs


def _declared(state: VisitState, act: PlanAct) -> bool:
    """Return whether the act was declared since the last work on the meter."""
    last = max((at for at, saved in enumerate(state.saved) if isinstance(saved.fact, WORK)), default=0)
    return any(isinstance(saved.fact, ActDeclared) and saved.fact.act is act.kind for saved in state.saved[last:])
