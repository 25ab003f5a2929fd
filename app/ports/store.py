"""What must survive a power cut. Every method has committed to disk when it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, Protocol

from app.domain.calibration_certificate import CalibrationCertificate, counted_on
from app.domain.certificate_point import CertificatePoint

if TYPE_CHECKING:
    from app.domain.fact import Fact, SavedFact
    from app.domain.known_error import KnownError, Subject
    from app.domain.station import OperatorsRecord


@dataclass(frozen=True)
class VisitLine:
    """One visit in a list."""

    id: str
    opened_at: datetime
    saved_at: datetime
    site: str
    station: str
    work_order: str
    template: str
    practice: bool
    state: Literal["open", "paused", "handed_over", "stopped", "signed"]


@dataclass(frozen=True)
class StationLine:
    """One station of the register."""

    id: str
    site: str
    serial: str
    vendor: str = ""
    model: str = ""
    firmware: str = ""
    ocpp: str = ""
    last_seen: datetime | None = None
    last_visit: str | None = None


@dataclass(frozen=True)
class Frame:
    """One frame of a transcript; secrets are masked before it gets here."""

    at: datetime
    station: str
    direction: Literal["in", "out"]
    text: str


@dataclass(frozen=True)
class Reading:
    """One raw value of a calibration run; trailing zeros are the resolution.

    ``monotonic_s`` is the laptop's steady clock at the read; ``raw`` the bytes of the whole block, on its first value.
    """

    run: str
    at: datetime
    source: Literal["station", "reference"]
    quantity: str
    value: Decimal
    unit: str
    monotonic_s: float | None = None
    raw: bytes = b""


class KeepsVisits(Protocol):
    """Visits as append-only facts."""

    async def open_visit(self, first: Fact) -> SavedFact:
        """Begin a visit (``first`` is VisitOpened) under a new id."""

    async def add_fact(self, visit: str, fact: Fact) -> SavedFact:
        """Append one fact. Raises ComputerCannot (DISK_FULL); then nothing is changed."""

    async def import_visit(self, facts: Sequence[SavedFact]) -> str:
        """Take in a visit from another laptop with its own numbers and times; return its id.

        What is here already must be the begin of it: then only the rest is added. Raises BadInput (WRONG_VALUE).
        """

    async def facts(self, visit: str) -> tuple[SavedFact, ...]:
        """Return every fact in order. Raises BadInput (UNKNOWN_NAME)."""

    async def visits(self) -> tuple[VisitLine, ...]:
        """Return every visit, newest first."""


class KeepsStations(Protocol):
    """The station register."""

    async def save_station(self, station: StationLine) -> None:
        """Add or update by id."""

    async def stations(self, matching: str = "", offset: int = 0, limit: int = 200) -> tuple[StationLine, ...]:
        """Return a page of stations whose id, site, serial or model contain the words, sorted by site and id."""

    async def count_stations(self, matching: str = "") -> int:
        """Return how many match."""


class KeepsEvidence(Protocol):
    """Photos, files and raw records, encrypted at rest, named by the SHA-256 of their plain bytes."""

    async def put_evidence(self, content: bytes) -> str:
        """Store and return the SHA-256 (hex) of the plain bytes."""

    async def evidence(self, sha256: str) -> bytes:
        """Return the plain bytes. Raises ComputerCannot (EVIDENCE_DAMAGED) when hash or seal disagree."""


class KeepsRecords(Protocol):
    """Operator's records, transcripts and raw readings."""

    async def keep_operators_record(self, record: OperatorsRecord) -> None:
        """Store durably and queue for delivery to the operator."""

    async def operators_records(self, station: str) -> tuple[OperatorsRecord, ...]:
        """Return what waits for delivery."""

    async def keep_frames(self, visit: str, frames: Sequence[Frame]) -> None:
        """Append to the transcript of a visit."""

    async def frames(self, visit: str) -> tuple[Frame, ...]:
        """Return the transcript."""

    async def keep_readings(self, visit: str, rows: Sequence[Reading]) -> None:
        """Append raw values of calibration runs, all of them or none."""

    async def readings(self, visit: str, run: str = "") -> tuple[Reading, ...]:
        """Return the raw values of one run, or of all, in the order they came."""


@dataclass(frozen=True)
class Outgoing:
    """A bundle waiting in the outbox."""

    bundle_id: str
    visit: str
    report: str
    revision: int
    signed_at: datetime
    size: int
    state: Literal["waiting", "copied", "confirmed", "refused"] = "waiting"
    problem: str = ""


@dataclass(frozen=True)
class FrozenRevision:
    """One signed revision, with all its files, as it leaves this laptop."""

    visit: str
    report: str
    revision: int
    bundle_id: str
    manifest: bytes
    manifest_signature: bytes
    files: tuple[tuple[str, str], ...]
    """Path inside the bundle and the SHA-256 of the evidence that holds its bytes."""


class KeepsRevisions(Protocol):
    """Frozen revisions and the outbox."""

    async def freeze(self, revision: FrozenRevision, signed: Fact, errors: Sequence[KnownError] = ()) -> SavedFact:
        """Store the revision and the ``errors`` it found, fill the outbox and append ``signed``, in one transaction.

        ``signed`` is ReportSigned; ``errors`` replace what an earlier revision of the visit found.
        """

    async def outbox(self) -> tuple[Outgoing, ...]:
        """Return every bundle not yet confirmed, oldest first, and the last 50 confirmed."""

    async def revision(self, bundle_id: str) -> FrozenRevision:
        """Return one frozen revision. Raises BadInput (UNKNOWN_NAME)."""

    async def revisions(self, visit: str) -> tuple[FrozenRevision, ...]:
        """Return the revisions of a visit, oldest first."""

    async def mark_outgoing(self, bundle_id: str, state: str, problem: str = "", receipt: bytes | None = None) -> None:
        """Record what became of a bundle."""


class KeepsErrors(Protocol):
    """What was ever found of a meter or an instrument."""

    async def keep_errors(self, errors: Sequence[KnownError]) -> None:
        """Add; the same finding twice is kept once."""

    async def errors(self, subject: Subject, id: str = "", station: str = "") -> tuple[KnownError, ...]:
        """Return the errors of one subject, or of every meter of one station, in order of time; all when neither."""

    async def drop_error(self, error: KnownError) -> None:
        """Take back one that a person entered by mistake."""


class KeepsPreferences(Protocol):
    """Small settings of this technician, never secrets."""

    async def preference(self, name: str) -> str | None:
        """Return a saved preference."""

    async def set_preference(self, name: str, value: str) -> None:
        """Save a preference."""


@dataclass(frozen=True)
class StoredKey:
    """A signing key wrapped by a PIN, and its certificate (PEM)."""

    name: str
    certificate_pem: bytes
    wrapped_key_pem: bytes
    practice: bool


class KeepsKeys(Protocol):
    """Signing keys of this laptop."""

    async def signing_key(self, practice: bool) -> StoredKey | None:
        """Return the newest key for practice or real reports."""

    async def save_signing_key(self, key: StoredKey) -> None:
        """Store a wrapped key."""


@dataclass(frozen=True)
class Instrument:
    """An instrument with its certificate; every measured value names one (rule 29).

    ``earlier`` are the certificates it had before, newest first: a visit of that time names the one of its day.
    ``points`` are the loads at which its certificate states an error of its own.
    """

    id: str
    text: str
    serial: str
    certificate: str = ""
    calibrated_on: str = ""
    due_on: str = ""
    laboratory: str = ""
    expanded_percent: float | None = None
    k: float = 2.0
    earlier: tuple[CalibrationCertificate, ...] = ()
    points: tuple[CertificatePoint, ...] = ()

    @property
    def newest(self) -> CalibrationCertificate:
        """The certificate it has now."""
        return CalibrationCertificate(
            number=self.certificate,
            calibrated_on=self.calibrated_on,
            due_on=self.due_on,
            laboratory=self.laboratory,
            expanded_percent=self.expanded_percent,
            k=self.k,
            serial=self.serial,
            points=self.points,
        )

    def on(self, day: str) -> Instrument:
        """Return it with the certificate that counts on ``day``, such as ``2026-11-23``."""
        counts = counted_on((self.newest, *self.earlier), day)
        return replace(
            self,
            serial=counts.serial,
            certificate=counts.number,
            calibrated_on=counts.calibrated_on,
            due_on=counts.due_on,
            laboratory=counts.laboratory,
            expanded_percent=counts.expanded_percent,
            k=counts.k,
            points=counts.points,
        )


class KeepsInstruments(Protocol):
    """The instruments of this technician."""

    async def save_instrument(self, instrument: Instrument) -> None:
        """Add or update by id, with all its earlier certificates."""

    async def drop_instrument(self, id: str) -> None:
        """Take it off the list, with its certificates; what was found of it stays."""

    async def instruments(self) -> tuple[Instrument, ...]:
        """Return all, sorted by id."""


class Store(
    KeepsVisits,
    KeepsStations,
    KeepsEvidence,
    KeepsRecords,
    KeepsRevisions,
    KeepsErrors,
    KeepsPreferences,
    KeepsKeys,
    KeepsInstruments,
    Protocol,
):
    """All of them, on one encrypted database and one directory of evidence."""

    async def close(self) -> None:
        """Check-point, close and release the data directory."""
