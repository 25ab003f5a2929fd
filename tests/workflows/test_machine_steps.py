"""Firmware and functional test: judged by what really happened, never by a status alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codec import decode
from app.domain.errors import BadInput, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.fact import FirmwareUpdated, StationIdentified, SwitchedOff
from app.domain.station import Setting
from app.workflows.progress import Doing
from app.workflows.prove_function import FunctionRules, prove_function
from app.workflows.take_snapshot import take_snapshot
from app.workflows.update_firmware import FirmwareFile, check_firmware, protocols, update_firmware
from app.workflows.visit import Visit
from tests.fakes.fake_station import SERIAL
from tests.workflows.visits import World, shipped

RULES = decode(FunctionRules, shipped().document("runs", "function-rules"), "function-rules.json")


@pytest.fixture
def file(tmp_path: Path) -> FirmwareFile:
    """Return a firmware file of 1000 bytes."""
    path = tmp_path / "one.img"
    path.write_bytes(b"x" * 1000)
    return check_firmware(path)


async def update(
    world: World, visit: Visit, file: FirmwareFile, via: str = "ocpp", heard: object = None
) -> FirmwareUpdated:
    told: list[Doing] = []
    return await update_firmware(visit, world.station, world.shelf, file, "2.0", via, 60, told.append)  # type: ignore[arg-type]


def test_a_firmware_file_is_hashed_and_refused_when_empty_or_missing(tmp_path: Path, file: FirmwareFile) -> None:
    assert (file.size, len(file.sha256)) == (1000, 64)
    with pytest.raises(BadInput) as missing:
        check_firmware(tmp_path / "none.img")
    assert missing.value.reason is Reason.FILE_UNREADABLE
    (tmp_path / "empty.img").touch()
    with pytest.raises(BadInput) as empty:
        check_firmware(tmp_path / "empty.img")
    assert (empty.value.reason, empty.value.data["field"]) == (Reason.WRONG_VALUE, "file")


def test_the_way_in_is_what_was_asked_else_what_the_station_says_else_both() -> None:
    said = (Setting("SupportedFileTransferProtocols", "FTP, HTTPS"),)
    assert protocols(said, "http") == ("http",)
    assert protocols(said, "ocpp") == ("ftp",)
    assert protocols((Setting("OCPPCommCtrlr/FileTransferProtocols", "HTTP,FTP"),), "ocpp") == ("http", "ftp")
    for nothing in ((), (Setting("SupportedFileTransferProtocols", None),), (Setting("Other", "http"),)):
        assert protocols(nothing, "ocpp") == ("http", "ftp")


async def test_an_update_is_proven_by_bytes_served_and_the_version_afterwards(file: FirmwareFile) -> None:
    world = World()
    visit = await world.visit()
    updated = await update(world, visit, file)
    assert (updated.ok, updated.before, updated.after, updated.served_bytes) == (True, "1.0", "2.0", 1000)
    assert [status.said for status in updated.journal] == ["Downloading", "Installed"]
    assert visit.state.firmware == updated


async def test_http_that_is_not_fetched_falls_back_to_ftp(file: FirmwareFile) -> None:
    world = World()
    world.shelf.unreachable = {"http"}
    visit = await world.visit()
    updated = await update(world, visit, file)
    assert updated.ok
    tried = list(visit.state.all(FirmwareUpdated))
    assert [(attempt.ok, attempt.served_bytes) for attempt in tried] == [(False, 0), (True, 1000)]
    assert [url.partition(":")[0] for url in world.shelf.offers] == ["http", "ftp"]


async def test_the_first_snapshot_says_which_protocol_is_tried(file: FirmwareFile) -> None:
    world = World()
    world.station.settings["SupportedFileTransferProtocols"] = "FTP"
    visit = await world.visit()
    await take_snapshot(visit, world.station, "first")
    await update(world, visit, file)
    assert [url.partition(":")[0] for url in world.shelf.offers] == ["ftp"]


@pytest.mark.parametrize("version", ["1.0", "3.0"])
async def test_installed_with_another_version_is_not_done(file: FirmwareFile, version: str) -> None:
    world = World()
    world.station.updates_to = version
    visit = await world.visit()
    with pytest.raises(Refused) as error:
        await update(world, visit, file)
    assert error.value.reason is Reason.FIRMWARE_FAILED
    assert (error.value.data["after"], error.value.data["wanted"]) == (version, "2.0")
    assert error.value.data["said"] == "Installed"
    assert len(list(visit.state.all(FirmwareUpdated))) == 1  # it was fetched: no second way is tried


async def test_a_truncated_file_is_not_done_even_with_the_right_version(file: FirmwareFile) -> None:
    world = World()
    world.shelf._share = 0.5
    visit = await world.visit()
    with pytest.raises(Refused) as error:
        await update(world, visit, file)
    assert (error.value.data["served"], error.value.data["size"]) == (500, 1000)


async def test_a_failed_installation_and_one_that_is_never_fetched_are_kept(file: FirmwareFile) -> None:
    world = World()
    world.station.updates_to = None
    visit = await world.visit()
    with pytest.raises(Refused):
        await update(world, visit, file)
    assert visit.state.firmware is not None
    assert not visit.state.firmware.ok
    other = World()
    other.station.fetches = False
    visit = await other.visit()
    with pytest.raises(Refused) as error:
        await update(other, visit, file)
    assert error.value.data["said"] == "DownloadFailed"
    assert len(list(visit.state.all(FirmwareUpdated))) == 2  # both ways


async def test_an_error_before_the_first_status_is_passed_on_and_one_after_it_is_judged(file: FirmwareFile) -> None:
    world = World()
    world.station.fails = {"update_firmware": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    visit = await world.visit()
    with pytest.raises(PeerUnreachable):
        await update(world, visit, file)
    assert visit.state.firmware is None
    other = World()
    visit = await other.visit()
    work = other.station.update_firmware

    async def lost(url: str, version: str, within_s: float):  # type: ignore[no-untyped-def]
        async for status in work(url, version, within_s):
            yield status
        raise OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1")

    other.station.update_firmware = lost  # type: ignore[method-assign]
    assert (await update(other, visit, file)).ok


@pytest.mark.parametrize("locked", [True, False])
async def test_rule_2_and_wrong_station_block_firmware_and_test_charge(file: FirmwareFile, locked: bool) -> None:
    world = World()
    visit = await world.visit()
    if locked:
        await visit.add(SwitchedOff())
    else:
        await visit.add(StationIdentified("OTHER", SERIAL, world.station.identity))
    expected = Reason.STATION_LOCKED_OFF if locked else Reason.WRONG_STATION
    for work in (update(world, visit, file), prove_function(visit, world.station, 1, RULES, 30)):
        with pytest.raises(Refused) as error:
            await work
        assert error.value.reason is expected
    assert world.station.told == []


async def test_rule_10_the_test_charge_keeps_both_registers_and_follows_the_lower_limit() -> None:
    world = World()
    visit = await world.visit()
    charge = await prove_function(visit, world.station, 1, RULES, 30)
    assert charge.limit_followed
    assert charge.max_power_w == pytest.approx(RULES.high_a * 690)
    assert charge.end_kwh > charge.begin_kwh
    assert visit.state.test_charge == charge
    assert world.station.charging == ["start_charge", "limit_charge", "stop_charge"]


async def test_a_limit_that_is_not_followed_is_said() -> None:
    world = World()
    world.station.obeys_limit = False
    charge = await prove_function(await world.visit(), world.station, 1, RULES, 30)
    assert not charge.limit_followed


@pytest.mark.parametrize("silent", [True, False])
async def test_no_load_stops_the_charge_and_is_refused(silent: bool) -> None:
    world = World()
    world.station.energy.drawing = False
    world.station.silent_meter = silent
    visit = await world.visit()
    with pytest.raises(Refused) as error:
        await prove_function(visit, world.station, 1, RULES, 30)
    assert error.value.reason is Reason.NO_LOAD
    assert world.station.charging[0] == "start_charge"
    assert world.station.charging[-1] == "stop_charge"
    assert visit.state.test_charge is None


async def test_a_station_that_tells_no_current_proves_the_charge_but_not_the_limit() -> None:
    world = World()
    world.station.silent_meter = True
    charge = await prove_function(await world.visit(), world.station, 1, RULES, 30)
    assert charge.limit_followed is None
    assert charge.end_kwh > charge.begin_kwh


async def test_a_limit_that_is_not_confirmed_stops_the_charge_even_when_stopping_fails_too() -> None:
    world = World()
    world.station.fails = {
        "limit_charge": OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action="SetChargingProfile"),
        "stop_charge": PeerUnreachable(Reason.LINK_LOST, "CP1"),
    }
    with pytest.raises(OutcomeUnknown):
        await prove_function(await world.visit(), world.station, 1, RULES, 30)
    assert world.station.charging[-1] == "stop_charge"


def test_rules_come_from_data_with_their_sources() -> None:
    assert RULES.low_a < RULES.high_a
    assert replace(RULES, low_a=6).sources
