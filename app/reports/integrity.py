"""The integrity page: what belongs to this report and how anybody can check it without this program."""

from app.domain.report import Document, Mark, Photo, Revision
from app.reports.book import Book
from app.reports.code import code_text, draw_code
from app.reports.fonts import width_mm
from app.reports.mark import draw_mark
from app.reports.table import Column, Frame, Table
from app.reports.tokens import (
    ACCENT,
    BODY,
    HALF,
    HASH,
    HEAD,
    HEAD_RULE,
    ITEM,
    LEFT,
    MEDIUM,
    MONO,
    NOTE,
    PAPER,
    RIGHT,
    ROW,
    ROW_SECOND,
    SECOND,
    SECOND_HALF,
    SEMIBOLD,
    STRONG,
    Style,
)

MONO_ROW = Style(MONO, 7.2)


def draw_integrity(book: Book) -> None:
    """Draw attachments, the way to verify, the code, revisions and what the report was made with."""
    tr = book.tr
    certificate = _is_certificate(book)
    what = (
        tr("What the results rest on, and how anyone can check this document without this program.")
        if certificate
        else tr("What belongs to this report, and how anyone can check it without this program.")
    )
    book.titled_page(tr("Integrity"), what)
    book.note("integrity")
    _attachments(book)
    _verify_and_code(book)
    _revisions(book)
    _made_with(book)
    if certificate:
        _end(book)


def _is_certificate(book: Book) -> bool:
    return book.content.document is Document.CALIBRATION_CERTIFICATE


def _end(book: Book) -> None:
    """Say where the document ends (ISO/IEC 17025:2017, 7.8.2.1 d; from memory, unverified)."""
    words = book.tr("End of {number}, {pages} pages", number=book.content.number, pages=book.known.total)
    book.room(8)
    book.sheet.text(RIGHT, book.y + 6, words, NOTE, 120, "right")
    book.y += 8


def _attachments(book: Book) -> None:
    tr, content = book.tr, book.content
    note = tr("report.json is inside this PDF (PDF/A-3); all files are in the bundle: {count}", count=_file_count(book))
    if _is_certificate(book):
        note = tr("the data of this document are inside this PDF (PDF/A-3); the files are in the bundle")
    book.heading(tr("Files"), note)
    columns = (
        Column(tr("File"), LEFT, 38, style=Style(MEDIUM, 7.5)),
        Column(tr("Content"), 57, 38, style=ITEM.tinted(SECOND)),
        Column(tr("Size"), 105, 13, "right", ITEM),
        Column("SHA-256", 109, 84, style=HASH.sized(6.2)),
    )
    table = Table(book, columns, Frame(row=5.0, rule=0.15))
    table.head()
    for one in content.attachments:
        table.row((one.path, one.content, book.say.size(one.size_bytes), one.sha256))
    listed = {one.sha256 for one in content.attachments}
    for photo in content.photos:
        if photo.sha256 not in listed:
            table.row((_photo_path(photo), tr("original of P{number}", number=photo.number), "", photo.sha256))
    book.room(6)
    y = book.y + 3.8
    book.sheet.text(LEFT, y, tr("Data manifest"), Style(SEMIBOLD, 7.5), 38)
    book.sheet.text(57, y, tr("names all of the above"), NOTE, 48)
    book.sheet.text(109, y, content.data_manifest_sha256 or "-", HASH.sized(6.2), 84)
    book.y += 6
    book.sheet.line(LEFT, book.y, RIGHT, book.y, HEAD_RULE, HEAD)
    book.gap(10)


def _photo_path(photo: Photo) -> str:
    return f"evidence/{photo.sha256[:12]}…"


def _file_count(book: Book) -> int:
    content = book.content
    return len({one.sha256 for one in content.attachments} | {photo.sha256 for photo in content.photos})


def _verify_and_code(book: Book) -> None:
    book.room(46)
    top, tr, content = book.y, book.tr, book.content
    book.heading(tr("How to verify"), width=101)
    steps = (
        (
            tr("Open this file in any PDF reader that checks signatures."),
            tr('Signed by {name}, unchanged; root known or "unknown".', name=content.signer.name),
        ),
        (
            tr("Compare the certificate fingerprint with page 1"),
            tr("or with the list your operator publishes. The name alone is not enough."),
        ),
        (
            tr("Scan the code and compare the manifest with the one above."),
            tr("The code holds report, revision and manifest; it opens no web page."),
        ),
        (
            tr("Take any file of the bundle and compute its SHA-256,"),
            tr("for example with sha256sum. It must equal the value above."),
        ),
    )
    for number, (first, second) in enumerate(steps, start=1):
        y = top + 7.4 + (number - 1) * 9.6
        book.sheet.circle(19.2, y - 1, 2.2, fill=PAPER, stroke=ACCENT, width=0.3)
        book.sheet.text(19.2, y + 0.05, str(number), Style(SEMIBOLD, 7.5, ACCENT), align="center")
        book.sheet.text(24, y, first, STRONG, 94)
        book.sheet.text(24, y + 4, second, ROW_SECOND, 94)
    book.y = top
    book.heading(tr("Code of this revision"), x=122, width=71)
    draw_code(book.sheet, code_text(content), 122, top + 6, 34)
    rows = (
        (tr("Number") if _is_certificate(book) else tr("Report"), content.number, STRONG),
        (tr("Revision"), str(content.revision), STRONG),
        (tr("Pages"), str(book.known.total), STRONG),
        (tr("Manifest"), content.data_manifest_sha256[:16] or "-", MONO_ROW),
    )
    for number, (label, value, style) in enumerate(rows):
        y = top + 8.4 + number * 9
        book.sheet.text(160, y, label, NOTE, 33)
        book.sheet.text(160, y + 4, value, style, 33)
    book.y = top + 52


def _revisions(book: Book) -> None:
    tr, say, content = book.tr, book.say, book.content
    now = Revision(content.revision, content.signer.at or content.created, tr("This revision"))
    revisions = {revision.number: revision for revision in (now, *content.revisions)}
    book.room(16)
    book.heading(tr("Revision history"))
    columns = (
        Column(tr("Revision"), LEFT, 16, style=Style(SEMIBOLD, 8.5)),
        Column(tr("Signed"), 35, 38, style=BODY),
        Column(tr("Change"), 75, 61, style=BODY),
        Column(tr("Manifest"), 139, 30, style=MONO_ROW),
        Column(tr("State"), RIGHT, 20, "right", BODY),
    )
    table = Table(book, columns)
    table.head()
    for number in sorted(revisions, reverse=True):
        one, current = revisions[number], number == content.revision
        manifest = content.data_manifest_sha256 if current else one.data_manifest_sha256
        state = tr("current") if current else tr("replaced")
        top = table.row((str(number), say.moment(one.signed, seconds=True), one.change, manifest[:16], state))
        used = width_mm(state, BODY.font, BODY.size)
        draw_mark(book.sheet, Mark.CORRECTED if current else Mark.NOT_APPLICABLE, RIGHT - used - 3.2, top + 3)
    book.gap(10)


def _made_with(book: Book) -> None:
    tr, made, inspection = book.tr, book.content.made_with, book.content.inspection
    build = tr("build {build}", build=made.build) if made.build else ""
    version = ", ".join(part for part in (f"{made.program} {made.version}".strip(), build) if part)
    paper = ", ".join((made.template or tr("service report"), book.content.language, book.content.paper.value))
    checklist = tr("{name} version {version}", name=inspection.checklist, version=inspection.version)
    rows = (
        (tr("Program"), version),
        (tr("Template"), paper),
        (tr("Checklist"), checklist if inspection.checklist else ""),
        (tr("Limit sets"), ", ".join(made.limit_sets) or inspection.limit_set),
    )
    book.room(26)
    book.heading(tr("Made with"))
    y = book.y + 5
    for number, (label, value) in enumerate(row for row in rows if row[1]):
        x = LEFT if number % 2 == 0 else SECOND_HALF
        book.sheet.text(x, y, label, ROW_SECOND, 20)
        book.sheet.text(x + 22, y, value, ROW, HALF - 22)
        y += 4 * (number % 2)
    book.y = y + 4
