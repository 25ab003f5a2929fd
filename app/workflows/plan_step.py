"""The two steps of a plan with numbers of their own: load points and firmware."""

from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import BadInput
from app.domain.fact import LoadDeclared, PlannedPoint
from app.domain.legal_change import LegalChange
from app.domain.load import Expected, Load, LoadKind, parse_load, plan_calibration
from app.domain.plan import PlanCalibration, PlanFirmware
from app.domain.profile_resolution import UNKNOWN_MAX_A, supply_for
from app.ports.reference import ReferenceMeter
from app.ports.station import StationLink
from app.workflows.bench import Bench
from app.workflows.calibrate_meter import begun, calibrate_meter
from app.workflows.calibrate_meter import plan_calibration as save_plan
from app.workflows.chosen_profile import apply_profile, check_calibration_plan, fix_profile, profile_of
from app.workflows.judge_change import guard_of, judge_change
from app.workflows.run_rules import run_rules
from app.workflows.update_firmware import check_firmware, update_firmware
from app.workflows.visit import Visit

REGISTER_STEP_KWH = Decimal("0.001")
"""OCPP counts in whole Wh; a finer register shows in the begin value of each run."""


async def calibrate_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, bench: Bench) -> str:
    """Fix the plan, run every load point, return the note of the step.

    Raises what ``calibrate_meter`` raises; what was measured so far stays.
    """
    profile = profile_of(bench.catalogue, plan.profile)
    check_calibration_plan(profile, plan, declared_load(plan.load), visit.clock.now().date())
    rules = run_rules(bench.catalogue)
    meter: ReferenceMeter | None = None
    if plan.reference.kind != "manual":
        meter = await bench.references.connect(plan.reference)
    try:
        await _fix_plan(visit, plan, profile, meter)
        await calibrate_meter(visit, link, 1, meter, bench.hands, rules, bench.tell)
    finally:
        if meter is not None:
            await meter.close()
    points = visit.state.calibration.points if visit.state.calibration else ()
    return bench.tools.texts.tr("{n} load points", n=len(points))


async def _fix_plan(
    visit: Visit, plan: PlanCalibration, profile: CalibrationProfile, meter: ReferenceMeter | None
) -> None:
    load = declared_load(plan.load)
    applied = apply_profile(profile, plan, load)
    planned = plan_calibration(
        applied.profile,
        load,
        supply_for(profile, load, plan.meter),
        Expected(
            register_resolution_kwh=plan.meter.display_step_kwh or REGISTER_STEP_KWH,
            reference_resolution_kwh=meter.resolution_kwh if meter else REGISTER_STEP_KWH,
        ),
    )
    limits = {point.id: point.limit_percent for point in applied.profile.points}
    exact = {point.id: point for point in plan.point}
    points = tuple(
        PlannedPoint(
            id=point.id,
            limit_a=point.limit_a,
            energy_kwh=exact[point.id].energy_kwh if point.id in exact else point.energy_kwh,
            runs=exact[point.id].runs if point.id in exact else point.runs,
            minutes=point.minutes_per_run,
            limit_percent=limits[point.id],
        )
        for point in planned.attainable
    )
    unreached = tuple((point.id, f"{point.obstacle} {point.bound or ''}".strip()) for point in planned.not_attainable)
    unreached += tuple((name, why.code) for name, why in applied.not_covered)
    declared = LoadDeclared(plan.load, load.phases, Decimal(repr(load.max_a)), _decimal(load.adapter_a))
    if not begun(visit.state):
        await fix_profile(visit, profile, plan)
    await save_plan(visit, declared, profile.id, points, plan.reference.map or plan.reference.kind, unreached)


async def repeat_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, point: str, bench: Bench) -> None:
    """Run one point of the calibration again, as left (rule 22). Raises what ``calibrate_meter`` raises."""
    rules = run_rules(bench.catalogue)
    meter = await bench.references.connect(plan.reference) if plan.reference.kind != "manual" else None
    try:
        await calibrate_meter(visit, link, 1, meter, bench.hands, rules, bench.tell, point)
    finally:
        if meter is not None:
            await meter.close()


def declared_load(text: str) -> Load:
    """Read the load of a plan; words that say no current leave every point to be tried."""
    try:
        return parse_load(text)
    except BadInput:
        return Load(kind=LoadKind.LOAD_BANK, max_a=UNKNOWN_MAX_A, phases=3)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


async def update_by_plan(visit: Visit, link: StationLink, plan: PlanFirmware, bench: Bench) -> str:
    """Update the firmware named by the plan and return the note of the step."""
    file = check_firmware(bench.firmware(plan.file))
    subject = f"{file.path.name}, {plan.version}"
    await judge_change(visit, guard_of(bench.catalogue), LegalChange.FIRMWARE, subject, plan.metrology)
    updated = await update_firmware(visit, link, bench.shelf, file, plan.version, plan.via, 1800.0, bench.tell)
    return f"{updated.before} → {updated.after}"
