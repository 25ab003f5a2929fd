"""A plan that would make the visit stand still is known before anybody drives there."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.checklist import Checklist, Choice, Condition, ItemKind
from app.domain.plan_gap import gaps
from app.domain.step import Step
from app.domain.template import order
from tests.workflows.visits import ANSWERS, CHECKLIST, LIMITS, TEMPLATE, WORDS, item, plan

VEHICLE = item("V07", Step.ARRIVE, ItemKind.CHOICE, choices=(Choice("none", WORDS), Choice("left", WORDS)))
TOLD = item("V08", Step.ARRIVE, ItemKind.TEXT, when=Condition("V07", ("left",)))
BAY = item("V11", Step.ARRIVE, photos=1)
EACH = item("V12", Step.ARRIVE, per_connector=True)
REMARK = item("V13", Step.ARRIVE, ItemKind.TEXT, mandatory=False)
ARRIVING = replace(CHECKLIST, items=(VEHICLE, TOLD, BAY, EACH, REMARK, *CHECKLIST.items))
FULL = {
    **ANSWERS, "V07": {"value": "none"}, "V11": {"value": "yes", "photo": "bay.jpg"}, "V12@1": {"value": "yes"},
}  # fmt: skip


def missing(answers: dict[str, Any], checklist: Checklist = ARRIVING, *, proven: bool = True, **more: Any) -> Any:
    given = plan(answers=answers, **more)
    return gaps(given, checklist, LIMITS.limits, order(TEMPLATE), time_proven=proven)


def test_a_plan_that_answers_the_arrival_has_no_gap() -> None:
    assert missing(FULL) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"V07": None}, ("V07",)),
        ({"V06": None, "V07": None, "V11": None, "V12@1": None}, ("V07", "V11", "V12", "V06")),
        ({"V07": {"value": "left"}}, ("V08",)),
        ({"V07": {"value": "left"}, "V08": {"value": "a notice"}}, ()),
        ({"V11": {"value": "yes"}}, ("V11",)),  # without its photo it is no answer
        ({"V07": {"verdict": "NT"}}, ("V07",)),  # nor a verdict without its reason
        ({"V07": {"verdict": "NT", "note": "dark"}}, ()),  # it holds the visit, but somebody has answered
        ({"V12@1": None, "V12": {"value": "yes"}}, ()),
    ],
)
def test_rule_3_every_mandatory_question_of_the_arrival(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    answers = {key: said for key, said in (FULL | changes).items() if said is not None}
    assert missing(answers) == expected


def test_rule_11_a_laptop_that_cannot_prove_its_time_needs_a_comparison_unless_nothing_is_admitted() -> None:
    assert missing(FULL, proven=False) == ("I06",)
    assert missing({**FULL, "I06": {"value": "phone"}}, proven=False) == ()
    skipped = dict.fromkeys(("live_checks", "calibration", "firmware", "function"), "x")
    assert missing(FULL, proven=False, skip=skipped) == ()
    without = replace(ARRIVING, items=tuple(one for one in ARRIVING.items if one.id != "I06"))
    assert missing(FULL, without, proven=False) == ()
