"""Reads a calibration file and refuses whatever cannot be used, naming point, run and field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.calibration_input import (
    POINT_KINDS,
    AnyRun,
    BudgetLine,
    CalibrationInput,
    Point,
    RegisterPoint,
    RegisterRun,
    RunProfile,
)
from app.domain.calibration_problem import DIGITS_AROUND_ONE, Problem, range_problem
from app.domain.calibration_run_check import run_problem
from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, Reason
from app.domain.uncertainty import Distribution

_LARGEST_PERCENT = 1e6
_K_RANGE = (1e-3, 1e3)
_LEAST_TRIALS, _MOST_TRIALS = 10_000, 2_000_000


@dataclass(frozen=True)
class _Envelope:
    __pydantic_config__ = STRICT
    profile: RunProfile
    points: tuple[dict[str, Any], ...]


def read_calibration(data: object, where: str) -> CalibrationInput:
    """Build and check the input from parsed JSON; ``where`` names the file.

    Raises BadInput: BAD_RUN or TOO_FEW_RUNS with ``point``, ``run``, ``field``; else UNKNOWN_KEY, MISSING_KEY or
    WRONG_VALUE with ``field`` and, where it lies in one, ``point``.
    """
    envelope = decode(_Envelope, data, where)
    for path, value in _leaves(data):
        if isinstance(value, bool):  # nothing here is yes or no, and true would count as 1
            raise _misfit(envelope, path, where, Reason.WRONG_VALUE, Problem.NOT_A_NUMBER)
    points = tuple(_read_point(raw, number, where) for number, raw in enumerate(envelope.points, 1))
    checked = CalibrationInput(envelope.profile, points)
    check_calibration(checked, where)
    return checked


def _read_point(raw: dict[str, Any], number: int, where: str) -> Point:
    point = _point_name(raw, number)
    if "method" not in raw:
        raise point_refused(where, point, "method", Problem.MISSING, Reason.MISSING_KEY)
    kind = POINT_KINDS.get(str(raw["method"]))
    if kind is None:
        raise point_refused(where, point, "method", Problem.UNKNOWN)
    try:
        return decode(kind, raw, where)
    except BadInput as error:
        path = tuple(str(error.data["field"]).split("."))
        raise _located(error.reason, where, point, path, str(error.data["problem"])) from None


def _misfit(envelope: _Envelope, path: tuple[str, ...], where: str, reason: Reason, problem: Problem) -> BadInput:
    if path[0] != "points":
        return BadInput(reason, where, field=".".join(path), problem=problem)
    place = int(path[1])
    return _located(reason, where, _point_name(envelope.points[place], place + 1), path[2:], problem)


def _located(reason: Reason, where: str, point: str, path: tuple[str, ...], problem: str) -> BadInput:
    """Name a run or a line of the budget by its number from 1, as people count, where ``path`` leads into one."""
    if len(path) > 1 and path[0] == "runs":
        name = ".".join(path[2:]) or "runs"
        return BadInput(Reason.BAD_RUN, where, point=point, run=int(path[1]) + 1, field=name, problem=problem)
    if len(path) > 1 and path[0] == "budget":
        path = (f"budget[{int(path[1]) + 1}]", *path[2:])
    return point_refused(where, point, ".".join(path), problem, reason)


def point_refused(
    where: str, point: str, field: str, problem: str, reason: Reason = Reason.WRONG_VALUE, **more: object
) -> BadInput:
    """Return the error of one ``field`` of a load point; the field it names says which point."""
    return BadInput(reason, where, point=point, field=f"points[{point}].{field}", problem=problem, **more)


def _point_name(raw: dict[str, Any], number: int) -> str:
    name = raw.get("id")
    return name if isinstance(name, str) and name else str(number)


def _leaves(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*path, str(number)))
    else:
        yield path, value


def check_calibration(given: CalibrationInput, where: str = "") -> None:
    """Refuse what has the right shape and still cannot be used. Raises BadInput as ``read_calibration`` does."""
    check_profile(given.profile, where)
    if not given.points:
        raise BadInput(Reason.WRONG_VALUE, where, field="points", problem=Problem.MISSING)
    names: set[str] = set()
    for point in given.points:
        if not point.id or point.id in names:
            problem = Problem.DUPLICATE if point.id else Problem.MISSING
            raise point_refused(where, point.id, "id", problem)
        names.add(point.id)
        _check_point(point, where)
        _check_trials(point, given.profile.coverage_probability, where)


def _check_trials(point: Point, coverage: float, where: str) -> None:
    """Refuse trials that say nothing about the tails. Raises BadInput (WRONG_VALUE) naming the field."""
    problem = None if point.monte_carlo is None else trials_problem(point.monte_carlo.trials, coverage)
    if problem is not None:
        raise point_refused(where, point.id, "monte_carlo.trials", problem)


def trials_problem(trials: int, coverage: float) -> Problem | None:
    """Say what is wrong with a number of Monte Carlo trials: too few for the tails (JCGM 101, 7.9.4), or hours."""
    enough = max(_LEAST_TRIALS, 100 / (1 - coverage))
    return None if enough <= trials <= _MOST_TRIALS else Problem.OUT_OF_RANGE


def check_profile(profile: RunProfile, where: str) -> None:
    """Refuse limits and shares that decide nothing. Raises BadInput (WRONG_VALUE) naming the field."""
    # Less than half is no coverage anyone states; 95.45 instead of 0.9545 is the usual slip.
    sound = {
        "limit_percent": 0 < profile.limit_percent <= _LARGEST_PERCENT,
        "coverage_probability": 0.5 <= profile.coverage_probability < 1,
        "max_uncertainty_ratio": 0 < profile.max_uncertainty_ratio <= _LARGEST_PERCENT,
        "guard_factor": 0 <= profile.guard_factor <= _LARGEST_PERCENT,
    }
    for name, good in sound.items():
        if not good:
            raise BadInput(Reason.WRONG_VALUE, where, field=f"profile.{name}", problem=Problem.OUT_OF_RANGE)


def _check_point(point: Point, where: str) -> None:
    _check_numbers(point, where)
    for number, line in enumerate(point.budget, 1):
        problem = line_problem(line)
        if problem is not None:
            raise point_refused(where, point.id, f"budget[{number}].{problem[0]}", problem[1], source=line.source)
    pooled = sum(line.kind == "pooled" for line in point.budget)
    if pooled > 1:
        raise point_refused(where, point.id, "budget.kind", Problem.DUPLICATE)
    if len(point.runs) < (1 if pooled else 2):
        raise BadInput(
            Reason.TOO_FEW_RUNS, where, point=point.id, run=len(point.runs), field="runs", problem=Problem.TOO_FEW
        )
    _check_runs(point, where)


def _check_numbers(point: Point, where: str) -> None:
    resolutions = {"reference_resolution_kwh": point.reference_resolution_kwh}
    if isinstance(point, RegisterPoint):
        resolutions["register_resolution_kwh"] = point.register_resolution_kwh
    for name, value in resolutions.items():
        if value is not None and (value < 0 or value.adjusted() > DIGITS_AROUND_ONE):
            raise point_refused(where, point.id, name, Problem.OUT_OF_RANGE)
    if isinstance(point, RegisterPoint) and point.register_rollover_kwh is not None:
        problem = range_problem(point.register_rollover_kwh, least=0)
        if problem is not None:
            raise point_refused(where, point.id, "register_rollover_kwh", problem)
    if point.limit_percent is not None and not 0 < point.limit_percent <= _LARGEST_PERCENT:
        raise point_refused(where, point.id, "limit_percent", Problem.OUT_OF_RANGE)
    if point.k is not None and not _K_RANGE[0] <= point.k <= _K_RANGE[1]:
        raise point_refused(where, point.id, "k", Problem.OUT_OF_RANGE)


def line_problem(line: BudgetLine) -> tuple[str, Problem] | None:
    """Return field and problem of a budget line that cannot be used, or None."""
    stated = [
        name
        for name in ("expanded_percent", "half_width_percent", "standard_percent")
        if getattr(line, name) is not None
    ]
    if not stated:
        return "standard_percent", Problem.MISSING
    if len(stated) > 1:
        return stated[1], Problem.CONTRADICTION
    if not 0 <= getattr(line, stated[0]) <= _LARGEST_PERCENT:
        return stated[0], Problem.OUT_OF_RANGE
    if abs(line.sensitivity) > _LARGEST_PERCENT:
        return "sensitivity", Problem.OUT_OF_RANGE
    if line.degrees_of_freedom is not None and line.degrees_of_freedom <= 0:
        return "degrees_of_freedom", Problem.NOT_POSITIVE
    return _k_problem(line, stated[0]) or _shape_problem(line, stated[0])


def _k_problem(line: BudgetLine, stated: str) -> tuple[str, Problem] | None:
    normal_width = stated == "half_width_percent" and line.distribution is Distribution.NORMAL
    if stated == "expanded_percent" or normal_width:
        if line.k is None:
            return "k", Problem.MISSING
        return None if _K_RANGE[0] <= line.k <= _K_RANGE[1] else ("k", Problem.OUT_OF_RANGE)
    return None if line.k is None else ("k", Problem.CONTRADICTION)


def _shape_problem(line: BudgetLine, stated: str) -> tuple[str, Problem] | None:
    if line.kind == "pooled":
        if stated != "standard_percent":
            return stated, Problem.CONTRADICTION
        if line.sensitivity != 1:  # the spread of the error itself
            return "sensitivity", Problem.CONTRADICTION
        # A pooled s comes from a counted number of runs; without it the file would claim perfect knowledge.
        return ("degrees_of_freedom", Problem.MISSING) if line.degrees_of_freedom is None else None
    if stated == "half_width_percent":
        return ("distribution", Problem.MISSING) if line.distribution is None else None
    return None if line.distribution in (None, Distribution.NORMAL) else ("distribution", Problem.CONTRADICTION)


def _check_runs(point: Point, where: str) -> None:
    seen: set[tuple[Decimal | None, ...]] = set()
    runs: Sequence[AnyRun] = point.runs
    rollover = point.register_rollover_kwh if isinstance(point, RegisterPoint) else None
    is_reset = isinstance(point, RegisterPoint) and point.is_reset
    for number, run in enumerate(runs, 1):
        problem = run_problem(run, rollover)
        if problem is None and isinstance(run, RegisterRun) and run.station_kwh and not is_reset:
            # A register that counts on cannot show the same pair twice; one that begins each charge at 0 can.
            reading = (run.start_kwh, run.stop_kwh, None if run.start_kwh else run.reference_kwh)
            problem = ("start_kwh", Problem.DUPLICATE) if reading in seen else None
            seen.add(reading)
        if problem is not None:
            raise BadInput(Reason.BAD_RUN, where, point=point.id, run=number, field=problem[0], problem=problem[1])
