"""The uncertainty budget of one load point, with the share of each component."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.report import LoadPoint
from app.domain.rounding import round_uncertainty
from app.reports.book import Book
from app.reports.phrasing import Phrasing
from app.reports.point import k_shown, uncertainty_shown
from app.reports.table import Cell, Column, Frame, Table
from app.reports.tokens import BAR, FINE, HEAD, HEAD_RULE, LEFT, RIGHT, ROW, ROW_SECOND, SEMIBOLD, Style

SUM = Style(SEMIBOLD, 8.5)
BAR_MM = 13.8
BAR_MOST_MM = 8.0
HEADING_MM, HEAD_MM = 2.0, 5.0
SUM_MM, SUMS_MM = 4.1, 12.1
"""From the last line to the combined u, and to the end below the expanded U."""
U_MM = 16.0
"""Room for a u of seven decimals: on two lines nobody can read it."""
PLACES = 4
LEAST = Decimal("0.001")
"""Below it four decimals no longer hold two significant digits."""
INFINITE = "∞"
MANY = Decimal(9999)
"""More degrees of freedom than this say no more."""

Row = tuple[Cell, ...]


def u_shown(say: Phrasing, u_percent: Decimal) -> str:
    """Return a standard uncertainty in percent to 0.0001, a smaller one with two significant digits (GUM 7.2.6)."""
    if 0 < u_percent < LEAST:
        return say.number(round_uncertainty(float(u_percent)))
    return say.number(u_percent, PLACES)


def draw_budget(book: Book, point: LoadPoint, note: str = "", x: float = LEFT, width: float = 101) -> None:
    """Draw the budget of ``point`` from the cursor down, ``width`` wide; columns nobody fills are left out."""
    book.heading(book.tr("Uncertainty budget at {load}", load=point.title), note, x, width)
    _draw(book, _table(book, point, x, width), point, _rows(book, point))


def budget_height(book: Book, point: LoadPoint, width: float = 101) -> float:
    """Return how high ``draw_budget`` draws, in mm: a budget, its two sums and the heading stay together."""
    return _height(_table(book, point, LEFT, width), _rows(book, point))


def draw_full_budget(book: Book, point: LoadPoint, note: str = "") -> None:
    """Draw the budget of ``point`` over the whole width, with what each line was made from and its sensitivity."""
    table, rows = _full_table(book), _full_rows(book, point)
    book.room(_height(table, rows))
    book.heading(book.tr("Uncertainty budget at {load}", load=point.title), note)
    _draw(book, table, point, rows)


def _table(book: Book, point: LoadPoint, x: float, width: float) -> Table:
    tr, right = book.tr, x + width
    free = width - 15 - U_MM - 1
    shares = (0.46, 0.26, 0.28) if any(line.distribution for line in point.budget) else (0.64, 0.36, 0.0)
    second, third = x + free * shares[0], x + free * (shares[0] + shares[1])
    columns = (
        Column(tr("Component"), x, free * shares[0] - 1.5, style=ROW),
        Column(tr("Value"), second, free * shares[1] - 1.5, style=ROW_SECOND),
        Column(tr("Distribution") if shares[2] else "", third, max(1.0, free * shares[2] - 1.5), style=ROW_SECOND),
        Column(tr("u, %"), right - 15, U_MM, "right", ROW),
        Column(tr("Share, %"), right, 12, "right", ROW_SECOND),
    )
    return Table(book, columns, Frame(left=x, right=right, row=5.0, rule=FINE))


def _rows(book: Book, point: LoadPoint) -> list[Row]:
    return [
        (
            Cell(_capital(line.source)),
            Cell(line.value),
            Cell(line.distribution),
            Cell(u_shown(book.say, line.u_percent)),
            Cell(str(share)),
        )
        for line, share in zip(point.budget, _shares(point), strict=True)
    ]


def _full_table(book: Book) -> Table:
    tr = book.tr
    columns = (
        Column(tr("Component"), LEFT, 50, style=ROW),
        Column(tr("Value"), 69, 32, style=ROW_SECOND),
        Column(tr("Distribution"), 103, 25, style=ROW_SECOND),
        Column(tr("u(x), %"), 145, U_MM, "right", ROW_SECOND),
        Column("ν", 152, 7, "right", ROW_SECOND),
        Column("c", 161, 8, "right", ROW_SECOND),
        Column(tr("u, %"), RIGHT - 15, U_MM, "right", ROW),
        Column(tr("Share, %"), RIGHT, 12, "right", ROW_SECOND),
    )
    return Table(book, columns, Frame(row=5.0, rule=FINE))


def _full_rows(book: Book, point: LoadPoint) -> list[Row]:
    say = book.say
    rows: list[Row] = []
    for line, share in zip(point.budget, _shares(point), strict=True):
        known = line.input_u_percent is not None
        row = (
            Cell(_capital(line.source)),
            Cell(line.value),
            Cell(line.distribution),
            Cell(u_shown(say, line.input_u_percent) if line.input_u_percent is not None else ""),
            Cell("" if not known else INFINITE if line.dof is None else say.number(line.dof, 0)),
            Cell(say.number(line.sensitivity.normalize()) if known else ""),
            Cell(u_shown(say, line.u_percent)),
            Cell(str(share)),
        )
        rows.append(row)
    return rows


def _draw(book: Book, table: Table, point: LoadPoint, rows: Sequence[Row]) -> None:
    table.head()
    right = table.frame.right
    for row, share in zip(rows, _shares(point), strict=True):
        _share_bar(book, table.row(row), share, right)
    _sums(book, point, table.frame.left, right)


def _height(table: Table, rows: Sequence[Row]) -> float:
    return HEADING_MM + HEAD_MM + sum(table.height(row) for row in rows) + SUMS_MM


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _share_bar(book: Book, top: float, share: int, right: float) -> None:
    middle = min((top + book.y) / 2, top + 3.4)  # beside the first line of a row of several
    bar = max(0.2, min(BAR_MM * share / 100, BAR_MOST_MM))
    book.sheet.rect(right - 12.5, middle - 0.7, bar, 1.4, fill=BAR)


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
    y = book.y + SUM_MM
    book.sheet.text(x, y, tr("Combined u"), SUM, 40)
    if point.nu_eff is not None:
        many = point.nu_eff > MANY
        nu = tr("ν eff {number}", number=f"> {say.number(MANY)}" if many else say.number(point.nu_eff, 0))
        book.sheet.text(right - 30, y, nu, ROW_SECOND, 18, "right")
    if point.u_c_percent is not None:
        book.sheet.text(right - 15, y, u_shown(say, point.u_c_percent), SUM, 14, "right")
    book.sheet.text(right, y, "100", ROW_SECOND, 12, "right")
    book.sheet.line(x, y + 1.9, right, y + 1.9, HEAD_RULE, HEAD)
    if point.uncertainty_percent is not None and point.k is not None:
        book.sheet.text(x, y + 6, tr("Expanded U, k = {k}, about 95 %", k=k_shown(say, point)), SUM, 66)
        book.sheet.text(right - 15, y + 6, uncertainty_shown(say, point), SUM, 14, "right")
    book.y += SUMS_MM
