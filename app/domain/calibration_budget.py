"""The budget of a load point: repeatability, its lines, and the resolution of both registers, in percent.

Model in percent of the reference: e = mean of the runs + repeatability + resolutions + lines of the budget (GUM 5.1).
Sensitivities are 1 and inputs uncorrelated unless the file says otherwise. Resolution terms are relative to the mean
reference energy of the runs; an unsynchronised difference is triangular, d/sqrt 6.
"""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.calibration_advice import PointBudget
from app.domain.calibration_input import EXACT, BudgetLine, Point, RegisterPoint, RegisterReading, Run
from app.domain.correlation import Correlation
from app.domain.resolution import float32_step, truncated_reset_u, unsynchronised_difference_u
from app.domain.text import mark
from app.domain.uncertainty import Component, Distribution, standard_uncertainty

REPEATABILITY = mark("repeatability")
POOLED_REPEATABILITY = mark("pooled repeatability")
REGISTER_RESOLUTION = mark("register resolution")
FLOAT32_STEP = mark("register float32 step")
REFERENCE_RESOLUTION = mark("reference resolution")


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
    turned = {line.source for line in point.budget if line.sensitivity < 0}
    return PointBudget(
        runs=runs,
        energy_kwh=energy,
        s_percent=spread,
        pooled=pooled is not None,
        repeatability=Component(source, spread / math.sqrt(runs), dof),
        lines=tuple(component_of(line) for line in point.budget if line.kind is None),
        resolutions=tuple(_resolution_terms(point, energy)),
        correlations=tuple(_of_contributions(each, turned) for each in point.correlations),
        k=point.k,
    )


def _of_contributions(given: Correlation, turned: set[str]) -> Correlation:
    """Return the correlation of what two lines add to the error: a negative sensitivity turns its sign."""
    sign = -1 if (given.a in turned) != (given.b in turned) else 1
    return Correlation(given.a, given.b, sign * given.r)


def component_of(line: BudgetLine) -> Component:
    """Return what a checked budget line adds: its standard uncertainty times its sensitivity."""
    if line.expanded_percent is not None:
        u = standard_uncertainty(line.expanded_percent, Distribution.NORMAL, line.k)
    elif line.half_width_percent is not None and line.distribution is not None:
        u = standard_uncertainty(line.half_width_percent, line.distribution, line.k)
    else:
        u = line.standard_percent or 0.0
    return Component(line.source, abs(line.sensitivity) * u, line.degrees_of_freedom)


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
