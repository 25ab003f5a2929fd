"""From answers to a verdict: no way leads round an unanswered question to "safe"."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import AcceptedMeasure, Answer, AnswerSheet, InstrumentCard, Key, parse_key
from app.domain.checklist import Checklist, Choice, Item, ItemKind, Limit, LimitSet, Section
from app.domain.codec import encode
from app.domain.decision import Outcome as Decision
from app.domain.errors import BadInput, Reason
from app.domain.fact import ItemAnswered
from app.domain.inspection import (
    NO_JUDGEMENT,
    InspectionResult,
    asked,
    blocking,
    cause_needed,
    connectors_out,
    evaluate,
    holds,
    locks,
    meter_mark,
    outcomes,
    outcomes_of_visit,
    standing,
    visit_verdict,
)
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import Judgement
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict

PASS, S1, S2, S3, S4 = (ItemVerdict(name) for name in ("pass", "S1", "S2", "S3", "S4"))
NA, LIM, NT = ItemVerdict.NOT_APPLICABLE, ItemVerdict.LIMITATION, ItemVerdict.NOT_TESTED
UNANSWERED = ItemVerdict.UNANSWERED


def make(id: str, step: Step = Step.LIVE_CHECKS, kind: ItemKind = ItemKind.CONFIRM, **changes: object) -> Item:
    return replace(Item(id, step, "all", kind, {"en": id, "de": id}), **changes)  # type: ignore[arg-type]


WEATHER = make(
    "V06",
    Step.ARRIVE,
    ItemKind.CHOICE,
    choices=(Choice("dry", {"en": "Dry"}), Choice("rain", {"en": "Rain"}, "NT")),
)
HOUSING = make("A02", Step.OUTSIDE, severity=Severity.S3, photos=1)
DEVICE = make(
    "E12",
    kind=ItemKind.CHOICE,
    per_connector=True,
    choices=(Choice("b16", {"en": "B16"}), Choice("b32", {"en": "B32"}), Choice("other", {"en": "Other"})),
)
LOOP = make(
    "E11",
    kind=ItemKind.NUMBER,
    limit="E11:{E12}",
    unit="Ω",
    severity=Severity.S1,
    per_connector=True,
    electrical=True,
    instrument=True,
)
ERROR = make(
    "X01", Step.FUNCTION, ItemKind.STATION, station_value="connector_error", limit="OK", severity=Severity.S2,
    per_connector=True,
)  # fmt: skip
LIGHT = make("T08", Step.FIRMWARE, ItemKind.NUMBER, unit="lx", mandatory=False)
CHECKLIST = Checklist(
    "small", 3, {"en": "Small"}, "de", (Section("all", {"en": "All"}),), (WEATHER, HOUSING, DEVICE, LOOP, ERROR, LIGHT)
)
LIMITS = LimitSet(
    "uk", "2026", "GB", {"en": "UK"}, "nobody", None,
    {
        "E11:b16": Limit(source="60364", hi=Decimal("1.916")),
        "E11:b32": Limit(source="60364", hi=Decimal("0.958")),
        "OK": Limit(source="OCPP", equals="NoError"),
    },
    {"S1": "C1", "S2": "C2", "S3": "C3"},
)  # fmt: skip
GOOD = {
    "V06": Answer("dry"),
    "A02": Answer("yes", photo="a.jpg"),
    "E12@1": Answer("b32"),
    "E11@1": Answer("0,42", instrument="IT-2"),
}
SHEET = AnswerSheet(GOOD, station={"connector_error": "NoError"})


def said(**answers: Answer) -> AnswerSheet:
    """Return the good answers with some changed; ``E11_1`` stands for ``E11@1``."""
    return replace(SHEET, answers={**GOOD, **{name.replace("_", "@"): answer for name, answer in answers.items()}})


def verdicts(result: InspectionResult) -> dict[str, str]:
    return {item.id: item.verdict.value for item in result.items}


def refused(sheet: AnswerSheet) -> BadInput:
    with pytest.raises(BadInput) as caught:
        evaluate(CHECKLIST, LIMITS, sheet, "ANSWERS.json")
    assert caught.value.where == "ANSWERS.json"
    return caught.value


def outcome(item: Item, verdict: ItemVerdict, connector: int | None = None) -> ItemOutcome:
    return ItemOutcome(item, connector, Judgement(verdict))


def test_good_answers_make_a_safe_station() -> None:
    result = evaluate(CHECKLIST, LIMITS, SHEET, "ANSWERS.json")
    assert verdicts(result) == {
        "V06": "pass", "A02": "pass", "E12@1": "pass", "E11@1": "pass", "X01@1": "pass", "T08": "unanswered",
    }  # fmt: skip
    assert (result.verdict, result.meter, result.connectors_out) == (VisitVerdict.SAFE, MeterMark.NOT_JUDGED, ())
    assert (result.checklist, result.version, result.limit_set) == ("small", 3, "uk")


def test_one_line_of_the_result_says_all_there_is_to_say() -> None:
    result = evaluate(CHECKLIST, LIMITS, said(E11_1=Answer("1.2", note="at L2")))
    line = next(item for item in encode(result)["items"] if item["id"] == "E11@1")
    assert line == {
        "id": "E11@1",
        "item": "E11",
        "connector": 1,
        "verdict": "S1",
        "severity": "S1",
        "national": "C1",
        "reason": "above_limit",
        "limit": "≤ 0.958 Ω",
        "limit_source": "60364",
        "warning": False,
        "photos_missing": 0,
        "instrument_missing": False,
        "note": "at L2",
        "because": "",
    }
    assert (result.verdict, result.connectors_out) == (VisitVerdict.OUT_OF_SERVICE, (1,))


def test_the_limit_follows_the_answer_it_hangs_on() -> None:
    result = evaluate(CHECKLIST, LIMITS, said(E12_1=Answer("b16"), E11_1=Answer("1.2")))
    assert result.verdict is VisitVerdict.SAFE
    unknown = evaluate(CHECKLIST, LIMITS, said(E12_1=Answer("other"), E11_1=Answer("0.2")))
    assert verdicts(unknown)["E11@1"] == "unanswered"
    assert unknown.verdict is VisitVerdict.INCONCLUSIVE


def test_a_minor_finding_is_a_defect() -> None:
    result = evaluate(CHECKLIST, LIMITS, said(A02=Answer("no", photo="a.jpg")))
    assert (verdicts(result)["A02"], result.verdict) == ("S3", VisitVerdict.DEFECTS)


@pytest.mark.parametrize("verdict", ["NT", "LIM"])
def test_mandatory_and_not_tested_is_never_safe_but_not_applicable_may_be(verdict: str) -> None:
    left_out = Answer(verdict=ItemVerdict(verdict), note="no load")
    assert evaluate(CHECKLIST, LIMITS, said(E11_1=left_out)).verdict is VisitVerdict.INCONCLUSIVE
    assert evaluate(CHECKLIST, LIMITS, said(T08=left_out)).verdict is VisitVerdict.SAFE
    not_there = Answer(verdict=NA, note="no such part")
    assert evaluate(CHECKLIST, LIMITS, said(A02=not_there)).verdict is VisitVerdict.SAFE


def test_a_danger_outweighs_what_was_not_tested_and_that_outweighs_a_defect() -> None:
    answers = dict(GOOD)
    del answers["V06"]
    answers["A02"] = Answer("no")
    assert evaluate(CHECKLIST, LIMITS, replace(SHEET, answers=answers)).verdict is VisitVerdict.INCONCLUSIVE
    answers["E11@1"] = Answer("9")
    assert evaluate(CHECKLIST, LIMITS, replace(SHEET, answers=answers)).verdict is VisitVerdict.OUT_OF_SERVICE


def test_an_accepted_measure_makes_a_danger_a_defect() -> None:
    sheet = said(E11_1=Answer("1.2"))
    accepted = replace(sheet, accepted=(AcceptedMeasure("E11@1", "C. Example", "charging limited to 16 A"),))
    assert evaluate(CHECKLIST, LIMITS, accepted).verdict is VisitVerdict.DEFECTS
    other = replace(sheet, accepted=(AcceptedMeasure("E11@2", "C. Example", "x"),))
    assert evaluate(CHECKLIST, LIMITS, other).verdict is VisitVerdict.OUT_OF_SERVICE
    for nobody in (AcceptedMeasure("E11@1", " ", "x"), AcceptedMeasure("E11@1", "C. Example", "")):
        assert refused(replace(sheet, accepted=(nobody,))).data["field"] == "accepted.0"
    assert refused(replace(sheet, accepted=(AcceptedMeasure("E99", "C", "x"),))).data["name"] == "accepted.0.item"


def test_every_connector_is_asked() -> None:
    two = replace(SHEET, connectors=(1, 2))
    result = evaluate(CHECKLIST, LIMITS, two)
    assert verdicts(result)["E11@2"] == "unanswered"
    assert result.verdict is VisitVerdict.INCONCLUSIVE
    full = said(E12_2=Answer("b32"), E11_2=Answer("1.2"))
    assert evaluate(CHECKLIST, LIMITS, full).connectors_out == (2,)
    station = replace(full, station={"connector_error": "NoError", "connector_error@2": "GroundFailure"})
    assert verdicts(evaluate(CHECKLIST, LIMITS, station))["X01@2"] == "S2"


def test_without_any_connector_named_the_items_of_a_connector_are_asked_once() -> None:
    plain = {name.removesuffix("@1"): answer for name, answer in GOOD.items()}
    result = evaluate(CHECKLIST, LIMITS, replace(SHEET, answers=plain))
    assert set(verdicts(result)) == {"V06", "A02", "E12", "E11", "X01", "T08"}
    assert result.verdict is VisitVerdict.SAFE
    one = evaluate(CHECKLIST, LIMITS, replace(SHEET, answers=plain, connectors=(2,)))
    assert verdicts(one)["E11@2"] == "pass", "the only connector there is"


@pytest.mark.parametrize(
    ("name", "answer", "reason", "field"),
    [
        ("E99", Answer("1"), Reason.UNKNOWN_NAME, "E99"),
        ("E11@x", Answer("1"), Reason.UNKNOWN_NAME, "E11@x"),
        ("A02@1", Answer("yes"), Reason.UNKNOWN_NAME, "A02@1"),
        ("E11@1", Answer("0.4x"), Reason.WRONG_VALUE, "E11@1"),
        ("E12@1", Answer("B32"), Reason.WRONG_VALUE, "E12@1"),
        ("A02", Answer("perhaps"), Reason.WRONG_VALUE, "A02"),
        ("E11", Answer("0.4"), Reason.WRONG_VALUE, "E11"),
    ],
)
def test_an_answer_that_fits_nothing_is_refused_by_name(name: str, answer: Answer, reason: Reason, field: str) -> None:
    error = refused(replace(SHEET, answers={**GOOD, name: answer}))
    assert (error.reason, error.data["field"]) == (reason, field)


def test_an_answer_must_say_which_of_several_connectors_it_means() -> None:
    assert refused(said(E12_2=Answer("b32"), E11=Answer("0.4"))).data["problem"] == "which connector?"
    assert refused(replace(said(E11_3=Answer("0.4")), connectors=(1, 2))).data["problem"] == "no such connector"


def test_instruments_are_checked_when_they_are_listed() -> None:
    card = InstrumentCard("4711", "D-K-1", date(2026, 11, 23))
    listed = replace(SHEET, instruments={"IT-2": card}, on=date(2026, 11, 23))
    assert evaluate(CHECKLIST, LIMITS, listed).verdict is VisitVerdict.SAFE
    late = replace(listed, on=date(2026, 11, 24))
    assert verdicts(evaluate(CHECKLIST, LIMITS, late))["E11@1"] == "S3"
    missing = replace(listed, instruments={})
    assert evaluate(CHECKLIST, LIMITS, missing).verdict is VisitVerdict.INCONCLUSIVE
    assert refused(replace(listed, on=None)).data["field"] == "on"


def test_a_skipped_step_is_never_safe_unless_it_is_optional() -> None:
    result = evaluate(CHECKLIST, LIMITS, replace(SHEET, skipped={Step.CALIBRATION: "no load"}))
    assert result.verdict is VisitVerdict.INCONCLUSIVE
    found = outcomes(CHECKLIST, LIMITS, SHEET)
    skipped = {Step.FUNCTION}
    without = [replace(each, judgement=Judgement(UNANSWERED)) if each.item is ERROR else each for each in found]
    assert visit_verdict(without, skipped=skipped, optional=skipped) is VisitVerdict.SAFE
    assert visit_verdict(without, skipped=skipped) is VisitVerdict.INCONCLUSIVE
    failed = [replace(each, judgement=Judgement(S2)) if each.item is ERROR else each for each in found]
    assert visit_verdict(failed, skipped=skipped, optional=skipped) is VisitVerdict.OUT_OF_SERVICE


def test_nothing_asked_is_not_safe() -> None:
    assert visit_verdict([]) is VisitVerdict.INCONCLUSIVE
    optional = {Step.FUNCTION}
    assert visit_verdict([outcome(ERROR, UNANSWERED)], skipped=optional, optional=optional) is VisitVerdict.INCONCLUSIVE


ITEMS = st.builds(make, st.sampled_from(["A", "B", "C"]), st.sampled_from(list(Step)), mandatory=st.booleans())


@given(
    found=st.lists(st.builds(outcome, ITEMS, st.sampled_from(list(ItemVerdict)), st.sampled_from([None, 1, 2]))),
    accepted=st.sets(st.tuples(st.sampled_from(["A", "B", "C"]), st.sampled_from([None, 1, 2]))),
    skipped=st.sets(st.sampled_from(list(Step))),
)
def test_safe_means_that_everything_mandatory_passed(
    found: list[ItemOutcome], accepted: set[Key], skipped: set[Step]
) -> None:
    verdict = visit_verdict(found, accepted=accepted, skipped=skipped)
    open_question = any(each.item.mandatory and each.verdict in NO_JUDGEMENT for each in found)
    failed = any(each.verdict.failed for each in found)
    if open_question or failed or skipped or not found:
        assert verdict is not VisitVerdict.SAFE
    else:
        assert verdict is VisitVerdict.SAFE


@given(st.sets(st.sampled_from(sorted(GOOD)), min_size=1), st.booleans())
def test_no_set_of_answers_with_a_mandatory_one_missing_is_safe(missing: set[str], told: bool) -> None:
    answers = {name: answer for name, answer in GOOD.items() if name not in missing}
    sheet = AnswerSheet(answers, connectors=(1,), station=SHEET.station if told else {})
    assert evaluate(CHECKLIST, LIMITS, sheet).verdict is VisitVerdict.INCONCLUSIVE


@pytest.mark.parametrize("verdict", [NT, UNANSWERED, LIM])
def test_rain_forbids_to_open_anything(verdict: ItemVerdict) -> None:
    rain = outcome(WEATHER, verdict)
    assert holds([rain, outcome(HOUSING, verdict)]) == (rain,)
    assert holds([outcome(WEATHER, PASS), outcome(WEATHER, NA)]) == ()
    assert holds(outcomes(CHECKLIST, LIMITS, said(V06=Answer("rain"))))[0].item is WEATHER


def test_a_danger_locks_the_later_live_steps_of_its_evse_only() -> None:
    danger = outcome(LOOP, S1, connector=1)
    found = [danger, outcome(LOOP, S3, 2), outcome(replace(HOUSING, electrical=False), S1)]
    locking = locks(found)
    assert locking == (danger,)
    assert blocking(locking, Step.CALIBRATION) == (danger,)
    assert blocking(locking, Step.CALIBRATION, {1}) == (danger,)
    assert blocking(locking, Step.CALIBRATION, {2}) == ()
    assert blocking(locking, Step.LIVE_CHECKS, {1}) == (), "its own step stays open for the re-test"
    assert blocking(locking, Step.CLOSE_OUT, {1}) == ()
    station = outcome(replace(HOUSING, electrical=True), S2)
    assert blocking(locks([station]), Step.LIVE_CHECKS, {2}) == (station,), "the whole station"


def test_connectors_out_of_service_are_named_unless_the_whole_station_is() -> None:
    found = [outcome(LOOP, S1, 2), outcome(LOOP, S2, 1), outcome(LOOP, S3, 3)]
    assert connectors_out(found) == (1, 2)
    assert connectors_out(found, {("E11", 2)}) == (1,)
    assert connectors_out([*found, outcome(HOUSING, S1)]) == ()


def attempt(verdict: ItemVerdict, cause: str = "") -> ItemAnswered:
    return ItemAnswered("E17", verdict, "1", cause=cause)


@pytest.mark.parametrize(
    ("attempts", "counts"),
    [
        ([], None),
        ([attempt(UNANSWERED), attempt(PASS)], 1),
        ([attempt(PASS), attempt(S2)], 1),
        ([attempt(S1), attempt(PASS)], 0),
        ([attempt(S1), attempt(PASS, " ")], 0),
        ([attempt(S1), attempt(PASS, "terminal tightened")], 1),
        ([attempt(S1), attempt(NT, "gave up")], 0),
        ([attempt(S1), attempt(NA, "gone")], 0),
        ([attempt(S1), attempt(S3)], 0),
        ([attempt(S1), attempt(S3, "sheath taped, conductor covered")], 1),
        ([attempt(S3), attempt(S1)], 1),
        ([attempt(S2), attempt(S2)], 1),
        ([attempt(S1), attempt(PASS), attempt(PASS, "cleaned")], 2),
        ([attempt(PASS), attempt(NT)], 1),
    ],
)
def test_a_fail_stands_until_a_retest_with_a_cause_passes(attempts: list[ItemAnswered], counts: int | None) -> None:
    assert standing(attempts) is (None if counts is None else attempts[counts])


def test_a_cause_is_asked_for_when_a_fail_would_end() -> None:
    assert cause_needed([attempt(S1)], PASS)
    assert cause_needed([attempt(S1)], S3)
    assert not cause_needed([attempt(S3)], S1)
    assert not cause_needed([attempt(PASS)], PASS)
    assert not cause_needed([], PASS)


def test_the_saved_answers_of_a_visit_lead_to_the_same_verdict() -> None:
    saved: dict[Key, list[ItemAnswered]] = {}
    for each in outcomes(CHECKLIST, LIMITS, SHEET):
        if each.verdict is not UNANSWERED:
            fact = ItemAnswered(each.item.id, each.verdict, each.answer.value, each.connector)
            saved[each.key] = [fact]
    found = outcomes_of_visit(CHECKLIST, saved, (1,))
    assert [each.key for each in found] == [each.key for each in outcomes(CHECKLIST, LIMITS, SHEET)]
    assert visit_verdict(found) is VisitVerdict.SAFE
    saved["E11", 1].append(ItemAnswered("E11", S1, "3", 1))
    assert visit_verdict(outcomes_of_visit(CHECKLIST, saved, (1,))) is VisitVerdict.OUT_OF_SERVICE
    assert visit_verdict(outcomes_of_visit(CHECKLIST, saved, (1, 2))) is VisitVerdict.OUT_OF_SERVICE
    del saved["E11", 1][1]
    assert visit_verdict(outcomes_of_visit(CHECKLIST, saved, (1, 2))) is VisitVerdict.INCONCLUSIVE


def test_items_are_asked_in_the_order_of_the_checklist() -> None:
    assert [(item.id, connector) for item, connector in asked(CHECKLIST, (2, 1))] == [
        ("V06", None), ("A02", None), ("E12", 1), ("E12", 2), ("E11", 1), ("E11", 2), ("X01", 1), ("X01", 2),
        ("T08", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "mark"),
    [
        (None, MeterMark.NOT_JUDGED),
        (Decision.PASS, MeterMark.MAY_BILL),
        (Decision.CONDITIONAL_PASS, MeterMark.MAY_BILL),
        (Decision.CONDITIONAL_FAIL, MeterMark.MUST_NOT_BILL),
        (Decision.FAIL, MeterMark.MUST_NOT_BILL),
        (Decision.INCONCLUSIVE, MeterMark.NOT_JUDGED),
    ],
)
def test_the_meter_has_a_mark_of_its_own(decision: Decision | None, mark: MeterMark) -> None:
    assert meter_mark(decision) is mark


@pytest.mark.parametrize("text", ["", "@1", "E17@", "E17@0", "E17@x", "E17@1@2", "E 17", "E17@1000"])
def test_a_key_names_one_item_and_one_connector(text: str) -> None:
    assert parse_key("E17@12", "x") == ("E17", 12)
    with pytest.raises(BadInput):
        parse_key(text, "x")
