"""The buttons of the top bar: a key pressed while the header changes is never lost."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.views.top_bar import MARGIN, SPACING, TopBar
from app.ui.views.view import Header
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button


def bar_in_a_window(theme: Theme, qtbot: QtBot) -> tuple[TopBar, QMainWindow]:
    window = QMainWindow()
    bar = TopBar(theme)
    window.setMenuWidget(bar)
    window.setCentralWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    return bar, window


def header(done: list[str], primary: str, *others: str, chip: str = "") -> Header:
    secondary = [Action(words, lambda words=words: done.append(words), words[0]) for words in others]  # type: ignore[misc]
    chips = [("info", chip)] if chip else []
    return Header("Title", "", chips, secondary, Action(primary, lambda: done.append(primary), "Enter"))


def test_a_key_works_in_the_round_its_button_came(theme: Theme, qtbot: QtBot) -> None:
    bar, window = bar_in_a_window(theme, qtbot)
    done: list[str] = []
    bar.show_header(header(done, "Next"))
    qtbot.waitUntil(lambda: bar.buttons[0].isVisible())
    bar.show_header(header(done, "Next", "Discard"))
    QTest.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: done == ["Discard"])


def test_a_key_pressed_just_before_the_header_changes_still_counts(theme: Theme, qtbot: QtBot) -> None:
    bar, window = bar_in_a_window(theme, qtbot)
    done: list[str] = []
    bar.show_header(header(done, "Next", "Discard", chip="a"))
    qtbot.waitUntil(lambda: bar.buttons[0].isVisible())
    kept = bar.buttons[0]
    QTest.keyClick(window, Qt.Key.Key_D)
    bar.show_header(header(done, "Type", "Discard", chip="b"))
    assert bar.buttons[0] is kept, "a button that stays is not made anew"
    qtbot.waitUntil(lambda: done == ["Discard"])
    QTest.keyClick(window, Qt.Key.Key_D)
    bar.show_header(header(done, "Type", "Price"))
    qtbot.waitUntil(lambda: done == ["Discard", "Discard"])
    qtbot.wait(150)
    assert done == ["Discard", "Discard"], "once"


def test_the_primary_button_keeps_its_corner_where_nothing_stands_beside_the_title(theme: Theme, qtbot: QtBot) -> None:
    bar, window = bar_in_a_window(theme, qtbot)
    fold = Button(theme, "", icon="drawer", small=True)
    bar.set_fold(fold)
    window.resize(1200, 300)
    bar.show_header(header([], "Begin visit"))
    qtbot.waitUntil(lambda: bar.buttons[0].isVisible())
    QApplication.processEvents()
    assert bar.buttons[0].geometry().right() == bar._right.width() - 1
    assert bar._right.geometry().right() >= bar.width() - MARGIN - 1
    assert bar._right.x() - fold.geometry().right() <= SPACING + 1


def test_a_state_stays_whole_and_the_title_gives_way(theme: Theme, qtbot: QtBot) -> None:
    bar, window = bar_in_a_window(theme, qtbot)
    window.setFixedWidth(760)
    shown = header([], "Keep as new edition", "Export", "All profiles", chip="not kept yet")
    bar.show_header(replace(shown, title="MID class A, B, C, in service (Germany) (copy)"))
    QApplication.processEvents()
    chip = bar._chips[0]
    assert chip.width() >= chip.sizeHint().width()
    assert bar.title.toolTip() == bar.title.text(), "what is shortened can be read"


def test_the_buttons_stand_in_the_order_of_the_header_and_the_primary_is_last(theme: Theme, qtbot: QtBot) -> None:
    bar, window = bar_in_a_window(theme, qtbot)
    done: list[str] = []
    bar.show_header(header(done, "Next", "Alpha", "Beta", chip="a"))
    bar.show_header(header(done, "Next", "Gamma", "Beta", "Alpha"))
    QApplication.processEvents()
    assert [button.words for button in bar.buttons] == ["Gamma", "Beta", "Alpha", "Next"]
    places = [button.mapTo(window, button.rect().topLeft()).x() for button in bar.buttons]
    assert places == sorted(places)
    assert bar.primary is bar.buttons[-1]
    bar.show_header(Header("Title"))
    assert bar.primary is None
