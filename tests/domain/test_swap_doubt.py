"""Registers of a meter swap against what the station told: both kept, the contradiction told."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.charge_fact import ChargeBegan
from app.domain.fact import Fact, RunMeasured, TestCharge
from app.domain.meter_history import meter_history
from app.domain.meter_work_fact import MeterSwapped
from app.domain.run_fact import RegisterTold
from app.domain.swap_doubt import KnownRegister, contradicts, known_register, swap_doubts
from tests.domain.facts import state_of

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def charge(name: str, begin: str, end: str | None, *, evse: int = 1, point: str = "16 A") -> list[Fact]:
    """Return a charge as it is saved; without an end it was left."""
    began: list[Fact] = [ChargeBegan(evse, name, Decimal(begin), point, 1)]
    return began if end is None else [*began, RegisterTold(name, "end", Decimal(end))]


def swap(final: str, initial: str) -> MeterSwapped:
    return MeterSwapped("PM3-1", "PM3-2", Decimal(final), Decimal(initial))


def told(*happened: Fact) -> list[tuple[str, str, str]]:
    """Return each doubt with both numbers."""
    found = swap_doubts(state_of(*happened))
    return [(one.which, f"{one.typed_kwh:f}", f"{one.told_kwh:f}") for one in found]


OLD, NEW = charge("A", "1233.000", "1234.567"), charge("B", "0.012", "1.012")


def test_registers_that_agree_are_not_doubted() -> None:
    assert told(*OLD, swap("1234.567", "0.012"), *NEW) == []
    assert told(*OLD, swap("1234.568", "0.011"), *NEW) == [], "one step: cut off here, rounded there"
    assert told(*OLD, swap("1234.5", "0.0"), *NEW) == [], "a display with one digit"
    assert told(swap("99", "0")) == [], "the station told nothing"


@pytest.mark.parametrize(
    ("final", "initial", "doubts"),
    [
        ("1234.565", "0.012", [("final", "1234.565", "1234.567")]),
        ("1234.569", "0.012", [("final", "1234.569", "1234.567")]),
        ("1234.567", "0.014", [("initial", "0.014", "0.012")]),
        ("1234.567", "0.010", [("initial", "0.010", "0.012")]),
        ("1324.567", "12", [("final", "1324.567", "1234.567"), ("initial", "12", "0.012")]),
    ],
)
def test_registers_that_contradict_the_station_are_told(
    final: str, initial: str, doubts: list[tuple[str, str, str]]
) -> None:
    assert told(*OLD, swap(final, initial), *NEW) == doubts
    first, run = OLD[0], RunMeasured(
        "16 A", 1, "A", Decimal("1233.000"), Decimal("1234.567"), None, None, Decimal(1), NOW, NOW
    )  # fmt: skip
    after = TestCharge("B", Decimal("0.012"), Decimal("1.012"), 3000.0, limit_followed=True)
    assert told(first, run, swap(final, initial), NEW[0], after) == doubts, "as runs and a test charge tell it"


def test_energy_that_flowed_untold_explains_a_higher_register_but_never_a_lower_one() -> None:
    left = charge("A", "1233.000", None)
    assert told(*left, swap("1240.000", "0.012"), *NEW) == []
    assert told(*left, swap("1232.000", "0.012"), *NEW) == [("final", "1232.000", "1233.000")]
    late = RegisterTold("B", "end", Decimal("1.012"))
    assert told(*OLD, swap("1234.567", "0.012"), ChargeBegan(1, "B", None, "16 A", 1), late) == []
    later = told(*OLD, swap("1234.567", "2.000"), ChargeBegan(1, "B", None, "16 A", 1), late)
    assert later == [("initial", "2.000", "1.012")]


def test_each_swap_is_compared_with_its_own_charges() -> None:
    both = told(*OLD, swap("1234.567", "0.012"), *NEW, swap("1.500", "7.000"), *charge("C", "7.000", "8.000"))
    assert both == [("final", "1.500", "1.012")]


def test_another_evse_has_another_meter_and_a_station_may_count_each_charge_anew() -> None:
    other = charge("X", "50.000", "51.000", evse=2, point="")
    assert told(*OLD, *other, swap("1234.567", "0.012"), *other, *NEW) == []
    anew = [*charge("A", "0", "1.5"), *charge("B", "0", "2.5")]
    assert told(*anew, swap("1234.567", "99.000"), *charge("C", "0", "1.0")) == []
    assert told(*OLD, swap("1234.567", "12.000"), *charge("C", "0", "1.0")) == [("initial", "12.000", "0")]


def test_what_is_known_while_it_is_typed() -> None:
    assert known_register(state_of()) is None
    known = known_register(state_of(*OLD))
    assert known == KnownRegister(Decimal("1234.567"))
    assert known is not None
    assert contradicts(Decimal("1243.567"), known, typed_later=True)
    assert not contradicts(Decimal("1234.567"), known, typed_later=True)
    assert known_register(state_of(*OLD, swap("1234.567", "0.012"))) is None, "of the new meter nothing was told yet"


def test_the_history_of_the_meter_tells_it_beside_what_was_typed() -> None:
    state = state_of(*OLD, swap("1243.567", "0.012"), *NEW)
    (event,) = meter_history(state, lambda text, **values: text.format(**values))
    assert event.what == (
        "Meter swapped: PM3-1 at 1243.567 kWh, PM3-2 at 0.012 kWh. The last register of the old meter, 1243.567 kWh, "
        "does not agree with the 1234.567 kWh the station told before."
    )
