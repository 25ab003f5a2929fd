"""Pages that belong together, set so that none of them carries only a line or two.

A chapter whose last page would hold little is first set closer, which may save that page; where it does not, the page
before it is ended earlier, so that what is moved stands in company.
"""

from collections.abc import Callable, Iterator

from app.reports.book import Book, Setting

LEAST_MM = 60.0
"""A last page with less than this below its title looks forgotten."""
SQUEEZES = (0.85, 0.7, 0.55)
SHORTER_MM = tuple(range(10, 121, 10))


def draw_chapter(book: Book, name: str, draw: Callable[[Book], None]) -> None:
    """Draw the pages of ``draw`` in the setting found best in the first pass; ``name`` tells chapters apart."""
    setting = book.known.settings.get(name)
    if setting is None:
        setting = _best(book, draw)
    book.found.settings[name] = setting
    book.begin_chapter(setting)
    draw(book)
    book.begin_chapter(Setting())


def _best(book: Book, draw: Callable[[Book], None]) -> Setting:
    usual = Setting()
    pages, filled = _tried(book, draw, usual)
    if pages < 2 or filled >= LEAST_MM:
        return usual
    for setting in (Setting(squeeze) for squeeze in SQUEEZES):
        if _tried(book, draw, setting)[0] < pages:
            return setting
    for setting in _shorter(pages):
        found, filled = _tried(book, draw, setting)
        if found == pages and filled >= LEAST_MM:
            return setting
    return usual


def _shorter(pages: int) -> Iterator[Setting]:
    """Yield settings that end the last page but one earlier and earlier."""
    for shorter in SHORTER_MM:
        yield Setting(1.0, pages - 1, float(shorter))


def _tried(book: Book, draw: Callable[[Book], None], setting: Setting) -> tuple[int, float]:
    """Return how many pages a setting takes and how far the last one is filled, in millimetres."""
    trial = book.trial()
    trial.begin_chapter(setting)
    draw(trial)
    return trial.page - book.page, trial.y - trial.first_line
