"""Pages of one report: header and footer on each, headings, the cursor, and which page holds what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.report import Document, Paper, ReportContent
from app.ports.texts import Texts
from app.reports.phrasing import Phrasing
from app.reports.sheet import MM, Sheet
from app.reports.title import title_of
from app.reports.tokens import (
    ACCENT,
    BODY_SECOND,
    FAIL,
    HEAD,
    HEAD_RULE,
    HEADING,
    INK,
    LEFT,
    MEDIUM,
    MONO,
    NOTE,
    PAGE_TITLE,
    PAPER,
    REGULAR,
    RIGHT,
    SECOND,
    SEMIBOLD,
    THIRD,
    WIDTH,
    Style,
)

HEIGHTS_MM: Mapping[Paper, float] = {Paper.A4: 297.0, Paper.LETTER: 279.4}
WIDTHS_MM: Mapping[Paper, float] = {Paper.A4: 210.0, Paper.LETTER: 215.9}
SIDE_MM = 17.0
FOOT_MM = 16.0
CLEAR_MM = 4.0
DOT = "  ·  "


@dataclass(frozen=True)
class Setting:
    """How a chapter is set: its gaps times ``squeeze``; its page ``short_page`` (from 1) ends ``short_mm`` earlier."""

    squeeze: float = 1.0
    short_page: int = 0
    short_mm: float = 0.0


@dataclass
class Pages:
    """What stands on which page, and how chapters are set: found in a first pass, used in the second."""

    total: int = 1
    where: dict[str, list[int]] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)

    def first(self, key: str) -> int | None:
        """Return the first page of ``key``."""
        return next(iter(self.where.get(key, ())), None)

    def all(self, *keys: str) -> tuple[int, ...]:
        """Return every page that shows one of ``keys``."""
        return tuple(sorted({page for key in keys for page in self.where.get(key, ())}))


class Book:
    """Lays out one report; with ``canvas`` None it only finds out what goes where."""

    def __init__(
        self,
        content: ReportContent,
        texts: Texts,
        photos: Mapping[str, bytes],
        known: Pages,
        canvas: Any = None,
        strict: bool = False,
    ) -> None:
        self.content = content
        self.texts = texts
        self.say = Phrasing(texts, content.language, content.zone)
        self.tr = self.say.tr
        self.known = known
        self.found = Pages(total=0)
        self.sheet = Sheet(canvas, HEIGHTS_MM[content.paper], photos, strict)
        self.canvas = canvas
        self.y = 0.0
        self.page = 0
        self.first_line = 0.0
        """Where the first heading of this page stands."""
        self.id_room = 9.0
        """Width of the column of item ids, as the longest of this checklist needs it."""
        self.later: list[Callable[[Book], None]] = []
        """What found no room on page 1 and is drawn with the scope of work."""
        self._title = ""
        self._setting = Setting()
        self._before = 0
        self._shift = (WIDTHS_MM[content.paper] - WIDTH) / 2 - SIDE_MM

    # pages --------------------------------------------------------------------------------------------------------

    def open_page(self) -> None:
        """Begin a page with header, footer and, for practice, the watermark."""
        self.close_page()
        self.page += 1
        if self.canvas is not None and self._shift:
            self.canvas.translate(self._shift * MM, 0)
        self.sheet.lowest = None
        self._header()
        self._footer()
        self.sheet.lowest = self.sheet.height - FOOT_MM
        self.y = 30.0

    def close_page(self) -> None:
        """End the current page, if any."""
        if not self.page:
            return
        if self.content.practice:
            self._watermark()
        if self.canvas is not None:
            self.canvas.showPage()

    def finish(self) -> Pages:
        """End the last page and return what was found."""
        self.close_page()
        self.found.total = self.page
        return self.found

    # chapters -----------------------------------------------------------------------------------------------------

    def begin_chapter(self, setting: Setting) -> None:
        """Set what follows as ``setting`` says."""
        self._setting, self._before = setting, self.page

    def trial(self) -> "Book":
        """Return a book that stands where this one does and draws nothing: to see how a chapter comes out."""
        trial = Book(self.content, self.texts, self.sheet.photos, self.known)
        trial.found = Pages(0, {key: list(pages) for key, pages in self.found.where.items()}, {**self.found.settings})
        trial.page, trial.y, trial.id_room, trial.later = self.page, self.y, self.id_room, list(self.later)
        return trial

    @property
    def bottom(self) -> float:
        """Down to where this page may be filled, in millimetres from the top."""
        shorter = self._setting.short_mm if self.page - self._before == self._setting.short_page else 0.0
        return self.sheet.height - FOOT_MM - CLEAR_MM - shorter

    def gap(self, height: float) -> None:
        """Leave free what separates two sections: less in a chapter that is set closer."""
        self.y += height * self._setting.squeeze

    def note(self, *keys: str) -> None:
        """Remember that this page shows ``keys``."""
        for key in keys:
            pages = self.found.where.setdefault(key, [])
            if self.page not in pages:
                pages.append(self.page)

    def titled_page(self, title: str, subtitle: str = "") -> None:
        """Begin a page with a title; the cursor stands where the first heading's baseline goes."""
        self.open_page()
        self.sheet.text(LEFT, 30, title, PAGE_TITLE, WIDTH)
        last = self.sheet.paragraph(LEFT, 36, subtitle, BODY_SECOND, WIDTH, 3)
        self.y = max(46.0, last + 6) if subtitle else 42.0
        self.first_line = self.y
        self._title = title

    def continue_page(self) -> None:
        """Go on with the same title on a new page."""
        title = self._title
        self.titled_page(self.tr("{title}, continued", title=title))
        self._title = title

    def room(self, height: float) -> None:
        """Go to a new page, titled "continued", unless ``height`` is free below the cursor."""
        if self.y + height > self.bottom:
            self.continue_page()

    # headings -----------------------------------------------------------------------------------------------------

    def heading(self, title: str, note: str = "", x: float = LEFT, width: float = WIDTH) -> None:
        """Draw a section heading with its rule at the cursor and go below it."""
        used = self.sheet.text(x, self.y, title, HEADING, width)
        if note:
            self.sheet.text(x + width, self.y, note, NOTE, width - used - 4, "right")
        self.sheet.line(x, self.y + 2, x + width, self.y + 2, HEAD_RULE, HEAD)
        self.y += 2

    def pages_of(self, *keys: str) -> str:
        """Return the pages that show ``keys``, such as ``2, 5``."""
        return ", ".join(str(page) for page in self.known.all(*keys))

    def page_of(self, key: str) -> str:
        """Return the first page of ``key`` as known from the first pass."""
        page = self.known.first(key)
        return "" if page is None else str(page)

    # furniture ----------------------------------------------------------------------------------------------------

    def _header(self) -> None:
        sheet, content = self.sheet, self.content
        sheet.rect(LEFT, 11, 4, 4, fill=ACCENT, radius=0.9)
        bolt = [(19.35, 11.6), (17.95, 13.3), (18.95, 13.3), (18.6, 14.5), (20.05, 12.7), (19.05, 12.7)]
        sheet.polygon(bolt, fill=PAPER)
        used = sheet.text(23, 14.09, content.made_with.program, Style(SEMIBOLD, 8.5))
        used += 2 + sheet.text(25 + used, 14.09, self.tr(title_of(content)), Style(REGULAR, 8.5, SECOND))
        if content.practice:
            certificate = content.document is Document.CALIBRATION_CERTIFICATE
            warning = self.tr("PRACTICE, not real") if certificate else self.tr("PRACTICE, not a real report")
            sheet.text(29 + used, 14.09, warning, Style(SEMIBOLD, 8.5, FAIL), 52)
        parts = [part for part in (content.site.name, content.station.serial) if part]
        sheet.text(RIGHT, 14.03, DOT.join(parts), Style(REGULAR, 8, SECOND), 85, "right")
        sheet.line(LEFT, 18, RIGHT, 18, HEAD_RULE, HEAD)

    def _footer(self) -> None:
        sheet, content, foot = self.sheet, self.content, self.sheet.height - FOOT_MM
        sheet.line(LEFT, foot, RIGHT, foot, HEAD_RULE, HEAD)
        base = foot + 5
        used = sheet.text(LEFT, base, content.number, Style(SEMIBOLD, 7.5), 40)
        revision = self.tr("Revision {number}", number=content.revision)
        sheet.text(LEFT + used, base, f"  ·  {revision}", Style(REGULAR, 7.5, SECOND), 28)
        short = short_hash(content.data_manifest_sha256)
        if short:
            sheet.text(105, base, self.tr("Manifest {hash}", hash=short), Style(MONO, 6.5, THIRD), 48, "center")
        pages = self.tr("Page {page} of {total}", page=self.page, total=self.known.total)
        used = sheet.text(RIGHT, base, pages, Style(MEDIUM, 7.5), 30, "right")
        sheet.text(RIGHT - used - 1.5, base, self.say.offset + "  ·", Style(REGULAR, 7, THIRD), 22, "right")

    def _watermark(self) -> None:
        if self.canvas is None:
            return
        self.canvas.saveState()
        self.canvas.translate(105 * MM, self.sheet.height / 2 * MM)
        self.canvas.rotate(52)
        self.canvas.setFillColor(INK)
        self.canvas.setFillAlpha(0.07)
        self.canvas.setFont(SEMIBOLD, 118)
        self.canvas.drawCentredString(0, -42, self.tr("PRACTICE"))
        self.canvas.restoreState()


def short_hash(sha256: str) -> str:
    """Return the first 16 digits of a hash in two groups."""
    return f"{sha256[:8]} {sha256[8:16]}".strip()
