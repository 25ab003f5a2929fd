"""One kind of thing that is put on record about the meter: what is still missing, and how it is saved."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import BadInput
from app.domain.legal_change import LegalChange
from app.domain.number import parse_number
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.field_grid import FieldGrid
from app.ui.views.steps.guard_form import GuardForm
from app.ui.widgets.text import label
from app.workflows.guided_work import GuidedWork
from app.workflows.judge_change import guard_of


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
        self.guard = GuardForm(self.kit, known, self.session.state.opened.technician)
        self.guard.changed.connect(self.changed)
        self.column.addWidget(self.guard)
        return self.guard

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
