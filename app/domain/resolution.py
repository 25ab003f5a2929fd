"""What the last digit of a register, its number format, and the moment of reading add to a measured energy.

Sources: IEEE 754 (float32), GUM F.2.2.1 (resolution), distributions of sums of rectangular quantities (GUM 4.3.9).
"""

import math


def float32_step(value: float) -> float:
    """Return the step of a 32-bit float register at ``value``, in its unit (IEEE 754, 24 significant bits)."""
    _, exponent = math.frexp(abs(value))
    return math.ldexp(1.0, max(exponent, -125) - 24) if value else math.ldexp(1.0, -149)


def unsynchronised_difference_u(digit: float) -> float:
    """Return u of the difference of two readings taken at any moment, in its unit: triangular, d/sqrt 6 (GUM 4.3.9)."""
    return digit / math.sqrt(6)


def truncated_reset_u(digit: float) -> float:
    """Return u of one reading of a register that began at 0 and cuts digits off: d/sqrt 12 (GUM F.2.2.1)."""
    return digit / math.sqrt(12)


def truncation_bias(digit: float) -> float:
    """Return how much such a register shows on average: d/2 too little (GUM F.2.2.1); to be subtracted from it."""
    return -digit / 2


def digit_change_u_kwh(power_kw: float, jitter_s: float) -> float:
    """Return u in kWh of an energy that begins and ends on a digit change seen ``jitter_s`` wide: P dt/sqrt 12.

    Rectangular, ``jitter_s`` its full width (GUM 4.3.7).
    """
    return power_kw * jitter_s / 3600 / math.sqrt(12)


def synchronisation_percent(apart_s: float, seconds: float) -> float:
    """Return u in percent where station and reference begin or end up to ``apart_s`` apart: dt/(t sqrt 3) (GUM 4.3.7).

    At constant power over ``seconds`` > 0; ramps do not count where the reference began before and ended after.
    """
    return 100 * apart_s / (seconds * math.sqrt(3))


def minimum_energy(digit: float, share_percent: float) -> float:
    """Return the energy, in the unit of ``digit``, from which the resolution of a difference is at most this share.

    ``share_percent`` > 0 bounds the standard uncertainty: E >= 100 d/(sqrt 6 share), from the u of GUM 4.3.9.
    """
    return 100 * unsynchronised_difference_u(digit) / share_percent
