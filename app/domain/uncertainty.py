"""Measurement uncertainty of a sum: standard uncertainties in, expanded uncertainty out.

Formulas: GUM (JCGM 100:2008) 4.3, 5.1, 5.2, G.4. All u and U in percent, or all in the unit of what is measured.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.domain.correlation import Correlation, covariance_sum
from app.domain.student import normal_k, student_k


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


class Combined(NamedTuple):
    """A budget summed up; ``nu_eff`` is None where infinite or undefined."""

    u_c: float
    nu_eff: float | None
    k: float
    U: float


class FactorNeeded(ValueError):
    """Welch-Satterthwaite does not hold for correlated lines of finite degrees of freedom: k must be given."""


def standard_uncertainty(half_width: float, distribution: Distribution, k: float | None = None) -> float:
    """Return u of ``half_width`` in the same unit (GUM 4.3.7 to 4.3.9). Raises ValueError: normal without k > 0."""
    if distribution is not Distribution.NORMAL:
        return half_width / _DIVISOR[distribution]
    if k is None or k <= 0:
        raise ValueError("a normal half width needs its k")
    return half_width / k


def combine(
    components: Sequence[Component],
    coverage: float,
    correlations: Sequence[Correlation] = (),
    k: float | None = None,
) -> Combined:
    """Sum ``components`` and expand to ``coverage`` (0.9545 means 95.45 %), or by a ``k`` that was stated.

    ``correlations`` name two lines by their source (GUM 5.2.2). Raises FactorNeeded where they leave no nu_eff and
    no ``k`` is given; ValueError where fewer than one effective degree of freedom is left, or a line is not known.
    """
    largest, total, finite = _sums(components)
    if correlations:
        total = _correlated_total(components, largest, correlations)
        if factor_needed(components, correlations):
            if k is None:
                raise FactorNeeded("correlated lines of finite degrees of freedom: state k")
            finite = 0.0
    nu_eff = _ratio(total, finite)
    if k is None:
        k = coverage_factor(nu_eff, coverage)
    u_c = largest * math.sqrt(total)
    return Combined(u_c, nu_eff, k, k * u_c)


def _sums(components: Iterable[Component]) -> tuple[float, float, float]:
    """Return the largest u, and relative to it the sum of u^2 and of u^4/nu: so nothing over- or underflows."""
    largest = 0.0
    for line in components:
        if line.u_percent > largest:
            largest = line.u_percent
    if not largest:
        return 0.0, 0.0, 0.0
    total = finite = 0.0
    for line in components:
        square = line.u_percent / largest
        square *= square
        total += square
        dof = line.dof
        if dof is not None:
            finite += square * square / dof
    return largest, total, finite


def _ratio(total: float, finite: float) -> float | None:
    if not finite or not total:
        return None
    nu_eff = total * total / finite
    return nu_eff if math.isfinite(nu_eff) else None


def _correlated_total(components: Sequence[Component], largest: float, correlations: Sequence[Correlation]) -> float:
    """Return the variance relative to the largest one, with what the correlations add (GUM 5.2.2)."""
    if not largest:
        return 0.0
    shares = [line.u_percent / largest for line in components]
    return max(0.0, covariance_sum(shares, shares, [line.source for line in components], correlations))


def factor_needed(components: Iterable[Component], correlations: Iterable[Correlation]) -> bool:
    """Say whether Welch-Satterthwaite cannot give k: a correlated line has finite degrees of freedom (GUM G.4.1)."""
    tied = {name for each in correlations if each.r for name in (each.a, each.b)}
    return any(line.dof is not None and line.u_percent > 0 and line.source in tied for line in components)


def effective_dof(components: Sequence[Component]) -> float | None:
    """Return nu_eff by Welch-Satterthwaite, untruncated (GUM G.4.1); None: infinite, or nothing to sum."""
    _, total, finite = _sums(components)
    return _ratio(total, finite)


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


def runs_needed(
    s_percent: float, others: Sequence[Component], target_percent: float, coverage: float, most: int = 20
) -> int | None:
    """Return the fewest runs (2 to ``most``) that bring U to ``target_percent``; None where no number does.

    The mean of n runs has u_A = s/sqrt n (GUM 4.2.3).
    """
    for runs in range(2, most + 1):
        repeatability = Component("", s_percent / math.sqrt(runs), runs - 1)
        reached = combine([repeatability, *others], coverage).U
        if reached <= target_percent:
            return runs
    return None
