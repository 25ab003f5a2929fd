"""The lock over everything after idle minutes; a PIN opens it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import PrimaryButton
from app.ui.widgets.icon import Icon
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.text import label


class LockScreen(Overlay):
    """Hides what lies below; ``pin_given`` asks for judgement, ``refuse`` says why not, ``close_overlay`` opens."""

    pin_given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, title: str, advice: str, hint: str, open_text: str) -> None:
        super().__init__(theme, parent, title, can_close=False)
        self.panel.setMaximumWidth(360)
        self.panel.setMinimumWidth(320)
        self.box.setSpacing(10)
        self.box.addWidget(Icon(theme, "lock", "accent", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        heading = label(title, "section")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = label(advice, "sub", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(hint)
        name = label(hint, "label")
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._problem = label("", "fail", wrap=True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._problem.hide()
        self.button = PrimaryButton(theme, open_text)
        self.button.clicked.connect(self._give)
        for part in (heading, words, name, self.edit, self._problem):
            self.box.addWidget(part)
        self.box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_keyboard)

    def _keep_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        """What happens below, such as a run that ends, must not take the keyboard there: Enter would press it."""
        below = now is not None and now.window() is self.window() and not (now is self or self.isAncestorOf(now))
        if below and self.isVisible():
            (self.edit if self.edit.isEnabled() else self).setFocus()

    def open(self) -> None:
        """Lock."""
        super().open()
        self.edit.clear()
        self._problem.hide()
        self.edit.setEnabled(True)
        self.button.setEnabled(True)
        self.edit.setFocus()

    def refuse(self, why: str) -> None:
        """Say why it stays locked."""
        self._problem.setText(why)
        self._problem.show()
        self.edit.setEnabled(True)
        self.button.setEnabled(True)
        self.edit.clear()
        self.edit.setFocus()

    def _give(self) -> None:
        if self.edit.text():
            self.button.setEnabled(False)
            self.edit.setEnabled(False)
            self.pin_given.emit(self.edit.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hide the window below altogether."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("background"))
