"""Own profiles as files: whole or not at all, and never in the place of one that ships."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.errors import BadInput, Reason
from app.formats.catalogue import ResourceCatalogue
from app.storage.own_profile import ProfileFiles

RESOURCES = Path(__file__).parents[2] / "resources"


def profile(name: str = "own") -> CalibrationProfile:
    house = json.loads((RESOURCES / "profiles" / "house-1pct.json").read_text("utf-8"))
    return replace(read_profile(house, "house"), id=name)


def test_what_is_saved_is_in_the_catalogue(tmp_path: Path) -> None:
    files, catalogue = ProfileFiles(tmp_path / "profiles"), ResourceCatalogue(RESOURCES, tmp_path / "profiles")
    assert files.own() == ()
    files.save(profile())
    files.save(replace(profile(), edition="2"))
    assert files.own() == ("own",)
    assert "own" in catalogue.names("profiles")
    assert "house-1pct" in catalogue.names("profiles")
    assert read_profile(catalogue.document("profiles", "own"), "own").edition == "2"
    left = sorted(path.name for path in (tmp_path / "profiles").iterdir())
    assert left == ["earlier", "own.json"]  # nothing half written is left
    assert [read_profile(one, "own") for one in files.earlier("own")] == [profile()]
    assert "own" not in catalogue.names("limits")
    files.remove("own")
    assert files.own() == ()
    assert {read_profile(one, "own").edition for one in files.earlier("own")} == {profile().edition, "2"}
    with pytest.raises(BadInput) as caught:
        files.remove("own")
    assert caught.value.reason is Reason.UNKNOWN_NAME


def test_a_file_with_the_name_of_a_shipped_profile_replaces_nothing(tmp_path: Path) -> None:
    files = ProfileFiles(tmp_path, frozenset({"house-1pct"}))
    files.save(replace(profile("house-1pct"), edition="forged"))
    assert files.own() == ()
    catalogue = ResourceCatalogue(RESOURCES, tmp_path)
    assert read_profile(catalogue.document("profiles", "house-1pct"), "x").edition == "2026-01"


def test_an_own_file_that_is_damaged_says_so(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text("{", "utf-8")
    with pytest.raises(BadInput) as caught:
        ResourceCatalogue(RESOURCES, tmp_path).document("profiles", "own")
    assert caught.value.reason is Reason.NOT_JSON
    assert str(tmp_path) in caught.value.where
