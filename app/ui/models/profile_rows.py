"""The calibration profiles as rows; a few dozen, so filter and order work on all of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.profile_part import Force
from app.domain.text import Words, mark
from app.domain.words import FORCE_WORDS, STANDING_WORDS
from app.ui.cell import CellRole, ChipCell
from app.workflows.keep_profile import ProfileLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
HEADS = (mark("Profile"), mark("Edition"), mark("Standing"), mark("Status"), mark("Kept by"))
NAME, EDITION, STANDING, STATUS, OWNER = range(5)


class ProfilesModel(QAbstractTableModel):
    """Shows what matches the filter, sorted by any column."""

    def __init__(self, tr: Callable[..., str], pick: Callable[[Words], str]) -> None:
        super().__init__()
        self._tr, self._pick = tr, pick
        self._all: tuple[ProfileLine, ...] = ()
        self._rows: list[ProfileLine] = []
        self._matching, self._sort = "", (NAME, Qt.SortOrder.AscendingOrder)

    def show_lines(self, lines: Sequence[ProfileLine]) -> None:
        """Show these."""
        self._all = tuple(lines)
        self._arrange()

    def filter(self, words: str) -> None:
        """Show those that contain every word."""
        self._matching = words
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._sort = (column, order)
        self._arrange()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """Column and order."""
        return self._sort

    def _arrange(self) -> None:
        wanted = self._matching.casefold().split()
        column, order = self._sort
        self.beginResetModel()
        found = [line for line in self._all if all(word in self._haystack(line) for word in wanted)]
        self._rows = sorted(
            found, key=lambda line: self._text(line, column).casefold(), reverse=order == Qt.SortOrder.DescendingOrder
        )
        self.endResetModel()

    def _haystack(self, line: ProfileLine) -> str:
        return " ".join((line.id, *(self._text(line, column) for column in range(len(HEADS))))).casefold()

    def row_of(self, name: str) -> int:
        """Return the row of a profile, -1 where it is not shown."""
        return next((row for row, line in enumerate(self._rows) if line.id == name), -1)

    def line(self, row: int) -> ProfileLine | None:
        """Return the profile of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many match."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line, column = self._rows[index.row()], index.column()
        if role == CellRole.ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == CellRole.SUB:
            return line.id if column == NAME else None
        if role == CellRole.STRONG:
            return column == NAME
        if role == CellRole.QUIET:
            return column == OWNER
        if role == CellRole.CHIP and column in (STANDING, STATUS):
            return self._chip(line, column)
        return None

    def _chip(self, line: ProfileLine, column: int) -> ChipCell:
        word = self._text(line, column)
        if column == STANDING:
            return ChipCell(word, "info" if line.standing == "legal" else "neutral", "")
        if line.force is None:
            return ChipCell(word, "fail")
        return ChipCell(word, "warn" if line.force is not Force.IN_FORCE or not line.verified else "ok")

    def _text(self, line: ProfileLine, column: int) -> str:
        tr = self._tr
        if column == NAME:
            return self._pick(line.name)
        if column == EDITION:
            return line.edition
        if column == STANDING:
            return tr(STANDING_WORDS[line.standing])
        if column == OWNER:
            return tr("own") if line.own else tr("shipped")
        if line.force is None:
            return tr("cannot be read")
        if line.force is not Force.IN_FORCE:
            return tr(FORCE_WORDS[line.force])
        return tr("verified") if line.verified else tr("unverified")
