"""Meter calibration: as found and as left, the error plot, the budget, the rule, the traceability, other checks."""

from collections.abc import Sequence
from functools import partial

from app.domain.act import ACT_WORDS
from app.domain.report import Calibration, LoadPoint, MeterCheck
from app.reports.book import Book
from app.reports.budget import budget_height, draw_budget
from app.reports.chapter import draw_chapter
from app.reports.fonts import width_mm
from app.reports.mark import draw_mark
from app.reports.meter_work import work_rows
from app.reports.plot import draw_plot, worth_a_plot
from app.reports.point import draw_points
from app.reports.run import discarded_words
from app.reports.tokens import (
    BODY,
    HALF,
    LEFT,
    NOTE,
    ROW_SECOND,
    ROW_STRONG,
    SECOND_HALF,
    STRONG,
    WIDTH,
)


def draw_calibrations(book: Book) -> None:
    """Draw one page or more for each calibration run."""
    for number, run in enumerate(book.content.calibrations, start=1):
        draw_chapter(book, f"calibration {number}", partial(_draw_run, run=run))


def _draw_run(book: Book, run: Calibration) -> None:
    act = book.tr(ACT_WORDS[run.act])
    if run.act_detail:
        act = f"{act}: {run.act_detail}"
    book.titled_page(book.tr("Meter calibration"), f"{act}. {run.intro}".strip())
    book.note("calibration", *_finding_keys(book))
    _facts(book, run)
    draw_results(book, run)
    if worth_a_plot(run):
        draw_plot(book, run)
    _budget_and_rule(book, run)
    _conditions(book, run)
    if run.checks:
        draw_checks(book, run.checks, run.note)


def _finding_keys(book: Book) -> list[str]:
    return [
        f"finding:{item.finding}"
        for section in book.content.inspection.sections
        for item in section.items
        if item.conditional and item.finding is not None
    ]


def _facts(book: Book, run: Calibration) -> None:
    say, tr, top = book.say, book.tr, book.y - 1
    columns = (
        (tr("Run"), run.run, say.span(run.began, run.ended)),
        (tr("Meter"), run.meter, run.meter_detail),
        (tr("Method"), run.method, run.method_detail),
        (tr("Conditions"), run.conditions, run.conditions_detail),
    )
    end = top + 8.4
    for number, (label, first, second) in enumerate(columns):
        x = LEFT + number * 45
        book.sheet.text(x, top, label, NOTE, 41)
        below = book.sheet.paragraph(x, top + 4.4, first, STRONG, 41)
        end = max(end, book.sheet.paragraph(x, below, second, ROW_SECOND, 41) - 4)
    book.y = end + 9.1


# results -----------------------------------------------------------------------------------------------------------


def draw_results(book: Book, run: Calibration) -> None:
    """Draw as found and as left, with the reasons of discarded runs, or why nothing was measured as left."""
    tr = book.tr
    book.heading(tr("As found"), run.limit_basis)
    draw_points(book, run.as_found)
    _discarded(book, run.as_found)
    book.gap(7.5)
    if run.as_left:
        book.room(24)
        book.heading(tr("As left"), tr("repeated after the changes"))
        draw_points(book, run.as_left)
        _discarded(book, run.as_left)
        book.gap(7.5)
    elif run.as_left_reason:
        book.y -= 4.5
        _small(book, tr("As left: not measured, {reason}.", reason=run.as_left_reason))
        book.gap(8)


def _discarded(book: Book, points: Sequence[LoadPoint]) -> None:
    words = discarded_words(book.tr, points)
    if words:
        _small(book, words)


def _small(book: Book, text: str) -> None:
    book.room(5)
    book.y = book.sheet.paragraph(LEFT, book.y + 4, text, NOTE, WIDTH, leading=3.6) - 3.6


# budget, rule, checks ---------------------------------------------------------------------------------------------


def _budget_and_rule(book: Book, run: Calibration) -> None:
    noted = [(point, "") for point in run.as_found] + [(point, book.tr("as left")) for point in run.as_left]
    budgets = [(point, note) for point, note in noted if point.budget]
    if not budgets:
        _texts(book, run, LEFT, WIDTH)
        return
    (point, note), *others = budgets
    book.room(budget_height(book, point))
    top = book.y
    draw_budget(book, point, note)
    left_end = book.y
    book.y = top
    _texts(book, run, 122, 71)
    texts_end = book.y
    book.y = max(left_end, texts_end)
    for start in range(0, len(others), 2):
        _two_budgets(book, others[start : start + 2])
    book.gap(6.5 if others else 4.0 if left_end > texts_end else 0.5)


def _two_budgets(book: Book, budgets: Sequence[tuple[LoadPoint, str]]) -> None:
    """Draw two further budgets side by side."""
    book.gap(6)
    book.room(max(budget_height(book, point, HALF) for point, _ in budgets))
    top, ends = book.y, []
    for (point, note), x in zip(budgets, (LEFT, SECOND_HALF), strict=False):
        book.y = top
        draw_budget(book, point, note, x, HALF)
        ends.append(book.y)
    book.y = max(ends)


def _texts(book: Book, run: Calibration, x: float, width: float) -> None:
    pairs = ((book.tr("Decision rule"), run.decision_rule), (book.tr("Traceability"), run.traceability))
    for title, text in pairs:
        if not text:
            continue
        book.heading(title, x=x, width=width)
        book.y = book.sheet.paragraph(x, book.y + 5, text, BODY, width) + 4.4


def _conditions(book: Book, run: Calibration) -> None:
    tr = book.tr
    rows = (
        (tr("Load"), run.load),
        (tr("Reference"), run.reference),
        (tr("Seals before"), run.seals_before),
        (tr("Seals after"), run.seals_after),
        (tr("Adjustments"), run.adjustments),
        *work_rows(book, run),
    )
    shown = [row for row in rows if row[1]]
    parts = [f"{label}: {value}." for label, value in shown]
    if run.note and not run.checks:
        parts.append(run.note)
    if not parts:
        return
    text = "   ".join(parts)
    book.room(4 * len(book.sheet.wrapped(text, ROW_SECOND, WIDTH)[0]))
    book.y = book.sheet.paragraph(LEFT, book.y, text, ROW_SECOND, WIDTH) + 4.5


def draw_checks(book: Book, checks: Sequence[MeterCheck], note: str) -> None:
    """Draw the other checks of the meter, four beside each other."""
    beside = width_mm(note, NOTE.font, NOTE.size) < WIDTH - 45
    book.room(14)
    book.heading(book.tr("Other meter checks"), note if beside else "")
    for start in range(0, len(checks), 4):
        row = checks[start : start + 4]
        lines = max(len(book.sheet.wrapped(check.detail, ROW_SECOND, 39)[0]) for check in row)
        more = 3.8 * max(lines - 1, 0)
        book.room(9 + more)
        for number, check in enumerate(row):
            x = LEFT + number * 45
            draw_mark(book.sheet, check.mark, x + 1.5, book.y + 4.2, 1.4)
            book.sheet.text(x + 4.6, book.y + 5.2, check.title, ROW_STRONG, 39)
            book.sheet.paragraph(x + 4.6, book.y + 9.2, check.detail, ROW_SECOND, 39, leading=3.8)
        book.y += 10 + more
    book.y += 4.5
    if note and not beside:
        book.room(4)
        book.y = book.sheet.paragraph(LEFT, book.y, note, NOTE, WIDTH)
