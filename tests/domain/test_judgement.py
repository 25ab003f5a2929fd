"""One answer against one limit: every way to pass, to fail, and to be not answered yet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Answer
from app.domain.checklist import Choice, Item, ItemKind, Limit
from app.domain.judgement import (
    BY_CONDITION,
    SENTENCES,
    SEVERITY_WORDS,
    Certificate,
    Judgement,
    Why,
    judge,
    limit_text,
    resolve_limit,
)
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, Severity

PASS, S1, S2, S3, S4 = (ItemVerdict(name) for name in ("pass", "S1", "S2", "S3", "S4"))
NA, LIM, NT = ItemVerdict.NOT_APPLICABLE, ItemVerdict.LIMITATION, ItemVerdict.NOT_TESTED
UNANSWERED = ItemVerdict.UNANSWERED

AT_MOST_300 = Limit(source="IEC 61008-1", hi=Decimal(300), warn_hi=Decimal(200))


def item(kind: ItemKind, **changes: object) -> Item:
    plain = Item("E17", Step.LIVE_CHECKS, "rcd", kind, {"en": "Trip time", "de": "Auslösezeit"}, Severity.S1)
    return replace(plain, **changes)  # type: ignore[arg-type]


NUMBER = item(ItemKind.NUMBER, unit="ms", limit="E17")
CONFIRM = item(ItemKind.CONFIRM)
TEXT = item(ItemKind.TEXT)
CHOICE = item(
    ItemKind.CHOICE,
    choices=(
        Choice("sound", {"en": "Sound"}),
        Choice("sheath", {"en": "Sheath"}, "S3"),
        Choice("none", {"en": "None"}, "NA"),
    ),
)
STATION = item(ItemKind.STATION, station_value="connector_error", limit="NO_ERROR")
NO_ERROR = Limit(source="OCPP 1.6", equals="NoError")


def number(value: str, limit: Limit | None = AT_MOST_300, **said: object) -> Judgement:
    return judge(NUMBER, limit, Answer(value=value, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "verdict", "why"),
    [
        ("300", PASS, Why.NOTHING),
        ("300,0", PASS, Why.NOTHING),
        ("300.1", S1, Why.ABOVE),
        ("> 300", S1, Why.ABOVE),
        ("> 200", UNANSWERED, Why.RANGE_TOO_SHORT),
        ("< 300", PASS, Why.NOTHING),
        ("< 300,1", UNANSWERED, Why.RANGE_TOO_SHORT),
        ("12 ms", UNANSWERED, Why.NOT_A_NUMBER),
    ],
)
def test_an_upper_limit_is_inclusive_and_a_range_that_ended_early_decides_nothing(
    value: str, verdict: ItemVerdict, why: Why
) -> None:
    judged = number(value)
    assert (judged.verdict, judged.why) == (verdict, why)
    assert (judged.limit, judged.limit_source) == ("≤ 300 ms", "IEC 61008-1")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("1.0", PASS),
        ("0,99", S1),
        ("> 999", PASS),
        ("> 1.0", PASS),
        ("> 0.9", UNANSWERED),
        ("< 1.0", S1),
        ("< 5", UNANSWERED),
    ],
)
def test_a_lower_limit_is_inclusive(value: str, verdict: ItemVerdict) -> None:
    judged = number(value, Limit(source="IEC 60364-6", lo=Decimal("1.0")))
    assert judged.verdict is verdict
    assert judged.limit == "≥ 1.0 ms"


@pytest.mark.parametrize(
    ("value", "verdict", "why"),
    [
        ("15", PASS, Why.NOTHING),
        ("30", PASS, Why.NOTHING),
        ("14.9", S1, Why.BELOW),
        ("30.1", S1, Why.ABOVE),
        ("> 20", UNANSWERED, Why.RANGE_TOO_SHORT),
        ("< 20", UNANSWERED, Why.RANGE_TOO_SHORT),
        ("> 30", S1, Why.ABOVE),
        ("< 15", S1, Why.BELOW),
    ],
)
def test_a_band_has_two_inclusive_ends(value: str, verdict: ItemVerdict, why: Why) -> None:
    judged = number(value, Limit(source="x", lo=Decimal(15), hi=Decimal(30)))
    assert (judged.verdict, judged.why) == (verdict, why)


@given(
    value=st.decimals(-1000, 1000, places=3, allow_nan=False),
    ends=st.tuples(st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=3)),
)
def test_a_plain_number_passes_exactly_inside_its_limits(value: Decimal, ends: tuple[Decimal, Decimal]) -> None:
    lo, hi = sorted(ends)
    judged = number(str(value), Limit(source="x", lo=lo, hi=hi))
    assert judged.verdict is (PASS if lo <= value <= hi else S1)


@given(
    shown=st.integers(-20, 20), true=st.integers(-40, 40), hi=st.integers(-20, 20), bound=st.sampled_from(["<", ">"])
)
def test_a_bounded_reading_is_never_judged_against_its_true_value(shown: int, true: int, hi: int, bound: str) -> None:
    inside = true < shown if bound == "<" else true > shown
    judged = number(f"{bound} {shown}", Limit(source="x", hi=Decimal(hi)))
    if inside and judged.verdict is not UNANSWERED:
        assert (judged.verdict is PASS) == (true <= hi)


def test_a_pass_outside_the_warning_limit_warns() -> None:
    assert not number("200").warning
    assert number("200.1").warning
    assert number("0.5", Limit(source="x", lo=Decimal(0), warn_lo=Decimal(1))).warning


def test_a_number_without_limit_is_a_record() -> None:
    record = replace(NUMBER, limit=None)
    assert judge(record, None, Answer(value="12")).verdict is PASS
    assert judge(record, None, Answer(value="> 12")).verdict is PASS
    assert judge(record, None, Answer(value="twelve")).why is Why.NOT_A_NUMBER


def test_a_limit_that_is_not_in_the_set_leaves_the_judgement_to_a_person_with_a_reason() -> None:
    assert number("0.4", None).why is Why.LIMIT_MISSING
    assert number("0.4", None, verdict=PASS).why is Why.LIMIT_MISSING
    assert number("0.4", None, verdict=PASS, note="gG 35 A: 0.5 Ω").verdict is PASS
    assert number("zero", None, verdict=PASS, note="gG 35 A").why is Why.NOT_A_NUMBER
    assert number("0.4", None, verdict=S2).verdict is S2
    word = replace(TEXT, limit="MISSING")
    assert judge(word, None, Answer(value="x", verdict=PASS, note="as agreed")).verdict is PASS


@pytest.mark.parametrize("given_item", [NUMBER, CONFIRM, TEXT, CHOICE, STATION, item(ItemKind.TIME)])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_said_is_unanswered(given_item: Item, value: str | None) -> None:
    for said in (None, UNANSWERED):
        judged = judge(given_item, AT_MOST_300, Answer(value=value, verdict=said))
        assert (judged.verdict, judged.why) == (UNANSWERED, Why.EMPTY)


@pytest.mark.parametrize(
    ("value", "verdict", "why"),
    [
        ("yes", PASS, Why.NOTHING),
        ("Yes", PASS, Why.NOTHING),
        ("no", S1, Why.SAID_NO),
        ("ok", UNANSWERED, Why.NOT_YES_OR_NO),
    ],
)
def test_a_confirmation_is_yes_or_no(value: str, verdict: ItemVerdict, why: Why) -> None:
    judged = judge(CONFIRM, None, Answer(value=value))
    assert (judged.verdict, judged.why) == (verdict, why)


def test_said_to_pass_is_enough_only_where_nothing_is_measured() -> None:
    said = Answer(verdict=PASS)
    assert judge(CONFIRM, None, said).verdict is PASS
    for measured in (NUMBER, TEXT, CHOICE, STATION):
        assert judge(measured, AT_MOST_300, said).why is Why.VALUE_MISSING


def test_nobody_can_talk_a_value_back_into_its_limit() -> None:
    for said in (PASS, NA, LIM, NT):
        assert number("301", verdict=said, note="close enough").verdict is S1
    assert judge(CONFIRM, None, Answer(value="no", verdict=PASS)).verdict is S1


def test_a_person_can_see_more_than_the_number() -> None:
    judged = number("250", verdict=S2)
    assert (judged.verdict, judged.why, judged.severity) == (S2, Why.SAID_BY_PERSON, Severity.S2)
    assert number("301", verdict=S3).verdict is S1, "the worse of the two"
    assert judge(replace(CONFIRM, severity=Severity.S3), None, Answer(value="no", verdict=S1)).verdict is S1
    assert judge(CONFIRM, None, Answer(verdict=S4)).verdict is S4


@pytest.mark.parametrize(("said", "why"), [(NA, Why.NOT_APPLICABLE), (LIM, Why.LIMITATION), (NT, Why.NOT_TESTED)])
def test_without_a_judgement_there_is_a_reason(said: ItemVerdict, why: Why) -> None:
    assert judge(NUMBER, AT_MOST_300, Answer(verdict=said)).why is Why.REASON_MISSING
    assert judge(NUMBER, AT_MOST_300, Answer(verdict=said, note=" ")).verdict is UNANSWERED
    judged = judge(NUMBER, AT_MOST_300, Answer(verdict=said, note="no load at hand"))
    assert (judged.verdict, judged.why, judged.severity) == (said, why, None)


@pytest.mark.parametrize(
    ("value", "verdict", "why"),
    [
        ("sound", PASS, Why.NOTHING),
        ("sheath", S3, Why.CHOSEN),
        ("none", NA, Why.CHOSEN),
        ("Sound", UNANSWERED, Why.UNKNOWN_CHOICE),
    ],
)
def test_a_choice_carries_its_own_verdict(value: str, verdict: ItemVerdict, why: Why) -> None:
    judged = judge(CHOICE, None, Answer(value=value))
    assert (judged.verdict, judged.why) == (verdict, why)


@pytest.mark.parametrize("value", ["10:35", "2026-11-23T10:35:00Z", "23:59:59"])
def test_a_time_passes(value: str) -> None:
    assert judge(item(ItemKind.TIME), None, Answer(value=value)).verdict is PASS


@pytest.mark.parametrize("value", ["25:00", "10.35", "noon", "2026-11-23", "10"])
def test_what_is_no_time_is_not_answered(value: str) -> None:
    assert judge(item(ItemKind.TIME), None, Answer(value=value)).why is Why.NOT_A_TIME


def test_any_text_answers_a_text_item_unless_words_are_asked_for() -> None:
    assert judge(TEXT, None, Answer(value="lock 17")).verdict is PASS
    limit = Limit(source="x", any_of=("secure", "mixed"))
    asked = replace(TEXT, limit="S28")
    assert judge(asked, limit, Answer(value="Mixed")).verdict is PASS
    judged = judge(asked, limit, Answer(value="plain"))
    assert (judged.verdict, judged.why, judged.limit) == (S1, Why.DIFFERS, "secure / mixed")


def test_the_station_answers_for_itself() -> None:
    assert judge(STATION, NO_ERROR, Answer(), station_value="NoError").verdict is PASS
    judged = judge(STATION, NO_ERROR, Answer(), station_value="GroundFailure")
    assert (judged.verdict, judged.why) == (S1, Why.DIFFERS)
    assert judged.data == {"value": "GroundFailure", "limit": "= NoError"}
    assert judge(STATION, NO_ERROR, Answer()).why is Why.EMPTY


def test_a_number_of_the_station_is_compared_as_a_number() -> None:
    clock = replace(STATION, unit="s", limit="S14")
    limit = Limit(source="x", lo=Decimal(-5), hi=Decimal(5))
    assert judge(clock, limit, Answer(), station_value="-5.0").verdict is PASS
    assert judge(clock, limit, Answer(), station_value="-5.1").why is Why.BELOW
    assert judge(clock, limit, Answer(), station_value="unknown").why is Why.NOT_A_NUMBER


def test_overriding_the_station_needs_a_reason() -> None:
    judged = judge(STATION, NO_ERROR, Answer(value="NoError"), station_value="OtherError")
    assert (judged.verdict, judged.why) == (UNANSWERED, Why.OVERRIDE_REASON_MISSING)
    explained = Answer(value="NoError", note="info code of the maker, manual page 12")
    assert judge(STATION, NO_ERROR, explained, station_value="OtherError").verdict is PASS
    assert judge(STATION, NO_ERROR, Answer(value="NoError"), station_value="NoError").verdict is PASS


def test_a_photo_that_is_missing_keeps_a_pass_open_but_never_hides_a_fail() -> None:
    with_photo = replace(CONFIRM, photos=2)
    open_pass = judge(with_photo, None, Answer(value="yes", photo="a.jpg"))
    assert (open_pass.verdict, open_pass.why, open_pass.photos_missing) == (UNANSWERED, Why.PHOTO_MISSING, 1)
    assert judge(with_photo, None, Answer(value="yes", photo=("a.jpg", "b.jpg"))).verdict is PASS
    assert judge(with_photo, None, Answer(value="yes", photo=("a.jpg", " "))).verdict is UNANSWERED
    fail = judge(with_photo, None, Answer(value="no"))
    assert (fail.verdict, fail.photos_missing) == (S1, 2)
    left_out = judge(with_photo, None, Answer(verdict=NT, note="dark"))
    assert (left_out.verdict, left_out.photos_missing) == (NT, 0)


def test_a_value_stands_only_on_a_listed_instrument_with_a_valid_certificate() -> None:
    measured = replace(NUMBER, instrument=True)
    answer = Answer(value="250", instrument="IT-2")

    def judged(certificate: Certificate, limit: Limit = AT_MOST_300, value: str = "250") -> Judgement:
        return judge(measured, limit, replace(answer, value=value), certificate=certificate)

    assert judged(Certificate.VALID).verdict is PASS
    assert judged(Certificate.NOT_LISTED).why is Why.INSTRUMENT_MISSING
    assert judged(Certificate.NOT_LISTED).verdict is UNANSWERED
    overdue = judged(Certificate.OVERDUE)
    assert (overdue.verdict, overdue.why, overdue.data) == (S3, Why.CERTIFICATE_OVERDUE, {"instrument": "IT-2"})
    assert judged(Certificate.OVERDUE, replace(AT_MOST_300, legal=True)).verdict is NT, "no legal value without it"
    for certificate in Certificate:
        assert judged(certificate, value="301").verdict is S1, "a fail stands on any instrument"
    assert not judged(Certificate.NOT_CHECKED).instrument_missing
    unnamed = judge(measured, AT_MOST_300, Answer(value="250"))
    assert (unnamed.verdict, unnamed.instrument_missing) == (PASS, True)
    assert judge(NUMBER, AT_MOST_300, Answer(value="250"), certificate=Certificate.OVERDUE).verdict is PASS


def nobody_said(item_id: str) -> str | None:
    return None


def test_a_limit_may_hang_on_another_answer() -> None:
    loop = replace(NUMBER, id="E11", limit="E11:{E12}")
    limits = {"E11:b32": AT_MOST_300, "E17": NO_ERROR}
    assert resolve_limit(loop, limits, {"E12": "b32"}.get) is AT_MOST_300
    assert resolve_limit(loop, limits, {"E12": "c32"}.get) is None
    assert resolve_limit(loop, limits, {"E13": "b32"}.get) is None
    assert resolve_limit(NUMBER, limits, nobody_said) is NO_ERROR
    assert resolve_limit(TEXT, limits, nobody_said) is None


@pytest.mark.parametrize(
    ("limit", "unit", "text"),
    [
        (Limit(source="x", hi=Decimal(300)), "ms", "≤ 300 ms"),
        (Limit(source="x", lo=Decimal("1.0")), "MΩ", "≥ 1.0 MΩ"),
        (Limit(source="x", lo=Decimal("0.5"), hi=Decimal("1.0")), "", "0.5 … 1.0"),
        (Limit(source="x", lo=Decimal(-5), hi=Decimal(5)), "s", "± 5 s"),
        (Limit(source="x", equals="NoError"), "", "= NoError"),
        (Limit(source="x", any_of=("a", "b")), "", "a / b"),
        (Limit(source="x"), "V", ""),
    ],
)
def test_a_limit_reads_the_same_in_every_language(limit: Limit, unit: str, text: str) -> None:
    assert limit_text(limit, unit) == text


def test_every_reason_and_severity_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Why)
    assert [why for why in Why if not SENTENCES[why]] == [Why.NOTHING]
    assert set(SEVERITY_WORDS) == set(Severity)


@pytest.mark.parametrize("why", [why for why in Why if "{" in SENTENCES[why] and why not in BY_CONDITION])
def test_the_data_of_a_judgement_fill_its_sentence(why: Why) -> None:
    answers = {
        Why.ABOVE: number("301"),
        Why.BELOW: number("1", Limit(source="x", lo=Decimal(2))),
        Why.DIFFERS: judge(STATION, NO_ERROR, Answer(), station_value="x"),
        Why.CHOSEN: judge(CHOICE, None, Answer(value="sheath")),
        Why.CERTIFICATE_OVERDUE: judge(
            replace(NUMBER, instrument=True), AT_MOST_300, Answer("1", instrument="A"), certificate=Certificate.OVERDUE
        ),
        Why.OVERRIDE_REASON_MISSING: judge(STATION, NO_ERROR, Answer("y"), station_value="x"),
        Why.PHOTO_MISSING: judge(replace(CONFIRM, photos=1), None, Answer("yes")),
        Why.RANGE_TOO_SHORT: number("> 1"),
        Why.NOT_A_NUMBER: number("x"),
        Why.NOT_A_TIME: judge(item(ItemKind.TIME), None, Answer("x")),
        Why.UNKNOWN_CHOICE: judge(CHOICE, None, Answer("x")),
    }
    assert answers[why].why is why
    assert "{" not in SENTENCES[why].format(**answers[why].data)
