"""The state of a visit: the fold of its facts, and the rules on what may come next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from app.domain.answer import Key, key_text
from app.domain.as_left import changes_meter
from app.domain.attempt import TimedAttempt, counting, measured_again, timed_attempts
from app.domain.charge_fact import ChargeAsked, ChargeBegan, ChargeLeft
from app.domain.checklist import Checklist
from app.domain.condition import AVAILABILITY, Cause, conditioned
from app.domain.errors import Reason, Refused
from app.domain.fact import (
    AvailabilitySet,
    CalibrationPlanned,
    EvidenceAdded,
    Fact,
    FirmwareUpdated,
    ItemAnswered,
    LoadDeclared,
    MeasureAccepted,
    ReportSigned,
    RunDiscarded,
    RunMeasured,
    SavedFact,
    SettingWritten,
    SnapshotTaken,
    StationClockRead,
    StationIdentified,
    StepBegan,
    StepDone,
    StepFailed,
    StepSkipped,
    SwitchedOff,
    SwitchedOn,
    TestCharge,
    VisitOpened,
    VisitPaused,
    VisitStopped,
)
from app.domain.hand_over_fact import VisitHandedOver
from app.domain.inspection import blocking, holds, kept_out, locks, outcomes_of_visit, standing
from app.domain.item_outcome import ItemOutcome
from app.domain.legal_fact import Phase
from app.domain.meter_fact import LoadTested, WiringChecked
from app.domain.practice_station import VENDOR, pace_of
from app.domain.step import NOT_IN_THIS_VERSION, OPENS, Step
from app.domain.template import VisitTemplate, order

F = TypeVar("F")
_ENDS = RunMeasured | RunDiscarded | TestCharge | ChargeLeft | WiringChecked | LoadTested
"""Facts that say that a transaction of this visit has ended."""


class StepStatus(StrEnum):
    """How far a step is."""

    TO_DO = "to_do"
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"
    NOT_IN_THIS_VERSION = "not_in_this_version"

    @property
    def ended(self) -> bool:
        """True when later steps may follow."""
        return self in {self.DONE, self.SKIPPED, self.FAILED, self.NOT_IN_THIS_VERSION}


@dataclass(frozen=True)
class StepState:
    """One step of one visit."""

    step: Step
    status: StepStatus = StepStatus.TO_DO
    note: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Lock:
    """Why a step cannot be begun now; ``what`` names the step or item that must come first."""

    reason: Reason
    what: str


@dataclass(frozen=True)
class VisitState:
    """A visit as of its last saved fact."""

    id: str
    saved: tuple[SavedFact, ...]

    def having(self, fact: SavedFact) -> "VisitState":
        """Return the state with one more fact."""
        return VisitState(self.id, (*self.saved, fact))

    def all(self, kind: type[F]) -> Iterator[F]:
        """Yield the facts of one kind, in order."""
        return (saved.fact for saved in self.saved if isinstance(saved.fact, kind))

    def last(self, kind: type[F]) -> F | None:
        """Return the last fact of one kind."""
        return next((saved.fact for saved in reversed(self.saved) if isinstance(saved.fact, kind)), None)

    def saved_of(self, kind: type[F]) -> Iterator[tuple[SavedFact, F]]:
        """Yield the saved facts of one kind with their envelopes."""
        return ((saved, saved.fact) for saved in self.saved if isinstance(saved.fact, kind))

    @cached_property
    def opened(self) -> VisitOpened:
        """What the visit began with."""
        first = self.saved[0].fact
        assert isinstance(first, VisitOpened)  # noqa: S101  the store refuses anything else as first fact
        return first

    @cached_property
    def steps(self) -> dict[Step, StepState]:
        """Every step with its state, in order."""
        states = {
            step: StepState(step, StepStatus.NOT_IN_THIS_VERSION if step in NOT_IN_THIS_VERSION else StepStatus.TO_DO)
            for step in Step
        }
        for saved in self.saved:
            changed = _step_after(states, saved)
            if changed is not None:
                states[changed.step] = changed
        return states

    @cached_property
    def attempts(self) -> dict[Key, tuple[ItemAnswered, ...]]:
        """The attempts that count, in order; those taken back are in ``timed_attempts`` only."""
        found = {key: counting(timed) for key, timed in self.timed_attempts.items()}
        return {key: answers for key, answers in found.items() if answers}

    @cached_property
    def timed_attempts(self) -> Mapping[Key, tuple[TimedAttempt, ...]]:
        """Every attempt at every item with its time, also those taken back."""
        return timed_attempts(self.saved)

    @cached_property
    def answers(self) -> dict[Key, ItemAnswered]:
        """The attempt that counts of every item answered."""
        found = {key: standing(attempts) for key, attempts in self.attempts.items()}
        return {key: answer for key, answer in found.items() if answer is not None}

    @property
    def connectors(self) -> tuple[int, ...]:
        """The connectors the station has told of; 1 until it has."""
        taken = self.snapshot("first")
        states = taken.snapshot.connectors if taken else ()
        numbers = {
            state.connector if state.evse <= 1 else state.evse for state in states if state.connector or state.evse
        }
        return tuple(sorted(numbers - {0})) or (1,)

    def outcomes(self, checklist: Checklist) -> tuple[ItemOutcome, ...]:
        """Return what became of every item of the checklist, its conditions applied."""
        for known, outcomes in self._judged:
            if known is checklist:
                return outcomes
        found = conditioned(self._outcomes(checklist), self.kept_out)
        self._judged.append((checklist, found))
        return found

    @cached_property
    def _judged(self) -> list[tuple[Checklist, tuple[ItemOutcome, ...]]]:
        """Outcomes by checklist: a window asks for them many times between two facts."""
        return []

    def kept_out(self, found: Iterable[ItemOutcome]) -> Cause | None:
        """Return what keeps the station out of service as of these outcomes and the last read-back (rules 5 and 6)."""
        accepted = {(fact.item, fact.connector) for fact in self.all(MeasureAccepted)}
        last = self.availability
        left_out = Cause(AVAILABILITY, last.read_back or last.said) if last is not None and last.out else None
        return kept_out(found, accepted) or left_out

    def _outcomes(self, checklist: Checklist) -> tuple[ItemOutcome, ...]:
        timed = self.timed_attempts
        return tuple(
            outcome if measured_again(outcome.item, timed.get(outcome.key, ())) else replace(outcome, again=True)
            for outcome in outcomes_of_visit(checklist, self.attempts, self.connectors)
        )

    @property
    def identified(self) -> StationIdentified | None:
        """The three serials, once compared."""
        return self.last(StationIdentified)

    @property
    def station_clock(self) -> StationClockRead | None:
        """The station's time before the laptop first answered; later readings were set by the laptop (rule 11)."""
        return next(self.all(StationClockRead), None)

    def snapshot(self, which: str) -> SnapshotTaken | None:
        """Return the first or last snapshot."""
        taken = [fact for fact in self.all(SnapshotTaken) if fact.which == which]
        return taken[-1] if taken else None

    @property
    def practice(self) -> bool:
        """Whether nothing of it is real: opened as practice, or at a practice station of another process."""
        return self.opened.practice or (self.identified is not None and self.identified.wire.vendor == VENDOR)

    @property
    def pace(self) -> float:
        """How many seconds pass at the station in one of the visit's clock; a visit opened as practice shares it."""
        first = self.snapshot("first")
        return 1.0 if first is None or self.opened.practice else pace_of(first.snapshot)

    @property
    def load(self) -> LoadDeclared | None:
        """What draws the current at the calibration."""
        return self.last(LoadDeclared)

    @property
    def calibration(self) -> CalibrationPlanned | None:
        """The plan fixed before the first run."""
        return self.last(CalibrationPlanned)

    def runs(self, point: str, phase: Phase = "as_found") -> tuple[RunMeasured, ...]:
        """Return the runs of a load point that count, of one phase; as left counts since the last change (rule 22)."""
        facts = self.saved[self._last_change :] if phase == "as_left" else self.saved
        runs = (saved.fact for saved in facts if isinstance(saved.fact, RunMeasured))
        return tuple(run for run in runs if (run.point, run.phase) == (point, phase))

    @cached_property
    def _last_change(self) -> int:
        """Where the last fact stands after which the meter is another than the one measured."""
        places = (at for at, saved in enumerate(self.saved) if changes_meter(saved.fact))
        return max(places, default=0)

    @property
    def discarded(self) -> tuple[RunDiscarded, ...]:
        """The runs that do not count, with their reasons."""
        return tuple(self.all(RunDiscarded))

    @property
    def open_charges(self) -> tuple[ChargeBegan, ...]:
        """Transactions of this visit whose end was never saved: they may still run (rule 9: they are not foreign)."""
        ended = {
            fact.transaction
            for saved in self.saved
            if isinstance(fact := saved.fact, _ENDS) and not (isinstance(fact, RunDiscarded) and fact.left_running)
        }
        return tuple(began for began in self.all(ChargeBegan) if began.transaction not in ended)

    @property
    def open_start(self) -> ChargeAsked | None:
        """The start asked last, when no transaction of it was seen: it may begin yet."""
        starts = [saved.fact for saved in self.saved if isinstance(saved.fact, ChargeAsked | ChargeBegan)]
        return starts[-1] if starts and isinstance(starts[-1], ChargeAsked) else None

    @property
    def firmware(self) -> FirmwareUpdated | None:
        """The last update tried."""
        return self.last(FirmwareUpdated)

    @property
    def test_charge(self) -> TestCharge | None:
        """The last charge that proved function."""
        return self.last(TestCharge)

    @property
    def evidence(self) -> tuple[tuple[datetime, EvidenceAdded], ...]:
        """All evidence with the time it was saved."""
        return tuple((saved.at, fact) for saved, fact in self.saved_of(EvidenceAdded))

    @property
    def availability(self) -> AvailabilitySet | None:
        """How the station was last set."""
        return self.last(AvailabilitySet)

    def open_settings(self) -> tuple[SettingWritten, ...]:
        """Return the first write of every setting that does not have its old value back yet."""
        first: dict[str, SettingWritten] = {}
        now: dict[str, str | None] = {}
        for write in self.all(SettingWritten):
            first.setdefault(write.key, write)
            now[write.key] = write.read_back
        return tuple(write for key, write in first.items() if now[key] != write.before)

    @property
    def revisions(self) -> tuple[ReportSigned, ...]:
        """The signed revisions."""
        return tuple(self.all(ReportSigned))

    @property
    def stopped(self) -> VisitStopped | None:
        """Set when the technician stopped and went home."""
        return self.last(VisitStopped)

    @property
    def paused(self) -> VisitPaused | None:
        """Set while nothing but the pause was the last thing that happened."""
        fact = self.saved[-1].fact
        return fact if isinstance(fact, VisitPaused) else None

    @property
    def handed_over(self) -> VisitHandedOver | None:
        """Set while a colleague works on with this visit."""
        fact = self.saved[-1].fact
        return fact if isinstance(fact, VisitHandedOver) else None

    @property
    def locked_off(self) -> bool:
        """True while the own lock is on: any frame or current now asks "still alive: which source?" (rule 2)."""
        switched = [saved.fact for saved in self.saved if isinstance(saved.fact, SwitchedOff | SwitchedOn)]
        return bool(switched) and isinstance(switched[-1], SwitchedOff)

    @property
    def commands_blocked(self) -> bool:
        """True from the begin of "make safe" until the supply is back: no command goes to the station (rule 2)."""
        making_safe = self.steps[Step.MAKE_SAFE].status is StepStatus.DOING
        return self.locked_off or (making_safe and self.last(SwitchedOn) is None)

    def accepted(self, item: str, connector: int | None) -> MeasureAccepted | None:
        """Return who accepted the temporary measure for an item, if anyone."""
        return next(
            (fact for fact in self.all(MeasureAccepted) if (fact.item, fact.connector) == (item, connector)), None
        )


def _step_after(states: dict[Step, StepState], saved: SavedFact) -> StepState | None:
    fact: Fact = saved.fact
    match fact:
        case StepBegan(step=step):
            return StepState(step, StepStatus.DOING, began_at=states[step].began_at or saved.at)
        case StepDone(step=step, note=note):
            return StepState(step, StepStatus.DONE, note, states[step].began_at, saved.at)
        case StepSkipped(step=step, reason=reason):
            return StepState(step, StepStatus.SKIPPED, reason, None, saved.at)
        case StepFailed(step=step, reason=reason):
            return StepState(step, StepStatus.FAILED, reason, states[step].began_at, saved.at)
    return None


def why_locked(state: VisitState, template: VisitTemplate, checklist: Checklist, step: Step) -> Lock | None:
    """Return why ``step`` may not begin, or None; the order of the steps is a safety rule (rules 1, 4)."""
    if step in NOT_IN_THIS_VERSION:
        return Lock(Reason.NOT_IN_THIS_VERSION, step)
    if state.handed_over is not None:
        return Lock(Reason.VISIT_CLOSED, state.handed_over.to)
    if state.stopped and step is not Step.REPORT:
        return Lock(Reason.VISIT_CLOSED, "stopped")
    if not state.stopped:
        for earlier in earlier_steps(template, step):
            if not state.steps[earlier].status.ended:
                return Lock(Reason.STEP_LOCKED, earlier)
    outcomes = state.outcomes(checklist)
    held = holds(outcomes) if step in OPENS else ()
    if held:
        return Lock(Reason.ARRIVAL_HOLDS, held[0].item.id)
    blocked = blocking(locks(outcomes), step)
    return Lock(Reason.OPEN_DANGER, key_text(*blocked[0].key)) if blocked else None


def earlier_steps(template: VisitTemplate, step: Step) -> tuple[Step, ...]:
    """Return the steps of the template that come before ``step``; none for a step it does not have."""
    steps = order(template)
    return steps[: steps.index(step)] if step in steps else ()


def next_step(state: VisitState, template: VisitTemplate) -> Step | None:
    """Return the first step that has not ended, or None."""
    return next((step for step in order(template) if not state.steps[step].status.ended), None)


def check_write(state: VisitState) -> None:
    """Raise Refused unless a command may go to the station: right station, and not locked off."""
    if state.commands_blocked:
        raise Refused(Reason.STATION_LOCKED_OFF, state.opened.station_id)
    identified = state.identified
    if identified is None or not identified.agrees:
        raise Refused(
            Reason.WRONG_STATION,
            state.opened.station_id,
            plate=state.opened.plate_serial,
            wire=identified.wire.serial if identified else "",
            order=identified.order_serial if identified else "",
        )
