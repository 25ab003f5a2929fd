"""Physics of the practice load: the energy does not depend on when, how often or how fast somebody looks."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from app.practice.clock import PracticeClock
from app.practice.load import POWER_FACTOR, Load, StationMeter


class FakeTime:
    """A real clock that is set by hand."""

    def __init__(self) -> None:
        self.s = 1000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 1, 2, tzinfo=UTC) + timedelta(seconds=self.s)

    def monotonic(self) -> float:
        return self.s

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.s += seconds


def stepped(looks: int, max_current_a: float = 32.0, phases: int = 3) -> Load:
    """Charge 600 s at 16 A, then 300 s at 10 A, then stop; looking ``looks`` times on the way."""
    time = FakeTime()
    load = Load(time, Random(7), max_current_a=max_current_a, phases=phases)
    for limit_a, seconds in ((16.0, 600.0), (10.0, 300.0), (0.0, 500.0)):
        load.allow(limit_a)
        for _ in range(looks):
            time.s += seconds / looks
            load.sample()
    return load


def test_energy_is_the_same_however_often_it_is_looked_at() -> None:
    once, often = stepped(1), stepped(997)
    assert once.energy_wh() == pytest.approx(often.energy_wh(), rel=1e-11)


def test_energy_equals_a_fine_numerical_integral() -> None:
    time = FakeTime()
    load = Load(time, Random(3))
    load.allow(20.0)
    total, step_s = 0.0, 0.05
    for _ in range(int(120 / step_s)):
        time.s += step_s / 2
        current = load._current_a(time.s)
        total += POWER_FACTOR * sum(phase.voltage_v(time.s) for phase in load._supply) * current * step_s
        time.s += step_s / 2
    assert load.energy_wh() == pytest.approx(total / 3600, rel=1e-6)
    assert load.energy_wh() == pytest.approx(3 * 230 * 20 * POWER_FACTOR * 117.5 / 3600, rel=0.02)


def test_the_load_draws_the_smaller_of_allowed_and_possible_and_ramps() -> None:
    time = FakeTime()
    load = Load(time, Random(1), max_current_a=16.0, phases=1)
    load.allow(32.0)
    time.s += 2
    assert 6 < load.sample().currents_a[0] < 10
    time.s += 30
    sample = load.sample()
    assert sample.currents_a[0] == pytest.approx(16, abs=0.1)
    assert sample.currents_a[1:] == (0.0, 0.0)
    assert sample.power_w == pytest.approx(sample.voltages_v[0] * sample.currents_a[0] * POWER_FACTOR, abs=0.2)
    assert all(227 < voltage < 234 for voltage in sample.voltages_v)


def test_standstill_and_power_off() -> None:
    time = FakeTime()
    load = Load(time, Random(1))
    load.allow(16.0)
    time.s += 60
    load.open()
    stood = load.energy_wh()
    time.s += 3600
    assert load.energy_wh() == stood
    load.power(False)
    load.allow(16.0)
    time.s += 60
    assert load.energy_wh() == stood
    assert load.sample().voltages_v == (0.0, 0.0, 0.0)


def test_the_register_has_its_error_and_its_step() -> None:
    load = stepped(3)
    true_wh = Decimal(load.energy_wh())
    assert StationMeter(load, 1000).register_wh() == 1000 + int(true_wh)
    assert StationMeter(load, 1000, 3.0).register_wh() == 1000 + int(true_wh * Decimal("1.03"))
    fine = StationMeter(load, 1000, 0.0, "0.1").register_wh()
    assert fine.as_tuple().exponent == -1
    assert 0 <= 1000 + true_wh - fine < Decimal("0.1")


def test_a_new_meter_error_does_not_make_the_register_jump() -> None:
    meter = StationMeter(stepped(3), 1000, 0.0)
    before = meter.register_wh()
    meter.set_error(5.0)
    assert meter.register_wh() == before
    assert meter.error_percent == 5.0


async def test_the_practice_clock_runs_fast_and_sleeps_short() -> None:
    time = FakeTime()
    clock = PracticeClock(time, 60.0)
    begin = clock.now()
    await clock.sleep(30)
    assert sum(time.slept) == pytest.approx(0.5)
    assert clock.monotonic() == pytest.approx(30)
    assert (clock.now() - begin).total_seconds() == pytest.approx(30)
    clock.run_at(2.0)
    assert clock.monotonic() == pytest.approx(30)
    time.s += 5
    assert clock.monotonic() == pytest.approx(40)
    for wrong in (lambda: PracticeClock(time, 0), lambda: clock.run_at(-1)):
        with pytest.raises(ValueError, match="speed"):
            wrong()
