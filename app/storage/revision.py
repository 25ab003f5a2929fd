"""Frozen revisions, the outbox and receipts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, get_args

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.errors import BadInput, Reason
from app.ports.store import FrozenRevision, Outgoing
from app.storage.database import OnDatabase
from app.storage.record import (
    EvidenceRecord,
    OutgoingRecord,
    OutgoingState,
    ReceiptRecord,
    RevisionFileRecord,
    RevisionRecord,
)

if TYPE_CHECKING:
    from app.domain.fact import Fact, ReportSigned, SavedFact
    from app.domain.known_error import KnownError
    from app.ports.clock import Clock

_STATES: dict[str, OutgoingState] = {state: state for state in get_args(OutgoingState)}
_CONFIRMED_SHOWN = 50


class SqlRevisions(OnDatabase):
    """KeepsRevisions on the encrypted database."""

    async def freeze(self, revision: FrozenRevision, signed: Fact, errors: Sequence[KnownError] = ()) -> SavedFact:
        """Store the revision and its ``errors``, fill the outbox and append ``signed`` in one transaction.

        Raises BadInput (UNKNOWN_NAME) for evidence or a visit that is not stored, (WRONG_VALUE) for a bundle or
        revision that already exists; then nothing is changed.
        """
        from app.domain.fact import ReportSigned

        if not isinstance(signed, ReportSigned):
            raise BadInput(Reason.WRONG_VALUE, "freeze", field="signed", problem=signed.kind)
        return await self._database.run(lambda session: _freeze(session, self._clock, revision, signed, errors))

    async def outbox(self) -> tuple[Outgoing, ...]:
        """Return every bundle not yet confirmed, oldest first, and the last 50 confirmed."""
        return await self._database.run(_outbox)

    async def revision(self, bundle_id: str) -> FrozenRevision:
        """Return one frozen revision. Raises BadInput (UNKNOWN_NAME)."""
        return await self._database.run(lambda session: _frozen(session, _known(session, bundle_id)))

    async def revisions(self, visit: str) -> tuple[FrozenRevision, ...]:
        """Return the revisions of a visit, oldest first."""
        query = select(RevisionRecord).where(RevisionRecord.visit == visit).order_by(RevisionRecord.revision)
        return await self._database.run(
            lambda session: tuple(_frozen(session, row) for row in session.scalars(query).all())
        )

    async def mark_outgoing(self, bundle_id: str, state: str, problem: str = "", receipt: bytes | None = None) -> None:
        """Record what became of a bundle; a receipt is kept byte for byte. Raises BadInput."""
        known = _STATES.get(state)
        if known is None:
            raise BadInput(Reason.WRONG_VALUE, bundle_id, field="state", problem=state)
        await self._database.run(lambda session: self._mark(session, bundle_id, known, problem, receipt))

    async def receipts(self, bundle_id: str) -> tuple[bytes, ...]:
        """Return every receipt of a bundle, oldest first."""
        query = select(ReceiptRecord.content).where(ReceiptRecord.bundle_id == bundle_id).order_by(ReceiptRecord.number)
        return await self._database.run(lambda session: tuple(session.scalars(query)))

    def _mark(
        self, session: Session, bundle_id: str, state: OutgoingState, problem: str, receipt: bytes | None
    ) -> None:
        row = session.get(OutgoingRecord, _known(session, bundle_id).bundle_id)
        if row is not None:
            row.state = state
            row.problem = problem
        if receipt is not None:
            session.add(ReceiptRecord(bundle_id=bundle_id, at=self._clock.now(), content=receipt))


def _freeze(
    session: Session, clock: Clock, revision: FrozenRevision, signed: ReportSigned, errors: Sequence[KnownError]
) -> SavedFact:
    from app.storage.fact import append
    from app.storage.known_error import add_errors

    _refuse_second(session, revision)
    size = len(revision.manifest) + sum(_sizes(session, revision.files))
    saved = append(session, clock, revision.visit, signed)
    session.flush()
    session.execute(
        insert(RevisionRecord).values(
            bundle_id=revision.bundle_id,
            visit=revision.visit,
            report=revision.report,
            revision=revision.revision,
            manifest=revision.manifest,
            manifest_signature=revision.manifest_signature,
        )
    )
    for position, (path, sha256) in enumerate(revision.files):
        row = {"bundle_id": revision.bundle_id, "path": path, "position": position, "sha256": sha256}
        session.execute(insert(RevisionFileRecord).values(row))
    out = {"bundle_id": revision.bundle_id, "signed_at": saved.at, "size": size, "state": "waiting", "problem": ""}
    session.execute(insert(OutgoingRecord).values(out))
    add_errors(session, errors)
    return saved


def _refuse_second(session: Session, revision: FrozenRevision) -> None:
    same = (RevisionRecord.report == revision.report) & (RevisionRecord.revision == revision.revision)
    query = select(RevisionRecord.bundle_id).where(same | (RevisionRecord.bundle_id == revision.bundle_id))
    if (found := session.scalar(query)) is not None:
        raise BadInput(Reason.WRONG_VALUE, revision.report, field="revision", problem=found)


def _sizes(session: Session, files: Iterable[tuple[str, str]]) -> Iterable[int]:
    for path, sha256 in files:
        row = session.get(EvidenceRecord, sha256)
        if row is None:
            raise BadInput(Reason.UNKNOWN_NAME, path, kind="evidence", sha256=sha256)
        yield row.size


def _known(session: Session, bundle_id: str) -> RevisionRecord:
    row = session.get(RevisionRecord, bundle_id)
    if row is None:
        raise BadInput(Reason.UNKNOWN_NAME, bundle_id, kind="bundle")
    return row


def _frozen(session: Session, row: RevisionRecord) -> FrozenRevision:
    file = RevisionFileRecord
    files = session.execute(
        select(file.path, file.sha256).where(file.bundle_id == row.bundle_id).order_by(file.position)
    )
    return FrozenRevision(
        visit=row.visit,
        report=row.report,
        revision=row.revision,
        bundle_id=row.bundle_id,
        manifest=row.manifest,
        manifest_signature=row.manifest_signature,
        files=tuple((path, sha256) for path, sha256 in files),
    )


def _outbox(session: Session) -> tuple[Outgoing, ...]:
    out, revision = OutgoingRecord.__table__.c, RevisionRecord.__table__.c
    line = tuple((out if field.name in out else revision)[field.name] for field in fields(Outgoing))
    pairs = select(*line).join_from(out.bundle_id.table, revision.bundle_id.table)
    waiting = pairs.where(out.state != "confirmed").order_by(out.signed_at)
    last = pairs.where(out.state == "confirmed").order_by(out.signed_at.desc()).limit(_CONFIRMED_SHOWN)
    rows = (*session.execute(waiting), *reversed(session.execute(last).all()))
    return tuple(Outgoing(*row) for row in rows)
