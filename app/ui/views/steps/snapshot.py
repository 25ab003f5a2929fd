"""Snapshot: every value the station says of itself, before anything is changed."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.models.setting_rows import SettingsModel
from app.ui.views.steps.machine import MachinePage
from app.ui.widgets.table import ListTable
from app.ui.widgets.text import label

TABLE_HEIGHT = 236


class SnapshotPage(MachinePage):
    """The values can be filtered by typing."""

    def words(self) -> tuple[str, str]:
        """Say what is read."""
        tr = self.tr_
        return tr("Everything the station says of itself"), tr(
            "All settings, states and its clock are read while its boot is still answered Pending; then it is set "
            "inoperative, so that the apps show it. Nothing else is changed."
        )

    def button(self) -> str:
        """Return the word."""
        return self.tr_("Take the snapshot")

    def panel(self) -> QWidget | None:
        """Return the card with the table."""
        card = super().panel()
        tr = self.tr_
        self.model = SettingsModel(tr)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by key or value"))
        self.filter.setAccessibleName(tr("Filter by key or value"))
        self.filter.setFixedWidth(260)
        self.filter.textChanged.connect(self._filter)
        self.found = label("", "sub")
        line = QHBoxLayout()
        line.addWidget(self.filter)
        line.addWidget(self.found)
        line.addStretch(1)
        self.table = ListTable(self.kit.theme, tr("Values of the station"))
        self.table.show_model(self.model, (48, 38, 14))
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.table.typed.connect(self._type)
        body = card.layout() if card is not None else None
        if body is not None:
            card.body.addLayout(line)  # type: ignore[union-attr]
            card.body.addWidget(self.table)  # type: ignore[union-attr]
        self._shown = 0
        return card

    def show_panel(self) -> None:
        """Show the values once they were read."""
        super().show_panel()
        taken = self.session.state.snapshot("first")
        for part in (self.filter, self.found, self.table):
            part.setVisible(taken is not None)
        self.text.setVisible(taken is None)
        if taken is None:
            return
        if len(taken.snapshot.settings) != self._shown:
            self._shown = len(taken.snapshot.settings)
            self.model.show_settings(taken.snapshot.settings)
            self._filter(self.filter.text())
        identity, clock = taken.snapshot.identity, taken.snapshot.clock
        tr = self.tr_
        who = " ".join((identity.vendor, identity.model, identity.firmware)).strip()
        self.values.show_value("station", tr("Station"), who)
        if clock is not None:
            said = self.kit.number(f"{clock.error_s:+.1f} s")
            self.values.show_value("clock", tr("Its clock against this laptop, before any answer"), said)

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self.found.setText(self.tr_("{n} of {total} values", n=self.model.rowCount(), total=self._shown))

    def _type(self, letter: str) -> None:
        self.filter.setFocus()
        self.filter.insert(letter)
