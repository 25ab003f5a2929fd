"""Page 1 of a certificate: the act, the item, for whom, by whom, the results, the statements, the signatures.

Arranged after ISO/IEC 17025:2017, 7.8.2.1 (clause numbers from memory, unverified). What nobody gave is printed as
"not stated": a certificate that hides a gap is worth less than one that names it.
"""

from collections.abc import Sequence

from app.domain.act import ACT_WORDS, Act, accredited
from app.domain.report import Calibration, Certificate, Decision, LoadPoint
from app.reports.book import DOT, Book
from app.reports.corner import draw_corner
from app.reports.mark import COLOURS, draw_mark
from app.reports.meter_work import serial_shown
from app.reports.phrasing import DECISION_MARKS
from app.reports.plot import draw_plot, plot_height, worth_a_plot
from app.reports.point import conformity_shown, error_shown, k_shown, limit_shown, load_shown, uncertainty_shown
from app.reports.rating import rating_rows
from app.reports.stamp import box_top, draw_awaiting_both
from app.reports.title import act_of, title_of
from app.reports.tokens import (
    BODY,
    HALF,
    LEFT,
    NOTE,
    REGULAR,
    RIGHT,
    ROW,
    ROW_SECOND,
    ROW_STRONG,
    SECOND,
    SECOND_HALF,
    SEMIBOLD,
    SITE,
    STRONG,
    TABLE_HEAD,
    WIDTH,
    Style,
)

ROW_MM = 5.0
AS_LEFT_MM = 130.0
PLOT = "plot"
"""Remembers that page 1 had room for the plot."""
STATEMENT = Style(REGULAR, 7.5, SECOND)
LEADING = 3.6
GAP_MM = 7.5
Row = tuple[str, str]


def draw_certificate_front(book: Book, run: Calibration, given: Certificate) -> None:
    """Draw page 1."""
    book.open_page()
    book.note("front")
    _title(book, given)
    top = book.y
    left = _block(book, LEFT, book.tr("The meter"), _item_rows(book, run, given))
    book.y = top
    right = _block(book, SECOND_HALF, book.tr("For whom, by whom"), _party_rows(book, run, given))
    book.y = max(left, right) + 5.5
    statements = _statements(book, run, given)
    end = box_top(book.content.paper) - 10 - _height(book, statements)
    _results(book, run, end - book.y)
    if worth_a_plot(run) and book.y + GAP_MM + plot_height(run) - 8 <= end:
        book.note(PLOT)
        book.y += GAP_MM
        draw_plot(book, run)
        book.y -= 8
    book.y += GAP_MM
    book.heading(book.tr("Statements"))
    y = book.y + 4.6
    for statement in statements:
        y = book.sheet.paragraph(LEFT, y, statement, STATEMENT, WIDTH, leading=LEADING) + 0.7
    draw_awaiting_both(book)


# title, item, parties ---------------------------------------------------------------------------------------------


def _title(book: Book, given: Certificate) -> None:
    sheet, content, tr = book.sheet, book.content, book.tr
    sheet.text(LEFT, 33, tr(title_of(content)), SITE, 116)
    y = sheet.paragraph(LEFT, 40, act_sentence(book, given), Style(SEMIBOLD, 9.5), 118, 3, 4.4)
    belongs = tr("to service report {number}", number=given.report) if given.report else ""
    order = tr("work order {number}", number=content.job.order) if content.job.order else ""
    below = DOT.join(part for part in (content.site.name, belongs, order) if part)
    book.y = max(48.5, sheet.paragraph(LEFT, y + 0.1, below, ROW_SECOND, 118, 2)) + 8.5
    draw_corner(book, tr("Certificate number") if act_of(content) is Act.CALIBRATION else tr("Record number"))


def act_sentence(book: Book, given: Certificate) -> str:
    """Return the act and who stands behind it."""
    tr, act = book.tr, act_of(book.content)
    said = tr(ACT_WORDS[act])
    if act is Act.CALIBRATION:
        number = tr("accreditation number {number}", number=given.number)
        return f"{said}, {number if accredited(act, given.number) else tr('not accredited')}"
    if act is Act.AUTHORISED_REPAIR:
        return f"{said}, {tr('authorisation number {number}', number=given.number)}"
    if act is Act.AUTHORITY_VERIFICATION:
        return f"{said}: {given.officer}, {given.body}"
    return said


def _item_rows(book: Book, run: Calibration, given: Certificate) -> list[Row]:
    tr, say, station = book.tr, book.say, book.content.station
    missing = tr("not stated")
    maker = " ".join(part for part in (station.vendor, station.model) if part)
    place = ", ".join(
        part
        for part in (
            maker,
            tr("serial {serial}", serial=station.serial) if station.serial else "",
            ", ".join(station.evse_ids) or ", ".join(station.connectors),
        )
        if part
    )
    step = f"{say.number(given.meter_resolution_kwh)} kWh" if given.meter_resolution_kwh is not None else ""
    ratings = ", ".join(f"{name} {value}" for name, value in rating_rows(book, given))
    rows = [
        (tr("Meter"), run.meter),
        (tr("Serial number"), serial_shown(book, run, station.meter_serial) or missing),
        (tr("Class"), station.meter_class or missing),
        (tr("Ratings"), f"{ratings} ({tr('as declared')})" if ratings else missing),
        (tr("Register step"), step or missing),
        (tr("Built into"), place or station.id),
        (tr("Station id"), station.id),
    ]
    return rows


def _party_rows(book: Book, run: Calibration, given: Certificate) -> list[Row]:
    tr, say, content = book.tr, book.say, book.content
    missing, signer = tr("not stated"), content.signer
    last = run.ended or run.began
    days = say.day(run.began)
    if say.local(last).date() != say.local(run.began).date():
        days = tr("{low} to {high}", low=days, high=say.day(last))
    address = content.site.address
    return [
        (tr("Customer"), content.site.customer or missing),
        (tr("Place"), given.place if address else f"{content.site.name} ({tr('address not stated')})"),
        (tr("Issued by"), given.issuer or missing),
        (tr("Technician"), ", ".join(part for part in (signer.name, signer.licence) if part)),
        (tr("Date"), days),
        (tr("Issued on"), say.day(signer.at or content.created)),
    ]


def _block(book: Book, x: float, title: str, rows: Sequence[Row]) -> float:
    book.heading(title, x=x, width=HALF)
    y = book.y + 5
    for label, value in rows:
        book.sheet.text(x, y, label, ROW_SECOND, 22)
        y = book.sheet.paragraph(x + 24, y, value, ROW_STRONG if label == rows[0][0] else ROW, HALF - 24, 3)
    return y


# results ----------------------------------------------------------------------------------------------------------


def _results(book: Book, run: Calibration, room: float) -> None:
    """Draw a row a load point, as far as ``room`` lasts: as found and, where it was measured, as left beside it."""
    reached = [point for point in run.as_found if point.decision is not Decision.NOT_ATTAINABLE]
    book.heading(book.tr("Results"), run.limit_basis)
    _heads(book, bool(run.as_left))
    fits = max(1, int((room - 16) / ROW_MM))
    shown = reached if len(reached) <= fits else reached[: fits - 1]
    left = {point.title: point for point in run.as_left}
    for point in shown:
        _result(book, point, left.get(point.title), bool(run.as_left))
    if len(shown) < len(reached):
        rest = len(reached) - len(shown)
        words = book.tr("and {count} more on page {page}", count=rest, page=book.page_of("results"))
        book.sheet.text(66, book.y + 3.6, words, ROW_SECOND, 60)
        book.y += ROW_MM
    if not run.as_left:
        reason = run.as_left_reason
        said = book.tr("As left: not measured, {reason}.", reason=reason) if reason else book.tr("Nothing was changed.")
        book.sheet.paragraph(LEFT, book.y + 4, said, NOTE, WIDTH, 1)
        book.y += 4


def _heads(book: Book, both: bool) -> None:
    tr, y = book.tr, book.y + 3.5
    book.sheet.text(29.0, y, tr("Load, A"), TABLE_HEAD, 12, "right")
    book.sheet.text(52.0, y, tr("Limit, %"), TABLE_HEAD, 20, "right")
    book.sheet.text(62, y, tr("As found: error ± U, %"), TABLE_HEAD, 60)
    if both:
        book.sheet.text(AS_LEFT_MM, y, tr("As left: error ± U, %"), TABLE_HEAD, 60)
    else:
        book.sheet.text(AS_LEFT_MM + 20, y, tr("Conformity"), TABLE_HEAD, 20, "right")
    book.y += 5


def _result(book: Book, point: LoadPoint, left: LoadPoint | None, both: bool) -> None:
    sheet, say, base = book.sheet, book.say, book.y + 3.6
    sheet.text(29, base, load_shown(say, point), STRONG, 12, "right")
    sheet.text(52, base, limit_shown(say, point), ROW_SECOND, 20, "right")
    _measured(book, point, 62)
    if left is not None:
        _measured(book, left, AS_LEFT_MM)
    elif both:
        sheet.text(AS_LEFT_MM, base, book.tr("not measured"), NOTE, 60)
    else:
        sheet.text(AS_LEFT_MM + 20, base, conformity_shown(say, point), BODY, 20, "right")
    book.y += ROW_MM
    sheet.line(LEFT, book.y, RIGHT, book.y)


def _measured(book: Book, point: LoadPoint, x: float) -> None:
    sheet, say, base = book.sheet, book.say, book.y + 3.6
    shape = DECISION_MARKS[point.decision]
    if point.error_percent is not None:
        error = f"{error_shown(say, point)} ± {uncertainty_shown(say, point)}"
        used = sheet.text(x, base, error, Style(SEMIBOLD, 8.5), 28)
        sheet.text(x + used + 1.5, base, f"k = {k_shown(say, point)}", NOTE, 37 - used)
    draw_mark(sheet, shape, x + 41, base - 1.05, 1.4)
    sheet.text(x + 44, base, say.decision(point.decision), STRONG.tinted(COLOURS[shape]), 23)


# statements -------------------------------------------------------------------------------------------------------


def _statements(book: Book, run: Calibration, given: Certificate) -> list[str]:
    tr, say = book.tr, book.say
    share = say.number((given.coverage * 100).normalize()) if given.coverage is not None else "95"
    expanded = tr(
        "U is the expanded uncertainty: standard uncertainty times k, for a coverage probability of about {share} %.",
        share=share,
    )
    act = act_of(book.content)
    standing = {
        Act.OPERATORS_CHECK: tr("This is an operator's check. It replaces no official act."),
        Act.CALIBRATION: tr("This is a calibration. It replaces no official act."),
        Act.AUTHORISED_REPAIR: tr("This records an authorised repair. It replaces no act of the authority."),
        Act.AUTHORITY_VERIFICATION: tr(
            "This records what the authority did. Its own marks and documents alone are decisive."
        ),
    }[act]
    return [
        part
        for part in (
            f"{tr('Decision rule')}: {run.decision_rule}" if run.decision_rule else "",
            f"{tr('Traceability')}: {traceability(book, run)}",
            expanded,
            tr("The results relate only to the meter named above, in the state and under the conditions found."),
            f"{standing} {tr('This document may be reproduced only in full.')}",
        )
        if part
    ]


def traceability(book: Book, run: Calibration) -> str:
    """Say through which certificate the results are traceable (7.8.4.1 c), or that they are not."""
    tr, say = book.tr, book.say
    for one in book.content.instruments:
        if one.certificate and not one.overdue:
            return tr(
                "through the certificate {certificate} of {laboratory} for {name}, serial {serial}, "
                "calibrated {calibrated}, due {due}.",
                certificate=one.certificate,
                laboratory=one.laboratory or tr("not stated"),
                name=one.kind,
                serial=one.serial or tr("not stated"),
                calibrated=say.day(one.calibrated) if one.calibrated else tr("not stated"),
                due=say.day(one.due) if one.due else tr("not stated"),
            )
    return tr("no certificate of the reference in date is on file: the results are not traceable.")


def _height(book: Book, statements: Sequence[str]) -> float:
    """Return what heading and statements need, with the gap above them."""
    lines = sum(len(book.sheet.wrapped(statement, STATEMENT, WIDTH)[0]) for statement in statements)
    return GAP_MM + 2 + 4.6 + lines * LEADING + 0.7 * len(statements)
