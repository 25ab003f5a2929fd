"""A station on a local link, split by what one may ask of it.

Every method may raise PeerUnreachable (nothing was sent), OutcomeUnknown (sent, no confirmation) or
Refused (STATION_REFUSED with the station's own words). "Accepted" is never "done": each method returns only
what a notification or a read-back confirmed.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.station import (
    Charge,
    ChargeEnded,
    ConnectorState,
    Deviation,
    FirmwareStatus,
    LogUpload,
    OperatorsRecord,
    OwnCharge,
    Register,
    Setting,
    StationClock,
    StationEvent,
    StationIdentity,
    WriteOutcome,
)

KeepRecord = Callable[[OperatorsRecord], Awaitable[None]]
"""Stores an operator's record durably; only when it has returned may the message be answered."""

KeepCharge = Callable[[int, str, Register | None], Awaitable[None]]
"""Stores EVSE, transaction and begin register (where told) of a charge that was asked for here, before it is confirmed:
a program that is killed then still knows what to stop. Called again where the meter's signed begin comes later."""

KeepEnd = Callable[[str, Register | None, str], Awaitable[None]]
"""Stores transaction, end register (where told) and reason of the end of a charge of ours, before it is confirmed: the
station tells it once, and a program that is killed then still has it."""


@dataclass(frozen=True)
class ListenOptions:
    """Where and how the central system on this laptop listens; loopback unless asked."""

    host: str = "127.0.0.1"
    port: int = 0
    path_prefix: str = "/"
    ocpp: str = "any"
    security_profile: int = 0
    password_hash: str | None = None
    """SHA-256 (hex) of the expected Basic password; the password itself is never kept."""
    tls_dir: Path | None = None
    service_token: str = "SERVICE"
    """The only token Authorize accepts on the bench (rule 10)."""
    accept_boot: bool = False
    allow_unknown_time: bool = False
    heartbeat_s: int = 60
    own_charges: tuple[OwnCharge, ...] = ()
    """Charges of this visit that began before the program was started again: theirs are not foreign transactions."""
    own_starts: tuple[int, ...] = ()
    """EVSEs where this visit asked for a start before: what begins there under the service token is not foreign."""


class CentralSystem(Protocol):
    """Listens for stations; the boot is answered Pending until ``Admits.admit``."""

    @property
    def url(self) -> str:
        """The address to give the station, such as ``ws://127.0.0.1:9000/``."""

    async def open(
        self,
        options: ListenOptions,
        keep_record: KeepRecord | None = None,
        keep_charge: KeepCharge | None = None,
        keep_end: KeepEnd | None = None,
    ) -> None:
        """Begin to listen. Without ``keep_record`` foreign transactions get no answer and the link is closed.

        Raises ComputerCannot (PORT_IN_USE, NO_PERMISSION).
        """

    async def station(self, within_s: float, station_id: str | None = None) -> "StationLink":
        """Return the first station (or the one of this id) whose boot has been read.

        Raises PeerUnreachable (NO_STATION).
        """

    @property
    def stations(self) -> "tuple[StationLink, ...]":
        """Return every station that connected so far."""

    def events(self) -> AsyncIterator[StationEvent]:
        """Yield what happens on every link from now on, frames included; bounded, oldest dropped."""

    async def close(self) -> None:
        """Close every link and stop listening."""


class Known(Protocol):
    """What the link already knows, without asking."""

    @property
    def identity(self) -> StationIdentity:
        """Identity as of the last boot."""

    @property
    def clock(self) -> StationClock | None:
        """The station's time in its first frame that carries one."""

    @property
    def connected(self) -> bool:
        """True while a socket is open."""

    @property
    def connectors(self) -> tuple[ConnectorState, ...]:
        """Last reported state of every connector, connector 0 first."""

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """What broke the standard so far."""

    @property
    def not_supported(self) -> tuple[str, ...]:
        """Requests the station said it does not know."""

    @property
    def frames(self) -> tuple[int, int]:
        """Frames received and sent so far."""


class KeepsSettings(Protocol):
    """Configuration keys or device-model variables."""

    async def read_settings(self, keys: tuple[str, ...] = ()) -> tuple[Setting, ...]:
        """Return the settings of these keys, all when empty; secrets masked as ``***``."""

    async def write_setting(self, key: str, value: str) -> WriteOutcome:
        """Change one setting; the caller reads back."""


class Charges(Protocol):
    """A charge that begins and ends at the laptop's word."""

    async def start_charge(self, evse: int, limit_a: float | None, within_s: float) -> Charge:
        """Start with the service token, under ``limit_a`` amperes a phase, and wait until the transaction began.

        Never sent twice. A link lost meanwhile is waited for: what was asked may have begun.
        """

    async def left_charge(self, evse: int, within_s: float) -> bool:
        """Wait until a charge asked for by an earlier program shows itself; False when none did."""

    async def charge_goes_on(self, charge: Charge, within_s: float) -> bool | None:
        """Ask the station for a charge of an earlier program: True = it runs, False = it ended, None = it does not say.

        True only where the station named this very transaction, or says that it charges and names none.
        """

    async def limit_charge(self, evse: int, limit_a: float, within_s: float) -> None:
        """Set the limit of the running transaction."""

    async def stop_charge(self, charge: Charge, within_s: float) -> ChargeEnded:
        """Stop and wait for the end register; asked again over the next link where one is lost."""

    async def clear_limits(self, evse: int) -> None:
        """Remove the limits this laptop set."""


class Obeys(Protocol):
    """Admission, availability, reset, triggers."""

    async def admit(self, within_s: float, heartbeat_s: int | None = None, *, time_compared: bool = False) -> None:
        """Answer the next boot Accepted (triggering one) and wait for it. Foreign transactions may follow.

        The answer sets the station's heartbeat interval: ``heartbeat_s`` gives it its own back. It sets its clock
        as well: Refused (UNPROVEN_TIME) unless the laptop's time is proven or a person ``time_compared`` it.
        """

    async def set_availability(self, operative: bool, evse: int | None = None) -> str:
        """Set the station (or one EVSE) in or out of service; returns the station's word, to be read back."""

    async def reset(self, hard: bool, within_s: float) -> StationIdentity:
        """Restart, and wait for the next boot."""

    async def refresh_registers(self, within_s: float) -> tuple[Register, ...]:
        """Ask for meter values and return the last register of each EVSE; empty where the station tells none."""

    async def refresh_status(self, within_s: float) -> tuple[ConnectorState, ...]:
        """Ask for StatusNotifications and return the connectors afterwards."""


class SendsFiles(Protocol):
    """Firmware in, logs out."""

    def update_firmware(self, url: str, version: str, within_s: float) -> AsyncIterator[FirmwareStatus]:
        """Ask for the update and yield each status until the station ends it, or boots with another version."""

    async def send_log(self, url: str, within_s: float) -> str:
        """Ask for an upload of the log to ``url``; returns the last status the station said."""


class StationLink(Known, KeepsSettings, Charges, Obeys, SendsFiles, Protocol):
    """One station, whatever version it speaks; stays the same object over reconnects."""

    def events(self) -> AsyncIterator[StationEvent]:
        """Yield what happens on this link from now on."""


class FileShelf(Protocol):
    """The laptop's own HTTP and FTP server: files to fetch, slots to fill."""

    async def open(self, host: str, http_port: int = 0, ftp_port: int | None = None) -> None:
        """Begin to serve. Raises ComputerCannot (PORT_IN_USE)."""

    def offer(self, path: Path, protocol: str = "http") -> str:
        """Return a one-time, unguessable URL under which ``path`` can be fetched."""

    def slot(self, protocol: str = "http") -> str:
        """Return a one-time URL that takes an upload."""

    def served_bytes(self, url: str) -> int:
        """Return how many bytes of the offer really left this laptop."""

    def received(self, url: str) -> LogUpload:
        """Return what really arrived in the slot."""

    def received_paths(self, url: str) -> tuple[Path, ...]:
        """Return where the files of the slot lie (a private directory, removed by ``close``)."""

    async def close(self) -> None:
        """Stop serving and remove what was received."""
