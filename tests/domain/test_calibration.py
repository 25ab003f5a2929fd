import copy
import json
import math
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calibration import CalibrationResult, PointResult, evaluate
from app.domain.calibration_advice import AdviceReason, round_up
from app.domain.calibration_check import read_calibration
from app.domain.calibration_input import CalibrationInput
from app.domain.codec import encode, schema
from app.domain.decision import Outcome
from app.domain.errors import BadInput, Reason
from app.domain.student import student_k

SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"
Json = dict[str, Any]

EV_1: Json = {
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
            "register_reading": "difference",
            "reference_resolution_kwh": "0.0001",
            "runs": [
                {"start_kwh": "1234.567", "stop_kwh": "1244.589", "reference_kwh": "9.9985"},
                {"start_kwh": "1244.589", "stop_kwh": "1254.604", "reference_kwh": "9.9942"},
                {"start_kwh": "1254.604", "stop_kwh": "1264.637", "reference_kwh": "10.0076"},
            ],
            "budget": [
                {"source": "reference certificate", "expanded_percent": 0.05, "k": 2},
                {"source": "drift", "distribution": "rectangular", "half_width_percent": 0.03},
                {"source": "temperature", "distribution": "rectangular", "half_width_percent": 0.02},
            ],
        }
    ],
}
NUMBER_KEYS = "errors_percent mean_percent s_percent u_a components u_c nu_eff k U limit_percent tur p_conformity"


def ev_1(change: Callable[[Json], None] = lambda data: None) -> Json:
    data = copy.deepcopy(EV_1)
    change(data)
    return data


def result_of(data: Json) -> CalibrationResult:
    return evaluate(read_calibration(data, "RUN.json"), "RUN.json")


def point_of(data: Json) -> PointResult:
    return result_of(data).points[0]


def with_point(**values: object) -> Json:
    return ev_1(lambda data: data["points"][0].update(values))


def with_profile(**values: object) -> Json:
    return ev_1(lambda data: data["profile"].update(values))


def steady_point(error_percent: str, expanded_percent: float, **profile: object) -> Json:
    """A point whose only uncertainty is one budget line: equal runs, synchronised, no digit of the reference."""
    stop = Decimal(10) * (1 + Decimal(error_percent) / 100)
    runs = [{"start_kwh": str(n * 20), "stop_kwh": str(n * 20 + stop), "reference_kwh": "10"} for n in range(2)]
    data = with_profile(**profile)
    data["points"][0].update(
        runs=runs,
        register_reading="synchronised",
        reference_resolution_kwh="0",
        budget=[{"source": "certificate", "expanded_percent": expanded_percent, "k": 2}],
    )
    return data


def test_ev_1_to_its_printed_digits() -> None:
    point = point_of(EV_1)
    assert [round(error, 6) for error in point.errors_percent] == [0.235035, 0.208121, 0.253807]
    assert round(point.mean_percent, 6) == 0.232321
    assert round(point.s_percent or 0, 7) == 0.0229638
    assert round(point.u_a, 7) == 0.0132582
    by_source = {component.source: component for component in point.components}
    assert by_source["reference certificate"].u_percent == 0.025
    assert round(by_source["drift"].u_percent, 7) == 0.0173205
    assert round(by_source["temperature"].u_percent, 7) == 0.0115470
    assert round(by_source["register resolution"].u_percent, 8) == 0.00408244  # at the mean energy, 10.0001 kWh
    assert round(by_source["reference resolution"].u_percent, 9) == 0.000408244
    assert round(point.u_c, 7) == 0.0353687
    assert round(point.nu_eff or 0, 2) == 101.29
    assert round(point.k, 6) == 2.025058
    assert round(point.U, 7) == 0.0716237
    assert round(point.tur or 0, 2) == 13.96
    assert point.p_conformity == 1.0
    assert by_source["repeatability"].dof == 2
    assert by_source["drift"].dof is None


@pytest.mark.parametrize("decision", ["simple", "guarded", "non_binary"])
@pytest.mark.parametrize("limit", [1.0, 0.5])
def test_ev_1_passes_by_every_rule(decision: str, limit: float) -> None:
    result = result_of(with_profile(decision=decision, limit_percent=limit))
    assert result.verdict is Outcome.PASS
    assert result.points[0].advice == ()


def test_ev_1_acceptance_bound_at_half_a_percent() -> None:
    assert round(0.5 - point_of(EV_1).U, 6) == 0.428376


def test_k_comes_from_the_floor_of_the_untruncated_degrees_of_freedom() -> None:
    point = point_of(EV_1)
    assert point.nu_eff is not None
    assert point.nu_eff != math.floor(point.nu_eff)
    assert point.k == student_k(101, 0.9545)


def test_a_point_may_carry_its_own_limit() -> None:
    point = point_of(with_point(limit_percent=0.2))
    assert point.limit_percent == 0.2
    assert point.decision is Outcome.INCONCLUSIVE
    assert round(point.tur or 0, 2) == 2.79


@pytest.mark.parametrize(
    ("error", "decision"),
    [
        ("0.80", "pass"),
        ("0.90", "pass"),
        ("0.95", "conditional_pass"),
        ("1.00", "conditional_pass"),
        ("1.05", "conditional_fail"),
        ("1.20", "fail"),
        ("-0.95", "conditional_pass"),
    ],
)
def test_ev_3_through_the_whole_engine(error: str, decision: str) -> None:
    data = steady_point(error, 0.1, decision="non_binary", coverage_probability=0.95449973610364158)
    point = point_of(data)
    assert pytest.approx(0.1, rel=1e-12) == point.U
    assert point.nu_eff is None
    assert point.decision == decision


def test_the_verdict_is_the_worst_point() -> None:
    def two_points(data: Json) -> None:
        worse = copy.deepcopy(data["points"][0])
        worse.update(id="32 A", limit_percent=0.1)
        data["points"].append(worse)

    result = result_of(ev_1(two_points))
    assert [point.decision for point in result.points] == ["pass", "fail"]
    assert result.verdict is Outcome.FAIL


@pytest.mark.parametrize(
    ("reading", "u", "shift"),
    [
        ("difference", 0.001 / math.sqrt(6), 0),
        ("reset_truncated", 0.001 / math.sqrt(12), 0.0005),
        ("synchronised", 0, 0),
    ],
)
def test_resolution_of_the_register(reading: str, u: float, shift: float) -> None:
    point = point_of(with_point(register_reading=reading))
    by_source = {component.source: component.u_percent for component in point.components}
    assert by_source["register resolution"] == pytest.approx(100 * u / 10.0001, rel=1e-12)
    plain = point_of(EV_1)
    assert point.errors_percent[0] - plain.errors_percent[0] == pytest.approx(100 * shift / 9.9985, abs=1e-12)


def test_difference_is_how_a_register_is_read_unless_said_otherwise() -> None:
    assert point_of(ev_1(lambda data: data["points"][0].pop("register_reading"))) == point_of(EV_1)


def test_a_float32_register_adds_its_step() -> None:
    def high_register(data: Json) -> None:
        point = data["points"][0]
        point["register_type"] = "float32"
        for run in point["runs"]:
            run["start_kwh"] = str(Decimal(run["start_kwh"]) + 130_000)
            run["stop_kwh"] = str(Decimal(run["stop_kwh"]) + 130_000)

    point = point_of(ev_1(high_register))
    by_source = {component.source: component.u_percent for component in point.components}
    assert by_source["register float32 step"] == pytest.approx(100 * 0.015625 / math.sqrt(6) / 10.0001, rel=1e-12)
    assert point.mean_percent == point_of(EV_1).mean_percent


def test_energies_are_subtracted_exactly() -> None:
    runs = [
        {"start_kwh": f"{n}123456789.0000001", "stop_kwh": f"{n}123456789.0000003", "reference_kwh": "0.0000002"}
        for n in (1, 2)
    ]
    assert point_of(with_point(runs=runs)).errors_percent == (0.0, 0.0)


def test_a_meter_that_stands_still_is_minus_hundred_percent() -> None:
    runs = [{"start_kwh": "5.0", "stop_kwh": "5.0", "reference_kwh": "1.0"}] * 2
    result = result_of(with_point(runs=runs))
    assert result.points[0].errors_percent == (-100.0, -100.0)
    assert result.verdict is Outcome.FAIL


def pulses(*runs: Json, method: str = "pulse", **more: object) -> Json:
    point = {"id": "LED", "method": method, "runs": list(runs), "budget": [], **more}
    return {"profile": EV_1["profile"], "points": [point]}


def test_ev_4_pulses() -> None:
    run = {"pulses": 100, "constant_imp_per_kwh": "1000", "reference_kwh": "0.0998"}
    point = point_of(pulses(run, run, reference_resolution_kwh="0.0001"))
    assert round(point.mean_percent, 6) == 0.200401
    assert [component.source for component in point.components] == ["repeatability", "reference resolution"]


def test_ev_4_as_counted_pulses_of_the_reference() -> None:
    reference = Decimal(499_000) / Decimal("5e8")
    run = {"pulses": 10, "constant_imp_per_kwh": "10000", "reference_kwh": str(reference)}
    assert round(point_of(pulses(run, run)).mean_percent, 6) == 0.200401


def test_ev_5_power_and_time() -> None:
    run = {"pulses": 50, "constant_imp_per_kwh": "1000", "power_w": "7360", "seconds": "24.5"}
    point = point_of(pulses(run, run, method="power_time"))
    assert round(point.mean_percent, 6) == -0.177462
    assert [component.source for component in point.components] == ["repeatability"]


def test_nothing_uncertain_leaves_ratios_undefined() -> None:
    run = {"pulses": 100, "constant_imp_per_kwh": "1000", "reference_kwh": "0.1"}
    point = point_of(pulses(run, run))
    assert (point.u_c, point.U, point.nu_eff, point.tur, point.p_conformity) == (0.0, 0.0, None, None, None)
    assert point.decision is Outcome.PASS
    assert [advice.reason for advice in point.advice] == [AdviceReason.NO_BUDGET]


@pytest.mark.parametrize(
    ("line", "u", "dof"),
    [
        ({"distribution": "rectangular", "half_width_percent": 0.03}, 0.03 / math.sqrt(3), None),
        ({"distribution": "triangular", "half_width_percent": 0.03}, 0.03 / math.sqrt(6), None),
        ({"distribution": "u_shaped", "half_width_percent": 0.03}, 0.03 / math.sqrt(2), None),
        ({"distribution": "normal", "half_width_percent": 0.03, "k": 3}, 0.01, None),
        ({"distribution": "normal", "expanded_percent": 0.05, "k": 2}, 0.025, None),
        ({"expanded_percent": 0.05, "k": 2.5, "degrees_of_freedom": 7}, 0.02, 7),
        ({"standard_percent": 0.02, "degrees_of_freedom": 8}, 0.02, 8),
        ({"standard_percent": 0.0}, 0.0, None),
        ({"standard_percent": 0.02, "degrees_of_freedom": None}, 0.02, None),
    ],
)
def test_budget_lines(line: Json, u: float, dof: float | None) -> None:
    component = point_of(with_point(budget=[{"source": "it", **line}])).components[1]
    assert (component.source, component.dof) == ("it", dof)
    assert component.u_percent == pytest.approx(u, rel=1e-15)


POOLED = {"kind": "pooled", "standard_percent": 0.03, "degrees_of_freedom": 12}


def test_a_pooled_line_replaces_s() -> None:
    point = point_of(with_point(budget=[POOLED, *EV_1["points"][0]["budget"]]))
    assert point.u_a == pytest.approx(0.03 / math.sqrt(3), rel=1e-15)
    assert point.components[0].dof == 12
    assert point.components[0].source == "pooled repeatability"
    assert len(point.components) == 6
    assert point.s_percent == point_of(EV_1).s_percent  # what these runs showed stays visible


def test_one_run_is_enough_with_a_pooled_s() -> None:
    runs = EV_1["points"][0]["runs"][:1]
    point = point_of(with_point(runs=runs, budget=[{**POOLED, "source": "type test"}]))
    assert point.s_percent is None
    assert point.u_a == 0.03
    assert point.components[0].source == "type test"


def test_runs_that_scatter_more_than_their_pooled_s_are_named() -> None:
    quiet = {**POOLED, "standard_percent": 0.01}
    (advice,) = point_of(with_point(budget=[quiet, *EV_1["points"][0]["budget"]])).advice
    assert advice.reason is AdviceReason.POOLED_TOO_SMALL
    assert advice.data == {"s_percent": point_of(EV_1).s_percent, "pooled_percent": 0.01}


def test_less_than_one_degree_of_freedom_is_refused() -> None:
    data = with_point(budget=[{"source": "guess", "standard_percent": 5.0, "degrees_of_freedom": 0.5}])
    with pytest.raises(BadInput) as caught:
        result_of(data)
    assert caught.value.data["point"] == "16 A"
    assert caught.value.data["field"] == "points[16 A].degrees_of_freedom"


def scaled(point: Json, energy_kwh: float, runs: int) -> Json:
    """The same meter and spread with other energy and runs; scatter of the last digit stays one digit."""
    changed = copy.deepcopy(point)
    step, scatter = Decimal(str(round(energy_kwh, 3))), (Decimal("0.001"), Decimal(0), Decimal("-0.001"))
    changed["runs"] = [
        {"start_kwh": str(100 * n), "stop_kwh": str(100 * n + step + scatter[n % 3]), "reference_kwh": str(step)}
        for n in range(runs)
    ]
    return changed


def test_a_run_too_short_for_its_resolution_is_inconclusive_and_the_advice_fixes_it() -> None:
    short = ev_1(lambda data: data["points"].__setitem__(0, scaled(data["points"][0], 0.1, 3)))
    point = point_of(short)
    assert point.decision is Outcome.INCONCLUSIVE
    advice = {each.reason: each.data for each in point.advice}
    energy = advice[AdviceReason.MORE_ENERGY]["energy_kwh"]
    assert isinstance(energy, float)
    followed = ev_1(lambda data: data["points"].__setitem__(0, scaled(data["points"][0], energy, 3)))
    assert point_of(followed).decision is Outcome.PASS


def read_off(chance: random.Random, energy_kwh: float, runs: int) -> list[Json]:
    """Runs of a meter 0.3 % high: begin and end of both registers are cut at their last digit, wherever they stand."""

    def between(kwh: float, digits: int) -> tuple[Decimal, Decimal]:
        begin = chance.uniform(0, 1000)
        first, last = (Decimal(math.floor(10**digits * value)).scaleb(-digits) for value in (begin, begin + kwh))
        return first, last

    made = []
    for _ in range(runs):
        energy = energy_kwh * chance.uniform(1, 1.02)
        (start, stop), (first, last) = between(energy * 1.003, 3), between(energy, 4)
        made.append({"start_kwh": str(start), "stop_kwh": str(stop), "reference_kwh": str(last - first)})
    return made


def measured(runs: list[Json]) -> Json:
    return ev_1(lambda data: data["points"][0].update(runs=runs))


def test_the_advice_holds_whatever_digits_the_runs_end_on() -> None:
    chance, held, asked = random.Random(3), 0, 0
    for _ in range(200):
        point = point_of(measured(read_off(chance, 0.1, 3)))
        assert point.decision is Outcome.INCONCLUSIVE
        energy = next((one.data["energy_kwh"] for one in point.advice if one.reason is AdviceReason.MORE_ENERGY), None)
        if energy is None:
            continue
        asked += 1
        held += point_of(measured(read_off(chance, float(energy), 3))).decision is Outcome.PASS
    assert asked > 150
    assert held / asked > 0.98


def test_advice_of_more_runs_fixes_scatter() -> None:
    def scatter(data: Json, runs: int) -> None:
        stops = (Decimal("10.02"), Decimal("10.00"), Decimal("9.98"))
        data["points"][0]["runs"] = [
            {"start_kwh": f"{100 * n}.000", "stop_kwh": f"{100 * n + stops[n % 3]:.3f}", "reference_kwh": "10.0000"}
            for n in range(runs)
        ]

    point = point_of(ev_1(lambda data: scatter(data, 3)))
    assert point.decision is Outcome.INCONCLUSIVE
    advice = {each.reason: each.data for each in point.advice}
    assert AdviceReason.MORE_ENERGY not in advice
    assert set(advice) == {AdviceReason.MORE_RUNS, AdviceReason.FEW_DEGREES_OF_FREEDOM}
    runs = advice[AdviceReason.MORE_RUNS]["runs"]
    assert isinstance(runs, int)
    assert point_of(ev_1(lambda data: scatter(data, runs))).decision is Outcome.PASS


def test_energy_and_runs_together_where_neither_is_enough() -> None:
    runs = [
        {"start_kwh": "0.000", "stop_kwh": "0.2000", "reference_kwh": "0.2000"},
        {"start_kwh": "1.000", "stop_kwh": "1.2015", "reference_kwh": "0.2000"},
    ]
    advice = {each.reason: each.data for each in point_of(with_point(runs=runs)).advice}
    assert set(advice) == {AdviceReason.MORE_ENERGY_AND_RUNS, AdviceReason.FEW_DEGREES_OF_FREEDOM}
    assert int(advice[AdviceReason.MORE_ENERGY_AND_RUNS]["runs"]) > 2
    assert float(advice[AdviceReason.MORE_ENERGY_AND_RUNS]["energy_kwh"]) > 0.2


def test_a_reference_that_is_too_uncertain_is_named_with_its_share() -> None:
    data = with_point(budget=[{"source": "certificate", "expanded_percent": 0.5, "k": 2}])
    (advice,) = point_of(data).advice
    assert advice.reason is AdviceReason.LARGEST_SOURCE
    assert advice.data["source"] == "certificate"
    assert 99 < float(advice.data["share_percent"]) < 100


def test_advice_without_any_resolution_term_does_not_ask_for_energy() -> None:
    point = point_of(steady_point("0.1", 0.6))
    assert [each.reason for each in point.advice] == [AdviceReason.LARGEST_SOURCE]
    assert point.decision is Outcome.INCONCLUSIVE


@pytest.mark.parametrize(
    ("error", "decision", "reason", "field", "number"),
    [
        ("0.95", "guarded", AdviceReason.WITHIN_GUARD_BAND, "margin_percent", 0.05),
        ("0.95", "non_binary", AdviceReason.WITHIN_GUARD_BAND, "margin_percent", 0.05),
        ("1.05", "non_binary", AdviceReason.LIMIT_EXCEEDED, "excess_percent", 0.05),
        ("-3.00", "simple", AdviceReason.LIMIT_EXCEEDED, "excess_percent", 2.0),
    ],
)
def test_advice_near_and_beyond_the_limit(
    error: str, decision: str, reason: AdviceReason, field: str, number: float
) -> None:
    (advice,) = point_of(steady_point(error, 0.1, decision=decision)).advice
    assert advice.reason is reason
    assert advice.data[field] == pytest.approx(number, rel=1e-9)


def test_more_measuring_is_never_advised_because_of_the_error() -> None:
    measure_on = {AdviceReason.MORE_ENERGY, AdviceReason.MORE_RUNS, AdviceReason.MORE_ENERGY_AND_RUNS}
    for error in ("0.0", "0.95", "1.05", "5.0"):
        reasons = {each.reason for each in point_of(steady_point(error, 0.1, decision="guarded")).advice}
        assert not reasons & measure_on


def test_energies_of_an_advice_are_rounded_up_to_what_a_person_types() -> None:
    assert (round_up(0.4082), round_up(1.0), round_up(10.01), round_up(99.01)) == (0.41, 1.0, 11.0, 100.0)


def test_the_object_has_exactly_the_keys_of_the_contract_and_its_schema_holds() -> None:
    shown = json.loads(json.dumps(encode(result_of(EV_1)), allow_nan=False))
    assert set(shown) == {"points", "verdict"}
    assert list(shown["points"][0]) == ["id", *NUMBER_KEYS.split(), "decision", "advice"]
    assert list(shown["points"][0]["components"][0]) == ["source", "u_percent", "dof"]
    assert shown["points"][0]["U"] == point_of(EV_1).U
    inconclusive = encode(result_of(with_point(limit_percent=0.2, budget=[])))
    for given_result in (shown, inconclusive):
        jsonschema.validate(given_result, json.loads((SCHEMAS / "calibration-result.schema.json").read_text()))
    jsonschema.validate(EV_1, json.loads((SCHEMAS / "calibration-input.schema.json").read_text()))


@pytest.mark.parametrize(("name", "kind"), [("input", CalibrationInput), ("result", CalibrationResult)])
def test_schemas_are_in_step_with_the_code(name: str, kind: type) -> None:
    stored = json.loads((SCHEMAS / f"calibration-{name}.schema.json").read_text(encoding="utf-8"))
    assert stored == {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema(kind)}


def test_what_was_read_writes_itself_again() -> None:
    given_input = read_calibration(EV_1, "RUN.json")
    again = read_calibration(encode(given_input), "RUN.json")
    assert again == given_input


def test_the_engine_checks_input_that_was_not_read_from_a_file() -> None:
    given_input = read_calibration(EV_1, "RUN.json")
    with pytest.raises(BadInput) as caught:
        evaluate(CalibrationInput(given_input.profile, ()))
    assert caught.value.reason is Reason.WRONG_VALUE


_ENERGY = st.decimals("0.5", "50", places=4)


@settings(max_examples=60)
@given(
    references=st.lists(_ENERGY, min_size=2, max_size=6),
    factors=st.lists(st.decimals("0.9", "1.1", places=5), min_size=6, max_size=6),
    start=st.decimals("0", "90000", places=3),
)
def test_invariants_of_a_point(references: list[Decimal], factors: list[Decimal], start: Decimal) -> None:
    runs, register = [], start
    for reference, factor in zip(references, factors, strict=False):
        stop = register + reference * factor
        runs.append({"start_kwh": str(register), "stop_kwh": str(stop), "reference_kwh": str(reference)})
        register = stop
    point = point_of(with_point(runs=runs))
    for error, factor in zip(point.errors_percent, factors, strict=False):
        assert error == pytest.approx(float(100 * (factor - 1)), abs=1e-9)
    assert min(point.errors_percent) - 1e-12 <= point.mean_percent <= max(point.errors_percent) + 1e-12
    assert point.u_a <= point.u_c <= point.U
    reversed_point = point_of(with_point(runs=list(reversed(runs))))
    assert reversed_point.mean_percent == pytest.approx(point.mean_percent, abs=1e-12)
    assert pytest.approx(point.U, rel=1e-9) == reversed_point.U
    assert json.loads(json.dumps(encode(point), allow_nan=False))["decision"] == point.decision
