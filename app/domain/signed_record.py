"""A signed record of a meter, read and checked: its readings as written, and what is to be said of it.

Values keep the digits that were signed: ``Decimal`` with trailing zeros, because they are the resolution. The card that
stands in a record is never taken out of it (field rule 26).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.signed_register import RegisterKind, register_kind

BEGIN = "B"
ENDS = frozenset("ELRAP")
"""OCMF 1.4: end of transaction, and why: ended, locally, remotely, aborted, power failure."""
GOOD = "G"
_UNSYNCHRONISED = frozenset("UI")
_SPOILS = frozenset("Et")
"""OCMF error flags: energy or time can no longer be billed."""
_THOUSANDS = {"kWh": 0, "Wh": -3}


class SignedFormat(StrEnum):
    """How a record is laid out."""

    OCMF = "OCMF"
    ALFEN = "ALFEN"
    PCDF = "PCDF"
    EDL40 = "EDL40"
    EDL40_MENNEKES = "EDL40_MENNEKES"
    ISA_EDL40 = "ISA_EDL40"
    UNKNOWN = "unknown"


class SignedReason(StrEnum):
    """Why a signature is not valid, or what must be known of one that is; ``words`` holds a sentence for each."""

    NO_RECORD = "no_record"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    UNREADABLE = "unreadable"
    NO_PUBLIC_KEY = "no_public_key"
    KEY_UNUSABLE = "key_unusable"
    ALGORITHM_UNKNOWN = "algorithm_unknown"
    SIGNATURE_UNREADABLE = "signature_unreadable"
    SIGNATURE_WRONG = "signature_wrong"
    # remarks on a valid signature, the gravest first
    NOT_BILLABLE = "not_billable"
    RUNS_BACKWARDS = "runs_backwards"
    PAGINATION_GAP = "pagination_gap"
    REGISTERS_DISAGREE = "registers_disagree"
    CABLE_LOSS_DISAGREES = "cable_loss_disagrees"
    KEY_CURVE_DIFFERS = "key_curve_differs"
    CHECKSUM_WRONG = "checksum_wrong"
    CLOCK_UNSYNCHRONISED = "clock_unsynchronised"


GRAVITY = tuple(SignedReason)


class KeySource(StrEnum):
    """Where the public key came from; one that came with the record proves only that they belong together."""

    GIVEN = "given"
    CONTAINER = "container"
    RECORD = "record"


class RecordUnusable(Exception):
    """A record cannot be read or checked; caught by the reader, which makes it an entry with this ``reason``."""

    def __init__(self, reason: SignedReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class SignedReading:
    """One reading. ``value`` and ``loss`` (cable loss already taken off) are in ``unit``, digits as signed.

    ``at`` is None where the record names no zone; ``time_text`` is the time as written. ``clock``: S synchronised,
    R relative, I informative, U unknown. ``transaction``: B begin, E L R A P end, C T S between, X error.
    """

    value: Decimal | None
    unit: str
    obis: str = ""
    transaction: str = ""
    at: datetime | None = None
    time_text: str = ""
    clock: str = ""
    current_kind: str = ""
    loss: Decimal | None = None
    errors: str = ""
    status: str = GOOD

    @property
    def kwh(self) -> Decimal | None:
        """The value in kWh with its digits, when it is an energy."""
        return _kwh(self.value, self.unit)

    @property
    def loss_kwh(self) -> Decimal | None:
        """The cumulated cable loss in kWh."""
        return _kwh(self.loss, self.unit)

    @property
    def register(self) -> RegisterKind | None:
        """What the register counts; None where the reading is no energy or its register is not known."""
        return register_kind(self.obis) if self.kwh is not None else None

    @property
    def billable(self) -> bool:
        """False when the meter was not good, or an error flag says that energy or time can no longer be used."""
        return self.status == GOOD and not _SPOILS & set(self.errors) and self.transaction != "X"


def _kwh(value: Decimal | None, unit: str) -> Decimal | None:
    return value.scaleb(_THOUSANDS[unit]) if value is not None and unit in _THOUSANDS else None


@dataclass(frozen=True)
class Cable:
    """The cable that a DC meter compensates for; resistance in ohm."""

    resistance_ohm: Decimal
    name: str = ""


@dataclass(frozen=True)
class SignedContent:
    """What a record says. ``page`` counts the records of its meter, each one more than the one before."""

    format: SignedFormat
    readings: tuple[SignedReading, ...]
    meter: str = ""
    session: str = ""
    page: int | None = None
    cable: Cable | None = None
    complete: bool = True
    """False when the record says of itself that its transaction has not ended."""


@dataclass(frozen=True)
class SignedTransaction:
    """Begin and end of one register as signed; ``energy_kwh`` is None while one is missing or it runs backwards."""

    begin: SignedReading | None
    end: SignedReading | None
    energy_kwh: Decimal | None = None

    @property
    def resolution_kwh(self) -> Decimal | None:
        """One last digit of the coarser of both readings, in kWh."""
        values = [reading.kwh for reading in (self.begin, self.end) if reading is not None]
        steps = [Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in values if value is not None]
        return max(steps, default=None)


@dataclass(frozen=True)
class SignedRecord:
    """One record, checked. ``valid`` speaks of the signature alone; ``remarks`` of what was signed, gravest first."""

    format: SignedFormat
    valid: bool
    algorithm: str = ""
    fault: SignedReason | None = None
    remarks: tuple[SignedReason, ...] = ()
    content: SignedContent | None = None
    transaction: SignedTransaction | None = None
    key_source: KeySource | None = None
    raw: bytes = field(default=b"", repr=False)
    """The record as it was received."""

    @property
    def reason(self) -> SignedReason | None:
        """Why it is not valid, else the gravest remark."""
        return self.fault or next(iter(self.remarks), None)


def gravest_first(remarks: Iterable[SignedReason]) -> tuple[SignedReason, ...]:
    """Return each remark once, the gravest first."""
    return tuple(sorted(set(remarks), key=GRAVITY.index))


def remarks_on(content: SignedContent) -> set[SignedReason]:
    """Return what the readings say of themselves: not billable, clock not synchronised."""
    found = set()
    if not all(reading.billable for reading in content.readings):
        found.add(SignedReason.NOT_BILLABLE)
    if any(reading.clock in _UNSYNCHRONISED for reading in content.readings if reading.clock):
        found.add(SignedReason.CLOCK_UNSYNCHRONISED)
    return found


def with_role(content: SignedContent, role: str) -> SignedContent:
    """Return ``content`` with ``role`` (B or E) for readings that do not say what they are.

    The role comes from the message around the record (OCPP context) and is not signed.
    """
    readings = tuple(one if one.transaction or not role else replace(one, transaction=role) for one in content.readings)
    return replace(content, readings=readings)
