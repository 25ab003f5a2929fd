"""The checklist: what failed first, what was not tested and why, then every item in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.report import Item, Mark, Photo, Section, count_marks, items_of, mark_of
from app.reports.book import DOT, Book
from app.reports.fonts import width_mm
from app.reports.mark import COLOURS, draw_mark
from app.reports.sheet import Sheet
from app.reports.tokens import (
    ACCENT,
    BODY_SECOND,
    BOLD,
    FAIL,
    HALF,
    HEAD_RULE,
    INK,
    ITEM,
    LEFT,
    MEDIUM,
    NOTE,
    OK,
    OTHER_BAR,
    PAPER,
    PASSED_BAR,
    REGULAR,
    RIGHT,
    ROW_SECOND,
    ROW_STRONG,
    SECOND,
    SECOND_HALF,
    SEMIBOLD,
    SMALL,
    STRONG,
    TABLE_HEAD,
    TINT_FAIL,
    TINT_WARN,
    UNTESTED_BAR,
    WARN,
    WIDTH,
    Style,
)

ORDER = (Mark.FAIL, Mark.CONDITIONAL, Mark.CORRECTED, Mark.PASS, Mark.NOT_TESTED, Mark.NOT_APPLICABLE, Mark.AWAITING)
BAR_COLOURS = {
    Mark.FAIL: FAIL,
    Mark.CONDITIONAL: WARN,
    Mark.CORRECTED: OK,
    Mark.PASS: PASSED_BAR,
    Mark.NOT_TESTED: UNTESTED_BAR,
    Mark.NOT_APPLICABLE: OTHER_BAR,
    Mark.AWAITING: OTHER_BAR,
}
NOTABLE = (Mark.FAIL, Mark.CONDITIONAL, Mark.CORRECTED)
UNTESTED = (Mark.NOT_TESTED, Mark.AWAITING)
NOTABLE_ROW = 10.5
BESIDE_MM = 27.0
"""A value no wider than this stands beside its title, a longer one below it."""
LIMIT_MM = 20.0
VALUE_EDGE = 67.0
FREE_MM = HALF - 4.5
BARE_ROW = 6.8
SECTION = Style(SEMIBOLD, 8, ACCENT)
LINES_MM = (4.0, 3.85, 3.7, 3.55)


def draw_checklist(book: Book) -> None:
    """Draw the checklist pages, if there is a checklist."""
    items = items_of(book.content)
    if not items:
        return
    inspection, tr = book.content.inspection, book.tr
    widest = max(width_mm(item.id, STRONG.font, STRONG.size) for item in items)
    book.id_room = min(max(9.0, widest + 2.4), 24.0)
    name = tr("{name} version {version}", name=inspection.checklist, version=inspection.version)
    limits = tr("limit set {name}", name=inspection.limit_set) if inspection.limit_set else ""
    parts = [part for part in (name, limits, book.say.items(len(items))) if part]
    book.titled_page(tr("Checklist"), DOT.join([*parts, *inspection.standards]))
    book.note("checklist")
    _count_bar(book, count_marks(items))
    notable = sorted((item for item in items if mark_of(item) in NOTABLE), key=_gravity)
    if notable:
        _notable(book, notable)
    _untested(book, [item for item in items if mark_of(item) in UNTESTED or item.reason])
    _all_items(book, book.content.inspection.sections)


def _gravity(item: Item) -> tuple[int, str]:
    return ORDER.index(mark_of(item)), item.verdict.value


def _count_bar(book: Book, counts: dict[Mark, int]) -> None:
    present = [mark for mark in ORDER if counts[mark]]
    top = book.y - 2
    gap = 0.6
    free = WIDTH - gap * (len(present) - 1) - 3.0 * len(present)
    total = sum(counts.values())
    x = LEFT
    for mark in present:
        width = 3.0 + free * counts[mark] / total
        book.sheet.rect(x, top, width, 2, fill=BAR_COLOURS[mark])
        x += width + gap
    step = WIDTH / max(len(present), 6)
    for number, mark in enumerate(present):
        x = LEFT + number * step
        draw_mark(book.sheet, mark, x + 1.4, top + 4.6)
        used = book.sheet.text(x + 4.2, top + 5.7, str(counts[mark]), Style(SEMIBOLD, 8.5))
        book.sheet.text(x + 5.8 + used, top + 5.7, book.say.mark(mark), ROW_SECOND, step - 7 - used)
    book.y = top + 16


# failed, conditional, corrected -----------------------------------------------------------------------------------


def _notable(book: Book, items: Sequence[Item]) -> None:
    tr = book.tr
    note = tr("source: I instrument, R read from the station, E entered by hand")
    book.heading(tr("Failed, conditional and corrected items"), note)
    _notable_head(book)
    for item in items:
        height = _notable_height(book, item)
        page = book.page
        book.room(height)
        if book.page != page:
            book.note("checklist")
            book.y -= 5
            _notable_head(book)
        _notable_row(book, item, height)
    book.y += 4.2


def _notable_head(book: Book) -> None:
    tr = book.tr
    heads = ((22.0, tr("Item"), "left"), (107.0, tr("Value"), "right"), (129.0, tr("Limit"), "right"))
    more = ((137.0, tr("Source"), "center"), (147.0, tr("Result"), "left"), (RIGHT, tr("Photos"), "right"))
    for x, head, align in (*heads, *more):
        book.sheet.text(x, book.y + 3.5, head, TABLE_HEAD, 20, align)
    book.y += 5


def _notes(book: Book, item: Item) -> list[str]:
    return book.sheet.wrapped(_remark(book, item), NOTE, 65 - book.id_room)[0]


def _remark(book: Book, item: Item) -> str:
    """Return the remark of an item, first and last value when it was tried again, and the instrument."""
    say = book.say
    parts = [item.note]
    if len(item.counting) > 1:
        first, last = item.counting[0], item.counting[-1]
        values = say.tr("First {first}, last {last}", first=say.value(first.value), last=say.value(last.value))
        parts.append(f"{values}: {last.cause}" if last.cause else values)
    if item.instrument:
        parts.append(item.instrument)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)


def _title_lines(book: Book, item: Item) -> list[str]:
    title = f"{item.title} ({item.connector})" if item.connector else item.title
    return book.sheet.wrapped(title, STRONG, 65 - book.id_room)[0]


def _notable_height(book: Book, item: Item) -> float:
    lines = len(_title_lines(book, item)) + len(_notes(book, item))
    bare = item.finding is None and not _photos(book, item)
    return max(BARE_ROW if bare else NOTABLE_ROW, 3.0 + 3.8 * lines)


def _notable_row(book: Book, item: Item, height: float) -> None:
    sheet, say = book.sheet, book.say
    top, mark = book.y, mark_of(item)
    middle = top + height / 2 + 1.0
    draw_mark(sheet, mark, 18.5, top + height / 2, 1.6)
    sheet.text(22, middle, item.id, STRONG, book.id_room - 0.4)
    y = top + (height - 3.8 * (len(_title_lines(book, item)) + len(_notes(book, item)))) / 2 + 2.9
    for line in _title_lines(book, item):
        sheet.text(22 + book.id_room, y, line, STRONG)
        y += 3.8
    for line in _notes(book, item):
        sheet.text(22 + book.id_room, y, line, NOTE)
        y += 3.8
    bad = mark in (Mark.FAIL, Mark.CONDITIONAL)
    value = Style(BOLD, 9, COLOURS[mark]) if bad else Style(REGULAR, 8.5)
    _right_in_two(sheet, 107, middle, say.value(item.value), value, 19)
    _right_in_two(sheet, 129, middle, _limit(book, item), BODY_SECOND, 20)
    sheet.text(137, middle, say.source(item.source), BODY_SECOND, align="center")
    _result(book, item, mark, top + height / 2)
    _thumbnails(book, item, top, height)
    book.y = top + height
    sheet.line(LEFT, book.y, RIGHT, book.y)
    book.note(f"item:{item.id}", "untested" if mark in UNTESTED else "checklist")
    if item.finding is not None:
        book.note(f"finding:{item.finding}")


def _limit(book: Book, item: Item) -> str:
    limit = book.say.limit(item.limit)
    plain = item.value.number is not None and not item.limit.text and limit
    return f"{limit} {item.value.unit}" if plain and item.value.unit and len(limit) < 8 else limit


def _right_in_two(sheet: Sheet, x: float, middle: float, text: str, style: Style, width: float) -> None:
    lines, used = sheet.wrapped(text, style, width, 3)
    for number, line in enumerate(lines):
        sheet.text(x, middle + (number - (len(lines) - 1) / 2) * 3.8, line, used, align="right")


def _result(book: Book, item: Item, mark: Mark, middle: float) -> None:
    tr, finding = book.tr, next((one for one in book.content.findings if one.number == item.finding), None)
    if finding is None:
        book.sheet.text(147, middle + 1.0, book.say.mark(mark), Style(MEDIUM, 8), 18)
        return
    book.sheet.text(147, middle - 0.3, f"F-{finding.number}", STRONG, 18)
    label = finding.severity.value + (f", {finding.national}" if finding.national else "")
    state = tr("corrected") if finding.corrected else tr("open, {severity}", severity=label)
    book.sheet.text(147, middle + 3.5, state, NOTE, 18)


def _thumbnails(book: Book, item: Item, top: float, height: float) -> None:
    photos = _photos(book, item)
    y = top + (height - 8.4) / 2
    for number, photo in enumerate(reversed(photos)):
        x = RIGHT - 12.6 - number * 13.8
        book.sheet.photo(photo.print_sha256, x, y, 12.6, 8.4)
        book.sheet.rect(x, y + 5.4, 4.8, 3, fill=INK, radius=0.5)
        book.sheet.text(x + 2.4, y + 7.67, f"P{photo.number}", Style(MEDIUM, 6, PAPER), 4.6, "center")
    if not photos and item.id in _calibrated(book):
        where = book.tr("data, page {page}", page=book.page_of("calibration"))
        book.sheet.text(RIGHT, top + height / 2 + 1, where, NOTE, 26, "right")


def _photos(book: Book, item: Item) -> list[Photo]:
    return [photo for photo in book.content.photos if _shows(photo, item) and photo.print_sha256][:2]


def _shows(photo: Photo, item: Item) -> bool:
    return bool(photo.item and photo.item == item.id) or (photo.finding is not None and photo.finding == item.finding)


def _calibrated(book: Book) -> set[str]:
    return {item.id for item in items_of(book.content) if item.conditional} if book.content.calibrations else set()


# not tested -------------------------------------------------------------------------------------------------------


def _untested(book: Book, items: Sequence[Item]) -> None:
    if not items:
        return
    groups = ((UNTESTED, book.tr("Not tested")), ((Mark.NOT_APPLICABLE,), book.tr("Not applicable")))
    for marks, label in groups:
        chosen = [item for item in items if mark_of(item) in marks]
        if not chosen:
            continue
        text = _reasons(book, chosen)
        lines = len(book.sheet.wrapped(text, ROW_SECOND, 147)[0])
        book.room(lines * 3.8 + 2)
        if marks is UNTESTED:
            book.note("untested")
        draw_mark(book.sheet, marks[0], 18.5, book.y - 1.0, 1.3)
        book.sheet.text(22, book.y, label, ROW_STRONG, 23)
        book.y = book.sheet.paragraph(46, book.y, text, ROW_SECOND, 147, leading=3.8) + 1.0
    book.y += 3.4


def _reasons(book: Book, items: Sequence[Item]) -> str:
    """Return the ids of items with their reasons, ids with the same reason together."""
    groups: dict[str, list[str]] = {}
    for item in items:
        groups.setdefault(item.reason.rstrip(".") or book.tr("no reason given"), []).append(item.id)
    return "   ".join(f"{', '.join(ids)}: {reason}." for reason, ids in groups.items())


# all items --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Laid:
    """An item as it is set: its title, and its value beside the title or, when long, below it.

    ``edge`` is where a value beside the title ends: the column of values, or the column's end where no limit follows
    and the title needs the room.
    """

    title: list[str]
    title_style: Style
    value: list[str]
    value_style: Style
    beside: bool
    edge: float = VALUE_EDGE

    @property
    def lines(self) -> int:
        """Lines this takes."""
        count = len(self.title) if self.beside else len(self.title) + len(self.value)
        return max(1, count)


@dataclass(frozen=True)
class Block:
    """A line of the two-column list: a section head or an item, with its height."""

    height: float
    section: Section | None = None
    item: Item | None = None
    laid: Laid | None = None


def _all_items(book: Book, sections: Sequence[Section]) -> None:
    book.room(24)
    book.heading(book.tr("All items"), book.tr("value, then limit"))
    blocks = _set(book, sections, book.bottom - book.y + 1)
    while blocks:
        free = book.bottom - book.y + 1
        left = _take(blocks, _balanced(blocks, free))
        right = _take(blocks[len(left) :], free)
        top = book.y
        ends = (_column(book, left, LEFT, top), _column(book, right, SECOND_HALF, top))
        book.y = max(ends)
        blocks = blocks[len(left) + len(right) :]
        if blocks:
            book.continue_page()
            book.note("checklist")
            book.y -= 4
    book.y += 8


def _set(book: Book, sections: Sequence[Section], free: float) -> list[Block]:
    """Return the blocks with the widest leading that keeps all of them on this page, else with the normal one."""
    for line in LINES_MM:
        blocks = [block for section in sections for block in _blocks(book, section, line)]
        left = _take(blocks, _balanced(blocks, free))
        if len(left) + len(_take(blocks[len(left) :], free)) == len(blocks):
            return blocks
    return [block for section in sections for block in _blocks(book, section, LINES_MM[0])]


def _blocks(book: Book, section: Section, line: float) -> list[Block]:
    rows = []
    for item in section.items:
        laid = _laid(book, item)
        limits = len(book.sheet.wrapped(book.say.limit(item.limit), ITEM, 18)[0])
        rows.append(Block(line + (max(laid.lines, limits) - 1) * 3.4, item=item, laid=laid))
    head = line + 2.0 + (len(_section_title(book, section)) - 1) * 3.4
    return [Block(head, section=section), *rows] if rows else []


def _laid(book: Book, item: Item) -> Laid:
    shown = book.say.value(item.value)
    if item.finding is not None:
        shown = f"{shown}  F-{item.finding}".strip()
    title = f"{item.title} ({item.connector})" if item.connector else item.title
    style = Style(MEDIUM, 7.5) if mark_of(item) in (Mark.FAIL, Mark.CONDITIONAL) else ITEM
    free = HALF - 4 - book.id_room - (LIMIT_MM if book.say.limit(item.limit) else 0.0)
    if width_mm(shown, style.font, style.size) <= BESIDE_MM:
        taken = width_mm(shown, style.font, style.size)
        lines, used = book.sheet.wrapped(title, style, VALUE_EDGE - 4.5 - book.id_room - taken if shown else free)
        if len(lines) < 2 or free < FREE_MM - book.id_room or not shown:
            return Laid(lines, used, [shown] if shown else [], style, True)
        lines, used = book.sheet.wrapped(title, style, free - taken - 1.5)
        return Laid(lines, used, [shown], style, True, HALF)
    lines, used = book.sheet.wrapped(title, style, free)
    below, small = book.sheet.wrapped(shown, style.tinted(SECOND), free)
    return Laid(lines, used, below, small, False)


def _section_title(book: Book, section: Section) -> list[str]:
    return book.sheet.wrapped(section.title, SECTION, HALF - 28)[0]


def _balanced(blocks: Sequence[Block], free: float) -> float:
    """Return the height of the left column: half of what is left when all fits, else the whole column."""
    total = sum(block.height for block in blocks)
    if total > 2 * free:
        return free
    for cut in range(1, len(blocks)):
        if blocks[cut].section is not None:
            left = sum(block.height for block in blocks[:cut])
            if left >= total / 2 and left <= free and left <= total * 0.58:
                return left
    height = total / 2
    while height < free and sum(b.height for b in blocks[len(_take(blocks, height)) :]) > height:
        height += LINES_MM[-1]
    return min(height, free)


def _take(blocks: Sequence[Block], free: float) -> list[Block]:
    """Return the blocks that fit, never a section head without its first item."""
    used, taken = 0.0, []
    for block in blocks:
        if used + block.height > free + 0.01:
            break
        used += block.height
        taken.append(block)
    while taken and taken[-1].section is not None and len(taken) < len(blocks):
        taken.pop()
    return taken or list(blocks[:2])


def _column(book: Book, blocks: Sequence[Block], x: float, y: float) -> float:
    for block in blocks:
        if block.section is not None:
            _section_head(book, block.section, x, y + block.height - 6)
        elif block.item is not None and block.laid is not None:
            _item(book, block.item, block.laid, x, y, block.height)
        y += block.height
    return y


def _section_head(book: Book, section: Section, x: float, y: float) -> None:
    passed = sum(mark_of(item) in (Mark.PASS, Mark.CORRECTED) for item in section.items)
    note = book.tr("{passed} of {total} pass", passed=passed, total=len(section.items))
    book.sheet.text(x + HALF, y + 4.9, note, SMALL, 26, "right")
    lines = _section_title(book, section)
    for number, line in enumerate(lines):
        book.sheet.text(x, y + 5.0 - (len(lines) - 1 - number) * 3.4, line, SECTION, HALF - 26)
    book.sheet.line(x, y + 6, x + HALF, y + 6, HEAD_RULE, 0.2)


def _item(book: Book, item: Item, laid: Laid, x: float, y: float, height: float) -> None:
    sheet, mark = book.sheet, mark_of(item)
    bad = mark in (Mark.FAIL, Mark.CONDITIONAL)
    base = y + 3.36 - (LINES_MM[0] - min(height, LINES_MM[0])) / 2
    if bad:
        sheet.rect(x, y + 0.2, HALF, height - 0.2, fill=TINT_FAIL if mark is Mark.FAIL else TINT_WARN)
    draw_mark(sheet, mark, x + 1.6, base - 0.96, 1.2)
    style = Style(MEDIUM, 7.5) if bad else ITEM.tinted(SECOND)
    sheet.text(x + 4.6, base, item.id, style, book.id_room)
    left = x + 4 + book.id_room
    for number, line in enumerate(laid.title):
        sheet.text(left, base + number * 3.4, line, laid.title_style)
    for number, line in enumerate(laid.value):
        if laid.beside:
            sheet.text(x + laid.edge, base, line, laid.value_style, align="right")
        else:
            sheet.text(left, base + (len(laid.title) + number) * 3.4, line, laid.value_style)
    limit, used = sheet.wrapped(book.say.limit(item.limit), ITEM.tinted(SECOND), 18)
    for number, line in enumerate(limit):
        sheet.text(x + HALF, base + number * 3.4, line, used, align="right")
    book.note(f"item:{item.id}")
