"""Charges that were left running when the program ended: stopped first, and their runs kept as discarded."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

from app.domain.charge_fact import ChargeBegan, ChargeLeft
from app.domain.errors import BadInput, ChargeBenchError, OutcomeUnknown, Reason, Refused
from app.domain.fact import RunDiscarded
from app.domain.station import Charge, Register
from app.ports.station import StationLink
from app.workflows.visit import Visit

LEAVE_S = 3.0
"""How long closing the program may wait for a charge to end, in real seconds; own practice, unverified."""
LATE_S = 10.0
"""How long a start that was asked and never seen may take to show itself, in real seconds; own practice, unverified."""


async def stop_left_charges(visit: Visit, link: StationLink, within_s: float) -> None:
    """Stop every charge that a lost link or a killed program left behind, before another one begins.

    Raises PeerUnreachable where nothing could be sent: the charge then stays on the list.
    """
    await see_late_start(visit, link)
    await stop_open_charges(visit, link, within_s)


async def see_late_start(visit: Visit, link: StationLink) -> None:
    """Wait a moment for the transaction of a start that was asked for and never seen."""
    asked = visit.state.open_start
    if asked is not None:
        await link.left_charge(asked.evse, LATE_S)


async def stop_open_charges(visit: Visit, link: StationLink, within_s: float) -> None:
    """Stop every charge whose end was never saved; its run is kept as discarded. See ``stop_left_charges``."""
    for began in visit.state.open_charges:
        try:
            await link.stop_charge(_charge(began), within_s)
        except (Refused, OutcomeUnknown, BadInput):
            stopped = False  # it may have ended by itself; the start of the next charge will tell
        else:
            stopped = True
        if began.point and not any(run.transaction == began.transaction for run in visit.state.discarded):
            await visit.add(RunDiscarded(began.point, began.number, Reason.PROGRAM_ENDED, began.transaction))
        else:
            await visit.add(ChargeLeft(began.transaction, stopped))


async def stop_on_leaving(visit: Visit, link: StationLink, charge: Charge) -> None:
    """The program is being closed in the middle of a charge: it is stopped if that takes a moment, else the next time.

    Called while a task is cancelled: it never raises, and it never holds up the closing for longer than ``LEAVE_S``.
    """
    try:
        await link.stop_charge(charge, LEAVE_S)
    except ChargeBenchError:
        return
    await visit.add(ChargeLeft(charge.transaction, stopped=True))


@asynccontextmanager
async def ending_well(visit: Visit, link: StationLink, charge: Charge, within_s: float) -> AsyncIterator[None]:
    """Leave no charge running if the station still listens, whatever goes wrong inside, or whoever closes the program.

    What cannot be stopped stays an open charge of this visit and is stopped before the next one; the error then
    carries ``left_running``.
    """
    try:
        yield
    except ChargeBenchError as error:
        try:
            await link.stop_charge(charge, within_s)
        except ChargeBenchError as second:
            error.data["left_running"] = second.reason
        else:
            await visit.add(ChargeLeft(charge.transaction, stopped=True))
        raise
    except asyncio.CancelledError:
        await stop_on_leaving(visit, link, charge)
        raise


def _charge(began: ChargeBegan) -> Charge:
    # which transaction is what counts: the run of a charge left behind is discarded, whatever its registers
    return Charge(began.evse, began.transaction, Register(began.evse, began.begin_kwh or Decimal(0)))
