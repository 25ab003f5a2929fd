"""What the load at hand can reach, and the calibration planned from it before the first run (field rules 17 and 18).

A limit sent to the station is a ceiling, not a load: what flows is decided by vehicle, bank, cable and adapter.
u of a register difference is d/sqrt 6, u_A of n runs s/sqrt n (GUM 4.3.9, 4.2.3); P = n U I at power factor 1.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from app.domain.calibration_advice import MOST_RUNS
from app.domain.calibration_budget import REFERENCE_RESOLUTION, REGISTER_RESOLUTION, REPEATABILITY, register_u_kwh
from app.domain.calibration_input import RegisterReading
from app.domain.calibration_profile import CalibrationProfile, LoadPoint
from app.domain.errors import BadInput, Reason
from app.domain.student import normal_k
from app.domain.uncertainty import Component, combine, runs_needed

VEHICLE_MIN_A = 6.0  # IEC 61851-1, Annex A: the lowest current a control pilot can offer
FULL_PERCENT = 80.0  # above it most batteries take less current than they are offered
_RESOLUTION_SHARE = 0.1  # house rule: the last digits may take a tenth of the variance that the target allows
_STEP_TOLERANCE = 0.9  # a bank's step that lies more than a tenth below the wanted current is another load point


class LoadKind(StrEnum):
    """What draws the current."""

    VEHICLE = "vehicle"
    LOAD_BANK = "bank"
    DC_BANK = "dc_bank"


class Obstacle(StrEnum):
    """Why a load point is not attainable; ``data`` of the plan's point carries the numbers."""

    WRONG_CURRENT_KIND = "wrong_current_kind"
    VOLTAGE_OUT_OF_RANGE = "voltage_out_of_range"
    ABOVE_LOAD = "above_load"
    ABOVE_CONNECTOR = "above_connector"
    ABOVE_ADAPTER = "above_adapter"
    BELOW_MINIMUM = "below_minimum"
    NO_STEP = "no_step"
    BATTERY_TOO_FULL = "battery_too_full"
    TARGET_OUT_OF_REACH = "target_out_of_reach"
    TOO_LONG = "too_long"


@dataclass(frozen=True, kw_only=True)
class Load:
    """The load: phases, current per phase (A), voltage range (V, phase to neutral or DC), adapter, battery."""

    kind: LoadKind
    max_a: float
    phases: int = 3
    min_a: float = 0.0
    steps_a: tuple[float, ...] = ()
    min_v: float = 0.0
    max_v: float = math.inf
    adapter_a: float | None = None
    charge_percent: float | None = None
    battery_kwh: float | None = None

    @property
    def room_kwh(self) -> float:
        """Energy the battery still takes at full current; infinite for a bank or where nothing is known."""
        if self.battery_kwh is None or self.charge_percent is None:
            return math.inf
        return max(0.0, self.battery_kwh * (FULL_PERCENT - self.charge_percent) / 100)


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What the connector gives: phases (1 for DC), current per phase (A), voltage (V, phase to neutral or DC)."""

    max_a: float
    voltage_v: float
    phases: int = 3
    direct_current: bool = False


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What is known of the uncertainty beforehand: resolutions (kWh), budget lines, spread of a run (percent)."""

    register_resolution_kwh: Decimal
    reference_resolution_kwh: Decimal
    register_reading: RegisterReading = RegisterReading.DIFFERENCE
    lines: tuple[Component, ...] = ()
    s_percent: float | None = None

    @property
    def resolution_u_kwh(self) -> float:
        """Standard uncertainty of both resolutions together."""
        return math.hypot(
            register_u_kwh(self.register_resolution_kwh, self.register_reading),
            register_u_kwh(self.reference_resolution_kwh, RegisterReading.DIFFERENCE),
        )


@dataclass(frozen=True, kw_only=True)
class PointPlan:
    """One load point as it will be run, or the ``obstacle`` that prevents it with the number it broke (``bound``)."""

    id: str
    limit_a: Decimal
    current_a: float
    phases: int
    power_w: float
    energy_kwh: Decimal
    runs: int
    target_percent: float
    expected_percent: float | None
    obstacle: Obstacle | None = None
    bound: float | None = None

    @property
    def attainable(self) -> bool:
        """True where the load reaches the point."""
        return self.obstacle is None

    @property
    def minutes_per_run(self) -> float:
        """Time of one run at the planned power."""
        return 60_000 * float(self.energy_kwh) / self.power_w

    @property
    def minutes(self) -> float:
        """Time of all runs of the point."""
        return self.runs * self.minutes_per_run


@dataclass(frozen=True)
class CalibrationPlan:
    """All load points of the profile in its order; fixed before the first run."""

    points: tuple[PointPlan, ...]

    @property
    def attainable(self) -> tuple[PointPlan, ...]:
        """The points that will be run."""
        return tuple(point for point in self.points if point.attainable)

    @property
    def not_attainable(self) -> tuple[PointPlan, ...]:
        """The points the load does not reach; the report prints them with their reason."""
        return tuple(point for point in self.points if not point.attainable)

    @property
    def runs(self) -> int:
        """Number of runs in all."""
        return sum(point.runs for point in self.attainable)

    @property
    def energy_kwh(self) -> Decimal:
        """Energy in all."""
        return sum((point.runs * point.energy_kwh for point in self.attainable), Decimal(0))

    @property
    def minutes(self) -> float:
        """Time in all, without pauses."""
        return math.fsum(point.minutes for point in self.attainable)


def energy_needed_kwh(u_kwh: float, u_percent: float) -> float:
    """Return the least energy at which ``u_kwh`` is no more than ``u_percent``: 100 d/(sqrt 6 t) for one register."""
    return 100 * u_kwh / u_percent


def plan_calibration(
    profile: CalibrationProfile,
    load: Load,
    supply: Supply,
    expected: Expected,
    minutes_per_point: float = math.inf,
) -> CalibrationPlan:
    """Plan every load point of ``profile``: current, energy, runs, minutes, or why it cannot be reached.

    Energy grows over the profile's where the resolutions need it, runs where the expected spread needs it.
    """
    room_kwh = load.room_kwh
    points = []
    for wanted in profile.points:
        point = _plan_point(wanted, profile, load, supply, expected)
        point = _within_reach(point, room_kwh, minutes_per_point)
        if point.attainable:
            room_kwh -= float(point.runs * point.energy_kwh)
        points.append(point)
    return CalibrationPlan(tuple(points))


def _plan_point(
    wanted: LoadPoint, profile: CalibrationProfile, load: Load, supply: Supply, expected: Expected
) -> PointPlan:
    phases = 1 if supply.direct_current else min(load.phases, supply.phases)
    current_a, obstacle, bound = _current(float(wanted.limit_a), load, supply)
    target = profile.target_percent(wanted)
    energy = _energy(wanted.energy_kwh, target, profile.coverage_probability, expected)
    fewest = max(wanted.runs, profile.minimum_runs)
    runs, reached = _runs(fewest, float(energy), target, profile.coverage_probability, expected)
    if obstacle is None and reached is not None and reached > target:
        obstacle, bound = Obstacle.TARGET_OUT_OF_REACH, reached
    return PointPlan(
        id=wanted.id,
        limit_a=wanted.limit_a,
        current_a=current_a,
        phases=phases,
        power_w=phases * current_a * supply.voltage_v,
        energy_kwh=energy,
        runs=runs,
        target_percent=target,
        expected_percent=reached,
        obstacle=obstacle,
        bound=bound,
    )


def _current(limit_a: float, load: Load, supply: Supply) -> tuple[float, Obstacle | None, float | None]:
    """Return the current that will flow at ``limit_a``, or the obstacle and the bound it broke."""
    if load.kind is not LoadKind.VEHICLE and supply.direct_current is not (load.kind is LoadKind.DC_BANK):
        return limit_a, Obstacle.WRONG_CURRENT_KIND, None
    if not load.min_v <= supply.voltage_v <= load.max_v:
        return limit_a, Obstacle.VOLTAGE_OUT_OF_RANGE, supply.voltage_v
    ceilings = (
        (Obstacle.ABOVE_CONNECTOR, supply.max_a),
        (Obstacle.ABOVE_ADAPTER, math.inf if load.adapter_a is None else load.adapter_a),
        (Obstacle.ABOVE_LOAD, load.max_a),
    )
    for obstacle, bound in ceilings:
        if limit_a > bound:
            return limit_a, obstacle, bound
    control_pilot = load.kind is LoadKind.VEHICLE and not supply.direct_current
    lowest = max(load.min_a, VEHICLE_MIN_A) if control_pilot else load.min_a
    if limit_a < lowest:
        return limit_a, Obstacle.BELOW_MINIMUM, lowest
    if not load.steps_a:
        return limit_a, None, None
    step = max((step for step in load.steps_a if step <= limit_a), default=0.0)
    if step < _STEP_TOLERANCE * limit_a:
        return limit_a, Obstacle.NO_STEP, step
    return step, None, None


def _energy(least_kwh: Decimal, target_percent: float, coverage: float, expected: Expected) -> Decimal:
    """Return the energy a run: the profile's, or rounded up to two digits what the resolutions need."""
    allowed_percent = target_percent / normal_k(coverage) * math.sqrt(_RESOLUTION_SHARE)
    needed = Decimal(repr(energy_needed_kwh(expected.resolution_u_kwh, allowed_percent)))
    if needed <= least_kwh:
        return least_kwh
    return needed.quantize(Decimal(1).scaleb(needed.adjusted() - 1), ROUND_CEILING)


def _runs(
    fewest: int, energy_kwh: float, target_percent: float, coverage: float, expected: Expected
) -> tuple[int, float | None]:
    """Return the number of runs and the U expected of them; U is None where no spread is expected beforehand."""
    if expected.s_percent is None:
        return fewest, None
    others = (*expected.lines, *_resolutions(energy_kwh, expected))
    needed = runs_needed(expected.s_percent, others, target_percent, coverage, MOST_RUNS)
    runs = max(fewest, needed or 0)
    repeatability = Component(REPEATABILITY, expected.s_percent / math.sqrt(runs), max(1, runs - 1))
    return runs, combine((repeatability, *others), coverage).U


def _resolutions(energy_kwh: float, expected: Expected) -> Sequence[Component]:
    register = register_u_kwh(expected.register_resolution_kwh, expected.register_reading)
    reference = register_u_kwh(expected.reference_resolution_kwh, RegisterReading.DIFFERENCE)
    return (
        Component(REGISTER_RESOLUTION, 100 * register / energy_kwh),
        Component(REFERENCE_RESOLUTION, 100 * reference / energy_kwh),
    )


def _within_reach(point: PointPlan, room_kwh: float, minutes_per_point: float) -> PointPlan:
    if not point.attainable:
        return point
    if float(point.runs * point.energy_kwh) > room_kwh:
        return replace(point, obstacle=Obstacle.BATTERY_TOO_FULL, bound=room_kwh)
    if point.minutes > minutes_per_point:
        return replace(point, obstacle=Obstacle.TOO_LONG, bound=point.minutes)
    return point


def enough(runs_done: int, minimum_runs: int, expanded_percent: float, target_percent: float) -> bool:
    """Return whether a point may stop early: the minimum is done and U is small enough. The error is not asked."""
    return runs_done >= minimum_runs and expanded_percent <= target_percent


_NUMBER = r"([0-9]+(?:[.,][0-9]+)?)"
_WORDS = {
    "phases": re.compile(rf"([123])\s*[x×]\s*{_NUMBER}\s*A"),
    "adapter": re.compile(rf"adapter\s+{_NUMBER}\s*A"),
    "least": re.compile(rf"(?:min|from)\s+{_NUMBER}\s*A"),
    "range": re.compile(rf"{_NUMBER}\s*-\s*{_NUMBER}\s*V"),
    "charge": re.compile(rf"{_NUMBER}\s*%"),
    "battery": re.compile(rf"{_NUMBER}\s*kWh"),
    "current": re.compile(rf"{_NUMBER}\s*A"),
}


def parse_load(text: str, where: str = "") -> Load:
    """Read a load as a plan writes it: ``vehicle 3x16 A, adapter 32 A, 40 %, 60 kWh`` or ``dc_bank 125 A, 200-920 V``.

    Raises BadInput (WRONG_VALUE) where the kind or the current is missing, or a part is not understood.
    """
    kind, _, rest = text.strip().partition(" ")
    if kind not in list(LoadKind):
        raise BadInput(Reason.WRONG_VALUE, where, field="load", problem=kind)
    load = Load(kind=LoadKind(kind), max_a=0.0, phases=1)
    for part in filter(None, (part.strip() for part in re.split(r"[,;]\s+|[,;]$", rest))):
        load = _with_part(load, part, where)
    if not load.max_a:
        raise BadInput(Reason.MISSING_KEY, where, field="load", problem="A")
    return load


def _with_part(load: Load, part: str, where: str) -> Load:
    for name, pattern in _WORDS.items():
        found = pattern.fullmatch(part)
        if found:
            return _said(load, name, [float(number.replace(",", ".")) for number in found.groups()])
    raise BadInput(Reason.WRONG_VALUE, where, field="load", problem=part)


def _said(load: Load, name: str, numbers: list[float]) -> Load:
    match name:
        case "phases":
            return replace(load, phases=int(numbers[0]), max_a=numbers[1])
        case "adapter":
            return replace(load, adapter_a=numbers[0])
        case "least":
            return replace(load, min_a=numbers[0])
        case "range":
            return replace(load, min_v=numbers[0], max_v=numbers[1])
        case "charge":
            return replace(load, charge_percent=numbers[0])
        case "battery":
            return replace(load, battery_kwh=numbers[0])
        case _:
            return replace(load, max_a=numbers[0])
