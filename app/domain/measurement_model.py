"""Uncertainty of a result that is no plain sum: y = f(x1, ..., xn), linear around the estimates (GUM 5.1, 5.2).

The sensitivity coefficients are numeric partial derivatives by Ridders' method (Ridders, Advances in Engineering
Software 4 (1982) 75): central differences at shrinking steps, extrapolated to step 0, the best estimate kept.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.correlation import Correlation, covariance_sum
from app.domain.uncertainty import Combined, Component, combine, effective_dof, factor_needed

Model = Callable[[Sequence[float]], float]

_SHRINK = 2.0
_STEPS = 10
_WORSE = 2.0  # an estimate that grew worse by this factor will not recover: rounding took over
_FIRST_STEP = 0.05  # of the value: wide enough for its digits, narrow enough for most curvature
_SCALES = (1.0, 1e3, 1e-3)
_EXACT_ENOUGH = 1e-10
_ROUNDING = 2.0**-52
_NOT_DEFINED = (ValueError, ZeroDivisionError, OverflowError, TypeError)  # a root below 0 may turn complex


@dataclass(frozen=True)
class Quantity:
    """One input: its estimate, standard uncertainty in the same unit, degrees of freedom (None: infinitely many)."""

    name: str
    value: float
    u: float
    dof: float | None = None


@dataclass(frozen=True)
class ModelResult:
    """The result and its uncertainty, in the unit of y; the signed contributions are c_i u_i in the order of inputs.

    ``nu_eff`` is None where infinite, and where correlated inputs of finite degrees of freedom leave none.
    """

    y: float
    u_c: float
    nu_eff: float | None
    sensitivities: tuple[float, ...]
    contributions: tuple[float, ...]


def evaluate_model(model: Model, inputs: Sequence[Quantity], correlations: Sequence[Correlation] = ()) -> ModelResult:
    """Return y with its combined standard uncertainty.

    Raises ValueError where ``model`` is not defined around the estimates, or a correlation names no input.
    """
    coefficients = sensitivities(model, inputs)
    contributions = tuple(c * each.u for c, each in zip(coefficients, inputs, strict=True))
    names = [each.name for each in inputs]
    u_c = math.sqrt(max(0.0, covariance_sum(contributions, contributions, names, correlations)))
    lines = _lines(inputs, contributions)
    nu_eff = None
    if not factor_needed(lines, correlations):
        # correlated inputs are exactly known ones here: they change u_c alone
        plain, independent = math.hypot(*contributions), effective_dof(lines)
        nu_eff = independent * (u_c / plain) ** 4 if independent is not None and u_c else None
    return ModelResult(model([each.value for each in inputs]), u_c, nu_eff, coefficients, contributions)


def expand_model(
    result: ModelResult,
    inputs: Sequence[Quantity],
    coverage: float,
    correlations: Sequence[Correlation] = (),
    k: float | None = None,
) -> Combined:
    """Expand ``result`` to ``coverage``, or by a stated ``k``.

    Raises FactorNeeded and ValueError as ``uncertainty.combine`` does.
    """
    sign = {each.name: math.copysign(1, c) for each, c in zip(inputs, result.contributions, strict=True)}
    turned = [Correlation(each.a, each.b, each.r * sign[each.a] * sign[each.b]) for each in correlations]
    return combine(_lines(inputs, result.contributions), coverage, turned, k)


def output_covariance(
    first: ModelResult, second: ModelResult, inputs: Sequence[Quantity], correlations: Sequence[Correlation] = ()
) -> float:
    """Return the covariance of two results of the same ``inputs`` (GUM H.2.3); over u u it is their correlation."""
    return covariance_sum(first.contributions, second.contributions, [each.name for each in inputs], correlations)


def sensitivities(model: Model, inputs: Sequence[Quantity]) -> tuple[float, ...]:
    """Return the partial derivative of ``model`` for each input. Raises ValueError where it has none."""
    values = [each.value for each in inputs]
    return tuple(_derivative(model, values, place, each.u) for place, each in enumerate(inputs))


def _lines(inputs: Sequence[Quantity], contributions: Sequence[float]) -> list[Component]:
    return [Component(each.name, abs(c), each.dof) for each, c in zip(inputs, contributions, strict=True)]


def _derivative(model: Model, values: Sequence[float], place: int, u: float) -> float:
    """Try a step of the size of the input first; a far wider and a far finer one where that is not exact."""
    first = max(u, _FIRST_STEP * abs(values[place])) or 1.0
    best, error = math.nan, math.inf
    for scale in _SCALES:
        slope, doubt = _ridders(model, values, place, first * scale)
        if doubt < error:
            best, error = slope, doubt
        if error <= _EXACT_ENOUGH * abs(best):
            break
    if not math.isfinite(best):
        raise ValueError("the model has no derivative here")
    return best


def _ridders(model: Model, values: Sequence[float], place: int, step: float) -> tuple[float, float]:
    """Return the slope and how far it may be off."""
    best, error = math.nan, math.inf
    row: list[float] = []
    for _ in range(_STEPS):
        found = _slope(model, values, place, step)
        step /= _SHRINK
        if found is None:
            continue  # outside of where the model is defined: nearer
        slope, noise = found
        older, row = row, _extrapolated(row, slope)
        for nearer, (now, before) in enumerate(zip(row[1:], older, strict=True)):
            doubt = max(abs(now - row[nearer]), abs(now - before), noise)
            if doubt <= error:
                best, error = now, doubt
        if older and abs(row[-1] - older[-1]) >= _WORSE * error:
            break
    return best, error


def _extrapolated(older: Sequence[float], slope: float) -> list[float]:
    """Return the next row of Neville's tableau: each entry cancels one more even power of the step."""
    row, factor = [slope], 1.0
    for before in older:
        factor *= _SHRINK**2
        row.append((row[-1] * factor - before) / (factor - 1))
    return row


def _slope(model: Model, values: Sequence[float], place: int, step: float) -> tuple[float, float] | None:
    """Return the central difference and the rounding noise in it; None where the model is not defined."""
    above, below = list(values), list(values)
    above[place] += step
    below[place] -= step
    width = above[place] - below[place]
    try:
        high, low = model(above), model(below)
        slope, noise = (high - low) / width, _ROUNDING * max(abs(high), abs(low)) / width
        return (slope, noise) if math.isfinite(slope) else None
    except _NOT_DEFINED:
        return None
