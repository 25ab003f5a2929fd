"""``calibration history`` and ``instrument record``: what was found of meters and instruments over the years."""

import argparse
from typing import TYPE_CHECKING, Any

from app.bootstrap import Program
from app.cli.output import Output

if TYPE_CHECKING:
    from app.domain.history import History, PointHistory

ORIGINS = ("certificate", "check")
NUMBERS = {
    "error-percent": "error in percent",
    "expanded-percent": "expanded uncertainty of this error, in percent",
    "limit-percent": "limit the error must keep, in percent",
}


def add_history(group: Any, options: argparse.ArgumentParser) -> None:
    """Add ``history`` to the group ``calibration``."""
    parser = group.add_parser("history", parents=[options], help="errors over the years, drift, and when it ends")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--station", default="", metavar="ID", help="every meter found at this station")
    which.add_argument("--meter", default="", metavar="SERIAL", help="one meter, wherever it was")
    which.add_argument("--instrument", default="", metavar="ID", help="one of the listed instruments")
    parser.add_argument("--practice", action="store_true", help="what practice visits found")
    parser.set_defaults(run=show_history)


def add_record(group: Any, options: argparse.ArgumentParser) -> None:
    """Add ``record`` to the group ``instrument``."""
    parser = group.add_parser(
        "record", parents=[options], help="keep an error of an instrument: from a certificate or a check"
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--origin", required=True, choices=ORIGINS)
    parser.add_argument("--source", required=True, metavar="TEXT", help="number of the certificate, or check standard")
    parser.add_argument("--point", required=True, metavar="TEXT", help='load, such as "16 A"')
    for name, text in NUMBERS.items():
        parser.add_argument(f"--{name}", type=float, required=name == "error-percent", metavar="PCT", help=text)
    parser.add_argument("--k", type=float, default=2.0, help="coverage factor of the expanded uncertainty")
    parser.add_argument("--on", default="", metavar="DAY", help="day it was found, 2026-11-23; default: now")
    parser.set_defaults(run=record)


async def show_history(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Show what is known."""
    from app.workflows.recall_history import recall_history

    store = await program.open_store()
    try:
        found = await recall_history(
            store,
            "instrument" if given.instrument else "meter",
            given.instrument or given.meter,
            given.station,
            practice=given.practice,
        )
    finally:
        await store.close()
    output.result(found, lambda: _text(found, program))
    return 0


async def record(given: argparse.Namespace, program: Program, output: Output) -> int:
    """Keep one error and show the history of the instrument."""
    from app.workflows.recall_history import Found, recall_history, record_found

    found = Found(
        instrument=given.id,
        origin=given.origin,
        source=given.source,
        point=given.point,
        error_percent=given.error_percent,
        expanded_percent=given.expanded_percent,
        k=given.k,
        limit_percent=given.limit_percent,
        on=given.on,
    )
    store = await program.open_store()
    try:
        await record_found(store, program.real_clock, found)
        history = await recall_history(store, "instrument", given.id)
    finally:
        await store.close()
    output.result(history, lambda: _text(history, program))
    return 0


def _text(found: "History", program: Program) -> str:
    tr = program.texts.tr
    if not found.points:
        return tr("Nothing was found of it yet: errors come from signed visits, certificates and checks.")
    return "\n".join(line for point in found.points for line in _lines(point, program))


def _lines(point: "PointHistory", program: Program) -> list[str]:
    from app.domain.history import chart_words, drift_words

    tr = program.texts.tr
    errors = [
        tr(
            "{day}: error {error} %, U {expanded} %, {source}",
            day=f"{error.at:%Y-%m-%d}",
            error=f"{error.error_percent:+.3f}",
            expanded="–" if error.expanded_percent is None else f"{error.expanded_percent:.2g}",
            source=error.source,
        )
        for error in point.errors
    ]
    words = (drift_words(point, tr), chart_words(point.chart, tr))
    return [f"{point.id}, {point.point}", *(f"  {line}" for line in (*errors, *words) if line)]
