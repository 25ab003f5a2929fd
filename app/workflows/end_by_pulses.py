"""Ends a run by the pulses of the meter's LED: counted by an instrument, by a person, or against power times time."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any, TypeVar

from app.domain.errors import Reason, Refused
from app.domain.fact import PlannedPoint
from app.domain.meter_fact import PulseValue
from app.domain.pulse import pulses_for
from app.domain.pulse_count import mean_power, read_pulses
from app.domain.stability import StablePower
from app.ports.hands import Hands
from app.ports.reference import CountsPulses, ReferenceReading
from app.workflows.end_of_run import Conditions, EndsRun, carrying, check_load, run_progress
from app.workflows.linked_run import LinkedRun, ReadsReference
from app.workflows.watch_meter import MeterWatch

T = TypeVar("T")


class CountedByPerson:
    """Implements ``EndsRun``: another way to end the run says what the reference counted, a person the pulses."""

    def __init__(self, ends: EndsRun, hands: Hands, point: PlannedPoint, number: int) -> None:
        self._ends, self._hands, self._point, self._number = ends, hands, point, number
        self._pulses = 0

    async def begin(self) -> ReferenceReading | None:
        """See ``EndsRun``."""
        return await self._ends.begin()

    async def until_enough(self, watch: MeterWatch) -> None:
        """See ``EndsRun``."""
        await self._ends.until_enough(watch)

    async def end(self) -> tuple[Decimal | None, Decimal | None, Decimal]:
        """See ``EndsRun``. Raises Refused (CANNOT_COUNT), BadInput (WRONG_VALUE) for what is no count."""
        ended = await self._ends.end()
        typed = await self._hands.count_pulses(self._point.id, self._number, timed=False)
        if typed is None:
            raise Refused(Reason.CANNOT_COUNT, self._point.id)
        self._pulses = read_pulses(typed, timed=False, where=self._point.id).pulses
        return ended

    def conditions(self) -> Conditions:
        """See ``EndsRun``."""
        found = self._ends.conditions()
        value = PulseValue(self._pulses, _constant(self._point), "person")
        return Conditions(found.current_a, found.power_w, found.voltage_v, found.reference_step_kwh, value)


class UnderSteadyPower(ReadsReference, ABC):
    """What both ways under a steady power share: the reference is read until its power keeps still."""

    def __init__(self, run: LinkedRun) -> None:
        super().__init__(run)
        self._value: PulseValue | None = None
        self._energy = Decimal(0)

    async def begin(self) -> ReferenceReading | None:
        """Read the reference once, so that a silent one is known before the charge begins."""
        self._first = await self._read()
        return self._first

    async def until_enough(self, watch: MeterWatch) -> None:
        """Wait for a steady power, then count. Raises Refused (NO_LOAD, NOT_STEADY) and what counting raises."""
        stable, began = StablePower(self._rules.stable_share), self._clock.monotonic()
        while True:
            reading = await self._watch(watch)
            steady_s = stable.seen(reading.power_w, self._clock.monotonic())
            loaded = reading.power_w > self._rules.standstill_power_w
            if loaded and steady_s >= self._rules.stable_for_s:
                break
            waited_s = self._clock.monotonic() - began
            if loaded and waited_s > self._rules.no_load_after_s + self._rules.stable_within_s:
                raise Refused(Reason.NOT_STEADY, self._point.id, seconds=round(waited_s))
            check_load(self._rules, self._point, reading.energy_kwh - self._begin_reading().energy_kwh, waited_s)
            await self._clock.sleep(self._rules.poll_s)
        await self._count(watch)

    @abstractmethod
    async def _count(self, watch: MeterWatch) -> None:
        """Count, and set value and energy."""

    async def _meanwhile(self, watch: MeterWatch, counting: Coroutine[Any, Any, T]) -> T:
        """Read on while somebody counts, so that the plot lives and a run can be discarded."""
        asked = asyncio.ensure_future(counting)
        try:
            while not asked.done():
                await self._step(watch)
            return asked.result()
        finally:
            asked.cancel()

    async def _step(self, watch: MeterWatch) -> None:
        await self._watch(watch)
        await self._clock.sleep(self._rules.poll_s)

    async def end(self) -> tuple[Decimal | None, Decimal | None, Decimal]:
        """See ``EndsRun``; the energy is that of the count, not of the whole charge."""
        return None, None, self._energy

    def conditions(self) -> Conditions:
        """Return the means of the readings under load, and the pulses."""
        if not self._loaded:
            return Conditions(pulse=self._value)
        return Conditions(
            current_a=mean_power([mean_power(carrying(one.currents_a))[0] for one in self._loaded])[0],
            power_w=mean_power([one.power_w for one in self._loaded])[0],
            voltage_v=mean_power([mean_power(carrying(one.voltages_v))[0] for one in self._loaded])[0],
            pulse=self._value,
        )

    async def _watch(self, watch: MeterWatch) -> ReferenceReading:
        reading = await self._read()
        await self._kept.station(watch)
        self._remember(reading)
        energy = max(reading.energy_kwh - self._begin_reading().energy_kwh, Decimal(0))
        self._tell(run_progress(self._point, self._number, energy, watch, reading))
        return reading


class CountedByInstrument(UnderSteadyPower):
    """Implements ``EndsRun``: the scanning head of the reference counts as many pulses as the energy is worth."""

    async def _count(self, watch: MeterWatch) -> None:
        if not isinstance(self._meter, CountsPulses):
            raise Refused(Reason.CANNOT_COUNT, self._meter.name)
        constant = _constant(self._point)
        pulses = pulses_for(self._point.energy_kwh, constant)
        longest_s = max(self._point.minutes * 60, self._rules.no_load_after_s) * self._rules.longest_factor
        counted = await self._meanwhile(watch, self._meter.count(constant, pulses, longest_s))
        self._value = PulseValue(counted.pulses, constant, "instrument")
        self._energy = counted.reference_kwh


class CountedAgainstTime(UnderSteadyPower):
    """Implements ``EndsRun``: a person counts pulses and stops a watch while the reference shows a steady power."""

    def __init__(self, hands: Hands, run: LinkedRun) -> None:
        super().__init__(run)
        self._hands = hands

    async def _count(self, watch: MeterWatch) -> None:
        counted_from, began = len(self._loaded), self._clock.monotonic()
        typed = await self._meanwhile(watch, self._hands.count_pulses(self._point.id, self._number, timed=True))
        if typed is None:
            raise Refused(Reason.CANNOT_COUNT, self._point.id)
        said = read_pulses(typed, timed=True, where=self._point.id)
        seconds = said.seconds or Decimal(0)
        while self._clock.monotonic() - began < float(seconds):
            await self._step(watch)
        power_w, spread = mean_power([one.power_w for one in self._loaded[counted_from:]])
        if spread > 100 * self._rules.stable_share:
            raise Refused(Reason.NOT_STEADY, self._point.id, seconds=round(float(seconds)))
        power = Decimal(repr(power_w))
        self._value = PulseValue(said.pulses, _constant(self._point), "person", power, seconds, spread)
        self._energy = (power * seconds / Decimal(3_600_000)).quantize(Decimal("1e-9"))


def _constant(point: PlannedPoint) -> Decimal:
    if point.constant_imp_per_kwh is None:
        raise Refused(Reason.CANNOT_COUNT, point.id)
    return point.constant_imp_per_kwh
