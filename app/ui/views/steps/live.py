"""Live checks: the station is admitted, which sets its clock."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.approval import ApprovalSubject, ApprovalUsed
from app.domain.legal_change import LegalChange
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.guard_form import GuardForm
from app.ui.views.steps.machine import MachinePage
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.workflows.guided_approval import look_at_approval, write_request
from app.workflows.judge_change import guard_of
from app.workflows.judge_clock import clock_unjudged


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
        card, guided = super().panel(), self.session.guided
        change = guard_of(guided.bench.catalogue).of(LegalChange.CLOCK)
        approval = None if self.session.practice else ApprovalField(self.kit, self._check, self._request)
        self.guard = GuardForm(self.kit, change, self.session.state.opened.technician, approval)
        self.guard.show_answer(guided.plan.clock)
        self.guard.changed.connect(self.changed)
        assert isinstance(card, Card)  # noqa: S101 - narrows the type for mypy
        card.add(self.guard)
        return card

    def _asks(self) -> bool:
        """Say whether somebody has to say first what setting the clock means (rule 11)."""
        guided = self.session.guided
        return clock_unjudged(self.session.state, guard_of(guided.bench.catalogue)) and not self.session.practice

    def _check(self, name: str) -> Coroutine[Any, Any, ApprovalUsed]:
        guided = self.session.guided
        return look_at_approval(guided.visit, guided.bench, LegalChange.CLOCK, self._station(), name)

    def _request(self, path: str) -> Coroutine[Any, Any, None]:
        guided, reason = self.session.guided, self.guard.fields["reason"].text().strip()
        return write_request(guided.visit, guided.bench, LegalChange.CLOCK, self._station(), reason, Path(path))

    def _station(self) -> ApprovalSubject:
        return ApprovalSubject(self.session.state.opened.station_id)

    def machine(self) -> Action | None:
        """Return the admission; while the clock is not judged it cannot be pressed."""
        found = super().machine()
        lacking = self.guard.lacking() if found is not None and self._asks() else ""
        if found is None or not lacking:
            return found
        return Action(found.text, found.do, found.key, enabled=False, why_not=lacking)

    def act(self) -> None:
        """Say what setting the clock means, and admit."""
        if self._asks():
            self.session.guided.plan_clock(self.guard.answer())
        super().act()

    def show_panel(self) -> None:
        """Show what is to be said of the clock, and the availability that was read back."""
        super().show_panel()
        self.guard.setVisible(self._asks() and not self.status.ended)
        found = self.session.state.availability
        if found is not None:
            word = self.tr_("operative") if found.operative else self.tr_("inoperative")
            self.values.show_value("set", self.tr_("Set"), word)
            self.values.show_value("back", self.tr_("Read back"), found.read_back)
