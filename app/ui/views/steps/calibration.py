"""Calibration: the load first, then run by run with the error as it settles, then the decision."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.calibration_profile import CalibrationProfile
from app.domain.decision import Outcome
from app.domain.fact import RunMeasured
from app.domain.meter_fact import PriceChecked
from app.domain.step import TITLES, Step
from app.domain.words import RULE_WORDS, load_words
from app.ui.models.run_rows import RunsModel, run_rows
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.load_form import LoadForm
from app.ui.views.steps.page import StepPage
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.plot import ErrorPlot, LoadPlot
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label
from app.ui.widgets.thin_curve import ErrorPoint
from app.workflows.chosen_profile import profile_of_visit
from app.workflows.evaluate_calibration import complete
from app.workflows.guided_open import keep_calibration
from app.workflows.progress import CheckProgress, Doing, RunProgress

if TYPE_CHECKING:
    from app.workflows.evaluate_calibration import Evaluated
    from app.workflows.progress import Progress

PLOT_HEIGHT, TABLE_HEIGHT, PART_WIDTH = 190, 236, 186
"""Narrower, a card would be higher than the picture above it."""
SHOWN_BAND = 1.5
"""The curve begins where its band is no wider than this many limits; before that it says nothing."""
_KINDS = {"pass": "ok", "conditional_pass": "warn", "inconclusive": "warn"}


class CalibrationPage(StepPage):
    """The plot shows the run; it never decides. Every run counts, unless it is discarded with a reason."""

    fails_on = True
    fills = True

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        self._evaluated: Evaluated | None = None
        self._evaluated_runs = -1
        self._progress: RunProgress | None = None
        self._check: CheckProgress | None = None
        self._doing = ""
        self._profile: CalibrationProfile | None = None
        self._locale = QLocale(kit.program.texts.language)
        self.stable, self.limit, self.rule = Chip(kit.theme), Chip(kit.theme), Chip(kit.theme)
        self.stable.hide()
        for chip in (self.stable, self.limit):  # where there is little room the rule gives way, not a number
            chip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        super().__init__(kit, session, step)
        self._coming: list[ErrorPoint] = []
        self._draw = QTimer(self, interval=0, singleShot=True)
        self._draw.timeout.connect(self._draw_run)

    def _own_buttons(self, head: QHBoxLayout) -> None:
        """The limits stand beside the title."""
        head.insertWidget(1, self.stable)
        super()._own_buttons(head)
        head.addWidget(self.limit)
        head.addWidget(self.rule)

    def _number(self, value: float, places: int) -> str:
        return self._locale.toString(value, "f", places)

    # building

    def panel(self) -> QWidget | None:
        """Return the form and, behind it, the measuring."""
        self.form = LoadForm(self.kit, self.session)
        self.form.changed.connect(self.changed)
        self.measuring = self._measuring()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.measuring, 1)
        self._fill = column
        return whole

    def _measuring(self) -> QWidget:
        tr, theme = self.tr_, self.kit.theme
        self.plot = ErrorPlot(theme, tr("Error of the running run"), self._number)
        self.loads = LoadPlot(theme, tr("Error at each load point"), self._number)
        self.plots = QStackedWidget()
        self.plots.addWidget(self.plot)
        self.plots.addWidget(self.loads)
        self.plots.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.plots.setMinimumHeight(PLOT_HEIGHT)
        picture = Card(theme)
        picture.add(self.plots)
        self.model = RunsModel(tr)
        table = Card(theme, padded=False)
        self.table = ListTable(theme, tr("Load points and runs"))
        self.table.show_model(self.model, (17, 10, 12, 14, 9, 14, 8, 16), whole=True)
        table.add(self.table)
        self.parts = {name: label("", "body", wrap=True) for name in ("reference", "share", "conditions")}
        cards = QHBoxLayout()
        cards.setSpacing(13)
        for name, words in (
            ("reference", tr("Reference")),
            ("share", tr("Largest share of U")),
            ("conditions", tr("Conditions")),
        ):
            self.parts[name].setMinimumWidth(PART_WIDTH)
            card = Card(theme, words).add(self.parts[name])
            card.body.addStretch(1)
            cards.addWidget(card, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(13)
        column.addWidget(picture, 3)
        column.addWidget(table, 2)
        column.addLayout(cards)
        return whole

    # what can be done

    def leaves(self) -> str:
        """Cancelling is discarding, with its reason."""
        return self.tr_("Stopping a run discards it: the charge is stopped, the run is printed with your reason.")

    def machine(self) -> Action | None:
        """Return measuring until every planned run is there."""
        if self.session.busy or complete(self.session.state):
            return None
        planned = self.session.state.calibration is not None
        words = self.tr_("Go on measuring") if planned else self.tr_("Fix plan, start measuring")
        able = planned or self.form.calibration is not None
        return Action(words, self.act, "Enter", able, self.tr_("The load is not complete"))

    def act(self) -> None:
        """Fix the plan from the form and run what is left."""
        known = self.session.guided.plan.calibration
        asked = self.form.calibration
        if self.session.state.calibration is None or known is None:
            if asked is None:
                return
            self.session.guided.plan_calibration(asked)
            store, visit = self.session.guided.visit.store, self.session.guided.visit.id
            self.session.run(keep_calibration(store, visit, asked), self.step)
        super().act()

    def cancel(self) -> None:
        """Ask for the reason, and discard the run or cancel the check charge."""
        if self._check is not None:
            self.asked.emit("cancel_check", None)
        elif self._progress is not None:
            self.asked.emit("discard", (self._progress.point, self._progress.number))

    def primary(self) -> Action:
        """While it measures there is nothing to press, unless something is asked."""
        if self.session.acting is self.step:
            why = self.tr_("The runs follow each other by themselves")
            wait = Action(self.tr_("Next load point"), lambda: None, "Enter", enabled=False, why_not=why)
            return self._asked_again() or wait
        return super().primary()

    def secondary(self) -> "list[Action]":
        """Offer to discard the running run, to cancel a check charge, and to check a price once a run is there."""
        actions = [] if self.session.acting is self.step else list(super().secondary())
        if self.session.acting is self.step and self._check is not None:
            actions.append(Action(self.tr_("Cancel check charge, because…"), self.cancel, "D"))
        elif self.session.acting is self.step and self._progress is not None:
            actions.append(Action(self.tr_("Discard run, because…"), self.cancel, "D"))
        if self.session.state.last(RunMeasured) is not None and not self.status.ended:
            actions.insert(0, Action(self.tr_("Price…"), lambda: self.asked.emit("price", None), "B"))
        return actions

    # showing

    def _show_progress(self) -> None:
        """The plot shows the run; the row of progress is only for the time before the first reading."""
        measuring = self.session.acting is self.step
        self.progress.setVisible(measuring and self._progress is None)
        self.progress.cancel.setVisible(False)

    def show_panel(self) -> None:
        """Show the form, or what has been measured."""
        planned = self.session.state.calibration
        self.form.setVisible(planned is None)
        self.measuring.setVisible(planned is not None)
        for chip in (self.limit, self.rule):
            chip.setVisible(planned is not None)
        if planned is None:
            return
        if self._profile is None or self._profile.id != planned.profile:
            self._profile = profile_of_visit(self.session.state, self.session.guided.bench.catalogue)
        if self.session.acting is not self.step:
            self._progress = self._check = None
        runs = sum(len(self.session.state.runs(point.id)) for point in planned.points)
        if runs != self._evaluated_runs:
            self._evaluated_runs = runs
            if runs:
                self.session._runner.run(self.session.guided.evaluated(), self._show_evaluated, self.problem, self)
        self._show_head()
        self._show_rows()
        self._show_cards()

    @property
    def plotted(self) -> int:
        """How many points of the running run are drawn."""
        return self.plot.count

    def _show_evaluated(self, evaluated: "Evaluated | None") -> None:
        self._evaluated = evaluated
        self._show_rows()
        self._show_cards()
        self._show_head()

    def _show_head(self) -> None:
        tr, planned, profile = self.tr_, self.session.state.calibration, self._profile
        if planned is None or profile is None:
            return
        standing = tr("legal limit ±{limit} %") if profile.standing == "legal" else tr("house limit ±{limit} %")
        self.limit.show_state(standing.replace("{limit}", self._number(profile.run_profile.limit_percent, 1)))
        self.rule.show_state(tr("decision rule: {rule}", rule=tr(RULE_WORDS[profile.decision])))
        progress = self._progress
        self.stable.setVisible(progress is not None)
        if progress is None:
            self.title.setText(tr(TITLES[self.step]))
            self.plots.setCurrentIndex(1 if self._evaluated else 0)
            return
        ids = [point.id for point in planned.points]
        point = planned.points[ids.index(progress.point)] if progress.point in ids else None
        if point is not None:
            words = tr(
                "Load point {at} of {points}: {point}, run {run} of {runs}",
                at=ids.index(point.id) + 1,
                points=len(ids),
                point=point.id,
                run=progress.number,
                runs=point.runs,
            )
            self.title.setText(words)
        if progress.stable_s > 0:
            self.stable.show_state(tr("stable for {n} s", n=round(progress.stable_s)), "ok", "")
        else:
            self.stable.show_state(tr("{power} kW", power=self._number(progress.power_w / 1000, 2)), "info", "")
        self.plots.setCurrentIndex(0)

    def _show_rows(self) -> None:
        profile = self._profile
        if profile is None:
            return
        rows = run_rows(
            self.session.state,
            self._evaluated,
            profile.run_profile.limit_percent,
            self._progress,
            self.tr_,
            self._number,
        )
        self.model.show_rows(rows)
        height = self.kit.theme.size("table_row") * max(3, len(rows)) + self.kit.theme.size("target") + 8
        self.table.setMinimumHeight(min(height, TABLE_HEIGHT))
        self.table.setMaximumHeight(max(height, TABLE_HEIGHT))
        if self._evaluated is not None and self._progress is None:
            points = [
                ErrorPoint(0, one.mean_percent, one.U, _KINDS.get(one.decision.value, "fail"), one.id)
                for one in self._evaluated.result.points
            ]
            self.loads.show_points(points, profile.run_profile.limit_percent)

    def _show_cards(self) -> None:
        tr, state = self.tr_, self.session.state
        planned, load = state.calibration, state.load
        instrument = self.session.guided.visit.instruments.get(planned.reference) if planned else None
        if instrument is not None:
            first = tr("{serial}, certificate to {due}", serial=instrument.serial, due=instrument.due_on or "—")
        else:
            first = tr("{name}, no certificate listed: taken as class 0.5", name=planned.reference if planned else "—")
        drawn = tr("load: {load}", load=load_words(load.description, tr) if load else "—")
        self.parts["reference"].setText(f"{first}\n{drawn}")
        self.parts["share"].setText(self._share())
        self.parts["conditions"].setText(self._conditions())

    def _share(self) -> str:
        results = self._evaluated.result.points if self._evaluated else ()
        if not results:
            return self.tr_("known after the first load point")
        last = results[-1]
        total = sum(line.u_percent**2 for line in last.components)
        most = max(last.components, key=lambda line: line.u_percent)
        share = round(100 * most.u_percent**2 / total) if total else 0
        return self.tr_("{source}, {share} % (at {point})", source=self.tr_(most.source), share=share, point=last.id)

    def _conditions(self) -> str:
        price = self.session.state.last(PriceChecked)
        if price is None:
            return self._seen()
        said = self.tr_("price: agrees") if price.outcome is Outcome.PASS else self.tr_("price: does not agree")
        return f"{self._seen()}\n{said}"

    def _seen(self) -> str:
        tr, progress = self.tr_, self._progress
        if progress is not None:
            return tr(
                "{current} A, {voltage} V, {power} kW",
                current=self._number(progress.current_a, 1),
                voltage=self._number(progress.voltage_v, 1),
                power=self._number(progress.power_w / 1000, 2),
            )
        planned = self.session.state.calibration
        runs = [run for point in (planned.points if planned else ()) for run in self.session.state.runs(point.id)]
        if not runs or runs[-1].mean_voltage_v is None:
            return "—"
        last = runs[-1]
        return tr(
            "last run: {current} A, {voltage} V",
            current=self._number(last.mean_current_a or 0.0, 1),
            voltage=self._number(last.mean_voltage_v or 0.0, 1),
        )

    def told(self, news: "Progress") -> None:
        """Draw the run, or how far a check charge is."""
        if isinstance(news, RunProgress):
            self._run(news)
        elif isinstance(news, CheckProgress):
            self._checking(news)
        else:
            if isinstance(news, Doing) and news.step is self.step:
                self._doing, self._check = self.tr_(news.what, None, **dict(news.values)), None
                self.changed.emit()
            super().told(news)

    def _checking(self, news: CheckProgress) -> None:
        before, self._check = self._check, news
        self._progress = None
        done = min(1.0, news.seconds / news.needed_s) if news.needed_s else None
        left = self.tr_("{n} s left", n=max(0, round(news.needed_s - news.seconds)))
        self.progress.show_progress(self._doing or self.tr_(TITLES[self.step]), done, left)
        if before is None:
            self._show_head()
            self._show_progress()
            self.changed.emit()  # from now on it can be cancelled

    def _limit_of(self, point: str) -> float:
        """Return the limit (percent) of a planned point: its own, else the profile's."""
        planned = self.session.state.calibration
        own = [one.limit_percent for one in planned.points if one.id == point] if planned else []
        if own and own[0] is not None:
            return own[0]
        return self._profile.run_profile.limit_percent if self._profile else 1.0

    def _run(self, news: RunProgress) -> None:
        before = self._progress
        if before is None or (before.point, before.number) != (news.point, news.number):
            limit = self._limit_of(news.point)
            self._coming = []
            self.plot.begin(limit, float(news.target_kwh))
        self._progress, self._check = news, None
        if before is None or (before.point, before.number) != (news.point, news.number):
            self.changed.emit()  # from now on the run can be discarded
        limit = self._limit_of(news.point)
        if news.error_percent is not None and (news.band_percent or 0.0) <= SHOWN_BAND * limit:
            self._coming.append(ErrorPoint(float(news.energy_kwh), news.error_percent, news.band_percent or 0.0))
        self._draw.start()  # a burst of readings is drawn once

    def _draw_run(self) -> None:
        news = self._progress
        if news is None:
            return
        left = max(0.0, float(news.target_kwh - news.energy_kwh))
        caption = self.tr_(
            "{left} of {target} kWh to go", left=self._number(left, 2), target=self._number(float(news.target_kwh), 1)
        )
        self.plot.add(self._coming, caption)
        self._coming = []
        self._show_head()
        self._show_rows()
        self._show_cards()
        self._show_progress()
