"""Rows of wrapped cells under one head; a row that does not fit moves to the next page with its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.report import Mark
from app.reports.book import Book
from app.reports.mark import draw_mark
from app.reports.sheet import Sheet
from app.reports.tokens import (
    HAIR,
    LEFT,
    MONO,
    NOTE,
    RIGHT,
    ROW,
    RULE,
    TABLE_HEAD,
    Style,
)

LEADING = 3.8


@dataclass(frozen=True)
class Column:
    """A column: ``x`` is the edge that ``align`` names, ``width`` what its text may use."""

    head: str
    x: float
    width: float
    align: str = "left"
    style: Style = ROW


@dataclass(frozen=True)
class Cell:
    """A text with an optional second, lighter text below it and a shape before it."""

    text: str = ""
    below: str = ""
    style: Style | None = None
    mark: Mark | None = None
    below_style: Style = NOTE


@dataclass(frozen=True)
class Frame:
    """Where a table stands and how its rows are set."""

    left: float = LEFT
    right: float = RIGHT
    row: float = 6.0
    rule: float = HAIR
    tint: str | None = None


class Table:
    """Draws a head once a page and rows as high as their fullest cell."""

    def __init__(self, book: Book, columns: Sequence[Column], frame: Frame | None = None) -> None:
        self.book = book
        self.columns = columns
        self.frame = frame or Frame()

    def head(self) -> None:
        """Draw the column heads below the heading's rule."""
        for column in self.columns:
            if column.head:
                self.book.sheet.text(column.x, self.book.y + 3.5, column.head, TABLE_HEAD, column.width, column.align)
        self.book.y += 5

    def row(self, cells: Sequence[Cell | str], tint: str | None = None, keep: float = 0.0) -> float:
        """Draw one row and return its top; ``keep`` is room needed below it on the same page."""
        filled = [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]
        height = self.height(filled)
        page = self.book.page
        self.book.room(height + keep)
        if self.book.page != page:
            self.book.y -= 5
            self.head()
        top = self.book.y
        if tint:
            self.book.sheet.rect(self.frame.left, top + 0.25, self._width(), height - 0.5, fill=tint)
        for column, cell in zip(self.columns, filled, strict=True):
            self._cell(column, cell, top, height)
        self.book.y = top + height
        self.book.sheet.line(self.frame.left, self.book.y, self.frame.right, self.book.y, RULE, self.frame.rule)
        return top

    def height(self, cells: Sequence[Cell]) -> float:
        """Return how high a row of these cells is."""
        lines = [self._lines(self.book.sheet, column, cell) for column, cell in zip(self.columns, cells, strict=True)]
        fullest = max((len(main) + len(below) for main, below, _ in lines), default=1)
        return self.frame.row if fullest <= 1 else 2.4 + LEADING * fullest

    def _width(self) -> float:
        return self.frame.right - self.frame.left

    def _lines(self, sheet: Sheet, column: Column, cell: Cell) -> tuple[list[str], list[str], Style]:
        style = cell.style or column.style
        main, used = sheet.wrapped(cell.text, style, column.width)
        below, _ = sheet.wrapped(cell.below, cell.below_style, column.width)
        return main, below, used

    def _cell(self, column: Column, cell: Cell, top: float, height: float) -> None:
        sheet = self.book.sheet
        main, below, style = self._lines(sheet, column, cell)
        single = height <= self.frame.row
        base = top + (height / 2 + style.size * 0.123 if single else 4.4)
        if cell.mark is not None:
            at = column.x - 2.4 if column.align == "left" else column.x - 1.6
            draw_mark(sheet, cell.mark, at, base - 1.05, 1.4)
        for number, line in enumerate(main):
            sheet.text(column.x, base + number * LEADING, line, style, align=column.align)
        for number, line in enumerate(below):
            at = base + (len(main) + number) * LEADING
            sheet.text(column.x, at, line, cell.below_style, align=column.align)


def code(size: float = 7.4) -> Style:
    """Return the style of codes and setting names."""
    return Style(MONO, size)
