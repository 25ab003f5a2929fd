"""`practice station`, `practice meter` and `visit run` as three processes, and a person at the main switch."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.__main__ import main
from app.bootstrap import build
from tests.cli.station import free_port

SPEED = 300
POINT = '[[calibration.point]]\nid = "16 A"\nlimit_a = 16\nenergy_kwh = 1.0\nruns = 3\n'
SKIPPED = '[skip]\nfirmware = "not today"\n'


def plan_in(folder: Path, ocpp: str, port: int, meter_port: int) -> Path:
    """Let the program write the practice plan; one load point, firmware is left out."""
    files = build(folder / "unused").practice_files(ocpp, port, meter_port)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    path = folder / "PLAN.toml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\[\[calibration\.point\]\].*?(?=\n\n)", "", text, count=1, flags=re.DOTALL)
    text = text.replace("\n[out_of_service]", f"{POINT}\n[out_of_service]")
    path.write_text(re.sub(r"\[firmware\].*?(?=\n\n)", SKIPPED, text, count=1, flags=re.DOTALL), encoding="utf-8")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "app", *map(str, arguments)]


@contextmanager
def running(log: Path, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a command beside the test; ended as a shell ends it, it must not leave a traceback."""
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command(*arguments), stdin=subprocess.PIPE, stdout=out, stderr=out, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=20)
    assert process.returncode in (0, 130)
    assert "Traceback" not in log.read_text(encoding="utf-8")


def wait_for(words: str, log: Path, within_s: float = 30.0) -> None:
    end = time.monotonic() + within_s
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, f"{words} did not come in time"
        time.sleep(0.05)


def at_the_switch(visit: subprocess.Popen[bytes], said: Path, station: subprocess.Popen[str]) -> None:
    """Open the main switch when the visit asks for it, and close it when the visit is ready for it."""
    assert station.stdin is not None
    for words, switch in (("the station is switched off", "off"), ("Re-energise", "on")):
        while words not in said.read_text(encoding="utf-8") and visit.poll() is None:
            time.sleep(0.05)
        station.stdin.write(f"{switch}\n")
        station.stdin.flush()


@pytest.mark.parametrize(
    ("ocpp", "faults", "code", "decision"),
    [
        ("1.6", ["--fault", "meter+3%"], 1, "fail"),
        pytest.param("2.0.1", [], 0, "pass", marks=pytest.mark.soak),
    ],
)
def test_a_visit_calibrates_a_practice_station_whose_clock_goes_faster(
    ocpp: str,
    faults: list[str],
    code: int,
    decision: str,
    tmp_path: Path,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port, load_port, meter_port = free_port(), free_port(), free_port()
    plan, said = plan_in(tmp_path, ocpp, port, meter_port), tmp_path / "said.log"
    (tmp_path / "pass").write_text("correct horse battery staple", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CHARGEBENCH_PASSPHRASE_FILE", str(tmp_path / "pass"))
    data = ("--data", tmp_path / "data")
    for listed in json.loads((checkout / "resources/practice/instruments.json").read_text("utf-8")):
        options = [(f"--{name.replace('_', '-')}", str(value)) for name, value in listed.items()]
        arguments = [one for option in options for one in option]
        assert main([*map(str, data), "instrument", "add", *arguments]) == 0
    address = ("--url", f"ws://127.0.0.1:{port}/", "--load-port", load_port, "--speed", SPEED, "--ocpp", ocpp)
    with running(tmp_path / "station.log", "practice", "station", *address, *faults) as station:
        wait_for("load_port", tmp_path / "station.log")
        load = ("--port", meter_port, "--load", f"127.0.0.1:{load_port}")
        with running(tmp_path / "meter.log", "practice", "meter", *load), said.open("w", encoding="utf-8") as progress:
            visit = subprocess.Popen(command(*data, "visit", "run", plan, "--out", tmp_path / "out"), stdout=progress)
            at_the_switch(visit, said, station)
            assert visit.wait(timeout=120) == code, said.read_text(encoding="utf-8")
    told = said.read_text(encoding="utf-8")
    assert re.search(r"^16 A: error \+\d\.\d+ %, U 0\.\d+ % .*: " + decision, told, re.MULTILINE)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["practice"] is True  # PRACTICE is printed on it, whoever opened the visit
    assert main(["report", "verify", str(tmp_path / "out" / "report.pdf")]) == 0
