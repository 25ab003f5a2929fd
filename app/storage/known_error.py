"""What was ever found of meters and instruments."""

from collections.abc import Sequence
from dataclasses import asdict, fields

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.domain.known_error import KnownError, Subject
from app.storage.database import OnDatabase
from app.storage.record import KnownErrorRecord

_COLUMN = KnownErrorRecord.__table__.c
_FIELDS = tuple(_COLUMN[field.name] for field in fields(KnownError))


class SqlErrors(OnDatabase):
    """KeepsErrors on the encrypted database."""

    async def keep_errors(self, errors: Sequence[KnownError]) -> None:
        """Add; the same finding twice is kept once."""
        await self._database.run(lambda session: add_errors(session, errors))

    async def errors(self, subject: Subject, id: str = "", station: str = "") -> tuple[KnownError, ...]:
        """Return the errors of one subject, or of every meter of one station, in order of time; all when neither."""
        query = select(*_FIELDS).where(_COLUMN.subject == subject).order_by(_COLUMN.at, _COLUMN.point)
        if id:
            query = query.where(_COLUMN.id == id)
        if station:
            query = query.where(_COLUMN.station == station)
        return await self._database.run(
            lambda session: tuple(KnownError(**row) for row in session.execute(query).mappings())
        )

    async def drop_error(self, error: KnownError) -> None:
        """Take back one that a person entered by mistake."""
        same = (
            _COLUMN[column.name] == getattr(error, column.name) for column in KnownErrorRecord.__table__.primary_key
        )
        gone = delete(KnownErrorRecord).where(*same)
        await self._database.run(lambda session: session.execute(gone))


def add_errors(session: Session, errors: Sequence[KnownError]) -> None:
    """Add ``errors``; those of a visit replace what an earlier revision of it found."""
    for visit in {error.source for error in errors if error.origin == "visit"}:
        session.execute(delete(KnownErrorRecord).where(_COLUMN.source == visit, _COLUMN.origin == "visit"))
    if errors:
        rows = insert(KnownErrorRecord).values([asdict(error) for error in errors])
        session.execute(rows.on_conflict_do_nothing())
