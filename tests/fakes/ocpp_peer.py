"""A station scripted frame by frame: a bare WebSocket client without any OCPP library."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

Reply = Any
"""Payload of a CALLRESULT, a list of raw frame parts after the message id (an error), a callable of the payload
that gives one of them, or None for no answer."""

BOOT16 = {
    "chargePointVendor": "Acme",
    "chargePointModel": "One",
    "chargePointSerialNumber": "S-1",
    "firmwareVersion": "1.0",
}
BOOT201 = {
    "reason": "PowerUp",
    "chargingStation": {"vendorName": "Acme", "model": "One", "serialNumber": "S-1", "firmwareVersion": "1.0"},
}
AT = "2026-11-23T09:00:30Z"


class FakeOcppPeer:
    """Answers by ``script``, sends what the test says, remembers every frame."""

    def __init__(self, socket: ClientConnection, script: Mapping[str, Reply]) -> None:
        self.socket = socket
        self.script = dict(script)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, list[Any]] = {}
        self.closed = asyncio.Event()
        self._news = asyncio.Condition()
        self._count = 0
        self._later: list[asyncio.Task[Any]] = []
        self.task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        try:
            async for raw in self.socket:
                frame = json.loads(raw)
                if frame[0] == 2:
                    self.asked.append((frame[2], frame[3]))
                    await self._reply(frame)
                else:
                    self.answers[frame[1]] = frame
                async with self._news:
                    self._news.notify_all()
        except ConnectionClosed:
            pass
        finally:
            self.closed.set()
            async with self._news:
                self._news.notify_all()

    async def _reply(self, frame: list[Any]) -> None:
        reply = self.script.get(frame[2], ["NotImplemented", "", {}])
        if isinstance(reply, Callable):  # type: ignore[arg-type]
            reply = reply(frame[3])
        if asyncio.iscoroutine(reply):
            reply = await reply
        if isinstance(reply, list):
            await self.raw(json.dumps([4, frame[1], *reply]))
        elif reply is not None:
            await self.raw(json.dumps([3, frame[1], reply]))

    async def raw(self, text: str | bytes) -> None:
        """Send these bytes."""
        await self.socket.send(text)

    async def tell(self, action: str, payload: Mapping[str, Any], within_s: float = 1.5) -> list[Any] | None:
        """Send a request and return the whole answer frame, None when none came or the link was closed."""
        self._count += 1
        message_id = f"m{self._count}"
        await self.raw(json.dumps([2, message_id, action, payload]))
        return await self.answer(message_id, within_s)

    async def answer(self, message_id: str, within_s: float = 1.5) -> list[Any] | None:
        """Wait for the answer to a frame sent by hand."""
        try:
            async with asyncio.timeout(within_s), self._news:
                await self._news.wait_for(lambda: message_id in self.answers or self.closed.is_set())
        except TimeoutError:
            return None
        return self.answers.get(message_id)

    def later(self, action: str, payload: Mapping[str, Any], after_s: float = 0.0) -> None:
        """Send a request without holding up what runs now."""

        async def send() -> None:
            await asyncio.sleep(after_s)
            await self.tell(action, payload)

        self._later.append(asyncio.create_task(send()))

    async def close(self) -> None:
        """Close politely."""
        await self.socket.close()
        await self.task
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)

    async def drop(self) -> None:
        """Cut the line without a closing handshake (1006)."""
        self.socket.transport.abort()
        await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


@asynccontextmanager
async def fake_peer(
    url: str,
    script: Mapping[str, Reply] | None = None,
    *,
    name: str = "CP1",
    subprotocol: str = "ocpp1.6",
    boot: Mapping[str, Any] | None = None,
    **options: Any,
) -> AsyncIterator[FakeOcppPeer]:
    """Connect a station, boot it (``boot={}`` for none) and close it at the end."""
    socket = await connect(url + name, subprotocols=[Subprotocol(subprotocol)], **options)
    async with FakeOcppPeer(socket, script or {}) as peer:
        usual = BOOT16 if subprotocol == "ocpp1.6" else BOOT201
        if boot is None or boot:
            await peer.tell("BootNotification", boot or usual)
        yield peer
