"""Close-out says nothing of the station that something else contradicts (rules 5, 6 and 24)."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.answer import Answer
from app.domain.checklist import Checklist, Choice, Condition, Contradiction, ItemKind
from app.domain.errors import BadInput, Reason, Refused
from app.domain.fact import AvailabilitySet, StepBegan
from app.domain.judgement import Why
from app.domain.outcome import LABEL, LABEL_FINDING
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, Severity, VisitVerdict
from app.domain.visit import StepStatus, VisitState
from app.workflows.guided_visit import GuidedVisit
from app.workflows.make_report import outcome_of
from app.workflows.run_visit import open_planned, run_visit, work_visit
from app.workflows.visit import read_state, resume_visit
from tests.fakes.fake_station import SERIAL
from tests.workflows.visits import ANSWERS, CHECKLIST, WORDS, World, item, plan

DOORS = item("Z02", Step.CLOSE_OUT, severity=Severity.S2)
READ = item("X05", Step.CLOSE_OUT, ItemKind.STATION, station_value="availability_agrees", limit="yes")
BAY = item(
    "Z05", Step.CLOSE_OUT, ItemKind.CHOICE, choices=(Choice("open", WORDS), Choice("closed", WORDS)),
    contradicts=(Contradiction(("open",), "service", ("out",)),),
)  # fmt: skip
PROOF = item(
    "Z09", Step.CLOSE_OUT, ItemKind.CHOICE, severity=Severity.S1,
    choices=(Choice("done", WORDS), Choice("no", WORDS, "S1")),
    photos=1, prints=LABEL, when=Condition("service", ("out",)),
)  # fmt: skip
PLATE = item("I01", Step.IDENTIFY, ItemKind.TEXT)
CLOSING = replace(CHECKLIST, items=(CHECKLIST.items[0], PLATE, *CHECKLIST.items[1:], DOORS, READ, BAY, PROOF))
SERVED = {**ANSWERS, "I01": {"value": SERIAL}, "Z02": {"value": "yes"}, "Z05": {"value": "open"}}
HELD = {"Z05": {"value": "closed"}, "Z09": {"value": "done", "photo": "label.jpg"}}
DANGER = {"E17": {"value": "400"}}


def world() -> World:
    return World(checklist=CLOSING)


def verdicts(state: VisitState, checklist: Checklist = CLOSING) -> dict[str, ItemVerdict]:
    return {outcome.item.id: outcome.verdict for outcome in state.outcomes(checklist)}


async def test_in_service_the_label_is_not_asked_and_nothing_is_missing() -> None:
    here = world()
    run = await run_visit(plan(answers=SERVED, out_of_service=HELD), here.bench(), "PLAN.toml")
    state = await read_state(here.store, run.visit)
    assert (run.outcome.verdict, run.outcome.missing) == (VisitVerdict.SAFE, ())
    assert ("Z09", None) not in state.answers
    label = next(found for found in run.outcome.items if found.item.id == "Z09")
    assert (label.verdict, label.judgement.why) == (ItemVerdict.NOT_APPLICABLE, Why.NOT_ASKED)
    assert state.answers["Z05", None].value == "open"


async def test_a_plan_answers_both_ends_because_nobody_knows_before() -> None:
    here = world()
    run = await run_visit(plan(answers=SERVED | DANGER, out_of_service=HELD), here.bench(), "PLAN.toml")
    state = await read_state(here.store, run.visit)
    assert (state.answers["Z05", None].value, state.answers["Z09", None].value) == ("closed", "done")
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE
    assert LABEL_FINDING not in [finding.title for finding in run.outcome.findings]
    assert "Z09" not in run.outcome.missing


async def test_a_plan_that_says_open_of_a_station_out_of_service_is_refused_at_close_out_and_resumed_corrected() -> (
    None
):
    here = world()
    with pytest.raises(Refused) as error:
        await run_visit(plan(answers=SERVED | DANGER), here.bench(), "PLAN.toml")
    refusal = error.value
    assert (refusal.reason, refusal.where, refusal.exit_code) == (Reason.ANSWERS_CONTRADICT, "Z05", 1)
    assert (refusal.data["answer"], refusal.data["what"], refusal.data["said"]) == ("open", "E17@1", "S1")
    state = await read_state(here.store, str(refusal.data["visit"]))
    assert state.steps[Step.CLOSE_OUT].status is StepStatus.DOING, "a corrected plan goes on with it"
    assert ("Z05", None) not in state.attempts
    assert state.availability is not None
    assert (state.availability.operative, state.availability.agrees) == (False, True)
    visit = await resume_visit(here.store, here.clock, here.catalogue, state.id)
    run = await work_visit(visit, plan(answers=SERVED | DANGER, out_of_service=HELD), here.bench())
    assert verdicts(visit.state)["Z09"] is ItemVerdict.PASS
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE


async def test_rule_5_an_answer_of_close_out_that_is_a_danger_takes_the_station_out_of_service_after_all() -> None:
    here = world()
    answers = {**SERVED, "Z02": {"value": "no"}}
    run = await run_visit(plan(answers=answers, out_of_service=HELD), here.bench(), "PLAN.toml")
    state = await read_state(here.store, run.visit)
    sets = [fact.operative for fact in state.all(AvailabilitySet)]
    assert sets == [False, True, True, False]
    assert state.availability is not None
    assert state.availability.agrees
    assert verdicts(state)["X05"] is ItemVerdict.PASS
    assert state.answers["Z05", None].value == "closed"
    assert run.outcome.verdict is VisitVerdict.OUT_OF_SERVICE


async def test_what_is_read_back_then_is_answered_again() -> None:
    here = world()
    original = here.station.set_availability

    async def stays_in_service(operative: bool, evse: int | None = None) -> str:
        said = await original(operative, evse)
        here.station.late_status = 0 if operative or here.station.told.count(("set_availability", False)) == 1 else 99
        return said

    here.station.set_availability = stays_in_service  # type: ignore[method-assign]
    answers = {**SERVED, "Z02": {"value": "no"}}
    run = await run_visit(plan(answers=answers, out_of_service=HELD), here.bench(), "PLAN.toml")
    state = await read_state(here.store, run.visit)
    assert state.availability is not None
    assert (state.availability.operative, state.availability.agrees) == (False, False)
    assert [attempt.value for attempt in state.attempts["X05", None]] == ["yes", "no"]


async def guided(here: World, **answers: Any) -> GuidedVisit:
    """Return a guided visit that has come to its close-out."""
    given = plan(answers=SERVED | answers, out_of_service=HELD)
    visit = await open_planned(given, here.bench(), "PLAN.toml")
    session = GuidedVisit(visit, here.bench(), given)
    for step in Step:
        if step in (Step.CALIBRATION, Step.FIRMWARE):
            await session.visit.skip(step, "not asked")
        elif step is Step.CLOSE_OUT:
            break
        elif step is not Step.SECURITY_AUDIT:
            await session.fill(step) if step in (Step.IDENTIFY, Step.REENERGISE) else None
            await session.act(step)
            await session.fill(step)
            await session.finish(step)
    await session.act(Step.CLOSE_OUT)
    return session


async def test_in_a_guided_visit_the_bay_cannot_be_open_while_the_station_is_left_out_of_service() -> None:
    here = world()
    session = await guided(here)
    await session.answer(("Z04", None), Answer("swept"))
    await session.answer(("Z05", None), Answer("open"))
    await session.answer(("Z02", None), Answer("no"))
    with pytest.raises(Refused) as error:
        await session.finish(Step.CLOSE_OUT)
    assert error.value.reason is Reason.ANSWERS_CONTRADICT
    assert (error.value.where, error.value.data["what"], error.value.data["said"]) == ("Z05", "Z02", "S2")
    assert session.visit.state.availability is not None
    assert not session.visit.state.availability.operative, "it is taken out of service all the same"
    assert session.visit.state.steps[Step.CLOSE_OUT].status is StepStatus.DOING
    assert session.open_items(Step.CLOSE_OUT) == (("Z05", None), ("Z09", None))
    await session.fill(Step.CLOSE_OUT)
    assert session.visit.state.answers["Z05", None].value == "closed"
    await session.finish(Step.CLOSE_OUT)
    outcome = await outcome_of(session.visit, session.bench.catalogue)
    assert (outcome.verdict, outcome.missing) == (VisitVerdict.OUT_OF_SERVICE, ())
    await session.close()


async def test_where_the_danger_was_mended_at_close_out_the_station_serves_again() -> None:
    here = world()
    session = await guided(here)
    for key, value in (("Z04", "swept"), ("Z02", "no"), ("Z05", "closed")):
        await session.answer((key, None), Answer(value))
    with pytest.raises(Refused):
        await session.visit.answer("Z02", Answer("yes"))
    await session.act(Step.CLOSE_OUT)
    assert session.visit.state.availability is not None
    assert not session.visit.state.availability.operative
    await session.answer(("Z02", None), Answer("yes", cause="closed them"))
    await session.finish(Step.CLOSE_OUT)
    assert session.visit.state.availability is not None
    assert (session.visit.state.availability.operative, session.visit.state.availability.agrees) == (True, True)
    assert verdicts(session.visit.state)["Z09"] is ItemVerdict.NOT_APPLICABLE
    await session.close()


# connectors


async def test_an_answer_for_a_connector_the_station_does_not_have_stops_when_it_has_told_of_them() -> None:
    here = world()
    answers = {**SERVED, "E17@2": {"value": "25"}}
    with pytest.raises(BadInput) as error:
        await run_visit(plan(answers=answers), here.bench(), "PLAN.toml")
    assert error.value.reason is Reason.UNKNOWN_CONNECTOR
    assert (error.value.data["field"], error.value.data["known"]) == ("answers.E17@2", (1,))
    state = await read_state(here.store, str(error.value.data["visit"]))
    assert state.steps[Step.SNAPSHOT].status is StepStatus.DONE
    assert state.steps[Step.MAKE_SAFE].status is StepStatus.TO_DO, "before anything is opened"
    visit = await resume_visit(here.store, here.clock, here.catalogue, state.id)
    with pytest.raises(BadInput):
        await work_visit(visit, plan(answers=answers), here.bench())
    run = await work_visit(visit, plan(answers=SERVED), here.bench())
    assert run.outcome.verdict is VisitVerdict.SAFE
    with pytest.raises(BadInput) as known:
        await open_planned(plan(answers=answers), here.bench(), "NEXT.toml")
    assert (known.value.reason, known.value.where) == (Reason.UNKNOWN_CONNECTOR, "NEXT.toml")
    assert len(await here.store.visits()) == 1


async def test_an_item_at_a_connector_told_of_later_is_answered_later() -> None:
    each = item("A04", Step.OUTSIDE, per_connector=True)
    here = World(checklist=replace(CLOSING, items=(*CLOSING.items[:2], each, *CLOSING.items[2:])))
    here.station.connectors = (
        *here.station.connectors, replace(here.station.connectors[-1], evse=2, connector=2),
    )  # fmt: skip
    answers = {**SERVED, "A04": {"value": "yes"}}
    run = await run_visit(plan(answers=answers), here.bench(), "PLAN.toml")
    state = await read_state(here.store, run.visit)
    assert state.connectors == (1, 2)
    assert {key for key in state.answers if key[0] == "A04"} == {("A04", 1), ("A04", 2)}
    assert run.outcome.missing == ()


async def test_a_corrected_plan_answers_what_an_ended_step_left_open() -> None:
    here = world()
    first = {name: said for name, said in SERVED.items() if name != "K01"}
    visit = await open_planned(plan(answers=first), here.bench(), "PLAN.toml")
    run = await work_visit(visit, plan(answers=first), here.bench())
    assert run.outcome.missing == ("K01",)
    again = await work_visit(visit, plan(answers=SERVED), here.bench())
    assert (again.outcome.verdict, again.outcome.missing) == (VisitVerdict.SAFE, ())
    assert (
        sum(isinstance(saved.fact, StepBegan) and saved.fact.step is Step.MAKE_SAFE for saved in visit.state.saved) == 1
    )
