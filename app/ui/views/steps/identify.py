"""Identify: the address to give the station, and the three serials that must be one."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import ChargeBenchError, Reason
from app.domain.step import Step
from app.ui.models.times import proof_words
from app.ui.models.visit_session import VisitSession
from app.ui.theme import restyle
from app.ui.views.kit import Kit
from app.ui.views.steps.page import StepPage
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.text import label

TICK_MS = 1000


class _Serial(QFrame):
    """One of the three, big."""

    def __init__(self, kit: Kit, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(2)
        layout.addWidget(label(title, "label"))
        self.value = label("—", "number", selectable=True)
        self._title = title
        layout.addWidget(self.value)

    def show_serial(self, serial: str, kind: str) -> None:
        """Show it; ``kind`` fail where it differs."""
        self.value.setText(serial or "—")
        font = self.value.font()
        font.setPixelSize(20)
        self.value.setFont(font)
        self.setAccessibleName(f"{self._title}: {serial or '—'}")
        if self.property("kind") != kind:
            restyle(self, kind=kind)


class IdentifyPage(StepPage):
    """Listening begins when the plate has been read: what comes then is compared at once."""

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        self._url, self._since = "", 0.0
        self._tick = QTimer(interval=TICK_MS)
        super().__init__(kit, session, step)
        self._tick.setParent(self)
        self._tick.timeout.connect(self._show_wait)

    def panel(self) -> QWidget | None:
        """Return address and serials."""
        tr, theme = self.tr_, self.kit.theme
        card = Card(theme, tr("Give the station this address, with its identity at the end"), caps=False)
        self.state = Chip(theme)
        card.head.addWidget(self.state)
        self.address = label("", "value", selectable=True)
        copy = Button(theme, tr("Copy address"), icon="copy", small=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.address.text()))
        self._copy = copy
        line = QHBoxLayout()
        line.addWidget(self.address)
        line.addSpacing(12)
        line.addWidget(copy)
        line.addStretch(1)
        self.advice = label("", "secondary", wrap=True)
        self.time = label("", "secondary", wrap=True)
        serials = QHBoxLayout()
        serials.setSpacing(10)
        self.serials = {
            "plate": _Serial(self.kit, tr("On the plate")),
            "order": _Serial(self.kit, tr("In the work order")),
            "wire": _Serial(self.kit, tr("On the wire")),
        }
        for serial in self.serials.values():
            serials.addWidget(serial, 1)
        self.agree = Chip(theme)
        card.add(line, self.time, self.advice, serials)
        return card

    def machine(self) -> Action | None:
        """Return listening, once the plate was read."""
        if self.session.guided.acted(self.step) or self.session.busy or not self.session.guided.plate_serial:
            return None
        return Action(self.tr_("Listen and compare"), self.act, "Enter")

    def leaves(self) -> str:
        """Nothing."""
        return self.tr_("Cancelling leaves the station alone; the port stays open for it.")

    def show_panel(self) -> None:
        """Show address and serials as far as they are known."""
        tr, guided = self.tr_, self.session.guided
        central = guided.bench.central
        listening = guided.listening
        self.address.setText(central.url if listening else "—")
        self._copy.setEnabled(listening)
        if listening:
            words = tr("The boot is answered Pending: the station keeps its time and its stored transactions.")
        elif not guided.plate_serial:
            words = tr("First read the serial number from the plate and type it below (I01); then listen.")
        else:
            words = tr("The port opens when you listen. Only the station of this visit is written to.")
        self.advice.setText(words)
        self._show_time()
        self._show_serials()
        self._tick.start() if self.session.acting is self.step else self._tick.stop()

    def _show_time(self) -> None:
        """Rule 11: the laptop's own time error and its source, before it listens."""
        tr, proof = self.tr_, self.session.guided.bench.time
        words = self.kit.number(proof_words(proof, tr))
        if not proof.proven:
            more = tr("The boot stays Pending until it was compared with a trusted source: answer I06 below.")
            words = f"{words}. {more}"
        self.time.setText(words)
        self.time.setAccessibleName(words)
        role = "secondary" if proof.proven else "warn"
        if self.time.property("role") != role:
            restyle(self.time, role=role)

    def _show_serials(self) -> None:
        tr, state = self.tr_, self.session.state
        order = state.opened.plate_serial
        plate = self.session.guided.plate_serial
        found = state.identified
        wire = found.wire.serial if found else ""
        self.serials["plate"].show_serial(plate, "" if not plate or plate == order else "fail")
        self.serials["order"].show_serial(order, "")
        self.serials["wire"].show_serial(wire, "" if not wire or wire == order else "fail")
        if self.session.acting is self.step:
            self.state.show_state(tr("Waiting for the station"), "info", "")
        elif found is None:
            self.state.show_state(tr("Listening") if self.session.guided.listening else tr("Not listening"))
        elif found.agrees:
            self.state.show_state(tr("All three agree"), "ok")
        else:
            self.state.show_state(tr("Wrong station: nothing is written"), "fail")

    def _show_wait(self) -> None:
        self._since += TICK_MS / 1000
        wire = self.session.live.link
        who = tr_words(self, wire.identity.id) if wire is not None else ""
        self.progress.show_progress(
            self.tr_("Waiting for the station at {url}", url=self.address.text()),
            None,
            who or self.tr_("{n} s", n=round(self._since)),
        )

    def act(self) -> None:
        """Listen, wait, compare."""
        self._since = 0.0
        super().act()

    def problem(self, problem: BaseException) -> None:
        """A wrong station blocks: go to the right one, or read the plate again."""
        super().problem(problem)
        if isinstance(problem, ChargeBenchError) and problem.reason is Reason.WRONG_STATION:
            tr = self.tr_
            happened, stop, rest = self.kit.explain(problem).partition(". ")
            actions = (
                Action(tr("Read the plate again"), self._plate_again),
                Action(tr("Compare again"), self.act),
                Action(tr("Stop, go home…"), lambda: self.asked.emit("stop", None)),
            )
            self.error.tell(happened + stop.strip(), rest, actions=actions)

    def _plate_again(self) -> None:
        self.error.hide()
        self.items.activate(("I01", None))


def tr_words(page: IdentifyPage, identity: str) -> str:
    """Return that somebody has connected."""
    return page.tr_("{station} is connecting", station=identity)
