"""Setting the clock of a station that signs with its time is judged first; the boot stays Pending until then."""

from typing import Any

import pytest

from app.domain.clock_fact import LaptopTimeChecked
from app.domain.clock_proof import UNPROVEN, ClockProof
from app.domain.codec import decode
from app.domain.errors import BadInput, Reason, Refused
from app.domain.legal_change import LegalAnswer, LegalChange, Relevance
from app.domain.legal_fact import LegalChangeJudged
from app.domain.messages import message
from app.workflows.judge_change import guard_of, judged
from app.workflows.judge_clock import clock_unjudged, judge_clock
from app.workflows.run_visit import open_planned, run_visit, work_visit
from app.workflows.take_snapshot import take_snapshot
from app.workflows.visit import read_state, resume_visit
from tests.workflows.test_approval import tr
from tests.workflows.visits import ANSWERS, World, plan, shipped

GUARD = guard_of(shipped())
NO = {"relevant": False, "said_by": "certificate DE-1, 4.2: time over OCPP"}
YES = {"relevant": True, "reason": "clock 90 s late", "right": "repairer N-1"}


def signing() -> World:
    world = World()
    world.station.settings["MeterPublicKey1"] = "3059301306"
    return world


async def test_a_signing_station_stays_pending_until_somebody_has_said_what_setting_its_clock_means() -> None:
    world = signing()
    visit = await open_planned(plan(), world.bench(), "PLAN.toml")
    with pytest.raises(Refused) as caught:
        await work_visit(visit, plan(), world.bench())
    assert caught.value.reason is Reason.LEGAL_CHANGE
    sentence = message(caught.value, tr)
    assert "Legally relevant clock" in sentence
    assert "signs with its time (MeterPublicKey1)" in sentence
    assert "In the plan, fill in the table [clock]: relevant = false and said_by" in sentence
    assert f"chargebench visit resume {visit.id} --plan PLAN.toml" in sentence
    assert "admit" not in world.station.commands
    assert world.hands.done == []  # nobody was sent to the switch for nothing
    again = await resume_visit(world.store, world.clock, world.catalogue, visit.id)
    run = await work_visit(again, plan(clock=NO), world.bench())  # a corrected plan goes on
    state = await read_state(world.store, run.visit)
    said = judged(state, LegalChange.CLOCK, "CP1")
    assert said is not None
    assert (said.relevance, said.said_by) == (Relevance.NO, NO["said_by"])
    kinds = [saved.fact.kind for saved in state.saved]
    assert kinds.index("legal_change_judged") < kinds.index("availability_set", kinds.index("switched_on"))
    assert "admit" in world.station.commands


async def test_one_that_does_not_sign_is_not_asked() -> None:
    world = World()
    run = await run_visit(plan(), world.bench(), "PLAN.toml")
    assert (await read_state(world.store, run.visit)).last(LegalChangeJudged) is None


async def test_a_relevant_clock_needs_the_second_person_like_any_relevant_change() -> None:
    world = signing()
    visit = await world.visit()
    await take_snapshot(visit, world.station, "first")
    assert clock_unjudged(visit.state, GUARD)
    with pytest.raises(Refused) as caught:
        await judge_clock(visit, shipped(), decode(LegalAnswer, YES, "answer"))
    assert caught.value.reason is Reason.APPROVAL_NEEDED
    await judge_clock(visit, shipped(), decode(LegalAnswer, NO, "answer"))
    assert not clock_unjudged(visit.state, GUARD)
    await judge_clock(visit, shipped(), None)  # once is enough


@pytest.mark.parametrize(
    ("clock", "field"),
    [
        ({"relevant": False}, "clock.said_by"),
        (YES, "clock.approval"),
        ({**YES, "approval": "ok.json", "approved_by": "M. Lind"}, "clock.approved_by"),
    ],
)
async def test_a_plan_is_checked_before_the_visit(clock: dict[str, Any], field: str) -> None:
    world = signing()
    with pytest.raises(BadInput) as caught:
        await run_visit(plan(clock=clock), world.bench(), "PLAN.toml")
    assert caught.value.data["field"] == field


async def test_the_report_names_time_error_and_source_and_with_what_it_was_compared() -> None:
    world = World()
    run = await run_visit(plan(), world.bench(), "PLAN.toml")
    laptop = run.report.content.clocks[0]
    assert (laptop.clock, str(laptop.error_s), laptop.source) == ("Laptop", "0.0", "time server")
    world = World()
    bench = world.bench(time=ClockProof(None, "", world.clock.now()))
    run = await run_visit(plan(answers={**ANSWERS, "I06": {"value": "DCF77 clock"}}), bench, "PLAN.toml")
    laptop = run.report.content.clocks[0]
    assert laptop.error_s is None
    assert laptop.source == "not proven; compared by M. Lind with: DCF77 clock"


async def test_what_was_known_of_the_time_is_saved_once_for_each_source() -> None:
    world = World()
    visit = await open_planned(plan(), world.bench(), "PLAN.toml")
    await work_visit(visit, plan(), world.bench())
    assert len(list(visit.state.all(LaptopTimeChecked))) == 1
    assert world.bench(time=UNPROVEN).time.proven is False
