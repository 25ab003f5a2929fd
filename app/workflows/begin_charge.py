"""A charge begins in the name of the visit: on disk before it is asked for, and before it is confirmed."""

from app.domain.fact import ChargeAsked, ChargeBegan
from app.domain.station import Charge, Register
from app.domain.visit import VisitState
from app.ports.station import KeepCharge, StationLink
from app.workflows.visit import Visit


async def begin_charge(
    visit: Visit, link: StationLink, evse: int, limit_a: float, within_s: float, point: str = "", number: int = 0
) -> Charge:
    """Start a charge under ``limit_a`` amperes; ``point`` and ``number`` name its run. Raises as ``start_charge``."""
    await visit.add(ChargeAsked(evse, point, number))
    charge = await link.start_charge(evse, limit_a, within_s)
    if not _known(visit.state, charge.transaction):
        await visit.add(ChargeBegan(evse, charge.transaction, charge.begin.energy_kwh, point, number))
    return charge


def charge_keeper(visit: Visit) -> KeepCharge:
    """Save a charge as soon as the station tells of it; one nobody waited for any more as well (W6)."""

    async def keep(evse: int, transaction: str, begin: Register | None) -> None:
        if _known(visit.state, transaction):
            return
        asked = visit.state.open_start
        run = (asked.point, asked.number) if asked is not None and asked.evse == evse else ("", 0)
        await visit.add(ChargeBegan(evse, transaction, begin.energy_kwh if begin else None, *run))

    return keep


def asked_evses(state: VisitState) -> tuple[int, ...]:
    """Return the EVSEs where this visit asked for a start."""
    return tuple(sorted({asked.evse for asked in state.all(ChargeAsked)}))


def _known(state: VisitState, transaction: str) -> bool:
    return any(began.transaction == transaction for began in state.all(ChargeBegan))
