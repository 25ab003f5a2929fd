"""A profile applied to one station and one load: plain load points with their limits, or why it says nothing of them.

``limit = mpe(class, I/Imin/Itr/Imax, power factor, temperature) x factor in service``; the ratings are declared.
Factor in service such as 2 in Germany: MessEV, section 22(2). Which current within a range is run is a house rule.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from app.domain.calibration_check import point_refused
from app.domain.calibration_problem import Problem
from app.domain.calibration_profile import MOST_PERCENT, CalibrationProfile, LoadPoint
from app.domain.errors import BadInput, Reason
from app.domain.load import VEHICLE_MIN_A, Load, LoadKind, Supply
from app.domain.meter_rating import MeterRatings
from app.domain.mpe import Conditions, NotCovered, mpe
from app.domain.profile_part import PointRule
from app.domain.text import mark

NOMINAL_V = 230.0
TOO_LITTLE = mark("too little energy")
UNKNOWN_MAX_A = 1000.0
"""What the connector gives is not known before it is tried."""


@dataclass(frozen=True)
class ResolvedProfile:
    """A profile of plain points, and the points it does not cover with the reason of each."""

    profile: CalibrationProfile
    not_covered: tuple[tuple[str, NotCovered], ...] = ()


def missing(profile: CalibrationProfile, ratings: MeterRatings) -> tuple[str, ...]:
    """Return the ratings (and ``confirmed:ID`` for a question) that the profile demands and nobody has declared."""
    lacking = [name for name in profile.demands if name != "confirmed" and getattr(ratings, name) in (None, "")]
    return (*lacking, *(f"confirmed:{ask.id}" for ask in profile.always_asked if ask.id not in ratings.confirmed))


def supply_for(profile: CalibrationProfile, load: Load, ratings: MeterRatings) -> Supply:
    """Return what the connector is taken to give: mains voltage for AC, the declared voltage for DC."""
    direct = profile.current == "dc" or (profile.current == "any" and load.kind is LoadKind.DC_BANK)
    volts = ratings.voltage_v if direct and ratings.voltage_v is not None else NOMINAL_V
    phases = 1 if direct else 3
    return Supply(max_a=UNKNOWN_MAX_A, voltage_v=volts, phases=phases, direct_current=direct)


def resolve_profile(
    profile: CalibrationProfile,
    ratings: MeterRatings,
    load: Load,
    supply: Supply,
    named: Sequence[LoadPoint] = (),
) -> ResolvedProfile:
    """Apply ``profile``; ``named`` are the plan's own points and take the place of the profile's.

    Raises BadInput: MISSING_KEY naming every rating that is demanded and missing (``calibration.meter...``), or the
    points (``calibration.point``); WRONG_VALUE where the number of points is not one the profile allows, or a named
    point has less energy or fewer runs than the profile asks for.
    """
    lacking = missing(profile, ratings)
    if lacking:
        fields = ", ".join(f"calibration.meter.{name}" for name in lacking)
        raise BadInput(Reason.MISSING_KEY, profile.id, field=fields, missing=lacking)
    _check_count(profile, ratings, named)
    _check_energy(profile, ratings, named)
    _check_runs(profile, named)
    made = [_point(rule, profile, ratings, load, supply) for rule in profile.point_rules]
    chosen = list(named) or [*profile.points, *made]
    phases = 1 if supply.direct_current else min(load.phases, supply.phases)
    covered, outside = [], []
    for point in chosen:
        limit = _limit(profile, ratings, point, phases)
        if isinstance(limit, NotCovered):
            outside.append((point.id, limit))
        else:
            covered.append(replace(point, limit_percent=limit))
    return ResolvedProfile(_plain(profile, tuple(covered)), tuple(outside))


def _plain(profile: CalibrationProfile, points: tuple[LoadPoint, ...]) -> CalibrationProfile:
    """Return the profile with nothing left to resolve; a common limit stays, else the widest stands for all."""
    common = profile.limit_percent
    if common is None:
        common = max((point.limit_percent for point in points if point.limit_percent is not None), default=None)
    else:
        points = tuple(replace(p, limit_percent=None if p.limit_percent == common else p.limit_percent) for p in points)
    return replace(
        profile,
        points=points,
        point_rules=(),
        point_counts=(),
        mpe=(),
        limit_entered=False,
        in_service_factor=1.0,
        limit_percent=common,
    )


def _limit(
    profile: CalibrationProfile, ratings: MeterRatings, point: LoadPoint, load_phases: int
) -> float | NotCovered:
    """Return the limit of a point in percent: its own, the profile's, the entered one, or the table's."""
    if point.limit_percent is not None:
        return point.limit_percent
    if profile.limit_percent is not None:
        return profile.limit_percent
    if profile.limit_entered and ratings.mpe_percent is not None:
        return ratings.mpe_percent * profile.in_service_factor
    found = mpe(profile.mpe, ratings, Conditions(point.limit_a, load_phases))
    return found if isinstance(found, NotCovered) else found * profile.in_service_factor


def _check_count(profile: CalibrationProfile, ratings: MeterRatings, named: Sequence[LoadPoint]) -> None:
    if not profile.point_counts:
        return
    if not named:
        raise BadInput(Reason.MISSING_KEY, profile.id, field="calibration.point", missing=("point",))
    allowed = [count for count in profile.point_counts if count.count == len(named)]
    if not allowed:
        raise BadInput(Reason.WRONG_VALUE, profile.id, field="calibration.point", problem=str(len(named)))
    open_questions = [name for name in allowed[0].needs if name not in ratings.confirmed]
    if open_questions:
        fields = tuple(f"confirmed:{name}" for name in open_questions)
        joined = ", ".join(f"calibration.meter.{name}" for name in fields)
        raise BadInput(Reason.MISSING_KEY, profile.id, field=joined, missing=fields)


def _check_energy(profile: CalibrationProfile, ratings: MeterRatings, named: Sequence[LoadPoint]) -> None:
    if profile.energy_steps is None:
        return
    least = profile.energy_steps.steps * _declared(ratings.display_step_kwh, profile, "display_step_kwh")
    for point in named:
        if point.energy_kwh < least:
            problem = f"{TOO_LITTLE}: {point.energy_kwh:f} < {least:f} kWh"
            raise point_refused(profile.id, point.id, "energy_kwh", problem)


def _check_runs(profile: CalibrationProfile, named: Sequence[LoadPoint]) -> None:
    for point in named:
        if point.runs < profile.minimum_runs:
            problem = f"{Problem.TOO_FEW}: {point.runs} < {profile.minimum_runs}"
            raise point_refused(profile.id, point.id, "runs", problem)


def _point(
    rule: PointRule, profile: CalibrationProfile, ratings: MeterRatings, load: Load, supply: Supply
) -> LoadPoint:
    unit = Decimal(1) if rule.of == "ampere" else _declared(getattr(ratings, f"{rule.of}_a"), profile, f"{rule.of}_a")
    energies = [rule.energy_kwh or Decimal(0)]
    if rule.mmq is not None:
        energies.append(rule.mmq * _declared(ratings.mmq_kwh, profile, "mmq_kwh"))
    if profile.energy_steps is not None:
        energies.append(profile.energy_steps.steps * _declared(ratings.display_step_kwh, profile, "display_step_kwh"))
    energy = max(energies) or ratings.display_step_kwh or Decimal("0.001")
    current = pick_current(rule.at_least * unit, rule.at_most * unit, load, supply)
    return LoadPoint(rule.id, current, energy, rule.runs, rule.limit_percent, rule.method, rule.methods)


def _declared(value: Decimal | None, profile: CalibrationProfile, name: str) -> Decimal:
    if value is None:
        raise BadInput(Reason.MISSING_KEY, profile.id, field=f"calibration.meter.{name}", missing=(name,))
    return value


def pick_current(low: Decimal, high: Decimal, load: Load, supply: Supply) -> Decimal:
    """Return the current (A) to run within ``low`` to ``high``: whole amperes near the middle that the load reaches.

    Where it reaches none of them, the nearest bound is returned, so that the plan names the obstacle.
    """
    ceiling = Decimal(repr(min(supply.max_a, load.max_a, math.inf if load.adapter_a is None else load.adapter_a)))
    pilot = load.kind is LoadKind.VEHICLE and not supply.direct_current
    floor = Decimal(repr(max(load.min_a, VEHICLE_MIN_A) if pilot else load.min_a))
    least, most = max(low, floor), min(high, ceiling)
    if least > most:
        return high if floor > high else low
    middle = min(max((low + high) / 2, least), most)
    steps = [Decimal(repr(step)) for step in load.steps_a if least <= Decimal(repr(step)) <= most]
    if steps:
        return min(steps, key=lambda step: abs(step - middle))
    whole = middle.quantize(Decimal(1), ROUND_HALF_EVEN)
    return whole if least <= whole <= most else middle.normalize()


def settled(profile: CalibrationProfile, limits_percent: Sequence[float | None]) -> CalibrationProfile:
    """Return the profile as it decides: where its limit came from ratings, the widest of the planned limits stands.

    Every planned point then carries its own limit, so the one that stands decides nothing by itself.
    """
    if profile.limit_percent is not None:
        return profile
    widest = max((limit for limit in limits_percent if limit is not None), default=MOST_PERCENT)
    return replace(profile, limit_percent=widest, mpe=(), limit_entered=False, in_service_factor=1.0)
