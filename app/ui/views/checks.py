"""The checks of an instrument against its check standard: one load point at a time, as a control chart."""

from typing import TYPE_CHECKING

from app.domain.control_chart import FEWEST
from app.domain.history import chart_words
from app.ui.models.check_rows import ChecksModel, signal_words
from app.ui.views.kit import Kit
from app.ui.views.point_panel import PointPanel
from app.ui.widgets.control_plot import Check, ControlPlot, Limits, PlotWords
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.history import History, PointHistory
    from app.domain.known_error import KnownError


class ChecksPanel(PointPanel):
    """Choose the load point; the chart, the words beside it and the list follow."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr = kit.tr
        words = PlotWords(tr("centre"), tr("limits from the checks on this side"))
        self.plot = ControlPlot(kit.theme, tr("Control chart of the checks"), self.number, words)
        self.words, self.figures = label("", "body", wrap=True), label("", "sub", wrap=True)
        self.model = ChecksModel(tr, self.number, self.day)
        self.table = ListTable(kit.theme, tr("Checks"))
        self.table.show_model(self.model, (15, 15, 19, 26, 25))
        advice = tr(
            "Compare the instrument with the same check standard again and again, and record what it shows: a chart "
            "says from {count} checks on whether something changed.",
            count=FEWEST,
        )
        self.lay_out(self.plot, (self.words, self.figures), self.table, (tr("No check yet"), advice))

    def show_history(self, history: "History") -> None:
        """Show what is known."""
        self.show_points([one for one in history.points if _checks(one)])

    def show_point(self, shown: "PointHistory") -> None:
        """Show chart, signals and list of one load point."""
        kit, tr = self._kit, self._kit.tr
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
            Check(self.day(one.at), one.error_percent, signal_words(chart, index, tr, most=1))
            for index, one in enumerate(checks)
        ]
        self.plot.show_checks(drawn, limits, kit.number(f"{words} {figures}".strip()))


def _checks(point: "PointHistory") -> "tuple[KnownError, ...]":
    return tuple(error for error in point.errors if error.origin == "check")
