import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.decision import (
    DecisionRule,
    Limits,
    Outcome,
    conformity_probability,
    decide,
    measurement_capability,
    tur,
    worst,
)


def limits(rule: DecisionRule, limit: float = 1.0, ratio: float = 0.3333, guard: float = 1.0) -> Limits:
    return Limits(limit_percent=limit, rule=rule, max_uncertainty_ratio=ratio, guard_factor=guard)


EV_3 = [
    (0.80, "pass", 0.999968, 6),
    (0.90, "pass", 0.977250, 6),
    (0.95, "conditional_pass", 0.841345, 6),
    (1.00, "conditional_pass", 0.5, 6),
    (1.05, "conditional_fail", 0.158655, 6),
    (1.20, "fail", 3.17e-5, 7),
    (-0.95, "conditional_pass", 0.841345, 6),
]


@pytest.mark.parametrize(("error", "outcome", "probability", "digits"), EV_3)
def test_ev_3_non_binary_and_probability(error: float, outcome: str, probability: float, digits: int) -> None:
    assert decide(error, 0.10, limits(DecisionRule.NON_BINARY)) == outcome
    assert round(conformity_probability(error, -1, 1, 0.05) or 0, digits) == probability


@pytest.mark.parametrize(
    ("error", "simple", "guarded"),
    [
        (0.80, "pass", "pass"),
        (0.90, "pass", "pass"),
        (0.95, "pass", "fail"),
        (1.00, "pass", "fail"),
        (-1.00, "pass", "fail"),
        (1.05, "fail", "fail"),
        (1.20, "fail", "fail"),
    ],
)
def test_simple_and_guarded(error: float, simple: str, guarded: str) -> None:
    assert decide(error, 0.10, limits(DecisionRule.SIMPLE)) == simple
    assert decide(error, 0.10, limits(DecisionRule.GUARDED)) == guarded


def test_the_upper_guard_bound_is_inclusive() -> None:
    quarter = limits(DecisionRule.NON_BINARY, ratio=0.25)
    assert decide(1.25, 0.25, quarter) == Outcome.CONDITIONAL_FAIL
    assert decide(math.nextafter(1.25, 2), 0.25, quarter) == Outcome.FAIL


def test_a_smaller_guard_factor_moves_both_bounds() -> None:
    half = limits(DecisionRule.NON_BINARY, ratio=0.25, guard=0.5)
    assert decide(0.875, 0.25, half) == Outcome.PASS
    assert decide(1.125, 0.25, half) == Outcome.CONDITIONAL_FAIL
    assert decide(1.1875, 0.25, half) == Outcome.FAIL  # beyond the guard band, though U still reaches the limit


def test_an_uncertainty_at_its_bound_decides_and_beyond_does_not() -> None:
    quarter = limits(DecisionRule.SIMPLE, ratio=0.25)
    assert decide(0.0, 0.25, quarter) == Outcome.PASS
    assert decide(0.0, math.nextafter(0.25, 1), quarter) == Outcome.INCONCLUSIVE


def test_a_certain_failure_comes_before_inconclusive() -> None:
    assert decide(3.0, 0.5, limits(DecisionRule.SIMPLE)) == Outcome.FAIL
    assert decide(-1.5, 0.5, limits(DecisionRule.SIMPLE)) == Outcome.INCONCLUSIVE  # |e| - U = T is not beyond


def test_nothing_is_rounded_before_deciding() -> None:
    assert decide(1.0000000001, 0.1, limits(DecisionRule.SIMPLE)) == Outcome.FAIL


@given(
    error=st.floats(-5, 5),
    expanded=st.floats(0, 5),
    rule=st.sampled_from(DecisionRule),
    guard=st.floats(0, 2),
    ratio=st.floats(0.05, 1),
)
def test_invariants_of_a_decision(
    error: float, expanded: float, rule: DecisionRule, guard: float, ratio: float
) -> None:
    judged = limits(rule, ratio=ratio, guard=guard)
    outcome = decide(error, expanded, judged)
    assert decide(-error, expanded, judged) == outcome
    if outcome is Outcome.PASS:
        assert abs(error) <= 1
        assert expanded <= judged.target_percent
        assert decide(error / 2, expanded, judged) == Outcome.PASS
    if abs(error) - expanded > 1:
        assert outcome is Outcome.FAIL


def test_the_worst_outcome_is_the_verdict() -> None:
    order = ["pass", "conditional_pass", "conditional_fail", "inconclusive", "fail"]
    for place, name in enumerate(order):
        assert worst(Outcome(each) for each in reversed(order[: place + 1])) == name
    assert [outcome.value for outcome in Outcome if outcome.positive] == ["pass", "conditional_pass"]


def test_ratios() -> None:
    assert round(tur(1.0, 0.0716237) or 0, 2) == 13.96
    assert tur(1.0, 0.0) is None
    assert tur(1e300, 1e-300) is None
    assert measurement_capability(-1.0, 1.0, 0.05) == pytest.approx(10.0)
    assert measurement_capability(-1.0, 1.0, 0.0) is None


@pytest.mark.parametrize(
    ("value", "lower", "upper", "u", "probability"),
    [
        (-5.47, -math.inf, -5.40, 0.05, 0.9192),
        (509.7, 490, math.inf, 8.6, 0.9890),
        (13.6, 12.5, 16.3, 1.8, 0.6626),
    ],
)
def test_jcgm_106_examples(value: float, lower: float, upper: float, u: float, probability: float) -> None:
    assert round(conformity_probability(value, lower, upper, u) or 0, 4) == probability


@pytest.mark.parametrize(("mean", "risk"), [(10, 0.012419), (10.5, 0.105738), (12, 0.993790)])
def test_risk_1_specific_risk(mean: float, risk: float) -> None:
    assert round(1 - (conformity_probability(mean, 9, 11, 0.4) or 0), 6) == risk


def test_probability_without_uncertainty_is_undefined_and_far_tails_keep_their_digits() -> None:
    assert conformity_probability(0.5, -1, 1, 0.0) is None
    below = conformity_probability(-2.0, -1, 1, 0.1)
    above = conformity_probability(2.0, -1, 1, 0.1)
    assert below == above == pytest.approx(7.619853024160527e-24, rel=1e-12)
