import copy
import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.calibration_profile import CalibrationProfile, Repeatability, read_profile, repeatable
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"
STATED = ("house-1pct", "mid-b-in-service")
SHIPPED = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))
LANGUAGES = {"en", "de"}


def stored(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profiles_are_complete(name: str) -> None:
    profile = read_profile(stored(name), name)
    assert profile.id == name
    assert profile.edition
    assert profile.source
    assert not profile.verified  # no person has compared the numbers with the sources yet
    asked = tuple(ask.text for ask in profile.asks)
    for words in (profile.name, profile.limit_basis, profile.conditions, *asked):
        assert set(words) == LANGUAGES
        assert all(words.values())
    assert profile.points or profile.point_rules or profile.point_counts
    runs = [point.runs for point in profile.points] + [rule.runs for rule in profile.point_rules]
    assert all(count >= profile.minimum_runs == 3 for count in runs)
    assert profile.coverage_probability == 0.9545
    assert read_profile(encode(profile), name) == profile


def test_every_jurisdiction_of_the_facts_ships() -> None:
    wanted = {
        "hb44-ac-acceptance", "hb44-ac-maintenance", "hb44-dc-acceptance", "hb44-dc-maintenance",
        "hb44-dc-transitional", "california-ac-acceptance", "california-ac-maintenance", "california-dc", "mid-new",
        "mid-in-service", "mid-b-in-service", "mi-011", "de-field-ac", "de-field-dc", "oiml-r46", "oiml-g22",
        "en-50470-3", "house-1pct", "plain-percent",
    }  # fmt: skip
    assert wanted <= set(SHIPPED)


def test_which_limit_is_legal_and_which_is_house() -> None:
    house, legal = (read_profile(stored(name), name) for name in STATED)
    assert (house.standing, house.limit_percent) == ("house", 1.0)
    assert (legal.standing, legal.limit_percent) == ("legal", 4.0)  # class B, 2 %, doubled in service


def test_what_decides_goes_into_the_run_file() -> None:
    profile = read_profile(stored("house-1pct"), "house-1pct")
    assert encode(profile.run_profile) == {
        "limit_percent": 1.0,
        "decision": "simple",
        "coverage_probability": 0.9545,
        "max_uncertainty_ratio": 0.3333333333333333,
        "guard_factor": 1.0,
    }
    assert profile.target_percent(profile.points[0]) == pytest.approx(1 / 3)


def broken(path: str, value: object) -> dict[str, Any]:
    data = copy.deepcopy(stored("house-1pct"))
    *parents, last = path.split("/")
    place: Any = data
    for part in parents:
        place = place[int(part) if part.isdigit() else part]
    place[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "field", "point"),
    [
        ("limit_percent", 0, "profile.limit_percent", None),
        ("minimum_runs", 0, "minimum_runs", None),
        ("points", [], "points", None),
        ("repeatability/max_range_ratio", 0, "repeatability.max_range_ratio", None),
        ("standing", "divine", "standing", None),
        ("edition", "", "edition", None),
        ("id", " ", "id", None),
        ("points/1/id", "6 A", "id", "6 A"),
        ("points/1/id", "", "id", ""),
        ("points/0/limit_a", "0", "limit_a", "6 A"),
        ("points/0/energy_kwh", "-1", "energy_kwh", "6 A"),
        ("points/0/runs", 2, "runs", "6 A"),
        ("points/0/limit_percent", 0, "limit_percent", "6 A"),
        ("points/0/methods", ["register", "signed", "register"], "methods", "6 A"),
        ("points/0/methods", ["pulse"], "method", "6 A"),
    ],
)
def test_a_wrong_profile_names_its_field(path: str, value: object, field: str, point: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        read_profile(broken(path, value), "own.json")
    assert caught.value.reason is Reason.WRONG_VALUE
    assert caught.value.data["field"] == (field if point is None else f"points[{point}].{field}")
    assert caught.value.data.get("point") == point


def test_a_point_may_carry_its_own_limit() -> None:
    profile: CalibrationProfile = read_profile(broken("points/0/limit_percent", 1.5), "own.json")
    assert profile.target_percent(profile.points[0]) == pytest.approx(0.5)


def test_repeatability_is_inclusive() -> None:
    rule = Repeatability(0.25, "")
    assert repeatable((0.1, 0.25, 0.35), 1.0, rule)
    assert not repeatable((0.1, 0.25, 0.3501), 1.0, rule)


def test_a_point_prescribes_its_method_or_the_ones_a_plan_may_choose() -> None:
    data = broken("points/0/methods", ["pulse", "register", "signed"])
    data["points"][1] |= {"method": "power_time", "methods": ["power_time"]}
    free = read_profile(data, "own.json")
    assert free.methods_at("6 A") == ("register", "pulse", "signed")  # the one taken without a choice first
    assert (free.methods_at("16 A"), free.method_at("16 A")) == (("power_time",), "power_time")
    assert (free.methods_at("32 A"), free.method_at("32 A")) == ((), "register")
    assert free.methods_at("own") == ()  # one point of the profile may be compared in any way
    assert "imp_per_kwh" in free.demands
    data["points"][2]["methods"] = ["register"]
    strict = read_profile(data, "own.json")
    assert strict.methods_at("own") == ("register", "pulse", "signed", "power_time")
    assert strict.method_at("own") == "register"


def test_a_rule_prescribes_its_method_too() -> None:
    data = copy.deepcopy(stored("hb44-ac-acceptance"))
    shipped = read_profile(data, "hb44-ac-acceptance.json")
    assert {shipped.methods_at(rule.id) for rule in shipped.point_rules} == {("register", "signed")}
    assert "imp_per_kwh" not in shipped.demands
    data["point_rules"][0] |= {"method": "pulse", "methods": ["pulse"]}
    assert "imp_per_kwh" in read_profile(data, "own.json").demands
    data["point_rules"][0]["methods"] = ["signed"]
    with pytest.raises(BadInput) as caught:
        read_profile(data, "own.json")
    assert caught.value.data["field"] == "points[4-10 A].method"


def test_no_load_point_at_all_is_called_missing() -> None:
    with pytest.raises(BadInput) as caught:
        read_profile(broken("points", []), "own.json")
    assert caught.value.data["problem"] == "missing"
