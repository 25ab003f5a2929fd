"""Which points of a certificate hold at a supply, and at which current."""

import pytest

from app.domain.certificate_curve import curve_for
from app.domain.certificate_point import CertificatePoint, reference_error
from app.domain.load import Supply

THREE = Supply(max_a=32, voltage_v=230.0, phases=3)
ONE = Supply(max_a=32, voltage_v=230.0, phases=1)


def direct(volts: float) -> Supply:
    return Supply(max_a=500, voltage_v=volts, phases=1, direct_current=True)


def test_ac_takes_points_at_power_factor_1_alone() -> None:
    unity = (CertificatePoint(16, 0.1, 0.05, power_factor=1.0), CertificatePoint(6, 0.2, 0.05))
    others = (CertificatePoint(10, 9, 1, power_factor=0.5), CertificatePoint(10, 9, 1, power_factor=-0.8),
              CertificatePoint(10, 9, 1, voltage_v=400))  # fmt: skip
    assert curve_for((*unity, *others), THREE) == (unity[1], unity[0])
    assert curve_for((*others, unity[0]), THREE) == ()


def test_power_is_current_at_the_voltage_and_phases_of_the_supply() -> None:
    points = (CertificatePoint(4140, 0.1, 0.05, unit="W"), CertificatePoint(11040, 0.2, 0.05, unit="W"))
    assert [one.load for one in curve_for(points, THREE)] == [6, 16]
    assert [(one.load, one.unit) for one in curve_for(points, ONE)] == [(18, "A"), (48, "A")]
    at_800 = tuple(CertificatePoint(load, 0, 0.05, unit="W", voltage_v=800) for load in (8000, 80000))
    assert [one.load for one in curve_for(at_800, direct(800))] == [10, 100]


def test_direct_current_takes_the_points_of_its_voltage_and_between_two_straight_lines() -> None:
    points = tuple(
        CertificatePoint(load, error, expanded, k, voltage_v=volts)
        for volts, load, error, expanded, k in (
            (400, 10, 0.10, 0.04, 2), (400, 100, 0.20, 0.06, 3), (800, 20, 0.30, 0.08, 2), (800, 200, 0.50, 0.08, 2),
        )
    )  # fmt: skip
    assert curve_for(points, direct(400)) == points[:2]
    assert curve_for(points, direct(399.9)) == curve_for(points, direct(801)) == ()
    between = curve_for(points, direct(500))
    assert [one.load for one in between] == [20, 100]  # what both voltages have within their range
    low, high = reference_error(points[:2], 20), reference_error(points[2:], 20)
    assert between[0].error_percent == pytest.approx(low.error_percent + (high.error_percent - low.error_percent) / 4)
    assert between[0].u_percent == pytest.approx(low.u_percent + (high.u_percent - low.u_percent) / 4)
    assert between[1].error_percent == pytest.approx(0.2 + (0.3 + 80 / 180 * 0.2 - 0.2) / 4)


def test_direct_current_without_a_voltage_takes_points_that_state_none() -> None:
    points = (
        CertificatePoint(10, 0.1, 0.05),
        CertificatePoint(100, 0.1, 0.05),
        CertificatePoint(50, 9, 1, power_factor=1),
    )
    assert curve_for(points, direct(555)) == points[:2]
