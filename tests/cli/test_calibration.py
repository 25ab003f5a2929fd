"""``calibration evaluate``: optional keys, the Monte Carlo check, and every bad input of a run, as a shell sees it."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Reason
from tests.cli.answers import check_answer
from tests.cli.asking import Asks
from tests.cli.test_contract import RUN_FILE, fails, run_file

RUNS = RUN_FILE["points"][0]["runs"]
PULSE: dict[str, Any] = {"pulses": 100, "constant_imp_per_kwh": "1000", "reference_kwh": "0.1"}


def with_run(**values: object) -> dict[str, Any]:
    """Return a point whose second run has these values."""
    return {"runs": [RUNS[0], {**RUNS[1], **values}, RUNS[2]]}


@pytest.mark.parametrize(
    ("point", "field", "words"),
    [
        (with_run(reference_kwh="0"), "reference_kwh", "not above zero"),
        (with_run(reference_kwh="0.0000"), "reference_kwh", "not above zero"),
        (with_run(reference_kwh="-9.9995"), "reference_kwh", "negative"),
        (with_run(stop_kwh="1244.588"), "stop_kwh", "runs backwards"),
        (with_run(start_kwh="99999.5", stop_kwh="9.5"), "stop_kwh", "register_rollover_kwh"),
        (with_run(reference_kwh="9999.5"), "reference_kwh", "Wh and kWh mixed up?"),
        (with_run(start_kwh="1244589", stop_kwh="1254613"), "stop_kwh", "Wh and kWh mixed up?"),
        (with_run(reference_kwh="36.09"), "reference_kwh", "MJ and kWh mixed up?"),
        (with_run(start_kwh="4480.52", stop_kwh="4516.61"), "stop_kwh", "MJ and kWh mixed up?"),
        (with_run(**RUNS[0]), "start_kwh", "entered twice"),
        (with_run(**{**RUNS[0], "reference_kwh": "10.0003"}), "start_kwh", "entered twice"),
        (with_run(stop_kwh="1254,613"), "stop_kwh", "(not a number)"),
        (with_run(start_kwh="about 1244"), "start_kwh", "(not a number)"),
        (with_run(reference_kwh="NaN"), "reference_kwh", "(not a number)"),
        (with_run(reference_kwh="Infinity"), "reference_kwh", "(not a number)"),
        (with_run(reference_kwh=None), "reference_kwh", "(not a number)"),
        (with_run(reference_wh="9999.5"), "reference_wh", "(not known)"),
    ],
)
def test_a_bad_run_is_refused_with_its_number_and_field(
    ask: Asks, tmp_path: Path, point: dict[str, Any], field: str, words: str
) -> None:
    sentence = fails(ask("calibration", "evaluate", run_file(tmp_path, **point)), 2, Reason.BAD_RUN)
    assert f"RUN.json: point 16 A, run 2: {field} cannot be used" in sentence
    assert words in sentence


def test_a_line_of_the_budget_is_counted_from_one_whatever_is_wrong_with_it(ask: Asks, tmp_path: Path) -> None:
    for line in ({"source": "x", "expanded_percent": "about"}, {"source": "x", "expanded_percent": 0.05, "k": 0}):
        path = run_file(tmp_path, budget=[RUN_FILE["points"][0]["budget"][0], line])
        sentence = fails(ask("calibration", "evaluate", path), 2, Reason.WRONG_VALUE)
        assert "points[16 A].budget[2]." in sentence


def test_people_read_which_runs_share_energy_and_which_step_no_reading_shows(ask: Asks, tmp_path: Path) -> None:
    runs = [
        {"start_kwh": "100.1", "stop_kwh": "110.2", "reference_kwh": "10.0985"},
        {"start_kwh": "105.1", "stop_kwh": "115.2", "reference_kwh": "10.0985"},
    ]
    told = ask.people("calibration", "evaluate", run_file(tmp_path, runs=runs)).out
    assert "run 2 counts energy of run 1 at 16 A again" in told
    assert "register_resolution_kwh is 0.001, but the readings show steps of 0.1 kWh" in told


def test_people_read_what_would_decide_a_run_too_short_and_doing_it_decides(ask: Asks, tmp_path: Path) -> None:
    def measured(energy: Decimal) -> Path:
        runs = [
            {"start_kwh": str(start), "stop_kwh": str(start + energy), "reference_kwh": f"{energy}{last}"}
            for start, last in ((Decimal("10.000"), 0), (Decimal("20.000"), 1), (Decimal("30.000"), 2))
        ]
        return run_file(tmp_path, runs=runs)

    short = ask.people("calibration", "evaluate", measured(Decimal("0.100")))
    assert short.code == 1
    advised = re.search(r"inconclusive\n  measure ([\d.]+) kWh a run\n", short.out)
    assert advised is not None
    enough = ask.people("calibration", "evaluate", measured(Decimal(advised[1]).quantize(Decimal("0.001"))))
    assert enough.code == 0
    assert "kWh a run" not in enough.out


def test_people_read_that_the_reference_is_missing_in_the_budget(ask: Asks, tmp_path: Path) -> None:
    said = ask.people("calibration", "evaluate", run_file(tmp_path, budget=[]))
    assert "  the budget lacks the reference\n" in said.out


def test_a_number_that_is_not_json_is_refused(ask: Asks, tmp_path: Path) -> None:
    path = run_file(tmp_path)
    path.write_text(path.read_text().replace('"9.9995"', "NaN"))
    fails(ask("calibration", "evaluate", path), 2, Reason.NOT_JSON)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"pulses": 0}, "pulses"),
        ({"constant_imp_per_kwh": "0"}, "constant_imp_per_kwh"),
        ({"reference_kwh": "100"}, "reference_kwh"),
        ({"constant_imp_per_kwh": "1"}, "constant_imp_per_kwh"),
        ({"start_kwh": "1"}, "start_kwh"),
    ],
)
def test_bad_pulses_are_refused(ask: Asks, tmp_path: Path, change: dict[str, Any], field: str) -> None:
    path = tmp_path / "RUN.json"
    point = {"id": "LED", "method": "pulse", "runs": [PULSE, {**PULSE, **change}]}
    path.write_text(json.dumps({**RUN_FILE, "points": [point]}))
    assert f"point LED, run 2: {field}" in fails(ask("calibration", "evaluate", path), 2, Reason.BAD_RUN)


def test_a_declared_roll_over_is_evaluated(ask: Asks, tmp_path: Path) -> None:
    plain = ask("calibration", "evaluate", run_file(tmp_path)).answer
    rolled = [RUNS[0], {**RUNS[1], "stop_kwh": "4.613"}, {**RUNS[2], "start_kwh": "4.613", "stop_kwh": "14.636"}]
    said = ask("calibration", "evaluate", run_file(tmp_path, runs=rolled, register_rollover_kwh="1250"))
    assert (said.code, said.answer) == (0, plain)


def test_the_optional_keys_of_a_budget(ask: Asks, tmp_path: Path) -> None:
    budget = [
        {"source": "certificate", "expanded_percent": 0.05, "k": 2, "degrees_of_freedom": 20},
        {"source": "drift", "distribution": "rectangular", "half_width_percent": 0.03, "sensitivity": 0.5},
    ]
    pairs = [{"a": "certificate", "b": "drift", "r": 0.5}]
    sentence = fails(
        ask("calibration", "evaluate", run_file(tmp_path, budget=budget, correlations=pairs)), 2, Reason.WRONG_VALUE
    )
    assert "points[16 A].k cannot be used (needed: correlated lines have finite degrees of freedom)" in sentence
    said = ask("calibration", "evaluate", run_file(tmp_path, budget=budget, correlations=pairs, k=2))
    check_answer("calibration-result", said.answer)
    point = said.answer["points"][0]
    assert (point["nu_eff"], point["k"]) == (None, 2.0)
    assert list(point["components"][2]) == ["source", "u_percent", "dof"]


def test_the_example_of_the_documentation_is_evaluated(ask: Asks, tmp_path: Path, checkout: Path) -> None:
    page = (checkout / "docs" / "calibration-file.md").read_text(encoding="utf-8")
    point = json.loads(page.split("```json\n")[1].split("```")[0])
    point["monte_carlo"]["trials"] = 20_000
    path = tmp_path / "RUN.json"
    path.write_text(json.dumps({**RUN_FILE, "points": [point]}))
    said = ask("calibration", "evaluate", path)
    check_answer("calibration-result", said.answer)
    assert (said.code, said.answer["verdict"]) == (0, "pass")


def test_monte_carlo_stands_last_and_changes_nothing_else(ask: Asks, tmp_path: Path) -> None:
    path = run_file(tmp_path)
    plain = ask("calibration", "evaluate", path).answer
    first = ask("calibration", "evaluate", path, "--monte-carlo", "20000")
    answer = first.answer
    check_answer("calibration-result", answer)
    point = answer["points"][0]
    assert list(point)[-1] == "monte_carlo"
    trial = point.pop("monte_carlo")
    assert (first.code, answer) == (0, plain)
    assert (trial["trials"], trial["seed"]) == (20000, 1)
    assert trial["low_percent"] < point["mean_percent"] < trial["high_percent"]
    again = ask("calibration", "evaluate", path, "--monte-carlo", "20000", "--seed", "1")
    assert again.answer["points"][0]["monte_carlo"] == trial
    other = ask("calibration", "evaluate", path, "--monte-carlo", "20000", "--seed", "2")
    assert other.answer["points"][0]["monte_carlo"] != trial
    people = ask.people("calibration", "evaluate", path, "--monte-carlo", "20000").out.splitlines()
    assert people[1].startswith("16 A: 20000 Monte Carlo trials say +0.")
    in_file = ask("calibration", "evaluate", run_file(tmp_path, monte_carlo={"trials": 20000, "seed": 2}))
    assert in_file.answer == other.answer


@pytest.mark.parametrize("trials", ["0", "-5", "9999", "2000001"])
def test_trials_that_say_nothing_are_refused(ask: Asks, tmp_path: Path, trials: str) -> None:
    said = ask("calibration", "evaluate", run_file(tmp_path), "--monte-carlo", trials)
    assert f"--monte-carlo: {trials} cannot be used (out of range)" in fails(said, 2, Reason.WRONG_VALUE)


def test_trials_are_a_whole_number(ask: Asks, tmp_path: Path) -> None:
    fails(ask("calibration", "evaluate", run_file(tmp_path), "--monte-carlo", "many"), 2, Reason.WRONG_USAGE)
