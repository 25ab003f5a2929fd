"""From answers to a verdict: what became of every item, and what it means for the station and its meter."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.answer import Answer, AnswerSheet, Key, key_text, parse_key
from app.domain.checklist import Checklist, Item, ItemKind, LimitSet
from app.domain.condition import Cause, conditioned
from app.domain.decision import Outcome as Decision
from app.domain.errors import BadInput, Reason
from app.domain.fact import ItemAnswered
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import BY_CONDITION, Certificate, Judgement, Why, judge, resolve_limit
from app.domain.number import parse_reading
from app.domain.step import NEEDS_LIVE, ORDER, Step
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict

DANGEROUS = frozenset({ItemVerdict.S1, ItemVerdict.S2})
NO_JUDGEMENT = frozenset({ItemVerdict.NOT_TESTED, ItemVerdict.LIMITATION, ItemVerdict.UNANSWERED})
"""Verdicts that leave open whether the thing is safe."""


@dataclass(frozen=True)
class ItemResult:
    """One line of the command line contract's ``items``."""

    id: str
    item: str
    connector: int | None
    verdict: ItemVerdict
    severity: Severity | None
    national: str
    reason: Why
    limit: str
    limit_source: str
    warning: bool
    photos_missing: int
    instrument_missing: bool
    note: str
    because: str = ""
    """For ``not_asked`` and ``contradicts``: the other side, such as ``V07 = unplugged`` or ``E17@1 = S1``."""


@dataclass(frozen=True)
class InspectionResult:
    """What ``inspection evaluate`` says; ``connectors_out`` names what an open S1 or S2 takes out of service."""

    checklist: str
    version: int
    limit_set: str
    items: tuple[ItemResult, ...]
    verdict: VisitVerdict
    meter: MeterMark
    connectors_out: tuple[int, ...]


def evaluate(checklist: Checklist, limits: LimitSet, sheet: AnswerSheet, where: str = "") -> InspectionResult:
    """Judge every item of ``checklist`` by ``sheet``.

    Raises BadInput naming ``where`` and the answer: UNKNOWN_NAME for an item, connector or choice the checklist does
    not have, WRONG_VALUE for a number that is none, MISSING_KEY when instruments are listed without a day.
    """
    accepted = frozenset(_accepted(checklist, sheet, where))
    judged = outcomes(checklist, limits, sheet, where)
    found = conditioned(judged, lambda others: kept_out(others, accepted))
    skipped = frozenset(sheet.skipped)
    return InspectionResult(
        checklist=checklist.id,
        version=checklist.version,
        limit_set=limits.id,
        items=tuple(_result(outcome, limits) for outcome in found),
        verdict=visit_verdict(found, accepted=accepted, skipped=skipped),
        meter=MeterMark.NOT_JUDGED,
        connectors_out=connectors_out(found, accepted),
    )


def outcomes(checklist: Checklist, limits: LimitSet, sheet: AnswerSheet, where: str = "") -> tuple[ItemOutcome, ...]:
    """Return what every answer is worth by itself, in the order of the checklist; raises as ``evaluate`` does."""
    if sheet.instruments is not None and sheet.on is None:
        raise BadInput(
            Reason.MISSING_KEY, where, field="on", problem="instruments are listed without the day of the visit"
        )
    answers = _answers_by_key(checklist, sheet, where)
    connectors = _connectors(sheet, answers)
    found = []
    for item, connector in asked(checklist, connectors):
        answer = answers.get((item.id, connector), Answer())
        _refuse_junk(item, answer, where, key_text(item.id, connector))
        found.append(ItemOutcome(item, connector, _judged(item, connector, answer, answers, limits, sheet), answer))
    return tuple(found)


def asked(checklist: Checklist, connectors: Collection[int]) -> Iterator[tuple[Item, int | None]]:
    """Yield every item as often as it is asked: once, or once for each connector."""
    for item in checklist.items:
        if item.per_connector and connectors:
            for connector in sorted(connectors):
                yield item, connector
        else:
            yield item, None


def value_near(answers: Mapping[Key, Answer], item: str, connector: int | None) -> str | None:
    """Return the answer to ``item`` at ``connector``, else the one for the station."""
    for key in ((item, connector), (item, None)):
        if key in answers and answers[key].text:
            return answers[key].text
    return None


def standing(attempts: Iterable[ItemAnswered]) -> ItemAnswered | None:
    """Return the attempt that counts: the last, except that a fail gives way only to a re-test with a cause.

    "Not tested", a limitation or "not applicable" never clear a fail, nor does a milder fail without a cause.
    """
    counts: ItemAnswered | None = None
    for attempt in attempts:
        if counts is None or not counts.verdict.failed or _replaces(counts, attempt):
            counts = attempt
    return counts


def cause_needed(attempts: Iterable[ItemAnswered], verdict: ItemVerdict) -> bool:
    """Return True if an answer with ``verdict`` counts only when it names what made the earlier fail pass."""
    earlier = standing(attempts)
    if earlier is None or not earlier.verdict.failed:
        return False
    return verdict is ItemVerdict.PASS or (verdict.failed and verdict.value > earlier.verdict.value)


def outcomes_of_visit(
    checklist: Checklist, attempts: Mapping[Key, Iterable[ItemAnswered]], connectors: Collection[int]
) -> tuple[ItemOutcome, ...]:
    """Return what every item came to by itself, from the verdicts saved with its answers."""
    found = []
    for item, connector in asked(checklist, connectors):
        fact = standing(attempts.get((item.id, connector), ()))
        if fact is None:
            found.append(ItemOutcome(item, connector, Judgement(ItemVerdict.UNANSWERED, Why.EMPTY)))
            continue
        answer = Answer(fact.value, fact.verdict, fact.note or fact.reason, fact.photos, fact.instrument, fact.cause)
        found.append(ItemOutcome(item, connector, Judgement(fact.verdict, limit=fact.limit), answer))
    return tuple(found)


def visit_verdict(
    found: Iterable[ItemOutcome],
    *,
    accepted: Collection[Key] = (),
    skipped: Collection[Step] = (),
    optional: Collection[Step] = (),
) -> VisitVerdict:
    """Return the verdict on electrical safety.

    An open S1 or S2 whose temporary measure nobody ``accepted`` = out of service. Else any mandatory item without a
    judgement, any ``skipped`` step that is not ``optional``, or nothing asked at all = inconclusive, never "safe".
    Else any open finding, accepted ones included = defects.
    """
    left_out = frozenset(skipped) & frozenset(optional)
    counted = [
        outcome
        for outcome in found
        if outcome.again or not (outcome.item.step in left_out and outcome.verdict is ItemVerdict.UNANSWERED)
    ]
    if any(outcome.key not in accepted for outcome in dangers(counted)):
        return VisitVerdict.OUT_OF_SERVICE
    if not counted or frozenset(skipped) - left_out or any(map(_leaves_open, counted)):
        return VisitVerdict.INCONCLUSIVE
    if any(outcome.verdict.failed for outcome in counted):
        return VisitVerdict.DEFECTS
    return VisitVerdict.SAFE


def dangers(found: Iterable[ItemOutcome]) -> tuple[ItemOutcome, ...]:
    """Return the open S1 and S2."""
    return tuple(outcome for outcome in found if outcome.verdict in DANGEROUS)


def kept_out(found: Iterable[ItemOutcome], accepted: Collection[Key] = ()) -> Cause | None:
    """Return the first open S1 or S2 that keeps the station out of service (rule 6), or None."""
    for outcome in dangers(found):
        if outcome.key not in accepted:
            return Cause(key_text(*outcome.key), outcome.verdict.value)
    return None


def connectors_out(found: Iterable[ItemOutcome], accepted: Collection[Key] = ()) -> tuple[int, ...]:
    """Return the connectors that open dangers take out of service; empty also when the whole station is out."""
    open_dangers = [outcome for outcome in dangers(found) if outcome.key not in accepted]
    if any(outcome.connector is None for outcome in open_dangers):
        return ()
    return tuple(sorted({outcome.connector for outcome in open_dangers if outcome.connector is not None}))


def holds(found: Iterable[ItemOutcome]) -> tuple[ItemOutcome, ...]:
    """Return the questions of arrival that forbid to open anything: rain, nobody near, no permit, not asked yet."""
    fine = {ItemVerdict.PASS, ItemVerdict.NOT_APPLICABLE}
    return tuple(
        outcome
        for outcome in found
        if outcome.item.step is Step.ARRIVE and outcome.item.mandatory and outcome.verdict not in fine
    )


def locks(found: Iterable[ItemOutcome]) -> tuple[ItemOutcome, ...]:
    """Return the open S1 and S2 on electrical items: each locks the later live steps until a re-test passes.

    An accepted measure does not unlock: it says the station may serve, not that it may be worked on live. Nor does a
    danger that was taken back, before the item has been measured again.
    """
    return tuple(
        outcome for outcome in found if outcome.item.electrical and (outcome.again or outcome.verdict in DANGEROUS)
    )


def blocking(
    locking: Iterable[ItemOutcome], step: Step, connectors: Collection[int] | None = None
) -> tuple[ItemOutcome, ...]:
    """Return which of ``locks`` keep ``step`` from beginning at the connectors of one EVSE (None = any of the station).

    Only later live steps are locked: the failed item's own step stays open, so that it can be measured again.
    """
    if step not in NEEDS_LIVE:
        return ()
    return tuple(
        lock
        for lock in locking
        if ORDER.index(step) > ORDER.index(lock.item.step)
        and (lock.connector is None or connectors is None or lock.connector in connectors)
    )


def meter_mark(decision: Decision | None) -> MeterMark:
    """Return whether the meter may bill, from the verdict of its calibration; None = not calibrated."""
    if decision is None or decision is Decision.INCONCLUSIVE:
        return MeterMark.NOT_JUDGED
    return MeterMark.MAY_BILL if decision.positive else MeterMark.MUST_NOT_BILL


def _leaves_open(outcome: ItemOutcome) -> bool:
    return outcome.again or (outcome.item.mandatory and outcome.verdict in NO_JUDGEMENT)


def _replaces(earlier: ItemAnswered, later: ItemAnswered) -> bool:
    if later.verdict.failed and later.verdict.value <= earlier.verdict.value:
        return True
    judged = later.verdict.failed or later.verdict is ItemVerdict.PASS
    return judged and bool(later.cause.strip())


def _answers_by_key(checklist: Checklist, sheet: AnswerSheet, where: str) -> dict[Key, Answer]:
    """Return the answers by item and connector; an answer without connector goes to the only one there is."""
    keys = {text: parse_key(text, where) for text in sheet.answers}
    named = sorted({connector for _, connector in keys.values() if connector is not None} | set(sheet.connectors))
    answers: dict[Key, Answer] = {}
    for text, (item_id, connector) in keys.items():
        item = _known(checklist, item_id, where, text)
        if connector is not None and not item.per_connector:
            raise BadInput(Reason.UNKNOWN_NAME, where, field=text, name=text, problem="asked once for the station")
        if sheet.connectors and connector is not None and connector not in sheet.connectors:
            raise BadInput(Reason.UNKNOWN_NAME, where, field=text, name=text, problem="no such connector")
        if item.per_connector and connector is None and named:
            if len(named) > 1:
                raise BadInput(Reason.WRONG_VALUE, where, field=text, problem="which connector?")
            connector = named[0]
        if (item_id, connector) in answers:
            raise BadInput(Reason.WRONG_VALUE, where, field=text, problem="answered twice")
        answers[item_id, connector] = sheet.answers[text]
    return answers


def _known(checklist: Checklist, item_id: str, where: str, text: str) -> Item:
    item = checklist.item(item_id)
    if item is None:
        raise BadInput(Reason.UNKNOWN_NAME, where, field=text, name=text, problem=f"no such item in {checklist.id}")
    return item


def _connectors(sheet: AnswerSheet, answers: Mapping[Key, Answer]) -> frozenset[int]:
    return frozenset(sheet.connectors) | {connector for _, connector in answers if connector is not None}


def _refuse_junk(item: Item, answer: Answer, where: str, key: str) -> None:
    """A typed mistake is shown while typing; in a file it is an error."""
    if not answer.text:
        return
    if item.kind is ItemKind.NUMBER:
        parse_reading(answer.text, where, key)
    if item.kind is ItemKind.CHOICE and answer.text not in {choice.value for choice in item.choices}:
        names = ", ".join(choice.value for choice in item.choices)
        raise BadInput(Reason.WRONG_VALUE, where, field=key, value=answer.text, problem=f"not one of {names}")
    if item.kind is ItemKind.CONFIRM and answer.text.casefold() not in {"yes", "no"}:
        raise BadInput(Reason.WRONG_VALUE, where, field=key, value=answer.text, problem="not yes or no")


def _judged(
    item: Item,
    connector: int | None,
    answer: Answer,
    answers: Mapping[Key, Answer],
    limits: LimitSet,
    sheet: AnswerSheet,
) -> Judgement:
    limit = resolve_limit(item, limits.limits, lambda other: value_near(answers, other, connector))
    return judge(
        item,
        limit,
        answer,
        station_value=_station_value(item, connector, sheet),
        certificate=_certificate(answer, sheet),
    )


def _station_value(item: Item, connector: int | None, sheet: AnswerSheet) -> str | None:
    name = item.station_value or ""
    return sheet.station.get(key_text(name, connector), sheet.station.get(name))


def _certificate(answer: Answer, sheet: AnswerSheet) -> Certificate:
    if sheet.instruments is None or sheet.on is None:
        return Certificate.NOT_CHECKED
    card = sheet.instruments.get(answer.instrument or "")
    if card is None:
        return Certificate.NOT_LISTED
    return Certificate.OVERDUE if card.due < sheet.on else Certificate.VALID


def _accepted(checklist: Checklist, sheet: AnswerSheet, where: str) -> Iterator[Key]:
    for number, accepted in enumerate(sheet.accepted):
        field = f"accepted.{number}"
        if not accepted.person.strip() or not accepted.measure.strip():
            raise BadInput(Reason.WRONG_VALUE, where, field=field, problem="a named person and a measure are needed")
        key = parse_key(accepted.item, where)
        _known(checklist, key[0], where, f"{field}.item")
        yield key


def _result(outcome: ItemOutcome, limits: LimitSet) -> ItemResult:
    judgement = outcome.judgement
    severity = judgement.severity
    return ItemResult(
        id=key_text(outcome.item.id, outcome.connector),
        item=outcome.item.id,
        connector=outcome.connector,
        verdict=judgement.verdict,
        severity=severity,
        national=limits.national_labels.get(judgement.verdict.value, ""),
        reason=judgement.why,
        limit=judgement.limit,
        limit_source=judgement.limit_source,
        warning=judgement.warning,
        photos_missing=judgement.photos_missing,
        instrument_missing=judgement.instrument_missing,
        note=outcome.answer.note,
        because=_because(judgement),
    )


def _because(judgement: Judgement) -> str:
    if judgement.why not in BY_CONDITION:
        return ""
    return f"{judgement.data['item']} = {judgement.data['other']}"
