"""Sampled values of a meter: registers, power and current out of MeterValues of either version."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, DecimalException
from typing import Any

REGISTER = "Energy.Active.Import.Register"
BEGIN, END = "Transaction.Begin", "Transaction.End"
SIGNED = "Signed"
"""Measurand given to a 1.6 sample of format SignedData: its value is a record, not a number."""
KWH = "kWh without a unit, which means Wh"
MOST_KWH = 1000
"""No charge takes more, in kWh: own practice, unverified."""
_FLOAT_DIGITS = 16
_THOUSANDS = {"Wh": -3, "kWh": 0, "W": 0, "kW": 3, "A": 0, "V": 0}


@dataclass(frozen=True)
class Sample:
    """One sampled value in kWh, W, A or V."""

    measurand: str
    value: Decimal
    at: datetime | None
    context: str = ""
    phase: str = ""
    signed: str | None = None
    """The record as received: the 1.6 value, or the whole SignedMeterValueType of 2.x as JSON, with its public key."""
    odd: str = ""
    """What the standard does not allow in it (rule W12), empty when nothing."""
    unitless: bool = False
    """True for an energy without a unit, read as Wh."""


def read_time(text: object) -> datetime | None:
    """Return an aware time, or None when ``text`` is no RFC 3339 time with an offset (W5: local time)."""
    if not isinstance(text, str):
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def watt_hours_to_kwh(value: object) -> Decimal:
    """Return Wh of a register as kWh; 1234567 gives 1234.567, 1000 gives 1.000.

    Raises ValueError when ``value`` is no number.
    """
    return exact(value)[0].scaleb(-3)


def exact(value: object) -> tuple[Decimal, str]:
    """Return a number as written, and what is odd about it. Raises ValueError when it is none.

    A value with 16 or more digits is the noise of a binary float (``0.15002000000000001``): a double carries
    15 decimal digits, the rest is cut, and so are the zeros before it.
    """
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError("not a number")
    try:
        number = Decimal(value.strip()) if isinstance(value, str) else Decimal(value)
    except DecimalException:
        raise ValueError("not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise ValueError("not a number")
    if len(number.as_tuple().digits) >= _FLOAT_DIGITS and int(number.as_tuple().exponent) < 0:
        return Decimal(f"{float(number):.15g}"), "float with noise digits"
    return number, ""


def read_samples(meter_values: object) -> list[Sample]:
    """Return every sample that can be read; parts that are no meter value are left out."""
    samples: list[Sample] = []
    for group in _dicts(meter_values):
        at = read_time(group.get("timestamp"))
        for raw in _dicts(group.get("sampledValue")):
            sample = _sample(raw, at)
            if sample is not None:
                samples.append(sample)
    return samples


def _dicts(node: object) -> Iterable[dict[str, Any]]:
    return [part for part in node if isinstance(part, dict)] if isinstance(node, list) else []


def _sample(raw: dict[str, Any], at: datetime | None) -> Sample | None:
    measurand = str(raw.get("measurand") or REGISTER)
    context, phase = str(raw.get("context") or "Sample.Periodic"), str(raw.get("phase") or "")
    signed = _signed(raw)
    if raw.get("format") == "SignedData":
        return Sample(SIGNED, Decimal(0), at, context, phase, signed=signed)
    try:
        value, odd = exact(raw.get("value"))
    except ValueError:
        return None
    unit, multiplier = _unit(raw, measurand)
    if unit not in _THOUSANDS:
        return Sample(measurand, value, at, context, phase, signed, odd)
    unitless = measurand.startswith("Energy") and "unit" not in raw and not isinstance(raw.get("unitOfMeasure"), dict)
    return Sample(measurand, value.scaleb(_THOUSANDS[unit] + multiplier), at, context, phase, signed, odd, unitless)


def after_begin(samples: list[Sample], begin_kwh: Decimal | None) -> list[Sample]:
    """Read a register without a unit as kWh where Wh would lie below the begin of its charge, and kWh just above (W12).

    ``begin_kwh`` is the begin register in kWh, whose unit is certain; None leaves everything as it is.
    """
    return [replace(one, value=one.value * 1000, odd=KWH) if _in_kwh(one, begin_kwh) else one for one in samples]


def _in_kwh(sample: Sample, begin_kwh: Decimal | None) -> bool:
    if begin_kwh is None or not sample.unitless or sample.measurand != REGISTER:
        return False
    return sample.value < begin_kwh - 1 and begin_kwh - 1 <= sample.value * 1000 <= begin_kwh + MOST_KWH


def _unit(raw: dict[str, Any], measurand: str) -> tuple[str, int]:
    """Return unit and power of ten; without a unit energy is in Wh and power in W, as both versions say."""
    default = "Wh" if measurand.startswith("Energy") else "W" if measurand.startswith("Power.Active") else ""
    of_measure = raw.get("unitOfMeasure")
    if isinstance(of_measure, dict):
        multiplier = of_measure.get("multiplier", 0)
        power = multiplier if type(multiplier) is int and abs(multiplier) <= 12 else 0
        return str(of_measure.get("unit") or default), power
    return str(raw.get("unit") or default), 0


def _signed(raw: dict[str, Any]) -> str | None:
    value = raw.get("signedMeterValue")
    if isinstance(value, dict) and isinstance(value.get("signedMeterData"), str):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return str(raw["value"]) if raw.get("format") == "SignedData" and "value" in raw else None


def register_of(samples: Iterable[Sample], context: str | None = None) -> Sample | None:
    """Return the total energy register (of this context), not one phase's."""
    for sample in samples:
        if sample.measurand == REGISTER and not sample.phase and context in (None, sample.context):
            return sample
    return None


def signed_of(samples: Iterable[Sample], context: str) -> str | None:
    """Return the signed data of this context, if the meter signs."""
    return next((sample.signed for sample in samples if sample.signed and sample.context == context), None)


def signed_at_end(samples: list[Sample]) -> str | None:
    """Return the signed data of the end out of the message that ends a transaction.

    Where none is marked as the end's, it is the last that is not the begin's: many stations leave the context out.
    """
    others = [sample.signed for sample in samples if sample.signed and sample.context != BEGIN]
    return signed_of(samples, END) or (others[-1] if others else None)


def conditions(samples: Iterable[Sample]) -> dict[str, Any]:
    """Return plain values for those who watch: energy_kwh (text), power_w, current_a (largest phase), voltage_v."""
    found: dict[str, Any] = {}
    currents: list[float] = []
    volts: list[float] = []
    powers: list[tuple[str, float]] = []
    for sample in samples:
        if sample.measurand == REGISTER and not sample.phase:
            found["energy_kwh"] = str(sample.value)
        elif sample.measurand == "Power.Active.Import":
            powers.append((sample.phase, float(sample.value)))
        elif sample.measurand == "Current.Import":
            currents.append(float(sample.value))
        elif sample.measurand == "Voltage":
            volts.append(float(sample.value))
    totals = [value for phase, value in powers if not phase]
    if powers:
        found["power_w"] = totals[-1] if totals else sum(value for _, value in powers)
    if currents:
        found["current_a"] = max(currents)
    if volts:
        found["voltage_v"] = sum(volts) / len(volts)
    return found
