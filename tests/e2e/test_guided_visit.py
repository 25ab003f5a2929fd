"""A visit led by a person: what it refuses, what it keeps, and how it is taken up again."""

import asyncio
from pathlib import Path

import pytest

from app.domain.answer import Answer
from app.domain.errors import BadInput, Reason, Refused
from app.domain.fact import RunDiscarded, StillAlive
from app.domain.plan import PlanCalibration, PlanPoint
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.domain.visit import StepStatus
from app.workflows.chosen_profile import profile_of
from app.workflows.guided_calibration import LoadAsked, reachable
from app.workflows.guided_hands import PersonHands
from app.workflows.guided_visit import GuidedVisit
from tests.e2e.guided import practising


async def walk(guided: GuidedVisit, until: Step) -> None:
    """Work every step before ``until`` with the practice answers."""
    for step in Step:
        if step is until:
            return
        if guided.visit.state.steps[step].status.ended:
            continue
        await guided.begin(step)
        await guided.fill(step)
        if not guided.acted(step):
            await guided.act(step)
            await guided.fill(step)
        await guided.finish(step)


async def test_an_answer_begins_its_step_and_is_refused_while_the_step_is_locked(tmp_path: Path) -> None:
    async with practising(tmp_path) as guided:
        with pytest.raises(Refused) as refused:
            await guided.answer(("E17", 1), Answer("24", instrument="IT-2"))
        assert refused.value.reason is Reason.STEP_LOCKED
        assert refused.value.data["what"] is Step.ARRIVE
        await guided.answer(("V01", None), Answer("PTW 4711"))
        assert guided.visit.state.steps[Step.ARRIVE].status is StepStatus.DOING
        assert ("V01", None) not in guided.open_items(Step.ARRIVE)


async def test_a_wrong_station_blocks_and_nothing_is_written_to_it(tmp_path: Path) -> None:
    async with practising(tmp_path, faults=("wrong-serial",)) as guided:
        await walk(guided, Step.IDENTIFY)
        await guided.begin(Step.IDENTIFY)
        await guided.fill(Step.IDENTIFY)
        with pytest.raises(Refused) as refused:
            await guided.act(Step.IDENTIFY)
        assert refused.value.reason is Reason.WRONG_STATION
        assert refused.value.data["wire"] != refused.value.data["order"]
        assert guided.visit.state.steps[Step.IDENTIFY].status is StepStatus.DOING
        assert not guided.acted(Step.IDENTIFY)
        with pytest.raises(Refused):
            await guided.act(Step.SNAPSHOT)


async def test_items_left_open_are_saved_with_the_reason(tmp_path: Path) -> None:
    async with practising(tmp_path) as guided:
        open_keys = guided.open_items(Step.ARRIVE)
        await guided.not_tested(open_keys[:2], ItemVerdict.NOT_TESTED, "nobody could be asked")
        answers = guided.visit.state.answers
        assert {answers[key].verdict for key in open_keys[:2]} == {ItemVerdict.NOT_TESTED}
        assert guided.open_items(Step.ARRIVE) == open_keys[2:]


async def test_a_visit_taken_up_while_locked_off_hears_nothing_until_the_supply_is_on(tmp_path: Path) -> None:
    async with practising(tmp_path) as first:
        await walk(first, Step.DEAD_CHECKS)
        visit = first.visit.id
        assert first.visit.state.locked_off
    async with practising(tmp_path, visit) as second:
        await second.listen()
        await second.begin(Step.DEAD_CHECKS)
        await second.fill(Step.DEAD_CHECKS)
        await second.finish(Step.DEAD_CHECKS)
        assert not second.bench.central.stations
        await walk(second, Step.LIVE_CHECKS)
        assert second.visit.state.last(StillAlive) is None
        assert second.bench.central.stations[0].connected


async def test_a_discarded_run_keeps_the_reason_and_is_measured_again(tmp_path: Path) -> None:
    async with practising(tmp_path) as guided:
        await walk(guided, Step.CALIBRATION)
        known = guided.plan.calibration
        assert known is not None
        point = PlanPoint("32 A", known.point[-1].limit_a, known.point[-1].energy_kwh, 3)
        guided.plan_calibration(PlanCalibration(known.profile, known.reference, known.load, (point,)))
        with pytest.raises(Refused):
            await guided.discard_run("32 A", 1, " ")
        await guided.discard_run("32 A", 1, "cable moved")
        with pytest.raises(Refused) as refused:
            await guided.act(Step.CALIBRATION)
        assert refused.value.reason is Reason.RUN_DISCARDED
        discarded = tuple(guided.visit.state.all(RunDiscarded))
        assert [(run.point, run.number, run.reason) for run in discarded] == [("32 A", 1, "cable moved")]
        await guided.act(Step.CALIBRATION)
        assert [run.number for run in guided.visit.state.runs("32 A")] == [1, 2, 3]
        assert guided.acted(Step.CALIBRATION)


async def test_the_hands_take_numbers_only() -> None:
    hands = PersonHands(None, None)  # type: ignore[arg-type]  # neither link nor clock is used here
    hands.typed("about two")  # nothing is asked
    read = asyncio.create_task(hands.type_reference("16 A", 1))
    await asyncio.sleep(0)
    for slip in ("about two", "", "> 2", "0"):
        with pytest.raises(BadInput):
            hands.typed(slip)
    assert hands.waits_for == ("16 A", 1)
    hands.typed("1,502")
    assert await read == "1.502"
    assert hands.wanted is None


def test_a_load_tells_which_points_it_reaches() -> None:
    from app.bootstrap import build

    profile = profile_of(build(Path("unused"), "en").catalogue, "house-1pct")
    plan = reachable(profile, LoadAsked("vehicle", "3", "16", "32", "40", "60").text).plan
    assert [point.id for point in plan.attainable] == ["6 A", "16 A"]
    assert [point.id for point in plan.not_attainable] == ["32 A"]
    with pytest.raises(BadInput):
        reachable(profile, LoadAsked("bank", "3", "").text)
