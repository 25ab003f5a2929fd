"""Keeps answers and station in agreement at close-out: nothing is said of it that something else contradicts."""

from app.domain.answer import Answer, key_text
from app.domain.condition import Cause, Clash, clash, clashes
from app.domain.errors import Reason, Refused
from app.domain.inspection import cause_needed
from app.ports.station import StationLink
from app.workflows.set_availability import set_availability
from app.workflows.visit import Visit

READ_BACK = "availability_agrees"


def kept_out(visit: Visit) -> Cause | None:
    """Return what keeps the station out of service as of now, or None."""
    return visit.state.kept_out(
        outcome for outcome in visit.state.outcomes(visit.checklist) if not outcome.item.about_service
    )


def check_answer(visit: Visit, item_id: str, connector: int | None, answer: Answer) -> None:
    """Raise Refused (ANSWERS_CONTRADICT) naming both sides where ``answer`` cannot stand; nothing was saved."""
    item = visit.item(item_id)
    if item.contradicts:
        found = visit.state.outcomes(visit.checklist)
        _refuse(clash(item, connector, answer.text, found, kept_out(visit)))


def check_answers(visit: Visit) -> None:
    """Raise Refused (ANSWERS_CONTRADICT) for the first saved answer that contradicts another, or the station."""
    _refuse(next(iter(clashes(visit.state.outcomes(visit.checklist))), None))


def _refuse(found: Clash | None) -> None:
    if found is not None:
        where = key_text(*found.key)
        raise Refused(Reason.ANSWERS_CONTRADICT, where, answer=found.answer, what=found.about, said=found.said)


async def agree(visit: Visit, link: StationLink, operative: bool) -> None:
    """Set the station as an answer given at close-out wants it, and let it answer again what it was read back as.

    Raises what ``set_availability`` raises.
    """
    await set_availability(visit, link, operative)
    for outcome in visit.state.outcomes(visit.checklist):
        if outcome.item.station_value != READ_BACK or outcome.key not in visit.state.attempts:
            continue
        judged = visit.judge(outcome.item.id, Answer(), outcome.connector)
        if judged.verdict is not outcome.verdict and not cause_needed(
            visit.state.attempts[outcome.key], judged.verdict
        ):
            await visit.answer(outcome.item.id, Answer(), outcome.connector)
