"""The history of a station's meters or of an instrument: one load point at a time, with drift and forecast."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.history import chart_words, drift_words
from app.ui.models.error_rows import ErrorsModel
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.drift_plot import DatedBand, DatedError, DriftPlot
from app.ui.widgets.empty import Empty
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.history import History, PointHistory
    from app.domain.known_error import KnownError

WORDS_WIDTH = 232


class HistoryPanel(QWidget):
    """Choose the load point; the picture, the words beside it and the list follow."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self._locale = QLocale(kit.program.texts.language)
        self._points: tuple[PointHistory, ...] = ()
        self.point = Choice(kit.theme, tr("Load point"))
        self.point.currentIndexChanged.connect(lambda _: self._show_point())
        self.plot = DriftPlot(kit.theme, name, self._number)
        self.drift, self.chart = label("", "body", wrap=True), label("", "body", wrap=True)
        for words in (self.drift, self.chart):
            words.setFixedWidth(WORDS_WIDTH)
        self.model = ErrorsModel(tr, self._number, lambda at: kit.day_and_time(at)[0])
        self.table = ListTable(kit.theme, tr("Errors found"))
        self.table.show_model(self.model, (16, 16, 20, 32, 16))
        none = Card(kit.theme, padded=False)
        advice = tr("Every signed visit with a calibration adds the errors it found; certificates and checks as well.")
        none.add(Empty(kit.theme, "stations", tr("No error is known yet"), advice))
        self._stack = QStackedWidget()
        self._stack.addWidget(none)
        self._stack.addWidget(self._found())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _number(self, value: float, places: int) -> str:
        return self._locale.toString(value, "f", places)

    def _found(self) -> QWidget:
        kit = self._kit
        picture = Card(kit.theme)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.plot, 1)
        beside = QVBoxLayout()
        beside.setSpacing(10)
        for part in (self.point, self.drift, self.chart):
            beside.addWidget(part)
        beside.addStretch(1)
        row.addLayout(beside)
        holder = QWidget()
        holder.setLayout(row)
        picture.add(holder)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        column.addWidget(picture, 3)
        column.addWidget(Card(kit.theme, padded=False).add(self.table), 2)
        return whole

    def show_history(self, history: "History") -> None:
        """Show what is known; the load point that was shown stays, if it is still there."""
        before = self.point.value
        self._points = history.points
        self.point.blockSignals(True)
        self.point.clear()
        several = len({one.id for one in history.points}) > 1
        self.point.add(*((_key(one), f"{one.point}, {one.id}" if several else one.point) for one in history.points))
        self.point.blockSignals(False)
        if before in {_key(one) for one in history.points}:
            self.point.show_value(before)
        self._stack.setCurrentIndex(1 if history.points else 0)
        self._show_point()

    def _show_point(self) -> None:
        shown = next((one for one in self._points if _key(one) == self.point.value), None)
        if shown is None:
            return
        tr = self._kit.tr
        words = self._kit.number(drift_words(shown, tr))
        self.drift.setText(words)
        self.chart.setText(self._kit.number(chart_words(shown.chart, tr)))
        self.model.show_errors(shown.errors)
        self.plot.show_errors(
            [_dated(one) for one in shown.errors],
            [DatedBand(one.at, one.error_percent, one.half_width_percent) for one in shown.band],
            shown.limit_percent,
            words,
        )


def _key(point: "PointHistory") -> str:
    return f"{point.id}\n{point.point}"


def _dated(error: "KnownError") -> DatedError:
    kept = error.limit_percent is None or abs(error.error_percent) <= error.limit_percent
    kind = "fail" if not kept else ("info" if error.origin == "certificate" else "ok")
    return DatedError(error.at, error.error_percent, error.expanded_percent or 0.0, kind, error.phase == "as_left")
