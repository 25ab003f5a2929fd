"""What a register's step costs."""

import math
from decimal import Decimal

import pytest

from app.domain.register_step import float32_step, shortest_energy_kwh, too_coarse


@pytest.mark.parametrize(
    ("resolution", "percent", "kwh"),
    [("0.1", "0.1", "81.7"), ("0.01", "0.1", "8.17"), ("0.001", "0.1", "0.817"), ("0.001", "1", "0.0817")],
)
def test_shortest_energy(resolution: str, percent: str, kwh: str) -> None:
    found = shortest_energy_kwh(Decimal(resolution), Decimal(percent))
    assert found == Decimal(kwh)
    share = 100 * 2 * float(resolution) / math.sqrt(6) / float(found)
    assert 0.99 * float(percent) < share <= float(percent)


def test_a_tenth_of_a_kilowatt_hour_is_too_coarse_and_a_hundredth_is_not() -> None:
    assert [too_coarse(Decimal(step)) for step in ("0.1", "0.02", "0.01", "0.001")] == [True, True, False, False]


@pytest.mark.parametrize("kwh", [0, 1, 1.5, 5000, 131_071, 131_072])
def test_step_of_a_float_is_the_distance_to_the_next(kwh: float) -> None:
    import struct

    bits = struct.unpack(">I", struct.pack(">f", kwh or 1.0))[0]
    following = struct.unpack(">f", struct.pack(">I", bits + 1))[0]
    assert float(float32_step(Decimal(kwh))) == following - (kwh or 1.0)
