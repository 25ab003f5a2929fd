"""What was just done, with the way back, for some seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.text import label

SHOWN_MS = 8000


class Toast(QFrame):
    """Lies above the bottom of its parent; the window's Ctrl+Z is the same as its button while it offers one."""

    def __init__(self, theme: Theme, parent: QWidget, undo_text: str) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._ground = parent
        self._undo: Callable[[], object] | None = None
        self._words = label("")
        self.button = Button(theme, undo_text, "Ctrl+Z", "secondary", small=True)
        self.button.clicked.connect(self.take_back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(16)
        layout.addWidget(self._words)
        layout.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show words; ``undo`` takes back what they tell."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._undo = undo
        self.button.setVisible(undo is not None)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    @property
    def offers(self) -> bool:
        """True while it shows and something can be taken back."""
        return self.isVisible() and self._undo is not None

    def silence(self) -> None:
        """Offer nothing any more: what it told is no longer there."""
        self._undo = None
        self.hide()

    def take_back(self, *_: object) -> None:
        """Take back what it tells."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Words of another size, after the look has changed, need another place."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def _place(self) -> None:
        self.adjustSize()
        room = self._ground.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 52)
