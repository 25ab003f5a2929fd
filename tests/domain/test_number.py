"""Numbers as people type them: both separators, no guesses."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadInput, Reason
from app.domain.number import Reading, parse_number, parse_reading


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,42", "0.42"),
        ("0.42", "0.42"),
        (" 318 ", "318"),
        ("-0,5", "-0.5"),
        ("−0.5", "-0.5"),
        ("+3", "3"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("10 000,0", "10000.0"),
        ("1 234 567", "1234567"),
        ("1\u202f234,50", "1234.50"),
    ],
)
def test_comma_and_point_separate_decimals(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "1.234,5",
        "1,234.5",
        "1.2.3",
        "1e3",
        "nan",
        "inf",
        "0x10",
        "3 V",
        "12 34",
        "--1",
        "1-",
        "٣",
        "9" * 31,
        "1\n2",
        "+-1",
        "> ",
        ">>1",
        "½",
    ],
)
def test_what_is_no_number_is_refused_with_its_field(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_number(text, "answers.json", "E17@1")
    assert caught.value.reason is Reason.WRONG_VALUE
    assert (caught.value.where, caught.value.data["field"]) == ("answers.json", "E17@1")


@pytest.mark.parametrize(
    ("text", "bound"),
    [(">999", ">"), ("> 999", ">"), ("≥999", ">"), (">= 999", ">"), ("<999", "<"), ("≤ 999", "<"), ("<=999", "<")],
)
def test_an_instrument_out_of_range_says_so(text: str, bound: str) -> None:
    assert parse_reading(text) == Reading(Decimal(999), bound)
    with pytest.raises(BadInput):
        parse_number(text)


@given(st.decimals(-1_000_000, 1_000_000, allow_nan=False, allow_infinity=False, places=4))
def test_every_decimal_survives_both_spellings_with_its_zeros(number: Decimal) -> None:
    assert parse_number(str(number)).as_tuple() == number.as_tuple()
    assert parse_number(str(number).replace(".", ",")) == number


@given(st.text(max_size=40))
def test_any_text_is_a_finite_number_or_a_refusal(text: str) -> None:
    refusal: BadInput | None = None
    finite = False
    try:
        finite = parse_reading(text).number.is_finite()
    except BadInput as error:
        refusal = error
    assert finite or (refusal is not None and refusal.data["problem"] == "not a number")
