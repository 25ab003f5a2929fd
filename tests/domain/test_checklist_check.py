"""A checklist that cannot be worked with is found out before the visit, field by field."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.checklist import Checklist, Choice, Item, ItemKind, Limit, LimitSet, Section
from app.domain.checklist_check import Problem, limit_ids, problems
from app.domain.step import Step

BOTH = {"en": "Text", "de": "Text"}
NUMBER = Item("E17", Step.LIVE_CHECKS, "rcd", ItemKind.NUMBER, BOTH, unit="ms", limit="E17")
DEVICE = Item("E12", Step.LIVE_CHECKS, "rcd", ItemKind.CHOICE, BOTH, choices=(Choice("b16", BOTH), Choice("c16", BOTH)))
LOOP = Item("E11", Step.LIVE_CHECKS, "rcd", ItemKind.NUMBER, BOTH, limit="E11:{E12}")
STATION = Item("X01", Step.SNAPSHOT, "rcd", ItemKind.STATION, BOTH, station_value="connector_error", limit="OK")
SOUND = Checklist("c", 1, BOTH, "l", (Section("rcd", BOTH),), (NUMBER, DEVICE, LOOP, STATION))
LIMITS = LimitSet(
    "l", "1", "DE", BOTH, "a", None,
    {
        "E17": Limit(source="IEC", hi=Decimal(300)),
        "E11:b16": Limit(source="IEC", hi=Decimal(1)),
        "OK": Limit(source="OCPP", equals="NoError"),
    },
    {},
)  # fmt: skip


def having(*items: Item) -> Checklist:
    return replace(SOUND, items=items)


def test_a_sound_checklist_has_no_problems() -> None:
    assert problems(SOUND, LIMITS) == ()


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (replace(NUMBER, id="e17"), "items.e17"),
        (replace(NUMBER, id="E17@1"), "items.E17@1"),
        (replace(NUMBER, section="none"), "items.E17.section"),
        (replace(NUMBER, photos=-1), "items.E17.photos"),
        (replace(NUMBER, text={"en": "Text"}), "items.E17.text"),
        (replace(NUMBER, hint={"en": "Text", "de": " "}), "items.E17.hint"),
        (replace(NUMBER, choices=(Choice("a", BOTH),)), "items.E17.choices"),
        (replace(NUMBER, station_value="vendor"), "items.E17.station_value"),
        (replace(NUMBER, limit="E99"), "items.E17.limit"),
        (replace(NUMBER, limit="OK"), "items.E17.limit"),
        (replace(STATION, station_value=None), "items.X01.station_value"),
        (replace(STATION, station_value="colour"), "items.X01.station_value"),
        (replace(DEVICE, limit="E17"), "items.E12.limit"),
        (replace(DEVICE, choices=()), "items.E12.choices"),
        (replace(DEVICE, choices=(Choice("a", BOTH), Choice("a", BOTH))), "items.E12.choices.a"),
        (replace(DEVICE, choices=(Choice("a", {"de": "A"}),)), "items.E12.choices.a"),
        (replace(DEVICE, choices=(Choice("a", BOTH, "C1"),)), "items.E12.choices.a.verdict"),
        (replace(DEVICE, choices=(Choice("a", BOTH, "unanswered"),)), "items.E12.choices.a.verdict"),
        (replace(LOOP, limit="E11:{E13}"), "items.E11.limit"),
    ],
)
def test_each_mistake_is_named_by_its_field(item: Item, field: str) -> None:
    others = (DEVICE,) if item.id == "E11" else ()
    assert [found.field for found in problems(having(item, *others), LIMITS)] == [field]


def test_a_limit_that_hangs_on_a_choice_needs_one_of_them_at_least() -> None:
    assert limit_ids(LOOP, SOUND) == ("E11:b16", "E11:c16")
    assert limit_ids(NUMBER, SOUND) == ("E17",)
    assert limit_ids(DEVICE, SOUND) == ()
    none = replace(LIMITS, limits={name: limit for name, limit in LIMITS.limits.items() if name != "E11:b16"})
    assert problems(SOUND, none) == (Problem("items.E11.limit", "E11:{E12} is not in l"),)


def test_ids_are_used_once() -> None:
    assert problems(having(NUMBER, NUMBER), LIMITS) == (Problem("items.E17", "twice"),)
    twice = replace(SOUND, sections=SOUND.sections * 2)
    assert problems(twice, LIMITS) == (Problem("sections.rcd", "twice"),)


def test_headings_speak_both_languages() -> None:
    english = replace(SOUND, title={"en": "Only"}, sections=(Section("rcd", {"en": "Only"}),))
    assert [found.field for found in problems(english, LIMITS)] == ["title", "sections.rcd.text"]


@pytest.mark.parametrize(
    ("limit", "field"),
    [
        (Limit(source="IEC"), "limits.E17"),
        (Limit(source="IEC", hi=Decimal(1), equals="yes"), "limits.E17"),
        (Limit(source="IEC", lo=Decimal(2), hi=Decimal(1)), "limits.E17"),
        (Limit(source=" ", hi=Decimal(1)), "limits.E17.source"),
    ],
)
def test_a_limit_has_a_source_and_one_way_to_compare(limit: Limit, field: str) -> None:
    wrong = replace(LIMITS, limits={**LIMITS.limits, "E17": limit})
    assert field in [found.field for found in problems(SOUND, wrong)]
