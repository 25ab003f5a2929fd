"""Drift and forecast against values worked out by hand and against scipy's textbook results."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.drift import drift_of, forecast
from app.domain.known_error import KnownError

BEGAN = datetime(2024, 1, 1, tzinfo=UTC)


def known(day: float, error: float, expanded: float | None = None) -> KnownError:
    return KnownError(
        subject="meter", id="M1", at=BEGAN + timedelta(days=day), point="16 A", error_percent=error,
        expanded_percent=expanded, origin="visit", source=f"v{day}",
    )  # fmt: skip


def test_a_line_through_points_that_lie_on_it() -> None:
    drift = drift_of([known(0, 0.1), known(365.25, 0.2), known(730.5, 0.3)])
    assert drift is not None
    assert drift.percent_per_year == pytest.approx(0.1)
    assert drift.at(BEGAN + timedelta(days=1461)).error_percent == pytest.approx(0.5)


def test_band_of_a_worked_example() -> None:
    """x 0..4, y 1.0 1.9 3.2 3.8 5.1: slope 1.01, s^2 = 0.099/3 = 0.033, t(0.975; 3) = 3.1824."""
    values = [known(day, error) for day, error in enumerate((1.0, 1.9, 3.2, 3.8, 5.1))]
    drift = drift_of(values)
    assert drift is not None
    assert drift.percent_per_year / 365.25 == pytest.approx(1.01)
    assert drift.s_percent**2 == pytest.approx(0.033)
    assert drift.dof == 3
    at_six = drift.at(BEGAN + timedelta(days=6))
    assert at_six.error_percent == pytest.approx(7.04)
    assert at_six.half_width_percent == pytest.approx(3.182446 * (0.033 * (1 + 1 / 5 + 16 / 10)) ** 0.5, rel=1e-6)


def test_scatter_is_never_smaller_than_the_stated_uncertainty() -> None:
    """Three values that happen to lie on a line, each with u = 0.1 %: the normal k times 0.1 % and the leverage."""
    drift = drift_of([known(0, 0.1, 0.2), known(100, 0.2, 0.2), known(200, 0.3, 0.2)])
    assert drift is not None
    assert drift.dof is None
    band = drift.at(BEGAN + timedelta(days=250)).half_width_percent
    assert band == pytest.approx(1.959964 * 0.1 * (1 + 1 / 3 + 150**2 / 20000) ** 0.5, rel=1e-6)


@pytest.mark.parametrize("days", [(0, 100), (0, 0, 0)])
def test_nothing_is_fitted_to_too_little(days: tuple[float, ...]) -> None:
    assert drift_of([known(day, 0.1) for day in days]) is None


def test_forecast_finds_the_day_of_line_and_band() -> None:
    drift = drift_of([known(365.25 * year, 0.1 * year, 0.02) for year in range(4)])
    assert drift is not None
    found = forecast(drift, 0.6)
    assert found.expected is not None
    assert found.earliest is not None
    assert found.expected == BEGAN + timedelta(days=365.25 * 3) + timedelta(days=1096)  # 6.0 years after the begin
    assert BEGAN + timedelta(days=365.25 * 5) < found.earliest < found.expected
    before = drift.at(found.earliest - timedelta(days=1))
    assert abs(before.error_percent) + before.half_width_percent <= 0.6


def test_forecast_of_a_steady_meter_says_not_within_the_horizon() -> None:
    drift = drift_of([known(365.25 * year, 0.1, 0.02) for year in range(5)])
    assert drift is not None
    found = forecast(drift, 2.0, years=5)
    assert (found.earliest, found.expected) == (None, None)
    assert found.horizon == drift.last + timedelta(days=1827)


def test_forecast_of_what_is_outside_already_is_the_last_day() -> None:
    drift = drift_of([known(0, 0.9, 0.02), known(400, 1.0, 0.02), known(800, 1.1, 0.02)])
    assert drift is not None
    assert forecast(drift, 1.0).earliest == drift.last
    assert forecast(drift, 1.0).expected == drift.last
