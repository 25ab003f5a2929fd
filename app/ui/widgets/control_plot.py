"""Control chart: values in their order, centre and one, two, three sigma, signals by shape and word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme

_TOP, _BOTTOM = 20, 30
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
_MIDDLE, _CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter
_DOT, _DIAMOND = 4.5, 8.0
_LINE_HEIGHT = 15
_LEVELS = ((0, "accent", Qt.PenStyle.SolidLine), (3, "fail", Qt.PenStyle.DashLine),
           (2, "warn", Qt.PenStyle.DashDotLine), (1, "text_2", Qt.PenStyle.DotLine))  # fmt: skip
"""How many sigma, colour, line; in the order in which their figures get a place where there is little room."""


@dataclass(frozen=True)
class Check:
    """One value in percent; ``signal`` says in words why it does not fit, empty where it does."""

    day: str
    percent: float
    signal: str = ""


@dataclass(frozen=True)
class Limits:
    """Centre and sigma in percent, made from the first ``baseline`` values."""

    centre: float
    sigma: float
    baseline: int


@dataclass(frozen=True)
class PlotWords:
    """What stands beside the centre line, and over the values that the limits are made of."""

    centre: str
    begin: str


class ControlPlot(QWidget):
    """Time runs to the right in every language. ``number(value, places)`` writes figures."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str], words: PlotWords) -> None:
        super().__init__()
        self._theme, self._number, self._words = theme, number, words
        self._checks: tuple[Check, ...] = ()
        self._limits: Limits | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(280, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A wide picture."""
        return QSize(640, 300)

    def show_checks(self, checks: Sequence[Check], limits: Limits | None, spoken: str) -> None:
        """Show these in order of time; ``limits`` None while there are too few; ``spoken`` for a screen reader."""
        self._checks, self._limits = tuple(checks), limits
        self.setAccessibleDescription(spoken)
        self.update()

    def _scale(self) -> tuple[float, float]:
        """Return middle and half height of the scale, in percent."""
        values = [one.percent for one in self._checks]
        middle = self._limits.centre if self._limits else (max(values) + min(values)) / 2
        reach = max(abs(value - middle) for value in values)
        return middle, 1.18 * max(reach, 3 * self._limits.sigma if self._limits else 0.0) or 0.1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw levels, days, line and values."""
        if not self._checks:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("label"))
        measure = painter.fontMetrics().horizontalAdvance
        left, trail = measure("+0.0000 %") + 12, max(measure("+3 σ"), measure(self._words.centre)) + 14
        field = QRectF(left, _TOP, max(40, self.width() - left - trail), max(40, self.height() - _TOP - _BOTTOM))
        middle, reach = self._scale()

        def y(percent: float) -> float:
            return field.center().y() - (percent - middle) / reach * field.height() / 2

        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRect(field)
        self._paint_levels(painter, field, y)
        places = self._places(field, y)
        self._paint_days(painter, field, places)
        self._paint_begin(painter, field, places)
        self._paint_values(painter, field, places)

    def _places(self, field: QRectF, y: Callable[[float], float]) -> list[QPointF]:
        step = field.width() / max(len(self._checks), 6)
        return [QPointF(field.left() + (i + 0.5) * step, y(one.percent)) for i, one in enumerate(self._checks)]

    def _paint_levels(self, painter: QPainter, field: QRectF, y: Callable[[float], float]) -> None:
        theme, limits, taken = self._theme, self._limits, list[float]()
        if limits is None:
            for percent in sorted({one.percent for one in self._checks}):
                self._figure(painter, field, y(percent), percent, "", taken)
            return
        for sigmas, colour, style in _LEVELS if limits.sigma else _LEVELS[:1]:
            for side in (1, -1) if sigmas else (1,):
                percent = limits.centre + side * sigmas * limits.sigma
                painter.setPen(QPen(theme.colour(colour), max(1.2, theme.border_px * 0.8), style))
                painter.drawLine(QPointF(field.left(), y(percent)), QPointF(field.right(), y(percent)))
                word = f"{'+' if side > 0 else '−'}{sigmas} σ" if sigmas else self._words.centre
                self._figure(painter, field, y(percent), percent, word, taken)

    def _figure(
        self, painter: QPainter, field: QRectF, y: float, percent: float, word: str, taken: list[float]
    ) -> None:
        """Write the figure left and the word right of the field, where no other stands."""
        if any(abs(y - other) < _LINE_HEIGHT - 2 for other in taken):
            return
        taken.append(y)
        painter.setPen(self._theme.colour("text_2"))
        sign = "+" if percent >= 0 else ""
        box = QRectF(0, y - 9, field.left() - 5, 18)
        painter.drawText(box, int(_RIGHT | _MIDDLE), f"{sign}{self._number(percent, 3)} %")
        painter.drawText(QRectF(field.right() + 5, y - 9, self.width(), 18), int(_LEFT | _MIDDLE), word)

    def _paint_days(self, painter: QPainter, field: QRectF, places: Sequence[QPointF]) -> None:
        painter.setPen(self._theme.colour("text_2"))
        width, free = painter.fontMetrics().horizontalAdvance("0000-00-00") + 12, 0.0
        for one, place in zip(self._checks, places, strict=True):
            painter.drawLine(QPointF(place.x(), field.bottom()), QPointF(place.x(), field.bottom() + 4))
            box = QRectF(place.x() - width / 2, field.bottom() + 6, width, 18)
            if box.left() >= free:
                painter.drawText(box, int(_CENTRE | _MIDDLE), one.day)
                free = box.right()

    def _paint_begin(self, painter: QPainter, field: QRectF, places: Sequence[QPointF]) -> None:
        """Show which values the limits come from: they do not move with later ones."""
        if self._limits is None or self._limits.baseline >= len(places):
            return
        turn = (places[self._limits.baseline - 1].x() + places[self._limits.baseline].x()) / 2
        painter.setPen(QPen(self._theme.colour("text_2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(turn, field.top() - 14), QPointF(turn, field.bottom()))
        painter.setPen(self._theme.colour("text_2"))
        box = QRectF(field.left(), 1, turn - field.left() - 6, 18)
        words = painter.fontMetrics().elidedText(self._words.begin, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(_RIGHT | _MIDDLE), words)

    def _paint_values(self, painter: QPainter, field: QRectF, places: Sequence[QPointF]) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("text_2"), 1.2))
        painter.drawPolyline(QPolygonF(list(places)))
        for one, place in zip(self._checks, places, strict=True):
            painter.setPen(QPen(theme.colour("surface"), 1))
            painter.setBrush(theme.colour("fail" if one.signal else "accent"))
            if not one.signal:
                painter.drawEllipse(place, _DOT, _DOT)
                continue
            corners = ((0.0, -_DIAMOND), (_DIAMOND, 0.0), (0.0, _DIAMOND), (-_DIAMOND, 0.0))
            painter.drawPolygon(QPolygonF([place + QPointF(x, y) for x, y in corners]))
        marks = [QRectF(place.x() - 6, place.y() - 6, 12, 12) for place in places]
        for one, place in reversed(tuple(zip(self._checks, places, strict=True))):
            if one.signal:
                self._paint_signal(painter, field, place, one.signal, marks)

    def _paint_signal(self, painter: QPainter, field: QRectF, place: QPointF, words: str, taken: list[QRectF]) -> None:
        """Write the words above, below or before the value, where they cover nothing; else the list has them."""
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        far = _DIAMOND + _LINE_HEIGHT / 2 + 1
        for x, y in ((0.0, -far), (0.0, far), (-width / 2 - _DIAMOND - 2, 0.0), (width / 2 + _DIAMOND + 2, 0.0)):
            box = QRectF(place.x() + x - width / 2, place.y() + y - _LINE_HEIGHT / 2, width, _LINE_HEIGHT)
            if not x and box.right() > field.right():
                box.moveRight(field.right() - 1)
            if field.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                painter.fillRect(box, self._theme.colour("surface"))
                painter.setPen(self._theme.colour("fail"))
                painter.drawText(box, int(_CENTRE | _MIDDLE), words)
                return
