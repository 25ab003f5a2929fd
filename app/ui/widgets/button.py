"""Buttons that show their key."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.action import Action
from app.ui.widgets.paint import paint_focus

_COLOURS = {
    "primary": ("accent", "accent_hover", "on_accent", "accent"),
    "secondary": ("surface", "surface_2", "text", "border"),
    "quiet": ("", "surface_2", "accent", ""),
    "danger": ("fail", "fail", "on_state", "fail"),
}
_FADED = 0.5
SHOWN_ONLY = frozenset({"Ctrl+Z"})
"""The window listens to these itself: several buttons may show them at once, and one press means one of them."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keeps_enter(event: QEvent) -> bool:
    """Tell whether this is Enter about to go to the primary button; a focused widget may keep it."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in ENTER
        and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )


class PressedByEnter(QAbstractButton):
    """A drawn button that Enter presses while it has the keyboard; the primary button gets Enter from elsewhere."""

    def event(self, event: QEvent) -> bool:
        """Keep Enter."""
        if keeps_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like the space bar."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class Button(QPushButton):
    """Kinds: primary, secondary, quiet, danger. ``key`` works in the whole window and is drawn beside the word."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        key: str = "",
        kind: str = "secondary",
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon, self._small = theme, kind, icon, small
        self._shortcuts: list[QShortcut] = []
        self._key, self._key_drawn = "", True
        self._action: Action | None = None
        self._by_key = False
        self.clicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(text)
        self.set_key(key)
        theme.changed.connect(self.updateGeometry)

    @classmethod
    def of(cls, theme: Theme, action: Action, kind: str = "secondary", small: bool = False) -> "Button":
        """Return the button of an action."""
        button = cls(theme, action.text, action.key, kind, action.icon, small)
        button.set_action(action)
        button.clicked.connect(button._act)
        return button

    def set_action(self, action: Action) -> None:
        """Do another action of the same words and key."""
        self._action = action
        self.setEnabled(action.enabled)
        self._tip()

    def draw_key(self, drawn: bool) -> None:
        """Draw the key beside the words, or leave it to the tool tip where there is no room; it works all the same."""
        if drawn != self._key_drawn:
            self._key_drawn = drawn
            self._tip()
            self.updateGeometry()
            self.update()

    def _tip(self) -> None:
        why_not = self._action.why_not if self._action is not None and not self._action.enabled else ""
        self.setToolTip(why_not or ("" if self._key_drawn else self._key))

    def _clicked(self, *_: object) -> None:
        self._by_key = False

    def _act(self, *_: object) -> None:
        if self._action is not None:
            self._action.do()

    def set_words(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    @property
    def words(self) -> str:
        """The words as shown."""
        return self._text

    def set_key(self, key: str) -> None:
        """Change the key; ``Enter`` means both Enter keys."""
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        names = ("Return", "Enter") if key == "Enter" else ((key,) if key and key not in SHOWN_ONLY else ())
        self._key = key
        self._shortcuts = [QShortcut(QKeySequence(name), self, self._press_by_key) for name in names]
        self.setAccessibleDescription(key)
        self.updateGeometry()

    def _press_by_key(self) -> None:
        self._by_key = True
        self.animateClick()

    def act_on_key(self) -> None:
        """Do at once what its key has asked for: the button is about to go, and with it the click still to come."""
        if self._by_key and self.isDown() and self._action is not None:
            QTimer.singleShot(0, self._action.do)

    @property
    def key(self) -> str:
        """The key as shown."""
        return self._key

    @property
    def kind(self) -> str:
        """Primary, secondary, quiet or danger."""
        return self._kind

    def event(self, event: QEvent) -> bool:
        """Enter presses the button that has the focus, not the primary one."""
        if keeps_enter(event) and self._key != "Enter":
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it like the space bar."""
        if event.key() in ENTER:
            self.animateClick()
        else:
            super().keyPressEvent(event)

    def _font(self) -> QFont:
        return self._theme.font("body", QFont.Weight.Medium)

    def _key_width(self) -> int:
        if not self._key or not self._key_drawn:
            return 0
        return max(18, QFontMetrics(self._theme.font("label")).horizontalAdvance(self._key) + 10)

    def sizeHint(self) -> QSize:
        """As wide as icon, words and key."""
        theme = self._theme
        width = QFontMetrics(self._font()).horizontalAdvance(self._text) + 2
        width += 2 * (theme.size("space_2") if self._kind == "quiet" else theme.size("space_4") - 2)
        key = self._key_width()
        width += key + theme.size("space_2") if key else 0
        width += theme.size("icon") + (theme.size("space_1") + 2 if self._text else -4) if self._icon else 0
        height = theme.size("small_button" if self._small else "button")
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel, then icon, words and key from the leading side."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        fill, hover, ink, edge = _COLOURS[self._kind]
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        width = theme.border_px if edge else 0
        painter.setPen(QPen(theme.colour(edge), width) if width else Qt.PenStyle.NoPen)
        ground = hover if lit else fill
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        half = max(1, width) / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), 8, 8)
        self._paint_content(painter, ink)
        if self.hasFocus():
            ring = "text" if self._kind in {"primary", "danger"} else "accent"
            paint_focus(painter, theme, self.rect(), theme.size("radius"), ring)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        theme = self._theme
        font = self._font()
        words = QFontMetrics(font).horizontalAdvance(self._text) + 2
        icon = theme.size("icon") if self._icon else 0
        gap = theme.size("space_1") + 2 if icon and self._text else 0
        key = self._key_width()
        key_gap = theme.size("space_2") if key else 0
        left = (self.width() - icon - gap - words - key_gap - key) // 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(x: int, width: int, height: int) -> QRect:
            rect = QRect(x, (self.height() - height) // 2, width, height)
            if mirrored:
                rect.moveLeft(self.width() - x - width)
            return rect

        if icon:
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(place(left, icon, icon), theme.pixmap(self._icon, ink, icon, ratio))
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(place(left + icon + gap, words, self.height()), int(Qt.AlignmentFlag.AlignCenter), self._text)
        if key:
            self._paint_key(painter, ink, place(left + icon + gap + words + key_gap, key, 18))

    def _paint_key(self, painter: QPainter, ink: str, rect: QRect) -> None:
        theme = self._theme
        colour = theme.colour(ink)
        painter.setFont(theme.font("label"))
        colour.setAlphaF(0.6)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._key)


class PrimaryButton(Button):
    """The one next step of a screen; Enter unless another key is given."""

    def __init__(self, theme: Theme, text: str, key: str = "Enter") -> None:
        super().__init__(theme, text, key, "primary")
