"""The bar that never hides: link, saved, sync, clock, battery, keys; each opens its details."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from app.ui.theme import Theme
from app.ui.widgets.button import PressedByEnter
from app.ui.widgets.paint import paint_focus

LIGHTS = {"ok": "ok", "warn": "warn", "fail": "fail", "off": "text_2"}


class StatusPart(PressedByEnter):
    """One entry of the bar."""

    def __init__(self, theme: Theme, name: str, whole: bool = False) -> None:
        super().__init__()
        self._theme, self._name, self._whole = theme, name, whole
        self._light = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.hide()

    def show_words(self, words: str, light: str = "") -> None:
        """Show words, with a light (ok, warn, fail, off) before them; empty hides the entry."""
        if words == self.text() and light == self._light:
            return
        self._light = light
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 14 + (16 if self._light else 0)
        return QSize(width, self._theme.size("status_bar") - 2)

    def minimumSizeHint(self) -> QSize:
        """The bar may squeeze it, unless it is shown whole."""
        if self._whole:
            return self.sizeHint()
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw light and words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rect = self.rect().adjusted(6, 0, -6, 0)
        if self._light:
            x = rect.right() - 9 if mirrored else rect.left()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(LIGHTS[self._light]))
            painter.drawEllipse(QRectF(x, self.height() / 2 - 4.5, 9, 9))
            rect.adjust(0 if mirrored else 16, 0, -16 if mirrored else 0, 0)
        painter.setPen(theme.colour("text" if self.underMouse() else "text_2"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width() + 2)
        self.setToolTip("" if shown == self.text() else self.text())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side), shown)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), 4)


class StatusBar(QFrame):
    """Parts: link, saved, sync, clock on the leading side; power, person, keys, find on the other."""

    asked = Signal(str)
    """The part whose details are wanted."""
    LEADING = ("link", "saved", "sync", "clock")
    TRAILING = ("power", "person", "keys", "find")
    WHOLE = frozenset({"saved", "sync"})
    """Cut they would say nothing: a time without its minutes."""

    def __init__(self, theme: Theme, names: dict[str, str], name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "status")
        self.setAccessibleName(name)
        self.parts: dict[str, StatusPart] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(8)
        for part in (*self.LEADING, "", *self.TRAILING):
            if not part:
                layout.addStretch(1)
                continue
            made = StatusPart(theme, names[part], part in self.WHOLE)
            made.clicked.connect(lambda *_, part=part: self.asked.emit(part))
            self.parts[part] = made
            layout.addWidget(made)
        self._size()
        theme.changed.connect(self._size)

    def _size(self) -> None:
        self.setFixedHeight(self._theme.size("status_bar"))
        font = self._theme.font("secondary")
        font.setPixelSize(max(12, font.pixelSize()))
        for part in self.parts.values():
            part.setFont(font)

    def show_part(self, part: str, words: str, light: str = "") -> None:
        """Show one part."""
        self.parts[part].show_words(words, light)
