"""``report verify FILE...``."""

import argparse
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.source import read_bytes
from app.domain.codec import encode
from app.domain.words import ROLE_WORDS, file_words
from app.ports.report import FileVerdict


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("report", help="signed reports").add_subparsers(metavar="COMMAND", required=True)
    verify = group.add_parser("verify", parents=[options], help="signatures, completeness, and data against pages")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, metavar="PEM", help="certificates to trust")
    verify.set_defaults(run=verify_files)


async def verify_files(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Check every file; exit 0 when all of them are valid, complete and match their data."""
    trust = read_bytes(given.trust) if given.trust else None
    verifier = program.verifier()
    verdicts = [verifier.verify(path, trust) for path in given.files]
    positive = all(
        verdict.positive and (trust is None or all(signature.trusted for signature in verdict.signatures))
        for verdict in verdicts
    )
    output.result(
        {"files": [encode(verdict) for verdict in verdicts]},
        lambda: "\n".join(_text(verdict, program) for verdict in verdicts),
    )
    return 0 if positive else 1


def _text(verdict: FileVerdict, program: Program) -> str:
    tr = program.texts.tr
    yes, no = tr("yes"), tr("no")
    lines = [
        tr(
            "{file}: valid {valid}, complete {complete}, data matches {matches}",
            file=verdict.file,
            valid=yes if verdict.valid else no,
            complete=yes if verdict.complete else no,
            matches=yes if verdict.data_matches else no,
        )
    ]
    if verdict.practice:
        lines.append("  " + tr("PRACTICE: not a real report"))
    for signature in verdict.signatures:
        role = tr(ROLE_WORDS[signature.role]) if signature.role in ROLE_WORDS else signature.role
        lines.append(f"  {role}: {signature.signer}, {signature.time}, {signature.level}")
    if verdict.reason:
        lines.append("  " + file_words(verdict.reason, tr))
    return "\n".join(lines)
