"""Says whether an error keeps its limit, given its uncertainty.

Sources: JCGM 106:2012 (probability of conformity 7.4, capability 7.6), ILAC-G8:09/2019 (guard bands, outcomes).
Everything is decided on unrounded numbers; every bound is inclusive. All values in percent of the reference.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DecisionRule(StrEnum):
    """How the uncertainty takes part in the decision."""

    SIMPLE = "simple"
    GUARDED = "guarded"
    NON_BINARY = "non_binary"


class Outcome(StrEnum):
    """What is said of a load point; the order is from best to worst."""

    PASS = "pass"
    CONDITIONAL_PASS = "conditional_pass"
    CONDITIONAL_FAIL = "conditional_fail"
    INCONCLUSIVE = "inconclusive"
    FAIL = "fail"

    @property
    def positive(self) -> bool:
        """True for pass and conditional pass: exit code 0."""
        return self in (Outcome.PASS, Outcome.CONDITIONAL_PASS)


_FROM_BEST = list(Outcome)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limit T, the largest U/T that still decides, and the guard band w = guard_factor x U."""

    limit_percent: float
    rule: DecisionRule
    max_uncertainty_ratio: float
    guard_factor: float = 1.0

    @property
    def target_percent(self) -> float:
        """The largest U with which a point can be decided."""
        return self.max_uncertainty_ratio * self.limit_percent


def decide(error_percent: float, expanded_percent: float, limits: Limits) -> Outcome:
    """Decide one load point from its mean error and expanded uncertainty (ILAC-G8:09/2019, 4.2)."""
    error, limit = abs(error_percent), limits.limit_percent
    if error - expanded_percent > limit:
        return Outcome.FAIL
    if expanded_percent > limits.target_percent:
        return Outcome.INCONCLUSIVE
    guard = limits.guard_factor * expanded_percent
    if limits.rule is DecisionRule.SIMPLE:
        return Outcome.PASS if error <= limit else Outcome.FAIL
    if error <= limit - guard:
        return Outcome.PASS
    if limits.rule is DecisionRule.GUARDED:
        return Outcome.FAIL
    if error <= limit:
        return Outcome.CONDITIONAL_PASS
    return Outcome.CONDITIONAL_FAIL if error <= limit + guard else Outcome.FAIL


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst of at least one outcome: the verdict of a calibration."""
    return max(outcomes, key=_FROM_BEST.index)


def tur(limit_percent: float, expanded_percent: float) -> float | None:
    """Return TUR = T/U (ILAC-G8); None where undefined (U = 0) or beyond any number."""
    return _finite(limit_percent / expanded_percent) if expanded_percent else None


def measurement_capability(lower: float, upper: float, standard_uncertainty: float) -> float | None:
    """Return C_m = (upper - lower)/(4 u) (JCGM 106, 7.6); None where undefined."""
    return _finite((upper - lower) / (4 * standard_uncertainty)) if standard_uncertainty else None


def conformity_probability(value: float, lower: float, upper: float, standard_uncertainty: float) -> float | None:
    """Return the probability that the true value lies in lower..upper (JCGM 106, 7.4); None where u = 0.

    A one-sided limit has an infinite other side.
    """
    if not standard_uncertainty:
        return None
    scale = standard_uncertainty * math.sqrt(2)
    low, high = (lower - value) / scale, (upper - value) / scale
    if low > 0:  # both in the same tail: the difference of the small ends keeps its digits
        return 0.5 * (math.erfc(low) - math.erfc(high))
    return 0.5 * (math.erfc(-high) - math.erfc(-low))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
