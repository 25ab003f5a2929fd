"""What the operator's kept frames tell of their transactions, without any card (rule 26)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.station import OperatorsRecord

REGISTER = "Energy.Active.Import.Register"
BEGIN, END = "Transaction.Begin", "Transaction.End"


@dataclass(frozen=True)
class ToldTransaction:
    """One stored transaction of a station, as far as its frames tell; ``name`` is its id or its place in the queue."""

    name: str
    received: datetime
    began: datetime | None = None
    ended: datetime | None = None
    begin_kwh: Decimal | None = None
    end_kwh: Decimal | None = None

    @property
    def energy_kwh(self) -> Decimal | None:
        """Energy of the transaction, where both registers were told."""
        if self.begin_kwh is None or self.end_kwh is None:
            return None
        return self.end_kwh - self.begin_kwh


def told_transactions(records: Iterable[OperatorsRecord]) -> tuple[ToldTransaction, ...]:
    """Pair begin and end of each transaction, in the order received; frames that tell nothing stay by themselves."""
    found: dict[str, ToldTransaction] = {}
    for number, record in enumerate(records, 1):
        payload = _payload(record.frame)
        name = _name(record, payload) or f"#{number}"
        told = found.get(name, ToldTransaction(name, record.received_at))
        found[name] = _with(told, record.action, payload)
    return tuple(found.values())


def _payload(frame: str) -> Mapping[str, Any]:
    try:
        parts = json.loads(frame, parse_float=Decimal)
    except ValueError:
        return {}
    found = parts[3] if isinstance(parts, list) and len(parts) > 3 else {}
    return found if isinstance(found, dict) else {}


def _name(record: OperatorsRecord, payload: Mapping[str, Any]) -> str:
    info = payload.get("transactionInfo")
    if isinstance(info, dict):
        return str(info.get("transactionId", ""))
    return str(record.answered_transaction or payload.get("transactionId") or "")


def _with(told: ToldTransaction, action: str, payload: Mapping[str, Any]) -> ToldTransaction:
    at = _time(payload.get("timestamp"))
    if action == "StartTransaction":
        return replace(told, began=at, begin_kwh=_wh(payload.get("meterStart")))
    if action == "StopTransaction":
        return replace(told, ended=at, end_kwh=_wh(payload.get("meterStop")))
    if payload.get("eventType") == "Started":
        return replace(told, began=at, begin_kwh=_sampled_kwh(payload, BEGIN))
    if payload.get("eventType") == "Ended":
        return replace(told, ended=at, end_kwh=_sampled_kwh(payload, END))
    return told


def _time(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _wh(value: object) -> Decimal | None:
    try:
        found = Decimal(str(value)) / 1000
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _sampled_kwh(payload: Mapping[str, Any], context: str) -> Decimal | None:
    """Return the import register of a 2.x event at ``context``, else the first of a begin and the last of an end.

    The last event repeats the begin before the end. Without a unit it is Wh (OCPP 2.0.1, SampledValueType).
    """
    samples = [
        sample
        for value in payload.get("meterValue") or ()
        for sample in value.get("sampledValue", ())
        if sample.get("measurand", REGISTER) == REGISTER and not sample.get("phase")
    ]
    if not samples:
        return None
    told = [sample for sample in samples if sample.get("context") == context]
    return _sample_kwh((told or samples)[0 if context == BEGIN else -1])


def _sample_kwh(sample: Mapping[str, Any]) -> Decimal | None:
    unit = sample.get("unitOfMeasure") or {}
    found = _wh(sample.get("value"))
    if found is None:
        return None
    kilo = 1000 if unit.get("unit", "Wh") == "kWh" else 1
    return found.scaleb(int(unit.get("multiplier", 0))) * kilo
