"""Takes a station in or out of service, and proves it by what it reports afterwards."""

from app.domain.fact import AvailabilitySet
from app.domain.station import ConnectorState
from app.domain.visit import check_write
from app.ports.station import StationLink
from app.workflows.visit import Visit

STATUS_WITHIN_S = 20.0
READS, BETWEEN_S = 4, 5.0
"""A status may come after the answer: read back until it shows, at most so often."""


async def set_availability(visit: Visit, link: StationLink, operative: bool) -> AvailabilitySet:
    """Change the availability of the whole station and read it back.

    Raises Refused (WRONG_STATION, STATION_LOCKED_OFF) before anything is sent.
    """
    check_write(visit.state)
    said = await link.set_availability(operative)
    for _ in range(READS):
        connectors = await link.refresh_status(STATUS_WITHIN_S)
        fact = AvailabilitySet(operative, said, _words(connectors))
        if fact.agrees:
            break
        await visit.clock.sleep(BETWEEN_S)
    await visit.add(fact)
    return fact


def _words(connectors: tuple[ConnectorState, ...]) -> str:
    return ", ".join(f"{state.connector}: {state.status}" for state in connectors)
