"""One kind of thing that is put on record about the meter: what is still missing, and how it is saved."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.approval import ApprovalSubject, ApprovalUsed
from app.domain.errors import BadInput
from app.domain.legal_change import LegalChange
from app.domain.number import parse_number
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.field_grid import FieldGrid
from app.ui.views.steps.guard_form import GuardForm
from app.ui.widgets.text import label
from app.workflows.guided_approval import look_at_approval, write_request
from app.workflows.guided_work import GuidedWork
from app.workflows.judge_change import guard_of
from app.workflows.work_on_meter import Work, about, change_of


class WorkForm(QWidget):
    """``changed`` at every answer; ``save`` returns the work once ``lacking`` has no words."""

    changed = Signal()

    def __init__(self, kit: Kit, session: VisitSession, intro: str = "") -> None:
        super().__init__()
        self.kit, self.session, self.tr_ = kit, session, kit.tr
        self.work = GuidedWork(session.guided)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.guard: GuardForm | None = None
        self._approved: ApprovalSubject | None = None
        if intro:
            self.column.addWidget(label(intro, "sub", wrap=True))

    def add_grid(self, columns: int = 3) -> FieldGrid:
        """Add a grid of fields."""
        grid = FieldGrid(columns)
        grid.changed.connect(self.changed)
        self.column.addWidget(grid)
        return grid

    def add_guard(self, change: LegalChange) -> GuardForm:
        """Add what the law says to this kind of work; it comes before anything is recorded."""
        known = guard_of(self.session.guided.bench.catalogue).of(change)
        approval = None if self.session.practice else ApprovalField(self.kit, self._check, self._request)
        guard = self.guard = GuardForm(self.kit, known, self.session.state.opened.technician, approval)
        self.guard.changed.connect(self.changed)
        self.changed.connect(self._subject_changed)
        self.column.addWidget(self.guard)
        return guard

    def fact(self) -> Work:
        """Return the work as filled in. Raises BadInput (WRONG_VALUE) for a number that is none."""
        raise NotImplementedError

    def _subject_changed(self) -> None:
        """An approval is for one seal, value or meter: the file is checked again for another."""
        subject, approval = self._subject(), self.guard.approval if self.guard is not None else None
        if approval is not None and subject != self._approved:
            self._approved = subject
            approval.look_again()

    def _subject(self) -> ApprovalSubject | None:
        try:
            return about(self.fact())
        except BadInput:  # its numbers are told beside them; whoever asks for an approval has to mend them first
            return None

    def _check(self, name: str) -> Coroutine[Any, Any, ApprovalUsed]:
        guided, fact = self.session.guided, self.fact()
        return look_at_approval(guided.visit, guided.bench, change_of(fact), about(fact), name)

    def _request(self, path: str) -> Coroutine[Any, Any, None]:
        guided, fact, guard = self.session.guided, self.fact(), self.guard
        reason = guard.fields["reason"].text().strip() if guard is not None else ""
        return write_request(guided.visit, guided.bench, change_of(fact), about(fact), reason, Path(path))

    @property
    def words(self) -> str:
        """The words of the button that saves."""
        return self.tr_("Save")

    def lacking(self) -> str:
        """Return in words what is still missing, empty when it can be saved."""
        return ""

    def missing(self, names: list[str]) -> str:
        """Return these names as something to fill in, else what the guard still asks."""
        if names:
            return self.tr_("Fill in: {names}", names=", ".join(names))
        return self.guard.lacking() if self.guard is not None else ""

    def not_a_number(self, grid: FieldGrid, *names: str) -> str:
        """Return the first of these fields that cannot be read as a number that is not below zero, in words."""
        for name in names:
            try:
                good = parse_number(grid.said(name)) >= 0
            except BadInput:
                good = False
            if not good:
                return self.tr_("{field}: not a number", field=grid.fields[name].accessibleName())
        return ""

    def save(self) -> Coroutine[Any, Any, Any]:
        """Return the work of saving."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what has become known since; what a person typed stays."""
