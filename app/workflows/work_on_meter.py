"""Puts work on the meter on record: what it ends is judged first, then the fact is saved (rules 11, 16, 22, 23)."""

from app.domain.approval import ApprovalSubject
from app.domain.errors import BadInput, Reason
from app.domain.legal_change import Guard, LegalAnswer, LegalChange
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.text import mark
from app.workflows.judge_change import judge_change
from app.workflows.record_legal import check_seals
from app.workflows.visit import Visit

Work = SealOpened | ParameterChanged | MeterSwapped
SAME = mark("the same as before")
BELOW_ZERO = mark("below zero")
_CHANGES = {
    SealOpened: LegalChange.SEAL,
    ParameterChanged: LegalChange.PARAMETER,
    MeterSwapped: LegalChange.METER_SWAP,
}
_NEEDED = {
    SealOpened: ("place",),
    ParameterChanged: ("name", "before", "after"),
    MeterSwapped: ("old_serial", "new_serial"),
}
_DIFFER = {ParameterChanged: ("before", "after"), MeterSwapped: ("old_serial", "new_serial")}


def change_of(work: Work) -> LegalChange:
    """Return what the guard calls this kind of work."""
    return _CHANGES[type(work)]


def about(work: Work) -> ApprovalSubject:
    """Return what an approval of this work names: place of the seal, parameter with its new value, the new meter."""
    match work:
        case SealOpened(place=place):
            return ApprovalSubject(place.strip())
        case ParameterChanged(name=name, after=after):
            return ApprovalSubject(name.strip(), value=after.strip())
        case MeterSwapped(new_serial=serial):
            return ApprovalSubject(serial.strip())


def was_found(work: Work) -> bool:
    """Return whether nobody of this visit did it, as with a seal that was found broken."""
    return isinstance(work, SealOpened) and work.found_broken


def check_work(work: Work, where: str) -> None:
    """Raise BadInput (MISSING_KEY, WRONG_VALUE) for work that is not told whole: both serials, two different values."""
    for field in _NEEDED[type(work)]:
        if not getattr(work, field).strip():
            raise BadInput(Reason.MISSING_KEY, where, field=field)
    if isinstance(work, SealOpened):
        return
    before, after = _DIFFER[type(work)]
    if getattr(work, before).strip() == getattr(work, after).strip():
        raise BadInput(Reason.WRONG_VALUE, where, field=after, problem=SAME)
    if isinstance(work, MeterSwapped):
        for field in ("final_kwh", "initial_kwh"):
            if getattr(work, field) < 0:
                raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=BELOW_ZERO)
        check_seals(work.seals, where)


async def record_work(visit: Visit, guard: Guard, work: Work, answer: LegalAnswer | None) -> None:
    """Save what was said of the work, then the work.

    ``answer`` None (a plan that says nothing) is saved as such and printed. Raises what ``check_work`` and
    ``judge_change`` raise; then nothing was saved.
    """
    check_work(work, work.kind)
    await judge_change(visit, guard, change_of(work), work.subject, answer, about(work), found=was_found(work))
    await visit.add(work)
