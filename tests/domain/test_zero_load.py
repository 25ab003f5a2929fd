from decimal import Decimal

import pytest

from app.domain.decision import Outcome
from app.domain.zero_load import (
    LoadTestReason,
    RegisterWatch,
    ZeroLoadRule,
    judge_starting_pulses,
    judge_starting_register,
    judge_zero_load,
    starting_pulse_seconds,
    zero_load_seconds,
)

RULE = ZeroLoadRule(seconds=600, most_current_a=0.05)


def watch(stop: str, seconds: float = 600, current_a: float | None = 0.0) -> RegisterWatch:
    return RegisterWatch(Decimal("12.345"), Decimal(stop), Decimal("0.001"), seconds, current_a)


@pytest.mark.parametrize(
    ("seen", "outcome", "reason", "digits"),
    [
        (watch("12.345"), Outcome.PASS, LoadTestReason.STOOD_STILL, 0),
        (watch("12.345", current_a=None), Outcome.PASS, LoadTestReason.STOOD_STILL, 0),
        (watch("12.346"), Outcome.FAIL, LoadTestReason.COUNTED, 1),
        (watch("12.344"), Outcome.FAIL, LoadTestReason.COUNTED, 1),
        (watch("12.3451"), Outcome.FAIL, LoadTestReason.COUNTED, 1),  # finer than its digit: it moved all the same
        (watch("12.350", seconds=60), Outcome.FAIL, LoadTestReason.COUNTED, 5),
        (watch("12.345", seconds=599.9), Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT, 0),
        (watch("12.345", current_a=0.051), Outcome.INCONCLUSIVE, LoadTestReason.CURRENT_FLOWED, 0),
        (watch("12.400", current_a=6.0), Outcome.INCONCLUSIVE, LoadTestReason.CURRENT_FLOWED, 55),
    ],
)
def test_without_current_a_register_stands_still(
    seen: RegisterWatch, outcome: Outcome, reason: LoadTestReason, digits: int
) -> None:
    verdict = judge_zero_load(seen, RULE)
    assert (verdict.outcome, verdict.reason, verdict.digits) == (outcome, reason, digits)


def test_a_rule_may_allow_a_digit() -> None:
    assert judge_zero_load(watch("12.346"), ZeroLoadRule(600, most_digits=1)).outcome is Outcome.PASS


def test_durations_of_r_46() -> None:
    # 1000 imp/kWh, three phases, 230 V, Ist 0.02 A
    assert zero_load_seconds(1000, 3, 230, 0.02) == pytest.approx(3600 * 240_000 / (1000 * 3 * 230 * 0.02))
    tau = starting_pulse_seconds(1000, 3, 230, 0.02)
    assert tau == pytest.approx(260.87, abs=0.005)
    assert tau * 3 * 230 * 0.02 == pytest.approx(3600)  # one pulse is 1 Wh


@pytest.mark.parametrize(
    ("pulses", "watched", "outcome", "reason"),
    [
        ((40.0, 140.0), 200.0, Outcome.PASS, LoadTestReason.COUNTED),
        ((150.0, 300.0), 300.0, Outcome.PASS, LoadTestReason.COUNTED),
        ((40.0, 190.1), 200.0, Outcome.FAIL, LoadTestReason.TOO_SLOW),
        ((151.0, 200.0), 200.0, Outcome.FAIL, LoadTestReason.TOO_SLOW),
        ((40.0,), 190.1, Outcome.FAIL, LoadTestReason.TOO_SLOW),
        ((40.0,), 150.0, Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT),
        ((), 150.1, Outcome.FAIL, LoadTestReason.STOOD_STILL),
        ((), 149.0, Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT),
    ],
)
def test_at_the_starting_current_two_pulses_come_in_time(
    pulses: tuple[float, ...], watched: float, outcome: Outcome, reason: LoadTestReason
) -> None:
    verdict = judge_starting_pulses(pulses, tau_s=100.0, watched_s=watched)
    assert (verdict.outcome, verdict.reason, verdict.digits) == (outcome, reason, len(pulses))


@pytest.mark.parametrize(
    ("stop", "seconds", "outcome", "reason", "digits"),
    [
        ("12.346", 30, Outcome.PASS, LoadTestReason.COUNTED, 1),
        ("12.345", 30, Outcome.INCONCLUSIVE, LoadTestReason.TOO_SHORT, 0),
        ("12.345", 120, Outcome.FAIL, LoadTestReason.STOOD_STILL, 0),
        ("12.340", 120, Outcome.FAIL, LoadTestReason.STOOD_STILL, 0),
    ],
)
def test_at_half_an_ampere_a_register_counts(
    stop: str, seconds: float, outcome: Outcome, reason: LoadTestReason, digits: int
) -> None:
    # 0.5 A at 230 V is one digit of 1 Wh in 31.3 s
    verdict = judge_starting_register(watch(stop, seconds, 0.5), load_w=115.0)
    assert (verdict.outcome, verdict.reason, verdict.digits) == (outcome, reason, digits)
