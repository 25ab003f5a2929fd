"""When an item is asked, and which answers cannot stand together: worked out anew from the facts each time."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.checklist import Checklist, Choice, Condition, Contradiction, Item, ItemKind
from app.domain.checklist_check import problems
from app.domain.condition import AVAILABILITY, Cause, Clash, clash, clashes
from app.domain.condition_words import judgement_words, side_words
from app.domain.errors import Reason, Refused
from app.domain.fact import AvailabilitySet, Fact, ItemAnswered, MeasureAccepted
from app.domain.inspection import holds
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import Why
from app.domain.messages import message
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, Severity
from tests.domain.facts import state_of
from tests.fakes.window import FakeTexts
from tests.workflows.visits import CHECKLIST, LIMITS, WORDS, item

PASS, S1, S2, NA = ItemVerdict.PASS, ItemVerdict.S1, ItemVerdict.S2, ItemVerdict.NOT_APPLICABLE
UNANSWERED = ItemVerdict.UNANSWERED
VEHICLE = item(
    "V07", Step.ARRIVE, ItemKind.CHOICE,
    choices=(Choice("none", WORDS), Choice("unplugged", WORDS), Choice("left", WORDS)),
)  # fmt: skip
TOLD = item("V08", Step.ARRIVE, ItemKind.TEXT, when=Condition("V07", ("unplugged", "left")))
LETTER = item("V09", Step.ARRIVE, ItemKind.CONFIRM, when=Condition("V08X", ("yes",)))
HEARD = item("V08X", Step.ARRIVE, ItemKind.CONFIRM, when=Condition("V07", ("unplugged",)))
DOORS = item("Z02", Step.CLOSE_OUT, severity=Severity.S2)
BAY = item(
    "Z05", Step.CLOSE_OUT, ItemKind.CHOICE, choices=(Choice("open", WORDS), Choice("closed", WORDS)),
    contradicts=(Contradiction(("open",), "service", ("out",)), Contradiction(("closed",), "service", ("in",))),
)  # fmt: skip
LABEL = item(
    "Z09", Step.CLOSE_OUT, ItemKind.CHOICE, severity=Severity.S1,
    choices=(Choice("done", WORDS), Choice("no", WORDS, "S1")),
    when=Condition("service", ("out",)),
)  # fmt: skip
RESULT = item(
    "H20", Step.CLOSE_OUT, ItemKind.CHOICE, choices=(Choice("repaired", WORDS), Choice("not", WORDS)),
    contradicts=(Contradiction(("repaired",), "Z02", ("no",)),),
)  # fmt: skip
ITEMS = (VEHICLE, TOLD, HEARD, LETTER, *CHECKLIST.items, DOORS, BAY, LABEL, RESULT)
SMALL = replace(CHECKLIST, items=tuple(sorted(ITEMS, key=lambda one: list(Step).index(one.step))))


def said(name: str, value: str = "", verdict: ItemVerdict = PASS, **more: Any) -> ItemAnswered:
    return ItemAnswered(name, verdict, value or None, **more)


def found(*facts: Fact, checklist: Checklist = SMALL) -> dict[str, ItemOutcome]:
    return {outcome.item.id: outcome for outcome in state_of(*facts).outcomes(checklist)}


def test_an_item_whose_condition_is_not_met_is_na_with_the_reason_and_never_unanswered() -> None:
    told = found(said("V07", "none"))["V08"]
    assert (told.verdict, told.judgement.why, told.asked) == (NA, Why.NOT_ASKED, False)
    assert told.judgement.data == {"item": "V07", "other": "unplugged / left"}
    assert "V08" not in [outcome.item.id for outcome in holds(found(said("V07", "none")).values())]
    assert found()["V08"].verdict is NA, "the question before it is still open itself"
    assert found()["V07"].verdict is UNANSWERED


def test_it_is_asked_as_soon_as_the_other_answer_changes_and_no_longer_when_it_changes_back() -> None:
    facts = [said("V07", "none"), said("V07", "unplugged")]
    assert found(*facts)["V08"].verdict is UNANSWERED
    assert "V08" in [outcome.item.id for outcome in holds(found(*facts).values())]
    facts.append(said("V08", "a notice"))
    assert found(*facts)["V08"].verdict is PASS
    facts.append(said("V07", "none"))
    assert found(*facts)["V08"].verdict is NA
    assert found(*facts, said("V07", "left"))["V08"].answer.text == "a notice", "nothing that was said is lost"


def test_a_question_about_one_that_is_not_asked_is_not_asked_either() -> None:
    heard = [said("V07", "unplugged"), said("V08X", "yes")]
    assert found(*heard)["V09"].verdict is UNANSWERED
    assert found(*heard, said("V07", "none"))["V09"].verdict is NA


def test_yes_and_no_count_in_any_spelling_and_also_where_only_the_verdict_was_said() -> None:
    for answer in (said("V08X", "YES"), said("V08X")):
        assert found(said("V07", "unplugged"), answer)["V09"].asked
    for answer in (said("V08X", "No", S2), said("V08X", "", ItemVerdict.NOT_TESTED, note="later")):
        assert not found(said("V07", "unplugged"), answer)["V09"].asked


def test_rule_4_a_fail_stays_a_fail_whatever_its_condition_becomes() -> None:
    facts = [said("V07", "unplugged"), said("V08X", "no", S2), said("V07", "none")]
    assert found(*facts)["V08X"].verdict is S2


def test_rule_5_the_label_is_asked_for_only_when_the_station_stays_out_of_service() -> None:
    operative = AvailabilitySet(True, "Accepted", "0: Available, 1: Available")
    assert found(operative)["Z09"].verdict is NA
    assert found()["Z09"].judgement.data == {"item": "service", "other": "out"}
    assert found(operative, said("E17", "400", S1, connector=1))["Z09"].verdict is UNANSWERED
    assert found(AvailabilitySet(False, "Accepted", "0: Unavailable, 1: Unavailable"))["Z09"].verdict is UNANSWERED
    assert found(AvailabilitySet(False, "Accepted", ""))["Z09"].verdict is UNANSWERED, "nothing read back: as asked"
    accepted = MeasureAccepted("E17", 1, "Boss", "fence")
    assert found(operative, said("E17", "400", S1, connector=1), accepted)["Z09"].verdict is NA


def test_its_own_answer_does_not_decide_whether_it_is_asked() -> None:
    assert found(AvailabilitySet(True, "", "1: Available"), said("Z09", "no", S1))["Z09"].verdict is S1
    assert found(AvailabilitySet(True, "", "1: Available"), said("Z09", "no", S1))["Z05"].verdict is UNANSWERED


@pytest.mark.parametrize(
    ("fact", "about", "other"),
    [
        (said("E17", "400", S1, connector=1), "E17@1", "S1"),
        (said("Z02", "no", S2), "Z02", "S2"),
        (AvailabilitySet(False, "Accepted", "0: Unavailable"), AVAILABILITY, "0: Unavailable"),
    ],
)
def test_rule_5_an_open_bay_contradicts_a_station_that_stays_out_of_service(fact: Fact, about: str, other: str) -> None:
    outcomes = found(said("Z05", "open"), fact)
    assert outcomes["Z05"].verdict is UNANSWERED
    assert clashes(outcomes.values()) == (Clash(("Z05", None), "open", about, other),)
    assert clashes(found(said("Z05", "closed"), fact).values()) == ()
    assert clashes(found(said("Z05", "closed")).values()) == (Clash(("Z05", None), "closed", "service", "in"),)
    before = found(fact)
    cause = Cause(about, other)
    assert clash(BAY, None, "open", before.values(), cause) == Clash(("Z05", None), "open", about, other)
    assert clash(BAY, None, "closed", before.values(), cause) is None


def test_two_answers_may_contradict_each_other_and_one_is_corrected() -> None:
    facts = [said("Z02", "no", ItemVerdict.S4), said("H20", "repaired")]
    assert clashes(found(*facts).values()) == (Clash(("H20", None), "repaired", "Z02", "no"),)
    assert clashes(found(*facts, said("H20", "not")).values()) == ()
    assert clashes(found(*facts, said("Z02", "yes", cause="closed")).values()) == ()


def test_both_sides_are_named_in_words() -> None:
    texts = FakeTexts()
    outcomes = found(said("V07", "none"), said("Z05", "open"), said("E17", "400", S1, connector=1))
    assert judgement_words(outcomes["V08"].judgement, "", SMALL, texts) == "Only asked when V07 is: Words / Words"
    assert judgement_words(outcomes["Z05"].judgement, "Open", SMALL, texts) == "“Open” contradicts E17@1: S1"
    assert (
        judgement_words(found()["Z09"].judgement, "", SMALL, texts) == "Only asked when the station is: out of service"
    )
    assert side_words("0: Unavailable, 1: Unavailable", texts.tr) == "0: Unavailable, 1: Unavailable"
    error = Refused(Reason.ANSWERS_CONTRADICT, "Z05", answer="open", what=AVAILABILITY, said="0: Unavailable")
    assert message(error, texts.tr) == (
        "Z05: the answer “open” contradicts the availability as read back (0: Unavailable). "
        "The visit is not closed out; correct one of the two and go on."
    )


def test_the_small_checklist_is_sound() -> None:
    assert [one for one in problems(SMALL, LIMITS) if ".when" in one.field or ".contradicts" in one.field] == []


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (replace(TOLD, when=Condition("V99", ("x",))), "items.V08.when.about"),
        (replace(TOLD, when=Condition("Z05", ("open",))), "items.V08.when.about"),
        (replace(TOLD, when=Condition("V08", ("yes",))), "items.V08.when.about"),
        (replace(TOLD, when=Condition("V07", ())), "items.V08.when.any_of"),
        (replace(TOLD, when=Condition("V07", ("parked",))), "items.V08.when.any_of"),
        (replace(TOLD, when=Condition("service", ("out",))), "items.V08.when.about"),
        (replace(LABEL, when=Condition("service", ("broken",))), "items.Z09.when.any_of"),
        (replace(LABEL, when=Condition("E17", ("1",))), "items.Z09.when.about"),
        (replace(LABEL, when=Condition("Z04", ("x",))), "items.Z09.when.any_of"),
        (replace(LABEL, when=Condition("I06", ("x",))), "items.Z09.when"),
        (replace(BAY, contradicts=(Contradiction(("ajar",), "service", ("out",)),)), "items.Z05.contradicts.0.answer"),
        (replace(BAY, contradicts=(Contradiction((), "service", ("out",)),)), "items.Z05.contradicts.0.answer"),
        (replace(BAY, contradicts=(Contradiction(("open",), "V99", ("x",)),)), "items.Z05.contradicts.0.about"),
        (replace(DOORS, contradicts=(Contradiction(("maybe",), "V07", ("none",)),)), "items.Z02.contradicts.0.answer"),
    ],
)
def test_a_condition_that_can_never_be_decided_is_found_before_the_visit(broken: Item, field: str) -> None:
    items = tuple(broken if one.id == broken.id else one for one in SMALL.items)
    assert field in [one.field for one in problems(replace(SMALL, items=items), LIMITS)]
