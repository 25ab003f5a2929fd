"""Configuration keys of OCPP 1.6, as real stations answer for them (W9, W10, W13)."""

from typing import Any

from app.domain.errors import Reason, Refused
from app.domain.station import Setting, StationEventKind, WriteOutcome
from app.links.ocpp.dialect import Ask, Request
from app.links.ocpp.known import KnownStation
from app.links.ocpp.mask import MASK, is_secret

CORE_KEYS = (
    "AuthorizeRemoteTxRequests",
    "ClockAlignedDataInterval",
    "ConnectionTimeOut",
    "ConnectorPhaseRotation",
    "GetConfigurationMaxKeys",
    "HeartbeatInterval",
    "LocalAuthorizeOffline",
    "LocalPreAuthorize",
    "MeterValuesAlignedData",
    "MeterValuesSampledData",
    "MeterValueSampleInterval",
    "NumberOfConnectors",
    "ResetRetries",
    "StopTransactionOnEVSideDisconnect",
    "StopTransactionOnInvalidId",
    "StopTxnAlignedData",
    "StopTxnSampledData",
    "SupportedFeatureProfiles",
    "TransactionMessageAttempts",
    "TransactionMessageRetryInterval",
    "UnlockConnectorOnEVSideDisconnect",
)
"""Required keys of the Core profile (OCPP 1.6 edition 2, section 9.1)."""
_ACTION = "GetConfiguration"
_MAX_KEYS = "getconfigurationmaxkeys"
_WORDS = {
    "Accepted": WriteOutcome.ACCEPTED,
    "RebootRequired": WriteOutcome.REBOOT_REQUIRED,
    "Rejected": WriteOutcome.REJECTED,
    "NotSupported": WriteOutcome.NOT_SUPPORTED,
}


async def read(ask: Ask, keys: tuple[str, ...], known: KnownStation) -> tuple[Setting, ...]:
    """Return the settings of ``keys`` (all when empty), by the station's own spelling, sorted by it."""
    found: dict[str, Setting] = {}
    if not keys:
        first = await _page(ask, (), known)
        found.update(first)
        limit = _limit(found)
        if limit and len(first) > limit:
            known.deviate("W9", _ACTION, "more keys in one answer than GetConfigurationMaxKeys")
        keys = tuple(key for key in CORE_KEYS if key.lower() not in found) if limit and len(first) == limit else ()
    size = _limit(found) or len(keys)
    for start in range(0, len(keys), size or 1):
        asked = keys[start : start + size]
        wanted = {key.lower() for key in asked}
        page = await _page(ask, asked, known)
        if set(page) - wanted:
            known.deviate("W9", _ACTION, "filter ignored: other keys than asked")
        found.update({key: setting for key, setting in page.items() if key in wanted})
    return tuple(sorted(found.values(), key=lambda setting: setting.key))


def _limit(found: dict[str, Setting]) -> int:
    value = found[_MAX_KEYS].value if _MAX_KEYS in found else None
    return int(value) if value is not None and value.strip().isdecimal() else 0


async def _page(ask: Ask, keys: tuple[str, ...], known: KnownStation) -> dict[str, Setting]:
    answer = await ask(Request(_ACTION, {"key": list(keys)} if keys else {}))
    listed = answer.get("configurationKey")
    settings = (_setting(part, known) for part in (listed if isinstance(listed, list) else []))
    return {setting.key.lower(): setting for setting in settings if setting is not None}


def _setting(part: Any, known: KnownStation) -> Setting | None:
    if not isinstance(part, dict) or not isinstance(part.get("key"), str):
        known.deviate("W7", _ACTION, "entry without a key")
        return None
    key, value = part["key"], part.get("value")
    if value is not None and not isinstance(value, str):
        known.deviate("W12", _ACTION, f"{key}: value is no text")
        value = str(value)
    if is_secret(key) and value:
        known.deviate("W10", _ACTION, f"{key} is readable")
        known.tell(StationEventKind.SECURITY, f"{key} is readable")
        value = MASK
    return Setting(key, value, part.get("readonly") is True)


async def write(ask: Ask, key: str, value: str) -> WriteOutcome:
    """Change one key and return the station's word for it; the caller reads back."""
    try:
        answer = await ask(Request("ChangeConfiguration", {"key": key, "value": value}))
    except Refused as refused:
        if refused.data.get("said") in ("NotImplemented", "NotSupported"):
            return WriteOutcome.NOT_SUPPORTED
        raise
    said = str(answer.get("status"))
    if said not in _WORDS:
        raise Refused(Reason.STATION_REFUSED, key, action="ChangeConfiguration", said=said)
    return _WORDS[said]
