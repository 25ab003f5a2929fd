"""One station: what the register knows and what its last snapshot says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.ui.models.setting_rows import SettingsModel
from app.ui.models.visits import STATES, template_words
from app.ui.views.history import HistoryPanel
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty import Empty
from app.ui.widgets.key_value import KeyValueList
from app.ui.widgets.segments import Segments
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label
from app.workflows.recall_history import recall_history

if TYPE_CHECKING:
    from app.domain.fact import SavedFact
    from app.domain.station import Snapshot
    from app.ports.store import StationLine, VisitLine


class StationPage(QWidget):
    """Tabs Overview, Configuration and Meter; ``closed`` goes back to the register."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self.line: StationLine | None = None
        self._snapshot: Snapshot | None = None
        self.setProperty("role", "page")
        self.tabs = Segments(
            kit.theme,
            tr("Parts of the station"),
            (("overview", tr("Overview")), ("settings", tr("Configuration")), ("meter", tr("Meter"))),
        )
        self.tabs.chosen.connect(self._show_tab)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview())
        self._stack.addWidget(self._configuration())
        self.history = HistoryPanel(kit, tr("Errors of the meter over the years"))
        self._stack.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def _overview(self) -> QWidget:
        kit, tr = self._kit, self._kit.tr
        self._facts = KeyValueList(kit.theme, tr("Station"))
        self._seen = KeyValueList(kit.theme, tr("Last snapshot"))
        self._visits = KeyValueList(kit.theme, tr("Visits"))
        self._no_snapshot = label(
            tr("No snapshot yet. A visit takes one before anything is changed."), "sub", wrap=True
        )
        page = QWidget()
        row = QHBoxLayout()
        row.setSpacing(13)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        for title, content in (
            (tr("Station"), (self._facts,)),
            (tr("Last snapshot"), (self._seen, self._no_snapshot)),
            (tr("Visits"), (self._visits,)),
        ):
            card = Card(kit.theme, title).add(*content)
            card.body.addStretch(1)
            row.addWidget(card, 1)
        return page

    def _configuration(self) -> QWidget:
        kit, tr = self._kit, self._kit.tr
        self.filter = QLineEdit()
        self.filter.setAccessibleName(tr("Filter the values"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(320)
        self._count = Chip(kit.theme)
        self.model = SettingsModel(tr)
        self.table = ListTable(kit.theme, tr("Configuration"))
        self.table.show_model(self.model, (40, 42, 18))
        self.filter.textChanged.connect(self._filter)
        self.table.typed.connect(self._type)
        top = QHBoxLayout()
        top.addWidget(self.filter)
        top.addWidget(self._count)
        top.addStretch(1)
        card = Card(kit.theme, padded=False).add(self.table)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(card, 1)
        none = Card(kit.theme, padded=False)
        advice = tr(
            "The configuration is read when a visit takes its snapshot; secrets are masked before they get here."
        )
        none.add(Empty(kit.theme, "stations", tr("No configuration has been read yet"), advice))
        self._settings = QStackedWidget()
        self._settings.addWidget(none)
        self._settings.addWidget(listed)
        return self._settings

    def show_station(self, line: "StationLine") -> None:
        """Show a station of the register and ask for its visits."""
        kit, tr = self._kit, self._kit.tr
        self.line, self._snapshot = line, None
        self._facts.clear()
        for key, name, value in (
            ("id", tr("Identity"), line.id),
            ("site", tr("Site"), line.site),
            ("vendor", tr("Maker"), line.vendor),
            ("model", tr("Model"), line.model),
            ("serial", tr("Serial"), line.serial),
            ("firmware", tr("Firmware"), line.firmware),
            ("ocpp", tr("OCPP"), line.ocpp),
            ("seen", tr("Last seen"), kit.moment(line.last_seen) if line.last_seen else ""),
        ):
            self._facts.show_value(key, name, value or "—")
        self.tabs.show_choice("overview")
        self._show_tab("overview")
        self._show_snapshot(None)
        self._visits.clear()
        kit.runner.run(kit.store.visits(), self._show_visits, kit.tell, self)
        recalled = recall_history(kit.store, "meter", station=line.id)
        kit.runner.run(recalled, self.history.show_history, kit.tell, self)
        if line.last_visit:
            kit.runner.run(kit.store.facts(line.last_visit), self._show_facts, kit.tell, self)

    def _show_visits(self, visits: "tuple[VisitLine, ...]") -> None:
        line, kit = self.line, self._kit
        here = [visit for visit in visits if line is not None and visit.station in (line.id, line.serial)]
        for visit in here[:12]:
            self._visits.show_value(
                visit.id,
                kit.moment(visit.opened_at),
                f"{template_words(visit.template, kit.tr)}, {kit.tr(STATES[visit.state][0])}",
            )
        if not here:
            self._visits.show_value("none", kit.tr("None yet"), "")

    def _show_facts(self, facts: "tuple[SavedFact, ...]") -> None:
        taken = [fact.fact.snapshot for fact in facts if fact.fact.kind == "snapshot_taken"]
        self._show_snapshot(taken[-1] if taken else None)

    def _show_snapshot(self, snapshot: "Snapshot | None") -> None:
        kit, tr = self._kit, self._kit.tr
        self._snapshot = snapshot
        self._no_snapshot.setVisible(snapshot is None)
        self._seen.clear()
        self._settings.setCurrentIndex(0 if snapshot is None else 1)
        if snapshot is None:
            self.model.show_settings(())
            return
        self._seen.show_value("at", tr("Taken"), f"{kit.moment(snapshot.taken_at)} · {kit.age(snapshot.taken_at)}")
        self._seen.show_value("values", tr("Values"), str(len(snapshot.settings)))
        self._seen.show_value("firmware", tr("Firmware"), snapshot.identity.firmware or "—")
        for state in snapshot.connectors:
            if state.connector:
                self._seen.show_value(
                    f"c{state.evse}-{state.connector}", tr("Connector {n}", n=state.connector), state.status
                )
        if snapshot.clock is not None:
            self._seen.show_value("clock", tr("Clock"), self._kit.number(f"{snapshot.clock.error_s:+.1f} s"))
        self.model.show_settings(snapshot.settings)
        self.filter.setPlaceholderText(tr("Filter {n} values…", n=len(snapshot.settings)))
        self._filter(self.filter.text())

    def _type(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.insert(letter)

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._count.show_state(self._kit.tr("{n} shown", n=self.model.rowCount()), "neutral")

    def _show_tab(self, tab: str) -> None:
        self._stack.setCurrentIndex(("overview", "settings", "meter").index(tab))
