"""Page 1: what the supervisor must know, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain import report as r
from app.domain.answer import key_text
from app.domain.fact import AvailabilitySet
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import SEVERITY_WORDS
from app.domain.messages import SENTENCES, reason_words
from app.domain.outcome import METER_FINDING, METER_TEST_FINDING, VALIDITY_FINDING, Finding, VisitOutcome
from app.domain.step import TITLES, Step
from app.domain.template import order
from app.domain.text import mark
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict
from app.domain.visit import StepStatus
from app.workflows.report.inspection_part import (
    finding_numbers,
    limit_of,
    value_of,
    was_corrected,
)
from app.workflows.report.source import ReportSource

METER_REASONS = {
    MeterMark.MAY_BILL: mark("all load points within the limit"),
    MeterMark.MUST_NOT_BILL: mark("error above the limit"),
    MeterMark.NOT_JUDGED: mark("not calibrated, or not decided"),
}
UNDECIDED = mark("to be calibrated, and not decided")
METER_FINDINGS = {
    METER_FINDING: mark("error above the limit"),
    METER_TEST_FINDING: mark("a test of the meter failed"),
    VALIDITY_FINDING: mark("legal validity ended by a change"),
}
"""Why a meter must not bill, by the title of its finding."""

LIMIT_WORDS = {
    True: mark("limit followed"),
    False: mark("limit not followed"),
    None: mark("the station told no current"),
}
LIMIT_MARKS = {True: r.Mark.PASS, False: r.Mark.FAIL, None: r.Mark.NOT_TESTED}


def judgement_part(source: ReportSource) -> r.Judgement:
    """Return the verdict band with its two marks and, where out of service, the three proofs (rule 5)."""
    outcome = source.outcome
    months = _interval_months(source)
    return r.Judgement(
        safety=outcome.verdict,
        meter=outcome.meter,
        meter_reason=source.tr(meter_reason(outcome)),
        reasons=tuple(_reasons(source)),
        connectors_out=tuple(source.tr("connector {n}", n=number) for number in outcome.connectors_out),
        next_inspection=_months_later(source.created, months) if months else None,
        interval_months=months or None,
        acceptance=_acceptance(source),
        out_of_service=_three_marks(source) if outcome.out_of_service else (),
    )


def meter_reason(outcome: VisitOutcome) -> str:
    """Return why the meter has its mark, marked."""
    found = next((finding.title for finding in outcome.findings if finding.title in METER_FINDINGS), None)
    if found is not None:
        return METER_FINDINGS[found]
    return UNDECIDED if outcome.undecided else METER_REASONS[outcome.meter]


def _interval_months(source: ReportSource) -> int:
    """Return the months to the next inspection; 0 where this one was not finished: it does not start a new interval."""
    finished = not source.outcome.missing and source.state.stopped is None
    return source.template.next_months if finished else 0


def _reasons(source: ReportSource) -> Iterator[str]:
    if source.state.stopped:
        stopped = source.state.stopped.reason
        ended = (step for step, state in source.state.steps.items() if state.note == stopped)
        reason = reason_words(stopped, source.tr(TITLES[next(ended, Step.ARRIVE)]), source.tr)
        yield source.tr("Stopped: {reason}", reason=reason.partition(". ")[0].rstrip("."))
    for step in order(source.template):
        state = source.state.steps[step]
        if state.status is StepStatus.FAILED:
            yield source.tr("{step} not finished", step=source.tr(TITLES[step]))
    missing = len(source.outcome.missing)
    if source.outcome.verdict is VisitVerdict.INCONCLUSIVE and missing:
        yield source.tr("{n} mandatory items or steps were not tested", n=missing)
    count = len(source.outcome.findings)
    if count:
        yield source.tr("{n} open findings", n=count)


def _acceptance(source: ReportSource) -> r.Acceptance | None:
    for saved in source.state.saved:
        fact = saved.fact
        if fact.kind == "measure_accepted":
            return r.Acceptance(fact.person, saved.at, fact.measure)
    return None


def _three_marks(source: ReportSource) -> tuple[r.ServiceMark, ...]:
    said, at = source.answer_printed_at, source.answered_at
    available: AvailabilitySet | None = source.state.availability
    read_back = available is not None and not available.operative
    return (
        r.ServiceMark(
            source.tr("locked and labelled"),
            source.passed_at("service.label"),
            said("service.label"),
            at("service.label"),
        ),
        r.ServiceMark(
            source.tr("availability read back"), read_back, available.read_back if available and read_back else ""
        ),
        r.ServiceMark(
            source.tr("operator told"),
            source.passed_at("service.operator"),
            said("service.operator"),
            at("service.operator"),
        ),
    )


def findings_part(source: ReportSource) -> tuple[r.Finding, ...]:
    """Return open findings, gravest first, then what was corrected on site; one numbering on all pages."""
    numbers = finding_numbers(source)
    spare = iter(range(sum(1 for found in source.outcome.findings if found.item) + 1, 1000))
    open_ones = tuple(
        _finding(source, found, numbers.get((found.item, found.connector)) or next(spare))
        for found in source.outcome.findings
    )
    corrected = tuple(
        _corrected(source, found, numbers[found.key]) for found in source.outcome.items if was_corrected(source, found)
    )
    return open_ones + corrected


def _finding(source: ReportSource, found: Finding, number: int) -> r.Finding:
    item = source.checklist.item(found.item)
    fact = source.state.answers.get((found.item, found.connector))
    accepted = source.state.accepted(found.item, found.connector)
    hours = source.deadline_hours[found.severity]
    return r.Finding(
        number=number,
        severity=found.severity,
        title=_at(source, source.texts.pick(item.text), found.connector) if item else _step_title(source, found),
        measure=accepted.measure if accepted else (fact.note if fact else ""),
        owner=source.tr("Operator"),
        deadline=(source.created + timedelta(hours=hours)).date(),
        deadline_detail=source.tr(SEVERITY_WORDS[found.severity]),
        item=_place(source, found.item, found.connector),
        national=source.limits.national_labels.get(found.severity.value, ""),
    )


def _step_title(source: ReportSource, found: Finding) -> str:
    if found.title in {reason.value for reason in SENTENCES}:
        return source.tr("{step}: not finished", step=source.tr(TITLES[found.step])) if found.step else ""
    return source.tr(found.title)


def _corrected(source: ReportSource, found: ItemOutcome, number: int) -> r.Finding:
    attempts = source.state.attempts[found.key]
    worst = min(attempt.verdict.value for attempt in attempts if attempt.verdict.failed)
    return r.Finding(
        number=number,
        severity=Severity(worst),
        title=_at(source, source.texts.pick(found.item.text), found.connector),
        measure=attempts[-1].cause,
        corrected=True,
        item=_place(source, found.item.id, found.connector),
    )


def _at(source: ReportSource, title: str, connector: int | None) -> str:
    """Return the title with its connector, where the station has several: somebody has to find it."""
    if connector is None or len(source.state.connectors) < 2:
        return title
    return source.tr("{title}, connector {number}", title=title, number=connector)


def _place(source: ReportSource, item: str, connector: int | None) -> str:
    return key_text(item, connector) if len(source.state.connectors) > 1 else item


def key_values_part(source: ReportSource) -> tuple[r.KeyValue, ...]:
    """Return up to six key figures: the items marked so, and the worst load of the meter."""
    figures = [
        r.KeyValue(
            title=source.texts.pick(found.item.short or found.item.text),
            value=value_of(source, found.item, fact),
            limit=limit_of(source, found.item, fact),
            last=value_of(source, found.item, source.last.answers.get(found.key)) if source.last else r.Value(),
            mark=r.Mark.FAIL if found.verdict.failed else r.Mark.PASS,
            instrument=fact.instrument or "",
        )
        for found in source.outcome.items
        if found.item.prints == "key_value"
        and (fact := source.state.answers.get(found.key)) is not None
        and value_of(source, found.item, fact).number is not None
    ]
    return tuple(figures[:5]) + tuple(_worst_load(source))


def _worst_load(source: ReportSource) -> Iterator[r.KeyValue]:
    if source.evaluated is None:
        return
    worst = max(source.evaluated.result.points, key=lambda point: abs(point.mean_percent) / point.limit_percent)
    limit = Decimal(repr(worst.limit_percent))
    yield r.KeyValue(
        title=source.tr("Meter, worst load"),
        value=r.Value(Decimal(repr(worst.mean_percent)).quantize(Decimal("0.01")), "%", signed=True),
        limit=r.Limit(-limit, limit),
        mark=r.Mark.PASS if worst.decision.positive else r.Mark.FAIL,
        instrument=source.reference.id if source.reference else "",
    )


def done_part(source: ReportSource) -> tuple[r.DoneLine, ...]:
    """Return what was done, one line a kind of work."""
    return tuple(_done_lines(source))


def _done_lines(source: ReportSource) -> Iterator[r.DoneLine]:
    items = source.outcome.items
    failed = sum(1 for found in items if found.verdict.failed)
    answered = sum(1 for found in items if found.asked and found.verdict is not ItemVerdict.UNANSWERED)
    yield r.DoneLine(
        r.Mark.CONDITIONAL if failed else r.Mark.PASS,
        source.tr("{n} items inspected", n=answered),
        source.tr("{n} open", n=failed) if failed else source.tr("none open"),
    )
    if source.evaluated:
        good = source.outcome.meter is MeterMark.MAY_BILL
        points = len(source.evaluated.result.points)
        yield r.DoneLine(r.Mark.PASS if good else r.Mark.FAIL, source.tr("Meter checked at {n} loads", n=points))
    update = source.state.firmware
    if update:
        title = source.tr("Firmware {before} to {wanted}", before=update.before, wanted=update.wanted)
        detail = (
            source.tr("version read back")
            if update.ok
            else source.tr("not installed, {after} runs", after=update.after)
        )
        yield r.DoneLine(r.Mark.PASS if update.ok else r.Mark.FAIL, title, detail)
    charge = source.state.test_charge
    if charge:
        detail = source.tr(LIMIT_WORDS[charge.limit_followed])
        yield r.DoneLine(
            LIMIT_MARKS[charge.limit_followed],
            source.tr("Test charge, {power} kW", power=source.decimal(f"{charge.max_power_w / 1000:.1f}")),
            detail,
        )
    if source.operators_records:
        yield r.DoneLine(r.Mark.PASS, source.tr("{n} records of the operator kept", n=len(source.operators_records)))


def due_part(source: ReportSource) -> tuple[r.Due, ...]:
    """Return what falls due, by date."""
    dues = [
        r.Due(
            found.deadline.date() if isinstance(found.deadline, datetime) else found.deadline, f"F-{found.number}", True
        )
        for found in findings_part(source)
        if not found.corrected and found.deadline is not None
    ]
    months = _interval_months(source)
    if months:
        dues.append(r.Due(_months_later(source.created, months), source.texts.pick(source.template.title)))
    return tuple(sorted(dues, key=lambda due: due.on))[:5]


def skipped_part(source: ReportSource) -> tuple[r.SkippedStep, ...]:
    """Return every step that was not done, with its reason."""
    found = []
    for step in order(source.template):
        state = source.state.steps[step]
        title = source.tr(TITLES[step])
        if state.status is StepStatus.SKIPPED:
            found.append(r.SkippedStep(step.value, title, state.note, state.ended_at))
        elif state.status is StepStatus.FAILED:
            found.append(r.SkippedStep(step.value, title, reason_words(state.note, title, source.tr), state.ended_at))
        elif state.status is StepStatus.NOT_IN_THIS_VERSION:
            found.append(r.SkippedStep(step.value, title, source.tr("not in this version"), None))
        elif step is not Step.REPORT and state.status is StepStatus.TO_DO:
            found.append(r.SkippedStep(step.value, title, source.tr("not reached"), None))
    return tuple(found)


def _months_later(at: datetime, months: int) -> date:
    month = at.month - 1 + months
    year, month = at.year + month // 12, month % 12 + 1
    for day in (at.day, 28):
        try:
            return datetime(year, month, day, tzinfo=UTC).date()
        except ValueError:
            continue
    raise AssertionError  # day 28 exists in every month
