"""Photo pages: before and after side by side, with caption, time and hash of the original."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.report import Finding, Paper, Photo
from app.reports.book import DOT, Book
from app.reports.fonts import printable, width_mm
from app.reports.tokens import (
    BODY,
    HALF,
    HASH,
    LEFT,
    MEDIUM,
    NOTE,
    RIGHT,
    ROW_SECOND,
    SECOND_HALF,
    SEMIBOLD,
    WIDTH,
    Style,
)

HEIGHTS = {Paper.A4: 52.0, Paper.LETTER: 46.2}
LABEL = Style(SEMIBOLD, 7.5)
TITLE = Style(SEMIBOLD, 9.5)
ROW_HEAD = 3.0
ROW_FOOT = 13.5
ROW_GAP = 10.5


@dataclass(frozen=True)
class Row:
    """Up to two photos side by side under one title; a pair is before and after."""

    photos: tuple[Photo, ...]
    paired: bool


def rows_of(photos: Iterable[Photo]) -> tuple[Row, ...]:
    """Return the rows in printed order: pairs in the order of their first photo, then the rest two by two."""
    printed = [photo for photo in photos if photo.print_sha256]
    pairs: dict[str, list[Photo]] = {}
    for photo in printed:
        if photo.pair:
            pairs.setdefault(photo.pair, []).append(photo)
    rows = [Row(pair, True) for members in pairs.values() for pair in _by_two(sorted(members, key=lambda p: p.after))]
    single = sorted((photo for photo in printed if not photo.pair), key=lambda p: p.number)
    return (*rows, *(Row(two, False) for two in _by_two(single)))


def _by_two(photos: list[Photo]) -> Iterator[tuple[Photo, ...]]:
    for at in range(0, len(photos), 2):
        yield tuple(photos[at : at + 2])


def draw_photos(book: Book) -> None:
    """Draw the photo pages, if there are photos."""
    photos = book.content.photos
    if not photos:
        return
    rows, tr = rows_of(photos), book.tr
    printed = sum(len(row.photos) for row in rows)
    book.titled_page(
        tr("Photos"),
        tr(
            "{printed} of {total} photos; the hashes are those of the originals in the bundle. Times: laptop, {zone}.",
            printed=printed,
            total=len(photos),
            zone=book.say.offset,
        ),
    )
    book.note("photos")
    height = HEIGHTS[book.content.paper]
    for number, row in enumerate(rows):
        need = ROW_HEAD + height + ROW_FOOT
        if number:
            book.y += ROW_GAP
            book.room(need)
        book.note("photos")
        _row(book, row, height)
    _unprinted(book, [photo for photo in photos if not photo.print_sha256])


def _row(book: Book, row: Row, height: float) -> None:
    _row_title(book, row)
    top = book.y + ROW_HEAD
    for number, photo in enumerate(row.photos):
        _photo(book, photo, SECOND_HALF if number else LEFT, top, height, row)
    book.y = top + height + ROW_FOOT


def _row_title(book: Book, row: Row) -> None:
    first = row.photos[0]
    finding = next((one for one in book.content.findings if one.number == first.finding), None)
    if not row.paired:
        return
    state = _state(book, finding) if finding else ""
    used = book.sheet.text(RIGHT, book.y + 0.6, state, ROW_SECOND, 60, "right") if state else 0.0
    x = LEFT
    if finding:
        x += book.sheet.text(LEFT, book.y + 0.6, f"F-{finding.number}", TITLE) + 2
    title = "  ".join(part for part in (first.item, first.title) if part)
    book.sheet.text(x, book.y + 0.6, title, Style(MEDIUM, 9.5), RIGHT - used - 4 - x)


def _state(book: Book, finding: Finding) -> str:
    if finding.corrected:
        return book.tr("corrected on site")
    due = finding.deadline_at or finding.deadline
    if due is None:
        return book.tr("open, {severity}", severity=finding.severity.value)
    return book.tr("open, due {date}", date=book.say.day(due))


def _photo(book: Book, photo: Photo, x: float, top: float, height: float, row: Row) -> None:
    sheet, tr = book.sheet, book.tr
    sheet.photo(photo.print_sha256, x, top, HALF, height, 1.2, whole=True)
    label = f"P{photo.number}"
    if row.paired:
        label += "  " + (tr("After") if photo.after else tr("Before"))
    elif photo.as_found:
        label += "  " + tr("As found")
    sheet.tag(x + 2, top + 2, label, LABEL, inverse=photo.after)
    caption = photo.caption if row.paired or not photo.item else f"{photo.item}  {photo.caption}"
    below = sheet.paragraph(x, top + height + 4.7, caption, BODY, HALF, 2)
    parts = [book.say.moment(photo.taken, seconds=True)]
    if photo.by:
        parts.append(tr("by {name}", name=photo.by))
    sheet.text(x, below, DOT.join(parts), NOTE, HALF)
    sheet.text(x, below + 3.8, photo.sha256, HASH, HALF)
    book.note(f"photo:{photo.number}")
    if photo.finding is not None:
        book.note(f"finding:{photo.finding}")


def _unprinted(book: Book, photos: list[Photo]) -> None:
    if not photos:
        return
    book.y += ROW_GAP - 4
    book.room(8 + 4 * min(len(photos), 4))
    book.heading(book.tr("Only in the bundle"))
    book.y += 5
    for photo in photos:
        book.room(4)
        used = book.sheet.text(LEFT, book.y, f"P{photo.number}", Style(MEDIUM, 7.5))
        hash_width = width_mm(printable(photo.sha256), HASH.font, HASH.size)
        book.sheet.text(LEFT + used + 3, book.y, photo.caption, NOTE, WIDTH - used - hash_width - 8)
        book.sheet.text(RIGHT, book.y, photo.sha256, HASH, align="right")
        book.y += 4
