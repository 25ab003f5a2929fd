"""The visit in the window: by keyboard from the first question to the signed report, and back after a crash."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answer import Answer
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.domain.visit import StepStatus
from app.ports.store import Instrument
from app.ui.views.steps.cards import ItemCards
from app.ui.views.view import VisitWanted
from app.ui.widgets.error_card import InlineError
from tests.ui.practice_window import PracticeWindow, prepare, program_on

Opens = Callable[[Path], PracticeWindow]


@pytest.fixture
def opens(qapp: QApplication, qtbot: QtBot) -> Iterator[Opens]:
    """Return what opens a window on a directory; every window is closed after the test."""
    opened: list[PracticeWindow] = []

    def open_it(data: Path) -> PracticeWindow:
        opened.append(PracticeWindow(qapp, qtbot, data))
        return opened[-1]

    yield open_it
    for window in opened:
        if window.kit.runner._loop is None or not window.kit.runner._loop.is_closed():
            window.close()
    qapp.setStyleSheet("")


@pytest.fixture(scope="module")
def live_checks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with a practice visit that has come to the live checks."""
    data = tmp_path_factory.mktemp("live")
    asyncio.run(prepare(data, Step.LIVE_CHECKS))
    return data


@pytest.fixture
def at_live_checks(live_checks: Path, tmp_path: Path, opens: Opens) -> PracticeWindow:
    """Return a window with that visit taken up and the station admitted."""
    data = tmp_path / "data"
    shutil.copytree(live_checks, data)
    window = opens(data)
    window.resume()
    assert window.bench.step is Step.LIVE_CHECKS
    window.enter()
    window.until(lambda: window.settled() and window.session.guided.acted(Step.LIVE_CHECKS))
    return window


def _chip(window: PracticeWindow) -> str:
    row = window.bench.page.items.row
    return row.chip.text if row else ""


def test_a_whole_practice_visit_ends_with_a_report_that_verifies(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path)
    window.begin()
    assert window.window.watermark.isVisible()
    window.walk(Step.REPORT)
    assert all(state.status is not StepStatus.FAILED for state in window.session.state.steps.values())
    window.until(lambda: window.primary() == "Sign the report")
    window.enter()
    window.type("2468")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.view.signed and window.session.guided.saved_to is not None)
    path = window.session.guided.saved_to
    assert path is not None
    verdict = program_on(tmp_path).verifier().verify(path)
    assert verdict.positive, verdict
    assert verdict.practice
    page = window.bench.page
    window.until(lambda: page.preview.drawn > 0)  # type: ignore[attr-defined]
    assert page.which.isVisible()  # type: ignore[attr-defined]
    assert page.which.choice == "report.pdf"  # type: ignore[attr-defined]
    report_pages = page.preview.page_count  # type: ignore[attr-defined]
    page.which.buttons["certificate.pdf"].click()  # type: ignore[attr-defined]
    window.until(lambda: 0 < page.preview.page_count != report_pages and page.preview.drawn > 0)  # type: ignore[attr-defined]
    assert program_on(tmp_path).verifier().verify(path.with_name("certificate.pdf")).positive
    window.until(lambda: page.delivered.kind == "ok")  # type: ignore[attr-defined]
    assert not window.problems


def test_a_question_that_does_not_apply_says_so_until_another_answer_opens_it(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path)
    window.begin()
    items = window.bench.page.items
    items.activate(("V08", None))
    assert _chip(window) == "Not applicable"
    assert ("V08", None) not in window.session.open_keys(Step.ARRIVE)
    window.session.answer(("V07", None), Answer("unplugged"))
    window.until(lambda: ("V08", None) in window.session.open_keys(Step.ARRIVE) and window.settled())
    window.until(lambda: _chip(window) == "To do")
    assert not window.problems


def test_the_arrival_is_answered_by_keyboard_alone(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path)
    window.begin()
    items = window.bench.page.items
    assert items.active == ("V01", None)
    window.type("PTW 4711")
    window.enter()
    window.until(lambda: items.active == ("V02", None))
    window.type("traffic: cones")
    window.enter()
    window.until(lambda: items.active == ("V03", None) and window.settled())
    window.press(Qt.Key.Key_1)
    window.until(lambda: items.active == ("V04", None) and window.settled())
    answers = window.session.state.answers
    assert answers["V01", None].value == "PTW 4711"
    assert answers["V02", None].value == "traffic: cones"
    assert answers["V03", None].verdict is ItemVerdict.PASS
    assert window.session.state.steps[Step.ARRIVE].status is StepStatus.DOING
    assert window.window.status.bar.parts["saved"].text().startswith("Saved ")


def test_the_verdict_stands_beside_the_number_while_it_is_typed(at_live_checks: PracticeWindow) -> None:
    window = at_live_checks
    items = window.bench.page.items
    items.activate(("E17", 1))
    said = {}
    for digit in ("3", "1", "8"):
        window.type(digit)
        said[items.editor.text if items.editor else ""] = _chip(window)
    assert said == {"3": "Pass", "31": "Pass", "318": "S1 fail"}
    assert ("E17", 1) not in window.session.state.answers, "typing alone saves nothing"
    assert "limit ≤ 300 ms" in (items.row.accessibleName() if items.row else "")
    window.press(Qt.Key.Key_Backspace)
    window.type(",5")
    assert items.editor is not None
    assert items.editor.text == "31,5"
    assert _chip(window) == "Pass"


def test_an_open_danger_locks_the_later_live_steps_until_a_retest_with_a_cause(
    at_live_checks: PracticeWindow,
) -> None:
    window = at_live_checks
    items = window.bench.page.items
    items.activate(("E17", 1))
    window.type("318")
    window.enter()
    window.until(lambda: ("E17", 1) in window.session.state.answers and window.settled())
    window.until(lambda: window.bench.steps.rows["calibration"].line.state == "locked")
    assert "E17@1" in window.bench.steps.rows["calibration"].line.note
    assert window.bench.page.danger.isVisible(), "an S1 shows what to do at once"
    window.bench.look_at(Step.CALIBRATION)
    notice = window.bench.page.notice
    assert isinstance(notice, InlineError)
    assert "E17@1" in notice.accessibleName()
    window.enter()
    window.until(lambda: window.bench.step is Step.LIVE_CHECKS and window.bench.page.items.active == ("E17", 1))
    window.press(Qt.Key.Key_R)
    QTest.qWait(130)
    window.type("24")
    window.enter()
    assert window.bench.questions.open is not None, "a pass after a fail asks for the cause"
    window.type("test lead was loose")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: len(window.session.state.attempts["E17", 1]) == 2 and window.settled())
    standing = window.session.state.answers["E17", 1]
    assert (standing.value, standing.cause) == ("24", "test lead was loose")
    window.until(lambda: window.bench.steps.rows["calibration"].line.state != "locked")


def test_a_step_that_is_not_reached_names_the_step_before_it(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path)
    window.begin()
    window.bench.look_at(Step.SNAPSHOT)
    assert "Arrive" in window.bench.page.notice.accessibleName()
    assert not window.bench.page.items.isEnabled()
    window.enter()
    window.until(lambda: window.bench.step is Step.ARRIVE)


def test_a_key_pressed_twice_does_nothing_twice(at_live_checks: PracticeWindow) -> None:
    window = at_live_checks
    for _ in range(3):
        window.bench.fill()
    window.until(window.settled)
    attempts = window.session.state.attempts
    assert all(len(said) == 1 for said in attempts.values())


def test_a_visit_that_was_killed_comes_back_where_it_was(
    live_checks: Path, tmp_path: Path, opens: Opens, qtbot: QtBot
) -> None:
    data = tmp_path / "data"
    shutil.copytree(live_checks, data)
    first = opens(data)
    first.resume()
    first.session.answer(("E27A", None), Answer("231,4", instrument="IT-2"))
    first.until(lambda: ("E27A", None) in first.session.state.answers and first.settled())
    known = first.session.state
    first.kill()
    second = opens(data)
    second.resume()
    assert second.bench.step is Step.LIVE_CHECKS
    assert second.session.state.id == known.id
    assert second.session.state.answers["E27A", None].value == "231,4"  # kept as typed, shown as English writes it
    assert "231.4 V" in second.bench.page.items._list.rows["E27A"].accessibleName()
    second.until(lambda: second.kit.live.link is not None and second.kit.live.link.connected)
    assert not second.problems


def test_a_real_visit_begins_by_its_work_order_and_is_resumed_from_today(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path)
    window.window.go("visit")
    start = window.view.start
    assert not (window.window.top.primary and window.window.top.primary.isEnabled())
    said = {
        "site": "Alpha Park, Bay 3",
        "station": "CS-0001",
        "serial": "NG22-004711",
        "number": "2026-1187",
        "technician": "T. Example",
        "phone": "+49 000 111",
    }
    for name, value in said.items():
        start.edits[name][1].setFocus()
        window.type(value)
    window.enter()
    window.until(lambda: window.view.bench is not None)
    assert ("info", "Work order 2026-1187") in window.view.header().chips
    assert not window.window.watermark.isVisible()
    window.until(lambda: window.session.operator_phone == "+49 000 111")
    window.until(lambda: window.bench.page.items.active == ("V01", None))
    window.type("PTW 4711")
    window.enter()
    window.until(lambda: ("V01", None) in window.session.state.answers and window.settled())
    visit = window.session.state.id
    window.bench.questions.ask("pause", None)
    assert window.bench.questions.open is not None
    window.bench.questions.open.answer()
    window.until(lambda: window.view.session is None and window.window.place == "today")
    window.kit.news.go.emit("visit", VisitWanted(visit=visit))
    window.until(lambda: window.view.bench is not None)
    assert window.session.state.answers["V01", None].value == "PTW 4711"
    assert window.bench.step is Step.ARRIVE
    assert not window.problems


def test_pausing_says_what_is_left_and_closes_the_visit(at_live_checks: PracticeWindow) -> None:
    window = at_live_checks
    window.bench.questions.ask("pause", None)
    question = window.bench.questions.open
    assert question is not None
    assert "in service" in question.values()["left"]
    visit = window.session.state
    question.answer()
    window.until(lambda: window.view.session is None and window.window.place == "today")
    assert visit.opened.practice
    window.window.go("visit")
    window.until(lambda: window.view._unfinished is not None)
    assert not window.window.watermark.isVisible() or window.view.session is not None


def test_an_instrument_listed_while_the_visit_is_open_is_offered_for_the_next_value(
    at_live_checks: PracticeWindow,
) -> None:
    window = at_live_checks
    visit, cards = window.session.guided.visit, window.bench.page.findChild(ItemCards)
    assert isinstance(cards, ItemCards)
    window.bench.page.items.activate(("E17", 1))
    assert cards._instrument.isVisible()
    assert not cards.list.isVisible()  # a practice visit has instruments of its own
    listed = visit.store.save_instrument(Instrument("new-1", "Tester", "1", "K-1", "", "2030-01-01"))
    window.kit.runner.run(listed, lambda _: window.kit.news.instruments.emit())
    window.until(lambda: cards._instrument.findData("new-1") >= 0)
    assert visit.instruments["new-1"].certificate == "K-1"
