"""Facts of visits, as rows."""

import json
from typing import Any, get_args

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.codec import decode, encode
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.domain.fact import Fact, ReportSigned, SavedFact, VisitPaused, VisitStopped
from app.domain.hand_over_fact import VisitHandedOver
from app.ports.clock import Clock
from app.storage.record import FactRecord, VisitRecord, VisitState

_KINDS: dict[str, type[Any]] = {kind.kind: kind for kind in get_args(Fact)}


def append(session: Session, clock: Clock, visit: str, fact: Fact) -> SavedFact:
    """Append ``fact`` within the transaction of ``session`` and bring the line of the visit up to date."""
    record = session.get(VisitRecord, visit)
    if record is None:
        raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
    added = SavedFact(visit=visit, number=record.last_number + 1, at=clock.now(), fact=fact)
    add_row(session, record, added)
    return added


def add_row(session: Session, record: VisitRecord, added: SavedFact) -> None:
    """Write one fact and bring the line of its visit up to date."""
    fact = added.fact
    body = json.dumps(encode(fact), ensure_ascii=False, separators=(",", ":"))
    row = {"visit": record.id, "number": added.number, "at": added.at, "kind": fact.kind, "body": body}
    session.execute(insert(FactRecord).values(row))
    record.last_number = added.number
    record.saved_at = added.at
    record.state = _state_after(record.state, fact)


def _state_after(state: VisitState, fact: Fact) -> VisitState:
    """Signed stays signed; stopped stays stopped until it is signed; anything else resumes a visit."""
    if isinstance(fact, ReportSigned) or state == "signed":
        return "signed"
    if isinstance(fact, VisitStopped) or state == "stopped":
        return "stopped"
    if isinstance(fact, VisitHandedOver):
        return "handed_over"
    return "paused" if isinstance(fact, VisitPaused) else "open"


def rows_of(session: Session, visit: str) -> list[FactRecord]:
    """Return the facts of a visit in order. Raises BadInput (UNKNOWN_NAME)."""
    rows = session.scalars(select(FactRecord).where(FactRecord.visit == visit).order_by(FactRecord.number)).all()
    if not rows:
        raise BadInput(Reason.UNKNOWN_NAME, visit, kind="visit")
    return list(rows)


def saved(row: FactRecord) -> SavedFact:
    """Return the fact of a row. Raises ComputerCannot (DATABASE_NEWER)."""
    kind = _KINDS.get(row.kind)
    if kind is None:  # written by a newer program whose tables are the same
        raise ComputerCannot(Reason.DATABASE_NEWER, row.visit, found=row.kind)
    fact: Fact = decode(kind, json.loads(row.body), f"{row.visit} {row.number}")
    return SavedFact(visit=row.visit, number=row.number, at=row.at, fact=fact)
