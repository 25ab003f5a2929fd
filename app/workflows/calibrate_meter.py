"""Calibration: each run is one transaction; begin and end registers of both meters at standstill (rules 17 to 19)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from statistics import fmean
from typing import Protocol

from app.domain.calibration_live import LiveEstimate, LiveReading, live_estimate
from app.domain.errors import ChargeBenchError, PeerUnreachable, Reason, Refused
from app.domain.fact import CalibrationPlanned, ChargeBegan, LoadDeclared, PlannedPoint, RunDiscarded, RunMeasured
from app.domain.station import Charge
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter, ReferenceReading
from app.ports.station import StationLink
from app.workflows.end_charge import stop_left_charges
from app.workflows.progress import Doing, RunProgress, Tell, silent
from app.workflows.quicken_meter import quicken_meter
from app.workflows.visit import Visit
from app.workflows.watch_meter import MeterWatch


@dataclass(frozen=True)
class RunRules:
    """How long the laptop waits for what; data of ``resources/profiles/run-rules.json``, each with its source."""

    poll_s: float
    meter_interval_s: int
    begin_within_s: float
    end_within_s: float
    no_load_after_s: float
    no_load_share: float
    standstill_power_w: float
    standstill_reads: int
    standstill_within_s: float
    stable_share: float
    longest_factor: float
    sources: dict[str, str]


class EndsRun(Protocol):
    """Watches a charge until enough energy has flowed."""

    async def begin(self) -> None:
        """Note the reference at standstill, before the contactor closes."""

    async def until_enough(self, watch: MeterWatch) -> None:
        """Return when the energy of the plan has flowed; stopping never looks at the error."""

    async def end(self) -> tuple[Decimal | None, Decimal | None, Decimal]:
        """Return begin, end and energy of the reference, in kWh, at standstill again."""

    def conditions(self) -> "Conditions":
        """Return means over the run."""


@dataclass(frozen=True)
class Conditions:
    """Means over a run; None where no reference tells."""

    current_a: float | None = None
    power_w: float | None = None
    voltage_v: float | None = None


async def plan_calibration(
    visit: Visit,
    load: LoadDeclared,
    profile: str,
    points: tuple[PlannedPoint, ...],
    reference: str,
    not_attainable: tuple[tuple[str, str], ...] = (),
) -> CalibrationPlanned:
    """Save load and plan before the first run; a plan that has runs already is kept as it is (rule 18)."""
    existing = visit.state.calibration
    if existing is not None and any(visit.state.runs(point.id) for point in existing.points):
        return existing
    await visit.add(load)
    planned = CalibrationPlanned(profile, points, reference, not_attainable)
    await visit.add(planned)
    return planned


async def calibrate_meter(
    visit: Visit,
    link: StationLink,
    evse: int,
    reference: ReferenceMeter | None,
    hands: Hands,
    rules: RunRules,
    tell: Tell = silent,
) -> None:
    """Run every planned run that is not yet measured; a crash or pause goes on with the next one.

    Raises Refused (NO_LOAD, STATION_REFUSED), PeerUnreachable, OutcomeUnknown; the run then stands as discarded.
    """
    planned = visit.state.calibration
    if planned is None or visit.state.load is None:
        raise Refused(Reason.NO_LOAD, visit.state.opened.station_id, seconds=0, energy_kwh="0")
    await stop_left_charges(visit, link, rules.end_within_s)
    await quicken_meter(visit, link, rules.meter_interval_s)
    for point in planned.points:
        for number in range(1, point.runs + 1):
            if not any(run.number == number for run in visit.state.runs(point.id)):
                await _one_run(visit, link, evse, reference, hands, rules, point, number, tell)


async def _one_run(
    visit: Visit,
    link: StationLink,
    evse: int,
    reference: ReferenceMeter | None,
    hands: Hands,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    tell: Tell,
) -> None:
    check_write(visit.state)
    tell(Doing(Step.CALIBRATION, mark("Load point {point}, run {number}"), (("point", point.id), ("number", number))))
    ends: EndsRun = (
        _ByReference(reference, rules, visit.clock, point, number, tell)
        if reference is not None
        else _ByHand(hands, rules, visit.clock, point, number, tell)
    )
    await ends.begin()
    began_at = visit.clock.now()
    charge = await link.start_charge(evse, float(point.limit_a), rules.begin_within_s)
    await visit.add(ChargeBegan(evse, charge.transaction, charge.begin.energy_kwh, point.id, number))
    try:
        async with MeterWatch(link, charge) as watch:
            await ends.until_enough(watch)
    except ChargeBenchError as error:
        await _stop_and_discard(visit, link, charge, rules, point, number, error)
        raise
    try:
        ended = await link.stop_charge(charge, rules.end_within_s)
        begin, end, energy = await ends.end()
    except ChargeBenchError as error:
        await visit.add(RunDiscarded(point.id, number, _why(error), charge.transaction))
        raise
    means = ends.conditions()
    await visit.add(
        RunMeasured(
            point=point.id,
            number=number,
            transaction=charge.transaction,
            start_kwh=ended.begin.energy_kwh,
            stop_kwh=ended.end.energy_kwh,
            reference_start_kwh=begin,
            reference_stop_kwh=end,
            reference_kwh=energy,
            began_at=began_at,
            ended_at=visit.clock.now(),
            mean_current_a=means.current_a,
            mean_power_w=means.power_w,
            mean_voltage_v=means.voltage_v,
        )
    )


async def _stop_and_discard(
    visit: Visit,
    link: StationLink,
    charge: Charge,
    rules: RunRules,
    point: PlannedPoint,
    number: int,
    error: ChargeBenchError,
) -> None:
    """Whatever went wrong, no charge is left running if the station still listens; the run is kept as discarded."""
    await visit.add(RunDiscarded(point.id, number, _why(error), charge.transaction))
    try:
        await link.stop_charge(charge, rules.end_within_s)
    except ChargeBenchError as second:
        error.data["left_running"] = second.reason


def _why(error: ChargeBenchError) -> str:
    """Return a person's reason, else that of the error."""
    return str(error.data.get("why", error.reason))


class _ByReference:
    """Ends a run by a reference that is read over a link."""

    def __init__(
        self, meter: ReferenceMeter, rules: RunRules, clock: Clock, point: PlannedPoint, number: int, tell: Tell
    ) -> None:
        self._meter, self._rules, self._clock = meter, rules, clock
        self._point, self._number, self._tell = point, number, tell
        self._first: ReferenceReading | None = None
        self._loaded: list[ReferenceReading] = []
        self._paired = Decimal(0)
        self._before: ReferenceReading | None = None
        self._last: RunProgress | None = None

    async def begin(self) -> None:
        self._first = await self._standstill()

    async def until_enough(self, watch: MeterWatch) -> None:
        first = self._begin_reading()
        began = self._clock.monotonic()
        while True:
            reading = await self._meter.read()
            energy = reading.energy_kwh - first.energy_kwh
            elapsed_s = self._clock.monotonic() - began
            if reading.power_w > self._rules.standstill_power_w:
                self._loaded.append(reading)
            estimate = self._estimate(watch, reading, elapsed_s)
            self._last = _progress(self._point, self._number, energy, watch, reading, estimate)
            self._tell(self._last)
            if energy >= self._point.energy_kwh:
                return
            _check_load(self._rules, self._point, energy, elapsed_s)
            await self._clock.sleep(self._rules.poll_s)

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

    async def end(self) -> tuple[Decimal | None, Decimal | None, Decimal]:
        first, last = self._begin_reading(), await self._standstill()
        if self._last is not None:  # whoever has discarded the run while it ended is heard before it counts
            self._tell(self._last)
        return first.energy_kwh, last.energy_kwh, last.energy_kwh - first.energy_kwh

    def conditions(self) -> Conditions:
        """Return the means of the readings under load."""
        if not self._loaded:
            return Conditions()
        return Conditions(
            current_a=fmean(fmean(_live(reading.currents_a)) for reading in self._loaded),
            power_w=fmean(reading.power_w for reading in self._loaded),
            voltage_v=fmean(fmean(_live(reading.voltages_v)) for reading in self._loaded),
        )

    def _begin_reading(self) -> ReferenceReading:
        if self._first is None:
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self._meter.name)
        return self._first

    async def _standstill(self) -> ReferenceReading:
        """Registers are compared only when nothing flows: then reading late costs nothing."""
        began = self._clock.monotonic()
        same: list[ReferenceReading] = []
        while len(same) < self._rules.standstill_reads:
            reading = await self._meter.read()
            still = reading.power_w <= self._rules.standstill_power_w
            same = [*same, reading] if still and (not same or same[-1].energy_kwh == reading.energy_kwh) else []
            if self._clock.monotonic() - began > self._rules.standstill_within_s:
                raise Refused(Reason.STILL_FLOWING, self._point.id, power_w=round(reading.power_w))
            await self._clock.sleep(self._rules.poll_s)
        return same[-1]


class _ByHand:
    """Ends a run by the station's own meter values, where a person reads the reference."""

    def __init__(
        self, hands: Hands, rules: RunRules, clock: Clock, point: PlannedPoint, number: int, tell: Tell
    ) -> None:
        self._hands, self._rules, self._clock = hands, rules, clock
        self._point, self._number, self._tell = point, number, tell
        self._powers: list[float] = []
        self._currents: list[float] = []
        self._last: RunProgress | None = None

    async def begin(self) -> None:
        """The person notes the reference; nothing can be read here."""

    async def until_enough(self, watch: MeterWatch) -> None:
        began = self._clock.monotonic()
        while watch.energy_kwh < self._point.energy_kwh:
            _check_load(self._rules, self._point, watch.energy_kwh, self._clock.monotonic() - began)
            self._last = _progress(self._point, self._number, watch.energy_kwh, watch)
            self._tell(self._last)
            await self._clock.sleep(self._rules.poll_s)
        # as with a reference on a link: means under load, without the time before it began or after it was full
        self._powers = [power for power in watch.powers if power > self._rules.standstill_power_w]
        self._currents = _live(tuple(watch.currents)) if watch.currents else []

    async def end(self) -> tuple[Decimal | None, Decimal | None, Decimal]:
        if self._last is not None:  # as with a reference on a link: a run discarded while it ended does not count
            self._tell(self._last)
        typed = await self._hands.type_reference(self._point.id, self._number)
        if typed is None:
            raise Refused(Reason.REASON_NEEDED, self._point.id)
        return None, None, Decimal(typed)

    def conditions(self) -> Conditions:
        """Return what the station's own values tell of power and current."""
        return Conditions(
            current_a=fmean(self._currents) if self._currents else None,
            power_w=fmean(self._powers) if self._powers else None,
        )


def _check_load(rules: RunRules, point: PlannedPoint, energy: Decimal, waited_s: float) -> None:
    """A load that does not draw, or stopped drawing, would never end the run."""
    begun = energy >= point.energy_kwh * Decimal(str(rules.no_load_share))
    longest_s = max(point.minutes * 60, rules.no_load_after_s) * rules.longest_factor
    if (waited_s > rules.no_load_after_s and not begun) or waited_s > longest_s:
        raise Refused(Reason.NO_LOAD, point.id, seconds=round(waited_s), energy_kwh=str(energy))


def _progress(
    point: PlannedPoint,
    number: int,
    energy: Decimal,
    watch: MeterWatch,
    reading: ReferenceReading | None = None,
    estimate: LiveEstimate | None = None,
) -> RunProgress:
    """What the plot shows: never the verdict (rule 19)."""
    return RunProgress(
        point=point.id,
        number=number,
        energy_kwh=energy,
        target_kwh=point.energy_kwh,
        error_percent=estimate.error_percent if estimate else None,
        band_percent=estimate.band_percent if estimate else None,
        power_w=reading.power_w if reading else (watch.powers[-1] if watch.powers else 0.0),
        current_a=fmean(_live(reading.currents_a)) if reading else (watch.currents[-1] if watch.currents else 0.0),
        voltage_v=fmean(_live(reading.voltages_v)) if reading else 0.0,
    )


def _between(before: ReferenceReading, after: ReferenceReading, at: datetime) -> Decimal:
    """Return the register of the reference at ``at``, on the line between two reads; beyond them the nearer one."""
    span_s = (after.at - before.at).total_seconds()
    share = (at - before.at).total_seconds() / span_s if span_s > 0 else 1.0
    return before.energy_kwh + (after.energy_kwh - before.energy_kwh) * Decimal(repr(min(max(share, 0.0), 1.0)))


def _live(values: tuple[float, ...]) -> list[float]:
    """Leave out phases that carry nothing, so that a single-phase load shows its own current."""
    return [value for value in values if abs(value) > 0.05] or [0.0]
