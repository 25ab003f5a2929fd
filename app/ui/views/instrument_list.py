"""The list of instruments: filter while typing, sort, select, copy, export."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.cell import CellRole
from app.ui.models.instruments import HEADS, InstrumentsModel
from app.ui.views.export import ask_where, export_table
from app.ui.views.kit import Kit
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.table import ListTable

if TYPE_CHECKING:
    from app.ports.store import Instrument


class InstrumentsList(QWidget):
    """``opened`` tells the ``ports.store.Instrument``."""

    opened = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr, theme = kit, kit.tr, kit.theme
        self.model = InstrumentsModel(tr, lambda value: kit.number(f"{value:g}"), self._today)
        self.table = ListTable(theme, tr("Instruments"))
        self.table.show_model(self.model, (10, 14, 9, 15, 9, 12, 16, 15))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by id, model, serial, certificate…"))
        self.filter.setAccessibleName(tr("Filter the instruments"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(320)
        self._count = Chip(theme)
        self._copy = Button(theme, tr("Copy"), icon="copy", small=True)
        self._export = Button(theme, tr("Export CSV"), icon="export", small=True)
        self._build()
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self._into_table)
        self.table.typed.connect(self._type)
        self.table.opened.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table.selected_text()))
        self._export.clicked.connect(self._ask_file)

    def _today(self) -> date:
        return self._kit.clock.now().astimezone(self._kit.zone).date()

    def _build(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(*self.model.sorted_by)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.filter)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._copy)
        top.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(Card(self._kit.theme, padded=False).add(self.table), 1)

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
        self.table.horizontalHeader().setSortIndicator(*self.model.sorted_by)

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._count.show_state(self._kit.tr("{n} shown", n=self.model.rowCount()), "neutral")

    def _type(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.insert(letter)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.model.rowCount():
            self.table.selectRow(0)

    def _sort(self, column: int) -> None:
        old, order = self.model.sorted_by
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.model.sort(column, down if column == old and order == up else up)
        self.table.horizontalHeader().setSortIndicator(*self.model.sorted_by)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.siblingAtColumn(0).data(CellRole.ROW))

    def _ask_file(self) -> None:
        ask_where(self, self._kit.tr("Export instruments"), "csv", self.export)

    def export(self, path: str) -> None:
        """Write every instrument that matches the filter."""
        rows = [self.model.texts(one) for one in self.model.shown]
        done = self._kit.tr("{n} instruments written to {path}", n=len(rows), path=path)
        export_table(self._kit, self, path, HEADS, rows, done)
