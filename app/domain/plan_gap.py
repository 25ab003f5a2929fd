"""What a plan does not answer though the visit cannot go on without it."""

from collections.abc import Mapping

from app.domain.answer import Answer
from app.domain.checklist import Checklist, Limit
from app.domain.condition import conditioned
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import judge, resolve_limit
from app.domain.plan import Plan
from app.domain.step import Step
from app.domain.verdict import ItemVerdict

TIME_COMPARED = "I06"
_PASS = ItemVerdict.PASS
"""“Not compared” is an answer, but no proof."""
ADMITS = frozenset({Step.LIVE_CHECKS, Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION})
"""Before these the station's boot is accepted, which sets its clock (rule 11)."""


def gaps(
    plan: Plan, checklist: Checklist, limits: Mapping[str, Limit], steps: tuple[Step, ...], *, time_proven: bool
) -> tuple[str, ...]:
    """Return the items that a visit by ``plan`` would stand still at, in the order of the checklist.

    The mandatory questions of the arrival, without which nothing is opened (rule 3); and, where this computer cannot
    prove its own time, what it was compared with (rule 11). A question that another answer makes needless is none.
    """
    arrival = conditioned(
        (
            _outcome(plan, checklist, limits, item.id, 1 if item.per_connector else None)
            for item in checklist.of_step(Step.ARRIVE)
        ),
        lambda _: None,
    )
    missing = tuple(
        outcome.item.id
        for outcome in arrival
        if outcome.item.mandatory and outcome.verdict is ItemVerdict.UNANSWERED and outcome.item.station_value is None
    )
    asks_time = ADMITS & set(steps) - set(plan.skip) and checklist.item(TIME_COMPARED) is not None
    if not time_proven and asks_time and _outcome(plan, checklist, limits, TIME_COMPARED, None).verdict is not _PASS:
        return (*missing, TIME_COMPARED)
    return missing


def _outcome(
    plan: Plan, checklist: Checklist, limits: Mapping[str, Limit], item_id: str, connector: int | None
) -> ItemOutcome:
    item = next(item for item in checklist.items if item.id == item_id)
    answer = plan.answer(item_id, connector) or Answer()
    limit = resolve_limit(item, limits, lambda other: (plan.answer(other, connector) or Answer()).text or None)
    return ItemOutcome(item, connector, judge(item, limit, answer), answer)
