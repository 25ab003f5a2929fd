"""Puts on record what the law asks for around a meter: the act, its seals, an adjustment, the comparison of values."""

from decimal import Decimal

from app.domain.act import Act, check_act, may_adjust
from app.domain.errors import BadInput, Reason, Refused
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, Phase, Seal, SealsRecorded
from app.workflows.visit import Visit


async def declare_act(visit: Visit, act: Act, *, number: str = "", officer: str = "", body: str = "") -> ActDeclared:
    """Save what the work legally is. Raises BadInput (MISSING_KEY, WRONG_VALUE) where it lacks what it demands."""
    check_act(act, "act", number=number, officer=officer, body=body)
    fact = ActDeclared(act, visit.state.opened.technician, number.strip(), officer.strip(), body.strip())
    await visit.add(fact)
    return fact


async def record_seals(visit: Visit, seals: tuple[Seal, ...]) -> SealsRecorded:
    """Save every seal: the first record is the one before the work, each later one replaces the one after it.

    Raises BadInput (MISSING_KEY) for a seal without a place or, where it is whole, without its marking.
    """
    check_seals(seals, "seals")
    known = any(fact.when == "before" for fact in visit.state.all(SealsRecorded))
    fact = SealsRecorded("after" if known else "before", seals)
    await visit.add(fact)
    return fact


def check_seals(seals: tuple[Seal, ...], where: str) -> None:
    """Raise BadInput (MISSING_KEY) for a seal without a place or, where it is whole, without its marking."""
    for seal in seals:
        if not seal.place.strip() or (seal.intact and not seal.marking.strip()):
            raise BadInput(Reason.MISSING_KEY, where, field="marking" if seal.place.strip() else "place")


async def record_adjustment(visit: Visit, adjusted: Adjusted) -> None:
    """Save an adjustment.

    Raises Refused (ADJUSTMENT_NOT_ALLOWED) unless the declared act includes adjusting and right and authorisation
    number are given, and unless the meter was measured as found before (rule 22).
    """
    declared = visit.state.last(ActDeclared)
    act = declared.act if declared else Act.OPERATORS_CHECK
    planned = visit.state.calibration
    found = planned is not None and any(visit.state.runs(point.id) for point in planned.points)
    if not found or not may_adjust(act, adjusted.right, adjusted.authorisation):
        raise Refused(Reason.ADJUSTMENT_NOT_ALLOWED, visit.state.opened.station_id)
    await visit.add(adjusted)


async def compare_indication(
    visit: Visit, phase: Phase, display_kwh: Decimal, signed_kwh: Decimal | None, version: str, checksum: str
) -> IndicationCompared:
    """Save display and signed value of one transaction, with the software that ran."""
    fact = IndicationCompared(phase, display_kwh, signed_kwh, version.strip(), checksum.strip())
    await visit.add(fact)
    return fact
