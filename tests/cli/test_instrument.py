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


def test_schema_is_in_step_with_the_code() -> None:
    stored = json.loads(SCHEMA.read_text("utf-8"))
    assert stored == {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(InstrumentList)}


def test_people_read_one_line_each_and_see_what_is_overdue(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["instrument", "list", "--data", str(data)]) == 0
    assert "chargebench instrument add" in capsys.readouterr().out
    assert run(["instrument", "add", *REFERENCE, "--due-on", "2020-02-29", "--data", str(data)]) == 0
    assert "overdue since 2020-02-29" in capsys.readouterr().out
