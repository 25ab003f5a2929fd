"""A second person's signed file before a relevant change: real keys, real signatures, every way in which it fails."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.approval import ApprovalNeed, ApprovalSubject
from app.domain.approval_file import written
from app.domain.codec import decode
from app.domain.errors import BadInput, ChargeBenchError, Reason, Refused
from app.domain.fact import EvidenceAdded
from app.domain.legal_change import LegalAnswer, LegalChange, Relevance
from app.domain.legal_fact import LegalChangeJudged
from app.domain.messages import message
from app.workflows.approval_desk import read_approval_file
from app.workflows.check_approvals import need_of_plan
from app.workflows.judge_change import guard_of, judge_change, need_of
from app.workflows.run_visit import VisitRun, run_visit
from app.workflows.sign_approval import approve_here, practice_approver, request_approval
from app.workflows.trust_approver import approvers, own_signers, trust_approver
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.visit import Visit, read_state
from tests.workflows.approving import KEYS, PIN, RULES, SecondPerson, with_keys
from tests.workflows.visits import World, plan, shipped

GUARD = guard_of(shipped())
METER = ApprovalSubject("MT-2")
YES = {"relevant": True, "reason": "fault 17", "right": "repairer N-1", "approval": "ok.json"}
NO = {"relevant": False, "said_by": "certificate DE-1, annex 2"}


def tr(source: str, n: int | None = None, **values: object) -> str:
    return source.format(**values) if values else source


class Case:
    """A visit with a desk, and a second person who is known here."""

    def __init__(self, folder: Path, *, practice: bool = False) -> None:
        self.world, self.folder, self.practice = with_keys(World()), folder, practice
        self.second = SecondPerson(self.world.clock.now())

    async def visit(self) -> Visit:
        visit = await self.world.visit(practice=self.practice)
        visit.approvals = self.world.bench(approvals=lambda name: read_approval_file(self.folder / name)).desk
        await self.second.known_to(self.world)
        return visit

    async def judge(self, visit: Visit, answer: dict[str, Any] | None = YES, **more: Any) -> LegalChangeJudged:
        said = decode(LegalAnswer, answer, "answer") if answer else None
        return await judge_change(visit, GUARD, LegalChange.METER_SWAP, "MT-2", said, **more)

    def need(self, visit: Visit) -> ApprovalNeed:
        return need_of(visit.state, LegalChange.METER_SWAP, METER)


async def test_what_was_checked_is_saved_with_the_file_as_evidence(tmp_path: Path) -> None:
    case = Case(tmp_path)
    visit = await case.visit()
    path = await case.second.write(tmp_path / "ok.json", case.need(visit))
    fact = await case.judge(visit)
    assert fact.approval is not None
    assert (fact.approved_by, fact.relevance) == ("S. Super", Relevance.YES)
    assert fact.approval.fingerprint == case.second.signer.fingerprint
    assert fact.approval.requested_by == "M. Lind"
    kept = visit.state.last(EvidenceAdded)
    assert kept is not None
    assert (kept.name, kept.sha256) == ("ok.json", fact.approval.sha256)
    assert await case.world.store.evidence(kept.sha256) == path.read_bytes()
    kinds = [saved.fact.kind for saved in visit.state.saved]
    assert kinds[-2:] == ["evidence_added", "legal_change_judged"]


async def spoil(case: Case, visit: Visit, how: str) -> None:
    """Write an ``ok.json`` that does not count."""
    path, need, second = case.folder / "ok.json", case.need(visit), case.second
    match how:
        case "unsigned":
            asked = await second.signed(need)
            path.write_bytes(written(replace(asked, approved=None)))
        case "changed":
            signed = await second.signed(need)
            path.write_bytes(written(replace(signed, request=replace(signed.request, reason="another"))))
        case "other signature" | "garbled signature" | "other certificate":
            signed = await second.signed(need)
            assert signed.approved is not None
            other = SecondPerson(second.at)
            stranger = (await other.signed(need)).approved
            assert stranger is not None
            parts: dict[str, Any] = {
                "other signature": {"signature": stranger.signature},
                "garbled signature": {"signature": "not base64!"},
                "other certificate": {"certificate": stranger.certificate},
            }[how]
            path.write_bytes(written(replace(signed, approved=replace(signed.approved, **parts))))
        case "stranger":
            await SecondPerson(second.at, "A. Stranger").write(path, need)
        case "own":
            own = await approve_own(case, need)
            path.write_bytes(own)
        case "late":
            second.at -= timedelta(hours=3)
            await second.write(path, need, window_h=(0, 1))
        case "early":
            await second.write(path, need, window_h=(1, 2))
        case "other station":
            await second.write(path, replace(need, station_id="CP2"))
        case "other meter":
            await second.write(path, replace(need, subject=ApprovalSubject("MT-3")))
        case "practice":
            await second.write(path, replace(need, practice=True))


async def approve_own(case: Case, need: ApprovalNeed) -> bytes:
    """Sign with the laptop's own key under another's name in the request."""
    at, store = case.world.clock.now(), case.world.store
    await store.save_signing_key(KEYS.make("A. Nother", PIN, at, practice=False))
    asked = await request_approval(World().store, KEYS, RULES, need, "x", (at, at + timedelta(hours=1)))
    return written(await approve_here(store, KEYS, asked, "", PIN, at, "request"))


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("unsigned", "nobody has signed"),
        ("changed", "does not fit the content"),
        ("other signature", "does not fit the content"),
        ("garbled signature", "does not fit the content"),
        ("other certificate", "does not fit the content"),
        ("stranger", "chargebench approval trust "),
        ("own", "key of this laptop itself"),
        ("late", "its time is over"),
        ("early", "its time has not begun"),
        ("other station", "for another station"),
        ("other meter", "another file, setting, value or meter"),
        ("practice", "do not mix"),
    ],
)
async def test_what_does_not_count_changes_nothing_and_says_why(tmp_path: Path, how: str, words: str) -> None:
    case = Case(tmp_path)
    visit = await case.visit()
    await spoil(case, visit, how)
    before = len(visit.state.saved)
    with pytest.raises(Refused) as caught:
        await case.judge(visit)
    assert words in message(caught.value, tr)
    assert "ok.json" in message(caught.value, tr)
    assert len(visit.state.saved) == before


async def test_a_name_alone_is_no_approval(tmp_path: Path) -> None:
    case = Case(tmp_path)
    visit = await case.visit()
    for answer in ({**YES, "approval": "", "approved_by": "S. Super"}, {**YES, "approval": " ", "reason": ""}):
        with pytest.raises(Refused) as caught:
            await case.judge(visit, answer)
        assert caught.value.reason is Reason.APPROVAL_NEEDED
    await case.second.write(tmp_path / "ok.json", case.need(visit))
    with pytest.raises(Refused) as other:
        await case.judge(visit, {**YES, "approved_by": "B. Other"})
    assert "not the one of the certificate" in message(other.value, tr)
    visit.approvals = None
    with pytest.raises(Refused):
        await case.judge(visit)
    assert visit.state.last(LegalChangeJudged) is None


async def test_what_is_not_relevant_needs_none_but_a_way_back_that_is_closed_does(tmp_path: Path) -> None:
    case = Case(tmp_path)
    visit = await case.visit()
    assert (await case.judge(visit, NO)).approval is None
    for answer in (NO, None):
        with pytest.raises(Refused) as caught:
            await case.judge(visit, answer, one_way=True)
        assert caught.value.reason is Reason.APPROVAL_NEEDED
    await case.second.write(tmp_path / "ok.json", case.need(visit))
    fact = await case.judge(visit, {**NO, "approval": "ok.json"}, one_way=True)
    assert (fact.relevance, fact.approved_by) == (Relevance.NO, "S. Super")


async def test_whoever_approves_at_once_looks_at_a_clock_that_has_gone_on_meanwhile(tmp_path: Path) -> None:
    case = Case(tmp_path, practice=True)
    visit, world = await case.visit(), case.world
    approver = practice_approver(world.store, KEYS, world.clock, RULES)
    desk = world.bench(approver=approver).desk
    need, at = need_of(visit.state, LegalChange.METER_SWAP, METER), world.clock.now()
    world.clock.advance(3.0)  # as a fast practice clock does between the question and the answer
    checked = await desk.ask(need, at)
    assert checked is not None
    assert checked.used.approved_by


async def test_a_practice_visit_has_a_practice_approver_with_a_key_of_its_own(tmp_path: Path) -> None:
    case = Case(tmp_path, practice=True)
    world = case.world
    await world.store.save_signing_key(KEYS.make("PRACTICE", PIN, world.clock.now(), practice=True))
    visit = await case.visit()
    with pytest.raises(Refused):  # a bench without one
        await case.judge(visit, {**YES, "approval": "", "approved_by": "S. Super"})
    approver = practice_approver(world.store, KEYS, world.clock, RULES)
    visit.approvals = world.bench(approver=approver).desk
    fact = await case.judge(visit, {**YES, "approval": "", "approved_by": "S. Super"})
    assert fact.approval is not None
    assert (fact.approved_by, fact.approval.approved_by) == ("S. Super", "PRACTICE")
    own = await own_signers(world.store, KEYS)
    assert fact.approval.fingerprint not in {one.fingerprint for one in own}
    document = json.loads(await world.store.evidence(fact.approval.sha256))
    assert document["request"]["practice"] is True
    assert len((await approvers(world.store)).approvers) == 2
    again = await case.judge(visit, {**YES, "approval": "", "approved_by": "S. Super", "reason": "other"})
    assert again.approval is not None
    assert again.approval.fingerprint == fact.approval.fingerprint  # the same person


async def updated(case: Case, *, installed: str, metrology: dict[str, Any] | None) -> VisitRun:
    image, world = case.folder / "f.img", case.world
    image.write_bytes(b"x" * 100)
    world.station.identity = replace(world.station.identity, firmware=installed)
    firmware = {"file": "f.img", "version": "2.0", **({"metrology": metrology} if metrology else {})}
    bench = world.bench(
        firmware=lambda name: case.folder / name,
        approvals=lambda name: read_approval_file(case.folder / name),
    )
    return await run_visit(plan(firmware=firmware, skip={"calibration": "not asked"}), bench, "PLAN.toml")


async def test_a_downgrade_needs_one_whatever_the_law_says(tmp_path: Path) -> None:
    case = Case(tmp_path)
    ran = await updated(case, installed="3.0", metrology=NO)
    state = await read_state(case.world.store, ran.visit)
    assert state.firmware is None  # nothing was sent
    failed = [saved.fact for saved in state.saved if saved.fact.kind == "step_failed"]
    assert [fact.reason for fact in failed] == [Reason.APPROVAL_NEEDED]  # type: ignore[union-attr]
    case = Case(tmp_path)
    need = need_of_plan(plan(), LegalChange.FIRMWARE, image_subject(check_firmware(tmp_path / "f.img"), "2.0"))
    await case.second.known_to(case.world)
    await case.second.write(tmp_path / "ok.json", need)
    ran = await updated(case, installed="3.0", metrology={**NO, "approval": "ok.json"})
    state = await read_state(case.world.store, ran.visit)
    assert state.firmware is not None
    assert state.firmware.ok
    printed = ran.report.content.firmware[0].proofs[-1].title
    assert "approved by S. Super" in printed
    assert case.second.signer.fingerprint[:16] in printed.replace(" ", "")
    evidence = [fact.name for _, fact in state.evidence]
    assert "ok.json" in evidence


async def test_a_plan_is_refused_before_the_visit_where_its_approval_is_for_another_image(tmp_path: Path) -> None:
    case = Case(tmp_path)
    (tmp_path / "f.img").write_bytes(b"x" * 100)
    await case.second.known_to(case.world)
    other = image_subject(replace(check_firmware(tmp_path / "f.img"), sha256="ab" * 32), "2.0")
    await case.second.write(tmp_path / "ok.json", need_of_plan(plan(), LegalChange.FIRMWARE, other))
    with pytest.raises(Refused) as caught:
        await updated(case, installed="1.0", metrology=YES)
    assert "another file" in message(caught.value, tr)
    assert await case.world.store.visits() == ()
    with pytest.raises(BadInput) as missing:
        await updated(case, installed="1.0", metrology={**YES, "approval": "none.json"})
    assert missing.value.reason is Reason.FILE_UNREADABLE


async def test_one_that_begins_later_today_does_not_stop_the_plan(tmp_path: Path) -> None:
    case = Case(tmp_path)
    (tmp_path / "f.img").write_bytes(b"x" * 100)
    need = need_of_plan(plan(), LegalChange.FIRMWARE, image_subject(check_firmware(tmp_path / "f.img"), "2.0"))
    await case.second.known_to(case.world)
    await case.second.write(tmp_path / "ok.json", need, window_h=(20, 30))
    ran = await updated(case, installed="1.0", metrology=YES)  # but it does not count at the step
    state = await read_state(case.world.store, ran.visit)
    assert state.firmware is None
    failed = [saved.fact for saved in state.saved if saved.fact.kind == "step_failed"]
    assert [fact.reason for fact in failed] == [Reason.APPROVAL_REFUSED]  # type: ignore[union-attr]


async def test_signing_needs_the_pin_and_another_persons_request(tmp_path: Path) -> None:
    case = Case(tmp_path)
    visit = await case.visit()
    world, at = World(), case.world.clock.now()
    asked = await request_approval(world.store, KEYS, RULES, case.need(visit), "x", (at, at + timedelta(hours=1)))
    with pytest.raises(BadInput) as unnamed:
        await approve_here(world.store, KEYS, asked, " ", PIN, at, "ask.json")
    assert unnamed.value.data["field"] == "--by"
    with pytest.raises(Refused):
        await approve_here(world.store, KEYS, asked, "m. lind", PIN, at, "ask.json")
    assert await world.store.signing_key(practice=False) is None  # nothing was kept of it
    with pytest.raises(Refused) as late:
        await approve_here(world.store, KEYS, asked, "S. Super", PIN, at + timedelta(hours=2), "ask.json")
    assert "over" in message(late.value, tr)
    signed = await approve_here(world.store, KEYS, asked, "S. Super", PIN, at, "ask.json")
    assert signed.approved is not None
    assert base64.b64decode(signed.approved.signature, validate=True)[0] == 0x30  # a DER sequence
    with pytest.raises(ChargeBenchError) as wrong:
        await approve_here(world.store, KEYS, asked, "", "0000", at, "ask.json")
    assert wrong.value.reason is Reason.PIN_WRONG
    with pytest.raises(BadInput) as other:
        await approve_here(world.store, KEYS, asked, "B. Other", PIN, at, "ask.json")
    assert other.value.data["problem"] == "S. Super"


async def test_trust_is_kept_once_and_never_given_to_this_laptop_itself() -> None:
    world = with_keys(World())
    at = world.clock.now()
    second = SecondPerson(at)
    shown = ":".join(second.signer.fingerprint[i : i + 2] for i in range(0, 64, 2)).upper()
    await trust_approver(world.store, (), shown, "", "", at)
    found = await trust_approver(world.store, (), second.signer.fingerprint, "S. Super", "", at + timedelta(days=1))
    assert [(one.fingerprint, one.name, one.since) for one in found.approvers] == [
        (second.signer.fingerprint, "S. Super", at)
    ]
    assert await approvers(world.store) == found
    await world.store.save_signing_key(second.stored)
    own = await own_signers(world.store, KEYS)
    for fingerprint, key in ((second.signer.fingerprint, ""), ("ab" * 32, second.signer.key_sha256)):
        with pytest.raises(Refused):
            await trust_approver(world.store, own, fingerprint, "", key, at)
    with pytest.raises(BadInput):
        await trust_approver(world.store, own, "abc", "", "", at)
