"""A window on a fake program, ended cleanly after each test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.app import make_kit, make_window
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.ui.views.window import MainWindow
from tests.fakes.window import FakeProgram


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """A runner that has quit after the test, with nothing left behind."""
    made = Runner()
    yield made
    assert made.quit()


@pytest.fixture
def theme(qapp: QApplication, checkout: object) -> Iterator[Theme]:
    """The light theme on the application."""
    made = Theme(checkout / "resources")  # type: ignore[operator]
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Return what opens a window on a program and waits until Today is there."""
    opened: list[MainWindow] = []

    def open_it(program: FakeProgram, place: str = "today", size: tuple[int, int] = (1366, 768)) -> MainWindow:
        kit = make_kit(qapp, program)
        window = make_window(kit)
        opened.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitUntil(lambda: kit.opened_store is not None and kit.app_lock is not None)
        if place != "today":
            window.go(place)
        qtbot.waitUntil(lambda: not kit.runner.busy)
        return window

    yield open_it
    for window in opened:
        window.close()
        assert window.kit.runner.quit()
        window.deleteLater()
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
