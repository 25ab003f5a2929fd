"""``instrument add|list``: what is listed, and what is refused with nothing written."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.cli.main import run
from app.domain.codec import schema
from app.workflows.keep_instrument import InstrumentList

SCHEMA = Path(__file__).parents[2] / "resources" / "schemas" / "instruments.schema.json"
REFERENCE = ["--id", "ref", "--text", "Reference meter", "--serial", "4711"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty data directory whose passphrase lies in a file."""
    secret = tmp_path / "passphrase"
    secret.write_text("a passphrase for this test\n")
    monkeypatch.setenv("CHARGEBENCH_PASSPHRASE_FILE", str(secret))
    return tmp_path / "data"


def asked(arguments: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = run(["instrument", *arguments, "--json", "--data", str(data)])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, answer


def test_what_is_added_is_listed_and_the_same_id_is_replaced(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certificate = ["--certificate", "D-K-1", "--calibrated-on", "2026-01-31", "--due-on", "2028-01-31"]
    assert asked(["add", *REFERENCE], data, capsys)[0] == 0
    code, added = asked(["add", *REFERENCE, *certificate, "--expanded-percent", "0.05"], data, capsys)
    assert code == 0
    assert added["instruments"] == [
        {
            "id": "ref",
            "text": "Reference meter",
            "serial": "4711",
            "certificate": "D-K-1",
            "calibrated_on": "2026-01-31",
            "due_on": "2028-01-31",
            "laboratory": "",
            "expanded_percent": 0.05,
            "k": 2.0,
            "points": [],
            "earlier": [],
        }
    ]
    jsonschema.validate(added, json.loads(SCHEMA.read_text("utf-8")))
    assert asked(["list"], data, capsys) == (0, added)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        (["--id", "two words"], "id"),
        (["--serial", " "], "serial"),
        (["--due-on", "31.01.2028"], "due_on"),
        (["--due-on", "20280131"], "due_on"),
        (["--calibrated-on", "2028-01-31", "--due-on", "2026-01-31"], "due_on"),
        (["--certificate", "C", "--expanded-percent", "0"], "expanded_percent"),
        (["--certificate", "C", "--expanded-percent", "nan"], "expanded_percent"),
        (["--expanded-percent", "0.05"], "certificate"),
        (["--k", "0.5"], "k"),
    ],
)
def test_what_no_value_may_name_is_refused(
    more: list[str], field: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["instrument", "add", *REFERENCE, *more, "--data", str(data)])
    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert said.err.startswith(f"instrument: {field} ")
    assert said.err.count("\n") == 1
    assert not data.exists()


def test_a_certificate_that_is_replaced_is_not_lost(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = ["--certificate", "D-K-1", "--calibrated-on", "2024-01-31", "--due-on", "2026-01-31", "--laboratory", "Lab"]
    second = ["--certificate", "D-K-2", "--calibrated-on", "2026-01-15", "--due-on", "2028-01-15"]
    for certificate in (first, second, second):
        code, added = asked(["add", *REFERENCE, *certificate], data, capsys)
        assert code == 0
    (kept,) = added["instruments"]
    assert kept["certificate"] == "D-K-2"
    assert [(one["number"], one["due_on"], one["laboratory"]) for one in kept["earlier"]] == [
        ("D-K-1", "2026-01-31", "Lab")
    ]
    jsonschema.validate(added, json.loads(SCHEMA.read_text("utf-8")))
    assert run(["instrument", "list", "--data", str(data)]) == 0
    assert "before: D-K-1, 2024-01-31 to 2026-01-31" in capsys.readouterr().out


CERTIFIED = [*REFERENCE, "--certificate", "D-K-1", "--calibrated-on", "2026-01-31"]
POINTS = "current_a,error_percent,expanded_percent\n6,0.04,0.08\n16,-0.01,0.05\n"


def test_the_points_of_a_certificate_are_taken_shown_kept_and_cleared(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, toml = tmp_path / "points.csv", tmp_path / "points.toml"
    table.write_text(POINTS, "utf-8")
    toml.write_text("[[point]]\npower_w = 7360\nerror_percent = 0.1\nexpanded_percent = 0.05\nk = 3\n", "utf-8")
    code, added = asked(["add", *CERTIFIED, "--points", str(table)], data, capsys)
    jsonschema.validate(added, json.loads(SCHEMA.read_text("utf-8")))
    (listed,) = added["instruments"]
    values = [[one[name] for name in ("load", "unit", "error_percent", "expanded_percent", "k")]
              for one in listed["points"]]  # fmt: skip
    assert (code, values) == (0, [[6, "A", 0.04, 0.08, 2], [16, "A", -0.01, 0.05, 2]])
    _, again = asked(["add", *CERTIFIED, "--laboratory", "Lab"], data, capsys)
    assert again["instruments"][0]["points"] == listed["points"]
    assert run(["instrument", "points", "ref", "--data", str(data)]) == 0
    assert "  16 A  -0.01 %  U = 0.05 %, k = 2" in capsys.readouterr().out.splitlines()
    code, other = asked(["points", "ref", str(toml)], data, capsys)
    assert [(one["load"], one["unit"], one["k"]) for one in other["instruments"][0]["points"]] == [(7360, "W", 3)]
    renewed = asked(["add", *REFERENCE, "--certificate", "D-K-2"], data, capsys)[1]["instruments"][0]
    assert (renewed["points"], renewed["earlier"][0]["points"]) == ([], other["instruments"][0]["points"])
    asked(["points", "ref", str(table)], data, capsys)
    assert asked(["points", "ref", "--clear"], data, capsys)[1]["instruments"][0]["points"] == []
    assert run(["instrument", "points", "ref", "--data", str(data)]) == 0
    assert "no load points" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["points", "ref", "BAD"], "row 3, current_a"),
        (["add", *CERTIFIED, "--points", "BAD"], "row 3, current_a"),
        (["points", "ref", "GOOD", "--clear"], "--clear takes no FILE"),
        (["points", "ref", "nowhere.csv"], "nowhere.csv cannot be read"),
        (["points", "ref", "LATIN"], "not UTF-8"),
        (["points", "other", "GOOD"], "there is no other"),
        (["points", "bare", "GOOD"], "certificate is missing"),
    ],
)
def test_points_that_cannot_be_used_change_nothing(
    given: list[str], said: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, latin = (tmp_path / f"{name}.csv" for name in ("good", "bad", "latin"))
    good.write_text(POINTS, "utf-8")
    bad.write_text(POINTS.replace("16,", "5,"), "utf-8")
    latin.write_bytes(b"current_a,\xfcberall")
    asked(["add", "--id", "bare", "--text", "Tester", "--serial", "1"], data, capsys)
    _, before = asked(["add", *CERTIFIED, "--points", str(good)], data, capsys)
    files = {"GOOD": str(good), "BAD": str(bad), "LATIN": str(latin)}
    assert run(["instrument", *(files.get(one, one) for one in given), "--data", str(data)]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert said in shown.err
    assert asked(["list"], data, capsys)[1] == before


def test_schema_is_in_step_with_the_code() -> None:
    stored = json.loads(SCHEMA.read_text("utf-8"))
    assert stored == {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(InstrumentList)}


def test_people_read_one_line_each_and_see_what_is_overdue(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["instrument", "list", "--data", str(data)]) == 0
    assert "chargebench instrument add" in capsys.readouterr().out
    assert run(["instrument", "add", *REFERENCE, "--due-on", "2020-02-29", "--data", str(data)]) == 0
    assert "overdue since 2020-02-29" in capsys.readouterr().out
