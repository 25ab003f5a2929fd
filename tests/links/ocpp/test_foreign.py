"""The operator's transactions: stored before they are confirmed, never confirmed otherwise (rules 9, 10)."""

import asyncio
import json
from typing import Any

from app.domain.station import OperatorsRecord, StationEventKind
from tests.fakes.central import central_system, drain, link_of
from tests.fakes.ocpp_peer import AT, fake_peer

START = {"connectorId": 1, "idTag": "04AABBCC", "meterStart": 5000, "timestamp": "2026-11-20T08:00:00Z"}
EVENT = {
    "eventType": "Ended",
    "timestamp": "2026-11-20T08:00:00Z",
    "triggerReason": "StopAuthorized",
    "seqNo": 3,
    "offline": True,
    "transactionInfo": {"transactionId": "T-9", "stoppedReason": "Local"},
    "idToken": {"idToken": "04AABBCC", "type": "ISO14443"},
}


class FakeRecords:
    """Keeps operator's records; slow or broken when told."""

    def __init__(self, slow_s: float = 0.0, error: Exception | None = None) -> None:
        self.kept: list[OperatorsRecord] = []
        self.slow_s = slow_s
        self.error = error

    async def keep(self, record: OperatorsRecord) -> None:
        await asyncio.sleep(self.slow_s)
        if self.error is not None:
            raise self.error
        self.kept.append(record)


async def test_nothing_is_answered_and_the_link_closed_where_nothing_is_kept() -> None:
    async with central_system() as system:
        events = system.events()
        async with fake_peer(system.url) as peer:
            await link_of(system)
            assert await peer.tell("StartTransaction", START) is None
            assert peer.closed.is_set()
            assert peer.socket.close_code == 1008
        seen = [event for event in drain(events) if event.kind is StationEventKind.FOREIGN_TRANSACTION]
        assert [event.data for event in seen] == [{"stored": False}]


async def test_store_that_fails_is_the_same_as_none() -> None:
    records = FakeRecords(error=OSError("disk full"))
    async with central_system(keep_record=records.keep) as system, fake_peer(system.url) as peer:
        await link_of(system)
        assert await peer.tell("StopTransaction", {"transactionId": 7, "meterStop": 1, "timestamp": AT}) is None
        assert peer.closed.is_set()


async def test_confirmed_only_after_it_is_stored_byte_for_byte() -> None:
    records = FakeRecords(slow_s=0.1)
    async with central_system(keep_record=records.keep) as system, fake_peer(system.url) as peer:
        await link_of(system)
        text = '[2, "s1" ,"StartTransaction",' + json.dumps(START) + "]"
        await peer.raw(text)
        assert await peer.answer("s1", 0.05) is None
        answer = await peer.answer("s1")
        assert answer is not None
        (record,) = records.kept
        assert (record.station, record.action, record.message_id, record.frame) == (
            "CP1",
            "StartTransaction",
            "s1",
            text,
        )
        assert record.answered_transaction == str(answer[2]["transactionId"])


async def test_whole_offline_charge_is_kept_once_though_repeated() -> None:
    records = FakeRecords()
    async with central_system(keep_record=records.keep) as system, fake_peer(system.url) as peer:
        await link_of(system)
        first = await peer.tell("StartTransaction", START)
        again = await peer.tell("StartTransaction", START)
        assert first is not None
        assert again is not None
        assert first[2] == again[2]
        assert first[2]["idTagInfo"] == {"status": "Accepted"}
        number = first[2]["transactionId"]
        meter = {"connectorId": 1, "transactionId": number, "meterValue": [{"timestamp": AT, "sampledValue": []}]}
        assert await peer.tell("MeterValues", meter) is not None
        stop = {"transactionId": number, "meterStop": 9000, "timestamp": "2026-11-20T09:00:00Z"}
        assert await peer.tell("StopTransaction", stop) is not None
        assert await peer.tell("StopTransaction", stop) is not None
        assert [record.action for record in records.kept] == ["StartTransaction", "MeterValues", "StopTransaction"]


async def test_a_strangers_live_start_is_kept_and_not_authorised() -> None:
    records = FakeRecords()
    async with central_system(keep_record=records.keep) as system, fake_peer(system.url) as peer:
        await link_of(system)
        answer = await peer.tell("StartTransaction", {**START, "timestamp": "2026-11-23T09:00:00Z"})
        assert answer is not None
        assert answer[2]["idTagInfo"] == {"status": "Invalid"}
        assert len(records.kept) == 1


async def test_offline_event_of_2_0_1() -> None:
    records = FakeRecords()
    async with (
        central_system(keep_record=records.keep) as system,
        fake_peer(system.url, subprotocol="ocpp2.0.1") as peer,
    ):
        await link_of(system)
        answer = await peer.tell("TransactionEvent", EVENT)
        assert answer is not None
        assert answer[2] == {"idTokenInfo": {"status": "Accepted"}}
        assert [record.action for record in records.kept] == ["TransactionEvent"]
        assert "04AABBCC" in records.kept[0].frame


async def test_event_of_2_0_1_without_a_store_closes_the_link() -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        await link_of(system)
        assert await peer.tell("TransactionEvent", EVENT) is None
        assert peer.closed.is_set()


async def test_only_the_service_token_is_authorised_and_no_other_card_is_shown() -> None:
    async with central_system() as system:
        events = system.events()
        async with fake_peer(system.url) as peer:
            mine: Any = await peer.tell("Authorize", {"idTag": "SERVICE"})
            other: Any = await peer.tell("Authorize", {"idTag": "04AABBCC"})
            assert mine[2]["idTagInfo"]["status"] == "Accepted"
            assert other[2]["idTagInfo"]["status"] == "Invalid"
        async with fake_peer(system.url, subprotocol="ocpp2.0.1", name="CP2") as peer:
            token = {"idToken": "04AABBCC", "type": "ISO14443"}
            other = await peer.tell("Authorize", {"idToken": token})
            assert other[2]["idTokenInfo"]["status"] == "Invalid"
        texts = " ".join(event.text for event in drain(events))
        assert "04AABBCC" not in texts
        assert "SERVICE" in texts
