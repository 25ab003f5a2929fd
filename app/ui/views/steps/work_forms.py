"""Work on the meter itself: an adjustment, a parameter, another meter (rules 22 and 23)."""

from collections.abc import Coroutine
from typing import Any

from app.domain.act import ACT_WORDS, may_adjust
from app.domain.errors import BadInput
from app.domain.legal_change import LegalChange
from app.domain.legal_fact import ActDeclared, Adjusted, Seal
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged
from app.domain.number import parse_number
from app.domain.swap_doubt import SWAP_DOUBT_WORDS, contradicts, known_register
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.seal_forms import SealRows
from app.ui.views.steps.work_form import WorkForm
from app.ui.widgets.text import label
from app.workflows.record_legal import act_now, measured_as_found


class AdjustmentForm(WorkForm):
    """Only an act that includes adjusting, and only once the meter was measured as found (rules 21 and 22)."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        super().__init__(
            kit,
            session,
            tr("After an adjustment nothing speaks for the meter until it was measured again as left."),
        )
        self.grid = self.add_grid()
        self.grid.line("what", tr("What is adjusted"))
        self.grid.line("before", tr("Value before"))
        self.grid.line("after", tr("Value after"))
        self.grid.line("right", tr("By which right"))
        declared = session.state.last(ActDeclared)
        self.grid.line("authorisation", tr("Authorisation number"), declared.number if declared else "")

    def _refused(self) -> str:
        tr, state = self.tr_, self.session.state
        if not measured_as_found(state):
            return tr("First the meter is measured as found: what it did before is lost with the adjustment.")
        act = act_now(state)
        if not may_adjust(act, "-", "-"):
            return tr(
                "“{act}” does not include adjusting. Declare an authorised repair or an act of the authority first.",
                act=tr(ACT_WORDS[act]),
            )
        return ""

    def lacking(self) -> str:
        """Return what is missing, or why it is not allowed."""
        return self._refused() or self.missing(self.grid.lacking("what", "right", "authorisation"))

    def save(self) -> Coroutine[Any, Any, Any]:
        """Save it."""
        said = self.grid.said
        return self.work.adjust(
            Adjusted(said("what"), said("right"), said("authorisation"), said("before"), said("after"))
        )


class ParameterForm(GuardedForm):
    """A parameter set with the maker's tool or at the meter; one written over OCPP has its own way."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        intro = tr("Set with the maker's tool or at the meter; it stays as it is now.")
        super().__init__(kit, session, LegalChange.PARAMETER, intro)
        self.grid = self.add_grid()
        self.grid.line("name", tr("Parameter"))
        self.grid.line("before", tr("Value before"))
        self.grid.line("after", tr("Value after"))
        self.grid.fields["name"].editingFinished.connect(self._known)
        self.add_guard()

    def _known(self) -> None:
        """A setting of the station is known with its value before."""
        first, name = self.session.state.snapshot("first"), self.grid.said("name").casefold()
        for setting in first.snapshot.settings if first else ():
            if setting.key.casefold() == name and not self.grid.said("before"):
                self.grid.fields["before"].setText(setting.value or "")

    def lacking(self) -> str:
        """Return what is missing."""
        said, names = self.grid.said, self.grid.lacking("name", "before", "after")
        if not names and said("before") == said("after"):
            return self.tr_("Both values are the same")
        return self.missing(names)

    def fact(self) -> ParameterChanged:
        """Return the parameter."""
        said = self.grid.said
        return ParameterChanged(said("name"), said("before"), said("after"))


class SwapForm(GuardedForm):
    """Old and new meter with their registers and seals."""

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        tr = kit.tr
        super().__init__(
            kit,
            session,
            LegalChange.METER_SWAP,
            tr("Read both registers with all their digits, before the old meter is off and as the new one is on."),
        )
        identified = session.state.identified
        self.grid = self.add_grid(2)
        self.grid.line("old_serial", tr("Serial of the old meter"), identified.wire.meter_serial if identified else "")
        self.grid.line("final_kwh", tr("Its last register, kWh"))
        self.grid.line("new_serial", tr("Serial of the new meter"))
        self.grid.line("initial_kwh", tr("Its first register, kWh"))
        self.doubt = label("", "warn", wrap=True)
        self.doubt.setVisible(False)
        self.column.addWidget(self.doubt)
        self.grid.changed.connect(self._compare)
        self.column.addWidget(label(tr("Seals of the new meter"), "label"))
        self.rows = SealRows(kit)
        self.rows.show_seals(())
        self.rows.changed.connect(self.changed)
        self.column.addWidget(self.rows)
        self.add_guard()

    def lacking(self) -> str:
        """Return what is missing or cannot be read."""
        said, names = self.grid.said, self.grid.lacking("old_serial", "final_kwh", "new_serial", "initial_kwh")
        if names:
            return self.missing(names)
        if said("old_serial") == said("new_serial"):
            return self.tr_("Both serials are the same")
        return self.not_a_number(self.grid, "final_kwh", "initial_kwh") or self.missing(self.rows.lacking())

    def _compare(self) -> None:
        """Tell at once what the station contradicts; it may be the station that is wrong, so it can be saved."""
        typed, known = self.grid.said("final_kwh"), known_register(self.session.state)
        try:
            doubted = known is not None and contradicts(parse_number(typed), known, typed_later=True)
        except BadInput:  # told beside the button
            doubted = False
        told = f"{known.told_kwh:f}" if known is not None else ""
        self.doubt.setText(self.tr_(SWAP_DOUBT_WORDS["final"], typed=typed, told=told) if doubted else "")
        self.doubt.setVisible(doubted)

    def fact(self) -> MeterSwapped:
        """Return the swap. Raises BadInput (WRONG_VALUE) for a register that is no number."""
        said = self.grid.said
        return MeterSwapped(
            said("old_serial"),
            said("new_serial"),
            parse_number(said("final_kwh")),
            parse_number(said("initial_kwh")),
            self.seals,
        )

    @property
    def seals(self) -> tuple[Seal, ...]:
        """The seals of the new meter."""
        return self.rows.seals
