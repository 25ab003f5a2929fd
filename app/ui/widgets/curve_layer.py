"""A curve with its band, painted once and only added to: what is there already costs nothing at the next update."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from app.ui.widgets.thin_curve import ErrorPoint, ThinCurve

BAND_OPACITY = 0.18
Place = Callable[[float, float], QPointF]
"""From energy (kWh) and percent to where it is drawn."""


class CurveLayer:
    """One transparent picture of line and band."""

    def __init__(self) -> None:
        self._key: object = None
        self._picture = QPixmap()
        self._last: ErrorPoint | None = None

    def begin(self, key: object, size: QSize, ratio: float) -> bool:
        """Say whether everything must be painted anew, because size, scale, colour or run (``key``) changed."""
        if key == self._key:
            return False
        self._key, self._last = key, None
        self._picture = QPixmap(size * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        return True

    def add(self, curve: ThinCurve, place: Place, colour: QColor, clip: QRectF) -> None:
        """Paint ``curve``, joined to what was painted last."""
        if curve.last is None:
            return
        before = [self._last] if self._last is not None else []
        self._last = curve.last
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(clip)
        _paint_band(painter, [*before, *curve.newest], place, colour)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        line = [place(p.at, p.error_percent) for p in (*before, *curve.points)]
        # single lines: one stroke of thousands of points that double back takes the rasterizer seconds
        painter.drawLines([QLineF(start, end) for start, end in pairwise(line)])
        painter.end()

    def show(self, painter: QPainter) -> None:
        """Show the picture."""
        painter.drawPixmap(0, 0, self._picture)


def _paint_band(painter: QPainter, points: Sequence[ErrorPoint], place: Place, colour: QColor) -> None:
    """Where a piece meets the one before it, it replaces the ground instead of darkening it."""
    light = QColor(colour)
    light.setAlphaF(BAND_OPACITY)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(QPen(light, 1))  # closes the seam
    painter.setBrush(light)
    upper = [place(p.at, p.error_percent + p.expanded_percent) for p in points]
    lower = [place(p.at, p.error_percent - p.expanded_percent) for p in reversed(points)]
    painter.drawPolygon(QPolygonF([*upper, *lower]))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
