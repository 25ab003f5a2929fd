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
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    layout = parent.layout()
    laid = list(_held(layout, children)) if layout is not None else []
    for child in (*laid, *(child for child in children if child not in laid)):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _below(child)


def _held(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Yield those of ``widgets`` a layout holds, also in layouts within it.

    ``QLayout.itemAt`` is not asked: PySide 6.11 keeps what it returns for a layout within a layout beyond the life of
    that layout, and the program ends with a segmentation fault when the parent is deleted.
    """
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    places += [(layout.indexOf(child), child) for child in layout.children() if isinstance(child, QLayout)]
    for index, part in sorted(places, key=lambda place: place[0]):
        if index >= 0 and isinstance(part, QWidget):
            yield part
        elif index >= 0 and isinstance(part, QLayout):
            yield from _held(part, widgets)


def _stops_at(widget: QWidget) -> bool:
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not (tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None):
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    return group.checkedButton() is widget
