"""An icon that follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme


class Icon(QWidget):
    """Decorative: the word beside it carries the meaning, so it has no accessible name unless given."""

    def __init__(self, theme: Theme, name: str, token: str = "text_2", size: int = 0, meaning: str = "") -> None:  # noqa: S107
        super().__init__()
        self._theme, self._name, self._token, self._size = theme, name, token, size or theme.size("icon")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(meaning)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        """Its square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        pixmap = self._theme.pixmap(self._name, self._token, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)
