"""Commands that need a peer: listening, snapshots, a visit; each against real sockets."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Reason
from tests.cli.answers import check_answer
from tests.cli.asking import Asks, Said
from tests.cli.station import free_port, practice_station
from tests.cli.test_contract import fails

VERSIONS = pytest.mark.parametrize("ocpp", ["1.6", "2.0.1"])
ARRIVAL = {
    "V01": "not required", "V02": "cones", "V03": "yes", "V04": "timer", "V05": "B. Example", "V06": "dry",
    "V07": "none", "V09": "control room", "V10": "laptop", "V11": "yes", "V12": "None", "I06": "phone",
}  # fmt: skip


def plan_file(folder: Path, *, more: str = "", station: str = "", answers: dict[str, Any] | None = None) -> Path:
    """Write a plan of a periodic inspection."""
    lines = [
        '[visit]\ntemplate = "periodic-inspection"\nwork_order = "WO-1"\nsite = "Yard"\ntechnician = "M. Lind"',
        f'[station]\nid = "PB22-000042"\nserial = "PB22-000042"\n{station}',
    ]
    for name, answer in (answers or {}).items():
        lines.append(f"[answers.{name}]\n" + "\n".join(f"{key} = {json.dumps(said)}" for key, said in answer.items()))
    path = folder / "PLAN.toml"
    path.write_text("\n\n".join([*lines, more]) + "\n")
    return path


@VERSIONS
def test_listen_tells_the_address_the_events_and_the_station(ocpp: str, ask: Asks, tmp_path: Path) -> None:
    port = free_port()
    transcript = tmp_path / "frames.jsonl"
    with practice_station(port, ocpp):
        said = ask(
            "station", "listen", "--port", port, "--seconds", 20, "--until", "boot", "--transcript", transcript,
            "--allow-unknown-time",
        )  # fmt: skip
    assert said.code == 0
    lines = said.lines
    for line in lines:
        check_answer("station-listen", line)
    assert lines[0]["listening"]["url"] == f"ws://127.0.0.1:{port}/"
    assert {"connected", "booted"} <= {line["event"] for line in lines[1:-1]}
    (station,) = lines[-1]["stations"]
    assert (station["id"], station["ocpp"], station["serial"]) == ("PB22-000042", ocpp, "PB22-000042")
    assert station["frames_in"] >= 1
    # rule 9 and 11: without --accept-boot the boot stays Pending
    answers = [json.loads(json.loads(line)["text"]) for line in transcript.read_text("utf-8").splitlines()]
    boots = [frame[2]["status"] for frame in answers if frame[0] == 3 and "interval" in frame[2]]
    assert boots
    assert set(boots) == {"Pending"}


def test_listen_without_a_station_is_exit_3(ask: Asks) -> None:
    said = ask("station", "listen", "--port", 0, "--seconds", 0.2)
    assert said.code == 3
    assert [next(iter(line)) for line in said.lines] == ["listening", "stations"]
    assert said.lines[-1] == {"stations": []}


def test_a_port_in_use_is_exit_5_and_names_it(ask: Asks, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answers = {name: {"value": value} for name, value in ARRIVAL.items()}
        plan = plan_file(tmp_path, station=f"port = {port}", answers=answers)
        commands: tuple[list[object], ...] = (
            ["station", "listen", "--port", port, "--seconds", 1],
            ["station", "snapshot", "--port", port, "--out", tmp_path / "a.json", "--seconds", 1],
            ["visit", "run", plan, "--out", tmp_path / "out"],
        )
        for command in commands:
            assert str(port) in fails(ask(*command), 5, Reason.PORT_IN_USE)
    assert not (tmp_path / "a.json").exists()
    assert not (tmp_path / "out").exists()


@VERSIONS
def test_snapshot_then_diff_with_itself_and_with_a_change(ocpp: str, ask: Asks, tmp_path: Path) -> None:
    port, a, b = free_port(), tmp_path / "a.json", tmp_path / "b.json"
    with practice_station(port, ocpp):
        said = ask("station", "snapshot", "--port", port, "--out", a, "--seconds", 20, "--allow-unknown-time")
    assert said.code == 0
    check_answer("snapshot", said.answer)
    assert json.loads(a.read_text("utf-8")) == said.answer
    assert len(said.answer["settings"]) >= 40
    same = ask("station", "diff", a, a)
    assert (same.code, same.answer) == (0, {"differences": []})
    changed = json.loads(a.read_text("utf-8"))
    changed["identity"]["firmware"] = "9.9"
    b.write_text(json.dumps(changed))
    diff = ask("station", "diff", a, b)
    check_answer("differences", diff.answer)
    assert diff.code == 1
    (line,) = diff.answer["differences"]
    assert (line["path"], line["b"], line["judgement"]) == ("identity.firmware", "9.9", "unexplained")
    b.write_text("{}")
    fails(ask("station", "diff", a, b), 2, Reason.MISSING_KEY)


def test_no_station_for_a_snapshot_is_exit_3(ask: Asks, tmp_path: Path) -> None:
    said = ask("station", "snapshot", "--port", 0, "--out", tmp_path / "a.json", "--seconds", 0.2)
    fails(said, 3, Reason.NO_STATION)
    assert not (tmp_path / "a.json").exists()


def test_a_full_disk_is_exit_5_and_leaves_no_half_file(ask: Asks, tmp_path: Path) -> None:
    port, target = free_port(), tmp_path / "a.json"
    arguments = ["--json", "station", "snapshot", "--port", str(port), "--out", str(target), "--seconds", "20"]
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
        "from app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, *arguments, "--allow-unknown-time"]
    with practice_station(port):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    fails(Said(done.returncode, done.stdout, done.stderr), 5, Reason.DISK_FULL)
    assert not target.exists()


# visit run
@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("[calibrate]\nprofile = 'house-1pct'", "calibrate"),
        ("[firmware]\nfile = 'a'\nverson = '1'\nversion = '1'", "firmware.verson"),
        ("[skip]\nfirmwear = 'later'", "skip.firmwear"),
        ("[answers.I01]\nvalu = '1'", "answers.I01.valu"),
        ("[[calibration.point]]\nid = '6 A'", "calibration.profile"),
    ],
)
def test_a_misspelt_key_is_exit_2_and_named_and_nothing_is_written(
    ask: Asks, tmp_path: Path, more: str, key: str
) -> None:
    sentence = ask("visit", "run", plan_file(tmp_path, more=more), "--out", tmp_path / "out")
    assert sentence.code == 2
    assert key in sentence.answer["error"]["message"]
    check_answer("error", sentence.answer)
    assert sentence.reason in {"unknown_key", "missing_key", "wrong_value"}
    assert not ask.data.exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "code", "reason", "named"),
    [
        ("[answers.A01]\nvalue = 'yes'\nphoto = 'missing.jpg'", 2, Reason.FILE_UNREADABLE, "missing.jpg"),
        ("[firmware]\nfile = 'missing.img'\nversion = '1'", 2, Reason.FILE_UNREADABLE, "missing.img"),
        ("[answers.Q99]\nvalue = 'yes'", 2, Reason.UNKNOWN_NAME, "Q99"),
        ("[calibration]\nprofile = 'none'\nload = 'x'\nreference = {kind = 'manual'}", 2, Reason.UNKNOWN_NAME, "none"),
        (
            "[calibration]\nprofile = 'house-1pct'\nload = 'x'\nreference = {kind = 'modbus', map = 'zzz'}",
            2, Reason.UNKNOWN_NAME, "zzz",
        ),
        ("[sync]\nto = 'ftp://somewhere'", 2, Reason.WRONG_VALUE, "ftp://somewhere"),
        ("[skip]\narrive = 'in a hurry'", 2, Reason.STEP_CANNOT_BE_SKIPPED, "Arrive"),
        ("[skip]\nfirmware = ' '", 2, Reason.REASON_NEEDED, "Firmware"),
    ],
)  # fmt: skip
def test_what_would_stop_a_visit_halfway_is_found_before_it_is_opened(
    ask: Asks, tmp_path: Path, more: str, code: int, reason: Reason, named: str
) -> None:
    assert named in fails(ask("visit", "run", plan_file(tmp_path, more=more), "--out", tmp_path / "out"), code, reason)
    assert ask("visit", "list").answer == {"visits": []}


def test_a_photo_that_is_no_picture_proves_nothing(ask: Asks, tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    plan = plan_file(tmp_path, more="[answers.A01]\nvalue = 'yes'\nphoto = 'text.jpg'")
    sentence = fails(ask("visit", "run", plan, "--out", tmp_path / "out"), 2, Reason.WRONG_VALUE)
    assert "text.jpg" in sentence
    assert not ask.data.exists()


def test_no_station_is_exit_3_names_the_visit_and_keeps_what_was_answered(ask: Asks, tmp_path: Path) -> None:
    answers = {name: {"value": value} for name, value in ARRIVAL.items()}
    plan = plan_file(tmp_path, station="connect_within_s = 0.3", answers=answers)
    said = ask("visit", "run", plan, "--out", tmp_path / "out")
    fails(said, 3, Reason.NO_STATION)
    visit = said.answer["error"]["visit"]
    listed = ask("visit", "list")
    check_answer("visit-list", listed.answer)
    assert [line["id"] for line in listed.answer["visits"]] == [visit]
    shown = ask("visit", "show", visit)
    check_answer("visit-show", shown.answer)
    steps = {step["step"]: step["status"] for step in shown.answer["steps"]}
    assert (steps["arrive"], steps["identify"]) == ("done", "doing")
    assert shown.answer["verdict"] == "inconclusive"
    again = ask("visit", "resume", visit, "--out", tmp_path / "out")
    fails(again, 3, Reason.NO_STATION)
    assert again.answer["error"]["visit"] == visit


def test_a_wrong_serial_ends_with_a_report_and_exit_1(ask: Asks, tmp_path: Path) -> None:
    answers = {name: {"value": value} for name, value in ARRIVAL.items()}
    port = free_port()
    plan = plan_file(tmp_path, station=f"port = {port}\nconnect_within_s = 20", answers=answers)
    with practice_station(port, "1.6", "wrong-serial"):
        said = ask("visit", "run", plan, "--out", tmp_path / "out")
    assert said.code == 1
    check_answer("visit-result", said.answer)
    assert (said.answer["verdict"], said.answer["practice"]) == ("inconclusive", True)
    report = tmp_path / "out" / "report.pdf"
    assert said.answer["report"] == str(report)
    verified = ask("report", "verify", report)
    check_answer("report-verify", verified.answer)
    assert verified.code == 0
    tampered = tmp_path / "tampered.pdf"
    tampered.write_bytes(report.read_bytes().replace(b"/Type", b"/Tupe", 1))
    damaged = ask("report", "verify", tampered, report)
    check_answer("report-verify", damaged.answer)
    assert damaged.code == 1
    assert [line["valid"] for line in damaged.answer["files"]] == [False, True]
    text = tmp_path / "text.pdf"
    text.write_text("not a report")
    assert "text.pdf" in fails(ask("report", "verify", text), 2, Reason.NOT_A_REPORT)
    waiting = ask("sync", "status")
    check_answer("sync", waiting.answer)
    assert [(line["visit"], line["state"]) for line in waiting.answer["bundles"]] == [(said.answer["visit"], "waiting")]
    assert "stick" in fails(ask("sync", "push", "--to", f"folder:{tmp_path / 'stick'}"), 2, Reason.FILE_UNREADABLE)
    fails(ask("sync", "push", "--to", "carrier-pigeon"), 2, Reason.WRONG_VALUE)
    (tmp_path / "stick").mkdir()
    pushed = ask("sync", "push", "--to", f"folder:{tmp_path / 'stick'}")
    check_answer("sync", pushed.answer)
    assert (pushed.code, [line["state"] for line in pushed.answer["bundles"]]) == (0, ["copied"])
    # rule: a second report needs a new fact; resuming a signed visit changes nothing
    again = ask("visit", "resume", said.answer["visit"], "--out", tmp_path / "out2")
    assert again.code == 1
    # without --out the report goes where the run was to write it, not where the shell happens to be
    report.unlink()
    assert ask("visit", "resume", said.answer["visit"]).answer["report"] == str(report)
    assert report.exists()
