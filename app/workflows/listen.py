"""Listen: what stations do when nobody asks anything of them but their name."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any

from app.domain.station import ConnectorState, StationEvent, StationEventKind
from app.ports.clock import Clock
from app.ports.station import CentralSystem, StationLink

IDLE_S = 5.0
"""``--until idle``: so long without a frame after the boot (command line contract)."""


def expected_password(content: bytes) -> str:
    """Return the SHA-256 of the password in a file, without its line end; the password is not kept."""
    return hashlib.sha256(content.rstrip(b"\r\n")).hexdigest()


async def listen(
    central: CentralSystem,
    clock: Clock,
    seconds: float,
    until: str | None,
    tell: Callable[[dict[str, Any]], None],
) -> list[dict[str, Any]]:
    """Listen for ``seconds``, or until the first boot or idle time; return what is known of every station."""
    seen = _Seen(clock)
    follower = asyncio.create_task(_follow(central, seen, tell))
    end = clock.monotonic() + seconds
    try:
        while clock.monotonic() < end and not seen.enough(until):
            await clock.sleep(0.05)
    finally:
        follower.cancel()
        await asyncio.gather(follower, return_exceptions=True)
    return [_told(link) for link in central.stations]


class _Seen:
    """Remembers the first boot and the last frame."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.booted = False
        self.last_frame_s = 0.0

    def note(self, event: StationEvent) -> None:
        self.booted = self.booted or event.kind is StationEventKind.BOOTED
        if event.kind is StationEventKind.FRAME:
            self.last_frame_s = self._clock.monotonic()

    def enough(self, until: str | None) -> bool:
        if until is None or not self.booted:
            return False
        return until == "boot" or self._clock.monotonic() - self.last_frame_s >= IDLE_S


async def _follow(central: CentralSystem, seen: _Seen, tell: Callable[[dict[str, Any]], None]) -> None:
    async for event in central.events():
        seen.note(event)
        tell({"event": event.kind.value, "at": event.at.isoformat(), "station": event.station, "text": event.text})


def _told(link: StationLink) -> dict[str, Any]:
    wire = link.identity
    return {
        "id": wire.id,
        "ocpp": wire.ocpp,
        "vendor": wire.vendor,
        "model": wire.model,
        "serial": wire.serial,
        "firmware": wire.firmware,
        "connectors": [_connector(state) for state in link.connectors],
        "frames_in": link.frames[0],
        "frames_out": link.frames[1],
        "deviations": [
            {"rule": found.rule, "action": found.action, "detail": found.detail} for found in link.deviations
        ],
    }


def _connector(state: ConnectorState) -> dict[str, Any]:
    return {"evse": state.evse, "connector": state.connector, "status": state.status, "error": state.error}
