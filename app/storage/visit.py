"""Visits as append-only facts."""

import json
from typing import Any, get_args

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.codec import decode, encode
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.domain.fact import Fact, ReportSigned, SavedFact, VisitOpened, VisitPaused, VisitStopped
from app.ports.clock import Clock
from app.ports.store import VisitLine
from app.storage.database import OnDatabase
from app.storage.record import FactRecord, VisitRecord, VisitState

_KINDS: dict[str, type[Any]] = {kind.kind: kind for kind in get_args(Fact)}


class SqlVisits(OnDatabase):
    """KeepsVisits on the encrypted database."""

    async def open_visit(self, first: Fact) -> SavedFact:
        """Begin a visit under a new id. Raises BadInput (WRONG_VALUE) unless ``first`` is VisitOpened."""
        if not isinstance(first, VisitOpened):
            raise BadInput(Reason.WRONG_VALUE, "visit", field="first", problem=first.kind)
        return await self._database.run(lambda session: self._open(session, first))

    async def add_fact(self, visit: str, fact: Fact) -> SavedFact:
        """Append one fact. Raises BadInput (UNKNOWN_NAME), ComputerCannot (DISK_FULL); then nothing is changed."""
        return await self._database.run(lambda session: append(session, self._clock, visit, fact))

    async def facts(self, visit: str) -> tuple[SavedFact, ...]:
        """Return every fact in order. Raises BadInput (UNKNOWN_NAME)."""
        rows = await self._database.run(lambda session: _rows(session, visit))
        return tuple(_saved(row) for row in rows)

    async def visits(self) -> tuple[VisitLine, ...]:
        """Return every visit, newest first."""
        return await self._database.run(_lines)

    def _open(self, session: Session, first: VisitOpened) -> SavedFact:
        now = self._clock.now()
        record = VisitRecord(
            id=self._new_id(),
            opened_at=now,
            saved_at=now,
            site=first.site,
            station=first.station_id,
            work_order=first.work_order,
            template=first.template,
            practice=first.practice,
            state="open",
            last_number=0,
        )
        session.add(record)
        session.flush()
        return append(session, self._clock, record.id, first)


def append(session: Session, clock: Clock, visit: str, fact: Fact) -> SavedFact:
    """Append ``fact`` within the transaction of ``session`` and bring the line of the visit up to date."""
    record = session.get(VisitRecord, visit)
    if record is None:
        raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
    saved = SavedFact(visit=visit, number=record.last_number + 1, at=clock.now(), fact=fact)
    body = json.dumps(encode(fact), ensure_ascii=False, separators=(",", ":"))
    session.execute(insert(FactRecord).values(visit=visit, number=saved.number, at=saved.at, kind=fact.kind, body=body))
    record.last_number = saved.number
    record.saved_at = saved.at
    record.state = _state_after(record.state, fact)
    return saved


def _state_after(state: VisitState, fact: Fact) -> VisitState:
    """Signed stays signed; stopped stays stopped until it is signed; anything else resumes a paused visit."""
    if isinstance(fact, ReportSigned) or state == "signed":
        return "signed"
    if isinstance(fact, VisitStopped) or state == "stopped":
        return "stopped"
    return "paused" if isinstance(fact, VisitPaused) else "open"


def _rows(session: Session, visit: str) -> list[FactRecord]:
    rows = session.scalars(select(FactRecord).where(FactRecord.visit == visit).order_by(FactRecord.number)).all()
    if not rows:
        raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
    return list(rows)


def _saved(row: FactRecord) -> SavedFact:
    kind = _KINDS.get(row.kind)
    if kind is None:  # written by a newer program whose tables are the same
        raise ComputerCannot(Reason.DATABASE_NEWER, row.visit, found=row.kind)
    fact: Fact = decode(kind, json.loads(row.body), f"{row.visit} {row.number}")
    return SavedFact(visit=row.visit, number=row.number, at=row.at, fact=fact)


def _lines(session: Session) -> tuple[VisitLine, ...]:
    rows = session.scalars(select(VisitRecord).order_by(VisitRecord.opened_at.desc(), VisitRecord.id.desc()))
    return tuple(
        VisitLine(
            id=row.id,
            opened_at=row.opened_at,
            saved_at=row.saved_at,
            site=row.site,
            station=row.station,
            work_order=row.work_order,
            template=row.template,
            practice=row.practice,
            state=row.state,
        )
        for row in rows
    )
