"""Facts of work on the meter itself: an opened seal, a changed parameter, another meter (rules 22 and 23)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.legal_fact import Seal


@dataclass(frozen=True)
class SealOpened:
    """A seal was opened for the work, or was found broken; what that ends was judged before (``LegalChangeJudged``)."""

    place: str
    marking: str = ""
    found_broken: bool = False
    kind: Literal["seal_opened"] = "seal_opened"

    @property
    def subject(self) -> str:
        """What the guard calls it."""
        return ", ".join(part for part in (self.place.strip(), self.marking.strip()) if part)


@dataclass(frozen=True)
class ParameterChanged:
    """A metrology-relevant parameter was set with the maker's tool or at the meter, and stays as it is now.

    A setting that is written over OCPP is a ``SettingWritten`` instead, and is put back at close-out.
    """

    name: str
    before: str
    after: str
    kind: Literal["parameter_changed"] = "parameter_changed"

    @property
    def subject(self) -> str:
        """What the guard calls it."""
        return self.name.strip()


@dataclass(frozen=True)
class MeterSwapped:
    """Another meter was put in: both serials, the last register of the old and the first of the new, in kWh."""

    old_serial: str
    new_serial: str
    final_kwh: Decimal
    initial_kwh: Decimal
    seals: tuple[Seal, ...] = ()
    """The seals of the new meter."""
    kind: Literal["meter_swapped"] = "meter_swapped"

    @property
    def subject(self) -> str:
        """What the guard calls it."""
        return f"{self.old_serial.strip()} → {self.new_serial.strip()}"


MeterWorkFact = SealOpened | ParameterChanged | MeterSwapped
