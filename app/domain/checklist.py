"""A checklist: what is looked at, measured and asked at each step, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from app.domain.codec import STRICT
from app.domain.step import Step
from app.domain.text import Words
from app.domain.verdict import Severity


class ItemKind(StrEnum):
    """How an item is answered."""

    CONFIRM = "confirm"
    """Yes or no; no fails with the item's severity."""
    NUMBER = "number"
    """A measured number with a unit and a limit."""
    TEXT = "text"
    CHOICE = "choice"
    TIME = "time"
    STATION = "station"
    """Answered by the station's own value (``station_value``); overriding it needs a reason."""


@dataclass(frozen=True)
class Limit:
    """What a value must keep, and who says so."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    source: str
    lo: Decimal | None = None
    hi: Decimal | None = None
    equals: str | None = None
    any_of: tuple[str, ...] = ()
    verified: bool = False
    legal: bool = False
    """False: a house rule."""
    warn_lo: Decimal | None = None
    warn_hi: Decimal | None = None


@dataclass(frozen=True)
class Choice:
    """One answer of a choice item; ``verdict`` pass, NA, LIM, NT or a severity."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    value: str
    text: Words
    verdict: str = "pass"


SERVICE = "service"
"""What a condition may be about besides items: whether the station stays out of service, known at close-out."""
SERVICE_IN, SERVICE_OUT = "in", "out"


@dataclass(frozen=True)
class Condition:
    """Holds while the answer to another item, or the service of the station, is one of ``any_of``."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    about: str
    """Id of an item that stands before in the checklist and is answered by choice or yes and no, or ``service``."""
    any_of: tuple[str, ...]
    """Values of its choices; ``yes`` or ``no``; ``in`` or ``out`` of service."""


@dataclass(frozen=True)
class Contradiction:
    """Answers to an item that cannot stand while ``about`` is one of ``any_of``."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    answer: tuple[str, ...]
    about: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One thing to look at, measure or ask; its id stays the same over versions, so values trend."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    step: Step
    section: str
    kind: ItemKind
    text: Words
    severity: Severity = Severity.S3
    hint: Words | None = None
    short: Words | None = None
    """A few words for page 1 of the report."""
    unit: str = ""
    limit: str | None = None
    """Id of the limit in the limit set."""
    choices: tuple[Choice, ...] = ()
    station_value: str | None = None
    """For STATION items: a name of ``station_values``, such as ``clock_error_s``, or ``setting:KEY``."""
    photos: int = 0
    """Least number of photos; a failed item with photo evidence needs one as well."""
    per_connector: bool = False
    mandatory: bool = True
    electrical: bool = False
    """An open S1 or S2 here locks the later live steps of this EVSE (rule 4)."""
    instrument: bool = False
    """The value needs a listed instrument with a certificate (rule 29)."""
    reset_pilot: bool = False
    """After it the control pilot is cycled C-A-B-C (rule 2)."""
    interval_months: int = 0
    prints: str = ""
    """Place on the report this answer fills besides the checklist, such as ``key_value`` or ``safety.permit``."""
    source: str = ""
    when: Condition | None = None
    """Asked only while this holds; else it is NA by itself, with the reason."""
    contradicts: tuple[Contradiction, ...] = ()
    """Close-out is refused while one of these stands."""

    @property
    def about_service(self) -> bool:
        """True where it depends on whether the station stays out of service: such items are answered last."""
        return any(one.about == SERVICE for one in (self.when, *self.contradicts) if one is not None)


@dataclass(frozen=True)
class Section:
    """A group of items under one heading, on screen and paper."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    text: Words


@dataclass(frozen=True)
class Checklist:
    """One version of a checklist; a record keeps the version it began with."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    version: int
    title: Words
    limit_set: str
    sections: tuple[Section, ...]
    items: tuple[Item, ...]

    def of_step(self, step: Step) -> tuple[Item, ...]:
        """Return the items of one step, in order."""
        return tuple(item for item in self.items if item.step is step)

    def item(self, item_id: str) -> Item | None:
        """Return the item of this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True)
class LimitSet:
    """Limits with edition, country and source; printed with its id on every report."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    edition: str
    country: str
    title: Words
    author: str
    approved_by: str | None
    limits: Mapping[str, Limit]
    national_labels: Mapping[str, str]
    """National code shown beside a severity, such as ``{"S1": "C1"}``."""
