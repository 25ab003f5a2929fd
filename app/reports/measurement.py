"""How a certificate's results came about: method, conditions, rules, reference, seals, software, other checks.

Arranged after ISO/IEC 17025:2017, 7.8.2.1 f and n, 7.8.4.1 b and c, 7.8.6.2 (from memory, unverified).
"""

from collections.abc import Iterator

from app.domain.report import Calibration, Certificate, SoftwareState
from app.reports.book import Book
from app.reports.calibration import draw_checks
from app.reports.meter_work import work_rows
from app.reports.table import Cell, Column, Frame, Table
from app.reports.tokens import (
    BODY,
    HALF,
    LEFT,
    RIGHT,
    ROW,
    ROW_SECOND,
    SECOND_HALF,
    WIDTH,
)

Row = tuple[str, str]


def draw_measurement(book: Book, run: Calibration, given: Certificate) -> None:
    """Draw everything about the measurement but its results and its uncertainty."""
    tr = book.tr
    book.titled_page(tr("Measurement"), tr("Method, conditions and rules, the reference, the meter itself."))
    book.note("measurement")
    _texts(book, run, given)
    _conditions_and_rules(book, run, given)
    _reference(book)
    _meter(book, run, given)
    if run.checks:
        draw_checks(book, run.checks, "")


def _texts(book: Book, run: Calibration, given: Certificate) -> None:
    method = given.method or ". ".join(part for part in (run.method, run.method_detail) if part)
    if not method:
        return
    book.heading(book.tr("Method"))
    book.y = book.sheet.paragraph(LEFT, book.y + 5, method, BODY, WIDTH)
    if given.deviations:
        left_out = book.tr("Left out or done otherwise: {what}.", what="; ".join(given.deviations).rstrip("."))
        book.y = book.sheet.paragraph(LEFT, book.y, left_out, BODY, WIDTH)
    book.gap(5.5)


def _conditions_and_rules(book: Book, run: Calibration, given: Certificate) -> None:
    top = book.y
    ends = []
    for x, title, rows in (
        (LEFT, book.tr("Conditions"), list(_condition_rows(book, run, given))),
        (SECOND_HALF, book.tr("Rules"), list(_rule_rows(book, run, given))),
    ):
        book.y = top
        book.heading(title, x=x, width=HALF)
        y = book.y + 5
        for label, value in rows:
            book.sheet.text(x, y, label, ROW_SECOND, 23)
            y = book.sheet.paragraph(x + 25, y, value, ROW, HALF - 25)
        ends.append(y)
    book.y = max(ends)
    book.gap(5.5)


def _condition_rows(book: Book, run: Calibration, given: Certificate) -> Iterator[Row]:
    tr, say = book.tr, book.say
    missing = tr("not stated")
    temperature = missing
    if given.temperature_c is not None:
        source = given.temperature_source or tr("as declared")
        temperature = f"{say.number(given.temperature_c.normalize())} °C ({source})"
    yield tr("Temperature"), temperature
    if given.weather:
        yield tr("Weather"), given.weather
    volts = f"{say.number(given.mean_voltage_v)} V" if given.mean_voltage_v is not None else ""
    yield tr("Voltage"), tr("{volts}, mean of the runs", volts=volts) if volts else missing
    yield tr("Load"), run.load or missing
    if given.profile.conditions:
        yield tr("As required"), given.profile.conditions
    times = say.span(run.began, run.ended)
    yield tr("Measured"), f"{say.day(run.began)}, {times} ({say.offset})"


def _rule_rows(book: Book, run: Calibration, given: Certificate) -> Iterator[Row]:
    tr, profile = book.tr, given.profile
    name = f"{profile.name}, {profile.id}" if profile.name else profile.id
    yield tr("Profile"), tr("{name}, edition {edition}", name=name, edition=profile.edition)
    yield tr("Limit"), f"{tr('legal limit') if profile.standing == 'legal' else tr('house limit')}: {run.limit_basis}"
    yield tr("Source"), profile.source
    checked = (
        tr("numbers compared with the source") if profile.verified else tr("numbers not compared with the source yet")
    )
    yield tr("State"), checked
    if profile.not_in_force:
        yield tr("Not in force"), tr("used although it is not in force: {reason}", reason=profile.not_in_force)


def _reference(book: Book) -> None:
    tr, say = book.tr, book.say
    book.room(18)
    book.heading(tr("Reference"))
    columns = (
        Column(tr("Instrument"), LEFT, 56, style=ROW),
        Column(tr("Serial"), 75, 22, style=ROW),
        Column(tr("Certificate"), 99, 24, style=ROW),
        Column(tr("Laboratory"), 125, 28, style=ROW),
        Column(tr("Calibrated"), 173, 19, "right", ROW_SECOND),
        Column(tr("Due"), RIGHT, 19, "right", ROW),
    )
    table = Table(book, columns, Frame(row=5.0))
    table.head()
    given = book.content.certificate
    step = given.reference_resolution_kwh if given else None
    for one in book.content.instruments:
        below = tr("smallest step {step}", step=f"{say.number(step)} kWh") if step is not None else ""
        table.row(
            (
                Cell(one.kind[:1].upper() + one.kind[1:], below),
                one.serial or tr("not stated"),
                one.certificate or tr("none"),
                one.laboratory or tr("not stated"),
                say.day(one.calibrated) if one.calibrated else "",
                say.day(one.due) if one.due else "",
            )
        )
    if not book.content.instruments:
        book.y = book.sheet.paragraph(LEFT, book.y + 4, tr("No reference of this laptop's list was used."), ROW, WIDTH)
    book.gap(9)


# the meter itself -------------------------------------------------------------------------------------------------


def _meter(book: Book, run: Calibration, given: Certificate) -> None:
    tr = book.tr
    rows = [
        (tr("Seals before"), run.seals_before or tr("not recorded")),
        (tr("Seals after"), run.seals_after or tr("not recorded")),
        (tr("Adjustments"), run.adjustments or tr("none")),
        *work_rows(book, run),
        *(_software(book, state) for state in given.software),
        (tr("As left"), _left(book, run)),
    ]
    book.room(12 + 4 * len(rows))
    book.heading(tr("The meter before and after"))
    y = book.y + 5
    for label, value in rows:
        book.sheet.text(LEFT, y, label, ROW_SECOND, 32)
        y = book.sheet.paragraph(LEFT + 34, y, value, ROW, WIDTH - 34)
    book.y = y
    book.gap(5.5)


def _software(book: Book, state: SoftwareState) -> Row:
    tr = book.tr
    label = tr("Software as found") if state.phase == "as_found" else tr("Software as left")
    checksum = tr("checksum {sum}", sum=state.checksum) if state.checksum else tr("checksum not read")
    return label, f"{state.version or tr('not stated')}, {checksum}"


def _left(book: Book, run: Calibration) -> str:
    if run.as_left:
        return book.tr("measured again after the changes, page {page}", page=book.page_of("results"))
    if run.as_left_reason:
        return book.tr("not measured: {reason}", reason=run.as_left_reason)
    return book.tr("nothing was changed: as found")
