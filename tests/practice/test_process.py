"""The practice peers as processes: options, load port, and what they say when they are ready."""

import asyncio
import json
from typing import Any

import pytest
from pymodbus.client import AsyncModbusTcpClient

from app.domain.errors import BadInput, ComputerCannot, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.links.instruments.reference import InstrumentReferences
from app.practice.load_port import LoadClient, parse_host_port
from app.practice.process import MeterOptions, StationOptions, run_meter, run_station, station_config
from app.system.clock import SystemClock
from tests.fakes.instruments import profiles
from tests.practice.test_meter import register_map

MAPS = {"sdm630": register_map("sdm630")}
NOWHERE = "ws://127.0.0.1:9/x"


class Said:
    """Collects what a peer says, and waits for it."""

    def __init__(self) -> None:
        self.said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def __call__(self, data: dict[str, object]) -> None:
        self.said.put_nowait(data)

    async def first(self) -> dict[str, Any]:
        async with asyncio.timeout(3):
            return await self.said.get()


async def end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_meter_process_measures_the_load_of_a_station_process() -> None:
    said = Said()
    station = asyncio.create_task(run_station(StationOptions(NOWHERE, load_port=0, speed=60), SystemClock(), said))
    about = (await said.first())["practice_station"]
    assert (about["serial"], about["speed"]) == ("PB22-000042", 60)
    options = MeterOptions(0, f"127.0.0.1:{about['load_port']}")
    meter = asyncio.create_task(run_meter(options, MAPS, said))
    port = (await said.first())["practice_meter"]["port"]
    client = AsyncModbusTcpClient("127.0.0.1", port=port)
    await client.connect()
    answer = await client.read_input_registers(0, count=2, device_id=1)
    voltage = client.convert_from_registers(answer.registers, client.DATATYPE.FLOAT32)
    assert isinstance(voltage, float)
    assert 225 < voltage < 235
    client.close()
    await end(meter, station)


@pytest.mark.parametrize(("name", "pty"), [("lem-dcbm", False), ("zera-mt310s2", True), ("yokogawa-wt333", False)])
async def test_an_instrument_process_measures_the_load_of_a_station_process(name: str, pty: bool) -> None:
    said = Said()
    station = asyncio.create_task(run_station(StationOptions(NOWHERE, load_port=0, speed=60), SystemClock(), said))
    load = f"127.0.0.1:{(await said.first())['practice_station']['load_port']}"
    shipped = {one["id"]: one for one in profiles().values()}
    meter = asyncio.create_task(run_meter(MeterOptions(0, load, name, pty=pty), MAPS, said, shipped))
    about = (await said.first())["practice_meter"]
    plan = PlanReference(shipped[name]["kind"], name, port=about["port"], serial=about.get("serial", ""))
    reference = await InstrumentReferences(profiles(), None, SystemClock()).connect(plan)
    reading = await reference.read()
    assert 225 < reading.voltages_v[0] < 235
    assert reading.power_w == 0
    await reference.close()
    await end(meter, station)
    for options in (
        MeterOptions(0, load, name, ("no-such-fault",)),
        MeterOptions(0, load, "nothing"),
        MeterOptions(0, load, "lem-dcbm", pty=True),
    ):
        with pytest.raises(BadInput):
            await run_meter(options, MAPS, said, shipped)


async def test_the_load_port_speaks_lines_of_json() -> None:
    said = Said()
    station = asyncio.create_task(run_station(StationOptions(NOWHERE, load_port=0, speed=5), SystemClock(), said))
    port = (await said.first())["practice_station"]["load_port"]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line, key in ((b'{"get":"load"}', "energy_wh"), (b"nonsense", "error"), (b'{"get":"money"}', "error")):
        writer.write(line + b"\n")
        answer = json.loads(await reader.readline())
        assert key in answer
    writer.close()
    await writer.wait_closed()
    client = LoadClient("127.0.0.1", port)
    await client.sense()
    assert client.clock is not None
    assert client.clock.speed == 5
    await end(station)
    with pytest.raises(PeerUnreachable):
        await client.sense()
    await client.close()


async def test_bad_options_are_named() -> None:
    for options, where in (
        (StationOptions(NOWHERE, speed=0), "--speed"),
        (StationOptions("http://x"), "--url"),
        (StationOptions(NOWHERE, faults=("meter+4%",)), "fault"),
    ):
        with pytest.raises(BadInput) as caught:
            station_config(options)
        assert caught.value.where == where
    with pytest.raises(BadInput) as caught:
        await run_station(StationOptions(NOWHERE, ocpp="2.1"), SystemClock())
    assert caught.value.reason is Reason.UNKNOWN_NAME
    with pytest.raises(BadInput):
        await run_meter(MeterOptions(0, "127.0.0.1:1", map="none"), MAPS)
    with pytest.raises(BadInput) as caught:  # a fault of the station's: it would have been taken and never shown
        await run_meter(MeterOptions(0, "127.0.0.1:1", faults=("meter+3%",)), MAPS)
    assert caught.value.data["known"] == ["no-answer"]
    with pytest.raises(BadInput):
        parse_host_port("127.0.0.1")


async def test_a_load_that_is_not_there_and_a_port_in_use() -> None:
    with pytest.raises(PeerUnreachable):
        await run_meter(MeterOptions(0, "127.0.0.1:9"), MAPS)
    other = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = other.sockets[0].getsockname()[1]
    with pytest.raises(ComputerCannot):
        await run_station(StationOptions(NOWHERE, load_port=port), SystemClock())
    other.close()
    await other.wait_closed()
