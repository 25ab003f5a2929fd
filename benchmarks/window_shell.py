"""Our shell, until it has answered a key: F1 shows the keys."""

import sys
import time
from pathlib import Path

from PySide6 import QtSvg  # noqa: F401 - imported by the first icon; imports are not what is measured
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from app.bootstrap import build
from app.system import clock, paths, texts  # noqa: F401 - imported by the program
from app.ui.app import make_application, make_kit, make_window
from app.ui.widgets import keys  # noqa: F401 - imported by the key

begin = time.perf_counter()
application = make_application(sys.argv)
kit = make_kit(application, build(Path(sys.argv[1]), "en"))
window = make_window(kit, opening=False)
window.resize(1366, 768)
window.show()


def press() -> None:
    """Press a key as soon as the window has the keyboard, and end once it has been answered."""
    if window.isActiveWindow():
        QTest.keyClick(window, Qt.Key.Key_F1)
        print(time.monotonic(), time.perf_counter() - begin)
        application.exit(0 if window.keys.isVisible() else 1)


timer = QTimer(interval=1)
timer.timeout.connect(press)
timer.start()
sys.exit(application.exec())
