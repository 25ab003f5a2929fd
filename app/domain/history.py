"""What is known of meters or instruments over the years: errors, drift, forecast, control chart; and its words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.control_chart import ControlChart, Signal, control_chart
from app.domain.drift import Band, Drift, Forecast, drift_of, forecast
from app.domain.known_error import KnownError, Subject, by_point, since_adjustment
from app.domain.text import mark

SIGNAL_WORDS: Mapping[Signal, str] = {
    Signal.BEYOND_THREE_SIGMA: mark("the last check lies beyond three sigma"),
    Signal.TWO_OF_THREE: mark("two of the last three checks lie beyond two sigma on one side"),
    Signal.FOUR_OF_FIVE: mark("four of the last five checks lie beyond one sigma on one side"),
    Signal.EIGHT_ON_ONE_SIDE: mark("the last eight checks lie on one side of the centre"),
}
BAND_POINTS = 24


@dataclass(frozen=True)
class PointHistory:
    """One load point of one meter or instrument: ``band`` runs from its first error to the end of the forecast."""

    id: str
    point: str
    errors: tuple[KnownError, ...]
    limit_percent: float | None
    drift: Drift | None
    forecast: Forecast | None
    band: tuple[Band, ...]
    chart: ControlChart | None
    """Only of checks against a check standard, in the order of ``errors`` that are checks."""


@dataclass(frozen=True)
class History:
    """Every load point of every meter asked for."""

    subject: Subject
    points: tuple[PointHistory, ...]


def history_of(subject: Subject, errors: Iterable[KnownError]) -> History:
    """Return the history of every meter or instrument among ``errors``, load point by load point."""
    known = tuple(errors)
    return History(
        subject,
        tuple(
            _point(name, point, found)
            for name in sorted({error.id for error in known})
            for point, found in by_point(error for error in known if error.id == name).items()
        ),
    )


def _point(name: str, point: str, errors: tuple[KnownError, ...]) -> PointHistory:
    limit = next((error.limit_percent for error in reversed(errors) if error.limit_percent is not None), None)
    drift = drift_of(since_adjustment(errors))
    ahead = forecast(drift, limit) if drift and limit is not None else None
    checks = [error.error_percent for error in errors if error.origin == "check"]
    return PointHistory(
        id=name,
        point=point,
        errors=errors,
        limit_percent=limit,
        drift=drift,
        forecast=ahead,
        band=_band(drift, ahead),
        chart=control_chart(checks),
    )


def _band(drift: Drift | None, ahead: Forecast | None) -> tuple[Band, ...]:
    """Return the band as far as it says something: to the day the limit is reached, or as long as was measured."""
    if drift is None:
        return ()
    measured = drift.last - drift.first
    end = (ahead.expected or ahead.earliest if ahead else None) or drift.last + measured
    end = min(max(end, drift.last + measured / 4), drift.last + 2 * measured)
    step = (end - drift.first) / (BAND_POINTS - 1)
    return tuple(drift.at(drift.first + index * step) for index in range(BAND_POINTS))


def drift_words(point: PointHistory, tr: Callable[..., str]) -> str:
    """Say how fast the error moves and when its limit is reached; why nothing can be said where that is so."""
    if point.drift is None:
        return tr("No drift yet: three values on different days are needed.")
    slope = tr("{slope} % a year", slope=f"{point.drift.percent_per_year:+.3f}")
    if point.forecast is None:
        return slope
    if point.forecast.earliest is None:
        return tr("{slope}; limit not reached before {day}", slope=slope, day=f"{point.forecast.horizon:%Y-%m-%d}")
    if point.forecast.expected is None:
        return tr("{slope}; limit possible from {day}", slope=slope, day=f"{point.forecast.earliest:%Y-%m-%d}")
    return tr(
        "{slope}; limit possible from {day}, expected {expected}",
        slope=slope,
        day=f"{point.forecast.earliest:%Y-%m-%d}",
        expected=f"{point.forecast.expected:%Y-%m-%d}",
    )


def chart_words(chart: ControlChart | None, tr: Callable[..., str]) -> str:
    """Say whether the checks are in control; empty where there is no chart."""
    if chart is None:
        return ""
    if chart.in_control:
        return tr("The checks are in control.")
    return tr("Out of control: {why}.", why="; ".join(tr(SIGNAL_WORDS[signal]) for signal in chart.signals[-1]))
