"""The practice station: power, link, registration, and the order in which it says things."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from ocpp.exceptions import OCPPError

from app.domain.errors import BadInput, Reason
from app.practice.clock import PracticeClock
from app.practice.fault import Fault
from app.practice.image import software_checksum
from app.practice.load import Load
from app.practice.station.body import build_body
from app.practice.station.certificate import CertificateStore
from app.practice.station.config import StationConfig
from app.practice.station.connector import Connector
from app.practice.station.dialect import Dialect, dialect_of
from app.practice.station.link import connect
from app.practice.station.locallist import LocalList
from app.practice.station.offline import fill_offline
from app.practice.station.race import LinkLost, put_down, race
from app.practice.station.record import Record, RecordKind
from app.practice.station.setting import flag, number
from app.practice.station.software import Software
from app.practice.station.voice import ConnectorStatus, Registration, Voice
from app.practice.station.wire import settle

LOGGER = logging.getLogger(__name__)
Notice = Callable[[Voice], Coroutine[Any, Any, None]]

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 60.0
SHORTEST_PAUSE_REAL_S = 0.15
GOOD_SESSION_S = 30.0
LEAST_BOOT_INTERVAL_S = 5
DRAIN_S = 10.0


class PracticeStation:
    """A charging station, charging at connector 1. ``run`` lives until cancelled; the other methods are its switches.

    Spare connectors are told of and set in or out of service with the station; nothing is ever plugged into them.
    """

    def __init__(
        self,
        config: StationConfig,
        clock: PracticeClock,
        *,
        load: Load | None = None,
        ids: Callable[[], UUID] = uuid4,
    ) -> None:
        """Build a station. Raises BadInput (UNKNOWN_NAME) for a version of OCPP it does not speak."""
        self.config = config
        self.clock = clock
        self._dialect: Dialect = dialect_of(config.ocpp)
        self.settings = self._dialect.settings()
        self.settings.put("identity", config.identity)
        self._runs(config.firmware)
        if config.spare_connectors and config.ocpp != "1.6":
            raise BadInput(Reason.WRONG_VALUE, "spare_connectors", value=config.spare_connectors)
        if config.spare_connectors:
            self.settings.put("connectors", str(1 + config.spare_connectors))
        self.numbers = tuple(range(2 + config.spare_connectors))
        """The station itself (0) and its connectors."""
        self.body = build_body(config, clock, self.settings, load, ids)
        self.settings.put("meter_public_key", self.body.fiscal.public_key)
        self.settings.put("clock_speed", f"{config.clock_speed:g}")
        self.time, self.load, self.meter = self.body.time, self.body.load, self.body.meter
        self.journal, self.outbox, self.profiles = self.body.journal, self.body.outbox, self.body.profiles
        self.connector = Connector(self.body, self._changed, self._online)
        self.software = Software(self.body, self.connector, self)
        self.firmware = config.firmware
        self.operative = True
        self.registered = False
        self.boots = 0
        self.local_list = LocalList()
        self.certificates = CertificateStore()
        self.backend_ids: dict[str, int] = {}
        self.url = config.url
        self.password = config.password
        self._power = asyncio.Event()
        self._power.set()
        self._power_lost = asyncio.Event()
        self._down = asyncio.Event()
        self._down.set()
        self._restarting = asyncio.Event()
        self._boot_asked = asyncio.Event()
        self._withdrawn = asyncio.Event()
        self._accepted = asyncio.Event()
        self._boot_reason = "PowerUp"
        self._installed: list[int | None] = []
        self._reconnect_s: float | None = None
        self._dropped = False
        self._voice: Voice | None = None
        self._notices: asyncio.Queue[Notice] = asyncio.Queue()
        self._noted: dict[int, ConnectorStatus] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        if Fault.QUEUED_TRANSACTIONS in config.faults:
            fill_offline(self.outbox, ids, self.time.now(), config.meter_base_wh)

    # ---- switches of the person in front of it

    @property
    def connected(self) -> bool:
        """True while a WebSocket is open."""
        return self._voice is not None

    async def wait_accepted(self) -> None:
        """Wait until a central system accepted the boot."""
        await self._accepted.wait()

    async def power_off(self) -> None:
        """Switch the supply off: the link breaks, a charge ends with PowerLoss; returns when it is dead."""
        if not self._power.is_set():
            return
        self.load.power(False)
        self._down.clear()
        self._power.clear()
        if self._voice is not None:
            self._voice.abort()
        self._power_lost.set()
        await self._down.wait()

    async def power_on(self) -> None:
        """Switch the supply on: the station boots and connects again."""
        self.load.power(True)
        self._boot_reason = "PowerUp"
        self._power_lost.clear()
        self._power.set()

    def plug(self) -> None:
        """Connect the vehicle."""
        self.connector.plug()

    def unplug(self) -> None:
        """Take the vehicle away."""
        self.connector.unplug()

    def set_meter_error(self, percent: float) -> None:
        """Give the station's meter another true error, from now on."""
        self.meter.set_error(percent)

    async def present_card(self, token: str) -> bool:
        """Hold a card before the reader: asks the backend, then starts, or stops its own charge."""
        transaction = self.connector.transaction
        if transaction is not None and transaction.token == token:
            return self.connector.stop("Local", "StopAuthorized")
        if self._voice is None or not self.connector.can_start or not await self._voice.authorize(token):
            return False
        self.later(self.connector.charge_when_plugged(token, None, "Authorized"))
        return True

    # ---- life

    async def run(self) -> None:
        """Live until cancelled: boot, connect, obey, boot again."""
        try:
            while True:
                await self._power.wait()
                self._restarting.clear()
                self._down.clear()
                try:
                    await race(self._live(), self._restarting.wait(), self._power_lost.wait())
                finally:
                    await self._stand_still()
                await race(self.clock.sleep(self.config.boot_s), self._power_lost.wait())
        finally:
            self.load.open()

    async def _stand_still(self) -> None:
        """Everything volatile ends; queue, settings, profiles and meter stay."""
        await put_down(tuple(self._tasks))
        self.connector.release_from_update()
        self.connector.finished = False
        self.registered = False
        self._accepted.clear()
        self._down.set()

    async def _live(self) -> None:
        self.boots += 1
        self.journal.note("system", f"boot {self._boot_reason}, firmware {self.firmware}")
        pause_s = FIRST_PAUSE_S
        while True:
            begun_s = self.clock.monotonic()
            await self._attempt()
            good = self.clock.monotonic() - begun_s > GOOD_SESSION_S
            pause_s = FIRST_PAUSE_S if good else min(pause_s * 2, LONGEST_PAUSE_S)
            wait_s, self._reconnect_s = self._reconnect_s or pause_s, None
            # However fast the practice clock runs, a real server is not hammered.
            await self.clock.sleep(max(wait_s, SHORTEST_PAUSE_REAL_S * self.clock.speed))

    async def _attempt(self) -> None:
        identity = self.settings.text("identity")
        try:
            async with connect(self.url, identity, self._dialect.subprotocol, self.password, self.config) as link:
                self.journal.note("link", f"connected to {self.url}")
                voice = self._dialect.voice(self, link)
                await self._session(voice)
        except LinkLost:
            self.journal.note("link", "lost")

    async def _session(self, voice: Voice) -> None:
        self._voice = voice
        self._notices = asyncio.Queue()
        try:
            await race(voice.listen(), self._converse(voice), self._tell(voice))
        finally:
            self._voice = None

    async def _converse(self, voice: Voice) -> None:
        while True:
            if not self.registered:
                await self._register(voice)
            self._withdrawn.clear()
            self._noted = {}
            self._changed()
            self._say_installed()
            await race(self._beat(voice), self._deliver(voice), self._withdrawn.wait())

    async def _register(self, voice: Voice) -> None:
        while not self.registered:
            self._boot_asked.clear()
            answer = await self._boot(voice, self._boot_reason)
            if answer is None or answer.status != "Accepted":
                wait_s = max(answer.interval_s if answer else 0, LEAST_BOOT_INTERVAL_S)
                await race(self._boot_asked.wait(), self.clock.sleep(wait_s))

    async def _boot(self, voice: Voice, reason: str) -> Registration | None:
        try:
            answer = await voice.boot(reason)
        except (OCPPError, TimeoutError) as error:
            self.journal.note("ocpp", f"boot not answered: {type(error).__name__}")
            return None
        self.journal.note("ocpp", f"boot {answer.status}")
        if answer.status == "Accepted":
            self.time.set(answer.time)
            if answer.interval_s > 0:
                self.settings.put("heartbeat_s", str(answer.interval_s))
            self.registered = True
            self._accepted.set()
        elif self.registered:
            self.registered = False
            self._accepted.clear()
            self._withdrawn.set()
        return answer

    async def _beat(self, voice: Voice) -> None:
        while True:
            await self.clock.sleep(number(self.settings, "heartbeat_s"))
            try:
                self.time.set(await voice.heartbeat())
            except (OCPPError, TimeoutError) as error:
                self.journal.note("ocpp", f"heartbeat not answered: {type(error).__name__}")

    async def _tell(self, voice: Voice) -> None:
        while True:
            notice = await self._notices.get()
            try:
                await notice(voice)
            except (OCPPError, TimeoutError) as error:
                self.journal.note("ocpp", f"message not answered: {type(error).__name__}")

    async def _deliver(self, voice: Voice) -> None:
        while True:
            entry = await self.outbox.first()
            entry.attempts += 1
            try:
                accepted = await voice.deliver(entry.record)
            except TimeoutError:
                self.journal.note("ocpp", "transaction message not answered, kept")
            except OCPPError as error:
                self.journal.note("ocpp", f"transaction message refused: {type(error).__name__}")
                if entry.attempts >= number(self.settings, "attempts"):
                    self._give_up(entry.record)
                    continue
            else:
                self.outbox.done(entry)
                if not accepted:
                    self._token_refused(entry.record)
                continue
            await self.clock.sleep(number(self.settings, "retry_s") * entry.attempts)

    def _give_up(self, record: Record) -> None:
        if record.kind is RecordKind.STARTED:
            self.outbox.forget(record.transaction)
        else:
            self.outbox.drop_first()

    def _token_refused(self, record: Record) -> None:
        transaction = self.connector.transaction
        if transaction and transaction.id == record.transaction and flag(self.settings, "stop_on_invalid"):
            self.connector.stop("DeAuthorized", "Deauthorized")

    # ---- what a version of OCPP asks for

    def later(self, work: Coroutine[Any, Any, object]) -> None:
        """Run ``work`` after the present answer has left; it ends with the power at the latest."""

        async def follow() -> None:
            try:
                await settle()
                await work
            except (LinkLost, OCPPError, TimeoutError) as error:
                self.journal.note("ocpp", f"not told: {type(error).__name__}")
            finally:
                work.close()

        task = asyncio.create_task(follow())
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            LOGGER.error("a task of the practice station failed", exc_info=error)

    def boot_again(self) -> None:
        """Send BootNotification because it was triggered."""
        if self.registered and self._voice is not None:
            self.later(self._boot(self._voice, "Triggered"))
        else:
            self._boot_asked.set()

    def remote_start(self, token: str, remote_start_id: int | None = None) -> bool:
        """Obey a remote start; False when this station cannot."""
        if not self.registered or not self.connector.can_start:
            return False
        self.later(self._remote_start(token, remote_start_id))
        return True

    async def _remote_start(self, token: str, remote_start_id: int | None) -> None:
        voice = self._voice if flag(self.settings, "authorize_remote") else None
        if voice is not None and not await voice.authorize(token):
            return
        await self.connector.charge_when_plugged(token, remote_start_id, "RemoteStart")

    def set_operative(self, operative: bool, whole_station: bool) -> str:
        """Obey ChangeAvailability; returns Accepted or Scheduled."""
        if whole_station:
            self.operative = operative
        return self.connector.set_operative(operative)

    def restart(self, hard: bool, boot_reason: str) -> None:
        """Close the link and boot again; a soft restart ends a charge first and delivers what it can."""
        self.later(self._restart(hard, boot_reason))

    async def _restart(self, hard: bool, boot_reason: str) -> None:
        transaction = self.connector.transaction
        if transaction is not None:
            self.connector.stop("HardReset" if hard else "SoftReset", "ResetCommand")
            await transaction.over.wait()
        if not hard and self.registered:
            await race(self.outbox.empty(), self.clock.sleep(DRAIN_S))
        self.journal.note("system", f"restart, {boot_reason}")
        self._boot_reason = boot_reason
        backend = self.settings.text("backend_url")
        if backend != self._dialect.settings().text("backend_url"):
            self.url = backend
        if self._voice is not None and hard:
            self._voice.abort()
        elif self._voice is not None:
            await self._voice.close()
        self._restarting.set()

    def reconnect(self) -> None:
        """Close the link and open a new one, after the password changed."""
        voice = self._voice
        if voice is not None:
            self.later(voice.close())

    def installed(self, version: str, request_id: int | None) -> None:
        """Take over new firmware and restart."""
        at = self.time.now().date().isoformat()
        self.settings.put("recent_changes", f"{at} firmware {self.firmware} -> {version}")
        self._runs(version)
        self.firmware = version
        self._installed.append(request_id)
        self.restart(hard=False, boot_reason="FirmwareUpdate")

    def tell_firmware(self, status: str, request_id: int | None) -> None:
        """Queue a firmware status."""
        self._notices.put_nowait(lambda voice: voice.tell_firmware(status, request_id))

    def tell_log(self, status: str, request_id: int | None) -> None:
        """Queue a log status."""
        self._notices.put_nowait(lambda voice: voice.tell_log(status, request_id))

    def tell_status(self, connector: int) -> None:
        """Queue the present status of a connector, or of the station (0), asked for or changed."""
        status, at = self.status_of(connector), self.time.now()
        self._notices.put_nowait(lambda voice: voice.tell_status(connector, status, at))

    def status_of(self, connector: int) -> ConnectorStatus:
        """Return the status of a connector, or of the station as a whole (0)."""
        if connector == 1:
            return self.connector.status
        return ConnectorStatus.AVAILABLE if self.operative else ConnectorStatus.UNAVAILABLE

    # ---- inside

    def _runs(self, version: str) -> None:
        """Tell version and checksum of the software that runs."""
        self.settings.put("firmware", version)
        self.settings.put("checksum", software_checksum(version, self.config.model))

    def _online(self) -> bool:
        return self._voice is not None and self.registered

    def _changed(self) -> None:
        if self._online():
            for connector in self.numbers:
                status = self.status_of(connector)
                if self._noted.get(connector) is not status:
                    self._noted[connector] = status
                    self.tell_status(connector)
        charging = self.connector.status is ConnectorStatus.CHARGING
        if charging and Fault.LINK_DROPS in self.config.faults and not self._dropped:
            self._dropped = True
            self.later(self._drop_link())

    async def _drop_link(self) -> None:
        await self.clock.sleep(self.config.drop_after_s)
        self._reconnect_s = self.config.drop_for_s
        if self._voice is not None:
            self._voice.abort()

    def _say_installed(self) -> None:
        while self._installed:
            request_id = self._installed.pop()
            self.software.firmware_status = "Installed"
            self.tell_firmware("Installed", request_id)
            self._tell_security("FirmwareUpdated", self.time.now())

    def _tell_security(self, event: str, at: datetime) -> None:
        self._notices.put_nowait(lambda voice: voice.tell_security(event, at))
