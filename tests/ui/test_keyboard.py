"""Everything by keyboard alone: each page is walked with Tab, each widget says its name and shows its focus."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.step import Step
from app.ui.views.window import PLACES
from app.ui.widgets.item_row import ItemRow
from tests.ui.practice_window import PracticeWindow, prepare

MOST_STOPS = 600
ALIKE = {Step.OUTSIDE, Step.DEAD_CHECKS, Step.REENERGISE, Step.FUNCTION}
"""Pages made of the same parts as others: walked in the soak."""
PAGES = [
    pytest.param(step, marks=pytest.mark.soak if step in ALIKE else (), id=step.value)
    for step in Step
    if step is not Step.SECURITY_AUDIT
]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with a practice visit that has come to the close-out: every page has something to show."""
    data = tmp_path_factory.mktemp("keyboard")
    asyncio.run(prepare(data, Step.CLOSE_OUT))
    return data


@pytest.fixture
def window(prepared: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[PracticeWindow]:
    """A window with that visit taken up."""
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    opened = PracticeWindow(qapp, qtbot, data)
    opened.resume()
    yield opened
    opened.close()
    qapp.setStyleSheet("")


def _walk(window: PracticeWindow, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Return the widgets the key stops at, from the first place in the rail until it comes round to it."""
    start = window.window.rail.buttons[window.window.place]
    start.setFocus()
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        window.press(key)
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard got lost"
        if focus is start:
            return stops
        assert _name(focus), f"{type(focus).__name__} in {type(focus.parent()).__name__} says no name"
        stops.append(focus)
    raise AssertionError(f"{MOST_STOPS} stops and not round: {[one.accessibleName() for one in stops[-5:]]}")


def _silent(widgets: list[QWidget]) -> list[str]:
    return [f"{type(one).__name__} in {type(one.parent()).__name__}" for one in widgets if not _name(one)]


def _name(widget: QWidget) -> str:
    """Return what a screen reader says; what a scroll area shows speaks for it."""
    if isinstance(widget, QAbstractScrollArea) and not widget.accessibleName() and widget.viewport() is not None:
        return ", ".join(child.accessibleName() for child in widget.findChildren(QWidget) if child.accessibleName())
    return widget.accessibleName()


def _takes_keys(root: QWidget) -> list[QWidget]:
    return [
        child
        for child in root.findChildren(QWidget)
        if child.isVisible()
        and child.isEnabled()
        and child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and child.focusProxy() is None
    ]


@pytest.mark.parametrize("step", PAGES)
def test_every_page_of_a_visit_is_reached_and_speaks(window: PracticeWindow, step: Step) -> None:
    window.bench.look_at(step)
    QTest.qWait(30)
    assert _silent(_takes_keys(window.window)) == []
    rows = window.bench.page.findChildren(ItemRow)
    buttons = {
        child
        for child in _takes_keys(window.bench.page)
        if isinstance(child, QAbstractButton)
        and not any(row.isAncestorOf(child) for row in rows)  # those come and go with the row the keyboard is in
        and not (child.group() is not None and not child.isChecked())
    }
    there = _walk(window)
    assert buttons <= set(there), [button.accessibleName() for button in buttons - set(there)]
    assert buttons <= set(_walk(window, Qt.Key.Key_Backtab)), "what Tab reaches, Shift+Tab reaches"


@pytest.mark.parametrize("step", [Step.ARRIVE, Step.CALIBRATION, Step.CLOSE_OUT])
def test_what_has_the_keyboard_looks_different(window: PracticeWindow, step: Step) -> None:
    window.bench.look_at(step)
    QTest.qWait(30)
    for button in [one for one in _takes_keys(window.bench.page) if isinstance(one, QAbstractButton)][:6]:
        window.bench.page.setFocus()
        plain = _picture(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert _picture(button) != plain, button.accessibleName()


def _picture(widget: QWidget) -> QImage:
    QTest.qWait(5)
    return widget.grab().toImage()


@pytest.mark.parametrize("place", [place for place, *_ in PLACES])
def test_every_place_is_walked_round(window: PracticeWindow, place: str) -> None:
    window.window.go(place)
    window.until(lambda: window.window.place == place)
    QTest.qWait(30)
    assert _silent(_takes_keys(window.window)) == []
    assert len(_walk(window)) > len(PLACES) - 2


def test_the_actions_of_an_item_are_reached_in_the_order_they_are_read(window: PracticeWindow) -> None:
    window.bench.look_at(Step.ARRIVE)
    items = window.bench.page.items
    items.activate(("V03", None))
    assert items.row is not None
    items.row.setFocus()
    said = []
    for _ in range(4):
        window.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        said.append(focus.accessibleName() if focus else "")
    assert said == ["Yes", "No: work does not begin", "Photo", "Not tested"]


def test_space_and_enter_press_what_has_the_keyboard_and_arrows_walk_the_items(window: PracticeWindow) -> None:
    window.bench.look_at(Step.ARRIVE)
    items = window.bench.page.items
    items.activate(("V02", None))
    window.press(Qt.Key.Key_Down)
    assert items.active == ("V03", None)
    window.press(Qt.Key.Key_Up)
    assert items.active == ("V02", None)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        window.window.go("visit")
        QTest.qWait(150)
        window.window.rail.buttons["review"].setFocus()
        window.press(key)
        window.until(lambda: window.window.place == "review")
