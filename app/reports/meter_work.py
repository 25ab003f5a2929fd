"""Work on the meter, as rows of a report and of a certificate: opened seals, parameters, another meter (rule 23)."""

from app.domain.report import Calibration, MeterSwap
from app.reports.book import Book

Row = tuple[str, str]


def work_rows(book: Book, run: Calibration) -> list[Row]:
    """Return what was done beside adjusting; nothing where nothing was."""
    tr = book.tr
    swaps = "; ".join(_swap(book, swap) for swap in run.swaps)
    rows = [
        (tr("Opened seals"), run.seals_opened),
        (tr("Parameters"), run.parameters),
        (tr("Meter swap"), swaps),
    ]
    return [row for row in rows if row[1]]


def _swap(book: Book, swap: MeterSwap) -> str:
    return book.tr(
        "{old} taken out at {final} kWh, {new} put in at {initial} kWh, its seals: {seals}",
        old=swap.old_serial,
        final=book.say.number(swap.final_kwh),
        new=swap.new_serial,
        initial=book.say.number(swap.initial_kwh),
        seals=swap.seals or book.tr("not recorded"),
    )


def serial_shown(book: Book, run: Calibration, serial: str) -> str:
    """Return the serial of the meter; after a swap that of the old one as found and of the new one as left."""
    if not run.swaps:
        return serial
    return book.tr("{old} as found, {new} as left", old=run.swaps[0].old_serial, new=run.swaps[-1].new_serial)
