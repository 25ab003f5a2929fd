"""The load points of a calibration as a table, and their numbers as people read them.

U has two significant digits and the error the same decimal (GUM 7.2.6); both are rounded here, after the decision.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from app.domain.report import Decision, LoadPoint, Mark
from app.domain.rounding import round_error, round_uncertainty
from app.reports.book import Book
from app.reports.mark import COLOURS
from app.reports.phrasing import DECISION_MARKS, Phrasing
from app.reports.table import Cell, Column, Table
from app.reports.tokens import BODY, BODY_SECOND, BOLD, NOTE, STRONG, TINT_FAIL, TINT_WARN, Style

LARGE_NU = Decimal(100)
"""From here on k for 95.45 % differs from 2 by less than 3 percent: "k = 2" may stand in the head."""
CERTAIN = Decimal("0.999")
TINTS = {Mark.FAIL: TINT_FAIL, Mark.CONDITIONAL: TINT_WARN}
WITHOUT_U = 2
DIGIT_WIDE = "\N{FIGURE SPACE}"
POINT_WIDE = "\N{PUNCTUATION SPACE}"


def error_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return the error in percent with its sign, to the decimal of its U."""
    if point.error_percent is None:
        return ""
    if point.uncertainty_percent is None:
        return say.number(point.error_percent, WITHOUT_U, signed=True)
    return say.number(round_error(float(point.error_percent), float(point.uncertainty_percent)), signed=True)


def uncertainty_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return U in percent with two significant digits."""
    if point.uncertainty_percent is None:
        return ""
    return say.number(round_uncertainty(float(point.uncertainty_percent)))


def conformity_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return the probability of conformity in percent; where it is certain, only that it is."""
    p = point.p_conformity
    if p is None:
        return ""
    if p > CERTAIN:
        return f"> {say.number(Decimal('99.9'))} %"
    if p < 1 - CERTAIN:
        return f"< {say.number(Decimal('0.1'))} %"
    return f"{say.number(p * 100, 1)} %"


def common_k(points: Sequence[LoadPoint]) -> bool:
    """Tell whether every point's k is 2 because its degrees of freedom are many."""
    known = [point for point in points if point.k is not None]
    return bool(known) and all(point.nu_eff is None or point.nu_eff >= LARGE_NU for point in known)


def k_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return k; 2 where the degrees of freedom are many."""
    if point.k is None:
        return ""
    return "2" if point.nu_eff is None or point.nu_eff >= LARGE_NU else say.number(point.k, 2)


def load_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return the load in ampere, or the name of the point."""
    return point.title if point.load_a is None else say.number(point.load_a)


def aligned(numbers: Sequence[str]) -> list[str]:
    """Return numbers filled up on the right with blanks as wide as digits, so that their decimal signs align."""
    decimals = [len(re.split("[.,]", number)[1]) if re.search("[.,]", number) else 0 for number in numbers]
    most = max(decimals, default=0)
    return [
        number + (POINT_WIDE if most and not has else "") + DIGIT_WIDE * (most - has) if number else ""
        for number, has in zip(numbers, decimals, strict=True)
    ]


def draw_points(book: Book, points: Sequence[LoadPoint]) -> None:
    """Draw one row a load point; with the ratio of limit to U where the points know it."""
    two, ratio = common_k(points), any(point.tur is not None for point in points)
    table = Table(book, _columns(book, two, ratio))
    table.head()
    errors = aligned([error_shown(book.say, point) for point in points])
    uncertainties = aligned([uncertainty_shown(book.say, point) for point in points])
    for point, *shown in zip(points, errors, uncertainties, strict=True):
        shape = DECISION_MARKS[point.decision]
        table.row(_cells(book, point, (shown[0], shown[1]), two, ratio), TINTS.get(shape))
        if point.decision is Decision.NOT_ATTAINABLE and point.reason:
            # in the free middle of its row
            book.sheet.text(48.5, book.y - 1.95, point.reason, NOTE, 118)


def _columns(book: Book, two: bool, ratio: bool) -> list[Column]:
    tr = book.tr
    uncertainty = tr("U (k = 2), %") if two else tr("U, %")
    columns = [
        Column(tr("Load, A"), 29, 12, "right", STRONG),
        Column(tr("Power, kW"), 47, 16, "right", BODY_SECOND),
        Column(tr("Meter, kWh"), 71, 21, "right", BODY),
        Column(tr("Reference, kWh"), 97, 23, "right", BODY),
        Column(tr("Error, %"), 114, 16, "right", STRONG),
        Column(uncertainty, 134, 18, "right", BODY),
        Column("" if two else "k", 141, 6, "right", BODY_SECOND),
        Column(tr("Limit, %"), 154 if not two else 149, 12, "right", BODY_SECOND),
    ]
    if ratio:
        columns = [
            Column(tr("Load, A"), 27, 10, "right", STRONG),
            Column(tr("Power, kW"), 43, 14, "right", BODY_SECOND),
            Column(tr("Meter, kWh"), 62.5, 18.5, "right", BODY),
            Column(tr("Reference, kWh"), 85, 22, "right", BODY),
            Column(tr("Error, %"), 100, 14, "right", STRONG),
            Column(uncertainty, 117 if two else 111, 16 if two else 10, "right", BODY),
            Column("" if two else "k", 118.5, 7, "right", BODY_SECOND),
            Column(tr("Limit, %"), 133, 12, "right", BODY_SECOND),
            Column(tr("T / U"), 144, 10, "right", BODY_SECOND),
        ]
    at = 162 if ratio else 168 if two else 170
    return [
        *columns,
        Column(tr("Conformity"), at, 17 if ratio else 15, "right", BODY),
        Column(tr("Decision"), 169 if ratio else 176, 24 if ratio else 17, "left", BODY),
    ]


def _cells(book: Book, point: LoadPoint, shown: tuple[str, str], two: bool, ratio: bool) -> list[Cell]:
    """Return the cells of a row; ``shown`` are its error and U as they stand in their columns."""
    say, shape = book.say, DECISION_MARKS[point.decision]
    bad = shape in (Mark.FAIL, Mark.CONDITIONAL)

    def number(value: Decimal | None, places: int | None = None) -> str:
        return "" if value is None else say.number(value, places)

    cells = [
        Cell(load_shown(say, point)),
        Cell(number(point.power_kw)),
        Cell(number(point.station_kwh)),
        Cell(number(point.reference_kwh)),
        Cell(shown[0], style=Style(BOLD, 8.5, COLOURS[shape]) if bad else None),
        Cell(shown[1]),
        Cell("" if two else k_shown(say, point)),
        Cell(limit_shown(say, point)),
    ]
    cells += [Cell(number(point.tur, 1))] if ratio else []
    return [*cells, Cell(conformity_shown(say, point)), Cell(say.decision(point.decision), mark=shape)]


def limit_shown(say: Phrasing, point: LoadPoint) -> str:
    """Return the limit in percent, both ways."""
    return "" if point.limit_percent is None else "±" + say.number(point.limit_percent)
