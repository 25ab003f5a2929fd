"""The visit that is open in the window: calls the workflow on the runner and tells the screens what came of it."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain.answer import Answer, Key, key_text
from app.domain.errors import Reason
from app.domain.fact import SavedFact
from app.domain.inspection import blocking, cause_needed, locks
from app.domain.item_outcome import ItemOutcome
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.domain.visit import Lock, StepStatus, VisitState, why_locked
from app.ui.models.live import LiveStation
from app.ui.news import News
from app.ui.runner import Job, Runner

if TYPE_CHECKING:
    from app.domain.checklist import Item
    from app.domain.judgement import Judgement
    from app.domain.station import StationEvent
    from app.domain.template import VisitTemplate
    from app.ports.clock import Clock
    from app.workflows.guided_visit import GuidedVisit


class VisitSession(QObject):
    """Never waits. ``state`` is what is on disk; ``pending`` are answers on their way there."""

    changed = Signal()
    """Something was saved, or a task began or ended."""
    told = Signal(object)
    """``Doing`` or ``RunProgress`` of the task under way."""
    problem = Signal(object, object)
    """Where (a step, an item key or None) and the exception."""
    answered = Signal(object)
    """The key of an item somebody has just answered; it is on disk."""
    came = Signal(object)
    """The link of the station, once one has come."""

    def __init__(self, guided: "GuidedVisit", runner: Runner, news: News, live: LiveStation, clock: "Clock") -> None:
        super().__init__()
        self.guided, self._runner, self._news, self.live, self._clock = guided, runner, news, live, clock
        self.pending: set[Key] = set()
        self.acting: Step | None = None
        self.at_once: set[str] = set()
        """What is under way and must not begin twice."""
        self.operator_phone = ""
        self.history: dict[Key, tuple[tuple[str, str], ...]] = {}
        """Earlier values of the items at this station: when and what."""
        self._job: Job | None = None
        self._events: Job | None = None
        self._follower = runner.follow(guided.news(), batch=self._told, failed=self._lost, owner=self)

    @property
    def state(self) -> VisitState:
        """What is on disk."""
        return self.guided.visit.state

    @property
    def template(self) -> "VisitTemplate":
        """The kind of visit."""
        return self.guided.visit.template

    @property
    def practice(self) -> bool:
        """True for a practice visit."""
        return self.state.opened.practice

    def _told(self, news: list[Any]) -> None:
        saved = [one for one in news if isinstance(one, SavedFact)]
        for one in news:
            if not isinstance(one, SavedFact):
                self.told.emit(one)
        if saved:
            for one in saved:
                if one.fact.kind == "item_answered":
                    self.pending.discard((one.fact.item, one.fact.connector))
            self._news.saved.emit(self._clock.now())
            self._show_off()
            self.changed.emit()

    def _show_off(self) -> None:
        off = self.state.locked_off
        if self.live.intended_off != off:
            self.live.intended_off = off
            self.live.changed.emit()

    def _lost(self, problem: BaseException) -> None:
        self.problem.emit(None, problem)

    # asking

    def lock(self, step: Step) -> Lock | None:
        """Return why a step may not begin; an open danger is named also while an earlier step is still open."""
        lock = why_locked(self.state, self.template, self.guided.visit.checklist, step)
        if lock is not None and lock.reason is Reason.STEP_LOCKED:
            dangers = blocking(locks(self.outcomes()), step)
            return Lock(Reason.OPEN_DANGER, key_text(*dangers[0].key)) if dangers else lock
        return lock

    def items(self, step: Step) -> "tuple[tuple[Item, int | None], ...]":
        """Return the items of a step in the order they are asked, connector by connector."""
        return tuple(pair for pair in self.guided.asked() if pair[0].step is step)

    def outcomes(self) -> tuple[ItemOutcome, ...]:
        """Return what became of every item."""
        return self.state.outcomes(self.guided.visit.checklist)

    def open_keys(self, step: Step, *, mandatory: bool = True) -> tuple[Key, ...]:
        """Return the items of a step still to be answered."""
        return tuple(key for key in self.guided.open_items(step, mandatory=mandatory) if key not in self.pending)

    def late(self, step: Step) -> bool:
        """Say whether a step is done and items of it came up since, such as those of a second connector."""
        return self.state.steps[step].status is StepStatus.DONE and bool(self.open_keys(step))

    def judge(self, key: Key, answer: Answer) -> "Judgement":
        """Return what an answer would be worth."""
        return self.guided.visit.judge(key[0], answer, key[1])

    def said(self, key: Key) -> Answer:
        """Return the last answer to an item as it could be given again; empty when there is none."""
        attempts = self.state.attempts.get(key, ())
        if not attempts:
            return Answer(photo=self.guided.photos_of(key))
        last = attempts[-1]
        return Answer(last.value, photo=last.photos or self.guided.photos_of(key), instrument=last.instrument)

    def cause_needed(self, key: Key, answer: Answer) -> bool:
        """Say whether this answer counts only with what made the earlier fail pass (rule 4)."""
        return cause_needed(self.state.attempts.get(key, ()), self.judge(key, answer).verdict)

    @property
    def busy(self) -> bool:
        """True while the machine works on a step."""
        return self.acting is not None

    # doing

    def run(
        self,
        work: Coroutine[Any, Any, Any],
        where: object = None,
        done: Callable[[Any], object] | None = None,
    ) -> Job:
        """Run a coroutine of the workflow; its error is told with ``where``."""

        def ended(answer: Any) -> None:
            self.changed.emit()
            if done is not None:
                done(answer)

        def failed(problem: BaseException) -> None:
            self.changed.emit()
            self.problem.emit(where, problem)

        return self._runner.run(work, ended, failed, self)

    def once(
        self,
        name: str,
        work: Coroutine[Any, Any, Any],
        where: object,
        done: Callable[[Any], object] | None = None,
        refused: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a coroutine unless one of this name is still under way: a key pressed twice does nothing twice.

        ``refused`` takes the error to where it arose; without it the error is told with ``where``.
        """
        if name in self.at_once:
            work.close()
            return
        self.at_once.add(name)

        def ended(answer: Any) -> None:
            self.at_once.discard(name)
            self.changed.emit()
            if done is not None:
                done(answer)

        def failed(problem: BaseException) -> None:
            self.at_once.discard(name)
            self.changed.emit()
            if refused is not None:
                refused(problem)
            else:
                self.problem.emit(where, problem)

        self._runner.run(work, ended, failed, self)

    def answer(self, key: Key, answer: Answer, done: Callable[[Any], object] | None = None) -> None:
        """Save an answer."""
        self.pending.add(key)
        job = self.guided.answer(key, answer)

        def failed(problem: BaseException) -> None:
            self.pending.discard(key)
            self.changed.emit()
            self.problem.emit(key, problem)

        def ended(result: Any) -> None:
            self.pending.discard(key)
            self.changed.emit()
            self.answered.emit(key)
            if done is not None:
                done(result)

        self._runner.run(job, ended, failed, self)

    def withdraw(self, key: Key, reason: str, done: Callable[[Any], object]) -> None:
        """Take the last answer to an item back; a key pressed twice takes back one."""
        self.once("withdraw", self.guided.withdraw(key, reason), key, done)

    def last_withdrawable(self, step: Step, active: Key | None) -> Key | None:
        """Return whose answer an undo takes back: the active item's, else the newest of the step; None = nothing."""
        if active is not None and self.guided.may_withdraw(active):
            return active
        timed = self.state.timed_attempts
        keys = [(item.id, connector) for item, connector in self.items(step)]
        newest = [
            (max(one.at for one in timed[key] if one.withdrawn_at is None), key)
            for key in keys
            if self.guided.may_withdraw(key)
        ]
        return max(newest, key=lambda found: found[0])[1] if newest else None

    def act(
        self,
        step: Step,
        done: Callable[[Any], object] | None = None,
        part: Callable[[], Coroutine[Any, Any, Any]] | None = None,
    ) -> None:
        """Let the machine do its part of a step, or only ``part`` of it; one at a time."""
        from app.workflows.guided_visit import NEEDS_LINK

        if self.busy:
            return
        self.acting = step
        self.changed.emit()

        def ended(answer: Any) -> None:
            self._ended()
            if done is not None:
                done(answer)

        def failed(problem: BaseException) -> None:
            self._ended()
            self.problem.emit(step, problem)

        def work(_: Any) -> None:
            self._follow_events()
            self._job = self._runner.run(part() if part else self.guided.act(step), ended, failed, self)
            self.changed.emit()  # the port is open: its address can be read off and given to the station

        if step in NEEDS_LINK:
            self._job = self._runner.run(self.guided.listen(), work, failed, self)
        else:
            work(None)

    def _ended(self) -> None:
        self.acting, self._job = None, None
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the machine's part under way."""
        if self._job is not None:
            self._job.cancel()
            self._ended()

    def listen(self) -> None:
        """Open the port again after the program was closed in the middle of a visit."""
        self.run(self.guided.listen(), None, lambda _: self._follow_events())

    def _follow_events(self) -> None:
        if self._events is None:
            self._events = self._runner.follow(self.guided.events(), batch=self._happened, failed=self._lost)
        self._look()

    def _happened(self, events: "list[StationEvent]") -> None:
        self._look()
        self.live.feed(events)
        self._news.events.emit(events)

    def _look(self) -> None:
        links = self.guided.bench.central.stations
        if links and self.live.link is not links[-1]:
            self._news.link.emit(links[-1])
            self._show_off()
            self.came.emit(links[-1])

    def close(self, done: Callable[[], object] | None = None) -> None:
        """Close link and, in a practice visit, bench and store; everything is saved already."""
        self.cancel()
        if self._events is not None:
            self._events.cancel()
        self._follower.cancel()
        self.live.intended_off = False
        self._news.link.emit(None)

        def closed(_: object) -> None:
            if done is not None:
                done()

        self._runner.run(self.guided.close(), closed, lambda problem: self._news.problem.emit(problem))


UNJUDGED = frozenset({ItemVerdict.NOT_TESTED, ItemVerdict.NOT_APPLICABLE, ItemVerdict.LIMITATION})
"""What may be said of an item instead of a value, with a reason."""
