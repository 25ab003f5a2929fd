"""What a practice instrument measures: the practice load, with an error of its own, on the practice clock."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Protocol

from app.practice.clock import PracticeClock
from app.practice.load import Load, LoadSample
from app.practice.load_port import LoadClient


@dataclass(frozen=True)
class Shown:
    """What the instrument sees now; energy since the load was made, in kWh, not cut to any resolution."""

    voltages_v: tuple[float, ...]
    currents_a: tuple[float, ...]
    power_w: float
    energy_kwh: Decimal
    now: datetime

    @property
    def dc_current_a(self) -> float:
        """The current of a direct-current meter that sees the same power at the first voltage."""
        return self.power_w / self.voltages_v[0] if self.voltages_v[0] else 0.0


class Sees(Protocol):
    """Whatever can say what an instrument sees now."""

    async def see(self) -> Shown:
        """Return it. Raises PeerUnreachable where the load does not answer."""


def _shown(sample: LoadSample, now: datetime, gain: Decimal) -> Shown:
    power_w = float(Decimal(str(sample.power_w)) * gain)
    return Shown(sample.voltages_v, sample.currents_a, power_w, sample.energy_wh / 1000 * gain, now)


class LoadSource:
    """Sees a load of the same process; ``error_percent`` is the true error of the instrument."""

    def __init__(self, load: Load, clock: PracticeClock, error_percent: float = 0.0) -> None:
        self._load, self._clock = load, clock
        self._gain = 1 + Decimal(str(error_percent)) / 100

    async def see(self) -> Shown:
        """See ``Sees``."""
        return _shown(self._load.sample(), self._clock.now(), self._gain)


class PortSource:
    """Sees the load of a practice station in another process, and its clock."""

    def __init__(self, client: LoadClient, error_percent: float = 0.0) -> None:
        self._client = client
        self._gain = 1 + Decimal(str(error_percent)) / 100

    async def see(self) -> Shown:
        """See ``Sees``."""
        sample = await self._client.sense()
        now = self._client.clock.now if self._client.clock else "1970-01-01T00:00:00Z"
        return _shown(sample, datetime.fromisoformat(now), self._gain)


def cut(value: Decimal, step: str) -> Decimal:
    """Return ``value`` cut down to whole steps, with their digits, as an indication does."""
    return value.quantize(Decimal(step), ROUND_FLOOR)


def significant(value: float, digits: int) -> str:
    """Return ``value`` as C's ``%.{digits}g`` prints it."""
    return f"{value:.{digits}g}"


def engineering(value: Decimal, digits: int) -> str:
    """Return an NR3 number of so many digits, its exponent a multiple of three: ``12.3456E+03``."""
    if not value:
        return f"{0:.{digits - 1}f}E+00"
    power = value.adjusted() // 3 * 3
    mantissa = value.scaleb(-power)
    places = digits - 1 - mantissa.adjusted()
    return f"{mantissa.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR)}E{power:+03d}"
