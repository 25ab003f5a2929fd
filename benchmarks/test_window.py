"""The window against a bare PySide6 window and a plain table, measured in the same run, each in its own process."""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import build
from app.ports.store import StationLine

HERE = Path(__file__).parent
ROUNDS = 7
SHELL_AT_MOST, STATIONS_AT_MOST, GAP_AT_MOST = 1.5, 5.0, 1.3
MANY = 10_000


def _run(script: str, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


Times = tuple[float, ...]
"""Seconds from the start of the process to the answer, those of them after the imports, and to the process' end."""
KINDS = ("from the start of the process", "without imports", "until the process has ended")


def _seconds(script: str, *arguments: str) -> Times:
    begin = time.monotonic()  # one clock for all processes of a computer
    answered, own = _run(script, *arguments).split()
    return float(answered) - begin, float(own), time.monotonic() - begin


def _ratio(script: str, folder: Path) -> tuple[Times, Times]:
    """Return the medians of bare and ours, run in turn, so that both see the same load of the machine."""
    _seconds("window_bare.py"), _seconds(script, str(folder))  # warm the file cache
    pairs = [(_seconds("window_bare.py"), _seconds(script, str(folder))) for _ in range(ROUNDS)]
    bare, ours = zip(*pairs, strict=True)
    return _median(bare), _median(ours)


def _median(times: Sequence[Times]) -> Times:
    return tuple(statistics.median(kind) for kind in zip(*times, strict=True))


def _say(what: str, bare: Times, ours: Times, at_most: float) -> None:
    for index, kind in enumerate(KINDS):
        ratio, detail = ours[index] / bare[index], f"{ours[index]:.3f} s, {bare[index]:.3f} s"
        print(f"\n{what}, {kind}: {ratio:.2f} x (target {at_most} x; {detail})", flush=True)


def test_the_shell_answers_a_key(tmp_path: Path) -> None:
    bare, ours = _ratio("window_shell.py", tmp_path)
    _say("shell that answers a key / bare window", bare, ours, SHELL_AT_MOST)


def test_first_fifty_of_ten_thousand_stations(tmp_path: Path) -> None:
    asyncio.run(_fill(tmp_path))
    bare, ours = _ratio("window_stations.py", tmp_path)
    _say("first 50 of 10,000 stations painted / bare window", bare, ours, STATIONS_AT_MOST)


async def _fill(folder: Path) -> None:
    store = await replace(build(folder, "en"), key=bytes(32)).open_store()
    for number in range(MANY):
        await store.save_station(StationLine(f"CS-{number:05d}", f"Site {number % 500:03d}", f"SN-{number:06d}"))
    await store.close()


@pytest.mark.timeout(300)
def test_gap_of_the_window_under_a_flood(tmp_path: Path) -> None:
    pairs = [
        (float(_run("window_flood.py", "plain")), float(_run("window_flood.py", "window", str(tmp_path))))
        for _ in range(3)
    ]
    plain, ours = (statistics.median(values) for values in zip(*pairs, strict=True))
    detail = f"target {GAP_AT_MOST} x; {ours:.1f} ms, {plain:.1f} ms"
    print(f"\np99 gap at 500 messages/s / plain table: {ours / plain:.2f} x ({detail})", flush=True)


@pytest.mark.timeout(300)
def test_gap_of_the_live_plot_with_many_readings() -> None:
    pairs = [(float(_run("window_plot.py", "few")), float(_run("window_plot.py", "many"))) for _ in range(3)]
    few, many = (statistics.median(values) for values in zip(*pairs, strict=True))
    detail = f"target {GAP_AT_MOST} x; {many:.1f} ms, {few:.1f} ms"
    print(f"\np99 gap of the live plot, 100,000 readings / two points: {many / few:.2f} x ({detail})", flush=True)
