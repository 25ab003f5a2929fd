"""A visit led by a person: the same steps as a planned one, each part at the word of whoever stands at the station."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from app.domain.answer import Answer, Key
from app.domain.bundle import CERTIFICATE_PATH, REPORT_PATH
from app.domain.checklist import Item
from app.domain.difference import Difference, unexplained
from app.domain.errors import ChargeBenchError, Reason, Refused
from app.domain.fact import AvailabilitySet, EvidenceAdded, LinkChanged, SavedFact, StillAlive
from app.domain.inspection import asked
from app.domain.item_outcome import ItemOutcome
from app.domain.legal_change import LegalAnswer
from app.domain.meter_fact import PriceChecked
from app.domain.outcome import VisitOutcome
from app.domain.plan import Plan, PlanCalibration, PlanFirmware, PlanPrice
from app.domain.station import StationEvent
from app.domain.station_values import station_value
from app.domain.step import Step
from app.domain.template import order
from app.domain.verdict import ItemVerdict
from app.domain.visit import StepStatus
from app.ports.store import Outgoing
from app.ports.sync import DeliversBundles
from app.workflows.agreement import check_answers, kept_out
from app.workflows.bench import Bench
from app.workflows.check_prices import check_prices
from app.workflows.chosen_profile import profile_of_visit
from app.workflows.close_out import explain
from app.workflows.compare import compare
from app.workflows.evaluate_calibration import Evaluated, complete
from app.workflows.guided_hands import Ask, Wanted, person
from app.workflows.hand_over_folder import hand_over_to_folder
from app.workflows.make_report import SignedReport, evaluated_calibration, make_report, outcome_of
from app.workflows.plan_step import declared_load
from app.workflows.progress import CheckProgress, Doing, Progress, RunProgress
from app.workflows.push_bundles import push_bundles
from app.workflows.read_indication import displays_due
from app.workflows.record_legal import phase_now
from app.workflows.run_load_tests import load_is_set, starting_load_due, zero_load_due
from app.workflows.visit import Photo, Visit
from app.workflows.visit_work import VisitWork, listening
from app.workflows.write_bundle import write_report

News = SavedFact | Progress | Wanted
NEEDS_LINK = frozenset(
    {Step.IDENTIFY, Step.SNAPSHOT, Step.REENERGISE, Step.LIVE_CHECKS, Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION,
     Step.CLOSE_OUT}
)  # fmt: skip
"""The machine's part of these steps talks to the station, or waits for it."""


def port_of(visit_id: str) -> str:
    """Return the preference that keeps where a visit listens: its station comes back to the address it was given."""
    return f"listen-port:{visit_id}"


class GuidedVisit:
    """What the window calls; everything it changes is saved before the call returns, and told by ``news``."""

    def __init__(self, visit: Visit, bench: Bench, plan: Plan) -> None:
        self.visit = visit
        self.plan = plan
        self.bench = replace(bench, tell=self._tell)
        visit.approvals = bench.desk
        self._work = VisitWork(visit, plan, self.bench)
        self._told: asyncio.Queue[News] = asyncio.Queue()
        self._holding: asyncio.Task[None] | None = None
        self._opened: asyncio.Future[None] | None = None
        self._notes: dict[Step, str] = {}
        self._acted: set[Step] = set()
        self._discard: tuple[str, int, str] | None = None
        """Load point, number and reason of the run that shall not count."""
        self._cancel = ""
        """Why the charge that is no run shall end."""
        self.folder: Path | None = None
        """Where signed reports are written to."""
        self.saved_to: Path | None = None
        self.delivery: DeliversBundles | None = None
        self.port_before = 0
        """Where this visit listened before it was taken up again; 0 = nowhere, or a port of the user's choice."""
        self.closings: list[Callable[[], Awaitable[object]]] = []
        """Called last to first when the visit is closed here."""
        visit.watch(self._told.put_nowait)
        self._person = person(bench.hands)
        if self._person is not None:
            self._person.wants = self._told.put_nowait

    async def news(self) -> AsyncIterator[News]:
        """Yield facts as they are saved and what long work tells, until the visit is closed here."""
        try:
            while True:
                yield await self._told.get()
        finally:
            await self.close()

    async def events(self) -> AsyncIterator[StationEvent]:
        """Yield what happens on the link from now on."""
        async for event in self.bench.central.events():
            yield event

    def _tell(self, news: Progress) -> None:
        self._told.put_nowait(news)
        if isinstance(news, Doing):
            self._cancel = ""  # said too late: that charge has ended, and another one was not meant
        if self._cancel and isinstance(news, CheckProgress):
            why, self._cancel = self._cancel, ""
            raise Refused(Reason.CHECK_CANCELLED, self.visit.state.opened.station_id, why=why)
        if self._discard is not None and isinstance(news, RunProgress):
            (point, number, why), self._discard = self._discard, None
            if (point, number) == (news.point, news.number):
                raise Refused(Reason.RUN_DISCARDED, f"{point}, {number}", why=why)

    # listening

    @property
    def listening(self) -> bool:
        """True while stations can come."""
        return self._opened is not None and self._opened.done() and self._opened.exception() is None

    async def listen(self) -> str:
        """Listen for stations and return the address. Raises ComputerCannot (PORT_IN_USE, NO_PERMISSION)."""
        if self._opened is None:
            self._opened = asyncio.get_running_loop().create_future()
            self._holding = asyncio.create_task(self._hold(self._opened))
        try:
            await asyncio.shield(self._opened)
        except ChargeBenchError as error:
            self._opened = None
            if error.reason is Reason.PORT_IN_USE and self.port_before:
                self._forget_port()
                return await self.listen()
            raise
        if self._person is not None:
            await self.visit.store.set_preference(port_of(self.visit.id), str(urlsplit(self.bench.central.url).port))
        return self.bench.central.url

    def _forget_port(self) -> None:
        """Somebody else has the port by now: take any, the station has to be given the new address."""
        self.port_before = 0
        self.bench = replace(self.bench, listen=replace(self.bench.listen, port=0))
        self._work = VisitWork(self.visit, self.plan, self.bench)

    async def _hold(self, opened: "asyncio.Future[None]") -> None:
        try:
            async with listening(self.visit, self.bench):
                opened.set_result(None)
                await asyncio.Event().wait()
        except ChargeBenchError as error:
            if opened.done():
                raise
            opened.set_exception(error)

    async def close(self) -> None:
        """Close link, files and, in a practice visit, its bench and store; what was saved stays."""
        holding, self._holding, self._opened = self._holding, None, None
        if holding is not None:
            holding.cancel()
            with suppress(asyncio.CancelledError):
                await holding
        while self.closings:
            await self.closings.pop()()

    # steps

    async def begin(self, step: Step) -> None:
        """Begin a step, and let the station answer what it can answer already. Raises Refused with what comes first."""
        await self.visit.begin(step)
        if step is Step.REENERGISE:
            await self._answer_by_station(step)

    def acted(self, step: Step) -> bool:
        """Say whether the machine's part of a step has been done."""
        state = self.visit.state
        match step:
            case Step.IDENTIFY:
                return state.identified is not None and state.identified.agrees
            case Step.SNAPSHOT:
                return state.snapshot("first") is not None and state.availability is not None
            case Step.MAKE_SAFE:
                off = any(fact.intended for fact in state.all(LinkChanged)) or state.last(StillAlive) is not None
                return off or step in self._acted
            case Step.LIVE_CHECKS:
                return any(fact.operative for fact in state.all(AvailabilitySet))
            case Step.CALIBRATION:
                return self._calibrated()
            case Step.FIRMWARE:
                return state.firmware is not None and state.firmware.ok
            case Step.FUNCTION:
                return state.test_charge is not None
            case Step.CLOSE_OUT:
                return state.snapshot("last") is not None
        return step in self._acted or step is not Step.REENERGISE

    def _calibrated(self) -> bool:
        """Say whether everything was measured, tested and asked, and the load is as it was."""
        state = self.visit.state
        profile = profile_of_visit(state, self.bench.catalogue)
        if profile is None or not complete(state) or zero_load_due(state, profile) or load_is_set(state):
            return False
        offers = self._person.offers if self._person is not None else frozenset()
        load = declared_load(self.plan.calibration.load) if self.plan.calibration else None
        if Ask.LOAD in offers and load is not None and starting_load_due(state, profile, load):
            return False
        return not self.displays_due

    async def act(self, step: Step) -> None:
        """Do the machine's part of a step, and take over what the station answers by itself.

        Raises Refused, PeerUnreachable, OutcomeUnknown, ComputerCannot; facts saved before stay.
        """
        await self.begin(step)
        if step in NEEDS_LINK:
            await self.listen()
        if step is Step.IDENTIFY:
            self._work.plate_serial = self.plate_serial
        if step is Step.MAKE_SAFE and self.bench.central.stations:
            await self._work.station()
        note = await self._work.do(step)
        self._acted.add(step)
        self._notes[step] = note
        await self._answer_by_station(step)

    @property
    def plate_serial(self) -> str:
        """The serial as somebody typed it from the plate; empty until then."""
        typed = self.visit.state.answers.get(("I01", None))
        return (typed.value or "").strip() if typed else ""

    async def _answer_by_station(self, until: Step) -> None:
        """Answer what the station answers by itself in this step and those before it."""
        steps = order(self.visit.template)
        reached = steps[: steps.index(until) + 1]
        for outcome in self._outcomes():
            item, connector = outcome.item, outcome.connector
            if item.step not in reached or item.station_value is None or outcome.verdict is not ItemVerdict.UNANSWERED:
                continue
            if station_value(item.station_value, self.visit.context, connector) is not None:
                await self.visit.answer(item.id, Answer(), connector)

    def _outcomes(self) -> tuple[ItemOutcome, ...]:
        return self.visit.state.outcomes(self.visit.checklist)

    def asked(self) -> tuple[tuple[Item, int | None], ...]:
        """Return every item as often as it is asked."""
        return tuple(asked(self.visit.checklist, self.visit.state.connectors))

    def open_items(self, step: Step, *, mandatory: bool = True) -> tuple[Key, ...]:
        """Return the items of a step nobody has answered, or whose answer contradicts another."""
        return tuple(
            outcome.key
            for outcome in self._outcomes()
            if outcome.item.step is step
            and (outcome.item.mandatory or not mandatory)
            and outcome.verdict is ItemVerdict.UNANSWERED
        )

    async def finish(self, step: Step) -> None:
        """End a step.

        Raises Refused while close-out leaves something unexplained (DIFFERENCES_UNEXPLAINED) or contradictory
        (ANSWERS_CONTRADICT), and what setting the availability raises where an answer has changed the verdict.
        """
        if step is Step.CLOSE_OUT:
            await self._answer_by_station(step)
            await self._work.stand_by_answers()
            check_answers(self.visit)
            left = len(unexplained(self.differences()))
            if left:
                raise Refused(Reason.DIFFERENCES_UNEXPLAINED, self.visit.state.opened.station_id, count=left)
        if self.visit.state.steps[step].status is not StepStatus.DOING:
            await self.begin(step)
        await self.visit.done(step, self._notes.get(step, "") or self._counted(step))

    def _counted(self, step: Step) -> str:
        count = sum(
            1
            for outcome in self._outcomes()
            if outcome.item.step is step and outcome.asked and outcome.verdict is not ItemVerdict.UNANSWERED
        )
        return self.bench.tools.texts.tr("{n} items", n=count) if count else ""

    # items

    async def answer(self, key: Key, answer: Answer) -> None:
        """Save one attempt at one item; its step begins with it. Raises Refused with what must come first."""
        item = self.visit.item(key[0])
        if not self.visit.state.steps[item.step].status.ended:
            await self.begin(item.step)
        await self.visit.answer(key[0], answer, key[1])

    async def withdraw(self, key: Key, reason: str = "") -> None:
        """Take the last answer to an item back. Raises Refused (ANSWER_STANDS, REASON_NEEDED)."""
        await self.visit.withdraw(key[0], key[1], reason)

    def may_withdraw(self, key: Key) -> bool:
        """Say whether the last answer to an item can be taken back."""
        return self.visit.may_withdraw(*key)

    def withdrawal_needs_reason(self, key: Key) -> bool:
        """Say whether taking it back needs a reason (rule 4)."""
        return self.visit.withdrawal_needs_reason(*key)

    async def not_tested(self, keys: tuple[Key, ...], verdict: ItemVerdict, reason: str) -> None:
        """Leave items without a judgement, each with the reason."""
        for key in keys:
            await self.answer(key, Answer(verdict=verdict, note=reason))

    async def add_photo(self, photo: Photo, key: Key | None, answer: Answer | None) -> None:
        """Store a photo; with ``answer`` it is said again with the photo, which may complete it."""
        sha256 = await self.visit.add_photo(photo, key[0] if key else None)
        if key is not None and answer is not None:
            await self.answer(key, replace(answer, photo=(*answer.photos, sha256)))

    def photos_of(self, key: Key) -> tuple[str, ...]:
        """Return the photos taken for an item that no other answer has."""
        others = {sha for other, fact in self.visit.state.answers.items() if other != key for sha in fact.photos}
        own = [fact.sha256 for _, fact in self.visit.state.evidence if fact.item == key[0]]
        return tuple(dict.fromkeys(sha for sha in own if sha not in others))

    def practice_answer(self, key: Key) -> Answer | None:
        """Return what the practice answers say to an item, as the station is in or out of service."""
        return self.plan.answer(*key, out_of_service=kept_out(self.visit) is not None)

    async def fill(self, step: Step) -> None:
        """Give the practice answers of a step, photos included; what nobody prepared stays open."""
        filled: set[Key] = set()
        while True:  # an answer may open a question
            key = next((key for key in self.open_items(step, mandatory=False) if key not in filled), None)
            if key is None:
                return
            filled.add(key)
            given = self.practice_answer(key)
            if given is None:
                continue
            photos = []
            for name in given.photos:
                photo = Photo(self.bench.photos(name), Path(name).name)
                photos.append(await self.visit.add_photo(photo, key[0]))
            await self.answer(key, replace(given, photo=tuple(photos)))

    # calibration and firmware

    def plan_calibration(self, calibration: PlanCalibration) -> None:
        """Fix load, reference and points for the next ``act``."""
        self._plan(replace(self.plan, calibration=calibration))

    def plan_firmware(self, firmware: PlanFirmware) -> None:
        """Fix file and version for the next ``act``."""
        self._plan(replace(self.plan, firmware=firmware))

    def plan_clock(self, answer: LegalAnswer | None) -> None:
        """Fix what setting the station's clock means, for the next ``act`` (rule 11)."""
        self._plan(replace(self.plan, clock=answer))

    def _plan(self, plan: Plan) -> None:
        self.plan = plan
        self._work = VisitWork(self.visit, plan, self.bench)

    async def discard_run(self, point: str, number: int, reason: str) -> None:
        """Stop this run; it is kept as discarded with this reason.

        Raises Refused: REASON_NEEDED, RUN_COUNTS when it was measured meanwhile (rule 18: every run counts).
        """
        if not reason.strip():
            raise Refused(Reason.REASON_NEEDED, Step.CALIBRATION)
        if any(run.number == number for run in self.visit.state.runs(point, phase_now(self.visit.state))):
            raise Refused(Reason.RUN_COUNTS, f"{point}, {number}")
        if self._person is not None and self._person.waits_for == (point, number):
            self._person.refuse(Refused(Reason.RUN_DISCARDED, f"{point}, {number}", why=reason.strip()))
        else:
            self._discard = (point, number, reason.strip())

    async def cancel_check(self, reason: str) -> None:
        """Stop the charge that proves the connection or tests the load; it is printed as discarded with this reason.

        Raises Refused (REASON_NEEDED).
        """
        if not reason.strip():
            raise Refused(Reason.REASON_NEEDED, Step.CALIBRATION)
        self._cancel = reason.strip()

    @property
    def wanted(self) -> Wanted | None:
        """What somebody is asked now; None while nothing is."""
        return self._person.wanted if self._person is not None else None

    def offer(self, *asks: Ask) -> None:
        """Say what somebody answers during a calibration: ``Wanted`` comes as news, ``answer_wanted`` ends it."""
        if self._person is not None:
            self._person.offers = frozenset(asks)

    async def answer_wanted(self, text: str, to: Wanted | None = None) -> None:
        """Answer what ``Wanted`` asked for; empty leaves it out, except for the energy of the reference.

        ``to`` is the question it answers: a late answer to an earlier one does nothing. Raises BadInput (WRONG_VALUE),
        then it still waits.
        """
        if self._person is not None:
            self._person.typed(text, to)

    @property
    def displays_due(self) -> bool:
        """True while a run was measured and nobody was asked for its display: the program ended before the answer."""
        offers = self._person.offers if self._person is not None else frozenset()
        return Ask.DISPLAY in offers and bool(displays_due(self.visit.state))

    async def ask_displays(self) -> None:
        """Ask for the displays that are due. Raises PeerUnreachable while the station has not come back."""
        await self.listen()
        await self._work.ask_displays()

    async def add_display_photo(self, photo: Photo, point: str, number: int) -> None:
        """Store a photo of the display of a run as evidence."""
        caption = self.bench.tools.texts.tr("Display at {point}, run {number}", point=point, number=number)
        await self.visit.add_photo(replace(photo, caption=caption), run=(point, number))

    async def measure_as_left(self, point: str) -> None:
        """Run one load point again after a change (rule 22). Raises what ``act`` raises for the calibration."""
        await self.listen()
        await self._work.measure_as_left(point)

    async def check_price(self, price: PlanPrice) -> PriceChecked:
        """Check what the station charged. Raises Refused (NO_LOAD) before a plan, BadInput naming the field."""
        profile = profile_of_visit(self.visit.state, self.bench.catalogue)
        if profile is None:
            raise Refused(Reason.NO_LOAD, self.visit.state.opened.station_id, seconds=0, energy_kwh="0")
        return await check_prices(self.visit, profile, price)

    async def evaluated(self) -> Evaluated | None:
        """Return error, uncertainty and decision of the points measured so far."""
        _, evaluated = await evaluated_calibration(self.visit.state, self.bench.catalogue, self.visit.instruments)
        return evaluated

    # end

    def differences(self) -> tuple[Difference, ...]:
        """Return the differences between first and last snapshot."""
        return compare(self.visit.state, self.visit.volatile)

    async def explain(self, difference: Difference, reason: str) -> None:
        """Save why a value differs. Raises Refused (REASON_NEEDED)."""
        if not reason.strip():
            raise Refused(Reason.REASON_NEEDED, difference.path)
        await explain(self.visit, difference, reason.strip())

    async def outcome(self) -> VisitOutcome:
        """Return what the visit comes to as it stands."""
        return await outcome_of(self.visit, self.bench.catalogue)

    async def sign(self, pin: str) -> SignedReport:
        """End the report step, sign the next revision and write it to ``folder``.

        Raises ComputerCannot (PIN_WRONG, DISK_FULL, NO_PERMISSION); a signed revision is in the store in any case.
        """
        if not self.visit.state.steps[Step.REPORT].status.ended:
            await self.begin(Step.REPORT)
            await self.visit.done(Step.REPORT)
        signed = await make_report(self.visit, self.bench.tools, pin)
        if self.folder is not None:
            place = self.folder / f"{signed.content.number}-{signed.content.revision}"
            self.saved_to = await asyncio.to_thread(write_report, place, signed.content, signed.files)
        return signed

    async def hand_over(self, to: str, left: str, pin: str, folder: Path) -> None:
        """Close the visit here; a colleague goes on from the signed bundle in ``folder`` (rule 24).

        Raises Refused (REASON_NEEDED, VISIT_CLOSED), ComputerCannot (PIN_WRONG, NO_PERMISSION, DISK_FULL).
        """
        await hand_over_to_folder(self.visit, self.bench.tools, pin, to, left, folder)

    async def deliver(self) -> tuple[Outgoing, ...]:
        """Deliver what waits, where a target is set. Raises ComputerCannot when the target takes nothing."""
        return () if self.delivery is None else await push_bundles(self.visit.store, self.delivery)

    async def signed_documents(self) -> dict[str, bytes]:
        """Return the PDFs of the newest signed revision by their path in the bundle, the report first.

        Raises BadInput (UNKNOWN_NAME) when there is none.
        """
        revisions = await self.visit.store.revisions(self.visit.id)
        files: Mapping[str, str] = dict(revisions[-1].files) if revisions else {}
        names = [REPORT_PATH, *([CERTIFICATE_PATH] if CERTIFICATE_PATH in files else [])]
        return {name: await self.visit.store.evidence(files.get(name, "")) for name in names}

    def evidence(self) -> tuple[EvidenceAdded, ...]:
        """Return all evidence, newest last."""
        return tuple(fact for _, fact in self.visit.state.evidence)
