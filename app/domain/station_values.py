"""The answers a station gives by itself: named values worked out from what it said during the visit.

Every value is text, as a person would have typed it, or None when the station gives no answer; a limit set says what
the value must keep. Names are part of checklists and do not change.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.fact import (
    AvailabilitySet,
    DeviationsSeen,
    Fact,
    FirmwareUpdated,
    RunMeasured,
    SnapshotTaken,
    StationClockRead,
    StationIdentified,
    StillAlive,
    TestCharge,
)
from app.domain.station import ConnectorState, Deviation, Register, Snapshot, StationClock, StationIdentity

YES, NO = "yes", "no"

_SIGNAL = re.compile(r"rssi|signal_?strength|signalquality_?dbm", re.IGNORECASE)
"""Makers name it themselves: no standard key exists in OCPP 1.6, 2.0.1 or 2.1."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_PROFILE_KEYS = ("SecurityProfile", "SecurityCtrlr/SecurityProfile")
_TRANSFER_KEYS = ("SupportedFileTransferProtocols", "OCPPCommCtrlr/FileTransferProtocols")
_PASSWORD_KEYS = ("AuthorizationKey", "SecurityCtrlr/BasicAuthPassword")


@dataclass(frozen=True)
class StationContext:
    """What is known of a station at one moment of a visit; see ``context_of``."""

    identified: StationIdentified | None = None
    clock: StationClock | None = None
    first: Snapshot | None = None
    last: Snapshot | None = None
    availability: AvailabilitySet | None = None
    firmware: FirmwareUpdated | None = None
    test_charge: TestCharge | None = None
    deviations: tuple[Deviation, ...] = ()
    registers_read: tuple[Decimal, ...] = ()
    """Begin and end registers of every charge of this visit, in kWh, in order."""
    still_alive: tuple[str, ...] = ()
    differences_open: int | None = None
    """Differences between first and last snapshot that nobody explained; None = not compared yet."""
    evse_of: Mapping[int, int] = field(default_factory=dict)
    """EVSE of each connector where the two numbers differ (2.x)."""

    @property
    def now(self) -> Snapshot | None:
        """The later of the two snapshots."""
        return self.last or self.first

    @property
    def identity(self) -> StationIdentity | None:
        """Who is on the wire, as of the last thing it said of itself."""
        if self.now is not None:
            return self.now.identity
        return self.identified.wire if self.identified else None


def context_of(facts: Iterable[Fact], differences_open: int | None = None) -> StationContext:
    """Return what the facts of a visit say of its station."""
    context = StationContext(differences_open=differences_open)
    for fact in facts:
        context = _with(context, fact)
    return context


def _with(context: StationContext, fact: Fact) -> StationContext:
    match fact:
        case StationIdentified():
            return replace(context, identified=fact)
        case StationClockRead():
            return replace(context, clock=context.clock or fact.clock)
        case SnapshotTaken(which="first"):
            return replace(context, first=fact.snapshot)
        case SnapshotTaken():
            return replace(context, last=fact.snapshot)
        case AvailabilitySet():
            return replace(context, availability=fact)
        case FirmwareUpdated():
            return replace(context, firmware=fact)
        case RunMeasured():
            return replace(context, registers_read=(*context.registers_read, fact.start_kwh, fact.stop_kwh))
        case TestCharge():
            registers = (*context.registers_read, fact.begin_kwh, fact.end_kwh)
            return replace(context, test_charge=fact, registers_read=registers)
        case DeviationsSeen():
            return replace(context, deviations=context.deviations + fact.deviations)
        case StillAlive():
            return replace(context, still_alive=(*context.still_alive, fact.what))
    return context


def known(name: str) -> bool:
    """Return True if ``name`` is a station value, or ``setting:`` and a key."""
    prefix, colon, key = name.partition(":")
    return (prefix == "setting" and bool(key)) if colon else name in _VALUES


def station_value(name: str, context: StationContext, connector: int | None = None) -> str | None:
    """Return the station's answer to ``name``; None when it gives none, or when ``name`` is not known.

    ``connector`` matters for values that differ between connectors; None asks for the worst of all.
    """
    prefix, colon, key = name.partition(":")
    if colon:
        return _setting(context.now, key) if prefix == "setting" else None
    value = _VALUES.get(name)
    return value(context, connector) if value else None


def _setting(snapshot: Snapshot | None, *keys: str) -> str | None:
    """Return the value of the first of ``keys`` the station has; a masked secret is its mask."""
    if snapshot is None:
        return None
    return next((setting.value for key in keys for setting in snapshot.settings if setting.key == key), None)


def _vendor(context: StationContext, _: int | None) -> str | None:
    return (context.now.identity.vendor or None) if context.now else None


def _model(context: StationContext, _: int | None) -> str | None:
    return (context.identity.model or None) if context.identity else None


def _firmware(context: StationContext, _: int | None) -> str | None:
    return (context.identity.firmware or None) if context.identity else None


def _meter_serial(context: StationContext, _: int | None) -> str | None:
    return (context.now.identity.meter_serial or None) if context.now else None


def _serial(context: StationContext, _: int | None) -> str | None:
    if context.identified is not None:
        return context.identified.wire.serial or None
    return (context.now.identity.serial or None) if context.now else None


def _serial_agrees(context: StationContext, _: int | None) -> str | None:
    return _yes(context.identified.agrees) if context.identified is not None else None


def _clock_error_s(context: StationContext, _: int | None) -> str | None:
    """Station minus laptop at the first frame; None while the laptop's own time is unproven."""
    if context.clock is None or context.clock.laptop_error_s is None:
        return None
    return str(Decimal(str(round(context.clock.error_s, 1))))


def _signal_dbm(context: StationContext, _: int | None) -> str | None:
    """The first value that looks like a signal strength, without its unit."""
    if context.now is None:
        return None
    for setting in context.now.settings:
        found = _NUMBER.match(setting.value.strip()) if setting.value and _SIGNAL.search(setting.key) else None
        if found:
            return found[0]
    return None


def _security_profile(context: StationContext, _: int | None) -> str | None:
    """An absent key means profile 0 (OCPP 1.6 security whitepaper); no settings at all mean nothing."""
    if context.now is None or not context.now.settings:
        return None
    return _setting(context.now, *_PROFILE_KEYS) or "0"


def _file_transfer(context: StationContext, _: int | None) -> str | None:
    """``secure``, ``mixed`` or ``plain`` after the protocols the station says it can use."""
    said = _setting(context.now, *_TRANSFER_KEYS)
    protocols = {protocol.strip().upper() for protocol in (said or "").split(",")} - {""}
    if not protocols:
        return None
    secure = protocols & {"HTTPS", "FTPS", "SFTP"}
    if not secure:
        return "plain"
    return "secure" if secure == protocols else "mixed"


def _password_readable(context: StationContext, _: int | None) -> str | None:
    """``yes`` when the station gave a value for its password; masked or not, it left the station."""
    if context.now is None or not context.now.settings:
        return None
    return _yes(bool(_setting(context.now, *_PASSWORD_KEYS)))


def _connectors(context: StationContext, connector: int | None) -> tuple[ConnectorState, ...]:
    if context.now is None:
        return ()
    states = context.now.connectors
    if connector is None:
        return states
    exact = tuple(state for state in states if state.connector == connector and state.evse in (0, connector))
    return exact or tuple(state for state in states if _evse(context, connector) == state.evse)


def _evse(context: StationContext, connector: int) -> int:
    return context.evse_of.get(connector, connector)


def _connector_error(context: StationContext, connector: int | None) -> str | None:
    """The first error that is not ``NoError``; a connector that says ``Faulted`` without one is an error too."""
    states = _connectors(context, connector)
    for state in states:
        if state.error not in ("", "NoError"):
            return state.error
        if state.status.casefold() == "faulted":
            return state.status
    return "NoError" if states else None


def _connector_status(context: StationContext, connector: int | None) -> str | None:
    states = _connectors(context, connector)
    return ", ".join(dict.fromkeys(state.status for state in states)) or None


def _registers(snapshot: Snapshot, evse: int | None) -> dict[int, Register]:
    return {register.evse: register for register in snapshot.registers if evse in (None, register.evse)}


def _meter_forward(context: StationContext, connector: int | None) -> str | None:
    """``no`` when the register ran backwards over the charges of this visit, or from the first snapshot to the last."""
    if len(context.registers_read) > 1:
        pairs = zip(context.registers_read, context.registers_read[1:], strict=False)
        return _yes(all(later >= earlier for earlier, later in pairs))
    if context.first is None or context.last is None:
        return None
    evse = None if connector is None else _evse(context, connector)
    before, after = _registers(context.first, evse), _registers(context.last, evse)
    both = before.keys() & after.keys()
    if not both:
        return None
    return _yes(all(after[evse].energy_kwh >= before[evse].energy_kwh for evse in both))


def _availability_agrees(context: StationContext, _: int | None) -> str | None:
    """``yes`` when what was read back is what was asked for."""
    agrees = context.availability.agrees if context.availability is not None else None
    return None if agrees is None else _yes(agrees)


def _limit_followed(context: StationContext, _: int | None) -> str | None:
    followed = context.test_charge.limit_followed if context.test_charge is not None else None
    return None if followed is None else _yes(followed)


def _test_charge_kwh(context: StationContext, _: int | None) -> str | None:
    charge = context.test_charge
    return str(charge.end_kwh - charge.begin_kwh) if charge is not None else None


def _firmware_as_wanted(context: StationContext, _: int | None) -> str | None:
    return _yes(context.firmware.ok) if context.firmware is not None else None


def _differences_open(context: StationContext, _: int | None) -> str | None:
    return None if context.differences_open is None else str(context.differences_open)


def _deviations(context: StationContext, _: int | None) -> str | None:
    return str(len({deviation.rule for deviation in context.deviations})) if context.first is not None else None


def _still_alive(context: StationContext, _: int | None) -> str | None:
    return str(len(context.still_alive))


def _yes(value: bool) -> str:
    return YES if value else NO


_VALUES: Mapping[str, Callable[[StationContext, int | None], str | None]] = {
    "vendor": _vendor,
    "model": _model,
    "firmware": _firmware,
    "serial": _serial,
    "serial_agrees": _serial_agrees,
    "meter_serial": _meter_serial,
    "clock_error_s": _clock_error_s,
    "signal_dbm": _signal_dbm,
    "security_profile": _security_profile,
    "file_transfer": _file_transfer,
    "password_readable": _password_readable,
    "connector_error": _connector_error,
    "connector_status": _connector_status,
    "meter_forward": _meter_forward,
    "availability_agrees": _availability_agrees,
    "limit_followed": _limit_followed,
    "test_charge_kwh": _test_charge_kwh,
    "firmware_as_wanted": _firmware_as_wanted,
    "differences_open": _differences_open,
    "deviations": _deviations,
    "still_alive": _still_alive,
}

NAMES: tuple[str, ...] = tuple(_VALUES)
"""All names a checklist may use, besides ``setting:KEY``."""
