"""``calibration evaluate RUN.json`` and ``calibration profile ...``."""

import argparse
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.profile import add_profiles
from app.cli.source import read_json
from app.domain.decision import Outcome
from app.domain.words import OUTCOME_WORDS


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("calibration", help="calibrations").add_subparsers(metavar="COMMAND", required=True)
    evaluated = group.add_parser("evaluate", parents=[options], help="error, uncertainty and decision of a run file")
    evaluated.add_argument("file", type=Path, metavar="RUN.json")
    evaluated.set_defaults(run=evaluate_file)
    add_profiles(group, options)


async def evaluate_file(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Evaluate a run file."""
    from app.domain.calibration import evaluate
    from app.domain.calibration_check import read_calibration
    from app.domain.codec import encode

    where = str(given.file)
    result = evaluate(read_calibration(read_json(given.file), where), where)
    data = encode(result)
    output.result(data, lambda: _text(data, program))
    return 0 if result.verdict.positive else 1


def _text(data: dict[str, Any], program: Program) -> str:
    tr = program.texts.tr
    lines = [
        tr(
            "{point}: error {error} %, U {uncertainty} % (k {k}), limit ±{limit} %: {decision}",
            point=point["id"],
            error=f"{point['mean_percent']:+.3f}",
            uncertainty=f"{point['U']:.2g}",
            k=f"{point['k']:.2f}",
            limit=f"{point['limit_percent']:g}",
            decision=tr(OUTCOME_WORDS[Outcome(point["decision"])]),
        )
        for point in data["points"]
    ]
    return "\n".join([*lines, tr("Verdict: {verdict}", verdict=tr(OUTCOME_WORDS[Outcome(data["verdict"])]))])
