"""The program is started again in the middle of a charge: the station names it, or tells its end, which is kept."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import BadInput, PeerUnreachable
from app.domain.station import Charge, OperatorsRecord, OwnCharge, Register
from app.links.ocpp.ledger import Ledger, Transaction
from tests.fakes.central import OPEN, central_system, link_of
from tests.fakes.ocpp_peer import AT, fake_peer

VERSIONS = pytest.mark.parametrize("version", ["1.6", "2.0.1"])
ACCEPTED = {"status": "Accepted"}
NUMBER = "41"
BEGIN = Register(1, Decimal("1234.567"))
CHARGE = Charge(1, NUMBER, BEGIN)
LEFT = replace(OPEN, own_charges=(OwnCharge(1, NUMBER, BEGIN),))
TRIGGERED = {"1.6": "MeterValues", "2.0.1": "TransactionEvent"}


def peer_of(url: str, version: str) -> Any:
    """Return a station that speaks one version and has booted."""
    return fake_peer(url, subprotocol=f"ocpp{version}")


def values(version: str, watt_hours: int = 1234900, context: str = "Sample.Periodic", **more: Any) -> dict[str, Any]:
    """Return what names the running charge."""
    value = str(watt_hours) if version == "1.6" else watt_hours
    group = {"timestamp": AT, "sampledValue": [{"value": value, "context": context, **more}]}
    if version == "1.6":
        return {"connectorId": 1, "transactionId": int(NUMBER), "meterValue": [group]}
    return {
        "eventType": "Updated",
        "timestamp": AT,
        "triggerReason": "MeterValuePeriodic",
        "seqNo": 5,
        "transactionInfo": {"transactionId": NUMBER},
        "meterValue": [group],
    }


def end(version: str) -> tuple[str, dict[str, Any]]:
    """Return the end of the charge at 1235.567 kWh."""
    if version == "1.6":
        said = {"transactionId": int(NUMBER), "meterStop": 1235567, "timestamp": AT, "reason": "PowerLoss"}
        return "StopTransaction", said
    said = values(version, 1235567, "Transaction.End")
    info = {"transactionId": NUMBER, "stoppedReason": "PowerLoss"}
    return "TransactionEvent", {**said, "eventType": "Ended", "transactionInfo": info}


@VERSIONS
async def test_a_charge_that_the_station_names_goes_on(version: str) -> None:
    async with central_system(LEFT) as system, peer_of(system.url, version) as peer:
        link = await link_of(system)
        peer.script["TriggerMessage"] = lambda asked: _named(peer, version, asked)
        assert await link.charge_goes_on(CHARGE, 1.5) is True
        (asked,) = [said for action, said in peer.asked if action == "TriggerMessage" and _about(said) == 1]
        assert asked["requestedMessage"] == TRIGGERED[version]
        assert await link.charge_goes_on(CHARGE, 0.01) is True  # it was named: nothing is asked again


def _about(said: dict[str, Any]) -> int:
    triggered = said["requestedMessage"] in TRIGGERED.values()
    return int(said.get("connectorId") or said.get("evse", {}).get("id", 0)) if triggered else 0


def _named(peer: Any, version: str, asked: dict[str, Any]) -> dict[str, str]:
    if _about(asked):
        peer.later(TRIGGERED[version], values(version), after_s=0.05)
    return ACCEPTED


@VERSIONS
async def test_a_charge_whose_end_waited_in_the_queue_has_ended(version: str) -> None:
    kept: list[tuple[str, Register | None, str]] = []

    async def keep_end(transaction: str, register: Register | None, reason: str) -> None:
        kept.append((transaction, register, reason))

    async with central_system(LEFT, keep_end=keep_end) as system, peer_of(system.url, version) as peer:
        link = await link_of(system)
        peer.script["TriggerMessage"] = {"status": "Rejected"}
        asking = asyncio.create_task(link.charge_goes_on(CHARGE, 1.5))
        await asyncio.sleep(0.1)
        assert (await peer.tell(*end(version)) or [0])[0] == 3
        assert await asking is False
        ((transaction, register, reason),) = kept
        assert (transaction, reason) == (NUMBER, "PowerLoss")
        assert register is not None
        assert register.energy_kwh == Decimal("1235.567")
        assert (await link.stop_charge(CHARGE, 0.2)).end == register


@VERSIONS
async def test_a_station_that_tells_nothing_of_the_charge_leaves_it_open(version: str) -> None:
    async with central_system(LEFT) as system, peer_of(system.url, version) as peer:
        link = await link_of(system)
        peer.script["TriggerMessage"] = {"status": "NotImplemented"}
        assert await link.charge_goes_on(CHARGE, 0.1) is None
        with pytest.raises(BadInput):
            await link.charge_goes_on(replace(CHARGE, transaction="42"), 0.1)


async def test_a_station_that_says_it_charges_and_names_nothing_is_believed() -> None:
    async with central_system(LEFT) as system, peer_of(system.url, "1.6") as peer:
        link = await link_of(system)
        status = {"connectorId": 1, "errorCode": "NoError", "status": "SuspendedEV", "timestamp": AT}
        await peer.tell("StatusNotification", status)
        assert await link.charge_goes_on(CHARGE, 0.1) is True


@VERSIONS
async def test_without_a_link_nothing_can_be_said(version: str) -> None:
    async with central_system(LEFT) as system:
        async with peer_of(system.url, version):
            link = await link_of(system)
        with pytest.raises(PeerUnreachable):
            await link.charge_goes_on(CHARGE, 0.1)


@VERSIONS
async def test_an_end_that_cannot_be_stored_is_not_confirmed_and_counts_once_it_is(version: str) -> None:
    stored: list[str] = []
    full = True

    async def keep_end(transaction: str, register: Register | None, reason: str) -> None:
        if full:
            raise OSError("disk full")
        stored.append(transaction)

    async with central_system(LEFT, keep_end=keep_end) as system:
        async with peer_of(system.url, version) as peer:
            link = await link_of(system)
            assert await peer.tell(*end(version)) is None
            await asyncio.wait_for(peer.closed.wait(), 1.5)
        full = False
        async with peer_of(system.url, version) as peer:
            assert (await peer.tell(*end(version)) or [0])[0] == 3
            assert stored == [NUMBER]
            assert await link.charge_goes_on(CHARGE, 0.5) is False


@VERSIONS
async def test_an_end_that_is_on_disk_and_told_again_is_no_record_of_the_operator(version: str) -> None:
    ended = OwnCharge(1, NUMBER, BEGIN, ended=True, end=Register(1, Decimal("1235.567")), reason="Remote")
    records: list[OperatorsRecord] = []

    async def keep(record: OperatorsRecord) -> None:
        records.append(record)

    async with central_system(replace(OPEN, own_charges=(ended,)), keep) as system:
        async with peer_of(system.url, version) as peer:
            link = await link_of(system)
            assert (await peer.tell(*end(version)) or [0])[0] == 3
            assert records == []
            assert await link.charge_goes_on(CHARGE, 0.1) is False
            done = await link.stop_charge(CHARGE, 0.1)
            assert (done.end, done.reason) == (ended.end, "Remote")


async def test_a_signed_begin_that_comes_after_the_begin_is_stored_too() -> None:
    kept: list[str | None] = []

    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        kept.append(begin.signed if begin else None)

    async with central_system(LEFT, keep_charge=keep) as system, peer_of(system.url, "1.6") as peer:
        await link_of(system)
        said = values("1.6", 1234567, "Transaction.Begin", format="SignedData")
        said["meterValue"][0]["sampledValue"][0]["value"] = "OCMF|{}|{}"
        for _ in range(2):
            assert await peer.tell("MeterValues", said) is not None
        assert kept == ["OCMF|{}|{}"]


def test_an_id_of_an_earlier_program_is_not_given_again() -> None:
    ledger = Ledger("SERVICE", 40)
    ledger.begin(Transaction(1, NUMBER, ours=True))
    assert [ledger.next_id(ours=True) for _ in range(2)] == ["42", "43"]
