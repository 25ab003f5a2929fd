"""The history of a station's meters or of an instrument: one load point at a time, with drift and forecast."""

from typing import TYPE_CHECKING

from app.domain.history import chart_words, drift_words
from app.ui.models.error_rows import ErrorsModel
from app.ui.views.kit import Kit
from app.ui.views.point_panel import PointPanel
from app.ui.widgets.drift_plot import DatedBand, DatedError, DriftPlot
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.history import History, PointHistory
    from app.domain.known_error import KnownError


class HistoryPanel(PointPanel):
    """Choose the load point; the picture, the words beside it and the list follow."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__(kit)
        tr = kit.tr
        self.plot = DriftPlot(kit.theme, name, self.number)
        self.drift, self.chart = label("", "body", wrap=True), label("", "body", wrap=True)
        self.model = ErrorsModel(tr, self.number, self.day)
        self.table = ListTable(kit.theme, tr("Errors found"))
        self.table.show_model(self.model, (16, 16, 20, 32, 16))
        advice = tr("Every signed visit with a calibration adds the errors it found; certificates and checks as well.")
        self.lay_out(self.plot, (self.drift, self.chart), self.table, (tr("No error is known yet"), advice))

    def show_history(self, history: "History") -> None:
        """Show what is known."""
        self.show_points(history.points)

    def show_point(self, shown: "PointHistory") -> None:
        """Show drift, forecast and list of one load point."""
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


def _dated(error: "KnownError") -> DatedError:
    kept = error.limit_percent is None or abs(error.error_percent) <= error.limit_percent
    kind = "fail" if not kept else ("info" if error.origin == "certificate" else "ok")
    return DatedError(error.at, error.error_percent, error.expanded_percent or 0.0, kind, error.phase == "as_left")
