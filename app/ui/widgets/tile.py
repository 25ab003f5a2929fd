"""A number with its words and a chip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.ui.theme import Theme
from app.ui.widgets.button import PressedByEnter
from app.ui.widgets.chip import Chip
from app.ui.widgets.paint import paint_focus
from app.ui.widgets.text import Elided, label


class Tile(PressedByEnter):
    """Clicking it leads to what it counts."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.number = label("0", "number")
        self.chip = Chip(theme)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.number)
        line.addWidget(Elided(words), 1)
        chips = QHBoxLayout()
        chips.addWidget(self.chip)
        chips.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 13)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addLayout(chips)
        self.setAccessibleName(words)

    def show_number(self, number: int, words: str, kind: str) -> None:
        """Show a number and its chip."""
        self.number.setText(str(number))
        self.chip.show_state(words, kind, "" if kind in ("info", "neutral") else None)
        self.setAccessibleName(f"{number} {self._words}, {words}")

    def sizeHint(self) -> QSize:
        """As its content."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def event(self, event: QEvent) -> bool:
        """Let the layout ask again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(theme, self.underMouse()))
        painter.setBrush(theme.colour("surface"))
        half = theme.border_px / 2
        radius = theme.size("card_radius")
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), radius, radius)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), radius)


def _pen(theme: Theme, lit: bool) -> QPen:
    return QPen(theme.colour("accent" if lit else "border"), theme.border_px)
