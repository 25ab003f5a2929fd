"""A central system with short patience, open on a free port of loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, cast

from app.domain.station import StationEvent, StationEventKind
from app.links.ocpp.broadcast import Subscription
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.server import OcppCentralSystem
from app.links.ocpp.station import OcppStation
from app.ports.station import KeepCharge, KeepEnd, KeepRecord, ListenOptions
from tests.fakes.clock import FakeClock

OPEN = ListenOptions(allow_unknown_time=True)


@asynccontextmanager
async def central_system(
    options: ListenOptions = OPEN,
    keep_record: KeepRecord | None = None,
    keep_charge: KeepCharge | None = None,
    keep_end: KeepEnd | None = None,
    **patience: Any,
) -> AsyncIterator[OcppCentralSystem]:
    """Open a central system and close it at the end."""
    settings: dict[str, Any] = {"answer_s": 0.6, "boot_grace_s": 0.4, "reboot_s": 0.3, **patience}
    settings.setdefault("laptop_time", LaptopTime(0.02, "time server"))
    system = OcppCentralSystem(FakeClock(), **settings)
    await system.open(replace(options), keep_record, keep_charge, keep_end)
    try:
        yield system
    finally:
        await system.close()


async def link_of(system: OcppCentralSystem, within_s: float = 1.5) -> OcppStation:
    """Return the first station as what it is."""
    return cast(OcppStation, await system.station(within_s))


def drain(events: object) -> list[StationEvent]:
    """Return what a subscription holds so far."""
    queue = cast(Subscription, events)._queue
    found: list[StationEvent] = []
    while not queue.empty():
        event = queue.get_nowait()
        if event is not None:
            found.append(event)
    return found


def kinds(events: list[StationEvent]) -> list[StationEventKind]:
    """Return what happened, frames left out."""
    return [event.kind for event in events if event.kind is not StationEventKind.FRAME]
