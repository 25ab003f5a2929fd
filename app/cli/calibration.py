"""``calibration evaluate RUN.json [--monte-carlo N [--seed S]]``; other commands have modules of their own."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli import reference, signed
from app.cli.calibrated import point_line
from app.cli.history import add_history
from app.cli.output import Output
from app.cli.profile import add_profiles
from app.cli.source import read_json
from app.domain.calibration import CalibrationResult, PointResult
from app.domain.calibration_advice import DECIDING
from app.domain.decision import Outcome
from app.domain.errors import BadInput, Reason
from app.domain.meter_words import advice_words
from app.domain.words import OUTCOME_WORDS


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("calibration", help="calibrations").add_subparsers(metavar="COMMAND", required=True)
    evaluated = group.add_parser("evaluate", parents=[options], help="error, uncertainty and decision of a run file")
    evaluated.add_argument("file", type=Path, metavar="RUN.json")
    evaluated.add_argument("--monte-carlo", type=int, metavar="N", help="check each budget with N trials as well")
    evaluated.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the trials")
    evaluated.set_defaults(run=evaluate_file)
    add_history(group, options)
    reference.add(group, options)
    signed.add(group, options)
    add_profiles(group, options)


async def evaluate_file(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Evaluate a run file."""
    from random import Random

    from app.domain.calibration import evaluate
    from app.domain.calibration_check import read_calibration, trials_problem
    from app.domain.calibration_trial import with_trials
    from app.domain.codec import encode

    where = str(given.file)
    calibration = read_calibration(read_json(given.file), where)
    if given.monte_carlo is not None:
        problem = trials_problem(given.monte_carlo, calibration.profile.coverage_probability)
        if problem is not None:
            raise BadInput(Reason.WRONG_VALUE, "--monte-carlo", field=str(given.monte_carlo), problem=problem)
        calibration = with_trials(calibration, given.monte_carlo, given.seed)
    result = evaluate(calibration, where, Random)
    data = encode(result)
    output.result(data, lambda: _text(result, data, program))
    return 0 if result.verdict.positive else 1


def _text(result: CalibrationResult, data: dict[str, Any], program: Program) -> str:
    tr = program.texts.tr
    lines: list[str] = []
    for judged, point in zip(result.points, data["points"], strict=True):
        lines += [*_point_text(point, program), *_advice_text(judged, program)]
    return "\n".join([*lines, tr("Verdict: {verdict}", verdict=tr(OUTCOME_WORDS[Outcome(data["verdict"])]))])


def _point_text(point: dict[str, Any], program: Program) -> Iterator[str]:
    tr = program.texts.tr
    yield point_line(
        point["id"],
        point["mean_percent"],
        point["U"],
        point["k"],
        point["limit_percent"],
        Outcome(point["decision"]),
        tr,
    )
    checked = point.get("monte_carlo")
    if checked is None:
        return
    yield tr(
        "{point}: {trials} Monte Carlo trials say {low} % to {high} %: {agreement}",
        point=point["id"],
        trials=checked["trials"],
        low=f"{checked['low_percent']:+.3f}",
        high=f"{checked['high_percent']:+.3f}",
        agreement=tr("as the budget says") if checked["validated"] else tr("not as the budget says"),
    )


def _advice_text(point: PointResult, program: Program) -> Iterator[str]:
    """Say what would decide the point, where each piece is enough by itself, and then the rest, a line each."""
    tr = program.texts.tr
    deciding = [advice_words(one, tr) for one in point.advice if one.reason in DECIDING]
    others = [advice_words(one, tr) for one in point.advice if one.reason not in DECIDING]
    joined = [f" {tr('or')} ".join(deciding)] if deciding else []
    yield from (f"  {words}" for words in joined + others)
