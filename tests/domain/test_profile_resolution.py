"""A profile applied to a meter and a load: what is demanded, which points come of it, and with which limits."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.calibration_profile import CalibrationProfile, LoadPoint, read_profile
from app.domain.errors import BadInput, Reason
from app.domain.load import Load, LoadKind
from app.domain.meter_rating import NOTHING_DECLARED, MeterRatings
from app.domain.mpe import NotCovered, Uncovered
from app.domain.profile_resolution import (
    ResolvedProfile,
    missing,
    pick_current,
    resolve_profile,
    settled,
    supply_for,
)

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"
BANK = Load(kind=LoadKind.LOAD_BANK, max_a=32, phases=3)
DC_BANK = Load(kind=LoadKind.DC_BANK, max_a=500, phases=1)
METER = MeterRatings(
    meter_class="B", imin_a=Decimal("0.5"), itr_a=Decimal(10), imax_a=Decimal(80), temperature_c=20.0, phases=3
)


def profile(name: str) -> CalibrationProfile:
    return read_profile(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), name)


def applied(
    name: str, ratings: MeterRatings = NOTHING_DECLARED, load: Load = BANK, named: tuple[LoadPoint, ...] = ()
) -> ResolvedProfile:
    found = profile(name)
    return resolve_profile(found, ratings, load, supply_for(found, load, ratings), named)


def points_of(resolved: ResolvedProfile) -> list[tuple[str, str, str, float | None]]:
    return [(p.id, str(p.limit_a), str(p.energy_kwh), p.limit_percent) for p in resolved.profile.points]


def test_a_profile_that_states_everything_stays_as_it_is() -> None:
    for name in ("house-1pct", "mid-b-in-service"):
        found = profile(name)
        assert found.concrete
        assert applied(name).profile == found


def test_in_service_doubles_the_limit_of_the_class() -> None:
    new, used = applied("mid-new", METER), applied("mid-in-service", METER)
    assert [limit for *_, limit in points_of(new)] == [2.0, 2.0, 2.0]
    assert [limit for *_, limit in points_of(used)] == [4.0, 4.0, 4.0]
    assert used.profile.run_profile.limit_percent == 4.0
    assert used.profile.target_percent(used.profile.points[0]) == pytest.approx(4 / 3)


def test_one_phase_of_three_has_another_limit_and_below_itr_none() -> None:
    load = Load(kind=LoadKind.LOAD_BANK, max_a=32, phases=1)
    found = applied("mid-in-service", METER, load)
    assert points_of(found) == [("16 A", "16", "1.0", 5.0), ("32 A", "32", "1.0", 5.0)]
    assert found.not_covered == (("6 A", NotCovered(Uncovered.CURRENT, 6)),)


def test_nothing_is_guessed_every_missing_rating_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        applied("mid-new", MeterRatings(itr_a=Decimal(10), imax_a=Decimal(80)))
    assert caught.value.reason is Reason.MISSING_KEY
    assert caught.value.data["missing"] == ("meter_class", "imin_a", "temperature_c", "phases")
    assert "calibration.meter.temperature_c" in str(caught.value.data["field"])


US = MeterRatings(mda_a=Decimal(32), mmq_kwh=Decimal("0.5"), confirmed=("text_adopted",))


def test_points_of_handbook_44_are_shares_of_the_maximum_deliverable_amperes() -> None:
    assert points_of(applied("hb44-ac-maintenance", US)) == [
        ("4-10 A", "7", "0.5", None),
        ("40-60 % MDA", "16", "0.5", None),
        ("70-100 % MDA", "27", "0.5", None),
    ]
    assert applied("hb44-ac-maintenance", US).profile.limit_percent == 2.0
    assert applied("hb44-ac-acceptance", US).profile.limit_percent == 1.0


def test_the_edition_has_to_be_confirmed_by_a_person() -> None:
    unconfirmed = MeterRatings(mda_a=Decimal(32), mmq_kwh=Decimal("0.5"))
    assert missing(profile("hb44-ac-maintenance"), unconfirmed) == ("confirmed:text_adopted",)
    assert missing(profile("hb44-ac-maintenance"), US) == ()


def test_a_vehicle_moves_the_small_point_and_a_small_load_the_large_one() -> None:
    vehicle = Load(kind=LoadKind.VEHICLE, max_a=24, phases=3)
    found = applied("hb44-ac-maintenance", US, vehicle)
    assert [current for _, current, *_ in points_of(found)] == ["7", "16", "24"]


@pytest.mark.parametrize(
    ("low", "high", "load", "current"),
    [
        ("4", "10", Load(kind=LoadKind.VEHICLE, max_a=16), "7"),
        ("4", "6", Load(kind=LoadKind.VEHICLE, max_a=16), "6"),
        ("4", "5", Load(kind=LoadKind.VEHICLE, max_a=16), "5"),  # below 6 A: the plan then says the obstacle
        ("28", "40", Load(kind=LoadKind.LOAD_BANK, max_a=32), "32"),
        ("28", "40", Load(kind=LoadKind.LOAD_BANK, max_a=16), "28"),  # above the load: the plan says so
        ("12.8", "19.2", Load(kind=LoadKind.LOAD_BANK, max_a=32, steps_a=(8, 13, 17.5, 24)), "17.5"),
        ("6.2", "6.4", Load(kind=LoadKind.LOAD_BANK, max_a=32), "6.3"),
    ],
)
def test_the_current_is_picked_within_its_range(low: str, high: str, load: Load, current: str) -> None:
    supply = supply_for(profile("house-1pct"), load, NOTHING_DECLARED)
    assert pick_current(Decimal(low), Decimal(high), load, supply) == Decimal(current)


DE = MeterRatings(mpe_percent=1.0, display_step_kwh=Decimal("0.01"), voltage_v=400.0)


def named(count: int, energy: str = "1.5") -> tuple[LoadPoint, ...]:
    return tuple(LoadPoint(f"{n}", Decimal(10 * n), Decimal(energy), 3) for n in range(1, count + 1))


def test_german_direct_current_wants_exactly_eight_points() -> None:
    found = applied("de-field-dc", DE, DC_BANK, named(8))
    assert [point.limit_percent for point in found.profile.points] == [2.0] * 8  # twice the limit of the certificate
    for count in (2, 7, 9):
        with pytest.raises(BadInput) as caught:
            applied("de-field-dc", DE, DC_BANK, named(count))
        assert caught.value.data["field"] == "calibration.point"


def test_one_point_is_enough_under_its_two_conditions_only() -> None:
    with pytest.raises(BadInput) as caught:
        applied("de-field-dc", DE, DC_BANK, named(1))
    assert caught.value.data["missing"] == ("confirmed:meter_assessed", "confirmed:cable_compensated")
    both = MeterRatings(**{**vars(DE), "confirmed": ("meter_assessed", "cable_compensated")})
    assert len(applied("de-field-dc", both, DC_BANK, named(1)).profile.points) == 1


def test_a_profile_without_points_of_its_own_asks_for_them() -> None:
    with pytest.raises(BadInput) as caught:
        applied("de-field-ac", DE)
    assert caught.value.data["missing"] == ("point",)


def test_a_run_has_to_move_the_display_by_a_hundred_digits() -> None:
    assert len(applied("de-field-ac", DE, BANK, named(2, "1.00")).profile.points) == 2
    with pytest.raises(BadInput) as caught:
        applied("de-field-ac", DE, BANK, named(2, "0.99"))
    assert caught.value.data["field"] == "points[1].energy_kwh"
    assert caught.value.data["problem"] == "too little energy: 0.99 < 1.00 kWh"


def test_fewer_runs_than_the_profile_asks_for_are_refused_before_the_first() -> None:
    few = LoadPoint("16 A", Decimal(16), Decimal(1), 2)
    with pytest.raises(BadInput) as caught:
        applied("house-1pct", NOTHING_DECLARED, BANK, (few,))
    assert (caught.value.data["field"], caught.value.data["problem"]) == ("points[16 A].runs", "too few: 2 < 3")
    enough = applied("house-1pct", NOTHING_DECLARED, BANK, (replace(few, runs=4),))
    assert (enough.profile.minimum_runs, enough.profile.points[0].runs) == (3, 4)


def test_the_limit_of_the_type_certificate_is_asked_for() -> None:
    assert missing(profile("de-field-ac"), NOTHING_DECLARED) == ("mpe_percent", "display_step_kwh")
    assert points_of(applied("plain-percent", MeterRatings(mpe_percent=1.5)))[0] == ("6 A", "6", "0.5", 1.5)


def test_direct_current_runs_at_the_declared_voltage_on_one_phase() -> None:
    supply = supply_for(profile("de-field-dc"), DC_BANK, DE)
    assert (supply.voltage_v, supply.phases, supply.direct_current) == (400.0, 1, True)
    either = profile("mi-011")
    assert supply_for(either, DC_BANK, DE).direct_current
    assert not supply_for(either, BANK, DE).direct_current


def test_what_decides_at_the_end_is_the_widest_planned_limit_and_each_point_has_its_own() -> None:
    table = profile("mid-in-service")
    with pytest.raises(BadInput):
        _ = table.run_profile
    assert settled(table, [2.0, 5.0, None]).run_profile.limit_percent == 5.0
    assert settled(table, []).run_profile.limit_percent == 100.0
    house = profile("house-1pct")
    assert settled(house, [7.0]) is house


def broken(name: str, **changes: Any) -> dict[str, Any]:
    return {**json.loads((FOLDER / f"{name}.json").read_text("utf-8")), **changes}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (broken("mid-new", limit_percent=2.0), "mpe"),
        (broken("plain-percent", limit_percent=2.0), "limit_entered"),
        (broken("plain-percent", limit_entered=False), "limit_percent"),
        (broken("house-1pct", in_service_factor=2.0), "in_service_factor"),
        (broken("mid-new", in_service_factor=0), "in_service_factor"),
        (broken("mid-new", mpe=[{"currents": "itr_imax", "percent": {}}]), "mpe[1].percent"),
        (broken("mid-new", mpe=[{"currents": "itr_imax", "percent": {"A": 0}}]), "mpe[1].percent"),
        (
            broken("mid-new", mpe=[{"currents": "itr_imax", "temperature_c": [[30, 5]], "percent": {"A": 1}}]),
            "mpe[1].temperature_c",
        ),
        (broken("mi-011", valid_from="10.10.2028"), "valid_from"),
        (broken("mi-011", applies_until="2027-01-01"), "applies_until"),
        (broken("de-field-dc", point_counts=[{"count": 0, "source": ""}]), "point_counts"),
        (broken("de-field-dc", point_counts=[{"count": 1, "source": "", "needs": ["luck"]}]), "point_counts"),
        (
            broken("mi-011", point_rules=[{"id": "x", "of": "itr", "at_least": "2", "at_most": "1", "runs": 3}]),
            "points[x].at_most",
        ),
        (
            broken("mi-011", point_rules=[{"id": "x", "of": "itr", "at_least": "0", "at_most": "1", "runs": 3}]),
            "points[x].at_least",
        ),
        (
            broken(
                "mi-011", point_rules=[{"id": "x", "of": "itr", "at_least": "1", "at_most": "1", "mmq": "0", "runs": 3}]
            ),
            "points[x].mmq",
        ),
    ],
)
def test_a_wrong_rule_names_its_field(data: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_profile(data, "own.json")
    assert caught.value.data["field"] == field


def test_a_question_asked_twice_is_refused() -> None:
    ask = {"id": "a", "text": {"en": "?"}}
    with pytest.raises(BadInput) as caught:
        read_profile(broken("mi-011", asks=[ask, ask]), "own.json")
    assert caught.value.data["field"] == "asks"
