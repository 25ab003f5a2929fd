"""Error over energy while a run is measured, and error over load when the points are done.

Drawn with tokens by QPainter: a plotting library would take half a second to import in the middle of a visit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme

_BOTTOM, _TOP, _TRAIL = 30, 14, 16
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


@dataclass(frozen=True)
class ErrorPoint:
    """Error and expanded uncertainty in percent at an energy in kWh (or a load in A)."""

    at: float
    error_percent: float
    expanded_percent: float = 0.0
    kind: str = "info"
    """For the plot over load: ok, fail, warn or info."""
    text: str = ""


class _Axes(QWidget):
    """Limits dashed, the accepted area green, ticks on both axes."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str]) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._limit, self._guard, self._end = 1.0, 0.0, 1.0
        self._points: tuple[ErrorPoint, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumSize(260, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A wide picture."""
        return QSize(640, 290)

    def _high(self) -> float:
        """Return half the height of the scale in percent; a curve far outside the limits still shows."""
        reach = [abs(p.error_percent) + min(p.expanded_percent, 0.5 * self._limit) for p in self._points[-400:]]
        return max(1.18 * self._limit, *(1.08 * value for value in reach)) if reach else 1.18 * self._limit

    def _field(self, painter: QPainter) -> QRectF:
        left = painter.fontMetrics().horizontalAdvance("+00.0 %") + 12
        return QRectF(left, _TOP, max(40, self.width() - left - _TRAIL), max(40, self.height() - _TOP - _BOTTOM))

    def _y(self, field: QRectF, percent: float) -> float:
        high = self._high()
        return field.center().y() - field.height() / 2 * max(-1.0, min(1.0, percent / high))

    def _paint_axes(self, painter: QPainter, field: QRectF) -> None:
        theme = self._theme
        accept = self._limit - self._guard
        ground = QColor(theme.colour("ok_soft"))
        ground.setAlphaF(0.55)
        top = self._y(field, accept)
        painter.fillRect(QRectF(field.left(), top, field.width(), self._y(field, -accept) - top), ground)
        step = nice_step(2 * self._high(), 5)
        places = 2 if step < 0.1 else 1
        count = int(self._high() / step)
        for index in range(-count, count + 1):
            y = self._y(field, index * step)
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(theme.colour("text_2"))
            sign = "+" if index >= 0 else ""
            rect = QRectF(0, y - 9, field.left() - 5, 18)
            painter.drawText(rect, int(_RIGHT | _MIDDLE), f"{sign}{self._number(index * step, places)} %")
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(field)
        painter.setPen(QPen(theme.colour("fail"), max(1.3, theme.border_px), Qt.PenStyle.DashLine))
        for limit in (self._limit, -self._limit):
            y = self._y(field, limit)
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))


_RIGHT, _MIDDLE, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter


class ErrorPlot(_Axes):
    """Error against energy of one run with its shrinking uncertainty band. ``number(value, places)`` writes figures."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str]) -> None:
        super().__init__(theme, name, number)
        self._caption = ""

    def begin(self, limit_percent: float, energy_kwh: float, guard_percent: float = 0.0) -> None:
        """Begin a run of this energy under this limit; ``guard_percent`` narrows the accepted area."""
        self._limit, self._end, self._guard = limit_percent, energy_kwh, guard_percent
        self._points, self._caption = (), ""
        self.update()

    def show_run(self, points: Sequence[ErrorPoint], caption: str = "") -> None:
        """Show the run so far; ``caption`` is the second line beside the last point."""
        self._points, self._caption = tuple(points), caption
        if points:
            self.setAccessibleDescription(self._value(points[-1]))
        self.update()

    def _value(self, point: ErrorPoint) -> str:
        sign = "+" if point.error_percent >= 0 else ""
        value = f"{sign}{self._number(point.error_percent, 2)} %"
        return f"{value} ± {self._number(point.expanded_percent, 2)} %" if point.expanded_percent else value

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, band, curve, and the value at its end."""
        theme = self._theme
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        field = self._field(painter)
        self._paint_axes(painter, field)
        self._paint_energy(painter, field)
        if not self._points:
            return
        x = [field.left() + field.width() * min(1.0, point.at / self._end) for point in self._points]
        painter.setClipRect(field)
        upper = [
            QPointF(a, self._y(field, p.error_percent + p.expanded_percent))
            for a, p in zip(x, self._points, strict=True)
        ]
        lower = [
            QPointF(a, self._y(field, p.error_percent - p.expanded_percent))
            for a, p in zip(x, self._points, strict=True)
        ]
        band = QColor(theme.colour("accent"))
        band.setAlphaF(0.18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setPen(QPen(theme.colour("accent"), 2))
        curve = [QPointF(a, self._y(field, p.error_percent)) for a, p in zip(x, self._points, strict=True)]
        painter.drawPolyline(QPolygonF(curve))
        painter.setClipping(False)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(curve[-1], 4, 4)
        self._paint_value(painter, field, curve[-1])

    def _paint_energy(self, painter: QPainter, field: QRectF) -> None:
        painter.setPen(self._theme.colour("text_2"))
        step = nice_step(self._end, 5)
        places = 0 if step >= 1 else (1 if step >= 0.1 else 3)
        index = 0
        while index * step <= self._end * 1.001:
            x = field.left() + field.width() * index * step / self._end
            last = (index + 1) * step > self._end * 1.001
            text = self._number(index * step, places) + (" kWh" if last else "")
            width = painter.fontMetrics().horizontalAdvance(text) + 8
            left = min(x - width / 2, self.width() - width)
            painter.drawText(QRectF(left, field.bottom() + 6, width, 18), int(_CENTRE | _MIDDLE), text)
            index += 1

    def _paint_value(self, painter: QPainter, field: QRectF, end: QPointF) -> None:
        theme = self._theme
        bold = theme.font("body", QFont.Weight.DemiBold)
        painter.setFont(bold)
        value = self._value(self._points[-1])
        width = max(painter.fontMetrics().horizontalAdvance(value), 0)
        painter.setFont(theme.font("label"))
        width = max(width, painter.fontMetrics().horizontalAdvance(self._caption)) + 8
        right = end.x() + 12 + width <= field.right()
        left = end.x() + 12 if right else max(field.left() + 6, end.x() - 12 - width)
        top = min(max(end.y() - 24, field.top() + 4), field.bottom() - 44)
        ground = QColor(theme.colour("surface"))
        ground.setAlphaF(0.85)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(left - 4, top, width + 4, 38 if self._caption else 20), 5, 5)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(left, top, width, 20), int(_MIDDLE), value)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(left, top + 19, width, 18), int(_MIDDLE), self._caption)


class LoadPlot(_Axes):
    """Mean error with its uncertainty as a bar at every load point."""

    def show_points(self, points: Sequence[ErrorPoint], limit_percent: float, guard_percent: float = 0.0) -> None:
        """Show the load points in order; ``text`` stands below each, ``kind`` colours it."""
        self._points, self._limit, self._guard = tuple(points), limit_percent, guard_percent
        spoken = (f"{p.text}: {self._number(p.error_percent, 2)} %" for p in points)
        self.setAccessibleDescription(", ".join(spoken))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, then each point with its bar."""
        theme = self._theme
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        field = self._field(painter)
        self._paint_axes(painter, field)
        colours = {"ok": "ok", "fail": "fail", "warn": "warn"}
        share = field.width() / max(1, len(self._points))
        for index, point in enumerate(self._points):
            x = field.left() + share * (index + 0.5)
            colour = theme.colour(colours.get(point.kind, "accent"))
            low = self._y(field, point.error_percent - point.expanded_percent)
            high = self._y(field, point.error_percent + point.expanded_percent)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(x, low), QPointF(x, high))
            for y in (low, high):
                painter.drawLine(QPointF(x - 6, y), QPointF(x + 6, y))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(x, self._y(field, point.error_percent)), 4.5, 4.5)
            painter.setPen(theme.colour("text_2"))
            painter.drawText(QRectF(x - share / 2, field.bottom() + 6, share, 18), int(_CENTRE | _MIDDLE), point.text)
