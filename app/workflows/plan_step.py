"""The two steps of a plan with numbers of their own: load points and firmware."""

from dataclasses import replace
from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile, LoadPoint, read_profile
from app.domain.errors import BadInput
from app.domain.fact import LoadDeclared, PlannedPoint
from app.domain.load import Expected, Load, LoadKind, Supply, parse_load, plan_calibration
from app.domain.plan import PlanCalibration, PlanFirmware, PlanPoint
from app.ports.reference import ReferenceMeter
from app.ports.station import StationLink
from app.workflows.bench import Bench
from app.workflows.calibrate_meter import calibrate_meter
from app.workflows.calibrate_meter import plan_calibration as save_plan
from app.workflows.run_rules import run_rules
from app.workflows.update_firmware import check_firmware, update_firmware
from app.workflows.visit import Visit

NOMINAL_V = 230.0
REGISTER_STEP_KWH = Decimal("0.001")
"""OCPP counts in whole Wh; a finer register shows in the begin value of each run."""
UNKNOWN_MAX_A = 1000.0


async def calibrate_by_plan(visit: Visit, link: StationLink, plan: PlanCalibration, bench: Bench) -> str:
    """Fix the plan, run every load point, return the note of the step.

    Raises what ``calibrate_meter`` raises; what was measured so far stays.
    """
    profile = read_profile(bench.catalogue.document("profiles", plan.profile), f"{plan.profile}.json")
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
    wanted = tuple(_asked(point) for point in plan.point) or profile.points
    planned = plan_calibration(
        _with_points(profile, wanted),
        load,
        Supply(max_a=UNKNOWN_MAX_A, voltage_v=NOMINAL_V),
        Expected(
            register_resolution_kwh=REGISTER_STEP_KWH,
            reference_resolution_kwh=meter.resolution_kwh if meter else REGISTER_STEP_KWH,
        ),
    )
    exact = {point.id: point for point in plan.point}
    points = tuple(
        PlannedPoint(
            id=point.id,
            limit_a=point.limit_a,
            energy_kwh=exact[point.id].energy_kwh if point.id in exact else point.energy_kwh,
            runs=exact[point.id].runs if point.id in exact else point.runs,
            minutes=point.minutes_per_run,
        )
        for point in planned.attainable
    )
    unreached = tuple((point.id, f"{point.obstacle} {point.bound or ''}".strip()) for point in planned.not_attainable)
    declared = LoadDeclared(plan.load, load.phases, Decimal(repr(load.max_a)), _decimal(load.adapter_a))
    await save_plan(visit, declared, profile.id, points, plan.reference.map or plan.reference.kind, unreached)


def declared_load(text: str) -> Load:
    """Read the load of a plan; words that say no current leave every point to be tried."""
    try:
        return parse_load(text)
    except BadInput:
        return Load(kind=LoadKind.LOAD_BANK, max_a=UNKNOWN_MAX_A, phases=3)


def _asked(point: PlanPoint) -> LoadPoint:
    return LoadPoint(point.id, point.limit_a, point.energy_kwh, max(point.runs, 1))


def _with_points(profile: CalibrationProfile, points: tuple[LoadPoint, ...]) -> CalibrationProfile:
    return replace(profile, points=points, minimum_runs=min(profile.minimum_runs, *(point.runs for point in points)))


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


async def update_by_plan(visit: Visit, link: StationLink, plan: PlanFirmware, bench: Bench) -> str:
    """Update the firmware named by the plan and return the note of the step."""
    file = check_firmware(bench.firmware(plan.file))
    updated = await update_firmware(visit, link, bench.shelf, file, plan.version, plan.via, 1800.0, bench.tell)
    return f"{updated.before} → {updated.after}"
