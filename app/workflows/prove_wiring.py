"""Before the first run: a short charge under load shows how the reference is connected, and warms it up."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.codec import decode
from app.domain.errors import Reason, Refused
from app.domain.fact import PlannedPoint
from app.domain.meter_fact import WiringChecked, WiringSeen
from app.domain.stability import StablePower
from app.domain.station import ChargeEnded
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.domain.wiring import WiringRules, WiringSample, WiringVerdict, check_wiring, of_supply
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter, ReferenceReading
from app.ports.station import StationLink
from app.workflows.begin_charge import begin_charge
from app.workflows.cancel_check import kept_when_cancelled
from app.workflows.end_charge import ending_well
from app.workflows.progress import CheckProgress, Doing, Tell
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit


@dataclass(frozen=True)
class Supply:
    """What differs from 230 V AC: a declared phase voltage, or the voltage range (V) of a DC load."""

    voltage_v: float | None = None
    direct_v: tuple[float, float] | None = None


def wiring_rules(catalogue: Catalogue, supply: Supply) -> WiringRules:
    """Return the thresholds for a supply."""
    rules = decode(WiringRules, catalogue.document("runs", "wiring-rules"), "wiring-rules.json")
    return of_supply(rules, supply.voltage_v, supply.direct_v)


def proven(visit: Visit, reference: str) -> bool:
    """Say whether the connection of this reference was already proven in this visit."""
    return any(fact.ok and fact.reference == reference for fact in visit.state.all(WiringChecked))


async def confirm_wiring(visit: Visit, hands: Hands, reference: str) -> WiringChecked:
    """Let a person say who looked at the connection of a reference that has no link."""
    by = (await hands.confirm_wiring() or "").strip()
    fact = WiringChecked(reference, ok=bool(by), judged=False, by=by)
    await visit.add(fact)
    return fact


async def prove_wiring(
    visit: Visit,
    link: StationLink,
    evse: int,
    meter: ReferenceMeter,
    point: PlannedPoint,
    rules: RunRules,
    wiring: WiringRules,
    tell: Tell,
) -> WiringChecked:
    """Charge at the limit of ``point`` until power and reference are steady and warm; judge and save the connection.

    Raises Refused (NO_LOAD; WIRING_FAULT with the advice) and what charging and reading raise; the charge is stopped.
    """
    check_write(visit.state)
    what = mark("Connection of the reference under load, warm-up of {seconds} s")
    tell(Doing(Step.CALIBRATION, what, (("seconds", round(rules.warm_up_s)),), left_s=rules.warm_up_s))
    charge = await begin_charge(visit, link, evse, float(point.limit_a), rules.begin_within_s)
    look = _Look(meter, visit.clock, rules, wiring, point.id, tell)
    async with ending_well(visit, link, charge, rules.end_within_s), kept_when_cancelled(visit, charge, point.id):
        verdict = await look.until_warm()
    ended = await link.stop_charge(charge, rules.end_within_s)
    fact = _fact(meter.name, verdict, look, rules, ended)
    await visit.add(fact)
    if not verdict.ok:
        raise Refused(Reason.WIRING_FAULT, meter.name, advice=tuple(found.advice for found in verdict.findings))
    return fact


def _fact(reference: str, verdict: WiringVerdict, look: "_Look", rules: RunRules, ended: ChargeEnded) -> WiringChecked:
    return WiringChecked(
        reference=reference,
        ok=verdict.ok,
        judged=verdict.judged,
        findings=tuple(WiringSeen(one.fault, one.phase, one.value, one.bound) for one in verdict.findings),
        power_w=look.power_w,
        seconds=round(look.loaded_s, 1),
        warm_up_s=rules.warm_up_s,
        stable_s=round(look.stable_s, 1),
        transaction=ended.transaction,
        start_kwh=ended.begin.energy_kwh,
        stop_kwh=ended.end.energy_kwh,
    )


@dataclass(frozen=True)
class _Moment:
    """A reading, when it had come by the clock of the visit, and how long that took."""

    reading: ReferenceReading
    at_s: float
    took_s: float


class _Look:
    """Reads the reference under load; what is judged lies between where the power became steady and the last read."""

    def __init__(
        self, meter: ReferenceMeter, clock: Clock, rules: RunRules, wiring: WiringRules, point: str, tell: Tell
    ) -> None:
        self._point, self._tell = point, tell
        self._meter, self._clock, self._rules, self._wiring = meter, clock, rules, wiring
        self._stable = StablePower(rules.stable_share)
        self._loaded: _Moment | None = None
        self._steady: _Moment | None = None
        self.power_w: float | None = None
        self.loaded_s = self.stable_s = 0.0

    async def until_warm(self) -> WiringVerdict:
        """Return the verdict: a fault as soon as the power is steady, else when warm and the register could move."""
        began = self._clock.monotonic()
        while True:
            asked = self._clock.monotonic()
            reading = await self._meter.read()
            verdict = self._seen(_Moment(reading, self._clock.monotonic(), self._clock.monotonic() - asked))
            if not verdict.judged and self._clock.monotonic() - began > self._rules.no_load_after_s:
                energy = "0" if self._loaded is None else str(reading.energy_kwh - self._loaded.reading.energy_kwh)
                seconds = round(self._clock.monotonic() - began)
                raise Refused(Reason.NO_LOAD, self._point, seconds=seconds, energy_kwh=energy)
            self._tell(CheckProgress(self.loaded_s, self._rules.warm_up_s))
            if verdict.judged and self._may_judge() and (not verdict.ok or self._warm()):
                return verdict
            await self._clock.sleep(self._rules.poll_s)

    def _seen(self, now: _Moment) -> WiringVerdict:
        self.stable_s = self._stable.seen(now.reading.power_w, now.at_s)
        if self._steady is None or self.stable_s == 0:
            self._steady = now
        verdict = check_wiring(self._sample(self._steady, now), self._wiring)
        if verdict.judged:
            self._loaded = self._loaded or now
            self.loaded_s, self.power_w = now.at_s - self._loaded.at_s, now.reading.power_w
        return verdict

    def _may_judge(self) -> bool:
        """A load whose power wanders is judged all the same, after a while: the ratios hold at any power."""
        return self.stable_s >= self._rules.stable_for_s or self.loaded_s >= self._rules.stable_within_s

    def _warm(self) -> bool:
        return self.loaded_s >= self._rules.warm_up_s and (
            self._register_judged() or self.loaded_s >= self._rules.register_within_s
        )

    def _register_judged(self) -> bool:
        """Say whether enough has flowed since the power became steady for the register to show its rate."""
        flowed_kwh = abs(self.power_w or 0.0) * self.stable_s / 3_600_000
        return flowed_kwh >= self._wiring.steps * float(self._meter.resolution_kwh)

    def _sample(self, begin: _Moment, end: _Moment) -> WiringSample:
        first, last = begin.reading, end.reading
        exported = (last.energy_export_kwh or Decimal(0)) - (first.energy_export_kwh or Decimal(0))
        return WiringSample(
            voltages_v=last.voltages_v,
            currents_a=last.currents_a,
            powers_w=last.powers_w,
            power_w=last.power_w,
            import_kwh=last.energy_kwh - first.energy_kwh,
            export_kwh=exported,
            seconds=end.at_s - begin.at_s,
            resolution_kwh=self._meter.resolution_kwh,
            power_factor=last.power_factor,
            timing_s=begin.took_s + end.took_s,
        )
