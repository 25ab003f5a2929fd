"""A central system of the ``ocpp`` library on a real WebSocket: every frame is checked against the schemas."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

import ocpp.messages
from ocpp.charge_point import ChargePoint
from ocpp.v16 import call as call16
from ocpp.v16 import call_result as result16
from ocpp.v201 import call as call201
from ocpp.v201 import call_result as result201
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from app.practice.clock import PracticeClock
from app.practice.fault import Fault
from app.practice.station.config import StationConfig
from app.practice.station.station import PracticeStation
from app.system.clock import SystemClock

ocpp.messages.ASYNC_VALIDATION = False
SPEED = 300.0
VERSIONS: dict[str, tuple[str, ModuleType, ModuleType]] = {
    "1.6": ("ocpp1.6", call16, result16),
    "2.0.1": ("ocpp2.0.1", call201, result201),
}
Message = tuple[str, dict[str, Any]]


class Peer(ChargePoint):
    """The other end of one link; records what comes and answers by rule."""

    def __init__(self, central: "Central", connection: ServerConnection) -> None:
        subprotocol, self._call, self._call_result = VERSIONS[central.version]
        self._ocpp_version = subprotocol.removeprefix("ocpp")
        super().__init__("peer", connection, response_timeout=5)
        self.central = central

    async def _handle_call(self, msg: Any) -> None:
        await ocpp.messages.validate_payload(msg, self._ocpp_version)
        if msg.action in self.central.mute:
            self.central.unanswered.append((msg.action, msg.payload))
            return
        self.central.note(msg.action, msg.payload)
        answer = msg.create_call_result(self.central.answer(msg.action, msg.payload))
        await ocpp.messages.validate_payload(answer, self._ocpp_version)
        await self._send(answer.to_json())


class Central:
    """Listens on port 0; ``boot`` is the status the next boots are answered with."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.boot = "Accepted"
        self.interval = 300
        self.mute: set[str] = set()
        self.refuse_tokens: set[str] = set()
        self.seen: list[Message] = []
        self.unanswered: list[Message] = []
        self.headers: list[Any] = []
        self.paths: list[str] = []
        self.port = 0
        self.links = 0
        self._peer: Peer | None = None
        self._news = asyncio.Condition()
        self._next_id = 7000

    @property
    def call(self) -> ModuleType:
        return VERSIONS[self.version][1]

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ocpp"

    def note(self, action: str, payload: dict[str, Any]) -> None:
        self.seen.append((action, payload))

    def answer(self, action: str, payload: dict[str, Any]) -> dict[str, Any]:
        now = SystemClock().now().isoformat()
        token = payload.get("idTag") or payload.get("idToken", {}).get("idToken")
        verdict = {"status": "Invalid" if token in self.refuse_tokens else "Accepted"}
        if action == "BootNotification":
            return {"currentTime": now, "interval": self.interval, "status": self.boot}
        if action == "Heartbeat":
            return {"currentTime": now}
        if action == "StartTransaction":
            self._next_id += 1
            return {"transactionId": self._next_id, "idTagInfo": verdict}
        if action == "Authorize":
            return {"idTagInfo" if self.version == "1.6" else "idTokenInfo": verdict}
        if action == "TransactionEvent" and "idToken" in payload:
            return {"idTokenInfo": verdict}
        return {}

    async def ask(self, action: str, **payload: Any) -> Any:
        assert self._peer is not None
        return await self._peer.call(getattr(self.call, action)(**payload), suppress=False)

    def actions(self) -> list[str]:
        return [action for action, _ in self.seen]

    def all(self, action: str) -> list[dict[str, Any]]:
        return [payload for seen, payload in self.seen if seen == action]

    async def until(self, true: Callable[[], object], what: str = "", seconds: float = 6.0) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not true():  # noqa: ASYNC110  what is waited for lives in two programs
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"never came: {what}; seen {self.actions()[-20:]}") from None

    async def came(self, action: str, count: int = 1, **fields: Any) -> dict[str, Any]:
        """Wait for the count-th message with these fields, and return it."""

        def found() -> list[dict[str, Any]]:
            return [p for p in self.all(action) if all(p.get(k) == v for k, v in fields.items())]

        await self.until(lambda: len(found()) >= count, f"{count} x {action} {fields}")
        return found()[count - 1]

    async def drop(self) -> None:
        assert self._peer is not None
        self._peer._connection.transport.abort()
        await asyncio.sleep(0)

    async def serve_link(self, connection: ServerConnection) -> None:
        self.links += 1
        assert connection.request is not None
        self.headers.append(connection.request.headers)
        self.paths.append(connection.request.path)
        self._peer = Peer(self, connection)
        try:
            await self._peer.start()
        except ConnectionClosed:
            pass


@asynccontextmanager
async def bench(
    version: str,
    *faults: Fault,
    speed: float = SPEED,
    boot: str = "Accepted",
    interval: int = 300,
    mute: set[str] | None = None,
    **config: Any,
) -> AsyncIterator[tuple[Central, PracticeStation]]:
    """A central system and a running practice station on it."""
    central = Central(version)
    central.boot, central.interval = boot, interval
    central.mute = mute or set()
    async with serve(
        central.serve_link, "127.0.0.1", 0, subprotocols=[Subprotocol(VERSIONS[version][0])], close_timeout=0.2
    ) as server:
        central.port = next(iter(server.sockets)).getsockname()[1]
        values: dict[str, Any] = {"call_timeout_real_s": 0.3, "file_timeout_real_s": 3.0, **config}
        settings = StationConfig(url=central.url, ocpp=version, faults=frozenset(faults), **values)
        station = PracticeStation(settings, PracticeClock(SystemClock(), speed))
        task = asyncio.create_task(station.run())
        try:
            yield central, station
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
