"""A whole visit from a plan: the same steps a person takes in the window, in the same order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.answer import Answer, parse_key
from app.domain.errors import BadInput, ChargeBenchError, OutcomeUnknown, Reason, Refused
from app.domain.fact import LinkChanged, OperatorsRecordsKept, StillAlive, VisitOpened
from app.domain.inspection import asked
from app.domain.outcome import VisitOutcome
from app.domain.plan import Plan
from app.domain.station import OperatorsRecord, StationEvent, StationEventKind
from app.domain.step import TITLES, Step
from app.domain.template import order
from app.domain.text import mark
from app.domain.verdict import MeterMark, VisitVerdict
from app.domain.visit import StepStatus
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.reference import ConnectsReference
from app.ports.station import CentralSystem, FileShelf, KeepRecord, ListenOptions, StationLink
from app.ports.store import Frame, StationLine, Store
from app.workflows.close_out import close_out
from app.workflows.identify_station import identify_station
from app.workflows.make_report import ReportTools, SignedReport, make_report, outcome_of
from app.workflows.plan_step import calibrate_by_plan, update_by_plan
from app.workflows.progress import Doing, Tell, silent
from app.workflows.prove_function import prove_function
from app.workflows.set_availability import set_availability
from app.workflows.take_snapshot import take_snapshot
from app.workflows.visit import Photo, Visit, basis_of, open_visit

GOES_ON = frozenset({Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION})
"""A failure here is a finding; the visit still closes out, so that the station gets everything back."""
STATION_WITHIN_S = 60.0
FRAMES_AT_ONCE = 200


@dataclass(frozen=True)
class Bench:
    """Everything a visit needs from the world."""

    store: Store
    clock: Clock
    central: CentralSystem
    shelf: FileShelf
    references: ConnectsReference
    hands: Hands
    catalogue: Catalogue
    tools: ReportTools
    listen: ListenOptions
    pin: str
    photos: Callable[[str], bytes]
    """Returns the bytes of a photo the plan names."""
    practice: bool = False
    zone: str = "UTC"
    ready: Callable[[str], Awaitable[None]] | None = None
    """Called with the address once it listens; the practice bench starts its station there."""
    tell: Tell = silent
    firmware: Callable[[str], Path] = Path
    """Returns the path of a firmware file the plan names."""
    frames: list[Frame] = field(default_factory=list)
    """Where the central system puts every frame; written to the transcript in batches."""


@dataclass(frozen=True)
class VisitRun:
    """A visit that reached its report."""

    visit: str
    outcome: VisitOutcome
    report: SignedReport


async def run_visit(plan: Plan, bench: Bench, where: str = "") -> VisitRun:
    """Open a visit and work the plan. Raises BadInput before anything is opened, else see ``work_visit``."""
    visit = await open_planned(plan, bench, where)
    return await work_visit(visit, plan, bench)


async def open_planned(plan: Plan, bench: Bench, where: str) -> Visit:
    """Check the whole plan against its checklist, then open the visit."""
    basis = basis_of(bench.catalogue, plan.visit.template)
    for key in plan.answers:
        item, _ = parse_key(key, where)
        if basis.checklist.item(item) is None:
            known = ", ".join(item.id for item in basis.checklist.items)
            raise BadInput(Reason.UNKNOWN_NAME, where, name=f"answers.{key}", known=known)
    if plan.calibration is not None:
        bench.catalogue.document("profiles", plan.calibration.profile)
    opened = VisitOpened(
        template=basis.template.id,
        checklist=basis.checklist.id,
        checklist_version=basis.checklist.version,
        limit_set=basis.limits.id,
        site=plan.visit.site,
        station_id=plan.station.id,
        plate_serial=plan.station.serial,
        ocpp=plan.station.ocpp,
        work_order=plan.visit.work_order,
        technician=plan.visit.technician,
        language=plan.visit.lang,
        paper=plan.visit.paper,
        zone=bench.zone,
        practice=bench.practice,
    )
    return await open_visit(bench.store, bench.clock, basis, opened)


async def work_visit(visit: Visit, plan: Plan, bench: Bench) -> VisitRun:
    """Work every step that has not ended, then sign.

    Raises PeerUnreachable, OutcomeUnknown or ComputerCannot with the id of the visit to resume in ``data["visit"]``.
    """
    runner = _Runner(visit, plan, bench)
    try:
        async with _listening(visit, bench, runner):
            await runner.work()
            return await runner.report()
    except ChargeBenchError as error:
        error.data.setdefault("visit", visit.id)
        raise


@asynccontextmanager
async def _listening(visit: Visit, bench: Bench, runner: "_Runner") -> AsyncIterator[None]:
    await bench.central.open(bench.listen, _keeper(visit))
    follower = asyncio.create_task(runner.follow())
    try:
        await bench.shelf.open(bench.listen.host)
        if bench.ready is not None:
            await bench.ready(bench.central.url)
        yield
    finally:
        follower.cancel()
        await asyncio.gather(follower, return_exceptions=True)
        await bench.central.close()
        await bench.shelf.close()
        await runner.keep_frames()


def _keeper(visit: Visit) -> KeepRecord:
    """Store the operator's transactions before they are answered (rule 9)."""

    async def keep(record: OperatorsRecord) -> None:
        await visit.store.keep_operators_record(record)
        await visit.add(OperatorsRecordsKept(1))

    return keep


class _Runner:
    """One plan-driven visit: what each step does, and what happens when it cannot."""

    def __init__(self, visit: Visit, plan: Plan, bench: Bench) -> None:
        self._visit, self._plan, self._bench = visit, plan, bench
        self._link: StationLink | None = None
        self._works: dict[Step, Callable[[], Awaitable[str]]] = {
            Step.IDENTIFY: self._identify,
            Step.SNAPSHOT: self._snapshot,
            Step.MAKE_SAFE: self._make_safe,
            Step.REENERGISE: self._reenergise,
            Step.LIVE_CHECKS: self._live,
            Step.CALIBRATION: self._calibrate,
            Step.FIRMWARE: self._update,
            Step.FUNCTION: self._function,
            Step.CLOSE_OUT: self._close_out,
        }

    async def work(self) -> None:
        """Work the steps in their order."""
        for step in order(self._visit.template):
            if step is Step.REPORT or self._visit.state.steps[step].status.ended or self._visit.state.stopped:
                continue
            if step in self._plan.skip:
                await self._visit.skip(step, self._plan.skip[step])
                continue
            await self._step(step)

    async def _step(self, step: Step) -> None:
        try:
            await self._visit.begin(step)
        except Refused as refusal:
            if refusal.reason is not Reason.OPEN_DANGER:
                raise
            await self._visit.fail(step, refusal)
            return
        self._bench.tell(Doing(step, TITLES[step]))
        try:
            work = self._works.get(step)
            note = await work() if work else ""
            await self._answer(step)
            await self._visit.done(step, note or await self._counted(step))
        except OutcomeUnknown:
            raise
        except Refused as refusal:
            await self._visit.fail(step, refusal)
            if refusal.reason is Reason.WRONG_STATION:
                await self._visit.stop(Reason.WRONG_STATION)
            elif step not in GOES_ON:
                raise

    async def _answer(self, step: Step) -> None:
        """Give the plan's answers of this step; items the station answers by itself need none."""
        for item, connector in asked(self._visit.checklist, self._visit.state.connectors):
            if item.step is not step or (item.id, connector) in self._visit.state.answers:
                continue
            answer = self._planned(item.id, connector)
            if answer is None and item.station_value is None:
                continue
            photos = tuple([await self._photo(name, item.id) for name in answer.photos]) if answer else ()
            given = replace(answer, photo=photos) if answer else Answer()
            await self._visit.answer(item.id, given, connector)

    def _planned(self, item: str, connector: int | None) -> Answer | None:
        keys = (f"{item}@{connector}", item) if connector is not None else (item,)
        return next((self._plan.answers[key] for key in keys if key in self._plan.answers), None)

    async def _photo(self, name: str, item: str) -> str:
        return await self._visit.add_photo(Photo(self._bench.photos(name), Path(name).name), item)

    async def _counted(self, step: Step) -> str:
        answered = sum(
            1
            for item in self._visit.checklist.of_step(step)
            if any(key[0] == item.id for key in self._visit.state.answers)
        )
        return self._bench.tools.texts.tr("{n} items", n=answered) if answered else ""

    async def _identify(self) -> str:
        plate = self._planned("I01", None)
        serial = plate.text if plate and plate.text else self._plan.station.serial
        await identify_station(
            self._visit, self._bench.central, serial, self._plan.station.connect_within_s, self._bench.tell
        )
        return self._bench.tools.texts.tr("plate, work order and wire agree")

    async def _station(self) -> StationLink:
        """Return the link, waiting for it after a restart of station or program."""
        if self._link is None:
            self._link = await self._bench.central.station(self._plan.station.connect_within_s)
        return self._link

    async def _snapshot(self) -> str:
        link = await self._station()
        snapshot = await take_snapshot(self._visit, link, "first", self._bench.tell)
        await set_availability(self._visit, link, operative=False)
        await self._register(link)
        return self._bench.tools.texts.tr("{n} values", n=len(snapshot.settings))

    async def _register(self, link: StationLink) -> None:
        wire, opened = link.identity, self._visit.state.opened
        await self._visit.store.save_station(
            StationLine(
                wire.id, opened.site, wire.serial, wire.vendor, wire.model, wire.firmware, wire.ocpp,
                self._visit.clock.now(), self._visit.id,
            )
        )  # fmt: skip

    async def _make_safe(self) -> str:
        self._bench.tell(Doing(Step.MAKE_SAFE, mark("The link will drop: the station is switched off")))
        await self._bench.hands.switch_off()
        if self._link is not None and self._link.connected:
            await self._visit.add(StillAlive(mark("the link is still up")))
        elif self._link is not None:
            await self._visit.add(LinkChanged(connected=False, intended=True))
        return ""

    async def _reenergise(self) -> str:
        await self._answer(Step.REENERGISE)
        await self._bench.hands.switch_on()
        return ""

    async def _live(self) -> str:
        link = await self._station()
        await self._proven_time(link)
        await link.admit(STATION_WITHIN_S)
        await self._visit.add(LinkChanged(connected=True))
        await set_availability(self._visit, link, operative=True)
        return ""

    async def _proven_time(self, link: StationLink) -> None:
        """Rule 11: the laptop's answer sets the station's clock, so its own time is proven or the station waits."""
        clock = link.clock
        known = clock is not None and clock.laptop_error_s is not None and abs(clock.laptop_error_s) <= 1.0
        answer = self._visit.state.answers.get(("I06", None))
        if not known and (answer is None or answer.verdict.failed or not answer.value):
            raise Refused(Reason.UNPROVEN_TIME, link.identity.id, item="I06")

    async def _admitted(self) -> StationLink:
        link = await self._station()
        if self._visit.state.steps[Step.LIVE_CHECKS].status is not StepStatus.DONE:
            await self._live()
        return link

    async def _calibrate(self) -> str:
        if self._plan.calibration is None:
            raise Refused(Reason.REASON_NEEDED, Step.CALIBRATION)
        link = await self._admitted()
        return await calibrate_by_plan(self._visit, link, self._plan.calibration, self._bench)

    async def _update(self) -> str:
        if self._plan.firmware is None:
            raise Refused(Reason.REASON_NEEDED, Step.FIRMWARE)
        link = await self._admitted()
        return await update_by_plan(self._visit, link, self._plan.firmware, self._bench)

    async def _function(self) -> str:
        link = await self._admitted()
        charge = await prove_function(self._visit, link, 1, STATION_WITHIN_S, self._bench.tell)
        return self._bench.tools.texts.tr("{power} kW", power=f"{charge.max_power_w / 1000:.1f}")

    async def _close_out(self) -> str:
        link = await self._station()
        outcome = await outcome_of(self._visit, self._bench.catalogue)
        serves = outcome.verdict is not VisitVerdict.OUT_OF_SERVICE and outcome.meter is not MeterMark.MUST_NOT_BILL
        await close_out(self._visit, link, 1, serves, self._visit.volatile, self._bench.tell)
        return ""

    async def report(self) -> VisitRun:
        """Sign the revision."""
        self._bench.tell(Doing(Step.REPORT, TITLES[Step.REPORT]))
        if self._visit.state.steps[Step.REPORT].status is StepStatus.TO_DO:
            await self._visit.begin(Step.REPORT)
        await self._visit.done(Step.REPORT)
        signed = await make_report(self._visit, self._bench.tools, self._bench.pin)
        return VisitRun(self._visit.id, signed.outcome, signed)

    async def follow(self) -> None:
        """Keep the transcript, and say at once when a station that is locked off shows life (rule 2)."""
        async for event in self._bench.central.events():
            if event.kind is StationEventKind.FRAME:
                if self._visit.state.locked_off and event.data.get("direction") == "in":
                    await self._alive(event)
                if len(self._bench.frames) >= FRAMES_AT_ONCE:
                    await self.keep_frames()

    async def _alive(self, event: StationEvent) -> None:
        if not any(saved.fact.kind == "still_alive" for saved in self._visit.state.saved):
            await self._visit.add(StillAlive(event.text))

    async def keep_frames(self) -> None:
        """Write the transcript so far."""
        frames = self._bench.frames[:]
        del self._bench.frames[: len(frames)]
        if frames:
            await self._visit.store.keep_frames(self._visit.id, frames)
