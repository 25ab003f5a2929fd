"""Says what would make a calibration decide, or trust its result more: a reason and its numbers, never a sentence.

More runs or energy are advised only because U is too large, never because of the error: whoever measures on until
the error pleases has not measured. Which advice is given is a house rule; u_A = s/sqrt n (GUM 4.2.3).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from app.domain.correlation import Correlation
from app.domain.decision import Limits, Outcome
from app.domain.student import one_sided_z
from app.domain.uncertainty import Combined, Component, combine

MOST_RUNS = 20
_MOST_RUNS_WITH_ENERGY = 10
_MOST_ENERGY_FACTOR = 100.0
_ENERGY_STEP = 1.1
_FEW_DOF = 10  # below ten the uncertainty itself is poorly known (EA-4/02, 5.3)
_POOLED_DOUBT = 2.0  # house rule: by chance in fewer than 5 of 100 cases, for any number of runs


class AdviceReason(StrEnum):
    """What to tell; the data each carries stand behind it."""

    MORE_ENERGY = "more_energy"  # energy_kwh a run, with the runs as they are
    MORE_RUNS = "more_runs"  # runs in all, with the energy as it is
    MORE_ENERGY_AND_RUNS = "more_energy_and_runs"  # energy_kwh a run, runs in all
    LARGEST_SOURCE = "largest_source"  # source, share_percent of the variance: only a better one helps
    FEW_DEGREES_OF_FREEDOM = "few_degrees_of_freedom"  # nu_eff, k
    POOLED_TOO_SMALL = "pooled_too_small"  # s_percent of these runs, pooled_percent
    NO_BUDGET = "no_budget"  # the reference has no line: its certificate is not in U
    WITHIN_GUARD_BAND = "within_guard_band"  # margin_percent between error and limit
    RUNS_OVERLAP = "runs_overlap"  # run, other_run, other_point: some energy was counted in both
    READING_COARSE = "reading_coarse"  # field, resolution_kwh as stated, shown_kwh: the smallest step any reading shows
    LIMIT_EXCEEDED = "limit_exceeded"  # excess_percent of the error over the limit


DECIDING = frozenset(
    {AdviceReason.MORE_ENERGY, AdviceReason.MORE_RUNS, AdviceReason.MORE_ENERGY_AND_RUNS, AdviceReason.LARGEST_SOURCE}
)
"""What would decide a point that could not be decided; each is enough by itself."""


@dataclass(frozen=True)
class Advice:
    """One piece of advice with its numbers; energies in kWh, u and errors in percent."""

    reason: AdviceReason
    data: Mapping[str, float | int | str]


@dataclass(frozen=True, kw_only=True)
class PointBudget:
    """The lines of a load point, kept apart by what makes them smaller."""

    runs: int
    energy_kwh: float
    s_percent: float
    """Spread of a single run that u_a is built from: of these runs, or pooled."""
    pooled: bool
    repeatability: Component
    lines: tuple[Component, ...]
    resolutions: tuple[Component, ...]
    correlations: tuple[Correlation, ...] = ()
    """Of what the lines add to the error, named by their sources."""
    k: float | None = None
    """A coverage factor that was stated, or None."""

    @property
    def components(self) -> tuple[Component, ...]:
        """Every line, repeatability first."""
        return (self.repeatability, *self.lines, *self.resolutions)

    def combined(self, coverage: float) -> Combined:
        """Sum up and expand. Raises FactorNeeded and ValueError as ``uncertainty.combine`` does."""
        return combine(self.components, coverage, self.correlations, self.k)

    def planned(self, runs: int, energy_kwh: float) -> "PointBudget":
        """Return what the budget would be with other ``runs`` and ``energy_kwh`` a run.

        Runs of a few readings easily scatter by one whole digit (u times the square root of 6); that part of the
        spread shrinks with the energy as the resolution does. Runs that happened to agree better than their digits
        are no promise for the next ones: those scatter by what the digits give, in 99 of 100 cases.
        """
        factor = energy_kwh / self.energy_kwh
        digits = math.hypot(*(each.u_percent for each in self.resolutions))
        seen = min(self.s_percent, math.sqrt(6) * digits)
        steady = math.sqrt(max(0.0, self.s_percent**2 - seen**2))
        digit = seen if self.pooled else max(seen, digits * _largest_scatter(runs))
        spread = math.hypot(steady, digit / factor)
        dof = self.repeatability.dof if self.pooled else float(runs - 1)
        return replace(
            self,
            runs=runs,
            energy_kwh=energy_kwh,
            s_percent=spread,
            repeatability=replace(self.repeatability, u_percent=spread / math.sqrt(runs), dof=dof),
            resolutions=tuple(replace(each, u_percent=each.u_percent / factor) for each in self.resolutions),
        )


def advise(
    outcome: Outcome,
    error_percent: float,
    observed_s_percent: float | None,
    budget: PointBudget,
    total: Combined,
    limits: Limits,
    coverage: float,
) -> tuple[Advice, ...]:
    """Return all advice for one load point, the most useful first; empty where nothing is to be said."""
    advice = [*_on_outcome(outcome, error_percent, budget, total, limits, coverage)]
    if budget.pooled and observed_s_percent is not None and observed_s_percent > _POOLED_DOUBT * budget.s_percent:
        data = {"s_percent": observed_s_percent, "pooled_percent": budget.s_percent}
        advice.append(Advice(AdviceReason.POOLED_TOO_SMALL, data))
    if total.nu_eff is not None and total.nu_eff < _FEW_DOF:
        advice.append(Advice(AdviceReason.FEW_DEGREES_OF_FREEDOM, {"nu_eff": total.nu_eff, "k": total.k}))
    if not any(line.u_percent for line in budget.lines):
        advice.append(Advice(AdviceReason.NO_BUDGET, {}))
    return tuple(advice)


def _on_outcome(
    outcome: Outcome, error_percent: float, budget: PointBudget, total: Combined, limits: Limits, coverage: float
) -> Iterator[Advice]:
    margin = limits.limit_percent - abs(error_percent)
    if outcome is Outcome.INCONCLUSIVE:
        yield from to_reach(limits.target_percent, budget, total, coverage)
    elif margin < 0:
        yield Advice(AdviceReason.LIMIT_EXCEEDED, {"excess_percent": -margin})
    elif outcome is not Outcome.PASS:
        yield Advice(AdviceReason.WITHIN_GUARD_BAND, {"margin_percent": margin})


def to_reach(target_percent: float, budget: PointBudget, total: Combined, coverage: float) -> Iterator[Advice]:
    """Yield each single change that brings U to ``target_percent``; else both together; else what stands in the way."""
    energy = energy_to_reach(target_percent, budget, coverage, budget.runs)
    runs = _runs_to_reach(target_percent, budget, coverage)
    if energy is not None:
        yield Advice(AdviceReason.MORE_ENERGY, {"energy_kwh": energy})
    if runs is not None:
        yield Advice(AdviceReason.MORE_RUNS, {"runs": runs})
    if energy is not None or runs is not None:
        return
    for more in range(budget.runs + 1, _MOST_RUNS_WITH_ENERGY + 1):
        both = energy_to_reach(target_percent, budget, coverage, more)
        if both is not None:
            yield Advice(AdviceReason.MORE_ENERGY_AND_RUNS, {"energy_kwh": both, "runs": more})
            return
    largest = max(budget.components, key=lambda component: component.u_percent)
    share = 100 * (largest.u_percent / total.u_c) ** 2
    yield Advice(AdviceReason.LARGEST_SOURCE, {"source": largest.source, "share_percent": share})


def energy_to_reach(target_percent: float, budget: PointBudget, coverage: float, runs: int) -> float | None:
    """Return the energy a run (kWh, rounded up to two digits) that brings U to the target, up to 100 times as much."""
    if not any(component.u_percent for component in budget.resolutions):
        return None
    factor = _ENERGY_STEP
    while factor <= _MOST_ENERGY_FACTOR:
        energy = round_up(budget.energy_kwh * factor)
        if _reaches(budget.planned(runs, energy), target_percent, coverage):
            return energy
        factor *= _ENERGY_STEP
    return None


def _runs_to_reach(target_percent: float, budget: PointBudget, coverage: float) -> int | None:
    for runs in range(budget.runs + 1, MOST_RUNS + 1):
        if _reaches(budget.planned(runs, budget.energy_kwh), target_percent, coverage):
            return runs
    return None


def _largest_scatter(runs: int) -> float:
    """Return what s of ``runs`` runs exceeds in 1 of 100 cases only, as a multiple of sigma.

    The square root of chi-square over its degrees of freedom, in the approximation of Wilson and Hilferty (1931),
    Proc. Natl. Acad. Sci. 17, 684: 2.147 for three runs, where the exact value is 2.146.
    """
    if runs == 1:
        return 1.0
    part = 2 / (9 * (runs - 1))
    return math.pow(1 - part + one_sided_z(0.99) * math.sqrt(part), 1.5)


def _reaches(planned: PointBudget, target_percent: float, coverage: float) -> bool:
    return target_percent >= planned.combined(coverage).U


def round_up(value: float) -> float:
    """Return ``value`` > 0 rounded up to two significant digits: an energy that a person types."""
    exact = Decimal(repr(value))
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - 1), ROUND_CEILING))
