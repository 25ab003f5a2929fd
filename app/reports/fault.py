"""Faults: one time axis with a lane for each kind, then each code with its cause and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.report import AxisBand, Fault, FaultHistory, Lane, LaneEvent, LaneShape, MeterCheck
from app.reports.book import Book
from app.reports.mark import COLOURS, draw_mark
from app.reports.table import Cell, Column, Table, code
from app.reports.tokens import (
    ACCENT,
    BAR,
    BODY,
    FINE,
    HAIR,
    HEAD_RULE,
    INK,
    ITEM,
    LEFT,
    MEDIUM,
    PAPER,
    RIGHT,
    ROW,
    ROW_SECOND,
    ROW_STRONG,
    SEMIBOLD,
    SMALL,
    TINT_BAND,
    TINT_VISIT,
    Style,
)

AXIS_LEFT, AXIS_RIGHT = 59.0, 171.0
LANE_MM = 8.0
DAY = timedelta(days=1)
MOST_TICKS = 60
LABEL_STEPS = (1, 2, 5, 7, 14, 30, 61, 91, 183, 365)
LABEL_ROOM_MM = 13.0


@dataclass(frozen=True)
class Axis:
    """Maps time to the page."""

    begin: datetime
    end: datetime

    def x(self, at: datetime) -> float:
        """Return where a moment stands, held inside the axis."""
        share = (at - self.begin) / (self.end - self.begin)
        return AXIS_LEFT + max(0.0, min(1.0, share)) * (AXIS_RIGHT - AXIS_LEFT)


def draw_faults(book: Book) -> None:
    """Draw fault history and fault codes below the changes, or on a page of their own."""
    history, tr = book.content.faults, book.tr
    if not (history.lanes or history.faults or history.notes):
        return
    if not book.found.where.get("changes"):
        book.titled_page(tr("Faults"), tr("What the station's log says."))
    book.note("faults")
    if history.lanes and history.begin and history.end and history.begin < history.end:
        _time_axis(book, history, Axis(history.begin, history.end))
    if history.faults:
        _faults(book, history.faults)
    _notes(book, history.notes)


def _time_axis(book: Book, history: FaultHistory, axis: Axis) -> None:
    say, lanes = book.say, history.lanes
    height = 5.0 + LANE_MM * len(lanes)
    book.room(height + 14)
    first, last = say.short_date(axis.begin), say.day(axis.end)
    book.heading(book.tr("Fault history, {first} to {last}", first=first, last=last), history.source)
    top = book.y
    bottom = top + 6 + LANE_MM * len(lanes)
    for band in history.bands:
        _band(book, axis, band, top, bottom)
    for number, lane in enumerate(lanes):
        _lane(book, axis, lane, top + 6 + LANE_MM * number)
    _ticks(book, axis, bottom)
    book.y = bottom + 15


def _band(book: Book, axis: Axis, band: AxisBand, top: float, bottom: float) -> None:
    x1, x2 = axis.x(band.begin), axis.x(band.end)
    width = max(x2 - x1, 3.2 if band.visit else 0.6)
    x1 = min(x1, AXIS_RIGHT + 1 - width)
    book.sheet.rect(x1, top + 6, width, bottom - top - 6, fill=TINT_VISIT if band.visit else TINT_BAND)
    style = Style(MEDIUM, 7, ACCENT) if band.visit else SMALL
    book.sheet.text(x1 + width / 2, top + 4.6, band.title, style, 44, "center")


def _lane(book: Book, axis: Axis, lane: Lane, top: float) -> None:
    sheet, middle = book.sheet, top + LANE_MM / 2
    count = str(len(lane.events))
    base = top + (3.8 if lane.detail else 5.0)
    sheet.text(LEFT, base, lane.title, ROW_STRONG, 40)
    sheet.text(LEFT, top + 7, lane.detail, SMALL, 40)
    sheet.text(RIGHT, top + 3.8, count, Style(SEMIBOLD, 8.5), 20, "right")
    sheet.text(RIGHT, top + 7, lane.summary, SMALL, 20, "right")
    sheet.line(AXIS_LEFT, middle, AXIS_RIGHT, middle, width=0.2)
    for event in lane.events:
        _event(book, axis, lane, event, middle)
    sheet.line(LEFT, top + LANE_MM, RIGHT, top + LANE_MM, width=FINE)


def _event(book: Book, axis: Axis, lane: Lane, event: LaneEvent, y: float) -> None:
    sheet, x = book.sheet, axis.x(event.at)
    if lane.shape is LaneShape.DIAMOND:
        corners = [(x, y - 1.5), (x + 1.15, y), (x, y + 1.5), (x - 1.15, y)]
        sheet.polygon(corners, fill=COLOURS[lane.mark], stroke=PAPER, width=FINE)
    elif lane.shape is LaneShape.RING:
        sheet.circle(x, y, 1.1, fill=PAPER, stroke=ACCENT if event.ours else INK, width=0.35)
    elif lane.shape is LaneShape.BAR:
        end = axis.x(event.until) if event.until else x
        sheet.rect(x, y - 1.2, max(end - x, 0.7), 2.4, fill=BAR, radius=0.3)
    else:
        sheet.line(x, y - 1.6, x, y + 1.6, INK, 0.5)


def _ticks(book: Book, axis: Axis, y: float) -> None:
    """Draw a tick a day where there is room, labels at round distances."""
    say = book.say
    day = say.local(axis.begin).replace(hour=0, minute=0, second=0, microsecond=0)
    if day < axis.begin:
        day += DAY
    days = max(1, (axis.end - day) // DAY + 1)
    per_day = (AXIS_RIGHT - AXIS_LEFT) / ((axis.end - axis.begin) / DAY)
    step = next((step for step in LABEL_STEPS if step * per_day >= LABEL_ROOM_MM), LABEL_STEPS[-1])
    month = 0
    for number in range(days):
        at = day + DAY * number
        x = axis.x(at)
        if number % step == 0:
            book.sheet.line(x, y, x, y + 1.4, INK, HAIR)
            shown = say.short_date(at) if say.local(at).month != month else str(say.local(at).day)
            month = say.local(at).month
            book.sheet.text(x, y + 4.8, shown, ITEM, 18, "center")
        elif days <= MOST_TICKS:
            book.sheet.line(x, y, x, y + 0.8, HEAD_RULE, HAIR)


def _faults(book: Book, faults: Sequence[Fault]) -> None:
    tr = book.tr
    book.room(20)
    book.heading(tr("Faults and what was done"))
    columns = (
        Column(tr("Maker code"), LEFT, 22, style=code(7.6)),
        Column(tr("Maker text"), 41, 42, style=BODY),
        Column(tr("Common code"), 85, 31, style=ROW_SECOND),
        Column(tr("State"), 121, 13, style=ROW),
        Column(tr("Cause and action"), 136, 57, style=ROW),
    )
    table = Table(book, columns)
    table.head()
    for fault in faults:
        table.row(
            (
                Cell(fault.code, below=_count(book, fault)),
                Cell(fault.maker_text),
                Cell(fault.common_code),
                Cell(fault.state or book.say.mark(fault.mark), mark=fault.mark),
                Cell(fault.cause, below=fault.action, below_style=ROW_SECOND),
            )
        )
    book.gap(6)


def _count(book: Book, fault: Fault) -> str:
    return book.tr("{count} times", count=fault.count) if fault.count > 1 else ""


def _notes(book: Book, notes: Sequence[MeterCheck]) -> None:
    for note in notes:
        text = f"{note.title} {note.detail}".strip()
        lines = len(book.sheet.wrapped(text, ROW, 170)[0])
        book.room(4 * lines + 1)
        draw_mark(book.sheet, note.mark, 18.5, book.y - 1.05, 1.35)
        book.y = book.sheet.paragraph(21.8, book.y, text, ROW, 171.2) + 1
    book.gap(5)
