"""The steps of a visit with their state: a column, or a strip where there is no room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Theme, restyle
from app.ui.widgets.button import Button, PressedByEnter
from app.ui.widgets.paint import paint_focus
from app.ui.widgets.text import label

STATES = ("todo", "doing", "done", "failed", "locked", "skipped")
_ICONS = {"done": ("check", "ok"), "failed": ("cross", "fail"), "skipped": ("skip", "warn"), "locked": ("lock", "")}
_DOT = 22


@dataclass(frozen=True)
class StepLine:
    """One step as shown; ``note`` is the short line below, ``state_text`` the spoken word for the state."""

    id: str
    title: str
    state: str
    note: str = ""
    state_text: str = ""


class StepRow(PressedByEnter):
    """One step: number or sign, title, note of at most two lines."""

    def __init__(self, theme: Theme, number: int, line: StepLine) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._strip = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_line(line)

    def show_line(self, line: StepLine) -> None:
        """Show another state of the same step."""
        self.line = line
        spoken = ", ".join(part for part in (line.title, line.state_text or line.state, line.note) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._strip else "")
        self.updateGeometry()
        self.update()

    def set_strip(self, strip: bool) -> None:
        """Show only the sign, and the title where we are."""
        self._strip = strip
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if strip else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )
        self.show_line(self.line)

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font("body", QFont.Weight.DemiBold), self._theme.font("secondary")

    def _note_rect(self) -> QRect:
        width = (self.width() or self._theme.size("steps") - 20) - 52
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(self._fonts()[1])
        return metrics.boundingRect(QRect(0, 0, width, 2 * metrics.height()), flags, self.line.note or " ")

    def sizeHint(self) -> QSize:
        """High enough for the note."""
        bold = QFontMetrics(self._fonts()[0])
        if self._strip:
            words = bold.horizontalAdvance(self.line.title) + 10 if self.line.state == "doing" else 0
            return QSize(_DOT + 14 + words, self._theme.size("target"))
        height = bold.height() + min(self._note_rect().height(), 2 * QFontMetrics(self._fonts()[1]).height())
        return QSize(120, max(height + 16, self._theme.size("target")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note may need another line."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move along."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, line = self._theme, self.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = line.state == "doing" or self.isChecked()
        if current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if current else "surface_2"))
            painter.drawRoundedRect(self.rect(), theme.size("radius"), theme.size("radius"))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 7 if self._strip else 10
        dot = QRect(self.width() - x - _DOT if mirrored else x, (self.height() - _DOT) // 2, _DOT, _DOT)
        self._paint_dot(painter, dot)
        if not self._strip:
            self._paint_words(painter, mirrored)
        elif current:
            painter.setFont(self._fonts()[0])
            painter.setPen(theme.colour("text"))
            words = self.rect().adjusted(0 if mirrored else _DOT + 14, 0, -_DOT - 14 if mirrored else 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), line.title)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.size("radius"))

    def _paint_words(self, painter: QPainter, mirrored: bool) -> None:
        theme, line = self._theme, self.line
        bold, small = self._fonts()
        box = self.rect().adjusted(10 if mirrored else 42, 0, -42 if mirrored else -10, 0)
        title_height = QFontMetrics(bold).height()
        note_height = min(self._note_rect().height(), 2 * QFontMetrics(small).height()) if line.note else 0
        top = (self.height() - title_height - note_height) // 2
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(
            QRect(box.x(), top, box.width(), title_height), int(side | Qt.AlignmentFlag.AlignVCenter), shown
        )
        painter.setFont(small)
        painter.setPen(theme.colour("text_2"))
        rect = QRect(box.x(), top + title_height, box.width(), note_height)
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), line.note)

    def _paint_dot(self, painter: QPainter, dot: QRect) -> None:
        theme, state = self._theme, self.line.state
        icon, token = _ICONS.get(state, ("", ""))
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(token))
            painter.drawEllipse(dot)
            pixmap = theme.pixmap(icon, "on_state", 14, self.devicePixelRatioF())
            painter.drawPixmap(dot.x() + 4, dot.y() + 4, pixmap)
            return
        doing = state == "doing"
        style = Qt.PenStyle.DashLine if state == "locked" else Qt.PenStyle.SolidLine
        painter.setPen(Qt.PenStyle.NoPen if doing else QPen(theme.colour("field_border"), 1.2, style))
        painter.setBrush(theme.colour("accent") if doing else theme.colour("surface"))
        painter.drawEllipse(QRectF(dot).adjusted(0.5, 0.5, -0.5, -0.5))
        if icon:
            painter.drawPixmap(dot.x() + 5, dot.y() + 5, theme.pixmap(icon, "text_2", 12, self.devicePixelRatioF()))
            return
        font = theme.font("label", QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)
        painter.setFont(font)
        painter.setPen(theme.colour("on_accent" if doing else "text_2"))
        painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class StepList(QFrame):
    """All steps; ``chosen`` tells the id of the one clicked. ``foot`` stands below the column."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, foot: Button | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, StepRow] = {}
        self.foot = foot
        self.setProperty("role", "steps")
        self.setAccessibleName(title)
        self._title = label(title, "label")
        self._title.setContentsMargins(10, 6, 0, 6)
        self._inner = QWidget()
        self._inner.setProperty("role", "bar")
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 14)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        if foot is not None:
            foot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            layout.addWidget(foot)
        self.strip = False
        self.set_strip(False)
        theme.changed.connect(self._again)

    def _again(self) -> None:
        self.set_strip(self.strip)

    def show_title(self, title: str) -> None:
        """Change the heading, such as the template's name."""
        self._title.setText(title.upper())
        self.setAccessibleName(title)

    def show_steps(self, lines: Sequence[StepLine]) -> None:
        """Show these steps; rows stay the same objects while the ids do."""
        if [line.id for line in lines] != list(self.rows):
            for row in self.rows.values():
                row.deleteLater()
            self.rows = {line.id: StepRow(self._theme, number, line) for number, line in enumerate(lines, 1)}
            for index, row in enumerate(self.rows.values()):
                row.clicked.connect(lambda *_, id=row.line.id: self.chosen.emit(id))
                self._column.insertWidget(index, row)
            self.set_strip(self.strip)
        for line in lines:
            self.rows[line.id].show_line(line)
        doing = next((row for row in self.rows.values() if row.line.state == "doing"), None)
        if doing is not None:
            self._scroll.ensureWidgetVisible(doing)

    def set_strip(self, strip: bool) -> None:
        """Lie down below the top bar (True) or stand at the side."""
        self.strip = strip
        sideways = QBoxLayout.Direction.LeftToRight if strip else QBoxLayout.Direction.TopToBottom
        self._column.setDirection(sideways)
        self._title.setVisible(not strip)
        if self.foot is not None:
            self.foot.setVisible(not strip)
        for row in self.rows.values():
            row.set_strip(strip)
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setHorizontalScrollBarPolicy(off)
        self._scroll.setVerticalScrollBarPolicy(off if strip else on)
        height = self._theme.size("target") + 2
        self._scroll.setFixedHeight(height) if strip else self._scroll.setMaximumHeight(16777215)
        if not strip:
            self._scroll.setMinimumHeight(60)
        margins = (10, 4, 10, 4) if strip else (10, 10, 10, 14)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*margins)
        self.setMinimumWidth(0 if strip else self._theme.size("steps"))
        self.setMaximumWidth(16777215 if strip else self._theme.size("steps"))
        self.setMaximumHeight(height + 10 if strip else 16777215)
        mirrored = "true" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "false"
        restyle(self, strip="true" if strip else "false", mirrored=mirrored)
