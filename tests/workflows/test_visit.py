"""The one door through which facts are added: saved before anybody hears of them, in the safe order."""

import pytest

from app.domain.answer import Answer
from app.domain.errors import BadInput, ChargeBenchError, ComputerCannot, Reason, Refused
from app.domain.fact import SavedFact, StepDone
from app.domain.judgement import Why
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, Source
from app.domain.visit import StepStatus
from app.workflows.visit import Photo, Visit, basis_of, resume_visit
from tests.workflows.visits import FakeCatalogue, World, yes


async def refused(work: object) -> Refused:
    with pytest.raises(Refused) as error:
        await work  # type: ignore[misc]
    return error.value


async def begin_all_before(visit: Visit, step: Step) -> None:
    """End every step before ``step`` with passing answers where they are asked."""
    for earlier in (Step.ARRIVE, Step.IDENTIFY, Step.OUTSIDE, Step.SNAPSHOT, Step.MAKE_SAFE, Step.DEAD_CHECKS):
        if earlier is step:
            return
        if earlier is Step.ARRIVE:
            await visit.answer("V06", Answer("dry"))
        await visit.begin(earlier)
        await visit.done(earlier)


async def test_a_watcher_hears_of_a_fact_only_when_it_is_saved() -> None:
    world = World()
    visit = await world.visit()
    heard: list[SavedFact] = []
    visit.watch(heard.append)
    saved = await visit.add(StepDone(Step.ARRIVE, "note"))
    assert heard == [saved]
    world.store.full = True
    before = visit.state
    with pytest.raises(ComputerCannot):
        await visit.add(StepDone(Step.IDENTIFY))
    assert heard == [saved]
    assert visit.state is before


async def test_rule_1_steps_begin_in_their_order_and_a_begun_step_is_taken_up() -> None:
    visit = await World().visit()
    locked = await refused(visit.begin(Step.OUTSIDE))
    assert (locked.reason, locked.data["what"]) == (Reason.STEP_LOCKED, Step.ARRIVE)
    await visit.begin(Step.ARRIVE)
    count = len(visit.state.saved)
    await visit.begin(Step.ARRIVE)
    assert len(visit.state.saved) == count


@pytest.mark.parametrize("step", [Step.ARRIVE, Step.MAKE_SAFE, Step.REENERGISE, Step.CLOSE_OUT, Step.REPORT])
async def test_rule_1_what_protects_people_cannot_be_skipped(step: Step) -> None:
    visit = await World().visit()
    assert (await refused(visit.skip(step, "no time"))).reason is Reason.STEP_CANNOT_BE_SKIPPED


async def test_a_skip_needs_a_reason_and_its_turn() -> None:
    visit = await World().visit()
    assert (await refused(visit.skip(Step.OUTSIDE, "  "))).reason is Reason.REASON_NEEDED
    assert (await refused(visit.skip(Step.OUTSIDE, "raining"))).reason is Reason.STEP_LOCKED
    await visit.done(Step.ARRIVE)
    await visit.done(Step.IDENTIFY)
    await visit.skip(Step.OUTSIDE, " raining ")
    state = visit.state.steps[Step.OUTSIDE]
    assert (state.status, state.note) == (StepStatus.SKIPPED, "raining")


async def test_rule_4_a_step_locked_by_danger_may_be_skipped_but_not_begun() -> None:
    visit = await World().visit()
    await begin_all_before(visit, Step.MAKE_SAFE)
    await visit.answer("A02", Answer("no", photo="x"))
    for step in (Step.MAKE_SAFE, Step.DEAD_CHECKS, Step.REENERGISE):
        await visit.begin(step)
        await visit.done(step)
    danger = await refused(visit.begin(Step.LIVE_CHECKS))
    assert (danger.reason, danger.data["what"]) == (Reason.OPEN_DANGER, "A02")
    await visit.skip(Step.LIVE_CHECKS, "danger")
    assert visit.state.steps[Step.LIVE_CHECKS].status is StepStatus.SKIPPED


async def test_rule_4_a_pass_after_a_fail_needs_a_cause_and_every_attempt_is_kept() -> None:
    visit = await World().visit()
    failed = await visit.answer("E02", Answer("0.2"))
    assert (failed.verdict, failed.reason) == (ItemVerdict.S1, Why.BELOW)
    assert (await refused(visit.answer("E02", Answer("200")))).reason is Reason.REASON_NEEDED
    passed = await visit.answer("E02", Answer("200", cause="cable replaced"))
    assert passed.verdict is ItemVerdict.PASS
    assert [attempt.value for attempt in visit.state.attempts[("E02", None)]] == ["0.2", "200"]
    assert visit.state.answers[("E02", None)].cause == "cable replaced"


async def test_the_last_answer_of_a_step_under_way_is_taken_back() -> None:
    visit = await World().visit()
    assert (await refused(visit.withdraw("V06"))).reason is Reason.ANSWER_STANDS
    await visit.begin(Step.ARRIVE)
    assert (await refused(visit.withdraw("V06"))).reason is Reason.ANSWER_STANDS
    await visit.answer("V06", Answer("dry"))
    await visit.answer("V06", Answer("rain"))
    await visit.withdraw("V06")
    assert visit.state.answers["V06", None].value == "dry"
    await visit.done(Step.ARRIVE)
    assert (await refused(visit.withdraw("V06"))).reason is Reason.ANSWER_STANDS, "what later steps stand on, stays"
    assert visit.state.answers["V06", None].value == "dry"


async def test_rule_4_a_danger_is_taken_back_only_with_a_reason() -> None:
    visit = await World().visit()
    await begin_all_before(visit, Step.MAKE_SAFE)
    await visit.begin(Step.MAKE_SAFE)
    await visit.done(Step.MAKE_SAFE)
    await visit.begin(Step.DEAD_CHECKS)
    await visit.answer("E02", Answer("0.2"))
    assert visit.withdrawal_needs_reason("E02")
    assert (await refused(visit.withdraw("E02", None, "  "))).reason is Reason.REASON_NEEDED
    assert visit.state.answers["E02", None].verdict is ItemVerdict.S1
    await visit.withdraw("E02", None, " typed 0.2 for 200 ")
    assert ("E02", None) not in visit.state.answers
    (attempt,) = visit.state.timed_attempts["E02", None]
    assert attempt.reason == "typed 0.2 for 200"
    await visit.answer("E02", Answer("200"))
    assert visit.state.answers["E02", None].verdict is ItemVerdict.PASS


async def test_nothing_is_taken_back_in_a_visit_that_was_stopped() -> None:
    visit = await World().visit()
    await visit.begin(Step.ARRIVE)
    await visit.answer("V06", Answer("dry"))
    await visit.stop("lightning")
    assert (await refused(visit.withdraw("V06"))).reason is Reason.ANSWER_STANDS


async def test_an_answer_names_its_source_limit_and_photos() -> None:
    world = World()
    visit = await world.visit()
    sha256 = await visit.add_photo(Photo(b"JPEG", "a.jpg"), "A02")
    answered = await visit.answer("A02", yes(photo=sha256, note="seen"))
    assert (answered.source, answered.photos, answered.reason) == (Source.ENTERED, (sha256,), "seen")
    assert await world.store.evidence(sha256) == b"JPEG"
    ((_, evidence),) = visit.state.evidence
    assert (evidence.item, evidence.size, evidence.name) == ("A02", 4, "a.jpg")
    measured = await visit.answer("E17", Answer("25"), 1)
    assert "300" in measured.limit


async def test_judging_saves_nothing() -> None:
    visit = await World().visit()
    count = len(visit.state.saved)
    assert visit.judge("E02", Answer("0.2")).verdict is ItemVerdict.S1
    assert len(visit.state.saved) == count


async def test_an_unknown_item_is_named() -> None:
    visit = await World().visit()
    with pytest.raises(BadInput) as error:
        await visit.answer("Q9", Answer("yes"))
    assert (error.value.reason, error.value.data["name"]) == (Reason.UNKNOWN_NAME, "Q9")


async def test_rule_6_accepting_a_measure_needs_a_person_and_a_measure() -> None:
    visit = await World().visit()
    assert (await refused(visit.accept_measure("A02", None, " ", "fence"))).reason is Reason.REASON_NEEDED
    assert (await refused(visit.accept_measure("A02", None, "A. Boss", ""))).reason is Reason.REASON_NEEDED
    await visit.accept_measure("A02", None, " A. Boss ", "fence")
    accepted = visit.state.accepted("A02", None)
    assert accepted is not None
    assert accepted.person == "A. Boss"


async def test_rule_24_a_pause_says_what_is_left_and_rule_3_stop_always_has_a_reason() -> None:
    visit = await World().visit()
    assert (await refused(visit.pause(" "))).reason is Reason.REASON_NEEDED
    await visit.pause("locked, key with me")
    assert visit.state.paused is not None
    assert (await refused(visit.stop(""))).reason is Reason.REASON_NEEDED
    await visit.stop("lightning")
    assert visit.state.stopped is not None
    assert (await refused(visit.begin(Step.ARRIVE))).reason is Reason.VISIT_CLOSED
    await visit.begin(Step.REPORT)


async def test_a_failed_step_keeps_its_reason() -> None:
    visit = await World().visit()
    await visit.fail(Step.FIRMWARE, ChargeBenchError(Reason.FIRMWARE_FAILED, "CP1"))
    state = visit.state.steps[Step.FIRMWARE]
    assert (state.status, state.note) == (StepStatus.FAILED, Reason.FIRMWARE_FAILED)


async def test_a_saved_visit_is_taken_up_where_it_was() -> None:
    world = World()
    visit = await world.visit()
    await visit.answer("V06", Answer("dry"))
    again = await resume_visit(world.store, world.clock, world.catalogue, visit.id)
    assert again.state == visit.state
    assert again.instruments.keys() == {"sdm630"}
    with pytest.raises(BadInput):
        await resume_visit(world.store, world.clock, world.catalogue, "no-such")


def test_a_basis_names_what_changes_by_itself() -> None:
    basis = basis_of(FakeCatalogue(), "small")
    assert basis.template.id == "small"
    assert basis.volatile
