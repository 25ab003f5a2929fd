import math

import pytest
from GTC import ureal
from GTC.reporting import k_factor
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.resolution import float32_step
from app.domain.student import normal_k, student_k, student_tail
from app.domain.uncertainty import (
    Component,
    Distribution,
    combine,
    coverage_factor,
    effective_dof,
    mean_and_s,
    pooled_s,
    reliability_dof,
    runs_needed,
    standard_uncertainty,
)

GUM_4_4_3 = (
    "96.90 98.18 98.25 98.61 99.03 99.49 99.56 99.74 99.89 100.07 "
    "100.33 100.42 100.68 100.95 101.11 101.20 101.57 101.84 102.36 102.72"
)
EA_4_02_K = {1: 13.97, 2: 4.53, 3: 3.31, 4: 2.87, 5: 2.65, 6: 2.52, 7: 2.43, 8: 2.37, 10: 2.28, 20: 2.13, 50: 2.05}


def lines(*values: tuple[float, float | None]) -> list[Component]:
    return [Component(str(number), u, dof) for number, (u, dof) in enumerate(values)]


@pytest.mark.parametrize(("nu", "k"), EA_4_02_K.items())
def test_k_is_the_table_of_ea_4_02(nu: int, k: float) -> None:
    assert round(student_k(nu, 0.9545), 2) == k


def test_k_of_infinitely_many_degrees_of_freedom_is_two() -> None:
    assert round(coverage_factor(None, 0.9545), 2) == 2.00


def test_k_of_gum_h1() -> None:
    assert round(student_k(16, 0.99), 4) == 2.9208


@pytest.mark.parametrize("coverage", [0.5, 0.6827, 0.9, 0.95, 0.9545, 0.99, 0.9973, 0.999999])
@pytest.mark.parametrize("nu", [0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 10, 29, 101, 500, 999, 1000, 1001, 1e5, 1e12])
def test_student_agrees_with_an_independent_implementation(nu: float, coverage: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert student_k(nu, coverage) == pytest.approx(stats.t.isf((1 - coverage) / 2, nu), rel=1e-12)


def test_student_has_closed_forms_for_one_and_two_degrees_of_freedom() -> None:
    for coverage in (0.5, 0.9545, 0.999, 1 - 1e-9):
        assert student_k(1, coverage) == pytest.approx(1 / math.tan(math.pi * (1 - coverage) / 2), rel=1e-11)
        assert student_k(2, coverage) == pytest.approx(coverage * math.sqrt(2 / (1 - coverage**2)), rel=1e-6)


def test_tail_at_zero_is_one_half() -> None:
    assert student_tail(0.0, 5) == 0.5


@pytest.mark.parametrize("coverage", [1 - 2**-53, 0.9999999999999])
def test_the_furthest_coverage_still_has_a_k(coverage: float) -> None:
    assert math.isfinite(student_k(1, coverage))
    assert 7 < normal_k(coverage) < 9


@settings(max_examples=60)
@given(nu=st.floats(0.6, 3000), coverage=st.floats(0.5, 0.9999))
def test_k_gives_its_coverage_and_falls_towards_the_normal_one(nu: float, coverage: float) -> None:
    k = student_k(nu, coverage)
    assert 1 - 2 * student_tail(k, nu) == pytest.approx(coverage, rel=1e-9)
    assert normal_k(coverage) <= k
    assert student_k(nu + 1, coverage) < k


def test_gum_4_4_3() -> None:
    values = [float(text) for text in GUM_4_4_3.split()]
    mean, s = mean_and_s(values)
    assert s is not None
    assert round(mean, 3) == 100.145
    assert round(s, 5) == 1.48884
    assert round(s / math.sqrt(len(values)), 5) == 0.33292
    assert round(standard_uncertainty(4, Distribution.RECTANGULAR), 4) == 2.3094
    assert round(standard_uncertainty(4, Distribution.TRIANGULAR), 4) == 1.6330


def test_other_distributions() -> None:
    assert standard_uncertainty(1, Distribution.U_SHAPED) == pytest.approx(0.70710678, rel=1e-8)
    assert standard_uncertainty(0.05, Distribution.NORMAL, 2) == 0.025


@pytest.mark.parametrize("k", [None, 0.0, -2.0])
def test_a_normal_half_width_needs_its_k(k: float | None) -> None:
    with pytest.raises(ValueError, match="k"):
        standard_uncertainty(1, Distribution.NORMAL, k)


def test_gum_h1_end_gauge() -> None:
    parts = lines((25, 18), (5.8, 24), (3.9, 5), (6.7, 8), (0.5e-6 / math.sqrt(3) * 1e7, 50), (16.599, 2))
    total = combine(parts, 0.99)
    assert round(total.u_c, 3) == pytest.approx(31.664, abs=0.001)
    assert total.nu_eff is not None
    assert round(total.nu_eff, 2) == 16.75
    assert round(total.k, 4) == 2.9208
    assert round(total.U, 2) == pytest.approx(92.48, abs=0.01)
    untruncated = student_k(total.nu_eff, 0.99)
    assert round(untruncated, 4) == 2.9035
    assert round(untruncated * total.u_c, 2) == 91.94


def test_ea_4_02_s2_s3_s4_s12() -> None:
    root3 = math.sqrt(3)
    s2 = combine(lines((22.5, None), *((a / root3, None) for a in (15, 25, 10, 10))), 0.9545)
    assert (round(s2.u_c, 3), round(s2.U, 1), s2.nu_eff) == (29.262, 58.5, None)
    s3 = combine(lines((2.5, None), (5.8, None), (1.6, None), (3.2, None), (4.1, None), (0.7, 4)), 0.9545)
    assert (round(s3.u_c, 3), round(s3.U)) == (8.366, 17)
    s4 = combine(lines(*((u, None) for u in (15, 17.3, 18.5, 16.62, 11.8, 3.87)), (5.37, 4)), 0.9545)
    assert (round(s4.u_c, 2), round(s4.U)) == (36.41, 73)
    s12 = combine(lines((6.0e-4, 2), (6.8e-4, None)), 0.9545)
    assert s12.nu_eff is not None
    assert (round(s12.u_c, 6), round(s12.nu_eff, 2), round(s12.k, 2), round(s12.U, 5)) == (
        9.07e-4,
        10.44,
        2.28,
        2.07e-3,
    )


def test_ev_2_few_runs() -> None:
    total = combine(lines((0.06, 2), (0.03, None)), 0.9545)
    assert round(total.u_c, 7) == 0.0670820
    assert total.nu_eff == pytest.approx(3.125, rel=1e-12)
    assert (round(total.k, 6), round(total.U, 6)) == (3.306830, 0.221829)


def test_four_equal_lines_of_ten_degrees_of_freedom_have_exactly_forty() -> None:
    assert effective_dof(lines(*((0.1, 10.0),) * 4)) == 40.0


def test_noise_of_doubles_does_not_cost_a_degree_of_freedom() -> None:
    assert coverage_factor(19.999999999999996, 0.9545) == student_k(20, 0.9545)
    assert coverage_factor(19.99, 0.9545) == student_k(19, 0.9545)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        ((0.0, 2.0),),
        ((0.0, 2.0), (0.1, None)),
        ((0.1, None),),
        ((1e-90, 2.0), (1.0, None)),
        ((1e-80, 1e300), (1, None)),
    ],
)
def test_infinite_or_undefined_degrees_of_freedom_are_none(parts: tuple[tuple[float, float | None], ...]) -> None:
    total = combine(lines(*parts), 0.9545)
    assert total.nu_eff is None
    assert total.k == normal_k(0.9545)
    assert math.isfinite(total.U)


def test_less_than_one_degree_of_freedom_is_refused() -> None:
    with pytest.raises(ValueError, match="degree"):
        combine(lines((0.1, 0.9)), 0.9545)


_DOF = st.one_of(st.none(), st.integers(1, 200).map(float), st.floats(1, 500))
_LINE = st.tuples(st.floats(1e-4, 10), _DOF)


@settings(max_examples=200)
@given(parts=st.lists(_LINE, min_size=1, max_size=12))
def test_random_budgets_agree_with_gtc(parts: list[tuple[float, float | None]]) -> None:
    total = combine(lines(*parts), 0.9545)
    model = sum((ureal(0.0, u, math.inf if dof is None else dof) for u, dof in parts), ureal(0.0, 0.0))
    assert total.u_c == pytest.approx(model.u, rel=1e-9)
    if total.nu_eff is None:
        assert all(dof is None for _, dof in parts)
        return
    assert total.nu_eff == pytest.approx(model.df, rel=1e-9)
    whole = math.floor(total.nu_eff * (1 + 1e-12))
    if whole < 50_000:  # beyond 100,000 GTC takes the normal distribution
        assert total.k == pytest.approx(k_factor(whole, 95.45), rel=1e-9)


@settings(max_examples=100)
@given(parts=st.lists(_LINE, min_size=1, max_size=8), scale=st.floats(1e-6, 1e6))
def test_invariants_of_a_budget(parts: list[tuple[float, float | None]], scale: float) -> None:
    total = combine(lines(*parts), 0.9545)
    assert max(u for u, _ in parts) <= total.u_c * (1 + 1e-15)
    assert total.u_c <= sum(u for u, _ in parts) * (1 + 1e-15)
    finite = [dof for _, dof in parts if dof is not None]
    if total.nu_eff is not None:
        assert total.nu_eff >= min(finite) * (1 - 1e-12)
    bigger = combine(lines(*((scale * u, dof) for u, dof in parts)), 0.9545)
    assert bigger.u_c == pytest.approx(scale * total.u_c, rel=1e-12)
    assert (bigger.nu_eff is None) == (total.nu_eff is None)
    turned = combine(lines(*reversed(parts)), 0.9545)
    assert turned.u_c == pytest.approx(total.u_c, rel=1e-14)


def test_statistics_of_runs() -> None:
    assert mean_and_s([0.4]) == (0.4, None)
    mean, s = mean_and_s([1.0, 3.0])
    assert mean == 2.0
    assert s == pytest.approx(math.sqrt(2), rel=1e-15)


def test_pooled_s_weighs_by_degrees_of_freedom() -> None:
    s, dof = pooled_s([(3.0, 2), (1.0, 3), (9.0, 1)])
    assert s == pytest.approx(math.sqrt(11 / 3), rel=1e-15)
    assert dof == 3
    with pytest.raises(ValueError, match="series"):
        pooled_s([(1.0, 1)])


@pytest.mark.parametrize(("share", "dof"), [(0.10, 50), (0.25, 8), (0.50, 2)])
def test_degrees_of_freedom_of_an_estimated_u(share: float, dof: float) -> None:
    assert reliability_dof(share) == pytest.approx(dof)


@pytest.mark.parametrize(
    ("value", "step"),
    [
        (5000, 0.00048828),
        (10_000, 0.00097656),
        (100_000, 0.0078125),
        (131_072, 0.015625),
        (131_071.99, 0.0078125),
        (1e6, 0.0625),
        (1e7, 1),
        (-1e7, 1),
    ],
)
def test_ev_7_step_of_a_float32_register(value: float, step: float) -> None:
    assert float32_step(value) == pytest.approx(step, rel=1e-5)


def test_float32_step_of_the_smallest_numbers() -> None:
    assert float32_step(0.0) == float32_step(1e-44) == 2.0**-149


def test_runs_needed_is_the_fewest_that_reach_the_target() -> None:
    others = lines((0.03, None))
    needed = runs_needed(0.1, others, 0.12, 0.9545)
    assert needed is not None
    reached = [combine([Component("s", 0.1 / math.sqrt(n), n - 1), *others], 0.9545).U for n in (needed - 1, needed)]
    assert reached[0] > 0.12 >= reached[1]
    assert runs_needed(0.1, others, 0.05, 0.9545) is None
