"""Calibration profiles: which limit, which rule, which load points; data with their source in ``resources``.

A profile may state its load points and limits outright, or as rules over the ratings of the station's meter: then
``profile_resolution`` makes a profile of plain points from it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.act import Act
from app.domain.calibration_check import check_profile, point_refused
from app.domain.calibration_input import NUMBERS, RunProfile
from app.domain.calibration_problem import Problem
from app.domain.codec import decode
from app.domain.decision import DecisionRule
from app.domain.errors import BadInput, Reason
from app.domain.meter_fact import Method
from app.domain.mpe import MpeRow, needs
from app.domain.profile_part import (
    Ask,
    BasedOn,
    EnergySteps,
    PointCount,
    PointRule,
    PriceCheck,
    SmallestUnit,
    StartingTest,
    ZeroLoadTest,
    in_order,
)
from app.domain.text import Words

COUNTED = frozenset({"pulse", "power_time"})
"""The methods that count pulses of the meter, and so need its constant."""
MOST_PERCENT = 100.0  # a limit beyond the energy itself is a slip of the pen


@dataclass(frozen=True)
class LoadPoint:
    """One load: the charging limit set at the station (A per phase), energy a run (kWh), runs; maybe its own limit.

    ``method`` is how it is compared unless the plan says another one of ``methods``; none there = the plan is free.
    """

    __pydantic_config__ = NUMBERS
    id: str
    limit_a: Decimal
    energy_kwh: Decimal
    runs: int
    limit_percent: float | None = None
    method: Method = "register"
    methods: tuple[Method, ...] = ()


@dataclass(frozen=True)
class Repeatability:
    """How far the runs of a point may lie apart, as a share of the limit."""

    __pydantic_config__ = NUMBERS
    max_range_ratio: float
    source: str


@dataclass(frozen=True, kw_only=True)
class CalibrationProfile:
    """A profile as shipped or edited; ``standing`` says whether the limit is the law's or the house's (field rule 20).

    Exactly one of ``limit_percent``, ``mpe`` (a table) and ``limit_entered`` (type certificate or adopted text) gives
    the limit; ``in_service_factor`` multiplies the last two. ``points`` are absolute, ``point_rules`` are shares of
    ratings; ``point_counts`` says how many points the plan has to name where the profile itself cannot. ``valid_from``
    and ``applies_until`` are days (2028-01-01) and inclusive; None = open. ``verified`` is False until a person has
    compared the numbers with the source itself.
    """

    __pydantic_config__ = NUMBERS
    id: str
    name: Words
    edition: str
    source: str
    verified: bool
    standing: Literal["legal", "house"]
    act: Act = Act.OPERATORS_CHECK
    country: str = ""
    current: Literal["ac", "dc", "any"] = "ac"
    valid_from: str | None = None
    applies_until: str | None = None
    based_on: BasedOn | None = None
    limit_basis: Words
    conditions: Words
    limit_percent: float | None = None
    mpe: tuple[MpeRow, ...] = ()
    limit_entered: bool = False
    in_service_factor: float = 1.0
    decision: DecisionRule
    coverage_probability: float
    max_uncertainty_ratio: float
    guard_factor: float = 1.0
    minimum_runs: int
    repeatability: Repeatability
    points: tuple[LoadPoint, ...] = ()
    point_rules: tuple[PointRule, ...] = ()
    point_counts: tuple[PointCount, ...] = ()
    energy_steps: EnergySteps | None = None
    asks: tuple[Ask, ...] = ()
    zero_load: ZeroLoadTest | None = None
    starting_load: StartingTest | None = None
    price_check: PriceCheck | None = None
    smallest_unit: SmallestUnit | None = None

    @property
    def run_profile(self) -> RunProfile:
        """The part that decides, as ``calibration evaluate`` takes it.

        Raises BadInput (MISSING_KEY) for a profile whose limit depends on ratings that were not applied yet.
        """
        if self.limit_percent is None:
            raise BadInput(Reason.MISSING_KEY, self.id, field="limit_percent")
        return self._deciding(self.limit_percent)

    def _deciding(self, limit_percent: float) -> RunProfile:
        return RunProfile(
            limit_percent=limit_percent,
            decision=self.decision,
            coverage_probability=self.coverage_probability,
            max_uncertainty_ratio=self.max_uncertainty_ratio,
            guard_factor=self.guard_factor,
        )

    def target_percent(self, point: LoadPoint) -> float:
        """Return the largest U with which ``point`` can be decided."""
        return self.run_profile.limits(point.limit_percent).target_percent

    @property
    def concrete(self) -> bool:
        """True where limits and points are stated outright, so that no rating is needed."""
        return self.limit_percent is not None and not (self.point_rules or self.point_counts or self.demands)

    @property
    def demands(self) -> tuple[str, ...]:
        """The ratings (names of ``MeterRatings``) that have to be declared before this profile says anything."""
        wanted = [f"{rule.of}_a" for rule in self.point_rules if rule.of != "ampere"]
        wanted += ["mmq_kwh"] if any(rule.mmq for rule in self.point_rules) else []
        wanted += needs(self.mpe) if self.mpe else []
        wanted += ["mpe_percent"] if self.limit_entered else []
        wanted += ["display_step_kwh"] if self.energy_steps else []
        wanted += ["voltage_v"] if self.current == "dc" else []
        wanted += ["imp_per_kwh"] if any(point.method in COUNTED for point in self.every_point) else []
        wanted += ["confirmed"] if self.always_asked else []
        return tuple(dict.fromkeys(wanted))

    @property
    def every_point(self) -> tuple[LoadPoint | PointRule, ...]:
        """Load points stated outright, then those that are ranges."""
        return (*self.points, *self.point_rules)

    def methods_at(self, point: str) -> tuple[Method, ...]:
        """Return the methods a plan may choose from at ``point``, the one taken without a choice first; none = any.

        A point of the plan's own may be compared as any of the profile's points may.
        """
        for one in self.every_point:
            if one.id == point:
                return _first(one.method, one.methods) if one.methods else ()
        if not self.every_point or not all(one.methods for one in self.every_point):
            return ()
        return tuple(dict.fromkeys(name for one in self.every_point for name in _first(one.method, one.methods)))

    def method_at(self, point: str) -> Method:
        """Return how ``point`` is compared where the plan does not choose."""
        known = tuple(one.method for one in self.every_point if one.id == point)
        return (*known, *self.methods_at(point), "register")[0]

    @property
    def always_asked(self) -> tuple[Ask, ...]:
        """The questions that have to be answered with yes in any case, not only for one count of points."""
        conditional = {name for count in self.point_counts for name in count.needs}
        return tuple(ask for ask in self.asks if ask.id not in conditional)

    def check_limits(self, where: str) -> None:
        """Refuse limits that decide nothing, or two kinds of limit at once. Raises BadInput naming the field."""
        stated = [
            name
            for name, given in (
                ("limit_percent", self.limit_percent is not None),
                ("mpe", bool(self.mpe)),
                ("limit_entered", self.limit_entered),
            )
            if given
        ]
        if not stated:
            raise BadInput(Reason.MISSING_KEY, where, field="limit_percent")
        if len(stated) > 1:
            raise BadInput(Reason.WRONG_VALUE, where, field=stated[1], problem=Problem.CONTRADICTION)
        check_profile(self._deciding(1.0 if self.limit_percent is None else self.limit_percent), where)
        if not 0 < self.in_service_factor <= MOST_PERCENT:
            raise BadInput(Reason.WRONG_VALUE, where, field="in_service_factor", problem=Problem.OUT_OF_RANGE)
        if self.limit_percent is not None and self.in_service_factor != 1:
            raise BadInput(Reason.WRONG_VALUE, where, field="in_service_factor", problem=Problem.CONTRADICTION)


def read_profile(data: object, where: str) -> CalibrationProfile:
    """Build a profile from parsed JSON. Raises BadInput naming the field, and the point where it lies in one."""
    profile = decode(CalibrationProfile, data, where)
    for field in ("id", "edition"):  # a certificate prints both: without them nobody can find the limits again
        if not getattr(profile, field).strip():
            raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=Problem.MISSING)
    profile.check_limits(where)
    _check_table(profile, where)
    _check_days(profile, where)
    if profile.minimum_runs < 1 or not (profile.points or profile.point_rules or profile.point_counts):
        field = "points" if profile.minimum_runs >= 1 else "minimum_runs"
        what = Problem.MISSING if field == "points" else Problem.OUT_OF_RANGE
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=what)
    if profile.repeatability.max_range_ratio <= 0:
        field = "repeatability.max_range_ratio"
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=Problem.NOT_POSITIVE)
    seen: set[str] = set()
    for point in profile.every_point:
        problem = _point_problem(point, profile.minimum_runs, seen)
        if problem is not None:
            raise point_refused(where, point.id, problem[0], problem[1])
        seen.add(point.id)
    _check_asks(profile, where)
    return profile


def _first(method: Method, methods: tuple[Method, ...]) -> tuple[Method, ...]:
    return (method, *(name for name in methods if name != method))


def _point_problem(point: LoadPoint | PointRule, minimum_runs: int, seen: set[str]) -> tuple[str, Problem] | None:
    if not point.id or point.id in seen:
        return "id", Problem.DUPLICATE if point.id else Problem.MISSING
    if isinstance(point, LoadPoint):
        positive = [("limit_a", point.limit_a), ("energy_kwh", point.energy_kwh)]
    else:
        positive = [("at_least", point.at_least), ("at_most", point.at_most)]
        positive += [(name, value) for name in ("energy_kwh", "mmq") if (value := getattr(point, name)) is not None]
        if point.at_most < point.at_least:
            return "at_most", Problem.CONTRADICTION
    for field, value in positive:
        if value <= 0:
            return field, Problem.NOT_POSITIVE
    if point.runs < minimum_runs:
        return "runs", Problem.TOO_FEW
    if len(set(point.methods)) < len(point.methods):
        return "methods", Problem.DUPLICATE
    if point.methods and point.method not in point.methods:
        return "method", Problem.CONTRADICTION
    own = point.limit_percent
    return ("limit_percent", Problem.NOT_POSITIVE) if own is not None and own <= 0 else None


def _check_table(profile: CalibrationProfile, where: str) -> None:
    for number, row in enumerate(profile.mpe, 1):
        if not row.percent or not all(0 < value <= MOST_PERCENT for value in row.percent.values()):
            raise BadInput(Reason.WRONG_VALUE, where, field=f"mpe[{number}].percent", problem=Problem.OUT_OF_RANGE)
        if not all(low < high for low, high in row.temperature_c):
            raise BadInput(
                Reason.WRONG_VALUE, where, field=f"mpe[{number}].temperature_c", problem=Problem.CONTRADICTION
            )


def _check_days(profile: CalibrationProfile, where: str) -> None:
    problem = in_order(profile.valid_from, profile.applies_until)
    if problem is not None:
        raise BadInput(Reason.WRONG_VALUE, where, field=problem, problem=Problem.OUT_OF_RANGE)


def _check_asks(profile: CalibrationProfile, where: str) -> None:
    known = [ask.id for ask in profile.asks]
    if len(set(known)) < len(known):
        raise BadInput(Reason.WRONG_VALUE, where, field="asks", problem=Problem.DUPLICATE)
    for count in profile.point_counts:
        if count.count < 1:
            raise BadInput(Reason.WRONG_VALUE, where, field="point_counts", problem=Problem.OUT_OF_RANGE)
        if not set(count.needs) <= set(known):
            raise BadInput(Reason.WRONG_VALUE, where, field="point_counts", problem=Problem.UNKNOWN)


def repeatable(errors_percent: tuple[float, ...], limit_percent: float, rule: Repeatability) -> bool:
    """Return whether the runs of one point lie close enough together; bounds inclusive, unrounded."""
    return max(errors_percent) - min(errors_percent) <= rule.max_range_ratio * limit_percent
