"""The register of stations, loaded page by page as it is scrolled."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.natural_order import natural_key
from app.domain.text import mark
from app.ui.cell import CellRole
from app.ui.runner import Job, Runner

if TYPE_CHECKING:
    from app.ports.store import KeepsStations, StationLine

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
_ROOT = QModelIndex()
HEADS = (
    mark("Station"),
    mark("Site"),
    mark("Serial"),
    mark("Model"),
    mark("Firmware"),
    mark("OCPP"),
    mark("Last seen"),
)
_SORT_KEYS: tuple[Callable[["StationLine"], Any], ...] = (
    lambda line: (natural_key(line.id), line.id),
    lambda line: (natural_key(line.site, line.id), line.site, line.id),
    lambda line: natural_key(line.serial),
    lambda line: natural_key(line.vendor, line.model),
    lambda line: natural_key(line.firmware),
    lambda line: natural_key(line.ocpp),
    lambda line: line.last_seen.timestamp() if line.last_seen else 0.0,
)
BY_SITE = 1
"""The column the register itself sorts by; every other order needs all rows once."""
_AS_STORED = (BY_SITE, Qt.SortOrder.AscendingOrder)


class StationsModel(QAbstractTableModel):
    """Asks the register for the rows in view; a row still on its way shows an ellipsis."""

    counted = Signal(int)
    failed = Signal(object)

    def __init__(
        self, store: "KeepsStations", runner: Runner, tr: Callable[..., str], when: Callable[[Any], str]
    ) -> None:
        super().__init__()
        self._store, self._runner, self._tr, self._when = store, runner, tr, when
        self._rows: dict[int, StationLine] = {}
        self._texts: dict[int, tuple[str, ...]] = {}
        self._first: tuple[StationLine, ...] = ()
        self._asked: set[int] = set()
        self._jobs: list[Job] = []
        self._count = 0
        self.matching = ""
        self._sort = _AS_STORED

    def filter(self, words: str) -> None:
        """Show the stations that contain these words; what was asked before is dropped."""
        self.matching = words.strip()
        self.reload()

    def reload(self) -> None:
        """Ask again: for the first page, and how many there are behind it."""
        for job in self._jobs:
            job.cancel()
        self._jobs, self._first = [], ()
        if self._sort == _AS_STORED:
            self._ask(0, self._keep_first)
        question = self._store.count_stations(self.matching)
        self._jobs.append(self._runner.run(question, self._counted, self.failed.emit, self))

    def _keep_first(self, lines: tuple["StationLine", ...]) -> None:
        self._first = lines

    def _counted(self, count: int) -> None:
        self.beginResetModel()
        self._rows, self._asked, self._count = dict(enumerate(self._first)), {0} if self._first else set(), count
        self._texts.clear()
        self.endResetModel()
        if self._sort != _AS_STORED:
            self._ask_all()
        self.counted.emit(count)

    def _ask(self, page: int, done: Callable[[tuple["StationLine", ...]], None]) -> None:
        question = self._store.stations(self.matching, page * PAGE, PAGE)
        self._jobs.append(self._runner.run(question, done, self.failed.emit, self))

    def _ask_page_of(self, row: int) -> None:
        page = row // PAGE
        if page not in self._asked:
            self._asked.add(page)
            self._ask(page, lambda lines: self._take(page * PAGE, lines))

    def _ask_all(self) -> None:
        self._asked = set(range(self._count // PAGE + 1))
        question = self._store.stations(self.matching, 0, max(1, self._count))
        self._jobs.append(self._runner.run(question, self._take_sorted, self.failed.emit, self))

    def _take(self, first: int, lines: tuple["StationLine", ...]) -> None:
        self._rows.update(enumerate(lines, first))
        if lines:
            last = min(first + len(lines), self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADS) - 1))

    def _take_sorted(self, lines: tuple["StationLine", ...]) -> None:
        column, order = self._sort
        ordered = sorted(lines, key=_SORT_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = dict(enumerate(ordered))
        self._texts.clear()
        if ordered:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(HEADS) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if (column, order) != self._sort:
            self._sort = (column, order)
            self.reload()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """Column and order."""
        return self._sort

    def line(self, row: int) -> "StationLine | None":
        """Return a station that has been loaded."""
        return self._rows.get(row)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many match."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._tr(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, asking for its page when it is not there."""
        row, column = index.row(), index.column()
        line = self._rows.get(row)
        if role == CellRole.ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if line is None:
                self._ask_page_of(row)
                return "…" if column == 0 else ""
            return self._shown(row, line)[column]
        if role == CellRole.STRONG:
            return column == 0
        if role == CellRole.QUIET:
            return column in (5, 6) or line is None
        return None

    def _shown(self, row: int, line: "StationLine") -> tuple[str, ...]:
        if row not in self._texts:
            self._texts[row] = self.texts(line)
        return self._texts[row]

    def texts(self, line: "StationLine") -> tuple[str, ...]:
        """Return the texts of a row."""
        model = " ".join(part for part in (line.vendor, line.model) if part)
        seen = self._when(line.last_seen) if line.last_seen else ""
        return (line.id, line.site, line.serial, model, line.firmware, line.ocpp, seen)
