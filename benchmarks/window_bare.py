"""The yardstick: a bare PySide6 window with one field, until it has answered a key."""

import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

begin = time.perf_counter()
application = QApplication(sys.argv)
window = QMainWindow()
edit = QLineEdit()
window.setCentralWidget(edit)
window.resize(1366, 768)
window.show()


def press() -> None:
    """Press a key as soon as the window has the keyboard, and end once it has been answered."""
    if window.isActiveWindow():
        QTest.keyClick(edit, Qt.Key.Key_A)
        print(time.monotonic(), time.perf_counter() - begin)
        application.exit(0 if edit.text() == "a" else 1)


timer = QTimer(interval=1)
timer.timeout.connect(press)
timer.start()
sys.exit(application.exec())
