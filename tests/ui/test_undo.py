"""Undo instead of "Are you sure?": the last answer comes back by key and by button, and stays on record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answer import Answer
from app.domain.fact import AnswerWithdrawn
from app.domain.step import Step
from app.ui.widgets.button import Button
from tests.ui.real_window import RealWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def real(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """A window with a real visit at its first item."""
    window = RealWindow(qapp, qtbot, tmp_path)
    window.begin_real()
    window.until(lambda: window.bench.page.items.active == ("V01", None))
    yield window
    window.close()
    qapp.setStyleSheet("")


def _say(real: RealWindow, words: str, leave: Qt.Key = Qt.Key.Key_Return) -> None:
    key = real.bench.page.items.active
    assert key is not None
    count = len(real.session.state.timed_attempts.get(key, ()))
    real.type(words)
    real.press(leave)
    real.until(lambda: len(real.session.state.timed_attempts.get(key, ())) > count and real.settled())


def _withdrawn(real: RealWindow, count: int) -> None:
    real.until(lambda: len(tuple(real.session.state.all(AnswerWithdrawn))) == count and real.settled())


def test_ctrl_z_takes_the_last_answer_back_and_shows_what_stood_before(real: RealWindow) -> None:
    items = real.bench.page.items
    _say(real, "PTW 4711")
    real.until(lambda: real.window.toast.offers)
    assert "V01: PTW 4711" in real.window.toast.accessibleName()
    items.activate(("V01", None))
    _say(real, "PTW 4712")
    real.press(Qt.Key.Key_Z, CTRL)
    _withdrawn(real, 1)
    assert real.session.state.answers["V01", None].value == "PTW 4711"
    assert items.active == ("V01", None)
    assert items.editor is not None
    assert items.editor.text == "PTW 4711"
    real.press(Qt.Key.Key_Z, CTRL)
    _withdrawn(real, 2)
    assert ("V01", None) not in real.session.state.answers
    assert "PTW 4711 withdrawn at" in (items.row.accessibleName() if items.row else "")
    assert [one.withdrawn_at is not None for one in real.session.state.timed_attempts["V01", None]] == [True, True]
    real.press(Qt.Key.Key_Z, CTRL)
    QTest.qWait(80)
    assert len(tuple(real.session.state.all(AnswerWithdrawn))) == 2, "there is nothing left to take back"
    assert not real.problems


def test_the_button_beside_what_was_saved_takes_it_back(real: RealWindow) -> None:
    _say(real, "PTW 4711")
    real.until(lambda: real.window.toast.offers)
    button = real.window.toast.button
    assert (button.words, button.key, button.isVisible()) == ("Undo", "Ctrl+Z", True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    _withdrawn(real, 1)
    assert real.window.toast.accessibleName() == "V01: the answer was withdrawn"
    assert not real.window.toast.offers


def test_an_item_answered_before_has_its_own_undo(real: RealWindow) -> None:
    items = real.bench.page.items
    _say(real, "PTW 4711")
    items.activate(("V01", None))
    assert items.row is not None
    (undo,) = [button for button in items.row.findChildren(Button) if button.words == "Undo" and button.isVisible()]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    _withdrawn(real, 1)
    assert not [button for button in items.row.findChildren(Button) if button.words == "Undo" and button.isVisible()]


def test_while_something_is_typed_ctrl_z_takes_the_typing_back(real: RealWindow) -> None:
    items = real.bench.page.items
    _say(real, "PTW 4711")
    items.activate(("V01", None))
    real.type("x")
    real.press(Qt.Key.Key_Z, CTRL)
    assert items.editor is not None
    assert items.editor.text == "PTW 4711"
    QTest.qWait(50)
    assert not tuple(real.session.state.all(AnswerWithdrawn))


def test_a_step_that_has_ended_keeps_its_answers(real: RealWindow) -> None:
    real.work(Step.ARRIVE)
    real.finish(Step.ARRIVE, Step.IDENTIFY)
    real.bench.look_at(Step.ARRIVE)
    real.press(Qt.Key.Key_Z, CTRL)
    QTest.qWait(80)
    assert real.session.last_withdrawable(Step.ARRIVE, ("V01", None)) is None
    assert not tuple(real.session.state.all(AnswerWithdrawn))


def test_rule_4_a_danger_is_taken_back_only_with_a_reason(at_live: RealWindow) -> None:
    real = at_live
    items = real.bench.page.items
    items.activate(("E17", 1))
    _say(real, "318", Qt.Key.Key_Tab)
    real.until(lambda: real.bench.steps.rows["calibration"].line.state == "locked")
    real.press(Qt.Key.Key_Z, CTRL)
    real.until(real.asked)
    question = real.bench.questions.open
    assert question is not None
    assert not question.yes.isEnabled()
    real.press(Qt.Key.Key_Return)
    assert real.asked(), "without a reason nothing is taken back"
    real.reply("typed 318 for 31.8")
    _withdrawn(real, 1)
    assert ("E17", 1) not in real.session.state.answers
    assert real.bench.steps.rows["calibration"].line.state == "locked", "until it has been measured again"
    _say(real, "31,8", Qt.Key.Key_Tab)
    assert real.bench.questions.open is None, "the reason was given: no cause is asked for"
    real.until(lambda: "E17" not in real.bench.steps.rows["calibration"].line.note)


@pytest.fixture
def at_live(real: RealWindow) -> RealWindow:
    """The same visit with the steps before the live checks ended by the workflow, and the station left out."""
    real.list_instruments()
    ended: list[object] = []

    async def walk() -> None:
        guided = real.session.guided
        guided.visit.instruments.update({one.id: one for one in await guided.visit.store.instruments()})
        await guided.answer(("V06", None), Answer("dry"))
        while open_items := guided.open_items(Step.ARRIVE):  # an answer may bring up another question
            item = guided.visit.item(open_items[0][0])
            passing = next((choice.value for choice in item.choices if choice.verdict == "pass"), "yes")
            await guided.answer(open_items[0], Answer(passing))
        for step in Step:
            if step is Step.LIVE_CHECKS:
                break
            await guided.begin(step)
            await guided.visit.done(step)
        await guided.begin(Step.LIVE_CHECKS)

    real.kit.runner.run(walk(), ended.append, ended.append)
    real.until(lambda: bool(ended))
    assert ended == [None]
    real.bench.look_at(Step.LIVE_CHECKS)
    return real
