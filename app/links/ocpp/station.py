"""One station on the local link, whatever version it speaks; the same object over all its reconnects."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from app.domain.errors import ChargeBenchError, OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.station import (
    Charge,
    ChargeEnded,
    ConnectorState,
    Deviation,
    FirmwareStatus,
    OperatorsRecord,
    Register,
    Setting,
    StationClock,
    StationEvent,
    StationEventKind,
    StationIdentity,
    WriteOutcome,
)
from app.links.ocpp.broadcast import Broadcast
from app.links.ocpp.caller import Caller
from app.links.ocpp.charging import Charging
from app.links.ocpp.dialect import Desk, Dialect, Request
from app.links.ocpp.frame import Answer, Call, Failure, Malformed, read
from app.links.ocpp.known import KnownStation, LaptopTime
from app.links.ocpp.ledger import Ledger, NotConfirmed
from app.links.ocpp.quirk import Quirk, quirk_for
from app.links.ocpp.rpc import Connection
from app.links.ocpp.schema import Violation, knows_action, unreadable_code, violation
from app.links.ocpp.transfer import Transfers
from app.links.ocpp.v16 import V16
from app.links.ocpp.v201 import V201
from app.links.ocpp.waiting import Changes, Deadline
from app.links.recorder import Recorder
from app.ports.clock import Clock
from app.ports.station import KeepRecord, ListenOptions

_log = logging.getLogger(__name__)
_WAITING_CALLS = 1000
"""Requests of the station not yet served; beyond that its socket is not read on."""
_TIME_S = 3.0
"""How long a station may take for the time stamp it is asked for while Pending."""
_STATUS_S = 0.3
"""Quiet time after which a station asked for all its connectors has told them."""


@dataclass(frozen=True)
class Surroundings:
    """What every station of one central system shares."""

    clock: Clock
    laptop: LaptopTime
    recorder: Recorder
    options: ListenOptions
    keep_record: KeepRecord | None
    publish: Callable[[StationEvent], None]
    changes: Changes
    """Told when a station may have become ready."""
    quirks: Sequence[Quirk]
    answer_s: float
    boot_grace_s: float
    reboot_s: float


class OcppStation:
    """Implements ``StationLink``."""

    def __init__(self, station_id: str, around: Surroundings) -> None:
        self._around = around
        self._news = Broadcast()
        self._admitted = around.options.accept_boot
        self._known = KnownStation(station_id, around.clock, around.laptop, self._publish)
        self._serving = asyncio.Lock()
        self.time_asked = False
        options = around.options
        first_id = int(around.clock.now().timestamp()) % 900_000_000
        self._desk = Desk(
            self._known,
            Ledger(options.service_token, first_id),
            self._accepts,
            self._keep_foreign,
            options.heartbeat_s,
            options.service_token,
            around.answer_s,
        )
        self._dialects: dict[str, Dialect] = {"1.6": V16(self._desk), "2.0.1": V201(self._desk)}
        self._caller = Caller(self._known, around.answer_s)
        self._charging = Charging(self._desk, self._caller, self._dialect, self._quirk)
        self._transfers = Transfers(self._known, self._caller, self._dialect, around.reboot_s)

    # what is known

    @property
    def identity(self) -> StationIdentity:
        """See ``Known``."""
        return self._known.identity

    @property
    def clock(self) -> StationClock | None:
        """See ``Known``."""
        return self._known.station_clock

    @property
    def connected(self) -> bool:
        """See ``Known``."""
        return self._caller.connected

    @property
    def connectors(self) -> tuple[ConnectorState, ...]:
        """See ``Known``."""
        return self._known.connectors

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """See ``Known``."""
        return tuple(self._known.deviations)

    @property
    def registers(self) -> tuple[Register, ...]:
        """Last energy register of each EVSE, as sent by the station."""
        return tuple(self._known.registers[evse] for evse in sorted(self._known.registers))

    @property
    def not_supported(self) -> tuple[str, ...]:
        """Requests the station said it does not know, in the order they were tried."""
        return tuple(self._known.not_supported)

    @property
    def frames(self) -> tuple[int, int]:
        """Frames received and sent so far."""
        return self._known.frames_in, self._known.frames_out

    @property
    def booted(self) -> bool:
        """True once a boot was read."""
        return self._known.boots > 0

    @property
    def ready(self) -> bool:
        """True once a boot was read and the station's time is known, or was asked for in vain."""
        return self.booted and (self.clock is not None or self.time_asked)

    def events(self) -> AsyncIterator[StationEvent]:
        """See ``StationLink``."""
        return self._news.subscribe()

    def _publish(self, event: StationEvent) -> None:
        self._news.publish(event)
        self._around.publish(event)

    def _dialect(self) -> Dialect:
        return self._dialects[self._known.identity.ocpp]

    def _quirk(self) -> Quirk:
        return quirk_for(self._known.identity, self._around.quirks)

    def _accepts(self) -> bool:
        proven = self._around.laptop.proven or self._around.options.allow_unknown_time
        return self._admitted and proven

    # sockets

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

    # what the station asks

    async def _serve(self, connection: Connection, calls: "asyncio.Queue[Call | None]") -> None:
        """Answer the station's requests in order, those of a socket that died by now included: they are facts."""
        while (call := await calls.get()) is not None:
            try:
                async with self._serving:
                    await self._answer(connection, call)
            except NotConfirmed:
                await connection.close(1008, "not for this central system")
            except Exception:
                _log.exception("request %s of a station could not be served", call.action)
                await connection.reply_error(call.action, call.id, "InternalError", "")

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

    async def _keep_foreign(self, call: Call, answered: str | None) -> None:
        """Store an operator's record before it is answered (rule 9), or see that it is not answered at all."""
        keep, known, stored = self._around.keep_record, self._known, False
        try:
            if keep is not None:
                now = self._around.clock.now()
                await keep(OperatorsRecord(known.identity.id, call.action, call.id, call.text, now, answered))
                stored = True
        except Exception as error:
            _log.exception("an operator's record could not be stored; it is not confirmed")
            raise NotConfirmed from error
        finally:
            known.tell(StationEventKind.FOREIGN_TRANSACTION, call.action, stored=stored)
        if not stored:
            raise NotConfirmed

    async def _watch(self, boots: int) -> None:
        """Ask for the boot where none comes (W2), and for the station's time where the boot carries none (rule 11)."""
        known = self._known
        try:
            if not await known.changes.wait(lambda: known.boots > boots, self._around.boot_grace_s):
                known.deviate("W2", "BootNotification", "no boot after connecting")
                await self._caller.order(self._dialect().trigger("BootNotification"))
            await known.changes.wait(lambda: known.boots > 0, self._around.answer_s)
            patience_s = min(_TIME_S, self._around.answer_s)
            if known.station_clock is None:
                await self._caller.order(self._dialect().trigger("StatusNotification", 1, 1), patience_s)
                await known.changes.wait(lambda: known.station_clock is not None, patience_s)
        except ChargeBenchError as error:
            _log.info("station %s: %s", known.identity.id, error.reason)
        finally:
            self.time_asked = self.time_asked or known.boots > 0
            self._around.changes.notify()

    # settings

    async def read_settings(self, keys: tuple[str, ...] = ()) -> tuple[Setting, ...]:
        """See ``KeepsSettings``. OutcomeUnknown also where an answer does not come in time."""
        return await self._dialect().read_settings(self._caller.ask, keys)

    async def write_setting(self, key: str, value: str) -> WriteOutcome:
        """See ``KeepsSettings``. Raises BadInput where the schema does not take the value; nothing is sent then."""
        return await self._dialect().write_setting(self._caller.ask, key, value)

    # charges

    async def start_charge(self, evse: int, limit_a: float | None, within_s: float) -> Charge:
        """See ``Charges``."""
        return await self._charging.start(evse, limit_a, within_s)

    async def limit_charge(self, evse: int, limit_a: float, within_s: float) -> None:
        """See ``Charges``."""
        await self._charging.limit(evse, limit_a, within_s)

    async def stop_charge(self, charge: Charge, within_s: float) -> ChargeEnded:
        """See ``Charges``."""
        return await self._charging.stop(charge, within_s)

    async def clear_limits(self, evse: int) -> None:
        """See ``Charges``."""
        await self._charging.clear(evse)

    # orders

    async def admit(self, within_s: float, heartbeat_s: int | None = None, *, time_compared: bool = False) -> None:
        """See ``Obeys``. Raises Refused (UNPROVEN_TIME) while the laptop's time is unproven (rule 11)."""
        known, deadline = self._known, Deadline(within_s)
        known.heartbeat_s = heartbeat_s
        if not (self._around.laptop.proven or time_compared or self._around.options.allow_unknown_time):
            raise Refused(Reason.UNPROVEN_TIME, known.identity.id, error_s=self._around.laptop.error_s)
        self._admitted = True
        if known.accepted_boots:
            return
        try:
            await self._caller.order(self._dialect().trigger("BootNotification"), deadline.left())
        except (Refused, OutcomeUnknown):
            _log.info("station %s does not send its boot on demand; waiting for the next", known.identity.id)
        if not await known.changes.wait(lambda: known.accepted_boots > 0, deadline.left()):
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, known.identity.id, action="BootNotification")

    async def set_availability(self, operative: bool, evse: int | None = None) -> str:
        """See ``Obeys``."""
        said, _ = await self._caller.order(
            self._dialect().availability(operative, evse), good=("Accepted", "Scheduled")
        )
        return said

    async def reset(self, hard: bool, within_s: float) -> StationIdentity:
        """See ``Obeys``; a link lost before the answer is what a reset looks like (W4)."""
        known, deadline = self._known, Deadline(within_s)
        boots = known.boots
        try:
            await self._caller.order(self._dialect().reset(hard), deadline.left(), ("Accepted", "Scheduled"))
        except OutcomeUnknown as unknown:
            if unknown.data.get("link") != "lost":
                raise
        if not await known.changes.wait(lambda: known.boots > boots, deadline.left()):
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, known.identity.id, action="Reset")
        if known.boot_reason not in ("", "RemoteReset", "ScheduledReset"):
            known.deviate("W4", "BootNotification", f"reason {known.boot_reason} after a commanded reset")
        return known.identity

    async def refresh_status(self, within_s: float) -> tuple[ConnectorState, ...]:
        """See ``Obeys``; where triggers are refused, what is known is returned."""
        known, deadline = self._known, Deadline(within_s)
        before = dict(known.status_count)
        targets = [(state.evse, state.connector) for state in known.connectors if state.evse]
        try:
            if targets:
                for evse, connector in targets:
                    await self._trigger_status(evse, connector, deadline)
            else:
                await self._trigger_all(deadline)
        except Refused:
            return known.connectors

        def fresh() -> bool:
            wanted = targets or list(known.status_count)
            return bool(wanted) and all(known.status_count.get(key, 0) > before.get(key, 0) for key in wanted)

        if not await known.changes.wait(fresh, deadline.left()):
            known.deviate("W3", "TriggerMessage", "accepted and no StatusNotification came")
        elif not targets:
            await asyncio.sleep(min(_STATUS_S, deadline.left()))
        return known.connectors

    async def _trigger_status(self, evse: int | None, connector: int | None, deadline: Deadline) -> None:
        await self._caller.order(self._dialect().trigger("StatusNotification", evse, connector), deadline.left())

    async def _trigger_all(self, deadline: Deadline) -> None:
        """No connector is known yet: ask for all, and for the first where the station takes no such question."""
        try:
            await self._trigger_status(None, None, deadline)
        except Refused:
            await self._trigger_status(1, 1, deadline)

    async def refresh_registers(self, within_s: float) -> tuple[Register, ...]:
        """Ask for MeterValues of every EVSE and return the registers afterwards; what is known where refused."""
        deadline = Deadline(within_s)
        evses = sorted({state.evse for state in self.connectors if state.evse}) or [1]
        before = {evse: self._known.registers.get(evse) for evse in evses}
        try:
            for evse in evses:
                await self._caller.order(self._dialect().trigger("MeterValues", evse), deadline.left())
        except (Refused, PeerUnreachable):
            return self.registers

        def fresh() -> bool:
            return all(self._known.registers.get(evse) is not before[evse] for evse in evses)

        if not await self._known.changes.wait(fresh, deadline.left()):
            self._known.deviate("W3", "TriggerMessage", "accepted and no MeterValues came")
        return self.registers

    # files

    def update_firmware(self, url: str, version: str, within_s: float) -> AsyncIterator[FirmwareStatus]:
        """See ``SendsFiles``."""
        return self._transfers.update(url, version, within_s)

    async def send_log(self, url: str, within_s: float) -> str:
        """See ``SendsFiles``."""
        return await self._transfers.send_log(url, within_s)

    async def call(self, action: str, payload: dict[str, Any], within_s: float) -> dict[str, Any]:
        """Send one request as given, once it fits its schema, and return the answer's payload."""
        return await self._caller.ask(Request(action, payload), within_s)

    async def close(self) -> None:
        """Close the socket and end every reader."""
        if self._caller.connection is not None:
            await self._caller.connection.close(1001, "going away")
        self._news.close()


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
