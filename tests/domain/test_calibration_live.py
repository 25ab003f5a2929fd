import math
from decimal import Decimal

import pytest

from app.domain.calibration_live import LiveReading, live_estimate
from app.domain.student import normal_k
from app.domain.uncertainty import Component

DIGIT, FINE = Decimal("0.001"), Decimal("0.0001")


def reading(seconds: float, station: str, reference: str, apart_s: float = 0.0) -> LiveReading:
    return LiveReading(seconds, Decimal(station), Decimal(reference), apart_s)


def test_nothing_is_said_before_energy_has_flowed() -> None:
    assert live_estimate([reading(0, "0", "0"), reading(1, "0.001", "0")], DIGIT, FINE) == ()


def test_error_so_far_and_a_band_of_the_last_digits() -> None:
    (now,) = live_estimate([reading(100, "0.309", "0.3")], DIGIT, FINE)
    assert now.error_percent == pytest.approx(3.0)
    digits = 100 * math.hypot(0.001, 0.0001) / math.sqrt(6) / 0.3
    assert now.band_percent == pytest.approx(normal_k(0.9545) * digits)
    assert (now.elapsed_s, now.reference_kwh) == (100, 0.3)


def test_the_band_shrinks_with_the_energy_down_to_the_budget() -> None:
    readings = [reading(60.0 * n, str(0.1 * n), str(0.1 * n)) for n in range(1, 200)]
    bands = [each.band_percent for each in live_estimate(readings, DIGIT, FINE, [Component("certificate", 0.025)])]
    assert bands == sorted(bands, reverse=True)
    assert normal_k(0.9545) * 0.025 < bands[-1] < 0.06


def test_reads_that_lie_apart_widen_the_band() -> None:
    (now,) = live_estimate([reading(100, "0.3", "0.3", apart_s=1)], Decimal(0), Decimal(0))
    assert now.band_percent == pytest.approx(normal_k(0.9545) / math.sqrt(3))


def test_a_reading_at_the_very_begin_has_no_time_term() -> None:
    (now,) = live_estimate([reading(0, "0.3", "0.3", apart_s=1)], Decimal(0), Decimal(0))
    assert now.band_percent == 0.0
