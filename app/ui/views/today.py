"""Today: visits, what is due, what waits to be synced."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain.calibration_certificate import days_left
from app.domain.text import mark
from app.ui.cell import CellRole
from app.ui.models.instruments import DUE_DAYS
from app.ui.models.times import long_day, offset, size_words
from app.ui.models.visits import VisitsModel
from app.ui.views.kit import Kit
from app.ui.views.take_over import ask_take_over
from app.ui.views.view import Header, InstrumentWanted, View, VisitWanted
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty import Empty
from app.ui.widgets.notes import NoteList
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label
from app.ui.widgets.tile import Tile

if TYPE_CHECKING:
    from app.ports.store import Instrument, Outgoing, VisitLine

_SYNC = {
    "waiting": (mark("waiting"), "info"),
    "copied": (mark("copied"), "ok"),
    "confirmed": (mark("done"), "ok"),
    "refused": (mark("refused"), "fail"),
}


class TodayView(View):
    """Tiles above, visits on the leading side, due and sync beside them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr, theme = kit.tr, kit.theme
        self._visits: tuple[VisitLine, ...] = ()
        self.model = VisitsModel(tr, kit.day_and_time)
        self.table = ListTable(theme, tr("Visits"), "tall_row")
        self.table.show_model(self.model, (15, 25, 23, 15, 22))
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_give())
        self._tiles = {
            name: Tile(theme, tr(words))
            for name, words in (
                ("open", mark("visits open")),
                ("signed", mark("reports signed")),
                ("sync", mark("reports waiting to sync")),
                ("due", mark("instruments due")),
            )
        }
        self._tiles["open"].clicked.connect(self.table.setFocus)
        self._tiles["signed"].clicked.connect(self.table.setFocus)
        self._tiles["due"].clicked.connect(self._instruments)
        self._due = NoteList(theme, tr("Nothing is due. Add your instruments to see their certificates here."))
        self._sync = NoteList(theme, tr("Nothing waits. A signed report appears here until its receipt has come."))
        self._build()
        kit.news.saved.connect(self._stale)
        kit.news.sync.connect(self._stale)
        kit.preferences.loaded.connect(self._stale)  # the zone of the times among them

    def _build(self) -> None:
        tr, kit = self.tr_, self.kit
        visits = Card(kit.theme, tr("Visits"), caps=False, padded=False)
        self._zone = label("", "sub")
        visits.head.addWidget(self._zone)
        self._give = Button(kit.theme, tr("Hand over…"), "H", "quiet", small=True)
        self._give.clicked.connect(self._hand_over)
        self._take = Button(kit.theme, tr("Take over…"), "O", "quiet", small=True)
        self._take.clicked.connect(lambda: ask_take_over(kit, self))
        visits.head.addWidget(self._take)
        visits.head.addWidget(self._give)
        first = Empty(
            kit.theme,
            "visit",
            tr("Begin with the practice visit"),
            tr(
                "It runs against a practice station on this computer, with real steps, a real measurement and a signed "
                "report. Nothing you do there touches a real station."
            ),
            (
                Action(tr("Practice visit"), self._practice),
                Action(tr("Connect a station"), self._connect),
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(first)
        visits.add(self._stack)
        due = Card(kit.theme, tr("Due"), caps=False).add(self._due)
        self.instruments = Button(kit.theme, tr("Instruments"), kind="quiet", small=True)
        self.instruments.clicked.connect(self._instruments)
        due.head.addWidget(self.instruments)
        sync = Card(kit.theme, tr("Sync"), caps=False).add(self._sync)
        tiles = QHBoxLayout()
        tiles.setSpacing(13)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        side = QVBoxLayout()
        side.setSpacing(13)
        side.addWidget(due, 2)
        side.addWidget(sync, 3)
        grid = QGridLayout(self)
        grid.setContentsMargins(22, 18, 22, 18)
        grid.setSpacing(13)
        grid.addLayout(tiles, 0, 0, 1, 2)
        grid.addWidget(visits, 1, 0)
        grid.addLayout(side, 1, 1)
        grid.setColumnStretch(0, 11)
        grid.setColumnStretch(1, 4)
        grid.setRowStretch(1, 1)

    def header(self) -> Header:
        """Resume what is open, else begin."""
        tr, kit = self.tr_, self.kit
        practice = Action(tr("Practice visit"), self._practice)
        connect = Action(tr("Connect a station"), self._connect, "C")
        open_visit = next((line for line in self._visits if line.state in ("open", "paused")), None)
        sub = long_day(kit.clock.now(), kit.zone, tr)
        if open_visit is None:
            return Header(tr("Today"), sub, (), (connect,), Action(practice.text, practice.do, "Enter"))
        resume = Action(
            tr("Resume {station}", station=open_visit.site or open_visit.station),
            lambda: kit.news.go.emit("visit", VisitWanted(visit=open_visit.id)),
            "Enter",
        )
        return Header(tr("Today"), sub, (), (practice, connect), resume)

    def _practice(self) -> None:
        self.kit.news.go.emit("visit", VisitWanted(practice=True))

    def _instruments(self) -> None:
        self.kit.news.go.emit("instruments", InstrumentWanted(due=True))

    def _connect(self) -> None:
        self.kit.news.go.emit("stations", "connect")

    def _open(self, index: QModelIndex) -> None:
        line = index.siblingAtColumn(0).data(CellRole.ROW)
        self.kit.news.go.emit("visit", VisitWanted(visit=line.id))

    def _wanted(self) -> "VisitLine | None":
        """Return the visit that is chosen in the list, else the newest, if it can be handed over."""
        index = self.table.currentIndex()
        chosen = index.siblingAtColumn(0).data(CellRole.ROW) if index.isValid() else None
        still = [line for line in self._visits if line.state in ("open", "paused") and not line.practice]
        return chosen if chosen in still else next(iter(still if chosen is None else ()), None)

    def _show_give(self) -> None:
        self._give.setEnabled(self._wanted() is not None)

    def _hand_over(self) -> None:
        line = self._wanted()
        if line is not None:
            self.kit.news.go.emit("visit", VisitWanted(visit=line.id, hand_over=True))

    def entered(self, argument: object = None) -> None:
        """Read everything again."""
        kit = self.kit
        kit.runner.run(kit.store.visits(), self._show_visits, kit.tell, self)
        kit.runner.run(kit.store.outbox(), self._show_outbox, kit.tell, self)
        kit.runner.run(kit.store.instruments(), self._show_instruments, kit.tell, self)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the buttons over the list."""
        return tuple((button.key, button.words) for button in (self._take, self._give))

    def _stale(self, *_: object) -> None:
        if self.isVisible():
            self.entered()

    def _show_visits(self, visits: "tuple[VisitLine, ...]") -> None:
        tr, kit = self.tr_, self.kit
        self._visits = visits
        self.model.show_rows(visits)
        self._show_give()
        self._stack.setCurrentIndex(0 if visits else 1)
        self._zone.setText(
            tr("newest first, times {offset}", offset=offset(kit.clock.now(), kit.zone)) if visits else ""
        )
        still = [line for line in visits if line.state in ("open", "paused")]
        signed = [line for line in visits if line.state == "signed"]
        newest = still[0] if still else None
        self._tiles["open"].show_number(
            len(still), newest.site or newest.station if newest else tr("none"), "info" if newest else "neutral"
        )
        last = signed[0] if signed else None
        words = tr("last {age}", age=kit.age(last.saved_at)) if last else tr("none yet")
        self._tiles["signed"].show_number(len(signed), words, "ok" if last else "neutral")
        self.header_changed.emit()

    def _show_outbox(self, outbox: "tuple[Outgoing, ...]") -> None:
        tr = self.tr_
        waiting = [entry for entry in outbox if entry.state in ("waiting", "refused")]
        refused = [entry for entry in waiting if entry.state == "refused"]
        size = self.kit.number(size_words(sum(entry.size for entry in waiting)))
        if refused:
            words, kind = tr("{n} refused", n=len(refused)), "fail"
        elif waiting:
            words, kind = tr("oldest {age}, {size}", age=self.kit.age(waiting[0].signed_at), size=size), "warn"
        else:
            words, kind = tr("nothing waits"), "ok"
        self._tiles["sync"].show_number(len(waiting), words, kind)
        notes = []
        for entry in (*waiting, *(e for e in outbox if e.state not in ("waiting", "refused")))[:8]:
            word, kind = _SYNC[entry.state]
            sub = entry.problem or f"{self.kit.number(size_words(entry.size))}, {self.kit.moment(entry.signed_at)}"
            title = tr("{report} rev {revision}", report=entry.report, revision=entry.revision)
            notes.append((title, sub, tr(word), kind))
        self._sync.show_notes(notes)

    def _show_instruments(self, instruments: "tuple[Instrument, ...]") -> None:
        tr, today = self.tr_, self.kit.clock.now().astimezone(self.kit.zone).date()
        due: list[tuple[int, str, str, str, str]] = []
        for instrument in instruments:
            days = days_left(instrument.due_on, today)
            if days is not None and days <= DUE_DAYS:
                name = f"{instrument.text} {instrument.serial}".strip()
                word = tr("overdue") if days < 0 else tr("in {n} days", n=days)
                sub = tr(
                    "certificate {certificate} ends {day}",
                    certificate=instrument.certificate or "—",
                    day=instrument.due_on,
                )
                due.append((days, name, sub, word, "fail" if days < 0 else "warn"))
        due.sort()
        first = due[0] if due else None
        words = f"{first[1]}, {first[3]}" if first else tr("certificates are good")
        self._tiles["due"].show_number(len(due), words, first[4] if first else "ok")
        self._due.show_notes([note[1:] for note in due[:6]])
