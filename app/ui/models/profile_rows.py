"""The calibration profiles as rows; a few dozen, so filter and order work on all of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from app.domain.profile_part import Force
from app.domain.text import Words, mark
from app.domain.words import FORCE_WORDS, STANDING_WORDS
from app.ui.cell import ChipCell
from app.ui.models.list_model import Column, ListModel, always
from app.workflows.keep_profile import ProfileLine

NAME = 0


class ProfilesModel(ListModel[ProfileLine]):
    """Shows what matches the filter, sorted by any column."""

    def __init__(self, tr: Callable[..., str], pick: Callable[[Words], str]) -> None:
        super().__init__(
            tr,
            (
                Column(mark("Profile"), lambda line: pick(line.name), sub=lambda line: line.id, strong=True),
                Column(mark("Edition"), lambda line: line.edition),
                Column(mark("Standing"), lambda line: self._standing(line).word, chip=self._standing),
                Column(mark("Status"), lambda line: self._status(line).word, chip=self._status),
                Column(mark("Kept by"), lambda line: tr("own") if line.own else tr("shipped"), quiet=always),
            ),
        )
        self._all: tuple[ProfileLine, ...] = ()
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
        found = [line for line in self._all if all(word in self._haystack(line) for word in wanted)]
        shown = self.columns[column].text
        self.show_rows(
            sorted(found, key=lambda line: shown(line).casefold(), reverse=order == Qt.SortOrder.DescendingOrder)
        )

    def _haystack(self, line: ProfileLine) -> str:
        return " ".join((line.id, *(column.text(line) for column in self.columns))).casefold()

    def row_of(self, name: str) -> int:
        """Return the row of a profile, -1 where it is not shown."""
        return next((row for row, line in enumerate(self.rows) if line.id == name), -1)

    def line(self, row: int) -> ProfileLine | None:
        """Return the profile of a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _standing(self, line: ProfileLine) -> ChipCell:
        return ChipCell(self._tr(STANDING_WORDS[line.standing]), "info" if line.standing == "legal" else "neutral", "")

    def _status(self, line: ProfileLine) -> ChipCell:
        tr = self._tr
        if line.force is None:
            return ChipCell(tr("cannot be read"), "fail")
        if line.force is not Force.IN_FORCE:
            return ChipCell(tr(FORCE_WORDS[line.force]), "warn")
        return ChipCell(tr("verified"), "ok") if line.verified else ChipCell(tr("unverified"), "warn")
