"""Visit templates: the order that protects people, and what may be left out."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.codec import decode, encode
from app.domain.errors import BadInput, Reason
from app.domain.step import NEVER_SKIPPED, ORDER, Step
from app.domain.template import VisitTemplate, check, mandatory, may_skip, never_skipped, order, safe_order

PLAIN = VisitTemplate(
    id="plain",
    version=1,
    title={"en": "Plain", "de": "Schlicht"},
    checklist="ev-ac-inspect",
    limit_set="de-ac-2026",
    steps=ORDER,
    skippable=frozenset({Step.FIRMWARE, Step.CALIBRATION}),
    optional=frozenset({Step.FIRMWARE}),
)


def without(*steps: Step) -> tuple[Step, ...]:
    return tuple(step for step in ORDER if step not in steps)


def refused(template: VisitTemplate) -> BadInput:
    with pytest.raises(BadInput) as caught:
        check(template, "plain.json")
    assert caught.value.reason is Reason.WRONG_VALUE
    assert caught.value.where == "plain.json"
    return caught.value


def test_a_sound_template_is_returned_unchanged() -> None:
    assert check(PLAIN, "plain.json") is PLAIN


def test_steps_are_worked_in_the_order_of_the_contract() -> None:
    assert order(PLAIN) == ORDER
    assert order(replace(PLAIN, steps=without(Step.FIRMWARE))) == without(Step.FIRMWARE)


def test_with_the_service_port_inside_nothing_is_asked_before_the_enclosure_was_dead_and_closed_again() -> None:
    steps = safe_order(service_port_inside=True)
    assert sorted(steps) == sorted(ORDER)
    assert steps.index(Step.MAKE_SAFE) < steps.index(Step.REENERGISE) < steps.index(Step.SNAPSHOT)
    assert steps.index(Step.SNAPSHOT) < steps.index(Step.LIVE_CHECKS)
    template = replace(PLAIN, steps=steps, service_port_inside=True)
    assert check(template, "plain.json") is template
    assert order(template) == steps


def test_a_template_with_the_port_inside_is_refused_in_the_usual_order() -> None:
    error = refused(replace(PLAIN, service_port_inside=True))
    assert (error.data["field"], error.data["steps"]) == ("steps", "snapshot")


@pytest.mark.parametrize("step", sorted(NEVER_SKIPPED))
def test_the_steps_that_protect_people_cannot_be_missing(step: Step) -> None:
    error = refused(replace(PLAIN, steps=without(step)))
    assert (error.data["field"], error.data["steps"]) == ("steps", step.value)


@pytest.mark.parametrize("step", sorted(NEVER_SKIPPED | {Step.MAKE_SAFE}))
def test_the_steps_that_protect_people_cannot_be_skipped(step: Step) -> None:
    template = replace(PLAIN, skippable=PLAIN.skippable | {step})
    error = refused(template)
    assert (error.data["field"], error.data["steps"]) == ("skippable", step.value)
    assert not may_skip(template, step)


def test_make_safe_may_be_absent_only_where_nothing_is_opened() -> None:
    steps = without(Step.MAKE_SAFE, Step.DEAD_CHECKS)
    assert refused(replace(PLAIN, steps=steps)).data["steps"] == "make_safe"
    closed = replace(PLAIN, steps=steps, opens_enclosure=False)
    assert check(closed, "plain.json") is closed
    assert never_skipped(closed) == NEVER_SKIPPED


def test_dead_checks_need_make_safe() -> None:
    error = refused(replace(PLAIN, steps=without(Step.MAKE_SAFE), opens_enclosure=False))
    assert error.data["steps"] == "dead_checks"


def test_the_service_port_cannot_be_inside_what_is_never_opened() -> None:
    steps = safe_order(service_port_inside=True)
    error = refused(replace(PLAIN, steps=steps, opens_enclosure=False, service_port_inside=True))
    assert error.data["field"] == "opens_enclosure"


def test_nobody_talks_to_a_station_that_was_not_identified() -> None:
    error = refused(replace(PLAIN, steps=without(Step.IDENTIFY)))
    assert error.data["steps"] == "calibration, firmware, function, snapshot"


def test_swapped_and_doubled_steps_are_named() -> None:
    swapped = list(ORDER)
    swapped[4], swapped[7] = swapped[7], swapped[4]
    assert refused(replace(PLAIN, steps=tuple(swapped))).data["steps"] == "live_checks"
    assert refused(replace(PLAIN, steps=(*ORDER, Step.FIRMWARE))).data["problem"] == "twice: firmware"


def test_only_a_skippable_step_can_be_optional_and_only_its_own_steps_skippable() -> None:
    assert refused(replace(PLAIN, optional=frozenset({Step.FUNCTION}))).data["field"] == "optional"
    short = replace(PLAIN, steps=without(Step.FIRMWARE))
    assert refused(short).data["problem"] == "not a step of this template: firmware"


def test_a_skipped_mandatory_step_is_not_the_same_as_a_skipped_optional_one() -> None:
    assert may_skip(PLAIN, Step.CALIBRATION)
    assert Step.CALIBRATION in mandatory(PLAIN)
    assert may_skip(PLAIN, Step.FIRMWARE)
    assert Step.FIRMWARE not in mandatory(PLAIN)
    assert not may_skip(PLAIN, Step.LIVE_CHECKS)


@pytest.mark.parametrize("name", ["periodic-inspection", "fault-call"])
def test_the_shipped_templates_are_sound_and_speak_both_languages(checkout: Path, name: str) -> None:
    path = checkout / "resources" / "templates" / f"{name}.json"
    template = check(decode(VisitTemplate, json.loads(path.read_text("utf-8")), path.name), path.name)
    assert template.id == name
    assert all(template.title[language] for language in ("en", "de"))
    assert not may_skip(template, Step.IDENTIFY)
    assert decode(VisitTemplate, encode(template), "round trip") == template


def test_a_misspelt_key_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        decode(VisitTemplate, {**encode(PLAIN), "skipable": []}, "plain.json")
    assert (caught.value.reason, caught.value.data["field"]) == (Reason.UNKNOWN_KEY, "skipable")
