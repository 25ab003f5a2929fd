"""The points of a certificate that hold for one supply, as one curve over the current.

P = n U I at power factor 1 (n phases of U to neutral; DC: n = 1). Straight lines between two voltages are a house rule.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.certificate_point import CertificatePoint, reference_error
from app.domain.load import Supply

_ROOM = 1e-9  # relative: a voltage that was typed as 400 is 400


def curve_for(points: Sequence[CertificatePoint], supply: Supply) -> tuple[CertificatePoint, ...]:
    """Return the points that hold for ``supply``, loads in A per phase and rising; empty where fewer than two do.

    AC: those at power factor 1 or without one; a vehicle charges near 1, and nothing is said of it by a point at 0.5.
    DC: those at the voltage of the supply; between two calibrated voltages straight lines in between, at the currents
    that both have within their range. Power in W becomes current at the supply's voltage and phases. One point alone
    would say nothing of any other load.
    """
    held = _at_voltage(points, supply.voltage_v) if supply.direct_current else _of_ac(points)
    curve = sorted((_in_amperes(point, supply) for point in held), key=lambda point: point.load)
    return tuple(curve) if len(curve) > 1 else ()


def _of_ac(points: Sequence[CertificatePoint]) -> list[CertificatePoint]:
    return [point for point in points if point.voltage_v is None and point.power_factor in (None, 1.0)]


def _in_amperes(point: CertificatePoint, supply: Supply) -> CertificatePoint:
    if point.unit == "A":
        return point
    volts = point.voltage_v or supply.voltage_v
    return replace(point, load=point.load / (volts * (1 if supply.direct_current else supply.phases)), unit="A")


def _at_voltage(points: Sequence[CertificatePoint], volts: float) -> list[CertificatePoint]:
    """Return the points of DC at ``volts``; nothing is assumed beyond the lowest and highest calibrated voltage."""
    direct = [point for point in points if point.power_factor is None]
    known = sorted({point.voltage_v for point in direct if point.voltage_v is not None})
    if not known:
        return direct
    same = [one for one in known if abs(one - volts) <= _ROOM * volts]
    if same:
        return [point for point in direct if point.voltage_v == same[0]]
    below = [one for one in known if one < volts]
    above = [one for one in known if one > volts]
    if not below or not above:
        return []
    low, high = below[-1], above[0]
    share = (volts - low) / (high - low)
    return _between(
        [point for point in direct if point.voltage_v == low],
        [point for point in direct if point.voltage_v == high],
        share,
    )


def _between(low: Sequence[CertificatePoint], high: Sequence[CertificatePoint], share: float) -> list[CertificatePoint]:
    """Return straight lines between two voltages, ``share`` of the way up; loads of both that lie within both."""
    low = [_current(point) for point in low]
    high = [_current(point) for point in high]
    least = max(min(point.load for point in low), min(point.load for point in high))
    most = min(max(point.load for point in low), max(point.load for point in high))
    made = []
    for load in sorted({point.load for point in (*low, *high) if least <= point.load <= most}):
        under, over = reference_error(low, load), reference_error(high, load)
        u = under.u_percent + share * (over.u_percent - under.u_percent)
        error = under.error_percent + share * (over.error_percent - under.error_percent)
        made.append(CertificatePoint(load, error, 2 * u))
    return made


def _current(point: CertificatePoint) -> CertificatePoint:
    """A power at a stated voltage is a current."""
    if point.unit == "A" or point.voltage_v is None:
        return point
    return replace(point, load=point.load / point.voltage_v, unit="A")
