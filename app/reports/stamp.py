"""The two signature boxes of page 1: awaiting on the page itself, signed in the appearance of the signature field.

The page is fixed before anybody signs, so it only says "awaiting"; a signature covers its box with what it proves.
"""

from dataclasses import dataclass
from datetime import datetime

from app.domain.report import Mark, Paper
from app.reports.book import HEIGHTS_MM, Book
from app.reports.mark import draw_mark
from app.reports.phrasing import Phrasing
from app.reports.sheet import Sheet
from app.reports.tokens import (
    HALF,
    HEAD_RULE,
    LEFT,
    MONO,
    PAPER,
    ROW,
    ROW_SECOND,
    SECOND,
    SECOND_HALF,
    SEMIBOLD,
    SMALL,
    Style,
)

BOX_HEIGHT = 33.0
ABOVE_FOOT = 37.0
BLEED = 0.4
"""A signed box reaches this far over the dashed line of the awaiting one."""
TITLE = Style(SEMIBOLD, 8.5)


@dataclass(frozen=True)
class Signed:
    """What a signed box says."""

    title: str
    name: str
    licence: str
    at: datetime
    time_from: str
    fingerprint: str
    validity: str
    reason: str = ""


def box_top(paper: Paper) -> float:
    """Return where the signature boxes begin on page 1, in millimetres from the top."""
    return HEIGHTS_MM[paper] - 16.0 - ABOVE_FOOT


def draw_awaiting(book: Book, role: str, x: float, top: float) -> None:
    """Draw the dashed box in which a signature will stand."""
    sheet, tr = book.sheet, book.tr
    sheet.rect(x, top, HALF, BOX_HEIGHT, stroke=SECOND, line=0.25, radius=1.2, dash=(1.2, 0.9))
    draw_mark(sheet, Mark.AWAITING, x + 5.7, top + 5.2, 1.7)
    sheet.text(x + 9.2, top + 6.3, role, TITLE.tinted(SECOND), 72)
    labels = (tr("Name"), tr("Time"), tr("Time from"), tr("Certificate"))
    for number, label in enumerate(labels):
        base = top + 12 + 4 * number
        sheet.text(x + 4, base, label, ROW_SECOND, 18)
        sheet.line(x + 23, base + 0.4, x + 82, base + 0.4, HEAD_RULE, 0.2, (0.5, 0.7))
    hint = tr("Signing adds to this file; the pages stay unchanged.")
    sheet.text(x + 4, top + 30.4, hint, SMALL, 78)


def draw_awaiting_both(book: Book) -> None:
    """Draw the signatures of page 1 as they are before anybody signed."""
    tr = book.tr
    (left, top), (right, _) = boxes_mm(book.content.paper)
    book.y = top - 5
    page = book.page_of("integrity")
    book.heading(
        tr("Signatures"), tr("cryptographic signatures in this file (PAdES); check them as on page {page}", page=page)
    )
    draw_awaiting(book, tr("Awaiting the technician"), left, top)
    draw_awaiting(book, tr("Awaiting the supervisor"), right, top)


def draw_signed(sheet: Sheet, say: Phrasing, signed: Signed) -> None:
    """Draw the appearance of a signature: a sheet of just the box."""
    tr = say.tr
    x, top = BLEED, BLEED
    sheet.rect(0, 0, HALF + 2 * BLEED, BOX_HEIGHT + 2 * BLEED, fill=PAPER)
    sheet.rect(x, top, HALF, BOX_HEIGHT, stroke=HEAD_RULE, line=0.25, radius=1.2)
    draw_mark(sheet, Mark.CORRECTED, x + 5.7, top + 5.2, 1.7)
    sheet.text(x + 9.2, top + 6.3, signed.title, TITLE, 74)
    name = f"{signed.name}, {signed.licence}" if signed.licence else signed.name
    rows = (
        (tr("Name"), name),
        (tr("Time"), f"{say.moment(signed.at, seconds=True)} ({say.offset})"),
        (tr("Reason"), signed.reason) if signed.reason else (tr("Time from"), signed.time_from),
    )
    for number, (label, value) in enumerate(rows):
        sheet.text(x + 4, top + 12 + 4 * number, label, ROW_SECOND, 18)
        sheet.text(x + 23, top + 12 + 4 * number, value, ROW, 61)
    sheet.text(x + 4, top + 24, tr("Certificate"), ROW_SECOND, 18)
    mono = Style(MONO, 6.5)
    for number, half in enumerate((signed.fingerprint[:32], signed.fingerprint[32:])):
        sheet.text(x + 23, top + 24 + 3.2 * number, in_fours(half), mono, 61)
    sheet.text(x + 23, top + 30.4, signed.validity, SMALL, 61)


def in_fours(digits: str) -> str:
    """Return hexadecimal digits in upper-case groups of four."""
    return " ".join(digits[at : at + 4].upper() for at in range(0, len(digits), 4))


def boxes_mm(paper: Paper) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the top left corners of the technician's and the supervisor's box."""
    top = box_top(paper)
    return (LEFT, top), (SECOND_HALF, top)
