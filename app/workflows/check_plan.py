"""Finds what would stop a planned visit halfway, or leave an answer unheard, before anybody drives there."""

from dataclasses import replace
from decimal import Decimal

from app.domain.answer import Answer, parse_key
from app.domain.checklist import Checklist, Item, ItemKind
from app.domain.errors import BadInput, Reason
from app.domain.judgement import Why, judge
from app.domain.legal_change import check_answer
from app.domain.plan import Plan, PlanCalibration, PlanPoint
from app.domain.plan_gap import gaps
from app.domain.step import Step
from app.domain.template import may_skip, order
from app.ports.reference import ReportsBrokenProfiles
from app.ports.store import Store
from app.workflows.bench import Bench
from app.workflows.chosen_profile import check_calibration_plan, profile_of
from app.workflows.plan_step import declared_load
from app.workflows.visit import VisitBasis, read_state
from app.workflows.work_by_plan import check_left_values, check_planned_work

HIGHEST_PORT = 65535
UNIT_MIXED_UP = Decimal(100)
"""A typed energy that far from the planned one is in another unit: Wh are 1000 times as many."""
UNUSABLE = frozenset({Why.NOT_A_NUMBER, Why.NOT_A_TIME, Why.NOT_YES_OR_NO})
"""What no station and no photo can mend: somebody mistyped it."""


def check_plan(plan: Plan, basis: VisitBasis, bench: Bench, where: str) -> None:
    """Check everything that can be known before the visit; ``where`` names the file.

    Raises BadInput naming the key: UNKNOWN_NAME, WRONG_VALUE, MISSING_KEY, STEP_CANNOT_BE_SKIPPED, REASON_NEEDED.
    """
    _check_station(plan, where)
    for key, answer in plan.answers.items():
        _check_answer(basis.checklist, "answers", key, answer, where)
    for key, answer in plan.out_of_service.items():
        _check_answer(_closing(basis.checklist), "out_of_service", key, answer, where)
    if plan.calibration is not None:
        _check_calibration(plan.calibration, bench, where)
    _check_metrology(plan, bench, where)
    for step, reason in plan.skip.items():
        if not may_skip(basis.template, step):
            raise BadInput(Reason.STEP_CANNOT_BE_SKIPPED, step, field=f"skip.{step}")
        if not reason.strip():
            raise BadInput(Reason.REASON_NEEDED, step, field=f"skip.{step}")
    _check_gaps(plan, basis, bench, where)


def check_connectors(plan: Plan, connectors: tuple[int, ...], where: str) -> None:
    """Raise BadInput (UNKNOWN_CONNECTOR) for an answer at a connector the station does not have."""
    for table, answers in (("answers", plan.answers), ("out_of_service", plan.out_of_service)):
        for key in answers:
            _, connector = parse_key(key, where)
            if connector is not None and connector not in connectors:
                raise BadInput(
                    Reason.UNKNOWN_CONNECTOR, where, field=f"{table}.{key}", station=plan.station.id, known=connectors
                )


async def known_connectors(store: Store, station: str) -> tuple[int, ...]:
    """Return the connectors the station told of at its last visit; empty where it is not known here."""
    line = next((line for line in await store.stations() if line.id == station), None)
    if line is None or line.last_visit is None:
        return ()
    state = await read_state(store, line.last_visit)
    return state.connectors if state.snapshot("first") is not None else ()


def _check_gaps(plan: Plan, basis: VisitBasis, bench: Bench, where: str) -> None:
    steps = order(basis.template)
    missing = gaps(plan, basis.checklist, basis.limits.limits, steps, time_proven=bench.time.proven)
    if missing:
        field, count = f"answers.{missing[0]}", len(missing) - 1
        reason = Reason.ANSWERS_MISSING if count else Reason.MISSING_KEY
        raise BadInput(reason, where, field=field, count=count)


def _closing(checklist: Checklist) -> Checklist:
    return replace(checklist, items=checklist.of_step(Step.CLOSE_OUT))


def _check_station(plan: Plan, where: str) -> None:
    station = plan.station
    for field, value, good in (
        ("id", station.id, bool(station.id.strip())),
        ("serial", station.serial, bool(station.serial.strip())),
        ("port", station.port, 0 <= station.port <= HIGHEST_PORT),
        ("connect_within_s", station.connect_within_s, station.connect_within_s > 0),
    ):
        if not good:
            raise BadInput(Reason.WRONG_VALUE, where, field=f"station.{field}", problem=str(value) or "empty")


def _check_answer(checklist: Checklist, table: str, key: str, answer: Answer, where: str) -> None:
    name, connector = parse_key(key, where)
    item = checklist.item(name)
    if item is None:
        known = ", ".join(item.id for item in checklist.items)
        raise BadInput(Reason.UNKNOWN_NAME, where, name=f"{table}.{key}", known=known)
    if connector is not None and not item.per_connector:
        raise BadInput(Reason.UNKNOWN_NAME, where, name=f"{table}.{key}", known=name)
    _check_value(item, f"{table}.{key}", answer, where)


def _check_value(item: Item, field: str, answer: Answer, where: str) -> None:
    """A value that no limit is needed for to see that it is none."""
    why = judge(item, None, answer).why if answer.text and item.kind is not ItemKind.STATION else Why.NOTHING
    if why is Why.UNKNOWN_CHOICE:
        known = ", ".join(choice.value for choice in item.choices)
        raise BadInput(Reason.UNKNOWN_NAME, where, name=f"{field} = {answer.text}", known=known)
    if why in UNUSABLE or (item.kind is ItemKind.NUMBER and not _is_number(item, answer)):
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=answer.text)


def _is_number(item: Item, answer: Answer) -> bool:
    """Judged without the limit it may have, which would be said first."""
    return not answer.text or judge(_unlimited(item), None, answer).why is not Why.NOT_A_NUMBER


def _unlimited(item: Item) -> Item:
    return Item(id=item.id, step=item.step, section=item.section, kind=item.kind, text=item.text)


def _check_metrology(plan: Plan, bench: Bench, where: str) -> None:
    """Under a legal limit the meter is under legal control: then nobody changes it without saying what that does."""
    signed = not bench.practice
    if plan.clock is not None:
        check_answer(plan.clock, plan.visit.technician, where, "clock.", signed=signed)
    legal = plan.calibration is not None and profile_of(bench.catalogue, plan.calibration.profile).standing == "legal"
    points = _point_names(plan, bench)
    check_planned_work(plan, points, where, legal=legal, signed=signed)
    if plan.firmware is None:
        return
    point = plan.firmware.check_point
    if point and point not in points:
        name = f"firmware.check_point = {point}"
        raise BadInput(Reason.UNKNOWN_NAME, where, name=name, known=", ".join(points))
    if point and plan.calibration is not None:
        check_left_values(plan.calibration, point, where)
    if plan.firmware.metrology is not None:
        check_answer(plan.firmware.metrology, plan.visit.technician, where, "firmware.metrology.", signed=signed)
    elif legal:
        raise BadInput(Reason.MISSING_KEY, where, field="firmware.metrology")


def _point_names(plan: Plan, bench: Bench) -> tuple[str, ...]:
    if plan.calibration is None:
        return ()
    if plan.calibration.point:
        return tuple(point.id for point in plan.calibration.point)
    profile = profile_of(bench.catalogue, plan.calibration.profile)
    return (*(point.id for point in profile.points), *(rule.id for rule in profile.point_rules))


def _check_calibration(plan: PlanCalibration, bench: Bench, where: str) -> None:
    profile = profile_of(bench.catalogue, plan.profile)
    reference = plan.reference
    known = [offer.map for offer in bench.references.offers() if offer.kind == reference.kind]
    if reference.kind != "manual" and reference.map not in known:
        _raise_broken(bench, reference.map)
        name = f"calibration.reference.map = {reference.map}"
        raise BadInput(Reason.UNKNOWN_NAME, where, name=name, known=", ".join(known))
    if reference.kind == "manual" and not plan.point:
        raise BadInput(Reason.MISSING_KEY, where, field="calibration.point")
    ids = [point.id for point in plan.point]
    for number, point in enumerate(plan.point):
        for field, value, good in (
            ("id", point.id, bool(point.id.strip()) and point.id not in ids[:number]),
            ("limit_a", point.limit_a, point.limit_a > 0),
            ("energy_kwh", point.energy_kwh, point.energy_kwh > 0),
            ("runs", point.runs, point.runs > 0),
            ("reference_kwh", point.reference_kwh, all(value > 0 for value in point.reference_kwh)),
            ("left_reference_kwh", point.left_reference_kwh, all(value > 0 for value in point.left_reference_kwh)),
        ):
            if not good:
                field = f"calibration.point.{number}.{field}"
                raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=_said(value))
        _check_typed_energy(point, f"calibration.point.{number}", where)

    check_calibration_plan(profile, plan, declared_load(plan.load), bench.clock.now().date())


def _check_typed_energy(point: PlanPoint, name: str, where: str) -> None:
    """Refuse an energy of the reference that cannot belong to the energy of the run: Wh or MWh for kWh."""
    for field, values in (("reference_kwh", point.reference_kwh), ("left_reference_kwh", point.left_reference_kwh)):
        for run, value in enumerate(values, start=1):
            if not point.energy_kwh / UNIT_MIXED_UP < value < point.energy_kwh * UNIT_MIXED_UP:
                problem = f"run {run}: {value} kWh, planned {point.energy_kwh} kWh; Wh?"
                raise BadInput(Reason.WRONG_VALUE, where, field=f"{name}.{field}", problem=problem)


def _raise_broken(bench: Bench, name: str) -> None:
    """A profile of this technician that cannot be read says why, rather than that there is none of its name."""
    references = bench.references
    broken = references.broken() if isinstance(references, ReportsBrokenProfiles) else ()
    for error in broken:
        if error.where == f"{name}.json":
            raise error


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value) or "empty"
