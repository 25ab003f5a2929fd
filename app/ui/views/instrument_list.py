"""The list of instruments: filter while typing, sort, select, copy, export."""

from datetime import date
from typing import TYPE_CHECKING

from app.ui.cell import CellRole
from app.ui.models.instruments import HEADS, InstrumentsModel
from app.ui.views.export import ask_where, export_table
from app.ui.views.kit import Kit
from app.ui.views.list_frame import ListFrame, ListWords
from app.ui.widgets.button import Button

if TYPE_CHECKING:
    from app.ports.store import Instrument


class InstrumentsList(ListFrame):
    """``opened`` tells the ``ports.store.Instrument``."""

    def __init__(self, kit: Kit) -> None:
        self._kit, tr = kit, kit.tr
        self.model = InstrumentsModel(tr, lambda value: kit.number(f"{value:g}"), self._today)
        words = ListWords(
            tr("Instruments"), tr("Filter by id, model, serial, certificate…"), tr("Filter the instruments")
        )
        export = Button(kit.theme, tr("Export CSV"), icon="export", small=True)
        shares = (10, 14, 9, 15, 9, 12, 16, 15)
        super().__init__(kit, self.model, lambda: self.model.sorted_by, shares, words, after_copy=(export,))
        self.filter.textChanged.connect(self._filter)
        export.clicked.connect(self._ask_file)

    def _today(self) -> date:
        return self._kit.clock.now().astimezone(self._kit.zone).date()

    def show_instruments(self, instruments: "tuple[Instrument, ...]") -> None:
        """Show these, as far as they match the filter; the row that was chosen stays chosen."""
        index = self.table.currentIndex()
        before = index.siblingAtColumn(0).data(CellRole.ROW) if index.isValid() else None
        self.model.show_instruments(instruments)
        self._filter(self.filter.text())
        rows = [row for row, one in enumerate(self.model.shown) if before is not None and one.id == before.id]
        if rows:
            self.table.selectRow(rows[0])

    def sort_by(self, column: int) -> None:
        """Sort by a column, the smallest first."""
        self.model.sort(column)
        self.show_order()

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self.show_count(self._kit.tr("{n} shown", n=self.model.rowCount()))

    def _ask_file(self) -> None:
        ask_where(self, self._kit.tr("Export instruments"), "csv", self.export)

    def export(self, path: str) -> None:
        """Write every instrument that matches the filter."""
        rows = [self.model.texts(one) for one in self.model.shown]
        done = self._kit.tr("{n} instruments written to {path}", n=len(rows), path=path)
        export_table(self._kit, self, path, HEADS, rows, done)
