"""Starts the window and ends it cleanly: the only place that knows QApplication, the hook for errors, the quit."""

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.models.preferences import Preferences
from app.ui.models.program import WindowProgram
from app.ui.news import News
from app.ui.runner import Runner
from app.ui.theme import DENSITIES, THEMES, Theme, load_fonts
from app.ui.views.kit import Kit
from app.ui.views.window import MainWindow, MakeView
from app.ui.widgets.action import Action

if TYPE_CHECKING:
    from app.bootstrap import Program
    from app.ports.store import Store

LOOK_FILE = "window.ini"
"""Beside the data: theme, density, language and place of the window, needed before the store is open."""
START_SIZE = (1366, 768)

_log = logging.getLogger(__name__)


def make_application(arguments: list[str]) -> QApplication:
    """Return the application; a style chosen afterwards would be loaded beside the one of the system."""
    application = QApplication([*arguments[:1], "-style", "Fusion"])
    application.setApplicationName("ChargeBench")
    return application


def make_kit(application: QApplication, program: WindowProgram, theme: str = "", density: str = "") -> Kit:
    """Return what the window is built on; the look is on the application then."""
    load_fonts(program.resources)
    look = Theme(program.resources, theme or "light", density or "desk")
    locale = QLocale(program.texts.language)
    application.setLayoutDirection(locale.textDirection())
    look.apply(application)
    runner = Runner()
    return Kit(program, look, runner, News(), Preferences(runner, lambda: program.settings))


def make_window(kit: Kit, makers: "Mapping[str, MakeView] | None" = None, opening: bool = True) -> MainWindow:
    """Return the window, which opens what is saved after its first painting (``opening`` False: never)."""
    window = MainWindow(kit, makers)

    def opened(store: "Store") -> None:
        kit.opened_store = store
        window.start()

    def failed(problem: BaseException) -> None:
        again = Action(kit.tr("Try again"), open_store, "R")
        window.show_error(kit.explain(problem), again)

    def open_store() -> None:
        window.error.hide()
        kit.runner.run(kit.program.open_store(), opened, failed, window)

    if opening:
        QTimer.singleShot(0, open_store)
    return window


def run_window(program: "Program", language: str = "") -> int:
    """Show the window until it is closed; returns the exit code. ``language`` given on the command line wins."""
    from dataclasses import replace

    application = make_application(sys.argv)
    look = QSettings(str(Path(program.data) / LOOK_FILE), QSettings.Format.IniFormat)
    chosen = str(look.value("language", ""))
    if chosen and not language:
        program = replace(program, texts=program.texts_in(chosen))
    kit = make_kit(application, program, _known(look, "theme", THEMES), _known(look, "density", DENSITIES))
    window = make_window(kit)
    kit.news.preference.connect(lambda name, value: look.setValue(name, value) if name in _LOOK else None)
    _catch(kit)
    if not window.restoreGeometry(look.value("geometry", b"")):  # type: ignore[arg-type]
        window.resize(*START_SIZE)
    window.show()
    QTimer.singleShot(0, lambda: _show_icon(application, kit.theme))
    code = application.exec()
    look.setValue("geometry", window.saveGeometry())
    look.sync()
    store = kit.opened_store
    ended = kit.runner.quit(store.close if store is not None else None)
    sys.excepthook = sys.__excepthook__
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not ended:
        _log.error("a task did not end within the time given to it")
    return code


def _show_icon(application: QApplication, theme: Theme) -> None:
    """After the window is there: icons are slow to make ready."""
    from PySide6.QtGui import QIcon

    application.setWindowIcon(QIcon(theme.pixmap("bolt", "brand", 64)))


_LOOK = frozenset({"theme", "density", "language"})


def _known(look: QSettings, name: str, allowed: tuple[str, ...]) -> str:
    value = str(look.value(name, ""))
    return value if value in allowed else ""


def _catch(kit: Kit) -> None:
    """The edge: what a slot raises is logged and shown; the window goes on, what was saved is safe."""

    def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("unexpected error in the window", exc_info=(kind, problem, trace))
        kit.news.problem.emit(problem)

    sys.excepthook = hook
