"""A visit template: which steps a kind of visit has, in which order, and which of them may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.codec import STRICT
from app.domain.errors import BadInput, Reason
from app.domain.step import NEVER_SKIPPED, ORDER, Step
from app.domain.text import Words

TALKS_TO_STATION = frozenset({Step.SNAPSHOT, Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION})
"""Steps that are worthless, or dangerous, at the wrong station: they need ``identify`` before them."""


@dataclass(frozen=True)
class VisitTemplate:
    """One kind of visit as data; ``check`` says whether it keeps the order that protects people."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    version: int
    title: Words
    checklist: str
    limit_set: str
    steps: tuple[Step, ...]
    skippable: frozenset[Step] = frozenset()
    """Steps that may be left out with a reason."""
    optional: frozenset[Step] = frozenset()
    """Skippable steps without which the visit may still end "safe"; any other skipped step makes it inconclusive."""
    opens_enclosure: bool = True
    service_port_inside: bool = False
    """The cable to the station is plugged in behind the door: it is dead before the first word is spoken with it."""
    calibration_profile: str | None = None
    captures_log: bool = False
    """The station's log is fetched with the first snapshot, before anything is reset."""
    next_months: int = 12
    """Months until the next visit of this kind; 0 = none follows from it."""


def safe_order(*, service_port_inside: bool) -> tuple[Step, ...]:
    """Return all steps in the order of a visit (field practice; EN 50110-1 for the dead part).

    With the service port inside, the snapshot waits until the enclosure was opened dead, closed, and re-energised:
    while the own lock is on no command goes to the station.
    """
    if not service_port_inside:
        return ORDER
    steps: list[Step] = [step for step in ORDER if step is not Step.SNAPSHOT]
    steps.insert(steps.index(Step.REENERGISE) + 1, Step.SNAPSHOT)
    return tuple(steps)


def order(template: VisitTemplate) -> tuple[Step, ...]:
    """Return the steps of the template in the order in which they are worked."""
    return tuple(
        step for step in safe_order(service_port_inside=template.service_port_inside) if step in template.steps
    )


def never_skipped(template: VisitTemplate) -> frozenset[Step]:
    """Return the steps no reason can leave out; "make safe" is one of them where anything is opened."""
    return NEVER_SKIPPED | {Step.MAKE_SAFE} if template.opens_enclosure else NEVER_SKIPPED


def may_skip(template: VisitTemplate, step: Step) -> bool:
    """Return True if this step may be left out with a reason."""
    return step in template.skippable and step not in never_skipped(template)


def mandatory(template: VisitTemplate) -> frozenset[Step]:
    """Return the steps without which the visit never ends "safe"."""
    return frozenset(template.steps) - template.optional


def check(template: VisitTemplate, where: str) -> VisitTemplate:
    """Return the template if it keeps the order of a visit.

    Raises BadInput (WRONG_VALUE) naming the file ``where``, the field and the step that breaks it.
    """
    for field, problem, steps in _breaches(template):
        if steps:
            names = ", ".join(sorted(steps))
            raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=f"{problem}: {names}", steps=names)
    return template


def _breaches(template: VisitTemplate) -> tuple[tuple[str, str, frozenset[Step]], ...]:
    """Return each rule as (field, what is wrong, steps that break it); no steps = kept."""
    steps = frozenset(template.steps)
    kept = never_skipped(template)
    talks = steps & TALKS_TO_STATION if Step.IDENTIFY not in steps else frozenset()
    opens = steps & {Step.DEAD_CHECKS} if Step.MAKE_SAFE not in steps else frozenset()
    port = template.service_port_inside and not template.opens_enclosure
    return (
        ("steps", "twice", frozenset(step for step in steps if template.steps.count(step) > 1)),
        ("steps", "missing", kept - steps),
        ("steps", "without identify", talks),
        ("steps", "without make_safe", opens),
        ("steps", "out of the safe order", _misplaced(template)),
        ("skippable", "never skipped", template.skippable & kept),
        ("skippable", "not a step of this template", template.skippable - steps),
        ("optional", "not skippable", template.optional - template.skippable),
        ("opens_enclosure", "must be true, the service port is inside", frozenset({Step.MAKE_SAFE} if port else ())),
    )


def _misplaced(template: VisitTemplate) -> frozenset[Step]:
    """Return the first step that stands elsewhere than the safe order puts it, if any."""
    pairs = zip(template.steps, order(template), strict=False)
    return frozenset([step for step, expected in pairs if step is not expected][:1])
