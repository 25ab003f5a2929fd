"""PRACTICE across the window: a practice visit can never be taken for a real one."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme


class Watermark(QWidget):
    """Lies over its parent and lets every click and key through."""

    def __init__(self, theme: Theme, parent: QWidget, word: str) -> None:
        super().__init__(parent)
        self._theme, self._word, self._ground = theme, word, parent
        self.setAccessibleName(word)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def show_over(self, on: bool) -> None:
        """Show or hide it."""
        self.setVisible(on)
        if on:
            self.setGeometry(self._ground.rect())
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the parent whatever size it gets."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._ground.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word slanting, pale enough to read what lies below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("head", QFont.Weight.Bold)
        font.setPixelSize(54)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 118)
        painter.setFont(font)
        painter.setPen(self._theme.colour("warn"))
        painter.setOpacity(0.10)
        width = painter.fontMetrics().horizontalAdvance(self._word)
        for row, y in enumerate(range(150, self.height() + 150, 210)):
            for x in range(40 - 230 * (row % 2), self.width(), width + 160):
                painter.save()
                painter.translate(QPoint(x, y))
                painter.rotate(-18)
                painter.drawText(0, 0, self._word)
                painter.restore()
