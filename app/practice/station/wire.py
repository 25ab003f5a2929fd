"""What both versions share on the wire: reading frames, silence on demand, and honest refusals."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

import ocpp.messages
from ocpp.charge_point import ChargePoint
from ocpp.exceptions import NotSupportedError
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from app.practice.station.journal import Journal
from app.practice.station.race import LinkLost

# The library would hop to a thread for each validation, which costs more than the validation itself.
ocpp.messages.ASYNC_VALIDATION = False

MUTED = frozenset({"RemoteStartTransaction", "RequestStartTransaction", "SetChargingProfile"})
"""Requests left without an answer by the fault no-answer."""

ANSWERS = ("[3", "[4")
MOST_HOPS = 50
"""Turns of the loop until an answer has reached who asked; one nobody waits for holds nothing up."""

# The library logs whole frames, which may hold passwords; the station keeps its own journal instead.
SILENT = logging.getLogger("app.practice.station.frames")
SILENT.setLevel(logging.CRITICAL + 1)


class Message(Protocol):
    """A CALL as the library unpacks it."""

    action: str
    payload: Mapping[str, Any]


class Wire(ChargePoint):
    """The library's charge point, with the station's habits."""

    def __init__(
        self, identity: str, connection: ClientConnection, timeout_s: float, journal: Journal, muted: frozenset[str]
    ) -> None:
        super().__init__(identity, connection, response_timeout=timeout_s, logger=SILENT)
        self._taken = 0
        self._journal = journal
        self._muted = muted

    async def listen(self) -> None:
        """Handle frames until the link is lost; raises LinkLost."""
        try:
            async for frame in self._connection:
                taken = self._taken
                await self.route_message(frame)
                if str(frame).lstrip().startswith(ANSWERS):
                    await self._take_up(taken)
        except ConnectionClosed as error:
            raise LinkLost from error
        raise LinkLost

    async def _take_up(self, taken: int) -> None:
        """Let an answer have its effect before the next frame is obeyed: frames come in order, often two at once."""
        for _ in range(MOST_HOPS):
            if self._taken > taken:
                return
            await asyncio.sleep(0)

    def abort(self) -> None:
        """Break the TCP connection without a closing handshake."""
        self._connection.transport.abort()

    async def close(self) -> None:
        """Close the WebSocket in an orderly way."""
        await self._connection.close()

    async def ask(self, payload: object) -> Any:
        """Send a CALL. Raises OCPPError for a CALLERROR, TimeoutError without an answer, LinkLost."""
        try:
            return await self.call(payload, suppress=False)
        except ConnectionClosed as error:
            raise LinkLost from error
        finally:
            self._taken += 1

    async def _handle_call(self, message: Message) -> None:
        self._journal.note("ocpp", f"request {message.action}")
        if message.action in self._muted:
            return
        # Known to the version but not offered by this station: NotSupported, as the standard asks.
        if message.action not in self.route_map and hasattr(self._call, message.action):
            raise NotSupportedError(details={"action": message.action})
        try:
            await super()._handle_call(message)
        except ConnectionClosed as error:
            raise LinkLost from error


async def settle() -> None:
    """Let the answer to the present request leave before anything follows from it."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)


def parse_time(text: str) -> datetime:
    """Return a moment; without a zone it is taken as UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def optional(text: str | None) -> datetime | None:
    """Return a moment, or None."""
    return parse_time(text) if text else None


def log_status(status: str) -> str:
    """Translate the status of GetDiagnostics into the one of GetLog."""
    return "UploadFailure" if status == "UploadFailed" else status
