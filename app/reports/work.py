"""Scope and safety of work: who, when, what was left out and why, how people were kept safe, and with what."""

from collections.abc import Sequence

from app.domain.report import (
    CustomerAnswer,
    Finding,
    Instrument,
    IsolationPoint,
    Item,
    Mark,
    SafetyOfWork,
    items_of,
)
from app.domain.words import ITEM_WORDS
from app.reports.book import Book
from app.reports.front import deadline
from app.reports.mark import draw_mark, draw_severity
from app.reports.table import Cell, Column, Frame, Table
from app.reports.tokens import (
    BODY,
    FAIL,
    HALF,
    HEAD_RULE,
    INK,
    LEFT,
    MEDIUM,
    NOTE,
    ROW,
    ROW_SECOND,
    ROW_STRONG,
    SECOND_HALF,
    STRONG,
    WIDTH,
    Style,
)

Row = tuple[str, str]


def draw_work(book: Book) -> None:
    """Draw scope, findings in full, safety of work, times, energy, instruments and the customer's statement."""
    tr = book.tr
    book.titled_page(tr("Scope and safety of work"), _scope(book))
    book.note("work")
    for draw in book.later:
        draw(book)
        book.gap(9)
    _people_and_clocks(book)
    if book.content.findings:
        _findings(book)
    if book.content.safety_of_work is not None:
        _safety(book, book.content.safety_of_work)
    _left_out(book)
    _attempts(book)
    _withdrawn(book)
    _operators_energy(book)
    if book.content.instruments:
        _instruments(book)
    _security(book)
    _customer(book)


def _scope(book: Book) -> str:
    content, tr = book.content, book.tr
    template = tr("Template: {name}.", name=content.job.template) if content.job.template else ""
    return " ".join(part for part in (template, content.scope_note) if part)


# people and clocks ------------------------------------------------------------------------------------------------


def _people_and_clocks(book: Book) -> None:
    top, tr = book.y, book.tr
    book.heading(tr("People and station"), width=HALF)
    left = _rows(book, _people_rows(book), LEFT, book.y + 5)
    book.y = top
    book.heading(tr("Times"), tr("against UTC"), SECOND_HALF, HALF)
    right = _rows(book, _clock_rows(book), SECOND_HALF, book.y + 5, 36)
    book.y = max(left, right)
    book.gap(5)


def _rows(book: Book, rows: Sequence[Row], x: float, y: float, label: float = 30) -> float:
    for name, value in rows:
        used = book.sheet.paragraph(x, y, name, ROW_SECOND, label - 2)
        y = max(used, book.sheet.paragraph(x + label, y, value, ROW, HALF - label))
    return y


def _people_rows(book: Book) -> list[Row]:
    content, say, tr, station = book.content, book.say, book.tr, book.content.station
    rows = []
    for person in content.job.people:
        valid = tr("valid to {date}", date=say.day(person.valid_until)) if person.valid_until else ""
        rows.append(
            (person.role, ", ".join(part for part in (person.name, person.licence, valid, person.note) if part))
        )
    meter = ", ".join(part for part in (station.meter_type, station.meter_serial, station.meter_class) if part)
    rows += [
        (tr("Customer"), content.site.customer),
        (tr("Address"), ", ".join(part for part in (content.site.address, content.site.coordinates) if part)),
        (tr("Station"), ", ".join(part for part in (station.id, station.hardware, station.protocol) if part)),
        (tr("Firmware"), station.firmware),
        (tr("Meter"), meter),
        (tr("Identity proven"), station.serial_checked_by),
    ]
    return [row for row in rows if row[1]]


def _clock_rows(book: Book) -> list[Row]:
    content, say, tr = book.content, book.say, book.tr
    rows = [(tr("On site"), say.span(content.job.arrived, content.job.left))]
    for clock in content.clocks:
        error = tr("unproven") if clock.error_s is None else f"{say.number(clock.error_s, signed=True)} s"
        at = say.clock(clock.at) if clock.at else ""
        rows.append((clock.clock, ", ".join(part for part in (error, clock.source, at) if part)))
    rows.append((tr("Zone"), f"{content.zone.name} ({say.offset})"))
    return rows


# findings ---------------------------------------------------------------------------------------------------------


def _findings(book: Book) -> None:
    tr = book.tr
    book.room(22)
    book.heading(tr("Findings and actions"))
    book.note("findings")
    columns = (
        Column(tr("Severity"), LEFT, 10),
        Column("", 27, 9, style=ROW_STRONG),
        Column(tr("Finding, measure, risk"), 37, 84, style=STRONG),
        Column(tr("Owner, order"), 124, 29, style=BODY),
        Column(tr("Deadline"), 155, 26, style=STRONG),
        Column(tr("State"), 193, 15, "right", ROW_SECOND),
    )
    table = Table(book, columns)
    table.head()
    for finding in sorted(book.content.findings, key=lambda one: (one.corrected, one.severity, one.number)):
        page = book.page
        top = table.row(_finding(book, finding))
        if book.page != page:
            book.note("findings")
        draw_severity(book.sheet, finding.severity, 17.1, top + 1.5)
    _accepted(book)
    book.gap(9)


def _accepted(book: Book) -> None:
    """Print who accepted a temporary measure, when, which, and until when."""
    accepted, tr, say = book.content.judgement.acceptance, book.tr, book.say
    if accepted is None:
        return
    text = tr("Temporary measure accepted by {name}, {time}.", name=accepted.by, time=say.moment(accepted.at))
    until = tr("until {time}", time=say.moment(accepted.until)) if accepted.until else ""
    detail = ", ".join(part for part in (accepted.measure, until) if part)
    book.room(8)
    book.y = book.sheet.paragraph(LEFT, book.y + 5, f"{text} {detail}".strip(), ROW, WIDTH) - 4


def _finding(book: Book, finding: Finding) -> tuple[Cell, ...]:
    tr = book.tr
    risk = tr("Risk: {risk}", risk=finding.risk) if finding.risk else ""
    below = ". ".join(part for part in (finding.measure, risk) if part)
    item = f"F-{finding.number}"
    owner = ", ".join(part for part in (finding.owner_detail, finding.follow_up_order) if part)
    state = tr("corrected") if finding.corrected else tr("open")
    label = f"{state}, {finding.national}" if finding.national else state
    return (
        Cell(" "),
        Cell(item, below=finding.item),
        Cell(finding.title, below=below),
        Cell(finding.owner, below=owner),
        Cell(deadline(book, finding), below=finding.deadline_detail),
        Cell(label),
    )


# safety -----------------------------------------------------------------------------------------------------------


def _safety(book: Book, safety: SafetyOfWork) -> None:
    tr = book.tr
    book.room(24)
    book.heading(tr("Safety of work"))
    if not safety.applies:
        book.y = book.sheet.paragraph(LEFT, book.y + 5, _not_opened(book, safety), ROW, WIDTH)
        book.gap(5)
        return
    if safety.isolation:
        _isolation(book, safety.isolation)
        book.y += 1.5
    rows = _safety_rows(book, safety)
    half = (len(rows) + 1) // 2
    book.room(4 * half + 6)
    top = book.y + 4
    left = _rows(book, rows[:half], LEFT, top)
    right = _rows(book, rows[half:], SECOND_HALF, top)
    book.y = max(left, right)
    book.gap(5)


def _not_opened(book: Book, safety: SafetyOfWork) -> str:
    nothing = book.tr("Nothing was opened.")
    return f"{nothing} {safety.reason}".strip()


def _isolation(book: Book, points: Sequence[IsolationPoint]) -> None:
    tr, say = book.tr, book.say
    columns = (
        Column(tr("Isolated at"), LEFT, 62, style=ROW_STRONG),
        Column(tr("Place"), 81, 40, style=ROW_SECOND),
        Column(tr("Lock"), 123, 20, style=ROW),
        Column(tr("Locked"), 145, 12, style=ROW),
        Column(tr("Unlocked"), 161, 14, style=ROW),
        Column(tr("Measured"), 193, 16, "right", ROW_STRONG),
    )
    table = Table(book, columns)
    table.head()
    for point in points:
        locked = say.clock(point.locked_at) if point.locked_at else ""
        unlocked = say.clock(point.unlocked_at) if point.unlocked_at else tr("still locked") if locked else ""
        table.row((point.source, point.place, point.lock, locked, unlocked, say.value(point.voltage)))


def _safety_rows(book: Book, safety: SafetyOfWork) -> list[Row]:
    tr, say = book.tr, book.say
    detector = ", ".join(part for part in (safety.detector, safety.detector_serial) if part)
    proved = [say.clock(at) for at in (safety.proved_before, safety.proved_after) if at]
    wait = ""
    if safety.discharge_wait_s is not None:
        wait = tr("{seconds} s", seconds=safety.discharge_wait_s)
        wait = ", ".join(part for part in (wait, say.value(safety.discharge_voltage)) if part)
    permit = f"{safety.permit} ({safety.permit_by})" if safety.permit_by else safety.permit
    live = say.clock(safety.live_at) if safety.live_at else ""
    rows = (
        (tr("Permit to work"), permit),
        (tr("Voltage detector"), detector),
        (tr("Detector proved"), tr("before {first}, after {last}", first=proved[0], last=proved[-1]) if proved else ""),
        (tr("Proven dead"), say.clock(safety.dead_at) if safety.dead_at else ""),
        (tr("DC discharge"), wait),
        (tr("Live again"), ", ".join(part for part in (live, safety.reenergised_by) if part)),
        (tr("People clear"), safety.people_clear),
        (tr("Second person"), safety.second_person),
        (tr("Protective equipment"), safety.protective_equipment),
        (tr("Risk at the place"), safety.risk),
        (tr("Operator told"), safety.operator_told),
    )
    return [row for row in rows if row[1]]


# left out, tried again --------------------------------------------------------------------------------------------


def _left_out(book: Book) -> None:
    if not book.content.skipped:
        return
    book.room(14)
    book.heading(book.tr("Steps left out"))
    book.note("skipped")
    book.y += 5
    for step in book.content.skipped:
        lines = len(book.sheet.wrapped(step.reason, ROW, 108)[0])
        book.room(4 * lines)
        draw_mark(book.sheet, Mark.NOT_TESTED, 18.5, book.y - 1.05, 1.3)
        book.sheet.text(22, book.y, step.title, ROW_STRONG, 42)
        at = book.say.clock(step.at) if step.at else ""
        book.sheet.text(66, book.y, at, ROW_SECOND, 14)
        book.y = book.sheet.paragraph(82, book.y, step.reason, ROW, 111)
    book.gap(5)


def _attempts(book: Book) -> None:
    """Print every try of an item that was tried more than once."""
    items = [item for item in items_of(book.content) if len(item.counting) > 1]
    if not items:
        return
    tr = book.tr
    book.room(18)
    book.heading(tr("Tried again"), tr("all tries are kept"))
    columns = (
        Column(tr("Item"), LEFT, 62, style=ROW),
        Column(tr("First"), 96, 16, "right", ROW_SECOND),
        Column(tr("Last"), 115, 17, "right", ROW_STRONG),
        Column(tr("Tries"), 128, 12, "right", ROW),
        Column(tr("Times"), 131, 24, style=ROW_SECOND),
        Column(tr("Cause"), 156, 37, style=ROW),
    )
    table = Table(book, columns, Frame(row=5.0))
    table.head()
    for item in items:
        table.row(_tries(book, item))
    book.gap(9)


def _tries(book: Book, item: Item) -> tuple[Cell, ...]:
    tries = item.counting
    say, first, last = book.say, tries[0], tries[-1]
    causes = ", ".join(attempt.cause for attempt in tries if attempt.cause)
    return (
        Cell(f"{item.id}  {item.title}"),
        Cell(say.value(first.value) or first.verdict.value),
        Cell(say.value(last.value) or last.verdict.value),
        Cell(str(len(tries))),
        Cell(say.span(first.at, last.at)),
        Cell(causes),
    )


def _withdrawn(book: Book) -> None:
    """Print every answer that was taken back, with both times and the reason: it stays on record (rule 4)."""
    taken_back = [(item, attempt) for item in items_of(book.content) for attempt in item.withdrawn]
    if not taken_back:
        return
    tr, say = book.tr, book.say
    book.room(18)
    book.heading(tr("Withdrawn answers"), tr("they do not count, and stay on record"))
    columns = (
        Column(tr("Item"), LEFT, 58, style=ROW),
        Column(tr("Answer"), 97, 20, "right", ROW_STRONG),
        Column(tr("Result"), 100, 14, style=ROW),
        Column(tr("Said"), 115, 14, style=ROW_SECOND),
        Column(tr("Withdrawn"), 130, 18, style=ROW_SECOND),
        Column(tr("Reason"), 149, 44, style=ROW),
    )
    table = Table(book, columns, Frame(row=5.0))
    table.head()
    for item, attempt in taken_back:
        at = attempt.withdrawn_at or attempt.at
        word = tr(ITEM_WORDS[attempt.verdict]) if attempt.verdict in ITEM_WORDS else attempt.verdict.value
        said = (say.value(attempt.value) or word, word, say.clock(attempt.at), say.clock(at), attempt.reason)
        place = f"{item.id}@{item.connector}" if item.connector else item.id
        table.row((Cell(f"{place}  {item.title}"), *map(Cell, said)))
    book.y += 9


# the operator's records and the energy used -----------------------------------------------------------------------


def _operators_energy(book: Book) -> None:
    content, tr, say = book.content, book.tr, book.say
    energy = content.test_energy
    if content.queued:
        book.room(18)
        book.heading(tr("Stored transactions of the station"), tr("the operator's records, kept for delivery"))
        columns = (
            Column(tr("Transaction"), LEFT, 32, style=ROW_STRONG),
            Column(tr("Received"), 51, 28, style=ROW_SECOND),
            Column(tr("Charged"), 81, 38, style=ROW),
            Column(tr("Energy, kWh"), 137, 17, "right", ROW),
            Column(tr("State"), 141, 52, style=ROW_SECOND),
        )
        table = Table(book, columns, Frame(row=5.0))
        table.head()
        for one in content.queued:
            charged = f"{say.short_date(one.began)}, {say.span(one.began, one.ended)}" if one.began else ""
            kwh = "" if one.energy_kwh is None else say.number(one.energy_kwh)
            received = f"{say.short_date(one.received)}, {say.clock(one.received, seconds=True)}"
            table.row((one.id, received, charged, kwh, one.state))
        book.gap(9)
    if energy.energy_kwh is None and not energy.charges:
        return
    book.room(12)
    book.heading(tr("Energy used by test charges"))
    parts = [tr("charges: {count}", count=energy.charges)]
    if energy.register_before_kwh is not None and energy.register_after_kwh is not None:
        low, high = say.number(energy.register_before_kwh), say.number(energy.register_after_kwh)
        parts.append(tr("register {low} to {high} kWh", low=low, high=high))
    if energy.energy_kwh is not None:
        parts.append(tr("used {energy} kWh", energy=say.number(energy.energy_kwh)))
    parts.append(energy.note)
    book.y = book.sheet.paragraph(LEFT, book.y + 5, ", ".join(part for part in parts if part), ROW, WIDTH)
    book.gap(5)


# instruments, security, customer ----------------------------------------------------------------------------------


def _instruments(book: Book) -> None:
    tr = book.tr
    book.room(18)
    book.heading(tr("Instruments"), tr("every measured value names one of these"))
    book.note("instruments")
    columns = (
        Column("", 21.8, 15, style=ROW_STRONG),
        Column(tr("Instrument"), 38.5, 48, style=ROW),
        Column(tr("Serial"), 88, 17.5, style=ROW),
        Column(tr("Certificate"), 107, 45, style=ROW),
        Column(tr("Calibrated"), 172, 19, "right", ROW_SECOND),
        Column(tr("Due"), 193, 20, "right", ROW),
    )
    table = Table(book, columns, Frame(row=5.0))
    table.head()
    for one in book.content.instruments:
        table.row(_instrument(book, one))
    book.gap(9)


def _certificate_mark(one: Instrument) -> Mark:
    """An instrument without a certificate is not a good one: nothing is known of it."""
    if one.overdue:
        return Mark.FAIL
    return Mark.PASS if one.certificate else Mark.NOT_TESTED


def _instrument(book: Book, one: Instrument) -> tuple[Cell, ...]:
    day = book.say.day
    certificate = ", ".join(part for part in (one.certificate, one.laboratory) if part)
    due = Style(MEDIUM, 8, FAIL if one.overdue else INK)
    return (
        Cell(one.id, mark=_certificate_mark(one)),
        Cell(one.kind),
        Cell(one.serial),
        Cell(certificate),
        Cell(day(one.calibrated) if one.calibrated else ""),
        Cell(day(one.due) if one.due else "", style=due),
    )


def _security(book: Book) -> None:
    if not book.content.security:
        return
    book.room(12)
    book.heading(book.tr("Security"))
    book.y += 5
    for one in book.content.security:
        text = f"{one.title}. {one.detail}".strip(". ") + "."
        book.room(4 * len(book.sheet.wrapped(text, ROW, 171)[0]))
        draw_mark(book.sheet, one.mark, 18.5, book.y - 1.05, 1.3)
        book.y = book.sheet.paragraph(22, book.y, text, ROW, 171)
    book.gap(5)


def _customer(book: Book) -> None:
    tr, statement = book.tr, book.content.customer
    answers = {
        CustomerAnswer.SIGNED: tr("signed"),
        CustomerAnswer.REFUSED: tr("refused to sign"),
        CustomerAnswer.ABSENT: tr("absent, nobody signed"),
    }
    answer = answers[statement.answer]
    if statement.answer is CustomerAnswer.ABSENT and statement.at is None:
        answer = tr("not asked")
    who = ", ".join(part for part in (statement.name, statement.role, statement.language) if part)
    at = book.say.moment(statement.at) if statement.at else ""
    rows = [
        (tr("Customer"), who),
        (tr("Statement"), ", ".join(part for part in (answer, statement.reason, at) if part)),
        (tr("Remarks"), statement.remarks or tr("none")),
        (tr("Copy handed over"), statement.copy_given),
        (tr("Further remarks"), book.content.remarks),
    ]
    shown = [row for row in rows if row[1]]
    book.room(10 + 4 * len(shown) + (6 if statement.strokes else 0))
    top = book.y
    book.heading(tr("Customer"))
    end = _rows(book, shown, LEFT, top + 7)
    if statement.strokes:
        _strokes(book, SECOND_HALF + 8, top + 5)
        end = max(end, top + 22)
    book.y = end
    book.gap(5)


def _strokes(book: Book, x: float, y: float) -> None:
    """Draw the customer's signature as drawn on the screen, 70 x 15 mm."""
    for stroke in book.content.customer.strokes:
        points = [(x + 70 * across, y + 15 * down) for across, down in stroke]
        if len(points) > 1:
            book.sheet.polyline(points, "#24364A", 0.32, round_ends=True)
    book.sheet.line(x, y + 16.5, x + 70, y + 16.5, HEAD_RULE, 0.2)
    book.sheet.text(x, y + 20, book.tr("drawn on the screen, not cryptographic"), NOTE, 70)
