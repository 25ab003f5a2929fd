"""A bordered surface with an optional title."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.text import label


class Card(QFrame):
    """``body`` is the layout to fill; ``head`` holds the title and whatever stands opposite to it."""

    def __init__(self, theme: Theme, title: str = "", caps: bool = True, padded: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        x, y = (theme.size("space_4") - 2, theme.size("space_3")) if padded else (0, 0)
        outer.setContentsMargins(x, y, x, y)
        outer.setSpacing(theme.size("space_2"))
        self.head = QHBoxLayout()
        if title:
            if not padded:
                self.head.setContentsMargins(14, 12, 14, 4)
            self.title = label(title, "label" if caps else "strong")
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.size("space_1") if padded else 0)
        outer.addLayout(self.body, 1)

    def add(self, *items: QWidget | QLayout) -> "Card":
        """Add below what is there."""
        for item in items:
            if isinstance(item, QLayout):
                self.body.addLayout(item)
            else:
                self.body.addWidget(item)
        return self
