"""One socket of one station: requests out, answers matched, everything recorded."""

import asyncio
import contextlib
import uuid
from collections.abc import Callable
from typing import Any, Literal

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed
from websockets.protocol import State

from app.links.ocpp.frame import Answer, Failure, call_text, error_text, result_text

Note = Callable[[Literal["in", "out"], str, str], None]
"""Takes direction, action and raw text of each frame."""


class LinkLost(Exception):
    """The socket closed while an answer was awaited."""


class Said(Exception):
    """The station answered with a CALLERROR."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class Connection:
    """One socket; dies with it. ``sent`` tells whether the last ``ask`` got on the wire."""

    def __init__(self, socket: ServerConnection, version: str, note: Note) -> None:
        self.socket = socket
        self.version = version
        self.lost = False
        self.answering = False
        """True while a request of the station is served: its answer goes out before the next request from here."""
        self._note = note
        self._waiting: dict[str, tuple[str, asyncio.Future[dict[str, Any]]]] = {}

    @property
    def is_open(self) -> bool:
        """True while frames can be sent."""
        return not self.lost and self.socket.state is State.OPEN

    async def ask(self, action: str, payload: dict[str, Any], within_s: float) -> dict[str, Any]:
        """Send a request and return its answer. Raises TimeoutError, LinkLost or Said."""
        message_id = str(uuid.uuid4())
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[message_id] = (action, answer)
        try:
            async with asyncio.timeout(within_s):
                await self._send(action, call_text(message_id, action, payload))
                return await answer
        except ConnectionClosed:
            raise LinkLost from None
        finally:
            self._waiting.pop(message_id, None)
            if answer.done() and not answer.cancelled():
                answer.exception()  # seen, also when sending failed first

    def action_of(self, message_id: str) -> str:
        """Return the action of the request this answer belongs to, empty when none waits."""
        return self._waiting[message_id][0] if message_id in self._waiting else ""

    def settle(self, message: Answer | Failure) -> bool:
        """Hand an answer to who waits for it; False when nobody does."""
        _, future = self._waiting.get(message.id, ("", None))
        if future is None or future.done():
            return False
        if isinstance(message, Failure):
            future.set_exception(Said(message))
        else:
            future.set_result(message.payload)
        return True

    async def reply(self, action: str, message_id: str, payload: dict[str, Any]) -> None:
        """Send a CALLRESULT; a socket gone by now is no error, the station asks again."""
        with contextlib.suppress(ConnectionClosed, LinkLost):
            await self._send(action, result_text(message_id, payload))

    async def reply_error(self, action: str, message_id: str, code: str, description: str) -> None:
        """Send a CALLERROR."""
        with contextlib.suppress(ConnectionClosed, LinkLost):
            await self._send(action, error_text(message_id, code, description))

    async def _send(self, action: str, text: str) -> None:
        if not self.is_open:
            raise LinkLost
        self._note("out", action, text)
        await self.socket.send(text)

    def lose(self) -> None:
        """Fail all who wait; the socket is closed or about to be."""
        self.lost = True
        for _, answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(LinkLost())

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close the socket; half open peers are not waited for long (``close_timeout`` of the server)."""
        self.lose()
        await self.socket.close(code, reason)
