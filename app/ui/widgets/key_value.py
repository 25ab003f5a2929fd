"""A list of names and values."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.theme import Theme
from app.ui.widgets.chip import Chip
from app.ui.widgets.text import Elided, label, trailing

VALUE_WIDTH = 112


class KeyValueList(QWidget):
    """``show_value`` adds or changes one line; a stale value is grey and says its age."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size("space_3"))
        self._grid.setVerticalSpacing(theme.size("space_1") + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(1, VALUE_WIDTH)
        self._rows: dict[str, tuple[QLabel, QLabel | Chip]] = {}

    def show_value(self, key: str, name: str, value: str, stale: str = "") -> None:
        """Show a value; ``stale`` is its age in words, empty while it is live."""
        shown = self._widget(key, name, QLabel)
        assert isinstance(shown, QLabel)  # noqa: S101 - narrows the type for mypy
        text = f"{value} · {stale}" if stale else value
        shown.setText(text)
        shown.setAccessibleName(f"{name}: {text}")
        role = "sub" if stale else "strong"
        if shown.property("role") != role:
            shown.setProperty("role", role)
            shown.style().unpolish(shown)
            shown.style().polish(shown)

    def show_chip(self, key: str, name: str, word: str, kind: str) -> None:
        """Show a state."""
        chip = self._widget(key, name, Chip)
        assert isinstance(chip, Chip)  # noqa: S101 - narrows the type for mypy
        chip.show_state(word, kind, "")

    def remove(self, key: str) -> None:
        """Take one line away."""
        for widget in self._rows.pop(key, ()):
            self._grid.removeWidget(widget)
            widget.deleteLater()

    def clear(self) -> None:
        """Take every line away."""
        for key in tuple(self._rows):
            self.remove(key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the lines shown."""
        return tuple(self._rows)

    def _widget(self, key: str, name: str, kind: type[QLabel] | type[Chip]) -> QLabel | Chip:
        known = self._rows.get(key)
        if known is not None and isinstance(known[1], kind):
            known[0].setText(name)
            return known[1]
        self.remove(key)
        title = Elided(name, "sub")
        shown: QLabel | Chip
        if kind is Chip:
            shown = Chip(self._theme)
        else:
            shown = label("", "strong", selectable=True)
            shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            shown.setWordWrap(True)
            shown.setAlignment(trailing())
        row = self._grid.rowCount()
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(shown, Chip):
            self._grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        else:
            self._grid.addWidget(shown, row, 1)
        self._rows[key] = (title, shown)
        return shown
