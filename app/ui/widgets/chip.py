"""A state in one word, with an icon beside its colour."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.paint import CHIP_ICONS, chip_width, paint_chip

KINDS = ("ok", "warn", "fail", "info", "neutral")


class Chip(QWidget):
    """Kinds: ok, warn, fail, info, neutral."""

    def __init__(self, theme: Theme, text: str = "", kind: str = "neutral", icon: str | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_state(text, kind, icon)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, text: str, kind: str = "neutral", icon: str | None = None) -> None:
        """Show another state; without ``icon`` the one of the kind."""
        self.text, self.kind = text, kind
        self.icon = CHIP_ICONS.get(kind, "") if icon is None else icon
        self.setAccessibleName(text)
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self._theme, self.text, self.icon), self._theme.size("chip"))

    def minimumSizeHint(self) -> QSize:
        """Allow the layout to squeeze it to its icon."""
        return QSize(min(self.sizeHint().width(), 56), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and word."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rect = self.rect()
        hint = self.sizeHint().width()
        if rect.width() > hint:
            if mirrored:
                rect.setLeft(rect.right() - hint + 1)
            else:
                rect.setWidth(hint)
        elif rect.width() < hint:
            self.setToolTip(self.text)
        paint_chip(QPainter(self), self._theme, rect, self.kind, self.text, self.icon, mirrored)
