"""The rail with the places of the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import PressedByEnter
from app.ui.widgets.paint import paint_focus

_HEIGHT = 56


@dataclass(frozen=True)
class Place:
    """One entry: id, word, icon, and whether it stands at the bottom."""

    id: str
    text: str
    icon: str
    last: bool = False


class RailButton(PressedByEnter):
    """Icon above word."""

    def __init__(self, theme: Theme, place: Place, key: str) -> None:
        super().__init__()
        self._theme, self.place = theme, place
        self.setText(place.text)
        self.setCheckable(True)
        self.setAccessibleName(place.text)
        self.setToolTip(f"{place.text} ({key})")
        self.setFixedSize(theme.size("rail") - 12, _HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel when it is where we are, then icon and word."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setOpacity(1 if self.isChecked() else 0.6)
            painter.setBrush(theme.colour("rail_active"))
            painter.drawRoundedRect(self.rect(), 10, 10)
            painter.setOpacity(1)
        ink = "rail_text_active" if self.isChecked() else "rail_text"
        size = theme.size("icon")
        icon = theme.pixmap(self.place.icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, 9, icon)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        font = theme.font("label", weight)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        rect = QRect(0, 31, self.width(), 18)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width() - 4)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), shown)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), 10, "rail_text_active")


class Rail(QWidget):
    """Alt+1.. or a click opens a place; up and down move along."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place], name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedWidth(theme.size("rail"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 66, 6, 6)
        layout.setSpacing(6)
        for number, place in enumerate(places, 1):
            button = RailButton(theme, place, f"Alt+{number}")
            button.clicked.connect(lambda *_, id=place.id: self.chosen.emit(id))
            self._group.addButton(button)
            self.buttons[place.id] = button
            if place.last:
                layout.addStretch(1)
            layout.addWidget(button)
        theme.changed.connect(self.update)

    def show_place(self, place: str) -> None:
        """Mark where we are."""
        self.buttons[place].setChecked(True)

    def sizeHint(self) -> QSize:
        """Fixed width."""
        return QSize(self._theme.size("rail"), 360)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the focus."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the sign of the program."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("rail"))
        sign = QRectF((self.width() - 36) / 2, 14, 36, 36)
        gradient = QLinearGradient(QPointF(sign.topLeft()), QPointF(sign.bottomRight()))
        gradient.setColorAt(0, theme.colour("brand"))
        gradient.setColorAt(1, theme.colour("brand_end"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(sign, 9, 9)
        bolt = theme.pixmap("bolt", "rail_text_active", 20, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(sign.x() + 8, sign.y() + 8), bolt)
