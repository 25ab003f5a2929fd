"""The last frames of a link, newest first."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme


@dataclass(frozen=True)
class FrameLine:
    """Time as shown, direction (``in`` from the station, ``out`` to it), action, and a short value."""

    time: str
    direction: str
    text: str
    value: str = ""


class FrameList(QWidget):
    """Shows the last ``rows``; costs one painting however many frames came."""

    def __init__(self, theme: Theme, name: str, rows: int = 6) -> None:
        super().__init__()
        self._theme, self._rows, self._name = theme, rows, name
        self._lines: deque[FrameLine] = deque(maxlen=rows)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def add(self, lines: Iterable[FrameLine]) -> None:
        """Add frames, oldest first."""
        self._lines.extendleft(lines)
        newest = ", ".join(f"{line.time} {line.text}" for line in list(self._lines)[:1])
        self.setAccessibleDescription(newest)
        self.update()

    def clear(self) -> None:
        """Forget them."""
        self._lines.clear()
        self.update()

    def _row_height(self) -> int:
        return QFontMetrics(self._theme.font("mono")).height() + 3

    def sizeHint(self) -> QSize:
        """Room for all rows, used or not, so that nothing jumps."""
        return QSize(160, self._rows * self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw time, arrow, action, value."""
        theme = self._theme
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setFont(theme.font("mono"))
        metrics = painter.fontMetrics()
        time_width = metrics.horizontalAdvance("00:00:00")
        centre = int(Qt.AlignmentFlag.AlignVCenter)
        for row, line in enumerate(self._lines):
            top, height = row * self._row_height(), self._row_height()
            value = metrics.horizontalAdvance(line.value)
            painter.setPen(theme.colour("text_2"))
            painter.drawText(QRect(0, top, time_width, height), centre, line.time)
            painter.drawText(QRect(self.width() - value, top, value, height), centre, line.value)
            coming = line.direction == "in"
            icon = theme.pixmap("in" if coming else "out", "ok" if coming else "accent", 10, self.devicePixelRatioF())
            painter.drawPixmap(time_width + 7, top + (height - 10) // 2, icon)
            painter.setPen(theme.colour("text"))
            left = time_width + 24
            room = self.width() - left - value - 8
            text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, height), centre, text)
