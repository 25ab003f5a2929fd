"""Own profiles: copies, editions, days in force, and cells of the table as they are typed."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.codec import encode
from app.domain.errors import BadInput
from app.domain.profile_edit import READ_ONLY, check_own_id, copy_to_edit, edited, free_id, next_edition
from app.domain.profile_part import BasedOn, Force, force
from app.domain.profile_table import percent_from, percent_text, spans_from, spans_text

FOLDER = Path(__file__).parents[2] / "resources" / "profiles"
DAY = date(2026, 11, 28)


def profile(name: str = "mid-in-service") -> CalibrationProfile:
    return read_profile(json.loads((FOLDER / f"{name}.json").read_text("utf-8")), name)


def test_a_copy_says_what_it_was_and_is_a_house_profile_until_somebody_says_otherwise() -> None:
    copy = copy_to_edit(replace(profile(), verified=True), frozenset({"mid-in-service", "mid-in-service-own"}))
    assert copy.id == "mid-in-service-own-2"
    assert (copy.standing, copy.verified) == ("house", False)
    assert copy.based_on == BasedOn("mid-in-service", profile().edition)
    assert copy.name["de"].endswith("(Kopie)")
    assert copy.name["en"].endswith("(copy)")
    assert copy.mpe == profile().mpe


def test_a_copy_of_a_copy_does_not_grow_its_name() -> None:
    assert free_id("house-1pct-own", frozenset({"house-1pct-own"})) == "house-1pct-own-2"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "2026-11-28"),
        ("2014/32/EU Annex V", "2026-11-28"),
        ("2026-11-27.4", "2026-11-28"),
        ("2026-11-28", "2026-11-28.2"),
        ("2026-11-28.2", "2026-11-28.3"),
        ("2026-11-28.10", "2026-11-28.11"),
    ],
)
def test_every_save_has_an_edition_of_its_own(before: str, after: str) -> None:
    assert next_edition(before, DAY) == after


def test_a_save_that_changes_nothing_is_no_edition() -> None:
    own = replace(profile(), id="own", edition="2026-11-28")
    assert edited(own, encode(own), DAY, "own") is own
    changed = edited(own, encode(replace(own, minimum_runs=2)), DAY, "own")
    assert (changed.edition, changed.minimum_runs) == ("2026-11-28.2", 2)


def test_a_save_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        edited(None, {**encode(profile()), "coverage_probability": 95.45}, DAY, "own")
    assert caught.value.data["field"] == "profile.coverage_probability"


@pytest.mark.parametrize("name", ["", "../evil", "Über", "-x", "a" * 49, "a b", "a.json"])
def test_an_id_is_a_plain_file_name(name: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_own_id(name, frozenset(), "file")
    assert caught.value.data["field"] == "id"


def test_what_ships_is_read_only() -> None:
    with pytest.raises(BadInput) as caught:
        check_own_id("mid-new", frozenset({"mid-new"}), "file")
    assert caught.value.data["problem"] == READ_ONLY
    check_own_id("mid-new-own", frozenset({"mid-new"}), "file")


def test_days_in_force_are_inclusive() -> None:
    assert force("2028-10-10", None, date(2028, 10, 9)) is Force.NOT_YET
    assert force("2028-10-10", "2030-01-01", date(2028, 10, 10)) is Force.IN_FORCE
    assert force(None, "2030-01-01", date(2030, 1, 1)) is Force.IN_FORCE
    assert force(None, "2030-01-01", date(2030, 1, 2)) is Force.NO_LONGER


def test_cells_of_the_table_come_back_as_typed() -> None:
    assert spans_from("-10..5; 30 to 40; 41,5..55", "f") == [[-10, 5], [30, 40], [41.5, 55]]
    assert spans_from("", "f") == []
    assert spans_text([[-10, 5], [30, 40]]) == "-10..5; 30..40"
    assert percent_from("A 3.5; b: 2; C=0,7", "f") == {"A": 3.5, "B": 2.0, "C": 0.7}
    assert percent_text({"A": 3.5, "B": 2.0}) == "A 3.5; B 2"
    for text in ("5", "5..", "5..x"):
        with pytest.raises(BadInput):
            spans_from(text, "f")
    for text in ("A", "A x", "A 1; A 2", "2"):
        with pytest.raises(BadInput):
            percent_from(text, "f")
