"""``calibration instruments`` and ``calibration read``: against the practice meter, over real sockets."""

import asyncio
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest

from app.__main__ import main
from app.domain.errors import Reason
from app.practice.load import LoadSample
from app.practice.meter import PracticeMeter
from tests.cli.answers import check_answer
from tests.cli.asking import Asks
from tests.cli.test_contract import fails
from tests.practice.test_meter import REGISTERS, register_map


class Rising:
    """A load of 3 x 16 A whose energy rises as its power says, by the clock of the computer."""

    def __init__(self, factor: float = 1.0) -> None:
        self._begin_s: float | None = None
        self._factor = factor

    async def sense(self) -> LoadSample:
        now_s = asyncio.get_running_loop().time()
        self._begin_s = self._begin_s or now_s
        power_w = 3 * 230 * 16.0 * 0.995 * self._factor
        energy_wh = Decimal(str(round(power_w * (now_s - self._begin_s) / 3600, 6)))
        return LoadSample((230.0,) * 3, (16.0,) * 3, power_w, 50.0, energy_wh)


@contextmanager
def said_by(*arguments: str) -> Iterator[dict[str, Any]]:
    """Run a command that goes on until it is ended, in a process of its own; yield the first JSON object it says."""
    command = [sys.executable, "-m", "app", "--json", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate(timeout=10)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_a_practice_instrument_makes_a_serial_port_of_its_own(ask: Asks) -> None:
    with said_by("practice", "station", "--url", "ws://127.0.0.1:9/x", "--load-port", "0") as station:
        load = f"127.0.0.1:{station['practice_station']['load_port']}"
        with said_by("practice", "meter", "--pty", "--load", load, "--map", "zera-mt310s2") as meter:
            check_answer("practice", meter)
            serial = meter["practice_meter"]["serial"]
            said = ask("calibration", "read", "--reference", f"scpi:zera-mt310s2@{serial}")
            assert said.code in (0, 1)
            assert 225 < float(said.answer["readings"][0]["voltages_v"][0]) < 235
        for name in ("sdm630", "lem-dcbm"):  # Modbus TCP only, HTTP only
            sentence = fails(ask("practice", "meter", "--pty", "--load", load, "--map", name), 2, Reason.WRONG_VALUE)
            assert name in sentence
    fails(ask("practice", "meter", "--pty", "--port", "1", "--load", load), 2, Reason.WRONG_USAGE)


@contextmanager
def practice_meter(name: str, load: Rising | None = None) -> Iterator[int]:
    """Serve a practice meter from a thread of its own and yield its port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    meter = PracticeMeter(load or Rising(), register_map(name))
    asyncio.run_coroutine_threadsafe(meter.start(), loop).result(5)
    try:
        yield meter.port
    finally:
        asyncio.run_coroutine_threadsafe(meter.stop(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def test_every_instrument_is_listed_with_what_its_register_is_good_for(ask: Asks) -> None:
    said = ask("calibration", "instruments")
    check_answer("calibration-instruments", said.answer)
    listed = {one["map"]: one for one in said.answer["instruments"] if one["kind"] == "modbus"}
    assert said.code == 0
    assert sorted(listed) == sorted(path.stem for path in REGISTERS.glob("*.json"))
    em24, sdm630 = listed["cg-em24"], listed["sdm630"]
    assert (em24["resolution_kwh"], em24["shortest_energy_kwh"], em24["too_coarse"]) == ("0.1", "81.7", True)
    assert (sdm630["resolution_kwh"], sdm630["shortest_energy_kwh"], sdm630["too_coarse"]) == ("0.001", "0.817", False)
    assert (sdm630["port"], sdm630["serial"], sdm630["baud"]) == (502, True, 9600)


def test_people_read_the_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "calibration", "instruments"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["modbus:cg-em24"].endswith("0.1 kWh; runs from 81.7 kWh for 0.1 %  too coarse for short runs")
    assert "(TCP 502, serial 9600 baud, unit 1)" in lines["modbus:sdm630"]
    assert "too coarse" not in lines["modbus:sdm630"]
    assert main(["--lang", "de", "calibration", "instruments"]) == 0
    assert "zu grob für kurze Läufe" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(path.stem for path in REGISTERS.glob("*.json")))
def test_a_practice_meter_of_every_map_is_read(ask: Asks, name: str) -> None:
    with practice_meter(name) as port:
        said = ask("calibration", "read", "--reference", f"modbus:{name}@127.0.0.1:{port}", "--unit", 1)
    check_answer("calibration-read", said.answer)
    assert (said.code, said.answer["wiring"]) == (0, None)
    (reading,) = said.answer["readings"]
    resolution = Decimal(said.answer["resolution_kwh"])
    assert Decimal(reading["energy_kwh"]) == (Decimal("12.345") // resolution) * resolution
    assert reading["power_w"] == pytest.approx(3 * 230 * 16 * 0.995, rel=1e-3)
    assert bytes.fromhex(reading["raw"])


def test_reading_for_a_while_judges_the_connection(ask: Asks) -> None:
    with practice_meter("sdm630") as port:
        reference = f"modbus:sdm630@127.0.0.1:{port}"
        good = ask("calibration", "read", "--reference", reference, "--seconds", "0.4", "--every", "0.1")
    check_answer("calibration-read", good.answer)
    assert good.code == 0
    assert len(good.answer["readings"]) == 5
    assert good.answer["wiring"] == {"ok": True, "judged": True, "findings": []}
    times = [reading["monotonic_s"] for reading in good.answer["readings"]]
    assert times == sorted(times)


def test_wrong_connection_is_exit_1(ask: Asks) -> None:
    with practice_meter("sdm630", Rising(-1.0)) as port:
        reference = f"modbus:sdm630@127.0.0.1:{port}"
        said = ask("calibration", "read", "--reference", reference, "--seconds", "0.1", "--every", "0.1")
    check_answer("calibration-read", said.answer)
    assert said.code == 1
    assert {"power_reversed", "current_reversed"} <= {one["fault"] for one in said.answer["wiring"]["findings"]}


def test_people_see_each_reading_and_the_advice(capsys: pytest.CaptureFixture[str]) -> None:
    with practice_meter("sdm630", Rising(-1.0)) as port:
        reference = f"modbus:sdm630@127.0.0.1:{port}"
        arguments = ["--lang", "en", "calibration", "read", "--reference", reference]
        assert main([*arguments, "--seconds", "0.1", "--every", "0.1"]) == 1
    out = capsys.readouterr().out
    assert "12.345 kWh" in out
    assert "L1: current reversed. One current is measured backwards" in out


@pytest.mark.parametrize(
    ("reference", "more", "code", "reason"),
    [
        ("modbus:none@127.0.0.1:{free}", [], 2, Reason.UNKNOWN_NAME),
        ("modbus:sdm630", [], 2, Reason.WRONG_VALUE),
        ("fax:sdm630@127.0.0.1:{free}", [], 2, Reason.UNKNOWN_NAME),
        ("modbus:sdm630@127.0.0.1:{free}", ["--every", "0"], 2, Reason.WRONG_VALUE),
        ("modbus:sdm630@127.0.0.1:{free}", ["--seconds", "-1"], 2, Reason.WRONG_VALUE),
        ("modbus:sdm630@127.0.0.1:{free}", [], 3, Reason.REFERENCE_SILENT),
        ("modbus:sdm630@/dev/ttyNOTHING", [], 5, Reason.SERIAL_MISSING),
    ],
)
def test_what_cannot_be_read(ask: Asks, reference: str, more: list[str], code: int, reason: Reason) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = reference.format(free=free.getsockname()[1])
    assert fails(ask("calibration", "read", "--reference", place, *more), code, reason)
