"""``instrument add``, ``points``, ``list``, ``record``: instruments whose certificates stand behind measured values."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.bootstrap import Program
from app.cli.history import add_record
from app.cli.output import Output
from app.cli.source import read_text, read_toml
from app.domain.certificate_point import CertificatePoint
from app.domain.certificate_table import points_from_csv, points_from_toml
from app.domain.errors import BadInput, Reason
from app.ports.store import Instrument
from app.workflows.keep_instrument import (
    InstrumentList,
    check_instrument,
    keep_instrument,
    keep_points,
    listed_instrument,
    same_certificate_points,
)

TEXTS = {
    "text": "make and model",
    "serial": "serial number",
    "certificate": "number of the calibration certificate",
    "laboratory": "who issued the certificate",
    "calibrated-on": "day of the calibration, 2026-11-23",
    "due-on": "last day on which the certificate holds",
}
NEEDED = ("text", "serial")
POINTS_FILE = (
    "CSV, or TOML with [[point]]: current_a or power_w, error_percent, expanded_percent; power_factor, voltage_v, k"
)


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
    adding.add_argument("--points", type=Path, metavar="FILE", help=f"load points of the certificate: {POINTS_FILE}")
    adding.set_defaults(run=add_instrument)
    pointing = group.add_parser("points", parents=[options], help="load points of an instrument's certificate")
    pointing.add_argument("id", metavar="ID")
    pointing.add_argument("file", nargs="?", type=Path, metavar="FILE", help=f"put these in their place: {POINTS_FILE}")
    pointing.add_argument("--clear", action="store_true", help="take all of them off")
    pointing.set_defaults(run=take_points)
    listing = group.add_parser("list", parents=[options], help="every instrument with its certificate")
    listing.set_defaults(run=list_instruments)
    add_record(group, options)


async def add_instrument(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Add or replace one instrument and answer with the whole list."""
    points = read_points(given.points) if given.points else None
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
        points=points or (),
    )
    check_instrument(instrument)  # before the store is opened: a typing mistake asks for no passphrase
    store = await program.open_store()
    try:
        if points is None:  # the same certificate said again keeps the points it has
            before = next((one for one in await store.instruments() if one.id == instrument.id), None)
            instrument = replace(instrument, points=same_certificate_points(before, instrument))
        kept = await keep_instrument(store, instrument)
    finally:
        await store.close()
    output.result(kept, lambda: _text(kept, program))
    return 0


async def take_points(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Show the points of a certificate, or put those of a file in their place."""
    if given.clear and given.file:
        raise BadInput(Reason.WRONG_USAGE, "points", problem="--clear takes no FILE")
    points = read_points(given.file) if given.file else ()
    store = await program.open_store()
    try:
        shown = await (
            keep_points(store, given.id, points) if given.file or given.clear else listed_instrument(store, given.id)
        )
    finally:
        await store.close()
    output.result(InstrumentList((shown,)), lambda: _points_text(shown, program))
    return 0


def read_points(path: Path) -> tuple[CertificatePoint, ...]:
    """Return the points of a file: TOML by its name, else CSV. Raises BadInput naming file, row and field."""
    if path.suffix.casefold() == ".toml":
        return points_from_toml(read_toml(path), str(path))
    return points_from_csv(read_text(path), str(path))


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


def _points_text(one: Instrument, program: Program) -> str:
    tr = program.texts.tr
    lines = [f"{one.id}  {one.text}, {one.serial}  {one.certificate or '–'}"]
    lines += [f"  {point_words(point)}" for point in one.points]
    return "\n".join(lines if one.points else [*lines, "  " + tr("Its certificate has no load points here.")])


def point_words(point: CertificatePoint) -> str:
    """Return a point on one line, such as ``16 A  +0.012 %  U = 0.05 %, k = 2``."""
    beside = [f"{point.load:g} {point.unit}"]
    beside += [] if point.power_factor is None else [f"PF {point.power_factor:g}"]
    beside += [] if point.voltage_v is None else [f"{point.voltage_v:g} V"]
    return f"{', '.join(beside)}  {point.error_percent:+g} %  U = {point.expanded_percent:g} %, k = {point.k:g}"
