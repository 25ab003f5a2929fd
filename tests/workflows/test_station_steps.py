"""What the laptop asks of the station in a visit: identify, snapshot, settings, availability, close-out, compare."""

from dataclasses import replace

import pytest

from app.domain.difference import ChangeJudgement
from app.domain.errors import OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.fact import FirmwareUpdated, LinkChanged, SettingWritten, StationClockRead, SwitchedOff
from app.domain.station import Deviation, StationEvent, StationEventKind, WriteOutcome
from app.workflows.close_out import close_out, explain
from app.workflows.compare import UPDATED, compare, reasons
from app.workflows.identify_station import identify_station
from app.workflows.listen import expected_password, listen
from app.workflows.set_availability import READS, set_availability
from app.workflows.take_snapshot import take_snapshot
from app.workflows.write_setting import restore_settings, write_setting
from tests.fakes.fake_bench import FakeCentral, other_serial
from tests.fakes.fake_station import AT, SERIAL
from tests.workflows.visits import World


async def test_identify_notes_the_stations_time_before_it_compares_serials_rule_11() -> None:
    world = World()
    visit = await world.visit(identified=False)
    link = await identify_station(visit, world.central, f" {SERIAL} ", 5)
    assert link is world.station
    kinds = [saved.fact.kind for saved in visit.state.saved]
    assert kinds == ["visit_opened", "link_changed", "station_clock_read", "station_identified"]
    assert visit.state.identified is not None
    assert visit.state.identified.agrees
    assert world.station.told == []


@pytest.mark.parametrize(("plate", "wire"), [("OTHER", SERIAL), (SERIAL, "OTHER"), ("", SERIAL)])
async def test_a_wrong_station_is_named_by_all_three_serials(plate: str, wire: str) -> None:
    world = World()
    other_serial(world.station, wire)
    visit = await world.visit(identified=False)
    with pytest.raises(Refused) as error:
        await identify_station(visit, world.central, plate, 5)
    assert error.value.reason is Reason.WRONG_STATION
    assert {name: error.value.data[name] for name in ("plate", "wire", "order")} == {
        "plate": plate, "wire": wire, "order": SERIAL,
    }  # fmt: skip
    assert visit.state.identified is not None  # kept, although it does not agree
    for work in (
        write_setting(visit, world.station, "HeartbeatInterval", "60", "why"),
        set_availability(visit, world.station, False),
    ):
        with pytest.raises(Refused) as blocked:
            await work
        assert blocked.value.reason is Reason.WRONG_STATION
    assert world.station.commands == []


async def test_identify_without_a_clock_and_without_a_station() -> None:
    world = World()
    world.station.clock = None
    visit = await world.visit(identified=False)
    await identify_station(visit, world.central, SERIAL, 5)
    assert visit.state.station_clock is None
    with pytest.raises(PeerUnreachable) as error:
        await identify_station(visit, FakeCentral(None), SERIAL, 5)
    assert error.value.reason is Reason.NO_STATION


async def test_snapshot_keeps_settings_registers_and_deviations() -> None:
    world = World()
    world.station.deviations = (Deviation("W3", "StatusNotification", "no timestamp"),)
    world.station.not_supported = ("GetBaseReport",)
    world.station.masked = {"HeartbeatInterval"}
    visit = await world.visit()
    snapshot = await take_snapshot(visit, world.station, "first")
    assert snapshot.settings[0].value == "***"
    assert snapshot.not_supported == ("GetBaseReport",)
    assert len(snapshot.registers) == 1
    kinds = [saved.fact.kind for saved in visit.state.saved][2:]
    assert kinds == ["station_clock_read", "snapshot_taken", "deviations_seen"]
    await take_snapshot(visit, world.station, "last")
    assert len(list(visit.state.all(StationClockRead))) == 1
    assert visit.state.snapshot("last") is not None


async def test_a_setting_is_written_read_back_and_given_back() -> None:
    world = World()
    visit = await world.visit()
    written = await write_setting(visit, world.station, "HeartbeatInterval", "60", "shorter for the test")
    assert (written.before, written.after, written.read_back) == ("300", "60", "60")
    assert [write.key for write in visit.state.open_settings()] == ["HeartbeatInterval"]
    assert await restore_settings(visit, world.station, "restored") == ()
    assert world.station.settings["HeartbeatInterval"] == "300"
    assert visit.state.open_settings() == ()


async def test_a_refused_write_is_no_change_and_a_stubborn_setting_is_named() -> None:
    world = World()
    visit = await world.visit()
    world.station.write_outcome = WriteOutcome.REJECTED
    refused = await write_setting(visit, world.station, "HeartbeatInterval", "60", "why")
    assert (refused.after, refused.read_back) == ("300", "300")
    assert visit.state.open_settings() == ()
    world.station.write_outcome = WriteOutcome.ACCEPTED
    await write_setting(visit, world.station, "HeartbeatInterval", "60", "why")
    world.station.stubborn = {"HeartbeatInterval"}
    assert await restore_settings(visit, world.station, "restored") == ("HeartbeatInterval",)
    assert [write.key for write in visit.state.open_settings()] == ["HeartbeatInterval"]


async def test_a_setting_that_was_not_there_is_not_invented_again() -> None:
    world = World()
    visit = await world.visit()
    await write_setting(visit, world.station, "NewKey", "1", "why")
    assert await restore_settings(visit, world.station, "restored") == ()
    assert world.station.settings["NewKey"] == "1"


async def test_rule_2_no_command_while_locked_off() -> None:
    world = World()
    visit = await world.visit()
    await visit.add(SwitchedOff())
    for work in (
        write_setting(visit, world.station, "HeartbeatInterval", "60", "why"),
        set_availability(visit, world.station, True),
    ):
        with pytest.raises(Refused) as error:
            await work
        assert error.value.reason is Reason.STATION_LOCKED_OFF
    assert world.station.told == []


@pytest.mark.parametrize(("late", "agrees"), [(0, True), (READS - 1, True), (READS, False)])
async def test_rule_5_availability_is_read_back_until_it_shows(late: int, agrees: bool) -> None:
    world = World()
    visit = await world.visit()
    world.station.late_status = late
    fact = await set_availability(visit, world.station, operative=False)
    assert (fact.said, fact.agrees) == ("Accepted", agrees)
    assert visit.state.availability == fact


async def test_availability_without_a_read_back_is_neither() -> None:
    world = World()
    world.station.connectors = ()
    fact = await set_availability(await world.visit(), world.station, operative=True)
    assert fact.agrees is None


async def test_close_out_puts_everything_back_and_names_what_differs() -> None:
    world = World()
    visit = await world.visit()
    await take_snapshot(visit, world.station, "first")
    await write_setting(visit, world.station, "MeterValueSampleInterval", "5", "finer curve")
    world.station.settings |= {"VolatileCounter": "7", "Surprise": "1"}
    found = await close_out(visit, world.station, 1, True, ("settings.Volatile*",))
    judged = {difference.path: difference.judgement for difference in found}
    assert judged == {
        "settings.Surprise": ChangeJudgement.UNEXPLAINED,
        "settings.VolatileCounter": ChangeJudgement.EXPECTED,
    }
    assert "clear_limits" in world.station.commands
    assert visit.differences_open == 1
    await explain(visit, next(line for line in found if line.path == "settings.Surprise"), "operator's own change")
    assert visit.differences_open == 0
    assert {line.path: line.reason for line in compare(visit.state, ())}["settings.Surprise"] == "operator's own change"


async def test_close_out_leaves_a_dangerous_station_inoperative() -> None:
    world = World()
    visit = await world.visit()
    await close_out(visit, world.station, 1, False, ())
    last = visit.state.availability
    assert last is not None
    assert (last.operative, last.agrees) == (False, True)
    assert visit.differences_open == 0  # no first snapshot to compare with


async def test_an_unknown_outcome_at_close_out_is_not_swallowed() -> None:
    world = World()
    visit = await world.visit()
    world.station.fails = {
        "set_availability": OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action="ChangeAvailability")
    }
    with pytest.raises(OutcomeUnknown):
        await close_out(visit, world.station, 1, True, ())
    assert visit.state.snapshot("last") is None


async def test_differences_by_the_update_are_explained() -> None:
    world = World()
    visit = await world.visit()
    assert compare(visit.state, ()) == ()
    await take_snapshot(visit, world.station, "first")
    world.station.identity = replace(world.station.identity, firmware="2.0")
    world.station.settings["FirmwareVersion"] = "2.0"
    await visit.add(FirmwareUpdated("f", "0" * 64, 1, 1, "1.0", "2.0", "2.0", (), ok=True))
    assert reasons(visit.state) == {"identity.firmware": UPDATED}  # the last snapshot is not there yet
    await take_snapshot(visit, world.station, "last")
    judged = {line.path: (line.judgement, line.reason) for line in compare(visit.state, ())}
    assert judged == {
        "identity.firmware": (ChangeJudgement.EXPLAINED, UPDATED),
        "settings.FirmwareVersion": (ChangeJudgement.EXPLAINED, UPDATED),
    }
    await visit.add(SettingWritten("Key", None, "1", "1", "asked"))
    assert reasons(visit.state)["settings.Key"] == "asked"


def test_an_expected_password_is_kept_as_a_hash_only_rule_13() -> None:
    assert expected_password(b"secret\r\n") == expected_password(b"secret")
    assert len(expected_password(b"secret")) == 64


async def test_listen_ends_at_the_first_boot_or_after_idle_or_in_time() -> None:
    world = World()
    told: list[dict[str, object]] = []
    booted = StationEvent(StationEventKind.BOOTED, AT, "CP1", "boot")

    async def listened(until: str | None, *events: StationEvent) -> float:
        began = world.clock.monotonic()
        for event in events:
            world.central.happen(event)
        (station,) = await listen(world.central, world.clock, 60, until, told.append)
        assert station["serial"] == SERIAL
        assert station["connectors"][1] == {"evse": 1, "connector": 1, "status": "Available", "error": "NoError"}
        return world.clock.monotonic() - began

    assert await listened("boot", booted) < 5
    assert [line["event"] for line in told] == ["booted"]
    world.central.frame()
    assert 5 <= await listened("idle", booted) < 8
    assert await listened("boot") >= 60
    assert await listened(None, booted) >= 60


async def test_the_link_that_came_is_a_fact() -> None:
    world = World()
    visit = await world.visit(identified=False)
    await identify_station(visit, world.central, SERIAL, 5)
    assert [(link.connected, link.intended) for link in visit.state.all(LinkChanged)] == [(True, False)]
