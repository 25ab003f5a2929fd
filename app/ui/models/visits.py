"""Visits, newest first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.ports.store import VisitLine

Index = QModelIndex | QPersistentModelIndex
_HEADS = (mark("Opened"), mark("Site and station"), mark("Work"), mark("Saved"), mark("State"))
STATES = {
    "open": (mark("open"), "info"),
    "paused": (mark("paused"), "warn"),
    "handed_over": (mark("handed over"), "neutral"),
    "stopped": (mark("stopped"), "fail"),
    "signed": (mark("signed"), "ok"),
}
TEMPLATES = {"periodic-inspection": mark("Periodic inspection"), "fault-call": mark("Fault call")}
_ROOT = QModelIndex()


def template_words(template: str, tr: Callable[..., str]) -> str:
    """Return the name of a visit template in words; its id where the template is not a shipped one."""
    known = TEMPLATES.get(template.replace("_", "-"))
    return tr(known) if known else template


class VisitsModel(QAbstractTableModel):
    """``when`` writes day and time apart, ``work`` the words of a template."""

    def __init__(self, tr: Callable[..., str], when: Callable[[Any], tuple[str, str]]) -> None:
        super().__init__()
        self._tr, self._when = tr, when
        self._lines: tuple[VisitLine, ...] = ()

    def show_lines(self, lines: Sequence["VisitLine"]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of visits."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        line = self._lines[index.row()]
        column = index.column()
        if role == CellRole.ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == CellRole.SUB:
            return (self._day(line.opened_at), line.station, line.work_order, self._day(line.saved_at), "")[column]
        if role == CellRole.STRONG:
            return column in (0, 1)
        if role == CellRole.QUIET:
            return column == 3
        if role == CellRole.CHIP and column == 4:
            kind = STATES[line.state][1]
            return ChipCell(self._text(line, 4), "neutral" if line.practice and line.state == "signed" else kind)
        return None

    def _day(self, at: Any) -> str:
        return self._when(at)[0]

    def _text(self, line: "VisitLine", column: int) -> str:
        state = self._tr(STATES[line.state][0])
        if line.practice:
            state = self._tr("practice, {state}", state=state)
        return (
            self._when(line.opened_at)[1],
            line.site or line.station,
            template_words(line.template, self._tr),
            self._when(line.saved_at)[1],
            state,
        )[column]
