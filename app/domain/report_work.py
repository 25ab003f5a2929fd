"""How the work was done: safety of work, photos, files, signatures, customer, clocks, parts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.report_front import Value


@dataclass(frozen=True)
class IsolationPoint:
    """A point where a source was switched off, locked and proven dead."""

    source: str
    place: str = ""
    lock: str = ""
    locked_at: datetime | None = None
    unlocked_at: datetime | None = None
    voltage: Value = Value()


@dataclass(frozen=True)
class SafetyOfWork:
    """Proof that the work was done safely. ``applies`` is False when nothing was opened; ``reason`` then says so."""

    applies: bool = True
    reason: str = ""
    isolation: tuple[IsolationPoint, ...] = ()
    detector: str = ""
    detector_serial: str = ""
    proved_before: datetime | None = None
    proved_after: datetime | None = None
    dead_at: datetime | None = None
    live_at: datetime | None = None
    discharge_wait_s: int | None = None
    discharge_voltage: Value = Value()
    permit: str = ""
    permit_by: str = ""
    reenergised_by: str = ""
    people_clear: str = ""
    second_person: str = ""
    protective_equipment: str = ""
    risk: str = ""
    operator_told: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo; ``print_sha256`` names the JPEG printed here (faces and plates blurred), empty = only in the bundle.

    Two photos with the same ``pair`` are printed side by side, ``after`` to the right.
    """

    number: int
    caption: str
    taken: datetime
    sha256: str
    print_sha256: str = ""
    by: str = ""
    item: str = ""
    finding: int | None = None
    pair: str = ""
    after: bool = False
    as_found: bool = False
    title: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file of the bundle as the data manifest names it."""

    path: str
    content: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Revision:
    """A signed revision of this report; the newest is this one and has no manifest printed twice."""

    number: int
    signed: datetime
    change: str
    data_manifest_sha256: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signs this revision: full name, licence, certificate (SHA-256 of its DER) and the planned time of signing."""

    name: str
    licence: str = ""
    fingerprint: str = ""
    common_name: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    at: datetime | None = None
    time_source: str = ""


class CustomerAnswer(StrEnum):
    """How the customer answered."""

    SIGNED = "signed"
    REFUSED = "refused"
    ABSENT = "absent"


@dataclass(frozen=True)
class CustomerStatement:
    """The customer's statement; ``strokes`` is the drawn signature, points from 0 to 1 across and downwards."""

    answer: CustomerAnswer = CustomerAnswer.ABSENT
    name: str = ""
    role: str = ""
    language: str = ""
    reason: str = ""
    remarks: str = ""
    at: datetime | None = None
    copy_given: str = ""
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True)
class QueuedTransaction:
    """A transaction the station had stored before the visit: the operator's record, kept for its delivery."""

    id: str
    received: datetime
    began: datetime | None = None
    ended: datetime | None = None
    energy_kwh: Decimal | None = None
    state: str = ""


@dataclass(frozen=True)
class TestEnergy:
    """Energy drawn by test charges on the service token."""

    __test__ = False

    charges: int = 0
    register_before_kwh: Decimal | None = None
    register_after_kwh: Decimal | None = None
    energy_kwh: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class ClockFact:
    """Time of laptop, station or instrument, named apart; ``error_s`` is against UTC, positive = ahead."""

    clock: str
    error_s: Decimal | None = None
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PartUsed:
    """A part that was changed."""

    name: str
    part_number: str = ""
    old_serial: str = ""
    new_serial: str = ""
    batch: str = ""
    warranty: str = ""
    return_number: str = ""
