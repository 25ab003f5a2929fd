"""Charges that were left running when the program ended: stopped first, and their runs kept as discarded."""

from app.domain.errors import ChargeBenchError, Reason
from app.domain.fact import ChargeBegan, ChargeLeft, RunDiscarded
from app.domain.station import Charge, Register
from app.domain.visit import VisitState
from app.ports.station import StationLink
from app.workflows.visit import Visit


def left_charges(state: VisitState) -> tuple[Charge, ...]:
    """Return the charges of this visit whose end was never saved."""
    return tuple(_charge(began) for began in state.open_charges)


async def stop_left_charges(visit: Visit, link: StationLink, within_s: float) -> None:
    """Stop every charge that a killed program left behind, before another one begins."""
    for began in visit.state.open_charges:
        try:
            await link.stop_charge(_charge(began), within_s)
        except ChargeBenchError:
            stopped = False  # it may have ended by itself; the start of the next charge will tell
        else:
            stopped = True
        if began.point:
            await visit.add(RunDiscarded(began.point, began.number, Reason.PROGRAM_ENDED, began.transaction))
        else:
            await visit.add(ChargeLeft(began.transaction, stopped))


def _charge(began: ChargeBegan) -> Charge:
    return Charge(began.evse, began.transaction, Register(began.evse, began.begin_kwh))
