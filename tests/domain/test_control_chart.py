"""The control chart: limits from the moving range, and each rule on its own."""

import math

import pytest

from app.domain.control_chart import Signal, control_chart

STEADY = [0.02, -0.02] * 10  # centre 0, mean moving range 0.04


def test_limits_come_from_the_moving_range() -> None:
    chart = control_chart(STEADY)
    assert chart is not None
    assert chart.centre == pytest.approx(0.0, abs=1e-15)
    assert chart.sigma == pytest.approx(0.04 / (2 / math.sqrt(math.pi)))
    assert chart.upper == pytest.approx(3 * chart.sigma)
    assert chart.lower == pytest.approx(-3 * chart.sigma)
    assert chart.in_control


def test_too_few_values_make_no_chart() -> None:
    assert control_chart([0.1, 0.2, 0.1, 0.2]) is None


@pytest.mark.parametrize(
    ("later", "signal"),
    [
        ([0.11], Signal.BEYOND_THREE_SIGMA),
        ([-0.11], Signal.BEYOND_THREE_SIGMA),
        ([0.08, 0.0, 0.08], Signal.TWO_OF_THREE),
        ([0.04, 0.04, 0.0, 0.04, 0.04], Signal.FOUR_OF_FIVE),
        ([0.01] * 8, Signal.EIGHT_ON_ONE_SIDE),
    ],
)
def test_each_rule_speaks_alone(later: list[float], signal: Signal) -> None:
    chart = control_chart(STEADY + later)
    assert chart is not None
    assert chart.signals[-1] == (signal,)
    assert not chart.in_control
    assert all(found == () for found in chart.signals[:-1])


@pytest.mark.parametrize("later", [[0.1], [0.08, -0.08, 0.0], [0.01] * 7])
def test_what_keeps_the_rules_gives_no_signal(later: list[float]) -> None:
    chart = control_chart(STEADY + later)
    assert chart is not None
    assert chart.in_control


def test_later_values_do_not_move_the_limits() -> None:
    before, after = control_chart(STEADY), control_chart([*STEADY, 5.0, 6.0])
    assert before is not None
    assert after is not None
    assert (before.centre, before.sigma) == (after.centre, after.sigma)


def test_values_that_never_moved_make_any_other_a_signal() -> None:
    chart = control_chart([0.1] * 6 + [0.1001], baseline=6)
    assert chart is not None
    assert Signal.BEYOND_THREE_SIGMA in chart.signals[-1]
    assert chart.signals[5] == ()
