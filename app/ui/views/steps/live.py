"""Live checks: the station is admitted, which sets its clock."""

from PySide6.QtWidgets import QWidget

from app.ui.views.steps.clock_guard import ClockGuard, clock_open
from app.ui.views.steps.machine import MachinePage
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card


class LivePage(MachinePage):
    """The station is admitted: its boot is accepted, it is set in service for the tests."""

    def words(self) -> tuple[str, str]:
        """Say what accepting the boot means."""
        tr = self.tr_
        return tr("Admit the station"), tr(
            "Its boot is answered Accepted and it is set operative for the tests. Stored transactions that begin to "
            "arrive are kept for the operator, never swallowed. Only the service token of this visit may charge."
        )

    def button(self) -> str:
        """Return the word."""
        return self.tr_("Admit the station")

    def panel(self) -> QWidget | None:
        """Return the card, with the legal guard where the clock of the station is part of what is billed."""
        card = super().panel()
        self.guard = ClockGuard(self.kit, self.session)
        self.guard.changed.connect(self.changed)
        assert isinstance(card, Card)  # noqa: S101 - narrows the type for mypy
        card.add(self.guard)
        return card

    def machine(self) -> Action | None:
        """Return the admission; while the clock is not judged it cannot be pressed."""
        found = super().machine()
        lacking = self.guard.lacking() if found is not None and clock_open(self.session) else ""
        if found is None or not lacking:
            return found
        return Action(found.text, found.do, found.key, enabled=False, why_not=lacking)

    def act(self) -> None:
        """Say what setting the clock means, and admit."""
        self.items.commit()
        if clock_open(self.session):
            self.session.guided.plan_clock(self.guard.answer())
        self.begin()

    def show_panel(self) -> None:
        """Show what is to be said of the clock, and the availability that was read back."""
        super().show_panel()
        self.guard.setVisible(clock_open(self.session) and not self.status.ended)
        found = self.session.state.availability
        if found is not None:
            word = self.tr_("operative") if found.operative else self.tr_("inoperative")
            self.values.show_value("set", self.tr_("Set"), word)
            self.values.show_value("back", self.tr_("Read back"), found.read_back)
