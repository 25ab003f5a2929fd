"""Identify: wait for the station, note its time before any answer sets it, compare three serials."""

from app.domain.errors import Reason, Refused
from app.domain.fact import LinkChanged, StationClockRead, StationIdentified
from app.domain.step import Step
from app.domain.text import mark
from app.ports.station import CentralSystem, StationLink
from app.workflows.progress import Doing, Tell, silent
from app.workflows.visit import Visit


async def identify_station(
    visit: Visit,
    central: CentralSystem,
    plate_serial: str,
    within_s: float,
    tell: Tell = silent,
) -> StationLink:
    """Return the link of the station of this visit; a wrong one stays connected, but every write is blocked.

    Raises PeerUnreachable (NO_STATION) and Refused (WRONG_STATION, naming all three serials).
    """
    tell(Doing(Step.IDENTIFY, mark("Waiting for the station at {url}"), (("url", central.url),)))
    link = await central.station(within_s)
    await visit.add(LinkChanged(connected=True))
    if link.clock is not None:
        await visit.add(StationClockRead(link.clock))
    identified = StationIdentified(plate_serial.strip(), visit.state.opened.plate_serial, link.identity)
    await visit.add(identified)
    if not identified.agrees:
        raise Refused(
            Reason.WRONG_STATION,
            link.identity.id,
            plate=identified.plate_serial,
            wire=identified.wire.serial,
            order=identified.order_serial,
        )
    return link
