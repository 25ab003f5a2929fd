import math

import pytest

from app.domain.correlation import Correlation, CorrelationFault, covariance_sum, factor, fault, matrix, simultaneous

NAMES = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("pairs", "place", "kind"),
    [
        ([("a", "b", 0.5), ("b", "x", 0.5)], 1, CorrelationFault.UNKNOWN),
        ([("a", "a", 0.5)], 0, CorrelationFault.ITSELF),
        ([("a", "b", 0.5), ("b", "a", 0.5)], 1, CorrelationFault.DUPLICATE),
        ([("a", "b", 1.01)], 0, CorrelationFault.OUT_OF_RANGE),
        ([("a", "b", -1.01)], 0, CorrelationFault.OUT_OF_RANGE),
        ([("a", "b", math.nan)], 0, CorrelationFault.OUT_OF_RANGE),
        ([("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)], 2, CorrelationFault.IMPOSSIBLE),
        ([("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 0.5)], 2, CorrelationFault.IMPOSSIBLE),
    ],
)
def test_correlations_that_cannot_be(pairs: list[tuple[str, str, float]], place: int, kind: CorrelationFault) -> None:
    assert fault(NAMES, [Correlation(*pair) for pair in pairs]) == (place, kind)


def test_a_name_of_two_inputs_tells_nothing() -> None:
    assert fault(["a", "b", "a"], [Correlation("a", "b", 0.5)]) == (0, CorrelationFault.AMBIGUOUS)


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0)],
        [("a", "b", -1.0), ("b", "c", -1.0), ("a", "c", 1.0)],
        [("a", "b", 0.999999), ("b", "c", 0.999999), ("a", "c", 0.999998)],  # rounded, nearly singular
    ],
)
def test_correlations_that_can(pairs: list[tuple[str, str, float]]) -> None:
    assert fault(NAMES, [Correlation(*pair) for pair in pairs]) is None


def test_the_triangle_times_itself_is_the_matrix() -> None:
    rows = matrix(NAMES, [Correlation("a", "b", 0.6), Correlation("c", "b", -0.3)])
    lower = factor(rows)
    assert lower is not None
    for i in range(3):
        for j in range(3):
            assert sum(lower[i][n] * lower[j][n] for n in range(3)) == pytest.approx(rows[i][j], abs=1e-15)


def test_variance_of_a_sum_and_of_a_difference() -> None:
    pair = [Correlation("a", "b", 0.5)]
    assert covariance_sum([3.0, 4.0], [3.0, 4.0], ["a", "b"], pair) == 9 + 16 + 12
    assert covariance_sum([3.0, -4.0], [3.0, -4.0], ["a", "b"], pair) == 9 + 16 - 12
    assert covariance_sum([3.0, 4.0], [3.0, -4.0], ["a", "b"], pair) == 9 - 16 + 0.5 * (3 * -4 + 4 * 3)
    with pytest.raises(ValueError, match="x"):
        covariance_sum([1.0], [1.0], ["a"], [Correlation("a", "x", 0.1)])


def test_inputs_observed_together() -> None:
    means, us, pairs = simultaneous(("a", "b", "c"), [(1.0, 2.0, 5.0), (2.0, 4.0, 5.0), (3.0, 6.0, 5.0)])
    assert means == (2.0, 4.0, 5.0)
    assert us == pytest.approx((1 / math.sqrt(3), 2 / math.sqrt(3), 0.0))
    assert pairs == (Correlation("a", "b", 1.0), Correlation("a", "c", 0.0), Correlation("b", "c", 0.0))
    with pytest.raises(ValueError, match="two"):
        simultaneous(("a",), [(1.0,)])
