"""Our window on a real, encrypted register, until the first 50 of its stations are painted."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer

# isort: off
from app.ui.app import make_application, make_kit, make_window  # the window comes first, as when it is started
from app.ui.views import stations, today  # noqa: F401 - imports are not what is measured
import app.storage.store  # noqa: F401
from app.bootstrap import build
# isort: on

FIRST = 50
begin = time.perf_counter()
application = make_application(sys.argv)
kit = make_kit(application, replace(build(Path(sys.argv[1]), "en"), key=bytes(32)))
window = make_window(kit)
window.resize(1366, 40 * FIRST + 400)  # so high that all of them are in view
window.show()


def look() -> None:
    """Go there once everything is open; end once the rows have been painted."""
    if window.place == "today":
        window.go("stations")
    if window.place == "stations":
        view = window.views["stations"]
        if all(view.model.line(row) is not None for row in range(FIRST)):  # type: ignore[attr-defined]
            view.table.repaint()  # type: ignore[attr-defined]
            print(time.monotonic(), time.perf_counter() - begin)
            application.quit()


timer = QTimer(interval=2)
timer.timeout.connect(look)
timer.start()
application.exec()
store = kit.opened_store
sys.exit(0 if kit.runner.quit(store.close if store is not None else None) else 1)
