"""What scrolls down: whatever gets the keyboard in it is seen whole, wherever the keyboard comes from."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class Scroller(QScrollArea):
    """Qt's own way looks at the cursor in a field, not at the field, and only when Tab was pressed within the area."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.isAncestorOf(now):
            self.show_whole(now)

    def show_whole(self, part: QWidget) -> None:
        """Scroll until all of a part is seen; one that is higher than the area stays where it is."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = part.mapTo(self._inner, QPoint(0, 0)).y()
        if part.height() <= room:
            bar.setValue(max(min(bar.value(), top), top + part.height() - room))


class FittingScroller(Scroller):
    """As high as what lies in it, up to the height it is given."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def fit(self, width: int, most: int) -> None:
        """Take the height the content needs at this width, at most ``most`` (logical pixels)."""
        inner = self._inner.layout()
        if inner is None:
            return
        needed = inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
        height = max(1, min(needed, most))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As wide as the content likes."""
        return QSize(self._inner.sizeHint().width(), self.height())
