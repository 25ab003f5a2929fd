"""The live station at the side: state, meter, clock, last frames, and the evidence of the visit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme import restyle
from app.ui.views.kit import Kit
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.evidence import EvidenceGrid
from app.ui.widgets.frames import FrameLine, FrameList
from app.ui.widgets.key_value import KeyValueList
from app.ui.widgets.sparkline import Sparkline
from app.ui.widgets.text import label, rule

_STATUS_KINDS = {
    "available": "ok",
    "charging": "info",
    "preparing": "info",
    "occupied": "info",
    "finishing": "info",
    "suspendedev": "info",
    "suspendedevse": "info",
    "reserved": "warn",
    "unavailable": "warn",
    "faulted": "fail",
}


class Drawer(QFrame):
    """``transcript_asked`` opens every frame, ``evidence_opened`` one picture."""

    transcript_asked = Signal()
    evidence_opened = Signal(str)
    evidence_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr, theme = kit, kit.tr, kit.theme
        self.setProperty("role", "drawer")
        self.setAccessibleName(tr("Live station"))
        self._state = Chip(theme)
        self._facts = KeyValueList(theme, tr("Live station"))
        self._power = Sparkline(theme, tr("Power over the last minutes"))
        self._frames = FrameList(theme, tr("Last frames"))
        self._none = label(tr("No station is connected. Its state, meter and frames show here."), "sub", wrap=True)
        self.transcript = Button(theme, tr("open transcript"), kind="quiet", small=True)
        self.transcript.clicked.connect(self.transcript_asked)
        self.evidence = EvidenceGrid(theme, tr("Add a photo"))
        self.evidence.opened.connect(self.evidence_opened)
        self.evidence.add_asked.connect(self.evidence_wanted)
        self._build()
        kit.live.changed.connect(self._show)
        kit.live.framed.connect(self._show_frames)
        kit.news.evidence.connect(self.evidence.show_pictures)
        theme.changed.connect(self._size)
        self._size()
        self._show()

    def _build(self) -> None:
        tr = self._kit.tr
        inner = QWidget()
        inner.setProperty("role", "bar")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(tr("Live station"), "label"))
        head.addStretch(1)
        head.addWidget(self._state)
        frames = QHBoxLayout()
        frames.addWidget(label(tr("Frames"), "label"))
        frames.addStretch(1)
        frames.addWidget(self.transcript)
        self._live = QWidget()
        live = QVBoxLayout(self._live)
        live.setContentsMargins(0, 0, 0, 0)
        live.setSpacing(6)
        live.addWidget(self._facts)
        live.addWidget(self._power)
        live.addWidget(rule())
        live.addLayout(frames)
        live.addWidget(self._frames)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self._live)
        self._evidence_head = label(tr("Evidence of this visit"), "label")
        self._evidence_head.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._evidence_head)
        column.addWidget(self.evidence)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.show_evidence(False)

    def show_evidence(self, on: bool) -> None:
        """Show the evidence while a visit is open."""
        self._evidence_head.setVisible(on)
        self.evidence.setVisible(on)

    def _size(self) -> None:
        self.setFixedWidth(self._kit.theme.size("drawer"))
        mirrored = "true" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "false"
        restyle(self, mirrored=mirrored)

    def _show(self) -> None:
        live, tr = self._kit.live, self._kit.tr
        link = live.link
        self._none.setVisible(link is None)
        self._live.setVisible(link is not None)
        if link is None:
            self._state.show_state(tr("Not connected"), "neutral", "")
            return
        if link.connected:
            self._state.show_state(tr("Connected"), "ok", "")
        elif live.intended_off:
            self._state.show_state(tr("Off as intended"), "neutral", "")
        else:
            self._state.show_state(tr("Link lost"), "fail")
        stale = "" if link.connected or live.seen_at is None else self._kit.age(live.seen_at)
        who = link.identity
        self._facts.show_value("station", " ".join((who.vendor, who.model)).strip() or who.id, who.firmware or "—")
        for state in link.connectors:
            if state.connector:
                self._show_connector(state.evse, state.connector, state.status, bool(stale))
        self._show_meter(stale)

    def _show_connector(self, evse: int, connector: int, status: str, stale: bool) -> None:
        tr = self._kit.tr
        name = tr("Connector {n}", n=connector) if evse in (0, connector) else tr("EVSE {n}", n=evse)
        kind = "neutral" if stale else _STATUS_KINDS.get(status.lower(), "neutral")
        self._facts.show_chip(f"connector-{evse}-{connector}", name, status, kind)

    def _show_meter(self, stale: str) -> None:
        live, tr = self._kit.live, self._kit.tr
        if live.powers_kw:
            self._facts.show_value("power", tr("Power"), self._kit.number(f"{live.powers_kw[-1]:.2f} kW"), stale)
        if live.register_kwh:
            self._facts.show_value("register", tr("Register"), self._kit.number(f"{live.register_kwh} kWh"), stale)
        if live.link is not None and live.link.clock is not None:
            self._facts.show_value("clock", tr("Clock"), self._kit.number(f"{live.link.clock.error_s:+.1f} s"))
        self._power.setVisible(len(live.powers_kw) > 1)
        self._power.show_values(list(live.powers_kw))

    def _show_frames(self, frames: list[tuple[object, str, str, str]]) -> None:
        kit = self._kit
        lines = [FrameLine(kit.time(at), way, words, value) for at, way, words, value in frames[-6:]]  # type: ignore[arg-type]
        self._frames.add(lines)
