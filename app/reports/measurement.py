"""How a certificate's results came about: method, conditions, reference, rules, runs, seals, software, checks.

Arranged after ISO/IEC 17025:2017, 7.8.2.1 f and n, 7.8.4.1 b and c, 7.8.6.2 (from memory, unverified).
"""

from collections.abc import Iterator, Sequence

from app.domain.report import Calibration, Certificate, LoadPoint, MeterRun, SoftwareState
from app.reports.book import Book
from app.reports.calibration import draw_checks
from app.reports.point import load_shown
from app.reports.table import Cell, Column, Frame, Table
from app.reports.tokens import (
    BODY,
    FINE,
    HALF,
    LEFT,
    NOTE,
    RIGHT,
    ROW,
    ROW_SECOND,
    ROW_STRONG,
    SECOND_HALF,
    STRONG,
    WIDTH,
)

ERROR_PLACES = 3
Row = tuple[str, str]


def draw_measurement(book: Book, run: Calibration, given: Certificate) -> None:
    """Draw everything about the measurement but its results and its uncertainty."""
    tr = book.tr
    book.titled_page(tr("Measurement"), tr("Method, conditions and rules, the reference, every run, the meter itself."))
    book.note("measurement")
    _texts(book, run, given)
    _conditions_and_rules(book, run, given)
    _reference(book)
    _runs(book, run)
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
                Cell(one.kind, below),
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


# runs -------------------------------------------------------------------------------------------------------------


def _runs(book: Book, run: Calibration) -> None:
    tr = book.tr
    book.room(26)
    book.heading(tr("Runs"), tr("every run counts; begin and end registers in kWh"))
    columns = (
        Column(tr("Load, A"), 29, 12, "right", STRONG),
        Column(tr("Run"), 38, 8, "right", ROW_SECOND),
        Column(tr("Begin"), 43, 20, style=ROW),
        Column(tr("End"), 65, 20, style=ROW),
        Column(tr("Meter, begin"), 108, 21, "right", ROW),
        Column(tr("Meter, end"), 131, 21, "right", ROW),
        Column(tr("Meter, kWh"), 151, 18, "right", ROW),
        Column(tr("Reference, kWh"), 174, 22, "right", ROW),
        Column(tr("Error, %"), RIGHT, 17, "right", ROW_STRONG),
    )
    table = Table(book, columns, Frame(row=4.6, rule=FINE))
    table.head()
    for phase, points in (("", run.as_found), (tr("as left"), run.as_left)):
        for point in points:
            for number, one in enumerate((one for one in point.runs if not one.discarded_because), start=1):
                table.row(_run(book, point, number, one, phase))
    book.y += 1
    _discarded(book, (*run.as_found, *run.as_left))
    book.gap(8)


def _run(book: Book, point: LoadPoint, number: int, one: MeterRun, phase: str) -> tuple[Cell, ...]:
    say = book.say
    energy = None if one.start_kwh is None or one.stop_kwh is None else one.stop_kwh - one.start_kwh

    def shown(value: object) -> str:
        return "" if value is None else say.number(value)  # type: ignore[arg-type]

    error = "" if one.error_percent is None else say.number(one.error_percent, ERROR_PLACES, signed=True)
    began = "" if one.began is None else say.clock(one.began, seconds=True)
    return (
        Cell(load_shown(say, point) if number == 1 else ""),
        Cell(str(number)),
        Cell(began),
        Cell("" if one.ended is None else say.clock(one.ended, seconds=True) + (f"  {phase}" if phase else "")),
        Cell(shown(one.start_kwh)),
        Cell(shown(one.stop_kwh)),
        Cell(shown(energy)),
        Cell(shown(one.reference_kwh)),
        Cell(error),
    )


def _discarded(book: Book, points: Sequence[LoadPoint]) -> None:
    tr = book.tr
    discarded = [
        f"{point.title}: {one.discarded_because.rstrip('.')}"
        for point in points
        for one in point.runs
        if one.discarded_because
    ]
    words = tr("Discarded runs. {runs}.", runs="; ".join(discarded)) if discarded else tr("No run was discarded.")
    book.room(5)
    book.y = book.sheet.paragraph(LEFT, book.y + 3.4, words, NOTE, WIDTH, leading=3.6) - 3.6


# the meter itself -------------------------------------------------------------------------------------------------


def _meter(book: Book, run: Calibration, given: Certificate) -> None:
    tr = book.tr
    rows = [
        (tr("Seals before"), run.seals_before or tr("not recorded")),
        (tr("Seals after"), run.seals_after or tr("not recorded")),
        (tr("Adjustments"), run.adjustments or tr("none")),
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
        return book.tr("As left: not measured, {reason}.", reason=run.as_left_reason)
    return book.tr("nothing was changed: as found")
