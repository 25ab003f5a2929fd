"""Checks what a station charges: unit price times quantity, rounded as declared; energy, time and session apart.

Source: NIST Handbook 44, 3.40 (price computing) and 5.55 (timing devices: time fees). All money in the currency shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from enum import StrEnum

from app.domain.calibration_problem import Problem
from app.domain.decision import Outcome
from app.domain.errors import BadInput, Reason

_EXACT = Context(prec=60)


class Rounding(StrEnum):
    """How the station says it rounds a price to the smallest unit."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


_MODE = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}


class Fee(StrEnum):
    """What is paid for."""

    ENERGY = "energy"
    TIME = "time"
    SESSION = "session"


@dataclass(frozen=True)
class PriceRule:
    """Smallest unit of money (0.01), the declared rounding, and how far a price may be off (normally not at all)."""

    smallest_unit: Decimal
    rounding: Rounding
    most_difference: Decimal = Decimal(0)


@dataclass(frozen=True)
class PricePart:
    """One fee: unit price, quantity as the station shows it (kWh, minutes, 1 session), and the price it shows.

    ``shown`` is None where only the total is shown.
    """

    fee: Fee
    unit_price: Decimal
    quantity: Decimal
    shown: Decimal | None = None


@dataclass(frozen=True)
class PriceLine:
    """One fee checked; ``fee`` is None for the total, ``difference`` is shown - expected."""

    fee: Fee | None
    expected: Decimal
    shown: Decimal | None
    difference: Decimal | None
    outcome: Outcome


@dataclass(frozen=True)
class PriceVerdict:
    """Every fee, then the total; the worst decides. A fee that is not shown is decided by the total."""

    lines: tuple[PriceLine, ...]
    outcome: Outcome


def check_price(parts: Sequence[PricePart], shown_total: Decimal, rule: PriceRule) -> PriceVerdict:
    """Check each fee and the total, which is the sum of the rounded fees.

    Raises BadInput (WRONG_VALUE) naming the field of a negative or unusable number.
    """
    _check_numbers(parts, shown_total, rule)
    lines = [_line(part.fee, _price(part, rule), part.shown, rule) for part in parts]
    total = sum((line.expected for line in lines), Decimal(0))
    lines.append(_line(None, total, shown_total, rule))
    failed = any(line.outcome is Outcome.FAIL for line in lines)
    return PriceVerdict(tuple(lines), Outcome.FAIL if failed else Outcome.PASS)


def _price(part: PricePart, rule: PriceRule) -> Decimal:
    units = _EXACT.divide(_EXACT.multiply(part.unit_price, part.quantity), rule.smallest_unit)
    return units.quantize(Decimal(1), _MODE[rule.rounding], _EXACT) * rule.smallest_unit


def _line(fee: Fee | None, expected: Decimal, shown: Decimal | None, rule: PriceRule) -> PriceLine:
    if shown is None:
        return PriceLine(fee, expected, None, None, Outcome.INCONCLUSIVE)
    difference = shown - expected
    return PriceLine(
        fee, expected, shown, difference, Outcome.PASS if abs(difference) <= rule.most_difference else Outcome.FAIL
    )


def _check_numbers(parts: Sequence[PricePart], shown_total: Decimal, rule: PriceRule) -> None:
    numbers: dict[str, Decimal | None] = {"total": shown_total, "most_difference": rule.most_difference}
    for part in parts:
        for name in ("unit_price", "quantity", "shown"):
            numbers[f"{part.fee}.{name}"] = getattr(part, name)
    for field, number in numbers.items():
        if number is not None and not (number.is_finite() and number >= 0):
            problem = Problem.NEGATIVE if number.is_finite() else Problem.NOT_A_NUMBER
            raise BadInput(Reason.WRONG_VALUE, field=field, problem=problem)
    if not (rule.smallest_unit.is_finite() and rule.smallest_unit > 0):
        raise BadInput(Reason.WRONG_VALUE, field="smallest_unit", problem=Problem.NOT_POSITIVE)
    if not parts:
        raise BadInput(Reason.WRONG_VALUE, field="parts", problem=Problem.MISSING)
