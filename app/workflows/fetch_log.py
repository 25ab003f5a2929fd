"""Capture before reset: the station's own log into the evidence of the visit, judged by what really arrived."""

from app.domain.errors import ChargeBenchError
from app.domain.fact import EvidenceAdded
from app.domain.log_fact import LogFetched
from app.domain.step import Step
from app.domain.text import mark
from app.ports.station import FileShelf, StationLink
from app.workflows.progress import Doing, Tell, silent
from app.workflows.update_firmware import protocols
from app.workflows.visit import Visit

WITHIN_S = 120.0


async def fetch_log(visit: Visit, link: StationLink, shelf: FileShelf, tell: Tell = silent) -> LogFetched:
    """Ask for the log over each way the station may know, until bytes arrive; save what came, or that nothing did."""
    tell(Doing(Step.SNAPSHOT, mark("Fetching the log of the station")))
    said = ""
    first = visit.state.snapshot("first")
    for protocol in protocols(first.snapshot.settings if first else (), ""):
        url = shelf.slot(protocol)
        try:
            said = await link.send_log(url, WITHIN_S)
        except ChargeBenchError as error:
            said = error.reason
        files = shelf.received_paths(url)
        for path in files:
            content = path.read_bytes()
            sha256 = await visit.store.put_evidence(content)
            await visit.add(
                EvidenceAdded(sha256, path.name, "application/octet-stream", len(content), mark("station log"))
            )
        if files:
            break
    fetched = LogFetched(said, shelf.received(url).files)
    await visit.add(fetched)
    return fetched
