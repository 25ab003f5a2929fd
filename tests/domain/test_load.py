import math
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calibration_input import RegisterReading
from app.domain.calibration_profile import CalibrationProfile, LoadPoint, Repeatability
from app.domain.decision import DecisionRule
from app.domain.errors import BadInput, Reason
from app.domain.load import (
    Expected,
    Load,
    LoadKind,
    Obstacle,
    PointPlan,
    Supply,
    energy_needed_kwh,
    enough,
    parse_load,
    plan_calibration,
)
from app.domain.uncertainty import Component

WALLBOX = Supply(max_a=32, voltage_v=230)
FAST = Supply(max_a=300, voltage_v=400, phases=1, direct_current=True)
BANK = Load(kind=LoadKind.LOAD_BANK, max_a=32)
CAR = Load(kind=LoadKind.VEHICLE, max_a=16)
KNOWN = Expected(register_resolution_kwh=Decimal("0.001"), reference_resolution_kwh=Decimal("0.0001"))


def profile(*points: LoadPoint, minimum_runs: int = 3) -> CalibrationProfile:
    return CalibrationProfile(
        id="test",
        name={"en": "test"},
        edition="1",
        source="test",
        verified=False,
        standing="house",
        limit_basis={"en": "test"},
        conditions={"en": "test"},
        limit_percent=1.0,
        decision=DecisionRule.SIMPLE,
        coverage_probability=0.9545,
        max_uncertainty_ratio=1 / 3,
        minimum_runs=minimum_runs,
        repeatability=Repeatability(0.25, "test"),
        points=points,
    )


def at(amperes: str, energy: str = "3", runs: int = 3) -> LoadPoint:
    return LoadPoint(f"{amperes} A", Decimal(amperes), Decimal(energy), runs)


def one(load: Load, supply: Supply = WALLBOX, point: LoadPoint | None = None, known: Expected = KNOWN) -> PointPlan:
    (planned,) = plan_calibration(profile(point or at("16")), load, supply, known).points
    return planned


def test_three_runs_of_three_kwh_take_49_minutes() -> None:
    planned = one(CAR)
    assert planned.attainable
    assert (planned.runs, planned.energy_kwh) == (3, Decimal(3))
    assert planned.power_w == 11040
    assert round(planned.minutes) == 49
    assert planned.minutes_per_run == pytest.approx(16.304, abs=0.001)


@pytest.mark.parametrize(
    ("load", "supply", "amperes", "obstacle", "bound"),
    [
        (CAR, WALLBOX, "32", Obstacle.ABOVE_LOAD, 16),
        (BANK, Supply(max_a=16, voltage_v=230), "32", Obstacle.ABOVE_CONNECTOR, 16),
        (replace(BANK, adapter_a=20), WALLBOX, "32", Obstacle.ABOVE_ADAPTER, 20),
        (CAR, WALLBOX, "0.5", Obstacle.BELOW_MINIMUM, 6),
        (replace(CAR, min_a=10), WALLBOX, "8", Obstacle.BELOW_MINIMUM, 10),
        (replace(BANK, min_a=2), WALLBOX, "1", Obstacle.BELOW_MINIMUM, 2),
        (replace(BANK, min_v=300, max_v=500), WALLBOX, "16", Obstacle.VOLTAGE_OUT_OF_RANGE, 230),
        (BANK, FAST, "16", Obstacle.WRONG_CURRENT_KIND, None),
        (Load(kind=LoadKind.DC_BANK, max_a=125), WALLBOX, "16", Obstacle.WRONG_CURRENT_KIND, None),
        (replace(BANK, steps_a=(10, 20)), WALLBOX, "16", Obstacle.NO_STEP, 10),
        (replace(BANK, steps_a=(10, 20)), WALLBOX, "6", Obstacle.NO_STEP, 0),
    ],
)
def test_points_that_the_load_does_not_reach(
    load: Load, supply: Supply, amperes: str, obstacle: Obstacle, bound: float | None
) -> None:
    planned = one(load, supply, at(amperes))
    assert (planned.obstacle, planned.bound) == (obstacle, bound)
    assert not planned.attainable


@pytest.mark.parametrize(
    ("load", "supply", "amperes", "current", "phases", "power"),
    [
        (CAR, WALLBOX, "16", 16, 3, 11040),
        (CAR, WALLBOX, "6", 6, 3, 4140),
        (replace(CAR, phases=1), WALLBOX, "16", 16, 1, 3680),
        (BANK, replace(WALLBOX, phases=1), "32", 32, 1, 7360),
        (BANK, WALLBOX, "0.5", 0.5, 3, 345),
        (replace(BANK, adapter_a=32), WALLBOX, "32", 32, 3, 22080),
        (replace(BANK, steps_a=(5, 10, 15, 20)), WALLBOX, "16", 15, 3, 10350),
        (Load(kind=LoadKind.DC_BANK, max_a=125, min_v=200, max_v=920), FAST, "100", 100, 1, 40_000),
        (Load(kind=LoadKind.VEHICLE, max_a=250), FAST, "5", 5, 1, 2000),
    ],
)
def test_points_that_it_reaches(
    load: Load, supply: Supply, amperes: str, current: float, phases: int, power: float
) -> None:
    planned = one(load, supply, at(amperes))
    assert planned.attainable
    assert (planned.current_a, planned.phases, planned.power_w) == (current, phases, power)


@pytest.mark.parametrize(("percent", "energy"), [(0.1, 0.41), (0.05, 0.82), (0.02, 2.04), (0.01, 4.08)])
def test_least_energy_for_a_digit_of_one_watt_hour(percent: float, energy: float) -> None:
    assert round(energy_needed_kwh(0.001 / math.sqrt(6), percent), 2) == energy


def test_energy_grows_where_the_digits_are_coarse() -> None:
    coarse = replace(KNOWN, register_resolution_kwh=Decimal("0.01"))
    assert one(CAR, point=at("16", "0.5"), known=coarse).energy_kwh == Decimal("7.8")
    reset = replace(coarse, register_reading=RegisterReading.RESET_TRUNCATED)
    assert one(CAR, point=at("16", "0.5"), known=reset).energy_kwh == Decimal("5.5")
    timed = replace(coarse, register_reading=RegisterReading.SYNCHRONISED)
    assert one(CAR, point=at("16", "0.5"), known=timed).energy_kwh == Decimal("0.5")


@given(digit=st.sampled_from(["0.0001", "0.001", "0.01", "0.1"]), least=st.decimals("0.1", "20", places=1))
def test_planned_energy_gives_the_digits_at_most_a_tenth_of_the_variance(digit: str, least: Decimal) -> None:
    known = replace(KNOWN, register_resolution_kwh=Decimal(digit))
    planned = one(BANK, point=LoadPoint("16 A", Decimal(16), least, 3), known=known)
    assert planned.energy_kwh >= least
    share = (100 * known.resolution_u_kwh / float(planned.energy_kwh)) ** 2 / (planned.target_percent / 2) ** 2
    assert share <= 0.1001


def test_runs_grow_where_the_spread_is_expected_to_be_large() -> None:
    certificate = (Component("certificate", 0.025),)
    quiet = one(CAR, known=replace(KNOWN, s_percent=0.02, lines=certificate))
    assert quiet.runs == 3
    assert quiet.expected_percent is not None
    assert quiet.expected_percent <= quiet.target_percent
    loud = one(CAR, known=replace(KNOWN, s_percent=0.2, lines=certificate))
    assert loud.runs == 5
    assert loud.expected_percent is not None
    assert loud.expected_percent <= loud.target_percent
    assert one(CAR).expected_percent is None


def test_a_target_that_no_number_of_runs_reaches_is_said_beforehand() -> None:
    poor = replace(KNOWN, s_percent=0.02, lines=(Component("certificate", 0.2),))
    planned = one(CAR, known=poor)
    assert planned.obstacle is Obstacle.TARGET_OUT_OF_REACH
    assert planned.bound == planned.expected_percent
    assert planned.runs == 3
    single = plan_calibration(profile(at("16", runs=1), minimum_runs=1), CAR, WALLBOX, poor).points[0]
    assert single.obstacle is Obstacle.TARGET_OUT_OF_REACH


def test_the_minimum_of_the_profile_holds() -> None:
    (planned,) = plan_calibration(profile(at("16", runs=2), minimum_runs=4), CAR, WALLBOX, KNOWN).points
    assert planned.runs == 4


def test_a_battery_takes_only_what_it_has_room_for() -> None:
    nearly_full = replace(CAR, battery_kwh=60, charge_percent=70)
    assert nearly_full.room_kwh == pytest.approx(6)
    points = (at("16", "1"), at("6", "2"), at("8", "1"))
    plan = plan_calibration(profile(*points), nearly_full, WALLBOX, KNOWN)
    assert [point.obstacle for point in plan.points] == [None, Obstacle.BATTERY_TOO_FULL, None]
    assert plan.points[1].bound == pytest.approx(3)
    assert replace(nearly_full, charge_percent=95).room_kwh == 0
    assert CAR.room_kwh == replace(CAR, battery_kwh=60).room_kwh == math.inf


def test_a_point_that_takes_too_long() -> None:
    plan = plan_calibration(profile(at("6"), at("16")), CAR, WALLBOX, KNOWN, minutes_per_point=60)
    assert [point.obstacle for point in plan.points] == [Obstacle.TOO_LONG, None]
    assert plan.points[0].bound == pytest.approx(130.4, abs=0.1)


def test_totals_count_only_what_will_be_run() -> None:
    plan = plan_calibration(profile(at("6", "1"), at("16"), at("32")), CAR, WALLBOX, KNOWN)
    assert [point.id for point in plan.attainable] == ["6 A", "16 A"]
    assert [point.id for point in plan.not_attainable] == ["32 A"]
    assert (plan.runs, plan.energy_kwh) == (6, Decimal(12))
    assert plan.minutes == pytest.approx(sum(point.minutes for point in plan.attainable))


def test_stopping_looks_at_u_and_the_minimum_alone() -> None:
    assert enough(3, 3, 0.30, 0.3333)
    assert enough(3, 3, 0.3333, 0.3333)
    assert not enough(2, 3, 0.01, 0.3333)
    assert not enough(9, 3, 0.34, 0.3333)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("vehicle 3x16 A", Load(kind=LoadKind.VEHICLE, max_a=16, phases=3)),
        (
            "vehicle 1 x 32A, adapter 20 A, 40 %, 60 kWh",
            Load(kind=LoadKind.VEHICLE, max_a=32, phases=1, adapter_a=20, charge_percent=40, battery_kwh=60),
        ),
        ("bank 3×12,5 A; min 2 A;", Load(kind=LoadKind.LOAD_BANK, max_a=12.5, phases=3, min_a=2)),
        ("dc_bank 125 A, 200-920 V", Load(kind=LoadKind.DC_BANK, max_a=125, phases=1, min_v=200, max_v=920)),
    ],
)
def test_a_load_as_a_plan_writes_it(text: str, load: Load) -> None:
    assert parse_load(text, "PLAN.toml") == load


@pytest.mark.parametrize(
    ("text", "reason", "problem"),
    [
        ("", Reason.WRONG_VALUE, ""),
        ("toaster 3x16 A", Reason.WRONG_VALUE, "toaster"),
        ("vehicle red", Reason.WRONG_VALUE, "red"),
        ("vehicle 4x16 A", Reason.WRONG_VALUE, "4x16 A"),
        ("vehicle", Reason.MISSING_KEY, "A"),
        ("vehicle 40 %", Reason.MISSING_KEY, "A"),
    ],
)
def test_a_load_that_is_not_understood(text: str, reason: Reason, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_load(text, "PLAN.toml")
    assert caught.value.reason is reason
    assert caught.value.where == "PLAN.toml"
    assert caught.value.data == {"field": "load", "problem": problem}
