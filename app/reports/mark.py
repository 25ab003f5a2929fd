"""The shapes that carry every verdict in black and white: octagon, triangle, checks, half disc, dash, dotted ring."""

from math import cos, pi, sin

from app.domain.report import Mark
from app.domain.verdict import Severity
from app.reports.sheet import Sheet
from app.reports.tokens import FAIL, OK, PAPER, SECOND, SEMIBOLD, THIRD, WARN, Style

COLOURS = {
    Mark.FAIL: FAIL,
    Mark.CONDITIONAL: WARN,
    Mark.CORRECTED: OK,
    Mark.PASS: OK,
    Mark.NOT_TESTED: SECOND,
    Mark.NOT_APPLICABLE: THIRD,
    Mark.AWAITING: SECOND,
}
SEVERITY_COLOURS = {Severity.S1: FAIL, Severity.S2: FAIL, Severity.S3: WARN, Severity.S4: SECOND}
BADGE = Style(SEMIBOLD, 7.5)


def draw_mark(sheet: Sheet, mark: Mark, x: float, y: float, radius: float = 1.35) -> None:
    """Draw ``mark`` around ``x``, ``y``."""
    colour = COLOURS[mark]
    if mark is Mark.FAIL:
        sheet.polygon(octagon(x, y, radius * 1.065), fill=colour)
        cross(sheet, x, y, radius * 0.4, PAPER, radius * 0.25)
    elif mark is Mark.CONDITIONAL:
        sheet.polygon(triangle(x, y, radius), fill=colour)
        _exclamation(sheet, x, y, radius, PAPER)
    elif mark is Mark.CORRECTED:
        sheet.circle(x, y, radius, fill=colour)
        check(sheet, x, y, radius, PAPER, radius * 0.25)
    elif mark is Mark.PASS:
        sheet.circle(x, y, radius, stroke=colour, width=radius * 0.15)
        check(sheet, x, y, radius, colour, radius * 0.225)
    elif mark is Mark.NOT_TESTED:
        sheet.half_disc(x, y, radius * 0.94, colour, 0.22)
    elif mark is Mark.NOT_APPLICABLE:
        sheet.line(x - radius * 0.6, y, x + radius * 0.6, y, colour, 0.3, round_ends=True)
    else:
        sheet.circle(x, y, radius * 0.94, stroke=colour, width=0.24, dash=(0.5, 0.42))


def draw_outline(sheet: Sheet, mark: Mark, x: float, y: float, radius: float, colour: str = PAPER) -> None:
    """Draw the large line icon of the verdict band."""
    width = radius * 0.135
    if mark is Mark.FAIL:
        corners = octagon(x, y, radius * 1.06)
        sheet.polyline([*corners, corners[0], corners[1]], colour, width)
        cross(sheet, x, y, radius * 0.4, colour, width * 1.09)
    elif mark is Mark.CONDITIONAL:
        corners = triangle(x, y, radius * 1.02)
        sheet.polyline([*corners, corners[0], corners[1]], colour, width)
        _exclamation(sheet, x, y, radius * 1.06, colour, width * 1.09)
    elif mark in (Mark.PASS, Mark.CORRECTED):
        sheet.circle(x, y, radius, stroke=colour, width=width)
        check(sheet, x, y, radius, colour, width * 1.2)
    else:
        sheet.half_disc(x, y, radius, colour, width)


def octagon(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a stop sign."""
    return [(x + radius * cos(pi / 8 + n * pi / 4), y + radius * sin(pi / 8 + n * pi / 4)) for n in range(8)]


def triangle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the corners of a warning triangle that looks centred."""
    return [(x, y - radius * 1.05), (x + radius * 1.09, y + radius * 0.82), (x - radius * 1.09, y + radius * 0.82)]


def check(sheet: Sheet, x: float, y: float, radius: float, colour: str, width: float) -> None:
    """Draw a check sign."""
    points = [
        (x - radius * 0.48, y + radius * 0.04),
        (x - radius * 0.12, y + radius * 0.40),
        (x + radius * 0.52, y - radius * 0.36),
    ]
    sheet.polyline(points, colour, width, round_ends=True)


def cross(sheet: Sheet, x: float, y: float, reach: float, colour: str, width: float) -> None:
    """Draw a cross."""
    sheet.line(x - reach, y - reach, x + reach, y + reach, colour, width, round_ends=True)
    sheet.line(x - reach, y + reach, x + reach, y - reach, colour, width, round_ends=True)


def _exclamation(sheet: Sheet, x: float, y: float, radius: float, colour: str, width: float | None = None) -> None:
    line = radius * 0.22 if width is None else width
    sheet.line(x, y - radius * 0.38, x, y + radius * 0.16, colour, line, round_ends=True)
    sheet.circle(x, y + radius * 0.52, max(line * 0.62, radius * 0.13), fill=colour)


def draw_severity(sheet: Sheet, severity: Severity, x: float, y: float) -> None:
    """Draw a badge with its top left corner at ``x``, ``y``: S1 and S2 filled, S3 and S4 outlined."""
    colour = SEVERITY_COLOURS[severity]
    filled = severity in (Severity.S1, Severity.S2)
    sheet.rect(x, y, 6.8, 3.8, fill=colour if filled else None, stroke=colour, line=0.25, radius=0.8)
    sheet.text(x + 3.4, y + 2.87, severity.value, BADGE.tinted(PAPER if filled else colour), align="center")
