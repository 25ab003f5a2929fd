"""What belongs to this technician and laptop: preferences, signing keys, instruments."""

from dataclasses import asdict, fields

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.domain.calibration_certificate import CalibrationCertificate
from app.ports.store import Instrument, StoredKey
from app.storage.database import OnDatabase
from app.storage.record import CertificateRecord, InstrumentRecord, PreferenceRecord, SigningKeyRecord


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
            session.execute(delete(CertificateRecord).where(CertificateRecord.instrument == id))
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
    values = {name: value for name, value in asdict(instrument).items() if name != "earlier"}
    rest = {name: value for name, value in values.items() if name != "id"}
    session.execute(upsert(InstrumentRecord).values(values).on_conflict_do_update(index_elements=["id"], set_=rest))
    session.execute(delete(CertificateRecord).where(CertificateRecord.instrument == instrument.id))
    for place, one in enumerate(instrument.earlier):
        row = {"instrument": instrument.id, "place": place, **asdict(one)}
        session.execute(insert(CertificateRecord).values(row))


def _instruments(session: Session) -> tuple[Instrument, ...]:
    earlier: dict[str, list[CalibrationCertificate]] = {}
    for row in session.scalars(
        select(CertificateRecord).order_by(CertificateRecord.instrument, CertificateRecord.place)
    ):
        values = {field.name: getattr(row, field.name) for field in fields(CalibrationCertificate)}
        earlier.setdefault(row.instrument, []).append(CalibrationCertificate(**values))
    names = [field.name for field in fields(Instrument) if field.name != "earlier"]
    return tuple(
        Instrument(**{name: getattr(row, name) for name in names}, earlier=tuple(earlier.get(row.id, ())))
        for row in session.scalars(select(InstrumentRecord).order_by(InstrumentRecord.id))
    )
