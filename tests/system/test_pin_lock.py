"""The app lock: guesses get slower, restarts do not help."""

import pytest

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.system.pin_lock import PinLock
from app.system.wrapping import Cost
from tests.fakes.clock import FakeClock

CHEAP = Cost(memory_kib=64, rounds=1, lanes=1)


def wrong(lock: PinLock) -> float:
    """Try a wrong PIN and return the wait it brought."""
    with pytest.raises(ComputerCannot) as error:
        lock.check("0000")
    assert error.value.reason is Reason.PIN_WRONG
    return lock.wait_s


def test_right_pin_after_restart() -> None:
    lock = PinLock(FakeClock(), cost=CHEAP)
    assert not lock.has_pin
    assert lock.stored == ""
    lock.choose("4711")
    again = PinLock(FakeClock(), lock.stored, CHEAP)
    assert again.has_pin
    again.check("4711")
    assert "4711" not in lock.stored


def test_waits_grow_survive_a_restart_and_end() -> None:
    clock = FakeClock()
    lock = PinLock(clock, cost=CHEAP)
    lock.choose("4711")
    waits = []
    for _ in range(12):
        waits.append(wrong(lock))
        lock = PinLock(clock, lock.stored, CHEAP)
        clock.advance(lock.wait_s)
    assert waits[:6] == [0, 0, 5, 10, 20, 40]
    assert waits[-1] == 300
    lock.check("4711")
    assert wrong(lock) == 0


def test_during_the_wait_even_the_right_pin_is_not_read() -> None:
    clock = FakeClock()
    lock = PinLock(clock, cost=CHEAP)
    lock.choose("4711")
    for _ in range(3):
        wrong(lock)
    with pytest.raises(ComputerCannot):
        lock.check("4711")
    clock.advance(-86400)  # setting the clock back neither helps nor locks for ever
    assert 0 < lock.wait_s <= 300


def test_no_pin_chosen_opens_nothing() -> None:
    with pytest.raises(ComputerCannot):
        PinLock(FakeClock(), cost=CHEAP).check("")
    with pytest.raises(BadInput):
        PinLock(FakeClock(), cost=CHEAP).choose("123")
