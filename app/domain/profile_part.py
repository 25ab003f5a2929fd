"""The parts of a calibration profile that are rules rather than plain load points, each with its source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from app.domain.calibration_input import NUMBERS
from app.domain.meter_fact import Method
from app.domain.text import Words


@dataclass(frozen=True, kw_only=True)
class PointRule:
    """A load point as a range: ``at_least`` to ``at_most`` times what ``of`` names, or amperes per phase.

    Energy a run is the largest of ``energy_kwh``, ``mmq`` times the minimum measured quantity of the station, and what
    the profile's display steps and the target uncertainty need. ``method`` and ``methods`` as in ``LoadPoint``.
    """

    __pydantic_config__ = NUMBERS
    id: str
    of: Literal["ampere", "imin", "itr", "imax", "mda"]
    at_least: Decimal
    at_most: Decimal
    energy_kwh: Decimal | None = None
    mmq: Decimal | None = None
    runs: int
    limit_percent: float | None = None
    method: Method = "register"
    methods: tuple[Method, ...] = ()


@dataclass(frozen=True)
class PointCount:
    """How many load points the plan has to name; ``needs`` are the questions that allow this count."""

    __pydantic_config__ = NUMBERS
    count: int
    source: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class EnergySteps:
    """Least energy a run, in steps of the last digit of the legally relevant display."""

    __pydantic_config__ = NUMBERS
    steps: int
    source: str


@dataclass(frozen=True)
class Ask:
    """Something the program cannot know: a person answers it with yes, or the profile does not apply."""

    __pydantic_config__ = NUMBERS
    id: str
    text: Words


@dataclass(frozen=True)
class BasedOn:
    """Which profile an own one was copied from."""

    __pydantic_config__ = NUMBERS
    id: str
    edition: str


@dataclass(frozen=True)
class ZeroLoadTest:
    """Plugged and authorised, nothing drawn, for so many minutes: the register may move this many last digits."""

    __pydantic_config__ = NUMBERS
    minutes: float
    most_steps: int
    source: str


@dataclass(frozen=True)
class StartingTest:
    """A current (A per phase) at which the meter has to register."""

    __pydantic_config__ = NUMBERS
    current_a: Decimal
    source: str


@dataclass(frozen=True)
class PriceCheck:
    """Total = unit price times quantity, rounded to ``rounding`` of the currency; each part is checked apart."""

    __pydantic_config__ = NUMBERS
    rounding: Decimal
    parts: tuple[Literal["energy", "time", "session"], ...]
    source: str


@dataclass(frozen=True)
class SmallestUnit:
    """The coarsest step (kWh) the display may have."""

    __pydantic_config__ = NUMBERS
    kwh: Decimal
    source: str


class Force(StrEnum):
    """Whether a profile applies on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"


def force(valid_from: str | None, applies_until: str | None, day: date) -> Force:
    """Return whether a profile applies on ``day``; both bounds are inclusive."""
    if valid_from is not None and day < date.fromisoformat(valid_from):
        return Force.NOT_YET
    if applies_until is not None and day > date.fromisoformat(applies_until):
        return Force.NO_LONGER
    return Force.IN_FORCE


def in_order(valid_from: str | None, applies_until: str | None) -> str | None:
    """Return the field whose day cannot be used, or None."""
    for name, text in (("valid_from", valid_from), ("applies_until", applies_until)):
        try:  # other forms of ISO 8601 do not sort as text
            plain = text is None or date.fromisoformat(text).isoformat() == text
        except ValueError:
            plain = False
        if not plain:
            return name
    if valid_from is not None and applies_until is not None and applies_until < valid_from:
        return "applies_until"
    return None
