"""Calibration profiles: which limit, which rule, which load points; data with their source in ``resources``."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.calibration_check import check_profile, point_refused
from app.domain.calibration_input import NUMBERS, RunProfile
from app.domain.calibration_problem import Problem
from app.domain.codec import decode
from app.domain.decision import DecisionRule
from app.domain.errors import BadInput, Reason
from app.domain.text import Words


@dataclass(frozen=True)
class LoadPoint:
    """One load: the charging limit set at the station (A per phase), energy a run (kWh), runs; maybe its own limit."""

    __pydantic_config__ = NUMBERS
    id: str
    limit_a: Decimal
    energy_kwh: Decimal
    runs: int
    limit_percent: float | None = None


@dataclass(frozen=True)
class Repeatability:
    """How far the runs of a point may lie apart, as a share of the limit."""

    __pydantic_config__ = NUMBERS
    max_range_ratio: float
    source: str


@dataclass(frozen=True, kw_only=True)
class CalibrationProfile:
    """A profile as shipped; ``standing`` says whether the limit is the law's or the house's (field rule 20).

    ``verified`` is False until a person has compared the numbers with the source itself.
    """

    __pydantic_config__ = NUMBERS
    id: str
    name: Words
    edition: str
    source: str
    verified: bool
    standing: Literal["legal", "house"]
    limit_basis: Words
    conditions: Words
    limit_percent: float
    decision: DecisionRule
    coverage_probability: float
    max_uncertainty_ratio: float
    guard_factor: float = 1.0
    minimum_runs: int
    repeatability: Repeatability
    points: tuple[LoadPoint, ...]

    @property
    def run_profile(self) -> RunProfile:
        """The part that decides, as ``calibration evaluate`` takes it."""
        return RunProfile(
            limit_percent=self.limit_percent,
            decision=self.decision,
            coverage_probability=self.coverage_probability,
            max_uncertainty_ratio=self.max_uncertainty_ratio,
            guard_factor=self.guard_factor,
        )

    def target_percent(self, point: LoadPoint) -> float:
        """Return the largest U with which ``point`` can be decided."""
        return self.run_profile.limits(point.limit_percent).target_percent


def read_profile(data: object, where: str) -> CalibrationProfile:
    """Build a profile from parsed JSON. Raises BadInput naming the field, and the point where it lies in one."""
    profile = decode(CalibrationProfile, data, where)
    check_profile(profile.run_profile, where)
    if profile.minimum_runs < 1 or not profile.points:
        field = "minimum_runs" if profile.points else "points"
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=Problem.OUT_OF_RANGE)
    seen: set[str] = set()
    for point in profile.points:
        problem = _point_problem(point, profile.minimum_runs, seen)
        if problem is not None:
            raise point_refused(where, point.id, problem[0], problem[1])
        seen.add(point.id)
    return profile


def _point_problem(point: LoadPoint, minimum_runs: int, seen: set[str]) -> tuple[str, Problem] | None:
    if not point.id or point.id in seen:
        return "id", Problem.DUPLICATE if point.id else Problem.MISSING
    if point.limit_a <= 0:
        return "limit_a", Problem.NOT_POSITIVE
    if point.energy_kwh <= 0:
        return "energy_kwh", Problem.NOT_POSITIVE
    if point.runs < minimum_runs:
        return "runs", Problem.TOO_FEW
    own = point.limit_percent
    return ("limit_percent", Problem.NOT_POSITIVE) if own is not None and own <= 0 else None


def repeatable(errors_percent: tuple[float, ...], limit_percent: float, rule: Repeatability) -> bool:
    """Return whether the runs of one point lie close enough together; bounds inclusive, unrounded."""
    return max(errors_percent) - min(errors_percent) <= rule.max_range_ratio * limit_percent
