"""A small curve without axes, and a small trend with a limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme


class Sparkline(QWidget):
    """The course of one value, such as the power of the last minutes."""

    def __init__(self, theme: Theme, name: str, height: int = 52) -> None:
        super().__init__()
        self._theme, self._height = theme, height
        self._values: tuple[float, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float], spoken: str = "") -> None:
        """Show the course, oldest first."""
        self._values = tuple(values)
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Its fixed height."""
        return QSize(120, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line from zero or the least value up."""
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(0.0, *self._values), max(self._values)
        span = (high - low) or 1.0
        step = (self.width() - 4) / (len(self._values) - 1)
        room = self.height() - 12
        points = [QPointF(2 + i * step, 6 + room * (1 - (v - low) / span)) for i, v in enumerate(self._values)]
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))


@dataclass(frozen=True)
class TrendPoint:
    """One visit: label below the axis, value, and whether it failed."""

    text: str
    value: float
    failed: bool = False


class Trend(QWidget):
    """One value over the years with its limit."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._points: tuple[TrendPoint, ...] = ()
        self._limit: float | None = None
        self._limit_text = ""
        self.setAccessibleName(name)
        self.setMinimumHeight(78)

    def show_trend(self, points: Sequence[TrendPoint], limit: float | None = None, limit_text: str = "") -> None:
        """Show the points, oldest first."""
        self._points, self._limit, self._limit_text = tuple(points), limit, limit_text
        self.setAccessibleDescription(", ".join(f"{point.text}: {point.value:g}" for point in points))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw limit, line, points, labels."""
        if not self._points:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("label")
        painter.setFont(font)
        under = painter.fontMetrics().height() + 4
        values = [point.value for point in self._points] + ([self._limit] if self._limit is not None else [])
        low, high = min(values), max(values)
        span = (high - low) or 1.0
        field = QRectF(18, 20, self.width() - 36, self.height() - 28 - under)

        def at(index: int, value: float) -> QPointF:
            x = field.left() + field.width() * (index / max(1, len(self._points) - 1) if len(self._points) > 1 else 0.5)
            return QPointF(x, field.bottom() - field.height() * (value - low) / span)

        if self._limit is not None:
            y = at(0, self._limit).y()
            painter.setPen(QPen(theme.colour("fail"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
            painter.drawText(QPointF(4, y - 5), self._limit_text)
        painter.setPen(QPen(theme.colour("accent"), 1.8))
        painter.drawPolyline(QPolygonF([at(i, point.value) for i, point in enumerate(self._points)]))
        for index, point in enumerate(self._points):
            token = "fail" if point.failed else "accent"
            painter.setPen(QPen(theme.colour(token), 1.8))
            painter.setBrush(theme.colour(token if point.failed else "surface"))
            painter.drawEllipse(at(index, point.value), 3.6, 3.6)
            painter.setPen(theme.colour("text_2"))
            width = painter.fontMetrics().horizontalAdvance(point.text)
            x = min(max(at(index, point.value).x() - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(x, self.height() - 5), point.text)
