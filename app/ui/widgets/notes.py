"""Short notes: a title, a second line, a state."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.chip import Chip
from app.ui.widgets.text import Elided, label

Note = tuple[str, str, str, str]
"""Title, second line, word of the chip, its kind."""


class NoteList(QWidget):
    """Shows ``empty`` while there is none."""

    def __init__(self, theme: Theme, empty: str) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 2, 0, 0)
        self._layout.setSpacing(theme.size("space_2"))
        self._empty = label(empty, "sub", wrap=True)
        self._layout.addWidget(self._empty)
        self._layout.addStretch(1)
        self._rows: list[QWidget] = []

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(*note) for note in notes]
        for index, row in enumerate(self._rows):
            self._layout.insertWidget(index, row)
        self._empty.setVisible(not notes)

    def _row(self, title: str, sub: str, word: str, kind: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName(", ".join(part for part in (title, sub, word) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(title, "strong"))
        words.addWidget(Elided(sub, "secondary"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words, 1)
        if word:
            layout.addWidget(Chip(self._theme, word, kind))
        return row
