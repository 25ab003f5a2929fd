"""Signing freezes a revision and fills the outbox in one transaction."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import BadInput, Reason
from app.domain.fact import ReportSigned, VisitPaused
from app.ports.store import FrozenRevision
from app.storage.store import SqlStorage
from tests.fakes.clock import FakeClock
from tests.storage.opening import OPENED, opened


async def frozen(store: SqlStorage, number: int = 1, report: str = "R-1") -> tuple[FrozenRevision, ReportSigned]:
    """Return a revision whose evidence is stored, and its fact; neither is saved."""
    report_pdf = await store.put_evidence(b"%PDF")
    photo = await store.put_evidence(b"photo")
    visit = (await store.visits())[-1].id
    files = (("report.pdf", report_pdf), ("evidence/" + photo, photo), ("data/again", photo))
    revision = FrozenRevision(visit, report, number, f"{report}/{number}", b"manifest", b"signature", files)
    return revision, ReportSigned(report, number, revision.bundle_id, "0" * 64)


async def test_frozen_outgoing_and_signed_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        revision, signed = await frozen(store)
        saved = await store.freeze(revision, signed)
        assert saved.number == 2
    async with opened(tmp_path) as store:
        assert (await store.facts(visit))[-1].fact == signed
        assert await store.revision(revision.bundle_id) == revision
        assert await store.revisions(visit) == (revision,)
        (out,) = await store.outbox()
        assert (out.bundle_id, out.state, out.size, out.visit) == (revision.bundle_id, "waiting", 8 + 4 + 5 + 5, visit)
        assert out.signed_at == saved.at
        assert (await store.visits())[0].state == "signed"


async def test_all_or_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        revision, signed = await frozen(store)
        missing = replace(revision, files=(*revision.files, ("evidence/x", "f" * 64)))
        with pytest.raises(BadInput) as error:
            await store.freeze(missing, signed)
        assert error.value.reason is Reason.UNKNOWN_NAME
        doubled = replace(revision, files=(*revision.files, revision.files[0]))
        with pytest.raises(Exception, match="UNIQUE"):
            await store.freeze(doubled, signed)
        assert len(await store.facts(visit)) == 1
        assert await store.outbox() == ()
        assert await store.revisions(visit) == ()
        assert (await store.visits())[0].state == "open"


async def test_a_revision_is_never_overwritten(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = (await store.open_visit(OPENED)).visit
        revision, signed = await frozen(store)
        await store.freeze(revision, signed)
        for second in (revision, replace(revision, bundle_id="other"), replace(revision, report="R-2")):
            with pytest.raises(BadInput):
                await store.freeze(second, signed)
        assert len(await store.facts(visit)) == 2
        follow, follow_signed = await frozen(store, 2)
        await store.freeze(follow, follow_signed)
        assert [r.revision for r in await store.revisions(visit)] == [1, 2]


async def test_only_report_signed_freezes(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.open_visit(OPENED)
        revision, _ = await frozen(store)
        with pytest.raises(BadInput):
            await store.freeze(revision, VisitPaused("x"))


async def test_outbox_shows_what_waits_and_the_last_confirmed(tmp_path: Path) -> None:
    clock = FakeClock()
    async with opened(tmp_path, clock=clock) as store:
        await store.open_visit(OPENED)
        for number in range(1, 56):
            clock.advance(1)
            await store.freeze(*await frozen(store, number))
            if number not in {3, 40}:
                await store.mark_outgoing(f"R-1/{number}", "confirmed")
        await store.mark_outgoing("R-1/40", "refused", "no_permission")
        out = await store.outbox()
    assert [(line.revision, line.state, line.problem) for line in out[:2]] == [
        (3, "waiting", ""),
        (40, "refused", "no_permission"),
    ]
    assert [line.revision for line in out[2:]] == [n for n in range(1, 56) if n not in {3, 40}][-50:]


async def test_receipts_are_kept_as_they_came(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.open_visit(OPENED)
        revision, signed = await frozen(store)
        await store.freeze(revision, signed)
        await store.mark_outgoing(revision.bundle_id, "copied", receipt=b'{ "kind": "copied"}')
        assert await store.receipts(revision.bundle_id) == (b'{ "kind": "copied"}',)
        assert (await store.outbox())[0].state == "copied"
        with pytest.raises(BadInput):
            await store.mark_outgoing("nothing", "copied")
        with pytest.raises(BadInput):
            await store.mark_outgoing(revision.bundle_id, "lost")
        with pytest.raises(BadInput):
            await store.revision("nothing")
