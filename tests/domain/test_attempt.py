"""Taking an answer back: the former state returns, the attempt stays on record, and rule 4 holds all the same."""

import pytest

from app.domain.attempt import may_withdraw, reason_needed
from app.domain.errors import Reason
from app.domain.fact import AnswerWithdrawn, Fact, ItemAnswered, StepBegan, StepDone
from app.domain.inspection import visit_verdict
from app.domain.step import NOT_IN_THIS_VERSION, Step
from app.domain.template import order
from app.domain.verdict import ItemVerdict, Source, VisitVerdict
from app.domain.visit import Lock, why_locked
from tests.domain.facts import state_of
from tests.workflows.visits import CHECKLIST, TEMPLATE

KEY = ("E17", 1)
PASS = ItemAnswered("E17", ItemVerdict.PASS, "25", connector=1)
DANGER = ItemAnswered("E17", ItemVerdict.S1, "318", connector=1)
CURED = ItemAnswered("E17", ItemVerdict.PASS, "25", connector=1, cause="lead was loose")
UNTESTED = ItemAnswered("E17", ItemVerdict.NOT_TESTED, connector=1, note="later")
BACK = AnswerWithdrawn("E17", 1, "typed 318 for 31.8")


def _live_reached() -> tuple[Fact, ...]:
    steps = order(TEMPLATE)
    ended = [StepDone(step) for step in steps[: steps.index(Step.LIVE_CHECKS)] if step not in NOT_IN_THIS_VERSION]
    return (ItemAnswered("V06", ItemVerdict.PASS, "dry"), *ended, StepBegan(Step.LIVE_CHECKS))


@pytest.mark.parametrize(
    ("happened", "stands"),
    [
        ((PASS, AnswerWithdrawn("E17", 1)), None),
        ((PASS, DANGER, BACK), PASS),
        ((DANGER, CURED, AnswerWithdrawn("E17", 1)), DANGER),
        ((DANGER, CURED, AnswerWithdrawn("E17", 1), BACK), None),
        ((PASS, AnswerWithdrawn("E17", 2)), PASS),
        ((AnswerWithdrawn("E17", 1), PASS), PASS),
        ((PASS, AnswerWithdrawn("E17", 1), AnswerWithdrawn("E17", 1), DANGER), DANGER),
    ],
)
def test_the_former_state_returns(happened: tuple[Fact, ...], stands: ItemAnswered | None) -> None:
    assert state_of(*happened).answers.get(KEY) == stands


def test_the_attempt_stays_on_record_with_time_and_reason() -> None:
    state = state_of(DANGER, BACK, PASS)
    assert state.attempts[KEY] == (PASS,)
    first, second = state.timed_attempts[KEY]
    assert (first.answer, first.reason) == (DANGER, "typed 318 for 31.8")
    assert first.withdrawn_at is not None
    assert first.withdrawn_at > first.at
    assert second.withdrawn_at is None


@pytest.mark.parametrize(
    ("happened", "locked"),
    [
        ((DANGER,), True),
        ((DANGER, BACK), True),
        ((PASS, DANGER, BACK), True),
        ((DANGER, BACK, UNTESTED), True),
        ((DANGER, BACK, PASS), False),
        ((PASS, AnswerWithdrawn("E17", 1)), False),
    ],
)
def test_rule_4_a_danger_taken_back_locks_until_it_is_measured_again(happened: tuple[Fact, ...], locked: bool) -> None:
    state = state_of(*_live_reached(), *happened, StepDone(Step.LIVE_CHECKS))
    lock = why_locked(state, TEMPLATE, CHECKLIST, Step.CALIBRATION)
    assert lock == (Lock(Reason.OPEN_DANGER, "E17@1") if locked else None)


def test_rule_6_a_danger_taken_back_is_never_safe_before_it_is_measured_again() -> None:
    rest = tuple(
        ItemAnswered(item.id, ItemVerdict.PASS, connector=1 if item.per_connector else None)
        for item in CHECKLIST.items
        if item.id != "E17"
    )
    assert visit_verdict(state_of(*rest, PASS, DANGER, BACK).outcomes(CHECKLIST)) is VisitVerdict.INCONCLUSIVE
    assert visit_verdict(state_of(*rest, DANGER, BACK, PASS).outcomes(CHECKLIST)) is VisitVerdict.SAFE


@pytest.mark.parametrize(
    ("item", "verdict", "needed"),
    [
        ("E17", ItemVerdict.S1, True),
        ("E17", ItemVerdict.S2, True),
        ("E17", ItemVerdict.S3, False),
        ("E17", ItemVerdict.PASS, False),
        ("M01", ItemVerdict.S1, False),
    ],
)
def test_rule_4_what_must_not_vanish_without_a_word(item: str, verdict: ItemVerdict, needed: bool) -> None:
    found = CHECKLIST.item(item)
    assert found is not None
    assert reason_needed(found, ItemAnswered(item, verdict)) is needed


def test_what_the_station_said_is_not_a_persons_to_take_back() -> None:
    read = ItemAnswered("X01", ItemVerdict.PASS, "NoError", source=Source.READ)
    assert not may_withdraw(())
    assert not may_withdraw((read,))
    assert may_withdraw((read, ItemAnswered("X01", ItemVerdict.S3, "GroundFailure", note="seen")))
