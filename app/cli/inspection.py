"""``inspection evaluate CHECKLIST ANSWERS.json``."""

import argparse
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.checklist import checklist_of
from app.cli.output import Output
from app.cli.source import read_bytes
from app.domain.verdict import Severity, VisitVerdict
from app.domain.words import SAFETY_WORDS, item_words


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("inspection", help="filled checklists").add_subparsers(metavar="COMMAND", required=True)
    evaluated = group.add_parser("evaluate", parents=[options], help="verdict of every item and of the whole")
    evaluated.add_argument("checklist", metavar="CHECKLIST", help="id of a shipped checklist, or a file")
    evaluated.add_argument("answers", type=Path, metavar="ANSWERS.json")
    evaluated.set_defaults(run=evaluate_answers)


async def evaluate_answers(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Evaluate an answer file against a checklist and its limit set."""
    from app.domain.inspection import evaluate

    checklist = checklist_of(given.checklist, program)
    limits = program.catalogue.limit_set(checklist.limit_set)
    sheet = program.answers(read_bytes(given.answers), str(given.answers))
    result = evaluate(checklist, limits, sheet, str(given.answers))
    tr = program.texts.tr
    lines = [
        f"{line.id:10} {item_words(line.verdict, tr):16} {line.limit or line.because}".rstrip() for line in result.items
    ]
    lines.append(tr("Verdict: {verdict}", verdict=tr(SAFETY_WORDS[result.verdict])))
    output.result(result, lambda: "\n".join(lines))
    grave = any(line.severity in {Severity.S1, Severity.S2} for line in result.items)
    served = result.verdict is VisitVerdict.SAFE or (result.verdict is VisitVerdict.DEFECTS and not grave)
    return 0 if served else 1
