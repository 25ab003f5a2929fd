"""The load comes first: what it can reach, in how many minutes, and what it cannot (rule 17)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import BadInput
from app.domain.text import mark
from app.domain.words import OBSTACLE_WORDS, obstacle_words
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.act_form import ActForm
from app.ui.views.steps.meter_form import MeterForm
from app.ui.views.steps.reference_fields import ReferenceFields
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.notes import NoteList
from app.ui.widgets.text import Elided, label
from app.workflows.chosen_profile import NEEDS_LINK, check_methods, profile_of, profiles_of
from app.workflows.guided_calibration import Declared, LoadAsked, Reached, reachable, wanted

if TYPE_CHECKING:
    from app.domain.calibration_profile import CalibrationProfile
    from app.domain.load import PointPlan
    from app.domain.meter_fact import Method
    from app.domain.plan import PlanCalibration
    from app.ui.widgets.notes import Note
FIELD_WIDTH = 90
COLUMNS = 3
"""With four the longer names of loads and references would not fit beside the drawer."""
METHOD_WORDS: Mapping[str, str] = {
    "register": mark("register"),
    "signed": mark("signed value"),
    "pulse": mark("LED pulses"),
    "power_time": mark("LED pulses against power and time"),
}
METHODS: "Mapping[str, Method]" = {
    "register": "register",
    "signed": "signed",
    "pulse": "pulse",
    "power_time": "power_time",
}


class LoadForm(Card):
    """``calibration`` is what was asked for, None while something is missing or wrong."""

    changed = Signal()

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        super().__init__(kit.theme, kit.tr("What draws the current"), caps=False)
        self._kit, self._session = kit, session
        self.calibration: PlanCalibration | None = None
        tr, theme = kit.tr, kit.theme
        catalogue = session.guided.bench.catalogue
        known = session.guided.plan.calibration
        self.kind = Choice(theme, tr("Load")).add(
            ("bank", tr("Load bank with CP adapter")),
            ("vehicle", tr("Vehicle")),
            ("dc_bank", tr("DC emulator and bank")),
        )
        self.phases = Choice(theme, tr("Phases")).add(("3", "3"), ("2", "2"), ("1", "1"))
        self.profile = Choice(theme, tr("Profile")).add(
            *(
                (one.id, kit.program.texts.pick(one.profile.name))
                for one in profiles_of(catalogue)
                if one.profile is not None
            )
        )
        self.profile.show_value(known.profile if known else session.template.calibration_profile or "house-1pct")
        offers = session.guided.bench.references.offers()
        self.fields = ReferenceFields(kit, offers, known.reference if known else None)
        self.max_a, self.adapter = QLineEdit("32"), QLineEdit()
        self.charge, self.battery = QLineEdit(), QLineEdit()
        if session.practice:
            self.adapter.setText("32")
        self.method = Choice(theme, tr("Compared by")).add(
            ("", tr("as the profile says")), *((name, tr(words)) for name, words in METHOD_WORDS.items())
        )
        self.method.show_value((known.method or "") if known else "")
        self._grid()
        self.meter = MeterForm(kit)
        self.meter.changed.connect(self._plan)
        self.add(self.meter)
        self.act = ActForm(kit)
        self.act.changed.connect(self._plan)
        self.add(self.act)
        self.reached = NoteList(theme, tr("Fill in the load to see which points it reaches."))
        self.why = label("", "fail", wrap=True)
        self.total = label("", "sub")
        self.coarse = label("", "warn", wrap=True)
        self.add(self.coarse, self.why, label(tr("Load points"), "label"), self.reached, self.total)
        self.body.addStretch(1)
        for line in (self.max_a, self.adapter, self.charge, self.battery):
            line.textChanged.connect(self._plan)
        for choice in (self.kind, self.phases, self.profile, self.method):
            choice.currentIndexChanged.connect(self._plan)
        self.fields.connect(self._plan)
        self._plan()

    def _grid(self) -> None:
        tr = self._kit.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(13)
        grid.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Load"), self.kind),
            (tr("Phases"), self.phases),
            (tr("Current per phase, A"), self.max_a),
            (tr("Adapter carries, A"), self.adapter),
            (tr("Profile"), self.profile),
            (tr("Compared by"), self.method),
            *self.fields.entries(),
            (tr("State of charge, %"), self.charge),
            (tr("Battery, kWh"), self.battery),
        )
        self._cells: dict[QWidget, QWidget] = {}
        for index, (words, field) in enumerate(fields):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(3)
            column.addWidget(Elided(words, "secondary"))
            column.addWidget(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(FIELD_WIDTH)
            if isinstance(field, Choice):
                field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(6)
            self._cells[field] = cell
            row, place = divmod(index, COLUMNS)
            grid.addWidget(cell, row, place)
        for place in range(COLUMNS):
            grid.setColumnStretch(place, 1)
        self.add(grid)

    def asked(self) -> LoadAsked:
        """Return the form."""
        return LoadAsked(
            self.kind.value,
            self.phases.value,
            self.max_a.text().strip(),
            self.adapter.text().strip(),
            self.charge.text().strip(),
            self.battery.text().strip(),
        )

    def _plan(self, *_: object) -> None:
        vehicle = self.kind.value == "vehicle"
        for field, shown in {self.charge: vehicle, self.battery: vehicle, **self.fields.visible()}.items():
            self._cells[field].setVisible(shown)
        self.coarse.hide()
        self.calibration = None
        self.profile.setToolTip(self.profile.currentText())
        try:
            profile = profile_of(self._session.guided.bench.catalogue, self.profile.value)
            reached = self._reached(profile)
        except BadInput as problem:
            self.calibration = None
            self.why.setText(self._explained(problem))
            self.why.show()
            self.reached.show_notes(())
            self.total.setText("")
        else:
            self.why.hide()
            self._show(profile, reached)
        self.changed.emit()

    def _reached(self, profile: "CalibrationProfile") -> Reached:
        """Plan what the form says. Raises BadInput for what is missing or cannot be read."""
        counted = self.method.value in {"pulse", "power_time"}
        self.meter.show_profile(profile, self._kit.clock.now().date(), ("imp_per_kwh",) if counted else ())
        self.meter.check()
        text, ratings, points = self.asked().text, self.meter.ratings(), self.meter.points()
        reached = reachable(profile, text, ratings, points, self.fields.step_kwh)
        method = METHODS.get(self.method.value)
        declared = Declared(ratings, points, self.meter.reason(), self.act.act(), method)
        asked = wanted(profile.id, text, self.fields.plan(), declared)
        check_methods(profile, asked)
        self.calibration = asked if reached.plan.attainable else None
        return reached

    def _show(self, profile: "CalibrationProfile", reached: Reached) -> None:
        tr, plan = self._kit.tr, reached.plan
        notes = [(name, obstacle_words(why.code, tr), tr("not covered"), "warn") for name, why in reached.not_covered]
        self.reached.show_notes([*notes, *(self._note(profile, reached, point) for point in plan.points)])
        self.total.setText(
            tr(
                "{minutes} min and {energy} kWh in all, without pauses",
                minutes=round(plan.minutes),
                energy=self._kit.number(str(plan.energy_kwh)),
            )
        )
        self.coarse.setText(self.fields.warning(point.energy_kwh for point in plan.attainable))
        self.coarse.setVisible(bool(self.coarse.text()))

    def _note(self, profile: "CalibrationProfile", reached: Reached, point: "PointPlan") -> "Note":
        """Return a point with the limit that applies there and whose it is (rule 20), or why it is not attainable."""
        tr = self._kit.tr
        if point.obstacle is not None:
            bound = f"{point.bound:g}" if point.bound is not None else ""
            return point.id, tr(OBSTACLE_WORDS[point.obstacle], None, bound=bound), tr("not attainable"), "warn"
        sub = tr(
            "{runs} runs of {energy} kWh, {minutes} min each",
            runs=point.runs,
            energy=self._kit.number(str(point.energy_kwh)),
            minutes=round(point.minutes_per_run),
        )
        if point.id in reached.limits:
            standing = mark("legal limit ±{limit} %") if profile.standing == "legal" else mark("house limit ±{limit} %")
            sub = f"{tr(standing, limit=self._kit.number(f'{reached.limits[point.id]:g}'))}; {sub}"
        return point.id, sub, tr("{n} min", n=round(point.minutes)), "ok"

    def _explained(self, problem: BadInput) -> str:
        """Say what is missing by the words of the form it lies in."""
        if problem.where == "act":
            return self.act.explain(problem)
        if problem.data.get("field") == "calibration.meter.imp_per_kwh" and "problem" not in problem.data:
            return self._kit.tr("To count pulses: the constant of the LED, imp/kWh, as on the plate of the meter.")
        if problem.data.get("problem") == NEEDS_LINK:
            return self._kit.tr("Pulses against power and time need a reference on a link: its power must be read.")
        if isinstance(problem.data.get("missing"), tuple) or "problem" in problem.data:
            return self.meter.explain(problem)
        return self._kit.tr("A number is missing or cannot be read. Nothing is sent before the plan is complete.")
