"""The top right corner of page 1: number, revision, date and code."""

from app.reports.book import Book
from app.reports.code import code_text, draw_code
from app.reports.tokens import NOTE, ROW_SECOND, SEMIBOLD, Style

EDGE = 169.0


def draw_corner(book: Book, label: str) -> None:
    """Draw the corner; ``label`` says what the number names."""
    sheet, content, tr = book.sheet, book.content, book.tr
    sheet.text(EDGE, 27, label, NOTE, 32, "right")
    sheet.text(EDGE, 33, content.number, Style(SEMIBOLD, 12), 38, "right")
    revision = tr("Revision {number}", number=content.revision)
    if content.replaces is not None:
        revision = tr("Revision {number}, replaces {old}", number=content.revision, old=content.replaces)
    sheet.text(EDGE, 38, revision, ROW_SECOND, 32, "right")
    sheet.text(EDGE, 42.6, book.say.day(content.created, weekday=True), ROW_SECOND, 32, "right")
    draw_code(sheet, code_text(content), 173, 24, 20)
