import math
from collections.abc import Sequence
from random import Random

import pytest
from GTC import cos, exp, log, set_correlation, sqrt, ureal

from app.domain.correlation import Correlation
from app.domain.measurement_model import Quantity, evaluate_model, expand_model, sensitivities
from app.domain.uncertainty import FactorNeeded


def mixed(x: Sequence[float]) -> float:
    return x[0] * x[1] / x[2] + math.exp(x[3] / 10) - math.sqrt(x[2]) * math.cos(x[0]) + math.log(x[1])


def mixed_by_gtc(a: object, b: object, c: object, d: object) -> object:
    return a * b / c + exp(d / 10) - sqrt(c) * cos(a) + log(b)  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(60))
def test_random_models_agree_with_gtc(seed: int) -> None:
    random = Random(seed)
    correlated = seed % 2
    inputs = [
        Quantity(
            name,
            random.uniform(1, 20),
            10 ** random.uniform(-5, -1),
            None if random.random() < 0.5 or (correlated and name in "ab") else random.uniform(2, 80),
        )
        for name in "abcd"
    ]
    pairs = [Correlation("a", "b", random.uniform(-0.95, 0.95))] if correlated else []
    numbers = [
        ureal(each.value, each.u, each.dof or math.inf, independent=not (correlated and each.name in "ab"))
        for each in inputs
    ]
    if correlated:
        set_correlation(pairs[0].r, numbers[0], numbers[1])
    expected = mixed_by_gtc(*numbers)
    result = evaluate_model(mixed, inputs, pairs)
    assert result.y == pytest.approx(expected.x, rel=1e-12)  # type: ignore[attr-defined]
    assert result.u_c == pytest.approx(expected.u, rel=1e-9)  # type: ignore[attr-defined]
    if result.nu_eff is not None:
        assert result.nu_eff == pytest.approx(expected.df, rel=1e-8)  # type: ignore[attr-defined]
    expanded = expand_model(result, inputs, 0.9545, pairs)
    assert expanded.u_c == pytest.approx(result.u_c, rel=1e-12)
    assert (expanded.nu_eff is None) == (result.nu_eff is None)
    if result.nu_eff is not None:
        assert expanded.nu_eff == pytest.approx(result.nu_eff, rel=1e-12)


@pytest.mark.parametrize(
    ("value", "u"), [(0.0, 0.0), (0.0, 1e-12), (1e9, 0.0), (1e-9, 1e-15), (3.0, 100.0), (-5.0, 0.1)]
)
def test_a_slope_is_found_at_any_size(value: float, u: float) -> None:
    assert sensitivities(lambda x: 7 * x[0] + 2, [Quantity("x", value, u)])[0] == pytest.approx(7, rel=1e-6)


def test_the_edge_of_where_a_model_is_defined_is_approached_from_inside() -> None:
    # a step as wide as u would leave the domain of the root
    (slope,) = sensitivities(lambda x: math.sqrt(x[0]), [Quantity("x", 0.01, 1.0)])
    assert slope == pytest.approx(5.0, rel=1e-6)
    (slope,) = sensitivities(lambda x: 1 / x[0], [Quantity("x", 1.0, 1.0)])  # 1/0 at the first step
    assert slope == pytest.approx(-1.0, rel=1e-6)


def test_a_model_without_a_derivative_is_refused() -> None:
    with pytest.raises(ValueError, match="derivative"):
        sensitivities(lambda x: math.log(x[0]), [Quantity("x", -1.0, 0.001)])


def test_correlated_inputs_of_finite_degrees_of_freedom_need_k() -> None:
    inputs = [Quantity("a", 1.0, 0.1, 4), Quantity("b", 1.0, 0.2, 4)]
    pairs = [Correlation("a", "b", 0.5)]
    result = evaluate_model(lambda x: x[0] - x[1], inputs, pairs)
    assert result.u_c == pytest.approx(math.sqrt(0.01 + 0.04 - 0.02))
    assert result.nu_eff is None
    with pytest.raises(FactorNeeded):
        expand_model(result, inputs, 0.95, pairs)
    assert pytest.approx(2 * result.u_c) == expand_model(result, inputs, 0.95, pairs, k=2).U


def test_nothing_uncertain_has_no_degrees_of_freedom() -> None:
    result = evaluate_model(lambda x: x[0] * x[0], [Quantity("x", 2.0, 0.0, 3)])
    assert (result.y, result.u_c, result.nu_eff) == (4.0, 0.0, None)
