"""An error where it arose: what happened, what is safe, what to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.ui.theme import Theme, restyle
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.text import label


class InlineError(QFrame):
    """Hidden until it has something to say; the first action gets the focus."""

    def __init__(self, theme: Theme, dismiss_text: str = "") -> None:
        super().__init__()
        self._theme, self._dismiss_text = theme, dismiss_text
        self.setProperty("role", "card")
        self.setProperty("kind", "fail")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(12)
        self._icon = Icon(theme, "warn", "fail")
        self._words = QVBoxLayout()
        self._words.setSpacing(3)
        self._happened = label("", "strong", wrap=True, selectable=True)
        self._safe = label("", "body", wrap=True, selectable=True)
        self._to_do = label("", "body", wrap=True, selectable=True)
        for part in (self._happened, self._safe, self._to_do):
            self._words.addWidget(part)
        self._buttons = QHBoxLayout()
        self._words.addLayout(self._buttons)
        layout.addWidget(self._icon)
        layout.addLayout(self._words, 1)
        self.hide()

    def tell(
        self, happened: str, safe: str = "", to_do: str = "", actions: Sequence[Action] = (), kind: str = "fail"
    ) -> None:
        """Show the card; kind fail, warn or info."""
        self._happened.setText(happened)
        for part, text in ((self._safe, safe), (self._to_do, to_do)):
            part.setText(text)
            part.setVisible(bool(text))
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        offered = list(actions)
        if self._dismiss_text:
            offered.append(Action(self._dismiss_text, self.hide))
        for action in offered:
            self._buttons.addWidget(Button.of(self._theme, action, small=True))
        self._buttons.addStretch(1)
        self._icon.show_icon("info" if kind == "info" else "warn", "accent" if kind == "info" else kind)
        self.setAccessibleName(". ".join(text.rstrip(".") for text in (happened, safe, to_do) if text))
        restyle(self, kind=kind)
        self.show()
