"""Takes a station in or out of service, and proves it by what it reports afterwards."""

from app.domain.fact import AvailabilitySet
from app.domain.visit import check_write
from app.ports.station import StationLink
from app.workflows.visit import Visit

STATUS_WITHIN_S = 20.0
OUT_OF_SERVICE = frozenset({"Unavailable", "Faulted"})


async def set_availability(visit: Visit, link: StationLink, operative: bool) -> AvailabilitySet:
    """Change the availability of the whole station and read it back.

    Raises Refused (WRONG_STATION, STATION_LOCKED_OFF) before anything is sent.
    """
    check_write(visit.state)
    said = await link.set_availability(operative)
    connectors = await link.refresh_status(STATUS_WITHIN_S)
    read_back = ", ".join(f"{state.connector}: {state.status}" for state in connectors)
    fact = AvailabilitySet(operative, said, read_back)
    await visit.add(fact)
    return fact


def proven(fact: AvailabilitySet) -> bool:
    """Say whether the read-back shows what was asked."""
    out = [part.split(": ")[-1] in OUT_OF_SERVICE for part in fact.read_back.split(", ") if part]
    return bool(out) and (not any(out) if fact.operative else any(out))
