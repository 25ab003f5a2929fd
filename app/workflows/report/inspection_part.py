"""The checklist as printed: values with their limits, all attempts, photos and findings."""

from decimal import Decimal, InvalidOperation

from app.domain import report as r
from app.domain.checklist import Item, ItemKind
from app.domain.condition_words import judgement_words
from app.domain.fact import ItemAnswered
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import BY_CONDITION, SENTENCES, Why, resolve_limit
from app.domain.verdict import ItemVerdict
from app.workflows.report.source import ReportSource


def inspection_part(source: ReportSource) -> r.Inspection:
    """Return every item asked, by section; unanswered ones are printed as not tested."""
    numbers = finding_numbers(source)
    sections = tuple(
        r.Section(source.texts.pick(section.text), items)
        for section in source.checklist.sections
        if (
            items := tuple(
                _item(source, found, numbers) for found in source.outcome.items if found.item.section == section.id
            )
        )
    )
    return r.Inspection(
        checklist=source.texts.pick(source.checklist.title),
        version=str(source.checklist.version),
        limit_set=f"{source.limits.id} {source.limits.edition}".strip(),
        limit_set_approved=source.limits.approved_by or "",
        sections=sections,
    )


def finding_numbers(source: ReportSource) -> dict[tuple[str, int | None], int]:
    """Return the number F-n of every item with a finding, open ones first, corrected ones after."""
    open_items = [(found.item, found.connector) for found in source.outcome.findings if found.item]
    corrected = [
        found.key for found in source.outcome.items if found.key not in open_items and was_corrected(source, found)
    ]
    others = sum(1 for found in source.outcome.findings if not found.item)
    numbers = {key: number for number, key in enumerate(open_items, 1)}
    numbers.update({key: number for number, key in enumerate(corrected, len(open_items) + others + 1)})
    return numbers


def was_corrected(source: ReportSource, found: ItemOutcome) -> bool:
    """A pass after a fail, with its cause."""
    attempts = source.state.attempts.get(found.key, ())
    return found.verdict is ItemVerdict.PASS and any(attempt.verdict.failed for attempt in attempts)


def number_of(text: str | None) -> Decimal | None:
    """Return a measured number with its digits, or None for words."""
    if text is None:
        return None
    try:
        value = Decimal(text.strip().lstrip("<>≤≥ ").replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def value_of(source: ReportSource, item: Item, fact: ItemAnswered | None) -> r.Value:
    """Return the value as printed: number with unit, words of a choice, or text."""
    if fact is None or not fact.value or (item.kind is ItemKind.CONFIRM and fact.value.casefold() == "yes"):
        return r.Value()  # the check mark says it
    number = number_of(fact.value) if item.kind in {ItemKind.NUMBER, ItemKind.STATION} else None
    if number is not None and fact.value.strip()[:1] not in "<>≤≥":
        return r.Value(number=number, unit=item.unit)
    return r.Value(text=source.value_words(item, fact.value))


def limit_of(source: ReportSource, item: Item, fact: ItemAnswered | None) -> r.Limit:
    """Return the limit as it was applied."""
    known = resolve_limit(item, source.limits.limits, lambda name: _answer(source, name, fact))
    if known is not None and known.equals is None and not known.any_of:
        return r.Limit(known.lo, known.hi)
    if known is not None and known.equals is not None:
        return r.Limit(text=f"= {source.value_words(item, known.equals)}")
    return r.Limit(text=fact.limit if fact else "")


def _answer(source: ReportSource, item_id: str, beside: ItemAnswered | None) -> str | None:
    """Return the answer of another item at the same connector, or of the station."""
    answers = source.state.answers
    for connector in (beside.connector if beside else None, None):
        if (item_id, connector) in answers:
            return answers[item_id, connector].value
    return None


def _item(source: ReportSource, found: ItemOutcome, numbers: dict[tuple[str, int | None], int]) -> r.Item:
    fact = source.state.answers.get(found.key) if found.asked else None
    return r.Item(
        id=found.item.id,
        title=source.texts.pick(found.item.text),
        verdict=found.verdict,
        value=value_of(source, found.item, fact),
        limit=limit_of(source, found.item, fact),
        source=fact.source if fact else None,
        instrument=(fact.instrument or "") if fact else "",
        note=fact.note if fact else "",
        reason=_reason(source, found, fact),
        finding=numbers.get(found.key),
        corrected=was_corrected(source, found),
        connector=str(found.connector) if found.connector and len(source.state.connectors) > 1 else "",
        mandatory=found.item.mandatory,
        attempts=_attempts(source, found),
    )


def _attempts(source: ReportSource, found: ItemOutcome) -> tuple[r.Attempt, ...]:
    timed = source.state.timed_attempts.get(found.key, ())
    if len(timed) < 2 and not any(attempt.withdrawn_at for attempt in timed):
        return ()
    return tuple(
        r.Attempt(
            attempt.at,
            attempt.answer.verdict,
            value_of(source, found.item, attempt.answer),
            attempt.answer.cause,
            attempt.withdrawn_at,
            attempt.reason,
        )
        for attempt in timed
    )


def _reason(source: ReportSource, found: ItemOutcome, fact: ItemAnswered | None) -> str:
    if found.judgement.why in BY_CONDITION:
        said = source.value_words(found.item, found.judgement.data.get("value", ""))
        return judgement_words(found.judgement, said, source.checklist, source.texts)
    if found.verdict is ItemVerdict.UNANSWERED:
        return source.tr(SENTENCES[Why.EMPTY])
    if fact is None or found.verdict is ItemVerdict.PASS:
        return ""
    return fact.note or _why(source, found.item, fact)


def _why(source: ReportSource, item: Item, fact: ItemAnswered) -> str:
    try:
        sentence = SENTENCES[Why(fact.reason)]
    except ValueError:
        return fact.reason
    value = source.value_words(item, fact.value or "")
    return source.tr(sentence, value=value, limit=fact.limit, instrument=fact.instrument or "", station="", count="")
