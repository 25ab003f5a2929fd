"""The instruments of this technician: the list, one of them, and how they are kept."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.models.instruments import DUE
from app.ui.views.instrument import InstrumentPage, scrolled
from app.ui.views.instrument_form import InstrumentForm
from app.ui.views.instrument_list import InstrumentsList
from app.ui.views.kit import Kit
from app.ui.views.view import Header, InstrumentWanted, View
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.empty import Empty
from app.workflows.keep_instrument import keep_instrument, put_back_instrument
from app.workflows.recall_history import record_found, take_back

if TYPE_CHECKING:
    from app.domain.known_error import KnownError
    from app.ports.store import Instrument
    from app.workflows.keep_instrument import InstrumentList


class InstrumentsView(View):
    """Filter while typing, sort, select, copy, export; Enter opens an instrument; changes are saved as made."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr, theme = kit.tr, kit.theme
        self._wanted, self._from_visit = InstrumentWanted(), False
        self.list = InstrumentsList(kit)
        self.page = InstrumentPage(kit)
        self.form = InstrumentForm(kit, adding=True)
        advice = tr(
            "Every measured value names an instrument with its certificate. List yours once: Today warns before a "
            "certificate ends, and reports print it."
        )
        self._none = Card(theme, padded=False)
        self._none.add(Empty(theme, "review", tr("No instrument yet"), advice, (self._to_add(),)))
        new = QWidget()
        column = QVBoxLayout(new)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._new = scrolled(new)
        self._stack = QStackedWidget()
        for page in (self.list, self._none, self.page, self._new):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addWidget(self._stack)
        self.list.opened.connect(self.show_instrument)
        self.form.edited.connect(self.header_changed)
        self.page.changed.connect(self.header_changed)
        self.page.typed.connect(self._correct)
        self.page.removed.connect(self._remove)

    def _to_add(self) -> Action:
        return Action(self.tr_("Add an instrument"), self.add, "Ctrl+N")

    def header(self) -> Header:
        """Of the list, of a new instrument, or of the one opened."""
        tr, page, shown = self.tr_, self.page, self._stack.currentWidget()
        if shown is self._new:
            back = Action(tr("Cancel"), self._back, "Esc")
            why = tr("Id, model and serial are needed.")
            add = Action(tr("Add it"), self.keep_new, "Enter", self.form.instrument is not None, why)
            return Header(tr("New instrument"), tr("it is listed when you add it"), (), (back,), add)
        if shown is page and page.instrument is not None:
            return self._page_header(page.instrument)
        words = (
            tr("{n} listed", n=len(self.list.model.known)) if self.list.model.known else tr("with their certificates")
        )
        visit = Action(tr("Back to the visit"), lambda: self.kit.news.go.emit("visit", None), "Esc")
        primary = self._to_add() if shown is self.list else None
        return Header(tr("Instruments"), words, (), (visit,) if self._from_visit else (), primary)

    def _page_header(self, instrument: "Instrument") -> Header:
        tr, page = self.tr_, self.page
        sub = tr("{id}, serial {serial}", id=instrument.id, serial=instrument.serial)
        cancel = Action(tr("Cancel"), page.cancel, "Esc")
        if page.renewing:
            ready = page.form.instrument is not None and bool(page.form.instrument.certificate)
            why = tr("The number of the certificate is needed.")
            keep = Action(tr("Keep this certificate"), self.keep_renewed, "Enter", ready, why)
            return Header(instrument.text, tr("another certificate; the present one stays below"), (), (cancel,), keep)
        if page.recording:
            why = tr("Error, load point and what found it are needed.")
            keep = Action(tr("Keep this error"), self.keep_record, "Enter", page.record.found is not None, why)
            return Header(instrument.text, sub, (), (cancel,), keep)
        back = Action(tr("All instruments"), self._back, "Esc")
        renew = Action(tr("New certificate"), page.renew, "N")
        return Header(instrument.text, sub, (), (back, renew), Action(tr("Record an error"), page.begin_record, "R"))

    def entered(self, argument: object = None) -> None:
        """Read again; ``InstrumentWanted`` says which one to open, or that a visit waits."""
        self._wanted = argument if isinstance(argument, InstrumentWanted) else InstrumentWanted()
        self._from_visit = self._wanted.from_visit
        if self._stack.currentWidget() in (self.page, self._new):
            self._stack.setCurrentWidget(self.list)
        self.kit.runner.run(self.kit.store.instruments(), self._entered, self.kit.tell, self)

    def _entered(self, instruments: "tuple[Instrument, ...]") -> None:
        self._show_list(instruments)
        wanted = next((one for one in instruments if one.id == self._wanted.id), None)
        if wanted is not None:
            self.show_instrument(wanted)
            return
        if self._wanted.due:
            self.list.sort_by(DUE)
        self.list.table.setFocus()

    def _show_list(self, instruments: "tuple[Instrument, ...]") -> None:
        self.list.show_instruments(instruments)
        self.form.taken = frozenset(one.id for one in instruments)
        if self._stack.currentWidget() in (self.list, self._none):
            self._stack.setCurrentWidget(self.list if instruments else self._none)
        self.header_changed.emit()

    def show_instrument(self, instrument: "Instrument") -> None:
        """Open the page of an instrument."""
        self.page.show_instrument(instrument)
        self.page.recall()
        self._stack.setCurrentWidget(self.page)
        self.page.tabs.buttons[self.page.tabs.choice].setFocus()
        self.header_changed.emit()

    def _back(self) -> None:
        self._stack.setCurrentWidget(self.list if self.list.model.known else self._none)
        self.list.table.setFocus()
        self.header_changed.emit()

    def add(self) -> None:
        """Show the form of a new instrument."""
        self.form.show_instrument(None)
        self._stack.setCurrentWidget(self._new)
        self.form.fields["id"].setFocus()
        self.header_changed.emit()

    def keep_new(self) -> None:
        """Add what the form says."""
        made = self.form.instrument
        if made is not None:
            words = self.tr_("{id} is listed.", id=made.id)
            self._save(keep_instrument(self.kit.store, made), made.id, None, words)

    def keep_renewed(self) -> None:
        """Keep the new certificate; the one before joins the earlier ones."""
        before, made = self.page.instrument, self.page.form.instrument
        if before is not None and made is not None:
            words = self.tr_("Certificate {number} is kept; {before} stays below.", number=made.certificate,
                             before=before.certificate or "—")  # fmt: skip
            self._save(keep_instrument(self.kit.store, made), made.id, before, words, renewed=True)

    def _correct(self) -> None:
        """Save what was typed over what is known: a correction, not another certificate."""
        before, made = self.page.instrument, self.page.form.instrument
        if self.kit.runner.ended:
            return
        if before is None or made is None or (made.newest == before.newest and made.text == before.text):
            return
        words = self.tr_("{id} is saved.", id=made.id)
        self._save(keep_instrument(self.kit.store, made, correcting=True), made.id, before, words)

    def _remove(self) -> None:
        before = self.page.instrument
        if before is not None:
            words = self.tr_("{id} is off the list; what was found of it stays.", id=before.id)
            self._save(put_back_instrument(self.kit.store, before.id, None), before.id, before, words)

    def _save(
        self,
        saving: Coroutine[Any, Any, "InstrumentList"],
        id: str,
        before: "Instrument | None",
        words: str,
        *,
        renewed: bool = False,
    ) -> None:
        """Run what saves, show the result, and offer the way back to ``before`` (None = it was not listed)."""
        kit = self.kit

        def undo() -> None:
            going = put_back_instrument(kit.store, id, before)
            kit.runner.run(going, lambda listed: self._saved(listed, id), kit.tell, self)

        def saved(listed: "InstrumentList") -> None:
            self._saved(listed, id, renewed=renewed)
            kit.news.undo.emit(words, undo)

        kit.runner.run(saving, saved, kit.tell, self)

    def _saved(self, listed: "InstrumentList", id: str, *, renewed: bool = False) -> None:
        if self.kit.runner.ended:  # the window was closed out of a field; what stood there is saved
            return
        self._show_list(listed.instruments)
        now, shown = next((one for one in listed.instruments if one.id == id), None), self._stack.currentWidget()
        if shown is self._new and now is not None:
            self.show_instrument(now)
        elif shown is self.page and self.page.instrument is not None and self.page.instrument.id == id:
            self._show_saved(now, renewed)
        self.kit.news.saved.emit(self.kit.clock.now())
        self.kit.news.instruments.emit()

    def _show_saved(self, instrument: "Instrument | None", renewed: bool) -> None:
        """Show what was saved of the one opened; a form that is open for something else stays."""
        if instrument is None:
            self._back()
        elif (self.page.renewing and not renewed) or self.page.recording:
            self.page.instrument = instrument
        else:
            self.page.show_instrument(instrument)
            self.header_changed.emit()

    def keep_record(self) -> None:
        """Keep the error of the form, and show it where it belongs."""
        kit, found = self.kit, self.page.record.found
        if found is None:
            return

        def kept(error: "KnownError") -> None:
            self._recorded("checks" if error.origin == "check" else "errors")
            words = self.tr_("The error at {point} is kept.", point=error.point)
            kit.news.undo.emit(words, lambda: kit.runner.run(take_back(kit.store, error), taken, kit.tell, self))

        def taken(_: object) -> None:
            self._recorded(self.page.tabs.choice)

        kit.runner.run(record_found(kit.store, kit.clock, found), kept, kit.tell, self)

    def _recorded(self, tab: str) -> None:
        self.page.show_tab(tab)
        self.page.recall()
        self.kit.news.saved.emit(self.kit.clock.now())

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the list."""
        tr = self.tr_
        return (("A…Z", tr("filter")), ("Enter", tr("open the instrument")), ("Ctrl+C", tr("copy the selected rows")))
