"""``visit hand-over ID`` and ``visit take-over DIR``: an open visit goes on with a colleague."""

import argparse
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.cli.run import signing_pin
from app.workflows.hand_over import bundle_name, take_over
from app.workflows.hand_over_folder import hand_over_to_folder, read_folder
from app.workflows.visit import resume_visit


def add(group: Any, options: argparse.ArgumentParser) -> None:
    """Add both commands to the group of visits."""
    give = group.add_parser("hand-over", parents=[options], help="a signed bundle with which a colleague goes on")
    give.add_argument("id", metavar="ID")
    give.add_argument("--to", required=True, metavar="NAME", help="who goes on")
    give.add_argument("--left", required=True, metavar="TEXT", help="what is locked, inoperative or on the bench")
    give.add_argument("--out", type=Path, required=True, metavar="DIR")
    give.set_defaults(run=give_visit)
    take = group.add_parser("take-over", parents=[options], help="take in the bundle of a colleague")
    take.add_argument("folder", type=Path, metavar="DIR")
    take.add_argument("--by", required=True, metavar="NAME", help="who takes over")
    take.set_defaults(run=take_visit)


async def give_visit(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Close the visit here and write its bundle."""
    store = await program.open_store()
    try:
        visit = await resume_visit(store, program.clock, program.catalogue, given.id)
        tools = program.report_tools(visit.state.opened.language)
        files = await hand_over_to_folder(visit, tools, signing_pin(program), given.to, given.left, given.out)
    finally:
        await store.close()
    data = {"visit": given.id, "bundle_id": bundle_name(files), "to": given.to, "files": len(files)}
    output.result(data, lambda: program.texts.tr("Handed over to {name}: {folder}", name=given.to, folder=given.out))
    return 0


async def take_visit(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Check the bundle and take the visit in."""
    files = read_folder(given.folder)
    store = await program.open_store()
    try:
        visit, taken = await take_over(store, program.report_tools("en").keys, files, given.by)
    finally:
        await store.close()
    data = {"visit": visit, "signed_by": taken.signed_by, "fingerprint": taken.fingerprint}
    output.result(
        data, lambda: program.texts.tr("Visit {id} taken over, signed by {name}", id=visit, name=taken.signed_by)
    )
    return 0
