"""A question over the window: what is asked scrolls where the window is low, the buttons below it always stay."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.scroller import FittingScroller

MARGIN_PX = 40
"""What the window shows above, beside and below a question at least, in logical pixels: both sides together."""


class QuestionOverlay(Overlay):
    """Put what is asked into ``box``, buttons into ``row``; ``add_other`` takes those that do something else."""

    def __init__(self, theme: Theme, ground: QWidget, name: str) -> None:
        super().__init__(theme, ground, name)
        frame = self.box
        inner = QWidget()
        self.box = QVBoxLayout(inner)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.size("space_2"))
        self.scroller = FittingScroller(inner)
        self.others, self.row = QHBoxLayout(), QHBoxLayout()
        for part in (self.others, self.row):
            part.setSpacing(theme.size("space_2"))
        self.others.addStretch(1)  # what does not fit beside the answer stands above it, and is not spread there
        self.row.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(0, 10, 0, 0)
        self._foot.setSpacing(theme.size("space_2"))
        self._foot.addLayout(self.others)
        self._foot.addLayout(self.row, 1)
        frame.addWidget(self.scroller)
        frame.addLayout(self._foot)
        inner.installEventFilter(self)

    def add_other(self, button: QWidget) -> None:
        """Put a button that does something else on the leading side."""
        self.others.insertWidget(self.others.count() - 1, button)

    # fitting into the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sentence that appears, or an answer, makes what is asked higher."""
        if watched is self.scroller.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the window again."""
        super().resizeEvent(event)
        self._fit()

    def open(self) -> None:
        """Cover the window; the question is as high as it needs, and no higher than the window."""
        super().open()
        self._fit()

    def _fit(self) -> None:
        margins = self.panel.contentsMargins()
        frame = self.panel.layout()
        if frame is None:  # the panel is taken down
            return
        inside = frame.contentsMargins()
        edge = self._theme.border_px * 2 + margins.left() + margins.right()
        width = min(self.width() - MARGIN_PX, self.panel.maximumWidth()) - inside.left() - inside.right() - edge
        wanted = self.others.sizeHint().width() + self._foot.spacing() + self.row.sizeHint().width()
        narrow = self.others.count() > 1 and wanted > width
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        chrome = inside.top() + inside.bottom() + frame.spacing() + self._foot.sizeHint().height() + edge
        self.scroller.fit(width, self.height() - MARGIN_PX - chrome)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the question once it is laid out."""
        QTimer.singleShot(0, self, lambda: self.scroller.show_whole(part))
