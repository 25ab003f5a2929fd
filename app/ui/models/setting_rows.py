"""The configuration of a station as rows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole, ChipCell

if TYPE_CHECKING:
    from app.domain.station import Setting

Index = QModelIndex | QPersistentModelIndex
_HEADS = (mark("Value"), mark("Last snapshot"), mark("Kind"))
_ROOT = QModelIndex()


class SettingsModel(QAbstractTableModel):
    """Filtered by key and value."""

    def __init__(self, tr: Callable[..., str]) -> None:
        super().__init__()
        self._tr = tr
        self._all: tuple[Setting, ...] = ()
        self._shown: tuple[Setting, ...] = ()

    def show_settings(self, settings: Sequence["Setting"]) -> None:
        """Show these, sorted by key."""
        self._all = tuple(sorted(settings, key=lambda setting: setting.key.lower()))
        self.filter("")

    def filter(self, words: str) -> None:
        """Show those that contain the words."""
        wanted = words.lower().strip()
        self.beginResetModel()
        self._shown = tuple(s for s in self._all if wanted in s.key.lower() or wanted in (s.value or "").lower())
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number shown."""
        return 0 if parent.isValid() else len(self._shown)

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
        setting, column = self._shown[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = self._tr("read only") if setting.readonly else self._tr("can be set")
            value = self._tr("not readable") if setting.value is None else setting.value
            return (setting.key, value, kind)[column]
        if role == CellRole.STRONG:
            return column == 0
        if role == CellRole.QUIET:
            return column == 1 and setting.value in (None, "***")
        if role == CellRole.CHIP and column == 2:
            word = self._tr("read only") if setting.readonly else self._tr("can be set")
            return ChipCell(word, "neutral" if setting.readonly else "info")
        return None
