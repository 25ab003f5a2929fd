"""What was changed on the station: firmware before and after with proof, and only the settings that differ."""

from collections.abc import Sequence

from app.domain.report import FirmwareChange, JournalLine, Mark, PartUsed, SettingChange
from app.reports.book import Book
from app.reports.mark import draw_mark
from app.reports.table import Cell, Column, Table, code
from app.reports.tokens import (
    ACCENT,
    DISPLAY,
    FAIL,
    HEAD_RULE,
    INK,
    ITEM,
    LEFT,
    MEDIUM,
    MONO,
    NOTE,
    PAPER,
    ROW,
    ROW_SECOND,
    SECOND,
    WIDTH,
    Style,
)

VERSION = Style(DISPLAY, 18)
FACTS_X, VALUES_X, VALUES_WIDTH = 77.0, 97.0, 96.0
JOURNAL_SHOWN = 6


def draw_changes(book: Book) -> None:
    """Draw firmware, settings and parts, if anything was changed."""
    content, tr = book.content, book.tr
    if not (content.firmware or content.configuration.total or content.configuration.changes or content.parts):
        return
    subtitle = tr("What was changed on the station, with the way back, and what its log says.")
    book.titled_page(tr("Changes and faults"), subtitle)
    book.note("changes")
    for change in content.firmware:
        _firmware(book, change)
    if content.configuration.total or content.configuration.changes:
        _configuration(book)
    if content.parts:
        _parts(book, content.parts)


# firmware ---------------------------------------------------------------------------------------------------------


def _firmware(book: Book, change: FirmwareChange) -> None:
    say, tr, sheet = book.say, book.tr, book.sheet
    book.room(46)
    top = book.y
    note = ""
    if change.journal:
        note = say.span(change.journal[0].at, change.journal[-1].at, seconds=False)
    book.heading(tr("Firmware"), note)
    _version(book, tr("Before"), change.before, LEFT, top, SECOND)
    sheet.line(47, top + 13.2, 55, top + 13.2, ACCENT, 0.45)
    sheet.polyline([(53.6, top + 12), (55, top + 13.2), (53.6, top + 14.4)], ACCENT, 0.45)
    _version(book, tr("After"), change.after, 58, top, INK if change.succeeded else FAIL, 17)
    left = top + 22
    for proof in change.proofs:
        draw_mark(sheet, proof.mark, 18.5, left, 1.5)
        text = f"{proof.title}, {proof.detail}" if proof.detail else proof.title
        left = sheet.paragraph(21.8, left + 1, text, ROW, 52, 2) + 0.2
    right = _facts(book, change, top + 7)
    if change.journal:
        right = _journal(book, change.journal, right + 2.6, change.succeeded)
    book.y = max(left + 2, right)
    book.gap(9)


def _version(book: Book, label: str, version: str, x: float, top: float, colour: str, width: float = 28) -> None:
    book.sheet.text(x, top + 8, label, NOTE, width)
    lines, style = (
        book.sheet.wrapped(version, VERSION.tinted(colour), width, 1) if len(version) < 9 else (None, VERSION)
    )
    if lines:
        book.sheet.text(x, top + 15.4, lines[0], style, width)
    else:
        small = Style(DISPLAY, 10, colour)
        book.sheet.paragraph(x, top + 13.4, version, small, width, 2)


def _facts(book: Book, change: FirmwareChange, y: float) -> float:
    tr, sheet = book.tr, book.sheet
    size = book.say.size(change.size_bytes) if change.size_bytes else ""
    sums = " → ".join(part for part in (change.checksum_before, change.checksum_after) if part)
    rows = (
        (tr("File"), ", ".join(part for part in (change.file, size) if part), ROW),
        (tr("Signature"), change.signature, ROW),
        ("SHA-256", change.sha256, Style(MONO, 6.4)),
        (tr("Checksum"), sums, ROW),
        (tr("Way back"), change.way_back, ROW),
        (tr("Reason"), change.reason, ROW),
    )
    for label, value, style in rows:
        if value:
            sheet.text(FACTS_X, y, label, ROW_SECOND, 19)
            y = sheet.paragraph(VALUES_X, y, value, style, VALUES_WIDTH)
    return y


def _journal(book: Book, journal: Sequence[JournalLine], y: float, succeeded: bool) -> float:
    """Draw the states as stops on a line, six a row."""
    sheet, say = book.sheet, book.say
    for start in range(0, len(journal), JOURNAL_SHOWN):
        row = journal[start : start + JOURNAL_SHOWN]
        step = 20.6
        sheet.line(FACTS_X + 1, y, FACTS_X + 1 + step * (len(row) - 1), y, HEAD_RULE, 0.35)
        for number, line in enumerate(row):
            x = FACTS_X + number * step
            last = start + number == len(journal) - 1
            colour = FAIL if last and not succeeded else ACCENT
            sheet.circle(x + 1.1, y, 1.1, fill=colour if last else PAPER, stroke=colour, width=0.35)
            lines, style = sheet.wrapped(line.state, ITEM, 19, 2)
            for below, text in enumerate(lines):
                sheet.text(x, y + 4.8 + below * 3.4, text, style)
            sheet.text(x, y + 4.8 + len(lines) * 3.4, say.clock(line.at, seconds=True), NOTE)
        y += 14.5
    return y - 5


# settings ---------------------------------------------------------------------------------------------------------


def _configuration(book: Book) -> None:
    tr, configuration = book.tr, book.content.configuration
    compared = tr(
        "{changed} of {total} settings changed; full snapshots in the bundle",
        changed=len(configuration.changes),
        total=configuration.total,
    )
    note = compared if configuration.total else ""
    book.room(18)
    book.heading(tr("Configuration"), note)
    if configuration.changes:
        columns = (
            Column(tr("Setting"), LEFT, 57, style=code()),
            Column(tr("Before"), 77, 31, style=ROW_SECOND),
            Column(tr("After"), 111, 30, style=Style(MEDIUM, 8)),
            Column(tr("Reason"), 143, 36, style=ROW_SECOND),
            Column(tr("Read back"), 193, 13, "right"),
        )
        table = Table(book, columns)
        table.head()
        for change in configuration.changes:
            top = table.row(_change(book, change))
            mark = Mark.PASS if change.read_back else Mark.AWAITING
            draw_mark(book.sheet, mark, 191.4, (top + book.y) / 2, 1.35)
    elif configuration.total:
        book.y += 5
        book.sheet.text(LEFT, book.y, tr("Nothing differs between the first and the last snapshot."), ROW, WIDTH)
    if configuration.note:
        book.room(5)
        book.y = book.sheet.paragraph(LEFT, book.y + 4.6, configuration.note, NOTE, WIDTH) - 4
    book.gap(12)


def _change(book: Book, change: SettingChange) -> tuple[Cell, ...]:
    hidden = book.tr("secret, not shown")
    before = change.before if not change.secret else hidden
    reason = f"{change.reason} ({change.by})" if change.by else change.reason
    return Cell(change.name), Cell(before), Cell(change.after), Cell(reason), Cell("")


def _parts(book: Book, parts: Sequence[PartUsed]) -> None:
    tr = book.tr
    book.room(18)
    book.heading(tr("Parts"))
    columns = (
        Column(tr("Part"), LEFT, 50, style=ROW),
        Column(tr("Part number"), 69, 24, style=code()),
        Column(tr("Old serial"), 95, 24, style=ROW_SECOND),
        Column(tr("New serial"), 121, 24, style=Style(MEDIUM, 8)),
        Column(tr("Batch, warranty"), 147, 26, style=ROW_SECOND),
        Column(tr("Return"), 175, 18, style=ROW_SECOND),
    )
    table = Table(book, columns)
    table.head()
    for part in parts:
        batch = ", ".join(one for one in (part.batch, part.warranty) if one)
        table.row((part.name, part.part_number, part.old_serial, part.new_serial, batch, part.return_number))
    book.gap(12)
