"""A window at the calibration of a visit that is no practice, on a station without a wire and a clock of its own."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

from app.domain.answer import Answer
from app.domain.fact import AvailabilitySet, StepBegan, StepDone
from app.domain.meter_rating import MeterRatings
from app.domain.plan import PlanCalibration, PlanPoint, PlanReference
from app.domain.step import Step
from app.ui.models.visit_session import VisitSession
from app.ui.views.steps.calibration import CalibrationPage
from app.ui.views.visit import VisitView
from app.ui.views.visit_ask import Ask
from app.ui.views.visit_workbench import Workbench
from app.ui.views.window import MainWindow
from app.ui.widgets.overlay import Overlay
from app.workflows.bench import Bench
from app.workflows.guided_hands import PersonHands
from app.workflows.guided_visit import GuidedVisit
from app.workflows.take_snapshot import take_snapshot
from app.workflows.visit import resume_visit
from tests.fakes.clock import FakeClock
from tests.workflows.visits import World, plan

LONG_MS = 30000
BEFORE = tuple(Step)[: tuple(Step).index(Step.CALIBRATION)]
LINKED, MANUAL = PlanReference("modbus", "sdm630"), PlanReference("manual")


class PacedClock(FakeClock):
    """A sleep lasts ``pause_s`` in real time, however long it is."""

    pause_s = 0.0005

    async def sleep(self, seconds: float) -> None:
        self.advance(seconds)
        await asyncio.sleep(self.pause_s)


def calibration(reference: PlanReference = MANUAL, profile: str = "house-1pct", **more: Any) -> PlanCalibration:
    """Return a calibration of one point with one run, unless told otherwise."""
    point = PlanPoint("16 A", Decimal(16), Decimal("1.0"), more.pop("runs", 1))
    given = PlanCalibration(profile, reference, "bank 3x32 A", (point,), **more)
    if profile.startswith("hb44"):
        ratings = MeterRatings(mda_a=Decimal(32), mmq_kwh=Decimal("0.5"), confirmed=("text_adopted",))
        given = replace(given, meter=ratings)
    return given


class AskedWindow:
    """Types and presses as a person beside the station does."""

    def __init__(self, bot: QtBot, window: MainWindow, before: tuple[Step, ...] = BEFORE) -> None:
        self.bot, self.window, self.before = bot, window, before
        self.clock = PacedClock()
        self.world = World(clock=self.clock)  # type: ignore[arg-type]  # only its pace is another one
        self.problems: list[BaseException] = []
        self.skipped: frozenset[Step] = frozenset()

    def open(self, asked: PlanCalibration) -> None:
        """Open a visit that has come to the calibration, with this one planned."""
        made: list[GuidedVisit] = []
        self.window.kit.runner.run(self._guided(bool(self.skipped)), made.append, self.problems.append)
        self.until(lambda: bool(made))
        self.take(made[0])
        self.page.form.calibration = asked  # what the form says has tests of its own
        self.page.form.changed.emit()

    def open_at(self, step: Step) -> None:
        """Open a visit that has come to another step, with the first snapshot taken."""
        made: list[GuidedVisit] = []
        self.window.kit.runner.run(self._guided(snapshot=True), made.append, self.problems.append)
        self.until(lambda: bool(made))
        self.take(made[0], step)

    def resume(self, visit_id: str, asked: PlanCalibration) -> None:
        """Open a visit of an earlier program, with what it planned."""
        made: list[GuidedVisit] = []
        self.window.kit.runner.run(self._resumed(visit_id, asked), made.append, self.problems.append)
        self.until(lambda: bool(made))
        self.take(made[0])

    async def _resumed(self, visit_id: str, asked: PlanCalibration) -> GuidedVisit:
        visit = await resume_visit(self.world.store, self.world.clock, self.world.catalogue, visit_id)
        return GuidedVisit(visit, self.bench_of_a_person(), replace(plan(), calibration=asked))

    def take(self, guided: GuidedVisit, step: Step = Step.CALIBRATION) -> None:
        """Show a visit."""
        self.window.go("visit")
        self.view._opened(guided)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.until(lambda: self.bench.step is step and guided.listening)
        self.session.problem.connect(lambda where, problem: self.problems.append(problem))

    def bench_of_a_person(self) -> Bench:
        """Return what the window works with: somebody who is asked."""
        hands = PersonHands(self.world.central, self.clock)  # type: ignore[arg-type]
        return self.world.bench(hands=hands, pin="")

    async def _guided(self, snapshot: bool = False) -> GuidedVisit:
        visit = await self.world.visit()
        for step in self.before:
            if step in self.skipped:
                await visit.skip(step, "no time")
                continue
            await visit.add(StepBegan(step))
            if step is Step.OUTSIDE:
                await visit.answer("A02", Answer("yes", photo=("a" * 64,)), None)
            await visit.add(StepDone(step))
        if snapshot:
            await take_snapshot(visit, self.world.station, "first")
        if Step.LIVE_CHECKS in set(self.before) - self.skipped:
            await visit.add(AvailabilitySet(True, "Accepted", "1: Available"))
        return GuidedVisit(visit, self.bench_of_a_person(), plan())

    @property
    def view(self) -> VisitView:
        """The place of the visit."""
        view = self.window.views["visit"]
        assert isinstance(view, VisitView)
        return view

    @property
    def bench(self) -> Workbench:
        """The workbench."""
        assert self.view.bench is not None
        return self.view.bench

    @property
    def session(self) -> VisitSession:
        """The visit."""
        return self.bench.session

    @property
    def page(self) -> CalibrationPage:
        """The page of the calibration."""
        page = self.bench.page
        assert isinstance(page, CalibrationPage)
        return page

    @property
    def question(self) -> Ask | None:
        """The question that lies over the window."""
        open_now = self.bench.questions.open
        return open_now if open_now is not None and open_now.isVisible() else None

    def until(self, holds: Callable[[], Any]) -> None:
        """Let the window work until something holds."""
        try:
            self.bot.waitUntil(lambda: bool(holds()), timeout=LONG_MS)
        except TooLate as late:
            focus = QApplication.focusWidget()
            bench = self.view.bench
            raise AssertionError(
                f"{late}; problems {self.problems}, busy {bench and bench.session.acting}, primary {self.primary()!r}, "
                f"wanted {bench and bench.session.guided.wanted}, focus {type(focus).__name__}, question {self.title()}"
            ) from late

    def start(self) -> None:
        """Begin to measure, by Enter."""
        self.until(lambda: self.window.top.primary is not None and self.window.top.primary.isEnabled())
        QTest.qWait(40)  # a button made just now is shown, and takes its key, in the next round
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.session.busy)

    def asked(self, words: str) -> Ask:
        """Wait for the question whose title has these words; the keyboard is in it."""
        self.until(lambda: words in self.title())
        question = self.question
        assert question is not None
        focus = QApplication.focusWidget()
        assert focus is not None
        assert question.isAncestorOf(focus), "what is typed goes to the question"
        return question

    def title(self) -> str:
        """Return the title of the open question."""
        return self.question.accessibleName() if self.question is not None else ""

    def wrong(self, field: str) -> str:
        """Return the sentence at a field of the open question."""
        assert self.question is not None
        shown = self.question._problems[field]
        return shown.text() if shown.isVisible() else ""

    def type(self, words: str) -> None:
        """Type over what stands where the keyboard is."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        focus.selectAll()
        QTest.keyClicks(focus, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def reply(self, words: str) -> None:
        """Answer the open question."""
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def leave_out(self) -> None:
        """Press the key of what leaves it out."""
        self.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def primary(self) -> str:
        """Return the words of the primary button."""
        action = self.view.header().primary
        return action.text if action else ""

    def secondary(self) -> list[str]:
        """Return the words of the further buttons."""
        return [action.text for action in self.view.header().secondary]

    def back_on_page(self) -> bool:
        """Say whether the keyboard is on the page again, and nothing lies over it."""
        focus = QApplication.focusWidget()
        on_page = focus is not None and (focus is self.page or self.page.isAncestorOf(focus))
        return on_page and not any(one.isVisible() for one in self.window.findChildren(Overlay))

    def ended(self) -> bool:
        """Say whether nothing is measured any more."""
        return not self.session.busy
