"""A visit goes on while the window is locked: nothing shows over the lock, and nothing that was asked is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.fact import RunDiscarded, RunMeasured
from app.domain.meter_fact import DisplayRead
from app.ui.views.export import ask_where
from app.ui.widgets.lock_screen import LockScreen
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import LINKED, AskedWindow, calibration

PIN = "2468"


@pytest.fixture
def asked(open_window: Callable[..., Any], qtbot: QtBot) -> AskedWindow:
    """A window with a PIN."""
    made = AskedWindow(qtbot, open_window(FakeProgram()))
    assert made.window.kit.app_lock is not None
    made.window.kit.app_lock.choose(PIN)
    return made


def lock(asked: AskedWindow) -> LockScreen:
    """Let the idle minutes pass."""
    asked.window.lock._timer.timeout.emit()
    screen = asked.window.lock.screen
    assert screen is not None
    assert asked.window.lock.locked
    return screen


def on_top(asked: AskedWindow) -> bool:
    """Say whether the lock covers every corner of the window, and has the keyboard."""
    screen, whole = asked.window.lock.screen, asked.window.centralWidget()
    assert screen is not None
    assert whole is not None
    rect = whole.rect()
    for point in (rect.center(), rect.topLeft(), rect.bottomRight(), rect.topRight(), rect.bottomLeft()):
        found: QWidget | None = whole.childAt(point)
        if found is None or not (found is screen or screen.isAncestorOf(found)):
            return False
    return QApplication.focusWidget() is screen.edit


def unlock(asked: AskedWindow) -> None:
    """Type the PIN where the keyboard is."""
    asked.type(PIN)
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: not asked.window.lock.locked)


def test_a_question_that_comes_while_it_is_locked_is_asked_after_unlocking(asked: AskedWindow) -> None:
    asked.clock.pause_s = 0.005
    asked.open(calibration(LINKED))
    asked.start()
    lock(asked)
    asked.until(lambda: asked.session.guided.wanted is not None)
    asked.bot.wait(60)
    assert asked.question is None, "it does not show over the lock"
    assert on_top(asked)
    asked.press(Qt.Key.Key_Escape)
    assert asked.window.lock.locked
    assert asked.session.guided.wanted is not None, "it is still waited for"
    unlock(asked)
    asked.asked("What does the display show for run 1 at 16 A?")
    asked.reply("1.01")
    asked.until(asked.ended)
    assert asked.session.state.last(DisplayRead) is not None
    assert not asked.problems


def test_a_question_that_was_open_is_there_again_with_what_was_typed(asked: AskedWindow) -> None:
    asked.open(calibration(LINKED))
    asked.start()
    asked.asked("display")
    asked.type("1.0")
    lock(asked)
    assert on_top(asked)
    unlock(asked)
    question = asked.asked("display")
    assert question.values()["display"] == "1.0"
    asked.reply("1.01")
    asked.until(asked.ended)


def test_a_question_whose_run_breaks_while_it_is_locked_goes_and_leaves_the_keyboard_to_the_lock(
    asked: AskedWindow,
) -> None:
    asked.open(calibration(profile="house-1pct"))
    asked.start()
    asked.asked("connected")
    asked.press(Qt.Key.Key_Return)
    asked.asked("has ended")
    lock(asked)
    guided = asked.session.guided
    asked.session.run(guided.discard_run("16 A", 1, "cable fell off"))
    asked.until(asked.ended)
    asked.until(lambda: asked.bench.questions.open is None)
    assert asked.session.state.last(RunDiscarded) is not None
    assert on_top(asked)
    unlock(asked)
    asked.until(asked.back_on_page)


def test_a_run_that_ends_while_it_is_locked_is_saved_and_shown_afterwards(asked: AskedWindow) -> None:
    asked.clock.pause_s = 0.005
    asked.open(calibration(LINKED))
    asked.session.guided.offer()  # nobody is there to be asked
    asked.start()
    lock(asked)
    asked.until(asked.ended)
    asked.until(lambda: asked.primary() == "Finish step")
    asked.window.kit.news.undo.emit("E17: 25 ms", lambda: None)
    asked.until(asked.window.toast.isVisible)
    asked.bot.wait(60)
    assert on_top(asked), "neither what was done nor the next step has come over the lock"
    assert asked.session.state.last(RunMeasured) is not None
    asked.page.setFocus()
    assert QApplication.focusWidget() is asked.window.lock.screen.edit, "Enter belongs to the PIN"  # type: ignore[union-attr]
    unlock(asked)
    asked.until(asked.back_on_page)
    assert not asked.session.state.steps[asked.page.step].status.ended, "the Enter of the PIN finished nothing"
    assert asked.page.model.rowCount() == 1, "the run is in the table"


def test_a_file_dialog_and_an_open_list_do_not_lie_over_the_lock_and_nothing_in_them_is_lost(
    asked: AskedWindow, tmp_path: Path
) -> None:
    written: list[str] = []
    ask_where(asked.window, "Export", "csv", written.append)
    dialog = asked.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    asked.until(dialog.isVisible)
    dialog.selectFile(str(tmp_path / "errors.csv"))
    menu = QMenu(asked.window)
    menu.addAction("Copy")
    menu.popup(asked.window.mapToGlobal(QPoint(40, 40)))
    asked.until(menu.isVisible)
    lock(asked)
    assert not dialog.isVisible()
    assert not menu.isVisible()
    assert QApplication.activeModalWidget() is None
    asked.until(lambda: on_top(asked))
    late = QFileDialog(asked.window)
    late.open()
    asked.until(lambda: not late.isVisible() and on_top(asked))
    unlock(asked)
    asked.until(lambda: dialog.isVisible() and late.isVisible())
    late.reject()
    assert dialog.selectedFiles() == [str(tmp_path / "errors.csv")]
    dialog.accept()
    assert written == [str(tmp_path / "errors.csv")]


def test_a_dialog_whose_screen_went_while_it_was_locked_does_not_come_back(asked: AskedWindow) -> None:
    screen = QWidget(asked.window)
    dialog = QFileDialog(screen)
    dialog.open()
    lock(asked)
    delete(screen)
    unlock(asked)
    assert not any(isinstance(one, QFileDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
