"""Days as people type them."""

import pytest

from app.domain.day import typed_day
from app.domain.errors import BadInput


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", ""),
        ("2026-11-03", "2026-11-03"),
        ("2026-2-3", "2026-02-03"),
        (" 3.11.2026 ", "2026-11-03"),
        ("29. 2. 2028", "2028-02-29"),
    ],
)
def test_both_orders_that_mean_one_day_are_read(text: str, day: str) -> None:
    assert typed_day(text) == day


@pytest.mark.parametrize(
    "text", ["11/23/2026", "31.2.2026", "2026-13-01", "26-11-23", "tomorrow", "3.11.26", "٣.11.2026"]
)
def test_what_may_mean_two_days_or_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        typed_day(text, "form", "due_on")
    assert caught.value.data["field"] == "due_on"
