"""What the workbench asks before it goes on: reasons, names, causes, photos, pause and stop."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.answer import Answer, Key
from app.domain.errors import ChargeBenchError
from app.domain.judgement import SEVERITY_WORDS
from app.domain.step import TITLES, Step
from app.domain.verdict import ItemVerdict, Severity
from app.ui.views.price_form import PriceForm
from app.ui.views.run_questions import RunQuestions
from app.ui.views.steps.clock_guard import ClockAsk
from app.ui.views.visit_ask import Ask, Field
from app.ui.views.visit_words import item_name
from app.ui.widgets.action import Action
from app.workflows.guided_hands import Wanted

if TYPE_CHECKING:
    from app.domain.difference import Difference
    from app.ui.views.visit_workbench import Workbench


class Questions:
    """``ask`` knows every question by its name."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self.of_runs = RunQuestions(bench)
        self.open: Ask | None = None
        self.price_form: PriceForm | None = None
        self.clock_ask: ClockAsk | None = None
        self._known: Mapping[str, Callable[[Any], object]] = {
            "unjudged": self._unjudged,
            "rest": self._rest,
            "skip": self._skip,
            "stop": self._stop,
            "pause": self._pause,
            "hand_over": self._hand_over,
            "cause": self._cause,
            "accept": self._accept,
            "flag": self._flag,
            "override": self._override,
            "fail": self._fail,
            "photo": bench.photos.choose,
            "withdraw": self._withdraw,
            "copy": self._copy,
            "discard": self._discard,
            "explain": self._explain,
            "pin": self._pin,
            "wanted": self._wanted,
            "cancel_check": self._cancel_check,
            "price": self._price,
            "clock": self._clock,
        }

    def ask(self, what: str, about: Any) -> None:
        """Ask, and do what the answer says."""
        self._known[what](about)

    def _show(
        self,
        title: str,
        words: str,
        fields: Sequence[Field],
        yes: str,
        said: Callable[[Mapping[str, str]], object],
        danger: bool = False,
        more: Sequence[Action] = (),
    ) -> None:
        bench, ground = self._bench, self._ground()
        buttons = (yes, bench.tr_("Cancel"))
        self.show(Ask(bench.kit.theme, ground, title, words, fields, buttons, said, danger, more))

    def _ground(self) -> QWidget:
        window = self._bench.window()
        return (window.centralWidget() if isinstance(window, QMainWindow) else None) or window

    def show(self, question: Ask) -> None:
        """Open a question; the keyboard comes back when it is closed."""
        self.open = question
        question.closed.connect(lambda: self._closed(question))
        question.ask()

    def _closed(self, question: Ask) -> None:
        if self.open is question:
            self.open = None
        self._give_focus()

    def _give_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible() or not self._bench.isAncestorOf(focus):
            self._bench.take_focus()  # Enter must not press what happens to come next in the window

    def _reason_field(self, value: str = "") -> Field:
        return Field("reason", self._bench.tr_("Reason, printed on the report"), value)

    # items

    def _unjudged(self, key: Key) -> None:
        tr, session = self._bench.tr_, self._bench.session
        choices = (
            (ItemVerdict.NOT_TESTED.value, tr("Not tested")),
            (ItemVerdict.NOT_APPLICABLE.value, tr("Not applicable")),
            (ItemVerdict.LIMITATION.value, tr("Limited")),
        )

        def said(answer: Mapping[str, str]) -> None:
            given = Answer(
                verdict=ItemVerdict(answer["verdict"]), note=answer["reason"], photo=session.said(key).photos
            )
            session.answer(key, given, lambda _: self._bench._go_on())

        self._show(
            tr("{item} without a value", item=item_name(key)),
            tr("Something mandatory that is not tested or limited keeps the verdict from being safe."),
            (Field("verdict", tr("What"), ItemVerdict.NOT_TESTED.value, choices), self._reason_field()),
            tr("Save"),
            said,
        )

    def _rest(self, step: Step) -> None:
        tr, session = self._bench.tr_, self._bench.session
        keys = session.open_keys(step)

        def said(answer: Mapping[str, str]) -> None:
            work = session.guided.not_tested(keys, ItemVerdict.NOT_TESTED, answer["reason"])
            session.run(work, step, lambda _: self._bench.header_changed.emit())

        self._show(
            tr("{n} items stay open", n=len(keys)),
            tr("Each is saved as not tested with this reason; the visit can no longer end as safe."),
            (self._reason_field(),),
            tr("Leave them open"),
            said,
        )

    def _cause(self, about: tuple[Key, Answer]) -> None:
        key, answer = about
        tr, session, items = self._bench.tr_, self._bench.session, self._bench.page.items

        def said(given: Mapping[str, str]) -> None:
            session.answer(key, replace(answer, cause=given["cause"]), lambda _: self._bench._go_on())

        self._show(
            tr("{item} failed before", item=item_name(key)),
            tr("The new value counts once the cause is known. First and last value are both printed."),
            (Field("cause", tr("What made it pass")),),
            tr("Save"),
            said,
        )
        if self.open is not None:
            self.open.left.connect(items.restore)

    def _accept(self, key: Key) -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            work = session.guided.visit.accept_measure(key[0], key[1], given["person"], given["measure"])
            session.run(work, None, lambda _: self._bench.page.items.again())

        self._show(
            tr("Accept a temporary measure for {item}", item=item_name(key)),
            tr(
                "A named, authorised person takes the responsibility; name and time are printed. Live work on this "
                "station stays locked all the same."
            ),
            (Field("person", tr("Authorised person")), Field("measure", tr("Temporary measure"))),
            tr("Accept"),
            said,
        )

    def _flag(self, key: Key) -> None:
        tr, session = self._bench.tr_, self._bench.session
        choices = tuple((one.value, one.value) for one in Severity)
        words = "   ".join(f"{one.value}: {tr(SEVERITY_WORDS[one])}" for one in Severity)

        def said(given: Mapping[str, str]) -> None:
            answer = replace(session.said(key), verdict=ItemVerdict(given["severity"]), note=given["note"])
            session.answer(key, answer, lambda _: self._bench.page.items.again())

        self._show(
            tr("Finding at {item}", item=item_name(key)),
            words,
            (Field("severity", tr("Severity"), "S3", choices), Field("note", tr("What was seen"))),
            tr("Save finding"),
            said,
        )

    def _override(self, key: Key) -> None:
        tr, session = self._bench.tr_, self._bench.session
        fields = (Field("value", tr("Value")), self._reason_field())

        def said(given: Mapping[str, str]) -> None:
            answer = Answer(given["value"], note=given["reason"])
            session.answer(key, answer, lambda _: self._bench.page.items.again())

        self._show(tr("Say otherwise than the station, {item}", item=item_name(key)), "", fields, tr("Save"), said)

    def _withdraw(self, key: Key) -> None:
        """Take the last answer back; a danger only with a reason (rule 4)."""
        tr, bench, session = self._bench.tr_, self._bench, self._bench.session

        def withdraw(reason: str) -> None:
            session.withdraw(key, reason, lambda _: bench.show_taken_back(key))

        if not session.guided.may_withdraw(key):
            return
        if not session.guided.withdrawal_needs_reason(key):
            withdraw("")
            return
        self._show(
            tr("Withdraw the answer to {item}", item=item_name(key)),
            tr(
                "It failed. The value stays on record and is printed as withdrawn, with the time and your reason. A "
                "danger keeps later live steps locked until the item has been measured again."
            ),
            (self._reason_field(),),
            tr("Withdraw answer"),
            lambda given: withdraw(given["reason"]),
        )

    # steps and visit

    def _skip(self, step: Step) -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            work = session.guided.visit.skip(step, given["reason"])
            session.run(work, step, lambda _: self._bench._onward())

        self._show(
            tr("Skip: {step}", step=tr(TITLES[step])),
            tr("A skipped step is printed with its reason; most of them keep the verdict from being safe."),
            (self._reason_field(),),
            tr("Skip step"),
            said,
        )

    def _fail(self, about: tuple[Step, ChargeBenchError]) -> None:
        step, error = about
        session = self._bench.session
        session.run(session.guided.visit.fail(step, error), step, lambda _: self._bench._onward())

    def _left(self) -> str:
        """Return what is left behind at the station, as far as the visit knows it (rule 24)."""
        tr, session = self._bench.tr_, self._bench.session
        state = session.state
        left = [tr("locked off, own lock on") if state.locked_off else tr("no own lock on")]
        availability = state.availability
        if availability is not None:
            left.append(tr("inoperative") if not availability.operative else tr("in service"))
        if session.guided.listening:
            left.append(tr("the station is on the bench network"))
        return ", ".join(left)

    def _pause(self, _: object) -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            session.run(session.guided.visit.pause(given["left"]), None, lambda _: self._bench.left_open.emit())

        other = Action(tr("Hand over…"), lambda: self.ask("hand_over", None))
        self._show(
            tr("Pause the visit"),
            tr("Everything is saved. Say what is left behind at the station, so that the next person knows."),
            (Field("left", tr("What is left"), self._left()),),
            tr("Pause visit"),
            said,
            more=() if session.practice else (other,),
        )

    def _hand_over(self, _: object) -> None:
        tr, bench, session = self._bench.tr_, self._bench, self._bench.session
        if session.practice or session.state.handed_over is not None:
            return

        def said(given: Mapping[str, str]) -> None:
            work = session.guided.hand_over(given["to"], given["left"], given["pin"], Path(given["folder"]))
            session.run(work, None, lambda _: bench.handed_over(given["to"], given["folder"]))

        self._show(
            tr("Hand over to a colleague"),
            tr(
                "The visit closes here and goes on from a signed bundle: everything answered, measured and "
                "photographed. The folder is not encrypted; hand it over on a stick or a share you trust."
            ),
            (
                Field("to", tr("Who goes on, full name")),
                Field("left", tr("What is left"), self._left()),
                Field("folder", tr("Folder for the bundle"), browse=tr("Choose…")),
                Field("pin", tr("PIN"), secret=True),
            ),
            tr("Hand over"),
            said,
        )

    def _stop(self, _: object) -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            session.run(session.guided.visit.stop(given["reason"]), None, lambda _: self._bench.look_at(Step.REPORT))

        self._show(
            tr("Stop, go home"),
            tr("Always an answer. Nothing more is done to the station; the report says why and what was not tested."),
            (self._reason_field(),),
            tr("Stop the visit"),
            said,
            danger=True,
        )

    def _discard(self, about: tuple[str, int]) -> None:
        tr, session = self._bench.tr_, self._bench.session
        point, number = about

        def said(given: Mapping[str, str]) -> None:
            session.run(session.guided.discard_run(point, number, given["reason"]), Step.CALIBRATION)

        self._show(
            tr("Discard run {number} at {point}", number=number, point=point),
            tr("The charge is stopped. The run is printed as discarded, and measured again."),
            (self._reason_field(),),
            tr("Discard run"),
            said,
        )

    def _explain(self, difference: "Difference") -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            session.run(session.guided.explain(difference, given["reason"]), Step.CLOSE_OUT)

        change = f"{difference.a or '—'}  →  {difference.b or '—'}"
        self._show(difference.path, change, (self._reason_field(),), tr("Save"), said)

    def _pin(self, said: Callable[[str], object]) -> None:
        tr = self._bench.tr_
        words = tr("The PIN unwraps your signing key for this one signature; it is not kept.")
        if self._bench.session.practice:
            words = tr("This practice has a key of its own: any PIN of four digits or more makes it, such as 2468.")
        field = Field("pin", tr("PIN"), secret=True)
        self._show(tr("Sign the report"), words, (field,), tr("Sign"), lambda given: said(given["pin"]))

    def _wanted(self, wanted: Wanted) -> None:
        question = self.of_runs.ask(wanted)
        if question is not None and not question.isVisible():
            self.show(question)

    def _price(self, _: object) -> None:
        form = PriceForm(self._bench, self._ground())
        form.closed.connect(self._give_focus)
        self.price_form = form.ask()

    def _clock(self, go_on: Callable[[], object]) -> None:
        asked = ClockAsk(self._bench.kit, self._bench.session, self._ground(), go_on)
        asked.closed.connect(self._give_focus)
        self.clock_ask = asked.ask()

    def _cancel_check(self, _: object) -> None:
        tr, session = self._bench.tr_, self._bench.session

        def said(given: Mapping[str, str]) -> None:
            session.run(session.guided.cancel_check(given["reason"]), session.acting)

        self._show(
            tr("Cancel the check charge"),
            tr("The charge is stopped. It is printed with your reason, and made again when measuring goes on."),
            (self._reason_field(),),
            tr("Cancel the charge"),
            said,
        )

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
