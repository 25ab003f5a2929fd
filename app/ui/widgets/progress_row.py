"""Long work: what, how much, rate, time left, and a way to stop that says what it leaves behind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.text import label


class ProgressRow(QFrame):
    """``cancel_asked`` when the user stops the work."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, what: str, cancel_text: str, leaves: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._what = label(what, "strong")
        self._detail = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self._leaves = label(leaves, "secondary", wrap=True)
        self.cancel = Button(theme, cancel_text, "Esc", small=True)
        self.cancel.clicked.connect(self.cancel_asked)
        self.setAccessibleName(what)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(theme.size("space_2"))
        top = QHBoxLayout()
        top.addWidget(self._what)
        top.addStretch(1)
        top.addWidget(self._detail)
        bottom = QHBoxLayout()
        bottom.addWidget(self._leaves, 1)
        bottom.addWidget(self.cancel)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addLayout(bottom)

    def show_progress(self, what: str, done: float | None, detail: str = "") -> None:
        """Show how much is done (0..1, None = unknown) and a detail such as ``3.1 of 8.0 MB, 220 kB/s, 22 s left``."""
        self._what.setText(what)
        self._detail.setText(detail)
        if done is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * min(1.0, max(0.0, done))))
        self.setAccessibleName(f"{what}. {detail}")
