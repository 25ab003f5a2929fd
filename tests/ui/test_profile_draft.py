"""A profile while it is typed: every field comes back, the first mistake is named by its field."""

import json
from pathlib import Path

import pytest

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.codec import encode
from app.ui.models.profile_draft import EXACTLY, FREE_METHOD, DraftProblem, Kind, ProfileDraft
from app.ui.views.profile_fields import DECISION, GENERAL, LIMIT, TESTS

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"


def profile(name: str) -> CalibrationProfile:
    return read_profile(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), name)


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_typing_again_what_is_shown_changes_nothing(name: str) -> None:
    draft = ProfileDraft(profile(name), "de")
    assert not draft.changed
    assert draft.problem() is None
    for field in (*GENERAL, *LIMIT, *DECISION, *TESTS):
        draft.put(field.path, draft.text(field.path, field.kind), field.kind)
    assert read_profile(draft.data(), name) == profile(name)


def test_words_are_typed_in_the_language_of_the_window() -> None:
    draft = ProfileDraft(profile("house-1pct"), "de_AT")
    draft.put(("name",), "Unser Wert", Kind.WORDS)
    assert draft.data()["name"] == {"en": "House limit 1 %", "de": "Unser Wert"}
    assert draft.changed


@pytest.mark.parametrize(
    ("path", "text", "kind", "key"),
    [
        (("limit_percent",), "abc", Kind.REAL, "limit_percent"),
        (("limit_percent",), "0", Kind.REAL, "limit_percent"),
        (("limit_percent",), "", Kind.REAL, "limit_percent"),
        (("minimum_runs",), "2,5", Kind.WHOLE, "minimum_runs"),
        (("coverage_probability",), "95.45", Kind.REAL, "coverage_probability"),
        (("valid_from",), "2028", Kind.DAY, "valid_from"),
        (("starting_load", "current_a"), "x", Kind.EXACT, "starting_load.current_a"),
        (("guard_factor",), "", Kind.REAL, "guard_factor"),
    ],
)
def test_the_mistake_is_named_by_its_field(path: tuple[str, ...], text: str, kind: Kind, key: str) -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    draft.put(path, text, kind)
    found = draft.problem()
    assert found is not None
    assert found.key == key
    assert draft.text(path, kind) == text  # what was typed stays


def test_comma_and_point_are_both_decimal() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    draft.put(("limit_percent",), "1,5", Kind.REAL)
    draft.points[0]["energy"] = "0,500"
    assert draft.data()["limit_percent"] == 1.5
    assert draft.data()["points"][0]["energy_kwh"] == "0.500"


def test_an_optional_part_comes_with_its_first_value_and_goes_with_its_last() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    draft.put(("zero_load", "minutes"), "10", Kind.REAL)
    assert draft.data()["zero_load"] == {"minutes": 10.0, "most_steps": 0, "source": "own"}
    assert draft.problem() is None
    draft.put(("zero_load", "minutes"), "", Kind.REAL)
    assert draft.data() == encode(profile("house-1pct"))


def test_points_become_rules_when_they_are_shares() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    row = draft.points[1]
    row |= {"of": "mda", "low": "0.4", "high": "0.6", "mmq": "1", "energy": ""}
    assert draft.problem() is None
    made = read_profile(draft.data(), "own")
    assert [point.id for point in made.points] == ["6 A", "32 A"]
    assert [(rule.id, rule.of, str(rule.mmq)) for rule in made.point_rules] == [("16 A", "mda", "1")]
    assert made.demands == ("mda_a", "mmq_kwh")
    row["high"] = "0.3"
    assert draft.problem() == DraftProblem("points.1.high", "contradicts another key")
    row |= {"of": EXACTLY, "low": "x"}
    assert draft.problem() == DraftProblem("points.1.low", "not a number")


def test_rows_are_added_with_free_names() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    draft.add_point()
    draft.add_point()
    assert [row["id"] for row in draft.points[-2:]] == ["P1", "P2"]
    assert draft.problem() is None
    draft.points[-1]["id"] = "P1"
    assert draft.problem() == DraftProblem("points.4.id", "entered twice")


def test_the_kind_of_limit_gives_the_others_up() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    draft.choose_limit("table")
    assert (draft.limit_kind, draft.problem()) == ("table", None)
    draft.table[0]["percent"] = "A 2; A 3"
    assert draft.problem() == DraftProblem("mpe.0.percent", "entered twice")
    draft.choose_limit("entered")
    assert (draft.limit_kind, draft.problem()) == ("entered", None)
    assert read_profile(draft.data(), "own").demands == ("mpe_percent",)
    draft.choose_limit("fixed")
    assert draft.problem() is None
    assert draft.data()["limit_percent"] == 1.0


def test_the_method_of_a_point_is_chosen_and_what_a_file_says_besides_stays() -> None:
    draft = ProfileDraft(profile("house-1pct"), "en")
    assert [row["method"] for row in draft.points] == [FREE_METHOD] * 3
    draft.points[0]["method"] = "pulse"
    draft.points[1] |= {
        "of": "mda",
        "low": "0.4",
        "high": "0.6",
        "mmq": "1",
        "energy": "",
        "method": "signed, register",
    }
    made = read_profile(draft.data(), "own")
    assert (made.points[0].method, made.points[0].methods) == ("pulse", ("pulse",))
    assert (made.point_rules[0].method, made.point_rules[0].methods) == ("signed", ("signed", "register"))
    assert (made.points[1].method, made.points[1].methods) == ("register", ())
    again = ProfileDraft(made, "en")
    assert [row["method"] for row in again.points] == ["pulse", FREE_METHOD, "signed, register"]
    assert not again.changed
