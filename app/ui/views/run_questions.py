"""What somebody at the station is asked while a meter is calibrated; a question left for later is still waited for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.errors import BadInput
from app.domain.text import mark
from app.ui.views.display_ask import NAME, DisplayAsk
from app.ui.views.visit_ask import Ask as Question
from app.ui.views.visit_ask import Field
from app.ui.widgets.action import Action
from app.workflows.guided_hands import Ask, Wanted, check_answer

if TYPE_CHECKING:
    from app.ui.views.visit_workbench import Workbench

Said = Mapping[str, str]
LEAVE_OUT_KEY = "Ctrl+L"
AGAIN: Mapping[Ask, str] = {
    Ask.REFERENCE: mark("Type the reference…"),
    Ask.DISPLAY: mark("Read the display…"),
    Ask.PULSES: mark("Type the pulses…"),
    Ask.TIMED_PULSES: mark("Type the pulses…"),
    Ask.WIRING: mark("Confirm the connection…"),
    Ask.LOAD: mark("Set the load…"),
}
"""Words of the button that asks again what was left for later."""
SLIPS: Mapping[Ask, str] = {
    Ask.REFERENCE: mark("“{text}” is no energy above zero. Write it in kWh, such as 1.502."),
    Ask.DISPLAY: mark("“{text}” is no energy. Write 1.50, or the counter at begin and end: 1234.5; 1236.0."),
    Ask.PULSES: mark("“{text}” is no whole number of pulses. Write such as 1502."),
    Ask.TIMED_PULSES: mark("Pulses are a whole number, seconds a number above zero: such as 184 and 60.2."),
}


class RunQuestions:
    """Opens a question when it is wanted, and closes it when nobody waits for its answer any more."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._shown: tuple[Wanted, Question] | None = None
        self._kinds: Mapping[Ask, Callable[[Wanted], Question]] = {
            Ask.REFERENCE: self._reference,
            Ask.DISPLAY: self._display,
            Ask.PULSES: self._pulses,
            Ask.TIMED_PULSES: self._timed,
            Ask.WIRING: self._wiring,
            Ask.LOAD: self._load,
        }

    def ask(self, wanted: Wanted) -> Question | None:
        """Return the open question; None while it is no longer wanted, or the window is locked and asks afterwards."""
        if self._bench.session.guided.wanted != wanted:
            return None
        if self._shown is not None and self._shown[0] == wanted:
            return self._shown[1]
        screen = getattr(getattr(self._bench.window(), "lock", None), "screen", None)
        if screen is not None and screen.isVisible():
            screen.closed.connect(
                lambda: self._bench.questions.ask("wanted", wanted), Qt.ConnectionType.SingleShotConnection
            )
            return None
        question = self.question(wanted)
        self._shown = (wanted, question)
        question.closed.connect(lambda: self._closed(question))
        return question

    def question(self, wanted: Wanted) -> Question:
        """Return the question, still closed."""
        return self._kinds[wanted.ask](wanted)

    def _closed(self, question: Question) -> None:
        if self._shown is not None and self._shown[1] is question:
            self._shown = None

    def let_go(self) -> None:
        """Close a question nobody waits for any more: its run was discarded, or the link broke."""
        if self._shown is None or self._shown[0] == self._bench.session.guided.wanted:
            return
        self._shown[1].close_overlay()

    # answering

    def _answer(self, wanted: Wanted, text: str) -> None:
        session = self._bench.session
        session.run(session.guided.answer_wanted(text, wanted), session.acting)

    def _leave_out(self, wanted: Wanted, words: str) -> Action:
        return Action(words, lambda: self._answer(wanted, ""), LEAVE_OUT_KEY)

    def _discard(self, wanted: Wanted) -> Action:
        run = (wanted.point, wanted.number)
        return Action(self._bench.tr_("Discard run, because…"), lambda: self._bench.questions.ask("discard", run))

    def _ground(self) -> QWidget:
        window = self._bench.window()
        return (window.centralWidget() if isinstance(window, QMainWindow) else None) or window

    def _checked(self, wanted: Wanted, field: str, text: Callable[[Said], str]) -> Callable[[Said], Said]:
        def wrong(said: Said) -> Said:
            try:
                check_answer(wanted.ask, text(said))
            except BadInput:
                return {field: self._bench.tr_(SLIPS[wanted.ask], text=text(said)[:40])}
            return {}

        return wrong

    def _typed(
        self, wanted: Wanted, title: str, words: str, fields: tuple[Field, ...], text: Callable[[Said], str]
    ) -> Question:
        """Ask for values a run waits for: it can be discarded, but not left without them."""
        tr = self._bench.tr_
        return Question(
            self._bench.kit.theme,
            self._ground(),
            title,
            words,
            fields,
            (tr("Save"), tr("Later")),
            lambda said: self._answer(wanted, text(said)),
            more=(self._discard(wanted),),
            wrong=self._checked(wanted, fields[0].name, text),
        )

    # the questions

    def _reference(self, wanted: Wanted) -> Question:
        tr = self._bench.tr_
        return self._typed(
            wanted,
            tr("Run {number} at {point} has ended", number=wanted.number, point=wanted.point),
            tr("Type the energy the reference shows for this run."),
            (Field("kwh", tr("Energy of the reference, kWh")),),
            lambda said: said["kwh"],
        )

    def _pulses(self, wanted: Wanted) -> Question:
        tr = self._bench.tr_
        return self._typed(
            wanted,
            tr("Run {number} at {point} has ended", number=wanted.number, point=wanted.point),
            tr("Type how many pulses the LED of the meter gave over the whole run."),
            (Field("pulses", tr("Pulses")),),
            lambda said: said["pulses"],
        )

    def _timed(self, wanted: Wanted) -> Question:
        tr = self._bench.tr_
        return self._typed(
            wanted,
            tr("The power is steady: count now, run {number} at {point}", number=wanted.number, point=wanted.point),
            tr("Start the watch at one pulse of the LED, count those that follow, and stop it at the last of them."),
            (Field("pulses", tr("Pulses")), Field("seconds", tr("Seconds between the first and the last pulse"))),
            lambda said: f"{said['pulses']} {said['seconds']}",
        )

    def _display(self, wanted: Wanted) -> Question:
        tr = self._bench.tr_
        return DisplayAsk(
            self._bench,
            self._ground(),
            (wanted.point, wanted.number),
            lambda said: self._answer(wanted, said[NAME]),
            self._checked(wanted, NAME, lambda said: said[NAME]),
            self._leave_out(wanted, tr("Not read")),
        )

    def _wiring(self, wanted: Wanted) -> Question:
        tr, opened = self._bench.tr_, self._bench.session.state.opened
        return Question(
            self._bench.kit.theme,
            self._ground(),
            tr("Is the reference connected the right way round?"),
            tr(
                "It has no link, so nobody but you can see it: every phase at its own input, voltage and current of "
                "the same phase together, clamps with their arrow towards the vehicle, the ratio of the transformers "
                "set. Your name is printed."
            ),
            (Field("name", tr("Looked at by, full name"), opened.technician),),
            (tr("It is right"), tr("Later")),
            lambda said: self._answer(wanted, said["name"]),
            more=(self._leave_out(wanted, tr("Nobody looked")),),
        )

    def _load(self, wanted: Wanted) -> Question:
        tr, current = self._bench.tr_, wanted.current_a
        if current is None:
            title, words = tr("Set the load back as it was"), tr("The test with the load is over.")
        elif current:
            shown = self._bench.kit.number(str(current))
            title = tr("Set the load to {current} A per phase", current=shown)
            words = tr("For the starting load: the register must count at this current. The charge begins afterwards.")
        else:
            title = tr("Switch the load off")
            words = tr("For the test without load: plugged in, nothing drawn, the register must stand still.")
        return Question(
            self._bench.kit.theme,
            self._ground(),
            title,
            words,
            (),
            (tr("Done"), tr("Later")),
            lambda _: self._answer(wanted, "done"),
            more=() if current is None else (self._leave_out(wanted, tr("Cannot")),),
        )
