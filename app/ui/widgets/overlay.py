"""What lies over the whole window: it shades it, takes the keyboard, and gives it back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.theme import Theme
from app.ui.widgets.button import ENTER, Button


class Overlay(QWidget):
    """Put the content into ``box``; ``open`` and ``close_overlay`` show and hide. Escape closes when ``can_close``."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, name: str, top: bool = False, can_close: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._ground, self.can_close = theme, parent, can_close
        self._focus: QWidget | None = None
        self.setAccessibleName(name)
        self.panel = QFrame()
        self.panel.setProperty("role", "dialog")
        self.panel.setMaximumWidth(theme.size("dialog"))
        self.panel.setMinimumWidth(min(theme.size("dialog"), 420))
        self.box = QVBoxLayout(self.panel)
        self.box.setContentsMargins(18, 16, 18, 16)
        self.box.setSpacing(theme.size("space_2"))
        column = QVBoxLayout()
        column.setContentsMargins(0, 64 if top else 16, 0, 16)
        column.addStretch(0 if top else 1)
        column.addWidget(self.panel)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        row.addLayout(column, 6)
        row.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the window; the focus comes back on closing."""
        self._focus = QApplication.focusWidget() if not self.isVisible() else self._focus
        self.setGeometry(self._ground.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_overlay(self) -> None:
        """Uncover the window."""
        self.hide()
        self._give_back()
        self.closed.emit()

    def _give_back(self) -> None:
        """What had the keyboard may be gone or hidden by now: then whoever opened this says who gets it."""
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever size it gets."""
        if watched is self._ground and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._ground.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keys meant for what is below do not get there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside."""
        inside = [child for child in self.findChildren(QWidget) if self._stops_at(child)]
        if not inside:
            return True
        here = QApplication.focusWidget()
        index = inside.index(here) if here in inside else (-1 if next else 0)
        inside[(index + (1 if next else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @staticmethod
    def _stops_at(child: QWidget) -> bool:
        tab = Qt.FocusPolicy.TabFocus.value
        return child.isVisible() and child.isEnabled() and bool(child.focusPolicy().value & tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; a key of one of its own buttons presses that."""
        if event.key() == Qt.Key.Key_Escape and self.can_close:
            self.close_overlay()
            return
        pressed = "Enter" if event.key() in ENTER else QKeySequence(event.keyCombination()).toString()
        for button in self.findChildren(Button):
            if button.key == pressed and button.isVisible() and button.isEnabled():
                button.click()
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if self.can_close and not self.panel.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade what lies below."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("shade"))
