"""How the practice meter writes what it measures into the registers of a map; the counterpart of reading them."""

import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from app.practice.load import LoadSample

FORMATS = {
    "float32": ">f",
    "float64": ">d",
    "int16": ">h",
    "uint16": ">H",
    "int32": ">i",
    "uint32": ">I",
    "int64": ">q",
    "uint64": ">Q",
    "t5": ">I",
    "t6": ">I",
}
IN_UNIT = {
    "kWh": Decimal(1),
    "Wh": Decimal(1000),
    "MWh": Decimal("0.001"),
    "kW": Decimal("0.001"),
    "kvar": Decimal("0.001"),
    "mV": Decimal(1000),
    "mA": Decimal(1000),
    "%": Decimal(100),
}
"""Units of a map in those of a sample: kWh, W, var, V, A, Hz."""
DIGITS = {"voltage": -1, "current": -2, "frequency": -2, "power_factor": -3}
"""Powers of ten this meter sets where the map has a scale factor; everything else is whole units."""
MANTISSA_BITS = 23
SMALL_GAP = 125


@dataclass(frozen=True)
class Register:
    """One quantity of a map: where it stands, how it is coded, and in which unit."""

    quantity: str
    address: int
    type: str
    scale: Decimal
    unit: str
    exponent_at: int | None = None

    @property
    def words(self) -> int:
        """Number of 16-bit registers."""
        return struct.calcsize(FORMATS[self.type]) // 2

    @property
    def kind(self) -> str:
        """The quantity without its phase."""
        return self.quantity.partition("_l")[0]

    def raw(self, value: Decimal, exponent: int) -> bytes:
        """Return the bytes that say ``value`` (kWh, W, V ...), cut down to a whole step for integers."""
        number = (value * IN_UNIT.get(self.unit, Decimal(1)) / self.scale).scaleb(-exponent)
        if self.type in ("t5", "t6"):
            return _decade(number)
        if self.type.startswith("float"):
            return struct.pack(FORMATS[self.type], float(number))
        return struct.pack(FORMATS[self.type], int(number.to_integral_value(ROUND_FLOOR)))


def _decade(number: Decimal) -> bytes:
    """Return 8 bit power of ten and 24 bit number, as many digits as fit."""
    exponent = 0
    while exponent > -4 and abs(number.scaleb(1 - exponent)) < 2**MANTISSA_BITS:
        exponent -= 1
    mantissa = int(number.scaleb(-exponent).to_integral_value())
    return struct.pack(">b", exponent) + mantissa.to_bytes(3, "big", signed=True)


@dataclass(frozen=True)
class MeterMap:
    """A register map as parsed from ``resources/registers``."""

    id: str
    function_code: int
    word_order: str
    byte_order: str
    resolution_kwh: Decimal
    registers: tuple[Register, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "MeterMap":
        """Build from the parsed file."""
        registers = tuple(
            Register(
                item["quantity"],
                int(item["address"]),
                item["type"],
                Decimal(str(item["scale"])),
                str(item["unit"]),
                item.get("exponent_at"),
            )
            for item in data["registers"]
        )
        orders = data["word_order"], data.get("byte_order", "big")
        return cls(data["id"], int(data["function_code"]), *orders, Decimal(str(data["resolution_kwh"])), registers)

    @property
    def single_phase(self) -> bool:
        """Say whether the meter has one phase."""
        return not any(register.quantity == "voltage_l2" for register in self.registers)

    def words(self, values: Mapping[str, Decimal]) -> dict[int, list[int]]:
        """Return address -> registers that say ``values``, scale factors included."""
        written: dict[int, list[int]] = {}
        for register in self.registers:
            exponent = self._exponent(register)
            if register.exponent_at is not None:
                written[register.exponent_at] = [exponent & 0xFFFF]
            written[register.address] = self._ordered(register.raw(values[register.quantity], exponent))
        return written

    def _exponent(self, register: Register) -> int:
        if register.exponent_at is None:
            return 0
        if register.kind.startswith("energy"):
            return (self.resolution_kwh * IN_UNIT[register.unit] / register.scale).normalize().adjusted()
        return DIGITS.get(register.kind, 0)

    def _ordered(self, raw: bytes) -> list[int]:
        code = "<" if self.byte_order == "little" else ">"
        words = list(struct.unpack(f"{code}{len(raw) // 2}H", raw))
        return words if self.word_order == "big" else words[::-1]

    def spans(self) -> list[tuple[int, int]]:
        """Return begin and end of what can be read; real meters answer 0 in the small gaps between registers."""
        spans: list[tuple[int, int]] = []
        for begin, end in sorted(self._used()):
            if spans and begin - spans[-1][1] < SMALL_GAP:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((begin, end))
        return spans

    def _used(self) -> Iterable[tuple[int, int]]:
        for register in self.registers:
            yield register.address, register.address + register.words
            if register.exponent_at is not None:
                yield register.exponent_at, register.exponent_at + 1


def folded(sample: LoadSample) -> LoadSample:
    """Return the sample as a single-phase meter in front of the whole load would see it."""
    apparent = sum(volts * amps for volts, amps in zip(sample.voltages_v, sample.currents_a, strict=True))
    volts = sample.voltages_v[0]
    return replace(sample, voltages_v=(volts,), currents_a=(apparent / volts if volts else 0.0,))


def measured(sample: LoadSample, energy_kwh: Decimal, gain: Decimal) -> dict[str, Decimal]:
    """Return every quantity of the sample; ``energy_kwh`` is what the register shows, ``gain`` 1 + the true error."""
    pairs = tuple(zip(sample.voltages_v, sample.currents_a, strict=True))
    apparent = sum(volts * amps for volts, amps in pairs)
    power = Decimal(str(sample.power_w)) * gain
    found = {
        "energy_import": energy_kwh,
        "energy_export": Decimal(0),
        "power": power,
        "frequency": Decimal(str(sample.frequency_hz)),
        "power_factor": _rounded(sample.power_w / apparent) if apparent else Decimal(1),
        "reactive_power": _rounded(math.sqrt(max(apparent**2 - sample.power_w**2, 0.0))),
    }
    for phase, (volts, amps) in enumerate(pairs, start=1):
        share = _rounded(volts * amps / apparent) if apparent else Decimal(0)
        found[f"voltage_l{phase}"] = Decimal(str(volts))
        found[f"current_l{phase}"] = Decimal(str(amps))
        found[f"power_l{phase}"] = power * share
        found[f"energy_import_l{phase}"] = energy_kwh / len(pairs)
    return found


def _rounded(value: float) -> Decimal:
    return Decimal(str(round(value, 6)))
