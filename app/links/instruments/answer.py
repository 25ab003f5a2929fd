"""How the text of an answer becomes an exact number in the unit of a reading."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from app.domain.errors import BadAnswer, Reason
from app.links.instruments.pattern import LONGEST_ANSWER, compile_pattern
from app.links.instruments.profile import Measured, Quantity

_TO_UNIT = {
    "Wh": Decimal("0.001"), "kWh": Decimal(1), "MWh": Decimal("1E3"),
    "W": Decimal(1), "kW": Decimal("1E3"),
    "mV": Decimal("0.001"), "V": Decimal(1), "kV": Decimal("1E3"),
    "mA": Decimal("0.001"), "A": Decimal(1),
    "ms": Decimal("0.001"), "s": Decimal(1), "h": Decimal(3600),
}  # fmt: skip
"""Into kWh, W, V, A, s."""
_MOST_DIGITS = 30
_MOST_PARTS = 200
_MOST = Decimal("1E12")
"""Of any quantity in its unit; beyond it digits would be lost."""
_LARGEST = 15
"""Powers of ten beyond which no instrument measures; SCPI marks overrange with 9.9E+37 (SCPI 1999, vol. 1, 7.2.1.5)."""


def number_of(text: str, where: str, field: str) -> Decimal:
    """Return a finite number of sane size, with the digits it came with. Raises BadInput (WRONG_VALUE)."""
    try:
        number = Decimal(text) if len(text) <= _MOST_DIGITS and "_" not in text else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise BadAnswer(Reason.WRONG_VALUE, where, field=field, problem="not a number", value=text[:_MOST_DIGITS])
    exponent = number.as_tuple().exponent
    if (number and abs(number.adjusted()) > _LARGEST) or not isinstance(exponent, int) or abs(exponent) > _MOST_DIGITS:
        raise BadAnswer(Reason.WRONG_VALUE, where, field=field, problem="out of range", value=text[:_MOST_DIGITS])
    return number


def text_of(answer: bytes, where: str, field: str) -> str:
    """Return the answer as text without its line end. Raises BadInput (WRONG_VALUE) for anything but ASCII."""
    try:
        return answer.decode("ascii").strip()
    except UnicodeDecodeError:
        raise BadAnswer(Reason.WRONG_VALUE, where, field=field, problem="not plain text") from None


def matches(pattern: str, answer: bytes, where: str, field: str) -> bool:
    """Say whether the whole answer matches."""
    text = text_of(answer, where, field)
    return len(text) <= LONGEST_ANSWER and compile_pattern(pattern, 0, where, field).fullmatch(text) is not None


def extract(pattern: str, parts: Sequence[str], where: str, field: str) -> Decimal:
    """Return the number in the first of ``parts`` that matches. Raises BadInput (WRONG_VALUE) naming ``field``."""
    compiled = compile_pattern(pattern, 1, where, field)
    for part in parts:
        found = compiled.fullmatch(part) if len(part) <= LONGEST_ANSWER else None
        if found is not None and found[1] is not None:
            return number_of(found[1], where, field)
    text = parts[0] if len(parts) == 1 else ""
    problem = "not in the answer"
    if len(text) > LONGEST_ANSWER:
        problem = "the answer is too long"
    elif text.rpartition(":")[2].strip().lstrip("+-").upper() in ("NAN", "INF"):
        problem = "not a number"
    raise BadAnswer(Reason.WRONG_VALUE, where, field=field, problem=problem, value=text[:_MOST_DIGITS])


def _parts(text: str, column: int, separator: str) -> tuple[str, ...]:
    if not column and not separator:
        return (text,)
    parts = tuple(part.strip() for part in text.split(separator or ",", _MOST_PARTS))
    return parts if not column else parts[column - 1 : column] or ("",)


def value_of(measured: Measured, answer: bytes, where: str) -> Decimal:
    """Return kWh, W, V, A or s, exact. Raises BadInput (WRONG_VALUE) naming the quantity."""
    text = text_of(answer, where, measured.quantity)
    parts = _parts(text, measured.field, measured.split)
    value = extract(measured.pattern, parts, where, measured.quantity) * measured.scale * _TO_UNIT[measured.unit]
    if abs(value) > _MOST:
        raise BadAnswer(Reason.WRONG_VALUE, where, field=measured.quantity, problem="out of range", value=str(value))
    return value


def energy_kwh(value: Decimal, resolution_kwh: Decimal, exact_digits: bool, where: str) -> Decimal:
    """Return the energy with the digits of its resolution.

    Raises BadInput (WRONG_VALUE) where the indication itself has coarser steps: the budget would be too small.
    """
    exponent, finest = value.as_tuple().exponent, resolution_kwh.normalize().as_tuple().exponent
    if exact_digits and value and isinstance(exponent, int) and isinstance(finest, int) and exponent > finest:
        problem = "the answer has fewer digits than the resolution"
        raise BadAnswer(Reason.WRONG_VALUE, where, field="energy_import", problem=problem, value=str(value))
    return value.quantize(resolution_kwh)


def phases(values: Mapping[Quantity, Decimal], kind: str) -> tuple[float, ...]:
    """Return what was measured of ``voltage`` or ``current``, phase by phase."""
    return tuple(float(values[name]) for name in sorted(values) if name.startswith(f"{kind}_l"))
