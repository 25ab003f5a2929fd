"""Report content and photos in, unsigned PDF/A-3 out: a pure function, twice the same bytes."""

from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import BadInput, Reason
from app.domain.report import ReportContent
from app.ports.texts import Texts
from app.reports.book import HEIGHTS_MM, WIDTHS_MM, Book, Pages
from app.reports.calibration import draw_calibrations
from app.reports.change import draw_changes
from app.reports.chapter import draw_chapter
from app.reports.checklist import draw_checklist
from app.reports.fault import draw_faults
from app.reports.fonts import register_fonts
from app.reports.front import draw_front
from app.reports.integrity import draw_integrity
from app.reports.pdfa import to_pdfa
from app.reports.photo import draw_photos
from app.reports.sheet import MM
from app.reports.tokens import REGULAR
from app.reports.work import draw_work

PASSES = 3
"""Page numbers printed on pages settle at the second pass; a third settles a line that broke because of one."""


class PdfReports:
    """Builds reports; ``strict`` makes every text that does not fit an error."""

    def __init__(self, fonts: Traversable, texts: Callable[[str], Texts], strict: bool = False) -> None:
        self._fonts = fonts
        self._texts = texts
        self._strict = strict

    def build(self, content: ReportContent, photos: Mapping[str, bytes]) -> bytes:
        """Return the unsigned PDF/A-3 with ``report.json`` embedded and both signature fields empty.

        ``photos`` maps ``print_sha256`` to JPEG bytes. Raises BadInput FILE_UNREADABLE when one is missing and
        WRONG_VALUE when one is no grey or RGB JPEG.
        """
        for photo in content.photos:
            if photo.print_sha256 and photo.print_sha256 not in photos:
                raise BadInput(Reason.FILE_UNREADABLE, f"P{photo.number}", field="print_sha256")
        register_fonts(self._fonts)
        texts = self._texts(content.language)
        known = self._settled(content, texts, photos)
        target = BytesIO()
        canvas = _canvas(target, content)
        draw_pages(Book(content, texts, photos, known, canvas, self._strict))
        canvas.save()
        return to_pdfa(target.getvalue(), content)

    def _settled(self, content: ReportContent, texts: Texts, photos: Mapping[str, bytes]) -> Pages:
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


def _canvas(target: BytesIO, content: ReportContent) -> Any:
    rl_config.useA85 = 0  # text encoding of streams would cost ten times the time and a quarter more bytes
    size = (WIDTHS_MM[content.paper] * MM, HEIGHTS_MM[content.paper] * MM)
    canvas = Canvas(
        target, pagesize=size, pageCompression=1, invariant=1, initialFontName=REGULAR, lang=content.language
    )
    canvas.setTitle(f"{content.number} {content.site.name}".strip())
    canvas.setAuthor(content.signer.name)
    canvas.setCreator(content.made_with.program)
    return canvas
