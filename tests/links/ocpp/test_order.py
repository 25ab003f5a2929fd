"""An answer to the station goes out before our next request that follows from it (W1); lost links and late starts."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from app.domain.errors import OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.station import Register
from app.links.ocpp.quirk import Quirk
from tests.fakes.central import central_system, link_of
from tests.fakes.ocpp_peer import AT, BOOT16, BOOT201, FakeOcppPeer, fake_peer

ACCEPTED = {"status": "Accepted"}
START = {"connectorId": 1, "idTag": "SERVICE", "meterStart": 1234567, "timestamp": AT}
LATER_LIMIT = Quirk("acme", "test", False, profile_in_start=False)
VERSIONS = pytest.mark.parametrize("version", ["1.6", "2.0.1"])


def started(seq: int = 0, kind: str = "Started", **info: Any) -> dict[str, Any]:
    """Return a TransactionEvent with a register of 1234.567 kWh."""
    sample = {"value": 1234567, "context": "Transaction.Begin" if kind == "Started" else "Transaction.End"}
    return {
        "eventType": kind,
        "timestamp": AT,
        "triggerReason": "RemoteStart",
        "seqNo": seq,
        "transactionInfo": {"transactionId": "T1", **info},
        "evse": {"id": 1, "connectorId": 1},
        "meterValue": [{"timestamp": AT, "sampledValue": [sample]}],
    }


class Wire:
    """A station without any queue of its own: every frame of the laptop in the order of its bytes."""

    def __init__(self, socket: ClientConnection, version: str) -> None:
        self.socket = socket
        self.version = version

    @property
    def names(self) -> tuple[str, str]:
        """The words for the start of a charge, asked and told."""
        one = ("RemoteStartTransaction", "StartTransaction")
        return one if self.version == "1.6" else ("RequestStartTransaction", "TransactionEvent")

    async def next(self) -> Any:
        """Return the next frame of the laptop, but for its question for a time stamp."""
        while True:
            async with asyncio.timeout(2):
                frame = json.loads(await self.socket.recv())
            if frame[0] != 2 or frame[3].get("requestedMessage") != "StatusNotification":
                return frame
            await self.socket.send(json.dumps([3, frame[1], {"status": "Rejected"}]))

    async def call(self, number: str, action: str, payload: Mapping[str, Any]) -> None:
        """Send a request without waiting for its answer."""
        await self.socket.send(json.dumps([2, number, action, payload]))

    async def accept(self, frame: Any) -> None:
        """Answer a request of the laptop."""
        await self.socket.send(json.dumps([3, frame[1], ACCEPTED]))

    def told(self, remote_id: object) -> dict[str, Any]:
        """Return the begin of the transaction asked for."""
        return dict(START) if self.version == "1.6" else started(remoteStartId=remote_id)


@asynccontextmanager
async def wire(url: str, version: str) -> Any:
    """Connect and boot by hand."""
    async with connect(url + "CP1", subprotocols=[Subprotocol(f"ocpp{version}")]) as socket:
        station = Wire(socket, version)
        await station.call("boot", "BootNotification", BOOT16 if version == "1.6" else BOOT201)
        assert (await station.next())[1] == "boot"
        yield station


@VERSIONS
@pytest.mark.parametrize("early", [False, True])
async def test_limit_follows_the_answer_to_the_start_on_the_wire(version: str, early: bool) -> None:
    """``early``: the station tells of the begin before it answers our request."""
    held = asyncio.Event()

    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        assert begin is not None
        await held.wait()

    async with central_system(quirks=[LATER_LIMIT], keep_charge=keep) as system, wire(system.url, version) as station:
        link = await link_of(system)
        starting = asyncio.create_task(link.start_charge(1, 10.0, 2.0))
        asked = await station.next()
        assert asked[2] == station.names[0]
        if not early:
            await station.accept(asked)
        await station.call("begin", station.names[1], station.told(asked[3].get("remoteStartId")))
        if early:
            await station.accept(asked)
        await asyncio.sleep(0.1)
        held.set()
        confirmed, limited = await station.next(), await station.next()
        assert confirmed[:2] == [3, "begin"]
        assert limited[:1] + limited[2:3] == [2, "SetChargingProfile"]
        await station.accept(limited)
        charge = await starting
        profile = limited[3].get("csChargingProfiles") or limited[3]["chargingProfile"]
        assert str(profile["transactionId"]) == charge.transaction
        if version == "1.6":
            assert confirmed[2]["transactionId"] == int(charge.transaction)


@VERSIONS
async def test_no_request_goes_out_while_an_answer_stands_out(version: str) -> None:
    held = asyncio.Event()

    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        await held.wait()

    async with central_system(keep_charge=keep) as system, wire(system.url, version) as station:
        link = await link_of(system)
        starting = asyncio.create_task(link.start_charge(1, None, 2.0))
        asked = await station.next()
        await station.accept(asked)
        await station.call("begin", station.names[1], station.told(asked[3].get("remoteStartId")))
        await asyncio.sleep(0.05)
        other = asyncio.create_task(link.set_availability(False))
        await asyncio.sleep(0.05)
        held.set()
        assert (await station.next())[:2] == [3, "begin"]
        await station.accept(await station.next())
        assert await other == "Accepted"
        await starting


@VERSIONS
async def test_what_follows_the_admission_comes_after_the_answer_to_the_boot(version: str) -> None:
    async with central_system() as system, wire(system.url, version) as station:
        link = await link_of(system)

        async def at_once() -> None:
            await link.admit(2.0)
            await link.start_charge(1, None, 2.0)

        working = asyncio.create_task(at_once())
        trigger = await station.next()
        assert trigger[2] == "TriggerMessage"
        await station.accept(trigger)
        await station.call("again", "BootNotification", BOOT16 if version == "1.6" else BOOT201)
        answer = await station.next()
        assert (answer[1], answer[2]["status"]) == ("again", "Accepted")
        with pytest.raises(TimeoutError):  # not before the station's first word: it may not have read the answer yet
            async with asyncio.timeout(0.3):
                await station.socket.recv()
        await station.call("beat", "Heartbeat", {})
        assert (await station.next())[1] == "beat"
        asked = await station.next()
        assert asked[2] == station.names[0]
        await station.accept(asked)
        await station.call("begin", station.names[1], station.told(asked[3].get("remoteStartId")))
        assert (await station.next())[1] == "begin"
        await working


@VERSIONS
async def test_charge_that_cannot_be_stored_is_not_confirmed(version: str) -> None:
    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        raise OSError("disk full")

    async with central_system(keep_charge=keep) as system, wire(system.url, version) as station:
        link = await link_of(system)
        starting = asyncio.create_task(link.start_charge(1, None, 0.5))
        asked = await station.next()
        await station.accept(asked)
        await station.call("begin", station.names[1], station.told(asked[3].get("remoteStartId")))
        await station.socket.wait_closed()
        assert station.socket.close_code == 1008
        with pytest.raises(OutcomeUnknown):
            await starting


@pytest.mark.parametrize("times", [1, 2])
async def test_limit_refused_right_after_the_begin_is_set_once_more(times: int) -> None:
    async with central_system(quirks=[LATER_LIMIT]) as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        refusals = ["Rejected"] * times

        def accept(_: object) -> dict[str, str]:
            peer.later("StartTransaction", START)
            return ACCEPTED

        peer.script["RemoteStartTransaction"] = accept
        peer.script["SetChargingProfile"] = lambda _: {"status": refusals.pop() if refusals else "Accepted"}
        if times == 1:
            await link.start_charge(1, 10.0, 3.0)
            assert ("W1", "SetChargingProfile") in {(d.rule, d.action) for d in link.deviations}
        else:
            with pytest.raises(Refused):
                await link.start_charge(1, 10.0, 3.0)
        assert [action for action, _ in peer.asked].count("SetChargingProfile") == 2


async def test_start_asked_on_a_link_that_dies_is_not_sent_twice_and_may_begin_over_the_next() -> None:
    async with central_system() as system:
        async with fake_peer(system.url) as peer:
            link = await link_of(system)

            async def dies(_: object) -> None:
                await peer.drop()

            peer.script["RemoteStartTransaction"] = dies
            starting = asyncio.create_task(link.start_charge(1, 16.0, 3.0))
            await peer.closed.wait()
        async with fake_peer(system.url, {"SetChargingProfile": ACCEPTED}) as peer:
            answer: Any = await peer.tell("StartTransaction", START)
            charge = await starting
            assert str(answer[2]["transactionId"]) == charge.transaction
            # whether the limit arrived with the start is unknown: it is set, and nothing is started again
            assert [action for action, _ in peer.asked if action != "TriggerMessage"] == ["SetChargingProfile"]


@VERSIONS
async def test_stop_on_a_half_open_link_is_asked_again_over_the_next(version: str) -> None:
    """The station has a new socket while the old one still looks open: the newest wins (W4)."""
    stop = "RemoteStopTransaction" if version == "1.6" else "RequestStopTransaction"
    subprotocol = f"ocpp{version}"
    async with central_system() as system:
        async with fake_peer(system.url, {stop: None}, subprotocol=subprotocol) as old:
            link = await link_of(system)
            charge = await begun(link, old, version)
            stopping = asyncio.create_task(link.stop_charge(charge, 3.0))
            await until(lambda: any(action == stop for action, _ in old.asked))
            async with fake_peer(system.url, subprotocol=subprotocol, boot={}) as new:

                def ends(asked: dict[str, Any]) -> dict[str, str]:
                    assert str(asked["transactionId"]) == charge.transaction
                    new.later(*ended(version, charge.transaction))
                    return ACCEPTED

                new.script[stop] = ends
                assert str((await stopping).end.energy_kwh) == "1234.567"
            assert [action for action, _ in old.asked].count(stop) == 1
            assert "W4" in {deviation.rule for deviation in link.deviations}


async def begun(link: Any, peer: FakeOcppPeer, version: str) -> Any:
    """Start a charge at a scripted station."""

    def accept(asked: dict[str, Any]) -> dict[str, str]:
        if version == "1.6":
            peer.later("StartTransaction", START)
        else:
            peer.later("TransactionEvent", started(remoteStartId=asked["remoteStartId"]))
        return ACCEPTED

    peer.script["RemoteStartTransaction"] = peer.script["RequestStartTransaction"] = accept
    return await link.start_charge(1, None, 1.5)


def ended(version: str, transaction: str) -> tuple[str, dict[str, Any]]:
    """Return action and payload of the end."""
    if version == "1.6":
        stop = {"transactionId": int(transaction), "meterStop": 1234567, "timestamp": AT, "reason": "Remote"}
        return "StopTransaction", stop
    return "TransactionEvent", started(9, "Ended", stoppedReason="Remote")


async def until(condition: Any) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(2):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_stop_that_was_sent_stays_unknown_when_the_station_never_comes_back() -> None:
    async with central_system() as system:
        async with fake_peer(system.url) as peer:
            link = await link_of(system)
            charge = await begun(link, peer, "1.6")

            async def dies(_: object) -> None:
                await peer.drop()

            peer.script["RemoteStopTransaction"] = dies
            stopping = asyncio.create_task(link.stop_charge(charge, 0.6))
            await peer.closed.wait()
        with pytest.raises(OutcomeUnknown) as caught:
            await stopping
        assert caught.value.reason is Reason.NO_CONFIRMATION
        with pytest.raises(PeerUnreachable) as before:
            await link.stop_charge(charge, 0.1)
        assert before.value.reason is Reason.LINK_LOST


@VERSIONS
async def test_end_waits_in_the_stations_queue_while_it_refuses_the_stop(version: str) -> None:
    subprotocol = f"ocpp{version}"
    async with central_system() as system:
        async with fake_peer(system.url, subprotocol=subprotocol) as peer:
            link = await link_of(system)
            charge = await begun(link, peer, version)
            await peer.drop()
        refused = {"RemoteStopTransaction": {"status": "Rejected"}, "RequestStopTransaction": {"status": "Rejected"}}
        async with fake_peer(system.url, refused, subprotocol=subprotocol) as peer:
            stopping = asyncio.create_task(link.stop_charge(charge, 4.0))
            await asyncio.sleep(1.3)  # longer than the patience on a link that was never lost
            await peer.tell(*ended(version, charge.transaction))
            assert str((await stopping).end.energy_kwh) == "1234.567"


async def test_start_given_up_that_begins_late_is_ended_before_the_next() -> None:
    async with central_system() as system, fake_peer(system.url, {"RemoteStartTransaction": ACCEPTED}) as peer:
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown):
            await link.start_charge(1, None, 0.1)
        late: Any = await peer.tell("StartTransaction", START)

        def ends(asked: dict[str, Any]) -> dict[str, str]:
            peer.later(*ended("1.6", str(asked["transactionId"])))
            return ACCEPTED

        peer.script["RemoteStopTransaction"] = ends
        charge = await begun(link, peer, "1.6")
        assert int(charge.transaction) != late[2]["transactionId"]
        orders = [action for action, _ in peer.asked if "Remote" in action]
        assert orders == ["RemoteStartTransaction", "RemoteStopTransaction", "RemoteStartTransaction"]
        assert "W6" in {deviation.rule for deviation in link.deviations}


async def test_second_start_after_one_given_up_gets_the_transaction() -> None:
    """The first one's start id must not swallow the transaction of the second."""
    async with central_system() as system, fake_peer(system.url, {"RemoteStartTransaction": ACCEPTED}) as peer:
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown):
            await link.start_charge(1, None, 0.1)
        charge = await begun(link, peer, "1.6")
        assert str(charge.begin.energy_kwh) == "1234.567"
