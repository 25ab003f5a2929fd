"""The two steps of a plan with numbers of their own: load points and firmware."""

from dataclasses import replace
from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import BadInput
from app.domain.fact import LoadDeclared, PlannedPoint
from app.domain.firmware_version import is_downgrade
from app.domain.left_run import left_run
from app.domain.legal_change import LegalChange
from app.domain.load import CalibrationPlan, Expected, Load, LoadKind, parse_load, plan_calibration
from app.domain.plan import PlanCalibration, PlanFirmware
from app.domain.profile_resolution import UNKNOWN_MAX_A, ResolvedProfile, supply_for
from app.ports.hands import ReadsAsLeft
from app.ports.reference import ReferenceMeter, TellsRegister
from app.ports.station import StationLink
from app.workflows.bench import Bench
from app.workflows.calibrate_meter import ReferenceKnown, begun, calibrate_meter
from app.workflows.calibrate_meter import plan_calibration as save_plan
from app.workflows.check_prices import check_prices
from app.workflows.chosen_profile import apply_profile, check_calibration_plan, fix_profile, method_at, profile_of
from app.workflows.end_charge import stop_left_charges
from app.workflows.judge_change import guard_of, judge_change
from app.workflows.know_reference import certificate_points, know_reference
from app.workflows.prove_wiring import Supply, confirm_wiring, prove_wiring, proven, wiring_rules
from app.workflows.run_load_tests import LoadTests, set_load_back
from app.workflows.run_rules import RunRules, run_rules
from app.workflows.update_firmware import check_firmware, image_subject, update_firmware
from app.workflows.visit import Visit

REGISTER_STEP_KWH = Decimal("0.001")
"""OCPP counts in whole Wh; a finer register shows in the begin value of each run."""


async def calibrate_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, bench: Bench) -> str:
    """Know the reference, fix the plan, prove the connection, run every load point and test; return the step's note.

    Raises what ``calibrate_meter``, ``know_reference`` and ``prove_wiring`` raise; what was measured so far stays.
    """
    left = left_run(visit.state)
    if left is not None and left.begun.phase == "as_left":
        return _points_note(visit, bench)  # all of this came before; the work on the meter takes that run up
    profile = profile_of(bench.catalogue, plan.profile)
    check_calibration_plan(profile, plan, declared_load(plan.load), visit.clock.now().date())
    rules = _rules(visit, plan, bench)
    meter = await _connected(visit, plan, bench)
    try:
        reference = plan.reference.map or plan.reference.kind
        await know_reference(visit, meter, reference)
        await _fix_plan(visit, plan, profile, meter)
        await _prove(visit, link, plan, meter, bench, rules)
        await calibrate_meter(visit, link, 1, meter, bench.hands, rules, bench.tell, signed=bench.signed)
        await _test(visit, link, plan, profile, meter, bench, rules)
    finally:
        if meter is not None:
            await meter.close()
    return _points_note(visit, bench)


def _points_note(visit: Visit, bench: Bench) -> str:
    points = visit.state.calibration.points if visit.state.calibration else ()
    return bench.tools.texts.tr("{n} load points", n=len(points))


async def repeat_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, point: str, bench: Bench) -> None:
    """Run one point of the calibration again, as left (rule 22). Raises what ``calibrate_by_plan`` raises."""
    rules = _rules(visit, plan, bench)
    meter = await _connected(visit, plan, bench)
    try:
        await know_reference(visit, meter, plan.reference.map or plan.reference.kind)
        await _prove(visit, link, plan, meter, bench, rules)
        hands = bench.hands.as_left() if isinstance(bench.hands, ReadsAsLeft) else bench.hands
        await calibrate_meter(visit, link, 1, meter, hands, rules, bench.tell, point, bench.signed)
    finally:
        if meter is not None:
            await meter.close()


async def _connected(visit: Visit, plan: PlanCalibration, bench: Bench) -> ReferenceMeter | None:
    return None if plan.reference.kind == "manual" else await bench.references.connect(plan.reference, visit.clock)


def _rules(visit: Visit, plan: PlanCalibration, bench: Bench) -> RunRules:
    rules = run_rules(bench.catalogue, practice=visit.state.practice)
    return rules if plan.warm_up_s is None else replace(rules, warm_up_s=plan.warm_up_s)


async def _prove(
    visit: Visit,
    link: StationLink,
    plan: PlanCalibration,
    meter: ReferenceMeter | None,
    bench: Bench,
    rules: RunRules,
) -> None:
    """Prove the connection once in a visit: by a charge, or by a person where nothing can be read."""
    await set_load_back(visit, bench.hands)
    planned = visit.state.calibration
    if planned is None or not planned.points or proven(visit, planned.reference):
        return
    if meter is None:
        await confirm_wiring(visit, bench.hands, planned.reference)
        return
    await stop_left_charges(visit, link, rules.end_within_s)
    load = declared_load(plan.load)
    direct = supply_for(profile_of(bench.catalogue, plan.profile), load, plan.meter).direct_current
    supply = Supply(plan.meter.voltage_v, (load.min_v, load.max_v) if direct else None)
    thresholds = wiring_rules(bench.catalogue, supply)
    await prove_wiring(visit, link, 1, meter, planned.points[0], rules, thresholds, bench.tell)


async def _test(
    visit: Visit,
    link: StationLink,
    plan: PlanCalibration,
    profile: CalibrationProfile,
    meter: ReferenceMeter | None,
    bench: Bench,
    rules: RunRules,
) -> None:
    """Make the tests of the profile beside its load points: no load, starting load, price."""
    tests = LoadTests(visit, link, 1, meter, bench.hands, rules, bench.tell)
    load = declared_load(plan.load)
    await tests.zero_load(profile, load)
    await tests.starting_load(profile, load)
    if plan.price is not None:
        await check_prices(visit, profile, plan.price)


async def _fix_plan(
    visit: Visit, plan: PlanCalibration, profile: CalibrationProfile, meter: ReferenceMeter | None
) -> None:
    load = declared_load(plan.load)
    applied, supply = apply_profile(profile, plan, load), supply_for(profile, load, plan.meter)
    planned = plan_calibration(
        applied.profile,
        load,
        supply,
        Expected(
            register_resolution_kwh=plan.meter.display_step_kwh or REGISTER_STEP_KWH,
            reference_resolution_kwh=meter.resolution_kwh if meter else REGISTER_STEP_KWH,
        ),
    )
    unreached = tuple((point.id, f"{point.obstacle} {point.bound or ''}".strip()) for point in planned.not_attainable)
    unreached += tuple((name, why.code) for name, why in applied.not_covered)
    declared = LoadDeclared(plan.load, load.phases, Decimal(repr(load.max_a)), _decimal(load.adapter_a))
    if not begun(visit.state):
        await fix_profile(visit, profile, plan)
    reference = plan.reference.map or plan.reference.kind
    known = ReferenceKnown(
        meter.resolution_kwh if meter else None,
        meter.register_type if meter is not None and isinstance(meter, TellsRegister) else "",
        await certificate_points(
            visit, visit.instruments.get(reference), replace(supply, phases=min(load.phases, supply.phases))
        ),
    )
    points = _planned_points(plan, profile, applied, planned)
    await save_plan(visit, declared, profile.id, points, reference, unreached, known)


def _planned_points(
    plan: PlanCalibration, profile: CalibrationProfile, applied: ResolvedProfile, planned: CalibrationPlan
) -> tuple[PlannedPoint, ...]:
    """Return the points that are run; energy and runs that the plan names exactly go before what would be needed."""
    resolved = {point.id: point for point in applied.profile.points}
    exact = {point.id: point for point in plan.point}
    return tuple(
        PlannedPoint(
            id=point.id,
            limit_a=point.limit_a,
            energy_kwh=exact[point.id].energy_kwh if point.id in exact else point.energy_kwh,
            runs=exact[point.id].runs if point.id in exact else point.runs,
            minutes=point.minutes_per_run,
            limit_percent=resolved[point.id].limit_percent,
            method=method_at(profile, plan, point.id),
            constant_imp_per_kwh=plan.meter.imp_per_kwh,
        )
        for point in planned.attainable
    )


def declared_load(text: str) -> Load:
    """Read the load of a plan; words that say no current leave every point to be tried."""
    try:
        return parse_load(text)
    except BadInput:
        return Load(kind=LoadKind.LOAD_BANK, max_a=UNKNOWN_MAX_A, phases=3)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


async def update_by_plan(visit: Visit, link: StationLink, plan: PlanFirmware, bench: Bench) -> str:
    """Update the firmware named by the plan and return the note of the step.

    An update that was proven before the program ended is not sent once more: only what follows it is still to do.
    """
    file = check_firmware(bench.firmware(plan.file))
    done, now = visit.state.firmware, (file.sha256, plan.version, link.identity.firmware)
    if done is not None and done.ok and (done.sha256, done.wanted, done.after) == now:
        return f"{done.before} → {done.after}"
    subject, about = f"{file.path.name}, {plan.version}", image_subject(file, plan.version)
    one_way = is_downgrade(link.identity.firmware, plan.version)
    guard = guard_of(bench.catalogue)
    await judge_change(visit, guard, LegalChange.FIRMWARE, subject, plan.metrology, about, one_way=one_way)
    updated = await update_firmware(visit, link, bench.shelf, file, plan.version, plan.via, 1800.0, bench.tell)
    return f"{updated.before} → {updated.after}"
