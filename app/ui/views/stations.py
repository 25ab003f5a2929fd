"""The register of stations."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.ui.models.stations import HEADS, StationsModel
from app.ui.views.connect import ConnectPanel
from app.ui.views.export import ask_where, export_table
from app.ui.views.kit import Kit
from app.ui.views.list_frame import ListFrame, ListWords
from app.ui.views.view import Header, View, VisitWanted
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from app.ports.store import StationLine
    from app.ui.views.station import StationPage

TYPING_MS = 120
LIST, EMPTY = 0, 1


class StationsView(View):
    """Filter while typing, sort, select, copy, export; Enter opens a station."""

    drawer = True

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr = kit.tr
        self.model = StationsModel(kit.store, kit.runner, tr, kit.moment)
        words = ListWords(tr("Stations"), tr("Filter by id, site, serial or model"), tr("Filter the stations"))
        self._export = Button(kit.theme, tr("Export CSV"), icon="export", small=True)
        shares = (18, 22, 16, 18, 10, 8, 14)
        self.list = ListFrame(kit, self.model, lambda: self.model.sorted_by, shares, words, after_copy=(self._export,))
        self.table, self.filter = self.list.table, self.list.filter
        self.panel = ConnectPanel(kit)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._build()
        self._wire()

    def _build(self) -> None:
        tr, kit = self.tr_, self.kit
        empty = Card(kit.theme, padded=False)
        advice = tr(
            "Stations enter the register when they connect or are visited. Try the practice visit, or give a station "
            "the address of this laptop."
        )
        actions = (
            Action(tr("Practice visit"), lambda: kit.news.go.emit("visit", VisitWanted(practice=True))),
            Action(tr("Connect a station"), self.panel.start),
        )
        empty.add(Empty(kit.theme, "stations", tr("No station yet"), advice, actions))
        self._stack = QStackedWidget()
        for page in (self.list, empty):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self.panel)
        layout.addWidget(self._stack, 1)

    @cached_property
    def page(self) -> "StationPage":
        """The page of a station, made when the first one is opened: the register is up sooner without it."""
        from app.ui.views.station import StationPage

        page = StationPage(self.kit)
        self._stack.addWidget(page)
        return page

    def _opened(self) -> "StationLine | None":
        """Return the station whose page is shown."""
        return None if self._stack.currentIndex() in (LIST, EMPTY) else self.page.line

    def _wire(self) -> None:
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self.kit.tell)
        self._typing.timeout.connect(lambda: self.model.filter(self.filter.text()))
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.list.opened.connect(self.show_station)
        self._export.clicked.connect(self._ask_file)
        self.panel.came.connect(lambda _: self.header_changed.emit())

    def header(self) -> Header:
        """Of the register, or of the station opened."""
        tr, kit, line = self.tr_, self.kit, self._opened()
        if line is not None:
            sub = " ".join(part for part in (line.vendor, line.model) if part)
            sub = tr("{model}, serial {serial}", model=sub or line.id, serial=line.serial or "—")
            back = Action(tr("All stations"), self._back, "Esc")
            start = Action(tr("Start visit"), lambda: kit.news.go.emit("visit", VisitWanted(station=line.id)), "V")
            return Header(line.site or line.id, sub, (), (back,), start)
        words = tr("{n} in the register", n=self.model.rowCount()) if self.model.rowCount() else tr("the register")
        connect = Action(tr("Connect a station"), self.panel.start, "C")
        return Header(tr("Stations"), words, (), (), connect)

    def entered(self, argument: object = None) -> None:
        """Read again; ``connect`` opens the panel, an id opens its station."""
        self.model.reload()
        if argument == "connect":
            self.panel.start()
        elif argument is not None and not isinstance(argument, str):
            self.show_station(argument)  # type: ignore[arg-type]
        self.table.setFocus()

    def _counted(self, count: int) -> None:
        if self._opened() is None:
            self._stack.setCurrentIndex(LIST if count or self.model.matching else EMPTY)
        self.list.show_count(self.tr_("{n} stations", n=count))
        self.header_changed.emit()

    def show_station(self, line: "StationLine") -> None:
        """Open the page of a station."""
        self.page.show_station(line)
        self._stack.setCurrentWidget(self.page)
        self.header_changed.emit()

    def _back(self) -> None:
        self._stack.setCurrentIndex(LIST)
        self.table.setFocus()
        self.header_changed.emit()

    def _ask_file(self) -> None:
        ask_where(self, self.tr_("Export stations"), "csv", self.export)

    def export(self, path: str) -> None:
        """Write every station that matches the filter, not only those in view."""
        kit, tr = self.kit, self.tr_

        def write(lines: "tuple[StationLine, ...]") -> None:
            rows = [self.model.texts(line) for line in lines]
            export_table(kit, self, path, HEADS, rows, tr("{n} stations written to {path}", n=len(rows), path=path))

        wanted = max(1, self.model.rowCount())
        kit.runner.run(kit.store.stations(self.model.matching, 0, wanted), write, kit.tell, self)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the list."""
        tr = self.tr_
        return (("A…Z", tr("filter")), ("Enter", tr("open the station")), ("Ctrl+C", tr("copy the selected rows")))
