"""The links against the practice bench: real sockets on both sides, the practice clock at 60 times real time."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from app.domain.plan import PlanReference
from app.domain.signed_run import signed_run
from app.domain.station import FirmwareState, OperatorsRecord
from app.formats.signed.reader import SignedRecords
from app.links.files.shelf import Shelf
from app.links.modbus.reference import ModbusReferences
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.quirk import Quirk
from app.links.ocpp.server import OcppCentralSystem
from app.links.ocpp.station import OcppStation
from app.ports.reference import ReferenceMeter
from app.ports.station import ListenOptions
from app.practice.bench import LocalBench
from app.practice.clock import PracticeClock
from app.system.clock import SystemClock

VERSIONS = pytest.mark.parametrize("ocpp", ["1.6", "2.0.1"])


@dataclass
class Connected:
    """A practice station on the link, its reference meter, and what was kept for the operator."""

    clock: PracticeClock
    bench: LocalBench
    link: OcppStation
    reference: ReferenceMeter
    kept: list[OperatorsRecord]


@asynccontextmanager
async def connected(checkout: Path, ocpp: str, *faults: str, quirks: Sequence[Quirk] = ()) -> AsyncIterator[Connected]:
    clock = PracticeClock(SystemClock(), 60)
    maps: dict[str, dict[str, Any]] = {
        path.name: json.loads(path.read_text()) for path in (checkout / "resources/registers").glob("*.json")
    }
    bench = LocalBench(clock, ocpp=ocpp, faults=faults, register_map=maps["sdm630.json"])
    kept: list[OperatorsRecord] = []

    async def keep(record: OperatorsRecord) -> None:
        kept.append(record)

    system = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), quirks=quirks, answer_s=5.0)
    await system.open(ListenOptions(), keep)
    await bench.open()
    try:
        await bench.start(system.url)
        link = cast(OcppStation, await system.station(5.0))
        reference = await ModbusReferences(maps, clock).connect(
            PlanReference("modbus", "sdm630", port=bench.meter_port, unit=1)
        )
        yield Connected(clock, bench, link, reference, kept)
        await reference.close()
    finally:
        await bench.stop()
        await system.close()


@VERSIONS
async def test_pending_snapshot_then_admission(checkout: Path, ocpp: str) -> None:
    async with connected(checkout, ocpp, "queued-transactions") as here:
        clock = here.link.clock
        assert clock is not None
        assert -3 < clock.error_s < 0
        settings = await here.link.read_settings()
        assert len(settings) >= 40
        assert len({setting.key for setting in settings}) == len(settings)
        (state,) = [state for state in await here.link.refresh_status(3.0) if state.evse]
        assert state.status in ("Preparing", "Occupied")
        assert here.kept == []
        await here.link.admit(5.0)
        await here.clock.sleep(30)
        assert len(here.kept) == 4
        assert len({record.message_id for record in here.kept}) == 4
        assert here.link.deviations == ()


@VERSIONS
@pytest.mark.parametrize("faults", [(), ("link-drops",)])
async def test_charge_measured_by_both_meters(checkout: Path, ocpp: str, faults: tuple[str, ...]) -> None:
    async with connected(checkout, ocpp, *faults) as here:
        await here.link.admit(5.0)
        before = await here.reference.read()
        charge = await here.link.start_charge(1, 16.0, 5.0)
        await here.clock.sleep(15)
        assert (await here.reference.read()).currents_a == pytest.approx((16, 16, 16), rel=0.02)
        await here.link.limit_charge(1, 8.0, 5.0)
        await here.clock.sleep(15)
        assert (await here.reference.read()).currents_a == pytest.approx((8, 8, 8), rel=0.02)
        ended = await here.link.stop_charge(charge, 5.0)
        after = await here.reference.read()
        energy = ended.end.energy_kwh - ended.begin.energy_kwh
        assert energy.as_tuple().exponent == -3
        assert abs(energy - (after.energy_kwh - before.energy_kwh)) <= Decimal("0.002")
        await here.link.clear_limits(1)


@VERSIONS
@pytest.mark.parametrize("profile_in_start", [True, False])
async def test_charge_at_once_after_the_admission(checkout: Path, ocpp: str, profile_in_start: bool) -> None:
    """A limit set after the start follows the answer to the station's own start on the same heels."""
    quirk = Quirk("practice", "test", False, profile_in_start=profile_in_start)
    async with connected(checkout, ocpp, quirks=[quirk]) as here:
        await here.link.admit(5.0)
        charge = await here.link.start_charge(1, 8.0, 5.0)
        await here.clock.sleep(15)
        assert (await here.reference.read()).currents_a == pytest.approx((8, 8, 8), rel=0.02)
        await here.link.stop_charge(charge, 5.0)
        assert here.link.deviations == ()


@VERSIONS
async def test_a_charge_carries_the_signed_values_of_its_meter(checkout: Path, ocpp: str) -> None:
    async with connected(checkout, ocpp) as here:
        settings = {setting.key: setting.value for setting in await here.link.read_settings()}
        (key,) = [value for name, value in settings.items() if "PublicKey" in name and value]
        await here.link.admit(5.0)
        await here.clock.sleep(10)  # the station takes a moment after its boot was accepted
        charge = await here.link.start_charge(1, 16.0, 5.0)
        await here.clock.sleep(15)
        ended = await here.link.stop_charge(charge, 5.0)
        signed = [register.signed for register in (ended.begin, ended.end)]
        assert all(signed)
        records = SignedRecords().read("\n".join(map(str, signed)).encode(), key)
        assert [record.valid for record in records] == [True, True]
        run = signed_run(records[1], Decimal(1), "visit", "16 A", 1)
        assert (run.start_kwh, run.stop_kwh) == (ended.begin.energy_kwh, ended.end.energy_kwh)


@VERSIONS
async def test_logs_and_firmware_really_travel(checkout: Path, tmp_path: Path, ocpp: str) -> None:
    shelf = Shelf()
    await shelf.open("127.0.0.1", ftp_port=0)
    async with connected(checkout, ocpp) as here:
        await here.link.admit(5.0)
        slots = [shelf.slot("ftp"), shelf.slot("http")]
        for slot in slots:
            assert await here.link.send_log(slot, 5.0) == "Uploaded"
            assert [size > 0 for _, size, _ in shelf.received(slot).files] == [True]
        image = here.bench.firmware_image(tmp_path, "2.0.0")
        url = shelf.offer(image, "ftp")
        said = [status async for status in here.link.update_firmware(url, "2.0.0", 10.0)]
        assert (said[0].state, said[-1].state) == (FirmwareState.DOWNLOADING, FirmwareState.INSTALLED)
        assert here.link.identity.firmware == "2.0.0"
        assert shelf.served_bytes(url) == image.stat().st_size
    await shelf.close()


@VERSIONS
async def test_firmware_that_fails_keeps_the_old_version(checkout: Path, tmp_path: Path, ocpp: str) -> None:
    shelf = Shelf()
    await shelf.open("127.0.0.1")
    async with connected(checkout, ocpp, "firmware-fails") as here:
        await here.link.admit(5.0)
        before = here.link.identity.firmware
        url = shelf.offer(here.bench.firmware_image(tmp_path, "2.0.0"))
        said = [status async for status in here.link.update_firmware(url, "2.0.0", 10.0)]
        assert said[-1].state.failed
        assert here.link.identity.firmware == before
    await shelf.close()
