from decimal import Decimal

import pytest

from app.domain.certificate_point import (
    CertificatePoint,
    ReferenceError,
    corrected_kwh,
    reference_error,
    uncorrected_expanded_percent,
)
from app.domain.errors import BadInput

POINTS = [CertificatePoint(32, -0.02, 0.05), CertificatePoint(6, 0.04, 0.08), CertificatePoint(16, 0.0, 0.075, k=3)]


@pytest.mark.parametrize(
    ("load", "error", "u"),
    [
        (6, 0.04, 0.04),
        (16, 0.0, 0.025),
        (32, -0.02, 0.025),
        (11, 0.02, 0.0325),
        (24, -0.01, 0.025),
        (20, -0.005, 0.025),
    ],
)
def test_straight_between_two_points_of_the_certificate(load: float, error: float, u: float) -> None:
    found = reference_error(POINTS, load)
    assert found.error_percent == pytest.approx(error, abs=1e-15)
    assert found.u_percent == pytest.approx(u, rel=1e-12)


@pytest.mark.parametrize(
    ("points", "load", "problem"),
    [
        (POINTS, 5.9, "out of range"),
        (POINTS, 32.1, "out of range"),
        ([], 10, "out of range"),
        ([*POINTS, POINTS[0]], 10, "entered twice"),
    ],
)
def test_nothing_is_assumed_outside(points: list[CertificatePoint], load: float, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        reference_error(points, load, "reference-7")
    assert caught.value.where == "reference-7"
    assert caught.value.data == {"field": "load", "problem": problem}


def test_a_known_error_is_corrected_or_added() -> None:
    assert corrected_kwh(Decimal("10.005"), 0.05) == Decimal(10)
    assert corrected_kwh(Decimal("9.9950"), -0.05) == Decimal(10)
    assert uncorrected_expanded_percent(ReferenceError(-0.02, 0.025), 2) == pytest.approx(0.07)
