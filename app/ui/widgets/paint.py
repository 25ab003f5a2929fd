"""Drawing that several widgets and table cells share."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme

CHIP_ICONS = {"ok": "check", "fail": "cross", "warn": "warn"}
_CHIP_COLOURS = {
    "ok": ("ok", "ok_soft"),
    "warn": ("warn", "warn_soft"),
    "fail": ("fail", "fail_soft"),
    "info": ("accent", "accent_soft"),
    "neutral": ("text_2", "surface_2"),
}
CHIP_ICON_PX = 14


def chip_font(theme: Theme) -> QFont:
    """Return the font of chips."""
    return theme.font("secondary", QFont.Weight.DemiBold)


def chip_width(theme: Theme, text: str, icon: str) -> int:
    """Return the width a chip wants."""
    width = QFontMetrics(chip_font(theme)).horizontalAdvance(text) + 2 * theme.size("space_2") + 2
    return width + (CHIP_ICON_PX + theme.size("space_1") + 2 if icon else 0)


def paint_chip(
    painter: QPainter, theme: Theme, rect: QRect, kind: str, text: str, icon: str, mirrored: bool = False
) -> None:
    """Draw a chip into ``rect``; ``icon`` empty for none."""
    strong, soft = _CHIP_COLOURS[kind]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edged = theme.border_px > 1
    painter.setPen(QPen(theme.colour(strong), 1) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(soft))
    radius = min(theme.size("chip_radius"), rect.height() / 2)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.colour(strong))
    painter.setFont(chip_font(theme))
    inner = rect.adjusted(theme.size("space_2"), 0, -theme.size("space_2"), 0)
    if icon:
        place = QRect(inner.left(), inner.center().y() - CHIP_ICON_PX // 2 + 1, CHIP_ICON_PX, CHIP_ICON_PX)
        if mirrored:
            place.moveRight(inner.right())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place, theme.pixmap(icon, strong, CHIP_ICON_PX, ratio))
        gap = CHIP_ICON_PX + theme.size("space_1")
        inner.adjust(0 if mirrored else gap, 0, -gap if mirrored else 0, 0)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


def paint_focus(painter: QPainter, theme: Theme, rect: QRect, radius: int, colour: str = "accent") -> None:
    """Draw the ring that shows where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def rounded(rect: QRect, radius: float) -> QPainterPath:
    """Return a rounded rectangle as a path to clip with."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return path


def mirror(widget: QWidget, rect: QRect) -> QRect:
    """Return ``rect`` of a left-to-right drawing where it belongs in the widget's direction."""
    from PySide6.QtWidgets import QStyle  # its many enums take longer than the whole first painting

    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), rect)
