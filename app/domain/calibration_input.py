"""What `calibration evaluate` is given: profile, load points, runs and budget lines, as the contract states them.

Energies are exact ``Decimal``. ``calibration_check`` reads a file into these and refuses what cannot be used.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from typing import Literal, Protocol

from app.domain.codec import STRICT
from app.domain.correlation import Correlation
from app.domain.decision import DecisionRule, Limits
from app.domain.uncertainty import Distribution

NUMBERS = {**STRICT, "allow_inf_nan": False}
EXACT = Context(prec=60)  # differences and quotients of energies keep every digit that was typed


class RegisterReading(StrEnum):
    """How the station's register was read; decides its resolution term."""

    DIFFERENCE = "difference"
    RESET_TRUNCATED = "reset_truncated"
    SYNCHRONISED = "synchronised"


class Run(Protocol):
    """One comparison: the energy the station counted against the energy of the reference."""

    @property
    def station_kwh(self) -> Decimal:
        """Energy the station counted, in kWh."""

    @property
    def reference_kwh(self) -> Decimal:
        """Energy of the reference over the same interval, in kWh."""


@dataclass(frozen=True)
class RegisterRun:
    """Begin and end of the station's register, and the reference's energy, all in kWh."""

    __pydantic_config__ = NUMBERS
    start_kwh: Decimal
    stop_kwh: Decimal
    reference_kwh: Decimal

    @property
    def station_kwh(self) -> Decimal:
        """Exact difference of the register, in kWh."""
        return EXACT.subtract(self.stop_kwh, self.start_kwh)


@dataclass(frozen=True)
class PulseRun:
    """Pulses of the station's meter (constant in imp/kWh) against the reference's energy in kWh."""

    __pydantic_config__ = NUMBERS
    pulses: int
    constant_imp_per_kwh: Decimal
    reference_kwh: Decimal

    @property
    def station_kwh(self) -> Decimal:
        """Pulses divided by the meter constant, in kWh."""
        return EXACT.divide(Decimal(self.pulses), self.constant_imp_per_kwh)


@dataclass(frozen=True)
class PowerTimeRun:
    """Pulses of the station's meter against a steady reference power (W) over a time (s)."""

    __pydantic_config__ = NUMBERS
    pulses: int
    constant_imp_per_kwh: Decimal
    power_w: Decimal
    seconds: Decimal

    @property
    def station_kwh(self) -> Decimal:
        """Pulses divided by the meter constant, in kWh."""
        return EXACT.divide(Decimal(self.pulses), self.constant_imp_per_kwh)

    @property
    def reference_kwh(self) -> Decimal:
        """Mean power times time, in kWh."""
        return EXACT.divide(EXACT.multiply(self.power_w, self.seconds), Decimal(3_600_000))


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """One line of a point's budget: expanded with k, half width with distribution, standard, or pooled s; in percent.

    Without ``degrees_of_freedom`` they are infinitely many. ``sensitivity`` is what 1 % of it adds to the error.
    """

    __pydantic_config__ = NUMBERS
    source: str = ""
    kind: Literal["pooled"] | None = None
    distribution: Distribution | None = None
    expanded_percent: float | None = None
    half_width_percent: float | None = None
    standard_percent: float | None = None
    k: float | None = None
    degrees_of_freedom: float | None = None
    sensitivity: float = 1.0


@dataclass(frozen=True)
class MonteCarloPlan:
    """How many trials check the budget (GUM Supplement 1), and the seed that makes them repeatable."""

    __pydantic_config__ = NUMBERS
    trials: int
    seed: int = 1


@dataclass(frozen=True, kw_only=True)
class RegisterPoint:
    """A load point compared by the station's register; ``difference`` is the cautious way to read it.

    A register that begins again at 0 says at which energy: ``register_rollover_kwh``.
    Method ``signed`` compares begin and end as the meter signed them: the same arithmetic (see ``signed_run``).
    """

    __pydantic_config__ = NUMBERS
    id: str
    method: Literal["register", "signed"]
    register_resolution_kwh: Decimal
    register_reading: RegisterReading = RegisterReading.DIFFERENCE
    register_type: Literal["float32"] | None = None
    register_rollover_kwh: Decimal | None = None
    reference_resolution_kwh: Decimal
    runs: tuple[RegisterRun, ...]
    budget: tuple[BudgetLine, ...] = ()
    limit_percent: float | None = None
    correlations: tuple[Correlation, ...] = ()
    k: float | None = None
    monte_carlo: MonteCarloPlan | None = None

    @property
    def is_reset(self) -> bool:
        """Whether the register is set to 0 before each run: then it may show the same twice."""
        return self.register_reading is RegisterReading.RESET_TRUNCATED


@dataclass(frozen=True, kw_only=True)
class PulsePoint:
    """A load point compared by counted pulses; the edges of the pulses are a line of the budget."""

    __pydantic_config__ = NUMBERS
    id: str
    method: Literal["pulse"]
    reference_resolution_kwh: Decimal | None = None
    runs: tuple[PulseRun, ...]
    budget: tuple[BudgetLine, ...] = ()
    limit_percent: float | None = None
    correlations: tuple[Correlation, ...] = ()
    k: float | None = None
    monte_carlo: MonteCarloPlan | None = None


@dataclass(frozen=True, kw_only=True)
class PowerTimePoint:
    """A load point compared by pulses against power times time."""

    __pydantic_config__ = NUMBERS
    id: str
    method: Literal["power_time"]
    reference_resolution_kwh: Decimal | None = None
    runs: tuple[PowerTimeRun, ...]
    budget: tuple[BudgetLine, ...] = ()
    limit_percent: float | None = None
    correlations: tuple[Correlation, ...] = ()
    k: float | None = None
    monte_carlo: MonteCarloPlan | None = None


AnyRun = RegisterRun | PulseRun | PowerTimeRun
Point = RegisterPoint | PulsePoint | PowerTimePoint
POINT_KINDS: dict[str, type[Point]] = {
    "register": RegisterPoint,
    "signed": RegisterPoint,
    "pulse": PulsePoint,
    "power_time": PowerTimePoint,
}


@dataclass(frozen=True, kw_only=True)
class RunProfile:
    """The part of a calibration profile that decides: limit, rule, coverage, largest U/T, guard factor."""

    __pydantic_config__ = NUMBERS
    limit_percent: float
    decision: DecisionRule
    coverage_probability: float
    max_uncertainty_ratio: float
    guard_factor: float = 1.0

    def limits(self, own_limit_percent: float | None = None) -> Limits:
        """Return what a point is judged by; ``own_limit_percent`` replaces the profile's limit."""
        return Limits(
            limit_percent=self.limit_percent if own_limit_percent is None else own_limit_percent,
            rule=self.decision,
            max_uncertainty_ratio=self.max_uncertainty_ratio,
            guard_factor=self.guard_factor,
        )


@dataclass(frozen=True)
class CalibrationInput:
    """A whole file: what it is judged by, and its load points."""

    __pydantic_config__ = NUMBERS
    profile: RunProfile
    points: tuple[Point, ...]
