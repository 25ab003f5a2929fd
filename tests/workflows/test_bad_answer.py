"""A reference that answers what cannot be used costs its run, never the visit or the runs before."""

import pytest

from app.domain.errors import BadAnswer, Reason
from app.domain.fact import RunDiscarded
from app.domain.messages import reason_words
from app.domain.step import Step
from app.domain.visit import StepStatus
from app.ports.reference import ReferenceReading
from app.workflows.progress import NotFinished, Progress, RunProgress
from app.workflows.run_visit import run_visit
from app.workflows.visit import read_state
from tests.workflows.test_run_visit import CALIBRATION
from tests.workflows.visits import World, plan


@pytest.mark.parametrize(("field", "problem"), [("energy_import", "not a number"), ("power", "does not fit")])
async def test_the_run_is_discarded_the_others_stay_and_the_visit_goes_on(field: str, problem: str) -> None:
    world, told = World(), list[Progress]()
    read = world.reference.read

    async def spoilt() -> ReferenceReading:
        if told and isinstance(told[-1], RunProgress) and told[-1].number == 2:
            raise BadAnswer(Reason.WRONG_VALUE, "10.0.0.7:5025", field=field, problem=problem)
        return await read()

    world.reference.read = spoilt  # type: ignore[method-assign]
    given = plan(calibration=CALIBRATION, skip={"firmware": "not asked"})
    run = await run_visit(given, world.bench(tell=told.append), "PLAN.toml")
    state = await read_state(world.store, run.visit)
    assert [one.number for one in state.runs("16 A")] == [1]
    (discarded,) = state.all(RunDiscarded)
    assert (discarded.point, discarded.number, discarded.reason) == ("16 A", 2, Reason.ANSWER_UNUSABLE)
    assert state.steps[Step.CALIBRATION].status is StepStatus.FAILED
    assert state.steps[Step.CLOSE_OUT].status is StepStatus.DONE
    assert not run.outcome.positive  # to be judged, and not judged
    (failed,) = [news for news in told if isinstance(news, NotFinished)]
    assert (failed.why.where, failed.why.data["detail"]) == ("10.0.0.7:5025", f"{field}: {problem}")
    assert world.station.charging.count("start_charge") == world.station.charging.count("stop_charge")


def test_a_saved_reason_reads_without_its_numbers() -> None:
    words = reason_words(Reason.ANSWER_UNUSABLE, "16 A", lambda text, *_, **values: text)
    assert words == "The reference meter answered what cannot be used."
