"""What came over links, kept as it came: transcripts, raw readings and the operator's own records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.errors import BadInput, Reason
from app.ports.store import Frame, Reading
from app.storage.database import OnDatabase
from app.storage.record import FrameRecord, OperatorsRecordRecord, ReadingRecord, VisitRecord

if TYPE_CHECKING:
    from app.domain.station import OperatorsRecord

_READING = tuple(field.name for field in fields(Reading))


class SqlRecords(OnDatabase):
    """KeepsRecords on the encrypted database."""

    async def keep_operators_record(self, record: OperatorsRecord) -> None:
        """Store durably; it waits until it is delivered to the operator (field rule 9)."""
        await self._database.run(lambda session: session.execute(insert(OperatorsRecordRecord), [asdict(record)]))

    async def operators_records(self, station: str) -> tuple[OperatorsRecord, ...]:
        """Return what waits for delivery, oldest first."""
        from app.domain.station import OperatorsRecord

        row = OperatorsRecordRecord
        query = select(
            row.station, row.action, row.message_id, row.frame, row.received_at, row.answered_transaction
        ).where(row.station == station)
        rows = await self._database.run(lambda session: session.execute(query.order_by(row.number)).all())
        return tuple(OperatorsRecord(**found._mapping) for found in rows)

    async def keep_frames(self, visit: str, frames: Sequence[Frame]) -> None:
        """Append to the transcript of a visit. Raises BadInput (UNKNOWN_NAME)."""
        rows = [{"visit": visit, **asdict(frame)} for frame in frames]
        await self._database.run(lambda session: _insert(session, visit, FrameRecord, rows))

    async def frames(self, visit: str) -> tuple[Frame, ...]:
        """Return the transcript."""
        row = FrameRecord
        query = select(row.at, row.station, row.direction, row.text).where(row.visit == visit).order_by(row.number)
        rows = await self._database.run(lambda session: session.execute(query).all())
        return tuple(Frame(**found._mapping) for found in rows)

    async def keep_readings(self, visit: str, rows: Sequence[Reading]) -> None:
        """Append raw values of calibration runs, all of them or none. Raises BadInput (UNKNOWN_NAME)."""
        values = [{"visit": visit, **{name: getattr(row, name) for name in _READING}} for row in rows]
        await self._database.run(lambda session: _insert(session, visit, ReadingRecord, values))

    async def readings(self, visit: str, run: str = "") -> tuple[Reading, ...]:
        """Return the raw values of one run, or of all, in the order they came."""
        row = ReadingRecord
        query = select(*(getattr(row, name) for name in _READING)).where(row.visit == visit).order_by(row.number)
        if run:
            query = query.where(row.run == run)
        rows = await self._database.run(lambda session: session.execute(query).all())
        return tuple(Reading(**found._mapping) for found in rows)


def _insert(
    session: Session,
    visit: str,
    record: type[FrameRecord] | type[ReadingRecord],
    rows: Sequence[dict[str, object]],
) -> None:
    if session.get(VisitRecord, visit) is None:
        raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
    if rows:
        session.connection().execute(insert(record), rows)  # past the ORM: thousands of rows
