"""What a visit comes to: never safe with anything mandatory missing; the meter has a mark of its own (rule 6)."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.decision import Outcome as Decision
from app.domain.errors import Reason
from app.domain.fact import Fact, ItemAnswered, MeasureAccepted, StepBegan, StepDone, StepFailed, StepSkipped
from app.domain.outcome import LABEL, LABEL_FINDING, METER_FINDING, STEP_SEVERITY, VisitOutcome, visit_outcome
from app.domain.step import NOT_IN_THIS_VERSION, Step
from app.domain.template import order
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict
from tests.domain.facts import state_of
from tests.workflows.visits import CHECKLIST, TEMPLATE

STEPS = [step for step in order(TEMPLATE) if step not in NOT_IN_THIS_VERSION]
KEYS = [(item.id, 1 if item.per_connector else None) for item in CHECKLIST.items]
MANDATORY = [item.id for item in CHECKLIST.items if item.mandatory]
PASSED: tuple[Fact, ...] = tuple(ItemAnswered(name, ItemVerdict.PASS, connector=number) for name, number in KEYS)


def outcome(
    *happened: Fact, steps: dict[Step, Fact | None] | None = None, meter: Decision | None = None
) -> VisitOutcome:
    """Return the outcome of a visit that ended well but for what is given."""
    ended: dict[Step, Fact | None] = {step: StepDone(step) for step in STEPS}
    ended |= steps or {}
    happened = (*happened, *(fact for fact in ended.values() if fact is not None))
    calibration = cast(Any, SimpleNamespace(verdict=meter)) if meter else None
    return visit_outcome(state_of(*PASSED, *happened), TEMPLATE, CHECKLIST, calibration)


def failed(step: Step, reason: str = Reason.NO_ANSWER) -> dict[Step, Fact | None]:
    return {step: StepFailed(step, reason)}


def test_everything_passed_is_safe() -> None:
    found = outcome()
    assert (found.verdict, found.meter, found.findings, found.missing) == (
        VisitVerdict.SAFE, MeterMark.NOT_JUDGED, (), (),
    )  # fmt: skip
    assert found.positive


@pytest.mark.parametrize(
    ("verdict", "expected", "positive"),
    [
        (ItemVerdict.S4, VisitVerdict.DEFECTS, True),
        (ItemVerdict.S3, VisitVerdict.DEFECTS, True),
        (ItemVerdict.S2, VisitVerdict.OUT_OF_SERVICE, False),
        (ItemVerdict.S1, VisitVerdict.OUT_OF_SERVICE, False),
        (ItemVerdict.NOT_TESTED, VisitVerdict.INCONCLUSIVE, False),
        (ItemVerdict.LIMITATION, VisitVerdict.INCONCLUSIVE, False),
        (ItemVerdict.NOT_APPLICABLE, VisitVerdict.SAFE, True),
    ],
)
def test_rule_6_one_item_decides(verdict: ItemVerdict, expected: VisitVerdict, positive: bool) -> None:
    found = outcome(ItemAnswered("M01", verdict, cause="seen again"))
    assert (found.verdict, found.positive) == (expected, positive)
    if verdict.failed:
        assert [(finding.severity, finding.item) for finding in found.findings] == [(Severity(verdict.value), "M01")]


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("verdict", [ItemVerdict.PASS, ItemVerdict.S3, ItemVerdict.S1])
def test_rule_6_the_meter_mark_stands_beside_the_safety_verdict(decision: Decision, verdict: ItemVerdict) -> None:
    found = outcome(ItemAnswered("M01", verdict, cause="seen again"), meter=decision)
    without = outcome(ItemAnswered("M01", verdict, cause="seen again"))
    assert found.verdict is without.verdict
    bad = found.meter is MeterMark.MUST_NOT_BILL
    assert bad is (decision in {Decision.FAIL, Decision.CONDITIONAL_FAIL})
    assert found.positive is (without.positive and not bad)
    assert any(finding.title == METER_FINDING for finding in found.findings) is bad


@pytest.mark.parametrize("step", STEPS)
def test_a_failed_step_is_a_finding_or_leaves_the_verdict_open(step: Step) -> None:
    found = outcome(steps=failed(step))
    severity = STEP_SEVERITY.get(step)
    expected = {
        None: VisitVerdict.INCONCLUSIVE,
        Severity.S3: VisitVerdict.DEFECTS,
        Severity.S2: VisitVerdict.OUT_OF_SERVICE,
    }
    assert found.verdict is expected[severity]
    # a meter that could not be judged as planned is inconclusive (exit 1 of the contract)
    assert found.positive is (severity is Severity.S3 and step is not Step.CALIBRATION)
    assert [finding.step for finding in found.findings] == ([step] if severity else [])
    if severity:
        assert found.findings[0].title == Reason.NO_ANSWER


@pytest.mark.parametrize("step", sorted(TEMPLATE.skippable))
def test_rule_6_a_skipped_step_is_inconclusive_unless_the_template_says_optional(step: Step) -> None:
    found = outcome(steps={step: StepSkipped(step, "no time")})
    optional = step in TEMPLATE.optional
    assert found.verdict is (VisitVerdict.SAFE if optional else VisitVerdict.INCONCLUSIVE)
    assert (step.value in found.missing) is not optional


@pytest.mark.parametrize("step", [step for step in STEPS if step is not Step.REPORT])
@pytest.mark.parametrize("begun", [False, True])
def test_a_step_that_was_begun_or_never_begun_is_inconclusive_even_when_optional(step: Step, begun: bool) -> None:
    found = outcome(steps={step: StepBegan(step) if begun else None})
    assert found.verdict is VisitVerdict.INCONCLUSIVE
    assert not found.positive


def test_an_accepted_measure_lets_it_serve_with_the_finding_open_rule_6() -> None:
    danger = ItemAnswered("E17", ItemVerdict.S2, connector=1)
    assert outcome(danger).connectors_out == (1,)
    found = outcome(danger, MeasureAccepted("E17", 1, "Boss", "fence"))
    assert found.verdict is VisitVerdict.DEFECTS
    assert found.connectors_out == ()
    assert not found.positive  # the contract: 0 only for S3 and S4


def test_the_worst_finding_comes_first() -> None:
    found = outcome(
        ItemAnswered("M01", ItemVerdict.S4), ItemAnswered("A02", ItemVerdict.S1), steps=failed(Step.FIRMWARE),
        meter=Decision.FAIL,
    )  # fmt: skip
    assert [finding.severity for finding in found.findings] == ["S1", "S2", "S3", "S4"]
    assert found.verdict is VisitVerdict.OUT_OF_SERVICE


def _ended(step: Step, kind: str) -> Fact:
    match kind:
        case "skipped":
            return StepSkipped(step, "no time")
        case "failed":
            return StepFailed(step, Reason.NO_ANSWER)
        case "begun":
            return StepBegan(step)
    return StepDone(step)


_VERDICTS = st.sampled_from(ItemVerdict)
_ENDS = st.sampled_from(["done", "skipped", "failed", "begun", "none"])


@given(
    st.dictionaries(st.sampled_from(KEYS), _VERDICTS), st.dictionaries(st.sampled_from(STEPS), _ENDS),
    st.sampled_from([None, *Decision]),
)  # fmt: skip
def test_never_safe_with_anything_mandatory_missing(
    verdicts: dict[tuple[str, int | None], ItemVerdict], ends: dict[Step, str], meter: Decision | None
) -> None:
    answers = [
        replace(fact, verdict=verdicts.get((fact.item, fact.connector), fact.verdict))
        for fact in PASSED
        if isinstance(fact, ItemAnswered)
    ]
    kinds = {step: ends.get(step, "done") for step in STEPS}
    facts = [_ended(step, kind) for step, kind in kinds.items() if kind != "none"]
    calibration = cast(Any, SimpleNamespace(verdict=meter)) if meter else None
    said = [answer for answer in answers if answer.verdict is not ItemVerdict.UNANSWERED]
    found = visit_outcome(state_of(*said, *facts), TEMPLATE, CHECKLIST, calibration)
    judged = {answer.item: answer.verdict for answer in said}
    open_verdicts = {ItemVerdict.NOT_TESTED, ItemVerdict.LIMITATION}
    untested = [name for name in MANDATORY if judged.get(name, ItemVerdict.NOT_TESTED) in open_verdicts]
    dangerous = any(verdict in {ItemVerdict.S1, ItemVerdict.S2} for verdict in judged.values())
    left_out = {(step, "skipped") for step in TEMPLATE.optional}
    worked = [kind for step, kind in kinds.items() if step is not Step.REPORT and (step, kind) not in left_out]
    if dangerous:
        assert found.verdict is VisitVerdict.OUT_OF_SERVICE
    if untested or dangerous or any(kind != "done" for kind in worked):
        assert found.verdict is not VisitVerdict.SAFE
    if found.positive:
        assert not dangerous
        assert found.meter is not MeterMark.MUST_NOT_BILL
        assert found.missing == ()
    assert set(untested) <= set(found.missing)


def test_rule_5_out_of_service_without_lock_and_label_is_a_danger() -> None:
    *others, last = CHECKLIST.items
    checklist = replace(CHECKLIST, items=(*others, replace(last, prints=LABEL)))
    key = KEYS[-1]
    denied = ItemAnswered(key[0], ItemVerdict.NOT_APPLICABLE, "in_service", key[1])
    done = [StepDone(step) for step in STEPS]

    def titles(*facts: Fact, meter: Decision) -> list[str]:
        calibration = cast(Any, SimpleNamespace(verdict=meter))
        state = state_of(*PASSED, *facts, *done)
        return [found.title for found in visit_outcome(state, TEMPLATE, checklist, calibration).findings]

    assert LABEL_FINDING in titles(denied, meter=Decision.FAIL)
    assert LABEL_FINDING not in titles(meter=Decision.FAIL)
    assert titles(denied, meter=Decision.PASS) == []
