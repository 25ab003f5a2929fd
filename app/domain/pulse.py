"""Counting pulses of two meters against each other: targets, presets and the error (meter test with an error counter).

Formulas as instruments with an error calculator use them (ZERA, meter test SEC1): the reference counts up to where the
tested meter has given its pulses. Constants in imp/kWh.
"""

import math
from decimal import Decimal


def imp_per_kwh(wh_per_imp: Decimal) -> Decimal:
    """Return the constant of a meter whose plate states Wh per pulse, in imp/kWh. Raises ZeroDivisionError for 0."""
    return Decimal(1000) / wh_per_imp


def pulses_for(energy_kwh: Decimal, constant_imp_per_kwh: Decimal) -> int:
    """Return the whole pulses that are at least ``energy_kwh``."""
    return math.ceil(energy_kwh * constant_imp_per_kwh)


def reference_target(pulses: int, constant_imp_per_kwh: Decimal, reference_imp_per_kwh: Decimal) -> int:
    """Return how many pulses the reference gives where the tested meter is right, rounded down."""
    return math.floor(pulses * reference_imp_per_kwh / constant_imp_per_kwh)


def counted_error_percent(target: int, counted: int) -> float | None:
    """Return 100 (target - counted)/counted; None where the reference counted nothing: no result, not 0 %."""
    return 100 * (target - counted) / counted if counted else None
