"""From the runs of a visit to error, uncertainty and decision per load point."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.calibration import CalibrationResult, evaluate
from app.domain.calibration_check import read_calibration
from app.domain.calibration_profile import CalibrationProfile, LoadPoint
from app.domain.errors import BadInput
from app.domain.fact import PlannedPoint, RunMeasured
from app.domain.legal_fact import Phase
from app.domain.text import mark
from app.domain.visit import VisitState
from app.ports.store import Instrument

REFERENCE_SOURCES = (
    mark("reference certificate"),
    mark("reference drift"),
    mark("reference temperature"),
    mark("reference without certificate, taken as class 0.5"),
)
"""The lines of the reference: what its certificate says, and those of ``resources/runs/reference-budget.json``."""


@dataclass(frozen=True)
class Evaluated:
    """The evaluated points, and those that cannot be decided with the sentence why."""

    given: Mapping[str, Any]
    result: CalibrationResult
    undecided: Mapping[str, BadInput]


def evaluate_calibration(
    state: VisitState,
    profile: CalibrationProfile,
    budget: Mapping[str, Any],
    instrument: Instrument | None,
    reference_resolution_kwh: Decimal | None,
    phase: Phase = "as_found",
) -> Evaluated | None:
    """Evaluate the runs of a phase that count; None where nothing was measured. A bad point leaves the others."""
    if state.calibration is None:
        return None
    points, undecided = [], {}
    for planned in state.calibration.points:
        runs = state.runs(planned.id, phase)
        if not runs:
            continue
        point = _point(planned, runs, profile, _lines(budget, instrument), reference_resolution_kwh)
        try:
            evaluate(read_calibration(_file(profile, [point]), state.id), state.id)
        except BadInput as error:
            undecided[planned.id] = error
        else:
            points.append(point)
    if not points:
        return None
    given = _file(profile, points)
    return Evaluated(given, evaluate(read_calibration(given, state.id), state.id), undecided)


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


def _point(
    planned: PlannedPoint,
    runs: tuple[RunMeasured, ...],
    profile: CalibrationProfile,
    lines: list[dict[str, Any]],
    reference_resolution_kwh: Decimal | None,
) -> dict[str, Any]:
    own_limit = planned.limit_percent if planned.limit_percent is not None else _own_limit(profile.points, planned)
    point: dict[str, Any] = {
        "id": planned.id,
        "method": "register",
        "register_resolution_kwh": _step(min(runs[0].start_kwh, runs[0].stop_kwh, key=_exponent)),
        "register_reading": "difference",
        "runs": [
            {"start_kwh": str(run.start_kwh), "stop_kwh": str(run.stop_kwh), "reference_kwh": str(run.reference_kwh)}
            for run in runs
        ],
        "budget": lines,
    }
    resolution = reference_resolution_kwh or Decimal(_step(min((run.reference_kwh for run in runs), key=_exponent)))
    point["reference_resolution_kwh"] = str(resolution)
    if own_limit is not None:
        point["limit_percent"] = own_limit
    return point


def _own_limit(points: tuple[LoadPoint, ...], planned: PlannedPoint) -> float | None:
    return next((point.limit_percent for point in points if point.id == planned.id), None)


def _lines(budget: Mapping[str, Any], instrument: Instrument | None) -> list[dict[str, Any]]:
    if instrument is None or instrument.expanded_percent is None:
        return list(budget["without_certificate"])
    certificate = {
        "source": REFERENCE_SOURCES[0],
        "expanded_percent": instrument.expanded_percent,
        "k": instrument.k,
    }
    return [certificate, *budget["with_certificate"]]


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _step(value: Decimal) -> str:
    """One step of the last digit: trailing zeros are the resolution."""
    return str(Decimal(1).scaleb(_exponent(value)))
