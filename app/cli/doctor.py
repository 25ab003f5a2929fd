"""``doctor``: what is missing on this computer, and the exact command that fixes it."""

import argparse
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.domain.codec import encode


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command."""
    doctor = commands.add_parser("doctor", parents=[options], help="what is missing here, and how to fix it")
    doctor.set_defaults(run=examine)


async def examine(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Examine this computer; exit 1 when something is missing."""
    tr = program.texts.tr
    findings = await program.examine()
    fine, fix = tr("ok"), tr("FIX")
    width = max(len(fine), len(fix))
    lines = [
        f"{fine if found.ok else fix:{width}}  {tr(found.title)}{': ' + found.detail if found.detail else ''}"
        + (f"\n{' ' * (width + 2)}{found.fix}" if found.fix and not found.ok else "")
        for found in findings
    ]
    output.result({"checks": [encode(found) for found in findings]}, lambda: "\n".join(lines))
    return 0 if all(found.ok or not found.needed for found in findings) else 1
