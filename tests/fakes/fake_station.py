"""A station without a wire: it does what it is told, notes every command, and fails as a test says."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.errors import ChargeBenchError, Reason, Refused
from app.domain.station import (
    Charge,
    ChargeEnded,
    ConnectorState,
    Deviation,
    FirmwareState,
    FirmwareStatus,
    Register,
    Setting,
    StationClock,
    StationEvent,
    StationEventKind,
    StationIdentity,
    WriteOutcome,
)
from tests.fakes.clock import FakeClock

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SERIAL = "SN-1"


class Energy:
    """What flows through station and reference; ``drawing`` False is a car that does not draw."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._since_s = 0.0
        self.power_w = 0.0
        self.gone_kwh = Decimal(0)
        self.drawing = True
        self.ceiling_w: float | None = None
        """What the load draws at most."""
        self.leak_w = 0.0
        """Flows always, also with the contactor open."""

    def switch(self, power_w: float) -> None:
        """Let ``power_w`` flow from now on."""
        self.gone_kwh = self.total_kwh()
        self._since_s = self._clock.monotonic()
        drawn = power_w if self.ceiling_w is None else min(power_w, self.ceiling_w)
        self.power_w = drawn if self.drawing else 0.0

    def total_kwh(self) -> Decimal:
        """Return what has flowed so far."""
        hours = (self._clock.monotonic() - self._since_s) / 3600
        return self.gone_kwh + Decimal(str(round((self.power_w + self.leak_w) * hours / 1000, 6)))


class FakeStation:
    """Fulfils ``StationLink``. ``fails`` maps a method to the error it raises; ``told`` lists the commands."""

    def __init__(self, clock: FakeClock, energy: Energy | None = None, serial: str = SERIAL) -> None:
        self._clock = clock
        self.energy = energy or Energy(clock)
        self.identity = StationIdentity("CP1", "1.6", "Acme", "One", serial, "1.0")
        self.clock: StationClock | None = StationClock(AT, AT, 0.02, "time server")
        self.connected = True
        self.connectors: tuple[ConnectorState, ...] = (
            ConnectorState(0, 0, "Available"),
            ConnectorState(1, 1, "Available"),
        )
        self.deviations: tuple[Deviation, ...] = ()
        self.not_supported: tuple[str, ...] = ()
        self.frames = (3, 2)
        self.settings = {"HeartbeatInterval": "300", "MeterValueSampleInterval": "60", "FirmwareVersion": "1.0"}
        self.masked: set[str] = set()
        self.told: list[tuple[object, ...]] = []
        self.fails: dict[str, ChargeBenchError] = {}
        self.write_outcome = WriteOutcome.ACCEPTED
        self.stubborn: set[str] = set()
        """Settings that are accepted and stay as they were."""
        self.meter_error = Decimal(0)
        self.limit_a = 0.0
        self.obeys_limit = True
        self.late_status = 0
        """So many read-backs still show the old availability."""
        self.updates_to: str | None = "2.0"
        self.fetches = True
        self.shelf: FakeShelf | None = None
        self.heartbeat_s: int | None = None
        self.time_compared = False
        self.silent_meter = False
        self.late_charge: Callable[[], Awaitable[bool]] | None = None
        """What happens while a start of an earlier program is waited for."""
        self.creeps_kwh = Decimal(0)
        """What the register gains by itself between begin and end of a charge."""
        self.signs: Callable[[str, Decimal], str] | None = None
        """Makes the signed record of a context and a register in kWh."""
        self._operative = True
        self.says_nothing = False
        """It never tells whether a charge runs."""
        self._charge: Charge | None = None
        self._ended: dict[str, Register] = {}
        self._news: list[StationEvent] = []
        self._begun_kwh = Decimal(0)
        self._watchers: list[asyncio.Queue[StationEvent]] = []

    def _tell(self, *words: object) -> None:
        self.told.append(words)
        error = self.fails.get(str(words[0]))
        if error is not None:
            raise error

    @property
    def commands(self) -> list[str]:
        """Names of the commands that change something, in order."""
        return [str(words[0]) for words in self.told if not str(words[0]).startswith(("read", "refresh"))]

    @property
    def charging(self) -> list[str]:
        """Names of the commands that begin, limit or end a charge, in order."""
        return [name for name in self.commands if name.endswith("_charge")]

    # KeepsSettings
    async def read_settings(self, keys: tuple[str, ...] = ()) -> tuple[Setting, ...]:
        self._tell("read_settings", keys)
        return tuple(
            Setting(key, "***" if key in self.masked else value)
            for key, value in self.settings.items()
            if not keys or key in keys
        )

    async def write_setting(self, key: str, value: str) -> WriteOutcome:
        self._tell("write_setting", key, value)
        if self.write_outcome is WriteOutcome.ACCEPTED and key not in self.stubborn:
            self.settings[key] = value
        return self.write_outcome

    # Charges
    def _register(self) -> Register:
        flowed = self.energy.total_kwh() * (1 + self.meter_error / 100)
        return Register(1, (Decimal(100) + flowed).quantize(Decimal("0.001")), self._clock.now())

    async def start_charge(self, evse: int, limit_a: float | None, within_s: float) -> Charge:
        self._tell("start_charge", evse, limit_a)
        begin = self._signed(self._register(), "Transaction.Begin")
        self._charge = Charge(evse, f"T{sum(words[0] == 'start_charge' for words in self.told)}", begin)
        self.limit_a = 32.0 if limit_a is None else limit_a
        self.energy.switch(self.limit_a * 690)
        return self._charge

    async def left_charge(self, evse: int, within_s: float) -> bool:
        self._tell("left", evse)
        return self.late_charge is not None and await self.late_charge()

    async def charge_goes_on(self, charge: Charge, within_s: float) -> bool | None:
        self._tell("charge_goes_on", charge.transaction)
        if self.says_nothing:
            return None
        return self._charge is not None and self._charge.transaction == charge.transaction

    def end_alone(self) -> Register:
        """End the charge without being asked, and tell of it."""
        assert self._charge is not None
        self.energy.switch(0.0)
        charge, self._charge = self._charge, None
        end = self._ended[charge.transaction] = self._signed(self._register(), "Transaction.End")
        told = StationEvent(StationEventKind.CHARGE_ENDED, self._clock.now(), self.identity.id, charge.transaction)
        self._news.append(told)
        return end

    async def limit_charge(self, evse: int, limit_a: float, within_s: float) -> None:
        self._tell("limit_charge", evse, limit_a)
        if self.obeys_limit:
            self.limit_a = limit_a
            self.energy.switch(limit_a * 690)

    async def stop_charge(self, charge: Charge, within_s: float) -> ChargeEnded:
        self._tell("stop_charge", charge.transaction)
        if charge.transaction in self._ended:
            return ChargeEnded(charge.evse, charge.transaction, charge.begin, self._ended[charge.transaction])
        self.energy.switch(0.0)
        self._charge = None
        shown = self._register()
        end = replace(shown, energy_kwh=shown.energy_kwh + self.creeps_kwh)
        return ChargeEnded(charge.evse, charge.transaction, charge.begin, self._signed(end, "Transaction.End"))

    def _signed(self, register: Register, context: str) -> Register:
        return replace(register, signed=self.signs(context, register.energy_kwh)) if self.signs else register

    async def clear_limits(self, evse: int) -> None:
        self._tell("clear_limits", evse)

    # Obeys
    async def admit(self, within_s: float, heartbeat_s: int | None = None, *, time_compared: bool = False) -> None:
        self._tell("admit")
        self.heartbeat_s, self.time_compared = heartbeat_s, time_compared

    async def set_availability(self, operative: bool, evse: int | None = None) -> str:
        self._tell("set_availability", operative)
        self._operative = operative
        return "Accepted"

    async def reset(self, hard: bool, within_s: float) -> StationIdentity:
        self._tell("reset", hard)
        return self.identity

    async def refresh_registers(self, within_s: float) -> tuple[Register, ...]:
        self._tell("refresh_registers")
        return (self._register(),)

    async def refresh_status(self, within_s: float) -> tuple[ConnectorState, ...]:
        self._tell("refresh_status")
        if self.late_status:
            self.late_status -= 1
        else:
            word = "Available" if self._operative else "Unavailable"
            self.connectors = tuple(replace(state, status=word) for state in self.connectors)
        return self.connectors

    # SendsFiles
    async def update_firmware(self, url: str, version: str, within_s: float) -> AsyncIterator[FirmwareStatus]:
        self._tell("update_firmware", url, version)
        protocol = url.partition(":")[0]
        if not self.fetches or (self.shelf is not None and protocol in self.shelf.unreachable):
            yield FirmwareStatus(FirmwareState.DOWNLOAD_FAILED, self._clock.now(), "DownloadFailed")
            return
        yield FirmwareStatus(FirmwareState.DOWNLOADING, self._clock.now(), "Downloading")
        if self.shelf is not None:
            self.shelf.fetch(url)
        if self.updates_to is None:
            yield FirmwareStatus(FirmwareState.INSTALLATION_FAILED, self._clock.now(), "InstallationFailed")
            return
        self.identity = replace(self.identity, firmware=self.updates_to)
        self.settings["FirmwareVersion"] = self.updates_to
        yield FirmwareStatus(FirmwareState.INSTALLED, self._clock.now(), "Installed")

    async def send_log(self, url: str, within_s: float) -> str:
        self._tell("send_log", url)
        return "Uploaded"

    async def events(self) -> AsyncIterator[StationEvent]:
        """Yield a meter value at every turn of the loop while a charge runs."""
        while True:
            await asyncio.sleep(0)
            while self._news:
                yield self._news.pop(0)
            if self._charge is None or self.silent_meter:
                continue
            data: dict[str, object] = {
                "energy_kwh": str(self._register().energy_kwh),
                "power_w": self.energy.power_w,
                "current_a": self.limit_a if self.energy.power_w else 0.0,
            }
            yield StationEvent(StationEventKind.METER, self._clock.now(), self.identity.id, data=data)


class FakeShelf:
    """Fulfils ``FileShelf``: offers without a socket; ``unreachable`` protocols are never fetched."""

    def __init__(self, served_share: float = 1.0) -> None:
        self.unreachable: set[str] = set()
        self.offers: dict[str, int] = {}
        self.open_on = ""
        self._sizes: dict[str, int] = {}
        self._share = served_share

    async def open(self, host: str, http_port: int = 0, ftp_port: int | None = None) -> None:
        self.open_on = host

    def offer(self, path: object, protocol: str = "http") -> str:
        from pathlib import Path

        url = f"{protocol}://127.0.0.1/{len(self.offers)}"
        self.offers[url] = 0
        self._sizes[url] = Path(str(path)).stat().st_size
        return url

    def fetch(self, url: str) -> None:
        """The station has fetched what it fetches."""
        self.offers[url] = int(self._sizes[url] * self._share)

    def slot(self, protocol: str = "http") -> str:
        raise Refused(Reason.NOT_IN_THIS_VERSION, "slot")

    def served_bytes(self, url: str) -> int:
        return self.offers[url]

    def received(self, url: str) -> object:
        raise Refused(Reason.NOT_IN_THIS_VERSION, "slot")

    def received_paths(self, url: str) -> tuple[object, ...]:
        return ()

    async def close(self) -> None:
        self.open_on = ""
