"""Connect a station: listen, show the address, and see who comes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.models.times import proof_words
from app.ui.runner import Job
from app.ui.theme import restyle
from app.ui.views.kit import Kit
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.clock_proof import ClockProof
    from app.domain.station import StationEvent
    from app.ports.station import CentralSystem, StationLink

WAIT_S = 3600.0


class ConnectPanel(Card):
    """``came`` tells the link of the first station whose boot was read."""

    came = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.theme, kit.tr("Connect a station"), caps=False)
        self._kit, self._jobs = kit, list[Job]()
        self._central: CentralSystem | None = None
        tr = kit.tr
        self._chip = Chip(kit.theme, tr("Not listening"))
        self.head.addWidget(self._chip)
        self._words = label("", "body", wrap=True)
        self._url = label("", "value", selectable=True)
        self._advice = label("", "secondary", wrap=True)
        self._time = label("", "secondary", wrap=True)
        self._error = InlineError(kit.theme)
        self._copy = Button(kit.theme, tr("Copy address"), icon="copy", small=True)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._url.text()))
        self._stop = Button(kit.theme, tr("Stop listening"), "Esc", small=True)
        self._stop.clicked.connect(self.stop)
        line = QHBoxLayout()
        line.addWidget(self._url)
        line.addSpacing(12)
        line.addWidget(self._copy)
        line.addStretch(1)
        line.addWidget(self._stop)
        self._copy.hide()
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._time)
        column.addWidget(self._words)
        column.addLayout(line)
        column.addWidget(self._advice)
        self.add(column, self._error)
        self.hide()

    @property
    def listening(self) -> bool:
        """True while the port is open."""
        return self._central is not None

    @property
    def url(self) -> str:
        """The address to give the station; empty while the port is not open."""
        return self._url.text()

    def start(self) -> None:
        """Open the port given in the settings and wait for a station."""
        self.show()
        self._error.hide()
        if not self._jobs:
            self._words.setText(self._kit.tr("Opening the port…"))
            kit = self._kit
            self._jobs = [kit.runner.run(kit.program.time_proof().prove(), self._proved, self._failed, self)]

    def _proved(self, proof: "ClockProof") -> None:
        """Rule 11: the laptop's own time error and its source, before it listens."""
        kit = self._kit
        words = kit.number(proof_words(proof, kit.tr))
        self._time.setText(words)
        self._time.setAccessibleName(words)
        restyle(self._time, role="secondary" if proof.proven else "warn")
        self._jobs.append(kit.runner.run(kit.program.central_system(), self._listen, self._failed, self))

    def _listen(self, central: "CentralSystem") -> None:
        from app.ports.station import ListenOptions

        kit, self._central = self._kit, central
        host, port = kit.preferences.value("listen.host"), kit.preferences.value("listen.port")
        options = ListenOptions(host=host or "127.0.0.1", port=int(port or 0))
        opening = central.open(options, kit.store.keep_operators_record)
        self._jobs.append(kit.runner.run(opening, lambda _: self._opened(options.host), self._failed, self))

    def _opened(self, host: str) -> None:
        central, tr, kit = self._central, self._kit.tr, self._kit
        if central is None:
            return
        self._chip.show_state(tr("Listening"), "info")
        self._words.setText(tr("Give the station this address, with its identity at the end:"))
        self._url.setText(central.url)
        self._copy.show()
        if host.startswith("127.") or host == "localhost":
            advice = tr(
                "Only programs on this computer reach it. For a station on the cable set the address in Settings."
            )
        else:
            advice = tr("The boot is answered Pending: the station keeps its time and its stored transactions.")
        self._advice.setText(advice)
        self._jobs.append(kit.runner.follow(central.events(), batch=self._events, failed=self._failed, owner=self))
        self._jobs.append(kit.runner.run(central.station(WAIT_S), self._came, self._failed, self))

    def _events(self, events: "list[StationEvent]") -> None:
        self._kit.live.feed(events)
        self._kit.news.events.emit(events)

    def _came(self, link: "StationLink") -> None:
        who = link.identity
        name = " ".join(part for part in (who.vendor, who.model, who.serial or who.id) if part)
        self._chip.show_state(self._kit.tr("Connected"), "ok")
        self._words.setText(self._kit.tr("{station} is connected, OCPP {version}.", station=name, version=who.ocpp))
        self._kit.news.link.emit(link)
        self.came.emit(link)

    def _failed(self, problem: BaseException) -> None:
        tr = self._kit.tr
        happened, stop, rest = self._kit.explain(problem).partition(". ")
        self._error.tell(happened + stop.rstrip(), rest, actions=(Action(tr("Try again"), self._again, "R"),))
        self.stop()
        self.show()

    def _again(self) -> None:
        self.start()

    def stop(self) -> None:
        """Close the port and every link."""
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()
        self._copy.hide()
        central, self._central = self._central, None
        if central is not None:
            self._kit.runner.run(central.close(), failed=self._kit.tell)
            self._kit.news.link.emit(None)
        self._url.setText("")
        self._advice.setText("")
        self._words.setText("")
        self._chip.show_state(self._kit.tr("Not listening"), "neutral")
        self.hide()
