"""What belongs to this technician and laptop: preferences, signing keys, instruments."""

from dataclasses import asdict, fields

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.domain.calibration_certificate import CalibrationCertificate
from app.domain.certificate_point import CertificatePoint
from app.ports.store import Instrument, StoredKey
from app.storage.database import OnDatabase
from app.storage.record import (
    CertificatePointRecord,
    CertificateRecord,
    InstrumentRecord,
    PreferenceRecord,
    SigningKeyRecord,
)

PRESENT = -1
"""The place of the certificate an instrument has now; the earlier ones count from 0."""


class SqlPreferences(OnDatabase):
    """KeepsPreferences on the encrypted database."""

    async def preference(self, name: str) -> str | None:
        """Return a saved preference."""
        column = PreferenceRecord.__table__.c
        query = select(column.value).where(column.name == name)
        return await self._database.run(lambda session: session.scalar(query))

    async def set_preference(self, name: str, value: str) -> None:
        """Save a preference."""
        row = upsert(PreferenceRecord).values(name=name, value=value)
        update = row.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        await self._database.run(lambda session: session.execute(update))


class SqlKeys(OnDatabase):
    """KeepsKeys on the encrypted database: wrapped by a PIN, inside a file that is itself encrypted."""

    async def signing_key(self, practice: bool) -> StoredKey | None:
        """Return the newest key for practice or real reports."""
        return await self._database.run(lambda session: _newest_key(session, practice))

    async def save_signing_key(self, key: StoredKey) -> None:
        """Store a wrapped key; earlier ones stay, because earlier reports were signed by them."""
        await self._database.run(lambda session: session.execute(insert(SigningKeyRecord).values(asdict(key))))


class SqlInstruments(OnDatabase):
    """KeepsInstruments on the encrypted database."""

    async def save_instrument(self, instrument: Instrument) -> None:
        """Add or update by id, with all its earlier certificates."""
        await self._database.run(lambda session: _save_instrument(session, instrument))

    async def drop_instrument(self, id: str) -> None:
        """Take it off the list, with its certificates; what was found of it stays."""

        def drop(session: Session) -> None:
            _drop_certificates(session, id)
            session.execute(delete(InstrumentRecord).where(InstrumentRecord.id == id))

        await self._database.run(drop)

    async def instruments(self) -> tuple[Instrument, ...]:
        """Return all, sorted by id."""
        return await self._database.run(_instruments)


def _newest_key(session: Session, practice: bool) -> StoredKey | None:
    query = select(SigningKeyRecord).where(SigningKeyRecord.practice == practice)
    row = session.scalar(query.order_by(SigningKeyRecord.number.desc()).limit(1))
    if row is None:
        return None
    return StoredKey(
        name=row.name, certificate_pem=row.certificate_pem, wrapped_key_pem=row.wrapped_key_pem, practice=row.practice
    )


def _save_instrument(session: Session, instrument: Instrument) -> None:
    values = _columns(instrument)
    rest = {name: value for name, value in values.items() if name != "id"}
    session.execute(upsert(InstrumentRecord).values(values).on_conflict_do_update(index_elements=["id"], set_=rest))
    _drop_certificates(session, instrument.id)
    _add_points(session, instrument.id, PRESENT, instrument.points)
    for place, one in enumerate(instrument.earlier):
        session.execute(insert(CertificateRecord).values(instrument=instrument.id, place=place, **_columns(one)))
        _add_points(session, instrument.id, place, one.points)


def _columns(of: Instrument | CalibrationCertificate) -> dict[str, object]:
    """What stands in the row itself; points and earlier certificates have rows of their own."""
    return {name: value for name, value in asdict(of).items() if name not in {"points", "earlier"}}


def _drop_certificates(session: Session, instrument: str) -> None:
    for record in (CertificateRecord, CertificatePointRecord):
        session.execute(delete(record).where(record.instrument == instrument))


def _add_points(session: Session, instrument: str, place: int, points: tuple[CertificatePoint, ...]) -> None:
    rows = [
        {"instrument": instrument, "place": place, "number": number, **asdict(point)}
        for number, point in enumerate(points)
    ]
    if rows:
        session.execute(insert(CertificatePointRecord), rows)


def _points(session: Session) -> dict[tuple[str, int], tuple[CertificatePoint, ...]]:
    """Return the points of every certificate, by instrument and place."""
    column = CertificatePointRecord.__table__.c
    found: dict[tuple[str, int], tuple[CertificatePoint, ...]] = {}
    for row in session.scalars(select(CertificatePointRecord).order_by(column.instrument, column.place, column.number)):
        values = {field.name: getattr(row, field.name) for field in fields(CertificatePoint)}
        at = (row.instrument, row.place)
        found[at] = (*found.get(at, ()), CertificatePoint(**values))
    return found


def _instruments(session: Session) -> tuple[Instrument, ...]:
    points = _points(session)
    kept = [field.name for field in fields(CalibrationCertificate) if field.name != "points"]
    earlier: dict[str, list[CalibrationCertificate]] = {}
    for row in session.scalars(
        select(CertificateRecord).order_by(CertificateRecord.instrument, CertificateRecord.place)
    ):
        values = {name: getattr(row, name) for name in kept}
        one = CalibrationCertificate(**values, points=points.get((row.instrument, row.place), ()))
        earlier.setdefault(row.instrument, []).append(one)
    names = [field.name for field in fields(Instrument) if field.name not in {"points", "earlier"}]
    return tuple(
        Instrument(
            **{name: getattr(row, name) for name in names},
            points=points.get((row.id, PRESENT), ()),
            earlier=tuple(earlier.get(row.id, ())),
        )
        for row in session.scalars(select(InstrumentRecord).order_by(InstrumentRecord.id))
    )
