"""The tables. Migrations create them; a test compares both."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Dialect, Float, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

VisitState = Literal["open", "paused", "handed_over", "stopped", "signed"]
OutgoingState = Literal["waiting", "copied", "confirmed", "refused"]


class UtcTime(TypeDecorator[datetime]):
    """An aware time as RFC 3339 text in UTC with microseconds, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal number as text: trailing zeros are the resolution and must come back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Record(DeclarativeBase):
    """One row of the database."""

    type_annotation_map: dict[Any, Any] = {datetime: UtcTime, Decimal: Exact, str: Text, float: Float}  # noqa: RUF012


class VisitRecord(Record):
    """A visit; ``state``, ``saved_at`` and ``last_number`` follow its facts in the same transaction."""

    __tablename__ = "visit"
    __table_args__ = (Index("visit_opened", "opened_at"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    site: Mapped[str]
    station: Mapped[str]
    work_order: Mapped[str]
    template: Mapped[str]
    practice: Mapped[bool]
    state: Mapped[VisitState] = mapped_column(Text)
    last_number: Mapped[int]


class FactRecord(Record):
    """One fact of a visit; never changed, never deleted."""

    __tablename__ = "fact"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    visit: Mapped[str] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    body: Mapped[str]


class StationRecord(Record):
    """A station of the register; ``words`` is what a search looks in, case folded, ``ordering`` its place in a list."""

    __tablename__ = "station"
    __table_args__ = (Index("station_ordering", "ordering", "site", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    site: Mapped[str]
    serial: Mapped[str]
    vendor: Mapped[str]
    model: Mapped[str]
    firmware: Mapped[str]
    ocpp: Mapped[str]
    last_seen: Mapped[datetime | None]
    last_visit: Mapped[str | None]
    words: Mapped[str]
    ordering: Mapped[str] = mapped_column(server_default=text("''"))


class EvidenceRecord(Record):
    """An evidence file that is complete on disk."""

    __tablename__ = "evidence"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    stored_at: Mapped[datetime]


class OperatorsRecordRecord(Record):
    """A transaction message of the operator, byte for byte, waiting for delivery."""

    __tablename__ = "operators_record"
    __table_args__ = (Index("operators_record_station", "station", "number"),)
    number: Mapped[int] = mapped_column(primary_key=True)
    station: Mapped[str]
    action: Mapped[str]
    message_id: Mapped[str]
    frame: Mapped[str]
    received_at: Mapped[datetime]
    answered_transaction: Mapped[str | None]


class FrameRecord(Record):
    """One frame of a transcript."""

    __tablename__ = "frame"
    __table_args__ = (Index("frame_visit", "visit", "number"),)
    number: Mapped[int] = mapped_column(primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("visit.id"))
    at: Mapped[datetime]
    station: Mapped[str]
    direction: Mapped[str]
    text: Mapped[str]


class ReadingRecord(Record):
    """One raw value of a calibration run."""

    __tablename__ = "reading"
    __table_args__ = (Index("reading_run", "visit", "run", "number"),)
    number: Mapped[int] = mapped_column(primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("visit.id"))
    run: Mapped[str]
    at: Mapped[datetime]
    source: Mapped[str]
    quantity: Mapped[str]
    value: Mapped[Decimal]
    unit: Mapped[str]
    monotonic_s: Mapped[float | None]
    raw: Mapped[bytes] = mapped_column(server_default=text("X''"))


class RevisionRecord(Record):
    """A frozen, signed revision of a report."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("report", "revision", name="revision_of_report"),
        Index("revision_visit", "visit", "revision"),
    )
    bundle_id: Mapped[str] = mapped_column(primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("visit.id"))
    report: Mapped[str]
    revision: Mapped[int]
    manifest: Mapped[bytes]
    manifest_signature: Mapped[bytes]


class RevisionFileRecord(Record):
    """A file of a revision: its path inside the bundle and the evidence that holds its bytes."""

    __tablename__ = "revision_file"
    bundle_id: Mapped[str] = mapped_column(ForeignKey("revision.bundle_id"), primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence.sha256"))


class OutgoingRecord(Record):
    """What became of a bundle on its way out."""

    __tablename__ = "outgoing"
    bundle_id: Mapped[str] = mapped_column(ForeignKey("revision.bundle_id"), primary_key=True)
    signed_at: Mapped[datetime]
    size: Mapped[int]
    state: Mapped[OutgoingState] = mapped_column(Text)
    problem: Mapped[str]


class ReceiptRecord(Record):
    """A receipt, byte for byte as it came."""

    __tablename__ = "receipt"
    number: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[str] = mapped_column(ForeignKey("revision.bundle_id"))
    at: Mapped[datetime]
    content: Mapped[bytes]


class PreferenceRecord(Record):
    """A small setting of this technician."""

    __tablename__ = "preference"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SigningKeyRecord(Record):
    """A signing key wrapped by a PIN; the newest counts."""

    __tablename__ = "signing_key"
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    certificate_pem: Mapped[bytes]
    wrapped_key_pem: Mapped[bytes]
    practice: Mapped[bool]


class InstrumentRecord(Record):
    """An instrument and its certificate."""

    __tablename__ = "instrument"
    id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    serial: Mapped[str]
    certificate: Mapped[str]
    calibrated_on: Mapped[str]
    due_on: Mapped[str]
    laboratory: Mapped[str]
    expanded_percent: Mapped[float | None]
    k: Mapped[float]


class CertificateRecord(Record):
    """A certificate that an instrument had before its present one; ``place`` 0 is the newest of them."""

    __tablename__ = "certificate"
    __table_args__ = ({"sqlite_with_rowid": False},)
    instrument: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    calibrated_on: Mapped[str]
    due_on: Mapped[str]
    laboratory: Mapped[str]
    expanded_percent: Mapped[float | None]
    k: Mapped[float]
    serial: Mapped[str]


class CertificatePointRecord(Record):
    """A load point of a certificate; ``place`` is that of ``CertificateRecord``, -1 for the present certificate."""

    __tablename__ = "certificate_point"
    __table_args__ = ({"sqlite_with_rowid": False},)
    instrument: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    load: Mapped[float]
    unit: Mapped[str]
    power_factor: Mapped[float | None]
    voltage_v: Mapped[float | None]
    error_percent: Mapped[float]
    expanded_percent: Mapped[float]
    k: Mapped[float]


class KnownErrorRecord(Record):
    """An error that was found of a meter or an instrument."""

    __tablename__ = "known_error"
    __table_args__ = (
        Index("known_error_subject", "subject", "id", "at"),
        Index("known_error_station", "station", "at"),
        Index("known_error_source", "source"),
        {"sqlite_with_rowid": False},
    )
    subject: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    point: Mapped[str] = mapped_column(primary_key=True)
    phase: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    origin: Mapped[str]
    error_percent: Mapped[float]
    expanded_percent: Mapped[float | None]
    k: Mapped[float]
    limit_percent: Mapped[float | None]
    station: Mapped[str]
    reference: Mapped[str]
    practice: Mapped[bool]
