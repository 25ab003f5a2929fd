"""What history and checks share: a load point is chosen; picture, the words beside it and the list below follow."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui.views.kit import Kit
from app.ui.widgets.abstract import AbstractWidget
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.empty import Empty
from app.ui.widgets.table import ListTable

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.history import PointHistory

WORDS_WIDTH = 232


class PointPanel(QWidget, metaclass=AbstractWidget):
    """``lay_out`` places the parts once a kind of it has made them; ``show_points`` offers the load points."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._locale = QLocale(kit.program.texts.language)
        self._points: tuple[PointHistory, ...] = ()
        self._stack = QStackedWidget()
        self.point = Choice(kit.theme, kit.tr("Load point"))
        self.point.currentIndexChanged.connect(lambda _: self._show_chosen())

    def number(self, value: float, places: int) -> str:
        """Return a number as the reader's language writes it."""
        return self._locale.toString(value, "f", places)

    def day(self, at: "datetime") -> str:
        """Return a day in the zone of the site."""
        return self._kit.day_and_time(at)[0]

    def lay_out(self, plot: QWidget, words: Sequence[QLabel], table: ListTable, none: tuple[str, str]) -> None:
        """Place the picture, its words and the list; ``none`` are title and advice where nothing is known."""
        theme = self._kit.theme
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.point)
        for part in words:
            part.setFixedWidth(WORDS_WIDTH)
            beside.addWidget(part)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(plot, 1)
        row.addLayout(beside)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        column.addWidget(Card(theme).add(row), 3)
        column.addWidget(Card(theme, padded=False).add(table), 2)
        self._stack.addWidget(Card(theme, padded=False).add(Empty(theme, "stations", *none)))
        self._stack.addWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_points(self, points: "Sequence[PointHistory]") -> None:
        """Offer these load points; the one that was shown stays, if it is still there."""
        before = self.point.value
        self._points = tuple(points)
        several = len({one.id for one in points}) > 1
        self.point.blockSignals(True)
        self.point.clear()
        self.point.add(*((_key(one), f"{one.point}, {one.id}" if several else one.point) for one in points))
        self.point.blockSignals(False)
        if before in {_key(one) for one in points}:
            self.point.show_value(before)
        self._stack.setCurrentIndex(1 if points else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        shown = next((one for one in self._points if _key(one) == self.point.value), None)
        if shown is not None:
            self.show_point(shown)

    @abstractmethod
    def show_point(self, shown: "PointHistory") -> None:
        """Show what is known of the load point that was chosen."""


def _key(point: "PointHistory") -> str:
    return f"{point.id}\n{point.point}"
