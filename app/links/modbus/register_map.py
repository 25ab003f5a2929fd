"""The registers of one meter, as its manual says: data in ``resources/registers``."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, Reason
from app.links.modbus.register import UNITS, Order, Register

_MAX_BLOCK = 125
"""Most registers of one request (Modbus application protocol 1.1b3, 6.3)."""
_MAX_GAP = 40
"""Registers read in vain rather than asking twice: a request costs more time than they do."""
_HIGHEST_ADDRESS = 65535


@dataclass(frozen=True)
class SerialFrame:
    """How the meter's RS-485 is set when it leaves the works; 8 data bits (Modbus over serial line 1.02, 2.5.1)."""

    __pydantic_config__: ClassVar[Any] = STRICT

    baud: int = 9600
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1


@dataclass(frozen=True)
class RegisterMap:
    """One meter's registers. ``resolution_kwh``: one step of its energy, of the indication where that is coarser.

    ``energy_includes`` says what moves the energy register; ``serial`` is None where the meter has no serial line,
    ``tcp`` False where no network module or gateway is usual. ``unit`` is the address it leaves the works with.
    """

    __pydantic_config__: ClassVar[Any] = STRICT

    id: str
    name: Mapping[str, str]
    source: str
    edition: str
    verified: bool
    function_code: Literal[3, 4]
    word_order: Order
    resolution_kwh: Decimal
    registers: tuple[Register, ...]
    byte_order: Order = "big"
    max_age_s: float = 2.0
    unit: int = 1
    serial: SerialFrame | None = field(default_factory=SerialFrame)
    tcp: bool = True
    energy_includes: Literal["import", "import_and_export"] = "import"

    @property
    def energy(self) -> Register:
        """The register of the imported energy."""
        return next(register for register in self.registers if register.quantity == "energy_import")

    def blocks(self, max_gap: int = _MAX_GAP) -> tuple[tuple[int, int], ...]:
        """Return first address and count of the requests that cover every register.

        ``max_gap``: 0 reads nothing the map does not name, for meters that refuse what lies between.
        """
        spans: list[tuple[int, int]] = []
        for start, stop in sorted({span for register in self.registers for span in register.spans()}):
            if spans and start - spans[-1][1] <= max_gap and stop - spans[-1][0] <= _MAX_BLOCK:
                spans[-1] = (spans[-1][0], max(stop, spans[-1][1]))
            else:
                spans.append((start, stop))
        return tuple((start, stop - start) for start, stop in spans)


def read_map(content: Mapping[str, Any], where: str) -> RegisterMap:
    """Return a register map from its JSON. Raises BadInput naming the field."""
    found = decode(RegisterMap, content, where)
    counted = Counter(register.quantity for register in found.registers)
    if not counted["energy_import"]:
        raise BadInput(Reason.MISSING_KEY, where, field="registers.energy_import")
    for name in (name for name, times in counted.items() if times > 1):
        raise BadInput(Reason.WRONG_VALUE, where, field=f"registers.{name}", problem="written twice")
    if found.serial is None and not found.tcp:
        raise BadInput(Reason.MISSING_KEY, where, field="serial")
    if not found.resolution_kwh > 0:
        raise BadInput(Reason.WRONG_VALUE, where, field="resolution_kwh", problem="not above zero")
    for register, field_name, problem in _wrong(found.registers):
        raise BadInput(Reason.WRONG_VALUE, where, field=f"registers.{register.quantity}.{field_name}", problem=problem)
    return found


def _wrong(registers: Iterable[Register]) -> Iterable[tuple[Register, str, str]]:
    """Yield what no meter can have, with the words for it."""
    for register in registers:
        if register.kind not in UNITS:
            yield register, "quantity", "not known"
        elif register.unit not in UNITS[register.kind]:
            yield register, "unit", "not known"
        if any(not 0 <= start < stop <= _HIGHEST_ADDRESS + 1 for start, stop in register.spans()):
            yield register, "address", "out of range"
        if not register.scale.is_finite() or register.scale == 0:
            yield register, "scale", "not above zero"
        if register.na not in ("", "nan") and not _fits(register.na, register.words):
            yield register, "na", "not a number"


def _fits(text: str, words: int) -> bool:
    """Say whether a hexadecimal number fits into so many registers."""
    try:
        return 0 <= int(text, 16) < 1 << 16 * words
    except ValueError:
        return False
