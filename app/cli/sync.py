"""``sync push --to folder:PATH`` and ``sync status``."""

import argparse
import errno
import os
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.output import Output
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.words import DELIVERY_WORDS
from app.workflows.push_bundles import push_bundles


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("sync", help="bundles on their way").add_subparsers(metavar="COMMAND", required=True)
    push = group.add_parser("push", parents=[options], help="deliver what waits in the outbox")
    push.add_argument("--to", metavar="folder:PATH", default="")
    push.set_defaults(run=push_all)
    status = group.add_parser("status", parents=[options], help="what waits, what was copied")
    status.set_defaults(run=show_status)


def folder_of(target: str) -> Path:
    """Return the folder of ``folder:PATH``. Raises BadInput for any other transport."""
    kind, colon, path = target.partition(":")
    if kind != "folder" or not colon or not path:
        raise BadInput(Reason.WRONG_VALUE, "sync", field="to", problem=target or "folder:PATH")
    return Path(path)


async def push_all(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Deliver every waiting bundle; one that is refused does not hold up the others."""
    folder = folder_of(given.to or program.settings.sync.to)
    if not folder.is_dir():  # said before a passphrase is asked for, and also when nothing waits
        raise BadInput(Reason.FILE_UNREADABLE, str(folder), problem=os.strerror(errno.ENOENT))
    delivery = program.delivery(folder)
    store = await program.open_store()
    try:
        pushed = await push_bundles(store, delivery)
    finally:
        await store.close()
    output.result(
        {"bundles": [encode(line) for line in pushed]},
        lambda: program.texts.tr("{n} bundles copied and read back", n=sum(line.state == "copied" for line in pushed)),
    )
    return 1 if any(line.state == "refused" for line in pushed) else 0


async def show_status(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List the outbox."""
    store = await program.open_store()
    try:
        lines = await store.outbox()
    finally:
        await store.close()
    tr = program.texts.tr
    text = [
        f"{line.report} {line.revision}  {tr(DELIVERY_WORDS[line.state]):9} {line.size:>10}  {line.problem}"
        for line in lines
    ]
    output.result(
        {"bundles": [encode(line) for line in lines]},
        lambda: "\n".join(text) or program.texts.tr("Nothing waits."),
    )
    return 0
