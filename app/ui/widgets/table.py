"""A list one can filter, sort, select, copy and export; it draws only what is in view."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.cell import CellRole, ChipCell
from app.ui.theme import Theme
from app.ui.widgets.button import ENTER, keeps_enter
from app.ui.widgets.paint import CHIP_ICONS, chip_width, paint_chip, paint_focus

Index = QModelIndex | QPersistentModelIndex
_EDGE_PX = 10
"""Between each side of a cell, or of a head, and what it shows."""


class _CellDelegate(QStyledItemDelegate):
    """Draws a text with an optional second line, or a chip."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.size("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state = option.state
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border"))
        inner = rect.adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
        chip = index.data(CellRole.CHIP)
        if isinstance(chip, ChipCell):
            self._paint_chip(painter, inner, chip, mirrored)
        else:
            self._paint_text(painter, inner, index, mirrored)
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            painter.save()
            painter.setClipRect(rect)  # each cell its part of the ring: the next one fills over what lies in it
            paint_focus(painter, theme, QRect(0, rect.top(), view.viewport().width(), rect.height() - 1), 4)
            painter.restore()

    def wanted_width(self, index: Index) -> int:
        """Return the width (logical pixels) at which a cell is shown whole."""
        theme, chip = self._theme, index.data(CellRole.CHIP)
        if isinstance(chip, ChipCell):
            icon = CHIP_ICONS.get(chip.kind, "") if chip.icon is None else chip.icon
            return chip_width(theme, chip.word, icon) + 2 * _EDGE_PX
        lines = ((self._main_font(index), index.data()), (theme.font("secondary"), index.data(CellRole.SUB)))
        return max(QFontMetrics(font).horizontalAdvance(str(text or "")) for font, text in lines) + 2 * _EDGE_PX + 1

    def _main_font(self, index: Index) -> QFont:
        strong = QFont.Weight.DemiBold if index.data(CellRole.STRONG) else QFont.Weight.Normal
        return self._theme.font("body", strong)

    def _paint_chip(self, painter: QPainter, inner: QRect, chip: ChipCell, mirrored: bool) -> None:
        theme = self._theme
        icon = CHIP_ICONS.get(chip.kind, "") if chip.icon is None else chip.icon
        width = min(chip_width(theme, chip.word, icon), inner.width())
        height = theme.size("chip")
        x = inner.right() - width + 1 if mirrored else inner.left()
        place = QRect(x, inner.center().y() - height // 2, width, height)
        paint_chip(painter, theme, place, chip.kind, chip.word, icon, mirrored)

    def _paint_text(self, painter: QPainter, inner: QRect, index: Index, mirrored: bool) -> None:
        theme = self._theme
        text, sub = str(index.data() or ""), index.data(CellRole.SUB) or ""
        if not text and not sub:
            return
        main = self._main_font(index)
        small = theme.font("secondary")
        heights = QFontMetrics(main).height(), QFontMetrics(small).height() if sub else 0
        top = inner.top() + (inner.height() - sum(heights)) // 2
        wanted = index.data(Qt.ItemDataRole.TextAlignmentRole)
        trailing = wanted is not None and bool(int(wanted) & int(Qt.AlignmentFlag.AlignRight))
        side = Qt.AlignmentFlag.AlignRight if trailing != mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        for font, line, y, height, quiet in (
            (main, text, top, heights[0], bool(index.data(CellRole.QUIET))),
            (small, sub, top + heights[0], heights[1], True),
        ):
            if line:
                painter.setFont(font)
                painter.setPen(theme.colour("text_2" if quiet else "text"))
                shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(QRect(inner.x(), y, inner.width(), height), flags, shown)


def _whole_text(index: Index) -> str:
    """Return what a cell shows, its second line too."""
    return ", ".join(str(part) for part in (index.data(), index.data(CellRole.SUB)) if part)


class ListTable(QTableView):
    """Rows are selected whole. Enter or double click: ``opened``; Ctrl+C copies; a letter: ``typed``, to filter."""

    opened = Signal(QModelIndex)
    typed = Signal(str)

    def __init__(self, theme: Theme, name: str, row: str = "table_row") -> None:
        super().__init__()
        self._theme, self._row = theme, row
        self._widths: tuple[int, ...] = ()
        self._whole = False
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opened)
        self._sizes()
        theme.changed.connect(self._sizes)

    def _sizes(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.size(self._row))
        self.horizontalHeader().setFixedHeight(self._theme.size("target"))

    def show_model(self, model: QAbstractItemModel, shares: tuple[int, ...], whole: bool = False) -> None:
        """Show a model; ``shares`` are the relative widths of its columns.

        ``whole`` for a short list: each column first gets what its longest text needs, and shares what is left.
        """
        self.setModel(model)
        self._widths, self._whole = shares, whole
        if whole:
            model.modelReset.connect(self._spread)
            model.dataChanged.connect(self._spread)
        self._spread()

    def _spread(self) -> None:
        total = sum(self._widths) or 1
        room = self.viewport().width()
        needed = [self._needed(column) if self._whole else 0 for column in range(len(self._widths))]
        spare = room - sum(needed)
        if spare < 0:  # all of them give in the same measure
            needed, spare = [width * room // sum(needed) for width in needed], 0
        left = room
        for column, share in enumerate(self._widths):
            last = column == len(self._widths) - 1
            width = left if last else needed[column] + spare * share // total
            if self.columnWidth(column) != max(24, width):
                self.setColumnWidth(column, max(24, width))
            left -= width

    def _needed(self, column: int) -> int:
        """Return the width (logical pixels) at which nothing in a column is cut."""
        model, delegate = self.model(), self.itemDelegate()
        cells = [delegate.wanted_width(model.index(row, column)) for row in range(model.rowCount())]  # type: ignore[attr-defined]
        head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        font = self.horizontalHeader().font()  # of the style sheet
        return max([QFontMetrics(font).horizontalAdvance(head) + 2 * _EDGE_PX + 2, *cells])

    def resizeEvent(self, event: Any) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._spread()

    def event(self, event: QEvent) -> bool:
        """Enter opens the row that has the focus."""
        if keeps_enter(event) and self.currentIndex().isValid():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, letters filter."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.text().isprintable() and event.text().strip() and not event.modifiers():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def selected_text(self) -> str:
        """Return the selected rows as text with tabs, header first."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        columns = range(model.columnCount())
        lines = [[str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in columns]]
        for row in rows:
            lines.append([_whole_text(model.index(row, c)) for c in columns])
        return "\n".join("\t".join(line) for line in lines)
