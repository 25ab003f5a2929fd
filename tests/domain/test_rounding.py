from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rounding import error_text, round_error, round_uncertainty, stated_text, uncertainty_text


@pytest.mark.parametrize(
    ("error", "expanded", "error_shown", "expanded_shown"),
    [
        (0.23232102396636164, 0.07162368031459787, "+0.232", "0.072"),
        (-0.1774622, 0.0316, "-0.177", "0.032"),
        (0.004, 0.12, "0.00", "0.12"),
        (-0.004, 0.12, "0.00", "0.12"),
        (0.5, 0.0996, "+0.50", "0.10"),
        (1.26, 0.0995, "+1.26", "0.10"),
        (0.2, 0.0994, "+0.200", "0.099"),
        (-100.0, 13.97, "-100", "14"),
        (12.34, 1.05, "+12.3", "1.1"),
        (1234.0, 123.0, "+1230", "120"),
        (0.25, 0.0, "+0.250", "0"),
        (0.0, 0.0, "0.000", "0"),
        (1e-7, 1.234e-7, "+0.00000010", "0.00000012"),
    ],
)
def test_two_digits_of_u_and_the_error_to_the_same_decimal(
    error: float, expanded: float, error_shown: str, expanded_shown: str
) -> None:
    assert error_text(error, expanded) == error_shown
    assert uncertainty_text(expanded) == expanded_shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(9.51771e-05, "0.000095"), (1e-07, "0.0000001"), (0.05, "0.05"), (0.0125, "0.0125"), (0.123456, "0.12"),
     (0.0, "0"), (2.0, "2"), (100.0, "100"), (1e20, "100000000000000000000")],
)  # fmt: skip
def test_an_input_keeps_the_digits_it_was_stated_with_and_has_no_exponent(value: float, shown: str) -> None:
    assert stated_text(value) == shown


def test_the_separator_is_the_readers() -> None:
    assert error_text(0.2323, 0.0716, ",") == "+0,232"
    assert uncertainty_text(0.0716, ",") == "0,072"


@given(expanded=st.floats(1e-6, 1e4), error=st.floats(-100, 100))
def test_rounding_keeps_two_digits_and_loses_less_than_five_percent(expanded: float, error: float) -> None:
    rounded = round_uncertainty(expanded)
    assert len(rounded.as_tuple().digits) == 2
    assert abs(rounded - Decimal(expanded)) / Decimal(expanded) < Decimal("0.05")
    step = Decimal(1).scaleb(rounded.adjusted() - 1)
    assert abs(round_error(error, expanded) - Decimal(repr(error))) <= step / 2
