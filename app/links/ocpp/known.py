"""What one station said of itself so far, in words common to all versions of OCPP.

The station's clock (rule 11). Every answer to a boot or a heartbeat carries the laptop's time, and a station may
set its clock from it, from some makers' firmware even when the answer is Pending. A 1.6 boot carries no time. So
the first time stamp of any frame is kept, and ``StationClock.after_answer`` says honestly whether the laptop had
already given its time by then. Times of stored transactions are old and tell nothing. A status may carry the time
of its change rather than of its sending: it is then as old as that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain.clock_proof import proven
from app.domain.station import (
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
)
from app.links.ocpp.sample import Sample, conditions, register_of
from app.links.ocpp.waiting import Changes
from app.ports.clock import Clock

MAX_DEVIATIONS = 1000
FEATURES_16 = "SupportedFeatureProfiles"
RATE_UNIT_16, RATE_UNIT_201 = "ChargingScheduleAllowedChargingRateUnit", "SmartChargingCtrlr/RateUnit"
CONNECTORS_16 = "NumberOfConnectors"
CLAIMS = frozenset({FEATURES_16, RATE_UNIT_16, RATE_UNIT_201, CONNECTORS_16})
"""Settings by which a station says what it can."""


@dataclass(frozen=True)
class LaptopTime:
    """How well this laptop knows the time: its error in seconds (None = unproven) and the source of that."""

    error_s: float | None = None
    source: str = ""

    @property
    def proven(self) -> bool:
        """True when the error is known and at most one second (rule 11)."""
        return proven(self.error_s)


@dataclass(frozen=True)
class LogSaid:
    """One log status, as reported."""

    status: str
    at: datetime


class KnownStation:
    """Facts of one station; every change is published and wakes those who wait."""

    def __init__(
        self, station_id: str, clock: Clock, laptop: LaptopTime, publish: Callable[[StationEvent], None]
    ) -> None:
        self.identity = StationIdentity(station_id, "")
        self.station_clock: StationClock | None = None
        self.firmware: list[FirmwareStatus] = []
        self.logs: list[LogSaid] = []
        self.links = 0
        """Sockets so far."""
        self.boots = 0
        self.accepted_boots = 0
        self.boot_reason = ""
        self._accepted_at_frame = 0
        self.gave_time = False
        self.heartbeat_s: int | None = None
        """The station's own interval, given back to it in the boot answer so that the visit changes nothing."""
        self.frames_in = 0
        self.frames_out = 0
        self.status_count: dict[tuple[int, int], int] = {}
        self.registers: dict[int, Register] = {}
        self.not_supported: dict[str, None] = {}
        self.claims: dict[str, str] = {}
        """Settings by which the station says what it can, as last read."""
        self.deviations: dict[Deviation, None] = {}
        self.changes = Changes()
        self._connectors: dict[tuple[int, int], ConnectorState] = {}
        self._clock = clock
        self._laptop = laptop
        self._publish = publish

    @property
    def connectors(self) -> tuple[ConnectorState, ...]:
        """Every connector, the station itself (0) first."""
        return tuple(self._connectors[key] for key in sorted(self._connectors))

    @property
    def heard_since_accepted(self) -> bool:
        """True once the station said anything after its boot was accepted: it has read that answer by then."""
        return not self.accepted_boots or self.frames_in > self._accepted_at_frame

    def read(self, settings: Iterable[Setting]) -> None:
        """Keep what the station claims of itself in its settings."""
        self.claims.update({one.key: one.value for one in settings if one.key in CLAIMS and one.value is not None})

    @property
    def limits_in_watts_only(self) -> bool:
        """True when the station says that it takes limits in W and not in A."""
        said = ",".join(self.claims.get(key, "") for key in (RATE_UNIT_16, RATE_UNIT_201)).lower()
        units = {unit.strip() for unit in said.split(",")} - {""}
        return bool(units) and not units & {"a", "current"}

    def time(self) -> datetime:
        """Return the laptop's time, for use here."""
        return self._clock.now()

    def now(self) -> datetime:
        """Return the laptop's time, about to be given to the station."""
        self.gave_time = True
        return self._clock.now()

    def tell(self, kind: StationEventKind, text: str = "", **data: object) -> None:
        """Publish one event and wake those who wait."""
        self._publish(StationEvent(kind, self._clock.now(), self.identity.id, text, data))
        self.changes.notify()

    def deviate(self, rule: str, action: str, detail: str) -> None:
        """Note once that the standard was broken; ``detail`` never holds a secret."""
        deviation = Deviation(rule, action, detail)
        if deviation in self.deviations or len(self.deviations) >= MAX_DEVIATIONS:
            return
        self.deviations[deviation] = None
        self.tell(StationEventKind.DEVIATION, detail, rule=rule, action=action)

    def connected(self, version: str, subprotocol: str) -> None:
        """Note a new socket."""
        self.identity = replace(self.identity, ocpp=version)
        self.links += 1
        self.tell(StationEventKind.CONNECTED, subprotocol, ocpp=version)

    def booted(self, identity: StationIdentity, reason: str, accepted: bool) -> None:
        """Note a boot message, read, and how it is answered."""
        self.identity = identity
        self.boots += 1
        self.accepted_boots += accepted
        self._accepted_at_frame = self.frames_in if accepted else self._accepted_at_frame
        self.boot_reason = reason
        if not identity.serial or not identity.firmware:
            self.deviate("W2", "BootNotification", "boot without serial number or firmware version")
        self.tell(
            StationEventKind.BOOTED,
            "Accepted" if accepted else "Pending",
            vendor=identity.vendor,
            model=identity.model,
            serial=identity.serial,
            firmware=identity.firmware,
            reason=reason,
        )

    def see_time(self, at: datetime | None) -> None:
        """Take the station's time from the first frame that carries one."""
        if at is None or self.station_clock is not None:
            return
        self.station_clock = StationClock(
            at, self._clock.now(), self._laptop.error_s, self._laptop.source, after_answer=self.gave_time
        )
        self.changes.notify()

    def status(self, state: ConnectorState) -> None:
        """Take a connector's state."""
        key = (state.evse, state.connector)
        self._connectors[key] = state
        self.status_count[key] = self.status_count.get(key, 0) + 1
        self.tell(
            StationEventKind.STATUS,
            state.status,
            evse=state.evse,
            connector=state.connector,
            status=state.status,
            error=state.error,
        )

    def meter(self, evse: int, samples: list[Sample], action: str, transaction: str | None = None) -> None:
        """Take meter values of an EVSE."""
        for sample in samples:
            if sample.odd:
                self.deviate("W12", action, f"{sample.measurand}: {sample.odd}")
        register = register_of(reversed(samples))
        if register is not None:
            signed = next((sample.signed for sample in samples if sample.signed), None)
            self.registers[evse] = Register(evse, register.value, register.at, register.context, signed)
        data: dict[str, Any] = {"transaction": transaction, **conditions(samples)}
        if register is not None and register.at is not None:
            data["measured_at"] = register.at
        self.tell(StationEventKind.METER, evse=evse, **data)

    def firmware_said(self, state: FirmwareState, said: str) -> None:
        """Take a firmware status."""
        self.firmware.append(FirmwareStatus(state, self._clock.now(), said))
        self.tell(StationEventKind.FIRMWARE, said, state=state.value)

    def log_said(self, said: str) -> None:
        """Take a log upload status."""
        self.logs.append(LogSaid(said, self._clock.now()))
        self.tell(StationEventKind.LOG, said)
