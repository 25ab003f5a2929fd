"""All pages of a report or a certificate in their order: what layout 1 is."""

from collections.abc import Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any

from app.domain.report import Calibration, Certificate, Document, ReportContent
from app.ports.texts import Texts
from app.reports.book import Book, Pages
from app.reports.calibration import draw_calibrations
from app.reports.certificate import draw_certificate_front
from app.reports.change import draw_changes
from app.reports.chapter import draw_chapter
from app.reports.checklist import draw_checklist
from app.reports.conformity import draw_conformity, draw_uncertainty
from app.reports.fault import draw_faults
from app.reports.fonts import register_fonts
from app.reports.front import draw_front
from app.reports.integrity import draw_integrity
from app.reports.measurement import draw_measurement
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
    given, runs = book.content.certificate, book.content.calibrations
    if book.content.document is Document.CALIBRATION_CERTIFICATE and given is not None and runs:
        return _draw_certificate(book, given, runs[0])
    draw_front(book)
    draw_chapter(book, "checklist", draw_checklist)
    draw_calibrations(book)
    draw_chapter(book, "changes", _changes_and_faults)
    draw_chapter(book, "work", draw_work)
    draw_chapter(book, "photos", draw_photos)
    draw_chapter(book, "integrity", draw_integrity)
    return book.finish()


def _draw_certificate(book: Book, given: Certificate, run: Calibration) -> Pages:
    draw_certificate_front(book, run, given)
    draw_chapter(book, "results", partial(draw_conformity, run=run, given=given))
    draw_chapter(book, "measurement", partial(draw_measurement, run=run, given=given))
    draw_chapter(book, "uncertainty", partial(draw_uncertainty, run=run))
    draw_chapter(book, "integrity", draw_integrity)
    return book.finish()


def _changes_and_faults(book: Book) -> None:
    draw_changes(book)
    draw_faults(book)
