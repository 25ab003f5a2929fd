"""Finds out what became of an update in which the program ended: the meter may not be the one that was measured."""

from app.domain.fact import FirmwareUpdated
from app.domain.left_update import left_update
from app.ports.station import StationLink
from app.workflows.read_checksum import read_checksum
from app.workflows.visit import Visit


async def take_up_update(visit: Visit, link: StationLink) -> None:
    """Save the version the station came back with beside the one it had; what was never asked for changes nothing."""
    left = left_update(visit.state)
    if left is None:
        return
    after = link.identity.firmware
    await visit.add(
        FirmwareUpdated(
            file=left.file,
            sha256=left.sha256,
            size=left.size,
            served_bytes=0,
            before=left.before,
            after=after,
            wanted=left.wanted,
            journal=(),
            ok=after == left.wanted,
            checksum_before=left.checksum_before,
            checksum_after=await read_checksum(visit, link) if after != left.before else left.checksum_before,
            interrupted=True,
        )
    )
