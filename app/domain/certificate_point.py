"""The reference's own error and uncertainty at a load between two points of its certificate.

Straight between neighbours; nothing is assumed outside of what was calibrated. A known error is either corrected
(GUM 3.2.4) or added to the uncertainty (GUM F.2.4.5).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from app.domain.calibration_problem import Problem
from app.domain.errors import BadInput, Reason

_EXACT = Context(prec=60)


@dataclass(frozen=True)
class CertificatePoint:
    """One line of a certificate: load in ``unit`` (A per phase, or W in all), error and expanded U in percent, its k.

    ``power_factor`` is of AC, capacitive below 0; ``voltage_v`` of DC. None = the certificate does not say.
    """

    load: float
    error_percent: float
    expanded_percent: float
    k: float = 2.0
    unit: Literal["A", "W"] = "A"
    power_factor: float | None = None
    voltage_v: float | None = None

    @property
    def u_percent(self) -> float:
        """Standard uncertainty in percent."""
        return self.expanded_percent / self.k


@dataclass(frozen=True)
class ReferenceError:
    """Error and standard uncertainty of the reference at one load, in percent."""

    error_percent: float
    u_percent: float


def reference_error(points: Sequence[CertificatePoint], load: float, where: str = "") -> ReferenceError:
    """Return error and u at ``load``, linear in between (house rule, for want of a stated curve).

    Raises BadInput (WRONG_VALUE) for a load outside, or calibrated twice.
    """
    ordered = sorted(points, key=lambda point: point.load)
    loads = [point.load for point in ordered]
    if len(set(loads)) < len(loads):
        raise BadInput(Reason.WRONG_VALUE, where, field="load", problem=Problem.DUPLICATE)
    if not ordered or not loads[0] <= load <= loads[-1]:
        raise BadInput(Reason.WRONG_VALUE, where, field="load", problem=Problem.OUT_OF_RANGE)
    above = bisect_left(loads, load)
    upper = ordered[above]
    if upper.load == load:
        return ReferenceError(upper.error_percent, upper.u_percent)
    lower = ordered[above - 1]
    share = (load - lower.load) / (upper.load - lower.load)
    return ReferenceError(
        lower.error_percent + share * (upper.error_percent - lower.error_percent),
        lower.u_percent + share * (upper.u_percent - lower.u_percent),
    )


def corrected_kwh(indicated_kwh: Decimal, error_percent: float) -> Decimal:
    """Return the energy that flowed where the reference showed ``indicated_kwh`` with a known error (> -100 %)."""
    factor = _EXACT.add(Decimal(1), _EXACT.divide(Decimal(repr(error_percent)), Decimal(100)))
    return _EXACT.divide(indicated_kwh, factor)


def uncorrected_expanded_percent(at_load: ReferenceError, k: float) -> float:
    """Return U for a reference whose known error stays uncorrected: k u + |error| (GUM F.2.4.5)."""
    return k * at_load.u_percent + abs(at_load.error_percent)
