"""Page 1 of a report, and the small values that all pages print: site, people, findings, limits, shapes."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.verdict import MeterMark, Severity, VisitVerdict


class Paper(StrEnum):
    """Sheet size; Letter keeps the text width and loses height."""

    A4 = "A4"
    LETTER = "Letter"


class Mark(StrEnum):
    """The printed shape; the shape, not the colour, carries the meaning."""

    FAIL = "fail"
    CONDITIONAL = "conditional"
    CORRECTED = "corrected"
    PASS = "pass"
    NOT_TESTED = "not_tested"
    NOT_APPLICABLE = "not_applicable"
    AWAITING = "awaiting"


class Decision(StrEnum):
    """Conformity decision of a load point."""

    PASS = "pass"
    CONDITIONAL_PASS = "conditional_pass"
    CONDITIONAL_FAIL = "conditional_fail"
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NOT_ATTAINABLE = "not_attainable"


@dataclass(frozen=True)
class Zone:
    """Zone of the site: IANA name and the offset in force at the visit, in minutes east of UTC."""

    name: str = "UTC"
    offset_minutes: int = 0


@dataclass(frozen=True)
class Value:
    """A measured number with its unit, or a word such as ``wet``; both empty prints nothing."""

    number: Decimal | None = None
    unit: str = ""
    text: str = ""
    signed: bool = False


@dataclass(frozen=True)
class Limit:
    """Inclusive bounds in the unit of the value, or words; ``low == -high`` prints as plus-minus."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@dataclass(frozen=True)
class Site:
    """Where the station stands."""

    name: str
    place: str = ""
    address: str = ""
    coordinates: str = ""
    customer: str = ""


@dataclass(frozen=True)
class StationIdentity:
    """Plate and meter of the station; ``kind`` is a short phrase such as ``AC 22 kW post``."""

    id: str
    vendor: str = ""
    model: str = ""
    serial: str = ""
    kind: str = ""
    hardware: str = ""
    firmware: str = ""
    evse_ids: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    protocol: str = ""
    meter_type: str = ""
    meter_serial: str = ""
    meter_class: str = ""
    serial_checked_by: str = ""


@dataclass(frozen=True)
class ServiceMark:
    """One of the three proofs of "out of service": locked and labelled, availability read back, operator told."""

    text: str
    done: bool
    proof: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Acceptance:
    """A named authorised person accepted the temporary measure."""

    by: str
    at: datetime
    measure: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Judgement:
    """The verdict band. ``reasons`` are short sentences; ``connectors_out`` names connectors out of service."""

    safety: VisitVerdict
    meter: MeterMark
    meter_reason: str = ""
    reasons: tuple[str, ...] = ()
    connectors_out: tuple[str, ...] = ()
    next_inspection: date | None = None
    interval_months: int | None = None
    acceptance: Acceptance | None = None
    out_of_service: tuple[ServiceMark, ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone who took part; ``licence`` is the qualification or authorisation number."""

    role: str
    name: str
    licence: str = ""
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Job:
    """What was ordered, who came, when and under which conditions."""

    kind: str
    order: str
    visit: str
    arrived: datetime
    left: datetime | None = None
    conditions: str = ""
    people: tuple[Person, ...] = ()
    template: str = ""


@dataclass(frozen=True)
class DoneLine:
    """One line of what was done, with its outcome."""

    mark: Mark
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Finding:
    """A finding, open or corrected on site. ``number`` is printed everywhere as F-n; give one kind of deadline."""

    number: int
    severity: Severity
    title: str
    measure: str = ""
    owner: str = ""
    owner_detail: str = ""
    deadline: date | None = None
    deadline_at: datetime | None = None
    deadline_detail: str = ""
    corrected: bool = False
    item: str = ""
    national: str = ""
    risk: str = ""
    follow_up_order: str = ""


@dataclass(frozen=True)
class KeyValue:
    """A key figure of page 1. The bar shows the share of the limit used; ``last`` is the value of the last visit."""

    title: str
    value: Value
    limit: Limit = Limit()
    last: Value = Value()
    mark: Mark = Mark.PASS
    instrument: str = ""


@dataclass(frozen=True)
class Due:
    """Something that falls due after this visit."""

    on: date
    what: str
    finding: bool = False
