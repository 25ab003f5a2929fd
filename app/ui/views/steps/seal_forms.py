"""Seals: every one as found and as left, and one that is opened or was found broken."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.legal_change import LegalChange
from app.domain.legal_fact import Seal, SealsRecorded
from app.domain.meter_work_fact import SealOpened
from app.domain.visit import VisitState
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.work_form import WorkForm
from app.ui.widgets.button import Button
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import Elided, label
from app.workflows.record_legal import seals_when

WHOLE, BROKEN = "intact", "broken"


class _SealRow(QWidget):
    """Place, marking, and whether it is whole."""

    changed = Signal()

    def __init__(self, kit: Kit, number: int, seal: Seal) -> None:
        super().__init__()
        tr = kit.tr
        self.place, self.marking = QLineEdit(seal.place), QLineEdit(seal.marking)
        self.state = Segments(
            kit.theme, tr("Seal {number}", number=number), ((WHOLE, tr("Intact")), (BROKEN, tr("Broken or missing")))
        )
        self.state.show_choice(WHOLE if seal.intact else BROKEN)
        self.state.chosen.connect(lambda _: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(13)
        for field, words in ((self.place, tr("Place of seal {number}", number=number)), (self.marking, tr("Marking"))):
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _: self.changed.emit())
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(Elided(words, "secondary"))
            column.addWidget(field)
            row.addLayout(column, 2)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.state)
        row.addLayout(column, 3)

    @property
    def seal(self) -> Seal:
        """What was filled in."""
        return Seal(self.place.text().strip(), self.marking.text().strip(), self.state.choice == WHOLE)


class SealRows(QWidget):
    """As many seals as there are; rows left empty count for nothing."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.rows: list[_SealRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = Button(kit.theme, kit.tr("One more seal"), icon="plus", small=True)
        self.more.clicked.connect(lambda: self.add(Seal("", "")).place.setFocus())
        below = QHBoxLayout()
        below.addWidget(self.more)
        below.addStretch(1)
        self._column.addLayout(below)

    def add(self, seal: Seal) -> _SealRow:
        """Add a row."""
        row = _SealRow(self._kit, len(self.rows) + 1, seal)
        row.changed.connect(self.changed)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self.changed.emit()
        return row

    def show_seals(self, seals: tuple[Seal, ...]) -> None:
        """Begin with these."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for seal in seals or (Seal("", ""),):
            self.add(seal)

    @property
    def seals(self) -> tuple[Seal, ...]:
        """What was filled in."""
        return tuple(row.seal for row in self.rows if row.seal.place or row.seal.marking)

    def lacking(self) -> list[str]:
        """Return the words of the fields that miss something: a place, or the marking of a whole seal."""
        names = []
        for row in self.rows:
            seal = row.seal
            if (seal.marking or not seal.intact) and not seal.place:
                names.append(row.place.accessibleName())
            if seal.place and seal.intact and not seal.marking:
                names.append(f"{row.marking.accessibleName()} ({seal.place})")
        return names


class SealsForm(WorkForm):
    """Every seal before the work, then every seal after it."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        super().__init__(kit, session)
        self.title = label("", "strong", wrap=True)
        self.rows = SealRows(kit)
        self.rows.changed.connect(self.changed)
        self.column.addWidget(self.title)
        self.column.addWidget(self.rows)
        self._shown: SealsRecorded | str | None = ""
        self.refresh()

    def refresh(self) -> None:
        """Begin anew once seals were recorded: the ones as left are mostly the ones as found."""
        tr, state = self.tr_, self.session.state
        before = seals_when(state) == "before"
        self.title.setText(
            tr("Every seal as found, before anything is opened")
            if before
            else tr("Every seal as left, after the last work on the meter")
        )
        last = state.last(SealsRecorded)
        if last != self._shown:
            self._shown = last
            self.rows.show_seals(last.seals if last else ())

    def lacking(self) -> str:
        """Return what is missing."""
        if not self.rows.seals:
            return self.tr_("No seal is filled in")
        return self.missing(self.rows.lacking())

    def save(self) -> Coroutine[Any, Any, Any]:
        """Save all of them."""
        return self.work.seals(self.rows.seals)


class OpenedSealForm(GuardedForm):
    """What opening ends is said before it is opened."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        intro = tr("Before a seal is opened, or where one was found broken: what does it end?")
        super().__init__(kit, session, LegalChange.SEAL, intro)
        self.how = Segments(
            kit.theme,
            tr("What happens to the seal"),
            (("opened", tr("I open it for the work")), (BROKEN, tr("It was found broken"))),
        )
        self.how.chosen.connect(self._chosen)
        self.column.addWidget(self.how)
        self.grid = self.add_grid(2)
        self.grid.line("place", tr("Place of the seal"), self._first_place(session.state))
        self.grid.line("marking", tr("Marking"))
        self.add_guard()

    def _chosen(self, how: str) -> None:
        """Nobody approves what was found so."""
        self.guard.show_found(found=how == BROKEN)
        self.changed.emit()

    @staticmethod
    def _first_place(state: VisitState) -> str:
        last = state.last(SealsRecorded)
        return next((seal.place for seal in last.seals if not seal.intact), "") if last else ""

    def lacking(self) -> str:
        """Return what is missing."""
        names = [] if self.how.choice else [self.how.accessibleName()]
        return self.missing([*names, *self.grid.lacking("place")])

    def fact(self) -> SealOpened:
        """Return the seal."""
        return SealOpened(self.grid.said("place"), self.grid.said("marking"), self.how.choice == BROKEN)
