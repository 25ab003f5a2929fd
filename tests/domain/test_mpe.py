"""Limits from a table: each number below stands in the facts of 2014/32/EU, Annex V, Table 2 and of R 46-1."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.calibration_profile import read_profile
from app.domain.errors import BadInput
from app.domain.meter_rating import MeterRatings, check_ratings
from app.domain.mpe import Conditions, NotCovered, Uncovered, mpe, needs

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"


def rows(name: str):  # type: ignore[no-untyped-def]
    return read_profile(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), name).mpe


MID, R46 = rows("mid-new"), rows("oiml-r46")


def meter(meter_class: str = "B", **more: object) -> MeterRatings:
    known = {"imin_a": Decimal("0.5"), "itr_a": Decimal(5), "imax_a": Decimal(80), "temperature_c": 20.0, "phases": 3}
    return MeterRatings(**{"meter_class": meter_class, **known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("meter_class", "current", "temperature", "phases", "percent"),
    [
        ("A", "2", 20, 3, 3.5), ("B", "2", 20, 3, 2.0), ("C", "2", 20, 3, 1.0),
        ("A", "16", 20, 3, 3.5), ("B", "16", 20, 3, 2.0), ("C", "16", 20, 3, 0.7),
        ("A", "2", 35, 3, 5.0), ("B", "2", -5, 3, 2.5), ("C", "2", 35, 3, 1.3),
        ("A", "16", 35, 3, 4.5), ("B", "16", -10, 3, 2.5), ("C", "16", 35, 3, 1.0),
        ("A", "16", 50, 3, 7.0), ("B", "16", -20, 3, 3.5), ("C", "16", 50, 3, 1.3), ("C", "2", 50, 3, 1.7),
        ("A", "2", 60, 3, 9.0), ("B", "16", 60, 3, 4.0), ("C", "16", -30, 3, 1.5), ("C", "2", -30, 3, 2.0),
        ("A", "16", 20, 1, 4.0), ("B", "16", 20, 1, 2.5), ("C", "16", 20, 1, 1.0), ("C", "16", 50, 1, 1.7),
        ("B", "16", 5, 3, 2.0), ("B", "16", 30, 3, 2.0),  # where bands touch, the inner one counts
        ("b", "5", 20, 3, 2.0),  # Itr itself lies in the upper range
        ("B", "80", 20, 3, 2.0), ("B", "0.5", 20, 3, 2.0),
    ],
)  # fmt: skip
def test_table_2_of_the_mid(meter_class: str, current: str, temperature: float, phases: int, percent: float) -> None:
    found = mpe(MID, meter(meter_class, temperature_c=float(temperature)), Conditions(Decimal(current), phases))
    assert found == percent


@pytest.mark.parametrize(
    ("changes", "current", "phases", "why", "bound"),
    [
        ({"meter_class": "D"}, "16", 3, Uncovered.METER_CLASS, None),
        ({}, "0.49", 3, Uncovered.BELOW_IMIN, 0.5),
        ({}, "80.1", 3, Uncovered.ABOVE_IMAX, 80),
        ({}, "2", 1, Uncovered.CURRENT, 2),  # one phase of several below Itr: the table has no such row
        ({}, "16", 2, Uncovered.LOAD_SHAPE, 2),
        ({"temperature_c": 70.5}, "16", 3, Uncovered.TEMPERATURE, 70.5),
        ({"temperature_c": -41.0}, "16", 3, Uncovered.TEMPERATURE, -41),
    ],
)
def test_outside_the_table_is_said_and_not_guessed(
    changes: dict[str, object], current: str, phases: int, why: Uncovered, bound: float | None
) -> None:
    found = mpe(MID, meter(**changes), Conditions(Decimal(current), phases))  # type: ignore[arg-type]
    assert found == NotCovered(why, bound)


def test_what_was_not_covered_is_kept_as_a_word_and_its_number() -> None:
    assert NotCovered(Uncovered.TEMPERATURE, 70.5).code == "uncovered_temperature 70.5"
    assert NotCovered(Uncovered.METER_CLASS).code == "uncovered_class"


@pytest.mark.parametrize(
    ("meter_class", "current", "power_factor", "percent"),
    [
        ("A", "16", 1.0, 2.0), ("B", "16", 1.0, 1.0), ("C", "16", 1.0, 0.5), ("D", "16", 1.0, 0.2),
        ("A", "2", 1.0, 2.5), ("B", "2", 1.0, 1.5), ("C", "2", 1.0, 1.0), ("D", "2", 1.0, 0.4),
        ("A", "16", 0.5, 2.5), ("B", "16", -0.8, 1.5), ("C", "16", 0.9, 0.6), ("D", "16", 0.9, 0.3),
        ("B", "2", 0.9, 1.8), ("C", "2", 0.9, 1.3), ("D", "2", -0.9, 0.5),
    ],
)  # fmt: skip
def test_base_errors_of_r46(meter_class: str, current: str, power_factor: float, percent: float) -> None:
    found = mpe(R46, meter(meter_class, power_factor=power_factor), Conditions(Decimal(current), 3))
    assert found == percent


@pytest.mark.parametrize("power_factor", [0.49, -0.79, None])
def test_a_power_factor_outside_or_unknown_is_not_covered(power_factor: float | None) -> None:
    found = mpe(R46, meter("B", power_factor=power_factor), Conditions(Decimal(16), 3))
    assert found == NotCovered(Uncovered.POWER_FACTOR, power_factor)


def test_a_single_phase_meter_is_always_balanced() -> None:
    assert mpe(MID, meter("B", phases=1), Conditions(Decimal(16), 1)) == 2.0


def test_what_a_table_needs_is_what_it_depends_on() -> None:
    assert needs(MID) == ("meter_class", "imin_a", "itr_a", "imax_a", "temperature_c", "phases")
    assert "power_factor" in needs(R46)
    assert "temperature_c" not in needs(R46)
    assert needs(rows("mi-011")) == ("meter_class", "itr_a", "imax_a")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"itr_a": Decimal(0)}, "itr_a"),
        ({"imin_a": Decimal(6)}, "itr_a"),
        ({"imax_a": Decimal(4)}, "imax_a"),
        ({"phases": 4}, "phases"),
        ({"power_factor": 1.1}, "power_factor"),
        ({"temperature_c": 200.0}, "temperature_c"),
        ({"mmq_kwh": Decimal(-1)}, "mmq_kwh"),
    ],
)
def test_ratings_no_meter_has_are_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_ratings(meter(**changes), "PLAN.toml")  # type: ignore[arg-type]
    assert caught.value.data["field"] == f"calibration.meter.{field}"
    check_ratings(meter(), "PLAN.toml")
