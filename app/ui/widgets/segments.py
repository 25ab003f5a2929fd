"""One of a few: tabs of a page, or a setting with few values."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.paint import paint_focus


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def _font(self) -> QFont:
        return self._theme.font("body", QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(self._theme.font("body", QFont.Weight.DemiBold))
        return QSize(bold.horizontalAdvance(self.text()) + 30, self._theme.size("small_button"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.isChecked() else "border"
        painter.setPen(QPen(theme.colour(edge), 1) if theme.border_px > 1 or self.isChecked() else Qt.PenStyle.NoPen)
        ground = "accent_soft" if self.isChecked() else ("border" if self.underMouse() else "surface_2")
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(self._font())
        painter.setPen(theme.colour("accent" if self.isChecked() else "text_2"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), 8)


class Segments(QWidget):
    """``chosen`` tells the id; left and right move along."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, _Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for id, words in choices:
            button = _Segment(theme, words)
            button.clicked.connect(lambda *_, id=id: self.chosen.emit(id))
            self._group.addButton(button)
            self.buttons[id] = button
            layout.addWidget(button)
        layout.addStretch(1)

    def show_choice(self, id: str) -> None:
        """Mark one without telling it."""
        if id in self.buttons:
            self.buttons[id].setChecked(True)

    @property
    def choice(self) -> str:
        """The id now marked."""
        return next((id for id, button in self.buttons.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        ids = list(self.buttons)
        index = (ids.index(self.choice) if self.choice else 0) + step
        if 0 <= index < len(ids):
            self.buttons[ids[index]].setFocus()
            self.buttons[ids[index]].click()
