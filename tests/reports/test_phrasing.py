"""Numbers, dates and limits in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.report import Limit, Value, Zone
from app.reports.phrasing import Phrasing
from tests.reports.texts import texts_for

EN = Phrasing(texts_for("en"), "en", Zone("Europe/Berlin", 60))
DE = Phrasing(texts_for("de"), "de_AT", Zone("Europe/Vienna", 120))
AT = datetime(2026, 3, 1, 23, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "places", "signed", "english", "german"),
    [
        ("0.30", None, False, "0.30", "0,30"),
        ("-0.5", None, False, "−0.5", "−0,5"),
        ("0.94", None, True, "+0.94", "+0,94"),
        ("0.00", None, True, "0.00", "0,00"),
        ("-0.004", 2, True, "0.00", "0,00"),
        ("1234", None, False, "1234", "1234"),
        ("18204", None, False, "18\u202f204", "18\u202f204"),
        ("1234567.5", None, False, "1\u202f234\u202f567.5", "1\u202f234\u202f567,5"),
        ("1E+3", None, False, "1000", "1000"),
        ("0.125", 2, False, "0.12", "0,12"),
    ],
)
def test_numbers_keep_their_resolution(value: str, places: int | None, signed: bool, english: str, german: str) -> None:
    assert EN.number(Decimal(value), places, signed) == english
    assert DE.number(Decimal(value), places, signed) == german


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(), ""),
        (Limit(text="dry"), "dry"),
        (Limit(high=Decimal("0.30")), "≤ 0.30"),
        (Limit(low=Decimal(20)), "≥ 20"),
        (Limit(Decimal("-1.00"), Decimal("1.00")), "±1.00"),
        (Limit(Decimal("2.7"), Decimal("3.3")), "2.7 to 3.3"),
    ],
)
def test_limits(limit: Limit, words: str) -> None:
    assert EN.limit(limit) == words


def test_values() -> None:
    assert EN.value(Value(Decimal("0.08"), "Ω")) == "0.08 Ω"
    assert EN.value(Value(Decimal(2))) == "2"
    assert EN.value(Value(text="wet")) == "wet"
    assert EN.value(Value()) == ""


def test_times_are_those_of_the_site_not_of_this_computer() -> None:
    assert EN.moment(AT, seconds=True) == "2 Mar 2026, 00:30:05"
    assert DE.moment(AT) == "2. März 2026, 01:30"
    assert (EN.offset, DE.offset) == ("UTC+01:00", "UTC+02:00")
    assert Phrasing(texts_for("en"), "en", Zone("America/St_Johns", -210)).offset == "UTC−03:30"
    assert EN.day(date(2026, 11, 20), weekday=True) == "Fri 20 Nov 2026"


def test_spans_name_the_day_only_where_it_changes() -> None:
    begin = datetime(2026, 11, 20, 7, 42, tzinfo=UTC)
    assert EN.span(begin, datetime(2026, 11, 20, 11, 28, tzinfo=UTC)) == "08:42 to 12:28"
    assert EN.span(begin, datetime(2026, 11, 21, 0, 5, tzinfo=UTC)) == "08:42 to 21 Nov, 01:05"
    assert EN.span(begin, None) == "from 08:42"


@pytest.mark.parametrize(("size", "words"), [(7, "7 B"), (48_112, "48 kB"), (1_902_113, "1.9 MB")])
def test_sizes(size: int, words: str) -> None:
    assert EN.size(size) == words
