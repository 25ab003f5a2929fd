"""Central system, reference meter, hands and report tools without sockets, disk or paper."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.errors import ChargeBenchError, ComputerCannot, PeerUnreachable, Reason
from app.domain.plan import PlanReference
from app.domain.report import ReportContent
from app.domain.station import OperatorsRecord, StationEvent, StationEventKind
from app.ports.reference import ReferenceOffer, ReferenceReading
from app.ports.report import SigningKey
from app.ports.signing import CertificateFacts
from app.ports.station import KeepCharge, KeepEnd, KeepRecord, ListenOptions
from app.ports.store import FrozenRevision, StoredKey
from app.ports.sync import ReadsContent
from tests.fakes.clock import FakeClock
from tests.fakes.fake_station import Energy, FakeStation

PEM = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


class FakeCentral:
    """Fulfils ``CentralSystem`` with one station, or none."""

    url = "ws://127.0.0.1:9000/"

    def __init__(self, station: FakeStation | None) -> None:
        self.fake = station
        self.keep: KeepRecord | None = None
        self.keep_charge: KeepCharge | None = None
        self.keep_end: KeepEnd | None = None
        self.options: ListenOptions | None = None
        self.closed = False
        self.open_fails: ChargeBenchError | None = None
        self._events: asyncio.Queue[StationEvent] = asyncio.Queue()

    async def open(
        self,
        options: ListenOptions,
        keep_record: KeepRecord | None = None,
        keep_charge: KeepCharge | None = None,
        keep_end: KeepEnd | None = None,
    ) -> None:
        if self.open_fails is not None:
            raise self.open_fails
        self.options, self.keep, self.keep_charge, self.keep_end = options, keep_record, keep_charge, keep_end

    async def station(self, within_s: float, station_id: str | None = None) -> FakeStation:
        if self.fake is None:
            raise PeerUnreachable(Reason.NO_STATION, self.url, seconds=within_s)
        return self.fake

    @property
    def stations(self) -> tuple[FakeStation, ...]:
        return () if self.fake is None else (self.fake,)

    def happen(self, event: StationEvent) -> None:
        """Let something happen on the link."""
        self._events.put_nowait(event)

    def frame(self, direction: str = "in", action: str = "Heartbeat") -> None:
        """Let a frame pass."""
        at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.happen(StationEvent(StationEventKind.FRAME, at, "CP1", "", {"direction": direction, "action": action}))

    async def events(self) -> AsyncIterator[StationEvent]:
        while True:
            yield await self._events.get()

    async def deliver(self, record: OperatorsRecord) -> None:
        """Let the station deliver a transaction of its operator."""
        assert self.keep is not None
        await self.keep(record)

    async def close(self) -> None:
        self.closed = True


class FakeReference:
    """Fulfils ``ReferenceMeter``: counts what flows; ``fails_after`` reads it is silent."""

    name = "sdm630"
    resolution_kwh = Decimal("0.0001")
    register_type = ""

    def __init__(self, clock: FakeClock, energy: Energy) -> None:
        self._clock, self._energy = clock, energy
        self.reads = 0
        self.fails_after: int | None = None
        self.closed = False

    async def read(self) -> ReferenceReading:
        await asyncio.sleep(0)
        self.reads += 1
        if self.fails_after is not None and self.reads > self.fails_after:
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self.name)
        power = self._energy.power_w + self._energy.leak_w
        current = power / 690
        total = (Decimal(7) + self._energy.total_kwh()).quantize(self.resolution_kwh)
        return ReferenceReading(
            total, power, (230.0,) * 3, (current,) * 3, self._clock.now(), self._clock.monotonic(), b"\x01\x04"
        )

    async def close(self) -> None:
        self.closed = True


class FakeReferences:
    """Fulfils ``ConnectsReference``."""

    def __init__(self, meter: FakeReference) -> None:
        self.meter = meter

    def offers(self) -> tuple[ReferenceOffer, ...]:
        return (ReferenceOffer("modbus", self.meter.name, {"en": "Fake"}),)

    async def connect(self, reference: PlanReference, clock: object = None) -> FakeReference:
        return self.meter


class FakeHands:
    """Fulfils ``Hands``: the link drops with the switch unless the station ``stays`` alive."""

    def __init__(self, station: FakeStation | None = None, typed: Mapping[tuple[str, int], str] | None = None) -> None:
        self._station = station
        self._typed = typed or {}
        self.stays = False
        self.done: list[str] = []
        self.shown: dict[tuple[str, int], str] = {}
        self.counted: dict[tuple[str, int], str] = {}
        self.looked: str | None = None
        self.loads: list[Decimal | None] | None = None
        """What the load was set to; None = nobody is asked."""

    async def switch_off(self) -> None:
        self.done.append("off")
        if self._station is not None and not self.stays:
            self._station.connected = False

    async def switch_on(self) -> None:
        self.done.append("on")
        if self._station is not None:
            self._station.connected = True

    async def type_reference(self, point: str, run: int) -> str | None:
        return self._typed.get((point, run))

    async def type_display(self, point: str, run: int) -> str | None:
        return self.shown.get((point, run))

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        return self.counted.get((point, run))

    async def confirm_wiring(self) -> str | None:
        return self.looked

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        if self.loads is None:
            return None
        self.loads.append(current_a)
        if self._station is not None:
            self._station.energy.ceiling_w = None if current_a is None else float(current_a) * 690
        return True


class FakeKeys:
    """Fulfils ``MakesKeys``: the wrapped key is the PIN itself."""

    def make(self, common_name: str, pin: str, at: datetime, practice: bool) -> StoredKey:
        return StoredKey(common_name, PEM, pin.encode(), practice)

    def unwrap(self, key: StoredKey, pin: str) -> bytes:
        if key.wrapped_key_pem != pin.encode():
            raise ComputerCannot(Reason.PIN_WRONG, key.name)
        return b"private"

    def facts(self, key: StoredKey) -> CertificateFacts:
        at = datetime(2026, 11, 1, tzinfo=UTC)
        return CertificateFacts(key.name, "ab" * 32, at, at.replace(year=2028))

    def check(self, certificate_pem: bytes, content: bytes, signature: bytes) -> CertificateFacts:
        return self.facts(StoredKey("", certificate_pem, b"", False))

    def read(self, certificate_pem: bytes) -> CertificateFacts:
        return self.facts(StoredKey("", certificate_pem, b"", False))

    def sign(self, private_key_der: bytes, content: bytes) -> bytes:
        return b"signed " + content[:8]


class FakeBuilder:
    """Fulfils ``BuildsReports``: keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.built: list[tuple[ReportContent, Mapping[str, bytes]]] = []

    def build(self, content: ReportContent, photos: Mapping[str, bytes]) -> bytes:
        self.built.append((content, dict(photos)))
        return f"%PDF {content.number} {content.revision}".encode()


class FakeSigner:
    """Fulfils ``SignsReports``: only appends."""

    def sign(self, pdf: bytes, key: SigningKey, at: datetime) -> bytes:
        return pdf + b" signed at " + at.isoformat().encode()

    def countersign(self, pdf: bytes, key: SigningKey, at: datetime, reason: str) -> bytes:
        return pdf + b" countersigned"


class FakePictures:
    """Fulfils ``PreparesPictures``: pictures begin with JPEG."""

    def print_copy(self, content: bytes) -> bytes | None:
        return b"copy of " + content if content.startswith(b"JPEG") else None


class FakeDelivery:
    """Fulfils ``DeliversBundles``; ``fails`` maps a bundle to the error it raises."""

    def __init__(self) -> None:
        self.fails: dict[str, ChargeBenchError] = {}
        self.delivered: list[str] = []

    async def deliver(self, revision: FrozenRevision, content: ReadsContent) -> bytes:
        if revision.bundle_id in self.fails:
            raise self.fails[revision.bundle_id]
        self.delivered.append(revision.bundle_id)
        return b"receipt " + revision.bundle_id.encode()


def other_serial(station: FakeStation, serial: str) -> None:
    """Let the station say another serial on the wire."""
    station.identity = replace(station.identity, serial=serial)
