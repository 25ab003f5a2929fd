"""The legal-metrology guard at work: before a change that may end validity, what was said of it is saved."""

from pathlib import Path

from app.domain.act import Act
from app.domain.approval import REFUSAL_WORDS, ApprovalNeed, ApprovalSubject, ApprovalUsed, Refusal, same_person
from app.domain.errors import Reason, Refused
from app.domain.fact import EvidenceAdded, SettingWritten
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
from app.workflows.approval_desk import CheckedApproval
from app.workflows.visit import Visit


def guard_of(catalogue: Catalogue) -> Guard:
    """Return the guard as shipped. Raises BadInput naming the field."""
    return read_guard(catalogue.document("metrology", "guard"), "guard.json")


async def judge_change(
    visit: Visit,
    guard: Guard,
    change: LegalChange,
    subject: str,
    answer: LegalAnswer | None,
    about: ApprovalSubject | None = None,
    *,
    one_way: bool = False,
    found: bool = False,
) -> LegalChangeJudged:
    """Save what a person said of a change before it is made; the same answer to the same subject is saved once.

    ``answer`` None (a plan that says nothing) is saved as such and printed: nothing is assumed. ``about`` is what an
    approval has to name exactly, else ``subject``. A relevant change, and one that is ``one_way``, needs the signed
    approval of a second person (rule 16); in a practice visit the practice approver signs at once. What was ``found``
    so is nobody's change to approve: there the name of who was told is enough.

    Raises BadInput (MISSING_KEY, WRONG_VALUE) where reason or right are missing, Refused (APPROVAL_NEEDED,
    APPROVAL_REFUSED, APPROVAL_UNKNOWN_KEY); then nothing may be changed.
    """
    known, technician = guard.of(change), visit.state.opened.technician
    signed = not visit.state.opened.practice and not found
    if answer is not None and not (signed and answer.relevant and not answer.approval.strip()):
        check_answer(answer, technician, change.value, signed=signed)
    need = need_of(visit.state, change, about or ApprovalSubject(subject))
    checked = None if found else await _approval(visit, need, answer, one_way=one_way)
    fact = _judged(change, subject, answer, known.acts_after, checked.used if checked else None)
    if checked is not None:
        await _keep(visit, checked, answer)
    if judged(visit.state, change, subject) != fact:
        await visit.add(fact)
    return fact


def need_of(state: VisitState, change: LegalChange, about: ApprovalSubject) -> ApprovalNeed:
    """Return what an approval for a change in this visit has to be for."""
    opened = state.opened
    return ApprovalNeed(
        change=change,
        station_id=opened.station_id,
        station_serial=opened.plate_serial,
        subject=about,
        technician=opened.technician,
        practice=opened.practice,
    )


def _judged(
    change: LegalChange,
    subject: str,
    answer: LegalAnswer | None,
    acts_after: tuple[Act, ...],
    approval: ApprovalUsed | None,
) -> LegalChangeJudged:
    if answer is None:
        return LegalChangeJudged(change, subject, Relevance.NOT_SAID, acts_after=acts_after, approval=approval)
    return LegalChangeJudged(
        change,
        subject,
        Relevance.YES if answer.relevant else Relevance.NO,
        answer.said_by.strip(),
        answer.reason.strip(),
        answer.right.strip(),
        answer.approved_by.strip() or (approval.approved_by if approval else ""),
        acts_after,
        approval,
    )


async def _approval(
    visit: Visit, need: ApprovalNeed, answer: LegalAnswer | None, *, one_way: bool
) -> CheckedApproval | None:
    """Return the approval that was checked; None where none is needed and none was given."""
    desk, at = visit.approvals, visit.clock.now()
    named = answer.approval.strip() if answer else ""
    if named and desk is not None:
        return _of_whom(await desk.check(named, need, at), answer, named)
    if not (one_way or (answer is not None and answer.relevant)):
        return None
    asked = await desk.ask(need, at) if desk is not None else None
    if asked is None:
        raise Refused(Reason.APPROVAL_NEEDED, need.station_id, what=need.subject.name)
    return asked


def _of_whom(checked: CheckedApproval, answer: LegalAnswer | None, where: str) -> CheckedApproval:
    """A name that was typed beside the file is the signer's."""
    typed = answer.approved_by.strip() if answer else ""
    if typed and not same_person(typed, checked.used.approved_by):
        raise Refused(Reason.APPROVAL_REFUSED, where, problem=REFUSAL_WORDS[Refusal.NAME_DIFFERS])
    return checked


async def _keep(visit: Visit, checked: CheckedApproval, answer: LegalAnswer | None) -> None:
    """Keep the file with the visit, so that whoever gets the bundle can check it again."""
    if any(fact.sha256 == checked.used.sha256 for _, fact in visit.state.evidence):
        return
    named = Path(answer.approval).name if answer and answer.approval.strip() else "approval.json"
    sha256 = await visit.store.put_evidence(checked.content)
    await visit.add(EvidenceAdded(sha256, named, "application/json", len(checked.content)))


def judged(state: VisitState, change: LegalChange, subject: str) -> LegalChangeJudged | None:
    """Return what was last said of a change of this subject."""
    said = [fact for fact in state.all(LegalChangeJudged) if (fact.change, fact.subject) == (change, subject)]
    return said[-1] if said else None


def check_setting(state: VisitState, key: str, value: str, patterns: tuple[str, ...]) -> None:
    """Raise Refused for a metrology-relevant setting: LEGAL_CHANGE where nobody has judged it yet, APPROVAL_REFUSED

    where the approval was given for another value. Its old value may always be put back.
    """
    if not guarded(key, patterns):
        return
    said, first = judged(state, LegalChange.PARAMETER, key), _first_value(state, key)
    if said is None:
        raise Refused(Reason.LEGAL_CHANGE, state.opened.station_id, change=key)
    if said.approval is not None and value not in (said.approval.value, first):
        raise Refused(Reason.APPROVAL_REFUSED, key, problem=REFUSAL_WORDS[Refusal.OTHER_SUBJECT])


def _first_value(state: VisitState, key: str) -> str | None:
    """Return the value a setting had before this visit wrote it."""
    return next((write.before for write in state.all(SettingWritten) if write.key == key), None)
