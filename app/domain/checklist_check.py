"""Says what is wrong with a checklist before anybody stands in the rain with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.checklist import (
    SERVICE,
    SERVICE_IN,
    SERVICE_OUT,
    Checklist,
    Condition,
    Contradiction,
    Item,
    ItemKind,
    Limit,
    LimitSet,
)
from app.domain.station_values import known
from app.domain.step import Step
from app.domain.text import Words
from app.domain.verdict import ItemVerdict

LANGUAGES = ("en", "de")
_ITEM_ID = re.compile(r"[A-Z][A-Z0-9_]*", re.ASCII)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the field (``items.E17.limit``) and what about it."""

    field: str
    problem: str


def problems(checklist: Checklist, limits: LimitSet) -> tuple[Problem, ...]:
    """Return everything wrong with ``checklist`` under ``limits``; empty = it can be used."""
    sections = {section.id for section in checklist.sections}
    found: Iterator[Problem] = chain(
        _twice("items", [item.id for item in checklist.items]),
        _twice("sections", [section.id for section in checklist.sections]),
        _texts("title", checklist.title),
        chain.from_iterable(_texts(f"sections.{section.id}.text", section.text) for section in checklist.sections),
        chain.from_iterable(_item_problems(item, checklist, limits, sections) for item in checklist.items),
        chain.from_iterable(_limit_problems(name, limit) for name, limit in limits.limits.items()),
    )
    return tuple(found)


def limit_ids(item: Item, checklist: Checklist) -> tuple[str, ...]:
    """Return the ids of all limits that ``item`` may ask for: one for each choice of the item it depends on."""
    if item.limit is None:
        return ()
    before, opening, rest = item.limit.partition("{")
    if not opening:
        return (item.limit,)
    other, _, after = rest.partition("}")
    found = checklist.item(other)
    return tuple(f"{before}{choice.value}{after}" for choice in found.choices) if found else ()


def _item_problems(item: Item, checklist: Checklist, limits: LimitSet, sections: set[str]) -> Iterator[Problem]:
    where = f"items.{item.id}"
    if not _ITEM_ID.fullmatch(item.id):
        yield Problem(where, "an id has capital letters, digits and _ only")
    if item.section not in sections:
        yield Problem(f"{where}.section", f"no section {item.section}")
    if item.photos < 0:
        yield Problem(f"{where}.photos", "less than none")
    yield from _texts(f"{where}.text", item.text)
    if item.hint is not None:
        yield from _texts(f"{where}.hint", item.hint)
    yield from _kind_problems(item, where)
    yield from _reference_problems(item, checklist, limits, where)
    yield from _condition_problems(item, checklist, where)


def _kind_problems(item: Item, where: str) -> Iterator[Problem]:
    """Yield what does not go with the kind of the item."""
    if (item.kind is ItemKind.CHOICE) != bool(item.choices):
        yield Problem(f"{where}.choices", "a choice item has choices, no other item has")
    if (item.kind is ItemKind.STATION) != (item.station_value is not None):
        yield Problem(f"{where}.station_value", "a station item names its value, no other item does")
    if item.station_value is not None and not known(item.station_value):
        yield Problem(f"{where}.station_value", f"no station value {item.station_value}")
    if item.kind in {ItemKind.CONFIRM, ItemKind.CHOICE, ItemKind.TIME} and item.limit is not None:
        yield Problem(f"{where}.limit", f"a {item.kind.value} item has no limit")
    yield from _twice(f"{where}.choices", [choice.value for choice in item.choices])
    for choice in item.choices:
        yield from _texts(f"{where}.choices.{choice.value}", choice.text)
        if choice.verdict not in set(ItemVerdict) - {ItemVerdict.UNANSWERED}:
            yield Problem(f"{where}.choices.{choice.value}.verdict", f"no verdict {choice.verdict}")


def _reference_problems(item: Item, checklist: Checklist, limits: LimitSet, where: str) -> Iterator[Problem]:
    """Yield limits that are not in the set; ``E11:{E12}`` needs one limit at least among the choices of E12."""
    if item.limit is None:
        return
    ids = limit_ids(item, checklist)
    present = [name for name in ids if name in limits.limits]
    if not present:
        yield Problem(f"{where}.limit", f"{item.limit} is not in {limits.id}")
    for name in present:
        limit = limits.limits[name]
        if item.kind is ItemKind.NUMBER and limit.lo is None and limit.hi is None:
            yield Problem(f"{where}.limit", f"{name} has no number to compare with")


def _condition_problems(item: Item, checklist: Checklist, where: str) -> Iterator[Problem]:
    """Yield conditions that can never be decided, or would let a mandatory item go unasked without anybody's word."""
    if item.when is not None:
        yield from _about_problems(item, item.when, checklist, f"{where}.when")
        other = checklist.item(item.when.about)
        if item.mandatory and other is not None and not other.mandatory:
            yield Problem(f"{where}.when", f"mandatory, but {other.id} is not")
    for number, one in enumerate(item.contradicts):
        field = f"{where}.contradicts.{number}"
        yield from _value_problems(one.answer, answers_of(item), f"{field}.answer")
        yield from _about_problems(item, one, checklist, field)


def _about_problems(
    item: Item, condition: Condition | Contradiction, checklist: Checklist, where: str
) -> Iterator[Problem]:
    if condition.about == SERVICE:
        if item.step is not Step.CLOSE_OUT:
            yield Problem(f"{where}.about", "the service of the station is known at close-out only")
        yield from _value_problems(condition.any_of, (SERVICE_IN, SERVICE_OUT), f"{where}.any_of")
        return
    before = checklist.items[: checklist.items.index(item)]
    other = next((one for one in before if one.id == condition.about), None)
    if other is None:
        yield Problem(f"{where}.about", f"no item {condition.about} before it")
        return
    if other.per_connector and not item.per_connector:
        yield Problem(f"{where}.about", f"{other.id} is asked at each connector, {item.id} is not")
    yield from _value_problems(condition.any_of, answers_of(other), f"{where}.any_of")


def answers_of(item: Item) -> tuple[str, ...]:
    """Return the answers a condition may name: choices, or yes and no; none for any other kind."""
    if item.kind is ItemKind.CONFIRM:
        return ("yes", "no")
    return tuple(choice.value for choice in item.choices)


def _value_problems(values: tuple[str, ...], possible: tuple[str, ...], where: str) -> Iterator[Problem]:
    if not values:
        yield Problem(where, "empty")
    for value in values:
        if value not in possible:
            yield Problem(where, f"{value} is not one of {', '.join(possible) or 'any choices'}")


def _limit_problems(name: str, limit: Limit) -> Iterator[Problem]:
    numeric = limit.lo is not None or limit.hi is not None
    worded = limit.equals is not None or bool(limit.any_of)
    if numeric == worded:
        yield Problem(f"limits.{name}", "either numbers or words")
    if limit.lo is not None and limit.hi is not None and limit.lo > limit.hi:
        yield Problem(f"limits.{name}", "lo is above hi")
    if not limit.source.strip():
        yield Problem(f"limits.{name}.source", "empty")


def _texts(where: str, words: Words) -> Iterator[Problem]:
    for language in LANGUAGES:
        if not words.get(language, "").strip():
            yield Problem(where, f"no text in {language}")


def _twice(where: str, names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(f"{where}.{name}", "twice")
