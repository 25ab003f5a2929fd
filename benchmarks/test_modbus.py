"""How fast a reference on RS-485 is polled, against what the line itself allows.

The yardstick is arithmetic: request of 8 bytes, 3.5 characters of silence, answer of 5 + 2n bytes, 3.5 characters of
silence, 11 bits each (Modbus over serial line 1.02, 2.5.1), with a meter that needs no time to think. Measured is what
the program does: ``ModbusReference.read`` with a shipped map, over a pty that takes and gives bytes at that pace.
"""

import asyncio
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from app.domain.plan import PlanReference
from app.links.modbus.reference import ModbusReferences
from app.links.modbus.register_map import read_map
from app.system.clock import SystemClock
from benchmarks.paced_line import BITS, REQUEST_BYTES, SILENT_CHARACTERS
from tests.fakes.modbus_meter import FakeModbusMeter

ROOT = Path(__file__).parents[1]
SECONDS = 3.0
AT_LEAST = 0.9
ROUND = 5
"""Readings in a row that are judged, the best ones: other programs of the computer take turns with this one."""
ANSWER_BYTES = 5


@contextmanager
def paced_line(baud: int, words: dict[int, int]) -> Any:
    """Yield the path of a line at this speed, and a list that holds the number of early requests afterwards."""
    pairs = [f"{address}={word}" for address, word in words.items()]
    command = [sys.executable, "-u", str(ROOT / "benchmarks/paced_line.py"), str(baud), *pairs]
    early: list[int] = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as line:
        assert line.stdin is not None
        assert line.stdout is not None
        try:
            yield line.stdout.readline().strip(), early
        finally:
            line.stdin.close()
            early.append(int(line.stdout.readline()))


def line_s(baud: int, blocks: tuple[tuple[int, int], ...]) -> float:
    """Return what the line needs for one reading, in seconds."""
    characters = sum(REQUEST_BYTES + ANSWER_BYTES + 2 * count + 2 * SILENT_CHARACTERS for _, count in blocks)
    return characters * BITS / baud


async def polled_s(path: str, content: dict[str, Any], baud: int) -> list[float]:
    """Read as fast as it goes for some seconds and return the seconds each reading took."""
    references = ModbusReferences({"map": content}, SystemClock())
    plan = PlanReference("modbus", content["id"], serial=path, unit=1, baud=baud)
    meter = await references.connect(plan)
    await meter.read()
    took, begin = [], time.perf_counter()
    while time.perf_counter() - begin < SECONDS:
        before = time.perf_counter()
        await meter.read()
        took.append(time.perf_counter() - before)
    await meter.close()
    return took


@pytest.mark.parametrize(
    ("name", "baud"),
    [
        *(("sdm630", baud) for baud in (9600, 19200, 115200)),
        *(("abb-b23", baud) for baud in (9600, 19200)),
        ("iskra-wm3m4", 115200),
    ],
)
def test_polling_uses_the_line(name: str, baud: int) -> None:
    content = json.loads((ROOT / f"resources/registers/{name}.json").read_text("utf-8"))
    content["serial"]["parity"] = "N"  # a pty has no parity; the character has 11 bits all the same
    meter = FakeModbusMeter()
    meter.fill(content, power=0.0, current_l1=0.0)
    blocks = read_map(content, name).blocks()
    with paced_line(baud, meter.words) as (path, early):
        took = asyncio.run(polled_s(path, content, baud))
    allowed = 1 / line_s(baud, blocks)
    achieved = max(ROUND / sum(took[begin : begin + ROUND]) for begin in range(0, len(took) - ROUND + 1, ROUND))
    registers = " + ".join(str(count) for _, count in blocks)
    print(
        f"\n{name}, {registers} registers, {baud} baud: {achieved:.2f} readings/s of {allowed:.2f} the line allows: "
        f"{achieved / allowed:.3f} in the best {ROUND} of {len(took)}, {len(took) / sum(took) / allowed:.3f} in all "
        f"(median {median(took) * 1000:.2f} ms, line {1000 / allowed:.2f} ms), {early[0]} too early"
    )
    assert early == [0]
    assert achieved / allowed >= AT_LEAST
