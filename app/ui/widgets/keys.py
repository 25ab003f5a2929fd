"""``?``: every key that works here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.text import label


class KeysOverlay(Overlay):
    """Two columns of key and word, in groups."""

    def __init__(self, theme: Theme, parent: QWidget, title: str) -> None:
        super().__init__(theme, parent, title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.addWidget(label(title, "section"))
        self._holder = QWidget()
        self.box.addWidget(self._holder)

    def show_keys(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Show groups of (key, word)."""
        self.box.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for title, keys in groups:
            if not keys:
                continue
            heading = label(title, "label")
            heading.setContentsMargins(0, 8, 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for key, word in keys:
                row = grid.rowCount()
                grid.addWidget(label(key, "mono"), row, 0)
                grid.addWidget(label(word), row, 1)
        self.box.addWidget(self._holder)
        self.open()
