"""Control chart of a reference against a check standard: does it still measure as it did?

Shewhart chart of individual values with the Western Electric rules: NIST/SEMATECH e-Handbook of Statistical Methods,
6.3.2.2 (sigma from the moving range: mean range/d2, d2 = 2/sqrt(pi) for two values) and 6.3.2 (the rules).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_D2 = 2 / math.sqrt(math.pi)
FEWEST = 5
"""Own practice, unverified: with fewer values the limits would move with each of them."""


class Signal(StrEnum):
    """Why a value says that something changed."""

    BEYOND_THREE_SIGMA = "beyond three sigma"
    TWO_OF_THREE = "two of three beyond two sigma"
    FOUR_OF_FIVE = "four of five beyond one sigma"
    EIGHT_ON_ONE_SIDE = "eight on one side"


@dataclass(frozen=True)
class ControlChart:
    """Centre and sigma of the values that count as the begin, and the signals of each value; same unit as the values.

    ``sigma`` 0 means that all values of the begin are the same: then any other value is a signal.
    """

    centre: float
    sigma: float
    baseline: int
    signals: tuple[tuple[Signal, ...], ...]

    @property
    def upper(self) -> float:
        """Upper control limit, centre + 3 sigma."""
        return self.centre + 3 * self.sigma

    @property
    def lower(self) -> float:
        """Lower control limit, centre - 3 sigma."""
        return self.centre - 3 * self.sigma

    @property
    def in_control(self) -> bool:
        """False where the newest value gives a signal."""
        return not (self.signals and self.signals[-1])


# rule: how many of the last how many values lie beyond how many sigma on one side
_RULES = (
    (Signal.BEYOND_THREE_SIGMA, 1, 1, 3.0),
    (Signal.TWO_OF_THREE, 2, 3, 2.0),
    (Signal.FOUR_OF_FIVE, 4, 5, 1.0),
    (Signal.EIGHT_ON_ONE_SIDE, 8, 8, 0.0),
)


def control_chart(values: Sequence[float], baseline: int = 20) -> ControlChart | None:
    """Return the chart of ``values`` in order of time; None with fewer than five.

    The first ``baseline`` values make the limits; they do not move when later values come.
    """
    if len(values) < FEWEST:
        return None
    begin = values[: max(baseline, FEWEST)]
    centre = math.fsum(begin) / len(begin)
    ranges = [abs(after - before) for before, after in pairwise(begin)]
    sigma = math.fsum(ranges) / len(ranges) / _D2
    signals = tuple(_signals(values[: index + 1], centre, sigma) for index in range(len(values)))
    return ControlChart(centre, sigma, len(begin), signals)


def _signals(values: Sequence[float], centre: float, sigma: float) -> tuple[Signal, ...]:
    return tuple(
        signal
        for signal, needed, window, width in _RULES
        if len(values) >= window
        and any(_beyond(values[-window:], centre, side, width * sigma, needed) for side in (1, -1))
    )


def _beyond(values: Sequence[float], centre: float, side: int, distance: float, needed: int) -> bool:
    """Say whether the newest and at least ``needed`` of ``values`` lie farther than ``distance`` on one side."""
    noise = 1e-12 * max(1.0, abs(centre))  # the mean of equal doubles is not always that double
    far = [side * (value - centre) > distance + noise for value in values]
    return far[-1] and sum(far) >= needed
