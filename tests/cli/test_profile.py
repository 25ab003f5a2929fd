"""``calibration profile ...``: exit codes, one JSON object, and what is refused with nothing written."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.cli.main import run
from app.domain.calibration_profile import CalibrationProfile
from app.domain.codec import schema
from tests.cli.answers import check_answer

RESOURCES = Path(__file__).parents[2] / "resources"
SCHEMA = json.loads((RESOURCES / "schemas" / "calibration-profile.schema.json").read_text("utf-8"))


def asked(arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = run(["calibration", "profile", *arguments, "--json", "--data", str(data)])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, answer


def test_the_schema_is_in_step_and_every_shipped_profile_keeps_it() -> None:
    assert {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(CalibrationProfile)} == SCHEMA
    paths = sorted((RESOURCES / "profiles").glob("*.json"))
    assert len(paths) >= 20
    for path in paths:
        jsonschema.validate(json.loads(path.read_text("utf-8")), SCHEMA)


def test_list_show_copy_export_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    code, listed = asked(["list"], data, capsys)
    assert code == 0
    check_answer("calibration-profiles", listed)
    by_id = {line["id"]: line for line in listed["profiles"]}
    assert by_id["mi-011"]["valid_from"] == "2028-10-10"
    assert not by_id["house-1pct"]["own"]
    code, shown = asked(["show", "hb44-ac-maintenance"], data, capsys)
    assert (code, shown["limit_percent"]) == (0, 2.0)
    jsonschema.validate(shown, SCHEMA)
    code, copied = asked(["copy", "mid-new"], data, capsys)
    assert (code, copied["id"], copied["standing"]) == (0, "mid-new-own", "house")
    file = tmp_path / "mine.json"
    code, written = asked(["export", "mid-new-own", str(file)], data, capsys)
    assert code == 0
    assert json.loads(file.read_text("utf-8")) == written == copied
    other = tmp_path / "other"
    code, taken = asked(["import", str(file)], other, capsys)
    assert (code, taken) == (0, copied)
    assert [line["id"] for line in asked(["list"], other, capsys)[1]["profiles"] if line["own"]] == ["mid-new-own"]


def test_the_same_edition_with_another_content_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "data", tmp_path / "mine.json"
    _, copied = asked(["copy", "mid-new"], data, capsys)
    file.write_text(json.dumps({**copied, "in_service_factor": 3.0}), "utf-8")
    code, answer = asked(["import", str(file)], data, capsys)
    assert code == 2
    assert "edition" in answer["error"]["message"]
    assert asked(["show", "mid-new-own"], data, capsys)[1] == copied
    assert asked(["import", str(file), "--replace"], data, capsys)[0] == 2, "not even then"
    assert asked(["check", str(file)], data, capsys) == (2, answer)
    assert asked(["show", "mid-new-own"], data, capsys)[1] == copied


def test_an_own_profile_is_replaced_only_when_told_to_and_the_replaced_edition_stays_provable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "theirs.json"
    _, copied = asked(["copy", "mid-new"], data, capsys)
    theirs = {**copied, "in_service_factor": 3.0, "edition": "new"}
    file.write_text(json.dumps(theirs), "utf-8")
    before = kept(data)
    code, answer = asked(["import", str(file)], data, capsys)
    assert (code, answer["error"]["reason"]) == (2, "profile_here")
    said = answer["error"]["message"]
    assert "(mid-new-own) is here already" in said
    assert f"another edition ({copied['edition']})" in said
    assert "--replace to put the file in its place" in said
    assert kept(data) == before, "nothing was changed"
    assert asked(["import", str(file), "--replace"], data, capsys) == (0, theirs)
    assert asked(["show", "mid-new-own"], data, capsys)[1] == theirs
    assert asked(["import", str(file)], data, capsys) == (0, theirs), "the same again is no replacement"
    earlier = [json.loads(content) for name, content in kept(data).items() if "earlier" in name]
    assert earlier == [copied]
    file.write_text(json.dumps({**copied, "in_service_factor": 1.5}), "utf-8")
    code, answer = asked(["import", str(file), "--replace"], data, capsys)
    assert (code, answer["error"]["reason"]) == (2, "edition_taken"), "an edition that was here keeps its content"
    file.write_text(json.dumps(copied), "utf-8")
    assert asked(["import", str(file), "--replace"], data, capsys) == (0, copied), "the way back"


def kept(data: Path) -> dict[str, bytes]:
    """Return every profile file of a data directory."""
    folder = data / "profiles"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.json")}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"limit_percent": 0}, "limit_percent"),
        ({"colour": "blue"}, "colour"),
        ({"decision": "dice"}, "decision"),
        ({"valid_from": "2028-2-1"}, "valid_from"),
        ({"id": "../evil"}, "id"),
        ({}, "id"),  # the id of a shipped profile
    ],
)
def test_a_bad_file_is_one_sentence_and_exit_2(
    change: dict[str, Any], field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = json.loads((RESOURCES / "profiles" / "house-1pct.json").read_text("utf-8"))
    file = tmp_path / "own.json"
    file.write_text(json.dumps({**house, **change}), "utf-8")
    code, answer = asked(["import", str(file)], tmp_path / "data", capsys)
    assert code == 2
    assert field in answer["error"]["message"]
    assert asked(["check", str(file)], tmp_path / "data", capsys) == (2, answer), "check refuses what import refuses"
    assert not (tmp_path / "data" / "profiles").exists()


def test_check_reads_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = json.loads((RESOURCES / "profiles" / "mid-new.json").read_text("utf-8")) | {"id": "mine"}
    (tmp_path / "own.json").write_text(json.dumps(own), "utf-8")
    code, checked = asked(["check", str(tmp_path / "own.json")], tmp_path / "data", capsys)
    assert (code, checked["id"], checked["edition"]) == (0, "mine", own["edition"])
    assert not (tmp_path / "data" / "profiles").exists()
    assert asked(["check", str(tmp_path / "none.json")], tmp_path / "data", capsys)[0] == 2
    (tmp_path / "bad.json").write_text("{", "utf-8")
    assert asked(["check", str(tmp_path / "bad.json")], tmp_path / "data", capsys)[0] == 2
    assert asked(["show", "nobody"], tmp_path / "data", capsys)[0] == 2
    assert asked(["export", "mid-new", str(tmp_path / "no" / "x.json")], tmp_path / "data", capsys)[0] == 2


def test_people_read_standing_force_and_what_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in (
        (["list"], ("not yet in force", "unverified", "house limit")),
        (["show", "hb44-dc-maintenance"], ("Minimum measured quantity", "not yet in force", "edition")),
        (["show", "hb44-ac-acceptance"], ("4-10 A: compared by registers, signed values",)),
    ):
        assert run(["calibration", "profile", *arguments, "--data", str(tmp_path), "--lang", "en"]) == 0
        text = capsys.readouterr().out
        for word in words:
            assert word in text
