import math
from random import Random

import pytest
from GTC import multiple_ureal, set_correlation, ureal
from GTC.reporting import k_factor
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.correlation import Correlation
from app.domain.resolution import float32_step
from app.domain.student import normal_k, student_k
from app.domain.uncertainty import (
    Component,
    Distribution,
    FactorNeeded,
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


def random_budget(random: Random) -> list[tuple[float, float | None]]:
    """Lines over five decades; a third of them with infinitely many degrees of freedom."""
    count = random.randint(1, 12)
    return [
        (10 ** random.uniform(-4, 1), random.choice([None, float(random.randint(1, 200)), random.uniform(1, 500)]))
        for _ in range(count)
    ]


def test_1000_random_budgets_agree_with_gtc_to_1e_9() -> None:
    random, finite, expanded = Random(1), 0, 0
    for _ in range(1000):
        parts = random_budget(random)
        total = combine(lines(*parts), 0.9545)
        model = sum((ureal(0.0, u, math.inf if dof is None else dof) for u, dof in parts), ureal(0.0, 0.0))
        assert total.u_c > 0
        assert total.u_c == pytest.approx(model.u, rel=1e-9)
        if total.nu_eff is None:
            assert math.isinf(model.df)
            continue
        finite += 1
        assert total.nu_eff == pytest.approx(model.df, rel=1e-9)
        whole = math.floor(total.nu_eff * (1 + 1e-12))
        if whole < 50_000:  # beyond 100,000 GTC takes the normal distribution
            expanded += 1
            assert pytest.approx(k_factor(whole, 95.45) * model.u, rel=1e-9) == total.U
    assert finite > 800
    assert expanded > 600  # so that neither branch is empty


def correlated_budget(seed: int, finite: bool) -> tuple[list[Component], list[Correlation]]:
    """Lines of random size and possible correlations between them: a random matrix times itself, scaled to 1."""
    random = Random(seed)
    count = random.randint(2, 7)
    rows = [[random.gauss(0, 1) for _ in range(count)] for _ in range(count)]
    length = [math.hypot(*row) for row in rows]
    pairs = [
        Correlation(str(a), str(b), sum(x * y for x, y in zip(rows[a], rows[b], strict=True)) / length[a] / length[b])
        for b in range(count)
        for a in range(b)
    ]
    dof = float(random.randint(3, 60)) if finite else None
    tied = [Component(str(number), random.uniform(0.01, 2), dof) for number in range(count)]
    free = [
        Component(f"free {number}", random.uniform(0.01, 2), random.choice([None, random.uniform(1, 90)]))
        for number in range(random.randint(0, 4))
    ]
    return [*tied, *free], pairs


@pytest.mark.parametrize("seed", range(150))
def test_correlated_budgets_agree_with_gtc(seed: int) -> None:
    parts, pairs = correlated_budget(seed, finite=False)
    tied = {name for pair in pairs for name in (pair.a, pair.b)}
    numbers = {
        line.source: ureal(0.0, line.u_percent, line.dof or math.inf, independent=line.source not in tied)
        for line in parts
    }
    for pair in pairs:
        set_correlation(pair.r, numbers[pair.a], numbers[pair.b])
    model = sum(numbers.values(), ureal(0.0, 0.0))
    total = combine(parts, 0.9545, pairs)
    assert total.u_c == pytest.approx(model.u, rel=1e-9)
    if total.nu_eff is None:
        assert all(line.dof is None for line in parts)
    else:
        assert total.nu_eff == pytest.approx(model.df, rel=1e-9)
        assert total.k == coverage_factor(total.nu_eff, 0.9545)


@pytest.mark.parametrize("seed", range(40))
def test_correlated_lines_of_finite_degrees_of_freedom_need_their_k(seed: int) -> None:
    parts, pairs = correlated_budget(seed, finite=True)
    tied = [line for line in parts if not line.source.startswith("free")]
    numbers = multiple_ureal([0.0] * len(tied), [line.u_percent for line in tied], tied[0].dof)
    for pair in pairs:
        set_correlation(pair.r, numbers[int(pair.a)], numbers[int(pair.b)])
    others = [ureal(0.0, line.u_percent, line.dof or math.inf) for line in parts[len(tied) :]]
    with pytest.raises(FactorNeeded, match="k"):
        combine(parts, 0.9545, pairs)
    total = combine(parts, 0.9545, pairs, k=2.5)
    assert total.u_c == pytest.approx(sum([*numbers, *others], ureal(0.0, 0.0)).u, rel=1e-9)
    assert (total.nu_eff, total.k, total.U) == (None, 2.5, 2.5 * total.u_c)


def test_what_is_fully_correlated_adds_up_or_cancels() -> None:
    parts = lines((0.3, None), (0.4, None))
    assert combine(parts, 0.9545, [Correlation("0", "1", 1.0)]).u_c == pytest.approx(0.7, rel=1e-15)
    assert combine(parts, 0.9545, [Correlation("0", "1", -1.0)]).u_c == pytest.approx(0.1, rel=1e-14)
    same = lines((0.3, None), (0.3, None))
    gone = combine(same, 0.9545, [Correlation("0", "1", -1.0)])
    assert (gone.u_c, gone.nu_eff, gone.U) == (0.0, None, 0.0)
    nothing = lines((0.0, None), (0.0, None))
    assert combine(nothing, 0.9545, [Correlation("0", "1", 0.5)]).u_c == 0.0


def test_a_correlation_of_nothing_needs_no_k() -> None:
    zero_r = combine(lines((0.3, 5), (0.4, None)), 0.9545, [Correlation("0", "1", 0.0)])
    assert zero_r == combine(lines((0.3, 5), (0.4, None)), 0.9545)
    zero_u = combine(lines((0.0, 5), (0.4, None)), 0.9545, [Correlation("0", "1", 0.9)])
    assert (zero_u.u_c, zero_u.nu_eff) == (0.4, None)


def test_a_stated_k_leaves_the_degrees_of_freedom_as_they_are() -> None:
    parts = lines((0.06, 2), (0.03, None))
    stated = combine(parts, 0.9545, k=2.0)
    assert stated.nu_eff == combine(parts, 0.9545).nu_eff
    assert pytest.approx(2 * stated.u_c) == stated.U
    assert combine(lines((0.1, 0.5)), 0.9545, k=2.0).nu_eff == 0.5


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
