"""Whether everything a person presses or types into can be seen whole, and reached by the Tab key."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

CONTROLS = (QAbstractButton, QLineEdit, QComboBox)
MOST_STOPS = 120


def controls(root: QWidget) -> list[QWidget]:
    """Return what can be pressed or typed into below ``root`` now."""
    found = [one for one in root.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisibleTo(root)]
    return [one for one in found if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def place(widget: QWidget) -> str:
    """Say which widget that is and where it lies in its window."""
    name = widget.accessibleName() or getattr(widget, "text", str)() or type(widget).__name__
    top = widget.mapTo(widget.window(), QPoint(0, 0))
    rect = QRect(top, widget.size())
    return f"{name!r} at {rect.getRect()} of {widget.window().size().toTuple()}"


def whole(widget: QWidget) -> bool:
    """Say whether nothing cuts a widget off: neither the window nor an area that scrolls."""
    inside = widget.window().rect().contains(QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()))
    return inside and widget.visibleRegion().boundingRect() == widget.rect()


def cut(root: QWidget) -> Iterator[str]:
    """Yield every button whose words, and every label whose lines, have less room than they need."""
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            yield place(button)
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            yield place(label)


def unreached(bot: QtBot, root: QWidget) -> list[str]:
    """Go round with Tab; return what was never seen whole while it had the keyboard, or never got it."""
    wanted = controls(root)
    assert wanted, "there is something to press"
    groups = {id(one.group()) for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None}
    left = {one for one in wanted if not _in_group(one)}
    for _ in range(MOST_STOPS):
        bot.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        if focus is None or not whole(focus):
            continue
        left.discard(focus)
        if isinstance(focus, QAbstractButton) and focus.group() is not None:
            groups.discard(id(focus.group()))
        if not left and not groups:
            return []
    return [place(one) for one in left] + [f"a choice of {len(groups)}"] * bool(groups)


def _in_group(widget: QWidget) -> bool:
    """One of several that exclude each other: Tab stops at one of them, arrows go on."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None
