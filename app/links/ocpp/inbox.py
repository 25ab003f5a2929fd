"""What comes in on the sockets of one station: answers for the laptop, requests of its own (W1, W4, W7, W8)."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Literal

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from app.domain.errors import ChargeBenchError
from app.domain.station import StationEvent, StationEventKind
from app.links.ocpp.caller import Caller
from app.links.ocpp.dialect import Dialect
from app.links.ocpp.frame import Answer, Call, Failure, Malformed, read
from app.links.ocpp.known import KnownStation
from app.links.ocpp.ledger import NotConfirmed
from app.links.ocpp.rpc import Connection
from app.links.ocpp.schema import Violation, knows_action, unreadable_code, violation
from app.links.ocpp.surroundings import Surroundings

_log = logging.getLogger(__name__)
_WAITING_CALLS = 1000
"""Requests of the station not yet served; beyond that its socket is not read on."""
_TIME_S = 3.0
"""How long a station may take for the time stamp it is asked for while Pending."""


class Inbox:
    """Serves the sockets of one station, one after the other. ``publish`` hands on what happens."""

    def __init__(
        self,
        around: Surroundings,
        known: KnownStation,
        caller: Caller,
        dialects: Mapping[str, Dialect],
        publish: Callable[[StationEvent], None],
    ) -> None:
        self.time_asked = False
        self._around = around
        self._known = known
        self._caller = caller
        self._dialects = dialects
        self._publish = publish
        self._serving = asyncio.Lock()

    async def attach(self, socket: ServerConnection, version: str) -> None:
        """Serve one socket until it closes; it takes the place of an older one (W4)."""
        known, older = self._known, self._caller.connection
        connection = Connection(socket, version, self._note)
        self._caller.connection = connection
        if older is not None and older.is_open:
            known.deviate("W4", "connect", "second connection of the same identity; the older one was closed")
            older.lose()
        closing = [asyncio.ensure_future(older.close(1000, "newer connection"))] if older is not None else []
        calls: asyncio.Queue[Call | None] = asyncio.Queue(_WAITING_CALLS)
        serving = asyncio.create_task(self._serve(connection, calls))
        watching = asyncio.create_task(self._watch(known.boots))
        known.connected(version, socket.subprotocol or "")
        try:
            await self._receive(connection, calls)
        finally:
            connection.lose()
            watching.cancel()
            await calls.put(None)
            self._detached(connection)
            await asyncio.gather(serving, watching, *closing, return_exceptions=True)

    def _detached(self, connection: Connection) -> None:
        if self._caller.connection is connection:
            self._caller.connection = None
            socket = connection.socket
            self._known.tell(StationEventKind.DISCONNECTED, socket.close_reason or "", code=socket.close_code)

    async def _receive(self, connection: Connection, calls: "asyncio.Queue[Call | None]") -> None:
        try:
            async for raw in connection.socket:
                await self._received(connection, raw, calls)
        except ConnectionClosed:
            pass

    async def _received(self, connection: Connection, raw: str | bytes, calls: "asyncio.Queue[Call | None]") -> None:
        message = read(raw)
        text = raw if isinstance(raw, str) else raw.decode(errors="replace")
        if isinstance(raw, bytes):
            self._known.deviate("W7", "frame", "binary frame")
        action = message.action if isinstance(message, Call) else connection.action_of(message.id)
        self._note("in", action, text)
        if isinstance(message, Call):
            await calls.put(message)
        elif isinstance(message, Malformed):
            await self._malformed(connection, message)
        else:
            if message.odd:
                self._known.deviate("W8" if isinstance(message, Failure) else "W7", action or "answer", message.odd)
            self._settle(connection, message)

    def _settle(self, connection: Connection, message: Answer | Failure) -> None:
        if not connection.settle(message) and message.id != "-1":
            self._known.deviate("W1", "answer", "answer nobody waits for")

    async def _malformed(self, connection: Connection, message: Malformed) -> None:
        self._known.deviate("W7", "frame", message.problem)
        if message.answerable:
            await connection.reply_error("", message.id, unreadable_code(connection.version), message.problem)

    def _note(self, direction: Literal["in", "out"], action: str, text: str) -> None:
        known = self._known
        known.frames_in += direction == "in"
        known.frames_out += direction == "out"
        frame = self._around.recorder.record(known.identity.id, direction, text)
        data: dict[str, object] = {"direction": direction, "action": action}
        self._publish(StationEvent(StationEventKind.FRAME, frame.at, known.identity.id, frame.text, data))

    async def _serve(self, connection: Connection, calls: "asyncio.Queue[Call | None]") -> None:
        """Answer the station's requests in order, those of a socket that died by now included: they are facts."""
        while (call := await calls.get()) is not None:
            try:
                async with self._serving:
                    await self._answer_first(connection, call)
            except NotConfirmed:
                await connection.close(1008, "not for this central system")
            except Exception:
                _log.exception("request %s of a station could not be served", call.action)
                await connection.reply_error(call.action, call.id, "InternalError", "")

    async def _answer_first(self, connection: Connection, call: Call) -> None:
        """Answer before any request that follows from it: a limit for a transaction comes after its id (W1)."""
        connection.answering = True
        try:
            await self._answer(connection, call)
        finally:
            connection.answering = False
            self._known.changes.notify()

    async def _answer(self, connection: Connection, call: Call) -> None:
        broken = violation(connection.version, call.action, call.payload)
        if broken is not None:
            self._known.deviate(_rule(broken), call.action, str(broken))
        try:
            answer = await self._dialects[connection.version].answer(call)
        except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
            code = broken.code if broken is not None else "PropertyConstraintViolation"
            await connection.reply_error(call.action, call.id, code, str(broken or "unusable value"))
            return
        if answer is not None:
            await connection.reply(call.action, call.id, answer)
            return
        known = knows_action(connection.version, call.action)
        if not known:
            self._known.deviate("W7", call.action[:50], "unknown action")
        await connection.reply_error(call.action, call.id, "NotSupported" if known else "NotImplemented", "")

    async def _watch(self, boots: int) -> None:
        """Ask for the boot where none comes (W2), and for the station's time where the boot carries none (rule 11)."""
        known = self._known
        try:
            if not await known.changes.wait(lambda: known.boots > boots, self._around.boot_grace_s):
                known.deviate("W2", "BootNotification", "no boot after connecting")
                await self._caller.order(self._dialects[known.identity.ocpp].trigger("BootNotification"))
            await known.changes.wait(lambda: known.boots > 0, self._around.answer_s)
            patience_s = min(_TIME_S, self._around.answer_s)
            if known.station_clock is None:
                await self._caller.order(
                    self._dialects[known.identity.ocpp].trigger("StatusNotification", 1, 1), patience_s
                )
                await known.changes.wait(lambda: known.station_clock is not None, patience_s)
        except ChargeBenchError as error:
            _log.info("station %s: %s", known.identity.id, error.reason)
        finally:
            self.time_asked = self.time_asked or known.boots > 0
            self._around.changes.notify()


def _rule(broken: Violation) -> str:
    """Return the catalogue's number for what breaks a schema: times W5, numbers W12, everything else W7."""
    if "timestamp" in broken.where.lower():
        return "W5"
    is_number = broken.rule in ("type", "multipleOf") and broken.where.rpartition(".")[2] in (
        "value",
        "meterStart",
        "meterStop",
    )
    return "W12" if is_number else "W7"
