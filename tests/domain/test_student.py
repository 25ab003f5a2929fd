import math

import pytest
from GTC.reporting import k_factor
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.student import normal_k, one_sided_z, student_k, student_tail

COVERAGES = [0.5, 0.6827, 0.9, 0.95, 0.9545, 0.99, 0.9973, 0.9999, 0.999999, 1 - 1e-9]


@pytest.mark.parametrize("coverage", COVERAGES)
def test_every_whole_number_up_to_a_thousand_agrees_with_an_independent_implementation(coverage: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    expected = stats.t.isf((1 - coverage) / 2, range(1, 1001))
    for nu, k in enumerate(expected, 1):
        assert student_k(nu, coverage) == pytest.approx(k, rel=1e-12), nu


@pytest.mark.parametrize("coverage", COVERAGES)
@pytest.mark.parametrize("nu", [0.5, 0.7, 1.5, 2.5, 3.0001, 9.9, 33.3, 59.5, 60, 61, 1e4, 1e6, 1e12])
def test_other_degrees_of_freedom_agree_as_well(nu: float, coverage: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert student_k(nu, coverage) == pytest.approx(stats.t.isf((1 - coverage) / 2, nu), rel=1e-12)


@pytest.mark.parametrize("nu", [1, 2, 3, 4, 7, 16, 29, 60, 101, 1000])
def test_gtc_says_the_same(nu: int) -> None:
    assert student_k(nu, 0.9545) == pytest.approx(k_factor(nu, 95.45), rel=1e-9)


def test_student_has_closed_forms_for_one_and_two_degrees_of_freedom() -> None:
    for coverage in (0.5, 0.9545, 0.999, 1 - 1e-9):
        assert student_k(1, coverage) == pytest.approx(1 / math.tan(math.pi * (1 - coverage) / 2), rel=1e-11)
        assert student_k(2, coverage) == pytest.approx(coverage * math.sqrt(2 / (1 - coverage**2)), rel=1e-6)


def test_tail_at_zero_is_one_half() -> None:
    assert student_tail(0.0, 5) == 0.5


@pytest.mark.parametrize("coverage", [1 - 2**-53, 0.9999999999999])
@pytest.mark.parametrize("nu", [1, 2, 2.5, 3, 40, 500])
def test_the_furthest_coverage_still_has_a_k(coverage: float, nu: float) -> None:
    assert math.isfinite(student_k(nu, coverage))
    assert 1 - student_tail(student_k(nu, coverage), nu) == pytest.approx(1, rel=1e-12)
    assert 7 < normal_k(coverage) < 9


@settings(max_examples=60)
@given(nu=st.floats(0.6, 3000), coverage=st.floats(0.5, 0.9999))
def test_k_gives_its_coverage_and_falls_towards_the_normal_one(nu: float, coverage: float) -> None:
    k = student_k(nu, coverage)
    assert 1 - 2 * student_tail(k, nu) == pytest.approx(coverage, rel=1e-9)
    assert normal_k(coverage) <= k
    assert student_k(nu + 1, coverage) < k


@pytest.mark.parametrize(
    ("probability", "z"), [(0.80, 0.8416), (0.90, 1.2816), (0.95, 1.6449), (0.99, 2.3263), (0.999, 3.0902)]
)
def test_z_table_of_jcgm_106(probability: float, z: float) -> None:
    assert round(one_sided_z(probability), 4) == z
    assert one_sided_z(probability) == pytest.approx(normal_k(2 * probability - 1), rel=1e-12)
