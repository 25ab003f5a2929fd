"""Reference meters over a real socket: every map, every way a meter can fail."""

import json
import math
import socket
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.links.modbus.reference import ModbusReferences
from app.links.modbus.register import Register, energy_kwh, read_map, value_of
from app.ports.reference import ReferenceMeter
from tests.fakes.clock import FakeClock
from tests.fakes.modbus_meter import FakeModbusMeter, fake_meter

LAYOUTS = {"float32": "f", "uint64": "Q", "uint32": "I", "int32": "i", "uint16": "H"}


@pytest.fixture
def maps(checkout: Path) -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text()) for path in (checkout / "resources/registers").glob("*.json")}


def fill(meter: FakeModbusMeter, content: dict[str, Any], **values: float) -> None:
    for register in content["registers"]:
        number = values.get(register["quantity"], 1.0) / float(register["scale"])
        layout = LAYOUTS[register["type"]]
        meter.put(register["address"], layout, number if layout == "f" else round(number))


async def connected(maps: dict[str, dict[str, Any]], name: str, meter: FakeModbusMeter) -> ReferenceMeter:
    return await ModbusReferences(maps, FakeClock()).connect(
        PlanReference("modbus", name, port=meter.port, unit=meter.unit)
    )


async def test_every_map_of_the_resources_is_read(maps: dict[str, dict[str, Any]]) -> None:
    found = ModbusReferences(maps, FakeClock())
    assert [offer.map for offer in found.offers()] == sorted(content["id"] for content in maps.values())
    for content in maps.values():
        async with fake_meter(unit=7) as meter:
            fill(meter, content, energy_import=1234.56, power=3680.0, voltage_l1=231.5, current_l3=15.9)
            reference = await found.connect(PlanReference("modbus", content["id"], port=meter.port, unit=7))
            reading = await reference.read()
            resolution = Decimal(content["resolution_kwh"])
            assert (reference.name, reference.resolution_kwh) == (content["id"], resolution)
            assert reading.energy_kwh == Decimal("1234.56")
            assert reading.energy_kwh.as_tuple().exponent == resolution.as_tuple().exponent
            assert reading.power_w == pytest.approx(3680.0)
            assert reading.voltages_v[0] == pytest.approx(231.5)
            assert reading.currents_a[2] == pytest.approx(15.9, rel=1e-6)
            assert len(reading.raw) == sum(2 * count for _, _, count in meter.requests)
            assert {function for function, _, _ in meter.requests} == {content["function_code"]}
            await reference.close()


async def test_few_requests_cover_all_registers(maps: dict[str, dict[str, Any]]) -> None:
    assert len(read_map(maps["sdm630.json"], "sdm630.json").blocks()) == 1
    assert all(count <= 125 for _, count in read_map(maps["abb-b23.json"], "abb-b23.json").blocks())


async def test_nan_is_named_not_used(maps: dict[str, dict[str, Any]]) -> None:
    content = maps["sdm630.json"]
    async with fake_meter() as meter:
        fill(meter, content, power=math.nan)
        reference = await connected(maps, "sdm630", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert (caught.value.reason, caught.value.data["field"]) == (Reason.WRONG_VALUE, "power")
        await reference.close()


async def test_energy_marked_as_not_available_is_refused(maps: dict[str, dict[str, Any]]) -> None:
    content = maps["abb-b23.json"]
    async with fake_meter() as meter:
        fill(meter, content)
        meter.put(0x5000, "Q", 0xFFFFFFFFFFFFFFFF)
        reference = await connected(maps, "abb-b23", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert caught.value.data["field"] == "energy_import"
        await reference.close()


async def test_phase_without_a_value_is_left_out(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        fill(meter, maps["abb-b23.json"])
        meter.put(23298, "I", 0xFFFFFFFF)
        reference = await connected(maps, "abb-b23", meter)
        assert len((await reference.read()).voltages_v) == 2
        await reference.close()


async def test_mute_meter_is_silent_and_can_come_back(
    maps: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.links.modbus.reference._SILENT_S", 0.2)
    async with fake_meter() as meter:
        fill(meter, maps["sdm630.json"])
        reference = await connected(maps, "sdm630", meter)
        meter.mute = True
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_SILENT
        meter.mute = False
        assert (await reference.read()).power_w == 1.0
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
        fill(meter, content)
        meter.delay_s = 0.1
        reference = await connected({"slow.json": content}, "sdm630", meter)
        with pytest.raises(PeerUnreachable) as caught:
            await reference.read()
        assert caught.value.reason is Reason.REFERENCE_STALE
        await reference.close()


async def test_register_that_stands_still_under_power_is_stale(maps: dict[str, dict[str, Any]]) -> None:
    clock = FakeClock()
    async with fake_meter() as meter:
        fill(meter, maps["sdm630.json"], energy_import=5.0, power=3680.0)
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
        fill(meter, maps["sdm630.json"], energy_import=5.01, power=3680.0)
        assert (await reference.read()).energy_kwh == Decimal("5.010")
        await reference.close()


async def test_exception_answer_names_the_register(maps: dict[str, dict[str, Any]]) -> None:
    async with fake_meter() as meter:
        reference = await connected(maps, "sdm630", meter)
        with pytest.raises(BadInput) as caught:
            await reference.read()
        assert (caught.value.data["field"], caught.value.data["exception_code"]) == ("register 0", 2)
        await reference.close()


@pytest.mark.parametrize(
    ("kind", "words", "order", "value"),
    [
        ("uint16", [0xFFFF], "big", 65535),
        ("int16", [0xFFFF], "big", -1),
        ("int32", [0xFFFF, 0xFFFE], "big", -2),
        ("uint32", [0x0001, 0x0000], "little", 1),
        ("uint64", [0, 0, 1, 0], "big", 65536),
        ("float32", [0x3FC0, 0x0000], "big", Decimal("1.5")),
        ("float64", [0x3FF8, 0, 0, 0], "big", Decimal("1.5")),
    ],
)
def test_raw_words(kind: Any, words: list[int], order: str, value: object) -> None:
    assert value_of(Register("x", 0, kind, Decimal(1), ""), words, order) == value


def test_integer_energy_keeps_the_zeros_of_its_own_resolution() -> None:
    register = Register("energy_import", 0, "uint32", Decimal("10"), "Wh")
    assert str(energy_kwh(register, Decimal(100) * register.scale, Decimal("0.01"))) == "1.000"


@pytest.mark.parametrize("change", [{"word_order": "middle"}, {"registers": []}, {"resolution_kwh": "x"}])
def test_bad_map_names_its_file(maps: dict[str, dict[str, Any]], change: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as caught:
        read_map({**maps["sdm630.json"], **change}, "bad.json")
    assert caught.value.where == "bad.json"
