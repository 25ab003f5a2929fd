import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from app.domain.calibration_check import line_problem, read_calibration
from app.domain.calibration_input import BudgetLine, PulseRun, RegisterRun
from app.domain.calibration_problem import Problem
from app.domain.calibration_run_check import run_problem
from app.domain.errors import BadInput, Reason

Json = dict[str, Any]
Change = Callable[[Json], object]

GOOD: Json = {
    "profile": {
        "limit_percent": 1.0,
        "decision": "simple",
        "coverage_probability": 0.9545,
        "max_uncertainty_ratio": 0.3333,
    },
    "points": [
        {
            "id": "16 A",
            "method": "register",
            "register_resolution_kwh": "0.001",
            "reference_resolution_kwh": "0.0001",
            "runs": [
                {"start_kwh": "10.000", "stop_kwh": "11.000", "reference_kwh": "1.0001"},
                {"start_kwh": "11.000", "stop_kwh": "12.000", "reference_kwh": "1.0002"},
            ],
            "budget": [{"source": "certificate", "expanded_percent": 0.05, "k": 2}],
        }
    ],
}
PULSES: Json = {"pulses": 100, "constant_imp_per_kwh": "1000", "reference_kwh": "0.1"}
POWER_TIME: Json = {"pulses": 100, "constant_imp_per_kwh": "1000", "power_w": "7200", "seconds": "50"}


def refused(data: object) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_calibration(data, "RUN.json")
    assert caught.value.where == "RUN.json"
    assert caught.value.exit_code == 2
    return caught.value


def changed(change: Change) -> Json:
    data = copy.deepcopy(GOOD)
    change(data)
    return data


def with_run(**values: object) -> Json:
    return changed(lambda data: data["points"][0]["runs"][1].update(values))


def with_point(**values: object) -> Json:
    return changed(lambda data: data["points"][0].update(values))


def with_line(**values: object) -> Json:
    return with_point(budget=[GOOD["points"][0]["budget"][0], {"source": "drift", **values}])


def other_method(method: str, run: Json) -> Json:
    return {**GOOD, "points": [{"id": "LED", "method": method, "runs": [run, dict(run)]}]}


def test_good_input_is_read_exactly() -> None:
    given = read_calibration(GOOD, "RUN.json")
    run = given.points[0].runs[0]
    assert run.reference_kwh == Decimal("1.0001")
    assert str(run.station_kwh) == "1.000"
    assert given.profile.guard_factor == 1.0


@pytest.mark.parametrize(
    ("values", "field", "problem"),
    [
        ({"reference_kwh": "0"}, "reference_kwh", "not above zero"),
        ({"reference_kwh": "0.000"}, "reference_kwh", "not above zero"),
        ({"reference_kwh": "-1.0"}, "reference_kwh", "negative"),
        ({"reference_kwh": "1e-20"}, "reference_kwh", "out of range"),
        ({"reference_kwh": "1e300"}, "reference_kwh", "out of range"),
        ({"start_kwh": "-1"}, "start_kwh", "negative"),
        ({"stop_kwh": "-1"}, "stop_kwh", "negative"),
        ({"stop_kwh": "1e400"}, "stop_kwh", "out of range"),
        ({"start_kwh": "12.001"}, "stop_kwh", "runs backwards"),
    ],
)
def test_energies_that_cannot_be(values: Json, field: str, problem: str) -> None:
    error = refused(with_run(**values))
    assert error.reason is Reason.BAD_RUN
    assert error.data == {"point": "16 A", "run": 2, "field": field, "problem": problem}


@pytest.mark.parametrize(
    "value", ["abc", "1,5", "", "NaN", "inf", "-Infinity", float("nan"), float("inf"), None, [], {}]
)
@pytest.mark.parametrize("field", ["start_kwh", "stop_kwh", "reference_kwh"])
def test_what_is_no_number_names_its_run_and_field(value: object, field: str) -> None:
    error = refused(with_run(**{field: value}))
    assert error.reason is Reason.BAD_RUN
    assert (error.data["point"], error.data["run"], error.data["field"]) == ("16 A", 2, field)


@pytest.mark.parametrize("value", [True, False])
def test_true_is_no_number(value: bool) -> None:
    error = refused(with_run(start_kwh=value))
    assert (error.data["point"], error.data["run"], error.data["field"]) == ("16 A", 2, "start_kwh")
    in_line = refused(with_line(standard_percent=value))
    assert (in_line.data["point"], in_line.data["field"]) == ("16 A", "points[16 A].budget[2].standard_percent")
    in_profile = refused(changed(lambda data: data["profile"].update(limit_percent=value)))
    assert in_profile.data["field"] == "profile.limit_percent"
    assert "point" not in in_profile.data


def test_a_run_entered_twice() -> None:
    error = refused(with_run(start_kwh="10.0", stop_kwh="11.00", reference_kwh="1.00010"))
    assert error.reason is Reason.BAD_RUN
    assert error.data == {"point": "16 A", "run": 2, "field": "start_kwh", "problem": Problem.DUPLICATE}


@pytest.mark.parametrize("reading", ["difference", "synchronised"])
def test_a_register_that_counts_on_cannot_repeat_itself(reading: str) -> None:
    def repeat(data: Json) -> None:
        data["points"][0].update(register_reading=reading, runs=[GOOD["points"][0]["runs"][0]] * 2)

    assert refused(changed(repeat)).data["problem"] == Problem.DUPLICATE


def test_a_register_that_was_reset_may_repeat_itself_and_so_may_pulses() -> None:
    run = {"start_kwh": "0.000", "stop_kwh": "1.000", "reference_kwh": "1.0001"}
    read_calibration(with_point(register_reading="reset_truncated", runs=[run, dict(run)]), "RUN.json")
    read_calibration(other_method("pulse", PULSES), "RUN.json")
    read_calibration(other_method("power_time", POWER_TIME), "RUN.json")


def test_a_dead_meter_is_no_duplicate() -> None:
    run = {"start_kwh": "5", "stop_kwh": "5", "reference_kwh": "1"}
    read_calibration(with_point(runs=[run, dict(run)]), "RUN.json")


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_runs(count: int) -> None:
    error = refused(changed(lambda data: data["points"][0]["runs"].__delitem__(slice(count, None))))
    assert error.reason is Reason.TOO_FEW_RUNS
    assert error.data == {"point": "16 A", "run": count, "field": "runs", "problem": "too few"}


def test_no_run_is_too_few_even_with_a_pooled_s() -> None:
    pooled = {"kind": "pooled", "standard_percent": 0.1, "degrees_of_freedom": 9}
    assert refused(with_point(runs=[], budget=[pooled])).reason is Reason.TOO_FEW_RUNS


@pytest.mark.parametrize(
    ("method", "run", "field", "value"),
    [
        ("pulse", PULSES, "pulses", 0),
        ("pulse", PULSES, "pulses", -5),
        ("pulse", PULSES, "pulses", 1.5),
        ("pulse", PULSES, "pulses", 10**30),
        ("pulse", PULSES, "constant_imp_per_kwh", "0"),
        ("pulse", PULSES, "reference_kwh", "0"),
        ("power_time", POWER_TIME, "power_w", "0"),
        ("power_time", POWER_TIME, "power_w", "-7200"),
        ("power_time", POWER_TIME, "seconds", "0"),
        ("power_time", POWER_TIME, "seconds", "soon"),
        ("power_time", POWER_TIME, "pulses", 0),
        ("power_time", POWER_TIME, "constant_imp_per_kwh", "-1"),
    ],
)
def test_pulses_power_and_time_that_cannot_be(method: str, run: Json, field: str, value: object) -> None:
    error = refused(other_method(method, {**run, field: value}))
    assert error.reason is Reason.BAD_RUN
    assert (error.data["point"], error.data["run"], error.data["field"]) == ("LED", 1, field)


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"method": "guess"}, "method", Reason.WRONG_VALUE),
        ({"method": None}, "method", Reason.WRONG_VALUE),
        ({"register_resolution_kwh": "-0.001"}, "register_resolution_kwh", Reason.WRONG_VALUE),
        ({"register_resolution_kwh": "1e20"}, "register_resolution_kwh", Reason.WRONG_VALUE),
        ({"reference_resolution_kwh": "-1"}, "reference_resolution_kwh", Reason.WRONG_VALUE),
        ({"reference_resolution_kwh": "fine"}, "reference_resolution_kwh", Reason.WRONG_VALUE),
        ({"register_reading": "sometimes"}, "register_reading", Reason.WRONG_VALUE),
        ({"register_type": "float16"}, "register_type", Reason.WRONG_VALUE),
        ({"limit_percent": 0}, "limit_percent", Reason.WRONG_VALUE),
        ({"limit_percent": -1}, "limit_percent", Reason.WRONG_VALUE),
        ({"limit_percent": float("nan")}, "limit_percent", Reason.WRONG_VALUE),
        ({"limt_percent": 1}, "limt_percent", Reason.UNKNOWN_KEY),
        ({"runs": "none"}, "runs", Reason.WRONG_VALUE),
        ({"id": ""}, "id", Reason.WRONG_VALUE),
    ],
)
def test_a_wrong_point_names_its_field(values: Json, field: str, reason: Reason) -> None:
    error = refused(with_point(**values))
    assert error.reason is reason
    assert error.data["field"] == f"points[{error.data['point']}].{field}"


@pytest.mark.parametrize("field", ["register_resolution_kwh", "reference_resolution_kwh", "runs", "method"])
def test_a_missing_key_is_named(field: str) -> None:
    error = refused(changed(lambda data: data["points"][0].pop(field)))
    assert error.reason is Reason.MISSING_KEY
    assert (error.data["point"], error.data["field"]) == ("16 A", f"points[16 A].{field}")


def test_a_point_without_id_is_named_by_its_number() -> None:
    error = refused(changed(lambda data: data["points"][0].pop("id")))
    assert error.data["point"] == "1"


def test_a_register_term_has_no_place_beside_pulses() -> None:
    data = other_method("pulse", PULSES)
    data["points"][0]["register_resolution_kwh"] = "0.001"
    assert refused(data).reason is Reason.UNKNOWN_KEY


def test_a_run_with_an_unknown_key_or_of_another_method_names_it() -> None:
    error = refused(with_run(reference_wh="1"))
    assert (error.data["run"], error.data["field"]) == (2, "reference_wh")
    assert refused(changed(lambda data: data["points"][0]["runs"].append(PULSES))).data["run"] == 3


def test_a_run_that_is_no_object() -> None:
    error = refused(changed(lambda data: data["points"][0]["runs"].append("three")))
    assert (error.data["run"], error.data["field"]) == (3, "runs")


def test_points_need_different_ids() -> None:
    error = refused(changed(lambda data: data["points"].append(data["points"][0])))
    assert (error.data["point"], error.data["field"], error.data["problem"]) == (
        "16 A",
        "points[16 A].id",
        "entered twice",
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda data: data.update(points=[]), "points"),
        (lambda data: data.update(points=["16 A"]), "points.0"),
        (lambda data: data.pop("points"), "points"),
        (lambda data: data.pop("profile"), "profile"),
        (lambda data: data.update(pionts=[]), "pionts"),
        (lambda data: data["profile"].update(decision="coin"), "profile.decision"),
        (lambda data: data["profile"].update(limit_percent=0), "profile.limit_percent"),
        (lambda data: data["profile"].update(limit_percent=float("inf")), "profile.limit_percent"),
        (lambda data: data["profile"].pop("limit_percent"), "profile.limit_percent"),
        (lambda data: data["profile"].update(coverage_probability=95.45), "profile.coverage_probability"),
        (lambda data: data["profile"].update(coverage_probability=1), "profile.coverage_probability"),
        (lambda data: data["profile"].update(coverage_probability=0), "profile.coverage_probability"),
        (lambda data: data["profile"].update(max_uncertainty_ratio=0), "profile.max_uncertainty_ratio"),
        (lambda data: data["profile"].update(guard_factor=-1), "profile.guard_factor"),
    ],
)
def test_a_wrong_file_or_profile_names_its_field(change: Change, field: str) -> None:
    assert refused(changed(change)).data["field"] == field


@pytest.mark.parametrize("data", [None, 5, "text", [], [1]])
def test_what_is_no_object_at_all(data: object) -> None:
    assert refused(data).reason is Reason.WRONG_VALUE


@pytest.mark.parametrize(
    ("line", "field", "problem"),
    [
        ({}, "standard_percent", Problem.MISSING),
        ({"standard_percent": 0.1, "half_width_percent": 0.1}, "standard_percent", Problem.CONTRADICTION),
        ({"expanded_percent": 0.1, "standard_percent": 0.1, "k": 2}, "standard_percent", Problem.CONTRADICTION),
        ({"standard_percent": -0.1}, "standard_percent", Problem.OUT_OF_RANGE),
        ({"standard_percent": 1e7}, "standard_percent", Problem.OUT_OF_RANGE),
        ({"standard_percent": 0.1, "degrees_of_freedom": 0}, "degrees_of_freedom", Problem.NOT_POSITIVE),
        ({"standard_percent": 0.1, "degrees_of_freedom": -3}, "degrees_of_freedom", Problem.NOT_POSITIVE),
        ({"expanded_percent": 0.1}, "k", Problem.MISSING),
        ({"expanded_percent": 0.1, "k": 0}, "k", Problem.OUT_OF_RANGE),
        ({"expanded_percent": 0.1, "k": -2}, "k", Problem.OUT_OF_RANGE),
        ({"half_width_percent": 0.1, "distribution": "normal"}, "k", Problem.MISSING),
        ({"half_width_percent": 0.1, "distribution": "rectangular", "k": 2}, "k", Problem.CONTRADICTION),
        ({"standard_percent": 0.1, "k": 2}, "k", Problem.CONTRADICTION),
        ({"half_width_percent": 0.1}, "distribution", Problem.MISSING),
        ({"standard_percent": 0.1, "distribution": "rectangular"}, "distribution", Problem.CONTRADICTION),
        ({"expanded_percent": 0.1, "k": 2, "distribution": "u_shaped"}, "distribution", Problem.CONTRADICTION),
        ({"kind": "pooled", "standard_percent": 0.1}, "degrees_of_freedom", Problem.MISSING),
        (
            {"kind": "pooled", "expanded_percent": 0.1, "k": 2, "degrees_of_freedom": 5},
            "expanded_percent",
            Problem.CONTRADICTION,
        ),
    ],
)
def test_budget_lines_that_say_too_little_or_too_much(line: Json, field: str, problem: Problem) -> None:
    error = refused(with_line(**line))
    assert error.reason is Reason.WRONG_VALUE
    place = f"points[16 A].budget[2].{field}"
    assert error.data == {"point": "16 A", "source": "drift", "field": place, "problem": problem}


def test_a_line_of_an_unknown_shape() -> None:
    assert (
        refused(with_line(distribution="bell", half_width_percent=1)).data["field"]
        == "points[16 A].budget[2].distribution"
    )
    assert refused(with_line(kind="typed", standard_percent=1)).data["field"] == "points[16 A].budget[2].kind"
    assert refused(with_line(standard_percent=float("inf"))).data["field"] == "points[16 A].budget[2].standard_percent"


def test_at_most_one_pooled_line() -> None:
    pooled = {"kind": "pooled", "standard_percent": 0.1, "degrees_of_freedom": 9}
    error = refused(with_point(budget=[pooled, dict(pooled)]))
    assert (error.data["point"], error.data["field"], error.data["problem"]) == (
        "16 A",
        "points[16 A].budget.kind",
        "entered twice",
    )


def test_a_guided_run_asks_about_one_run_alone() -> None:
    assert run_problem(RegisterRun(Decimal(1), Decimal(2), Decimal(1))) is None
    assert run_problem(RegisterRun(Decimal(1), Decimal("NaN"), Decimal(1))) == ("stop_kwh", Problem.NOT_A_NUMBER)
    assert run_problem(PulseRun(1, Decimal(1), Decimal("inf"))) == ("reference_kwh", Problem.NOT_A_NUMBER)
    assert line_problem(BudgetLine(standard_percent=0.1)) is None


def test_a_register_that_rolled_over_says_where() -> None:
    wrapped = {"start_kwh": "99999.500", "stop_kwh": "0.500", "reference_kwh": "1.0001"}
    assert refused(with_run(**wrapped)).data == {
        "point": "16 A",
        "run": 2,
        "field": "stop_kwh",
        "problem": Problem.BACKWARDS,
    }

    def declared(data: Json) -> None:
        data["points"][0]["register_rollover_kwh"] = "100000"
        data["points"][0]["runs"][1].update(wrapped)

    read_calibration(changed(declared), "RUN.json")


@pytest.mark.parametrize(
    ("run", "field", "problem"),
    [
        ({"start_kwh": "60000", "stop_kwh": "59999", "reference_kwh": "1"}, "stop_kwh", Problem.BACKWARDS),
        ({"start_kwh": "99999", "stop_kwh": "100000.1", "reference_kwh": "1"}, "stop_kwh", Problem.OUT_OF_RANGE),
        ({"start_kwh": "100001", "stop_kwh": "0", "reference_kwh": "1"}, "start_kwh", Problem.OUT_OF_RANGE),
        ({"start_kwh": "99500", "stop_kwh": "500", "reference_kwh": "1.0"}, "stop_kwh", Problem.MIXED_UNITS),
    ],
)
def test_a_roll_over_explains_not_everything(run: Json, field: str, problem: Problem) -> None:
    def declared(data: Json) -> None:
        data["points"][0]["register_rollover_kwh"] = "100000"
        data["points"][0]["runs"][1] = run

    error = refused(changed(declared))
    assert (error.data["run"], error.data["field"], error.data["problem"]) == (2, field, problem)


@pytest.mark.parametrize("value", ["0", "-1", "0.5", "1e20"])
def test_a_roll_over_is_an_energy(value: str) -> None:
    assert refused(with_point(register_rollover_kwh=value)).data["field"] == "points[16 A].register_rollover_kwh"


@pytest.mark.parametrize(
    ("method", "run", "field"),
    [
        ("register", {"start_kwh": "11.000", "stop_kwh": "12.000", "reference_kwh": "1000.2"}, "reference_kwh"),
        ("register", {"start_kwh": "11000", "stop_kwh": "12000", "reference_kwh": "1.0002"}, "stop_kwh"),
        ("register", {"start_kwh": "11.00", "stop_kwh": "12.00", "reference_kwh": "1100"}, "reference_kwh"),
        ("register", {"start_kwh": "11.00", "stop_kwh": "911.00", "reference_kwh": "1"}, "stop_kwh"),
        ("pulse", {**PULSES, "constant_imp_per_kwh": "1"}, "constant_imp_per_kwh"),
        ("pulse", {**PULSES, "reference_kwh": "100"}, "reference_kwh"),
        ("power_time", {**POWER_TIME, "power_w": "7.2"}, "constant_imp_per_kwh"),
        ("power_time", {**POWER_TIME, "power_w": "7200000"}, "power_w"),
    ],
)
def test_wh_beside_kwh_is_named(method: str, run: Json, field: str) -> None:
    if method == "register":
        error = refused(changed(lambda data: data["points"][0]["runs"].__setitem__(1, run)))
        assert error.data == {"point": "16 A", "run": 2, "field": field, "problem": Problem.MIXED_UNITS}
    else:
        error = refused(other_method(method, run))
        assert error.data == {"point": "LED", "run": 1, "field": field, "problem": Problem.MIXED_UNITS}
    assert error.reason is Reason.BAD_RUN


@pytest.mark.parametrize(
    "run",
    [
        {"start_kwh": "11.000", "stop_kwh": "11.001", "reference_kwh": "1.0"},  # one digit: it stood still
        {"start_kwh": "11.000", "stop_kwh": "11.009", "reference_kwh": "9.0"},
        {"start_kwh": "11.000", "stop_kwh": "12.000", "reference_kwh": "899"},  # wrong, but by no unit
        {"start_kwh": "11.000", "stop_kwh": "12.000", "reference_kwh": "1101"},
        {"start_kwh": "11", "stop_kwh": "910", "reference_kwh": "1"},
    ],
)
def test_a_bad_meter_is_no_wrong_unit(run: Json) -> None:
    read_calibration(changed(lambda data: data["points"][0]["runs"].__setitem__(1, run)), "RUN.json")


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"k": 0}, "k", Reason.WRONG_VALUE),
        ({"k": -2}, "k", Reason.WRONG_VALUE),
        ({"k": "two"}, "k", Reason.WRONG_VALUE),
        ({"correlations": [{"a": "x", "b": "y"}]}, "correlations.0.r", Reason.MISSING_KEY),
        ({"correlations": [{"a": "x", "b": "y", "r": 0, "p": 1}]}, "correlations.0.p", Reason.UNKNOWN_KEY),
        ({"correlations": [{"a": "x", "b": "y", "r": float("nan")}]}, "correlations.0.r", Reason.WRONG_VALUE),
        ({"monte_carlo": {"trials": 9999}}, "monte_carlo.trials", Reason.WRONG_VALUE),
        ({"monte_carlo": {"trials": 2_000_001}}, "monte_carlo.trials", Reason.WRONG_VALUE),
        ({"monte_carlo": {"seed": 1}}, "monte_carlo.trials", Reason.MISSING_KEY),
        ({"monte_carlo": {"trials": 10_000, "seeds": 1}}, "monte_carlo.seeds", Reason.UNKNOWN_KEY),
        ({"monte_carlo": 10_000}, "monte_carlo", Reason.WRONG_VALUE),
    ],
)
def test_the_optional_keys_are_checked_as_strictly(values: Json, field: str, reason: Reason) -> None:
    error = refused(with_point(**values))
    assert (error.reason, error.data["field"]) == (reason, f"points[16 A].{field}")


def test_trials_must_reach_the_tails_of_the_coverage() -> None:
    def far(data: Json) -> None:
        data["profile"]["coverage_probability"] = 0.999
        data["points"][0]["monte_carlo"] = {"trials": 99_999}

    assert refused(changed(far)).data["problem"] == Problem.OUT_OF_RANGE
    data = changed(far)
    data["points"][0]["monte_carlo"]["trials"] = 100_001
    read_calibration(data, "RUN.json")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"standard_percent": 0.1, "sensitivity": 1e7}, Problem.OUT_OF_RANGE),
        (
            {"kind": "pooled", "standard_percent": 0.1, "degrees_of_freedom": 5, "sensitivity": 2},
            Problem.CONTRADICTION,
        ),
    ],
)
def test_a_sensitivity_that_cannot_be(line: Json, problem: Problem) -> None:
    error = refused(with_line(**line))
    assert (error.data["field"], error.data["problem"]) == ("points[16 A].budget[2].sensitivity", problem)
