"""What plate and type certificate of a station's meter say; a profile asks for what it needs and guesses nothing."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.domain.calibration_input import NUMBERS
from app.domain.calibration_problem import Problem
from app.domain.errors import BadInput, Reason

ORDERED = ("imin_a", "itr_a", "imax_a")
POSITIVE = (*ORDERED, "mda_a", "mmq_kwh", "mpe_percent", "voltage_v", "display_step_kwh", "imp_per_kwh")
TEMPERATURES_C = (-90.0, 100.0)


@dataclass(frozen=True, kw_only=True)
class MeterRatings:
    """Declared ratings: currents per phase in A, energies in kWh, temperature at the meter in degC, voltage in V.

    ``mpe_percent`` is the maximum permissible error that the type certificate (or the adopted text of the law) states,
    new and not in service. ``power_factor`` is signed: inductive above zero, capacitive below. ``confirmed`` holds the
    ids of the questions of the profile that a person answered with yes. ``imp_per_kwh`` is the constant of its LED.
    """

    __pydantic_config__ = NUMBERS
    meter_class: str = ""
    imin_a: Decimal | None = None
    itr_a: Decimal | None = None
    imax_a: Decimal | None = None
    mda_a: Decimal | None = None
    mmq_kwh: Decimal | None = None
    mpe_percent: float | None = None
    temperature_c: float | None = None
    power_factor: float | None = None
    phases: int | None = None
    voltage_v: float | None = None
    display_step_kwh: Decimal | None = None
    imp_per_kwh: Decimal | None = None
    confirmed: tuple[str, ...] = ()


NOTHING_DECLARED = MeterRatings()


def check_ratings(ratings: MeterRatings, where: str, prefix: str = "calibration.meter.") -> None:
    """Refuse ratings no meter has. Raises BadInput (WRONG_VALUE) naming the field."""
    for name in POSITIVE:
        value = getattr(ratings, name)
        if value is not None and value <= 0:
            raise BadInput(Reason.WRONG_VALUE, where, field=prefix + name, problem=Problem.NOT_POSITIVE)
    sound = {
        "phases": ratings.phases in (None, 1, 2, 3),
        "power_factor": ratings.power_factor is None or 0 < abs(ratings.power_factor) <= 1,
        "temperature_c": ratings.temperature_c is None
        or TEMPERATURES_C[0] <= ratings.temperature_c <= TEMPERATURES_C[1],
    }
    for name, good in sound.items():
        if not good:
            raise BadInput(Reason.WRONG_VALUE, where, field=prefix + name, problem=Problem.OUT_OF_RANGE)
    stated = [(name, getattr(ratings, name)) for name in ORDERED if getattr(ratings, name) is not None]
    for (_, lower), (name, higher) in pairwise(stated):
        if higher < lower:  # OIML R 46-1, 2.2: Imin <= Itr <= Imax
            raise BadInput(Reason.WRONG_VALUE, where, field=prefix + name, problem=Problem.CONTRADICTION)
