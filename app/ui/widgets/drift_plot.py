"""Errors over the years with their uncertainty, the line through them, its prediction band and the limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.plot_axes import nice_step, places_of

_TOP, _BOTTOM, _TRAIL = 14, 30, 18
_RIGHT, _MIDDLE, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter
_FEWEST_DAYS = 60
_LABEL_WIDTH = 84


@dataclass(frozen=True)
class DatedError:
    """One error with its expanded uncertainty, in percent; ``hollow`` for what began a new series (as left)."""

    at: datetime
    error_percent: float
    expanded_percent: float = 0.0
    kind: str = "info"
    hollow: bool = False


@dataclass(frozen=True)
class DatedBand:
    """The line and the half width of its prediction band."""

    at: datetime
    error_percent: float
    half_width_percent: float


class DriftPlot(QWidget):
    """Time runs to the right in every language. ``number(value, places)`` writes figures."""

    def __init__(self, theme: Theme, name: str, number: Callable[[float, int], str]) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._errors: tuple[DatedError, ...] = ()
        self._band: tuple[DatedBand, ...] = ()
        self._limit: float | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(280, 190)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A wide picture."""
        return QSize(640, 300)

    def show_errors(
        self, errors: Sequence[DatedError], band: Sequence[DatedBand], limit_percent: float | None, spoken: str
    ) -> None:
        """Show one load point; ``spoken`` is what a screen reader says of it."""
        self._errors, self._band, self._limit = tuple(errors), tuple(band), limit_percent
        self.setAccessibleDescription(spoken)
        self.update()

    def _reach(self) -> float:
        """Half the height of the scale, in percent: everything measured, the limits, and as much band as fits."""
        tops = [abs(one.error_percent) + one.expanded_percent for one in self._errors]
        tops += [abs(one.error_percent) for one in self._band]
        tops += [self._limit] if self._limit else []
        return 1.18 * max(tops, default=1.0) or 1.0

    def _span(self) -> tuple[datetime, datetime]:
        times = [one.at for one in self._errors] + [one.at for one in self._band]
        first, last = min(times), max(times)
        least = timedelta(days=_FEWEST_DAYS)
        return (first, last) if last - first >= least else (first - least / 2, last + least / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, limits, band, line and errors."""
        if not self._errors:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # axes and frames are never mirrored
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("label"))
        left = painter.fontMetrics().horizontalAdvance("+00.00 %") + 12
        field = QRectF(left, _TOP, max(40, self.width() - left - _TRAIL), max(40, self.height() - _TOP - _BOTTOM))
        reach, (first, last) = self._reach(), self._span()

        def place(at: datetime, percent: float) -> QPointF:
            share = (at - first) / (last - first)
            height = max(-1.05, min(1.05, percent / reach))
            return QPointF(field.left() + share * field.width(), field.center().y() - height * field.height() / 2)

        self._paint_scale(painter, field, reach)
        self._paint_years(painter, field, first, last)
        self._paint_limits(painter, field, reach)
        painter.setClipRect(field.adjusted(-6, -1, 6, 1))
        self._paint_band(painter, place)
        self._paint_errors(painter, place)

    def _paint_scale(self, painter: QPainter, field: QRectF, reach: float) -> None:
        theme, step = self._theme, nice_step(2 * reach, 5)
        places = max(1, places_of(step))
        count = int(reach / step)
        for index in range(-count, count + 1):
            y = field.center().y() - index * step / reach * field.height() / 2
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(theme.colour("text_2"))
            sign = "+" if index >= 0 else ""
            rect = QRectF(0, y - 9, field.left() - 5, 18)
            painter.drawText(rect, int(_RIGHT | _MIDDLE), f"{sign}{self._number(index * step, places)} %")
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(field)

    def _paint_years(self, painter: QPainter, field: QRectF, first: datetime, last: datetime) -> None:
        """Label the begin of years, or of months where less than two years are shown."""
        painter.setPen(self._theme.colour("text_2"))
        by_year = last - first > timedelta(days=730)
        shown = -float("inf")
        for at in _begins(first, last, by_year):
            x = field.left() + (at - first) / (last - first) * field.width()
            painter.drawLine(QPointF(x, field.bottom()), QPointF(x, field.bottom() + 4))
            if x - shown < _LABEL_WIDTH * (0.7 if by_year else 1):
                continue
            shown = x
            box = QRectF(x - _LABEL_WIDTH / 2, field.bottom() + 6, _LABEL_WIDTH, 18)
            box.moveRight(min(box.right(), self.width() - 2.0))
            painter.drawText(box, int(_CENTRE | _MIDDLE), f"{at:%Y}" if by_year else f"{at:%Y-%m}")

    def _paint_limits(self, painter: QPainter, field: QRectF, reach: float) -> None:
        if self._limit is None:
            return
        painter.setPen(QPen(self._theme.colour("fail"), max(1.3, self._theme.border_px), Qt.PenStyle.DashLine))
        for limit in (self._limit, -self._limit):
            y = field.center().y() - limit / reach * field.height() / 2
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))

    def _paint_band(self, painter: QPainter, place: Callable[[datetime, float], QPointF]) -> None:
        if not self._band:
            return
        theme = self._theme
        upper = [place(one.at, one.error_percent + one.half_width_percent) for one in self._band]
        lower = [place(one.at, one.error_percent - one.half_width_percent) for one in self._band]
        ground = QColor(theme.colour("accent"))
        ground.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        measured = max(one.at for one in self._errors)
        turn = sum(one.at <= measured for one in self._band)
        line = [place(one.at, one.error_percent) for one in self._band]
        for part, style in ((line[:turn], Qt.PenStyle.SolidLine), (line[max(0, turn - 1) :], Qt.PenStyle.DashLine)):
            painter.setPen(QPen(theme.colour("accent"), 1.8, style))
            painter.drawPolyline(QPolygonF(part))

    def _paint_errors(self, painter: QPainter, place: Callable[[datetime, float], QPointF]) -> None:
        theme = self._theme
        for one in self._errors:
            colour = theme.colour({"ok": "ok", "fail": "fail", "warn": "warn"}.get(one.kind, "accent"))
            painter.setPen(QPen(colour, 1.8))
            low = place(one.at, one.error_percent - one.expanded_percent)
            high = place(one.at, one.error_percent + one.expanded_percent)
            if one.expanded_percent:
                painter.drawLine(low, high)
                for end in (low, high):
                    painter.drawLine(QPointF(end.x() - 5, end.y()), QPointF(end.x() + 5, end.y()))
            painter.setBrush(theme.colour("surface") if one.hollow else colour)
            painter.drawEllipse(place(one.at, one.error_percent), 4.5, 4.5)


def _begins(first: datetime, last: datetime, by_year: bool) -> list[datetime]:
    """Return the begin of every year, or month, between two times."""
    found: list[datetime] = []
    year, month = first.year, 1 if by_year else first.month
    while True:
        at = datetime(year, month, 1, tzinfo=UTC)
        if at > last:
            return found
        if at >= first:
            found.append(at)
        month = 1 if by_year or month == 12 else month + 1
        year += 1 if month == 1 else 0
