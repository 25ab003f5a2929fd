"""A drop-down list with the arrow of our icon family."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from app.ui.theme import Theme

_ARROW_PX = 14


class Choice(QComboBox):
    """``add`` takes pairs of value and words; ``value`` is the one chosen.

    What is chosen is saved at once, so nothing is chosen in passing: arrows open the list, the wheel scrolls the page.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxVisibleItems(14)

    def add(self, *choices: tuple[str, str]) -> "Choice":
        """Add choices."""
        for value, words in choices:
            self.addItem(words, value)
        return self

    @property
    def value(self) -> str:
        """The value chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show a value without telling it; one that is not offered shows nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(value))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the space bar open the list; letters are keys of the screen."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow on what Qt draws; words that do not fit end in an ellipsis, whole in the tool tip."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        frame = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(frame, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 4)
        self.setToolTip("" if words == self.currentText() else self.currentText())
        option.currentText = words  # type: ignore[misc]
        painter = QStylePainter(self)
        painter.drawComplexControl(frame, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 10 if mirrored else self.width() - 10 - _ARROW_PX
        arrow = self._theme.pixmap("down", "text_2", _ARROW_PX, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(x, (self.height() - _ARROW_PX) // 2), arrow)
