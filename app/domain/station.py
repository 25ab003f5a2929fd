"""What a station says of itself, whatever protocol and version it speaks."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True)
class StationIdentity:
    """Who is on the wire: the identity of the URL and what the boot message said."""

    id: str
    ocpp: str
    vendor: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    meter_type: str = ""
    meter_serial: str = ""
    iccid: str = ""


@dataclass(frozen=True)
class Setting:
    """One configuration key (1.6) or device-model variable (2.x: ``Component/Variable``); secrets are masked."""

    key: str
    value: str | None
    readonly: bool = False


@dataclass(frozen=True)
class ConnectorState:
    """Status of one connector as last reported; connector 0 is the station itself."""

    evse: int
    connector: int
    status: str
    error: str = "NoError"
    at: datetime | None = None


@dataclass(frozen=True)
class StationClock:
    """The station's time in its first frame that carries one, before the laptop answered anything (rule 11)."""

    station_time: datetime
    laptop_time: datetime
    laptop_error_s: float | None
    """Known error of the laptop's own clock; None = unproven."""
    laptop_source: str = ""
    after_answer: bool = False
    """True when the laptop's time had already been sent to the station before it was read."""

    @property
    def error_s(self) -> float:
        """Station minus laptop, in seconds."""
        return (self.station_time - self.laptop_time).total_seconds()


@dataclass(frozen=True)
class Deviation:
    """Something the standard does not allow, seen on the wire: rule W1..W22, what was done, the detail."""

    rule: str
    action: str
    detail: str


@dataclass(frozen=True)
class Snapshot:
    """What the station says of itself at one moment."""

    taken_at: datetime
    identity: StationIdentity
    settings: tuple[Setting, ...]
    connectors: tuple[ConnectorState, ...]
    clock: StationClock | None = None
    not_supported: tuple[str, ...] = ()
    """Requests the station does not know (2.0.1 without a device model, for instance)."""
    registers: tuple["Register", ...] = ()


@dataclass(frozen=True)
class Register:
    """An energy register of the station's meter; trailing zeros of the value are its resolution."""

    evse: int
    energy_kwh: Decimal
    at: datetime | None = None
    context: str = ""
    signed: str | None = None


@dataclass(frozen=True)
class Charge:
    """A transaction that began here."""

    evse: int
    transaction: str
    begin: Register


@dataclass(frozen=True)
class ChargeEnded:
    """The same transaction, ended: both registers of one meter (rule 19)."""

    evse: int
    transaction: str
    begin: Register
    end: Register
    reason: str = ""


@dataclass(frozen=True)
class OwnCharge:
    """A charge of this visit as an earlier program left it: it may still run, or its end is known."""

    evse: int
    transaction: str
    begin: Register | None = None
    """None where the station told no register with the begin."""
    ended: bool = False
    end: Register | None = None
    reason: str = ""


class StationEventKind(StrEnum):
    """What happened on a station link."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    BOOTED = "booted"
    FRAME = "frame"
    STATUS = "status"
    METER = "meter"
    CHARGE_BEGAN = "charge_began"
    CHARGE_ENDED = "charge_ended"
    FIRMWARE = "firmware"
    LOG = "log"
    FOREIGN_TRANSACTION = "foreign_transaction"
    DEVIATION = "deviation"
    SECURITY = "security"


@dataclass(frozen=True)
class StationEvent:
    """One thing that happened on a link, for those who watch; ``data`` holds plain values."""

    kind: StationEventKind
    at: datetime
    station: str
    text: str = ""
    data: dict[str, object] = field(default_factory=dict)


class WriteOutcome(StrEnum):
    """What the station said to a write; only a read-back proves it."""

    ACCEPTED = "accepted"
    REBOOT_REQUIRED = "reboot_required"
    REJECTED = "rejected"
    NOT_SUPPORTED = "not_supported"


class FirmwareState(StrEnum):
    """The course of an update in words common to all versions; the truth is the version after the boot."""

    IDLE = "idle"
    DOWNLOADING = "downloading"
    DOWNLOADED = "downloaded"
    CHECKED = "checked"
    INSTALLING = "installing"
    REBOOTING = "rebooting"
    INSTALLED = "installed"
    DOWNLOAD_FAILED = "download_failed"
    SIGNATURE_INVALID = "signature_invalid"
    INSTALLATION_FAILED = "installation_failed"

    @property
    def failed(self) -> bool:
        """True for the states that end an update without a new version."""
        return self in {self.DOWNLOAD_FAILED, self.SIGNATURE_INVALID, self.INSTALLATION_FAILED}


@dataclass(frozen=True)
class FirmwareStatus:
    """One status of an update, as reported by the station."""

    state: FirmwareState
    at: datetime
    said: str
    """The station's own word."""


@dataclass(frozen=True)
class LogUpload:
    """A log transfer: what the station said and what this laptop really received."""

    status_said: str
    files: tuple[tuple[str, int, str], ...]
    """Name, bytes, SHA-256 of each file received."""


@dataclass(frozen=True)
class OperatorsRecord:
    """A transaction message that did not begin here: kept for the operator, byte for byte (rule 9)."""

    station: str
    action: str
    message_id: str
    frame: str
    received_at: datetime
    answered_transaction: str | None = None
    """The id given in the answer to a 1.6 StartTransaction."""
