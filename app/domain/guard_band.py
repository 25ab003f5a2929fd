"""How far inside the limit one must measure to accept: the acceptance limit A as a factor of the limit T.

TUR = T/U with U at k = 2. Sources: ILAC-G8:09/2019 (w = r U); Dobbert, "A guard-band strategy for managing
false-accept risk", NCSLI Measure 3 (2008) no. 4 (method 6). Both formulas agree with those of Sandia's Suncal.
"""

import math


def acceptance_factor(guard_factor: float, tur: float) -> float:
    """Return A/T of the guard band w = ``guard_factor`` x U (ILAC-G8); below 0 nothing can be accepted."""
    return 1 - guard_factor / tur


def guard_factor_of(factor: float, tur: float) -> float:
    """Return the r of w = r U that accepts up to ``factor`` x T: any rule as a guard factor (ILAC-G8)."""
    return (1 - factor) * tur


def dobbert_factor(tur: float) -> float:
    """Return A/T with which at most 2 % are wrongly accepted, whatever the process (Dobbert's method 6), ``tur`` > 0.

    From a TUR of about 4.6 on it would allow more than the limit; it is then the limit.
    """
    return min(1.0, 1 - (1.04 - math.exp(0.38 * math.log(tur) - 0.54)) / tur)


def root_sum_square_factor(tur: float) -> float:
    """Return A/T = sqrt(1 - 1/TUR^2), as Suncal has it; 0 where U reaches the limit."""
    return math.sqrt(1 - 1 / tur**2) if tur > 1 else 0.0
