"""Checks a budget by propagating whole distributions: the Monte Carlo method of GUM Supplement 1 (JCGM 101:2008).

Nothing here makes random numbers: a generator is passed in, so that a seed tells the whole result.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.domain.correlation import Correlation, factor, fault, matrix

Model = Callable[[Sequence[float]], float]

_LEAST_BATCH = 10_000  # JCGM 101, 7.9.4 b
_MOST_BATCHES = 400


class Generator(Protocol):
    """What is needed of a source of random numbers; ``random.Random`` has it."""

    def random(self) -> float:
        """Return a number evenly spread over 0 <= x < 1."""

    def gauss(self, mu: float, sigma: float, /) -> float:
        """Return a normal deviate."""

    def gammavariate(self, alpha: float, beta: float, /) -> float:
        """Return a gamma deviate of shape ``alpha`` and scale ``beta``."""


class Shape(StrEnum):
    """How an input is spread (JCGM 101, table 1)."""

    NORMAL = "normal"
    STUDENT = "t"
    RECTANGULAR = "rectangular"
    TRIANGULAR = "triangular"
    ARCSINE = "arcsine"


@dataclass(frozen=True)
class Spread:
    """One input: its estimate, its shape, and the scale of the shape in the same unit.

    ``scale`` is the standard uncertainty of a normal and a t (s/sqrt n, with ``dof``), else the half width.
    """

    name: str
    value: float
    shape: Shape
    scale: float
    dof: float | None = None


@dataclass(frozen=True)
class Propagated:
    """What the trials say of y: mean, u and both coverage intervals, in the unit of y (JCGM 101, 7.6, 7.7)."""

    trials: int
    mean: float
    u: float
    symmetric: tuple[float, float]
    shortest: tuple[float, float]


def propagate(
    model: Model,
    inputs: Sequence[Spread],
    trials: int,
    generator: Generator,
    coverage: float,
    correlations: Sequence[Correlation] = (),
) -> Propagated:
    """Return y of ``trials`` draws (JCGM 101, 7.2 to 7.7).

    Raises ValueError for too few trials to cut off both tails, and for correlations that cannot be used: only
    normal inputs can be correlated (6.4.8).
    """
    if trials * (1 - coverage) < 2:
        raise ValueError("too few trials for this coverage")
    draw = _drawing(inputs, correlations, generator)
    return _summary([model(draw()) for _ in range(trials)], coverage)


def propagate_until_stable(
    model: Model,
    inputs: Sequence[Spread],
    generator: Generator,
    coverage: float,
    digits: int = 2,
    correlations: Sequence[Correlation] = (),
) -> tuple[Propagated, bool]:
    """Draw batch after batch until ``digits`` of u stand (JCGM 101, 7.9.4); False: they did not within 400 batches.

    Raises ValueError as ``propagate`` does.
    """
    size = max(_LEAST_BATCH, math.ceil(100 / (1 - coverage)))
    draw = _drawing(inputs, correlations, generator)
    values: list[float] = []
    batches: list[Propagated] = []
    stable = False
    while not stable and len(batches) < _MOST_BATCHES:
        batch = [model(draw()) for _ in range(size)]
        batches.append(_summary(batch, coverage))
        values += batch
        stable = len(batches) > 1 and _stands(batches, _spread(values)[1], digits)
    return _summary(values, coverage), stable


def numerical_tolerance(u: float, digits: int) -> float:
    """Return delta: half of the last of ``digits`` significant digits of ``u`` > 0 (JCGM 101, 7.9.2)."""
    mantissa = format(u, f".{digits - 1}e")
    return 0.5 * 10.0 ** (int(mantissa.partition("e")[2]) - digits + 1)


def validated(y: float, expanded: float, u: float, interval: tuple[float, float], digits: int) -> bool:
    """Say whether y ± U of the GUM agrees with the ``interval`` of the trials within the tolerance (JCGM 101, 8.1)."""
    tolerance = numerical_tolerance(u, digits) if u else 0.0
    low, high = interval
    return abs(y - expanded - low) <= tolerance and abs(y + expanded - high) <= tolerance


def _stands(batches: Sequence[Propagated], u: float, digits: int) -> bool:
    """Say whether twice the standard deviation of the mean of each figure is within the tolerance."""
    if not u:
        return True
    figures = zip(*((each.mean, each.u, *each.symmetric) for each in batches), strict=True)
    wobble = max(_spread(figure)[1] for figure in figures) / math.sqrt(len(batches))
    return 2 * wobble <= numerical_tolerance(u, digits)


def _drawing(
    inputs: Sequence[Spread], correlations: Sequence[Correlation], generator: Generator
) -> Callable[[], list[float]]:
    """Return what draws all inputs once."""
    tied = {name for each in correlations for name in (each.a, each.b)}
    if fault([each.name for each in inputs], correlations) is not None:
        raise ValueError("correlations that cannot be used")
    if any(each.name in tied and each.shape is not Shape.NORMAL for each in inputs):
        raise ValueError("only normal inputs can be correlated")
    if not tied:
        draws = [_draw_of(each, generator) for each in inputs]
        return lambda: [draw() for draw in draws]
    return _tied_drawing(inputs, tied, correlations, generator)


def _tied_drawing(
    inputs: Sequence[Spread], tied: set[str], correlations: Sequence[Correlation], generator: Generator
) -> Callable[[], list[float]]:
    """Draw correlated normal inputs through the Cholesky factor of their correlations (JCGM 101, C.5)."""
    places = [place for place, each in enumerate(inputs) if each.name in tied]
    lower = factor(matrix([inputs[place].name for place in places], correlations)) or []
    free = [(place, _draw_of(each, generator)) for place, each in enumerate(inputs) if each.name not in tied]

    def draw() -> list[float]:
        values = [0.0] * len(inputs)
        for place, one in free:
            values[place] = one()
        normal = [generator.gauss(0.0, 1.0) for _ in places]
        for row, place in zip(lower, places, strict=True):
            moved = sum(weight * deviate for weight, deviate in zip(row, normal, strict=True))
            values[place] = inputs[place].value + inputs[place].scale * moved
        return values

    return draw


def _draw_of(each: Spread, generator: Generator) -> Callable[[], float]:
    value, scale, random = each.value, each.scale, generator.random
    if each.shape is Shape.RECTANGULAR:
        return lambda: value + scale * (2 * random() - 1)
    if each.shape is Shape.TRIANGULAR:
        return lambda: value + scale * (random() - random())
    if each.shape is Shape.ARCSINE:
        return lambda: value + scale * math.sin(2 * math.pi * random())
    if each.shape is Shape.STUDENT and each.dof is not None:
        half = each.dof / 2
        return lambda: value + scale * generator.gauss(0.0, 1.0) / math.sqrt(generator.gammavariate(half, 1 / half))
    return lambda: generator.gauss(value, scale)


def _summary(values: Sequence[float], coverage: float) -> Propagated:
    ordered = sorted(values)
    mean, u = _spread(ordered)
    count = len(ordered)
    inside = min(count - 1, math.floor(coverage * count + 0.5))  # q of JCGM 101, 7.7.1
    first = (count - inside) // 2
    low = min(range(count - inside), key=lambda place: ordered[place + inside] - ordered[place])
    return Propagated(
        trials=count,
        mean=mean,
        u=u,
        symmetric=(ordered[first], ordered[first + inside]),
        shortest=(ordered[low], ordered[low + inside]),
    )


def _spread(values: Sequence[float]) -> tuple[float, float]:
    mean = math.fsum(values) / len(values)
    return mean, math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
