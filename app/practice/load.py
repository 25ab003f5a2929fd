"""The vehicle or load bank at the cable, as physics: voltages, currents, and energy integrated exactly.

Between two changes the current of each phase is a straight line (a ramp, or constant) and its voltage a slow
sine around its mean, so the energy of a piece has a closed form: the speed of the clock and the moments of
reading have no influence on it. Noise is added to what is shown, never to the energy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin
from random import Random
from typing import Protocol

from app.ports.clock import Clock

POWER_FACTOR = 0.995
RAMP_A_PER_S = 4.0
WH = Decimal("0.000001")


@dataclass(frozen=True)
class LoadSample:
    """What flows at one moment; the true energy since the load was made, in Wh with six decimals."""

    voltages_v: tuple[float, ...]
    currents_a: tuple[float, ...]
    power_w: float
    frequency_hz: float
    energy_wh: Decimal


class SensesLoad(Protocol):
    """Whatever can say what the load does now: the load itself, or its port seen from another process."""

    async def sense(self) -> LoadSample:
        """Return the present sample. Raises PeerUnreachable when nobody answers."""


@dataclass(frozen=True)
class Phase:
    """Supply voltage of one phase: mean (V), and a slow sine (V, rad/s, rad) on top."""

    mean_v: float
    swing_v: float
    omega: float
    angle: float

    def voltage_v(self, at_s: float) -> float:
        """Return the voltage at a moment."""
        return self.mean_v + self.swing_v * sin(self.omega * at_s + self.angle)

    def ampere_integral(self, begin_s: float, length_s: float, current_a: float, slope: float) -> float:
        """Return the integral of voltage x (current + slope x t) over ``length_s``, in watt seconds."""
        theta, w, end = self.omega * begin_s + self.angle, self.omega, length_s
        sine = (cos(theta) - cos(theta + w * end)) / w
        ramped = -end * cos(theta + w * end) / w + (sin(theta + w * end) - sin(theta)) / (w * w)
        steady = self.mean_v * (current_a * end + slope * end * end / 2)
        return steady + self.swing_v * (current_a * sine + slope * ramped)


def supply(random: Random) -> tuple[Phase, ...]:
    """Return three plausible phases of a 230 V supply."""
    return tuple(
        Phase(
            mean_v=230.0 + random.uniform(-1.5, 1.5),
            swing_v=random.uniform(0.6, 1.4),
            omega=2 * pi / random.uniform(500, 900),
            angle=random.uniform(0, 2 * pi),
        )
        for _ in range(3)
    )


class Load:
    """A load that draws the smaller of what it is allowed and what it can, ramping between values."""

    def __init__(self, clock: Clock, random: Random, *, phases: int = 3, max_current_a: float = 32.0) -> None:
        self._clock = clock
        self._random = random
        self._supply = supply(random)
        self._phases = phases
        self._max_current_a = max_current_a
        self._powered = True
        self._target_a = 0.0
        self._energy_ws = 0.0
        self._piece(clock.monotonic(), 0.0, 0.0)

    @property
    def phases(self) -> int:
        """Number of phases the load draws from."""
        return self._phases

    @property
    def flowing(self) -> bool:
        """True while a current other than zero flows or is ramping up."""
        return self._target_a > 0

    def allow(self, current_a: float) -> None:
        """Close the contactor and allow ``current_a`` per phase; 0 stops the load."""
        now_s = self._settle()
        allowed = min(current_a, self._max_current_a) if self._powered else 0.0
        present = self._current_a(now_s)
        self._target_a = max(allowed, 0.0)
        if self._target_a == 0:
            self._piece(now_s, 0.0, 0.0)
            return
        slope = RAMP_A_PER_S if self._target_a > present else -RAMP_A_PER_S
        self._piece(now_s, present, slope)

    def open(self) -> None:
        """Open the contactor: no current from this moment on."""
        self.allow(0.0)

    def power(self, on: bool) -> None:
        """Switch the supply of the outlet; off also means no voltage."""
        if not on:
            self.open()
        self._powered = on

    def energy_wh(self) -> float:
        """Return the true energy since the load was made, in Wh."""
        self._settle()
        return self._energy_ws / 3600

    def sample(self) -> LoadSample:
        """Return what an ideal instrument with a little noise shows now."""
        now_s = self._settle()
        current = self._current_a(now_s)
        voltages = tuple(self._shown(phase.voltage_v(now_s), 0.05) if self._powered else 0.0 for phase in self._supply)
        currents = tuple(self._shown(current, 0.01) if k < self._phases and current > 0 else 0.0 for k in range(3))
        power = sum(u * i for u, i in zip(voltages, currents, strict=True)) * POWER_FACTOR
        frequency = round(50.0 + self._random.gauss(0, 0.008), 3) if self._powered else 0.0
        energy = Decimal(self._energy_ws / 3600).quantize(WH)
        return LoadSample(voltages, currents, round(power, 1), frequency, energy)

    async def sense(self) -> LoadSample:
        """Return ``sample``; makes the load itself a ``SensesLoad``."""
        return self.sample()

    def _shown(self, value: float, sigma: float) -> float:
        return round(value + self._random.gauss(0, sigma), 3)

    def _current_a(self, at_s: float) -> float:
        if at_s >= self._ramp_end_s:
            return self._target_a
        return self._begin_a + self._slope * (at_s - self._begin_s)

    def _piece(self, now_s: float, current_a: float, slope: float) -> None:
        self._begin_s, self._begin_a, self._slope = now_s, current_a, slope
        self._ramp_end_s = now_s + ((self._target_a - current_a) / slope if slope else 0.0)

    def _settle(self) -> float:
        """Add the energy since the last settling, and start a new piece now."""
        now_s = max(self._clock.monotonic(), self._begin_s)
        turn_s = min(max(self._ramp_end_s, self._begin_s), now_s)
        if self._target_a > 0:
            self._energy_ws += self._watt_seconds(self._begin_s, turn_s, self._begin_a, self._slope)
            self._energy_ws += self._watt_seconds(turn_s, now_s, self._target_a, 0.0)
        ramping = now_s < self._ramp_end_s
        self._piece(now_s, self._current_a(now_s), self._slope if ramping else 0.0)
        return now_s

    def _watt_seconds(self, begin_s: float, end_s: float, current_a: float, slope: float) -> float:
        if end_s <= begin_s:
            return 0.0
        phases: Sequence[Phase] = self._supply[: self._phases]
        length = end_s - begin_s
        return POWER_FACTOR * sum(phase.ampere_integral(begin_s, length, current_a, slope) for phase in phases)


class StationMeter:
    """The energy register of the station: base + true energy x (1 + error), cut to whole steps."""

    def __init__(self, load: Load, base_wh: int, error_percent: float = 0.0, step_wh: str = "1") -> None:
        self._load = load
        self._base_wh = Decimal(base_wh)
        self._step_wh = Decimal(step_wh)
        self._error_percent = error_percent
        self._since_wh = Decimal(0)

    @property
    def error_percent(self) -> float:
        """The true error of the register in percent of the energy."""
        return self._error_percent

    def set_error(self, percent: float) -> None:
        """Let the register run with another error from now on; what it shows does not jump."""
        self._base_wh = self._exact_wh()
        self._since_wh = Decimal(self._load.energy_wh())
        self._error_percent = percent

    def register_wh(self) -> Decimal:
        """Return what the register shows, in Wh, cut down to its step."""
        return (self._exact_wh() // self._step_wh) * self._step_wh

    def _exact_wh(self) -> Decimal:
        energy = Decimal(self._load.energy_wh()) - self._since_wh
        return self._base_wh + energy * (1 + Decimal(str(self._error_percent)) / 100)
