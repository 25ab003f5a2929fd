"""``calibration history`` and ``instrument record``: what is kept, what is refused, what is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from tests.cli.answers import check_answer


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data directory with one listed instrument."""
    secret = tmp_path / "passphrase"
    secret.write_text("a passphrase for this test\n")
    monkeypatch.setenv("CHARGEBENCH_PASSPHRASE_FILE", str(secret))
    folder = tmp_path / "data"
    assert run(["instrument", "add", "--id", "ref", "--text", "Meter", "--serial", "4711", "--data", str(folder)]) == 0
    return folder


def record(data: Path, error: str, day: str, *more: str) -> int:
    arguments = ["--origin", "check", "--source", "standard 7", "--point", "16 A", "--error-percent", error]
    return run(["instrument", "record", "ref", *arguments, "--on", day, *more, "--json", "--data", str(data)])


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_drift_forecast_and_chart_of_a_reference(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for year, error in enumerate(("0.00", "0.02", "0.04", "0.06", "0.08")):
        assert record(data, error, f"{2020 + year}-06-01", "--limit-percent", "0.2", "--expanded-percent", "0.01") == 0
    capsys.readouterr()
    assert run(["calibration", "history", "--instrument", "ref", "--json", "--data", str(data)]) == 0
    said = answer(capsys)
    check_answer("history", said)
    (point,) = said["points"]
    assert [error["error_percent"] for error in point["errors"]] == [0.0, 0.02, 0.04, 0.06, 0.08]
    assert point["drift"]["percent_per_year"] == pytest.approx(0.02, rel=1e-3)
    assert point["forecast"]["expected"].startswith("2030-0")
    assert point["chart"]["baseline"] == 5
    assert run(["calibration", "history", "--instrument", "ref", "--data", str(data)]) == 0
    assert "+0.020 % a year; limit possible from 20" in capsys.readouterr().out


def test_nothing_known_is_said_and_is_no_error(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["calibration", "history", "--station", "CP-9", "--data", str(data)]) == 0
    assert "signed visits" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "day", "more", "field"),
    [
        ("120", "2026-01-01", (), "error_percent"),
        ("nan", "2026-01-01", (), "error_percent"),
        ("0.1", "2026-01-01", ("--expanded-percent", "0"), "expanded_percent"),
        ("0.1", "2026-01-01", ("--limit-percent", "-1"), "limit_percent"),
        ("0.1", "2026-01-01", ("--k", "0.5"), "k"),
        ("0.1", "01.02.2026", (), "on"),
        ("0.1", "9999-01-01", (), "on"),
        ("0.1", "2026-01-01", ("--source", " "), "source"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    data: Path, error: str, day: str, more: tuple[str, ...], field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert record(data, error, day, *more) == 2
    assert field in answer(capsys)["error"]["message"]
    assert run(["calibration", "history", "--instrument", "ref", "--json", "--data", str(data)]) == 0
    assert answer(capsys)["points"] == []


def test_an_instrument_that_is_not_listed_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    arguments = ["--origin", "check", "--source", "s", "--point", "p", "--error-percent", "0", "--data", str(data)]
    assert run(["instrument", "record", "rf", *arguments]) == 2
    assert "ref" in capsys.readouterr().err


def test_exactly_one_subject_is_asked_for(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibration", "history", "--data", str(data)]) == 2
    assert run(["calibration", "history", "--station", "a", "--meter", "b", "--data", str(data)]) == 2
