"""The checks of an instrument against its check standard: one load point at a time, as a control chart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.control_chart import FEWEST
from app.domain.history import chart_words
from app.ui.models.check_rows import ChecksModel, signal_words
from app.ui.views.history import WORDS_WIDTH
from app.ui.views.kit import Kit
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.control_plot import Check, ControlPlot, Limits, PlotWords
from app.ui.widgets.empty import Empty
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.history import History, PointHistory
    from app.domain.known_error import KnownError


class ChecksPanel(QWidget):
    """Choose the load point; the chart, the words beside it and the list follow."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit, tr = kit, kit.tr
        self._locale = QLocale(kit.program.texts.language)
        self._points: tuple[PointHistory, ...] = ()
        self.point = Choice(kit.theme, tr("Load point"))
        self.point.currentIndexChanged.connect(lambda _: self._show_point())
        words = PlotWords(tr("centre"), tr("limits from the checks on this side"))
        self.plot = ControlPlot(kit.theme, tr("Control chart of the checks"), self._number, words)
        self.words, self.figures = label("", "body", wrap=True), label("", "sub", wrap=True)
        for part in (self.words, self.figures):
            part.setFixedWidth(WORDS_WIDTH)
        self.model = ChecksModel(tr, self._number, lambda at: kit.day_and_time(at)[0])
        self.table = ListTable(kit.theme, tr("Checks"))
        self.table.show_model(self.model, (15, 15, 19, 26, 25))
        none = Card(kit.theme, padded=False)
        advice = tr(
            "Compare the instrument with the same check standard again and again, and record what it shows: a chart "
            "says from {count} checks on whether something changed.",
            count=FEWEST,
        )
        none.add(Empty(kit.theme, "stations", tr("No check yet"), advice))
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
        for part in (self.point, self.words, self.figures):
            beside.addWidget(part)
        beside.addStretch(1)
        row.addLayout(beside)
        picture.add(row)
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
        self._points = tuple(one for one in history.points if _checks(one))
        self.point.blockSignals(True)
        self.point.clear()
        self.point.add(*((one.point, one.point) for one in self._points))
        self.point.blockSignals(False)
        if before in {one.point for one in self._points}:
            self.point.show_value(before)
        self._stack.setCurrentIndex(1 if self._points else 0)
        self._show_point()

    def _show_point(self) -> None:
        kit, tr = self._kit, self._kit.tr
        shown = next((one for one in self._points if one.point == self.point.value), None)
        if shown is None:
            return
        checks, chart = _checks(shown), shown.chart
        if chart is None:
            words = tr("{count} of {least} checks: with fewer there are no limits.", count=len(checks), least=FEWEST)
            limits, figures = None, ""
        else:
            words = chart_words(chart, tr)
            limits = Limits(chart.centre, chart.sigma, chart.baseline)
            figures = tr(
                "Centre {centre} %, sigma {sigma} %, from the first {count} checks.",
                centre=f"{chart.centre:+.4f}",
                sigma=f"{chart.sigma:.4f}",
                count=chart.baseline,
            )
        self.words.setText(kit.number(words))
        self.figures.setText(kit.number(figures))
        self.model.show_checks(checks, chart)
        drawn = [
            Check(kit.day_and_time(one.at)[0], one.error_percent, signal_words(chart, index, tr, most=1))
            for index, one in enumerate(checks)
        ]
        self.plot.show_checks(drawn, limits, kit.number(f"{words} {figures}".strip()))


def _checks(point: "PointHistory") -> "tuple[KnownError, ...]":
    return tuple(error for error in point.errors if error.origin == "check")
