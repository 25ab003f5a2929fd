"""Numbers of a calibration as people's text: U to two significant digits, the error to the same decimal (GUM 7.2.6).

Nothing is ever decided on rounded numbers.
"""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

_DIGITS = 2
_WITHOUT_U = Decimal("0.001")
_AS_STATED = 4
"""A figure of at most so many digits was stated by somebody; a longer one was computed."""


def round_uncertainty(expanded: float) -> Decimal:
    """Return ``expanded`` with two significant digits, a tie upwards.

    With two digits rounding down takes less than 5 %, so the rule "up where more than 5 % would be lost"
    (EA-4/02 M:2022, 6.3) never has to act.
    """
    exact = Decimal(repr(expanded))
    if not exact:
        return Decimal(0)
    once = _to_step(exact, exact.adjusted(), ROUND_HALF_UP)
    return _to_step(once, once.adjusted(), ROUND_HALF_UP)  # 0.996 became 1.00, which is 1.0


def round_error(error: float, expanded: float) -> Decimal:
    """Return ``error`` rounded to the last decimal of the rounded ``expanded``; to 0.001 where that is 0."""
    uncertainty = round_uncertainty(expanded)
    step = Decimal(1).scaleb(uncertainty.adjusted() - _DIGITS + 1) if uncertainty else _WITHOUT_U
    return Decimal(repr(error)).quantize(step, ROUND_HALF_EVEN)


def uncertainty_text(expanded: float, separator: str = ".") -> str:
    """Return the rounded uncertainty as plain digits: ``0,072`` with the separator ``,``."""
    return _plain(round_uncertainty(expanded), separator)


def error_text(error: float, expanded: float, separator: str = ".") -> str:
    """Return the rounded error with its sign: ``+0,232`` with the separator ``,``; zero has no sign."""
    rounded = round_error(error, expanded)
    return ("+" if rounded > 0 else "-" if rounded < 0 else "") + _plain(abs(rounded), separator)


def stated_text(value: float, separator: str = ".") -> str:
    """Return an input of a budget as plain digits, never with an exponent: as stated, or rounded as an uncertainty."""
    exact = Decimal(repr(value)).normalize()
    return (
        _plain(exact, separator) if len(exact.as_tuple().digits) <= _AS_STATED else uncertainty_text(value, separator)
    )


def _to_step(value: Decimal, adjusted: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(adjusted - _DIGITS + 1), rounding)


def _plain(value: Decimal, separator: str) -> str:
    return format(value, "f").replace(".", separator)
