"""``checklist check|show FILE``."""

import argparse
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.source import read_bytes
from app.domain.checklist import Checklist, Condition, Contradiction, Item
from app.ports.texts import Texts


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("checklist", help="checklists as data").add_subparsers(metavar="COMMAND", required=True)
    for name, work, text in (("check", check, "say whether a checklist can be used"), ("show", show, "list its items")):
        parser = group.add_parser(name, parents=[options], help=text)
        parser.add_argument("file", metavar="FILE", help="id of a shipped checklist, or a file")
        parser.set_defaults(run=work)


def checklist_of(name: str, program: Program) -> Checklist:
    """Return a shipped checklist by id, or one from a file. Raises BadInput naming file and field."""
    if name in program.catalogue.names("checklists"):
        return program.catalogue.checklist(name)
    return program.checklist_from(read_bytes(Path(name)), name)


async def check(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Read a checklist with its limit set; every problem is an error naming the field."""
    checklist = checklist_of(given.file, program)
    limits = program.catalogue.limit_set(checklist.limit_set)
    program.check_checklist(checklist, limits, given.file)
    found = {"id": checklist.id, "version": checklist.version, "items": len(checklist.items), "limit_set": limits.id}
    output.result(found, lambda: program.texts.tr("{id}: {n} items, fine", id=checklist.id, n=len(checklist.items)))
    return 0


async def show(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List the items with their step, text and severity, when they are asked, and what they contradict."""
    checklist = checklist_of(given.file, program)
    output.result(checklist, lambda: "\n".join(_line(item, program.texts) for item in checklist.items))
    return 0


def _line(item: Item, texts: Texts) -> str:
    line = f"{item.id:8} {item.step:12} {item.severity}  {texts.pick(item.text)}"
    if item.when is not None:
        line += "\n" + " " * 26 + texts.tr("asked when {condition}", condition=_said(item.when))
    for one in item.contradicts:
        answer = " / ".join(one.answer)
        line += "\n" + " " * 26 + texts.tr("{answer} contradicts {condition}", answer=answer, condition=_said(one))
    return line


def _said(condition: Condition | Contradiction) -> str:
    return f"{condition.about} = {' / '.join(condition.any_of)}"
