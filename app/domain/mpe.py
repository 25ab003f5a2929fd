"""Maximum permissible errors as a table: ``mpe(class, I/Imin/Itr/Imax, power factor, temperature)``, data not code.

The numbers stand in the profiles, each with its source; their form is that of 2014/32/EU, Annex V, and R 46.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from app.domain.calibration_input import NUMBERS
from app.domain.meter_rating import MeterRatings

UNITY = 0.995  # a power factor that rounds to 1.00 counts as 1: the tables of R 46 have a row of their own for it
INDUCTIVE_LEAST, CAPACITIVE_LEAST = 0.5, 0.8  # 0.5 inductive to 0.8 capacitive: R 46 and 2014/32/EU, Annex V


class CurrentRange(StrEnum):
    """Which currents a row is for: ``Imin <= I < Itr`` or ``Itr <= I <= Imax``."""

    IMIN_ITR = "imin_itr"
    ITR_IMAX = "itr_imax"


class LoadShape(StrEnum):
    """How the phases of the meter are loaded; a single-phase meter is always balanced."""

    BALANCED = "balanced"
    SINGLE_PHASE = "single_phase"


class Uncovered(StrEnum):
    """Why a profile says nothing about a load point."""

    METER_CLASS = "uncovered_class"
    BELOW_IMIN = "uncovered_below_imin"
    ABOVE_IMAX = "uncovered_above_imax"
    CURRENT = "uncovered_current"
    LOAD_SHAPE = "uncovered_load_shape"
    TEMPERATURE = "uncovered_temperature"
    POWER_FACTOR = "uncovered_power_factor"


@dataclass(frozen=True, kw_only=True)
class MpeRow:
    """One row: percent by class, for a range of currents, a shape of load, temperatures (degC) and power factors.

    No temperatures = the table does not depend on them. Where bounds touch, the first row that fits counts.
    """

    __pydantic_config__ = NUMBERS
    currents: CurrentRange
    load: LoadShape = LoadShape.BALANCED
    temperature_c: tuple[tuple[float, float], ...] = ()
    power_factor: Literal["any", "unity", "reduced"] = "any"
    percent: Mapping[str, float]


@dataclass(frozen=True)
class NotCovered:
    """A load point outside the table: the reason, and the number that fell outside (A, degC or power factor)."""

    why: Uncovered
    bound: float | None = None

    @property
    def code(self) -> str:
        """As facts keep it: the reason and the number, such as ``uncovered_temperature 45``."""
        return self.why if self.bound is None else f"{self.why} {self.bound:g}"


@dataclass(frozen=True)
class Conditions:
    """One load point as the table sees it: current per phase (A) and phases loaded."""

    current_a: Decimal
    load_phases: int


def needs(rows: tuple[MpeRow, ...]) -> tuple[str, ...]:
    """Return the ratings without which the table cannot be read, as names of ``MeterRatings``."""
    wanted = {
        "meter_class": any(len(row.percent) > 1 for row in rows),
        "imin_a": any(row.currents is CurrentRange.IMIN_ITR for row in rows),
        "itr_a": True,
        "imax_a": any(row.currents is CurrentRange.ITR_IMAX for row in rows),
        "temperature_c": any(row.temperature_c for row in rows),
        "power_factor": any(row.power_factor != "any" for row in rows),
        "phases": any(row.load is LoadShape.SINGLE_PHASE for row in rows),
    }
    return tuple(name for name, needed in wanted.items() if needed)


def mpe(rows: tuple[MpeRow, ...], ratings: MeterRatings, at: Conditions) -> float | NotCovered:
    """Return the maximum permissible error in percent, or why the table does not cover the point.

    Every rating that ``needs`` names has to be there. Source of the form: 2014/32/EU, Annex V, Table 2; OIML R 46-1.
    """
    shape = _shape(ratings, at)
    if shape is None:
        return NotCovered(Uncovered.LOAD_SHAPE, at.load_phases)
    currents = _currents(ratings, at.current_a)
    if isinstance(currents, NotCovered):
        return currents
    left = [row for row in rows if row.load is shape]
    if not left:
        return NotCovered(Uncovered.LOAD_SHAPE, at.load_phases)
    left = [row for row in left if row.currents is currents]
    if not left:
        return NotCovered(Uncovered.CURRENT, float(at.current_a))
    left = [row for row in left if _power_factor_fits(row, ratings.power_factor)]
    if not left:
        return NotCovered(Uncovered.POWER_FACTOR, ratings.power_factor)
    left = [row for row in left if _temperature_fits(row, ratings.temperature_c)]
    if not left:
        return NotCovered(Uncovered.TEMPERATURE, ratings.temperature_c)
    return _of_class(left[0], ratings.meter_class)


def _of_class(row: MpeRow, meter_class: str) -> float | NotCovered:
    only = next(iter(row.percent)) if len(row.percent) == 1 else ""
    found = row.percent.get(meter_class.strip().upper() or only)
    return NotCovered(Uncovered.METER_CLASS) if found is None else found


def _shape(ratings: MeterRatings, at: Conditions) -> LoadShape | None:
    """Two of three phases loaded is neither balanced nor single-phase: no table knows it."""
    if ratings.phases is None or at.load_phases >= ratings.phases:
        return LoadShape.BALANCED
    return LoadShape.SINGLE_PHASE if at.load_phases == 1 else None


def _currents(ratings: MeterRatings, current_a: Decimal) -> CurrentRange | NotCovered:
    itr, imin, imax = ratings.itr_a, ratings.imin_a, ratings.imax_a
    if imax is not None and current_a > imax:
        return NotCovered(Uncovered.ABOVE_IMAX, float(imax))
    if itr is None or current_a >= itr:
        return CurrentRange.ITR_IMAX
    if imin is not None and current_a < imin:
        return NotCovered(Uncovered.BELOW_IMIN, float(imin))
    return CurrentRange.IMIN_ITR


def _temperature_fits(row: MpeRow, temperature_c: float | None) -> bool:
    if not row.temperature_c:
        return True
    return temperature_c is not None and any(low <= temperature_c <= high for low, high in row.temperature_c)


def _power_factor_fits(row: MpeRow, power_factor: float | None) -> bool:
    if row.power_factor == "any":
        return True
    if power_factor is None:
        return False
    unity = abs(power_factor) >= UNITY
    if row.power_factor == "unity":
        return unity
    least = INDUCTIVE_LEAST if power_factor > 0 else CAPACITIVE_LEAST
    return not unity and abs(power_factor) >= least
