"""What the step of an energy register costs: the shortest run it is good for, and the step of a float.

u of a difference of two readings with step d is d/sqrt 6 (triangular, half-width d; GUM, JCGM 100:2008, 4.3.9).
"""

import math
from decimal import ROUND_CEILING, Context, Decimal

TARGET_PERCENT = Decimal("0.1")
"""Share of the expanded uncertainty a register may take: a tenth of the tightest limit that is common, 1 %."""
ONE_HOUR_KWH = Decimal(11)
"""Energy of one hour at 3 x 16 A, 230 V: a run that must be longer is impractical at the roadside."""
COVERAGE = 2
_DIGITS = 3
_SIGNIFICAND_BITS = 24
"""Bits of a float32 that count (IEEE 754, binary32)."""


def shortest_energy_kwh(resolution_kwh: Decimal, percent: Decimal = TARGET_PERCENT) -> Decimal:
    """Return the energy at which the step alone takes ``percent`` of it, expanded with k = 2, in kWh; rounded up.

    2 d/sqrt 6 = percent/100 x E. 0.1 kWh and 0.1 % give 81.7 kWh.
    """
    exact = COVERAGE * float(resolution_kwh) / math.sqrt(6) * 100 / float(percent)
    return Decimal(exact).normalize(Context(prec=_DIGITS, rounding=ROUND_CEILING))


def too_coarse(resolution_kwh: Decimal) -> bool:
    """Say whether runs of the usual length are useless with this register."""
    return shortest_energy_kwh(resolution_kwh) > ONE_HOUR_KWH


def float32_step(number: Decimal) -> Decimal:
    """Return the distance from ``number`` to the next float32 above it (one ulp), in its own unit. Source: IEEE 754.

    10 000 gives 0.0009765625.
    """
    _, exponent = math.frexp(abs(float(number)) or 1.0)
    return Decimal(2) ** (exponent - _SIGNIFICAND_BITS)
