"""Measurement uncertainty of a sum: standard uncertainties in, expanded uncertainty out.

Formulas: GUM (JCGM 100:2008) 4.3, 5.1, G.4; Student's t: Abramowitz and Stegun 26.5, 26.7. All u and U in percent.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

_NORMAL = NormalDist()
_MANY = 1000.0  # from here on the expansion in 1/nu is as exact as a double for every usual coverage


class Distribution(StrEnum):
    """How a quantity of known half width is spread; ``normal`` needs its k."""

    RECTANGULAR = "rectangular"
    TRIANGULAR = "triangular"
    U_SHAPED = "u_shaped"
    NORMAL = "normal"


_DIVISOR = {
    Distribution.RECTANGULAR: math.sqrt(3),
    Distribution.TRIANGULAR: math.sqrt(6),
    Distribution.U_SHAPED: math.sqrt(2),
}


@dataclass(frozen=True)
class Component:
    """One line of a budget; ``dof`` is None where the degrees of freedom are infinitely many."""

    source: str
    u_percent: float
    dof: float | None = None


@dataclass(frozen=True)
class Combined:
    """A budget summed up; ``nu_eff`` is None where infinite or undefined."""

    u_c: float
    nu_eff: float | None
    k: float
    U: float


def standard_uncertainty(half_width: float, distribution: Distribution, k: float | None = None) -> float:
    """Return u of ``half_width`` in the same unit (GUM 4.3.7 to 4.3.9). Raises ValueError: normal without k > 0."""
    if distribution is not Distribution.NORMAL:
        return half_width / _DIVISOR[distribution]
    if k is None or k <= 0:
        raise ValueError("a normal half width needs its k")
    return half_width / k


def combine(components: Sequence[Component], coverage: float) -> Combined:
    """Sum uncorrelated ``components`` and expand to ``coverage`` (0.9545 means 95.45 %).

    Raises ValueError where fewer than one effective degree of freedom is left.
    """
    u_c = math.hypot(*(component.u_percent for component in components))
    nu_eff = effective_dof(components)
    k = coverage_factor(nu_eff, coverage)
    return Combined(u_c, nu_eff, k, k * u_c)


def effective_dof(components: Iterable[Component]) -> float | None:
    """Return nu_eff by Welch-Satterthwaite, untruncated (GUM G.4.1); None: infinite, or nothing to sum."""
    lines = [line for line in components if line.u_percent > 0]
    largest = max((line.u_percent for line in lines), default=1.0)
    # Relative to the largest line nothing over- or underflows, and equal lines give whole numbers.
    squares = [((line.u_percent / largest) ** 2, line.dof) for line in lines]
    finite = math.fsum(square**2 / dof for square, dof in squares if dof is not None)
    if finite == 0:
        return None
    nu_eff = math.fsum(square for square, _ in squares) ** 2 / finite
    return nu_eff if math.isfinite(nu_eff) else None


def coverage_factor(nu_eff: float | None, coverage: float) -> float:
    """Return k for ``coverage`` from ``nu_eff`` truncated down (GUM G.4.1); None means infinite.

    Raises ValueError where less than one degree of freedom is left.
    """
    if nu_eff is None:
        return normal_k(coverage)
    whole = math.floor(nu_eff * (1 + 1e-12))  # 19.999999999999996 is 20 with the noise of doubles
    if whole < 1:
        raise ValueError("less than one degree of freedom")
    return student_k(float(whole), coverage)


def normal_k(coverage: float) -> float:
    """Return z with P(|Z| <= z) = ``coverage``; through the tail, so that 1 - 1e-16 still works."""
    return -_NORMAL.inv_cdf((1 - coverage) / 2)


def student_k(nu: float, coverage: float) -> float:
    """Return t with P(|T| <= t) = ``coverage`` for ``nu`` > 0 degrees of freedom."""
    z = normal_k(coverage)
    if nu >= _MANY:
        return _expansion(z, nu)
    wanted = (1 - coverage) / 2
    t = _expansion(z, nu) if nu > 3 else z
    step = t
    while abs(step) > 1e-7 * t:  # each step doubles the digits: after one this small the end is reached
        tail, density = _tail_and_density(t, nu)
        # The distribution is concave right of 0: a step never jumps beyond the root, and z lies left of it.
        closer = max(z, t + (tail - wanted) / density)
        t, step = closer, closer - t
    return t


def student_tail(t: float, nu: float) -> float:
    """Return P(T > ``t``) for ``t`` >= 0."""
    return _tail_and_density(t, nu)[0] if t else 0.5


def _tail_and_density(t: float, nu: float) -> tuple[float, float]:
    """Tail as half the incomplete beta function I_x(nu/2, 1/2), x = nu/(nu + t^2), for t > 0; density at t."""
    a, square = nu / 2, t * t / nu
    x, rest = 1 / (1 + square), square / (1 + square)
    front = math.exp(math.lgamma(a + 0.5) - math.lgamma(a) - a * math.log1p(square)) * math.sqrt(rest / math.pi)
    if x < (a + 1) / (a + 2.5):
        return front * _beta_fraction(a, 0.5, x) / nu, front / t
    return 0.5 - front * _beta_fraction(0.5, a, rest), front / t


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value, change, m = d, math.inf, 0
    while abs(change - 1) > 1e-13:
        m += 1
        place = a + 2 * m
        even = m * (b - m) * x / ((place - 1) * place)
        d = 1 / (1 + even * d)
        c = 1 + even / c
        value *= c * d
        odd = -(a + m) * (a + b + m) * x / (place * (place + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        change = c * d
        value *= change
    return value


def _expansion(z: float, nu: float) -> float:
    """Student's quantile from the normal one ``z`` (Abramowitz and Stegun 26.7.5)."""
    s = z * z
    g1 = z * (s + 1) / 4
    g2 = z * ((5 * s + 16) * s + 3) / 96
    g3 = z * (((3 * s + 19) * s + 17) * s - 15) / 384
    g4 = z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
    return z + (g1 + (g2 + (g3 + g4 / nu) / nu) / nu) / nu


def mean_and_s(values: Sequence[float]) -> tuple[float, float | None]:
    """Return mean and experimental standard deviation (GUM 4.2.2); s is None for a single value."""
    mean = math.fsum(values) / len(values)
    if len(values) < 2:
        return mean, None
    return mean, math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def pooled_s(series: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """Return pooled s and its degrees of freedom from (s, n) of several series (GUM 4.2.4).

    Raises ValueError where no series has two values.
    """
    dof = sum(n - 1 for _, n in series)
    if dof < 1:
        raise ValueError("no series with two values")
    return math.sqrt(math.fsum((n - 1) * s * s for s, n in series) / dof), dof


def reliability_dof(relative_uncertainty_of_u: float) -> float:
    """Return degrees of freedom of an estimated u that may be wrong by this share: 0.25 gives 8 (GUM G.4.2)."""
    return 1 / (2 * relative_uncertainty_of_u**2)


def float32_step(value: float) -> float:
    """Return the step of a 32-bit float register at ``value``, in its unit (IEEE 754, 24 significant bits)."""
    _, exponent = math.frexp(abs(value))
    return math.ldexp(1.0, max(exponent, -125) - 24) if value else math.ldexp(1.0, -149)


def runs_needed(
    s_percent: float, others: Sequence[Component], target_percent: float, coverage: float, most: int = 20
) -> int | None:
    """Return the fewest runs (2 to ``most``) that bring U to ``target_percent``; None where no number does."""
    for runs in range(2, most + 1):
        repeatability = Component("", s_percent / math.sqrt(runs), runs - 1)
        reached = combine([repeatability, *others], coverage).U
        if reached <= target_percent:
            return runs
    return None
