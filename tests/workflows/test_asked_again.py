"""What was asked when the program ended is asked again; what was answered is not."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import Reason, Refused
from app.domain.fact import AvailabilitySet, RunDiscarded, RunMeasured, StepBegan, StepDone
from app.domain.legal_fact import Adjusted, IndicationCompared
from app.domain.meter_fact import DisplayLeftOut, DisplayRead, LoadSet, LoadTested, WiringChecked
from app.domain.meter_rating import MeterRatings
from app.domain.plan import PlanCalibration, PlanPoint, PlanReference
from app.domain.step import Step
from app.workflows.guided_hands import Ask, PersonHands, Wanted
from app.workflows.guided_visit import GuidedVisit
from app.workflows.visit import resume_visit
from tests.workflows.visits import World, plan

LINKED, MANUAL = PlanReference("modbus", "sdm630"), PlanReference("manual")
RATINGS = MeterRatings(
    mda_a=Decimal(32), mmq_kwh=Decimal("0.5"), confirmed=("text_adopted",), imp_per_kwh=Decimal(1000)
)
LONG_S = 20.0


def calibration(reference: PlanReference, profile: str = "house-1pct", **more: object) -> PlanCalibration:
    point = PlanPoint("16 A", Decimal(16), Decimal("1.0"), 1)
    return PlanCalibration(profile, reference, "bank 3x32 A", (point,), RATINGS, **more)  # type: ignore[arg-type]


async def until(holds: Callable[[], bool]) -> None:
    """Let the others work until something holds."""
    for _ in range(200_000):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


class Sitting:
    """One life of the program on a visit: what it asks, until it is killed or done."""

    def __init__(self, world: World, guided: GuidedVisit) -> None:
        self.world, self.guided = world, guided
        self._acting: asyncio.Task[None] | None = None
        guided.offer(*Ask)

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return self.guided.visit.state

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Let the machine do something else than go on measuring."""
        self._acting = asyncio.create_task(work)

    async def asked(self, ask: Ask) -> Wanted:
        """Measure on until this is asked."""
        if self._acting is None:
            self._acting = asyncio.create_task(self.guided.act(Step.CALIBRATION))
        acting, guided = self._acting, self.guided
        await until(lambda: acting.done() or (guided.wanted is not None and guided.wanted.ask is ask))
        if acting.done():
            await acting
        assert guided.wanted is not None, f"nothing is asked any more; {ask} never was"
        return guided.wanted

    async def answer(self, text: str) -> None:
        wanted = self.guided.wanted
        await self.guided.answer_wanted(text, wanted)
        await until(lambda: self.guided.wanted != wanted)

    async def done(self) -> None:
        assert self._acting is not None
        await asyncio.wait_for(self._acting, LONG_S)

    async def kill(self) -> "Sitting":
        """End the program as it stands, and open the visit again."""
        assert self._acting is not None
        self._acting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(self._acting, LONG_S)
        assert self.guided.wanted is None
        await self.guided.close()
        visit = await resume_visit(self.world.store, self.world.clock, self.world.catalogue, self.guided.visit.id)
        return Sitting(self.world, _guided(self.world, visit, self.guided.plan.calibration))


def _guided(world: World, visit, asked: PlanCalibration | None) -> GuidedVisit:  # type: ignore[no-untyped-def]
    bench = world.bench(hands=PersonHands(world.central, world.clock))  # type: ignore[arg-type]
    return GuidedVisit(visit, bench, replace(plan(), calibration=asked))


async def sitting(asked: PlanCalibration) -> Sitting:
    world = World()
    visit = await world.visit()
    for step in tuple(Step)[: tuple(Step).index(Step.CALIBRATION)]:
        await visit.add(StepBegan(step))
        await visit.add(StepDone(step))
    await visit.add(AvailabilitySet(True, "Accepted", "1: Available"))
    return Sitting(world, _guided(world, visit, asked))


def kinds(facts: Iterable[object]) -> list[str]:
    return [type(fact).__name__ for fact in facts]


async def test_connection_reference_and_display_are_asked_again_until_they_are_answered() -> None:
    now = await sitting(calibration(MANUAL))
    await now.asked(Ask.WIRING)
    now = await now.kill()
    await now.asked(Ask.WIRING)
    await now.answer("A. Example")
    await now.asked(Ask.REFERENCE)
    now = await now.kill()
    assert [one.by for one in now.state.all(WiringChecked)] == ["A. Example"]
    await now.asked(Ask.REFERENCE)  # the charge that nobody watched was made again
    await now.answer("1.002")
    assert await now.asked(Ask.DISPLAY) == Wanted(Ask.DISPLAY, "16 A", 1)
    now = await now.kill()
    assert len(list(now.state.all(RunMeasured))) == 1
    assert not now.guided.acted(Step.CALIBRATION), "the display is still asked for"
    await now.asked(Ask.DISPLAY)
    await now.answer("1.01")
    await now.done()
    assert now.guided.acted(Step.CALIBRATION)
    assert [one.energy_kwh for one in now.state.all(DisplayRead)] == [Decimal("1.01")]
    await now.guided.act(Step.CALIBRATION)
    assert now.guided.wanted is None
    await now.guided.close()


async def test_a_display_left_out_stays_left_out() -> None:
    now = await sitting(calibration(LINKED))
    await now.asked(Ask.DISPLAY)
    await now.answer("")
    await now.done()
    assert list(now.state.all(DisplayLeftOut)) == [DisplayLeftOut("16 A", 1)]
    assert now.guided.acted(Step.CALIBRATION)
    await now.guided.close()


async def test_pulses_are_counted_anew_and_a_run_that_waits_for_them_is_discarded_at_once() -> None:
    now = await sitting(calibration(LINKED, method="pulse"))
    await now.asked(Ask.PULSES)
    now = await now.kill()
    await now.asked(Ask.PULSES)
    await now.guided.discard_run("16 A", 1, "lamp covered")
    with pytest.raises(Refused) as refused:
        await now.done()
    assert refused.value.reason is Reason.RUN_DISCARDED
    assert [one.reason for one in now.state.all(RunDiscarded)][-1] == "lamp covered"
    assert now.guided.wanted is None
    await now.guided.close()


async def test_a_load_that_was_set_when_the_program_ended_is_set_back_first() -> None:
    now = await sitting(calibration(LINKED, "hb44-ac-maintenance"))
    await now.asked(Ask.DISPLAY)
    await now.answer("1.00")
    assert (await now.asked(Ask.LOAD)).current_a == 0
    now = await now.kill()
    assert not now.guided.acted(Step.CALIBRATION)
    assert (await now.asked(Ask.LOAD)).current_a == 0
    await now.answer("done")
    assert (await now.asked(Ask.LOAD)).current_a is None
    assert kinds(now.state.all(LoadTested)) == ["LoadTested"], "what was measured is saved before it is set back"
    now = await now.kill()
    assert not now.guided.acted(Step.CALIBRATION)
    assert (await now.asked(Ask.LOAD)).current_a is None
    await now.answer("done")
    wanted = await now.asked(Ask.LOAD)
    assert wanted.current_a
    now = await now.kill()
    assert not now.guided.acted(Step.CALIBRATION), "the starting load was neither set nor refused"
    await now.asked(Ask.LOAD)
    await now.answer("")
    await now.done()
    assert now.state.last(LoadSet) == LoadSet(wanted.current_a, done=False)
    assert now.guided.acted(Step.CALIBRATION)
    await now.guided.close()


async def test_closing_the_program_in_the_middle_of_a_load_test_waits_for_nobody() -> None:
    now = await sitting(calibration(LINKED, "hb44-ac-maintenance"))
    await now.asked(Ask.DISPLAY)
    await now.answer("1.00")
    await now.asked(Ask.LOAD)
    await now.answer("done")
    await until(lambda: bool(now.state.open_charges))
    now = await now.kill()
    assert not now.state.open_charges
    assert (await now.asked(Ask.LOAD)).current_a is None, "the load is still off"
    await now.kill()


async def test_a_load_test_that_breaks_sets_the_load_back_before_it_says_so() -> None:
    now = await sitting(calibration(LINKED, "hb44-ac-maintenance"))
    await now.asked(Ask.DISPLAY)
    await now.answer("1.00")
    await now.asked(Ask.LOAD)
    await now.answer("done")
    await now.guided.cancel_check("car drove into the bay")
    assert (await now.asked(Ask.LOAD)).current_a is None
    await now.answer("done")
    with pytest.raises(Refused) as refused:
        await now.done()
    assert refused.value.reason is Reason.CHECK_CANCELLED
    cancelled = now.state.last(RunDiscarded)
    assert (cancelled.point, cancelled.number, cancelled.reason) == ("16 A", 0, "car drove into the bay")
    assert not now.state.open_charges
    await now.guided.close()


async def test_cancelling_needs_a_reason_and_a_late_answer_to_another_question_does_nothing() -> None:
    now = await sitting(calibration(MANUAL))
    wanted = await now.asked(Ask.WIRING)
    with pytest.raises(Refused) as refused:
        await now.guided.cancel_check("  ")
    assert refused.value.reason is Reason.REASON_NEEDED
    await now.guided.answer_wanted("1.0", Wanted(Ask.REFERENCE, "16 A", 1))
    await asyncio.sleep(0)
    assert now.guided.wanted == wanted
    await now.kill()


async def test_the_display_of_a_run_as_left_is_asked_again_after_a_kill_and_once_for_each_change() -> None:
    now = await sitting(calibration(LINKED))
    await now.asked(Ask.DISPLAY)
    await now.answer("1.00")
    await now.done()
    for reading in ("1.01", "1.02"):
        await now.guided.visit.add(Adjusted("gain", "repairer N-1", "R-7"))
        now.begin(now.guided.measure_as_left("16 A"))
        assert await now.asked(Ask.DISPLAY) == Wanted(Ask.DISPLAY, "16 A", 1)
        now = await now.kill()
        assert now.state.runs("16 A", "as_left"), "the run is measured and saved"
        assert now.guided.displays_due
        assert not now.guided.acted(Step.CALIBRATION)
        now.begin(now.guided.ask_displays())
        assert await now.asked(Ask.DISPLAY) == Wanted(Ask.DISPLAY, "16 A", 1)
        now = await now.kill()
        now.begin(now.guided.act(Step.CALIBRATION))  # going on with the step asks too
        await now.asked(Ask.DISPLAY)
        await now.answer(reading)
        await now.done()
        assert not now.guided.displays_due
        assert len(now.state.runs("16 A", "as_left")) == 1, "it was not measured again"
    left = [(one.energy_kwh, one.phase) for one in now.state.all(DisplayRead)]
    assert left == [(Decimal("1.00"), "as_found"), (Decimal("1.01"), "as_left"), (Decimal("1.02"), "as_left")]
    compared = [one for one in now.state.all(IndicationCompared) if one.phase == "as_left"]
    assert [one.display_kwh for one in compared] == [Decimal("1.01"), Decimal("1.02")]
    await now.guided.close()


async def test_after_a_change_nobody_is_asked_for_a_display_that_shows_another_run_by_now() -> None:
    now = await sitting(calibration(LINKED))
    await now.asked(Ask.DISPLAY)
    now = await now.kill()
    assert now.guided.displays_due
    await now.guided.visit.add(Adjusted("gain", "repairer N-1", "R-7"))
    assert not now.guided.displays_due
