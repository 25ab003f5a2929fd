"""Reference meters over a real pty: frames byte for byte, and everything a serial line does to them."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import BadInput, ComputerCannot, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.domain.words import PROBLEMS
from app.links.modbus.reference import ModbusReference, ModbusReferences
from tests.fakes.clock import FakeClock
from tests.fakes.modbus_meter import FakeModbusMeter, crc, pty_pair, serial_meter, without_parity

REGISTERS = Path(__file__).parents[3] / "resources" / "registers"
NAMES = sorted(path.stem for path in REGISTERS.glob("*.json"))


@pytest.fixture
def maps() -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in REGISTERS.glob("*.json")}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.links.modbus.line.ANSWER_S", 0.1)
    monkeypatch.setattr("app.links.modbus.line._LONGEST_ANSWER_CHARACTERS", 1)
    monkeypatch.setattr("app.links.modbus.line._SETTLE_S", 0.05)


@pytest.fixture(autouse=True)
def pty_has_no_parity(monkeypatch: pytest.MonkeyPatch) -> None:
    without_parity(monkeypatch)


async def connected(maps: dict[str, dict[str, Any]], name: str, meter: FakeModbusMeter) -> ModbusReference:
    plan = PlanReference("modbus", name, serial=meter.path, unit=meter.unit, baud=19200)
    found = await ModbusReferences(maps, FakeClock()).connect(plan)
    assert isinstance(found, ModbusReference)
    return found


@pytest.mark.parametrize("name", NAMES)
async def test_every_map_reads_a_meter_on_a_serial_line(name: str, maps: dict[str, dict[str, Any]]) -> None:
    content = maps[f"{name}.json"]
    async with serial_meter(unit=content["unit"]) as meter:
        meter.fill(content, energy_import=88.5, power=7360.0, power_l1=7360.0, voltage_l1=230.5, current_l1=16.0)
        found = ModbusReferences(maps, FakeClock())
        reference = await found.connect(PlanReference("modbus", name, serial=meter.path, unit=content["unit"]))
        reading = await reference.read()
        assert reading.energy_kwh == Decimal("88.5")
        assert reading.power_w == pytest.approx(7360.0)
        assert reading.voltages_v[0] == pytest.approx(230.5)
        await reference.close()


async def test_the_request_is_the_frame_of_the_specification(maps: dict[str, dict[str, Any]]) -> None:
    seen: list[bytes] = []
    async with serial_meter(unit=1) as meter:
        meter.fill(maps["sdm630.json"])
        whole = meter.rtu_answer

        def look(frame: bytes) -> bytes:
            seen.append(frame)
            return whole(frame)

        meter.rtu_answer = look  # type: ignore[method-assign]
        reference = await connected(maps, "sdm630", meter)
        await reference.read()
        await reference.close()
    assert seen == [bytes.fromhex("01 04 0000 004C") + crc(bytes.fromhex("01 04 0000 004C"))]
    assert crc(bytes.fromhex("11 03 006B 0003")).hex() == "7687"  # the published example of the polynomial


def signed(data: bytes) -> bytes:
    return data + crc(data)


def _flip(frame: bytes) -> bytes:
    return frame[:9] + bytes([frame[9] ^ 0x10]) + frame[10:]


async def test_wrong_checksum_is_counted_and_asked_again_once(maps: dict[str, dict[str, Any]]) -> None:
    async with serial_meter() as meter:
        meter.fill(maps["sdm630.json"], energy_import=3.5)
        reference = await connected(maps, "sdm630", meter)
        turn = iter([_flip, None])

        def first_only(frame: bytes) -> bytes:
            change = next(turn)
            return change(frame) if change else frame

        meter.bend = first_only
        assert (await reference.read()).energy_kwh == Decimal("3.500")
        assert len(meter.requests) == 2
        meter.bend = _flip
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_GARBLED
        assert (caught.value.data["problem"], caught.value.data["count"]) == ("an answer with a wrong checksum", 3)
        assert len(meter.requests) == 4
        await reference.close()


@pytest.mark.parametrize(
    ("bend", "problem"),
    [
        (lambda frame: b"\xff" + frame, "an answer begins with stray bytes"),
        (lambda frame: frame[1:], "an answer was cut short"),
        (lambda frame: frame[:-1], "an answer was cut short"),
        (lambda frame: signed(bytes([9]) + frame[1:-2]), "another unit answered"),
        (lambda frame: signed(frame[:1] + b"\x03" + frame[2:-2]), "an answer to another request"),
        (lambda frame: frame + frame, "an answer of the wrong length"),
    ],
    ids=["shifted", "first byte lost", "last byte lost", "other unit", "other function", "two answers"],
)
async def test_damaged_answer_is_never_read(maps: dict[str, dict[str, Any]], bend: Any, problem: str) -> None:
    async with serial_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.bend = bend
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert (caught.value.reason, caught.value.data["problem"]) == (Reason.REFERENCE_GARBLED, problem)
        assert problem in PROBLEMS
        assert len(meter.requests) == 2
        meter.bend = lambda frame: frame + b"\0"  # what a line driver leaves behind when it lets go
        assert (await reference.read()).power_w == 1.0
        await reference.close()


async def test_exception_with_a_good_checksum_is_in_words(maps: dict[str, dict[str, Any]]) -> None:
    async with serial_meter() as meter:
        meter.exception = 6
        reference = await connected(maps, "sdm630", meter)
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert (caught.value.reason, caught.value.data["problem"]) == (Reason.REFERENCE_EXCEPTION, "it is busy")
        await reference.close()


async def test_mute_meter_on_a_serial_line(maps: dict[str, dict[str, Any]]) -> None:
    async with serial_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.mute = True
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_SILENT
        meter.mute = False
        assert (await reference.read()).power_w == 1.0
        await reference.close()


async def test_adapter_that_is_unplugged_is_named(maps: dict[str, dict[str, Any]]) -> None:
    async with serial_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        await reference.read()
        path = meter.path
    with pytest.raises(ComputerCannot) as caught:
        await reference.read()
    assert (caught.value.reason, caught.value.where) == (Reason.SERIAL_MISSING, path)
    await reference.close()


async def test_port_that_is_missing_or_in_use(maps: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    found = ModbusReferences(maps, FakeClock())
    with pytest.raises(ComputerCannot) as missing:
        await found.connect(PlanReference("modbus", "sdm630", serial=str(tmp_path / "ttyUSB7")))
    assert missing.value.reason is Reason.SERIAL_MISSING
    with pty_pair() as (_, path):
        first = await found.connect(PlanReference("modbus", "sdm630", serial=path))
        with pytest.raises(ComputerCannot) as busy:
            await found.connect(PlanReference("modbus", "sdm630", serial=path))
        assert (busy.value.reason, busy.value.where) == (Reason.SERIAL_BUSY, path)
        await first.close()
        again = await found.connect(PlanReference("modbus", "sdm630", serial=path))
        await again.close()


async def test_port_without_permission(maps: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def denied(path: str, *rest: Any, **more: Any) -> int:
        if str(path) == "/dev/ttyUSB0":
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **more)

    monkeypatch.setattr("os.open", denied)  # root may open everything: the kernel's answer is played here
    with pytest.raises(ComputerCannot) as caught:
        await ModbusReferences(maps, FakeClock()).connect(PlanReference("modbus", "sdm630", serial="/dev/ttyUSB0"))
    assert (caught.value.reason, caught.value.where) == (Reason.SERIAL_FORBIDDEN, "/dev/ttyUSB0")


async def test_settings_the_port_does_not_take(
    maps: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the bare pty: no parity
    with pty_pair() as (_, path):
        with pytest.raises(ComputerCannot) as caught:
            await ModbusReferences(maps, FakeClock()).connect(PlanReference("modbus", "abb-b23", serial=path))
    assert (caught.value.reason, caught.value.data["settings"]) == (Reason.SERIAL_SETTINGS, "19200 8E1")


async def test_what_the_map_says_of_the_line_is_used_and_the_plan_may_overrule_the_speed(
    maps: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, str, int]] = []
    import serial

    real = serial.serial_for_url

    def note(url: str, **settings: Any) -> Any:
        if "baudrate" in settings:
            asked.append((settings["baudrate"], settings["parity"], settings["stopbits"]))
        return real(url, **settings)

    monkeypatch.setattr("serial.serial_for_url", note)
    found = ModbusReferences(maps, FakeClock())
    with pty_pair() as (_, path):
        for baud in (0, 115200):
            await (await found.connect(PlanReference("modbus", "bauer-bsm", serial=path, baud=baud))).close()
    assert asked == [(19200, "E", 1), (115200, "E", 1)]


async def test_meter_without_a_serial_line(maps: dict[str, dict[str, Any]]) -> None:
    content = {**maps["sdm630.json"], "serial": None}
    with pytest.raises(BadInput) as caught:
        await ModbusReferences({"x.json": content}, FakeClock()).connect(
            PlanReference("modbus", "sdm630", serial="/dev/ttyUSB0")
        )
    assert (caught.value.reason, caught.value.data["field"]) == (Reason.WRONG_VALUE, "serial")
