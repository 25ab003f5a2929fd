"""How two inputs of a measurement move together: r from -1 to 1, and what it adds to a variance (GUM 5.2)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.codec import STRICT

_NUMBERS = {**STRICT, "allow_inf_nan": False}
_SINGULAR = 1e-9  # rounded coefficients of fully dependent inputs may miss a valid matrix by this much


@dataclass(frozen=True)
class Correlation:
    """Correlation coefficient ``r`` of the inputs named ``a`` and ``b``."""

    __pydantic_config__ = _NUMBERS
    a: str
    b: str
    r: float


class CorrelationFault(StrEnum):
    """Why correlations cannot be used."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    ITSELF = "itself"
    DUPLICATE = "duplicate"
    OUT_OF_RANGE = "out of range"
    IMPOSSIBLE = "impossible"  # together they make a variance negative


def fault(names: Sequence[str], correlations: Sequence[Correlation]) -> tuple[int, CorrelationFault] | None:
    """Return place and kind of the first correlation that cannot be used among inputs called ``names``, or None."""
    seen: set[frozenset[str]] = set()
    for place, each in enumerate(correlations):
        found = _fault_of(each, names, seen)
        if found is not None:
            return place, found
        seen.add(frozenset((each.a, each.b)))
    if correlations and factor(matrix(names, correlations)) is None:
        return len(correlations) - 1, CorrelationFault.IMPOSSIBLE
    return None


def _fault_of(each: Correlation, names: Sequence[str], seen: set[frozenset[str]]) -> CorrelationFault | None:
    counts = (names.count(each.a), names.count(each.b))
    if 0 in counts:
        return CorrelationFault.UNKNOWN
    if max(counts) > 1:
        return CorrelationFault.AMBIGUOUS
    if each.a == each.b:
        return CorrelationFault.ITSELF
    if frozenset((each.a, each.b)) in seen:
        return CorrelationFault.DUPLICATE
    return None if -1 <= each.r <= 1 else CorrelationFault.OUT_OF_RANGE


def matrix(names: Sequence[str], correlations: Sequence[Correlation]) -> list[list[float]]:
    """Return the correlation matrix of inputs called ``names``. Raises ValueError for a name that is not there."""
    rows = [[float(row == column) for column in range(len(names))] for row in range(len(names))]
    for each in correlations:
        a, b = names.index(each.a), names.index(each.b)
        rows[a][b] = rows[b][a] = each.r
    return rows


def factor(rows: Sequence[Sequence[float]]) -> list[list[float]] | None:
    """Return the lower triangle L with L L' = ``rows`` (Cholesky), or None where that is no correlation matrix."""
    lower = [[0.0] * len(rows) for _ in rows]
    for i, row in enumerate(rows):
        for j in range(i + 1):
            rest = row[j] - math.fsum(lower[i][n] * lower[j][n] for n in range(j))
            if i == j:
                if rest < -_SINGULAR:
                    return None
                lower[i][i] = math.sqrt(rest) if rest > _SINGULAR else 0.0
            elif lower[j][j]:
                lower[i][j] = rest / lower[j][j]
            elif abs(rest) > math.sqrt(_SINGULAR):
                return None
    return lower


def covariance_sum(
    contributions: Sequence[float], others: Sequence[float], names: Sequence[str], correlations: Sequence[Correlation]
) -> float:
    """Return sum of r_ij c_i u_i d_j u_j: the covariance of two outputs of the same inputs (GUM F.1.2.3, H.2).

    ``contributions`` and ``others`` are the signed c_i u_i of each output, in the order of ``names``; the same twice
    gives a variance. Raises ValueError for a name that is not there.
    """
    own = math.fsum(x * y for x, y in zip(contributions, others, strict=True))
    return own + math.fsum(
        each.r * (contributions[a] * others[b] + contributions[b] * others[a])
        for each in correlations
        for a, b in [(names.index(each.a), names.index(each.b))]
    )


def simultaneous(
    names: Sequence[str], observations: Sequence[Sequence[float]]
) -> tuple[tuple[float, ...], tuple[float, ...], tuple[Correlation, ...]]:
    """Return means, their standard uncertainties and correlations of inputs observed together (GUM 5.2.3, H.2.2).

    One row of ``observations`` holds one value of each name. Raises ValueError for fewer than two rows.
    """
    count = len(observations)
    if count < 2:
        raise ValueError("two observations at least")
    columns = list(zip(*observations, strict=True))
    means = tuple(math.fsum(column) / count for column in columns)
    moved = [[value - mean for value in column] for column, mean in zip(columns, means, strict=True)]
    squares = [math.fsum(value * value for value in column) for column in moved]
    us = tuple(math.sqrt(square / (count * (count - 1))) for square in squares)
    pairs = tuple(
        Correlation(names[a], names[b], _coefficient(moved[a], moved[b], squares[a] * squares[b]))
        for b in range(len(names))
        for a in range(b)
    )
    return means, us, pairs


def _coefficient(first: Sequence[float], second: Sequence[float], squares: float) -> float:
    if not squares:
        return 0.0
    r = math.fsum(x * y for x, y in zip(first, second, strict=True)) / math.sqrt(squares)
    return max(-1.0, min(1.0, r))
