"""The practice meter signs begin and end of every charge; what came over the wire is what the reader verifies."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.formats.signed.reader import SignedRecords
from app.practice.station.fiscal import FiscalMeter, signed_value
from tests.practice.central import bench
from tests.practice.test_v16 import charge as charge_16
from tests.practice.test_v201 import charge as charge_201
from tests.practice.test_v201 import where

AT = datetime(2026, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)


def test_a_record_keeps_the_zeros_and_counts_its_pages() -> None:
    meter = FiscalMeter("PB-M3", "M1", 42)
    begin = meter.sign("Transaction.Begin", AT, Decimal(1284500))
    end = meter.sign("Transaction.End", AT, Decimal(1294522))
    _, last = SignedRecords().read(f"{begin}\n{end}".encode(), meter.public_key)
    assert (last.valid, last.reason) == (True, None)
    assert last.transaction is not None
    assert last.transaction.begin is not None
    assert (str(last.transaction.begin.kwh), str(last.transaction.energy_kwh)) == ("1284.500", "10.022")
    assert last.transaction.begin.at == AT
    assert last.content is not None
    assert (last.content.page, last.content.meter) == (2, "M1")
    assert meter.sign("Sample.Periodic", AT, Decimal(1)) == ""
    assert signed_value("", "key") is None


def test_every_station_has_a_key_of_its_own_and_the_same_again() -> None:
    keys = {FiscalMeter("PB-M3", serial, seed).public_key for serial in ("M1", "M2") for seed in (1, 2)}
    assert len(keys) == 4
    assert FiscalMeter("PB-M3", "M1", 1).public_key in keys
    other = FiscalMeter("PB-M3", "M2", 1)
    record = FiscalMeter("PB-M3", "M1", 1).sign("Transaction.End", AT, Decimal(1)).encode()
    assert not SignedRecords().read(record, other.public_key)[0].valid


def verified(messages: list[Any], key: str | None) -> str:
    """Return the energy of begin and end in these messages, both validly signed."""
    begin, end = SignedRecords().read(json.dumps(messages).encode(), key)
    assert (begin.valid, end.valid, end.reason) == (True, True, None)
    assert end.transaction is not None
    return str(end.transaction.energy_kwh)


async def test_1_6_sends_both_records_at_the_stop_and_tells_its_key() -> None:
    async with bench("1.6") as (central, station):
        await station.wait_accepted()
        number = await charge_16(central)
        answer = await central.ask("GetConfiguration", key=["MeterPublicKey1"])
        (line,) = answer.configuration_key
        assert (line["readonly"], len(line["value"]) <= 500) == (True, True)
        assert (await central.ask("ChangeConfiguration", key="MeterPublicKey1", value="x")).status == "Rejected"
        assert (await central.ask("RemoteStopTransaction", transaction_id=number)).status == "Accepted"
        stop = await central.came("StopTransaction")
        begin_wh = central.all("StartTransaction")[-1]["meterStart"]
        energy = verified([{"configurationKey": [line]}, stop], None)
        assert Decimal(energy) == Decimal(stop["meterStop"] - begin_wh).scaleb(-3)
        assert verified([stop], line["value"]) == energy


async def test_2_0_1_sends_record_and_key_with_each() -> None:
    async with bench("2.0.1") as (central, station):
        await station.wait_accepted()
        transaction = await charge_201(central)
        await central.ask("RequestStopTransaction", transaction_id=transaction)
        ended = await central.came("TransactionEvent", eventType="Ended")
        started = central.all("TransactionEvent")[0]
        asked = where("FiscalMetering", "PublicKey")
        asked["component"]["evse"] = {"id": 1}
        answer = await central.ask("GetVariables", get_variable_data=[asked])
        key = answer.get_variable_result[0]["attribute_value"]
        assert key.startswith("oca:base16:asn1:3059")
        assert verified([started, ended], None) == verified([ended], key)


@pytest.mark.parametrize("version", ["1.6", "2.0.1"])
async def test_values_in_between_are_not_signed(version: str) -> None:
    async with bench(version) as (_central, station):
        assert station.connector.reading("Sample.Periodic").signed == ""
        assert station.connector.reading("Trigger").signed == ""
