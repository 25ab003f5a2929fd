"""Close-out: everything put back, read back, and every difference explained."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from app.domain.difference import ChangeJudgement
from app.ui.models.difference_rows import DifferencesModel
from app.ui.views.steps.machine import MachinePage
from app.ui.widgets.action import Action
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label


class CloseOutPage(MachinePage):
    """A difference nobody explained keeps the step open."""

    def words(self) -> tuple[str, str]:
        """Say what is put back."""
        tr = self.tr_
        return tr("Restore and read back"), tr(
            "Settings and limits of this visit are put back, the availability is set by the verdict and read back, "
            "then the last snapshot is compared with the first."
        )

    def button(self) -> str:
        """Return the word."""
        return self.tr_("Restore and compare")

    def panel(self) -> QWidget | None:
        """Return the card with the differences."""
        card = super().panel()
        tr = self.tr_
        self.model = DifferencesModel(tr)
        self.found = label("", "sub")
        self.table = ListTable(self.kit.theme, tr("Differences to the first snapshot"))
        self.table.show_model(self.model, (27, 16, 17, 22, 18))
        self.table.opened.connect(self._explain)
        if card is not None:
            card.body.addWidget(self.found)  # type: ignore[attr-defined]
            card.body.addWidget(self.table)  # type: ignore[attr-defined]
        return card

    def _open(self) -> list[int]:
        return [
            row for row, difference in enumerate(self.model.rows) if difference.judgement is ChangeJudgement.UNEXPLAINED
        ]

    def _explain(self, index: QModelIndex) -> None:
        self.asked.emit("explain", self.model.rows[index.row()])

    def show_panel(self) -> None:
        """Show what differs."""
        super().show_panel()
        tr = self.tr_
        taken = self.session.state.snapshot("last") is not None
        self.found.setVisible(taken)
        self.table.setVisible(taken)
        self.text.setVisible(not taken)
        if not taken:
            return
        self.model.show_differences(self.session.guided.differences())
        open_rows = self._open()
        total = self.model.rowCount()
        self.found.setText(
            tr("{n} values differ, {open} without a reason", n=total, open=len(open_rows))
            if total
            else tr("Nothing differs from the first snapshot")
        )
        rows = min(6, max(1, total))
        self.table.setFixedHeight(self.kit.theme.size("table_row") * rows + self.kit.theme.size("target") + 6)
        found = self.session.state.availability
        if found is not None:
            word = tr("in service") if found.operative else tr("out of service")
            self.values.show_value("set", tr("Availability set"), word)
            self.values.show_value("back", tr("Read back"), found.read_back)

    def primary(self) -> Action:
        """Explain what is open before the step can end."""
        open_rows = self._open()
        settled = not self.session.busy and not self.status.ended
        if open_rows and settled and self.session.guided.acted(self.step) and not self.session.open_keys(self.step):
            first = self.model.rows[open_rows[0]]
            return Action(self.tr_("Explain difference"), lambda: self.asked.emit("explain", first), "Enter")
        return super().primary()
