"""After the work: measured again as left, display and signed value compared, the act declared (rules 21 and 22)."""

from collections.abc import Coroutine
from typing import Any

from app.domain.as_left import AS_LEFT_WORDS, AsLeft, as_left
from app.domain.display import read_display
from app.domain.errors import BadInput
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.act_form import ActForm
from app.ui.views.steps.work_form import WorkForm
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import label
from app.workflows.read_checksum import checksum_key
from app.workflows.record_legal import measured_as_found, phase_now


class AgainForm(WorkForm):
    """Runs one load point again; the page shows the run. It is no form that is saved: the runs are."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        super().__init__(kit, session)
        self.said = label("", "body", wrap=True)
        self.column.addWidget(self.said)
        self.point = Choice(kit.theme, kit.tr("Load point to run again"))
        self.grid = self.add_grid(2)
        self.grid.put(kit.tr("Load point to run again"), self.point)
        self.refresh()

    @property
    def words(self) -> str:
        """The words of the button that begins it."""
        return self.tr_("Measure as left")

    def refresh(self) -> None:
        """Show the load points of the plan, and what may be said of the meter now."""
        tr, state = self.tr_, self.session.state
        points = [point.id for point in state.calibration.points] if state.calibration else []
        if points != [self.point.itemData(index) for index in range(self.point.count())]:
            self.point.clear()
            self.point.add(*((point, point) for point in points))
        left = as_left((saved.fact for saved in state.saved), self.session.guided.visit.guarded_keys)
        if left is AsLeft.AS_FOUND:
            words = tr("Nothing was changed: as found is as left.")
        elif left is AsLeft.MEASURED:
            words = tr("Measured as left, and compared: the report prints it beside as found.")
        else:
            words = tr("The report says “as left: not measured”: {reason}.", reason=tr(AS_LEFT_WORDS[left]))
        self.said.setText(words)

    def lacking(self) -> str:
        """Return why nothing can be measured as left."""
        if phase_now(self.session.state) == "as_found":
            return self.tr_("Nothing was changed since the meter was measured")
        return "" if self.point.value else self.tr_("No load point is planned")

    def save(self) -> Coroutine[Any, Any, Any]:
        """Measure."""
        return self.session.guided.measure_as_left(self.point.value)


class CompareForm(WorkForm):
    """What the display shows beside what was signed, with the software that ran."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        super().__init__(kit, session, tr("One transaction: what its display shows, and what the meter signed for it."))
        self.phase = label("", "strong")
        self.column.addWidget(self.phase)
        self.grid = self.add_grid(2)
        self.grid.line("display", tr("Display, kWh"))
        self.grid.line("signed", tr("Signed value, kWh"))
        self.grid.line("version", tr("Software version"))
        self.grid.line("checksum", tr("Checksum of the software"))
        self._filled = ""
        self.refresh()

    def refresh(self) -> None:
        """Fill in what the station has told, once for each state of the meter."""
        tr, state = self.tr_, self.session.state
        phase = phase_now(state)
        self.phase.setText(tr("As left") if phase == "as_left" else tr("As found"))
        runs = [
            run
            for point in (state.calibration.points if state.calibration else ())
            for run in state.runs(point.id, phase)
        ]
        known = f"{phase} {len(runs)}"
        if known == self._filled:
            return
        self._filled = known
        signed = runs[-1].signed if runs else None
        energy = signed.energy_kwh if signed else None
        self.grid.fields["signed"].setText("" if energy is None else f"{energy:f}")
        self.grid.fields["version"].setText(self._version())
        self.grid.fields["checksum"].setText(self._checksum())

    def _version(self) -> str:
        state = self.session.state
        if state.firmware is not None:
            return state.firmware.after
        return state.identified.wire.firmware if state.identified else ""

    def _checksum(self) -> str:
        state, visit = self.session.state, self.session.guided.visit
        if state.firmware is not None and state.firmware.checksum_after:
            return state.firmware.checksum_after
        first, key = state.snapshot("first"), checksum_key(state, visit.checksum_keys)
        settings = first.snapshot.settings if first else ()
        return next((one.value or "" for one in settings if one.key == key), "")

    def lacking(self) -> str:
        """Return what is missing or cannot be read."""
        if not measured_as_found(self.session.state):
            return self.tr_("First the meter is measured as found")
        names = self.grid.lacking("display")
        if names:
            return self.missing(names)
        try:
            read_display(self.grid.said("display"))
        except BadInput:
            return self.tr_("{field}: not a number", field=self.grid.fields["display"].accessibleName())
        return self.not_a_number(self.grid, "signed") if self.grid.said("signed") else ""

    def save(self) -> Coroutine[Any, Any, Any]:
        """Save the comparison."""
        said = self.grid.said
        return self.work.compare(said("display"), said("signed"), said("version"), said("checksum"))


class DeclareForm(WorkForm):
    """What the work legally was, said once it is done: only then does it make the meter valid again."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        super().__init__(
            kit, session, tr("Declared once the work is done, it makes the meter valid again where the law says so.")
        )
        self.act = ActForm(kit)
        self.act.changed.connect(self.changed)
        self.column.addWidget(self.act)

    @property
    def words(self) -> str:
        """The words of the button that saves."""
        return self.tr_("Declare")

    def lacking(self) -> str:
        """Return what the act demands and is not filled in."""
        try:
            self.act.act()
        except BadInput as problem:
            return self.act.explain(problem)
        return ""

    def save(self) -> Coroutine[Any, Any, Any]:
        """Declare it."""
        return self.work.declare(self.act.act())
