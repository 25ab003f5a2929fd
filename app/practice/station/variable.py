"""The device model of OCPP 2.0.1: components, variables, and the rules for reading and writing them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.practice.station.key import MEASURANDS, several_of, short, web_socket_url, whole

Payload = dict[str, Any]
READ_ONLY, READ_WRITE, WRITE_ONLY = "ReadOnly", "ReadWrite", "WriteOnly"


@dataclass(frozen=True)
class Variable:
    """One variable with its Actual attribute; ``evse`` and ``connector`` 0 mean none."""

    component: str
    name: str
    value: str
    kind: str = "string"
    mutability: str = READ_ONLY
    evse: int = 0
    connector: int = 0
    instance: str = ""
    unit: str = ""
    low: int | None = None
    high: int | None = None
    values: str = ""
    reboot: bool = False

    @property
    def place(self) -> tuple[str, int, int]:
        """The component, by lower-case name and place in the station."""
        return (self.component.lower(), self.evse, self.connector)

    @property
    def path(self) -> tuple[str, int, int, str, str]:
        """The variable, by lower-case names (device model names are compared without regard to case)."""
        return (*self.place, self.name.lower(), self.instance.lower())

    def accepts(self, value: str) -> bool:
        """Return whether a central system may write ``value``."""
        if self.kind == "boolean":
            return value in ("true", "false")
        if self.kind == "integer":
            return whole(self.low or 0, self.high if self.high is not None else 2**31 - 1)(value)
        if self.kind == "OptionList":
            return value in self.values.split(",")
        if self.kind == "MemberList":
            return several_of(self.values.split(","))(value)
        if self.unit == "url":
            return web_socket_url(value)
        return short(self.high or 500)(value)


MEMBERS = ",".join(sorted(MEASURANDS))


def number(
    component: str, name: str, value: int, low: int, high: int, unit: str = "", reboot: bool = False
) -> Variable:
    """Return a writable whole number."""
    return Variable(component, name, str(value), "integer", READ_WRITE, unit=unit, low=low, high=high, reboot=reboot)


def switch(component: str, name: str, value: bool) -> Variable:
    """Return a writable yes or no."""
    return Variable(component, name, "true" if value else "false", "boolean", READ_WRITE)


def members(component: str, name: str, value: str) -> Variable:
    """Return a writable list of measurands."""
    return Variable(component, name, value, "MemberList", READ_WRITE, values=MEMBERS)


def fixed(component: str, name: str, value: str, kind: str = "string", **more: Any) -> Variable:
    """Return a variable that can only be read."""
    return Variable(component, name, value, kind, **more)


SAMPLED = "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,Current.Offered"
ENERGY = "Energy.Active.Import.Register"
VARIABLES = (
    fixed("ChargingStation", "Model", "PB-22 AC"),
    fixed("ChargingStation", "VendorName", "ChargeBench Practice"),
    fixed("ChargingStation", "SerialNumber", ""),
    fixed("ChargingStation", "FirmwareVersion", ""),
    fixed("ChargingStation", "RecentChanges", ""),
    fixed("ChargingStation", "ModemSignalStrength", "-71"),
    fixed("ChargingStation", "Available", "true", "boolean"),
    fixed("ChargingStation", "AvailabilityState", "Available", "OptionList", values="Available,Unavailable,Faulted"),
    fixed("ChargingStation", "SupplyPhases", "3", "integer"),
    fixed("EVSE", "Available", "true", "boolean", evse=1),
    fixed("EVSE", "AvailabilityState", "Available", "OptionList", evse=1, values="Available,Occupied,Unavailable"),
    fixed("EVSE", "SupplyPhases", "3", "integer", evse=1),
    fixed("EVSE", "Power", "22080", "decimal", evse=1, unit="W"),
    fixed("Connector", "Available", "true", "boolean", evse=1, connector=1),
    fixed("Connector", "ConnectorType", "sType2", evse=1, connector=1),
    fixed("Connector", "SupplyPhases", "3", "integer", evse=1, connector=1),
    fixed("FiscalMetering", "Manufacturer", "ChargeBench Practice", evse=1),
    fixed("FiscalMetering", "Model", "PB-M3 class B", evse=1),
    fixed("FiscalMetering", "SerialNumber", "PM3-880131", evse=1),
    fixed("FiscalMetering", "PublicKey", "", evse=1),
    fixed("FiscalMetering", "SoftwareChecksum", "", evse=1),
    fixed("FiscalMetering", "EnergyImportRegister", "", "decimal", evse=1, unit="Wh"),
    fixed("DeviceDataCtrlr", "ItemsPerMessage", "20", "integer", instance="GetVariables"),
    fixed("DeviceDataCtrlr", "ItemsPerMessage", "20", "integer", instance="SetVariables"),
    fixed("DeviceDataCtrlr", "ItemsPerMessage", "20", "integer", instance="GetReport"),
    fixed("DeviceDataCtrlr", "BytesPerMessage", "32768", "integer", instance="GetReport"),
    fixed("DeviceDataCtrlr", "BytesPerMessage", "32768", "integer", instance="GetVariables"),
    fixed("DeviceDataCtrlr", "BytesPerMessage", "32768", "integer", instance="SetVariables"),
    number("OCPPCommCtrlr", "HeartbeatInterval", 300, 1, 86400, "s"),
    number("OCPPCommCtrlr", "WebSocketPingInterval", 30, 0, 86400, "s", reboot=True),
    number("OCPPCommCtrlr", "RetryBackOffWaitMinimum", 2, 1, 3600, "s"),
    number("OCPPCommCtrlr", "RetryBackOffRepeatTimes", 5, 0, 20),
    number("OCPPCommCtrlr", "RetryBackOffRandomRange", 2, 0, 600, "s"),
    number("OCPPCommCtrlr", "OfflineThreshold", 60, 0, 86400, "s"),
    number("OCPPCommCtrlr", "NetworkProfileConnectionAttempts", 3, 1, 100),
    fixed("OCPPCommCtrlr", "NetworkConfigurationPriority", "1", "SequenceList", values="1,2"),
    fixed("OCPPCommCtrlr", "ActiveNetworkProfile", "1", "integer"),
    fixed("OCPPCommCtrlr", "FileTransferProtocols", "HTTP,FTP", "MemberList", values="HTTP,HTTPS,FTP,FTPS,SFTP"),
    fixed("OCPPCommCtrlr", "MessageTimeout", "30", "integer", instance="Default", unit="s"),
    Variable(
        "OCPPCommCtrlr", "MessageAttempts", "3", "integer", READ_WRITE, instance="TransactionEvent", low=1, high=100
    ),
    Variable(
        "OCPPCommCtrlr",
        "MessageAttemptInterval",
        "60",
        "integer",
        READ_WRITE,
        instance="TransactionEvent",
        unit="s",
        low=1,
        high=86400,
    ),
    switch("AuthCtrlr", "AuthorizeRemoteStart", False),
    switch("AuthCtrlr", "LocalAuthorizeOffline", True),
    switch("AuthCtrlr", "LocalPreAuthorize", False),
    switch("AuthCtrlr", "OfflineTxForUnknownIdEnabled", False),
    switch("AuthCacheCtrlr", "Enabled", True),
    switch("LocalAuthListCtrlr", "Enabled", True),
    fixed("LocalAuthListCtrlr", "Entries", "0", "integer"),
    fixed("LocalAuthListCtrlr", "ItemsPerMessage", "50", "integer"),
    number("TxCtrlr", "EVConnectionTimeOut", 60, 1, 3600, "s"),
    fixed("TxCtrlr", "TxStartPoint", "Authorized", "MemberList", values="Authorized,EVConnected,PowerPathClosed"),
    fixed("TxCtrlr", "TxStopPoint", "Authorized,EVConnected", "MemberList", values="Authorized,EVConnected"),
    switch("TxCtrlr", "StopTxOnInvalidId", True),
    switch("TxCtrlr", "StopTxOnEVSideDisconnect", True),
    members("SampledDataCtrlr", "TxStartedMeasurands", ENERGY),
    members("SampledDataCtrlr", "TxUpdatedMeasurands", SAMPLED),
    members("SampledDataCtrlr", "TxEndedMeasurands", ENERGY),
    number("SampledDataCtrlr", "TxUpdatedInterval", 60, 0, 86400, "s"),
    number("SampledDataCtrlr", "TxEndedInterval", 0, 0, 86400, "s"),
    members("AlignedDataCtrlr", "Measurands", ENERGY),
    number("AlignedDataCtrlr", "Interval", 0, 0, 86400, "s"),
    fixed("SmartChargingCtrlr", "Enabled", "true", "boolean"),
    fixed("SmartChargingCtrlr", "ProfileStackLevel", "8", "integer"),
    fixed("SmartChargingCtrlr", "RateUnit", "A,W", "MemberList", values="A,W"),
    fixed("SmartChargingCtrlr", "PeriodsPerSchedule", "24", "integer"),
    fixed("SmartChargingCtrlr", "Entries", "0", "integer", instance="ChargingProfiles"),
    number("SmartChargingCtrlr", "LimitA", 32, 6, 32, "A"),
    fixed("SecurityCtrlr", "SecurityProfile", "1", "integer"),
    Variable("SecurityCtrlr", "BasicAuthPassword", "", "string", WRITE_ONLY, high=40),
    Variable("SecurityCtrlr", "Identity", "", "string", READ_WRITE, high=48, reboot=True),
    Variable("SecurityCtrlr", "OrganizationName", "Practice operator", "string", READ_WRITE, high=64),
    fixed("SecurityCtrlr", "CertificateEntries", "0", "integer"),
    fixed("ClockCtrlr", "DateTime", "", "dateTime"),
    Variable("ClockCtrlr", "TimeSource", "Heartbeat", "OptionList", READ_WRITE, values="Heartbeat,NTP,RealTimeClock"),
    Variable("ClockCtrlr", "NtpServerUri", "ntp.operator.example", "string", READ_WRITE, high=255, reboot=True),
    Variable(
        "PracticeCtrlr", "BackendUrl", "wss://ocpp.operator.example/ws", "string", READ_WRITE, unit="url", reboot=True
    ),
    Variable("PracticeCtrlr", "DisplayLanguage", "en", "OptionList", READ_WRITE, values="en,de,fr,nl"),
    Variable("PracticeCtrlr", "LedColourIdle", "green", "OptionList", READ_WRITE, values="green,blue,white,off"),
    switch("PracticeCtrlr", "TamperContactEnabled", True),
    fixed("PracticeCtrlr", "ClockSpeed", "1", "decimal"),
)

NEUTRAL: Mapping[str, tuple[str, int, int, str, str]] = {
    "heartbeat_s": ("ocppcommctrlr", 0, 0, "heartbeatinterval", ""),
    "sample_s": ("sampleddatactrlr", 0, 0, "txupdatedinterval", ""),
    "started_sampled": ("sampleddatactrlr", 0, 0, "txstartedmeasurands", ""),
    "sampled": ("sampleddatactrlr", 0, 0, "txupdatedmeasurands", ""),
    "ended_sampled": ("sampleddatactrlr", 0, 0, "txendedmeasurands", ""),
    "authorize_remote": ("authctrlr", 0, 0, "authorizeremotestart", ""),
    "connection_s": ("txctrlr", 0, 0, "evconnectiontimeout", ""),
    "attempts": ("ocppcommctrlr", 0, 0, "messageattempts", "transactionevent"),
    "retry_s": ("ocppcommctrlr", 0, 0, "messageattemptinterval", "transactionevent"),
    "stop_on_invalid": ("txctrlr", 0, 0, "stoptxoninvalidid", ""),
    "backend_url": ("practicectrlr", 0, 0, "backendurl", ""),
    "firmware": ("chargingstation", 0, 0, "firmwareversion", ""),
    "clock_speed": ("practicectrlr", 0, 0, "clockspeed", ""),
    "recent_changes": ("chargingstation", 0, 0, "recentchanges", ""),
    "identity": ("securityctrlr", 0, 0, "identity", ""),
    "password": ("securityctrlr", 0, 0, "basicauthpassword", ""),
    "local_list": ("localauthlistctrlr", 0, 0, "enabled", ""),
    "current_limit_a": ("smartchargingctrlr", 0, 0, "limita", ""),
    "serial": ("chargingstation", 0, 0, "serialnumber", ""),
    "meter_public_key": ("fiscalmetering", 1, 0, "publickey", ""),
    "checksum": ("fiscalmetering", 1, 0, "softwarechecksum", ""),
    "energy_wh": ("fiscalmetering", 1, 0, "energyimportregister", ""),
    "time": ("clockctrlr", 0, 0, "datetime", ""),
    "availability": ("chargingstation", 0, 0, "availabilitystate", ""),
    "evse_availability": ("evse", 1, 0, "availabilitystate", ""),
}


def path_of(component: Payload, variable: Payload) -> tuple[str, int, int, str, str]:
    """Return the path of a component and a variable as a payload names them (snake_case keys)."""
    evse = component.get("evse") or {}
    return (
        str(component["name"]).lower(),
        int(evse.get("id", 0)),
        int(evse.get("connector_id", 0)),
        str(variable["name"]).lower(),
        str(variable.get("instance", "")).lower(),
    )


class DeviceModel:
    """Holds the variables of one station."""

    def __init__(self, variables: Iterable[Variable] = VARIABLES) -> None:
        self._variables = {variable.path: variable for variable in variables}
        self._values = {path: variable.value for path, variable in self._variables.items()}
        self._places = {variable.place for variable in self._variables.values()}

    def text(self, name: str) -> str:
        """Return the value behind a neutral name (see ``setting.Settings``)."""
        return self._values[NEUTRAL[name]]

    def put(self, name: str, value: str) -> None:
        """Set the value behind a neutral name."""
        self._values[NEUTRAL[name]] = value

    def get(self, path: tuple[str, int, int, str, str], attribute: str) -> tuple[str, str | None]:
        """Return the attribute status of GetVariables, and the value when it is Accepted."""
        variable = self._variables.get(path)
        if variable is None:
            return self._unknown(path), None
        if attribute != "Actual":
            return "NotSupportedAttributeType", None
        if variable.mutability == WRITE_ONLY:
            return "Rejected", None
        return "Accepted", self._values[path]

    def set(self, path: tuple[str, int, int, str, str], attribute: str, value: str) -> str:
        """Write a variable; returns the attribute status of SetVariables."""
        variable = self._variables.get(path)
        if variable is None:
            return self._unknown(path)
        if attribute != "Actual":
            return "NotSupportedAttributeType"
        if variable.mutability == READ_ONLY or not variable.accepts(value):
            return "Rejected"
        self._values[path] = value
        return "RebootRequired" if variable.reboot else "Accepted"

    def report(self, base: str) -> list[Payload]:
        """Return the report data of a base report: FullInventory has all, ConfigurationInventory what can be set."""
        wanted: Callable[[Variable], bool] = {
            "FullInventory": lambda variable: True,
            "ConfigurationInventory": lambda variable: variable.mutability != READ_ONLY,
            "SummaryInventory": lambda variable: variable.name in ("Available", "AvailabilityState"),
        }[base]
        return [self._line(variable) for variable in self._variables.values() if wanted(variable)]

    def report_of(self, asked: Iterable[Payload]) -> list[Payload]:
        """Return the report data of some components or variables."""
        lines: list[Payload] = []
        for one in asked:
            path = path_of(one["component"], one.get("variable") or {"name": ""})
            for variable in self._variables.values():
                if variable.place == path[:3] and path[3] in ("", variable.name.lower()):
                    lines.append(self._line(variable))
        return lines

    def _unknown(self, path: tuple[str, int, int, str, str]) -> str:
        return "UnknownVariable" if path[:3] in self._places else "UnknownComponent"

    def _line(self, variable: Variable) -> Payload:
        told = None if variable.mutability == WRITE_ONLY else self._values[variable.path]
        return {
            "component": component_of(variable),
            "variable": {"name": variable.name, "instance": variable.instance or None},
            "variable_attribute": [
                {
                    "type": "Actual",
                    "value": told,
                    "mutability": variable.mutability,
                    "persistent": variable.mutability != READ_ONLY,
                    "constant": False,
                }
            ],
            "variable_characteristics": {
                "data_type": variable.kind,
                "unit": variable.unit if variable.unit not in ("", "url") else None,
                "min_limit": variable.low,
                "max_limit": variable.high,
                "values_list": variable.values or None,
                "supports_monitoring": False,
            },
        }


def component_of(variable: Variable) -> Payload:
    """Return the component of a variable as a payload."""
    if not variable.evse:
        return {"name": variable.component}
    return {"name": variable.component, "evse": {"id": variable.evse, "connector_id": variable.connector or None}}
