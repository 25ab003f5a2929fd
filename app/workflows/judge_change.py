"""The legal-metrology guard at work: before a change that may end validity, what was said of it is saved."""

from app.domain.errors import Reason, Refused
from app.domain.legal_change import (
    Guard,
    LegalAnswer,
    LegalChange,
    Relevance,
    check_answer,
    guarded,
    read_guard,
)
from app.domain.legal_fact import LegalChangeJudged
from app.domain.visit import VisitState
from app.ports.catalogue import Catalogue
from app.workflows.visit import Visit


def guard_of(catalogue: Catalogue) -> Guard:
    """Return the guard as shipped. Raises BadInput naming the field."""
    return read_guard(catalogue.document("metrology", "guard"), "guard.json")


async def judge_change(
    visit: Visit, guard: Guard, change: LegalChange, subject: str, answer: LegalAnswer | None
) -> LegalChangeJudged:
    """Save what a person said of a change before it is made; the same answer to the same subject is saved once.

    ``answer`` None (a plan that says nothing) is saved as such and printed: nothing is assumed. Raises BadInput
    (MISSING_KEY, WRONG_VALUE) where reason, right or approval are missing; then nothing may be changed.
    """
    known = guard.of(change)
    if answer is None:
        fact = LegalChangeJudged(change, subject, Relevance.NOT_SAID, acts_after=known.acts_after)
    else:
        check_answer(answer, visit.state.opened.technician, change.value)
        fact = LegalChangeJudged(
            change,
            subject,
            Relevance.YES if answer.relevant else Relevance.NO,
            answer.said_by.strip(),
            answer.reason.strip(),
            answer.right.strip(),
            answer.approved_by.strip(),
            known.acts_after,
        )
    if judged(visit.state, change, subject) != fact:
        await visit.add(fact)
    return fact


def judged(state: VisitState, change: LegalChange, subject: str) -> LegalChangeJudged | None:
    """Return what was last said of a change of this subject."""
    said = [fact for fact in state.all(LegalChangeJudged) if (fact.change, fact.subject) == (change, subject)]
    return said[-1] if said else None


def check_setting(state: VisitState, key: str, patterns: tuple[str, ...]) -> None:
    """Raise Refused (LEGAL_CHANGE) for a metrology-relevant setting nobody has judged yet."""
    if guarded(key, patterns) and judged(state, LegalChange.PARAMETER, key) is None:
        raise Refused(Reason.LEGAL_CHANGE, state.opened.station_id, change=key)
