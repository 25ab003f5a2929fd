"""Rule 24: an open visit goes on with a colleague, from a signed bundle, and nobody can slip anything into it."""

from pathlib import Path

import pytest

from app.domain.answer import Answer
from app.domain.errors import BadInput, Reason, Refused
from app.domain.hand_over_fact import VisitHandedOver, VisitTakenOver
from app.domain.step import Step
from app.domain.visit import why_locked
from app.system.certificates import LocalCertificates
from app.workflows.hand_over import hand_over, take_over
from app.workflows.visit import Photo, Visit, open_visit, resume_visit
from tests.e2e.handing import PIN, basis, catalogue, first_fact, tools
from tests.storage.opening import opened


async def _begun(store: object) -> Visit:
    visit = await open_visit(store, tools().real_clock, basis(), first_fact())  # type: ignore[arg-type]
    await visit.begin(Step.ARRIVE)
    await visit.answer("V06", Answer(value="dry"))
    await visit.add_photo(Photo(b"\xff\xd8picture", "a.jpg"), "A02")
    return visit


async def test_a_colleague_goes_on_where_the_visit_was(tmp_path: Path) -> None:
    async with opened(tmp_path / "a") as first, opened(tmp_path / "b") as second:
        visit = await _begun(first)
        files = await hand_over(visit, tools(), PIN, "B. Colleague", "station locked, lock 17")
        taken_id, taken = await take_over(second, LocalCertificates(), files, "B. Colleague")
        there = await resume_visit(second, tools().real_clock, catalogue(), taken_id)
        assert there.state.saved[:-1] == visit.state.saved
        assert isinstance(there.state.saved[-1].fact, VisitTakenOver)
        assert taken.signed_by == first_fact().technician
        assert why_locked(there.state, there.template, there.checklist, Step.ARRIVE) is None
        ((_, photo),) = there.state.evidence
        assert await second.evidence(photo.sha256) == b"\xff\xd8picture"


async def test_what_was_handed_over_is_closed_here(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = await _begun(store)
        await hand_over(visit, tools(), PIN, "B. Colleague", "nothing")
        assert isinstance(visit.state.handed_over, VisitHandedOver)
        with pytest.raises(Refused) as refused:
            await visit.begin(Step.ARRIVE)
        assert refused.value.reason is Reason.VISIT_CLOSED
        with pytest.raises(Refused):
            await hand_over(visit, tools(), PIN, "C. Other", "nothing")


async def test_it_can_be_handed_back(tmp_path: Path) -> None:
    async with opened(tmp_path / "a") as first, opened(tmp_path / "b") as second:
        visit = await _begun(first)
        there_id, _ = await take_over(second, LocalCertificates(), await hand_over(visit, tools(), PIN, "B", "x"), "B")
        there = await resume_visit(second, tools().real_clock, catalogue(), there_id)
        await there.answer("V07", Answer(value="none"))
        back_id, _ = await take_over(first, LocalCertificates(), await hand_over(there, tools(), PIN, "A", "x"), "A")
        assert back_id == visit.id
        back = await resume_visit(first, tools().real_clock, catalogue(), back_id)
        assert back.state.answers["V07", None].value == "none"


@pytest.mark.parametrize("path", ["data/visit.json", "manifest.json", "manifest.sig", "certificate.pem", "evidence"])
async def test_a_changed_bundle_is_refused_and_nothing_is_taken_in(tmp_path: Path, path: str) -> None:
    async with opened(tmp_path / "a") as first, opened(tmp_path / "b") as second:
        files = await hand_over(await _begun(first), tools(), PIN, "B", "x")
        name = next(found for found in files if found.startswith(path))
        content = bytearray(files[name])
        content[len(content) // 2] ^= 1
        with pytest.raises(BadInput):
            await take_over(second, LocalCertificates(), {**files, name: bytes(content)}, "B")
        assert await second.visits() == ()


async def test_a_reason_and_a_name_are_needed(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        visit = await _begun(store)
        with pytest.raises(Refused):
            await hand_over(visit, tools(), PIN, "B", " ")
        assert visit.state.handed_over is None
