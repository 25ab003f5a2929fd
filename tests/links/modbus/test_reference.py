"""Reference meters over a real socket: every map, every way a meter can fail."""

import asyncio
import json
import math
import socket
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.domain.words import PROBLEMS
from app.links.modbus.reference import EXCEPTIONS, UNKNOWN_EXCEPTION, ModbusReferences
from app.ports.reference import ReferenceMeter, TellsRegister
from tests.fakes.clock import FakeClock
from tests.fakes.modbus_meter import FakeModbusMeter, fake_meter

REGISTERS = Path(__file__).parents[3] / "resources" / "registers"
NAMES = sorted(path.stem for path in REGISTERS.glob("*.json"))


@pytest.fixture
def maps() -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in REGISTERS.glob("*.json")}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.links.modbus.line.ANSWER_S", 0.2)
    monkeypatch.setattr("app.links.modbus.line._SETTLE_S", 0.05)


async def connected(maps: dict[str, dict[str, Any]], name: str, meter: FakeModbusMeter) -> ReferenceMeter:
    return await ModbusReferences(maps, FakeClock()).connect(
        PlanReference("modbus", name, port=meter.port, unit=meter.unit)
    )


def test_every_map_is_offered(maps: dict[str, dict[str, Any]]) -> None:
    offers = ModbusReferences(maps, FakeClock()).offers()
    assert [offer.map for offer in offers] == NAMES
    for offer in offers:
        content = maps[f"{offer.map}.json"]
        assert (offer.port, offer.serial, offer.baud) == (502, True, content["serial"]["baud"])
        assert (offer.resolution_kwh, offer.verified) == (Decimal(content["resolution_kwh"]), False)


@pytest.mark.parametrize("name", NAMES)
async def test_every_map_reads_a_meter_byte_for_byte_as_it_says(name: str, maps: dict[str, dict[str, Any]]) -> None:
    content = maps[f"{name}.json"]
    quantities = {register["quantity"] for register in content["registers"]}
    resolution = Decimal(content["resolution_kwh"])
    async with fake_meter(unit=7) as meter:
        energies = {"energy_import": 1234.5, "energy_export": 2.5}
        meter.fill(content, **energies, power=3680.0, power_l1=3680.0, voltage_l1=231.5, current_l1=15.9)
        meter.strict = name == "pac2200"
        reference = await connected(maps, name, meter)
        reading = await reference.read()
        assert (reference.name, reference.resolution_kwh) == (name, resolution)
        assert reading.energy_kwh == Decimal("1234.5")
        assert reading.energy_kwh.as_tuple().exponent == resolution.as_tuple().exponent
        assert reading.power_w == pytest.approx(3680.0)
        assert reading.voltages_v[0] == pytest.approx(231.5)
        assert reading.currents_a[0] == pytest.approx(15.9, rel=1e-6)
        assert len(reading.voltages_v) == sum(quantity.startswith("voltage_l") for quantity in quantities)
        assert len(reading.powers_w) == sum(quantity.startswith("power_l") for quantity in quantities)
        assert reading.energy_export_kwh == (Decimal("2.5") if "energy_export" in quantities else None)
        assert reading.frequency_hz == (pytest.approx(1.0) if "frequency" in quantities else None)
        assert isinstance(reference, TellsRegister)
        assert (reading.register_step_kwh > 0) == (reference.register_type == "float32")
        assert {function for function, _, _ in meter.requests} == {content["function_code"]}
        if not meter.strict:
            assert len(reading.raw) == sum(2 * count for _, _, count in meter.requests)
        await reference.close()


async def test_one_reading_is_one_request_where_the_map_allows(maps: dict[str, dict[str, Any]]) -> None:
    for name in ("sdm630", "bauer-bsm", "cg-em24", "janitza-19000"):
        async with fake_meter() as meter:
            meter.fill(maps[f"{name}.json"])
            reference = await connected(maps, name, meter)
            await reference.read()
            assert len(meter.requests) == 1
            await reference.close()


async def test_meter_that_refuses_the_gaps_is_read_without_them(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"], energy_import=5.5)
        meter.strict = True
        reference = await connected(maps, "sdm630", meter)
        assert (await reference.read()).energy_kwh == Decimal("5.500")
        asked = len(meter.requests)
        await reference.read()
        assert len(meter.requests) - asked == asked - 1  # the wide request is not tried again
        await reference.close()


async def test_nan_is_named_not_used(maps: dict[str, dict[str, Any]]) -> None:
    for quantity in ("power", "energy_import", "voltage_l2"):
        async with fake_meter() as meter:
            meter.fill(maps["sdm630.json"], **{quantity: math.nan})
            reference = await connected(maps, "sdm630", meter)
            with pytest.raises(BadInput) as caught:
                await reference.read()
            assert (caught.value.reason, caught.value.data["field"]) == (Reason.WRONG_VALUE, quantity)
            await reference.close()


async def test_nan_where_nothing_depends_on_it_is_left_out(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"], power_factor=math.nan)
        reference = await connected(maps, "sdm630", meter)
        assert (await reference.read()).power_factor is None
        await reference.close()


async def test_energy_marked_as_not_available_is_refused(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["abb-b23.json"])
        meter.put(0x5000, "Q", 0xFFFFFFFFFFFFFFFF)
        reference = await connected(maps, "abb-b23", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert caught.value.data["field"] == "energy_import"
        await reference.close()


async def test_phase_without_a_value_is_left_out(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["abb-b23.json"])
        meter.put(23298, "I", 0xFFFFFFFF)
        reference = await connected(maps, "abb-b23", meter)
        assert len((await reference.read()).voltages_v) == 2
        await reference.close()


async def test_scale_factor_of_the_meter_makes_the_resolution(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["bauer-bsm.json"])
        meter.put(40136, "I", 1234)
        meter.put(40144, "h", 2)
        reference = await connected(maps, "bauer-bsm", meter)
        assert reference.resolution_kwh == Decimal("0.01")
        assert str((await reference.read()).energy_kwh) == "123.4"
        assert reference.resolution_kwh == Decimal("0.1")
        await reference.close()


async def test_scale_factor_that_is_none_is_refused(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["bauer-bsm.json"])
        meter.put(40144, "H", 0x8000)
        reference = await connected(maps, "bauer-bsm", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert str(caught.value.data["field"]).endswith("exponent_at")
        await reference.close()


async def test_mute_meter_is_silent_and_can_come_back(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.mute = True
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_SILENT
        assert meter.connections == 2  # once more, and no more
        meter.mute = False
        assert (await reference.read()).power_w == 1.0
        await reference.close()


async def test_reading_that_is_cancelled_leaves_the_line_usable(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.mute = True
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await reference.read()
        meter.mute = False
        assert (await reference.read()).power_w == 1.0
        await reference.close()


async def test_time_lost_on_a_broken_answer_does_not_make_the_good_one_old(maps: dict[str, dict[str, Any]]) -> None:
    content = {**maps["sdm630.json"], "max_age_s": 0.1}
    async with fake_meter() as meter:
        meter.fill(content)
        reference = await connected({"x.json": content}, "sdm630", meter)
        turn = iter([b"\0", b""])
        meter.bend = lambda frame: next(turn) + frame
        began_s = asyncio.get_running_loop().time()
        assert (await reference.read()).power_w == 1.0
        assert asyncio.get_running_loop().time() - began_s < 1
        await reference.close()


async def test_link_that_was_cut_is_opened_again_within_the_reading(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        await reference.read()
        cut = 0

        def hang_up(frame: bytes) -> bytes:
            nonlocal cut
            cut += 1
            if cut == 1:
                raise ConnectionResetError
            return frame

        meter.bend = hang_up
        began_s = asyncio.get_running_loop().time()
        assert (await reference.read()).power_w == 1.0
        assert asyncio.get_running_loop().time() - began_s < 0.2  # seen at once, not after the time for an answer
        assert meter.connections == 2
        await reference.close()


async def test_wrong_unit_answers_nothing(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter(unit=3) as meter:
        meter.fill(maps["sdm630.json"])
        reference = await ModbusReferences(maps, FakeClock()).connect(
            PlanReference("modbus", "sdm630", port=meter.port, unit=4)
        )
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_SILENT
        await reference.close()


def _late(frame: bytes) -> bytes:
    number = int.from_bytes(frame[:2], "big")
    return (number + 7).to_bytes(2, "big") + frame[2:-4] + b"\x47\xff\xff\xff" + frame


@pytest.mark.parametrize(
    "bend",
    [
        lambda frame: frame[:6] + bytes([frame[6] + 1]) + frame[7:],
        lambda frame: b"\0" + frame,
        lambda frame: frame[:7] + bytes([frame[7] ^ 7]) + frame[8:],
        lambda frame: frame[:4] + (len(frame) - 8).to_bytes(2, "big") + frame[6:-2],
        lambda frame: frame[:8] + bytes([frame[8] - 2]) + frame[9:],
    ],
    ids=["other unit", "shifted by a byte", "other function", "a register short", "wrong byte count"],
)
async def test_answer_that_is_none_is_asked_again_once(maps: dict[str, dict[str, Any]], bend: Any) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.bend = bend
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_GARBLED
        assert caught.value.data["problem"] in PROBLEMS
        assert len(meter.requests) == 2
        await reference.close()


async def test_answer_of_another_transaction_is_passed_over(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"], energy_import=7.25)
        reference = await connected(maps, "sdm630", meter)
        meter.bend = _late
        reading = await reference.read()
        assert (reading.energy_kwh, len(meter.requests)) == (Decimal("7.250"), 1)
        meter.bend = lambda frame: b"\x7f\xff" + frame[2:]  # only answers to somebody else
        with pytest.raises(PeerUnreachable):
            await reference.read()
        await reference.close()


async def test_no_meter_there(maps: dict[str, dict[str, Any]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PeerUnreachable) as caught:
        await ModbusReferences(maps, FakeClock()).connect(PlanReference("modbus", "sdm630", port=port, unit=1))
    assert caught.value.reason is Reason.REFERENCE_SILENT
    with pytest.raises(BadInput) as unknown:
        await ModbusReferences(maps, FakeClock()).connect(PlanReference("modbus", "nothing", port=port, unit=1))
    assert unknown.value.reason is Reason.UNKNOWN_NAME


async def test_slow_blocks_do_not_belong_together(maps: dict[str, dict[str, Any]]) -> None:
    content = {**maps["sdm630.json"], "max_age_s": 0.05}
    async with fake_meter() as meter:
        meter.fill(content)
        meter.delay_s = 0.1
        reference = await connected({"slow.json": content}, "sdm630", meter)
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_STALE
        await reference.close()


async def test_register_that_stands_still_under_power_is_stale(maps: dict[str, dict[str, Any]]) -> None:
    clock = FakeClock()
    async with fake_meter() as meter:
        meter.fill(maps["sdm630.json"], energy_import=5.0, power=3680.0)
        reference = await ModbusReferences(maps, clock).connect(
            PlanReference("modbus", "sdm630", port=meter.port, unit=1)
        )
        for _ in range(5):
            await reference.read()
            clock.advance(2.0)
        clock.advance(3.0)
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_STALE
        meter.fill(maps["sdm630.json"], energy_import=5.01, power=3680.0)
        assert (await reference.read()).energy_kwh == Decimal("5.010")
        await reference.close()


@pytest.mark.parametrize(("code", "kind"), [(1, BadInput), (3, BadInput), (4, PeerUnreachable), (77, PeerUnreachable)])
async def test_exception_is_said_in_words(maps: dict[str, dict[str, Any]], code: int, kind: type) -> None:
    async with fake_meter() as meter:
        meter.exception = code
        reference = await connected(maps, "sdm630", meter)
        with pytest.raises(kind) as caught:
            await reference.read()
        error: Any = caught.value
        assert (error.reason, error.data["register"], error.data["code"]) == (Reason.REFERENCE_EXCEPTION, 0, code)
        assert error.data["problem"] == EXCEPTIONS.get(code, UNKNOWN_EXCEPTION)
        assert error.data["problem"] in PROBLEMS
        await reference.close()


async def test_register_that_is_not_there_is_named(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        reference = await connected(maps, "sdm630", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert (caught.value.data["register"], caught.value.data["code"]) == (0, 2)
        await reference.close()


def test_exceptions_have_words() -> None:
    assert set(EXCEPTIONS.values()) <= PROBLEMS
