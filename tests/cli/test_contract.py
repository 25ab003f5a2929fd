"""The exit codes and objects of the command line contract, command by command."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.__main__ import main
from app.bootstrap import build
from app.domain.errors import Reason
from tests.cli.answers import check_answer
from tests.cli.asking import Asks, Said

RUN_FILE: dict[str, Any] = {
    "profile": {
        "limit_percent": 1.0, "decision": "simple", "coverage_probability": 0.9545, "max_uncertainty_ratio": 0.3333,
    },
    "points": [
        {
            "id": "16 A", "method": "register", "register_resolution_kwh": "0.001", "register_reading": "difference",
            "reference_resolution_kwh": "0.0001",
            "runs": [
                {"start_kwh": "1234.567", "stop_kwh": "1244.589", "reference_kwh": "9.9985"},
                {"start_kwh": "1244.589", "stop_kwh": "1254.613", "reference_kwh": "9.9995"},
                {"start_kwh": "1254.613", "stop_kwh": "1264.636", "reference_kwh": "9.9991"},
            ],
            "budget": [{"source": "reference certificate", "expanded_percent": 0.05, "k": 2}],
        }
    ],
}  # fmt: skip


def fails(said: Said, code: int, reason: Reason) -> str:
    """Check an error in full and return its sentence."""
    assert (said.code, said.reason) == (code, reason.value), said
    check_answer("error", said.answer)
    return str(said.answer["error"]["message"])


def run_file(tmp_path: Path, **point: object) -> Path:
    """Write a run file whose only point has these values."""
    path = tmp_path / "RUN.json"
    path.write_text(json.dumps({**RUN_FILE, "points": [{**RUN_FILE["points"][0], **point}]}))
    return path


def test_version_and_help_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"chargebench {__version__}\n"
    for arguments in (["--help"], ["visit", "--help"], ["station", "listen", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        assert "usage: chargebench" in capsys.readouterr().out


def test_version_as_a_process_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-m", "app", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"chargebench {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["visit"],
        ["visit", "run"],
        ["station", "listen"],
        ["station", "listen", "--port", "many", "--seconds", "1"],
        ["demo"],
        ["demo", "--out", "x", "--ocpp", "2.1"],
        ["practice", "meter", "--port", "0"],
        ["report", "verify"],
    ],
)
def test_wrong_usage_is_exit_2_with_one_line(ask: Asks, arguments: list[str]) -> None:
    fails(ask(*arguments), 2, Reason.WRONG_USAGE)
    assert not ask.data.exists()


def test_global_options_stand_before_or_after_the_command(ask: Asks, tmp_path: Path) -> None:
    path = run_file(tmp_path)
    before = ask("calibration", "evaluate", path)
    ask.capsys.readouterr()
    assert main(["calibration", "evaluate", str(path), "--json", "--lang", "de", "--data", str(ask.data)]) == 0
    assert json.loads(ask.capsys.readouterr().out) == before.answer
    assert main(["--lang", "de", "calibration", "evaluate", str(path)]) == 0
    german = ask.capsys.readouterr().out
    assert main(["calibration", "evaluate", str(path), "--lang", "en"]) == 0
    english = ask.capsys.readouterr().out
    assert "Verdict: pass" in english
    assert "{" not in german


def test_demo_refuses_an_unknown_fault_and_lists_the_known(ask: Asks, tmp_path: Path) -> None:
    sentence = fails(ask("demo", "--out", tmp_path / "out", "--fault", "no-such"), 2, Reason.UNKNOWN_NAME)
    assert "no-such" in sentence
    assert "meter+3%, firmware-fails, link-drops" in sentence
    assert not (tmp_path / "out").exists()


# visits
def test_an_empty_store_lists_nothing_and_the_unknown_id_is_named(ask: Asks) -> None:
    said = ask("visit", "list")
    check_answer("visit-list", said.answer)
    assert (said.code, said.answer) == (0, {"visits": []})
    assert "chargebench demo" in ask.people("visit", "list").out
    for command in (["visit", "show", "no-such-id"], ["visit", "resume", "no-such-id", "--out", "x"]):
        assert "no-such-id" in fails(ask(*command), 2, Reason.UNKNOWN_NAME)


# evaluations
def test_calibration_evaluate_tells_pass_and_fail_by_its_exit_code(ask: Asks, tmp_path: Path) -> None:
    good = ask("calibration", "evaluate", run_file(tmp_path))
    check_answer("calibration-result", good.answer)
    assert (good.code, good.answer["verdict"]) == (0, "pass")
    bad = ask("calibration", "evaluate", run_file(tmp_path, limit_percent=0.1))
    check_answer("calibration-result", bad.answer)
    assert (bad.code, bad.answer["verdict"]) == (1, "fail")
    doubtful = ask("calibration", "evaluate", run_file(tmp_path, budget=[{"source": "x", "standard_percent": 0.3}]))
    check_answer("calibration-result", doubtful.answer)
    assert (doubtful.code, doubtful.answer["verdict"]) == (1, "inconclusive")
    assert doubtful.err == ""


def test_calibration_evaluate_refuses_a_bad_run_naming_it(ask: Asks, tmp_path: Path) -> None:
    runs = [{"start_kwh": "5.0", "stop_kwh": "4.0", "reference_kwh": "1.0"}] * 2
    sentence = fails(ask("calibration", "evaluate", run_file(tmp_path, runs=runs)), 2, Reason.BAD_RUN)
    assert "16 A" in sentence
    one = ask("calibration", "evaluate", run_file(tmp_path, runs=RUN_FILE["points"][0]["runs"][:1]))
    fails(one, 2, Reason.TOO_FEW_RUNS)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", Reason.NOT_JSON),
        (b"\xff\xfe", Reason.NOT_JSON),
        (b'{"points": NaN}', Reason.NOT_JSON),
        (b"[" * 9999, Reason.NOT_JSON),
        (b"{}", Reason.MISSING_KEY),
    ],
)
def test_a_file_that_is_none_is_named(ask: Asks, tmp_path: Path, content: bytes, reason: Reason) -> None:
    path = tmp_path / "RUN.json"
    path.write_bytes(content)
    assert str(path) in fails(ask("calibration", "evaluate", path), 2, reason)


def test_a_missing_file_is_named(ask: Asks, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.json"
    for command in (
        ["calibration", "evaluate", missing],
        ["inspection", "evaluate", "ev-ac-inspect", missing],
        ["checklist", "check", missing],
        ["report", "verify", missing],
        ["station", "diff", missing, missing],
        ["visit", "run", missing, "--out", "x"],
    ):
        assert "nowhere.json" in fails(ask(*command), 2, Reason.FILE_UNREADABLE)


def test_inspection_evaluate_good_and_bad(ask: Asks, tmp_path: Path, checkout: Path) -> None:
    shipped = json.loads((checkout / "resources/checklists/practice/ev-ac-inspect.json").read_text("utf-8"))
    path = tmp_path / "ANSWERS.json"
    path.write_text(json.dumps({"answers": {**shipped["answers"], "A02": {"value": "no"}}}))
    bad = ask("inspection", "evaluate", "ev-ac-inspect", path)
    check_answer("inspection-result", bad.answer)
    assert (bad.code, bad.answer["verdict"]) == (1, "out_of_service")
    assert next(line for line in bad.answer["items"] if line["id"].startswith("A02"))["verdict"] == "S2"
    checklist = tmp_path / "small.json"
    checklist.write_text(json.dumps(small_checklist()))
    for value, code, verdict in (("yes", 0, "safe"), ("no", 0, "defects"), (None, 1, "inconclusive")):
        path.write_text(json.dumps({"answers": {"Q1": {"value": value}} if value else {}}))
        said = ask("inspection", "evaluate", checklist, path)
        check_answer("inspection-result", said.answer)
        assert (said.code, said.answer["verdict"]) == (code, verdict)
    path.write_text(json.dumps({"answers": {"Q9": {"value": "yes"}}}))
    assert "Q9" in fails(ask("inspection", "evaluate", checklist, path), 2, Reason.UNKNOWN_NAME)


def small_checklist() -> dict[str, Any]:
    """Return a checklist of one question, S3."""
    words = {"en": "Clean?", "de": "Sauber?"}
    item = {"id": "Q1", "step": "outside", "section": "s", "kind": "confirm", "text": words, "severity": "S3"}
    return {
        "id": "small", "version": 1, "title": words, "limit_set": "de-ac-2026",
        "sections": [{"id": "s", "text": words}], "items": [item],
    }  # fmt: skip


def test_checklist_check_and_show(ask: Asks, tmp_path: Path) -> None:
    said = ask("checklist", "check", "ev-ac-inspect")
    check_answer("checklist-check", said.answer)
    assert (said.code, said.answer["limit_set"]) == (0, "de-ac-2026")
    assert said.answer["items"] >= 40
    shown = ask("checklist", "show", "ev-ac-inspect")
    check_answer("checklist", shown.answer)
    assert len(shown.answer["items"]) == said.answer["items"]
    path = tmp_path / "small.json"
    path.write_text(json.dumps({**small_checklist(), "colour": "red"}))
    assert "colour" in fails(ask("checklist", "check", path), 2, Reason.UNKNOWN_KEY)


def test_doctor_names_the_command_that_fixes_what_is_missing(ask: Asks) -> None:
    said = ask("doctor")
    check_answer("doctor", said.answer)
    missing = [found for found in said.answer["checks"] if not found["ok"] and found["needed"]]
    assert said.code == (1 if missing else 0)
    assert all(found["fix"] for found in missing)


def test_doctor_names_profiles_of_own_instruments_that_cannot_be_used(ask: Asks) -> None:
    own = ask.data / "instruments"
    own.mkdir(parents=True)

    def profiles() -> dict[str, Any]:
        checks = ask("doctor").answer["checks"]
        (found,) = (one for one in checks if one["title"] == "Profiles of your own instruments")
        return dict(found)

    assert profiles()["ok"] is True
    (own / "mine.json").write_text("{")
    (own / "other.json").write_text('{"id": "x", "colour": "red"}')
    found = profiles()
    assert (found["ok"], found["needed"]) == (False, False)
    assert "mine.json is not JSON" in found["detail"]
    assert "other.json" in found["detail"]
    assert found["fix"] == f"$EDITOR {own / 'mine.json'} {own / 'other.json'}"
    said = ask.people("doctor")
    assert "mine.json is not JSON" in said.out


# this computer
def test_no_key_is_exit_5_and_says_how_to_give_one(ask: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHARGEBENCH_PASSPHRASE_FILE")
    sentence = fails(ask("visit", "list"), 5, Reason.KEY_MISSING)
    assert "CHARGEBENCH_PASSPHRASE_FILE" in sentence


def test_a_wrong_passphrase_is_exit_5_and_changes_nothing(ask: Asks, passphrase: Path) -> None:
    assert ask("visit", "list").code == 0
    right = passphrase.read_text()
    passphrase.write_text("another passphrase\n")
    fails(ask("visit", "list"), 5, Reason.KEY_WRONG)
    passphrase.write_text(right)
    assert ask("visit", "list").code == 0


def test_two_programs_on_one_data_directory_are_refused(ask: Asks, passphrase: Path) -> None:
    import asyncio

    async def hold() -> Said:
        store = await build(ask.data).open_store()
        try:
            return await asyncio.to_thread(ask, "visit", "list")
        finally:
            await store.close()

    said = asyncio.run(hold())
    assert str(ask.data) in fails(said, 5, Reason.DATA_DIRECTORY_IN_USE)
    assert ask("visit", "list").code == 0


def test_a_database_from_a_newer_version_is_left_alone(ask: Asks, passphrase: Path) -> None:
    from sqlalchemy import text

    from app.storage.database import make_engine
    from app.system.keys import KeyProvider

    assert ask("visit", "list").code == 0
    path = ask.data / "chargebench.db"
    engine = make_engine(path, KeyProvider(ask.data, ask=lambda *_: None).data_key())  # type: ignore[arg-type,return-value]
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    fails(ask("visit", "list"), 5, Reason.DATABASE_NEWER)
    assert path.read_bytes() == before


def test_an_internal_error_is_logged_and_shows_no_traceback(ask: Asks, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> int:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("app.cli.doctor.examine", broken)
    said = ask.people("doctor")
    assert said.code == 70
    assert "Traceback" not in said.out + said.err
    log = next(word for word in said.err.replace(": ", " ").split() if word.rstrip(".").endswith(".log"))
    assert "broken on purpose" in Path(log.rstrip(".")).read_text("utf-8")


def test_bad_hand_overs_write_nothing(ask: Asks, tmp_path: Path) -> None:
    said = ask("visit", "take-over", tmp_path / "nothing-there", "--by", "B. Colleague")
    assert said.code == 2
    said = ask("visit", "hand-over", "no-such-id", "--to", "B", "--left", "x", "--out", tmp_path / "out")
    assert said.code == 2
    assert not (tmp_path / "out").exists()
