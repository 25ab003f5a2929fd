"""What every reference over HTTP does alike: one question at a time, its own time, and values that fit each other."""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.domain.errors import BadAnswer, Reason
from app.links.instruments.http import HttpMeter
from app.links.instruments.profile import HttpProfile
from app.links.plausible import Ages, Plausible
from app.ports.clock import Clock
from app.ports.reference import InstrumentIdentity, ReferenceReading


@dataclass(frozen=True)
class Live:
    """What a direct-current meter shows at one moment of its own clock; energy is imported since it was made."""

    energy_kwh: Decimal
    power_w: float
    voltage_v: float
    current_a: float
    at: datetime
    raw: bytes


class HttpReference(ABC):
    """Implements ``ReferenceMeter`` and ``Identifies``; each make adds how its answers are read."""

    def __init__(self, profile: HttpProfile, meter: HttpMeter, clock: Clock) -> None:
        self._profile, self._meter, self._clock = profile, meter, clock
        self._turn = asyncio.Lock()
        self._plausible = Plausible(profile.resolution_kwh, meter.place, profile.max_age_s)
        self._ages = Ages(meter.place, profile.max_age_s)

    @property
    def name(self) -> str:
        """See ``ReferenceMeter``: the id of the profile."""
        return self._profile.id

    @property
    def resolution_kwh(self) -> Decimal:
        """See ``ReferenceMeter``."""
        return self._profile.resolution_kwh

    @abstractmethod
    async def begin(self) -> None:
        """Ask once whether it is there and fit to measure. Raises PeerUnreachable, BadInput naming the field."""

    @abstractmethod
    async def identity(self) -> InstrumentIdentity:
        """See ``Identifies``."""

    @abstractmethod
    async def _live(self) -> Live:
        """Return what it shows now. Raises PeerUnreachable (REFERENCE_SILENT), BadInput naming the field."""

    async def read(self) -> ReferenceReading:
        """See ``ReferenceMeter``. REFERENCE_STALE: its own clock stands still, or power flows and no energy counts."""
        async with self._turn:
            asked_s = self._clock.monotonic()
            live = await self._live()
            at, answered_s = self._clock.now(), self._clock.monotonic()
        self._ages.check(live.at.timestamp(), asked_s, answered_s)
        return self._plausible.check(
            ReferenceReading(
                energy_kwh=live.energy_kwh.quantize(self._profile.resolution_kwh),
                power_w=live.power_w,
                voltages_v=(live.voltage_v,),
                currents_a=(live.current_a,),
                at=at,
                monotonic_s=answered_s,
                raw=live.raw,
            )
        )

    def _moment(self, text: str, field: str) -> datetime:
        """Return an ISO 8601 time with its offset. Raises BadInput (WRONG_VALUE)."""
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise BadAnswer(Reason.WRONG_VALUE, self._meter.place, field=field, problem="not a time", value=text[:40])
        return found

    async def close(self) -> None:
        """See ``ReferenceMeter``."""
        await self._meter.close()
