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
from app.reports.phrasing import DECISION_MARKS
from app.reports.point import error_shown, k_shown, limit_shown, uncertainty_shown
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
STATEMENT = Style(REGULAR, 7.8, SECOND)
LEADING = 3.6
Row = tuple[str, str]


def draw_certificate_front(book: Book, run: Calibration, given: Certificate) -> None:
    """Draw page 1."""
    book.open_page()
    book.note("front")
    _title(book, given)
    book.y = 57.0
    top = book.y
    left = _block(book, LEFT, book.tr("Item"), _item_rows(book, run, given))
    book.y = top
    right = _block(book, SECOND_HALF, book.tr("Customer and issuer"), _party_rows(book, run, given))
    book.y = max(left, right) + 5.5
    statements = _statements(book, run, given)
    _results(book, run, box_top(book.content.paper) - 9 - book.y - _height(book, statements))
    book.y += 8.5
    book.heading(book.tr("Statements"))
    y = book.y + 4.6
    for statement in statements:
        y = book.sheet.paragraph(LEFT, y, statement, STATEMENT, WIDTH, leading=LEADING) + 0.7
    draw_awaiting_both(book)


# title, item, parties ---------------------------------------------------------------------------------------------


def _title(book: Book, given: Certificate) -> None:
    sheet, content, tr = book.sheet, book.content, book.tr
    sheet.text(LEFT, 33, tr(title_of(content)), SITE, 116)
    sheet.text(LEFT, 40, act_sentence(book, given), Style(SEMIBOLD, 9.5), 118)
    belongs = tr("to service report {number}", number=given.report) if given.report else ""
    order = tr("work order {number}", number=content.job.order) if content.job.order else ""
    sheet.text(LEFT, 44.5, DOT.join(part for part in (content.site.name, belongs, order) if part), ROW_SECOND, 118)
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
        (tr("Serial number"), station.meter_serial or missing),
        (tr("Class"), station.meter_class or missing),
        (tr("Ratings"), f"{ratings} ({tr('as declared')})" if ratings else missing),
        (tr("Register"), tr("smallest step {step}", step=step) if step else missing),
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
    """Draw as found and as left side by side, a row a load point, as far as ``room`` lasts."""
    tr = book.tr
    reached = [point for point in run.as_found if point.decision is not Decision.NOT_ATTAINABLE]
    book.heading(tr("Results"), run.limit_basis)
    heads = ((29.0, tr("Load, A")), (58.0, tr("Limit, %")))
    for x, head in heads:
        book.sheet.text(x, book.y + 3.5, head, TABLE_HEAD, align="right")
    for x, head in ((66.0, tr("As found: error ± U, %")), (132.0, tr("As left: error ± U, %"))):
        book.sheet.text(x, book.y + 3.5, head, TABLE_HEAD, 60)
    book.y += 5
    fits = max(1, int((room - 16) / ROW_MM))
    shown = reached if len(reached) <= fits else reached[: fits - 1]
    left = {point.title: point for point in run.as_left}
    for point in shown:
        _result(book, point, left.get(point.title), run)
    if len(shown) < len(reached):
        words = tr("and {count} more on page {page}", count=len(reached) - len(shown), page=book.page_of("results"))
        book.sheet.text(66, book.y + 3.6, words, ROW_SECOND, 60)
        book.y += ROW_MM


def _result(book: Book, point: LoadPoint, left: LoadPoint | None, run: Calibration) -> None:
    sheet, say, base = book.sheet, book.say, book.y + 3.6
    load = point.title if point.load_a is None else say.number(point.load_a)
    sheet.text(29, base, load, STRONG, 12, "right")
    sheet.text(58, base, limit_shown(say, point), ROW_SECOND, 20, "right")
    _measured(book, point, 66)
    if left is not None:
        _measured(book, left, 132)
    else:
        sheet.text(132, base, book.tr("nothing was changed") if _unchanged(run) else book.tr("not measured"), NOTE, 60)
    book.y += ROW_MM
    sheet.line(LEFT, book.y, RIGHT, book.y)


def _unchanged(run: Calibration) -> bool:
    return not run.as_left and not run.as_left_reason


def _measured(book: Book, point: LoadPoint, x: float) -> None:
    sheet, say, base = book.sheet, book.say, book.y + 3.6
    shape = DECISION_MARKS[point.decision]
    if point.error_percent is not None:
        error = f"{error_shown(say, point)} ± {uncertainty_shown(say, point)}"
        used = sheet.text(x, base, error, Style(SEMIBOLD, 8.5), 28)
        sheet.text(x + used + 1.5, base, f"k = {k_shown(say, point)}", NOTE, 29 - used)
    draw_mark(sheet, shape, x + 33, base - 1.05, 1.4)
    sheet.text(x + 36, base, say.decision(point.decision), BODY.tinted(COLOURS[shape]), 25)


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
            f"{tr('Traceability')}: {run.traceability}" if run.traceability else "",
            expanded,
            standing,
            tr(
                "The results relate only to the item named above, in the state and under the conditions found. "
                "This document may be reproduced only in full."
            ),
        )
        if part
    ]


def _height(book: Book, statements: Sequence[str]) -> float:
    """Return what heading and statements need, with the gap above them."""
    lines = sum(len(book.sheet.wrapped(statement, STATEMENT, WIDTH)[0]) for statement in statements)
    return 8.5 + 2 + 4.6 + lines * LEADING + 0.7 * len(statements)
