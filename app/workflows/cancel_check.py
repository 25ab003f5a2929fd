"""A charge that is no run and that somebody cancelled: it is kept with the reason, as a discarded run is (rule 18)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.domain.errors import Reason, Refused
from app.domain.fact import RunDiscarded
from app.domain.station import Charge
from app.workflows.visit import Visit

NO_RUN = 0
"""The number of a charge that is no run."""


@asynccontextmanager
async def kept_when_cancelled(visit: Visit, charge: Charge, point: str) -> AsyncIterator[None]:
    """Save why the charge inside was cancelled, before it is stopped; ``point`` is where the report lists it."""
    try:
        yield
    except Refused as error:
        if error.reason is Reason.CHECK_CANCELLED:
            why = str(error.data["why"])
            await visit.add(RunDiscarded(point, NO_RUN, why, charge.transaction, left_running=True))
        raise
