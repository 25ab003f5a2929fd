"""A visit changes hands in the window: given from the pause or from Today, taken over on another laptop."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.button import Button
from app.workflows.hand_over import FACTS
from tests.ui.real_window import RealWindow

PIN = "482915"


@pytest.fixture
def laptop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], RealWindow]]:
    """Return what opens the program on another laptop."""
    opened: list[RealWindow] = []

    def open_it(name: str) -> RealWindow:
        opened.append(RealWindow(qapp, qtbot, tmp_path / name))
        return opened[-1]

    yield open_it
    for window in opened:
        if not window.kit.runner.ended:
            window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def first(laptop: Callable[[str], RealWindow]) -> RealWindow:
    """A laptop with a visit whose first question is answered with a photo beside it."""
    window = laptop("first")
    window.begin_real()
    window.until(lambda: window.bench.page.items.active == ("V01", None))
    window.bring(("V01", None))
    window.answer(("V01", None))
    window.until(lambda: ("V01", None) in window.session.state.answers and window.settled())
    return window


def _fill(window: RealWindow, **said: str) -> None:
    """Type into the fields of the question, then Enter."""
    window.until(window.asked)
    question = window.bench.questions.open
    assert question is not None
    for name, words in said.items():
        edit = question._edits[name]
        edit.setFocus()
        edit.selectAll()  # type: ignore[union-attr]
        window.type(words)
    window.press(Qt.Key.Key_Return)


def _take(window: RealWindow, folder: Path, by: str) -> None:
    (take,) = [one for one in window.window.views["today"].findChildren(Button) if one.words == "Take over…"]
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    QTest.qWait(30)
    window.type(str(folder))
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Tab)
    window.type(by)
    window.press(Qt.Key.Key_Return)


def test_a_visit_is_handed_over_at_its_pause_and_taken_over_elsewhere(
    first: RealWindow, laptop: Callable[[str], RealWindow], tmp_path: Path
) -> None:
    stick, known = tmp_path / "stick", first.session.state
    first.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    first.until(first.asked)
    question = first.bench.questions.open
    assert question is not None
    (other,) = [button for button in question.findChildren(Button) if button.words == "Hand over…"]
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    _fill(first, to="B. Colleague", left="lock 17 on, station dead", folder=str(stick), pin=PIN)
    first.until(lambda: first.view.session is None and first.window.place == "today")
    first.until(lambda: "B. Colleague" in first.window.toast.accessibleName())
    assert (stick / FACTS).is_file()
    first.until(lambda: [line.state for line in first.window.views["today"]._visits] == ["handed_over"])  # type: ignore[attr-defined]
    assert first.window.top.primary is not None
    assert "Resume" not in first.window.top.primary.words, "what is with a colleague is not resumed here"
    first.close()
    second = laptop("second")
    _take(second, stick, "B. Colleague")
    second.until(lambda: "visit" in second.window.views and second.view.bench is not None)
    state = second.session.state
    assert state.id == known.id
    assert state.answers == known.answers
    assert [fact.sha256 for _, fact in state.evidence] == [fact.sha256 for _, fact in known.evidence]
    assert state.handed_over is None
    second.until(lambda: second.bench.page.items.active == ("V02", None))
    assert not second.problems


def test_from_today_it_asks_at_once_and_what_is_gone_says_where(first: RealWindow, tmp_path: Path) -> None:
    visit = first.session.state.id
    first.window.go("today")
    first.until(lambda: first.window.views["today"]._give.isEnabled())  # type: ignore[attr-defined]
    first.press(Qt.Key.Key_H)
    first.until(lambda: first.window.place == "visit")
    _fill(first, to="B. Colleague", left="nothing", folder=str(tmp_path / "stick"), pin=PIN)
    first.until(lambda: first.window.place == "today" and first.view.session is None)
    first.view.resume(visit)
    first.window.go("visit")
    first.until(lambda: first.view.bench is not None)
    page = first.bench.page
    assert "Handed over to B. Colleague" in page.notice.accessibleName()
    assert not page.items.isEnabled()
    assert first.primary() == "Done"


def test_a_folder_that_takes_nothing_leaves_the_visit_open(first: RealWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    first.bench.questions.ask("hand_over", None)
    _fill(first, to="B. Colleague", left="nothing", folder=str(tmp_path / "file" / "sub"), pin=PIN)
    first.until(first.bench.page.error.isVisible)
    assert first.session.state.handed_over is None
    assert "file" in first.bench.page.error.accessibleName()


def test_a_bundle_somebody_changed_is_refused_on_today(
    first: RealWindow, laptop: Callable[[str], RealWindow], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    first.bench.questions.ask("hand_over", None)
    _fill(first, to="B", left="nothing", folder=str(stick), pin=PIN)
    first.until(lambda: first.view.session is None)
    first.close()
    (stick / FACTS).write_bytes((stick / FACTS).read_bytes().replace(b"PTW", b"XXX").replace(b"Not required", b"No"))
    second = laptop("second")
    _take(second, stick, "B. Colleague")
    second.until(second.window.error.isVisible)
    assert FACTS in second.window.error.accessibleName()
    assert second.window.place == "today"
    assert second.window.views["today"]._visits == ()  # type: ignore[attr-defined]
