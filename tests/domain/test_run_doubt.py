"""Doubts about usable runs: told as advice, the decision stays."""

from typing import Any

import pytest

from app.domain.calibration import CalibrationResult, evaluate
from app.domain.calibration_advice import AdviceReason
from app.domain.calibration_check import read_calibration

PROFILE = {"limit_percent": 1.0, "decision": "simple", "coverage_probability": 0.9545, "max_uncertainty_ratio": 0.3333}
CERTIFICATE = {"source": "reference certificate", "expanded_percent": 0.05, "k": 2}


def run(start: str, stop: str, reference: str = "10.0000") -> dict[str, str]:
    return {"start_kwh": start, "stop_kwh": stop, "reference_kwh": reference}


def point(name: str, *runs: dict[str, str], **more: object) -> dict[str, Any]:
    return {
        "id": name,
        "method": "register",
        "register_resolution_kwh": "0.001",
        "reference_resolution_kwh": "0.0001",
        "runs": list(runs),
        "budget": [CERTIFICATE],
        **more,
    }


def doubts(*points: dict[str, Any]) -> dict[str, list[dict[str, object]]]:
    """What is told of each point, by reason."""
    told = result(*points)
    wanted = {AdviceReason.RUNS_OVERLAP, AdviceReason.READING_COARSE}
    return {
        each.id: [dict(one.data) for one in each.advice if one.reason in wanted]
        for each in told.points
        if wanted & {one.reason for one in each.advice}
    }


def result(*points: dict[str, Any]) -> CalibrationResult:
    return evaluate(read_calibration({"profile": PROFILE, "points": list(points)}, "RUN.json"), "RUN.json")


FIRST = run("100.000", "110.010")
SECOND = run("110.010", "120.021")


def test_runs_that_follow_each_other_leave_no_doubt() -> None:
    assert doubts(point("16 A", SECOND, FIRST), point("32 A", run("130.000", "140.015"), run("150", "160.012"))) == {}


def test_energy_counted_in_two_runs_is_told_and_the_decision_stays() -> None:
    overlapping = run("110.009", "120.021")
    told = point("16 A", FIRST, overlapping)
    assert doubts(told) == {"16 A": [{"run": 2, "other_run": 1, "other_point": "16 A"}]}
    assert result(told).points[0].decision == result(point("16 A", FIRST, SECOND)).points[0].decision


def test_the_same_runs_under_two_load_points_are_told_at_the_second() -> None:
    told = doubts(point("16 A", FIRST, SECOND), point("32 A", FIRST, SECOND))
    assert [each["other_point"] for each in told["32 A"]] == ["16 A", "16 A"]
    assert "16 A" not in told


def test_a_long_run_is_told_against_every_run_within_it() -> None:
    inner = [run(f"{102 + n}.000", f"{102 + n}.900", "0.9000") for n in range(3)]
    told = doubts(point("16 A", run("100.000", "110.010"), *inner))["16 A"]
    assert [(each["run"], each["other_run"]) for each in told] == [(2, 1), (3, 1), (4, 1)]


@pytest.mark.parametrize("more", [{"register_reading": "reset_truncated"}, {}])
def test_a_register_that_begins_each_run_at_zero_counts_nothing_twice(more: dict[str, object]) -> None:
    assert doubts(point("16 A", run("0.000", "10.010"), run("0.000", "10.010", "10.0003"), **more)) == {}


def test_a_register_that_rolled_over_goes_on_behind_its_range() -> None:
    runs = [run("99990.000", "1.000", "11.0000"), run("1.000", "12.001", "11.0000")]
    assert doubts(point("16 A", *runs, register_rollover_kwh="100000")) == {}
    again = run("99995.000", "6.000", "11.0000")
    assert doubts(point("16 A", runs[0], again, register_rollover_kwh="100000"))["16 A"][0]["run"] == 2


def test_a_step_that_no_reading_shows_is_told_with_the_step_they_show() -> None:
    told = doubts(point("16 A", run("100.1", "110.2"), run("110.2", "120.3")))
    assert told["16 A"] == [{"field": "register_resolution_kwh", "resolution_kwh": "0.001", "shown_kwh": "0.1"}]
    told = doubts(point("16 A", run("100.000", "110.010", "10"), run("110.010", "120.021", "10")))
    assert told["16 A"] == [{"field": "reference_resolution_kwh", "resolution_kwh": "0.0001", "shown_kwh": "1"}]


def test_one_reading_that_shows_the_step_is_enough() -> None:
    """A file may have lost zeros at the end of numbers."""
    assert doubts(point("16 A", run("100", "110"), run("110", "120.021"))) == {}


def test_a_step_that_is_not_in_the_budget_is_not_doubted() -> None:
    assert doubts(point("16 A", run("100", "110"), run("110", "120"), register_reading="synchronised")) == {}


def test_a_step_of_half_a_digit_has_one_digit_more() -> None:
    assert doubts(point("16 A", run("100.5", "110.5"), run("110.5", "121.0"), register_resolution_kwh="0.50")) == {}
