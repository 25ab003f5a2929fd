"""``[calibration.work]``: what is done to the meter once it was measured as found (rules 21 to 23)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from app.domain.act import Act
from app.domain.codec import STRICT
from app.domain.legal_change import LegalAnswer
from app.domain.legal_fact import Adjusted, Seal
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened


@dataclass(frozen=True)
class PlanAct:
    """``act``: what the work on the meter legally is (rule 21), with what that act demands."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    kind: Act
    number: str = ""
    officer: str = ""
    body: str = ""


@dataclass(frozen=True)
class PlanSealOpened:
    """A seal that is opened for the work, or that was found broken."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    place: str
    marking: str = ""
    found_broken: bool = False
    metrology: LegalAnswer | None = None

    @property
    def fact(self) -> SealOpened:
        """As it is recorded."""
        return SealOpened(self.place.strip(), self.marking.strip(), self.found_broken)


@dataclass(frozen=True)
class PlanParameter:
    """A metrology-relevant parameter that is set with the maker's tool or at the meter."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    name: str
    before: str
    after: str
    metrology: LegalAnswer | None = None

    @property
    def fact(self) -> ParameterChanged:
        """As it is recorded."""
        return ParameterChanged(self.name.strip(), self.before.strip(), self.after.strip())


@dataclass(frozen=True)
class PlanAdjustment:
    """An adjustment, which needs an act that includes it (``calibration.act``)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    what: str
    right: str
    authorisation: str
    before: str = ""
    after: str = ""

    @property
    def fact(self) -> Adjusted:
        """As it is recorded."""
        what, right, authorisation = self.what.strip(), self.right.strip(), self.authorisation.strip()
        return Adjusted(what, right, authorisation, self.before.strip(), self.after.strip())


@dataclass(frozen=True)
class PlanSwap:
    """Another meter: serials, the last register of the old and the first of the new (kWh), seals of the new."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    old_serial: str
    new_serial: str
    final_kwh: Decimal
    initial_kwh: Decimal
    seals: tuple[Seal, ...] = ()
    metrology: LegalAnswer | None = None

    @property
    def fact(self) -> MeterSwapped:
        """As it is recorded."""
        old, new = self.old_serial.strip(), self.new_serial.strip()
        return MeterSwapped(old, new, self.final_kwh, self.initial_kwh, self.seals)


@dataclass(frozen=True)
class PlanWork:
    """The work in its order: seals, parameters, adjustments, another meter; the check point as left; the act of it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    seal_opened: tuple[PlanSealOpened, ...] = ()
    parameter: tuple[PlanParameter, ...] = ()
    adjustment: tuple[PlanAdjustment, ...] = ()
    meter_swap: PlanSwap | None = None
    check_point: str = ""
    """Load point that is run again afterwards (rule 22)."""
    act: PlanAct | None = None
    """What was declared once all of it was done; only then may the meter bill again."""

    @property
    def facts(self) -> tuple[SealOpened | ParameterChanged | Adjusted | MeterSwapped, ...]:
        """What is recorded, in its order."""
        return (
            *(seal.fact for seal in self.seal_opened),
            *(parameter.fact for parameter in self.parameter),
            *(adjustment.fact for adjustment in self.adjustment),
            *([self.meter_swap.fact] if self.meter_swap else []),
        )

    @property
    def changes(self) -> bool:
        """True where the meter is another afterwards; a seal alone changes nothing that is measured."""
        return bool(self.parameter or self.adjustment or self.meter_swap)


NO_WORK = PlanWork()
