"""The machine's part of each step: what the laptop itself asks of the station, whoever leads the visit."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from app.domain.clock_fact import LaptopTimeChecked
from app.domain.codec import decode
from app.domain.errors import BadAnswer, Reason, Refused
from app.domain.fact import LinkChanged, OperatorsRecordsKept, StillAlive, SwitchedOff, SwitchedOn
from app.domain.left_run import own_charges
from app.domain.plan import Plan
from app.domain.plan_gap import TIME_COMPARED
from app.domain.station import OperatorsRecord, StationEvent, StationEventKind
from app.domain.step import Step
from app.domain.text import mark
from app.domain.verdict import ItemVerdict
from app.domain.visit import StepStatus
from app.ports.station import KeepRecord, StationLink
from app.ports.store import StationLine
from app.workflows.agreement import agree
from app.workflows.begin_charge import asked_evses, charge_keeper, end_keeper
from app.workflows.bench import Bench
from app.workflows.chosen_profile import record_seals_left
from app.workflows.close_out import close_out
from app.workflows.end_charge import stop_left_charges
from app.workflows.fetch_log import fetch_log
from app.workflows.identify_station import identify_station
from app.workflows.judge_clock import judge_clock
from app.workflows.make_report import outcome_of
from app.workflows.plan_step import calibrate_by_plan, repeat_by_plan, update_by_plan
from app.workflows.progress import Doing
from app.workflows.prove_function import FunctionRules, prove_function
from app.workflows.read_indication import ask_displays
from app.workflows.set_availability import set_availability
from app.workflows.take_snapshot import take_snapshot
from app.workflows.take_up_update import take_up_update
from app.workflows.visit import Visit
from app.workflows.work_by_plan import work_by_plan

STATION_WITHIN_S = 60.0
FRAMES_AT_ONCE = 200
HEARTBEAT_KEYS = frozenset({"HeartbeatInterval", "HeartBeatInterval", "OCPPCommCtrlr/HeartbeatInterval"})


@asynccontextmanager
async def listening(visit: Visit, bench: Bench) -> AsyncIterator[None]:
    """Listen for stations and serve files as long as the visit is worked; the transcript is written as it grows."""
    own = replace(bench.listen, own_charges=own_charges(visit.state), own_starts=asked_evses(visit.state))
    await bench.central.open(own, _keeper(visit), charge_keeper(visit), end_keeper(visit))
    follower = asyncio.create_task(_follow(visit, bench))
    try:
        await bench.shelf.open(bench.listen.host, 0, 0)  # many stations fetch and send by FTP alone (W16)
        if bench.ready is not None:
            await bench.ready(bench.central.url)
        yield
    finally:
        follower.cancel()
        await asyncio.gather(follower, return_exceptions=True)
        await bench.central.close()
        await bench.shelf.close()
        await keep_frames(visit, bench)


def _keeper(visit: Visit) -> KeepRecord:
    """Store the operator's transactions before they are answered (rule 9)."""

    async def keep(record: OperatorsRecord) -> None:
        await visit.store.keep_operators_record(record)
        await visit.add(OperatorsRecordsKept(1))

    return keep


class VisitWork:
    """Does the machine's part of a visit; ``plan`` holds serials, load points and firmware, not the answers."""

    def __init__(self, visit: Visit, plan: Plan, bench: Bench) -> None:
        self._visit, self._plan, self._bench = visit, plan, bench
        self._link: StationLink | None = None
        self._admitted_link: StationLink | None = None
        """The link that was admitted by this program, not by the one before a crash."""
        self.plate_serial = plan.station.serial
        """As typed from the plate; the plan's until somebody has read it."""
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

    async def do(self, step: Step) -> str:
        """Do what the laptop does in ``step`` and return the short note of the step, empty where it does nothing.

        Raises Refused, PeerUnreachable, OutcomeUnknown, ComputerCannot; facts saved before stay.
        """
        work = self._works.get(step)
        try:
            return await work() if work else ""
        except BadAnswer as answer:
            detail = f"{answer.data.get('field', '')}: {answer.data.get('problem', '')}"
            raise Refused(Reason.ANSWER_UNUSABLE, answer.where, detail=detail) from answer
        finally:
            # what is signed holds every frame up to here, not only full batches
            await keep_frames(self._visit, self._bench)

    async def _identify(self) -> str:
        proof, last = self._bench.time, self._visit.state.last(LaptopTimeChecked)
        if last is None or (last.proof.proven, last.proof.source) != (proof.proven, proof.source):
            await self._visit.add(LaptopTimeChecked(proof))
        await identify_station(
            self._visit, self._bench.central, self.plate_serial, self._plan.station.connect_within_s, self._bench.tell
        )
        return self._bench.tools.texts.tr("plate, work order and wire agree")

    async def station(self) -> StationLink:
        """Return the link, waiting for it after a restart of station or program."""
        if self._link is None:
            self._link = await self._bench.central.station(self._plan.station.connect_within_s)
        return self._link

    async def _snapshot(self) -> str:
        link = await self.station()
        snapshot = await take_snapshot(self._visit, link, "first", self._bench.tell)
        if self._visit.template.captures_log:
            await fetch_log(self._visit, link, self._bench.shelf, self._bench.tell)
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
        await self._visit.add(SwitchedOff())
        if self._link is not None and self._link.connected:
            await self._visit.add(StillAlive(mark("the link is still up")))
        elif self._link is not None:
            await self._visit.add(LinkChanged(connected=False, intended=True))
        return ""

    async def _reenergise(self) -> str:
        await self._visit.add(SwitchedOn())
        await self._bench.hands.switch_on()
        return ""

    async def _live(self) -> str:
        link = await self.station()
        await self._admit(link)
        await self._visit.add(LinkChanged(connected=True))
        await set_availability(self._visit, link, operative=True)
        return ""

    async def _admit(self, link: StationLink) -> None:
        """Let the station go on from Pending; only this program's own answer counts, so a resumed visit asks again.

        The answer sets the station's clock (rule 11): the laptop's time is proven or was compared, and where the clock
        is legally relevant somebody has said what that means.
        """
        known = self._bench.time.proven or self._time_compared()
        if not known:
            raise Refused(Reason.UNPROVEN_TIME, link.identity.id, item=TIME_COMPARED)
        await judge_clock(self._visit, self._bench.catalogue, self._plan.clock)
        await link.admit(STATION_WITHIN_S, self._own_heartbeat_s(), time_compared=known)
        self._admitted_link = link

    def _own_heartbeat_s(self) -> int | None:
        """The interval the station came with: the boot answer must not change it."""
        first = self._visit.state.snapshot("first")
        for setting in first.snapshot.settings if first else ():
            if setting.key in HEARTBEAT_KEYS and (setting.value or "").isdecimal():
                return int(setting.value or 0) or None
        return None

    def _time_compared(self) -> bool:
        """Say whether a person compared the laptop with a named source (rule 11); "not compared" is no comparison."""
        answer = self._visit.state.answers.get((TIME_COMPARED, None))
        return answer is not None and answer.verdict is ItemVerdict.PASS and bool(answer.value)

    async def _admitted(self) -> StationLink:
        link = await self.station()
        if self._admitted_link is not link:
            if self._visit.state.steps[Step.LIVE_CHECKS].status is StepStatus.DONE:
                await self._admit(link)
            else:
                await self._live()
        await take_up_update(self._visit, link)
        return link

    async def _calibrate(self) -> str:
        if self._plan.calibration is None:
            raise Refused(Reason.REASON_NEEDED, Step.CALIBRATION)
        link = await self._admitted()
        note = await calibrate_by_plan(self._visit, link, self._plan.calibration, self._bench)
        await work_by_plan(self._visit, link, self._plan.calibration, self._bench)
        await ask_displays(self._visit, link, self._bench.hands)
        return note

    async def ask_displays(self) -> None:
        """Ask for the display of every run of which nobody was asked when the program ended."""
        await ask_displays(self._visit, await self.station(), self._bench.hands)

    async def measure_as_left(self, point: str) -> None:
        """Run one load point again after a change (rule 22). Raises what ``calibrate_by_plan`` raises."""
        if self._plan.calibration is None:
            raise Refused(Reason.REASON_NEEDED, Step.CALIBRATION)
        await repeat_by_plan(self._visit, await self._admitted(), self._plan.calibration, point, self._bench)

    async def _update(self) -> str:
        if self._plan.firmware is None:
            raise Refused(Reason.REASON_NEEDED, Step.FIRMWARE)
        link = await self._admitted()
        note = await update_by_plan(self._visit, link, self._plan.firmware, self._bench)
        point, calibration = self._plan.firmware.check_point, self._plan.calibration
        if point and calibration is not None and self._visit.state.calibration is not None:
            await repeat_by_plan(self._visit, await self._admitted(), calibration, point, self._bench)
        return note

    async def _function(self) -> str:
        link = await self._admitted()
        rules = decode(FunctionRules, self._bench.catalogue.document("runs", "function-rules"), "function-rules.json")
        charge = await prove_function(self._visit, link, 1, rules, STATION_WITHIN_S, self._bench.tell)
        return self._bench.tools.texts.tr("{power} kW", power=f"{charge.max_power_w / 1000:.1f}")

    async def _close_out(self) -> str:
        link = await self.station()
        await take_up_update(self._visit, link)
        if self._visit.state.open_charges:  # of a calibration that was left out after it broke: none stays running
            await stop_left_charges(self._visit, link, STATION_WITHIN_S)
        outcome = await outcome_of(self._visit, self._bench.catalogue)
        await record_seals_left(self._visit, self._plan.calibration)
        await close_out(self._visit, link, 1, not outcome.out_of_service, self._visit.volatile, self._bench.tell)
        return ""

    async def stand_by_answers(self) -> None:
        """What was answered at close-out may still change the verdict: the station is set accordingly (rule 5)."""
        outcome, last = await outcome_of(self._visit, self._bench.catalogue), self._visit.state.availability
        if last is not None and last.operative is outcome.out_of_service:
            await agree(self._visit, await self.station(), operative=not outcome.out_of_service)


async def _follow(visit: Visit, bench: Bench) -> None:
    """Keep the transcript, and say at once when a station that is locked off shows life (rule 2)."""
    async for event in bench.central.events():
        if event.kind is StationEventKind.FRAME:
            if visit.state.locked_off and event.data.get("direction") == "in":
                await _alive(visit, event)
            if len(bench.frames) >= FRAMES_AT_ONCE:
                await keep_frames(visit, bench)


async def _alive(visit: Visit, event: StationEvent) -> None:
    if not any(saved.fact.kind == "still_alive" for saved in visit.state.saved):
        await visit.add(StillAlive(str(event.data.get("action") or event.kind)))


async def keep_frames(visit: Visit, bench: Bench) -> None:
    """Write the transcript so far."""
    frames = bench.frames[:]
    del bench.frames[: len(frames)]
    if frames:
        await visit.store.keep_frames(visit.id, frames)
