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


def draw_budget(book: Book, point: LoadPoint, x: float = LEFT, width: float = 101) -> None:
    """Draw the budget of ``point`` from the cursor down, ``width`` wide; columns nobody fills are left out."""
    tr, say = book.tr, book.say
    right = x + width
    book.heading(tr("Uncertainty budget at {load}", load=point.title), x=x, width=width)
    free = width - 28
    shares = (0.46, 0.26, 0.28) if any(line.distribution for line in point.budget) else (0.64, 0.36, 0.0)
    second, third = x + free * shares[0], x + free * (shares[0] + shares[1])
    columns = (
        Column(tr("Component"), x, free * shares[0] - 1.5, style=ROW),
        Column(tr("Value"), second, free * shares[1] - 1.5, style=ROW_SECOND),
        Column(tr("Distribution") if shares[2] else "", third, max(1.0, free * shares[2] - 1.5), style=ROW_SECOND),
        Column(tr("u, %"), right - 15, 12, "right", ROW),
        Column(tr("Share, %"), right, 12, "right", ROW_SECOND),
    )
    table = Table(book, columns, Frame(left=x, right=right, row=5.0, rule=FINE))
    table.head()
    for line, share in zip(point.budget, _shares(point), strict=True):
        u = say.number(line.u_percent, 4)
        top = table.row(
            (
                Cell(line.source[:1].upper() + line.source[1:]),
                Cell(line.value),
                Cell(line.distribution),
                Cell(u),
                Cell(str(share)),
            )
        )
        middle = (top + book.y) / 2
        bar = max(0.2, min(BAR_MM * share / 100, BAR_MOST_MM))
        book.sheet.rect(right - 12.5, middle - 0.7, bar, 1.4, fill=BAR)
    _sums(book, point, x, right)


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


def _sums(book: Book, point: LoadPoint, x: float, right: float) -> None:
    tr, say = book.tr, book.say
    y = book.y + 4.1
    book.sheet.text(x, y, tr("Combined u"), SUM, 40)
    if point.nu_eff is not None:
        nu = tr("ν eff {number}", number=say.number(point.nu_eff, 0))
        book.sheet.text(right - 30, y, nu, ROW_SECOND, 18, "right")
    if point.u_c_percent is not None:
        book.sheet.text(right - 15, y, say.number(point.u_c_percent, 4), SUM, 14, "right")
    book.sheet.text(right, y, "100", ROW_SECOND, 12, "right")
    book.sheet.line(x, y + 1.9, right, y + 1.9, HEAD_RULE, HEAD)
    if point.uncertainty_percent is not None and point.k is not None:
        large = point.nu_eff is None or point.nu_eff >= LARGE_NU
        k = "2" if large else say.number(point.k, 2)
        book.sheet.text(x, y + 6, tr("Expanded U, k = {k}, about 95 %", k=k), SUM, 66)
        book.sheet.text(right - 15, y + 6, say.number(point.uncertainty_percent, 2), SUM, 14, "right")
    book.y = y + 8
