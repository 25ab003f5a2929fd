import math
from random import Random

import pytest

from app.domain.correlation import Correlation
from app.domain.monte_carlo import (
    Shape,
    Spread,
    numerical_tolerance,
    propagate,
    propagate_until_stable,
    validated,
)

TRIALS = 60_000


@pytest.mark.parametrize(
    ("shape", "scale", "dof", "u", "half_95"),
    [
        (Shape.NORMAL, 0.5, None, 0.5, 0.98),
        (Shape.STUDENT, 0.5, 5.0, 0.5 * math.sqrt(5 / 3), 0.5 * 2.5706),
        (Shape.STUDENT, 0.5, None, 0.5, 0.98),
        (Shape.RECTANGULAR, 2.0, None, 2 / math.sqrt(3), 1.9),
        (Shape.TRIANGULAR, 2.0, None, 2 / math.sqrt(6), 2 * (1 - math.sqrt(0.05))),
        (Shape.ARCSINE, 2.0, None, 2 / math.sqrt(2), 2 * math.sin(0.95 * math.pi / 2)),
    ],
)
def test_each_shape_has_its_spread_and_quantiles(
    shape: Shape, scale: float, dof: float | None, u: float, half_95: float
) -> None:
    drawn = propagate(lambda x: x[0], [Spread("x", 10.0, shape, scale, dof)], TRIALS, Random(1), 0.95)
    assert drawn.trials == TRIALS
    assert drawn.mean == pytest.approx(10, abs=0.02)
    assert drawn.u == pytest.approx(u, rel=0.02)
    assert drawn.symmetric == pytest.approx((10 - half_95, 10 + half_95), abs=0.03)


def test_the_same_seed_gives_the_same_digits() -> None:
    inputs = [Spread("x", 0.0, Shape.NORMAL, 1.0), Spread("y", 0.0, Shape.STUDENT, 1.0, 4)]
    assert propagate(sum, inputs, 10_000, Random(7), 0.95) == propagate(sum, inputs, 10_000, Random(7), 0.95)
    assert propagate(sum, inputs, 10_000, Random(7), 0.95) != propagate(sum, inputs, 10_000, Random(8), 0.95)


def test_the_shortest_interval_of_a_skewed_result_lies_lower() -> None:
    """NPL DEM-ES-011, 9.2: y = ln x, x rectangular 0.1 to 1.1: -1.895 to 0.095 is the shortest."""
    drawn = propagate(lambda x: math.log(x[0]), [Spread("x", 0.6, Shape.RECTANGULAR, 0.5)], 150_000, Random(2), 0.95)
    assert (drawn.mean, drawn.u) == pytest.approx((-0.665, 0.606), abs=0.005)
    assert drawn.shortest == pytest.approx((-1.895, 0.095), abs=0.015)
    assert drawn.shortest[1] - drawn.shortest[0] < drawn.symmetric[1] - drawn.symmetric[0]


def test_correlated_normal_inputs_move_together() -> None:
    inputs = [
        Spread("a", 1.0, Shape.NORMAL, 3.0),
        Spread("free", 0.0, Shape.RECTANGULAR, math.sqrt(3)),
        Spread("b", 2.0, Shape.NORMAL, 4.0),
    ]
    drawn = propagate(sum, inputs, TRIALS, Random(3), 0.95, [Correlation("a", "b", -0.5)])
    assert drawn.mean == pytest.approx(3, abs=0.06)
    assert drawn.u == pytest.approx(math.sqrt(9 + 16 - 12 + 1), rel=0.01)


@pytest.mark.parametrize(
    "correlation", [Correlation("a", "x", 0.5), Correlation("a", "b", 2.0), Correlation("a", "c", 0.1)]
)
def test_correlations_that_cannot_be_drawn(correlation: Correlation) -> None:
    inputs = [Spread("a", 0, Shape.NORMAL, 1), Spread("b", 0, Shape.NORMAL, 1), Spread("c", 0, Shape.TRIANGULAR, 1)]
    with pytest.raises(ValueError, match="correlat"):
        propagate(sum, inputs, 10_000, Random(1), 0.95, [correlation])


def test_too_few_trials_for_the_tails() -> None:
    with pytest.raises(ValueError, match="few"):
        propagate(sum, [Spread("x", 0, Shape.NORMAL, 1)], 30, Random(1), 0.95)


def test_batches_go_on_until_the_digits_stand() -> None:
    inputs = [Spread(str(number), 0.0, Shape.RECTANGULAR, math.sqrt(3)) for number in range(4)]
    one, stable = propagate_until_stable(sum, inputs, Random(1), 0.95, digits=1)
    assert stable
    two, stable = propagate_until_stable(sum, inputs, Random(1), 0.95, digits=2)
    assert stable
    assert two.trials > one.trials >= 20_000
    assert two.u == pytest.approx(2.0, abs=0.05)
    nothing, stable = propagate_until_stable(sum, [Spread("x", 5.0, Shape.NORMAL, 0.0)], Random(1), 0.95)
    assert (nothing.mean, nothing.u, nothing.trials, stable) == (5.0, 0.0, 20_000, True)


def test_what_never_stands_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.domain.monte_carlo._MOST_BATCHES", 3)
    heavy = [Spread("x", 0.0, Shape.STUDENT, 1.0, 1.0)]  # no variance: its u wanders for ever
    drawn, stable = propagate_until_stable(sum, heavy, Random(1), 0.95)
    assert not stable
    assert drawn.trials == 30_000


@pytest.mark.parametrize(
    ("u", "digits", "tolerance"), [(0.00035, 2, 0.5e-5), (0.0353687, 2, 0.0005), (0.0353687, 1, 0.005), (9.96, 2, 0.5)]
)
def test_numerical_tolerance_of_supplement_1(u: float, digits: int, tolerance: float) -> None:
    assert numerical_tolerance(u, digits) == pytest.approx(tolerance, rel=1e-12)


def test_the_budget_is_validated_where_both_ends_agree() -> None:
    assert validated(1.0, 0.5, 0.25, (0.5004, 1.4996), 3)
    assert not validated(1.0, 0.5, 0.25, (0.4991, 1.5), 3)
    assert not validated(1.0, 0.5, 0.25, (0.5, 1.5009), 3)
    assert validated(1.0, 0.0, 0.0, (1.0, 1.0), 2)
