"""Ends a run by a reference on a link, read at standstill before and after: then reading late costs nothing."""

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import fmean

from app.domain.calibration_live import LiveEstimate, LiveReading, live_estimate
from app.domain.errors import Reason, Refused
from app.domain.left_run import RegisterSeen, check_register, most_energy
from app.domain.run_fact import RunBegun
from app.domain.stability import StablePower
from app.ports.reference import ReferenceReading
from app.workflows.end_of_run import Conditions, Counted, carrying, check_load, run_progress
from app.workflows.linked_run import LinkedRun, ReadsReference
from app.workflows.watch_meter import MeterWatch

LEAST_TRIES = 3
"""How often a standstill is looked for at least, however long that takes; own practice."""


class EndByReference(ReadsReference):
    """Implements ``EndsRun``; every read is kept."""

    def __init__(self, run: LinkedRun) -> None:
        super().__init__(run)
        self._last: ReferenceReading | None = None
        self._paired = Decimal(0)
        self._before: ReferenceReading | None = None
        self._stable = StablePower(run.rules.stable_share)

    async def begin(self) -> ReferenceReading | None:
        """See ``EndsRun``."""
        self._first = await self._standstill()
        return self._first

    async def take_up(self, begun: RunBegun, gone: timedelta) -> None:
        """Go on from the register a run of an earlier program began with, and from what was read until it ended.

        ``gone`` is the station's time since it began. Raises Refused (BACKWARDS, LEAPT) where the register cannot be
        that of the same instrument under the same load, and what reading raises.
        """
        if begun.reference_kwh is None or begun.reference_at is None:
            raise Refused(Reason.BEGIN_UNKNOWN, self._point.id)
        raw = bytes.fromhex(begun.reference_raw)
        self._first = ReferenceReading(begun.reference_kwh, 0.0, (), (), begun.reference_at, 0.0, raw)
        before = await self._kept.since(begun.reference_at)
        self._loaded = [reading for reading in before if reading.power_w > self._rules.standstill_power_w]
        last, now = (before or (self._first,))[-1], await self._read()
        self._remember(now)
        seen = RegisterSeen(begun.reference_kwh, last.energy_kwh, now.energy_kwh)
        check_register(self._point.id, seen, None if begun.reference_serial else most_energy(self._point.limit_a, gone))

    async def until_enough(self, watch: MeterWatch) -> None:
        """See ``EndsRun``. Raises Refused (NO_LOAD), PeerUnreachable, BadInput for a value that is no number."""
        first = self._begin_reading()
        began = self._clock.monotonic()
        while True:
            reading = await self._read()
            await self._kept.station(watch)
            energy = reading.energy_kwh - first.energy_kwh
            if energy < 0:
                raise Refused(Reason.BACKWARDS, self._meter.name, energy_kwh=str(energy))
            elapsed_s = self._clock.monotonic() - began
            self._remember(reading)
            stable_s = self._stable.seen(reading.power_w, reading.monotonic_s)
            estimate = self._estimate(watch, reading, elapsed_s)
            self._tell(run_progress(self._point, self._number, energy, watch, reading, estimate, stable_s))
            if energy >= self._point.energy_kwh:
                return
            check_load(self._rules, self._point, energy, elapsed_s)
            await self._clock.sleep(self._rules.poll_s)

    async def end(self) -> Counted:
        """See ``EndsRun``. Raises Refused (STILL_FLOWING)."""
        first, last = self._begin_reading(), await self._standstill()
        self._last = last
        return first.energy_kwh, last.energy_kwh, last.energy_kwh - first.energy_kwh

    def conditions(self) -> Conditions:
        """Return the means under load, each reading weighted by its power: what flowed most of the energy counts."""
        step = self._last.register_step_kwh if self._last and self._last.register_step_kwh else None
        if not self._loaded:
            return Conditions(reference_step_kwh=step)
        powers = [reading.power_w for reading in self._loaded]
        return Conditions(
            current_a=fmean((fmean(carrying(reading.currents_a)) for reading in self._loaded), powers),
            power_w=fmean(powers, powers),
            voltage_v=fmean((fmean(carrying(reading.voltages_v)) for reading in self._loaded), powers),
            reference_step_kwh=step,
        )

    async def _standstill(self) -> ReferenceReading:
        """Registers are compared only when nothing flows; a reference that is slow to read is no flow."""
        began = self._clock.monotonic()
        same: list[ReferenceReading] = []
        reads = 0
        while len(same) < self._rules.standstill_reads:
            reading, reads = await self._read(), reads + 1
            still = reading.power_w <= self._rules.standstill_power_w
            same = [*same, reading] if still and (not same or same[-1].energy_kwh == reading.energy_kwh) else []
            tried = reads >= LEAST_TRIES * self._rules.standstill_reads
            # what stands still now needs one more look only, however long the reads take
            if not same and tried and self._clock.monotonic() - began > self._rules.standstill_within_s:
                raise Refused(Reason.STILL_FLOWING, self._point.id, power_w=round(reading.power_w))
            await self._clock.sleep(self._rules.poll_s)
        return same[-1]

    def _estimate(self, watch: MeterWatch, reading: ReferenceReading, elapsed_s: float) -> LiveEstimate | None:
        """Pair a register the station has just reported with the reference at that moment, between two reads of it."""
        before, self._before = self._before, reading
        if watch.energy_kwh == self._paired or watch.reported_at is None or before is None:
            return None
        self._paired = watch.energy_kwh
        energy = _between(before, reading, watch.reported_at) - self._begin_reading().energy_kwh
        if energy <= 0:
            return None
        pair = LiveReading(elapsed_s, watch.energy_kwh, energy, self._rules.poll_s / 2)
        found = live_estimate((pair,), watch.resolution_kwh, self._meter.resolution_kwh)
        return found[0] if found else None


def _between(before: ReferenceReading, after: ReferenceReading, at: datetime) -> Decimal:
    """Return the register of the reference at ``at``, on the line between two reads; beyond them the nearer one."""
    span_s = (after.at - before.at).total_seconds()
    share = (at - before.at).total_seconds() / span_s if span_s > 0 else 1.0
    return before.energy_kwh + (after.energy_kwh - before.energy_kwh) * Decimal(repr(min(max(share, 0.0), 1.0)))
