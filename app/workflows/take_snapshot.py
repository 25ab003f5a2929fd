"""Snapshot: everything the station says of itself, while its boot is still answered Pending."""

from typing import Literal

from app.domain.errors import OutcomeUnknown
from app.domain.fact import DeviationsSeen, SnapshotTaken, StationClockRead
from app.domain.station import Snapshot
from app.domain.step import Step
from app.domain.text import mark
from app.ports.clock import Clock
from app.ports.station import StationLink
from app.workflows.progress import Doing, Tell, silent
from app.workflows.visit import Visit

STATUS_WITHIN_S = 15.0


async def read_snapshot(link: StationLink, clock: Clock) -> Snapshot:
    """Return what the station says of itself now."""
    settings = await link.read_settings()
    connectors = await link.refresh_status(STATUS_WITHIN_S)
    try:
        registers = await link.refresh_registers(STATUS_WITHIN_S)
    except OutcomeUnknown:
        registers = ()  # a station may accept the request and send nothing (W3); the snapshot stands without
    return Snapshot(clock.now(), link.identity, settings, connectors, link.clock, link.not_supported, registers)


async def take_snapshot(
    visit: Visit, link: StationLink, which: Literal["first", "last"], tell: Tell = silent
) -> Snapshot:
    """Read the snapshot and save it, with every deviation from the standard seen so far."""
    step = Step.SNAPSHOT if which == "first" else Step.CLOSE_OUT
    tell(Doing(step, mark("Reading the settings of the station")))
    snapshot = await read_snapshot(link, visit.clock)
    if visit.state.station_clock is None and link.clock is not None:
        await visit.add(StationClockRead(link.clock))
    await visit.add(SnapshotTaken(which, snapshot))
    if link.deviations:
        await visit.add(DeviationsSeen(link.deviations))
    return snapshot
