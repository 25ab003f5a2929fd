"""All pages of a report in their order: what layout 1 is."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.report import ReportContent
from app.ports.texts import Texts
from app.reports.book import Book, Pages
from app.reports.calibration import draw_calibrations
from app.reports.change import draw_changes
from app.reports.chapter import draw_chapter
from app.reports.checklist import draw_checklist
from app.reports.fault import draw_faults
from app.reports.fonts import register_fonts
from app.reports.front import draw_front
from app.reports.integrity import draw_integrity
from app.reports.photo import draw_photos
from app.reports.work import draw_work

PASSES = 3
"""Page numbers printed on pages settle at the second pass; a third settles a line that broke because of one."""


def draw_report(
    content: ReportContent,
    texts: Texts,
    photos: Mapping[str, bytes],
    fonts: Traversable,
    canvas: Any,
    strict: bool = False,
) -> None:
    """Draw every page on ``canvas``; ``strict`` makes every text that does not fit an error."""
    register_fonts(fonts)
    draw_pages(Book(content, texts, photos, _settled(content, texts, photos), canvas, strict))


def _settled(content: ReportContent, texts: Texts, photos: Mapping[str, bytes]) -> Pages:
    """Lay out without drawing until the page numbers no longer change."""
    known = Pages()
    for _ in range(PASSES):
        found = draw_pages(Book(content, texts, photos, known, None, False))
        if found == known:
            break
        known = found
    return known


def draw_pages(book: Book) -> Pages:
    """Draw every page of ``book`` in order and return what stands where."""
    draw_front(book)
    draw_chapter(book, "checklist", draw_checklist)
    draw_calibrations(book)
    draw_chapter(book, "changes", _changes_and_faults)
    draw_chapter(book, "work", draw_work)
    draw_chapter(book, "photos", draw_photos)
    draw_chapter(book, "integrity", draw_integrity)
    return book.finish()


def _changes_and_faults(book: Book) -> None:
    draw_changes(book)
    draw_faults(book)
