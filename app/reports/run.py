"""Every run of a calibration, and the discarded ones with their reasons (field rule 18)."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from app.domain.messages import Translate
from app.domain.report import Calibration, LoadPoint, MeterRun
from app.reports.book import Book
from app.reports.point import load_shown
from app.reports.table import Column, Frame, Table
from app.reports.tokens import FINE, LEFT, NOTE, RIGHT, ROW, ROW_SECOND, ROW_STRONG, STRONG, WIDTH

ERROR_PLACES = 3


def draw_runs(book: Book, run: Calibration) -> None:
    """Draw one row a run, as found and as left."""
    tr = book.tr
    _table(book, tr("Runs as found") if run.as_left else tr("Runs"), run.as_found)
    if run.as_left:
        _note(book, discarded_words(tr, run.as_found))
        book.gap(8)
        _table(book, tr("Runs as left"), run.as_left)
        _note(book, discarded_words(tr, run.as_left))
    else:
        _note(book, discarded_words(tr, run.as_found))
    if not discarded_words(tr, (*run.as_found, *run.as_left)):
        _note(book, tr("No run was discarded."))
    book.gap(8)


def _table(book: Book, title: str, points: Sequence[LoadPoint]) -> None:
    tr = book.tr
    day = book.say.day(book.content.calibrations[0].began)
    book.room(26)
    book.heading(title, tr("{day}, {offset}; registers in kWh", day=day, offset=book.say.offset))
    columns = (
        Column(tr("Load, A"), 29, 12, "right", STRONG),
        Column(tr("No."), 38, 7, "right", ROW_SECOND),
        Column(tr("Begin"), 44, 23, style=ROW),
        Column(tr("End"), 68, 23, style=ROW),
        Column(tr("Meter, begin"), 112, 20, "right", ROW),
        Column(tr("Meter, end"), 133, 20, "right", ROW),
        Column(tr("Meter, kWh"), 152, 18, "right", ROW),
        Column(tr("Reference, kWh"), 175, 22, "right", ROW),
        Column(tr("Error, %"), RIGHT, 16, "right", ROW_STRONG),
    )
    table = Table(book, columns, Frame(row=4.6, rule=FINE))
    table.head()
    for point in points:
        for number, one in enumerate((one for one in point.runs if not one.discarded_because), start=1):
            table.row(_cells(book, point, number, one))


def _cells(book: Book, point: LoadPoint, number: int, one: MeterRun) -> tuple[str, ...]:
    say, first = book.say, book.content.calibrations[0].began
    energy = None if one.start_kwh is None or one.stop_kwh is None else one.stop_kwh - one.start_kwh

    def shown(value: Decimal | None) -> str:
        return "" if value is None else say.number(value)

    def time(at: datetime | None) -> str:
        if at is None:
            return ""
        day = "" if say.local(at).date() == say.local(first).date() else f"{say.short_date(at)}, "
        return day + say.clock(at, seconds=True)

    return (
        load_shown(say, point) if number == 1 else "",
        str(number),
        time(one.began),
        time(one.ended),
        shown(one.start_kwh),
        shown(one.stop_kwh),
        shown(energy),
        shown(one.reference_kwh),
        "" if one.error_percent is None else say.number(one.error_percent, ERROR_PLACES, signed=True),
    )


def discarded_words(tr: Translate, points: Sequence[LoadPoint]) -> str:
    """Return the discarded runs of ``points`` with their reasons, nothing where there is none."""
    discarded = [
        f"{point.title}: {one.discarded_because.rstrip('.')}"
        for point in points
        for one in point.runs
        if one.discarded_because
    ]
    return tr("Discarded runs. {runs}.", runs="; ".join(discarded)) if discarded else ""


def _note(book: Book, words: str) -> None:
    if words:
        book.room(6)
        book.y = book.sheet.paragraph(LEFT, book.y + 4.4, words, NOTE, WIDTH, leading=3.6) - 3.6
