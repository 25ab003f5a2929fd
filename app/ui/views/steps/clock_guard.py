"""Whoever admits a station that signs with its time says first what setting its clock means (field rule 11)."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.approval import ApprovalSubject, ApprovalUsed
from app.domain.legal_change import LegalChange
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.guard_form import GuardForm
from app.ui.widgets.button import Button
from app.ui.widgets.question_overlay import QuestionOverlay
from app.ui.widgets.text import label
from app.workflows.guided_approval import look_at_approval, write_request
from app.workflows.judge_change import guard_of
from app.workflows.judge_clock import clock_unjudged


def clock_open(session: VisitSession) -> bool:
    """Say whether the clock of the station is still to be judged before its boot is accepted."""
    return clock_unjudged(session.state, guard_of(session.guided.bench.catalogue)) and not session.practice


class ClockGuard(GuardForm):
    """The guard for the clock of the station of a visit, as far as it was filled in before."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        self._session = session
        self._station = ApprovalSubject(session.state.opened.station_id)
        change = guard_of(session.guided.bench.catalogue).of(LegalChange.CLOCK)
        approval = None if session.practice else ApprovalField(kit, self._check, self._request)
        super().__init__(kit, change, session.state.opened.technician, approval)
        self.show_answer(session.guided.plan.clock)

    def _check(self, name: str) -> Coroutine[Any, Any, ApprovalUsed]:
        guided = self._session.guided
        return look_at_approval(guided.visit, guided.bench, LegalChange.CLOCK, self._station, name)

    def _request(self, path: str) -> Coroutine[Any, Any, None]:
        guided, reason = self._session.guided, self.fields["reason"].text().strip()
        return write_request(guided.visit, guided.bench, LegalChange.CLOCK, self._station, reason, Path(path))


class ClockAsk(QuestionOverlay):
    """Asks where the step that admits was skipped, and a later one has to admit; ``said`` goes on with it."""

    def __init__(self, kit: Kit, session: VisitSession, ground: QWidget, said: Callable[[], object]) -> None:
        tr = kit.tr
        title = tr("What does setting the clock of this station mean?")
        super().__init__(kit.theme, ground, title)
        self._session, self._said = session, said
        self.box.addWidget(label(title, "section", wrap=True))
        words = tr("The live checks were skipped: now its boot is accepted, and the answer sets its clock.")
        self.box.addWidget(label(words, "sub", wrap=True))
        self.guard = ClockGuard(kit, session)
        self.guard.changed.connect(self._show)
        self.box.addWidget(self.guard)
        self._lacking = label("", "sub", wrap=True)
        self.box.addWidget(self._lacking)
        self.no = Button(kit.theme, tr("Later"), "Esc")
        self.no.clicked.connect(self.close_overlay)
        self.yes = Button(kit.theme, tr("Go on"), "Enter", kind="primary")
        self.yes.clicked.connect(self.answer)
        self.row.addWidget(self.no)
        self.row.addWidget(self.yes)
        self.closed.connect(self.deleteLater)
        self._show()

    def _show(self) -> None:
        lacking = self.guard.lacking()
        self._lacking.setText(lacking)
        self._lacking.setVisible(bool(lacking))
        self.yes.setEnabled(not lacking)

    def ask(self) -> "ClockAsk":
        """Open with the choice ready to be made."""
        self.open()
        self.guard.relevant.buttons["yes"].setFocus()
        return self

    def answer(self, *_: object) -> None:
        """Keep what was said for the admission, and go on."""
        if self.yes.isEnabled():
            self._session.guided.plan_clock(self.guard.answer())
            self.close_overlay()
            self._said()
