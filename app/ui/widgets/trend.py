"""A measured value over the visits, with its limit."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.errors import BadInput
from app.domain.number import parse_reading
from app.domain.verdict import ItemVerdict
from app.ui.theme import Theme

_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_TOP, _BOTTOM, _SIDE = 16, 20, 14


def numbers(text: str) -> tuple[float, ...]:
    """Return the numbers in a limit such as ``0.5 … 1.0 mA``; ``± 5 s`` gives both."""
    found = tuple(float(number.replace(",", ".")) for number in _NUMBER.findall(text))
    return (*found, *(-number for number in found)) if text.startswith("±") else found


class Trend(QWidget):
    """The newest point is filled; it is red when it fails, and its word says so elsewhere on the screen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._points: list[tuple[str, float]] = []
        self._limits: tuple[float, ...] = ()
        self._limit_text = ""
        self._failed = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A flat picture."""
        return QSize(240, 84)

    def show_values(self, values: Sequence[tuple[str, str]], limit: str, verdict: ItemVerdict | None) -> None:
        """Show values in order as (when, text); what is no number is left out."""
        self._points = []
        for when, text in values:
            try:
                self._points.append((when, float(parse_reading(text).number)))
            except BadInput:
                continue
        self._limit_text, self._limits = limit, numbers(limit)
        self._failed = verdict is not None and verdict.failed
        self.setAccessibleDescription(", ".join(f"{when}: {value:g}" for when, value in self._points))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw limits, curve, points and days."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        if not self._points:
            return
        field = QRectF(_SIDE, _TOP, self.width() - 2 * _SIDE, self.height() - _TOP - _BOTTOM)
        values = [value for _, value in self._points] + list(self._limits)
        low, high = min(values), max(values)
        span = (high - low) or max(abs(high), 1.0)

        def y(value: float) -> float:
            return field.bottom() - field.height() * (value - low) / span

        for index, limit in enumerate(self._limits):
            painter.setPen(QPen(theme.colour("fail"), max(1.0, theme.border_px), Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y(limit)), QPointF(self.width(), y(limit)))
            if index == 0:
                painter.setPen(theme.colour("fail"))
                painter.drawText(QPointF(4, y(limit) - 4), self._limit_text)
        share = field.width() / max(1, len(self._points) - 1)
        places = [QPointF(field.left() + share * i, y(value)) for i, (_, value) in enumerate(self._points)]
        painter.setPen(QPen(theme.colour("accent"), 1.6))
        painter.drawPolyline(QPolygonF(places))
        for index, place in enumerate(places):
            last = index == len(places) - 1
            token = "fail" if last and self._failed else "accent"
            painter.setPen(QPen(theme.colour(token), 1.6))
            painter.setBrush(theme.colour(token if last else "surface"))
            painter.drawEllipse(place, 3.5, 3.5)
            painter.setPen(theme.colour("text_2"))
            box = QRectF(place.x() - 40, self.height() - _BOTTOM + 4, 80, 16)
            box.moveLeft(min(max(0.0, box.left()), self.width() - 80.0))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._points[index][0])
