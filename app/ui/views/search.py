"""Ctrl+K: commands at once, visits and stations as they are found."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.ui.runner import Job
from app.ui.views.kit import Kit
from app.ui.views.view import InstrumentWanted, VisitWanted
from app.ui.widgets.action import Action
from app.ui.widgets.palette import CommandPalette, Found

if TYPE_CHECKING:
    from app.ports.store import Instrument, StationLine, VisitLine

MOST = 8
TYPING_MS = 80


class Search:
    """Opens the palette and fills it."""

    def __init__(self, kit: Kit, ground: QWidget, commands: Callable[[], list[Action]]) -> None:
        self._kit, self._ground, self._commands = kit, ground, commands
        self.palette: CommandPalette | None = None
        self._visits: tuple[VisitLine, ...] = ()
        self._stations: tuple[StationLine, ...] = ()
        self._instruments: tuple[Instrument, ...] = ()
        self._words = ""
        self._known: list[Action] = []
        self._job: Job | None = None
        self._typing = QTimer(ground, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)

    def open(self) -> None:
        """Open the palette."""
        kit, tr = self._kit, self._kit.tr
        if kit.opened_store is None:
            return
        self._known = self._commands()
        if self.palette is None:
            hint = tr("Find a station, a visit, a command")
            self.palette = CommandPalette(kit.theme, self._ground, tr("Find"), hint, self._search)
        kit.runner.run(kit.store.visits(), self._show_visits, kit.tell, self.palette)
        kit.runner.run(kit.store.instruments(), self._show_instruments, kit.tell, self.palette)
        self.palette.open()

    def _search(self, words: str) -> None:
        self._words = words.strip().lower()
        self._show()
        self._typing.start()

    def _ask(self) -> None:
        kit = self._kit
        if kit.runner.ended:  # the timer may outlive a window that is being closed
            return
        if self._job is not None:
            self._job.cancel()
        self._job = kit.runner.run(
            kit.store.stations(self._words, 0, MOST), self._show_stations, kit.tell, self.palette
        )

    def _show_visits(self, visits: "tuple[VisitLine, ...]") -> None:
        self._visits = visits
        self._show()

    def _show_instruments(self, instruments: "tuple[Instrument, ...]") -> None:
        self._instruments = instruments
        self._show()

    def _show_stations(self, stations: "tuple[StationLine, ...]") -> None:
        self._stations = stations
        self._show()

    def _show(self) -> None:
        kit, words = self._kit, self._words
        found = [Found(a.text, a.do, icon=a.icon or "next", key=a.key) for a in self._known if words in a.text.lower()]
        for visit in self._visits:
            text = f"{visit.site or visit.station}"
            if words in " ".join((visit.site, visit.station, visit.work_order)).lower():
                sub = f"{visit.work_order}, {kit.moment(visit.opened_at)}"
                found.append(Found(text, lambda id=visit.id: self._go_visit(id), sub, "visit"))  # type: ignore[misc]
            if len(found) > 3 * MOST:
                break
        for line in self._stations if words else ():
            sub = ", ".join(part for part in (line.site, line.serial) if part)
            found.append(Found(line.id, lambda line=line: self._go_station(line), sub, "stations"))  # type: ignore[misc]
        for one in self._instruments if words else ():
            if words in " ".join((one.id, one.text, one.serial, one.certificate)).lower():
                sub = ", ".join(part for part in (one.text, one.serial) if part)
                found.append(Found(one.id, lambda id=one.id: self._go_instrument(id), sub, "review"))  # type: ignore[misc]
        if self.palette is not None:
            self.palette.show_found(found)

    def _go_visit(self, visit: str) -> None:
        self._kit.news.go.emit("visit", VisitWanted(visit=visit))

    def _go_instrument(self, id: str) -> None:
        self._kit.news.go.emit("instruments", InstrumentWanted(id))

    def _go_station(self, line: "StationLine") -> None:
        self._kit.news.go.emit("stations", line)
