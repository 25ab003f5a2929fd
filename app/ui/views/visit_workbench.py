"""The workbench: steps on the left, the step looked at in the middle, one next thing to do."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.domain.answer import Key
from app.domain.step import Step
from app.domain.template import order
from app.domain.visit import Lock, StepStatus, next_step
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.page import StepPage
from app.ui.views.view import Header
from app.ui.views.visit_photos import Photos
from app.ui.views.visit_questions import Questions
from app.ui.views.visit_words import item_name, step_lines
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.steps import StepList
from app.workflows.guided_hands import Ask, Wanted

if TYPE_CHECKING:
    from app.workflows.progress import Progress


def make_page(kit: Kit, session: VisitSession, step: Step) -> StepPage:
    """Return the page of a step; imported when it is first looked at."""
    from app.ui.views.steps import close_out, firmware, identify, live, machine, meter_calibration, report, snapshot

    pages: dict[Step, Callable[[Kit, VisitSession, Step], StepPage]] = {
        Step.IDENTIFY: identify.IdentifyPage,
        Step.SNAPSHOT: snapshot.SnapshotPage,
        Step.MAKE_SAFE: machine.MakeSafePage,
        Step.REENERGISE: machine.ReenergisePage,
        Step.LIVE_CHECKS: live.LivePage,
        Step.CALIBRATION: meter_calibration.MeterCalibrationPage,
        Step.FIRMWARE: firmware.FirmwarePage,
        Step.FUNCTION: machine.FunctionPage,
        Step.SECURITY_AUDIT: machine.AuditPage,
        Step.CLOSE_OUT: close_out.CloseOutPage,
        Step.REPORT: report.ReportPage,
    }
    return pages.get(step, StepPage)(kit, session, step)


class Workbench(QWidget):
    """One visit that is open; ``left_open`` when it is closed here: paused or stopped."""

    header_changed = Signal()
    left_open = Signal()
    done_asked = Signal()

    def __init__(self, kit: Kit, session: VisitSession) -> None:
        super().__init__()
        self.kit, self.session, self.tr_ = kit, session, kit.tr
        tr = kit.tr
        pause = Button(kit.theme, tr("Pause visit"), "Ctrl+P")
        self.photos = Photos(self)
        self.questions = Questions(self)
        pause.clicked.connect(lambda: self.questions.ask("pause", None))
        title = kit.program.texts.pick(session.template.title)
        self.steps = StepList(kit.theme, title, pause)
        self.steps.chosen.connect(lambda id: self.look_at(Step(id)))
        self.stack = QStackedWidget()
        self.pages: dict[Step, StepPage] = {}
        self.step = next_step(session.state, session.template) or Step.REPORT
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.steps)
        self._layout.addWidget(self.stack, 1)
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._refresh)
        session.changed.connect(self._again.start)
        session.told.connect(self._told)
        session.problem.connect(self._problem)
        session.answered.connect(self._offer_undo)
        session.guided.offer(*Ask)
        self.look_at(self.step)

    @property
    def page(self) -> StepPage:
        """The page looked at."""
        return self.pages[self.step]

    def look_at(self, step: Step) -> None:
        """Show another step; what is locked says why."""
        if self.step in self.pages and step is not self.step:
            self.page.left()
        self.step = step
        if step not in self.pages:
            page = make_page(self.kit, self.session, step)
            page.asked.connect(self._asked)
            page.changed.connect(self.header_changed)
            self.pages[step] = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.page)
        self._show_steps()
        self.page.entered()
        self.header_changed.emit()

    def take_focus(self) -> None:
        """Give the keyboard to the active item, else to the page."""
        if self.page.items.active is not None:
            self.page.items.take_focus()
        else:
            self.page.setFocus()

    def _refresh(self) -> None:
        self.questions.of_runs.let_go()
        self._show_steps()
        self.page.refresh()
        self.header_changed.emit()

    def _show_steps(self) -> None:
        self.steps.show_steps(step_lines(self.session, self.step, self.tr_))
        row = self.steps.rows.get(self.step.value)
        for other in self.steps.rows.values():
            other.setCheckable(True)
            other.setChecked(other is row)

    def lie_down(self, narrow: bool) -> None:
        """Lay the steps down as a strip, or stand them up."""
        self.steps.set_strip(narrow)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if narrow else beside)

    def _told(self, news: "Progress | Wanted") -> None:
        if isinstance(news, Wanted):
            self.questions.ask("wanted", news)
            self.header_changed.emit()
            return
        page = self.pages.get(self.session.acting) if self.session.acting else None
        if page is not None:
            page.told(news)

    def _problem(self, where: object, problem: BaseException) -> None:
        page = self.pages.get(where) if isinstance(where, Step) else None
        (page or self.page).problem(problem)
        self.header_changed.emit()

    # undo

    def _offer_undo(self, key: Key) -> None:
        """After an answer: say what was saved, with the way back."""
        page = self.pages.get(self.session.guided.visit.item(key[0]).step)
        words = page.items.said_words(key) if page is not None else ""
        if words and self.session.guided.may_withdraw(key):
            self.kit.news.undo.emit(words, lambda: self.questions.ask("withdraw", key))

    def undo(self) -> None:
        """Take back the last answer of the active item, else the newest of the step."""
        key = self.session.last_withdrawable(self.step, self.page.items.active)
        if key is not None:
            self.questions.ask("withdraw", key)

    def show_taken_back(self, key: Key) -> None:
        """Go to the item whose answer was taken back."""
        step = self.session.guided.visit.item(key[0]).step
        if step is not self.step:
            self.look_at(step)
        self.page.items.taken_back(key)
        self.kit.news.undo.emit(self.tr_("{item}: the answer was withdrawn", item=item_name(key)), None)

    def handed_over(self, to: str, folder: str) -> None:
        """The bundle is written: the visit is closed here."""
        self.left_open.emit()
        self.kit.news.undo.emit(self.tr_("Handed over to {name}: {folder}", name=to, folder=folder), None)

    # what pages ask for

    def _asked(self, what: str, about: object) -> None:
        if what == "next":
            QTimer.singleShot(0, self, self._go_on)
        elif what == "onward":
            self._onward()
        elif what == "step" and isinstance(about, Step):
            self.look_at(about)
        elif what == "lock" and isinstance(about, Lock):
            self._go_to_lock(about)
        elif what == "done":
            self.done_asked.emit()
        elif what == "finish" and isinstance(about, Step):
            self.finish(about)
        else:
            self.questions.ask(what, about)

    def _go_on(self) -> None:
        """After an answer that passed: the next open item, if there is one; the header says what else."""
        self.page.items.next_open()
        self.header_changed.emit()

    def _go_to_lock(self, lock: Lock) -> None:
        if lock.what in list(Step):
            self.look_at(Step(lock.what))
            return
        name, _, connector = lock.what.partition("@")
        item = self.session.guided.visit.checklist.item(name)
        if item is not None:
            self.look_at(item.step)
            self.page.items.activate_name(lock.what if connector else name)

    def _onward(self) -> None:
        steps = order(self.session.template)
        late = (step for step in steps if self.session.late(step))
        following = next(late, None) or next_step(self.session.state, self.session.template)
        if following is None:
            index = steps.index(self.step)
            following = steps[min(index + 1, len(steps) - 1)]
        self.look_at(following)

    def finish(self, step: Step) -> None:
        """End a step and look at the next one."""
        self.session.once("finish", self.session.guided.finish(step), step, lambda _: self._onward())

    # header

    def header(self) -> Header:
        """Return site, station, work order, what else can be done and the one next thing."""
        opened, tr = self.session.state.opened, self.tr_
        identified = self.session.state.identified
        if identified is not None:
            wire = identified.wire
            name = " ".join((wire.vendor, wire.model)).strip()
            sub = tr("{station}, serial {serial}", station=name or wire.id, serial=wire.serial)
        else:
            sub = tr("serial {serial}", serial=opened.plate_serial)
        chips: list[tuple[str, str]] = []
        if self.session.practice:
            chips.append(("warn", tr("PRACTICE")))
        else:
            chips.append(("info", tr("Work order {number}", number=opened.work_order)))
        secondary: list[Action] = []
        if self.session.practice and self._fillable():
            secondary.append(Action(tr("Practice answers"), self.fill, "F8"))
        secondary += self.page.secondary()
        return Header(opened.site, sub, chips, secondary, self.page.primary())

    def commands(self) -> Sequence[Action]:
        """Return what the search finds from every step of this visit."""
        if Step.CALIBRATION not in order(self.session.template) or self.session.state.handed_over is not None:
            return ()
        return (Action(self.tr_("Meter and seals"), self.look_at_meter, icon="visit"),)

    def look_at_meter(self) -> None:
        """Go to what is put on record about the meter."""
        from app.ui.views.steps.meter_calibration import MeterCalibrationPage

        self.look_at(Step.CALIBRATION)
        page = self.page
        if isinstance(page, MeterCalibrationPage):
            page.show_meter()

    def _fillable(self) -> bool:
        status = self.session.state.steps[self.step].status
        if status.ended or self.session.busy or self.session.at_once or self.session.lock(self.step) is not None:
            return False
        open_keys = self.session.open_keys(self.step, mandatory=False)
        return any(self.session.guided.practice_answer(key) is not None for key in open_keys)

    def fill(self) -> None:
        """Give the practice answers of this step."""
        page = self.page
        self.session.once("fill", self.session.guided.fill(self.step), self.step, lambda _: page.items.again())

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the further keys of this screen."""
        tr = self.tr_
        return (
            ("1…4", tr("answer the active item")),
            ("R", tr("measure or answer again")),
            ("P", tr("photo of the active item; Ctrl+V pastes one")),
            ("Ctrl+Z", tr("take the last answer back")),
            ("N", tr("not tested, not applicable, limited")),
            ("A", tr("accept a temporary measure")),
            ("T", tr("now, for a time")),
            ("K", tr("skip this step")),
            ("O", tr("leave the rest of the step open")),
            ("D", tr("discard the run, or cancel the check charge")),
            ("M", tr("meter and seals, and back to measuring")),
            ("B", tr("check the price of a charge")),
            ("Ctrl+P", tr("pause the visit")),
            ("Esc", tr("leave the field, so that letters are keys")),
            ("PgUp PgDn", tr("previous, next step")),
        )

    def beside(self, by: int) -> None:
        """Look at the step before or after."""
        steps = order(self.session.template)
        index = steps.index(self.step) + by
        if 0 <= index < len(steps):
            self.look_at(steps[index])

    @property
    def done(self) -> bool:
        """True when the report is signed and nothing more is to do."""
        return self.session.state.steps[Step.REPORT].status is StepStatus.DONE
