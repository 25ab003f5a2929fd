"""The uncertainty budget of one load point, with the share of each component."""

from decimal import Decimal

from app.domain.report import LoadPoint
from app.reports.book import Book
from app.reports.table import Cell, Column, Frame, Table
from app.reports.tokens import BAR, FINE, HEAD, HEAD_RULE, LEFT, ROW, ROW_SECOND, SEMIBOLD, Style

SUM = Style(SEMIBOLD, 8.5)
BAR_MM = 13.8
BAR_MOST_MM = 8.0
LARGE_NU = Decimal(100)


def draw_budget(book: Book, point: LoadPoint, width: float = 101) -> None:
    """Draw the budget of ``point`` from the cursor down, ``width`` wide."""
    tr, say = book.tr, book.say
    right = LEFT + width
    book.heading(tr("Uncertainty budget at {load}", load=point.title), width=width)
    columns = (
        Column(tr("Component"), LEFT, 33, style=ROW),
        Column(tr("Value"), 52, 18, style=ROW_SECOND),
        Column(tr("Distribution"), 71, 19, style=ROW_SECOND),
        Column(tr("u, %"), right - 15, 13, "right", ROW),
        Column(tr("Share, %"), right, 12, "right", ROW_SECOND),
    )
    table = Table(book, columns, Frame(right=right, row=5.0, rule=FINE))
    table.head()
    shares = _shares(point)
    for line, share in zip(point.budget, shares, strict=True):
        u = say.number(line.u_percent, 4)
        top = table.row((Cell(line.source), Cell(line.value), Cell(line.distribution), Cell(u), Cell(str(share))))
        middle = (top + book.y) / 2
        book.sheet.rect(right - 12.5, middle - 0.7, max(0.2, min(BAR_MM * share / 100, BAR_MOST_MM)), 1.4, fill=BAR)
    _sums(book, point, right)


def _shares(point: LoadPoint) -> list[int]:
    """Return the shares of the variance in percent, as given or computed."""
    total = sum((line.u_percent**2 for line in point.budget), Decimal(0))
    return [
        line.share_percent
        if line.share_percent is not None
        else int((line.u_percent**2 / total * 100).to_integral_value())
        if total
        else 0
        for line in point.budget
    ]


def _sums(book: Book, point: LoadPoint, right: float) -> None:
    tr, say = book.tr, book.say
    y = book.y + 4.1
    book.sheet.text(LEFT, y, tr("Combined u"), SUM, 50)
    if point.nu_eff is not None:
        book.sheet.text(71, y, tr("ν eff {number}", number=say.number(point.nu_eff, 0)), ROW_SECOND, 19)
    if point.u_c_percent is not None:
        book.sheet.text(right - 15, y, say.number(point.u_c_percent, 4), SUM, 14, "right")
    book.sheet.text(right, y, "100", ROW_SECOND, 12, "right")
    book.sheet.line(LEFT, y + 1.9, right, y + 1.9, HEAD_RULE, HEAD)
    if point.uncertainty_percent is not None and point.k is not None:
        large = point.nu_eff is None or point.nu_eff >= LARGE_NU
        k = "2" if large else say.number(point.k, 2)
        book.sheet.text(LEFT, y + 6, tr("Expanded U, k = {k}, about 95 %", k=k), SUM, 66)
        book.sheet.text(right - 15, y + 6, say.number(point.uncertainty_percent, 2), SUM, 14, "right")
    book.y = y + 8
