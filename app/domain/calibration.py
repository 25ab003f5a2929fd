"""Evaluates a calibration: error, uncertainty, decision and advice of every load point; all in percent.

Error e = 100 (E_station - E_reference)/E_reference (IEC 62052-11, percentage error; from memory); the rest as GUM says.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from app.domain.calibration_advice import Advice, PointBudget, advise
from app.domain.calibration_budget import budget_of
from app.domain.calibration_check import check_calibration, point_refused
from app.domain.calibration_input import EXACT, CalibrationInput, Point, RegisterPoint, RegisterReading, Run, RunProfile
from app.domain.calibration_problem import Problem
from app.domain.calibration_trial import MonteCarloResult, check_by_monte_carlo
from app.domain.correlation import CorrelationFault, fault
from app.domain.decision import Outcome, conformity_probability, decide, tur, worst
from app.domain.monte_carlo import Generator
from app.domain.run_doubt import run_doubts
from app.domain.uncertainty import Combined, Component, FactorNeeded, mean_and_s

_FAULTS = {
    CorrelationFault.UNKNOWN: Problem.UNKNOWN,
    CorrelationFault.AMBIGUOUS: Problem.AMBIGUOUS,
    CorrelationFault.ITSELF: Problem.CONTRADICTION,
    CorrelationFault.DUPLICATE: Problem.DUPLICATE,
    CorrelationFault.OUT_OF_RANGE: Problem.OUT_OF_RANGE,
    CorrelationFault.IMPOSSIBLE: Problem.IMPOSSIBLE,
}


@dataclass(frozen=True)
class PointResult:
    """One load point evaluated; every u and U in percent, None where undefined or infinite."""

    id: str
    errors_percent: tuple[float, ...]
    mean_percent: float
    s_percent: float | None
    u_a: float
    components: tuple[Component, ...]
    u_c: float
    nu_eff: float | None
    k: float
    U: float
    limit_percent: float
    tur: float | None
    p_conformity: float | None
    decision: Outcome
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class CheckedPointResult(PointResult):
    """A load point whose budget was checked by Monte Carlo as well; the decision stays that of the budget."""

    monte_carlo: MonteCarloResult


@dataclass(frozen=True)
class CalibrationResult:
    """All load points in the order of the file, and the worst of their decisions."""

    points: tuple[CheckedPointResult | PointResult, ...]
    verdict: Outcome


def evaluate(
    given: CalibrationInput, where: str = "", generator_of: Callable[[int], Generator] | None = None
) -> CalibrationResult:
    """Evaluate every load point; ``where`` names the file in errors.

    ``generator_of`` makes random numbers from a seed, for the points that ask for a Monte Carlo check; without it none
    is made. Raises BadInput for a run, line or profile that cannot be used, and where nu_eff truncates below 1.
    """
    check_calibration(given, where)
    doubts = run_doubts(given.points)
    points = []
    for point in given.points:
        judged = evaluate_point(point, given.profile, where)
        judged = replace(judged, advice=(*judged.advice, *doubts.get(point.id, ())))
        points.append(_with_trials(point, judged, given.profile, where, generator_of))
    return CalibrationResult(tuple(points), worst(point.decision for point in points))


def evaluate_point(point: Point, profile: RunProfile, where: str = "") -> PointResult:
    """Evaluate one checked load point.

    Raises BadInput for correlations that cannot be used, where k is needed and not given, and where nu_eff truncates
    below 1.
    """
    errors = errors_percent(point)
    mean, s = mean_and_s(errors)
    budget = budget_of(point, s)
    _check_correlations(budget, point.id, where)
    total = _combined(budget, profile.coverage_probability, point.id, where)
    limits = profile.limits(point.limit_percent)
    limit = limits.limit_percent
    decision = decide(mean, total.U, limits)
    return PointResult(
        id=point.id,
        errors_percent=errors,
        mean_percent=mean,
        s_percent=s,
        u_a=budget.repeatability.u_percent,
        components=budget.components,
        u_c=total.u_c,
        nu_eff=total.nu_eff,
        k=total.k,
        U=total.U,
        limit_percent=limit,
        tur=tur(limit, total.U),
        p_conformity=conformity_probability(mean, -limit, limit, total.u_c),
        decision=decision,
        advice=advise(decision, mean, s, budget, total, limits, profile.coverage_probability),
    )


def error_percent(run: Run, correction_kwh: Decimal = Decimal(0)) -> float:
    """Return 100 (station - reference)/reference of one run; the energies are subtracted exactly."""
    station = EXACT.add(run.station_kwh, correction_kwh)
    difference = EXACT.subtract(station, run.reference_kwh)
    return float(EXACT.divide(EXACT.multiply(Decimal(100), difference), run.reference_kwh))


def errors_percent(point: Point) -> tuple[float, ...]:
    """Return the error of each run, in percent."""
    return tuple(error_percent(run, _correction_kwh(point, run)) for run in point.runs)


def _correction_kwh(point: Point, run: Run) -> Decimal:
    """Return what the station's register leaves out of a run.

    Reset to 0 and cutting digits off it shows d/2 too little on average; rolled over it lost its whole range.
    """
    correction = Decimal(0)
    if not isinstance(point, RegisterPoint):
        return correction
    if point.register_reading is RegisterReading.RESET_TRUNCATED:
        correction = EXACT.divide(point.register_resolution_kwh, Decimal(2))
    if point.register_rollover_kwh is not None and run.station_kwh < 0:
        correction = EXACT.add(correction, point.register_rollover_kwh)
    return correction


def _check_correlations(budget: PointBudget, point: str, where: str) -> None:
    found = fault([component.source for component in budget.components], budget.correlations)
    if found is not None:
        raise point_refused(where, point, f"correlations[{found[0] + 1}]", _FAULTS[found[1]])


def _combined(budget: PointBudget, coverage: float, point: str, where: str) -> Combined:
    try:
        return budget.combined(coverage)
    except FactorNeeded:
        raise point_refused(where, point, "k", Problem.FACTOR_NEEDED) from None
    except ValueError:
        raise point_refused(where, point, "degrees_of_freedom", Problem.TOO_FEW) from None


def _with_trials(
    point: Point,
    result: PointResult,
    profile: RunProfile,
    where: str,
    generator_of: Callable[[int], Generator] | None,
) -> PointResult:
    plan = point.monte_carlo
    if plan is None or generator_of is None:
        return result
    budget = budget_of(point, result.s_percent)
    try:
        checked = check_by_monte_carlo(
            point, budget, result.mean_percent, plan, generator_of(plan.seed), profile.coverage_probability
        )
    except ValueError:
        raise point_refused(where, point.id, "correlations", Problem.NOT_NORMAL) from None
    known = {field.name: getattr(result, field.name) for field in fields(result)}
    return CheckedPointResult(**known, monte_carlo=checked)
