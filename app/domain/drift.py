"""Drift of a meter or an instrument: a straight line through its errors, its prediction band, and when it ends.

Least squares and the interval that holds one further value: NIST/SEMATECH e-Handbook of Statistical Methods, 4.4.3.1
and 4.5.1.2. The scatter is never taken smaller than the stated uncertainties let it be (Birge ratio at least 1).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.known_error import KnownError
from app.domain.uncertainty import coverage_factor

_DAY_S = 86400.0
_YEAR_DAYS = 365.25
FEWEST = 3
"""Two points always lie on a line: only the third says how well."""


@dataclass(frozen=True)
class Band:
    """The line and the half width of its prediction band at one day, in percent."""

    at: datetime
    error_percent: float
    half_width_percent: float


@dataclass(frozen=True)
class Drift:
    """A fitted line. ``percent_per_year`` is its slope, ``s_percent`` the scatter of one value around it.

    ``dof`` is None where the scatter is the stated uncertainties' (then the normal distribution counts). ``mean_day``
    is the middle of the days since ``first``, ``spread`` the sum of their squared distances from it.
    """

    first: datetime
    last: datetime
    values: int
    percent_per_year: float
    mean_percent: float
    s_percent: float
    dof: int | None
    coverage: float
    mean_day: float
    spread: float

    def at(self, when: datetime) -> Band:
        """Return line and band at ``when``; it widens with the distance from what was measured."""
        day = _days(self.first, when) - self.mean_day
        error = self.mean_percent + self.percent_per_year * day / _YEAR_DAYS
        k = coverage_factor(self.dof, self.coverage)
        half = k * self.s_percent * math.sqrt(1 + 1 / self.values + day * day / self.spread)
        return Band(when, error, half)


@dataclass(frozen=True)
class Forecast:
    """The day on which the band, and later the line itself, leaves the limit; None: not within the horizon."""

    earliest: datetime | None
    expected: datetime | None
    horizon: datetime


def drift_of(errors: Sequence[KnownError], coverage: float = 0.95) -> Drift | None:
    """Fit the errors of one load point since its last adjustment; None with fewer than three, or all of one day."""
    if len(errors) < FEWEST:
        return None
    first = min(error.at for error in errors)
    days = [_days(first, error.at) for error in errors]
    values = [error.error_percent for error in errors]
    mean_day, mean = math.fsum(days) / len(days), math.fsum(values) / len(values)
    spread = math.fsum((day - mean_day) ** 2 for day in days)
    if spread < 1.0:
        return None
    slope = math.fsum((day - mean_day) * (value - mean) for day, value in zip(days, values, strict=True)) / spread
    rest = math.fsum((value - mean - slope * (day - mean_day)) ** 2 for day, value in zip(days, values, strict=True))
    dof = len(errors) - 2
    scatter = math.sqrt(rest / dof)
    stated = math.sqrt(math.fsum(error.u_percent**2 for error in errors) / len(errors))
    own = scatter > stated
    return Drift(
        first=first,
        last=max(error.at for error in errors),
        values=len(errors),
        percent_per_year=slope * _YEAR_DAYS,
        mean_percent=mean,
        s_percent=scatter if own else stated,
        dof=dof if own else None,
        coverage=coverage,
        mean_day=mean_day,
        spread=spread,
    )


def forecast(drift: Drift, limit_percent: float, years: float = 10.0) -> Forecast:
    """Say when the limit is reached, looking ``years`` ahead of the last value; to the day."""
    whole = math.ceil(years * _YEAR_DAYS)
    last = drift.last

    def outside(day: int, share: float) -> bool:
        band = drift.at(last + timedelta(days=day))
        return abs(band.error_percent) + share * band.half_width_percent > limit_percent

    def found(share: float) -> datetime | None:
        # beyond the last value the band only widens and the line runs one way: once outside, it stays outside,
        # unless the line first comes back from the other side; a first look by month finds that one too
        month = next((day for day in range(0, whole + 30, 30) if outside(day, share)), None)
        if month is None:
            return None
        day = next(day for day in range(max(0, month - 29), month + 1) if outside(day, share))
        return last + timedelta(days=day) if day <= whole else None

    return Forecast(found(1.0), found(0.0), last + timedelta(days=whole))


def _days(first: datetime, at: datetime) -> float:
    return (at - first).total_seconds() / _DAY_S
