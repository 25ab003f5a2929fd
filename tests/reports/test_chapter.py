"""No page of a report carries a line only."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.report import Paper, QueuedTransaction, ReportContent, Signer
from app.reports.book import Book, Pages, Setting
from app.reports.chapter import LEAST_MM, draw_chapter
from app.reports.fonts import register_fonts
from app.reports.pages import draw_pages
from app.reports.tokens import BODY, LEFT
from tests.reports import sample
from tests.reports.signing import BUILDER, FONTS
from tests.reports.test_pdf import text_of
from tests.reports.texts import texts_for

register_fonts(FONTS)


class Measured(Book):
    """A book that remembers how far each page was filled."""

    def close_page(self) -> None:
        if self.page:
            self.filled[self.page] = self.y - self.first_line
        super().close_page()

    @property
    def filled(self) -> dict[int, float]:
        found: dict[int, float] = self.__dict__.setdefault("measured", {})
        return found


def measured(content: ReportContent) -> Measured:
    book = Measured(content, texts_for(content.language), sample.PICTURES, Pages())
    draw_pages(book)
    return book


def lines(count: int, height: float = 4.0) -> Callable[[Book], None]:
    """Return a chapter of lines that may be parted anywhere."""

    def draw(book: Book) -> None:
        book.titled_page("Lines")
        for number in range(count):
            book.room(height)
            book.sheet.text(LEFT, book.y, f"line {number}", BODY)
            book.y += height

    return draw


def sections(count: int, height: float, gap: float) -> Callable[[Book], None]:
    """Return a chapter of blocks that stay whole."""

    def draw(book: Book) -> None:
        book.titled_page("Sections")
        for _ in range(count):
            book.room(height)
            book.y += height
            book.gap(gap)

    return draw


def drawn(draw: Callable[[Book], None]) -> tuple[Measured, Setting]:
    book = Measured(sample.minimal(), texts_for("en"), {}, Pages())
    draw_chapter(book, "it", draw)
    book.close_page()
    return book, book.found.settings["it"]


def test_what_fits_is_set_as_usual() -> None:
    book, setting = drawn(lines(30))
    assert (book.page, setting) == (1, Setting())


def test_a_well_filled_last_page_is_left_alone() -> None:
    book, setting = drawn(lines(90))
    assert (book.page, setting) == (2, Setting())
    assert book.filled[2] >= LEAST_MM


def test_one_line_too_many_gets_company() -> None:
    room = int((sample_bottom() - 42) / 4)
    full, _ = drawn(lines(room))
    assert full.page == 1
    book, setting = drawn(lines(room + 2))
    assert book.page == 2
    assert setting.short_page == 1
    assert book.filled[2] >= LEAST_MM
    assert book.filled[1] > LEAST_MM


def sample_bottom() -> float:
    return Book(sample.minimal(), texts_for("en"), {}, Pages()).bottom


def test_sections_that_almost_fit_are_set_closer() -> None:
    height = (sample_bottom() - 42 - 8 * 9) / 8
    book, setting = drawn(sections(8, height + 3, 9.0))
    assert book.page == 1
    assert setting.squeeze < 1.0


def test_one_huge_block_is_left_where_it_is() -> None:
    book, setting = drawn(sections(2, 220, 5))
    assert (book.page, setting) == (2, Setting())


def test_the_setting_found_first_is_the_one_that_is_drawn() -> None:
    known = Pages(settings={"it": Setting(0.5)})
    book = Book(sample.minimal(), texts_for("en"), {}, known)
    draw_chapter(book, "it", lines(3))
    assert book.found.settings == {"it": Setting(0.5)}
    book.gap(10)
    assert book.y == pytest.approx(42 + 3 * 4 + 10)  # what follows a chapter is set as usual


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", [sample.rich, sample.failed, sample.german, sample.minimal, sample.long])
def test_no_page_of_a_report_carries_a_line_only(kind: Callable[[], ReportContent], paper: Paper) -> None:
    book = measured(replace(kind(), paper=paper))
    continued = [page for page in range(2, book.page + 1) if page not in _starts(book)]
    assert [page for page in continued if book.filled[page] < LEAST_MM] == []


@pytest.mark.parametrize("queued", range(1, 22, 3))
def test_a_customers_statement_never_stands_alone(queued: int) -> None:
    content = sample.rich()
    one = QueuedTransaction("1895819363", sample.at(9, 0))
    content = replace(content, queued=(one,) * queued, signer=Signer("Alex Example"))
    book = measured(content)
    (last,) = {max(pages) for key, pages in book.found.where.items() if key == "instruments"}
    assert all(book.filled[page] >= LEAST_MM for page in range(last, book.page) if page not in _starts(book))
    pages = text_of(BUILDER.build(content, sample.PICTURES))
    (statement,) = [page for page in pages if "Site manager" in page or "site manager" in page]
    assert len(statement.splitlines()) > 15


def _starts(book: Book) -> set[int]:
    """Return the pages that begin with a title of their own: what is there is all there is."""
    chapters = ("front", "checklist", "calibration", "changes", "work", "photos", "integrity")
    return {pages[0] for key, pages in book.found.where.items() if key in chapters}
