"""The risk of a wrong decision: of one measured item, and of all items that come from a process (JCGM 106:2012, 9).

Process and measurement are taken as normal. The double integral of 9.5 is a single one, because the inner one is the
normal distribution function; it is added up by Gauss-Legendre panels of half a standard deviation.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.domain.student import normal_k

_ROOT = math.sqrt(2)
_FAR = 9.0  # standard deviations; beyond lies less than 1e-18
_NODES = (
    (0.0, 128 / 225),
    (math.sqrt(5 - 2 * math.sqrt(10 / 7)) / 3, (322 + 13 * math.sqrt(70)) / 900),
    (math.sqrt(5 + 2 * math.sqrt(10 / 7)) / 3, (322 - 13 * math.sqrt(70)) / 900),
)
"""The five points of Gauss-Legendre on -1..1 (those but 0 count on both sides), with their weights."""

Bounds = tuple[float, float]


@dataclass(frozen=True)
class Risk:
    """Shares of all items: accepted though bad, rejected though good, and accepted at all."""

    false_accept: float
    false_reject: float
    accepted: float

    @property
    def conditional_false_accept(self) -> float | None:
        """The share of bad ones among the accepted; None where nothing is accepted."""
        return self.false_accept / self.accepted if self.accepted else None


def specific_risk(value: float, lower: float, upper: float, standard_uncertainty: float) -> float:
    """Return the probability that the true value lies outside lower..upper (JCGM 106, 9.3), for u > 0.

    One minus the probability of conformity, with the digits of small risks kept.
    """
    scale = standard_uncertainty * _ROOT
    return 0.5 * (math.erfc((value - lower) / scale) + math.erfc((upper - value) / scale))


def process_sd(tolerance: float, in_tolerance: float) -> float:
    """Return the standard deviation of a centred process of which the share ``in_tolerance`` lies within ±tolerance."""
    return tolerance / normal_k(in_tolerance)


def global_risk(tolerance: Bounds, acceptance: Bounds, process_mean: float, process_sd: float, test_sd: float) -> Risk:
    """Return the risks of accepting by ``acceptance`` what must lie in ``tolerance`` (JCGM 106, 9.5).

    True values are N(``process_mean``, ``process_sd``), measured with ``test_sd``; both > 0. Bounds may be infinite.
    """
    low, high = tolerance
    scale = process_sd * math.sqrt(2 * math.pi)

    def density(x: float) -> float:
        return math.exp(-0.5 * ((x - process_mean) / process_sd) ** 2) / scale

    def accepted(x: float) -> float:
        return 1 - specific_risk(x, *acceptance, test_sd)

    def rejected(x: float) -> float:
        return specific_risk(x, *acceptance, test_sd)

    def share(judged: Callable[[float], float], begin: float, end: float) -> float:
        begin, end = max(begin, process_mean - _FAR * process_sd), min(end, process_mean + _FAR * process_sd)
        if begin >= end:
            return 0.0
        panels = _panels(begin, end, acceptance, process_sd, test_sd)
        return math.fsum(_panel(lambda x: density(x) * judged(x), *panel) for panel in panels)

    both = math.hypot(process_sd, test_sd)
    return Risk(
        false_accept=share(accepted, -math.inf, low) + share(accepted, high, math.inf),
        false_reject=share(rejected, low, high),
        accepted=1 - specific_risk(process_mean, *acceptance, both),
    )


def _panels(begin: float, end: float, acceptance: Bounds, process_sd: float, test_sd: float) -> Iterator[Bounds]:
    """Yield panels from ``begin`` to ``end``: fine where the decision turns, as coarse as the process elsewhere."""
    edges = (edge + side * _FAR * test_sd for edge in acceptance if math.isfinite(edge) for side in (-1, 1))
    marks = sorted({begin, end, *(edge for edge in edges if begin < edge < end)})
    for left, right in pairwise(marks):
        middle = (left + right) / 2
        turns = any(abs(middle - edge) < _FAR * test_sd for edge in acceptance)
        width = (min(process_sd, test_sd) if turns else process_sd) / 2
        count = math.ceil((right - left) / width)
        for number in range(count):
            yield left + (right - left) * number / count, left + (right - left) * (number + 1) / count


def _panel(integrand: Callable[[float], float], begin: float, end: float) -> float:
    middle, half = (begin + end) / 2, (end - begin) / 2
    (_, centre), *sides = _NODES
    total = centre * integrand(middle)
    for place, weight in sides:
        total += weight * (integrand(middle - half * place) + integrand(middle + half * place))
    return half * total
