"""The device model of OCPP 2.0.1, as real stations have it or not (W3, W7, W9, W10, W13).

A setting's key is ``Component[.instance][@evse[.connector]]/Variable[.instance]``.
"""

import itertools
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import BadInput, OutcomeUnknown, Reason, Refused
from app.domain.station import Setting, StationEventKind, WriteOutcome
from app.links.ocpp.dialect import Ask, Request
from app.links.ocpp.known import KnownStation
from app.links.ocpp.mask import MASK, is_secret

REQUIRED_VARIABLES = (
    "AlignedDataCtrlr/Interval",
    "AuthCtrlr/AuthorizeRemoteStart",
    "AuthCtrlr/LocalAuthorizeOffline",
    "AuthCtrlr/LocalPreAuthorize",
    "ClockCtrlr/DateTime",
    "ClockCtrlr/TimeSource",
    "DeviceDataCtrlr/BytesPerMessage.GetReport",
    "DeviceDataCtrlr/ItemsPerMessage.GetReport",
    "DeviceDataCtrlr/ItemsPerMessage.GetVariables",
    "OCPPCommCtrlr/FileTransferProtocols",
    "OCPPCommCtrlr/MessageTimeout.Default",
    "OCPPCommCtrlr/NetworkConfigurationPriority",
    "OCPPCommCtrlr/NetworkProfileConnectionAttempts",
    "OCPPCommCtrlr/OfflineThreshold",
    "OCPPCommCtrlr/ResetRetries",
    "OCPPCommCtrlr/UnlockOnEVSideDisconnect",
    "SampledDataCtrlr/TxEndedMeasurands",
    "SampledDataCtrlr/TxStartedMeasurands",
    "SampledDataCtrlr/TxUpdatedInterval",
    "SampledDataCtrlr/TxUpdatedMeasurands",
    "SecurityCtrlr/CertificateEntries",
    "SecurityCtrlr/OrganizationName",
    "SecurityCtrlr/SecurityProfile",
    "TxCtrlr/EVConnectionTimeOut",
    "TxCtrlr/StopTxOnEVSideDisconnect",
    "TxCtrlr/StopTxOnInvalidId",
    "TxCtrlr/TxStartPoint",
    "TxCtrlr/TxStopPoint",
)
"""Required variables of OCPP 2.0.1 part 2, appendix 2: asked one by one where there is no inventory."""
_PER_CALL = 4
"""GetVariables items in one call: small enough for every station seen."""
_SETTLE_S = 0.5
"""How long a report without ``tbc`` is given to go on."""
_NONE = ("NotSupported", "NotImplemented", "Rejected")
_WORDS = {
    "Accepted": WriteOutcome.ACCEPTED,
    "RebootRequired": WriteOutcome.REBOOT_REQUIRED,
    "Rejected": WriteOutcome.REJECTED,
    "NotSupportedAttributeType": WriteOutcome.NOT_SUPPORTED,
    "UnknownComponent": WriteOutcome.NOT_SUPPORTED,
    "UnknownVariable": WriteOutcome.NOT_SUPPORTED,
}


@dataclass
class Report:
    """Parts of one report, in whatever order they came."""

    settings: dict[str, Setting] = field(default_factory=dict)
    sequence: list[int] = field(default_factory=list)
    last: bool = False
    """A part said ``tbc: false``."""
    open_end: bool = False
    """The latest part did not say whether more follow."""

    @property
    def complete(self) -> bool:
        """True when the last part and every part before it are here."""
        return self.last and sorted(set(self.sequence)) == list(range(max(self.sequence, default=-1) + 1))


class DeviceModel:
    """Reads and writes variables of one station."""

    def __init__(self, known: KnownStation, report_s: float) -> None:
        self._known = known
        self._report_s = report_s
        self._reports: dict[int, Report] = {}
        self._ids = itertools.count(int(known.time().timestamp()) % 1_000_000)

    def take(self, part: dict[str, Any]) -> None:
        """Receive one NotifyReport; parts nobody asked for are let go."""
        number, sequence = int(part["requestId"]), int(part["seqNo"])
        report = self._reports.get(number)
        if report is None:
            self._known.deviate("W7", "NotifyReport", "report nobody asked for")
            return
        if sequence in report.sequence:
            self._known.deviate("W7", "NotifyReport", "sequence number twice")
            sequence = max(report.sequence) + 1
        report.sequence.append(sequence)
        tbc = part.get("tbc")
        report.last, report.open_end = report.last or tbc is False, tbc is None
        listed = part.get("reportData")
        if not isinstance(listed, list) or not listed:
            self._known.deviate("W7", "NotifyReport", "part without data")
        for entry in listed if isinstance(listed, list) else []:
            setting = self._setting(entry)
            if setting is not None:
                report.settings[setting.key] = setting
        self._known.changes.notify()

    def _setting(self, entry: Any) -> Setting | None:
        try:
            key = key_of(entry["component"], entry["variable"])
            attributes = [part for part in entry["variableAttribute"] if part.get("type", "Actual") == "Actual"]
        except (KeyError, TypeError, AttributeError):
            self._known.deviate("W7", "NotifyReport", "entry without component or variable")
            return None
        if not attributes:
            return None
        value = attributes[0].get("value")
        return self._masked(key, value, attributes[0].get("mutability") == "ReadOnly")

    def _masked(self, key: str, value: object, readonly: bool) -> Setting:
        if value is not None and not isinstance(value, str):
            self._known.deviate("W12", "NotifyReport", f"{key}: value is no text")
        if is_secret(key) and value:
            self._known.deviate("W10", "NotifyReport", f"{key} is readable")
            self._known.tell(StationEventKind.SECURITY, f"{key} is readable")
            return Setting(key, MASK, readonly)
        return Setting(key, None if value is None else str(value), readonly)

    async def read(self, ask: Ask, keys: tuple[str, ...]) -> tuple[Setting, ...]:
        """Return the variables of ``keys``; all of the inventory when empty, else the required ones."""
        settings = await (self._variables(ask, keys) if keys else self._inventory(ask))
        return tuple(sorted(settings, key=lambda setting: setting.key))

    async def _inventory(self, ask: Ask) -> list[Setting]:
        number = next(self._ids)
        report = self._reports[number] = Report()
        try:
            answer = await ask(Request("GetBaseReport", {"requestId": number, "reportBase": "FullInventory"}))
            said = str(answer.get("status"))
            if said == "EmptyResultSet":
                return []
            if said == "Accepted" and await self._arrived(report):
                return list(report.settings.values())
        except Refused as refused:
            said = str(refused.data.get("said"))
        finally:
            del self._reports[number]
        if said != "Accepted":
            self._known.not_supported["GetBaseReport"] = None
            self._known.deviate("W13", "GetBaseReport", said)
        return await self._required(ask)

    async def _required(self, ask: Ask) -> list[Setting]:
        try:
            return await self._variables(ask, REQUIRED_VARIABLES)
        except Refused as refused:
            if refused.data.get("said") not in _NONE:
                raise
            self._known.deviate("W13", "GetVariables", str(refused.data.get("said")))
            return []

    async def _arrived(self, report: Report) -> bool:
        """Wait for the parts; False when none came at all."""
        changes = self._known.changes
        while not report.complete:
            count = len(report.sequence)
            patience_s = _SETTLE_S if report.open_end else self._report_s
            if not await changes.wait(lambda seen=count: len(report.sequence) > seen, patience_s):  # type: ignore[misc]
                break
        if not report.sequence:
            self._known.deviate("W3", "GetBaseReport", "accepted and no report came")
            return False
        if report.open_end and not report.last:
            self._known.deviate("W7", "NotifyReport", "tbc missing")
        elif not report.complete:
            self._known.deviate("W7", "NotifyReport", f"parts missing: {len(report.sequence)} came")
        return True

    async def _variables(self, ask: Ask, keys: tuple[str, ...]) -> list[Setting]:
        settings: list[Setting] = []
        for start in range(0, len(keys), _PER_CALL):
            asked = [parts_of(key) for key in keys[start : start + _PER_CALL]]
            answer = await ask(Request("GetVariables", {"getVariableData": asked}))
            results = answer.get("getVariableResult")
            for result in results if isinstance(results, list) else []:
                setting = self._result(result)
                if setting is not None:
                    settings.append(setting)
        return settings

    def _result(self, result: Any) -> Setting | None:
        try:
            if result["attributeStatus"] != "Accepted":
                return None
            return self._masked(key_of(result["component"], result["variable"]), result.get("attributeValue"), False)
        except (KeyError, TypeError, AttributeError):
            self._known.deviate("W7", "GetVariables", "result without component, variable or status")
            return None

    async def write(self, ask: Ask, key: str, value: str) -> WriteOutcome:
        """Set one variable and return the station's word for it; the caller reads back."""
        item = {**parts_of(key), "attributeValue": value}
        try:
            answer = await ask(Request("SetVariables", {"setVariableData": [item]}))
        except Refused as refused:
            if refused.data.get("said") in ("NotSupported", "NotImplemented"):
                return WriteOutcome.NOT_SUPPORTED
            raise
        results = answer.get("setVariableResult")
        if not isinstance(results, list) or not results or not isinstance(results[0], dict):
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, key, action="SetVariables")
        said = str(results[0].get("attributeStatus"))
        if said not in _WORDS:
            raise Refused(Reason.STATION_REFUSED, key, action="SetVariables", said=said)
        return _WORDS[said]


def key_of(component: dict[str, Any], variable: dict[str, Any]) -> str:
    """Return the key of a variable. Raises KeyError, TypeError or AttributeError when parts are missing."""
    name = _named(component)
    evse = component.get("evse")
    if isinstance(evse, dict) and evse.get("id") is not None:
        connector = evse.get("connectorId")
        name += f"@{evse['id']}" + (f".{connector}" if connector is not None else "")
    return f"{name}/{_named(variable)}"


def _named(part: dict[str, Any]) -> str:
    instance = part.get("instance")
    return f"{part['name']}.{instance}" if instance else str(part["name"])


def parts_of(key: str) -> dict[str, Any]:
    """Return component and variable of a key, for GetVariables. Raises BadInput (UNKNOWN_NAME) for a key of 1.6."""
    left, slash, right = key.partition("/")
    if not slash or not left or not right:
        raise BadInput(Reason.UNKNOWN_NAME, key)
    named, _, place = left.partition("@")
    component = _parted(named)
    evse, _, connector = place.partition(".")
    if evse.isdecimal():
        component["evse"] = {"id": int(evse), **({"connectorId": int(connector)} if connector.isdecimal() else {})}
    return {"component": component, "variable": _parted(right)}


def _parted(text: str) -> dict[str, Any]:
    name, _, instance = text.partition(".")
    return {"name": name, **({"instance": instance} if instance else {})}
