"""Axes of the error plots: limits dashed, the accepted area green, ticks.

Drawn with tokens by QPainter: a plotting library would take half a second to import in the middle of a visit.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.thin_curve import ErrorPoint

BOTTOM, TOP, TRAIL = 30, 14, 16
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def nice_step(span: float, ticks: int = 5) -> float:
    """Return a round distance of axis ticks, so that about ``ticks`` fit into ``span``."""
    if span <= 0:
        return 1.0
    power = 1.0
    while power * 10 <= span / ticks:
        power *= 10
    while power > span / ticks:
        power /= 10
    return next(step * power for step in _STEPS if step * power >= span / ticks * 0.999)


def places_of(step: float) -> int:
    """Return how many decimal places a round step needs, so that no tick is written as something it is not."""
    return next((places for places in range(4) if abs(round(step, places) - step) < step * 1e-6), 4)


class Axes(QWidget):
    """Limits dashed, the accepted area green, ticks on both axes."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str]) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._limit, self._guard, self._end = 1.0, 0.0, 1.0
        self._high = 1.18
        """Half the height of the scale, in percent."""
        self.setAccessibleName(name)
        self.setMinimumSize(260, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A wide picture."""
        return QSize(640, 290)

    def _fit(self, points: Iterable[ErrorPoint]) -> None:
        """Fit the scale to the points, in steps of a quarter: a curve far outside the limits still shows."""
        reach = (abs(p.error_percent) + min(p.expanded_percent, 0.5 * self._limit) for p in points)
        wanted, self._high = 1.08 * max(reach, default=0.0), 1.18 * self._limit
        while self._high < wanted:
            self._high *= 1.25
        self.update()

    def _field(self, painter: QPainter) -> QRectF:
        left = painter.fontMetrics().horizontalAdvance("+00.00 %") + 12
        return QRectF(left, TOP, max(40, self.width() - left - TRAIL), max(40, self.height() - TOP - BOTTOM))

    def _y(self, field: QRectF, percent: float) -> float:
        high = self._high
        return field.center().y() - field.height() / 2 * max(-1.0, min(1.0, percent / high))

    def _paint_axes(self, painter: QPainter, field: QRectF) -> None:
        theme = self._theme
        accept = self._limit - self._guard
        ground = QColor(theme.colour("ok_soft"))
        ground.setAlphaF(0.55)
        top = self._y(field, accept)
        painter.fillRect(QRectF(field.left(), top, field.width(), self._y(field, -accept) - top), ground)
        step = nice_step(2 * self._high, 5)
        places = max(1, places_of(step))
        count = int(self._high / step)
        for index in range(-count, count + 1):
            y = self._y(field, index * step)
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(theme.colour("text_2"))
            sign = "+" if index >= 0 else ""
            rect = QRectF(0, y - 9, field.left() - 5, 18)
            painter.drawText(rect, int(RIGHT | MIDDLE), f"{sign}{self._number(index * step, places)} %")
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(field)
        painter.setPen(QPen(theme.colour("fail"), max(1.3, theme.border_px), Qt.PenStyle.DashLine))
        for limit in (self._limit, -self._limit):
            y = self._y(field, limit)
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))


RIGHT, MIDDLE, CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter
