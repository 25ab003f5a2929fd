"""The place of the visit while none is open."""

from PySide6.QtWidgets import QVBoxLayout

from app.ui.views.kit import Kit
from app.ui.views.view import Header, View, VisitWanted
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.empty import Empty


class NoVisit(View):
    """Teaches how a visit begins."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr = kit.tr
        card = Card(kit.theme, padded=False)
        empty = Empty(
            kit.theme,
            "visit",
            tr("No visit is open"),
            tr(
                "A visit leads through the steps in the safe order and ends with the signed report. Begin at a "
                "station, or try everything on the practice station first."
            ),
            (
                Action(tr("Practice visit"), lambda: kit.news.go.emit("visit", VisitWanted(practice=True))),
                Action(tr("Choose a station"), lambda: kit.news.go.emit("stations", None)),
            ),
        )
        card.add(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addWidget(card)

    def header(self) -> Header:
        """Title only."""
        return Header(self.tr_("Visit"))
