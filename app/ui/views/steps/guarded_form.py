"""Work on the meter that may end its validity: what the law says to it comes first, approved where it must be."""

from abc import abstractmethod
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from app.domain.approval import ApprovalSubject, ApprovalUsed
from app.domain.errors import BadInput
from app.domain.legal_change import LegalChange
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.guard_form import GuardForm
from app.ui.views.steps.work_form import WorkForm
from app.workflows.guided_approval import look_at_approval, write_request
from app.workflows.judge_change import guard_of
from app.workflows.work_on_meter import Work, about, change_of


class GuardedForm(WorkForm):
    """``fact`` is the work as filled in; a kind adds its fields, then the guard below them with ``add_guard``."""

    def __init__(self, kit: Kit, session: VisitSession, change: LegalChange, intro: str) -> None:
        super().__init__(kit, session, intro)
        known = guard_of(session.guided.bench.catalogue).of(change)
        approval = None if session.practice else ApprovalField(kit, self._check, self._request)
        self.guard = GuardForm(kit, known, session.state.opened.technician, approval)
        self._approved: ApprovalSubject | None = None

    def add_guard(self) -> None:
        """Add what the law says to this kind of work."""
        self.guard.changed.connect(self.changed)
        self.changed.connect(self._subject_changed)
        self.column.addWidget(self.guard)

    @abstractmethod
    def fact(self) -> Work:
        """Return the work as filled in. Raises BadInput (WRONG_VALUE) for a number that is none."""

    def missing(self, names: list[str]) -> str:
        """Return these names as something to fill in, else what the guard still asks."""
        return super().missing(names) or self.guard.lacking()

    def save(self) -> Coroutine[Any, Any, Any]:
        """Save what was said of the work, then the work."""
        return self.work.record(self.fact(), self.guard.answer())

    def _subject_changed(self) -> None:
        """An approval is for one seal, value or meter: the file is checked again for another."""
        subject = self._subject()
        if self.guard.approval is not None and subject != self._approved:
            self._approved = subject
            self.guard.approval.look_again()

    def _subject(self) -> ApprovalSubject | None:
        try:
            return about(self.fact())
        except BadInput:  # its numbers are told beside them; whoever asks for an approval has to mend them first
            return None

    def _check(self, name: str) -> Coroutine[Any, Any, ApprovalUsed]:
        guided, fact = self.session.guided, self.fact()
        return look_at_approval(guided.visit, guided.bench, change_of(fact), about(fact), name)

    def _request(self, path: str) -> Coroutine[Any, Any, None]:
        guided, fact = self.session.guided, self.fact()
        reason = self.guard.fields["reason"].text().strip()
        return write_request(guided.visit, guided.bench, change_of(fact), about(fact), reason, Path(path))
