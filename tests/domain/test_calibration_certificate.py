"""Which certificate counts on a day, and that none is lost when another replaces it."""

from datetime import date

import pytest

from app.domain.calibration_certificate import CalibrationCertificate, counted_on, days_left, is_another, with_earlier

FIRST = CalibrationCertificate("D-1", "2024-01-31", "2026-01-31", serial="R-1")
SECOND = CalibrationCertificate("D-2", "2026-01-15", "2028-01-15", serial="R-1")
UNDATED = CalibrationCertificate("D-0", "", "2026-06-30", serial="R-1")
NONE = CalibrationCertificate(serial="R-1")


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2023-05-01", "D-1"),  # before the first: the first, its day of calibration shows what is wrong
        ("2024-01-31", "D-1"),
        ("2026-01-14", "D-1"),
        ("2026-01-15", "D-2"),  # both hold: the one calibrated last
        ("2028-01-15", "D-2"),
        ("2029-01-01", "D-2"),  # none holds: the one that ended last
    ],
)
def test_the_certificate_of_the_day_counts(day: str, number: str) -> None:
    assert counted_on((SECOND, FIRST), day).number == number


def test_of_certificates_without_a_begin_the_one_that_ends_sooner_counts() -> None:
    later = CalibrationCertificate("D-9", "", "2028-06-30")
    assert counted_on((later, UNDATED), "2026-06-30").number == "D-0"
    assert counted_on((later, UNDATED), "2026-07-01").number == "D-9"


def test_a_certificate_taken_off_still_counts_for_its_time() -> None:
    assert counted_on((NONE, FIRST), "2025-01-01").number == "D-1"
    assert counted_on((NONE, FIRST), "2026-02-01").number == ""


def test_another_number_day_or_instrument_is_another_certificate() -> None:
    assert is_another(FIRST, SECOND)
    assert is_another(FIRST, CalibrationCertificate("D-1", "2026-01-31", serial="R-1"))
    assert is_another(FIRST, CalibrationCertificate("D-1", "2024-01-31", serial="R-2"))
    assert not is_another(FIRST, CalibrationCertificate("D-1", "", "2026-12-31", serial="R-1"))


def test_what_is_replaced_joins_the_earlier_ones_once_and_newest_first() -> None:
    assert with_earlier((), NONE, FIRST) == ()
    assert with_earlier((FIRST,), UNDATED, SECOND) == (UNDATED, FIRST)
    assert with_earlier((FIRST,), SECOND, SECOND) == (FIRST,)
    assert with_earlier((FIRST,), SECOND, FIRST) == (SECOND,)  # the old one is back: it is not its own predecessor


def test_days_left() -> None:
    today = date(2026, 11, 23)
    assert [days_left(due, today) for due in ("2026-11-23", "2026-11-20", "2027-01-01", "")] == [0, -3, 39, None]
