"""What belongs to this technician and laptop: preferences, signing keys, instruments."""

from dataclasses import asdict

from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.ports.store import Instrument, StoredKey
from app.storage.database import OnDatabase
from app.storage.record import InstrumentRecord, PreferenceRecord, SigningKeyRecord


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
        """Add or update by id."""
        values = asdict(instrument)
        rest = {name: value for name, value in values.items() if name != "id"}
        row = upsert(InstrumentRecord).values(values).on_conflict_do_update(index_elements=["id"], set_=rest)
        await self._database.run(lambda session: session.execute(row))

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


def _instruments(session: Session) -> tuple[Instrument, ...]:
    return tuple(
        Instrument(
            id=row.id,
            text=row.text,
            serial=row.serial,
            certificate=row.certificate,
            calibrated_on=row.calibrated_on,
            due_on=row.due_on,
            laboratory=row.laboratory,
            expanded_percent=row.expanded_percent,
            k=row.k,
        )
        for row in session.scalars(select(InstrumentRecord).order_by(InstrumentRecord.id))
    )
