"""The practice reference meter, read by a Modbus client of another library and decoded by hand."""

import asyncio
import json
import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pymodbus.client import AsyncModbusTcpClient
from pymodbus.exceptions import ModbusIOException

from app.domain.errors import ComputerCannot, PeerUnreachable, Reason
from app.practice.fault import Fault
from app.practice.load import LoadSample
from app.practice.meter import BASE_KWH, PracticeMeter

REGISTERS = Path(__file__).parents[2] / "resources" / "registers"
SAMPLE = LoadSample((229.5, 230.25, 231.125), (16.0, 15.5, 15.25), 10750.5, 50.01, Decimal("9999.987654"))


class Constant:
    """A load that does not change, or is not there."""

    def __init__(self, sample: LoadSample | None) -> None:
        self.sample = sample

    async def sense(self) -> LoadSample:
        if self.sample is None:
            raise PeerUnreachable(Reason.NO_ANSWER, "load")
        return self.sample


def register_map(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((REGISTERS / f"{name}.json").read_text())
    return loaded


@asynccontextmanager
async def link(meter: PracticeMeter) -> AsyncIterator[AsyncModbusTcpClient]:
    await meter.start()
    client = AsyncModbusTcpClient("127.0.0.1", port=meter.port, timeout=0.3, retries=0)
    await client.connect()
    try:
        yield client
    finally:
        client.close()
        await meter.stop()


def raw(words: Sequence[int]) -> bytes:
    return struct.pack(f">{len(words)}H", *words)


async def test_sdm630_byte_for_byte() -> None:
    async with link(PracticeMeter(Constant(SAMPLE), register_map("sdm630"))) as client:
        voltages = await client.read_input_registers(0x0000, count=12, device_id=1)
        assert struct.unpack(">6f", raw(voltages.registers)) == (229.5, 230.25, 231.125, 16.0, 15.5, 15.25)
        power = await client.read_input_registers(0x0034, count=2, device_id=1)
        assert raw(power.registers) == struct.pack(">f", 10750.5)
        energy = await client.read_input_registers(0x0048, count=2, device_id=1)
        assert raw(energy.registers) == struct.pack(">f", 22.344)  # 12.345 + 9.999 kWh, cut to 1 Wh
        frequency = await client.read_input_registers(0x0046, count=2, device_id=1)
        assert struct.unpack(">f", raw(frequency.registers))[0] == pytest.approx(50.01, abs=1e-5)


async def test_abb_b23_byte_for_byte_with_its_own_error() -> None:
    meter = PracticeMeter(Constant(SAMPLE), register_map("abb-b23"), error_percent=1.0)
    async with link(meter) as client:
        energy = await client.read_holding_registers(0x5000, count=4, device_id=1)
        exact = BASE_KWH + Decimal("9.999987654") * Decimal("1.01")
        assert int.from_bytes(raw(energy.registers), "big") == int(exact * 100)
        power = await client.read_holding_registers(0x5B14, count=2, device_id=1)
        assert int.from_bytes(raw(power.registers), "big", signed=True) == 1085800  # 10750.5 W + 1 %, in 0.01 W
        current = await client.read_holding_registers(0x5B0E, count=2, device_id=1)
        assert int.from_bytes(raw(current.registers), "big") == 1550
        frequency = await client.read_holding_registers(0x5B2C, count=1, device_id=1)
        assert frequency.registers == [5001]


async def test_what_the_map_does_not_have_is_refused() -> None:
    async with link(PracticeMeter(Constant(SAMPLE), register_map("sdm630"))) as client:
        other_function = await client.read_holding_registers(0, count=2, device_id=1)
        assert (other_function.isError(), other_function.exception_code) == (True, 1)
        other_address = await client.read_input_registers(0x4000, count=2, device_id=1)
        assert (other_address.isError(), other_address.exception_code) == (True, 2)


async def test_low_word_first_and_a_load_that_went_away() -> None:
    swapped = register_map("sdm630") | {"word_order": "little"}
    load = Constant(SAMPLE)
    async with link(PracticeMeter(load, swapped)) as client:
        answer = await client.read_input_registers(0x0034, count=2, device_id=1)
        assert raw(answer.registers[::-1]) == struct.pack(">f", 10750.5)
        load.sample = None
        assert (await client.read_input_registers(0x0034, count=2, device_id=1)).exception_code == 4


async def test_no_answer_takes_the_connection_and_stays_silent() -> None:
    meter = PracticeMeter(Constant(SAMPLE), register_map("sdm630"), faults=frozenset({Fault.NO_ANSWER}))
    async with link(meter) as client:
        assert client.connected
        with pytest.raises(ModbusIOException):
            await client.read_input_registers(0, count=2, device_id=1)


async def test_a_port_in_use_is_named() -> None:
    other = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = other.sockets[0].getsockname()[1]
    with pytest.raises(ComputerCannot) as caught:
        await PracticeMeter(Constant(SAMPLE), register_map("sdm630"), port=port).start()
    assert caught.value.reason is Reason.PORT_IN_USE
    other.close()
    await other.wait_closed()


@pytest.mark.parametrize("path", sorted(REGISTERS.glob("*.json")), ids=lambda path: path.stem)
def test_every_map_names_itself_its_source_and_what_a_reference_needs(path: Path) -> None:
    data = json.loads(path.read_text())
    assert data["id"] == path.stem
    assert data["source"]
    assert isinstance(data["verified"], bool)
    assert {"en", "de"} <= data["name"].keys()
    quantities = [register["quantity"] for register in data["registers"]]
    assert len(set(quantities)) == len(quantities)
    assert {"energy_import", "power", "voltage_l1", "current_l1"} <= set(quantities)
