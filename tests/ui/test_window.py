"""The window as a user meets it: by keyboard, in every width and direction, locked, with errors in their place."""

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import ComputerCannot, Reason
from app.ui.views.stations import StationsView
from app.ui.views.view import VisitWanted
from app.ui.views.window import PLACES, MainWindow
from app.ui.widgets.button import Button
from tests.fakes.window import FakeProgram, FakeStore, station_line, visit_line

SPEAKING = (QAbstractButton, QLineEdit, QComboBox, QTableView)


def _register(count: int) -> FakeStore:
    return FakeStore([station_line(number) for number in range(count)], [visit_line("v1"), visit_line("v2", "signed")])


def _type(window: MainWindow, words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or window, words)


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_alt_and_a_number_goes_to_each_place(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(3)))
    for number, (place, *_) in enumerate(PLACES, 1):
        _press(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert window.place == place
        assert window.rail.buttons[place].isChecked()


@pytest.mark.parametrize("place", [place for place, *_ in PLACES])
def test_everything_that_takes_the_keyboard_says_its_name(open_window: Any, place: str) -> None:
    window = open_window(FakeProgram(_register(3)), place)
    silent = [
        f"{type(child).__name__} in {type(child.parent()).__name__}"
        for child in window.findChildren(QWidget)
        if isinstance(child, SPEAKING)
        and child.isVisible()
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not child.accessibleName()
    ]
    assert silent == []


@pytest.mark.parametrize("place", [place for place, *_ in PLACES])
def test_tab_reaches_every_field_of_a_screen(open_window: Any, place: str) -> None:
    window = open_window(FakeProgram(_register(3)), place)
    view = window.views[place]
    wanted = {
        child
        for child in view.findChildren(QWidget)
        if isinstance(child, SPEAKING)
        and child.isVisible()
        and child.isEnabled()
        and child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and not (isinstance(child, QAbstractButton) and child.group() is not None and not child.isChecked())
    }
    view.setFocus()
    reached = set()
    for _ in range(120):
        _press(window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert wanted <= reached


@pytest.mark.parametrize("place", [place for place, *_ in PLACES])
def test_field_density_has_no_small_target(open_window: Any, place: str, qtbot: QtBot) -> None:
    program = FakeProgram(_register(3))
    program.settings.density = "field"
    window = open_window(program, place)
    qtbot.wait(1)
    small = [
        f"{type(child).__name__} {child.accessibleName()!r} {child.height()}"
        for child in window.findChildren(QWidget)
        if isinstance(child, QAbstractButton | QLineEdit | QComboBox)
        and child.isVisible()
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and child.height() < 42 + 2 * (window.kit.theme.border_px > 0 and isinstance(child, Button))
    ]
    assert small == []


def test_enter_does_the_one_primary_action(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(0)))
    went: list[object] = []
    window.kit.news.go.disconnect(window.go)
    window.kit.news.go.connect(lambda place, argument: went.append((place, argument)))
    primary = window.top.primary
    assert primary is not None
    assert primary.key == "Enter"
    primary.click()
    assert went == [("visit", VisitWanted(visit="v1"))]


def test_the_first_start_offers_the_practice_visit(open_window: Any) -> None:
    window = open_window(FakeProgram())
    assert window.top.primary is not None
    assert window.top.primary.accessibleName() == "Practice visit"


def test_the_primary_button_keeps_its_corner(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(3)))
    corners = set()
    for place in ("today", "stations"):
        window.go(place)
        qtbot.waitUntil(lambda: not window.kit.runner.busy)
        primary = window.top.primary
        assert primary is not None
        corners.add(primary.mapTo(window, QPoint(primary.width(), 0)))
    assert len(corners) == 1


def test_right_to_left_mirrors_the_window(open_window: Any) -> None:
    left = open_window(FakeProgram(_register(3)))
    assert left.rail.mapTo(left, QPoint(0, 0)).x() == 0
    right = open_window(FakeProgram(_register(3), "ar"))
    assert right.rail.mapTo(right, QPoint(0, 0)).x() == right.width() - right.rail.width()
    primary = right.top.primary
    assert primary is not None
    assert primary.mapTo(right, QPoint(0, 0)).x() < 40


@pytest.mark.parametrize("size", [(960, 540), (1100, 700), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("place", [place for place, *_ in PLACES])
def test_no_screen_needs_more_room_than_there_is(open_window: Any, place: str, size: tuple[int, int]) -> None:
    window = open_window(FakeProgram(_register(3)), place, size)
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().width() <= 960


def test_the_drawer_folds_below_1280_and_its_button_brings_it(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(3)), "stations", (1200, 700))
    assert window.drawer is None or not window.drawer.isVisible()
    assert window._fold.isVisible()
    window._fold.click()
    assert window.drawer is not None
    assert window.drawer.isVisible()
    window._fold.click() if window._fold.isVisible() else window.toggle_drawer()
    assert not window.drawer.isVisible()


def test_question_mark_shows_keys_and_escape_closes_them(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(3)))
    window.show_keys()
    assert window.keys.isVisible()
    _press(window, Qt.Key.Key_Escape)
    assert not window.keys.isVisible()


def test_the_keys_name_those_of_buttons_on_the_screen(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(3)))
    assert {("O", "Take over…"), ("H", "Hand over…")} <= set(window.views["today"].keys())


def test_find_reaches_stations_visits_and_commands(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(30)))
    _press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.search.palette
    assert palette is not None
    assert palette.isVisible()
    palette.edit.setText("cs-00017")
    qtbot.waitUntil(lambda: palette.list.count() == 1)
    _press(window, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.place == "stations"
    view = cast(StationsView, window.views["stations"])
    assert view.page.line is not None
    assert view.page.line.id == "CS-00017"


def test_an_error_stands_in_the_window_with_a_way_out(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(3)))
    window.show_problem(ComputerCannot(Reason.PORT_IN_USE, "127.0.0.1", port=9000))
    assert window.error.isVisible()
    assert "9000" in window.error.accessibleName()
    assert "Choose another" in window.error.accessibleName()
    window.show_problem(ZeroDivisionError("secret"))
    assert "safe" in window.error.accessibleName()
    assert "secret" not in window.error.accessibleName()


def test_what_cannot_be_opened_is_said_and_can_be_tried_again(qapp: QApplication, qtbot: QtBot) -> None:
    from app.ui.app import make_kit, make_window

    program = FakeProgram(_register(1))
    program.fails = ComputerCannot(Reason.DATA_DIRECTORY_IN_USE, "/data")
    window = make_window(make_kit(qapp, program))
    window.show()
    try:
        qtbot.waitUntil(window.error.isVisible)
        assert "/data" in window.error.accessibleName()
        assert window.place == ""
        program.fails = None
        again = next(b for b in window.error.findChildren(Button) if b.accessibleName() == "Try again")
        again.click()
        qtbot.waitUntil(lambda: window.place == "today")
        assert not window.error.isVisible()
        qtbot.waitUntil(lambda: not window.kit.runner.busy)
    finally:
        window.close()
        assert window.kit.runner.quit(program.kept_store.close)
        window.deleteLater()
    assert program.kept_store.closed


def test_a_setting_is_saved_as_it_is_changed(open_window: Any, qtbot: QtBot) -> None:
    program = FakeProgram(_register(1))
    window = open_window(program, "settings")
    theme = next(b for b in window.findChildren(QAbstractButton) if b.accessibleName() == "Dark" and b.isVisible())
    theme.click()
    qtbot.waitUntil(lambda: program.kept_store.kept.get("theme") == "dark")
    qtbot.waitUntil(lambda: window.kit.theme.name == "dark")
    assert window.status.bar.parts["saved"].text().startswith("Saved 10:42:17")


def test_the_last_save_is_told_anew_when_the_zone_becomes_known(open_window: Any, qtbot: QtBot) -> None:
    program = FakeProgram(_register(1))
    window = open_window(program)
    qtbot.waitUntil(lambda: window.status.bar.parts["saved"].text().startswith("Saved "))
    program.kept_store.kept["zone"] = "Asia/Tokyo"
    window.kit.preferences.load(window.kit.store)
    qtbot.waitUntil(lambda: window.status.bar.parts["saved"].text() == "Saved 18:42:17")


def test_today_shows_its_times_anew_when_the_zone_becomes_known(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(1)))
    today, preferences = window.views["today"], window.kit.preferences
    qtbot.waitUntil(lambda: "+01:00" in today._zone.text())
    before = today.model.index(0, 0).data()
    preferences._show({"zone": "Asia/Tokyo"})
    qtbot.waitUntil(lambda: "+09:00" in today._zone.text())
    assert today.model.index(0, 0).data() != before


def test_a_setting_that_cannot_be_used_says_so_and_is_not_saved(open_window: Any, qtbot: QtBot) -> None:
    program = FakeProgram(_register(1))
    window = open_window(program, "settings")
    window.kit.preferences.keep("listen.port", "99999", window.views["settings"]._refused)
    qtbot.waitUntil(window.views["settings"]._error.isVisible)
    assert "listen.port" in window.views["settings"]._error.accessibleName()
    assert "listen.port" not in program.kept_store.kept


def test_a_pin_locks_and_only_the_pin_opens(open_window: Any, qtbot: QtBot) -> None:
    program = FakeProgram(_register(1))
    program.kept_store.kept["lock.state"] = "hash of 2468"
    window = open_window(program)
    screen = window.lock.screen
    assert screen is not None
    assert window.lock.locked, "a laptop that starts is locked"
    assert QApplication.focusWidget() is screen.edit
    _press(window, Qt.Key.Key_Escape)
    _press(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.lock.locked
    assert window.place == "today"
    _type(window, "1111")
    _press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wrong" in screen._problem.text())
    assert window.lock.locked
    _type(window, "2468")
    _press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock.locked)


def test_without_a_pin_it_never_locks(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(1)))
    window.lock.lock_now()
    assert not window.lock.locked


def test_idle_minutes_lock(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(1)))
    window.kit.app_lock.choose("2468")
    assert window.lock._timer.isActive()
    assert window.lock._timer.interval() == 10 * 60_000
    window.lock._timer.timeout.emit()
    assert window.lock.locked


def test_the_watermark_lets_every_click_through(open_window: Any) -> None:
    window = open_window(FakeProgram(_register(1)))
    window.kit.news.practice.emit(True)
    assert window.watermark.isVisible()
    assert window.watermark.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    before = window.grab().toImage()
    window.kit.news.practice.emit(False)
    assert not window.watermark.isVisible()
    assert window.grab().toImage() != before


def test_connect_says_why_it_cannot_listen(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_register(1)), "stations")
    panel = window.views["stations"].panel
    panel.start()
    qtbot.waitUntil(lambda: panel._error.isVisible())
    assert panel._time.text() == "Time of this laptop: +0.000 s, stopped clock"
    assert "9000" in panel._error.accessibleName()
    assert not panel.listening
