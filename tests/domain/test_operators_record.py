"""What the kept frames of a station tell of its stored transactions."""

import json
from decimal import Decimal
from typing import Any

import pytest

from app.domain.operators_record import told_transactions
from app.domain.station import OperatorsRecord
from tests.fakes.fake_station import AT


def event(kind: str, *samples: dict[str, Any]) -> OperatorsRecord:
    """Return a kept TransactionEvent with one meter value a sample."""
    payload = {
        "eventType": kind,
        "timestamp": "2026-11-23T07:06:45Z",
        "transactionInfo": {"transactionId": "T-1"},
        "meterValue": [{"timestamp": "2026-11-23T07:06:45Z", "sampledValue": [sample]} for sample in samples],
    }
    return OperatorsRecord("CP1", "TransactionEvent", "m1", json.dumps([2, "m1", "TransactionEvent", payload]), AT)


def energy(*events: OperatorsRecord) -> Decimal | None:
    (told,) = told_transactions(events)
    return told.energy_kwh


BEGIN = {"value": 1253327, "context": "Transaction.Begin"}


def test_the_last_event_repeats_the_begin_and_the_end_counts() -> None:
    end = {"value": 1268197, "context": "Transaction.End"}
    assert energy(event("Started", BEGIN), event("Ended", BEGIN, end)) == Decimal("14.870")


@pytest.mark.parametrize(
    "end",
    [
        {"value": 1268197},
        {"value": 1268.197, "unitOfMeasure": {"unit": "kWh"}},
        {"value": 12681.97, "unitOfMeasure": {"unit": "Wh", "multiplier": 2}},
    ],
)
def test_units_multipliers_and_a_missing_context(end: dict[str, Any]) -> None:
    phase = {"value": 1, "phase": "L1"}
    other = {"value": 2, "measurand": "Power.Active.Import"}
    assert energy(event("Started", BEGIN), event("Ended", BEGIN, end, phase, other)) == Decimal("14.870")


def test_an_end_without_a_register_tells_no_energy() -> None:
    assert energy(event("Started", BEGIN), event("Ended")) is None
