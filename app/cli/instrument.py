"""``instrument add``, ``list`` and ``record``: the instruments whose certificates stand behind measured values."""

import argparse
from typing import Any

from app.bootstrap import Program
from app.cli.history import add_record
from app.cli.output import Output
from app.ports.store import Instrument
from app.workflows.keep_instrument import InstrumentList, check_instrument, keep_instrument

TEXTS = {
    "text": "make and model",
    "serial": "serial number",
    "certificate": "number of the calibration certificate",
    "laboratory": "who issued the certificate",
    "calibrated-on": "day of the calibration, 2026-11-23",
    "due-on": "last day on which the certificate holds",
}
NEEDED = ("text", "serial")


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the group."""
    group = commands.add_parser("instrument", help="instruments and their certificates")
    group = group.add_subparsers(metavar="COMMAND", required=True)
    adding = group.add_parser("add", parents=[options], help="add an instrument, or replace the one of this id")
    adding.add_argument("--id", required=True, metavar="ID", help="name used in answers and plans")
    for name, text in TEXTS.items():
        adding.add_argument(f"--{name}", default="", required=name in NEEDED, metavar="TEXT", help=text)
    adding.add_argument(
        "--expanded-percent", type=float, metavar="U", help="expanded uncertainty of a reference meter, in percent"
    )
    adding.add_argument("--k", type=float, default=2.0, help="its coverage factor")
    adding.set_defaults(run=add_instrument)
    listing = group.add_parser("list", parents=[options], help="every instrument with its certificate")
    listing.set_defaults(run=list_instruments)
    add_record(group, options)


async def add_instrument(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Add or replace one instrument and answer with the whole list."""
    instrument = Instrument(
        id=given.id,
        text=given.text,
        serial=given.serial,
        certificate=given.certificate,
        calibrated_on=given.calibrated_on,
        due_on=given.due_on,
        laboratory=given.laboratory,
        expanded_percent=given.expanded_percent,
        k=given.k,
    )
    check_instrument(instrument)  # before the store is opened: a typing mistake asks for no passphrase
    store = await program.open_store()
    try:
        kept = await keep_instrument(store, instrument)
    finally:
        await store.close()
    output.result(kept, lambda: _text(kept, program))
    return 0


async def list_instruments(given: argparse.Namespace, program: Program, output: Output) -> int:
    """List the instruments; an overdue certificate is marked."""
    store = await program.open_store()
    try:
        found = InstrumentList(await store.instruments())
    finally:
        await store.close()
    output.result(found, lambda: _text(found, program))
    return 0


def _text(found: InstrumentList, program: Program) -> str:
    tr, today = program.texts.tr, program.real_clock.now().date().isoformat()
    lines = []
    for one in found.instruments:
        overdue = bool(one.due_on) and one.due_on < today
        due = tr("overdue since {day}", day=one.due_on) if overdue else tr("valid to {day}", day=one.due_on or "–")
        lines.append(f"{one.id:12} {one.text}, {one.serial}  {one.certificate or '–'}  {due}")
        lines += [
            f"{'':12} "
            + tr(
                "before: {certificate}, {begin} to {end}",
                certificate=before.number or "–",
                begin=before.calibrated_on or "–",
                end=before.due_on or "–",
            )
            for before in one.earlier
        ]
    return "\n".join(lines) or tr("No instrument yet. Add one with: chargebench instrument add")
