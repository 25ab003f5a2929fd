"""Follows what a station's meter reports during a charge; drives plots and plausibility, never a verdict (rule 19)."""

import asyncio
from datetime import datetime
from decimal import Decimal
from types import TracebackType

from app.domain.station import Charge, StationEventKind
from app.ports.station import StationLink


class MeterWatch:
    """While entered, keeps the newest register and the powers and currents reported."""

    def __init__(self, link: StationLink, charge: Charge) -> None:
        self._link = link
        self._charge = charge
        self._task: asyncio.Task[None] | None = None
        self.register_kwh = charge.begin.energy_kwh
        """The station's register as last reported."""
        self.reported_at: datetime | None = None
        """When that register arrived."""
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

    def forget(self) -> None:
        """Forget powers and currents so far, keep the register."""
        self.powers.clear()
        self.currents.clear()

    async def _follow(self) -> None:
        async for event in self._link.events():
            if event.kind is not StationEventKind.METER:
                continue
            energy, power, current = (event.data.get(name) for name in ("energy_kwh", "power_w", "current_a"))
            if energy is not None:
                self.register_kwh = Decimal(str(energy))
                self.reported_at = event.at
            if power is not None:
                self.powers.append(float(str(power)))
            if current is not None:
                self.currents.append(float(str(current)))
