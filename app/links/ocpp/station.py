"""One station on the local link, whatever version it speaks; the same object over all its reconnects."""

import logging
from collections.abc import AsyncIterator
from typing import Any

from websockets.asyncio.server import ServerConnection

from app.domain.errors import OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.station import (
    Charge,
    ChargeEnded,
    ConnectorState,
    Deviation,
    FirmwareStatus,
    Register,
    Setting,
    StationClock,
    StationEvent,
    StationIdentity,
    WriteOutcome,
)
from app.links.ocpp.broadcast import Broadcast
from app.links.ocpp.caller import Caller
from app.links.ocpp.charging import Charging
from app.links.ocpp.dialect import Desk, Dialect, Request
from app.links.ocpp.foreign import ForeignTransactions
from app.links.ocpp.inbox import Inbox
from app.links.ocpp.known import KnownStation
from app.links.ocpp.ledger import Ledger, Transaction
from app.links.ocpp.own import OwnCharges
from app.links.ocpp.quirk import Quirk, quirk_for
from app.links.ocpp.status import StatusRounds
from app.links.ocpp.surroundings import Surroundings
from app.links.ocpp.transfer import Transfers
from app.links.ocpp.v16 import V16
from app.links.ocpp.v201 import V201
from app.links.ocpp.waiting import Deadline
from app.ports.station import ListenOptions

_log = logging.getLogger(__name__)


class OcppStation:
    """Implements ``StationLink``."""

    def __init__(self, station_id: str, around: Surroundings) -> None:
        self._around = around
        self._news = Broadcast()
        time_known = around.laptop.proven or around.options.allow_unknown_time
        self._admitted = around.options.accept_boot and time_known
        self._known = KnownStation(station_id, around.clock, around.laptop, self._publish)
        options = around.options
        own = OwnCharges(around.keep_charge, around.keep_end)
        first_id = int(around.clock.now().timestamp()) % 900_000_000
        self._desk = Desk(
            self._known,
            _ledger(options, first_id),
            self._accepts,
            ForeignTransactions(self._known, around.keep_record).keep,
            own.keep,
            own.keep_end,
            options.heartbeat_s,
            options.service_token,
            around.answer_s,
        )
        self._dialects: dict[str, Dialect] = {"1.6": V16(self._desk), "2.0.1": V201(self._desk)}
        self._caller = Caller(self._known, around.answer_s)
        self._inbox = Inbox(around, self._known, self._caller, self._dialects, self._publish)
        self._charging = Charging(self._desk, self._caller, self._dialect, self._quirk)
        self._status = StatusRounds(self._known, self._caller, self._dialect)
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
        return self.booted and (self.clock is not None or self._inbox.time_asked)

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
        return self._admitted

    async def attach(self, socket: ServerConnection, version: str) -> None:
        """Serve one socket until it closes; it takes the place of an older one (W4)."""
        await self._inbox.attach(socket, version)

    # settings

    async def read_settings(self, keys: tuple[str, ...] = ()) -> tuple[Setting, ...]:
        """See ``KeepsSettings``. OutcomeUnknown also where an answer does not come in time."""
        settings = await self._dialect().read_settings(self._caller.ask, keys)
        self._known.read(settings)
        return settings

    async def write_setting(self, key: str, value: str) -> WriteOutcome:
        """See ``KeepsSettings``. Raises BadInput where the schema does not take the value; nothing is sent then."""
        return await self._dialect().write_setting(self._caller.ask, key, value)

    # charges

    async def start_charge(self, evse: int, limit_a: float | None, within_s: float) -> Charge:
        """See ``Charges``."""
        return await self._charging.start(evse, limit_a, within_s)

    async def left_charge(self, evse: int, within_s: float) -> bool:
        """See ``Charges``."""
        return await self._charging.left(evse, within_s)

    async def charge_goes_on(self, charge: Charge, within_s: float) -> bool | None:
        """See ``Charges``."""
        return await self._charging.goes_on(charge, within_s)

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
        return await self._status.refresh(within_s)

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


def _ledger(options: ListenOptions, first_id: int) -> Ledger:
    """Return a ledger that knows the charges this visit began before the program was started again."""
    ledger = Ledger(options.service_token, first_id)
    ledger.asked(options.own_starts)
    for charge in options.own_charges:
        ledger.asked((charge.evse,))
        ledger.begin(Transaction(
            charge.evse, charge.transaction, ours=True, begin=charge.begin, end=charge.end, ended=charge.ended,
            reason=charge.reason, kept=True,
        ))  # fmt: skip
    return ledger
