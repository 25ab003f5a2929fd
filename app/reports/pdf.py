"""Report content and photos in, unsigned PDF/A-3 out: a pure function, twice the same bytes."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.domain.errors import BadInput, Reason
from app.domain.report import ReportContent
from app.reports.book import HEIGHTS_MM, WIDTHS_MM
from app.reports.fonts import register_fonts
from app.reports.layout import LAYOUTS, LayoutTexts
from app.reports.pdfa import to_pdfa
from app.reports.sheet import MM
from app.reports.tokens import REGULAR


class PdfReports:
    """Builds reports, each with the layout it names; ``strict`` makes every text that does not fit an error."""

    def __init__(self, resources: Traversable, strict: bool = False) -> None:
        self._resources = resources
        self._strict = strict

    def build(self, content: ReportContent, photos: Mapping[str, bytes]) -> bytes:
        """Return the unsigned PDF/A-3 with ``report.json`` embedded and both signature fields empty.

        ``photos`` maps ``print_sha256`` to JPEG bytes. Raises BadInput FILE_UNREADABLE when one is missing and
        WRONG_VALUE when one is no grey or RGB JPEG, or when this program does not know the layout.
        """
        draw = LAYOUTS.get(content.layout)
        if draw is None:
            raise BadInput(Reason.WRONG_VALUE, content.number, field="layout", problem=str(content.layout))
        for photo in content.photos:
            if photo.print_sha256 and photo.print_sha256 not in photos:
                raise BadInput(Reason.FILE_UNREADABLE, f"P{photo.number}", field="print_sha256")
        fonts = self._resources.joinpath("fonts")
        register_fonts(fonts)  # the canvas names one before a page is drawn
        texts = LayoutTexts(self._resources, content.layout, content.language, self._strict)
        target = BytesIO()
        canvas = _canvas(target, content)
        draw(content, texts, photos, fonts, canvas, self._strict)
        canvas.save()
        return to_pdfa(target.getvalue(), content)


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
