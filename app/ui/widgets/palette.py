"""Ctrl+K: find any station, visit, command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.theme import Theme
from app.ui.widgets.button import ENTER
from app.ui.widgets.overlay import Overlay

_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Found:
    """One thing found: words, a second line, an icon, what opening it does."""

    text: str
    do: Callable[[], object]
    sub: str = ""
    icon: str = "next"
    key: str = ""


class _FoundDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(200, max(40, self._theme.size("target")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        theme, found = self._theme, index.data(_ROLE)  # type: ignore[attr-defined]
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        size = theme.size("icon")
        y = rect.center().y() - size // 2
        icon_x = rect.right() - 10 - size if mirrored else rect.left() + 10
        painter.drawPixmap(icon_x, y, theme.pixmap(found.icon, "text_2", size, painter.device().devicePixelRatioF()))
        words = rect.adjusted(12 if mirrored else 42, 0, -42 if mirrored else -12, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        other = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(theme.font("body", QFont.Weight.Medium))
        painter.setPen(theme.colour("text"))
        text = painter.fontMetrics().elidedText(found.text, Qt.TextElideMode.ElideRight, words.width())
        used = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(words, int(centre | side), text)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("text_2"))
        room = words.width() - used - 24
        sub = painter.fontMetrics().elidedText(found.key or found.sub, Qt.TextElideMode.ElideRight, max(0, room))
        painter.drawText(words, int(centre | other), sub)
        painter.restore()


class CommandPalette(Overlay):
    """``search`` is called with the words at every key and answers through ``show_found``."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, hint: str, search: Callable[[str], object]) -> None:
        super().__init__(theme, parent, name, top=True)
        self._search = search
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_FoundDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(320)
        self.list.itemClicked.connect(self._choose)
        self.box.addWidget(self.edit)
        self.box.addWidget(self.list)
        self.edit.textChanged.connect(lambda text: self._search(text))
        self.edit.installEventFilter(self)

    def open(self) -> None:
        """Open empty."""
        super().open()
        self.edit.clear()
        self._search("")
        self.edit.setFocus()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what was found; the first is chosen."""
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.text)
            item.setData(_ROLE, one)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the words are typed; Enter opens."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                    return True
                if event.key() in ENTER:
                    self._choose(self.list.currentItem())
                    return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            found: Found = item.data(_ROLE)
            self.close_overlay()
            found.do()
