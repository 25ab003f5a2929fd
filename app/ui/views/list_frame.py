"""What every list screen has around its table: filter while typing, how many, sort by a head, copy, Enter opens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.cell import CellRole
from app.ui.views.kit import Kit
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.table import ListTable


@dataclass(frozen=True)
class ListWords:
    """The sentences of a list, in the user's language: its name, what stands in the empty filter, the filter's name."""

    name: str
    hint: str
    filter: str


class ListFrame(QWidget):
    """A screen gives columns, sentences and its own buttons, and filters as it can; ``opened`` tells the row's object.

    ``sorted_by`` returns column and order the model has now.
    """

    opened = Signal(object)

    def __init__(
        self,
        kit: Kit,
        model: QAbstractItemModel,
        sorted_by: Callable[[], tuple[int, Qt.SortOrder]],
        shares: tuple[int, ...],
        words: ListWords,
        before_copy: Sequence[Button] = (),
        after_copy: Sequence[Button] = (),
    ) -> None:
        super().__init__()
        self._rows, self._sorted_by = model, sorted_by
        self.table = ListTable(kit.theme, words.name)
        self.table.show_model(model, shares)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words.hint)
        self.filter.setAccessibleName(words.filter)
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(320)
        self._count = Chip(kit.theme)
        copy = Button(kit.theme, kit.tr("Copy"), icon="copy", small=True)
        self._lay_out(kit, (*before_copy, copy, *after_copy))
        self.filter.returnPressed.connect(self._into_table)
        self.table.typed.connect(self._type)
        self.table.opened.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.table.selected_text()))

    def _lay_out(self, kit: Kit, buttons: Sequence[Button]) -> None:
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        self.show_order()
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.filter)
        top.addWidget(self._count)
        top.addStretch(1)
        for button in buttons:
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(Card(kit.theme, padded=False).add(self.table), 1)

    def show_count(self, words: str) -> None:
        """Say how many are listed."""
        self._count.show_state(words, "neutral")

    def show_order(self) -> None:
        """Show at the heads how the model is sorted."""
        self.table.horizontalHeader().setSortIndicator(*self._sorted_by())

    def _type(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.insert(letter)

    def _into_table(self) -> None:
        self.table.setFocus()
        if self._rows.rowCount():
            self.table.selectRow(0)

    def _sort(self, column: int) -> None:
        old, order = self._sorted_by()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self._rows.sort(column, down if column == old and order == up else up)
        self.show_order()

    def _open(self, index: QModelIndex) -> None:
        row = index.siblingAtColumn(0).data(CellRole.ROW)
        if row is not None:  # None: still on its way
            self.opened.emit(row)
