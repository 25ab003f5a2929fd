"""One register of a map, and how its raw words become a number."""

import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar, Literal

from app.domain.codec import STRICT
from app.domain.errors import BadAnswer, BadInput, Reason
from app.domain.register_step import float32_step

Kind = Literal["uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64", "t5", "t6"]
Order = Literal["big", "little"]
_FORMATS = {
    "uint16": ">H",
    "int16": ">h",
    "uint32": ">I",
    "int32": ">i",
    "uint64": ">Q",
    "int64": ">q",
    "float32": ">f",
    "float64": ">d",
    "t5": ">I",
    "t6": ">I",
}
_SMALLEST_EXPONENT, _LARGEST_EXPONENT = -10, 10
"""Powers of ten a scale factor may have (SunSpec Information Model Specification, sunssf)."""
ESSENTIAL = ("energy_import", "power", "voltage", "current")
"""Without these a reading is none; any other quantity may be missing."""
UNITS = {
    "energy": {"kWh": Decimal(1), "Wh": Decimal("0.001"), "MWh": Decimal(1000)},
    "power": {"W": Decimal(1), "kW": Decimal(1000)},
    "reactive_power": {"var": Decimal(1), "kvar": Decimal(1000)},
    "power_factor": {"": Decimal(1), "%": Decimal("0.01")},
    "voltage": {"V": Decimal(1), "mV": Decimal("0.001")},
    "current": {"A": Decimal(1), "mA": Decimal("0.001")},
    "frequency": {"Hz": Decimal(1)},
}
"""Units a quantity may have in a map, and how many kWh, W, V ... one of them is."""


@dataclass(frozen=True)
class Register:
    """One quantity; ``address`` counts from 0, ``na`` is the raw value that means "none" (hex, or nan).

    ``exponent_at``: address of an int16 register that holds a power of ten to multiply with (SunSpec scale factor).
    ``t5`` and ``t6``: 8 bit signed power of ten, then 24 bit unsigned or signed number (Iskra, types T5 and T6).
    """

    __pydantic_config__: ClassVar[Any] = STRICT

    quantity: str
    address: int
    type: Kind
    scale: Decimal
    unit: str
    na: str = ""
    exponent_at: int | None = None

    @cached_property
    def words(self) -> int:
        """Return how many 16 bit registers it takes."""
        return struct.calcsize(_FORMATS[self.type]) // 2

    @cached_property
    def kind(self) -> str:
        """Return the quantity without direction and phase: ``energy`` of ``energy_import_l1``."""
        whole = self.quantity.partition("_l")[0]
        return "energy" if whole.startswith("energy_") else whole

    @cached_property
    def essential(self) -> bool:
        """Say whether a reading without it is none."""
        return self.quantity.partition("_l")[0] in ESSENTIAL

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return first address and end of every register that is read for it."""
        own = (self.address, self.address + self.words)
        return (own,) if self.exponent_at is None else (own, (self.exponent_at, self.exponent_at + 1))

    def factor(self, exponent: int | None) -> Decimal:
        """Return how many kWh, W, V ... one step of the raw number is; without zeros that would claim more digits."""
        return self._factor if exponent is None else self._factor.scaleb(exponent).normalize()

    @cached_property
    def _factor(self) -> Decimal:
        return (self.scale * UNITS[self.kind][self.unit]).normalize()

    @cached_property
    def none(self) -> bytes:
        """Return the raw bytes that mean "none", empty where no integer does."""
        return b"" if self.na in ("", "nan") else int(self.na, 16).to_bytes(2 * self.words, "big")


def raw_of(words: Sequence[int], word_order: Order, byte_order: Order) -> bytes:
    """Return words as the bytes of one number, most significant first."""
    ordered = tuple(reversed(words)) if word_order == "little" else tuple(words)
    return struct.pack(f"{'<' if byte_order == 'little' else '>'}{len(ordered)}H", *ordered)


def value_of(
    register: Register,
    words: Sequence[int],
    word_order: Order = "big",
    byte_order: Order = "big",
    exponent: int | None = None,
) -> Decimal | None:
    """Return the value in kWh, W, V, A, Hz, var; None where the meter marks it as not available.

    Raises BadInput (WRONG_VALUE) naming the quantity where an essential float is not finite.
    """
    raw = raw_of(words, word_order, byte_order)
    if raw == register.none:
        return None
    number = _number(register.type, raw)
    if not number.is_finite():
        if register.essential:
            raise BadAnswer(Reason.WRONG_VALUE, register.quantity, field=register.quantity, problem=str(number))
        return None
    return number * register.factor(exponent)


def _number(kind: Kind, raw: bytes) -> Decimal:
    if kind in ("t5", "t6"):
        mantissa = int.from_bytes(raw[1:], "big", signed=kind == "t6")
        return Decimal(mantissa).scaleb(int.from_bytes(raw[:1], "big", signed=True))
    number = struct.unpack(_FORMATS[kind], raw)[0]
    if isinstance(number, float) and not math.isfinite(number):
        return Decimal("nan")
    return Decimal(number)


def exponent_of(quantity: str, word: int) -> int:
    """Return a scale factor. Raises BadInput (WRONG_VALUE) where it is not one, such as SunSpec's 0x8000."""
    exponent = int(struct.unpack(">h", struct.pack(">H", word))[0])
    if not _SMALLEST_EXPONENT <= exponent <= _LARGEST_EXPONENT:
        problem = f"10^{exponent}"
        raise BadInput(Reason.WRONG_VALUE, quantity, field=f"{quantity}.exponent_at", problem=problem)
    return exponent


def energy_kwh(register: Register, value: Decimal, resolution_kwh: Decimal) -> Decimal:
    """Return an energy in kWh; an integer register keeps its own resolution, a float the one of the indication."""
    return value.quantize(resolution_kwh) if register.type.startswith("float") else value


def step_kwh(register: Register, energy: Decimal, exponent: int | None) -> Decimal:
    """Return the distance to the next number a float32 register can hold, in kWh; 0 for every other type."""
    if register.type != "float32":
        return Decimal(0)
    factor = register.factor(exponent)
    return float32_step(energy / factor) * factor
