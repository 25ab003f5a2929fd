"""A charge from here: one transaction, begin and end register, whatever happens to the link between."""

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import BadInput, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.station import StationEventKind, StationIdentity
from app.links.ocpp.quirk import STANDARD, Quirk, quirk_for, read_quirks
from tests.fakes.central import central_system, drain, link_of
from tests.fakes.ocpp_peer import AT, FakeOcppPeer, fake_peer

ACCEPTED = {"status": "Accepted"}
START = {"connectorId": 1, "idTag": "SERVICE", "meterStart": 1234567, "timestamp": AT}


def starts(peer: FakeOcppPeer, payload: dict[str, Any] = START) -> Any:
    def reply(_: dict[str, Any]) -> dict[str, str]:
        peer.later("StartTransaction", payload)
        return ACCEPTED

    return reply


def stops(peer: FakeOcppPeer, meter_stop: object = 1235010) -> Any:
    def reply(asked: dict[str, Any]) -> dict[str, str]:
        stop = {"transactionId": asked["transactionId"], "meterStop": meter_stop, "timestamp": AT, "reason": "Remote"}
        peer.later("StopTransaction", stop)
        return ACCEPTED

    return reply


async def test_charge_of_1_6_keeps_the_resolution_of_the_register() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        events = link.events()
        peer.script.update(RemoteStartTransaction=starts(peer), RemoteStopTransaction=stops(peer))
        charge = await link.start_charge(1, 16.0, 1.0)
        assert str(charge.begin.energy_kwh) == "1234.567"
        ended = await link.stop_charge(charge, 1.0)
        assert str(ended.end.energy_kwh) == "1235.010"
        assert (ended.begin, ended.reason) == (charge.begin, "Remote")
        asked = dict(peer.asked)["RemoteStartTransaction"]
        assert (asked["idTag"], asked["connectorId"]) == ("SERVICE", 1)
        profile = asked["chargingProfile"]
        assert profile["chargingProfilePurpose"] == "TxProfile"
        assert profile["chargingSchedule"]["chargingSchedulePeriod"] == [{"startPeriod": 0, "limit": 16.0}]
        seen = [event.kind for event in drain(events)]
        assert StationEventKind.CHARGE_BEGAN in seen
        assert StationEventKind.CHARGE_ENDED in seen


async def test_start_comes_before_the_answer_to_our_request() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)

        async def reply(_: dict[str, Any]) -> dict[str, str]:
            await peer.raw(json.dumps([2, "early", "StartTransaction", {**START, "meterStart": 1}]))
            await asyncio.sleep(0.05)
            return ACCEPTED

        peer.script["RemoteStartTransaction"] = reply
        assert (await link.start_charge(1, None, 1.0)).begin.energy_kwh == Decimal("0.001")


async def test_profile_refused_in_the_start_is_set_afterwards() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        accept = starts(peer)
        peer.script["RemoteStartTransaction"] = lambda p: (
            {"status": "Rejected"} if "chargingProfile" in p else accept(p)
        )
        peer.script["SetChargingProfile"] = ACCEPTED
        charge = await link.start_charge(1, 10.0, 1.0)
        profile = dict(peer.asked)["SetChargingProfile"]["csChargingProfiles"]
        assert profile["transactionId"] == int(charge.transaction)
        assert "W3" in {deviation.rule for deviation in link.deviations}


async def test_quirk_of_a_make_changes_level_unit_and_way() -> None:
    quirk = Quirk(
        "acme", "test", False, vendor="ACME*", stack_level=3, limit_unit="W", phases=1, profile_in_start=False
    )
    async with central_system(quirks=[quirk]) as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.script.update(RemoteStartTransaction=starts(peer), SetChargingProfile=ACCEPTED)
        await link.start_charge(1, 6.0, 1.0)
        assert "chargingProfile" not in dict(peer.asked)["RemoteStartTransaction"]
        profile = dict(peer.asked)["SetChargingProfile"]["csChargingProfiles"]
        assert profile["stackLevel"] == 3
        assert profile["chargingSchedule"]["chargingRateUnit"] == "W"
        assert profile["chargingSchedule"]["chargingSchedulePeriod"][0]["limit"] == 1380.0


@pytest.mark.parametrize(
    ("claimed", "unit", "value"), [("Power", "W", 4140.0), ("Current,Power", "A", 6.0), ("Current", "A", 6.0)]
)
async def test_limit_is_in_the_unit_the_station_takes(claimed: str, unit: str, value: float) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        listed = [{"key": "ChargingScheduleAllowedChargingRateUnit", "readonly": True, "value": claimed}]
        peer.script.update(RemoteStartTransaction=starts(peer), GetConfiguration={"configurationKey": listed})
        await link.read_settings()
        await link.start_charge(1, 6.0, 1.0)
        schedule = dict(peer.asked)["RemoteStartTransaction"]["chargingProfile"]["chargingSchedule"]
        assert (schedule["chargingRateUnit"], schedule["chargingSchedulePeriod"][0]["limit"]) == (unit, value)


def test_every_quirk_shipped_says_where_it_is_from(checkout: Path) -> None:
    found = {path.name: json.loads(path.read_text()) for path in (checkout / "resources/quirks").glob("*.json")}
    quirks = read_quirks(found)
    assert [quirk.id for quirk in quirks] == [name.removesuffix(".json") for name in sorted(found)]
    assert all(quirk.source and set(quirk.note) == {"en", "de"} for quirk in quirks)
    assert quirk_for(StationIdentity("CP1", "1.6", vendor="go-e GmbH"), quirks).stack_level == 1
    assert quirk_for(StationIdentity("CP1", "1.6", vendor="Acme"), quirks) is STANDARD


async def test_limit_needs_a_running_charge_and_says_when_it_is_refused() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        with pytest.raises(BadInput):
            await link.limit_charge(1, 6.0, 1.0)
        peer.script.update(RemoteStartTransaction=starts(peer), SetChargingProfile={"status": "NotSupported"})
        await link.start_charge(1, None, 1.0)
        with pytest.raises(Refused) as caught:
            await link.limit_charge(1, 6.0, 1.0)
        assert caught.value.data["said"] == "NotSupported"


async def test_limits_set_here_are_cleared_by_their_id() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.script.update(RemoteStartTransaction=starts(peer), ClearChargingProfile={"status": "Unknown"})
        await link.start_charge(1, 8.0, 1.0)
        await link.clear_limits(1)
        await link.clear_limits(1)
        cleared = [payload for action, payload in peer.asked if action == "ClearChargingProfile"]
        assert cleared == [{"id": dict(peer.asked)["RemoteStartTransaction"]["chargingProfile"]["chargingProfileId"]}]


async def test_refused_start_is_refused_and_nothing_is_expected_any_more() -> None:
    async with central_system() as system, fake_peer(system.url, {"RemoteStartTransaction": {"status": "Rejected"}}):
        link = await link_of(system)
        with pytest.raises(Refused) as caught:
            await link.start_charge(1, None, 1.0)
        assert caught.value.reason is Reason.STATION_REFUSED


async def test_accepted_start_and_nothing_begins_is_unknown() -> None:
    async with central_system() as system, fake_peer(system.url, {"RemoteStartTransaction": ACCEPTED}):
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown) as caught:
            await link.start_charge(1, None, 0.1)
        assert caught.value.data["action"] == "RemoteStart"
        assert "W3" in {deviation.rule for deviation in link.deviations}


async def test_late_start_of_ours_is_still_ours() -> None:
    async with central_system() as system, fake_peer(system.url, {"RemoteStartTransaction": ACCEPTED}) as peer:
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown):
            await link.start_charge(1, None, 0.05)
        answer = await peer.tell("StartTransaction", START)
        assert answer is not None
        assert answer[2]["idTagInfo"]["status"] == "Accepted"


async def test_no_answer_to_a_start_is_unknown_and_not_sent_twice() -> None:
    async with (
        central_system(answer_s=0.1) as system,
        fake_peer(system.url, {"RemoteStartTransaction": None}) as peer,
    ):
        link = await link_of(system)
        with pytest.raises(OutcomeUnknown) as caught:
            await link.start_charge(1, 16.0, 1.0)
        assert caught.value.data["action"] == "RemoteStartTransaction"
        assert [action for action, _ in peer.asked].count("RemoteStartTransaction") == 1


async def test_link_down_before_sending_is_unreachable() -> None:
    async with central_system() as system:
        async with fake_peer(system.url):
            link = await link_of(system)
        with pytest.raises(PeerUnreachable) as caught:
            await link.start_charge(1, 16.0, 0.1)
        assert caught.value.reason is Reason.LINK_LOST


async def test_link_down_before_sending_waits_for_the_station() -> None:
    async with central_system() as system:
        async with fake_peer(system.url):
            link = await link_of(system)
        asking = asyncio.create_task(link.write_setting("A", "1"))
        await asyncio.sleep(0.05)
        async with fake_peer(system.url, {"ChangeConfiguration": ACCEPTED}):
            assert await asking == "accepted"


async def test_link_lost_mid_charge_and_the_queued_stop_is_ours() -> None:
    async with central_system() as system:
        async with fake_peer(system.url) as peer:
            link = await link_of(system)
            peer.script["RemoteStartTransaction"] = starts(peer)
            charge = await link.start_charge(1, 16.0, 1.0)
            await peer.drop()
        assert not link.connected
        stopping = asyncio.create_task(link.stop_charge(charge, 1.5))
        await asyncio.sleep(0.05)
        async with fake_peer(system.url, {"RemoteStopTransaction": None}) as peer:
            stop = {
                "transactionId": int(charge.transaction),
                "meterStop": 1240000,
                "timestamp": AT,
                "reason": "PowerLoss",
            }
            assert await peer.tell("StopTransaction", stop) is not None
            ended = await stopping
            assert (str(ended.end.energy_kwh), ended.reason) == ("1240.000", "PowerLoss")


async def test_end_by_itself_needs_no_stop() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.script["RemoteStartTransaction"] = starts(peer)
        charge = await link.start_charge(1, None, 1.0)
        await peer.tell(
            "StopTransaction", {"transactionId": int(charge.transaction), "meterStop": 2000000, "timestamp": AT}
        )
        assert str((await link.stop_charge(charge, 1.0)).end.energy_kwh) == "2000.000"
        assert "RemoteStopTransaction" not in dict(peer.asked)


async def test_second_charge_with_the_very_bytes_of_the_first_is_another() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.script.update(RemoteStartTransaction=starts(peer), RemoteStopTransaction=stops(peer, 1234567))
        first = await link.start_charge(1, None, 1.0)
        again = await peer.tell("StartTransaction", START)
        assert again is not None
        assert str(again[2]["transactionId"]) == first.transaction
        await link.stop_charge(first, 1.0)
        second = await link.start_charge(1, None, 1.0)
        assert second.transaction != first.transaction


async def test_accepted_stop_without_an_end_is_unknown() -> None:
    async with central_system() as system, fake_peer(system.url, {"RemoteStopTransaction": ACCEPTED}) as peer:
        link = await link_of(system)
        peer.script["RemoteStartTransaction"] = starts(peer)
        charge = await link.start_charge(1, None, 1.0)
        with pytest.raises(OutcomeUnknown) as caught:
            await link.stop_charge(charge, 0.1)
        assert caught.value.data["missing"] == "end"


# 2.0.1


def event(
    kind: str, seq: int, start_id: object = None, value: str | None = None, context: str = "", **unit: Any
) -> str:
    """Return the payload as text, so that the register keeps its zeros on the wire."""
    sample = ""
    if value is not None:
        measure = f',"unitOfMeasure":{unit["of"]}' if unit else ""
        sample = (
            f',"meterValue":[{{"timestamp":"{AT}","sampledValue":[{{"value":{value},"context":"{context}"'
            f',"measurand":"Energy.Active.Import.Register"{measure}}}]}}]'
        )
    remote = f',"remoteStartId":{start_id}' if start_id is not None else ""
    return (
        f'{{"eventType":"{kind}","timestamp":"{AT}","triggerReason":"RemoteStart","seqNo":{seq},'
        f'"transactionInfo":{{"transactionId":"T1"{remote}}},"evse":{{"id":1,"connectorId":1}}{sample}}}'
    )


async def tell_event(peer: FakeOcppPeer, payload: str, number: str) -> Any:
    await peer.raw(f'[2,"{number}","TransactionEvent",{payload}]')
    return await peer.answer(number)


@pytest.mark.parametrize(
    ("written", "of", "kwh"),
    [
        ("1234567.0", '{"unit":"Wh"}', "1234.5670"),
        ("1234.500", '{"unit":"kWh"}', "1234.500"),
        ("12345", '{"unit":"Wh","multiplier":1}', "123.45"),
        ("0.15002000000000001", '{"unit":"kWh"}', "0.15002"),
        ("1000", "{}", "1.000"),
    ],
)
async def test_charge_of_2_0_1_keeps_the_zeros_of_the_register(written: str, of: str, kwh: str) -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)

        async def start(asked: dict[str, Any]) -> dict[str, str]:
            begin = event("Started", 0, asked["remoteStartId"], "1.0", "Transaction.Begin", of='{"unit":"kWh"}')
            await peer.raw(f'[2,"b","TransactionEvent",{begin}]')
            return ACCEPTED

        async def stop(asked: dict[str, Any]) -> dict[str, str]:
            assert asked == {"transactionId": "T1"}
            await peer.raw(f'[2,"e","TransactionEvent",{event("Ended", 1, None, written, "Transaction.End", of=of)}]')
            return ACCEPTED

        peer.script.update(RequestStartTransaction=start, RequestStopTransaction=stop)
        charge = await link.start_charge(1, 16.0, 1.0)
        ended = await link.stop_charge(charge, 1.0)
        assert (charge.transaction, str(charge.begin.energy_kwh)) == ("T1", "1.0")
        assert str(ended.end.energy_kwh) == kwh
        noted = {deviation.rule for deviation in link.deviations}
        assert ("W12" in noted) is (written.startswith("0.15"))
        asked = dict(peer.asked)["RequestStartTransaction"]
        assert asked["idToken"] == {"idToken": "SERVICE", "type": "Central"}


async def test_transaction_begun_by_plugging_in_is_adopted() -> None:
    async with central_system(keep_record=_forget) as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)
        await tell_event(peer, event("Started", 0, None, "5.000", "Transaction.Begin", of='{"unit":"kWh"}'), "p")
        peer.script["RequestStartTransaction"] = {"status": "Accepted", "transactionId": "T1"}
        charge = await link.start_charge(1, None, 1.0)
        assert (charge.transaction, str(charge.begin.energy_kwh)) == ("T1", "5.000")


async def _forget(_: object) -> None:
    return None


async def test_sequence_gap_is_noted() -> None:
    async with central_system(keep_record=_forget) as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)
        await tell_event(peer, event("Started", 0), "p")
        await tell_event(peer, event("Updated", 4), "q")
        assert "sequence number 4 after 0" in {deviation.detail for deviation in link.deviations}
