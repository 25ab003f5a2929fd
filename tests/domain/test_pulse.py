from decimal import Decimal

import pytest

from app.domain.pulse import counted_error_percent, imp_per_kwh, pulses_for, reference_target


def test_ev_4_as_an_error_calculator_counts_it() -> None:
    target = reference_target(10, Decimal(10_000), Decimal("5e8"))
    assert target == 500_000
    assert round(counted_error_percent(target, 499_000) or 0, 6) == 0.200401


def test_a_silent_reference_gives_no_result() -> None:
    assert counted_error_percent(500_000, 0) is None


@pytest.mark.parametrize(
    ("energy", "constant", "pulses"), [("0.1", "1000", 100), ("0.1001", "1000", 101), ("0", "1000", 0)]
)
def test_a_preset_energy_is_reached_by_whole_pulses(energy: str, constant: str, pulses: int) -> None:
    assert pulses_for(Decimal(energy), Decimal(constant)) == pulses


def test_targets_are_cut_off() -> None:
    assert reference_target(1, Decimal(3), Decimal(10)) == 3


def test_a_plate_in_wh_per_pulse() -> None:
    assert imp_per_kwh(Decimal("0.5")) == 2000
