"""Evaluates a calibration: error, uncertainty, decision and advice of every load point.

Model in percent of the reference: e = mean of the runs + repeatability + resolutions + lines of the budget,
uncorrelated, all sensitivities 1 (GUM 5.1). Resolution of an unsynchronised difference: triangular, d/sqrt 6.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.calibration_advice import Advice, PointBudget, advise
from app.domain.calibration_check import Problem, check_calibration, point_refused
from app.domain.calibration_input import (
    EXACT,
    BudgetLine,
    CalibrationInput,
    Point,
    RegisterPoint,
    RegisterReading,
    Run,
    RunProfile,
)
from app.domain.decision import Outcome, conformity_probability, decide, tur, worst
from app.domain.resolution import float32_step, truncated_reset_u, unsynchronised_difference_u
from app.domain.text import mark
from app.domain.uncertainty import (
    Combined,
    Component,
    Distribution,
    combine,
    mean_and_s,
    standard_uncertainty,
)

REPEATABILITY = mark("repeatability")
POOLED_REPEATABILITY = mark("pooled repeatability")
REGISTER_RESOLUTION = mark("register resolution")
FLOAT32_STEP = mark("register float32 step")
REFERENCE_RESOLUTION = mark("reference resolution")


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
class CalibrationResult:
    """All load points in the order of the file, and the worst of their decisions."""

    points: tuple[PointResult, ...]
    verdict: Outcome


def evaluate(given: CalibrationInput, where: str = "") -> CalibrationResult:
    """Evaluate every load point; ``where`` names the file in errors.

    Raises BadInput for a run, line or profile that cannot be used, and where nu_eff truncates below 1.
    """
    check_calibration(given, where)
    points = tuple(evaluate_point(point, given.profile, where) for point in given.points)
    return CalibrationResult(points, worst(point.decision for point in points))


def evaluate_point(point: Point, profile: RunProfile, where: str = "") -> PointResult:
    """Evaluate one checked load point. Raises BadInput where nu_eff truncates below 1."""
    errors = errors_percent(point)
    mean, s = mean_and_s(errors)
    budget = budget_of(point, s)
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
    """Return the error of each run; a register reset to 0 that cuts digits off shows d/2 too little on average."""
    correction = Decimal(0)
    if isinstance(point, RegisterPoint) and point.register_reading is RegisterReading.RESET_TRUNCATED:
        correction = EXACT.divide(point.register_resolution_kwh, Decimal(2))
    return tuple(error_percent(run, correction) for run in point.runs)


def mean_reference_kwh(runs: Sequence[Run]) -> Decimal:
    """Return the mean reference energy of at least one run, in kWh; resolution terms are relative to it."""
    total = Decimal(0)
    for run in runs:
        total = EXACT.add(total, run.reference_kwh)
    return EXACT.divide(total, Decimal(len(runs)))


def budget_of(point: Point, s_percent: float | None) -> PointBudget:
    """Return every line of the point's budget; a pooled line replaces the runs' own s (GUM 4.2.4)."""
    pooled = next((line for line in point.budget if line.kind == "pooled"), None)
    runs, energy = len(point.runs), float(mean_reference_kwh(point.runs))
    if pooled is None:
        source, spread = REPEATABILITY, s_percent or 0.0
        dof: float | None = float(runs - 1)
    else:
        spread, dof = pooled.standard_percent or 0.0, pooled.degrees_of_freedom
        source = pooled.source or POOLED_REPEATABILITY
    return PointBudget(
        runs=runs,
        energy_kwh=energy,
        s_percent=spread,
        pooled=pooled is not None,
        repeatability=Component(source, spread / math.sqrt(runs), dof),
        lines=tuple(component_of(line) for line in point.budget if line.kind is None),
        resolutions=tuple(_resolution_terms(point, energy)),
    )


def component_of(line: BudgetLine) -> Component:
    """Return the standard uncertainty of a checked budget line."""
    if line.expanded_percent is not None:
        u = standard_uncertainty(line.expanded_percent, Distribution.NORMAL, line.k)
    elif line.half_width_percent is not None and line.distribution is not None:
        u = standard_uncertainty(line.half_width_percent, line.distribution, line.k)
    else:
        u = line.standard_percent or 0.0
    return Component(line.source, u, line.degrees_of_freedom)


def _resolution_terms(point: Point, energy_kwh: float) -> Iterator[Component]:
    """Yield the resolution terms in percent of the mean reference energy."""
    if isinstance(point, RegisterPoint):
        u_kwh = register_u_kwh(point.register_resolution_kwh, point.register_reading)
        yield Component(REGISTER_RESOLUTION, 100 * u_kwh / energy_kwh)
        if point.register_type == "float32":
            step_kwh = float32_step(max(float(run.stop_kwh) for run in point.runs))
            yield Component(FLOAT32_STEP, 100 * unsynchronised_difference_u(step_kwh) / energy_kwh)
    if point.reference_resolution_kwh is not None:
        u_kwh = register_u_kwh(point.reference_resolution_kwh, RegisterReading.DIFFERENCE)
        yield Component(REFERENCE_RESOLUTION, 100 * u_kwh / energy_kwh)


def register_u_kwh(resolution_kwh: Decimal, reading: RegisterReading) -> float:
    """Return u in kWh of an energy read with one digit = ``resolution_kwh``; synchronised: the timing is a line."""
    if reading is RegisterReading.SYNCHRONISED:
        return 0.0
    u_of = unsynchronised_difference_u if reading is RegisterReading.DIFFERENCE else truncated_reset_u
    return u_of(float(resolution_kwh))


def _combined(budget: PointBudget, coverage: float, point: str, where: str) -> Combined:
    try:
        return combine(budget.components, coverage)
    except ValueError:
        raise point_refused(where, point, "degrees_of_freedom", Problem.TOO_FEW) from None
