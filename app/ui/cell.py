"""What a table cell may say beside its text; models give it, the delegate draws it."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt


class CellRole(IntEnum):
    """Item roles beyond Qt's own."""

    SUB = Qt.ItemDataRole.UserRole.value + 1
    """A second, quieter line."""
    CHIP = Qt.ItemDataRole.UserRole.value + 2
    """A ``ChipCell``."""
    STRONG = Qt.ItemDataRole.UserRole.value + 3
    """True: semibold."""
    QUIET = Qt.ItemDataRole.UserRole.value + 4
    """True: second colour."""
    ROW = Qt.ItemDataRole.UserRole.value + 5
    """The object of the row."""


@dataclass(frozen=True)
class ChipCell:
    """A chip in a cell."""

    word: str
    kind: str = "neutral"
    icon: str | None = None
