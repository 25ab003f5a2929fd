"""Tab goes as the screen is read, also through layouts within layouts, and asking for the way breaks nothing."""

import subprocess
import sys

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.reading_order import focus_neighbour

MADE_AND_DELETED = """
import random
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from app.ui.widgets.reading_order import focus_neighbour

application = QApplication([])
window = QWidget()
place = QVBoxLayout(window)
window.show()
for _ in range(150):
    form = QWidget()
    column = QVBoxLayout(form)
    for _ in range(5):
        grid, row = QGridLayout(), QHBoxLayout()
        row.addWidget(QLineEdit())
        grid.addWidget(QLineEdit(), 0, 0)
        grid.addLayout(row, 0, 1)
        column.addLayout(grid)
    place.addWidget(form)
    application.processEvents()
    for _ in range(5):
        assert focus_neighbour(window, True)
    between = [QLabel() for _ in range(random.randrange(20))]
    form.deleteLater()
    del form, column, grid, row
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
print("still here")
"""


def field(name: str) -> QLineEdit:
    """Return a field that can be told from others."""
    made = QLineEdit()
    made.setObjectName(name)
    return made


def names(root: QWidget, count: int) -> str:
    """Return what gets the keyboard, one after another."""
    found = []
    for _ in range(count):
        assert focus_neighbour(root, True)
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus.objectName())
    return "".join(found)


def test_the_way_is_that_of_the_layouts_whatever_was_made_when(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    last, beside, third, second, first = (field(name) for name in "edcba")
    column, grid, row = QVBoxLayout(root), QGridLayout(), QHBoxLayout()
    column.addWidget(first)
    row.addWidget(second)
    row.addWidget(third)
    grid.addLayout(row, 0, 0)
    grid.addWidget(beside, 0, 1)
    column.addLayout(grid)
    column.addStretch(1)
    column.addWidget(last)
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    first.setFocus()
    assert names(root, 5) == "bcdea"


def test_a_form_that_was_walked_through_can_be_deleted() -> None:
    """In a process of its own: where this fails, the process dies."""
    done = subprocess.run(
        [sys.executable, "-c", MADE_AND_DELETED], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr[-2000:]
