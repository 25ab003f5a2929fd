"""The verdict band of page 1: electrical safety and meter, in shape, words and colour."""

from app.domain.report import (
    Mark,
    open_findings,
)
from app.domain.verdict import VisitVerdict
from app.reports.book import Book
from app.reports.mark import draw_outline
from app.reports.phrasing import METER_MARKS, SAFETY_MARKS
from app.reports.tokens import (
    DISPLAY,
    FAIL,
    FINE,
    LEFT,
    OK,
    PAPER,
    REGULAR,
    RIGHT,
    SECOND,
    VERDICT,
    WARN,
    WIDTH,
    Style,
)

BAND_TOP = 49.0
BAND_HEIGHT = 26.0
BAND_COLOURS = {
    VisitVerdict.SAFE: OK,
    VisitVerdict.DEFECTS: WARN,
    VisitVerdict.OUT_OF_SERVICE: FAIL,
    VisitVerdict.INCONCLUSIVE: SECOND,
}
ON_BAND = Style(REGULAR, 8, PAPER)


def draw_band(book: Book) -> None:
    """Draw what the supervisor reads first: both verdicts, why, and the next inspection."""
    sheet, say, tr, judged = book.sheet, book.say, book.tr, book.content.judgement
    sheet.rect(LEFT, BAND_TOP, WIDTH, BAND_HEIGHT, fill=BAND_COLOURS[judged.safety], radius=1.6)
    draw_outline(sheet, SAFETY_MARKS[judged.safety], 29.5, BAND_TOP + 13, 7.6)
    right_edge = RIGHT - 5
    meter_x, next_width = 124.0, 28.0
    if judged.next_inspection is None:
        meter_x, next_width = 140.0, 0.0
    width = meter_x - 4 - 43
    sheet.text(43, BAND_TOP + 6, tr("Electrical safety"), ON_BAND.sized(7.5), width)
    _safety_words(book, width)
    _divider(book, meter_x - 2)
    room = right_edge - meter_x - (next_width + 3 if next_width else 0)
    sheet.text(meter_x + 1, BAND_TOP + 6, tr("Meter"), ON_BAND.sized(7.5), room)
    _meter_mark(book, METER_MARKS[judged.meter], meter_x + 3, BAND_TOP + 11.6)
    words, style = sheet.wrapped(say.meter(judged.meter), Style(DISPLAY, 11.5, PAPER), room - 7.5, 2)
    first = 13.0 if len(words) == 1 else 11.2
    for number, line in enumerate(words):
        sheet.text(meter_x + 7.5, BAND_TOP + first + number * 4.4, line, style)
    below = BAND_TOP + (19.2 if len(words) == 1 else 20.2)
    sheet.paragraph(meter_x + 1, below, judged.meter_reason, ON_BAND.sized(7.5), room, 2, 3.6)
    if judged.next_inspection is None:
        return
    _divider(book, right_edge - next_width - 1)
    sheet.text(right_edge, BAND_TOP + 6, tr("Next inspection"), ON_BAND.sized(7.5), next_width, "right")
    day = say.day(judged.next_inspection)
    sheet.text(right_edge, BAND_TOP + 13.4, day, Style(DISPLAY, 12.5, PAPER), next_width, "right")
    if judged.interval_months:
        every = tr("every {months} months", months=judged.interval_months)
        sheet.text(right_edge, BAND_TOP + 19.2, every, ON_BAND, next_width, "right")


def _safety_words(book: Book, width: float) -> None:
    """Draw the verdict and its reasons: two lines, or three smaller ones set closer."""
    sheet = book.sheet
    verdict, sentence = book.say.safety(book.content.judgement.safety), _sentence(book)
    lines, style = sheet.wrapped(sentence, ON_BAND.sized(8.5), width)
    many = len(lines) > 2
    if many:
        lines, style = sheet.wrapped(sentence, ON_BAND.sized(7.5), width, 3, may_cut=True)
    sheet.text(43, BAND_TOP + (13.4 if many else 14), verdict, VERDICT.sized(21), width)
    for number, line in enumerate(lines):
        sheet.text(43, BAND_TOP + (17.8 + 3.2 * number if many else 19.2 + 3.7 * number), line, style)


def _divider(book: Book, x: float) -> None:
    book.sheet.line(x, BAND_TOP + 4, x, BAND_TOP + 22, "#FFFFFF", FINE)


def _meter_mark(book: Book, mark: Mark, x: float, y: float) -> None:
    draw_outline(book.sheet, mark, x, y, 2.4)


def _sentence(book: Book) -> str:
    content, tr = book.content, book.tr
    judged = content.judgement
    parts = list(judged.reasons) or [_default_reason(book)]
    if judged.connectors_out:
        parts.append(tr("Out of service: {connectors}.", connectors=", ".join(judged.connectors_out)))
    if judged.acceptance:
        by, at = judged.acceptance.by, book.say.moment(judged.acceptance.at)
        parts.append(tr("Temporary measure accepted by {name}, {time}.", name=by, time=at))
    return " ".join(f"{part.rstrip('.')}." for part in parts) if len(parts) > 1 else parts[0]


def _default_reason(book: Book) -> str:
    tr, findings = book.tr, open_findings(book.content)
    if findings:
        return tr(
            "Open findings: {count}, gravest {severity}.", count=len(findings), severity=findings[0].severity.value
        )
    if book.content.judgement.safety is VisitVerdict.INCONCLUSIVE:
        return tr("Not everything mandatory could be tested.")
    return tr("No open findings.")
