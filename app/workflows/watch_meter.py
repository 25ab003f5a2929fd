"""Follows what a station's meter reports during a charge; drives plots and plausibility, never a verdict (rule 19).

A link that is lost and comes back does a run no harm: begin and end registers of the transaction count, and the
station keeps its values until the link is back. Those then come all at once and late, and some twice.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from decimal import Decimal
from types import TracebackType

from app.domain.station import Charge, StationEvent, StationEventKind
from app.ports.station import StationLink

LATE_S = 5.0
"""A register so much longer under way than the quickest one was queued at the station; own practice, unverified."""

HearLink = Callable[[bool], Awaitable[None]]
"""Told when the link came (True) or went."""


async def deaf(connected: bool) -> None:
    """Hear nothing of the link."""


class MeterWatch:
    """While entered, keeps the newest register and the powers and currents reported."""

    def __init__(self, link: StationLink, charge: Charge, hear_link: HearLink = deaf) -> None:
        self._link = link
        self._charge = charge
        self._hear_link = hear_link
        self._connected = True
        self._least_lag_s: float | None = None
        self._task: asyncio.Task[None] | None = None
        self.register_kwh = charge.begin.energy_kwh
        """The station's register as last reported."""
        self.reported_at: datetime | None = None
        """When that register arrived; None for one out of the station's queue, which tells nothing of now."""
        self._over = asyncio.Event()
        self.powers: list[float] = []
        self.currents: list[float] = []

    async def __aenter__(self) -> "MeterWatch":
        self._task = asyncio.create_task(self._follow())
        await asyncio.sleep(0)  # subscribed before the caller goes on
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @property
    def energy_kwh(self) -> Decimal:
        """Energy of this charge as last reported by the station."""
        return self.register_kwh - self._charge.begin.energy_kwh

    @property
    def resolution_kwh(self) -> Decimal:
        """One step of the register, by the digits of its begin value."""
        exponent = self._charge.begin.energy_kwh.as_tuple().exponent
        return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal("0.001")

    @property
    def connected(self) -> bool:
        """True while the station can be asked."""
        return self._link.connected

    async def over(self) -> None:
        """Return once the station has told that this charge ended."""
        await self._over.wait()

    def forget(self) -> None:
        """Forget powers and currents so far, keep the register."""
        self.powers.clear()
        self.currents.clear()

    async def _follow(self) -> None:
        async for event in self._link.events():
            if event.kind in (StationEventKind.CONNECTED, StationEventKind.DISCONNECTED):
                await self._link_changed(event.kind is StationEventKind.CONNECTED)
            elif event.kind is StationEventKind.CHARGE_ENDED and event.text == self._charge.transaction:
                self._over.set()
            elif (
                event.kind is StationEventKind.METER and event.data.get("evse", self._charge.evse) == self._charge.evse
            ):
                self._reported(event)

    async def _link_changed(self, connected: bool) -> None:
        if connected is not self._connected:
            self._connected = connected
            await self._hear_link(connected)

    def _reported(self, event: StationEvent) -> None:
        energy, power, current = (event.data.get(name) for name in ("energy_kwh", "power_w", "current_a"))
        if energy is not None and Decimal(str(energy)) >= self.register_kwh:  # a value told twice comes too late
            self.register_kwh = Decimal(str(energy))
            self.reported_at = None if self._late(event) else event.at
        if power is not None:
            self.powers.append(float(str(power)))
        if current is not None:
            self.currents.append(float(str(current)))

    def _late(self, event: StationEvent) -> bool:
        """By the station's own clock, right or wrong, as long as it is steady."""
        measured = event.data.get("measured_at")
        if not isinstance(measured, datetime):
            return False
        lag_s = (event.at - measured).total_seconds()
        self._least_lag_s = lag_s if self._least_lag_s is None else min(lag_s, self._least_lag_s)
        return lag_s > self._least_lag_s + LATE_S
