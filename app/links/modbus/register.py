"""Register maps and how their raw words become numbers."""

import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from app.domain.codec import decode
from app.domain.errors import BadInput, Reason

Kind = Literal["uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64"]
_WORDS = {"16": 1, "32": 2, "64": 4}
_FORMATS = {
    "uint16": ">H",
    "int16": ">h",
    "uint32": ">I",
    "int32": ">i",
    "uint64": ">Q",
    "int64": ">q",
    "float32": ">f",
    "float64": ">d",
}
_MAX_BLOCK = 125
"""Most registers of one request (Modbus application protocol 1.1b3, 6.3)."""
_MAX_GAP = 40
"""Registers read in vain rather than asking twice: a request costs more time than they do."""
_TO_KWH = {"kWh": 0, "Wh": -3, "MWh": 3}
_TO_W = {"W": Decimal(1), "kW": Decimal(1000)}


@dataclass(frozen=True)
class Register:
    """One quantity; ``address`` counts from 0, ``na`` is the raw value that means "none" (hex, or nan)."""

    quantity: str
    address: int
    type: Kind
    scale: Decimal
    unit: str
    na: str = ""

    @property
    def words(self) -> int:
        """Return how many 16 bit registers it takes."""
        return _WORDS[self.type[-2:]]


@dataclass(frozen=True)
class RegisterMap:
    """One meter's registers, as its manual says."""

    id: str
    source: str
    verified: bool
    function_code: Literal[3, 4]
    word_order: Literal["big", "little"]
    resolution_kwh: Decimal
    registers: tuple[Register, ...]
    max_age_s: float = 2.0
    name: Mapping[str, str] = field(default_factory=dict)

    def blocks(self) -> tuple[tuple[int, int], ...]:
        """Return first address and count of the requests that cover every register."""
        spans: list[tuple[int, int]] = []
        for register in sorted(self.registers, key=lambda one: one.address):
            start, stop = register.address, register.address + register.words
            if spans and start - spans[-1][1] <= _MAX_GAP and stop - spans[-1][0] <= _MAX_BLOCK:
                spans[-1] = (spans[-1][0], max(stop, spans[-1][1]))
            else:
                spans.append((start, stop))
        return tuple((start, stop - start) for start, stop in spans)


def read_map(content: Mapping[str, Any], where: str) -> RegisterMap:
    """Return a register map from its JSON. Raises BadInput naming the field."""
    found = decode(RegisterMap, content, where)
    if not any(register.quantity == "energy_import" for register in found.registers):
        raise BadInput(Reason.MISSING_KEY, where, field="registers.energy_import")
    return found


def value_of(register: Register, words: Sequence[int], word_order: str) -> Decimal | None:
    """Return the scaled value of raw words, None where the meter marks it as not available.

    Raises BadInput (WRONG_VALUE) naming the quantity where a float is not finite.
    """
    ordered = tuple(reversed(words)) if word_order == "little" else tuple(words)
    raw = struct.pack(f">{len(ordered)}H", *ordered)
    number = struct.unpack(_FORMATS[register.type], raw)[0]
    if isinstance(number, float):
        if not math.isfinite(number):
            raise BadInput(Reason.WRONG_VALUE, register.quantity, field=register.quantity, value=str(number))
        return Decimal(number) * register.scale
    if register.na not in ("", "nan") and int.from_bytes(raw, "big") == int(register.na, 16):
        return None
    return Decimal(number) * register.scale


def energy_kwh(register: Register, value: Decimal, resolution_kwh: Decimal) -> Decimal:
    """Return an energy in kWh; an integer register keeps its own resolution, a float the one of the indication."""
    kwh = value.scaleb(_TO_KWH[register.unit])
    if register.type.startswith("float"):
        return kwh.quantize(resolution_kwh)
    return kwh


def power_w(register: Register, value: Decimal) -> float:
    """Return a power in W."""
    return float(value * _TO_W[register.unit])
