"""After the runs: no load for a while (the register must stand), and the starting load where one can be set."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import ChargeBenchError
from app.domain.load import VEHICLE_MIN_A, Load, LoadKind
from app.domain.meter_fact import LoadSet, LoadTest, LoadTested
from app.domain.signed_value import step_of
from app.domain.station import ChargeEnded
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import VisitState, check_write
from app.domain.zero_load import LoadTestVerdict, RegisterWatch, ZeroLoadRule, judge_starting_register, judge_zero_load
from app.ports.hands import Hands
from app.ports.reference import ReferenceMeter
from app.ports.station import StationLink
from app.workflows.begin_charge import begin_charge
from app.workflows.cancel_check import kept_when_cancelled
from app.workflows.end_charge import ending_well, stop_left_charges
from app.workflows.progress import CheckProgress, Doing, Tell
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit

NO_CURRENT_A = 0.1
"""Noise of a clamp below it; own practice, unverified."""
_STEPS = 2
"""Energy of a starting test, in steps of the register: the digit may just have turned, and one more must."""
_LONGEST_START_S = 3600.0
_PHASE_V = 230.0


@dataclass(frozen=True)
class _Watched:
    """One charge without or with little current: what it ended with, for how long, and the largest current seen."""

    ended: ChargeEnded
    seconds: float
    current_a: float | None
    power_w: float | None


def zero_load_due(state: VisitState, profile: CalibrationProfile) -> bool:
    """Say whether the profile asks for a test without load that has not been made yet."""
    return profile.zero_load is not None and not any(fact.test == "zero_load" for fact in state.all(LoadTested))


def starting_load_due(state: VisitState, profile: CalibrationProfile, load: Load) -> bool:
    """Say whether the profile asks for a starting load that was not tested yet, and this load could be set to it."""
    asked = profile.starting_load
    if asked is None or load.kind is LoadKind.VEHICLE or load.min_a > float(asked.current_a):
        return False
    refused = any(not fact.done and fact.current_a == asked.current_a for fact in state.all(LoadSet))
    return not refused and not any(fact.test == "starting_load" for fact in state.all(LoadTested))


def load_is_set(state: VisitState) -> bool:
    """Say whether somebody has set the load for a test and not back yet."""
    last = state.last(LoadSet)
    return last is not None and last.done and last.current_a is not None


async def set_load_back(visit: Visit, hands: Hands) -> None:
    """Have the load set back, where a test that was cut off or has ended left it changed."""
    if load_is_set(visit.state):
        await hands.set_load(None)
        await visit.add(LoadSet(None))


class LoadTests:
    """Runs the tests of a profile with one station and reference."""

    def __init__(
        self,
        visit: Visit,
        link: StationLink,
        evse: int,
        reference: ReferenceMeter | None,
        hands: Hands,
        rules: RunRules,
        tell: Tell,
    ) -> None:
        self._visit, self._link, self._evse = visit, link, evse
        self._reference, self._hands, self._rules, self._tell = reference, hands, rules, tell

    async def zero_load(self, profile: CalibrationProfile, load: Load | None = None) -> LoadTested | None:
        """Plugged, authorised, limit 0 A: watch the register for the profile's time; None where it does not ask.

        A person is asked to switch a ``load`` off that is no vehicle: the limit alone may not hold it.
        Raises what charging and reading raise; the charge is stopped, and the test is due again.
        """
        asked = profile.zero_load
        if asked is None or not zero_load_due(self._visit.state, profile):
            return None
        seconds = self._rules.zero_load_s if self._rules.zero_load_s is not None else asked.minutes * 60
        if load is not None and load.kind is not LoadKind.VEHICLE:
            await self._set(Decimal(0))
        self._tell(Doing(Step.CALIBRATION, mark("No load for {seconds} s"), (("seconds", round(seconds)),)))
        watched = await self._watch_or_back(0.0, seconds)
        watch = _register(watched)
        verdict = judge_zero_load(watch, ZeroLoadRule(seconds, asked.most_steps, NO_CURRENT_A))
        fact = await self._keep("zero_load", watched, seconds, verdict)
        await set_load_back(self._visit, self._hands)
        return fact

    async def starting_load(self, profile: CalibrationProfile, load: Load) -> LoadTested | None:
        """Let the register count at the starting current; None where the profile does not ask, or no load can do it.

        The limit of the station is a ceiling above it: a person sets the load itself.
        """
        asked = profile.starting_load
        if asked is None or not starting_load_due(self._visit.state, profile, load):
            return None
        if not await self._set(asked.current_a):
            return None
        power_w = load.phases * float(asked.current_a) * _PHASE_V
        step = await self._register_step()
        seconds = min(3.6e6 * _STEPS * float(step) / power_w * 1.1, _LONGEST_START_S)
        self._tell(Doing(Step.CALIBRATION, mark("Starting load for {seconds} s"), (("seconds", round(seconds)),)))
        watched = await self._watch_or_back(VEHICLE_MIN_A, seconds)
        verdict = judge_starting_register(_register(watched), watched.power_w or power_w)
        fact = await self._keep("starting_load", watched, seconds, verdict)
        await set_load_back(self._visit, self._hands)
        return fact

    async def _set(self, current_a: Decimal) -> bool:
        """Have the load set, and save what became of it: a program that ends meanwhile asks to set it back."""
        done = await self._hands.set_load(current_a)
        if done is not None:
            await self._visit.add(LoadSet(current_a, done))
        return bool(done)

    async def _register_step(self) -> Decimal:
        """Return one step of the register, by the digits of the runs so far."""
        runs = [run for point in self._points() for run in self._visit.state.runs(point)]
        return step_of(runs[0].start_kwh, runs[0].stop_kwh) if runs else Decimal("0.001")

    def _points(self) -> tuple[str, ...]:
        planned = self._visit.state.calibration
        return tuple(point.id for point in planned.points) if planned else ()

    async def _watch_or_back(self, limit_a: float, seconds: float) -> _Watched:
        """Watch the register; whatever goes wrong, the load does not stay as it was set for the test."""
        try:
            return await self._watch(limit_a, seconds)
        except ChargeBenchError:
            await set_load_back(self._visit, self._hands)
            raise

    async def _watch(self, limit_a: float, seconds: float) -> _Watched:
        check_write(self._visit.state)
        await stop_left_charges(self._visit, self._link, self._rules.end_within_s)
        within_s = self._rules.end_within_s
        charge = await begin_charge(self._visit, self._link, self._evse, limit_a, self._rules.begin_within_s)
        began = self._visit.clock.monotonic()
        currents: list[float] = []
        powers: list[float] = []
        point = next(iter(self._points()), "")
        async with (
            ending_well(self._visit, self._link, charge, within_s),
            kept_when_cancelled(self._visit, charge, point),
        ):
            while self._visit.clock.monotonic() - began < seconds:
                await self._visit.clock.sleep(self._rules.poll_s)
                if self._reference is not None:
                    reading = await self._reference.read()
                    currents.append(max((abs(one) for one in reading.currents_a), default=0.0))
                    powers.append(reading.power_w)
                self._tell(CheckProgress(self._visit.clock.monotonic() - began, seconds))
            watched_s = self._visit.clock.monotonic() - began
            ended = await self._link.stop_charge(charge, within_s)
        power = sum(powers) / len(powers) if powers else None
        return _Watched(ended, watched_s, max(currents, default=None), power)

    async def _keep(self, test: LoadTest, watched: _Watched, needed_s: float, verdict: LoadTestVerdict) -> LoadTested:
        fact = LoadTested(
            test=test,
            outcome=verdict.outcome,
            reason=verdict.reason,
            transaction=watched.ended.transaction,
            start_kwh=watched.ended.begin.energy_kwh,
            stop_kwh=watched.ended.end.energy_kwh,
            seconds=round(watched.seconds, 1),
            needed_s=needed_s,
            digits=verdict.digits,
            current_a=watched.current_a,
        )
        await self._visit.add(fact)
        return fact


def _register(watched: _Watched) -> RegisterWatch:
    begin, end = watched.ended.begin.energy_kwh, watched.ended.end.energy_kwh
    return RegisterWatch(begin, end, step_of(begin, end), watched.seconds, watched.current_a)
