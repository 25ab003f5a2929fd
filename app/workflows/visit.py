"""An open visit: the one door through which facts are added, saved before anybody hears of them."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from math import inf

from app.domain.answer import Answer, key_text
from app.domain.attempt import may_withdraw, reason_needed
from app.domain.checklist import Checklist, Item, ItemKind, LimitSet
from app.domain.difference import unexplained
from app.domain.errors import BadInput, ChargeBenchError, Reason, Refused
from app.domain.fact import (
    AnswerWithdrawn,
    EvidenceAdded,
    Fact,
    ItemAnswered,
    MeasureAccepted,
    SavedFact,
    StepBegan,
    StepDone,
    StepFailed,
    StepSkipped,
    VisitOpened,
    VisitPaused,
    VisitStopped,
)
from app.domain.inspection import cause_needed
from app.domain.judgement import Certificate, Judgement, judge, resolve_limit
from app.domain.legal_change import read_guard
from app.domain.station_values import StationContext, context_of, station_value
from app.domain.step import Step
from app.domain.template import VisitTemplate, may_skip
from app.domain.verdict import Source
from app.domain.visit import StepStatus, VisitState, why_locked
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.store import Instrument, Store
from app.workflows.approval_desk import ApprovalDesk
from app.workflows.compare import compare
from app.workflows.paced_clock import PacedClock
from app.workflows.report.source import site_zone

NOW = "now"
Watcher = Callable[[SavedFact], None]


@dataclass(frozen=True)
class Photo:
    """A picture or file brought by a person."""

    content: bytes
    name: str
    media_type: str = "image/jpeg"
    caption: str = ""


@dataclass(frozen=True)
class VisitBasis:
    """What a visit is worked by: template, checklist, limits, and the values that change by themselves."""

    template: VisitTemplate
    checklist: Checklist
    limits: LimitSet
    volatile: tuple[str, ...]
    guarded_keys: tuple[str, ...] = ()
    """Patterns of the settings that are metrology-relevant until somebody has said otherwise."""
    checksum_keys: tuple[str, ...] = ()
    """Patterns of the settings that tell the checksum of the legally relevant software."""


def basis_of(catalogue: Catalogue, template: str, checklist: str = "", limits: str = "") -> VisitBasis:
    """Read the basis; a saved visit names its own checklist and limit set. Raises BadInput (UNKNOWN_NAME)."""
    found = catalogue.template(template)
    return VisitBasis(
        found,
        catalogue.checklist(checklist or found.checklist),
        catalogue.limit_set(limits or found.limit_set),
        tuple(catalogue.document("stations", "volatile")["paths"]),
        read_guard(catalogue.document("metrology", "guard"), "guard.json").keys,
        tuple(catalogue.document("stations", "software")["checksum_keys"]),
    )


class Visit:
    """Adds facts to one visit. What a method returns is on disk."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        basis: "VisitBasis",
        state: VisitState,
        instruments: Mapping[str, Instrument],
    ) -> None:
        self.store = store
        self._clock = clock
        self.basis = basis
        self.template = basis.template
        self.checklist = basis.checklist
        self.limits = basis.limits
        self.volatile = basis.volatile
        self.guarded_keys = basis.guarded_keys
        self.checksum_keys = basis.checksum_keys
        self.state = state
        self.instruments = dict(instruments)
        self.approvals: ApprovalDesk | None = None
        """Checks signed approvals of a second person (rule 16); None = there is nobody to ask, and nothing counts."""
        self._watchers: list[Watcher] = []
        self._one_at_a_time = asyncio.Lock()

    @property
    def id(self) -> str:
        """Id of the visit."""
        return self.state.id

    @property
    def clock(self) -> Clock:
        """The only time of the visit; at a practice station of another process its waits go at that station's pace."""
        return self.clock_up_to(inf)

    def clock_up_to(self, fastest_pace: float) -> Clock:
        """Return the clock for what waits for frames as well: those take real time at any pace."""
        pace = min(self.state.pace, fastest_pace)
        return self._clock if pace == 1 else PacedClock(self._clock, pace)

    @property
    def context(self) -> StationContext:
        """What the station has said so far, for the items it answers by itself."""
        return context_of((saved.fact for saved in self.state.saved), self.differences_open)

    @property
    def differences_open(self) -> int | None:
        """How many differences to the first snapshot nobody has explained; None before the last snapshot."""
        if self.state.snapshot("last") is None:
            return None
        return len(unexplained(compare(self.state, self.volatile)))

    def watch(self, watcher: Watcher) -> None:
        """Call ``watcher`` with every fact once it is saved."""
        self._watchers.append(watcher)

    async def add(self, fact: Fact) -> SavedFact:
        """Append ``fact``; raises ComputerCannot (DISK_FULL) with nothing changed."""
        async with self._one_at_a_time:
            saved = await self.store.add_fact(self.id, fact)
            self.joined(saved)
        return saved

    def joined(self, saved: SavedFact) -> None:
        """Take in a fact that was saved together with something else (a frozen revision)."""
        self.state = self.state.having(saved)
        for watcher in self._watchers:
            watcher(saved)

    async def begin(self, step: Step) -> None:
        """Begin or take up a step. Raises Refused with the step or item that must come first."""
        lock = why_locked(self.state, self.template, self.checklist, step)
        if lock is not None:
            raise Refused(lock.reason, step, what=lock.what)
        if self.state.steps[step].status is not StepStatus.DOING:
            await self.add(StepBegan(step))

    async def done(self, step: Step, note: str = "") -> None:
        """End a step as it should end."""
        await self.add(StepDone(step, note))

    async def skip(self, step: Step, reason: str) -> None:
        """Leave a step out; the reason is printed. Raises Refused for the steps of rule 1 or without a reason."""
        if not may_skip(self.template, step):
            raise Refused(Reason.STEP_CANNOT_BE_SKIPPED, step)
        if not reason.strip():
            raise Refused(Reason.REASON_NEEDED, step)
        lock = why_locked(self.state, self.template, self.checklist, step)
        if lock is not None and lock.reason is not Reason.OPEN_DANGER:
            raise Refused(lock.reason, step, what=lock.what)
        await self.add(StepSkipped(step, reason.strip()))

    async def fail(self, step: Step, error: ChargeBenchError) -> None:
        """Record that a step could not be finished."""
        await self.add(StepFailed(step, error.reason, error.where))

    def judge(self, item_id: str, answer: Answer, connector: int | None = None) -> Judgement:
        """Return what an answer is worth without saving it: fast, for the verdict while typing."""
        item = self.item(item_id)
        answer = self._at_once(item, answer)
        limit = resolve_limit(item, self.limits.limits, lambda other: self._said(other, connector))
        value = station_value(item.station_value, self.context, connector) if item.station_value else None
        return judge(item, limit, answer, station_value=value, certificate=self._certificate(answer.instrument))

    async def answer(self, item_id: str, answer: Answer, connector: int | None = None) -> ItemAnswered:
        """Judge one answer and save it as a new attempt.

        Raises BadInput (UNKNOWN_NAME) and Refused (REASON_NEEDED: a pass after a fail names its cause, rule 4).
        """
        answer = self._at_once(self.item(item_id), answer)
        judgement = self.judge(item_id, answer, connector)
        attempts = self.state.attempts.get((item_id, connector), ())
        if cause_needed(attempts, judgement.verdict) and not answer.cause.strip():
            raise Refused(Reason.REASON_NEEDED, key_text(item_id, connector))
        fact = self._answered(self.item(item_id), answer, connector, judgement)
        await self.add(fact)
        return fact

    async def withdraw(self, item_id: str, connector: int | None = None, reason: str = "") -> None:
        """Take the last answer to an item back; it stays on record, and the one before it counts again.

        Raises BadInput (UNKNOWN_NAME) and Refused: ANSWER_STANDS where nothing can be taken back (no answer of a
        person, or its step has ended), REASON_NEEDED for a fail that must not vanish without a word (rule 4).
        """
        where = key_text(item_id, connector)
        if not self.may_withdraw(item_id, connector):
            raise Refused(Reason.ANSWER_STANDS, where)
        if self.withdrawal_needs_reason(item_id, connector) and not reason.strip():
            raise Refused(Reason.REASON_NEEDED, where)
        await self.add(AnswerWithdrawn(item_id, connector, reason.strip()))

    def may_withdraw(self, item_id: str, connector: int | None = None) -> bool:
        """Say whether the last answer to an item can be taken back. Raises BadInput (UNKNOWN_NAME)."""
        step = self.item(item_id).step
        doing = self.state.steps[step].status is StepStatus.DOING
        open_here = not (self.state.stopped or self.state.handed_over)
        return doing and open_here and may_withdraw(self.state.attempts.get((item_id, connector), ()))

    def withdrawal_needs_reason(self, item_id: str, connector: int | None = None) -> bool:
        """Say whether taking the last answer back needs a reason. Raises BadInput (UNKNOWN_NAME)."""
        attempts = self.state.attempts.get((item_id, connector), ())
        return bool(attempts) and reason_needed(self.item(item_id), attempts[-1])

    def _at_once(self, item: Item, answer: Answer) -> Answer:
        """Take ``now`` as the time of the site at this moment, where a time is asked for."""
        if item.kind is not ItemKind.TIME or answer.text.casefold() != NOW:
            return answer
        zone = site_zone(self.state.opened.zone, self.clock.now())
        local = self.clock.now() + timedelta(minutes=zone.offset_minutes)
        return replace(answer, value=f"{local:%H:%M}")

    def _answered(self, item: Item, answer: Answer, connector: int | None, judgement: Judgement) -> ItemAnswered:
        value = station_value(item.station_value, self.context, connector) if item.station_value else None
        read = item.kind is ItemKind.STATION and not answer.text
        return ItemAnswered(
            item=item.id,
            verdict=judgement.verdict,
            value=value if read else answer.text or None,
            connector=connector,
            source=Source.READ if read else Source.INSTRUMENT if item.instrument else Source.ENTERED,
            reason=answer.note or judgement.why,
            cause=answer.cause,
            note=answer.note,
            instrument=answer.instrument,
            limit=judgement.limit,
            photos=answer.photos,
        )

    async def list_instruments(self) -> None:
        """Read the list again: somebody may have changed it while the visit is open."""
        self.instruments = {instrument.id: instrument for instrument in await self.store.instruments()}

    def _said(self, item: str, connector: int | None) -> str | None:
        for key in ((item, connector), (item, None)):
            if key in self.state.answers:
                return self.state.answers[key].value
        return None

    def _certificate(self, name: str | None) -> Certificate:
        if not self.instruments:
            return Certificate.NOT_CHECKED
        instrument = self.instruments.get(name or "")
        if instrument is None:
            return Certificate.NOT_LISTED
        today = self.clock.now().date().isoformat()
        due = instrument.on(today).due_on
        overdue = bool(due) and due < today
        return Certificate.OVERDUE if overdue else Certificate.VALID

    async def add_photo(self, photo: Photo, item: str | None = None, run: tuple[str, int] = ("", 0)) -> str:
        """Store a photo as evidence of an item, or of the display after a run; return its SHA-256."""
        sha256 = await self.store.put_evidence(photo.content)
        size, caption = len(photo.content), photo.caption
        await self.add(EvidenceAdded(sha256, photo.name, photo.media_type, size, caption, item, *run))
        return sha256

    async def accept_measure(self, item: str, connector: int | None, person: str, measure: str) -> None:
        """A named authorised person accepts the temporary measure for an open S1 or S2 (rule 6)."""
        if not (person.strip() and measure.strip()):
            raise Refused(Reason.REASON_NEEDED, item)
        await self.add(MeasureAccepted(item, connector, person.strip(), measure.strip()))

    async def pause(self, left: str) -> None:
        """Pause; ``left`` states what is left locked, inoperative or on the bench network (rule 24)."""
        if not left.strip():
            raise Refused(Reason.REASON_NEEDED, "pause")
        await self.add(VisitPaused(left.strip()))

    async def stop(self, reason: str) -> None:
        """Stop, go home: always possible, with a reason (rule 3)."""
        if not reason.strip():
            raise Refused(Reason.REASON_NEEDED, "stop")
        await self.add(VisitStopped(reason.strip()))

    def item(self, item_id: str) -> Item:
        """Return an item of the checklist. Raises BadInput (UNKNOWN_NAME)."""
        item = self.checklist.item(item_id)
        if item is None:
            raise BadInput(Reason.UNKNOWN_NAME, self.checklist.id, name=item_id)
        return item


async def open_visit(store: Store, clock: Clock, basis: VisitBasis, opened: VisitOpened) -> Visit:
    """Begin a visit and save that it began."""
    saved = await store.open_visit(opened)
    return await _visit(store, clock, basis, VisitState(saved.visit, (saved,)))


async def resume_visit(store: Store, clock: Clock, catalogue: Catalogue, visit_id: str) -> Visit:
    """Take up a saved visit where it was. Raises BadInput (UNKNOWN_NAME)."""
    state = await read_state(store, visit_id)
    opened = state.opened
    return await _visit(store, clock, basis_of(catalogue, opened.template, opened.checklist, opened.limit_set), state)


async def _visit(store: Store, clock: Clock, basis: VisitBasis, state: VisitState) -> Visit:
    instruments = {instrument.id: instrument for instrument in await store.instruments()}
    return Visit(store, clock, basis, state, instruments)


async def read_state(store: Store, visit_id: str) -> VisitState:
    """Return the state of a saved visit. Raises BadInput (UNKNOWN_NAME)."""
    return VisitState(visit_id, await store.facts(visit_id))
