"""The error while a run still goes on: for the plot, never for the verdict (field rule 19).

Two readings taken a moment apart disagree by power times that moment; the band says so and shrinks with the energy.
That moment is rectangular: dt/(t sqrt 3) (GUM 4.3.7).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.calibration_budget import register_u_kwh
from app.domain.calibration_input import RegisterReading
from app.domain.student import normal_k
from app.domain.uncertainty import Component


@dataclass(frozen=True)
class LiveReading:
    """Energy since the begin of the run on both sides (kWh), the time (s), and how far apart the reads lay (s)."""

    elapsed_s: float
    station_kwh: Decimal
    reference_kwh: Decimal
    apart_s: float = 0.0


@dataclass(frozen=True)
class LiveEstimate:
    """Error and half width of its band at one moment of the run, in percent."""

    elapsed_s: float
    reference_kwh: float
    error_percent: float
    band_percent: float


def live_estimate(
    readings: Sequence[LiveReading],
    register_resolution_kwh: Decimal,
    reference_resolution_kwh: Decimal,
    lines: Sequence[Component] = (),
    coverage: float = 0.9545,
) -> tuple[LiveEstimate, ...]:
    """Return the estimate at each reading; those before any reference energy has flowed are left out.

    The band holds both resolutions (triangular), the moment between the reads (rectangular, at the mean power of
    the run so far) and the budget ``lines``, expanded with the normal k.
    """
    steady = math.hypot(*(line.u_percent for line in lines))
    digits_kwh = math.hypot(
        register_u_kwh(register_resolution_kwh, RegisterReading.DIFFERENCE),
        register_u_kwh(reference_resolution_kwh, RegisterReading.DIFFERENCE),
    )
    k = normal_k(coverage)
    return tuple(_at(reading, digits_kwh, steady, k) for reading in readings if reading.reference_kwh > 0)


def _at(reading: LiveReading, digits_kwh: float, steady_percent: float, k: float) -> LiveEstimate:
    energy = float(reading.reference_kwh)
    apart = reading.apart_s / reading.elapsed_s / math.sqrt(3) if reading.elapsed_s > 0 else 0.0
    u = math.hypot(100 * digits_kwh / energy, 100 * apart, steady_percent)
    error = 100 * float((reading.station_kwh - reading.reference_kwh) / reading.reference_kwh)
    return LiveEstimate(reading.elapsed_s, energy, error, k * u)
