"""A signing station whose live checks were skipped: whoever admits it later says what setting its clock means."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.legal_change import LegalChange, Relevance
from app.domain.step import Step
from app.ui.views.steps.clock_guard import ClockAsk
from app.workflows.judge_change import judged
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import LINKED, AskedWindow, calibration

SAYS = "certificate DE-1, 4.2: time over OCPP"


@pytest.fixture
def asked(open_window: Callable[..., Any], qtbot: QtBot) -> AskedWindow:
    """At the calibration, the live checks skipped."""
    made = AskedWindow(qtbot, open_window(FakeProgram()))
    made.world.station.settings["MeterPublicKey1"] = "3059301306"
    made.skipped = frozenset({Step.LIVE_CHECKS})
    made.open(calibration(LINKED))
    return made


def opened(asked: AskedWindow) -> ClockAsk:
    """Press Enter on the page, and wait for the question."""
    asked.until(lambda: asked.window.top.primary is not None and asked.window.top.primary.isEnabled())
    QTest.qWait(40)
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: any(one.isVisible() for one in asked.window.findChildren(ClockAsk)))
    question = asked.bench.questions.clock_ask
    assert question is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert question.isAncestorOf(focus)
    return question


def test_the_clock_is_asked_for_before_the_station_is_admitted_and_the_runs_follow(asked: AskedWindow) -> None:
    question = opened(asked)
    assert not question.yes.isEnabled(), "nothing is assumed"
    asked.press(Qt.Key.Key_Escape)
    asked.until(asked.back_on_page)
    assert "admit" not in asked.world.station.commands
    assert not asked.session.busy

    question = opened(asked)
    question.guard.relevant.buttons["no"].click()
    assert question._lacking.isVisible()
    question.guard.fields["said_by"].setFocus()
    asked.type(SAYS)
    assert question.yes.isEnabled()
    question.yes.setFocus()
    asked.press(Qt.Key.Key_Return)
    asked.asked("display")
    said = judged(asked.session.state, LegalChange.CLOCK, "CP1")
    assert said is not None
    assert (said.relevance, said.said_by) == (Relevance.NO, SAYS)
    assert "admit" in asked.world.station.commands
    asked.reply("1.01")
    asked.until(asked.ended)
    assert not asked.problems


def test_one_that_does_not_sign_is_not_asked(open_window: Callable[..., Any], qtbot: QtBot) -> None:
    asked = AskedWindow(qtbot, open_window(FakeProgram()))
    asked.skipped = frozenset({Step.LIVE_CHECKS})
    asked.open(calibration(LINKED))
    asked.start()
    asked.asked("display")
    assert asked.bench.questions.clock_ask is None
    asked.leave_out()
    asked.until(asked.ended)
