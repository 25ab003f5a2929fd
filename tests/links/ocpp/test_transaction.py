"""Messages of one charge that come late, early, twice, in other units or with odd ids and times."""

import asyncio
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from app.domain.station import Charge, OperatorsRecord, StationEventKind
from app.links.ocpp.ledger import name_of
from app.links.ocpp.station import OcppStation
from app.workflows.watch_meter import MeterWatch
from tests.fakes.central import central_system, drain, link_of
from tests.fakes.ocpp_peer import AT, FakeOcppPeer, fake_peer

ACCEPTED = {"status": "Accepted"}
BEGIN_WH = 1234567
Change = Callable[[dict[str, Any]], object]


def start(**changes: Any) -> dict[str, Any]:
    return {"connectorId": 1, "idTag": "SERVICE", "meterStart": BEGIN_WH, "timestamp": AT, **changes}


def stop(transaction: object, **changes: Any) -> dict[str, Any]:
    return {"transactionId": transaction, "meterStop": BEGIN_WH + 1000, "timestamp": AT, **changes}


def meter(transaction: object, value: object, **sampled: Any) -> dict[str, Any]:
    group = {"timestamp": AT, "sampledValue": [{"value": value, **sampled}]}
    return {"connectorId": 1, "transactionId": transaction, "meterValue": [group]}


async def begin(link: OcppStation, peer: FakeOcppPeer, **changes: Any) -> Charge:
    """Start a charge at the scripted station."""

    def accept(_: object) -> dict[str, str]:
        peer.later("StartTransaction", start(**changes))
        return ACCEPTED

    peer.script["RemoteStartTransaction"] = accept
    return await link.start_charge(1, None, 1.5)


@pytest.mark.parametrize("first", ["stop", "answer"])
async def test_stop_may_come_before_or_after_the_answer_to_the_remote_stop(first: str) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer)

        async def ends(asked: dict[str, Any]) -> dict[str, str]:
            if first == "stop":
                await peer.raw(json.dumps([2, "s", "StopTransaction", stop(asked["transactionId"])]))
                await asyncio.sleep(0.1)
            else:
                peer.later("StopTransaction", stop(asked["transactionId"]), after_s=0.1)
            return ACCEPTED

        peer.script["RemoteStopTransaction"] = ends
        ended = await link.stop_charge(charge, 1.5)
        assert ended.end.energy_kwh - ended.begin.energy_kwh == Decimal("1.000")
        again: Any = await peer.tell("StopTransaction", stop(int(charge.transaction), meterStop=9_999_999))
        assert again[0] == 3  # told twice, with another register: the first one counts
        assert (await link.stop_charge(charge, 0.5)).end == ended.end
        assert not [d for d in link.deviations if d.action == "StopTransaction"]


@pytest.mark.parametrize("change", [{}, {"timestamp": "2026-11-23T09:05:00Z"}])
async def test_start_told_twice_is_one_charge(change: dict[str, str]) -> None:
    """A retry has the same message id, or a new one, or a new time; the id it gets is the one that runs."""
    kept: list[tuple[int, str]] = []

    async def keep(evse: int, transaction: str, begin: object) -> None:
        kept.append((evse, transaction))

    async with central_system(keep_charge=keep) as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        events = link.events()
        charge = await begin(link, peer)
        again: Any = await peer.tell("StartTransaction", start(**change))
        await peer.raw(json.dumps([2, "m2", "StartTransaction", start(**change)]))
        same: Any = await peer.answer("m2")
        for answer in (again, same):
            assert answer[2] == {"transactionId": int(charge.transaction), "idTagInfo": {"status": "Accepted"}}
        began = [event for event in drain(events) if event.kind is StationEventKind.CHARGE_BEGAN]
        assert len(began) == 1
        assert kept == [(1, charge.transaction)]


async def test_start_at_another_register_while_one_runs_is_another_charge() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer)
        other: Any = await peer.tell("StartTransaction", start(meterStart=BEGIN_WH + 5))
        assert other[2]["transactionId"] != int(charge.transaction)


@pytest.mark.parametrize("write", [int, str, float, lambda number: f" {number} "])
async def test_id_of_a_transaction_may_be_text_or_have_a_fraction(write: Callable[[int], object]) -> None:
    """Without storage a foreign message gets no answer: an answer proves that it was taken as ours."""
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        events = link.events()
        charge = await begin(link, peer)
        number = write(int(charge.transaction))
        assert await peer.tell("MeterValues", meter(number, str(BEGIN_WH + 400))) is not None
        assert await peer.tell("StopTransaction", stop(number)) is not None
        (seen,) = [event for event in drain(events) if event.kind is StationEventKind.METER]
        assert (seen.data["transaction"], seen.data["energy_kwh"]) == (charge.transaction, "1234.967")
        assert str((await link.stop_charge(charge, 0.5)).end.energy_kwh) == "1235.567"


@pytest.mark.parametrize("number", [None, 0, -1, "0", "-1", ""])
async def test_values_without_a_transaction_are_nobodys_record(number: object) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        values = meter(number, "5000")
        if number is None:
            del values["transactionId"]
        assert await peer.tell("MeterValues", values) is not None
        assert str((await link_of(system)).registers[0].energy_kwh) == "5.000"


@pytest.mark.parametrize(
    ("value", "unit", "kwh", "odd"),
    [
        ("1234967", {}, "1234.967", False),
        ("1234.967", {}, "1234.967", True),
        ("1234.967", {"unit": "kWh"}, "1234.967", False),
        ("1234967.0", {"unit": "Wh"}, "1234.9670", False),
        ("400", {}, "0.400", False),  # energy of the charge, no register: not to be guessed
    ],
)
async def test_register_without_a_unit_is_judged_by_the_begin_of_its_charge(
    value: str, unit: dict[str, str], kwh: str, odd: bool
) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer)
        await peer.tell("MeterValues", meter(int(charge.transaction), value, **unit))
        assert link.registers[0].energy_kwh == Decimal(kwh)
        assert ("W12" in {deviation.rule for deviation in link.deviations}) is odd


async def test_values_told_twice_or_late_never_turn_the_register_back() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer)
        number = int(charge.transaction)
        async with MeterWatch(link, charge) as watch:
            for value in (100, 100, 300, 100, 200, 300):
                await peer.tell("MeterValues", meter(number, str(BEGIN_WH + value)))
            await asyncio.sleep(0.05)
            assert watch.energy_kwh == Decimal("0.300")


@pytest.mark.parametrize("at", ["1970-01-01T00:00:00Z", "2050-01-01T00:00:00Z", "2026-11-23T09:00:30", None])
async def test_clock_of_the_station_that_jumps_does_a_charge_no_harm(at: str | None) -> None:
    kept: list[OperatorsRecord] = []

    async def keep(record: OperatorsRecord) -> None:
        kept.append(record)

    async with central_system(keep_record=keep) as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer, **({"timestamp": at} if at else {}))
        number = int(charge.transaction)
        values = meter(number, str(BEGIN_WH + 400))
        values["meterValue"][0]["timestamp"] = at
        assert (await peer.tell("MeterValues", values)) is not None
        answer: Any = await peer.tell("StopTransaction", stop(number, timestamp=at))
        assert answer[0] == 3
        ended = await link.stop_charge(charge, 0.5)
        assert ended.end.energy_kwh - ended.begin.energy_kwh == Decimal("1.000")
        assert kept == []


async def test_values_of_a_link_that_was_lost_are_not_taken_for_now() -> None:
    """They come out of the station's queue all at once: good for the register, wrong for the live error."""
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        charge = await begin(link, peer)
        async with MeterWatch(link, charge) as watch:
            for second, value, fresh in ((40, 100, True), (10, 200, False), (41, 300, True)):
                values = meter(int(charge.transaction), str(BEGIN_WH + value))
                values["meterValue"][0]["timestamp"] = f"2026-11-23T09:00:{second}Z"
                await peer.tell("MeterValues", values)
                await asyncio.sleep(0.02)
                assert watch.energy_kwh == Decimal(value).scaleb(-3)
                assert (watch.reported_at is not None) is fresh


# 2.0.1


def event(kind: str, seq: int, transaction: object, value: int, **changes: Any) -> dict[str, Any]:
    sample = {"value": value, "context": {"Started": "Transaction.Begin", "Ended": "Transaction.End"}.get(kind)}
    sampled = [{key: part for key, part in sample.items() if part is not None}]
    info = {"transactionId": transaction, **changes.pop("info", {})}
    return {
        "eventType": kind,
        "timestamp": AT,
        "triggerReason": "RemoteStart",
        "seqNo": seq,
        "transactionInfo": info,
        "evse": {"id": 1, "connectorId": 1},
        "meterValue": [{"timestamp": AT, "sampledValue": sampled}],
        **changes,
    }


async def begin201(link: OcppStation, peer: FakeOcppPeer, number: object, times: int = 1) -> Charge:
    """Start a charge; the begin is told ``times``."""

    def accept(asked: dict[str, Any]) -> dict[str, str]:
        told = event("Started", 0, number, BEGIN_WH, info={"remoteStartId": asked["remoteStartId"]})
        for _ in range(times):
            peer.later("TransactionEvent", told)
        return ACCEPTED

    peer.script["RequestStartTransaction"] = accept
    return await link.start_charge(1, None, 1.5)


@pytest.mark.parametrize(("told", "again"), [("T1", "T1"), (77, "77"), ("77", 77)])
@pytest.mark.parametrize("first", ["end", "answer"])
async def test_charge_of_2_0_1_told_twice_late_or_with_numbers(told: object, again: object, first: str) -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)
        events = link.events()
        charge = await begin201(link, peer, told, times=2)
        assert charge.transaction == str(told)
        update = event("Updated", 1, again, BEGIN_WH + 500, offline=True, timestamp="1970-01-01T00:00:00Z")
        for _ in range(2):
            assert await peer.tell("TransactionEvent", update) is not None

        async def ends(asked: dict[str, Any]) -> dict[str, str]:
            assert asked == {"transactionId": str(told)}
            last = event("Ended", 2, again, BEGIN_WH + 1000)
            if first == "end":
                await peer.raw(json.dumps([2, "e", "TransactionEvent", last]))
                await asyncio.sleep(0.1)
            else:
                peer.later("TransactionEvent", last, after_s=0.1)
            return ACCEPTED

        peer.script["RequestStopTransaction"] = ends
        ended = await link.stop_charge(charge, 1.5)
        assert ended.end.energy_kwh - ended.begin.energy_kwh == Decimal("1.000")
        told_of = [one.kind for one in drain(events) if one.kind is not StationEventKind.FRAME]
        assert told_of.count(StationEventKind.CHARGE_BEGAN) == told_of.count(StationEventKind.CHARGE_ENDED) == 1
        assert not {"W7"} & {d.rule for d in link.deviations if "sequence" in d.detail}


def test_names_of_transactions() -> None:
    assert [name_of(one) for one in (7, "7", Decimal("7.0"), " 7 ", "T-1", Decimal("7.5"), None)] == [
        "7", "7", "7", "7", "T-1", "7.5", "None",
    ]  # fmt: skip
