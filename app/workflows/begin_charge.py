"""A charge begins in the name of the visit: on disk before it is asked for, and before begin and end are confirmed."""

from typing import Literal

from app.domain.charge_fact import ChargeAsked, ChargeBegan
from app.domain.run_fact import RegisterTold
from app.domain.station import Charge, Register
from app.domain.visit import VisitState
from app.ports.station import KeepCharge, KeepEnd, StationLink
from app.workflows.visit import Visit


async def begin_charge(
    visit: Visit, link: StationLink, evse: int, limit_a: float, within_s: float, point: str = "", number: int = 0
) -> Charge:
    """Start a charge under ``limit_a`` amperes; ``point`` and ``number`` name its run. Raises as ``start_charge``."""
    await visit.add(ChargeAsked(evse, point, number))
    charge = await link.start_charge(evse, limit_a, within_s)
    began = _began(visit.state, charge.transaction)
    if began is None:
        await visit.add(_fact(evse, charge.transaction, charge.begin, point, number))
    else:
        await _complete(visit, began, charge.begin)
    return charge


def charge_keeper(visit: Visit) -> KeepCharge:
    """Save a charge as soon as the station tells of it; one nobody waited for any more as well (W6)."""

    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        began = _began(visit.state, transaction)
        if began is not None:
            await _complete(visit, began, begin)
            return
        asked = visit.state.open_start
        run = (asked.point, asked.number) if asked is not None and asked.evse == evse else ("", 0)
        await visit.add(_fact(evse, transaction, begin, *run))

    return keep


def end_keeper(visit: Visit) -> KeepEnd:
    """Save the end of a charge before the station is told that it counts: it tells it once."""

    async def keep(transaction: str, end: Register | None, reason: str) -> None:
        ends = (fact for fact in visit.state.all(RegisterTold) if fact.which == "end")
        if not any(fact.transaction == transaction for fact in ends):
            await visit.add(told("end", transaction, end, reason))

    return keep


def told(which: Literal["begin", "end"], transaction: str, register: Register | None, reason: str = "") -> RegisterTold:
    """Return the fact of a register, everything of it kept."""
    if register is None:
        return RegisterTold(transaction, which, None, reason=reason)
    return RegisterTold(
        transaction, which, register.energy_kwh, register.at, register.context, register.signed or "", reason
    )


def asked_evses(state: VisitState) -> tuple[int, ...]:
    """Return the EVSEs where this visit asked for a start."""
    return tuple(sorted({asked.evse for asked in state.all(ChargeAsked)}))


async def _complete(visit: Visit, began: ChargeBegan, begin: Register | None) -> None:
    """Save what came after the begin itself: its register (2.x), or what the meter signed (1.6 has no place for it)."""
    if begin is None:
        return
    begins = (fact for fact in visit.state.all(RegisterTold) if fact.which == "begin")
    known = [fact for fact in begins if fact.transaction == began.transaction]
    has_register = began.begin_kwh is not None or bool(known)
    has_signed = bool(began.signed) or any(fact.signed for fact in known)
    if not has_register or (begin.signed and not has_signed):
        await visit.add(told("begin", began.transaction, begin))


def _fact(evse: int, transaction: str, begin: Register | None, point: str, number: int) -> ChargeBegan:
    signed = begin.signed or "" if begin else ""
    return ChargeBegan(evse, transaction, begin.energy_kwh if begin else None, point, number, signed)


def _began(state: VisitState, transaction: str) -> ChargeBegan | None:
    return next((began for began in state.all(ChargeBegan) if began.transaction == transaction), None)
