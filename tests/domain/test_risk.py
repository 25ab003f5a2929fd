import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.guard_band import acceptance_factor, dobbert_factor, guard_factor_of, root_sum_square_factor
from app.domain.risk import global_risk, specific_risk


@settings(max_examples=60)
@given(
    half=st.floats(0.2, 3),
    guard=st.floats(0, 0.5),
    mean=st.floats(-1, 1),
    sd=st.floats(0.1, 3),
    test_sd=st.floats(0.01, 2),
)
def test_the_four_shares_make_one(half: float, guard: float, mean: float, sd: float, test_sd: float) -> None:
    tolerance = (-half, half)
    risk = global_risk(tolerance, (-half * (1 - guard), half * (1 - guard)), mean, sd, test_sd)
    good = 1 - specific_risk(mean, *tolerance, sd)
    assert risk.accepted == pytest.approx(good - risk.false_reject + risk.false_accept, abs=1e-10)
    assert 0 <= risk.false_accept <= risk.accepted + 1e-12


def test_global_risk_agrees_with_an_independent_integration() -> None:
    integrate = pytest.importorskip("scipy.integrate")
    stats = pytest.importorskip("scipy.stats")

    def accepted_and_bad(x: float) -> float:
        inside = stats.norm.cdf(0.9, x, 0.02) - stats.norm.cdf(-0.7, x, 0.02)
        return float(stats.norm.pdf(x, 0.3, 0.8) * inside)

    expected = (
        integrate.quad(accepted_and_bad, 0.85, 1.2, points=[0.88, 0.9, 0.92], epsabs=1e-14)[0]
        + integrate.quad(accepted_and_bad, -1.0, -0.65, points=[-0.72, -0.7, -0.68], epsabs=1e-14)[0]
    )
    risk = global_risk((-0.65, 0.85), (-0.7, 0.9), 0.3, 0.8, 0.02)
    assert risk.false_accept == pytest.approx(expected, rel=1e-9)


def test_one_sided_limits() -> None:
    risk = global_risk((-math.inf, 1), (-math.inf, 1), 0.0, 1.0, 0.25)
    mirrored = global_risk((-1, math.inf), (-1, math.inf), 0.0, 1.0, 0.25)
    assert risk.false_accept == pytest.approx(mirrored.false_accept, rel=1e-12)
    assert risk.false_reject == pytest.approx(mirrored.false_reject, rel=1e-12)
    assert risk.false_accept > 0


def test_nothing_accepted_has_no_share_of_bad_ones() -> None:
    assert global_risk((-1, 1), (500, 501), 0.0, 0.1, 0.1).conditional_false_accept is None


def test_small_risks_keep_their_digits() -> None:
    assert specific_risk(0.0, -1, 1, 0.1) == pytest.approx(1.523970604832094e-23, rel=1e-12)


def test_any_rule_is_a_guard_factor_of_the_limits() -> None:
    for tur in (1.5, 2.0, 4.0):
        assert acceptance_factor(guard_factor_of(dobbert_factor(tur), tur), tur) == pytest.approx(dobbert_factor(tur))
    assert acceptance_factor(1.0, 4.0) == 0.75
    assert dobbert_factor(10.0) == 1.0  # never beyond the limit itself
    assert root_sum_square_factor(1.0) == root_sum_square_factor(0.5) == 0.0


def test_dobbert_keeps_the_risk_below_two_percent_whatever_the_process() -> None:
    for tur in (1.5, 2.0, 3.0, 4.0):
        bound = dobbert_factor(tur)
        worst = max(
            global_risk((-1, 1), (-bound, bound), 0.0, sd / 10, 1 / (2 * tur)).false_accept for sd in range(2, 40)
        )
        assert worst <= 0.0205
