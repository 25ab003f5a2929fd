"""Page 1: answers the supervisor alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.report import (
    DoneLine,
    Finding,
    KeyValue,
    Mark,
    Photo,
    ReportContent,
    ServiceMark,
    count_marks,
    items_of,
    open_findings,
)
from app.reports.band import BAND_HEIGHT, BAND_TOP, draw_band
from app.reports.book import DOT, Book
from app.reports.corner import draw_corner
from app.reports.mark import COLOURS, draw_mark, draw_severity
from app.reports.stamp import box_top, draw_awaiting_both
from app.reports.tokens import (
    BAR,
    BODY,
    HALF,
    INK,
    KEY_FIGURE,
    LEFT,
    NOTE,
    PAPER,
    REGULAR,
    RIGHT,
    ROW,
    ROW_SECOND,
    ROW_STRONG,
    SECOND,
    SECOND_HALF,
    SEMIBOLD,
    SITE,
    SMALL,
    STRONG,
    TABLE_HEAD,
    THIRD,
    TINT_TRACK,
    WARN,
    WIDTH,
    Style,
)

KEY_COUNT = 6
DUE_COUNT = 5
DONE_COUNT = 6


@dataclass(frozen=True)
class Plan:
    """How tightly the middle of page 1 is set."""

    gap: float
    row: float
    rows: int
    due: bool = True
    keys: bool = True


def draw_front(book: Book) -> None:
    """Draw page 1."""
    book.open_page()
    book.note("front")
    _title(book)
    draw_band(book)
    plan = _plan(book)
    book.y = BAND_TOP + BAND_HEIGHT + 10
    _job_and_done(book)
    for draw in _middle(book, plan):
        book.y += plan.gap
        draw()
    if book.content.key_values and not plan.keys:
        book.later.append(_key_values)
    if book.content.due and not plan.due:
        book.later.append(_due)
    draw_awaiting_both(book)


# title and verdict ------------------------------------------------------------------------------------------------


def _title(book: Book) -> None:
    sheet, content, tr = book.sheet, book.content, book.tr
    sheet.text(LEFT, 33, content.site.name, SITE, 112)
    station = content.station
    maker = " ".join(part for part in (station.vendor, station.model) if part)
    serial = tr("serial {serial}", serial=station.serial) if station.serial else ""
    first = [part for part in (station.kind, maker, serial or station.id) if part]
    sheet.text(LEFT, 40, DOT.join(first), Style(REGULAR, 9.5), 118)
    evse = f"EVSE {', '.join(station.evse_ids)}" if station.evse_ids else ""
    second = [part for part in (evse, ", ".join(station.connectors), content.site.place) if part]
    sheet.text(LEFT, 44.5, DOT.join(second), ROW_SECOND, 118)
    draw_corner(book, tr("Service report"))


# job and done -----------------------------------------------------------------------------------------------------


def _job_and_done(book: Book) -> None:
    top = book.y
    book.heading(book.tr("Job"), width=HALF)
    y = top + 7
    for label, value in _job_rows(book):
        book.sheet.text(LEFT, y, label, ROW_SECOND, 21)
        y = book.sheet.paragraph(LEFT + 22, y, value, ROW, HALF - 22, 2)
    book.y = top
    book.heading(book.tr("Done"), x=SECOND_HALF, width=HALF)
    photo = _station_photo(book.content)
    room = HALF - 5 - (28 if photo else 0)
    done = top + 7
    if not book.content.done:
        book.sheet.text(SECOND_HALF, done, book.tr("nothing"), ROW_SECOND, room)
    for line in book.content.done[:DONE_COUNT]:
        draw_mark(book.sheet, line.mark, 108.5, done - 1.05)
        book.sheet.text(112, done, line.title, ROW_STRONG, room)
        book.sheet.text(112, done + 3.2, line.detail, SMALL, room)
        done += _done_height(line)
    if photo:
        book.sheet.photo(photo.print_sha256, 167, top + 4, 26, 36, 1)
        caption = book.tr("P{number}  as found, {time}", number=photo.number, time=book.say.clock(photo.taken))
        book.sheet.text(167, top + 43.4, caption, SMALL, 26)
    book.y = top + _job_height(book)


def _done_height(line: DoneLine) -> float:
    return 6.75 if line.detail else 4.4


def _station_photo(content: ReportContent) -> Photo | None:
    return next((photo for photo in content.photos if photo.as_found and photo.print_sha256), None)


def _job_rows(book: Book) -> list[tuple[str, str]]:
    content, say, tr, job = book.content, book.say, book.tr, book.content.job
    items = items_of(content)
    inspection = content.inspection
    checklist = ", ".join(
        part
        for part in (
            tr("{name} version {version}", name=inspection.checklist, version=inspection.version),
            book.say.items(len(items)),
        )
    )
    limits = inspection.limit_set
    if limits and inspection.limit_set_approved:
        limits = tr("{limits}, approved {date}", limits=limits, date=inspection.limit_set_approved)
    rows = [
        (tr("Kind"), job.kind),
        (tr("Order, visit"), ", ".join(part for part in (job.order, job.visit) if part)),
        (tr("On site"), f"{say.span(job.arrived, job.left)} ({say.offset})"),
        (tr("Technician"), ", ".join(part for part in (content.signer.name, content.signer.licence) if part)),
        (tr("Conditions"), job.conditions),
        (tr("Checklist"), checklist if inspection.checklist else ""),
        (tr("Limits"), limits),
        (tr("Instruments"), _instruments(book)),
        (tr("Not tested"), _not_tested(book)),
    ]
    return [row for row in rows if row[1]]


def _instruments(book: Book) -> str:
    tr, instruments = book.tr, book.content.instruments
    if not instruments:
        return ""
    overdue = sum(instrument.overdue for instrument in instruments)
    state = tr("{count} overdue", count=overdue) if overdue else tr("none overdue")
    page = tr("page {page}", page=book.page_of("instruments"))
    return f"{len(instruments)}, {state}, {page}"


def _not_tested(book: Book) -> str:
    content, tr = book.content, book.tr
    count = count_marks(items_of(content))
    untested = count[Mark.NOT_TESTED] + count[Mark.AWAITING]
    parts = []
    if untested:
        parts.append(book.say.items(untested))
    if content.skipped:
        parts.append(tr("steps skipped: {count}", count=len(content.skipped)))
    if not parts:
        return tr("nothing") if content.inspection.sections else ""
    where = book.pages_of(*(("untested",) if untested else ()), *(("skipped",) if content.skipped else ()))
    return tr("{what}, reasons on page {pages}", what=", ".join(parts), pages=where)


def _job_height(book: Book) -> float:
    y = 7.0
    for _, value in _job_rows(book):
        y += 4 * len(book.sheet.wrapped(value, ROW, HALF - 22, 2)[0])
    done = sum(_done_height(line) for line in book.content.done[:DONE_COUNT]) + 3.5
    photo = 43.4 if _station_photo(book.content) else 0.0
    return max(y - 4, done, photo)


# the middle: what fits --------------------------------------------------------------------------------------------


def _plan(book: Book) -> Plan:
    """Return the loosest setting whose height fits above the signatures."""
    count = len(open_findings(book.content))
    free = box_top(book.content.paper) - 5 - (BAND_TOP + BAND_HEIGHT + 10 + _job_height(book))
    plans = [Plan(gap, row, count) for row in (10.0, 5.0) for gap in (10.0, 9.5, 9.0, 8.5, 8.0, 7.5)]
    plans += [Plan(7.5, 5.0, rows) for rows in range(count - 1, 2, -1)]
    plans += [Plan(7.5, 5.0, rows, due=False) for rows in range(count, 2, -1)]
    plans += [Plan(7.5, 5.0, rows, due=False, keys=False) for rows in range(count, -1, -1)]
    return next((plan for plan in plans if _height(book, plan) <= free), plans[-1])


def _height(book: Book, plan: Plan) -> float:
    content = book.content
    heights = [_findings_height(len(open_findings(content)), plan)]
    if content.judgement.out_of_service:
        heights.append(_secured_height(book))
    if plan.keys and content.key_values:
        heights.append(22.4)
    if plan.due and content.due:
        heights.append(12.0)
    return sum(heights) + plan.gap * (len(heights) + 1)


def _findings_height(count: int, plan: Plan) -> float:
    if not count:
        return 7.0
    return 7 + plan.row * plan.rows + (5 if plan.rows < count else 0)


def _middle(book: Book, plan: Plan) -> Iterator[Callable[[], None]]:
    content = book.content
    if content.judgement.out_of_service:
        yield lambda: _secured(book)
    yield lambda: _findings(book, plan)
    if plan.keys and content.key_values:
        yield lambda: _key_values(book)
    if plan.due and content.due:
        yield lambda: _due(book)


def _secured_height(book: Book) -> float:
    proofs = (_proof(book, mark) for mark in book.content.judgement.out_of_service[:3])
    lines = max(len(book.sheet.wrapped(proof, NOTE, 51, 2)[0]) for proof in proofs)
    return 11.0 + 3.4 * max(0, lines - 1)


def _proof(book: Book, mark: ServiceMark) -> str:
    return ", ".join(part for part in (mark.proof, book.say.clock(mark.at) if mark.at else "") if part)


def _secured(book: Book) -> None:
    top = book.y
    book.heading(book.tr("Taken out of service"), book.tr("three marks, each with its proof"))
    for number, mark in enumerate(book.content.judgement.out_of_service[:3]):
        x = LEFT + number * 60
        draw_mark(book.sheet, Mark.CORRECTED if mark.done else Mark.AWAITING, x + 1.5, top + 6.2)
        book.sheet.text(x + 5, top + 7.2, mark.text, ROW_STRONG, 51)
        book.sheet.paragraph(x + 5, top + 11, _proof(book, mark), NOTE, 51, 2, 3.4)
    book.y = top + _secured_height(book)


def _findings(book: Book, plan: Plan) -> None:
    content, tr = book.content, book.tr
    found = open_findings(content)
    corrected = len(content.findings) - len(found)
    note = ""
    if corrected:
        note = tr("{count} more corrected on site, page {page}", count=corrected, page=book.page_of("findings"))
    book.heading(tr("Open findings"), note)
    top = book.y
    book.y = top + 5
    if not found:
        draw_mark(book.sheet, Mark.PASS, 18.5, book.y - 1)
        book.sheet.text(22, book.y, tr("No open findings."), BODY)
        return
    heads = (
        (LEFT, tr("Severity")),
        (38.0, tr("Finding and temporary measure")),
        (124.0, tr("Owner")),
        (155.0, tr("Deadline")),
    )
    for x, head in heads:
        book.sheet.text(x, top + 3.5, head, TABLE_HEAD)
    book.sheet.text(RIGHT, top + 3.5, tr("Page"), TABLE_HEAD, align="right")
    for number, finding in enumerate(found[: plan.rows]):
        _finding(book, finding, top + 5 + number * plan.row, plan.row)
    book.y = top + 5 + plan.rows * plan.row
    if plan.rows < len(found):
        more = tr("and {count} more, all on page {page}", count=len(found) - plan.rows, page=book.page_of("findings"))
        book.sheet.text(38, book.y + 3.7, more, STRONG)
        book.y += 5


def _finding(book: Book, finding: Finding, top: float, height: float) -> None:
    sheet = book.sheet
    tight = height < 10
    base = top + (3.6 if tight else 4.4)
    draw_severity(sheet, finding.severity, 17.1, base - 2.9)
    sheet.text(28, base, f"F-{finding.number}", ROW_STRONG, 9)
    sheet.text(38, base, finding.title, STRONG, 83, may_cut=True)
    sheet.text(124, base, finding.owner, BODY, 29, may_cut=True)
    sheet.text(155, base, deadline(book, finding), STRONG, 27)
    sheet.text(RIGHT, base, finding_pages(book, finding), ROW_SECOND, 11, "right")
    if not tight:
        sheet.text(38, base + 3.8, finding.measure, NOTE, 83, may_cut=True)
        sheet.text(124, base + 3.8, finding.owner_detail, NOTE, 29, may_cut=True)
        sheet.text(155, base + 3.8, finding.deadline_detail, NOTE, 28, may_cut=True)
    sheet.line(LEFT, top + height, RIGHT, top + height)


def deadline(book: Book, finding: Finding) -> str:
    """Return until when a finding must be dealt with."""
    if finding.deadline_at is not None:
        return f"{book.say.short_date(finding.deadline_at)}, {book.say.clock(finding.deadline_at)}"
    return book.say.day(finding.deadline) if finding.deadline else ""


def finding_pages(book: Book, finding: Finding) -> str:
    """Return the pages that show a finding, page 1 left out; one that shows nowhere else is in the table of all."""
    pages = [str(page) for page in book.known.all(f"finding:{finding.number}") if page > 1]
    return ", ".join(pages[:3]) or book.page_of("findings")


# key values, due, signatures --------------------------------------------------------------------------------------


def _key_values(book: Book) -> None:
    tr = book.tr
    values = book.content.key_values[:KEY_COUNT]
    dates = {run.last_visit for run in book.content.calibrations if run.last_visit}
    note = tr("bar: share of the limit used")
    if any(value.last.number is not None for value in values):
        last = book.say.day(max(dates)) if dates else ""
        note = tr("bar: share of the limit used; in grey: last visit {date}", date=last).rstrip()
    book.heading(tr("Key measured values"), note)
    for number, value in enumerate(values):
        _key_value(book, value, LEFT + number * 30, book.y + 5)
    book.y += 20.4


def _key_value(book: Book, key: KeyValue, x: float, y: float) -> None:
    sheet, say = book.sheet, book.say
    bad = key.mark in (Mark.FAIL, Mark.CONDITIONAL)
    colour = COLOURS[key.mark] if bad else INK
    sheet.text(x, y, key.title, NOTE, 26)
    number = say.number(key.value.number, signed=key.value.signed) if key.value.number is not None else key.value.text
    used = sheet.text(x, y + 7, number, KEY_FIGURE.tinted(colour), 20)
    sheet.text(x + used + 1.2, y + 7, key.value.unit, Style(REGULAR, 9, colour if bad else SECOND), 24.8 - used)
    if bad:
        draw_mark(sheet, key.mark, x + 24.4, y + 5.3, 1.5)
    share = share_of_limit(key)
    if share is not None:
        sheet.rect(x, y + 10, 26, 1.6, fill=TINT_TRACK, radius=0.8)
        sheet.rect(x, y + 10, max(1.6, 26 * min(share, 1.0)), 1.6, fill=colour if bad else BAR, radius=0.8)
        sheet.line(x + 26, y + 9.2, x + 26, y + 12.4, INK, 0.3)
    limit = _key_limit(book, key)
    used = sheet.text(x + 26, y + 15.4, limit, SMALL.tinted(INK), 15, "right")
    if key.last.number is not None:
        last = say.tr("last {value}", value=say.number(key.last.number, signed=key.last.signed))
        sheet.text(x, y + 15.4, last, SMALL.tinted(THIRD), 25 - used)


def _key_limit(book: Book, key: KeyValue) -> str:
    say, limit = book.say, key.limit
    if limit.low is not None and limit.high is None:
        return say.tr("min {limit}", limit=say.number(limit.low))
    if limit.high is not None and limit.low is None:
        return say.tr("max {limit}", limit=say.number(limit.high))
    return say.limit(limit)


def share_of_limit(key: KeyValue) -> float | None:
    """Return how much of its limit a value uses: 1 is at the limit; None where that makes no sense."""
    value, low, high = key.value.number, key.limit.low, key.limit.high
    if value is None:
        return None
    if low is not None and high is not None and high > low:
        middle = (low + high) / 2
        return float(abs(value - middle) / ((high - low) / 2))
    if high is not None and high > 0:
        return float(max(value, Decimal(0)) / high)
    if low is not None and low > 0:
        return float(low / value) if value > 0 else 1.0
    return None


def _due(book: Book) -> None:
    book.heading(book.tr("Next due"))
    y = book.y + 6
    due = sorted(book.content.due, key=lambda one: one.on)[:DUE_COUNT]
    step = WIDTH / max(len(due), 4)
    for number, one in enumerate(due):
        x = LEFT + number * step
        if one.finding:
            book.sheet.circle(x + 1.3, y - 1.1, 1.3, fill=WARN)
        else:
            book.sheet.circle(x + 1.3, y - 1.1, 1.15, fill=PAPER, stroke=SECOND, width=0.3)
        book.sheet.text(x + 4.4, y, book.say.day(one.on), Style(SEMIBOLD, 9), step - 6)
        book.sheet.text(x + 4.4, y + 4, one.what, NOTE, step - 5.4)
    book.y = y + 4
