"""An empty place that teaches what to do first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import label

WIDTH = 460


class Empty(QWidget):
    """Icon, one line what this place is for, one how to begin, and the buttons for it."""

    def __init__(self, theme: Theme, icon: str, title: str, advice: str, actions: Sequence[Action] = ()) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {advice}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(theme.size("space_2"))
        layout.addStretch(2)
        layout.addWidget(Icon(theme, icon, "text_2", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = label(title, "section", wrap=True)
        self.advice = label(advice, "sub", wrap=True)
        for part in (self.title, self.advice):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setMaximumWidth(WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part, 100)
            row.addStretch(1)
            layout.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        self.buttons = [Button.of(theme, action) for action in actions]
        for button in self.buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(3)
