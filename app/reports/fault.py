"""Pages of this kind."""

from app.reports.book import Book


def draw_faults(book: Book) -> None:
    """Draw nothing yet."""
