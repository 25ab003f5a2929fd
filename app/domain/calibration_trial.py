"""Checks the budget of a load point by Monte Carlo (GUM Supplement 1); it never replaces the result it checks."""

import math
from dataclasses import dataclass, replace

from app.domain.calibration_advice import PointBudget
from app.domain.calibration_input import (
    BudgetLine,
    CalibrationInput,
    MonteCarloPlan,
    Point,
    RegisterPoint,
    RegisterReading,
)
from app.domain.monte_carlo import Generator, Shape, Spread, numerical_tolerance, propagate, validated
from app.domain.uncertainty import Component, Distribution

_DIGITS = 2  # as U is stated
_SCALE = {Shape.RECTANGULAR: math.sqrt(3), Shape.TRIANGULAR: math.sqrt(6), Shape.ARCSINE: math.sqrt(2)}
_SHAPE = {
    Distribution.RECTANGULAR: Shape.RECTANGULAR,
    Distribution.TRIANGULAR: Shape.TRIANGULAR,
    Distribution.U_SHAPED: Shape.ARCSINE,
}
_LEAST_DOF_OF_U = 2  # up to here a t distribution has no variance (JCGM 101, 6.4.9)


@dataclass(frozen=True)
class MonteCarloResult:
    """Error, u and coverage intervals from the trials, in percent; ``u_percent`` is None where the t has no variance.

    ``validated``: both ends of e ± U lie within ``tolerance_percent`` of the symmetric interval (JCGM 101, 8.1).
    """

    trials: int
    seed: int
    mean_percent: float
    u_percent: float | None
    low_percent: float
    high_percent: float
    shortest_low_percent: float
    shortest_high_percent: float
    tolerance_percent: float
    validated: bool


def with_trials(given: CalibrationInput, trials: int, seed: int = 1) -> CalibrationInput:
    """Return ``given`` with a Monte Carlo check for every point that asks for none itself."""
    plan = MonteCarloPlan(trials, seed)
    points = tuple(replace(point, monte_carlo=point.monte_carlo or plan) for point in given.points)
    return replace(given, points=points)


def check_by_monte_carlo(
    point: Point,
    budget: PointBudget,
    mean_percent: float,
    plan: MonteCarloPlan,
    generator: Generator,
    coverage: float,
) -> MonteCarloResult:
    """Propagate the distributions of all lines of a checked point.

    Raises ValueError where lines are correlated that are not normal.
    """
    inputs = spreads(point, budget)
    drawn = propagate(
        lambda values: mean_percent + sum(values), inputs, plan.trials, generator, coverage, budget.correlations
    )
    total = budget.combined(coverage)
    tolerance = numerical_tolerance(total.u_c, _DIGITS) if total.u_c else 0.0
    no_variance = any(each.shape is Shape.STUDENT and (each.dof or 0) <= _LEAST_DOF_OF_U for each in inputs)
    return MonteCarloResult(
        trials=plan.trials,
        seed=plan.seed,
        mean_percent=drawn.mean,
        u_percent=None if no_variance else drawn.u,
        low_percent=drawn.symmetric[0],
        high_percent=drawn.symmetric[1],
        shortest_low_percent=drawn.shortest[0],
        shortest_high_percent=drawn.shortest[1],
        tolerance_percent=tolerance,
        validated=validated(mean_percent, total.U, total.u_c, drawn.symmetric, _DIGITS),
    )


def spreads(point: Point, budget: PointBudget) -> list[Spread]:
    """Return the distribution of every line that adds something, around 0, in percent.

    A half width is taken as exactly known: its degrees of freedom tell nothing here.
    """
    lines = [line for line in point.budget if line.kind is None]
    shaped = [
        (budget.repeatability, _plain(budget.repeatability)),
        *((component, _of_line(line, component)) for line, component in zip(lines, budget.lines, strict=True)),
        *((component, _of_resolution(point, place)) for place, component in enumerate(budget.resolutions)),
    ]
    return [
        Spread(component.source, 0.0, shape, component.u_percent * _SCALE.get(shape, 1.0), component.dof)
        for component, shape in shaped
        if component.u_percent > 0
    ]


def _plain(component: Component) -> Shape:
    return Shape.NORMAL if component.dof is None else Shape.STUDENT


def _of_line(line: BudgetLine, component: Component) -> Shape:
    if line.half_width_percent is None or line.distribution is None:
        return _plain(component)
    return _SHAPE.get(line.distribution, _plain(component))


def _of_resolution(point: Point, place: int) -> Shape:
    """The register's own term is the first one; every other is a difference of two readings."""
    reset = isinstance(point, RegisterPoint) and point.register_reading is RegisterReading.RESET_TRUNCATED
    return Shape.RECTANGULAR if reset and place == 0 else Shape.TRIANGULAR
