"""Error against load: limits, guard bands, this visit with U, as left as squares, the last visit hollow."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from app.domain.report import Calibration, LoadPoint, Mark
from app.reports.book import Book
from app.reports.mark import COLOURS
from app.reports.phrasing import DECISION_MARKS
from app.reports.point import error_shown
from app.reports.tokens import (
    ACCENT,
    FAIL,
    FINE,
    HEAD,
    HEAD_RULE,
    INK,
    ITEM,
    MEDIUM,
    NOTE,
    PAPER,
    RULE,
    SECOND,
    SEMIBOLD,
    THIRD,
    TINT_LIMIT,
    TINT_WARN,
    WARN,
    Style,
)

LEFT_MM, RIGHT_MM = 29.0, 166.0
LEGEND_MM = 169.0
TALL_MM, LOW_MM = 48.0, 36.0
FEW_POINTS = 6
KEY_ROOM_MM = 10.0
KEY_ROW_MM = 3.4
KEY_FITS_MM = 7.2
"""Between zero and the limit: the key of three lines stands clear of the words at both limits."""
BESIDE_MM = 1.6
AROUND_MM = 20.0
"""Heading, words of the axis and the gap below."""


@dataclass(frozen=True)
class Scale:
    """Maps amperes and percent to the page."""

    top: float
    height: float
    most_a: float
    reach: float

    def x(self, load_a: Decimal) -> float:
        """Return where a load stands."""
        return LEFT_MM + float(load_a) / self.most_a * (RIGHT_MM - LEFT_MM)

    def y(self, percent: Decimal | float) -> float:
        """Return where an error stands; beyond the frame it stands on its edge."""
        inside = max(-self.reach, min(self.reach, float(percent)))
        return self.top + self.height / 2 * (1 - inside / self.reach)


def worth_a_plot(run: Calibration) -> bool:
    """Tell whether there is more than one load to compare."""
    return len(_plotted(run)) > 1


def plot_height(run: Calibration) -> float:
    """Return the room the plot asks for, with its heading."""
    return _height(run) + AROUND_MM


def _plotted(run: Calibration) -> list[LoadPoint]:
    return [point for point in run.as_found if point.error_percent is not None and point.load_a is not None]


def _height(run: Calibration) -> float:
    points = _plotted(run)
    crowded = run.as_left or len(points) > FEW_POINTS or sum(bool(point.budget) for point in points) > 1
    return LOW_MM if crowded else TALL_MM


def draw_plot(book: Book, run: Calibration) -> None:
    """Draw the plot of what was found."""
    points = _plotted(run)
    height = _height(run)
    book.room(height + AROUND_MM)
    book.heading(book.tr("Error against load current"), book.tr("bars: expanded uncertainty U"))
    left = [point for point in run.as_left if point.error_percent is not None and point.load_a is not None]
    scale = _scale([*points, *left], book.y + 3, height)
    _limits(book, points, scale)
    _grid(book, points, scale)
    if any(point.last_error_percent is not None for point in points):
        _last_visit(book, points, scale)
    _this_visit(book, points, scale)
    for point in left:
        _as_left(book, point, scale)
    _legend(book, run, points, scale)
    book.y = scale.top + scale.height + 12


def _scale(points: Sequence[LoadPoint], top: float, height: float) -> Scale:
    limit = max((float(point.limit_percent) for point in points if point.limit_percent), default=1.0)
    worst = max(abs(float(point.error_percent or 0)) + float(point.uncertainty_percent or 0) for point in points)
    reach = limit * 1.25 if worst <= limit * 1.25 else min(worst * 1.1, limit * 4)
    most = max(float(point.load_a or 0) for point in points)
    return Scale(top, height, most * 1.0625, reach)


def _limits(book: Book, points: Sequence[LoadPoint], scale: Scale) -> None:
    """Draw what is not accepted, the guard bands, and the limit lines, all mirrored at zero."""
    limits = [point.limit_percent for point in points if point.limit_percent is not None]
    if not limits:
        return
    limit = max(limits)
    guarded = [point for point in points if point.guard_percent and point.limit_percent is not None]
    for sign in (1, -1):
        edge, line = scale.y(sign * scale.reach), scale.y(sign * float(limit))
        book.sheet.rect(LEFT_MM, min(edge, line), RIGHT_MM - LEFT_MM, abs(line - edge), fill=TINT_LIMIT)
        if len(guarded) > 1:
            outer = [(scale.x(p.load_a or Decimal(0)), scale.y(sign * float(p.limit_percent or 0))) for p in guarded]
            inner = [
                (
                    scale.x(p.load_a or Decimal(0)),
                    scale.y(sign * float((p.limit_percent or 0) - (p.guard_percent or 0))),
                )
                for p in guarded
            ]
            book.sheet.polygon([*outer, *reversed(inner)], fill=TINT_WARN)
            book.sheet.polyline(inner, WARN, FINE)
        book.sheet.line(LEFT_MM, line, RIGHT_MM, line, FAIL, 0.45)


def _grid(book: Book, points: Sequence[LoadPoint], scale: Scale) -> None:
    step = _step(scale.reach)
    count = int(scale.reach / step + 1e-9)
    bottom = scale.top + scale.height
    for number in range(-count, count + 1):
        y = scale.y(number * step)
        value = Decimal(str(round(number * step, 4)))
        zero = number == 0
        at_limit = any(point.limit_percent == abs(value) for point in points)
        if not at_limit:
            book.sheet.line(LEFT_MM, y, RIGHT_MM, y, HEAD_RULE if zero else RULE, HEAD if zero else FINE)
        shown = "0" if zero else book.say.number(value.quantize(Decimal("0.1")), signed=True)
        book.sheet.text(26.9, y + 0.95, shown, ITEM if at_limit else NOTE, align="right")
    book.sheet.line(LEFT_MM, scale.top, RIGHT_MM, scale.top, RULE, FINE)
    book.sheet.line(LEFT_MM, bottom, RIGHT_MM, bottom, HEAD_RULE, HEAD)
    book.sheet.text(26.9, scale.top - 0.4, "%", NOTE, align="right")
    book.sheet.text(LEFT_MM, bottom + 4.4, "0", NOTE, align="center")
    last = -9.0
    for point in sorted(points, key=lambda one: one.load_a or Decimal(0)):
        x = scale.x(point.load_a or Decimal(0))
        book.sheet.line(x, bottom, x, bottom + 1, INK, 0.2)
        if x - last > 6:
            book.sheet.text(x, bottom + 4.4, book.say.number(point.load_a or Decimal(0)), ITEM, align="center")
            last = x
    book.sheet.text(LEGEND_MM, bottom + 4.4, book.tr("load current, A"), NOTE, 24)


def _step(reach: float) -> float:
    """Return a round distance of grid lines: at most 4 a side."""
    return next((step for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0) if reach / step < 4), float(ceil(reach / 3)))


def _last_visit(book: Book, points: Sequence[LoadPoint], scale: Scale) -> None:
    known = [point for point in points if point.last_error_percent is not None]
    places = [(scale.x(p.load_a or Decimal(0)), scale.y(p.last_error_percent or Decimal(0))) for p in known]
    book.sheet.polyline(places, THIRD, 0.25)
    for x, y in places:
        book.sheet.circle(x, y, 0.85, fill=PAPER, stroke=THIRD, width=0.25)


def _this_visit(book: Book, points: Sequence[LoadPoint], scale: Scale) -> None:
    places = [(scale.x(p.load_a or Decimal(0)), scale.y(p.error_percent or Decimal(0))) for p in points]
    book.sheet.polyline(places, ACCENT, 0.35)
    for point, (x, y) in zip(points, places, strict=True):
        error, u = point.error_percent or Decimal(0), point.uncertainty_percent
        if u is not None:
            low, high = scale.y(error - u), scale.y(error + u)
            book.sheet.line(x, low, x, high, INK, 0.3)
            for end in (low, high):
                book.sheet.line(x - 1, end, x + 1, end, INK, 0.3)
        shape = DECISION_MARKS[point.decision]
        if shape in (Mark.FAIL, Mark.CONDITIONAL):
            book.sheet.circle(x, y, 1.9, stroke=COLOURS[shape], width=0.35)
            shown = error_shown(book.say, point)
            book.sheet.text(x - 3.2, y + 3.4, shown, Style(SEMIBOLD, 8, COLOURS[shape]), align="right")
        book.sheet.circle(x, y, 1.05, fill=ACCENT, stroke=PAPER, width=0.15)


def _as_left(book: Book, point: LoadPoint, scale: Scale) -> None:
    """Draw a hollow square with its bar, a little beside the load so that both bars can be read."""
    x, error = scale.x(point.load_a or Decimal(0)) + BESIDE_MM, point.error_percent or Decimal(0)
    if point.uncertainty_percent is not None:
        low, high = scale.y(error - point.uncertainty_percent), scale.y(error + point.uncertainty_percent)
        book.sheet.line(x, low, x, high, INK, 0.3)
    _square(book, x, scale.y(error))


def _square(book: Book, x: float, y: float) -> None:
    book.sheet.rect(x - 0.9, y - 0.9, 1.8, 1.8, fill=PAPER, stroke=ACCENT, line=0.35)


def _legend(book: Book, run: Calibration, points: Sequence[LoadPoint], scale: Scale) -> None:
    limits = [point.limit_percent for point in points if point.limit_percent is not None]
    if limits:
        _limit_legend(book, points, scale, max(limits))
    known = any(point.last_error_percent is not None for point in points)
    left = any(point.error_percent is not None and point.load_a is not None for point in run.as_left)
    rows = 1 + known + left
    # where the limits lie close together their words would meet the key: it then stands at the top
    roomy = not limits or scale.y(0) - scale.y(float(max(limits))) > KEY_FITS_MM
    y = scale.y(0) + 1.1 - KEY_ROW_MM * (rows - 1) / 2 if roomy else scale.top + 2.6
    sheet, tr = book.sheet, book.tr
    sheet.circle(LEGEND_MM + 1, y - 1, 1, fill=ACCENT)
    sheet.text(LEGEND_MM + 3.2, y, tr("this visit"), Style(MEDIUM, 7.5, ACCENT), 21)
    if known:
        y += KEY_ROW_MM
        sheet.circle(LEGEND_MM + 1, y - 1, 0.85, fill=PAPER, stroke=THIRD, width=0.25)
        last = book.say.day(run.last_visit) if run.last_visit else tr("last visit")
        sheet.text(LEGEND_MM + 3.2, y, last, NOTE.tinted(SECOND), 21)
    if left:
        y += KEY_ROW_MM
        _square(book, LEGEND_MM + 1, y - 1)
        sheet.text(LEGEND_MM + 3.2, y, tr("as left"), Style(MEDIUM, 7.5, ACCENT), 21)


def _limit_legend(book: Book, points: Sequence[LoadPoint], scale: Scale, limit: Decimal) -> None:
    sheet, tr = book.sheet, book.tr
    upper, lower = scale.y(float(limit)), scale.y(-float(limit))
    for sign, y in ((1, upper), (-1, lower)):
        shown = tr("limit {value}", value=book.say.number(sign * limit, signed=True))
        sheet.text(LEGEND_MM, y + 1.0, shown, Style(MEDIUM, 7.5, FAIL), 24)
    sheet.text(31, upper - 1.2, tr("not accepted"), NOTE.tinted(FAIL), 60)
    if lower - upper < 2 * KEY_ROOM_MM:
        return
    if any(point.guard_percent for point in points):
        sheet.text(LEGEND_MM, upper + 4.8, tr("guard band, U"), NOTE.tinted(WARN), 24)
        accepted = tr("accepted between the guard bands")
    else:
        accepted = tr("accepted between the limits")
    sheet.text(RIGHT_MM - 2, lower - 7.3, accepted, NOTE, 80, "right")
