import math

import pytest

from app.domain.resolution import (
    digit_change_u_kwh,
    minimum_energy,
    synchronisation_percent,
    truncated_reset_u,
    truncation_bias,
    unsynchronised_difference_u,
)


def test_a_difference_is_triangular_and_a_reset_rectangular() -> None:
    """As the spread of what is lost: two digits cut off at random places, or one."""
    steps = [(n + 0.5) / 400 for n in range(400)]
    both = math.fsum((a - b) ** 2 for a in steps for b in steps) / 400**2
    assert unsynchronised_difference_u(1.0) ** 2 == pytest.approx(both, rel=1e-4)
    one = math.fsum((a - 0.5) ** 2 for a in steps) / 400
    assert truncated_reset_u(1.0) ** 2 == pytest.approx(one, rel=1e-4)
    assert truncation_bias(0.001) == -0.0005


def test_moments_apart_at_constant_power() -> None:
    assert synchronisation_percent(1.0, 450.0) == pytest.approx(100 / (450 * math.sqrt(3)))
    # one second at 4 kW and 0.5 kWh is 0.22 % of the energy
    assert synchronisation_percent(1.0, 450.0) * math.sqrt(3) == pytest.approx(0.2222, abs=1e-4)


def test_a_digit_change_seen_late() -> None:
    assert digit_change_u_kwh(3.6, 1.0) == pytest.approx(0.001 / math.sqrt(12))


def test_minimum_energy_is_where_the_share_is_reached() -> None:
    energy = minimum_energy(0.001, 0.1)
    assert 100 * unsynchronised_difference_u(0.001) / energy == pytest.approx(0.1, rel=1e-15)
