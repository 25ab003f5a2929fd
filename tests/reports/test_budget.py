"""Standard uncertainties as the budget prints them."""

from decimal import Decimal

import pytest

from app.domain.report import Zone
from app.reports.budget import u_shown
from app.reports.phrasing import Phrasing
from tests.reports.texts import texts_for


@pytest.mark.parametrize(
    ("u", "shown"),
    [("0.0000401", "0.000040"), ("0.0003", "0.00030"), ("0.000996", "0.0010"), ("0.025", "0.0250"), ("0", "0.0000")],
)
def test_a_small_u_is_printed_with_two_significant_digits(u: str, shown: str) -> None:
    assert u_shown(Phrasing(texts_for("en"), "en", Zone("UTC", 0)), Decimal(u)) == shown
