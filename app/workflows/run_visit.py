"""A whole visit from a plan: the same steps a person takes in the window, in the same order."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.answer import Answer, Key
from app.domain.errors import ChargeBenchError, Reason, Refused
from app.domain.fact import VisitOpened
from app.domain.outcome import VisitOutcome
from app.domain.plan import Plan
from app.domain.plan_gap import ADMITS
from app.domain.step import TITLES, Step
from app.domain.template import order
from app.domain.verdict import VisitVerdict
from app.domain.visit import StepStatus
from app.workflows.agreement import check_answer, kept_out
from app.workflows.bench import Bench
from app.workflows.check_approvals import check_approvals
from app.workflows.check_plan import check_connectors, check_plan, known_connectors
from app.workflows.judge_clock import check_clock
from app.workflows.make_report import SignedReport, make_report, outcome_of
from app.workflows.progress import Doing, NotFinished
from app.workflows.set_availability import set_availability
from app.workflows.visit import Photo, Visit, basis_of, open_visit
from app.workflows.visit_work import VisitWork, listening

GOES_ON = frozenset({Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION})
"""A failure here is a finding; the visit still closes out, so that the station gets everything back."""
ANSWERED_FIRST = frozenset({Step.REENERGISE})
"""People are clear and locks are off before anything is switched on."""


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
    check_plan(plan, basis, bench, where)
    await check_approvals(plan, bench)
    known = await known_connectors(bench.store, plan.station.id)
    if known:
        check_connectors(plan, known, where)
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
        licence=plan.visit.licence,
        issuer=plan.visit.issuer,
        customer=plan.visit.customer,
        address=plan.visit.address,
    )
    return await open_visit(bench.store, bench.clock, basis, opened)


async def work_visit(visit: Visit, plan: Plan, bench: Bench) -> VisitRun:
    """Work every step that has not ended, then sign.

    Raises PeerUnreachable, OutcomeUnknown or ComputerCannot with the id of the visit to resume in ``data["visit"]``.
    """
    runner = _Runner(visit, plan, bench)
    try:
        async with listening(visit, bench):
            await runner.work()
            return await runner.report()
    except ChargeBenchError as error:
        error.data.setdefault("visit", visit.id)
        raise


class _Runner:
    """One plan-driven visit: the plan's answers, and what happens when a step cannot be finished."""

    def __init__(self, visit: Visit, plan: Plan, bench: Bench) -> None:
        self._visit, self._plan, self._bench = visit, plan, bench
        visit.approvals = bench.desk
        self._machine = VisitWork(visit, plan, bench)
        plate = plan.answer("I01", None)
        if plate is not None and plate.text:
            self._machine.plate_serial = plate.text

    async def work(self) -> None:
        """Work the steps in their order.

        Raises BadInput (UNKNOWN_CONNECTOR) as soon as the station has told of its connectors, and Refused
        (LEGAL_CHANGE) where its clock is legally relevant and the plan says nothing of it.
        """
        await self._answer_late()
        for step in order(self._visit.template):
            if step is Step.REPORT or self._visit.state.steps[step].status.ended or self._visit.state.stopped:
                continue
            if step in self._plan.skip:
                await self._visit.skip(step, self._plan.skip[step])
                continue
            await self._step(step)
            if step is Step.SNAPSHOT:
                await self._answer_late()

    async def _answer_late(self) -> None:
        """Give the answers to steps that have ended: of connectors told of since, or of a corrected plan."""
        if self._visit.state.stopped:
            return
        if self._visit.state.snapshot("first") is not None:
            check_connectors(self._plan, self._visit.state.connectors, "PLAN.toml")
            if ADMITS & set(order(self._visit.template)) - set(self._plan.skip):
                check_clock(self._visit.state, self._bench.catalogue, self._plan.clock)
        for step in order(self._visit.template):
            if self._visit.state.steps[step].status is StepStatus.DONE:
                await self._answer(step, last=True)

    async def _step(self, step: Step) -> None:
        try:
            await self._visit.begin(step)
        except Refused as refusal:
            told_to_leave = (
                refusal.reason is Reason.ARRIVAL_HOLDS and (refusal.data["what"], None) in self._visit.state.answers
            )
            if refusal.reason is not Reason.OPEN_DANGER and not told_to_leave:
                raise
            await self._fail(step, refusal)
            if told_to_leave:
                await self._go_home(refusal)
            return
        self._bench.tell(Doing(step, TITLES[step]))
        try:
            if step in ANSWERED_FIRST:
                await self._answer(step)
            note = await self._machine.do(step)
            await self._answer(step)
            if step is Step.CLOSE_OUT:
                await self._machine.stand_by_answers()
                await self._answer(step, last=True)
            await self._visit.done(step, note or await self._counted(step))
        except Refused as refusal:
            if refusal.reason is Reason.ANSWERS_CONTRADICT:
                raise  # the step stays open: a corrected plan goes on with it
            await self._fail(step, refusal)
            if refusal.reason is Reason.WRONG_STATION:
                await self._visit.stop(Reason.WRONG_STATION)
            elif step not in GOES_ON:
                raise
            await self._answer(step)

    async def _fail(self, step: Step, refusal: Refused) -> None:
        await self._visit.fail(step, refusal)
        self._bench.tell(NotFinished(step, refusal))

    async def _go_home(self, refusal: Refused) -> None:
        """Nothing may be opened today (rule 3): give the station back as it was found, and say why."""
        available = self._visit.state.availability
        outcome = await outcome_of(self._visit, self._bench.catalogue)
        safe_as_found = outcome.verdict is not VisitVerdict.OUT_OF_SERVICE
        if available is not None and not available.operative and safe_as_found:
            await set_availability(self._visit, await self._machine.station(), operative=True)
        await self._visit.stop(refusal.reason)

    async def _answer(self, step: Step, *, last: bool = False) -> None:
        """Give the plan's answers of this step; an answer may open a question.

        Items the station answers by itself need no answer; those about its service wait until ``last``.
        """
        while wanted := self._wanted(step, last):
            for key, answer in wanted.items():
                await self._say(key, answer)

    def _wanted(self, step: Step, last: bool) -> dict[Key, Answer]:
        """Return the answers to the items of a step that are asked now and have none yet."""
        state = self._visit.state
        out = step is Step.CLOSE_OUT and kept_out(self._visit) is not None
        wanted = {}
        for outcome in state.outcomes(self._visit.checklist):
            item = outcome.item
            if item.step is not step or not outcome.asked or outcome.key in state.answers:
                continue
            given = self._plan.answer(*outcome.key, out_of_service=out)
            if (given or item.station_value) and (last or not item.about_service):
                wanted[outcome.key] = given or Answer()
        return wanted

    async def _say(self, key: Key, answer: Answer) -> None:
        check_answer(self._visit, *key, answer)
        photos = tuple([await self._photo(name, key[0]) for name in answer.photos])
        await self._visit.answer(key[0], replace(answer, photo=photos), key[1])

    async def _photo(self, name: str, item: str) -> str:
        return await self._visit.add_photo(Photo(self._bench.photos(name), Path(name).name), item)

    async def _counted(self, step: Step) -> str:
        answered = len({key[0] for key in self._visit.state.answers if self._visit.item(key[0]).step is step})
        return self._bench.tools.texts.tr("{n} items", n=answered) if answered else ""

    async def report(self) -> VisitRun:
        """Sign the revision."""
        self._bench.tell(Doing(Step.REPORT, TITLES[Step.REPORT]))
        if self._visit.state.steps[Step.REPORT].status is StepStatus.TO_DO:
            await self._visit.begin(Step.REPORT)
        await self._visit.done(Step.REPORT)
        signed = await make_report(self._visit, self._bench.tools, self._bench.pin)
        return VisitRun(self._visit.id, signed.outcome, signed)
