import math
from decimal import Decimal

import pytest

from app.domain.cable_loss import (
    CableResistance,
    at_connector_kwh,
    cable_loss_line,
    check_compensation,
    loss_kwh,
    ohm_of,
    squared_current,
    stated_loss_agrees,
)


def test_resistance_as_ocmf_states_it() -> None:
    assert ohm_of(Decimal("2.5"), "mOhm") == 0.0025
    assert ohm_of(Decimal(2500), "uOhm") == 0.0025


def test_copper_gains_four_tenths_of_a_percent_a_kelvin() -> None:
    cable = CableResistance(0.002)
    assert cable.at(20) == 0.002
    assert cable.at(70) == pytest.approx(0.002 * 1.1965, rel=1e-12)
    assert CableResistance(0.002, at_c=40).at(20) == pytest.approx(0.002 * (1 - 0.0786), rel=1e-12)


def test_squared_current_between_samples_is_exact_for_a_ramp() -> None:
    assert squared_current([(0, 0), (30, 300)]) == pytest.approx(300**2 * 30 / 3)
    many = [(t, 10 * t) for t in range(31)]
    assert squared_current(many) == pytest.approx(300**2 * 30 / 3, rel=1e-12)
    assert squared_current([(0, 300)]) == squared_current([]) == 0.0
    with pytest.raises(ValueError, match="backwards"):
        squared_current([(1, 300), (0, 300)])


def test_energy_at_the_connector() -> None:
    assert at_connector_kwh(Decimal("29.500"), 0.5) == Decimal("29.000")


def test_a_device_register_that_does_not_follow_its_loss_is_found() -> None:
    registers = ((Decimal("0"), Decimal("29.5")), (Decimal("0"), Decimal("29.2")), (Decimal("0"), Decimal("0.5")))
    checked = check_compensation(*registers, digit_kwh=Decimal("0.1"))
    assert checked.difference_kwh == Decimal("0.2")
    assert not checked.agrees
    assert check_compensation(*registers, digit_kwh=Decimal("0.2")).agrees


def test_a_stated_loss_is_recomputed_from_resistance_and_current() -> None:
    current = squared_current([(0, 300), (3600, 300)])
    assert stated_loss_agrees(Decimal("0.18"), 0.002, current, within_kwh=0.001)
    assert not stated_loss_agrees(Decimal("0.20"), 0.002, current, within_kwh=0.001)


def test_the_budget_line_of_a_loss_holds_tolerance_and_temperature() -> None:
    cable = CableResistance(0.002, tolerance_share=0.05, temperature_half_width_k=25)
    lost = loss_kwh(cable.ohm, squared_current([(0, 300), (3600, 300)]))
    line = cable_loss_line(cable, lost, 120.0)
    expected = 100 * 0.18 / 120 * math.sqrt((0.05**2 + (0.00393 * 25) ** 2) / 3)
    assert (line.source, line.dof) == ("cable loss", None)
    assert line.u_percent == pytest.approx(expected, rel=1e-12)
