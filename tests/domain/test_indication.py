"""What a person types from a display or counts of an LED, and what comes of signed records."""

from decimal import Decimal

import pytest

from app.domain.display import read_display
from app.domain.errors import BadInput
from app.domain.meter_fact import PulseValue
from app.domain.pulse_count import EDGES, POWER_SPREAD, STOPWATCH, mean_power, pulse_lines, read_pulses
from app.domain.signed_record import SignedFormat, SignedReason, SignedRecord
from app.domain.signed_value import INCOMPLETE, agreement, signed_value, step_of


@pytest.mark.parametrize(
    ("text", "energy", "step"),
    [
        ("1.502", "1.502", "0.001"),
        (" 1,50 ", "1.50", "0.01"),
        ("1234.5; 1236.0", "1.5", "0.1"),
        ("1234.5 → 1236.00", "1.50", "0.01"),
        ("0..2", "2", "1"),
    ],
)
def test_a_display_shows_the_energy_or_begin_and_end(text: str, energy: str, step: str) -> None:
    shown = read_display(text)
    assert (shown.energy_kwh, shown.step_kwh) == (Decimal(energy), Decimal(step))
    assert str(shown.energy_kwh) == energy


@pytest.mark.parametrize("text", ["", "kWh", "1;2;3", "5; 4", "-1", "1 2", "> 5", "1e3"])
def test_anything_else_is_no_display(text: str) -> None:
    with pytest.raises(BadInput) as error:
        read_display(text, "16 A")
    assert (error.value.where, error.value.data["field"]) == ("16 A", "display_kwh")


def test_pulses_are_whole_and_timed_ones_have_their_seconds() -> None:
    assert read_pulses("1502", timed=False).pulses == 1502
    timed = read_pulses("184  60,5", timed=True)
    assert (timed.pulses, timed.seconds) == (184, Decimal("60.5"))
    for text, wanted in (("0", False), ("1.5", False), ("5 6", False), ("5", True), ("5 0", True), ("x", False)):
        with pytest.raises(BadInput):
            read_pulses(text, timed=wanted)


def test_the_worst_run_gives_the_lines_of_a_point_by_pulses() -> None:
    def value(pulses: int, seconds: str | None = None, spread: float = 0.0) -> PulseValue:
        stopped = None if seconds is None else Decimal(seconds)
        return PulseValue(pulses, Decimal(1000), "person", Decimal(1), stopped, spread)

    (edge,) = pulse_lines([value(1000), value(500)], 0.3)
    assert (edge["source"], edge["distribution"], edge["half_width_percent"]) == (EDGES, "triangular", 0.2)
    watch, spread = pulse_lines([value(100, "60", 0.01), value(100, "30", 0.02)], 0.3)
    assert watch["source"] == STOPWATCH
    assert watch["half_width_percent"] == pytest.approx(1.0)
    assert (spread["source"], spread["standard_percent"]) == (POWER_SPREAD, 0.02)
    assert pulse_lines([PulseValue(10, Decimal(1000), "instrument")], 0.3) == []


def test_a_mean_power_has_its_standard_deviation() -> None:
    assert mean_power([1000.0]) == (1000.0, 0.0)
    mean, spread = mean_power([990.0, 1010.0])
    assert mean == 1000.0
    assert spread == pytest.approx(1.0)  # s = 14.14, over sqrt 2
    assert mean_power([0.0, 0.0]) == (0.0, 0.0)


def test_two_indications_agree_within_one_step_of_the_coarser() -> None:
    assert agreement(Decimal("1.5"), Decimal("0.1"), Decimal("1.579"), Decimal("0.001")).agrees
    assert agreement(Decimal("1.5"), Decimal("0.1"), Decimal("1.6"), Decimal("0.001")).agrees  # inclusive
    assert not agreement(Decimal("1.5"), Decimal("0.1"), Decimal("1.601"), Decimal("0.001")).agrees
    assert step_of(Decimal("1.50"), Decimal("1.5")) == Decimal("0.01")


def test_records_without_a_value_are_kept_with_the_reason() -> None:
    unread = SignedRecord(SignedFormat.UNKNOWN, valid=False, fault=SignedReason.NO_RECORD)
    assert signed_value(("x",), (unread,), "record").reason == "no_record"
    half = SignedRecord(SignedFormat.OCMF, valid=True)
    found = signed_value(("x",), (half,), "station")
    assert (found.valid, found.reason, found.energy_kwh, found.records) == (True, INCOMPLETE, None, ("x",))
    assert signed_value((), (), "record").valid is False
