"""Places on the paper: the six numbers by which PDF moves, turns and scales (ISO 32000-1, 8.3)."""

from typing import Any

from pikepdf import Object

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers(operands: Any) -> tuple[float, ...]:
    """Return the operands as numbers."""
    return tuple(float(one) for one in operands)


def matrix_of(found: Object | None) -> Matrix:
    """Return the matrix that stands in a file; the unit where none does."""
    if found is None:
        return UNIT
    a, b, c, d, e, f = numbers(found)
    return a, b, c, d, e, f


def moved(across: float, up: float) -> Matrix:
    """Return the matrix that only moves."""
    return (1.0, 0.0, 0.0, 1.0, across, up)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first``, then ``then`` (row vectors, as PDF has them)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point lies."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
