"""The connector: cable, contactor, meter and the transaction that runs on it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.practice.fault import Fault
from app.practice.station.body import Body
from app.practice.station.profile import LEAST_A
from app.practice.station.race import race
from app.practice.station.record import Entry, Reading, Record, RecordKind
from app.practice.station.setting import number
from app.practice.station.voice import ConnectorStatus

SHORTEST_WAIT_S = 0.2


@dataclass
class Transaction:
    """A running transaction; ``begin`` was read with the contactor still open."""

    id: str
    token: str
    begin: Reading
    remote_start_id: int | None
    seq_no: int = 0
    state: str = "EVConnected"
    stop_reason: str = "PowerLoss"
    stop_trigger: str = "AbnormalCondition"
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Connector:
    """Connector 1 (EVSE 1): decides its status, runs a charge, writes its records."""

    def __init__(self, body: Body, changed: Callable[[], None], online: Callable[[], bool]) -> None:
        self._body = body
        self._changed = changed
        self._online = online
        self._limit_changed = asyncio.Event()
        self._plug_event = asyncio.Event()
        self.operative = True
        self.scheduled_inoperative = False
        self.updating = False
        self.plugged = body.config.plugged
        self.waiting_for_plug = False
        self.finished = False
        self.limit_a = 0.0
        self.transaction: Transaction | None = None
        self.displayed_wh: tuple[Decimal, Decimal] | None = None
        """What the display shows: the register at begin and end of the charge that ended last."""

    # ---- state

    @property
    def status(self) -> ConnectorStatus:
        """The state as OCPP 1.6 names it."""
        if self.transaction is not None:
            return self._charging_status()
        if not self.operative or self.updating:
            return ConnectorStatus.UNAVAILABLE
        if self.finished and self.plugged:
            return ConnectorStatus.FINISHING
        if self.plugged or self.waiting_for_plug:
            return ConnectorStatus.PREPARING
        return ConnectorStatus.AVAILABLE

    def _charging_status(self) -> ConnectorStatus:
        state = self.transaction.state if self.transaction else ""
        if state == "Charging":
            return ConnectorStatus.CHARGING
        return ConnectorStatus.SUSPENDED_EVSE if state == "SuspendedEVSE" else ConnectorStatus.PREPARING

    @property
    def can_start(self) -> bool:
        """True when nothing forbids a new transaction."""
        return self.operative and not self.updating and self.transaction is None and not self.waiting_for_plug

    @property
    def begun(self) -> datetime | None:
        """Begin of the running transaction, in station time."""
        return self.transaction.begin.at if self.transaction else None

    def set_operative(self, operative: bool) -> str:
        """Obey ChangeAvailability; returns Accepted or Scheduled."""
        self.scheduled_inoperative = False
        if self.transaction is not None and not operative:
            self.scheduled_inoperative = True
            return "Scheduled"
        self.operative = operative
        self._changed()
        return "Accepted"

    def plug(self) -> None:
        """Connect the vehicle."""
        self.plugged = True
        self.finished = False
        self._plug_event.set()
        self._changed()

    def unplug(self) -> None:
        """Take the vehicle away; a running transaction ends."""
        self.plugged = False
        self.finished = False
        self._plug_event.clear()
        self.stop("EVDisconnected", "EVDeparted")
        self._changed()

    def hold_for_update(self) -> None:
        """Go Unavailable while firmware is installed."""
        self.updating = True
        self._changed()

    def release_from_update(self) -> None:
        """Offer the connector again."""
        self.updating = False
        self._changed()

    def limits_changed(self) -> None:
        """Say that charging profiles were changed."""
        self._limit_changed.set()

    # ---- charge

    async def charge_when_plugged(self, token: str, remote_start_id: int | None, trigger: str) -> None:
        """Run a transaction; without a cable wait for it, and give up without a word after ConnectionTimeOut."""
        if not self.plugged:
            self.waiting_for_plug = True
            self._changed()
            patience_s = number(self._body.settings, "connection_s")
            try:
                await race(self._plug_event.wait(), self._body.clock.sleep(patience_s))
            finally:
                self.waiting_for_plug = False
            self._changed()
        if self.plugged and self.transaction is None:
            await self._charge(token, remote_start_id, trigger)
        else:
            self._body.profiles.end_of_transaction()

    async def _charge(self, token: str, remote_start_id: int | None, trigger: str) -> None:
        transaction = Transaction(str(self._body.ids()), token, self.reading("Transaction.Begin"), remote_start_id)
        self.transaction = transaction
        self.finished = False
        self._changed()
        entry = self._record(RecordKind.STARTED, trigger, transaction.begin)
        try:
            await self._answered(entry)
            if not transaction.stopping.is_set():
                await race(self._regulate(transaction), self._sample(), transaction.stopping.wait())
        finally:
            self._end(transaction)

    def stop(self, reason: str, trigger: str) -> bool:
        """Ask the running transaction to end; False when none runs. Reasons are those of OCPP."""
        if self.transaction is None:
            return False
        self.transaction.stop_reason, self.transaction.stop_trigger = reason, trigger
        self.transaction.stopping.set()
        return True

    def reading(self, context: str) -> Reading:
        """Look at the station's meter."""
        sample = self._body.load.sample()
        shown = 1 + self._body.meter.error_percent / 100
        at, energy_wh = self._body.time.now(), self._body.meter.register_wh()
        return Reading(
            at=at,
            context=context,
            energy_wh=energy_wh,
            signed=self._body.fiscal.sign(context, at, energy_wh),
            power_w=round(sample.power_w * shown, 1),
            currents_a=sample.currents_a,
            voltages_v=sample.voltages_v,
            offered_a=self.limit_a,
        )

    def note(self, trigger: str, context: str) -> Entry | None:
        """Write an Updated record with values now, when a transaction runs."""
        return self._record(RecordKind.UPDATED, trigger, self.reading(context)) if self.transaction else None

    async def _answered(self, entry: Entry) -> None:
        """Wait until the backend answered the start; offline, or unanswered for long, the charge goes on anyway."""
        if not self._online():
            return
        try:
            async with asyncio.timeout(self._body.config.call_timeout_real_s):
                await entry.answered.wait()
        except TimeoutError:
            self._body.journal.note("charge", "start not answered, continuing")

    async def _regulate(self, transaction: Transaction) -> None:
        while True:
            self._limit_changed.clear()
            now = self._body.time.now()
            self._apply(transaction, self._allowed_a(now))
            change = self._body.profiles.next_change(now, transaction.begin.at)
            if change is None:
                await self._limit_changed.wait()
            else:
                wait_s = max((change - now).total_seconds(), SHORTEST_WAIT_S)
                await race(self._limit_changed.wait(), self._body.clock.sleep(wait_s))

    def _allowed_a(self, now: datetime) -> float:
        own = float(self._body.settings.text("current_limit_a"))
        limit = min(self._body.profiles.limit_a(now, self.begun), own)
        return limit if limit >= LEAST_A else 0.0

    def _apply(self, transaction: Transaction, limit_a: float) -> None:
        self.limit_a = limit_a
        if Fault.DEAD_CONTACTOR not in self._body.config.faults:
            self._body.load.allow(limit_a)
        state = "Charging" if limit_a > 0 else "SuspendedEVSE"
        if state != transaction.state:
            transaction.state = state
            self._body.journal.note("charge", f"{state} at {limit_a:.1f} A")
            self._record(RecordKind.UPDATED, "ChargingStateChanged", None)
            self._changed()

    async def _sample(self) -> None:
        while True:
            interval_s = number(self._body.settings, "sample_s")
            await self._body.clock.sleep(interval_s or 60)
            if interval_s:
                self.note("MeterValuePeriodic", "Sample.Periodic")

    def _end(self, transaction: Transaction) -> None:
        self._body.load.open()
        self.limit_a = 0.0
        transaction.state = "EVConnected" if self.plugged else "Idle"
        last = self.reading("Transaction.End")
        self._record(RecordKind.ENDED, transaction.stop_trigger, last)
        self.displayed_wh = (transaction.begin.energy_wh, last.energy_wh)
        self._body.profiles.end_of_transaction()
        self._body.journal.note("charge", f"transaction ended: {transaction.stop_reason}")
        self.transaction = None
        self.finished = self.plugged
        if self.scheduled_inoperative:
            self.operative, self.scheduled_inoperative = False, False
        transaction.over.set()
        self._changed()

    def _record(self, kind: RecordKind, trigger: str, reading: Reading | None) -> Entry:
        transaction = self.transaction
        if transaction is None:
            raise RuntimeError("no transaction runs")
        record = Record(
            kind=kind,
            transaction=transaction.id,
            seq_no=transaction.seq_no,
            at=reading.at if reading else self._body.time.now(),
            trigger=trigger,
            charging_state=transaction.state,
            token=transaction.token,
            reading=reading,
            begin=transaction.begin if kind is RecordKind.ENDED else None,
            remote_start_id=transaction.remote_start_id,
            stopped_reason=transaction.stop_reason if kind is RecordKind.ENDED else None,
            offline=not self._online(),
        )
        transaction.seq_no += 1
        return self._body.outbox.put(record)
