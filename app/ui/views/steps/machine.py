"""Steps whose machine part is one word to the station, or one look at it."""

from abc import abstractmethod

from PySide6.QtWidgets import QWidget

from app.domain.fact import LinkChanged
from app.domain.verdict import ItemVerdict
from app.domain.visit import StepStatus
from app.ui.views.steps.page import StepPage
from app.ui.widgets.abstract import AbstractWidget
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.key_value import KeyValueList
from app.ui.widgets.text import label


class MachinePage(StepPage, metaclass=AbstractWidget):
    """A card with what the machine does, its state, and the button for it in the corner."""

    def panel(self) -> QWidget | None:
        """Return the card."""
        title, words = self.words()
        card = Card(self.kit.theme, title, caps=False)
        self.state = Chip(self.kit.theme)
        card.head.addWidget(self.state)
        self.text = label(words, "body", wrap=True)
        self.values = KeyValueList(self.kit.theme, title)
        card.add(self.text, self.values)
        return card

    @abstractmethod
    def words(self) -> tuple[str, str]:
        """Return title and text of the card."""

    @abstractmethod
    def button(self) -> str:
        """Return the word of the button."""

    def machine(self) -> Action | None:
        """Return the machine's part until it is done."""
        if self.session.guided.acted(self.step) or self.session.busy:
            return None
        return Action(self.button(), self.act, "Enter")

    def show_panel(self) -> None:
        """Show whether it has been done."""
        tr = self.tr_
        self.text.setVisible(not self.session.guided.acted(self.step))
        if self.session.acting is self.step:
            self.state.show_state(tr("Working"), "info")
        elif self.session.guided.acted(self.step):
            self.state.show_state(tr("Done"), "ok")
        else:
            self.state.show_state(tr("To do"), "neutral")


class MakeSafePage(MachinePage):
    """Every source off and locked; the link is announced to drop and never counts as proof."""

    can_cancel = False

    def words(self) -> tuple[str, str]:
        """Say that the link will drop."""
        tr = self.tr_
        return tr("Switch off: the link will drop"), tr(
            "Switch every source off and lock it. The station goes silent: that is intended, and it is left out of "
            "fault and uptime counts. A silent link never counts as dead; dead is what the tester proves below."
        )

    def button(self) -> str:
        """Return what the person says or does."""
        return self.tr_("Switch the station off") if self.session.practice else self.tr_("The station is off")

    def show_panel(self) -> None:
        """Show since when it is off as intended."""
        super().show_panel()
        tr = self.tr_
        gone = [saved.at for saved, fact in self.session.state.saved_of(LinkChanged) if fact.intended]
        if gone and self.session.state.locked_off:
            self.state.show_state(tr("Off as intended since {time}", time=self.kit.time(gone[-1])), "neutral", "lock")
        elif gone:
            self.state.show_state(tr("Was off as intended"), "ok")


class ReenergisePage(MachinePage):
    """The supply comes on only after every confirmation."""

    can_cancel = False

    def words(self) -> tuple[str, str]:
        """Say what must be true first."""
        tr = self.tr_
        return tr("Re-energise gate"), tr(
            "Everybody is clear and was told, covers are back, the own lock is off. Only then the supply comes on; "
            "the station is expected back on the link."
        )

    def button(self) -> str:
        """Return what the person does."""
        return self.tr_("Supply on") if self.session.practice else self.tr_("The supply is on")

    def entered(self) -> None:
        """Whoever stands at the gate has begun: what the laptop heard while locked off is answered first."""
        super().entered()
        if self.status is StepStatus.TO_DO and self.session.lock(self.step) is None:
            begin = self.session.guided.begin(self.step)
            self.session.once("begin", begin, self.step, lambda _: self.items.next_open())

    def _missing(self) -> tuple[str, ...]:
        """Return the confirmations that stand between here and the supply."""
        answers = self.session.state.answers
        fine = {ItemVerdict.PASS, ItemVerdict.NOT_APPLICABLE}
        wanted = [(item.id, connector) for item, connector in self.session.items(self.step) if item.electrical]
        return tuple(key[0] for key in wanted if key not in answers or answers[key].verdict not in fine)

    def machine_first(self) -> bool:
        """The supply waits for the confirmations, and what is left waits for the supply."""
        return not self._missing()

    def machine(self) -> Action | None:
        """Return the supply; while a confirmation is missing it cannot be pressed."""
        found = super().machine()
        missing = self._missing()
        if found is None or not missing:
            return found
        why = self.tr_("First: {items}", items=", ".join(missing))
        return Action(found.text, found.do, found.key, enabled=False, why_not=why)

    def show_panel(self) -> None:
        """Show what is missing."""
        super().show_panel()
        missing = self._missing()
        if missing and not self.status.ended:
            self.state.show_state(self.tr_("waits for {items}", items=", ".join(missing)), "warn", "lock")


class FunctionPage(MachinePage):
    """A charge on the service token that follows a lower limit."""

    fails_on = True
    can_cancel = False

    def words(self) -> tuple[str, str]:
        """Say what will happen."""
        tr = self.tr_
        return tr("Test charge"), tr(
            "A charge on the service token of this visit at 16 A, then at 10 A. It stops by itself; its energy is on "
            "the report. It cannot be cancelled half way: a charge would be left running."
        )

    def button(self) -> str:
        """Return the word."""
        return self.tr_("Start test charge")

    def show_panel(self) -> None:
        """Show what the charge proved."""
        super().show_panel()
        charge, tr = self.session.state.test_charge, self.tr_
        if charge is None:
            return
        self.values.show_value("power", tr("Highest power"), self.kit.number(f"{charge.max_power_w / 1000:.2f} kW"))
        self.values.show_value("energy", tr("Energy"), self.kit.number(f"{charge.end_kwh - charge.begin_kwh} kWh"))
        registers = self.kit.number(f"{charge.begin_kwh} → {charge.end_kwh} kWh")
        self.values.show_value("registers", tr("Register before and after"), registers)
        word = tr("followed") if charge.limit_followed else tr("not followed")
        self.values.show_chip("limit", tr("Limit of 10 A"), word, "ok" if charge.limit_followed else "fail")


class AuditPage(StepPage):
    """Not in this version, and says so."""

    def refresh(self) -> None:
        """Only the notice shows."""
        super().refresh()
        self.notice.tell(
            self.tr_("The security audit is not in this version."),
            self.tr_("The passive checks of security profile, password and file transfer are part of the snapshot."),
            kind="info",
        )

    def primary(self) -> Action:
        """Go on."""
        return Action(self.tr_("Next step"), lambda: self.asked.emit("onward", self.step), "Enter")
