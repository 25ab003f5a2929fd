"""One kind of thing that is put on record about the meter: what is still missing, and how it is saved."""

from abc import abstractmethod
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import BadInput
from app.domain.number import parse_number
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.field_grid import FieldGrid
from app.ui.widgets.abstract import AbstractWidget
from app.ui.widgets.text import label
from app.workflows.guided_work import GuidedWork


class WorkForm(QWidget, metaclass=AbstractWidget):
    """``changed`` at every answer; ``save`` returns the work once ``lacking`` has no words."""

    changed = Signal()

    def __init__(self, kit: Kit, session: VisitSession, intro: str = "") -> None:
        super().__init__()
        self.kit, self.session, self.tr_ = kit, session, kit.tr
        self.work = GuidedWork(session.guided)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        if intro:
            self.column.addWidget(label(intro, "sub", wrap=True))

    def add_grid(self, columns: int = 3) -> FieldGrid:
        """Add a grid of fields."""
        grid = FieldGrid(columns)
        grid.changed.connect(self.changed)
        self.column.addWidget(grid)
        return grid

    @property
    def words(self) -> str:
        """The words of the button that saves."""
        return self.tr_("Save")

    def lacking(self) -> str:
        """Return in words what is still missing, empty when it can be saved."""
        return ""

    def missing(self, names: list[str]) -> str:
        """Return these names as something to fill in, empty where there are none."""
        return self.tr_("Fill in: {names}", names=", ".join(names)) if names else ""

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

    @abstractmethod
    def save(self) -> Coroutine[Any, Any, Any]:
        """Return the work of saving."""

    def refresh(self) -> None:
        """Show what has become known since; what a person typed stays."""
