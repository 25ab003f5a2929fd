"""Visits as append-only facts."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import BadInput, Reason
from app.ports.store import VisitLine
from app.storage.database import OnDatabase
from app.storage.record import VisitRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.domain.fact import Fact, SavedFact, VisitOpened

_COLUMN = VisitRecord.__table__.c
_LINE = tuple(_COLUMN[field.name] for field in fields(VisitLine))

# What a fact is made of is imported with the first visit that is opened: the lists at the start do without it.


class SqlVisits(OnDatabase):
    """KeepsVisits on the encrypted database."""

    async def open_visit(self, first: Fact) -> SavedFact:
        """Begin a visit under a new id. Raises BadInput (WRONG_VALUE) unless ``first`` is VisitOpened."""
        from app.domain.fact import VisitOpened

        if not isinstance(first, VisitOpened):
            raise BadInput(Reason.WRONG_VALUE, "visit", field="first", problem=first.kind)
        return await self._database.run(lambda session: self._open(session, first))

    async def add_fact(self, visit: str, fact: Fact) -> SavedFact:
        """Append one fact. Raises BadInput (UNKNOWN_NAME), ComputerCannot (DISK_FULL); then nothing is changed."""
        from app.storage.fact import append

        return await self._database.run(lambda session: append(session, self._clock, visit, fact))

    async def import_visit(self, facts: Sequence[SavedFact]) -> str:
        """Take in a visit from another laptop. Raises BadInput (WRONG_VALUE) where another course of it is here."""
        return await self._database.run(lambda session: self._import(session, facts))

    async def facts(self, visit: str) -> tuple[SavedFact, ...]:
        """Return every fact in order. Raises BadInput (UNKNOWN_NAME)."""
        from app.storage.fact import rows_of, saved

        rows = await self._database.run(lambda session: rows_of(session, visit))
        return tuple(saved(row) for row in rows)

    async def visits(self) -> tuple[VisitLine, ...]:
        """Return every visit, newest first."""
        return await self._database.run(_lines)

    def _import(self, session: Session, facts: Sequence[SavedFact]) -> str:
        from app.domain.fact import VisitOpened
        from app.storage.fact import add_row, rows_of, saved

        first = facts[0].fact
        numbers = [found.number for found in facts]
        if not isinstance(first, VisitOpened) or numbers != list(range(1, len(facts) + 1)):
            raise BadInput(Reason.WRONG_VALUE, facts[0].visit, field="facts", problem="not a whole visit")
        visit = facts[0].visit
        record = session.get(VisitRecord, visit)
        known = [] if record is None else [saved(row) for row in rows_of(session, visit)]
        if known != list(facts[: len(known)]):
            raise BadInput(Reason.WRONG_VALUE, visit, field="facts", problem="another course of the visit is here")
        if record is None:
            record = self._record(visit, first, facts[0].at)
            session.add(record)
            session.flush()
        for found in facts[len(known) :]:
            add_row(session, record, found)
        return visit

    def _open(self, session: Session, first: VisitOpened) -> SavedFact:
        from app.storage.fact import append

        record = self._record(self._new_id(), first, self._clock.now())
        session.add(record)
        session.flush()
        return append(session, self._clock, record.id, first)

    def _record(self, visit: str, first: VisitOpened, at: datetime) -> VisitRecord:
        return VisitRecord(
            id=visit,
            opened_at=at,
            saved_at=at,
            site=first.site,
            station=first.station_id,
            work_order=first.work_order,
            template=first.template,
            practice=first.practice,
            state="open",
            last_number=0,
        )


def _lines(session: Session) -> tuple[VisitLine, ...]:
    query = select(*_LINE).order_by(_COLUMN.opened_at.desc(), _COLUMN.id.desc())
    return tuple(VisitLine(*row) for row in session.execute(query))
