"""Two people, two data directories, one file between them: a relevant update happens only with a signed approval."""

import json
import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Program, build
from app.domain.approval_file import read_approval, written
from app.domain.errors import Reason, Refused
from app.domain.fact import FirmwareUpdated
from app.domain.legal_change import LegalChange
from app.domain.legal_fact import LegalChangeJudged
from app.domain.plan import Plan, read_plan
from app.ports.store import Store
from app.workflows.approval_desk import read_approval_file
from app.workflows.bench import Bench
from app.workflows.check_approvals import check_approvals, need_of_plan
from app.workflows.sign_approval import approval_rules, approve_here, practice_approver, request_approval
from app.workflows.trust_approver import own_signers, trust_approver
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.write_bundle import write_file
from tests.e2e.practice_run import Practised, practise

PIN = "2468"
METROLOGY = {"relevant": True, "reason": "fault 17", "right": "repairer N-1", "approval": "ok.json"}
FIRMWARE = {"file": "1.5.0", "version": "1.5.0", "metrology": METROLOGY}


async def request_here(folder: Path, program: Program, store: Store, bench: Bench) -> Plan:
    """The technician asks, with the data directory that will do the work."""
    plan = read_plan(program.practice_plan("1.6", "en", 0) | {"firmware": FIRMWARE}, "plan")
    image = image_subject(check_firmware(bench.firmware("1.5.0")), "1.5.0")
    need = need_of_plan(plan, LegalChange.FIRMWARE, image)
    begin = program.clock.now()
    keys, rules = bench.tools.keys, approval_rules(program.catalogue)
    asked = await request_approval(store, keys, rules, need, "fault 17", (begin, begin + timedelta(hours=8)))
    write_file(folder / "ask.json", written(asked))
    return plan


async def sign_elsewhere(folder: Path, program: Program) -> str:
    """The second person signs on another computer, and reads out the fingerprint."""
    other = replace(build(folder / "office", "en"), key=secrets.token_bytes(32))
    store = await other.open_store()
    try:
        document = read_approval((folder / "ask.json").read_bytes(), "ask.json")
        keys, at = other.report_tools("en").keys, program.clock.now()
        signed = await approve_here(store, keys, document, "S. Super", PIN, at, "ask.json")
        write_file(folder / "ok.json", written(signed))
        return (await own_signers(store, keys))[0].fingerprint
    finally:
        await store.close()


async def visit(folder: Path) -> Practised:
    async def prepare(program: Program, store: Store, bench: Bench) -> Bench:
        plan = await request_here(folder, program, store, bench)
        fingerprint = await sign_elsewhere(folder, program)
        real = replace(bench, practice=False, approvals=lambda name: read_approval_file(folder / name))
        with pytest.raises(Refused) as unknown:  # before anybody drives there
            await check_approvals(plan, real)
        assert unknown.value.reason is Reason.APPROVAL_UNKNOWN_KEY
        assert unknown.value.data["fingerprint"] == fingerprint
        own = await own_signers(store, bench.tools.keys)
        await trust_approver(store, own, fingerprint, "S. Super", "", program.clock.now())
        return real

    return await practise(folder, skip=("calibration", "function"), prepare=prepare, firmware=FIRMWARE)


async def test_a_relevant_update_runs_by_the_file_of_a_second_person_and_the_report_says_by_whom(
    tmp_path: Path,
) -> None:
    practised = await visit(tmp_path)
    state = practised.state
    updated, judged = state.last(FirmwareUpdated), state.last(LegalChangeJudged)
    assert updated is not None
    assert updated.ok
    assert judged is not None
    assert judged.approval is not None
    assert judged.approved_by == "S. Super"
    assert practised.verdict.positive
    printed = practised.done.report.content.firmware[0].proofs[-1].title
    assert "approved by S. Super; signed approval, key " in printed
    bundle = tmp_path / "out" / "bundle"
    evidence = bundle / "evidence" / judged.approval.sha256
    assert evidence.read_bytes() == (tmp_path / "ok.json").read_bytes()
    facts = json.loads((bundle / "data" / "visit.json").read_text("utf-8"))
    kept = {one["fact"]["change"]: one["fact"] for one in facts if one["fact"]["kind"] == "legal_change_judged"}
    assert kept["clock"]["approval"] is None  # not part of the type approval: nobody else is needed
    assert kept["firmware"]["approval"]["fingerprint"] == judged.approval.fingerprint


async def test_in_practice_a_practice_approver_signs_by_the_same_door(tmp_path: Path) -> None:
    async def prepare(program: Program, store: Store, bench: Bench) -> Bench:
        keys, rules = bench.tools.keys, approval_rules(program.catalogue)
        return replace(bench, approver=practice_approver(store, keys, program.clock, rules))

    said = {**METROLOGY, "approval": "", "approved_by": "S. Super"}
    firmware = {**FIRMWARE, "metrology": said}
    practised = await practise(tmp_path, skip=("calibration", "function"), prepare=prepare, firmware=firmware)
    judged = practised.state.last(LegalChangeJudged)
    assert judged is not None
    assert judged.approval is not None
    assert (judged.approved_by, judged.approval.approved_by) == ("S. Super", "PRACTICE")
    assert practised.state.last(FirmwareUpdated) is not None
    assert practised.verdict.positive
    assert practised.verdict.practice
