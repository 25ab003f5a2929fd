"""What stands below the items: the active item over the years, its hint, and what failing would mean."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.checklist import ItemKind
from app.domain.inspection import DANGEROUS
from app.domain.verdict import Severity
from app.domain.words import source_words
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.view import InstrumentWanted
from app.ui.views.visit_words import fail_words, item_name
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice import Choice
from app.ui.widgets.text import label
from app.ui.widgets.trend import Trend

if TYPE_CHECKING:
    from app.domain.answer import Key
    from app.domain.checklist import Item
    from app.ui.views.visit_items import ItemsPanel


class ItemCards(QWidget):
    """Hidden while no item is active; as high as its words need, in any language and density."""

    instrument_chosen = Signal(str)
    accept_asked = Signal()

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        tr = kit.tr
        self._left = Card(kit.theme, " ")
        self._about = label("", "body", wrap=True)
        self._trend = Trend(kit.theme, tr("The item over the years"))
        self._instrument = Choice(kit.theme, tr("Instrument"))
        self._instrument.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._instrument.setMinimumContentsLength(8)  # a long name must not press the other card together
        self._offer()
        self._instrument.activated.connect(lambda _: self.instrument_chosen.emit(self._instrument.value))
        self.list = Button(kit.theme, tr("Instruments…"), kind="quiet", small=True)
        self.list.clicked.connect(lambda: kit.news.go.emit("instruments", InstrumentWanted(from_visit=True)))
        kit.news.instruments.connect(self._listed_anew)
        choose = QHBoxLayout()
        choose.addWidget(self._instrument, 1)
        choose.addWidget(self.list)
        self._left.add(self._about, self._trend, choose)
        self._left.body.addStretch(1)
        self._right = Card(kit.theme, " ")
        self._words = label("", "body", wrap=True)
        self._right.add(self._words)
        self._right.body.addStretch(1)
        self._accept = Button(kit.theme, tr("Accept temporary measure…"), "A", small=True)
        self._accept.clicked.connect(self.accept_asked)
        self._right.add(self._accept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(13)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)
        self.hide()

    def _offer(self) -> None:
        """Offer what is listed now; what was chosen stays chosen."""
        tr, chosen = self._kit.tr, self._instrument.value
        self._instrument.clear()
        self._instrument.add(("", tr("none")))
        for one in self._session.guided.visit.instruments.values():
            self._instrument.add((one.id, tr("{id}, {text}, to {due}", id=one.id, text=one.text, due=one.due_on)))
        self._instrument.show_value(chosen)

    def _listed_anew(self) -> None:
        kit = self._kit
        kit.runner.run(self._session.guided.visit.list_instruments(), lambda _: self._offer(), kit.tell, self)

    def show_item(self, items: "ItemsPanel") -> None:
        """Show what belongs to the active item."""
        item, key = items.item, items.active
        if item is None or key is None:
            self.hide()
            return
        left = self._show_left(item, key, items)
        right = self._show_right(item, key, items)
        self._left.setVisible(left)
        self._right.setVisible(right)
        self.setVisible(left or right)

    def _show_left(self, item: "Item", key: "Key", items: "ItemsPanel") -> bool:
        tr = self._kit.tr
        earlier = self._session.history.get(key, ()) if item.kind is ItemKind.NUMBER else ()
        self._instrument.setVisible(item.instrument)
        # a practice visit has instruments of its own, in a store of its own
        self.list.setVisible(item.instrument and self._session.guided.visit.store is self._kit.opened_store)
        self._instrument.show_value(items.instrument)
        self._trend.setVisible(bool(earlier))
        self._about.setVisible(not earlier)
        if earlier:
            name = tr("{item} over the years", item=item_name(key))
            today = items.answer_now().value or ""
            limit = self._session.guided.visit.judge(key[0], items.answer_now(), key[1])
            self._left.title.setText(name.upper())
            self._trend.show_values([*earlier, (tr("today"), today)], limit.limit, items.verdict)
            return True
        hint = self._kit.program.texts.pick(item.hint) if item.hint else ""
        words = "\n".join(part for part in (hint, source_words(item.source, self._kit.tr)) if part)
        self._left.title.setText(tr("How, and by what").upper())
        self._about.setText(words)
        return bool(words) or item.instrument

    def _show_right(self, item: "Item", key: "Key", items: "ItemsPanel") -> bool:
        tr, verdict = self._kit.tr, items.verdict
        labels = self._session.guided.visit.limits.national_labels
        saved = self._session.state.answers.get(key)
        dangerous = saved is not None and saved.verdict in DANGEROUS
        self._accept.setVisible(dangerous and self._session.state.accepted(*key) is None)
        if verdict is not None and verdict.failed:
            self._right.title.setText(tr("If it stays a failure").upper())
            national = labels.get(verdict.value, "")
            self._words.setText(fail_words(item, Severity(verdict.value), key[1], national, tr))
            return True
        if item.reset_pilot:
            self._right.title.setText(tr("After the trip").upper())
            self._words.setText(
                tr(
                    "Reset the residual current device, then cycle the control pilot C-A-B-C before the next item: "
                    "the station has to see the vehicle leave and come back."
                )
            )
            return True
        return False
