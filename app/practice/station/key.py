"""The configuration keys of OCPP 1.6 and what may be written into them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

MEASURANDS = frozenset(
    {
        "Energy.Active.Import.Register",
        "Power.Active.Import",
        "Current.Import",
        "Current.Offered",
        "Voltage",
        "Frequency",
        "Temperature",
    }
)


def whole(low: int, high: int) -> Callable[[str], bool]:
    """Return a check for a whole number between two values."""

    def check(value: str) -> bool:
        return value.isdecimal() and low <= int(value) <= high

    return check


def one_of(*allowed: str) -> Callable[[str], bool]:
    """Return a check for one of some words."""
    return lambda value: value in allowed


def several_of(allowed: Iterable[str]) -> Callable[[str], bool]:
    """Return a check for a comma separated list of some words; empty is allowed."""
    known = frozenset(allowed)
    return lambda value: not value or all(part.strip() in known for part in value.split(","))


def short(most: int) -> Callable[[str], bool]:
    """Return a check for a text of at most ``most`` signs."""
    return lambda value: len(value) <= most


def web_socket_url(value: str) -> bool:
    """Accept ws:// and wss:// addresses."""
    return value.startswith(("ws://", "wss://")) and len(value) <= 500


def key_hex(value: str) -> bool:
    """Accept an AuthorizationKey: hex of 16 to 20 bytes (OCPP 1.6 security whitepaper)."""
    return 32 <= len(value) <= 40 and len(value) % 2 == 0 and all(sign in "0123456789abcdefABCDEF" for sign in value)


yes_no = one_of("true", "false")


@dataclass(frozen=True)
class Key:
    """One key; without ``check`` it is read only. ``secret`` keys are written and never read."""

    name: str
    value: str
    check: Callable[[str], bool] | None = None
    reboot: bool = False
    secret: bool = False


CORE = (
    Key("AllowOfflineTxForUnknownId", "false", yes_no),
    Key("AuthorizationCacheEnabled", "true", yes_no),
    Key("AuthorizeRemoteTxRequests", "false", yes_no),
    Key("BlinkRepeat", "3", whole(0, 100)),
    Key("ClockAlignedDataInterval", "0", whole(0, 86400)),
    Key("ConnectionTimeOut", "60", whole(1, 3600)),
    Key("ConnectorPhaseRotation", "1.RST", short(50)),
    Key("ConnectorPhaseRotationMaxLength", "2"),
    Key("GetConfigurationMaxKeys", "80"),
    Key("HeartbeatInterval", "300", whole(1, 86400)),
    Key("LightIntensity", "80", whole(0, 100)),
    Key("LocalAuthorizeOffline", "true", yes_no),
    Key("LocalPreAuthorize", "false", yes_no),
    Key("MaxEnergyOnInvalidId", "0", whole(0, 100000)),
    Key("MeterValuesAlignedData", "Energy.Active.Import.Register", several_of(MEASURANDS)),
    Key("MeterValuesAlignedDataMaxLength", "7"),
    Key(
        "MeterValuesSampledData",
        "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,Current.Offered",
        several_of(MEASURANDS),
    ),
    Key("MeterValuesSampledDataMaxLength", "7"),
    Key("MeterValueSampleInterval", "60", whole(0, 86400)),
    Key("MinimumStatusDuration", "0", whole(0, 3600)),
    Key("NumberOfConnectors", "1"),
    Key("ResetRetries", "2", whole(0, 10)),
    Key("StopTransactionOnEVSideDisconnect", "true", yes_no),
    Key("StopTransactionOnInvalidId", "true", yes_no),
    Key("StopTxnAlignedData", "", several_of(MEASURANDS)),
    Key("StopTxnSampledData", "Energy.Active.Import.Register", several_of(MEASURANDS)),
    Key(
        "SupportedFeatureProfiles",
        "Core,FirmwareManagement,LocalAuthListManagement,SmartCharging,RemoteTrigger",
    ),
    Key("SupportedFeatureProfilesMaxLength", "6"),
    Key("TransactionMessageAttempts", "3", whole(1, 100)),
    Key("TransactionMessageRetryInterval", "60", whole(1, 86400)),
    Key("UnlockConnectorOnEVSideDisconnect", "true", yes_no),
    Key("WebSocketPingInterval", "30", whole(0, 86400), reboot=True),
)
PROFILES = (
    Key("ChargeProfileMaxStackLevel", "8"),
    Key("ChargingScheduleAllowedChargingRateUnit", "Current,Power"),
    Key("ChargingScheduleMaxPeriods", "24"),
    Key("ConnectorSwitch3to1PhaseSupported", "false"),
    Key("MaxChargingProfilesInstalled", "16"),
    Key("SupportedFileTransferProtocols", "HTTP,FTP"),
    Key("LocalAuthListEnabled", "true", yes_no),
    Key("LocalAuthListMaxLength", "500"),
    Key("SendLocalListMaxLength", "50"),
)
SECURITY = (
    Key("AuthorizationKey", "", key_hex, secret=True),
    Key("AdditionalRootCertificateCheck", "false"),
    Key("CertificateStoreMaxLength", "8"),
    Key("CpoName", "Practice operator", short(64)),
    Key("SecurityProfile", "1"),
)
VENDOR_KEYS = (
    Key("ModemSignalStrength", "-71"),
    Key("BackendUrl", "wss://ocpp.operator.example/ws", web_socket_url, reboot=True),
    Key("ChargeBoxId", "PB22-000042", short(48), reboot=True),
    Key("DisplayLanguage", "en", one_of("en", "de", "fr", "nl")),
    Key("DisplayTimeoutSeconds", "60", whole(5, 600)),
    Key("InstallationCurrentLimit", "32", whole(6, 32)),
    Key("LedColourIdle", "green", one_of("green", "blue", "white", "off")),
    Key("MeterModbusAddress", "1", whole(1, 247), reboot=True),
    Key("MeterPublicKey1", ""),
    Key("MeterSoftwareChecksum", ""),
    Key("NtpServer", "ntp.operator.example", short(255), reboot=True),
    Key("FirmwareVersion", ""),
    Key("PracticeClockSpeed", "1"),
    Key("RcdTestIntervalDays", "180", whole(0, 400)),
    Key("RecentChanges", ""),
    Key("TamperContactEnabled", "true", yes_no),
)
ALL_KEYS = CORE + PROFILES + SECURITY + VENDOR_KEYS

NEUTRAL: Mapping[str, str] = {
    "heartbeat_s": "HeartbeatInterval",
    "sample_s": "MeterValueSampleInterval",
    "sampled": "MeterValuesSampledData",
    "ended_sampled": "StopTxnSampledData",
    "authorize_remote": "AuthorizeRemoteTxRequests",
    "connection_s": "ConnectionTimeOut",
    "attempts": "TransactionMessageAttempts",
    "retry_s": "TransactionMessageRetryInterval",
    "stop_on_invalid": "StopTransactionOnInvalidId",
    "backend_url": "BackendUrl",
    "firmware": "FirmwareVersion",
    "recent_changes": "RecentChanges",
    "clock_speed": "PracticeClockSpeed",
    "identity": "ChargeBoxId",
    "connectors": "NumberOfConnectors",
    "password": "AuthorizationKey",
    "local_list": "LocalAuthListEnabled",
    "current_limit_a": "InstallationCurrentLimit",
    "meter_public_key": "MeterPublicKey1",
    "checksum": "MeterSoftwareChecksum",
}


@dataclass(frozen=True)
class KeyValue:
    """One line of GetConfiguration; ``value`` None is not told."""

    key: str
    readonly: bool
    value: str | None


class KeyStore:
    """Holds the keys; names are compared without regard to case (CiString50Type)."""

    def __init__(self, keys: Iterable[Key] = ALL_KEYS) -> None:
        self._keys = {key.name.lower(): key for key in keys}
        self._values = {name: key.value for name, key in self._keys.items()}

    def text(self, name: str) -> str:
        """Return the value behind a neutral name (see ``setting.Settings``)."""
        return self._values[NEUTRAL[name].lower()]

    def put(self, name: str, value: str) -> None:
        """Set the value behind a neutral name."""
        self._values[NEUTRAL[name].lower()] = value

    def get(self, wanted: Iterable[str] | None) -> tuple[list[KeyValue], list[str]]:
        """Return the wanted keys (all without a list) and the names that are not known."""
        asked = list(wanted or ())
        names = [name.lower() for name in asked] or list(self._keys)
        found = [self._line(self._keys[name]) for name in names if name in self._keys]
        return found, [name for name in asked if name.lower() not in self._keys]

    def change(self, key: str, value: str) -> str:
        """Write a key; returns Accepted, RebootRequired, Rejected or NotSupported, as ChangeConfiguration says."""
        known = self._keys.get(key.lower())
        if known is None:
            return "NotSupported"
        if known.check is None or not known.check(value):
            return "Rejected"
        self._values[known.name.lower()] = value
        return "RebootRequired" if known.reboot else "Accepted"

    def _line(self, key: Key) -> KeyValue:
        value = None if key.secret else self._values[key.name.lower()]
        return KeyValue(key.name, key.check is None, value)
