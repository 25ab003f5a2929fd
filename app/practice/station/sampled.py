"""Meter values of one reading, in the words both versions share (OCPP 1.6 section 7.31, 2.0.1 MeasurandEnumType)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.practice.station.record import Reading

PHASES = ("L1", "L2", "L3")


@dataclass(frozen=True)
class Sampled:
    """One value; ``phase`` None for the sum or the whole."""

    measurand: str
    value: Decimal
    unit: str
    phase: str | None = None


def _tenth(value: float, places: str = "0.1") -> Decimal:
    return Decimal(str(value)).quantize(Decimal(places))


def sampled_values(reading: Reading, measurands: Iterable[str]) -> Iterator[Sampled]:
    """Yield the wanted values of a reading, energy first if it is wanted at all."""
    for measurand in measurands:
        if measurand == "Energy.Active.Import.Register":
            yield Sampled(measurand, reading.energy_wh, "Wh")
        elif measurand == "Power.Active.Import":
            yield Sampled(measurand, _tenth(reading.power_w), "W")
        elif measurand == "Current.Offered":
            yield Sampled(measurand, _tenth(reading.offered_a), "A")
        elif measurand == "Current.Import":
            for phase, current in zip(PHASES, reading.currents_a, strict=True):
                yield Sampled(measurand, _tenth(current, "0.01"), "A", phase)
        elif measurand == "Voltage":
            for phase, voltage in zip(PHASES, reading.voltages_v, strict=True):
                yield Sampled(measurand, _tenth(voltage), "V", f"{phase}-N")
