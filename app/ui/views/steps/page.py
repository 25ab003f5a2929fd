"""The page of a step: what it is about, the machine's part, its items, and what is worth knowing beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.errors import ChargeBenchError, Reason
from app.domain.fact import StillAlive
from app.domain.plan_gap import ADMITS
from app.domain.step import TITLES, Step
from app.domain.template import may_skip
from app.domain.verdict import ItemVerdict
from app.domain.visit import Lock, StepStatus
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.run_questions import AGAIN
from app.ui.views.steps.cards import ItemCards
from app.ui.views.steps.clock_guard import clock_open
from app.ui.views.visit_items import ItemsPanel
from app.ui.views.visit_words import lock_words
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.progress_row import ProgressRow
from app.ui.widgets.scroller import Scroller
from app.ui.widgets.text import label
from app.workflows.guided_hands import Ask
from app.workflows.progress import Doing

if TYPE_CHECKING:
    from app.workflows.progress import Progress


AFTER_RUNS = frozenset({Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION, Step.CLOSE_OUT})
"""Where a run was measured, as found or as left after a change, and those after it."""


class StepPage(QWidget):
    """``asked`` tells the workbench what is wanted; ``changed`` that header and steps are to be shown anew."""

    asked = Signal(str, object)
    changed = Signal()
    fails_on = False
    """True where a refusal is a finding and the visit may go on without the step."""

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        super().__init__()
        self.kit, self.session, self.step, self.tr_ = kit, session, step, kit.tr
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(kit.tr(TITLES[step]))
        tr, theme = kit.tr, kit.theme
        self.title = label(tr(TITLES[step]), "section")
        self.limits = Chip(theme, tr("limit set {name}", name=session.guided.visit.limits.id), "neutral")
        self.count = label("", "sub")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(tr("Items answered"))
        self.notice = InlineError(theme)
        self.danger = InlineError(theme)
        self.alive = InlineError(theme)
        self.error = InlineError(theme, tr("Dismiss"))
        self.progress = ProgressRow(theme, tr(TITLES[step]), tr("Cancel"), self.leaves())
        self.progress.cancel_asked.connect(self.cancel)
        self.progress.cancel.setVisible(self.can_cancel)
        self.progress.hide()
        self.items = ItemsPanel(kit, session, step)
        self.items.asked.connect(self.asked)
        self.items.moved.connect(self._moved)
        self.cards = ItemCards(kit, session)
        self.cards.instrument_chosen.connect(self.items.use_instrument)
        self.cards.accept_asked.connect(lambda: self.asked.emit("accept", self.items.active))
        self._dangers = ""
        self._lock: Lock | None = None
        self._column = QVBoxLayout()
        self._build()
        self.refresh()

    # what a step says of itself; pages with a part of the machine override these

    can_cancel = True
    fills = False
    """True where the panel takes all the room there is."""

    def panel(self) -> QWidget | None:
        """Return what stands above the items."""
        return None

    def machine(self) -> Action | None:
        """Return the machine's part while it has not been done."""
        return None

    def machine_first(self) -> bool:
        """Say whether the machine's part comes before the items still open."""
        return True

    def leaves(self) -> str:
        """Say what cancelling the machine's part leaves behind."""
        return self.tr_("Cancelling leaves everything as it is; what was saved stays.")

    def show_panel(self) -> None:
        """Show in the panel what is saved."""

    # building

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(13)
        head.addWidget(self.title)
        if self.session.items(self.step):
            head.addWidget(self.limits)
        head.addStretch(1)
        self._own_buttons(head)
        head.addWidget(self.count)
        head.addWidget(self.bar)
        inner = QWidget()
        inner.setProperty("role", "page")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(13)
        for part in (self.danger, self.alive, self.notice, self.error):
            self._column.addWidget(part)
        self._panel = self.panel()
        if self._panel is not None:
            self._column.addWidget(self._panel, 1 if self.fills else 0)
        self._column.addWidget(self.progress)
        self._column.addWidget(self.items)
        self.items.setVisible(bool(self.session.items(self.step)))
        self._column.addStretch(0 if self.fills else 1)
        self.scroller = Scroller(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 14)
        layout.setSpacing(13)
        layout.addLayout(head)
        layout.addWidget(self.scroller, 1)
        layout.addWidget(self.cards)

    def _own_buttons(self, head: QHBoxLayout) -> None:
        tr, theme = self.tr_, self.kit.theme
        self.skip = Button(theme, tr("Skip step…"), "K", "quiet", small=True)
        self.skip.clicked.connect(lambda: self.asked.emit("skip", self.step))
        self.stop = Button(theme, tr("Stop, go home…"), "Ctrl+H", "quiet", small=True)
        self.stop.clicked.connect(lambda: self.asked.emit("stop", None))
        self.leave_open = Button(theme, tr("Leave rest open…"), "O", "quiet", small=True)
        self.leave_open.clicked.connect(lambda: self.asked.emit("rest", self.step))
        for button in (self.leave_open, self.skip, self.stop):
            head.addWidget(button)

    # showing

    @property
    def status(self) -> StepStatus:
        """How far the step is."""
        return self.session.state.steps[self.step].status

    @property
    def late(self) -> bool:
        """True when the step is done and items of it came up since: the snapshot has told of another connector."""
        return self.session.late(self.step)

    def refresh(self) -> None:
        """Show what is saved; the keyboard stays on the page when what had it is hidden."""
        focus = QApplication.focusWidget()
        had = focus is not None and (focus is self or self.isAncestorOf(focus))
        self._refresh()
        focus = QApplication.focusWidget()
        if had and self.isVisible() and (focus is None or not (focus is self or self.isAncestorOf(focus))):
            self.setFocus()

    def _refresh(self) -> None:
        self.items.refresh()
        items = len(self.session.items(self.step))
        done = items - len(self.session.open_keys(self.step, mandatory=False))
        self.count.setText(self.tr_("{done} of {total}", done=done, total=items) if items else "")
        self.bar.setVisible(bool(items))
        self.bar.setRange(0, max(1, items))
        self.bar.setValue(done)
        self._show_notices()
        self._show_buttons()
        self._show_progress()
        self.show_panel()
        self.cards.show_item(self.items)
        self._keep_focus()

    def _keep_focus(self) -> None:
        """A button that was just disabled must not hand the keyboard, and Enter, to "Skip step"."""
        focus = QApplication.focusWidget()
        if self.session.busy and self.isVisible() and focus in (None, self.skip, self.stop, self.leave_open):
            self.setFocus()

    def _show_buttons(self) -> None:
        ended, lock = self.status.ended, self.session.lock(self.step)
        skippable = may_skip(self.session.template, self.step) and not ended and not self.session.busy
        self.skip.setVisible(skippable and (lock is None or lock.reason is Reason.OPEN_DANGER))
        self.stop.setVisible(self.step is Step.ARRIVE and not ended)
        open_keys = self.session.open_keys(self.step)
        begun = (self.status is StepStatus.DOING or self.late) and not self.session.busy
        self.leave_open.setVisible(begun and bool(open_keys) and self.step not in (Step.ARRIVE, Step.REENERGISE))

    def _show_notices(self) -> None:
        self._show_lock()
        self._show_alive()
        worst = [found for found in self.session.outcomes() if found.verdict is ItemVerdict.S1]
        names = ", ".join(found.item.id for found in worst)
        if names == self._dangers:
            return
        self._dangers = names
        if not worst:
            self.danger.hide()
            return
        tr = self.tr_
        self.danger.tell(
            tr("Stop: danger at {items}. Isolate now, keep people away.", items=names),
            self.ready_text(names),
            tr("Out of service is three marks: locked and labelled (photo), availability read back, operator told."),
            (
                Action(tr("Copy the text"), lambda: self.asked.emit("copy", self.ready_text(names))),
                Action(tr("Stop, go home…"), lambda: self.asked.emit("stop", None)),
            ),
        )

    def ready_text(self, items: str) -> str:
        """Return what to tell the operator, ready to be read out or sent."""
        opened, phone = self.session.state.opened, self.session.operator_phone
        words = self.tr_(
            "{site}, station {station}: item {items} failed with danger (S1). The station is being taken out of "
            "service. {technician}, work order {order}.",
            site=opened.site,
            station=opened.station_id,
            items=items,
            technician=opened.technician,
            order=opened.work_order,
        )
        return f"{self.tr_('Operator: {phone}', phone=phone)}\n{words}" if phone else words

    def _show_lock(self) -> None:
        lock = None if self.status.ended else self.session.lock(self.step)
        if lock != self._lock:
            self._lock = lock
            words = self._lock_words(lock) if lock else ""
            happened, stop, rest = words.partition(". ")
            self.notice.tell(happened + stop.strip(), rest, kind="info")
            self.notice.setVisible(lock is not None)
        able = lock is None or (self.status is StepStatus.DOING and self.session.state.handed_over is None)
        self.items.setEnabled(able)
        if self._panel is not None:
            self._panel.setEnabled(able)

    def _lock_words(self, lock: Lock) -> str:
        handed_over, tr = self.session.state.handed_over, self.tr_
        if handed_over is None:
            return lock_words(lock, self.step, tr)
        return tr(
            "Handed over to {name}: nothing more is added here. To go on, take the visit over from the bundle they "
            "hand back.",
            name=handed_over.to,
        )

    def _show_alive(self) -> None:
        seen = self.session.state.last(StillAlive)
        if seen is None or not self.session.state.locked_off:
            self.alive.hide()
            return
        tr = self.tr_
        self.alive.tell(
            tr("Still alive: which source?"),
            tr("The station was heard while it is locked off: {what}", what=tr(seen.what)[:120]),
            tr("A silent link never counts as dead, and a talking one never does. Find the source, then prove dead."),
        )

    def _show_progress(self) -> None:
        mine = self.session.acting is self.step
        if mine and self.progress.isHidden():
            self.progress.show_progress(self.tr_(TITLES[self.step]), None)
        self.progress.setVisible(mine)

    def told(self, news: "Progress") -> None:
        """Show what the machine's part is doing."""
        if isinstance(news, Doing) and news.step is self.step:
            left = self.tr_("{n} s left", n=round(news.left_s)) if news.left_s else ""
            self.progress.show_progress(self.tr_(news.what, None, **dict(news.values)), news.done, left)

    def problem(self, problem: BaseException) -> None:
        """Show an error where it arose, with what can be done."""
        tr = self.tr_
        happened, stop, rest = self.kit.explain(problem).partition(". ")
        actions = [Action(tr("Try again"), self._again, "Ctrl+R")] if self.machine() is not None else []
        refused = isinstance(problem, ChargeBenchError) and self.fails_on
        if refused and self.status is StepStatus.DOING:
            actions.append(Action(tr("End the step as failed"), lambda: self.asked.emit("fail", (self.step, problem))))
        self.error.tell(happened + stop.strip(), rest, actions=actions)
        QTimer.singleShot(0, self, lambda: self.scroller.ensureWidgetVisible(self.error))

    def refused(self, problem: BaseException) -> None:
        """Show in one card what was refused; there is nothing to try again."""
        happened, stop, rest = self.kit.explain(problem).partition(". ")
        self.error.tell(happened + stop.strip(), rest)
        QTimer.singleShot(0, self, lambda: self.scroller.ensureWidgetVisible(self.error))

    def _again(self) -> None:
        self.error.hide()
        action = self.machine()
        if action is not None:
            action.do()

    def _moved(self) -> None:
        self.cards.show_item(self.items)
        row = self.items.row
        if row is not None:
            QTimer.singleShot(0, self, self._show_row)
        self.changed.emit()

    def _show_row(self) -> None:
        row = self.items.row
        if row is not None:
            self.scroller.ensureWidgetVisible(row, 0, 40)

    # acting

    def act(self) -> None:
        """Let the machine do its part; one that admits the station may have to be told first what that means."""
        self.items.commit()
        if self.step in ADMITS and not self.session.busy and clock_open(self.session):
            self.asked.emit("clock", self.begin)
        else:
            self.begin()

    def begin(self) -> None:
        """Begin with everything said that is asked before."""
        self.error.hide()
        self.session.act(self.step, lambda _: self.changed.emit())

    def cancel(self) -> None:
        """Stop the machine's part."""
        self.session.cancel()

    def next_open(self) -> None:
        """Go to the next open item, else to the next thing to do."""
        if not self.items.next_open():
            self.changed.emit()

    def finish(self) -> None:
        """End the step."""
        self.items.commit()
        self.asked.emit("finish", self.step)

    def primary(self) -> Action:
        """Return the one next thing to do."""
        tr = self.tr_
        if self.session.state.handed_over is not None:
            return Action(tr("Done"), lambda: self.asked.emit("done", None), "Enter")
        left = self._display_left()
        if left is not None:
            return left
        if self.late:
            return Action(tr("Next open item"), self.next_open, "Enter")
        if self.status.ended:
            return Action(tr("Next step"), lambda: self.asked.emit("onward", self.step), "Enter")
        lock = self.session.lock(self.step)
        if lock is not None and self.status is not StepStatus.DOING:
            return Action(tr("Go there"), lambda: self.asked.emit("lock", lock), "Enter")
        if self.session.acting is self.step:
            return self._asked_again() or Action(
                tr("Working…"), lambda: None, "Enter", enabled=False, why_not=tr("The machine is at work")
            )
        machine, open_keys = self.machine(), self.session.open_keys(self.step)
        if machine is not None and (self.machine_first() or not open_keys):
            return machine
        if open_keys:
            return Action(tr("Next open item"), self.next_open, "Enter")
        return Action(tr("Finish step"), self.finish, "Enter")

    def _display_left(self) -> Action | None:
        """Return what asks for the display of a run when the program ended before the answer."""
        session, ask = self.session, self.session.guided.ask_displays
        if session.busy or self.step not in AFTER_RUNS or not session.guided.displays_due:
            return None
        return Action(self.tr_(AGAIN[Ask.DISPLAY]), lambda: session.act(self.step, part=ask), "Enter")

    def _asked_again(self) -> Action | None:
        """Return what asks again what was left for later."""
        wanted = self.session.guided.wanted
        if wanted is None:
            return None
        return Action(self.tr_(AGAIN[wanted.ask]), lambda: self.asked.emit("wanted", wanted), "Enter")

    def secondary(self) -> Sequence[Action]:
        """Return what else the top bar offers."""
        if self.items.active is None or self.status.ended:
            return ()
        return (Action(self.tr_("Flag finding"), lambda: self.asked.emit("flag", self.items.active), "F"),)

    def entered(self) -> None:
        """The page is looked at."""
        self.refresh()
        machine = self.machine()
        waits = machine is not None and self.machine_first()
        able = self.late or (not self.status.ended and self.session.lock(self.step) is None)
        if not waits and able and self.items.active is None:
            self.items.next_open()
        if self.items.active is None:
            self.setFocus()

    def left(self) -> None:
        """Another page is looked at."""
        self.items.commit()
