"""What can be wrong with one value of a calibration, and the range every energy must lie in."""

from decimal import Decimal
from enum import StrEnum

DIGITS_AROUND_ONE = 12  # energies between 1e-12 and 1e13 kWh: anything else is a slip, and would overflow a double


class Problem(StrEnum):
    """What is wrong with one value of a calibration file."""

    NOT_POSITIVE = "not above zero"
    NEGATIVE = "negative"
    BACKWARDS = "runs backwards"
    DUPLICATE = "entered twice"
    OUT_OF_RANGE = "out of range"
    NOT_A_NUMBER = "not a number"
    MISSING = "missing"
    CONTRADICTION = "contradicts another key"
    TOO_FEW = "too few"
    UNKNOWN = "not known"
    AMBIGUOUS = "names more than one line"
    IMPOSSIBLE = "impossible together"
    FACTOR_NEEDED = "needed: correlated lines have finite degrees of freedom"
    NOT_NORMAL = "Monte Carlo takes correlations of normal lines only"
    MIXED_UNITS = "Wh and kWh mixed up?"
    MEGAJOULES = "MJ and kWh mixed up?"
    OUT_OF_ORDER = "not above the load before it"
    DECIMAL_COMMA = "a comma: write decimals with a point"
    TOO_MANY = "more values than heads; a decimal comma?"


def range_problem(value: Decimal, least: int | None) -> Problem | None:
    """Judge a value that must be > 0 with a size of at least 10^least, or >= 0 where ``least`` is None."""
    if not value.is_finite():  # a device may say NaN; a file is stopped earlier
        return Problem.NOT_A_NUMBER
    if value < 0 or (value == 0 and least is not None):
        return Problem.NEGATIVE if value < 0 else Problem.NOT_POSITIVE
    too_small = least is not None and value.adjusted() < least
    return Problem.OUT_OF_RANGE if too_small or value.adjusted() > DIGITS_AROUND_ONE else None
