"""Error over energy while a run is measured, and error over load when the points are done."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from app.ui.theme import Theme
from app.ui.widgets.curve_layer import CurveLayer
from app.ui.widgets.plot_axes import CENTRE, MIDDLE, Axes, nice_step, places_of
from app.ui.widgets.thin_curve import ErrorPoint, ThinCurve

FITTED = 400
"""So many of the newest points decide the scale: the wide begin of a run does not flatten its end."""


class ErrorPlot(Axes):
    """Error against energy of one run with its shrinking uncertainty band. ``number(value, places)`` writes figures."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str]) -> None:
        super().__init__(theme, name, number)
        self._caption = ""
        self._curve, self._layer = ThinCurve(1.0), CurveLayer()
        self._recent: deque[ErrorPoint] = deque(maxlen=FITTED)
        self._coming = ThinCurve(1.0)
        self._run = 0

    def begin(self, limit_percent: float, energy_kwh: float, guard_percent: float = 0.0) -> None:
        """Begin a run of this energy under this limit; ``guard_percent`` narrows the accepted area."""
        self._limit, self._end, self._guard = limit_percent, energy_kwh, guard_percent
        self._caption, self._curve, self._run = "", ThinCurve(energy_kwh), self._run + 1
        self._coming = ThinCurve(energy_kwh)
        self._recent.clear()
        self._fit(())

    @property
    def count(self) -> int:
        """How many points the running run has."""
        return self._curve.count

    def add(self, points: Sequence[ErrorPoint], caption: str = "") -> None:
        """Take in what came since; ``caption`` is the second line beside the last point."""
        self._curve.add(points)
        self._coming.add(points)
        self._recent.extend(points)
        self._caption = caption
        if self._curve.last is not None:
            self.setAccessibleDescription(self._value(self._curve.last))
        self._fit(self._recent)

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
        last = self._curve.last
        if last is None:
            return
        self._paint_curve(painter, field)
        end = self._place(field, last.at, last.error_percent)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(end, 4, 4)
        self._paint_value(painter, field, end, last)

    def _paint_curve(self, painter: QPainter, field: QRectF) -> None:
        """Add what came since the last painting, or paint all of it anew where the picture changed."""
        colour = self._theme.colour("accent")
        key = (self._run, self.size().toTuple(), self._high, colour.name())
        anew = self._layer.begin(key, self.size(), self.devicePixelRatioF())
        coming = self._curve if anew else self._coming
        self._layer.add(coming, lambda at, percent: self._place(field, at, percent), colour, field)
        self._coming = ThinCurve(self._end)
        self._layer.show(painter)

    def _place(self, field: QRectF, at: float, percent: float) -> QPointF:
        return QPointF(field.left() + field.width() * min(1.0, at / self._end), self._y(field, percent))

    def _paint_energy(self, painter: QPainter, field: QRectF) -> None:
        painter.setPen(self._theme.colour("text_2"))
        step = nice_step(self._end, 5)
        places = places_of(step)
        index = 0
        while index * step <= self._end * 1.001:
            x = field.left() + field.width() * index * step / self._end
            last = (index + 1) * step > self._end * 1.001
            text = self._number(index * step, places) + (" kWh" if last else "")
            width = painter.fontMetrics().horizontalAdvance(text) + 8
            left = min(x - width / 2, self.width() - width)
            painter.drawText(QRectF(left, field.bottom() + 6, width, 18), int(CENTRE | MIDDLE), text)
            index += 1

    def _paint_value(self, painter: QPainter, field: QRectF, end: QPointF, last: ErrorPoint) -> None:
        theme = self._theme
        bold = theme.font("body", QFont.Weight.DemiBold)
        painter.setFont(bold)
        value = self._value(last)
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
        painter.drawText(QRectF(left, top, width, 20), int(MIDDLE), value)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(left, top + 19, width, 18), int(MIDDLE), self._caption)


class LoadPlot(Axes):
    """Mean error with its uncertainty as a bar at every load point."""

    _points: tuple[ErrorPoint, ...] = ()

    def show_points(self, points: Sequence[ErrorPoint], limit_percent: float, guard_percent: float = 0.0) -> None:
        """Show the load points in order; ``text`` stands below each, ``kind`` colours it."""
        self._limit, self._guard = limit_percent, guard_percent
        spoken = (f"{p.text}: {self._number(p.error_percent, 2)} %" for p in points)
        self.setAccessibleDescription(", ".join(spoken))
        self._points = tuple(points)
        self._fit(self._points)

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
            painter.drawText(QRectF(x - share / 2, field.bottom() + 6, share, 18), int(CENTRE | MIDDLE), point.text)
