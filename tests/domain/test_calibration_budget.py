"""What a file may state beyond the plain sum: sensitivities, correlations, its own k, a roll-over, trials."""

import json
import math
from random import Random
from typing import Any

import jsonschema
import pytest
from GTC import set_correlation, ureal

from app.domain.calibration import CheckedPointResult, PointResult, evaluate
from app.domain.calibration_check import read_calibration
from app.domain.calibration_input import MonteCarloPlan
from app.domain.calibration_problem import Problem
from app.domain.calibration_trial import with_trials
from app.domain.codec import encode
from app.domain.decision import Outcome
from app.domain.errors import BadInput
from tests.domain.test_calibration import EV_1, NUMBER_KEYS, SCHEMAS, ev_1, point_of, result_of, with_point

Json = dict[str, Any]
LINES = EV_1["points"][0]["budget"]


def refused(**values: object) -> BadInput:
    with pytest.raises(BadInput) as caught:
        result_of(with_point(**values))
    assert caught.value.exit_code == 2
    return caught.value


def checked(data: Json, seed: int = 1) -> CheckedPointResult:
    given = with_trials(read_calibration(data, "RUN.json"), 60_000, seed)
    point = evaluate(given, "RUN.json", Random).points[0]
    assert isinstance(point, CheckedPointResult)
    return point


def test_a_sensitivity_scales_its_line() -> None:
    plain, scaled = point_of(EV_1), point_of(with_point(budget=[{**LINES[0], "sensitivity": -3}, *LINES[1:]]))
    assert scaled.components[1].u_percent == pytest.approx(0.075, rel=1e-15)
    assert scaled.u_c == pytest.approx(math.sqrt(plain.u_c**2 - 0.025**2 + 0.075**2), rel=1e-12)
    assert point_of(with_point(budget=[{**LINES[0], "sensitivity": 1}, *LINES[1:]])) == plain


@pytest.mark.parametrize("r", [0.7, -0.4, 1.0, -1.0])
@pytest.mark.parametrize("sensitivity", [1.0, -2.0])
def test_correlated_lines_agree_with_gtc(r: float, sensitivity: float) -> None:
    correlations = [{"a": "drift", "b": "reference certificate", "r": r}]
    budget = [LINES[0], {**LINES[1], "sensitivity": sensitivity}, LINES[2]]
    point = point_of(with_point(correlations=correlations, budget=budget))
    numbers = {
        component.source: ureal(
            0.0,
            component.u_percent,
            component.dof or math.inf,
            independent=component.source not in correlations[0].values(),
        )
        for component in point_of(with_point(budget=[LINES[0], LINES[1], LINES[2]])).components
    }
    set_correlation(r, numbers["drift"], numbers["reference certificate"])
    numbers["drift"] = sensitivity * numbers["drift"]
    model = sum(numbers.values(), ureal(0.0, 0.0))
    assert point.u_c == pytest.approx(model.u, rel=1e-9)
    assert point.nu_eff == pytest.approx(model.df, rel=1e-9)


def test_correlated_lines_of_finite_degrees_of_freedom_demand_k() -> None:
    budget = [{**LINES[0], "degrees_of_freedom": 30}, *LINES[1:]]
    correlations = [{"a": "drift", "b": "reference certificate", "r": 0.5}]
    error = refused(budget=budget, correlations=correlations)
    assert (error.data["field"], error.data["problem"]) == ("points[16 A].k", Problem.FACTOR_NEEDED)
    point = point_of(with_point(budget=budget, correlations=correlations, k=2.1))
    assert (point.nu_eff, point.k, point.U) == (None, 2.1, 2.1 * point.u_c)


def test_a_stated_k_replaces_the_computed_one() -> None:
    point, plain = point_of(with_point(k=2)), point_of(EV_1)
    assert (point.k, point.u_c, point.nu_eff) == (2.0, plain.u_c, plain.nu_eff)
    assert pytest.approx(2 * plain.u_c, rel=1e-15) == point.U


def test_advice_is_computed_with_the_stated_k_and_correlations() -> None:
    correlations = [{"a": "drift", "b": "reference certificate", "r": 1.0}]
    few = point_of(with_point(limit_percent=0.2, correlations=correlations, k=2))
    assert few.decision is Outcome.INCONCLUSIVE
    assert pytest.approx(2 * few.u_c) == few.U


@pytest.mark.parametrize(
    ("pairs", "place", "problem"),
    [
        ([("drift", "nothing", 0.5)], 1, Problem.UNKNOWN),
        ([("drift", "drift", 0.5)], 1, Problem.CONTRADICTION),
        ([("drift", "temperature", 0.5), ("temperature", "drift", 0.1)], 2, Problem.DUPLICATE),
        ([("drift", "temperature", 1.5)], 1, Problem.OUT_OF_RANGE),
        (
            [
                ("drift", "temperature", 0.9),
                ("temperature", "register resolution", 0.9),
                ("register resolution", "drift", -0.9),
            ],
            3,
            Problem.IMPOSSIBLE,
        ),
    ],
)
def test_correlations_that_cannot_be_are_named(
    pairs: list[tuple[str, str, float]], place: int, problem: Problem
) -> None:
    error = refused(correlations=[{"a": a, "b": b, "r": r} for a, b, r in pairs])
    assert error.data == {"point": "16 A", "field": f"points[16 A].correlations[{place}]", "problem": problem}


def test_a_name_of_two_lines_cannot_be_correlated() -> None:
    error = refused(budget=[*LINES, LINES[1]], correlations=[{"a": "drift", "b": "temperature", "r": 0.5}])
    assert error.data["problem"] is Problem.AMBIGUOUS


def test_a_register_that_rolled_over_has_the_same_error() -> None:
    def roll(data: Json) -> None:
        data["points"][0]["register_rollover_kwh"] = "1250.000"
        data["points"][0]["runs"][1]["stop_kwh"] = "4.604"  # 1254.604
        data["points"][0]["runs"][2].update(start_kwh="4.604", stop_kwh="14.637")

    assert point_of(ev_1(roll)) == point_of(EV_1)


def test_trials_agree_with_a_budget_that_is_nearly_normal() -> None:
    pooled = {"kind": "pooled", "standard_percent": 0.02, "degrees_of_freedom": 200}
    point = checked(with_point(budget=[pooled, *LINES]))
    trial = point.monte_carlo
    assert trial.trials == 60_000
    assert trial.mean_percent == pytest.approx(point.mean_percent, abs=0.001)
    assert trial.u_percent == pytest.approx(point.u_c, rel=0.02)
    assert trial.low_percent == pytest.approx(point.mean_percent - point.U, abs=0.002)
    assert trial.high_percent == pytest.approx(point.mean_percent + point.U, abs=0.002)
    assert trial.tolerance_percent == 0.0005


def test_one_rectangular_line_alone_is_not_what_the_budget_says() -> None:
    """EA-4/02, S9: a rectangular line alone has k = 1.65 for 95 %, and ends at its half width."""
    data = with_point(
        runs=[{"start_kwh": str(n * 20), "stop_kwh": str(n * 20 + 10), "reference_kwh": "10"} for n in range(2)],
        register_reading="synchronised",
        reference_resolution_kwh="0",
        budget=[{"source": "drift", "distribution": "rectangular", "half_width_percent": 0.3}],
    )
    point = checked(data)
    assert point.U > 0.3
    assert point.monte_carlo.high_percent == pytest.approx(0.3 * 0.9545, abs=0.003)
    assert not point.monte_carlo.validated


def test_few_runs_have_no_variance_and_wide_tails() -> None:
    trial = checked(EV_1).monte_carlo
    assert trial.u_percent is None  # t with 2 degrees of freedom
    assert trial.high_percent - trial.low_percent > 2 * point_of(EV_1).U
    assert not trial.validated


@pytest.mark.parametrize(
    ("reading", "register_type", "shape"),
    [
        ("difference", None, "rectangular"),
        ("difference", "float32", "triangular"),
        ("reset_truncated", None, "u_shaped"),
        ("synchronised", "float32", "normal"),
    ],
)
def test_every_shape_of_line_is_propagated_with_its_u(reading: str, register_type: str | None, shape: str) -> None:
    line = {
        "source": "it",
        "distribution": shape,
        "half_width_percent": 0.05,
        **({"k": 2} if shape == "normal" else {}),
    }
    pooled = {"kind": "pooled", "standard_percent": 0.01, "degrees_of_freedom": 100}
    data = with_point(
        register_reading=reading, register_type=register_type, register_resolution_kwh="0.01", budget=[pooled, line]
    )
    given = with_trials(read_calibration(data, "RUN.json"), 20_000)
    point = evaluate(given, "RUN.json", Random).points[0]
    assert isinstance(point, CheckedPointResult)
    assert point.monte_carlo.u_percent == pytest.approx(point.u_c, rel=0.03)


def test_trials_of_correlated_lines() -> None:
    budget = [
        {"kind": "pooled", "standard_percent": 0.001, "degrees_of_freedom": 100},
        {"source": "certificate", "expanded_percent": 0.05, "k": 2},
        {"source": "drift", "standard_percent": 0.025, "sensitivity": -1},
    ]
    pairs = [{"a": "certificate", "b": "drift", "r": 0.9}]
    point = checked(with_point(budget=budget, correlations=pairs))
    assert point.monte_carlo.u_percent == pytest.approx(point.u_c, rel=0.03)
    bad = with_point(correlations=[{"a": "drift", "b": "temperature", "r": 0.9}])
    with pytest.raises(BadInput) as caught:
        checked(bad)
    assert (caught.value.data["field"], caught.value.data["problem"]) == (
        "points[16 A].correlations",
        Problem.NOT_NORMAL,
    )


def test_nothing_uncertain_is_validated() -> None:
    run = {"pulses": 100, "constant_imp_per_kwh": "1000", "reference_kwh": "0.1"}
    data = {"profile": EV_1["profile"], "points": [{"id": "LED", "method": "pulse", "runs": [run, run]}]}
    trial = checked(data).monte_carlo
    assert (trial.u_percent, trial.low_percent, trial.high_percent) == (0.0, 0.0, 0.0)
    assert (trial.tolerance_percent, trial.validated) == (0.0, True)


def test_trials_stand_last_and_only_where_they_were_asked_for() -> None:
    asked = read_calibration(with_point(monte_carlo={"trials": 20_000, "seed": 5}), "RUN.json")
    assert with_trials(asked, 99_999).points[0].monte_carlo == MonteCarloPlan(20_000, 5)
    result = evaluate(asked, "RUN.json", Random)
    shown = json.loads(json.dumps(encode(result), allow_nan=False))
    keys = ["id", *NUMBER_KEYS.split(), "decision", "advice"]
    assert list(shown["points"][0]) == [*keys, "monte_carlo"]
    assert shown["points"][0]["monte_carlo"]["seed"] == 5
    jsonschema.validate(shown, json.loads((SCHEMAS / "calibration-result.schema.json").read_text()))
    without = evaluate(asked, "RUN.json").points[0]  # nobody gave random numbers
    assert type(without) is PointResult
    assert list(encode(result_of(EV_1))["points"][0]) == keys
    assert {key: shown["points"][0][key] for key in keys} == encode(result_of(EV_1))["points"][0]
    assert evaluate(asked, "RUN.json", Random) == result  # the seed tells everything
