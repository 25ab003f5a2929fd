"""The way of the Tab key: as the screen is read, whatever was made when.

Qt's own chain is the order in which widgets were made. Rows that make their editor when they become active, and a top
bar whose buttons change, would send the keyboard to the end of it, and round and round in a part of the window.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget


def focus_neighbour(root: QWidget, onward: bool) -> bool:
    """Give the keyboard to the next (or previous) stop below ``root`` in reading order; False where there is none.

    Qt asks for it too when what had the keyboard is hidden: nobody has pressed Tab then, and nothing becomes active.
    """
    every = [root, *_below(root)]
    stops = [index for index, widget in enumerate(every) if _stops_at(widget)]
    if not stops:
        return False
    focus = QApplication.focusWidget()
    here = _index(every, focus)
    if onward:
        chosen = next((index for index in stops if index > here), stops[0])
    else:
        chosen = next((index for index in reversed(stops) if index < here), stops[-1])
    pressed = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    lost = focus is None or not focus.isVisible()
    every[chosen].setFocus(Qt.FocusReason.OtherFocusReason if lost else pressed)
    return True


def _index(every: list[QWidget], focus: QWidget | None) -> int:
    while focus is not None and focus not in every:
        focus = focus.parentWidget()
    return every.index(focus) if focus is not None else 0


def _below(parent: QWidget) -> Iterator[QWidget]:
    """Yield what shows below ``parent``, first what its layout holds, in its order."""
    layout = parent.layout()
    laid = list(_held(layout)) if layout is not None else []
    others = [child for child in parent.children() if isinstance(child, QWidget) and child not in laid]
    for child in (*laid, *others):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _below(child)


def _held(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)


def _stops_at(widget: QWidget) -> bool:
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not (tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None):
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget
