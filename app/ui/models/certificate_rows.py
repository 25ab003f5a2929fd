"""The certificates an instrument had before, newest first."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.text import mark
from app.ui.cell import CellRole
from app.ui.models.instruments import uncertainty_words

if TYPE_CHECKING:
    from app.domain.calibration_certificate import CalibrationCertificate

Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    mark("Certificate no."),
    mark("Laboratory"),
    mark("Calibrated on"),
    mark("Last day"),
    mark("U with k"),
    mark("Serial"),
)
_ROOT = QModelIndex()


class CertificatesModel(QAbstractTableModel):
    """Who, number, days, U, and the serial each was written for."""

    def __init__(self, tr: Callable[..., str], number: Callable[[float], str]) -> None:
        super().__init__()
        self._tr, self._number = tr, number
        self._rows: tuple[CalibrationCertificate, ...] = ()

    def show_certificates(self, certificates: "tuple[CalibrationCertificate, ...]") -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = certificates
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

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
        one, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            u = uncertainty_words(one.expanded_percent, one.k, self._number)
            texts = (one.number, one.laboratory, one.calibrated_on, one.due_on, u, one.serial)
            return texts[column] or "—"
        if role == CellRole.STRONG:
            return column == 0
        return None
