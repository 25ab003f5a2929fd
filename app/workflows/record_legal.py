"""Puts on record what the law asks for around a meter: the act, its seals, an adjustment, the comparison of values."""

from decimal import Decimal
from typing import Literal

from app.domain.act import OTHER_NUMBER, Act, check_act, may_adjust, same_number
from app.domain.as_left import changes_meter
from app.domain.errors import BadInput, Reason, Refused
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, Phase, Seal, SealsRecorded
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.visit import VisitState
from app.workflows.visit import Visit

WORK = (SealOpened, Adjusted, ParameterChanged, MeterSwapped)


async def declare_act(visit: Visit, act: Act, *, number: str = "", officer: str = "", body: str = "") -> ActDeclared:
    """Save what the work legally is. Raises BadInput (MISSING_KEY, WRONG_VALUE) where it lacks what it demands."""
    check_act(act, "act", number=number, officer=officer, body=body)
    fact = ActDeclared(act, visit.state.opened.technician, number.strip(), officer.strip(), body.strip())
    await visit.add(fact)
    return fact


async def record_seals(visit: Visit, seals: tuple[Seal, ...]) -> SealsRecorded:
    """Save every seal: the first record is the one before the work, each later one replaces the one after it.

    Once the meter was worked on nobody can say any more how its seals were found. Raises BadInput (MISSING_KEY) for a
    seal without a place or, where it is whole, without its marking.
    """
    check_seals(seals, "seals")
    fact = SealsRecorded(seals_when(visit.state), seals)
    await visit.add(fact)
    return fact


def seals_when(state: VisitState) -> Literal["before", "after"]:
    """Return which record of the seals comes next."""
    known = any(fact.when == "before" for fact in state.all(SealsRecorded))
    worked = any(isinstance(saved.fact, WORK) for saved in state.saved)
    return "after" if known or worked else "before"


def check_seals(seals: tuple[Seal, ...], where: str) -> None:
    """Raise BadInput (MISSING_KEY) for a seal without a place or, where it is whole, without its marking."""
    for seal in seals:
        if not seal.place.strip() or (seal.intact and not seal.marking.strip()):
            raise BadInput(Reason.MISSING_KEY, where, field="marking" if seal.place.strip() else "place")


async def record_adjustment(visit: Visit, adjusted: Adjusted) -> None:
    """Save an adjustment.

    Raises Refused (ADJUSTMENT_NOT_ALLOWED) unless the declared act includes adjusting and right and authorisation
    number are given, and unless the meter was measured as found before (rule 22). Raises BadInput for an authorisation
    number that is not the declared repairer's.
    """
    act = act_now(visit.state)
    if not measured_as_found(visit.state) or not may_adjust(act, adjusted.right, adjusted.authorisation):
        raise Refused(Reason.ADJUSTMENT_NOT_ALLOWED, visit.state.opened.station_id)
    if not adjusted.what.strip():
        raise BadInput(Reason.MISSING_KEY, "adjusted", field="what")
    number = number_now(visit.state)
    if not same_number(act, number, adjusted.authorisation):
        problem = f"{OTHER_NUMBER}: {adjusted.authorisation.strip()} ≠ {number}"
        raise BadInput(Reason.WRONG_VALUE, "adjusted", field="authorisation", problem=problem)
    await visit.add(adjusted)


def act_now(state: VisitState) -> Act:
    """Return the act declared last; without one it is an operator's check."""
    declared = state.last(ActDeclared)
    return declared.act if declared else Act.OPERATORS_CHECK


def number_now(state: VisitState) -> str:
    """Return the number of the act declared last."""
    declared = state.last(ActDeclared)
    return declared.number if declared else ""


def measured_as_found(state: VisitState) -> bool:
    """Return whether a run as found was measured."""
    planned = state.calibration
    return planned is not None and any(state.runs(point.id) for point in planned.points)


def phase_now(state: VisitState) -> Phase:
    """Return what is measured now: as left once something was changed that had been measured."""
    changed = any(changes_meter(saved.fact) for saved in state.saved)
    return "as_left" if changed and measured_as_found(state) else "as_found"


async def compare_indication(
    visit: Visit, phase: Phase, display_kwh: Decimal, signed_kwh: Decimal | None, version: str, checksum: str
) -> IndicationCompared:
    """Save display and signed value of one transaction, with the software that ran."""
    fact = IndicationCompared(phase, display_kwh, signed_kwh, version.strip(), checksum.strip())
    await visit.add(fact)
    return fact
