"""The guard in a visit: nothing relevant is changed unsaid, and the report tells what was said."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.act import Act
from app.domain.approval import ApprovalSubject
from app.domain.codec import decode
from app.domain.errors import BadInput, Reason, Refused
from app.domain.fact import FirmwareUpdated
from app.domain.legal_change import LegalAnswer, LegalChange, Relevance
from app.domain.legal_fact import Adjusted, LegalChangeJudged, Seal
from app.domain.report import Mark
from app.domain.step import Step
from app.domain.verdict import MeterMark
from app.domain.visit import VisitState
from app.workflows.approval_desk import read_approval_file
from app.workflows.check_approvals import need_of_plan
from app.workflows.judge_change import guard_of, judge_change, need_of
from app.workflows.make_report import outcome_of
from app.workflows.progress import Doing
from app.workflows.record_legal import compare_indication, declare_act, record_adjustment, record_seals
from app.workflows.run_visit import VisitRun, open_planned, run_visit, work_visit
from app.workflows.update_firmware import check_firmware, image_subject
from app.workflows.visit import read_state, resume_visit
from app.workflows.write_setting import write_setting
from tests.workflows.approving import SecondPerson, with_keys
from tests.workflows.test_chosen_profile import MID
from tests.workflows.test_make_report import POINT, planned, run
from tests.workflows.visits import World, plan, shipped

GUARD = guard_of(shipped())
YES = {
    "relevant": True,
    "reason": "fault 17",
    "right": "repairer N-1",
    "approved_by": "S. Super",
    "approval": "ok.json",
}
NO = {"relevant": False, "said_by": "certificate DE-1, annex 2"}


async def updated(
    world: World, tmp_path: Path, metrology: dict[str, Any] | None, **more: Any
) -> tuple[VisitRun, VisitState]:
    image = tmp_path / "f.img"
    image.write_bytes(b"x" * 100)
    if metrology and metrology.get("approval"):
        second = SecondPerson(world.clock.now())
        need = need_of_plan(plan(), LegalChange.FIRMWARE, image_subject(check_firmware(image), "2.0"))
        await second.write(tmp_path / metrology["approval"], need)
        await second.known_to(with_keys(world))
    firmware = {"file": "f.img", "version": "2.0", **({"metrology": metrology} if metrology else {})}
    given = plan(firmware=firmware, **{"skip": {"calibration": "not asked"}, **more})
    bench = world.bench(
        firmware=lambda name: tmp_path / name, approvals=lambda name: read_approval_file(tmp_path / name)
    )
    ran = await run_visit(given, bench, "PLAN.toml")
    return ran, await read_state(world.store, ran.visit)


async def test_firmware_that_is_not_part_of_the_approval_is_updated_and_the_source_printed(tmp_path: Path) -> None:
    ran, state = await updated(World(), tmp_path, NO)
    said = state.last(LegalChangeJudged)
    assert said is not None
    assert (said.relevance, said.subject, said.said_by) == (Relevance.NO, "f.img, 2.0", "certificate DE-1, annex 2")
    kinds = [saved.fact.kind for saved in state.saved]
    assert kinds.index("legal_change_judged") < kinds.index("firmware_updated")
    proof = ran.report.content.firmware[0].proofs[-1]
    assert proof.mark is Mark.PASS
    assert "certificate DE-1, annex 2" in proof.title
    assert ran.outcome.meter is MeterMark.NOT_JUDGED


async def test_a_relevant_update_ends_validity_until_its_act(tmp_path: Path) -> None:
    world = World()
    ran, state = await updated(world, tmp_path, YES)
    assert ran.outcome.meter is MeterMark.MUST_NOT_BILL
    assert ran.outcome.out_of_service
    proof = ran.report.content.firmware[0].proofs[-1]
    assert proof.mark is Mark.FAIL
    for words in ("fault 17", "repairer N-1", "S. Super"):
        assert words in proof.title
    titles = [finding.title for finding in ran.outcome.findings]
    assert any("Legal validity" in title for title in titles)
    assert state.availability is not None
    assert not state.availability.operative


async def test_a_plan_that_says_nothing_is_recorded_as_such(tmp_path: Path) -> None:
    ran, state = await updated(World(), tmp_path, None)
    said = state.last(LegalChangeJudged)
    assert said is not None
    assert said.relevance is Relevance.NOT_SAID
    assert ran.report.content.firmware[0].proofs[-1].mark is Mark.AWAITING
    assert ran.outcome.meter is MeterMark.NOT_JUDGED


async def test_firmware_that_was_proven_before_a_crash_is_not_sent_once_more(tmp_path: Path) -> None:
    calibration = {**MID, "profile": "house-1pct", "meter": {}}
    (tmp_path / "f.img").write_bytes(b"x" * 100)
    firmware = {"file": "f.img", "version": "2.0", "metrology": NO, "check_point": "16 A"}
    given, world = plan(calibration=calibration, firmware=firmware, skip={}), World()

    class Killed(BaseException):
        pass

    def kill(news: object) -> None:
        if isinstance(news, Doing) and "run" in news.what and world.station.identity.firmware == "2.0":
            raise Killed

    bench = world.bench(firmware=lambda name: tmp_path / name, tell=kill)
    visit = await open_planned(given, bench, "PLAN.toml")
    with pytest.raises(Killed):
        await work_visit(visit, given, bench)
    later = await resume_visit(world.store, world.clock, world.catalogue, visit.id)
    await work_visit(later, given, replace(bench, tell=lambda news: None))
    state = await read_state(world.store, visit.id)
    assert [(one.before, one.after) for one in state.all(FirmwareUpdated)] == [("1.0", "2.0")]
    assert state.steps[Step.FIRMWARE].note == "1.0 → 2.0"
    assert len(state.runs("16 A", "as_left")) == 3


async def test_a_check_point_is_run_again_after_the_update(tmp_path: Path) -> None:
    calibration = {**MID, "profile": "house-1pct", "meter": {}}
    (tmp_path / "f.img").write_bytes(b"x" * 100)
    firmware = {"file": "f.img", "version": "2.0", "metrology": NO, "check_point": "16 A"}
    world = World()
    ran = await run_visit(
        plan(calibration=calibration, firmware=firmware, skip={}),
        world.bench(firmware=lambda name: tmp_path / name),
        "PLAN.toml",
    )
    state = await read_state(world.store, ran.visit)
    assert (len(state.runs("16 A")), len(state.runs("16 A", "as_left"))) == (3, 3)
    kinds = [saved.fact.kind for saved in state.saved]
    assert kinds.index("firmware_updated") < len(kinds) - 1 - kinds[::-1].index("run_measured")
    printed = ran.report.content.calibrations[0]
    assert "display and signed value were not compared" in printed.as_left_reason
    assert len(printed.as_found[0].runs) == 3
    unknown = plan(calibration=calibration, firmware={**firmware, "check_point": "64 A"}, skip={})
    with pytest.raises(BadInput) as caught:
        await run_visit(unknown, World().bench(), "PLAN.toml")
    assert caught.value.reason is Reason.UNKNOWN_NAME


async def test_under_a_legal_limit_nobody_updates_unsaid(tmp_path: Path) -> None:
    world = World()
    with pytest.raises(BadInput) as caught:
        await updated(world, tmp_path, None, calibration=MID, skip={})
    assert (caught.value.reason, caught.value.data["field"]) == (Reason.MISSING_KEY, "firmware.metrology")
    assert world.station.commands == []


@pytest.mark.parametrize(
    ("metrology", "reason", "field"),
    [
        ({"relevant": True}, Reason.MISSING_KEY, "firmware.metrology.reason"),
        ({"relevant": False}, Reason.MISSING_KEY, "firmware.metrology.said_by"),
        ({**YES, "approved_by": "M. Lind"}, Reason.WRONG_VALUE, "firmware.metrology.approved_by"),
        ({**YES, "approval": ""}, Reason.MISSING_KEY, "firmware.metrology.approval"),
        ({"relevant": "perhaps"}, Reason.WRONG_VALUE, "firmware.metrology.relevant"),
        ({**NO, "extra": 1}, Reason.UNKNOWN_KEY, "firmware.metrology.extra"),
    ],
)
async def test_an_incomplete_answer_is_refused_before_the_visit(
    tmp_path: Path, metrology: dict[str, Any], reason: Reason, field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        await updated(World(), tmp_path, metrology)
    assert (caught.value.reason, caught.value.data["field"]) == (reason, field)


async def test_a_metrology_relevant_setting_is_not_written_unjudged(tmp_path: Path) -> None:
    world = with_keys(World())
    visit = await world.visit()
    visit.approvals = world.bench().desk
    visit.guarded_keys = GUARD.keys
    world.station.settings["MeterPublicKey1"] = "old"
    with pytest.raises(Refused) as caught:
        await write_setting(visit, world.station, "MeterPublicKey1", "new", "why")
    assert caught.value.reason is Reason.LEGAL_CHANGE
    assert world.station.settings["MeterPublicKey1"] == "old"
    about = ApprovalSubject("MeterPublicKey1", value="new")
    second = SecondPerson(world.clock.now())
    await second.known_to(world)
    path = await second.write(tmp_path / "ok.json", need_of(visit.state, LegalChange.PARAMETER, about))
    answer = decode(LegalAnswer, {**YES, "approval": str(path)}, "answer")
    await judge_change(visit, GUARD, LegalChange.PARAMETER, "MeterPublicKey1", answer, about)
    await judge_change(visit, GUARD, LegalChange.PARAMETER, "MeterPublicKey1", answer, about)
    assert len(list(visit.state.all(LegalChangeJudged))) == 1  # the same answer is saved once
    assert len(visit.state.evidence) == 1
    with pytest.raises(Refused) as other:
        await write_setting(visit, world.station, "MeterPublicKey1", "another", "why")
    assert other.value.reason is Reason.APPROVAL_REFUSED  # the second person approved another value
    assert world.station.settings["MeterPublicKey1"] == "old"
    assert (await write_setting(visit, world.station, "MeterPublicKey1", "new", "why")).read_back == "new"
    assert (await outcome_of(visit, world.catalogue)).meter is MeterMark.MUST_NOT_BILL
    assert (await write_setting(visit, world.station, "MeterPublicKey1", "old", "way back")).read_back == "old"
    await declare_act(visit, Act.AUTHORISED_REPAIR, number="N-1")
    assert (await outcome_of(visit, world.catalogue)).meter is MeterMark.NOT_JUDGED


async def test_adjusting_needs_the_act_and_a_meter_that_was_found_first() -> None:
    adjusted = Adjusted("gain", "repairer", "N-1", "1.000", "1.003")
    visit = await planned(World(), POINT)
    await declare_act(visit, Act.AUTHORISED_REPAIR, number="N-1")
    with pytest.raises(Refused) as caught:
        await record_adjustment(visit, adjusted)  # nothing was measured as found
    assert caught.value.reason is Reason.ADJUSTMENT_NOT_ALLOWED
    await visit.add(run(1))
    with pytest.raises(BadInput) as other_number:
        await record_adjustment(visit, replace(adjusted, authorisation="N-2"))
    assert other_number.value.data["problem"] == "not the authorisation number of the act: N-2 ≠ N-1"
    await record_adjustment(visit, adjusted)
    assert visit.state.last(Adjusted) == adjusted
    other = await planned(World(), POINT)
    await other.add(run(1))
    with pytest.raises(Refused):
        await record_adjustment(other, adjusted)  # an operator's check adjusts nothing


async def test_seals_are_recorded_before_and_after() -> None:
    visit = await World().visit()
    first = await record_seals(visit, (Seal("meter cover", "A-1182", intact=True),))
    second = await record_seals(visit, (Seal("meter cover", "", intact=False),))
    assert (first.when, second.when) == ("before", "after")
    for bad in (Seal("", "A", intact=True), Seal("cover", " ", intact=True)):
        with pytest.raises(BadInput):
            await record_seals(visit, (bad,))


async def test_as_left_seals_adjustment_and_act_are_printed() -> None:
    from app.workflows.make_report import make_report

    world = World()
    visit = await planned(world, POINT)
    await record_seals(visit, (Seal("meter cover", "A-1182", intact=True),))
    await declare_act(visit, Act.AUTHORISED_REPAIR, number="N-1")
    for number in (1, 2, 3):
        await visit.add(run(number))
    await compare_indication(visit, "as_found", Decimal("1.000"), Decimal("1.000"), "1.0", "ab")
    await record_adjustment(visit, Adjusted("gain", "repairer", "N-1", "1.000", "1.003"))
    await record_seals(visit, (Seal("meter cover", "B-7", intact=True),))
    content = (await make_report(visit, world.tools, "0000")).content.calibrations[0]
    assert content.act is Act.AUTHORISED_REPAIR
    assert "N-1" in content.act_detail
    assert "A-1182" in content.seals_before
    assert "B-7" in content.seals_after
    assert "1.000 → 1.003" in content.adjustments
    assert content.as_left == ()
    assert "no check point was repeated" in content.as_left_reason
    assert [check.mark for check in content.checks if check.title.startswith("Display and signed")] == [Mark.PASS]


async def test_as_left_is_a_table_only_where_rule_22_is_kept_as_a_whole() -> None:
    from dataclasses import replace

    from app.workflows.make_report import make_report

    world = World()
    visit = await planned(world, POINT)
    await declare_act(visit, Act.AUTHORISED_REPAIR, number="N-1")
    for number in (1, 2, 3):
        await visit.add(run(number, energy="1.020"))
    await compare_indication(visit, "as_found", Decimal("1.020"), Decimal("1.020"), "1.0", "ab")
    await record_adjustment(visit, Adjusted("gain", "repairer", "N-1"))
    for number in (4, 5, 6):
        await visit.add(replace(run(number, energy="1.001"), number=number - 3, phase="as_left"))
    assert len(visit.state.runs("16 A")) == 3  # runs after the change do not mix with those before
    await compare_indication(visit, "as_left", Decimal("1.001"), Decimal("1.001"), "1.0", "ab")
    content = (await make_report(visit, world.tools, "0000")).content.calibrations[0]
    assert content.as_left_reason == ""
    assert float(content.as_found[0].error_percent or 0) == pytest.approx(2.0)
    assert float(content.as_left[0].error_percent or 0) == pytest.approx(0.1)
