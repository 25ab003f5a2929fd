"""Meter and seals: what is put on record beside the runs, one kind at a time, and what was recorded so far."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.as_left import validity_ended
from app.domain.legal_change import CHANGE_TITLES
from app.domain.meter_history import meter_history
from app.domain.step import Step
from app.domain.text import mark
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.left_forms import AgainForm, CompareForm, DeclareForm
from app.ui.views.steps.meter_events import MeterEvents
from app.ui.views.steps.seal_forms import OpenedSealForm, SealsForm
from app.ui.views.steps.work_form import WorkForm
from app.ui.views.steps.work_forms import AdjustmentForm, ParameterForm, SwapForm
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import label

KINDS: dict[str, tuple[str, Callable[[Kit, VisitSession], WorkForm]]] = {
    "seals": (mark("Seals"), SealsForm),
    "opened": (mark("Opened or broken seal"), OpenedSealForm),
    "adjustment": (mark("Adjustment"), AdjustmentForm),
    "parameter": (mark("Metrology-relevant parameter"), ParameterForm),
    "swap": (mark("Meter swap"), SwapForm),
    "again": (mark("Measure as left"), AgainForm),
    "compare": (mark("Display and signed value"), CompareForm),
    "act": (mark("What this work is"), DeclareForm),
}
AGAIN = "again"
BESIDE_PX = 1040
"""Narrower, the history stands below the form."""


class MeterSide(QWidget):
    """``changed`` at every answer; ``measures`` once a load point is run again."""

    changed = Signal()
    measures = Signal()

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        super().__init__()
        self._kit, self._session, self._step = kit, session, step
        tr, theme = kit.tr, kit.theme
        self.kind = Choice(theme, tr("What to record")).add(*((name, tr(words)) for name, (words, _) in KINDS.items()))
        self.kind.currentIndexChanged.connect(self._chosen)
        self.bills = Chip(theme)
        card = Card(theme, tr("Meter and seals"), caps=False)
        card.head.addWidget(self.bills)
        self.missing = label("", "sub", wrap=True)
        self._place = QVBoxLayout()
        card.add(label(tr("What to record"), "secondary"), self.kind, self._place, self.missing)
        card.body.setSpacing(8)
        card.body.addStretch(1)
        self.events = MeterEvents(kit)
        past = Card(theme, tr("On record"), caps=False).add(self.events)
        past.body.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(13)
        self._layout.addWidget(card, 3)
        self._layout.addWidget(past, 2)
        self.form = self._make()
        self.refresh()

    # one form at a time

    def _make(self) -> WorkForm:
        form = KINDS[self.kind.value][1](self._kit, self._session)
        form.changed.connect(self._edited)
        self._place.addWidget(form)
        return form

    def _anew(self) -> None:
        self.form.hide()
        self.form.deleteLater()
        self.form = self._make()

    def _chosen(self, *_: object) -> None:
        self._anew()
        self._edited()

    def choose(self, kind: str) -> None:
        """Show another form."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def _edited(self) -> None:
        self.missing.setText(self.lacking())
        self.missing.setVisible(bool(self.missing.text()))
        self.changed.emit()

    # showing

    def refresh(self) -> None:
        """Show what is saved; what a person typed stays."""
        tr, state = self._kit.tr, self._session.state
        self.form.refresh()
        self.events.show_events(meter_history(state, tr, self._kit.number))
        ended = validity_ended(saved.fact for saved in state.saved)
        if ended is not None:
            self.bills.show_state(tr("Must not bill: {change}", change=tr(CHANGE_TITLES[ended])), "fail")
        self.bills.setVisible(ended is not None)
        words = self.lacking()
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the history beside the form where there is room."""
        beside = self.width() >= BESIDE_PX
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
        super().resizeEvent(event)

    def take_focus(self) -> None:
        """Give the keyboard to the list of what can be recorded."""
        self.kind.setFocus()

    # saving

    def lacking(self) -> str:
        """Return why nothing can be saved now."""
        if self._session.busy:
            return self._kit.tr("The machine is at work")
        return self.form.lacking()

    def primary(self) -> Action:
        """Return the one next thing: saving what is filled in."""
        words = self.lacking()
        return Action(self.form.words, self.save, "Enter", not words, words)

    def save(self) -> None:
        """Save it, and show it once it is on disk."""
        if self.lacking():
            return
        if self.kind.value == AGAIN:
            self.measures.emit()
            self._session.act(self._step, None, self.form.save)
            return
        self._session.once("meter", self.form.save(), self._step, lambda _: self._saved())

    def _saved(self) -> None:
        self._anew()
        self.refresh()
        self._edited()
        self.take_focus()
