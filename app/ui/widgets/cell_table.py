"""A small table one types into: arrows move, any digit begins a cell, rows are pasted from a spreadsheet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui.theme import Theme
from app.ui.widgets.button import ENTER, keeps_enter

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS_SHOWN = 8


class _Editor(QLineEdit):
    """Enter ends a cell, and does not go to the primary button."""

    def event(self, event: QEvent) -> bool:
        if keeps_enter(event):
            event.accept()
            return True
        return super().event(event)


class _Delegate(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = _Editor(parent)
        editor.setFrame(False)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        return editor


class CellTable(QTableWidget):
    """``edited`` when a cell, or several at once, have another text; an empty row for the next one is always there.

    Enter or F2 edits a cell, Del empties the selected ones, Ctrl+C and Ctrl+V copy and paste lines with tabs; Tab
    leaves the table.
    """

    edited = Signal()

    def __init__(self, theme: Theme, name: str, heads: Sequence[str]) -> None:
        super().__init__(0, len(heads))
        self._theme = theme
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._filling = False
        self.show_rows(())
        self.model().dataChanged.connect(self._changed)  # itemChanged is silent for a cell typed into first
        theme.changed.connect(self._fit)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts of every row, the empty ones too; the last one is empty."""
        return tuple(self._row(row) for row in range(self.rowCount()))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these, and an empty row below them."""
        self._put(0, 0, rows, rows_after=len(rows))

    def _row(self, row: int) -> tuple[str, ...]:
        items = (self.item(row, column) for column in range(self.columnCount()))
        return tuple(item.text().strip() if item is not None else "" for item in items)

    def _put(self, row: int, column: int, rows: Sequence[Sequence[str]], rows_after: int) -> None:
        """Write ``rows`` from one cell on, and end with so many rows and an empty one."""
        self._filling = True
        self.setRowCount(rows_after)
        for down, cells in enumerate(rows):
            for aside, text in enumerate(cells[: self.columnCount() - column]):
                self.setItem(row + down, column + aside, QTableWidgetItem(text))
        self._end_empty()
        self._filling = False
        self._fit()

    def _end_empty(self) -> None:
        while self.rowCount() > 1 and not any(self._row(self.rowCount() - 2)) and not any(self.rows[-1]):
            self.removeRow(self.rowCount() - 1)
        if not self.rowCount() or any(self._row(self.rowCount() - 1)):
            self.insertRow(self.rowCount())

    def _fit(self) -> None:
        theme = self._theme
        height, header = theme.size("table_row"), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(height)
        header.setFixedHeight(theme.size("target"))
        self.setFixedHeight(height * min(self.rowCount(), _MOST_ROWS_SHOWN) + theme.size("target") + 4)

    def _changed(self) -> None:
        if self._filling:
            return
        self._end_empty()
        self._fit()
        self.edited.emit()

    def event(self, event: QEvent) -> bool:
        """Enter edits a cell here, and Ctrl+V pastes."""
        if keeps_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; Del empties; Ctrl+C and Ctrl+V copy and paste."""
        if event.key() in ENTER:
            if self.state() is not QAbstractItemView.State.EditingState:  # the Enter that ends a cell comes here too
                self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected_text())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Write lines with tabs from the current cell on; a first line of words alone is taken for heads."""
        rows = [line.split("\t") for line in text.splitlines()]
        if rows and not any(sign.isdigit() for cell in rows[0] for sign in cell):
            rows = rows[1:]
        if not rows:
            return
        row, column = max(0, self.currentRow()), max(0, self.currentColumn())
        self._put(row, column, [[cell.strip() for cell in cells] for cells in rows],
                  max(self.rowCount(), row + len(rows)))  # fmt: skip
        self.setCurrentCell(row, column)
        self.edited.emit()

    def _empty(self) -> None:
        self._filling = True
        for index in self.selectedIndexes():
            self.setItem(index.row(), index.column(), QTableWidgetItem(""))
        for row in range(self.rowCount() - 2, -1, -1):
            if not any(self._row(row)):
                self.removeRow(row)
        self._filling = False
        self._changed()

    def _selected_text(self) -> str:
        cells: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column())):
            cells.setdefault(index.row(), []).append(self._row(index.row())[index.column()])
        return "\n".join("\t".join(line) for line in cells.values())
