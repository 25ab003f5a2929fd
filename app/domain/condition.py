"""Which items are asked, and which answers cannot stand together, as of the other answers of the same visit.

A condition is worked out anew from the saved answers each time, never saved itself: where the other answer changes, the
item is asked, or not applicable, or contradicted at once. Source: own practice (field rules 5, 6 and 24: what a report
says of the bay, the label and the customer has to agree with what it says of the station).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.answer import Key, key_text
from app.domain.checklist import SERVICE, SERVICE_IN, SERVICE_OUT, Condition, Contradiction, Item, ItemKind
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import Judgement, Why
from app.domain.verdict import ItemVerdict

AVAILABILITY = "availability"


@dataclass(frozen=True)
class Cause:
    """What keeps a station out of service: an item, a step or ``availability``, and what it says."""

    about: str
    said: str


@dataclass(frozen=True)
class Clash:
    """An answer that cannot stand, and what it contradicts."""

    key: Key
    answer: str
    about: str
    """Item, step or ``availability``."""
    said: str


Decides = Callable[[tuple[ItemOutcome, ...]], Cause | None]
"""Says what keeps the station out of service, from the outcomes that do not depend on it; None = it is in service."""


def conditioned(found: Iterable[ItemOutcome], decides: Decides) -> tuple[ItemOutcome, ...]:
    """Return the outcomes with every condition applied.

    An item that is not asked is NA, a contradicted answer is none; but a fail stays a fail (field rule 4).
    """
    found = tuple(found)
    apart = tuple(outcome for outcome in found if not outcome.item.about_service)
    cause = decides(_applied(apart, None))
    return _applied(found, cause)


def clash(
    item: Item, connector: int | None, answer: str, found: Iterable[ItemOutcome], cause: Cause | None
) -> Clash | None:
    """Return what ``answer`` to an item would contradict, or None; ``found`` are the outcomes of the other items."""
    return _clash(item, connector, answer, _values(found), cause)


def clashes(found: Iterable[ItemOutcome]) -> tuple[Clash, ...]:
    """Return the answers that contradict something, of outcomes that ``conditioned`` returned."""
    return tuple(
        Clash(outcome.key, data["value"], data["item"], data["other"])
        for outcome in found
        if outcome.judgement.why is Why.CONTRADICTS and (data := outcome.judgement.data)
    )


def _applied(found: tuple[ItemOutcome, ...], cause: Cause | None) -> tuple[ItemOutcome, ...]:
    """Apply the conditions in the order of the checklist: each item asks only about those before it."""
    values: dict[Key, str] = {}
    applied = []
    for outcome in found:
        outcome = _with_conditions(outcome, values, cause)
        value = _value(outcome)
        if value and outcome.asked:
            values[outcome.key] = value
        applied.append(outcome)
    return tuple(applied)


def _values(found: Iterable[ItemOutcome]) -> dict[Key, str]:
    return {outcome.key: value for outcome in found if outcome.asked and (value := _value(outcome))}


def _value(outcome: ItemOutcome) -> str:
    """Return what was answered; yes and no in one spelling, also where only the verdict was said."""
    if outcome.item.kind is not ItemKind.CONFIRM:
        return outcome.answer.text
    if not outcome.answer.text and (outcome.verdict is ItemVerdict.PASS or outcome.verdict.failed):
        return "no" if outcome.verdict.failed else "yes"
    return outcome.answer.text.casefold()


def _with_conditions(outcome: ItemOutcome, values: Mapping[Key, str], cause: Cause | None) -> ItemOutcome:
    item = outcome.item
    if not (item.when or item.contradicts) or outcome.verdict.failed:
        return outcome
    if item.when is not None and not _holds(item.when, outcome.connector, values, cause):
        data = {"item": item.when.about, "other": " / ".join(item.when.any_of)}
        return replace(outcome, judgement=Judgement(ItemVerdict.NOT_APPLICABLE, Why.NOT_ASKED, data))
    found = _clash(item, outcome.connector, _value(outcome), values, cause)
    if found is None:
        return outcome
    data = {"value": found.answer, "item": found.about, "other": found.said}
    return replace(outcome, judgement=Judgement(ItemVerdict.UNANSWERED, Why.CONTRADICTS, data))


def _clash(
    item: Item, connector: int | None, answer: str, values: Mapping[Key, str], cause: Cause | None
) -> Clash | None:
    for one in item.contradicts:
        if answer not in one.answer or not _holds(one, connector, values, cause):
            continue
        if one.about != SERVICE:
            key = _near(one.about, connector, values)
            return Clash((item.id, connector), answer, key_text(*key), values[key])
        if cause is not None:
            return Clash((item.id, connector), answer, cause.about, cause.said)
        return Clash((item.id, connector), answer, SERVICE, SERVICE_IN)
    return None


def _holds(
    asked: Condition | Contradiction, connector: int | None, values: Mapping[Key, str], cause: Cause | None
) -> bool:
    if asked.about == SERVICE:
        return (SERVICE_IN if cause is None else SERVICE_OUT) in asked.any_of
    return values.get(_near(asked.about, connector, values)) in asked.any_of


def _near(item: str, connector: int | None, values: Mapping[Key, str]) -> Key:
    """Return the answer at the same connector, else the one for the station."""
    return (item, connector) if (item, connector) in values else (item, None)
