"""Published worked examples and those made for this program, to their printed digits.

GUM 4.4.3, EA-4/02 S2 to S12, k of EA-4/02, EV-1 to EV-5, EV-7 and the JCGM 106 examples stand beside the code they
test: ``test_uncertainty``, ``test_calibration``, ``test_decision``, ``test_student``.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from random import Random

import pytest

from app.domain.cable_loss import check_compensation, loss_kwh, squared_current
from app.domain.correlation import simultaneous
from app.domain.guard_band import acceptance_factor, dobbert_factor, root_sum_square_factor
from app.domain.measurement_model import Quantity, evaluate_model, expand_model, output_covariance
from app.domain.monte_carlo import Shape, Spread, propagate
from app.domain.resolution import minimum_energy
from app.domain.risk import global_risk, process_sd, specific_risk
from app.domain.student import student_k
from app.domain.uncertainty import Component, effective_dof

TRIALS = 100_000


def end_gauge(x: Sequence[float]) -> float:
    """GUM H.1: l = ls + d - ls(da th + al dt), d = d0 + its two corrections, in nm."""
    ls, d, random_, systematic, al, th, da, dt = x
    return ls + d + random_ + systematic - ls * (da * th + al * dt)


END_GAUGE = (
    Quantity("ls", 50_000_623, 75 / 3, 18),
    Quantity("d", 215, 5.8, 24),
    Quantity("d random", 0, 3.9, 5),
    Quantity("d systematic", 0, 6.7, 8),
    Quantity("al", 11.5e-6, 2e-6 / math.sqrt(3)),
    Quantity("th", -0.1, math.hypot(0.2, 0.5 / math.sqrt(2))),
    Quantity("da", 0, 1e-6 / math.sqrt(3), 50),
    Quantity("dt", 0, 0.05 / math.sqrt(3), 2),
)


def test_gum_h1_as_a_model() -> None:
    result = evaluate_model(end_gauge, END_GAUGE)
    assert round(result.y) == 50_000_838
    by_name = dict(zip((each.name for each in END_GAUGE), result.contributions, strict=True))
    assert [round(by_name[name], 1) for name in ("ls", "d", "d random", "d systematic")] == [25.0, 5.8, 3.9, 6.7]
    assert (by_name["al"], by_name["th"]) == pytest.approx((0, 0), abs=1e-06)
    assert round(by_name["da"], 4) == 2.8868
    assert round(abs(by_name["dt"]), 3) == 16.599
    assert round(result.u_c, 4) == 31.6639
    assert round(result.nu_eff or 0, 2) == 16.75
    total = expand_model(result, END_GAUGE, 0.99)
    assert (round(total.k, 4), round(total.U, 2)) == (2.9208, 92.48)
    assert round(student_k(result.nu_eff or 0, 0.99), 4) == 2.9035
    assert round(student_k(result.nu_eff or 0, 0.99) * result.u_c, 2) == 91.94


def test_gum_h1_uncertainty_of_the_difference() -> None:
    parts = [Component("", 5.8, 24), Component("", 3.9, 5), Component("", 6.7, 8)]
    assert round(math.hypot(*(part.u_percent for part in parts)), 1) == 9.7
    exact = [Component("", 13 / math.sqrt(5), 24), Component("", 10 / student_k(5, 0.95), 5), Component("", 20 / 3, 8)]
    assert [round(part.u_percent, 4) for part in exact] == [5.8138, 3.8902, 6.6667]
    assert round(math.hypot(*(part.u_percent for part in parts)), 3) == 9.682
    assert round(effective_dof(parts) or 0, 2) == 25.45


SIMULTANEOUS = (  # V, mA, rad
    (5.007, 19.663, 1.0456),
    (4.994, 19.639, 1.0438),
    (5.005, 19.640, 1.0468),
    (4.990, 19.685, 1.0428),
    (4.999, 19.678, 1.0433),
)


def test_gum_h2_correlated_means() -> None:
    names = ("V", "I", "phi")
    means, us, pairs = simultaneous(names, [(v, i / 1000, phi) for v, i, phi in SIMULTANEOUS])
    inputs = [Quantity(name, mean, u, 4) for name, mean, u in zip(names, means, us, strict=True)]
    resistance = evaluate_model(lambda x: x[0] / x[1] * math.cos(x[2]), inputs, pairs)
    reactance = evaluate_model(lambda x: x[0] / x[1] * math.sin(x[2]), inputs, pairs)
    impedance = evaluate_model(lambda x: x[0] / x[1], inputs, pairs)
    results = (resistance, reactance, impedance)
    assert [round(each.y, 4) for each in results] == [127.7322, 219.8465, 254.2597]
    assert [round(each.u_c, 5) for each in results] == [0.07107, 0.29558, 0.23634]
    assert [each.nu_eff for each in results] == [None, None, None]  # correlated, finite: no Welch-Satterthwaite
    coefficients = [
        output_covariance(a, b, inputs, pairs) / a.u_c / b.u_c
        for a, b in ((resistance, reactance), (resistance, impedance), (reactance, impedance))
    ]
    assert [round(each, 3) for each in coefficients] == [-0.588, -0.485, 0.993]  # table H.4


@pytest.mark.parametrize(
    ("shape", "scale", "half_width"), [(Shape.NORMAL, 1.0, 3.92), (Shape.RECTANGULAR, math.sqrt(3), 3.88)]
)
def test_supplement_1_tables_2_and_3(shape: Shape, scale: float, half_width: float) -> None:
    inputs = [Spread(str(number), 0.0, shape, scale) for number in range(4)]
    drawn = propagate(sum, inputs, TRIALS, Random(4), 0.95)
    assert drawn.u == pytest.approx(2.0, abs=0.01)
    assert drawn.symmetric == pytest.approx((-half_width, half_width), abs=0.035)


def viscosity(x: Sequence[float]) -> float:
    """NIST TN 1900, E3: falling ball viscometer, mPa s."""
    calibrated, ball, sample, liquid, seconds, liquid_seconds = x
    return calibrated * (ball - sample) / (ball - liquid) * seconds / liquid_seconds


VISCOMETER = (
    Quantity("calibration liquid", 4.63, 0.0463),
    Quantity("ball", 2217, 0.5),
    Quantity("sample", 1180, 0.5),
    Quantity("liquid", 810, 0.5),
    Quantity("time", 61.0, 6.1),
    Quantity("time in liquid", 36.6, 5.49),
)


def test_nist_tn_1900_e3() -> None:
    linear = evaluate_model(viscosity, VISCOMETER)
    assert round(linear.y, 2) == 5.69
    # The note prints u = 1.11, which is what the trials say; the linear sum of its data is 0.1806 of 5.687.
    assert linear.u_c == pytest.approx(linear.y * math.sqrt(0.01**2 + 0.1**2 + 0.15**2), rel=2e-5)
    spreads = [Spread(each.name, each.value, Shape.NORMAL, each.u) for each in VISCOMETER]
    drawn = propagate(viscosity, spreads, TRIALS, Random(3), 0.95)
    assert drawn.mean == pytest.approx(5.82, abs=0.01)
    assert drawn.u == pytest.approx(1.11, abs=0.01)
    assert drawn.symmetric == pytest.approx((4.05, 8.39), abs=0.04)


@pytest.mark.parametrize(("value", "risk"), [(10, 0.012419), (10.5, 0.105738), (12, 0.993790)])
def test_risk_1(value: float, risk: float) -> None:
    assert round(specific_risk(value, 9, 11, 0.4), 6) == risk


@pytest.mark.parametrize(
    ("in_tolerance", "percent", "conditional"),
    [
        (0.60, 4.83860, 8.26008),
        (0.70, 3.92234, 5.72322),
        (0.80, 2.85583, 3.63227),
        (0.90, 1.59995, 1.79880),
        (0.95, 0.87101, 0.92390),
        (0.99, 0.19992, 0.20244),
    ],
)
def test_risk_2_by_in_tolerance_probability(in_tolerance: float, percent: float, conditional: float) -> None:
    sd = process_sd(1.0, in_tolerance)
    risk = global_risk((-1, 1), (-1, 1), 0.0, sd, sd / 4)
    assert round(100 * risk.false_accept, 5) == percent
    assert round(100 * (risk.conditional_false_accept or 0), 5) == conditional


def test_risk_2_deaver() -> None:
    plain = global_risk((-2, 2), (-2, 2), 0.0, 1.0, 0.25)
    assert (round(plain.false_accept, 6), round(plain.false_reject, 6)) == (0.008006, 0.014851)
    guarded = global_risk((-2, 2), (-1.82, 1.82), 0.0, 1.0, 0.5)
    assert (round(guarded.false_accept, 6), round(guarded.false_reject, 6)) == (0.008052, 0.066106)


@pytest.mark.parametrize(("tur", "factor"), [(1.5, 0.759882), (2, 0.859177), (3, 0.948227), (4, 0.986720)])
def test_risk_3_dobbert(tur: float, factor: float) -> None:
    assert round(dobbert_factor(tur), 6) == factor


@pytest.mark.parametrize(("tur", "factor"), [(2, 0.866025), (4, 0.968246)])
def test_risk_3_root_sum_of_squares(tur: float, factor: float) -> None:
    assert round(root_sum_square_factor(tur), 6) == factor


@pytest.mark.parametrize(("r", "risk"), [(0.0, 0.5), (0.83, 0.05), (1.0, 0.025), (1.5, 0.0016)])
def test_guard_factor_and_the_risk_at_the_acceptance_limit(r: float, risk: float) -> None:
    """ILAC-G8, table 1: w = 0 up to 50 %, 0.83 U below 5 %, U below 2.5 %, 1.5 U below 0.16 %."""
    at_limit = specific_risk(acceptance_factor(r, tur=10), -math.inf, 1.0, 0.1 / 2)
    assert at_limit == 0.5 if r == 0 else 0.8 * risk < at_limit < risk


@pytest.mark.parametrize(("share", "kwh"), [(0.1, 0.41), (0.05, 0.82), (0.02, 2.04), (0.01, 4.08)])
def test_energy_from_which_the_last_digit_counts_little(share: float, kwh: float) -> None:
    assert round(minimum_energy(0.001, share), 2) == kwh


def test_100_digit_steps_alone_leave_a_resolution_of_0_41_percent() -> None:
    assert round(100 * (1 / math.sqrt(6)) / 100, 2) == round(minimum_energy(1.0, 0.408248) * 0.408248 / 100, 2) == 0.41


def test_ev_6_cable_loss() -> None:
    checked = check_compensation(
        mains=(Decimal("2935.600"), Decimal("2965.100")),
        device=(Decimal("2905.600"), Decimal("2934.600")),
        loss=(Decimal("0.0"), Decimal("0.5")),
        digit_kwh=Decimal("0.1"),
    )
    assert (checked.mains_kwh, checked.device_kwh, checked.loss_kwh) == (Decimal("29.5"), Decimal("29"), Decimal("0.5"))
    assert checked.difference_kwh == 0
    assert checked.agrees


def test_2_milliohm_at_300_ampere_lose_180_wh_an_hour() -> None:
    lost = loss_kwh(0.002, squared_current([(0, 300), (3600, 300)]))
    assert lost == pytest.approx(0.180, rel=1e-12)
    assert round(100 * lost / (400 * 300 / 1000), 2) == 0.15
