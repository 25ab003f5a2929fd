"""A window on the real program with data of its own, and a practice visit to go through quickly."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

from app.bootstrap import Program, build
from app.domain.step import NOT_IN_THIS_VERSION, Step
from app.ui.app import make_kit, make_window
from app.ui.models.visit_session import VisitSession
from app.ui.views.view import VisitWanted
from app.ui.views.visit import PRACTICE_FOLDER, VisitView
from app.ui.views.visit_workbench import Workbench
from app.ui.views.window import MainWindow
from app.workflows.guided_open import begin_practice
from app.workflows.guided_visit import GuidedVisit

SPEED = 600.0
LONG_MS = 60000


def program_on(data: Path) -> Program:
    """Return the program on this directory, with a key nobody needs to know."""
    return replace(build(data, "en"), key=bytes(32))


class PracticeWindow:
    """Types and presses as a user does."""

    def __init__(self, application: QApplication, qtbot: QtBot, data: Path, program: Program | None = None) -> None:
        self.bot = qtbot
        self.kit = make_kit(application, program or program_on(data))  # type: ignore[arg-type]
        self.window: MainWindow = make_window(self.kit)
        self.window.resize(1366, 768)
        self.problems: list[object] = []
        self.kit.news.problem.connect(self.problems.append)
        self.window.show()
        self.until(lambda: self.kit.opened_store is not None and self.window.place == "today")
        self.activate()

    def activate(self) -> None:
        """Keys go to the active window only."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        try:
            self.bot.waitUntil(holds, timeout=LONG_MS)
        except TooLate as late:
            raise AssertionError(f"{late}; {self.where()}") from late

    def where(self) -> str:
        """Say where the window is, for a test that failed."""
        bench = self.view.bench if "visit" in self.window.views else None
        if bench is None:
            start = self.view.start if "visit" in self.window.views else None
            told = start.error.accessibleName() if start is not None else ""
            return f"place {self.window.place}, problems {self.problems}, told {told!r}, tasks {self.tasks()}"
        session, focus = bench.session, QApplication.focusWidget()
        return (
            f"step {bench.step}, item {bench.page.items.active}, primary {self.primary()!r}, busy {session.acting}, "
            f"at once {session.at_once}, pending {session.pending}, problems {self.problems}, "
            f"asked {bench.questions.open}, active {self.window.isActiveWindow()}, "
            f"focus {type(focus).__name__} {focus.accessibleName() if focus else ''}"
        )

    def tasks(self) -> list[str]:
        """Return where every task of the loop waits."""
        loop = self.kit.runner._loop
        frames = [task.get_stack() for task in asyncio.all_tasks(loop)] if loop is not None else []
        return [f"{one[-1].f_code.co_qualname}:{one[-1].f_lineno}" for one in frames if one]

    @property
    def view(self) -> VisitView:
        """The place of the visit."""
        view = self.window.views["visit"]
        assert isinstance(view, VisitView)
        return view

    @property
    def bench(self) -> Workbench:
        """The workbench that is open."""
        assert self.view.bench is not None
        return self.view.bench

    @property
    def session(self) -> VisitSession:
        """The visit that is open."""
        return self.bench.session

    def begin(self) -> None:
        """Begin a practice visit as Today does."""
        self.window.go("visit")
        self.view.speed = SPEED
        self.kit.news.go.emit("visit", VisitWanted(practice=True))
        self.until(lambda: self.view.bench is not None)
        self.session.problem.connect(lambda where, problem: self.problems.append(problem))

    def resume(self) -> None:
        """Go on with the unfinished practice visit."""
        self.window.go("visit")
        self.view.speed = SPEED
        self.until(lambda: self.view._unfinished is not None)
        self.view.practise(False)
        self.until(lambda: self.view.bench is not None)
        self.session.problem.connect(lambda where, problem: self.problems.append(problem))

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def enter(self) -> None:
        """Press Enter when the primary button can be pressed; again if it was made anew under the finger."""
        pressed: list[bool] = []
        for _ in range(10):
            self.until(lambda: self.window.top.primary is not None and self.window.top.primary.isEnabled())
            self.until(self.window.isActiveWindow)
            QTest.qWait(30)  # a button made just now is shown in the next round
            button = self.window.top.primary
            if button is None:
                continue
            button.clicked.connect(lambda *_: pressed.append(True))
            self.press(Qt.Key.Key_Return)
            for _ in range(50):
                QTest.qWait(20)
                if pressed:
                    return
        raise AssertionError("Enter did not reach the primary button")

    def primary(self) -> str:
        """Return the words of the primary button."""
        action = self.view.header().primary
        return action.text if action else ""

    def settled(self) -> bool:
        """Say whether nothing is under way."""
        session = self.session
        return not (session.busy or session.at_once or session.pending)

    def walk(self, until: Step) -> None:
        """Go through the steps with practice answers and Enter until this one is looked at."""
        while self.bench.step is not until:
            step = self.bench.step
            if any(action.key == "F8" for action in self.view.header().secondary):
                self.press(Qt.Key.Key_F8)
                QTest.qWait(130)
            else:
                self.enter()
            self.until(lambda step=step: self.settled() or self.bench.step is not step)  # type: ignore[misc]
            assert not self.problems, self.problems

    def close(self) -> None:
        """Close the window as the program does."""
        store = self.kit.opened_store
        self.window.close()
        assert self.kit.runner.quit(store.close if store is not None else None)
        self.window.deleteLater()

    def kill(self) -> None:
        """End as a crash does, as far as one process can: nobody pauses, nobody says goodbye."""
        self.close()


async def prepare(data: Path, until: Step) -> None:
    """Work a practice visit without a window up to a step, and leave it open."""
    folder = data / PRACTICE_FOLDER / "20261123-080000"
    program = replace(program_on(data), data=folder)
    practice, peers = program.practice(folder, SPEED, "1.6", ("queued-transactions",))
    guided = await begin_practice(practice, peers, "1.6", "en")
    try:
        await _work(guided, until)
    finally:
        await guided.close()


async def _work(guided: GuidedVisit, until: Step) -> None:
    for step in Step:
        if step is until:
            return
        if step in NOT_IN_THIS_VERSION:
            continue
        await guided.begin(step)
        await guided.fill(step)
        if not guided.acted(step):
            await guided.act(step)
            await guided.fill(step)
        await guided.finish(step)
