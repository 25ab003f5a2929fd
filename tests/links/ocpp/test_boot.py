"""The boot is answered Pending until the visit says otherwise; the station's time is read first (rules 9, 11)."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import OutcomeUnknown, Reason, Refused
from app.domain.station import StationEventKind
from app.links.ocpp.known import LaptopTime
from app.ports.station import ListenOptions
from tests.fakes.central import OPEN, central_system, drain, kinds, link_of
from tests.fakes.ocpp_peer import AT, BOOT16, BOOT201, FakeOcppPeer, fake_peer

STATUS16 = {"connectorId": 1, "errorCode": "NoError", "status": "Available", "timestamp": AT}


def triggers(peer_box: list[FakeOcppPeer], **messages: dict[str, Any]) -> Any:
    """Accept every trigger of ``messages`` and send the message afterwards."""

    def reply(payload: dict[str, Any]) -> dict[str, str]:
        message = payload["requestedMessage"]
        if message not in messages:
            return {"status": "NotImplemented"}
        peer_box[0].later(message, messages[message])
        return {"status": "Accepted"}

    return reply


async def test_boot_is_pending_and_read() -> None:
    async with central_system() as system, fake_peer(system.url, boot={}) as peer:
        answer = await peer.tell("BootNotification", BOOT16)
        assert answer is not None
        assert answer[2]["status"] == "Pending"
        link = await link_of(system)
        assert (link.identity.id, link.identity.ocpp, link.identity.vendor) == ("CP1", "1.6", "Acme")
        assert (link.identity.serial, link.identity.firmware) == ("S-1", "1.0")
        assert link.clock is None


async def test_boot_of_2_0_1() -> None:
    async with central_system() as system, fake_peer(system.url, boot={}, subprotocol="ocpp2.0.1") as peer:
        answer = await peer.tell("BootNotification", BOOT201)
        assert answer is not None
        assert answer[2]["status"] == "Pending"
        assert (await link_of(system)).identity.ocpp == "2.0.1"


async def test_time_in_a_frame_before_the_boot_is_the_clock() -> None:
    async with central_system() as system, fake_peer(system.url, boot={}) as peer:
        await peer.tell("StatusNotification", STATUS16)
        await peer.tell("BootNotification", BOOT16)
        clock = (await link_of(system)).clock
        assert clock is not None
        assert clock.error_s == 30.0
        assert not clock.after_answer
        assert (clock.laptop_error_s, clock.laptop_source) == (0.02, "time server")


async def test_time_is_asked_for_while_pending_and_said_to_be_after_the_answer() -> None:
    box: list[FakeOcppPeer] = []
    async with central_system() as system:
        script = {"TriggerMessage": triggers(box, StatusNotification=STATUS16)}
        async with fake_peer(system.url, script, boot={}) as peer:
            box.append(peer)
            await peer.tell("BootNotification", BOOT16)
            clock = (await link_of(system)).clock
            assert clock is not None
            assert clock.after_answer


async def test_local_time_is_no_clock_but_a_deviation() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        await peer.tell("StatusNotification", {**STATUS16, "timestamp": "2026-11-23T10:00:30"})
        link = await link_of(system)
        assert link.clock is None
        assert "W5" in {deviation.rule for deviation in link.deviations}


async def test_missing_boot_is_asked_for() -> None:
    box: list[FakeOcppPeer] = []
    async with central_system(boot_grace_s=0.05) as system:
        script = {"TriggerMessage": triggers(box, BootNotification=BOOT16, StatusNotification=STATUS16)}
        async with fake_peer(system.url, script, boot={}) as peer:
            box.append(peer)
            link = await link_of(system)
            assert link.identity.vendor == "Acme"
            assert [d.detail for d in link.deviations if d.rule == "W2"] == ["no boot after connecting"]


async def test_short_boot_is_noted() -> None:
    async with (
        central_system() as system,
        fake_peer(system.url, boot={"chargePointVendor": "V", "chargePointModel": "M"}),
    ):
        link = await link_of(system)
        assert [deviation.rule for deviation in link.deviations] == ["W2"]


async def test_admit_accepts_the_next_boot() -> None:
    box: list[FakeOcppPeer] = []
    async with central_system() as system:
        script = {"TriggerMessage": triggers(box, BootNotification=BOOT16)}
        async with fake_peer(system.url, script, boot={}) as peer:
            box.append(peer)
            events = system.events()
            await peer.tell("BootNotification", BOOT16)
            link = await link_of(system)
            await link.admit(1.0)
            booted = [event.text for event in drain(events) if event.kind is StationEventKind.BOOTED]
            assert booted == ["Pending", "Accepted"]
            await link.admit(1.0)
            assert [action for action, _ in peer.asked].count("TriggerMessage") == 2


async def test_admit_waits_for_the_stations_own_boot_where_triggers_are_unknown() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.later("BootNotification", BOOT16, 0.1)
        await link.admit(1.0)
        assert link.not_supported == ("TriggerMessage",)


async def test_admit_without_another_boot_is_unknown() -> None:
    async with central_system() as system, fake_peer(system.url, {"TriggerMessage": {"status": "Accepted"}}):
        link = await link_of(system, 4.0)
        with pytest.raises(OutcomeUnknown) as caught:
            await link.admit(0.2)
        assert caught.value.data["action"] == "BootNotification"


@pytest.mark.parametrize("laptop", [LaptopTime(), LaptopTime(1.5, "time server")])
async def test_unproven_time_stays_pending(laptop: LaptopTime) -> None:
    options = ListenOptions(accept_boot=True)
    async with central_system(options, laptop_time=laptop) as system, fake_peer(system.url, boot={}) as peer:
        answer = await peer.tell("BootNotification", BOOT16)
        assert answer is not None
        assert answer[2]["status"] == "Pending"
        with pytest.raises(Refused) as caught:
            await (await link_of(system)).admit(0.2)
        assert caught.value.reason is Reason.UNPROVEN_TIME


async def test_time_compared_by_a_person_admits_and_the_station_keeps_its_interval() -> None:
    async with central_system(ListenOptions(), laptop_time=LaptopTime()) as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        answers: list[Any] = []

        async def boot() -> None:
            await asyncio.sleep(0.05)
            answers.append(await peer.tell("BootNotification", BOOT16))

        booting = asyncio.create_task(boot())
        await link.admit(1.0, 900, time_compared=True)
        await booting
        assert (answers[0][2]["status"], answers[0][2]["interval"]) == ("Accepted", 900)


async def test_accept_boot_when_asked() -> None:
    async with central_system(replace(OPEN, accept_boot=True)) as system, fake_peer(system.url, boot={}) as peer:
        answer = await peer.tell("BootNotification", BOOT16)
        assert answer is not None
        assert answer[2]["status"] == "Accepted"


async def test_same_object_over_a_reconnect_and_the_newest_connection_wins() -> None:
    async with central_system() as system:
        events = system.events()
        async with fake_peer(system.url) as first:
            link = await link_of(system)
            async with fake_peer(system.url) as second:
                await asyncio.wait_for(first.closed.wait(), 1)
                assert link.connected
                assert await link_of(system) is link
                assert "W4" in {deviation.rule for deviation in link.deviations}
                answer = await second.tell("Heartbeat", {})
                assert answer is not None
                assert answer[0] == 3
        assert StationEventKind.CONNECTED in kinds(drain(events))
        assert not link.connected


async def test_reset_is_done_when_the_station_has_booted_again() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)

        def reset(payload: dict[str, Any]) -> dict[str, str]:
            assert payload == {"type": "Hard"}
            peer.later("BootNotification", {**BOOT16, "firmwareVersion": "1.1"}, 0.05)
            return {"status": "Accepted"}

        peer.script["Reset"] = reset
        assert (await link.reset(True, 1.0)).firmware == "1.1"


async def test_reset_that_cuts_the_line_before_the_answer() -> None:
    async with central_system() as system:
        async with fake_peer(system.url) as peer:
            link = await link_of(system)
            peer.script["Reset"] = lambda _: peer.drop()
            reset = asyncio.create_task(link.reset(False, 1.5))
            await asyncio.wait_for(peer.closed.wait(), 1)
        async with fake_peer(system.url):
            assert (await reset).serial == "S-1"


async def test_reset_without_a_boot_is_unknown() -> None:
    async with central_system() as system, fake_peer(system.url, {"Reset": {"status": "Accepted"}}):
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown):
            await link.reset(True, 0.2)
