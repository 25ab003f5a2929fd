"""Pulses of a meter's LED as a person counted them, and what the edges of the count add to the uncertainty.

A count over a whole charge may miss up to one pulse at its begin and end: triangular, half width one pulse (GUM 4.3.9).
A count that begins and ends on a pulse has no edge, but a watch stopped by hand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean, stdev
from typing import Any

from app.domain.errors import BadInput, Reason
from app.domain.meter_fact import PulseValue
from app.domain.number import parse_number
from app.domain.text import mark

EDGES = mark("pulses cut off at begin and end")
STOPWATCH = mark("time stopped by hand")
POWER_SPREAD = mark("spread of the power while pulses were counted")
_MOST_PULSES = 10_000_000


@dataclass(frozen=True)
class PulsesTyped:
    """Whole pulses, and the seconds between the first and the last where a watch was stopped."""

    pulses: int
    seconds: Decimal | None = None


def read_pulses(text: str, *, timed: bool, where: str = "") -> PulsesTyped:
    """Read ``50``, or ``50 24.5`` with the seconds where ``timed``. Raises BadInput (WRONG_VALUE)."""
    parts = re.split(r"[\s;]+", text.strip())
    numbers = [parse_number(part, where, "pulses") for part in parts]
    if len(numbers) != (2 if timed else 1) or not 0 < numbers[0] <= _MOST_PULSES or numbers[0] % 1 or numbers[-1] <= 0:
        raise BadInput(Reason.WRONG_VALUE, where, field="pulses", problem=text)
    return PulsesTyped(int(numbers[0]), numbers[1] if timed else None)


def mean_power(powers_w: Sequence[float]) -> tuple[float, float]:
    """Return the mean of at least one reading (W) and its standard deviation in percent, s/sqrt n (GUM 4.2.3)."""
    mean = fmean(powers_w)
    if len(powers_w) < 2 or not mean:
        return mean, 0.0
    return mean, 100 * stdev(powers_w) / len(powers_w) ** 0.5 / abs(mean)


def pulse_lines(values: Sequence[PulseValue], stopwatch_s: float) -> list[dict[str, Any]]:
    """Return the budget lines of a point by pulses: the worst of its runs stands for all."""
    lines: list[dict[str, Any]] = []
    untimed = [value.pulses for value in values if value.counted_by == "person" and value.seconds is None]
    timed = [float(value.seconds) for value in values if value.seconds is not None]
    spread = max((value.spread_percent for value in values), default=0.0)
    if untimed:
        lines.append(_line(EDGES, "triangular", 100 / min(untimed)))
    if timed:
        lines.append(_line(STOPWATCH, "rectangular", 100 * stopwatch_s / min(timed)))
    if spread:
        lines.append({"source": POWER_SPREAD, "standard_percent": spread})
    return lines


def _line(source: str, distribution: str, half_width_percent: float) -> dict[str, Any]:
    return {"source": source, "distribution": distribution, "half_width_percent": half_width_percent}
