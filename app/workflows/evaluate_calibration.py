"""From the runs of a visit to error, uncertainty and decision per load point, and to the meter as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.calibration import CalibrationResult, evaluate
from app.domain.calibration_check import read_calibration
from app.domain.calibration_profile import CalibrationProfile
from app.domain.decision import Outcome
from app.domain.errors import BadInput
from app.domain.legal_fact import Phase
from app.domain.meter_test import MeterTest, meter_tests, meter_verdict
from app.domain.visit import VisitState
from app.ports.store import Instrument
from app.workflows.compared_point import Comparing, signed_beside


@dataclass(frozen=True)
class Evaluated:
    """The evaluated points, and those that cannot be decided with the sentence why.

    ``signed`` are the same points by what the meter signed; ``tests`` everything else that was tested.
    """

    given: Mapping[str, Any]
    result: CalibrationResult
    undecided: Mapping[str, BadInput]
    signed_given: Mapping[str, Any] | None = None
    signed: CalibrationResult | None = None
    tests: tuple[MeterTest, ...] = ()
    corrected_percent: Mapping[str, float] = field(default_factory=dict)
    """By how much the reference was corrected at each point, as its certificate says."""

    @property
    def verdict(self) -> Outcome:
        """The worst of points and tests: a meter that counts without load is not saved by its load points."""
        return meter_verdict(self.result, self.tests)


def evaluate_calibration(
    state: VisitState,
    profile: CalibrationProfile,
    budget: Mapping[str, Any],
    instrument: Instrument | None,
    reference_resolution_kwh: Decimal | None,
    phase: Phase = "as_found",
    stopwatch_s: float = 0.0,
) -> Evaluated | None:
    """Evaluate the runs of a phase that count; None where nothing was measured. A bad point leaves the others.

    ``stopwatch_s`` is the half width of a time stopped by hand, for points by pulses against power times time.
    """
    if state.calibration is None:
        return None
    comparing = Comparing(profile, budget, instrument, reference_resolution_kwh, state.calibration, stopwatch_s)
    points, signed, undecided = [], [], {}
    for planned in state.calibration.points:
        runs = state.runs(planned.id, phase)
        if not runs:
            continue
        try:
            point = comparing.point(planned, runs, planned.method, state.id)
            evaluate(read_calibration(_file(profile, [point]), state.id), state.id)
        except BadInput as error:
            undecided[planned.id] = error
        else:
            points.append(point)
            beside = signed_beside(planned, runs)
            signed += [comparing.point(planned, runs, "signed", state.id)] if beside else []
    if not points:
        return None
    given = _file(profile, points)
    result = evaluate(read_calibration(given, state.id), state.id)
    signed_given, of_signed = _signed(profile, signed, state.id)
    tests = meter_tests(state, profile, result, of_signed, _steps(points), phase)
    corrected = {str(point["id"]): comparing.corrected_percent(str(point["id"])) for point in points}
    known = {name: error for name, error in corrected.items() if error}
    return Evaluated(given, result, undecided, signed_given, of_signed, tests, known)


def _signed(
    profile: CalibrationProfile, points: list[dict[str, Any]], where: str
) -> tuple[dict[str, Any] | None, CalibrationResult | None]:
    if not points:
        return None, None
    given = _file(profile, points)
    try:
        return given, evaluate(read_calibration(given, where), where)
    except BadInput:  # what was signed cannot be compared; its signature is told all the same
        return None, None


def _steps(points: Iterable[Mapping[str, Any]]) -> dict[str, Decimal]:
    names = ("register_resolution_kwh", "reference_resolution_kwh")
    return {point["id"]: sum((Decimal(point.get(name, "0")) for name in names), Decimal(0)) for point in points}


def complete(state: VisitState) -> bool:
    """Say whether every planned run was measured."""
    planned = state.calibration
    return planned is not None and all(len(state.runs(point.id)) >= point.runs for point in planned.points)


def _file(profile: CalibrationProfile, points: list[dict[str, Any]]) -> dict[str, Any]:
    rule = profile.run_profile
    return {
        "profile": {
            "limit_percent": rule.limit_percent,
            "decision": rule.decision.value,
            "coverage_probability": rule.coverage_probability,
            "max_uncertainty_ratio": rule.max_uncertainty_ratio,
            "guard_factor": rule.guard_factor,
        },
        "points": points,
    }
