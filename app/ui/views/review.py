"""The supervisor's inbox."""

from PySide6.QtWidgets import QVBoxLayout

from app.ui.views.kit import Kit
from app.ui.views.view import Header, View
from app.ui.widgets.card import Card
from app.ui.widgets.empty import Empty


class ReviewView(View):
    """Honest about what this version does not do yet; signed reports can be checked on the command line."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr = kit.tr
        card = Card(kit.theme, padded=False)
        empty = Empty(
            kit.theme,
            "review",
            tr("Review arrives in a later version"),
            tr(
                "Here a supervisor will find the reports of the team, anomalies first, and countersign them. Until "
                "then the bundles in the sync folder hold everything; chargebench report verify checks a signed report."
            ),
        )
        card.add(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addWidget(card)

    def header(self) -> Header:
        """Title only."""
        return Header(self.tr_("Review"), self.tr_("inbox of the supervisor"))
