"""500 messages a second for some seconds: prints the 99th percentile of the gaps of the window's thread, in ms.

``plain``: a bare table that takes every row as it comes. ``window``: our window with its live station.
"""

import asyncio
import itertools
import sys
import threading
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

PER_SECOND, SECONDS = 500, 6
TEXT = '[2,"{n}","MeterValues",{{"connectorId":1,"meterValue":[{{"sampledValue":[{{"value":"{n}"}}]}}]}}]'


async def messages() -> AsyncIterator[str]:
    """Yield the same rows for both, on time."""
    begin = time.perf_counter()
    for number in range(PER_SECOND * SECONDS):
        yield TEXT.format(n=number)
        ahead = begin + number / PER_SECOND - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)


def gaps(application: QApplication) -> float:
    """Run the application and return the 99th percentile of the gaps between turns of its loop."""
    turns: list[float] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    QTimer.singleShot(SECONDS * 1000, application.quit)
    application.exec()
    found = sorted(after - before for before, after in itertools.pairwise(turns))
    return 1000 * found[int(0.99 * len(found))]


class Rows(QObject):
    """Brings rows from the other thread, one signal each."""

    came = Signal(str)


def plain() -> float:
    """The yardstick."""
    application = QApplication(sys.argv)
    model = QStandardItemModel(0, 3)
    table = QTableView()
    table.setModel(model)
    table.resize(1366, 768)
    table.show()
    rows = Rows()

    def add(text: str) -> None:
        model.appendRow([QStandardItem(part) for part in ("10:42:17", "in", text)])
        table.scrollToBottom()

    rows.came.connect(add)

    async def feed() -> None:
        async for text in messages():
            rows.came.emit(text)

    threading.Thread(target=lambda: asyncio.run(feed()), daemon=True).start()
    return gaps(application)


def window(folder: str) -> float:
    """Ours: the same messages through runner, live station, drawer and status bar."""
    from app.bootstrap import build
    from app.domain.station import StationEvent, StationEventKind, StationIdentity
    from app.ui.app import make_application, make_kit, make_window

    application = make_application(sys.argv)
    kit = make_kit(application, build(Path(folder), "en"))
    shell = make_window(kit, opening=False)
    shell.resize(1366, 768)
    shell.show()
    who = StationIdentity("CS-1", "1.6", "Northgrid", "NG-22", "NG22-004711", "5.2.1")
    kit.live.show_link(SimpleNamespace(identity=who, connected=True, connectors=(), clock=None))  # type: ignore[arg-type]
    shell.toggle_drawer(True)

    async def events() -> AsyncIterator[StationEvent]:
        async for text in messages():
            yield StationEvent(StationEventKind.FRAME, datetime.now(UTC), "CS-1", text)

    def show(batch: list[StationEvent]) -> None:
        kit.live.feed(batch)
        kit.news.events.emit(batch)

    kit.runner.follow(events(), batch=show)
    found = gaps(application)
    kit.runner.quit()
    return found


if __name__ == "__main__":
    print(plain() if sys.argv[1] == "plain" else window(sys.argv[2]))
