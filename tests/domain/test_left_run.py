"""What a restart finds of the run that was under way, and what may still be compared (rules 18 and 19)."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.domain.charge_fact import ChargeBegan, ChargeLeft
from app.domain.errors import Reason, Refused
from app.domain.fact import Fact, RunDiscarded, RunMeasured, SavedFact, VisitOpened
from app.domain.left_run import (
    LeftRun,
    RegisterSeen,
    check_register,
    check_still,
    check_taking_up,
    left_run,
    most_energy,
    own_charges,
)
from app.domain.meter_fact import Method
from app.domain.run_fact import RegisterTold, RunBegun
from app.domain.station import OwnCharge, Register
from app.domain.visit import VisitState

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OPENED = VisitOpened("small", "small", 1, "limits", "Yard", "CP1", "SN-1", "1.6", "WO-1", "M. Lind")
BEGUN = RunBegun("16 A", 2, "as_found", "register", "sdm630", AT, Decimal("7.0"), "0104", AT, "4711")
BEGIN = Register(1, Decimal("100.000"))
BEGAN = ChargeBegan(1, "T2", Decimal("100.000"), "16 A", 2)


def state(*facts: Fact) -> VisitState:
    """Return a visit with these facts."""
    every = (OPENED, *facts)
    return VisitState("v", tuple(SavedFact("v", number, AT, fact) for number, fact in enumerate(every, 1)))


def measured(number: int = 2, point: str = "16 A") -> RunMeasured:
    """Return a run that counts."""
    one = Decimal(1)
    return RunMeasured(point, number, f"T{number}", one, one, one, one, one, AT, AT)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ((), None),
        ((measured(1),), None),
        ((BEGUN,), None),
        ((BEGUN, BEGAN), "T2"),
        ((BEGUN, BEGAN, measured(1), measured(2, "6 A")), "T2"),
        ((BEGAN, BEGUN), None),
        ((BEGUN, ChargeBegan(1, "T1", None)), None),
        ((BEGUN, ChargeBegan(1, "T1", None, "16 A", 2), BEGAN), "T2"),
    ],
)
def test_the_charge_of_the_run_under_way_is_the_last_that_began_for_it(
    facts: tuple[Fact, ...], found: str | None
) -> None:
    left = left_run(state(*facts))
    assert (left.charge.transaction if left and left.charge else None) == found
    assert (left is not None) is (BEGUN in facts)


@pytest.mark.parametrize("end", [measured(2), RunDiscarded("16 A", 2, "no_load", "T2", left_running=True)])
def test_a_run_that_counts_or_is_discarded_is_not_under_way(end: Fact) -> None:
    assert left_run(state(BEGUN, BEGAN, end)) is None
    again = left_run(state(BEGUN, BEGAN, end, BEGUN))
    assert again is not None
    assert again.charge is None  # begun again, and the charge of before is not its own


def test_what_the_station_told_later_completes_what_it_told_with_the_begin() -> None:
    begin = RegisterTold("T2", "begin", Decimal("100.001"), AT, "Transaction.Begin", "signed begin")
    end = RegisterTold("T2", "end", Decimal("101.5"), AT, "Transaction.End", "signed end", "PowerLoss")
    left = left_run(state(BEGUN, BEGAN, RegisterTold("T1", "end", Decimal(1)), begin, end))
    assert left is not None
    assert left.charge == OwnCharge(
        1,
        "T2",
        Register(1, Decimal("100.001"), AT, "Transaction.Begin", "signed begin"),
        ended=True,
        end=Register(1, Decimal("101.5"), AT, "Transaction.End", "signed end"),
        reason="PowerLoss",
    )
    assert left.as_charge().begin == left.charge.begin


def test_own_charges_are_those_that_may_run_and_those_whose_end_may_be_told_again() -> None:
    done = ChargeBegan(1, "T1", Decimal("99"), "16 A", 1, signed="signed")
    silent = ChargeBegan(1, "T0", None)
    found = own_charges(
        state(
            silent, ChargeLeft("T0", stopped=True), done, RegisterTold("T1", "end", None, reason="Remote"),
            measured(1), BEGUN, BEGAN, ChargeBegan(2, "T3", None),
        )
    )  # fmt: skip
    assert found == (
        OwnCharge(1, "T1", Register(1, Decimal("99"), signed="signed"), ended=True, reason="Remote"),
        OwnCharge(1, "T2", Register(1, Decimal("100.000"))),
        OwnCharge(2, "T3"),
    )


def left(method: Method = "register", begin: Register | None = BEGIN, serial: str = "4711") -> LeftRun:
    """Return a run whose charge began."""
    begun = RunBegun("16 A", 2, "as_found", method, "sdm630", AT, reference_serial=serial)
    return LeftRun(begun, OwnCharge(1, "T2", begin))


@pytest.mark.parametrize(
    ("run", "reference", "serial", "reason"),
    [
        (left(), "sdm630", "4711", None),
        (left("signed"), "sdm630", "4711", None),
        (left(serial=""), "sdm630", "", None),
        (left(), "sdm630", "4712", Reason.REFERENCE_CHANGED),
        (left(), "sdm630", "", Reason.REFERENCE_CHANGED),
        (left(), "manual", "4711", Reason.REFERENCE_CHANGED),
        (left("pulse"), "sdm630", "4711", Reason.COUNT_LOST),
        (left("power_time"), "sdm630", "4711", Reason.COUNT_LOST),
        (left(begin=None), "sdm630", "4711", Reason.BEGIN_UNKNOWN),
    ],
)
def test_a_run_is_taken_up_with_the_same_reference_where_registers_tell_all_of_it(
    run: LeftRun, reference: str, serial: str, reason: Reason | None
) -> None:
    if reason is None:
        check_taking_up(run, reference, serial)
        return
    with pytest.raises(Refused) as error:
        check_taking_up(run, reference, serial)
    assert (error.value.reason, error.value.where) == (reason, "16 A")


@pytest.mark.parametrize(
    ("now", "most", "reason"),
    [
        ("7.5", "1.0", None),
        ("8.0", "1.0", None),
        ("8.1", None, None),
        ("8.1", "1.0", Reason.LEAPT),
        ("7.4", "1.0", Reason.BACKWARDS),
        ("0.0", None, Reason.BACKWARDS),
    ],
)
def test_the_register_of_the_reference_only_goes_on_by_what_the_load_can_draw(
    now: str, most: str | None, reason: Reason | None
) -> None:
    seen = RegisterSeen(Decimal("7.0"), Decimal("7.5"), Decimal(now))
    if reason is None:
        check_register("16 A", seen, Decimal(most) if most else None)
        return
    with pytest.raises(Refused) as error:
        check_register("16 A", seen, Decimal(most) if most else None)
    assert error.value.reason is reason


def test_the_most_energy_is_a_thousand_volts_times_the_limit_and_never_negative() -> None:
    assert most_energy(Decimal(16), timedelta(minutes=30)) == Decimal("8.05")
    assert most_energy(Decimal(16), timedelta(hours=-1)) == Decimal("0.05")


LATER = AT + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (Register(1, Decimal("101.500"), LATER), None),
        (Register(1, Decimal("101.5004"), LATER), None),  # a finer register within the last digit of the end
        (Register(1, Decimal("101.4996"), LATER), None),
        (Register(1, Decimal("101.501"), LATER), Reason.OTHER_LOAD),
        (Register(1, Decimal("101.499"), LATER), Reason.OTHER_LOAD),
        (Register(1, Decimal("101.500"), AT), Reason.STANDSTILL_UNPROVEN),
        (Register(1, Decimal("101.500")), Reason.STANDSTILL_UNPROVEN),
        (None, Reason.STANDSTILL_UNPROVEN),
    ],
)
def test_only_a_register_read_after_the_end_proves_that_nothing_flowed_since(
    now: Register | None, reason: Reason | None
) -> None:
    end = Register(1, Decimal("101.500"), AT)
    if reason is None:
        check_still("16 A", end, now)
        return
    with pytest.raises(Refused) as error:
        check_still("16 A", end, now)
    assert error.value.reason is reason


def test_an_end_without_a_time_proves_nothing() -> None:
    with pytest.raises(Refused) as error:
        check_still("16 A", Register(1, Decimal("101.500")), Register(1, Decimal("101.500"), LATER))
    assert error.value.reason is Reason.STANDSTILL_UNPROVEN
