"""The pictures of a visit: a practice visit really worked, stopped where there is something to see."""

from collections.abc import Callable
from dataclasses import replace

from app.bootstrap import build
from app.domain.legal_change import LegalAnswer
from app.domain.legal_fact import Seal
from app.domain.step import Step
from app.ui.views.steps.calibration import CalibrationPage
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.meter_calibration import MeterCalibrationPage
from app.ui.views.view import VisitWanted
from app.ui.views.visit import VisitView
from app.ui.views.visit_workbench import Workbench
from app.ui.views.window import MainWindow
from app.ui.widgets.choice import Choice
from app.workflows.guided_hands import Wanted

SPEED = 150.0
Wait = Callable[[Callable[[], bool]], None]
RECORDED: dict[str, dict[str, str]] = {
    "opened": {"place": "meter cover", "marking": "PRACTICE-17"},
    "adjustment": {"what": "gain", "before": "1.0000", "after": "1.0031", "right": "authorised repairer"},
    "swap": {"final_kwh": "12345.678", "new_serial": "PM3-880977", "initial_kwh": "0.012"},
    "compare": {"display": "1.500"},
}
PRICE = {
    "energy.unit_price": "0.45",
    "energy.quantity": "1.502",
    "energy.shown": "0.68",
    "session.unit_price": "0.50",
    "total": "1.19",
}
RATINGS = {"meter_class": "C", "imin_a": "0.5", "itr_a": "10", "imax_a": "80", "temperature_c": "18", "phases": "3"}
TYPED = (("E27A", None, "231,4"), ("E27B", None, "230,9"), ("E27C", None, "231,7"), ("E11", 1, "0,42"))


class VisitShots:
    """Walks on from where the last picture was; the pictures are taken in the order of the steps."""

    def __init__(self, wait: Wait) -> None:
        self._wait = wait

    def start(self, window: MainWindow) -> None:
        """Show the place where a visit begins."""
        view = self._view(window)
        if view.session is not None:
            view._close()
            self._wait(lambda: view.session is None and view.stack.currentWidget() is view.start)
        window.go("visit")

    def at(self, step: Step, acted: bool = False, filled: bool = False) -> Callable[[MainWindow], None]:
        """Return what walks to a step; ``acted`` with the machine's part done, ``filled`` with answers."""

        def prepare(window: MainWindow) -> None:
            bench = self._walk(window, step)
            if acted and not bench.session.guided.acted(step):
                self._act(bench, step)
            if filled:
                self._fill(bench)
            bench.look_at(step)

        return prepare

    def typing(self, window: MainWindow) -> None:
        """Type a trip time that is too long."""
        bench = self._walk(window, Step.LIVE_CHECKS)
        if not bench.session.guided.acted(Step.LIVE_CHECKS):
            self._act(bench, Step.LIVE_CHECKS)
        items = bench.page.items
        if ("E12", 1) not in bench.session.state.answers:
            items.activate(("E28", None))
            items.say("clockwise")
            items.activate(("E12", 1))
            items.say("b32")
            self._settled(bench)
            for item, connector, value in TYPED:
                items.activate((item, connector))
                if items.editor is not None:
                    items.editor.put(value)
                items.commit()
                self._settled(bench)
        items.activate(("E17", 1))
        if items.editor is not None:
            items.editor.put("318")

    def locked(self, window: MainWindow) -> None:
        """Save it: later steps are locked."""
        bench = self._walk(window, Step.LIVE_CHECKS)
        items = bench.page.items
        if ("E17", 1) not in bench.session.state.answers:
            items.activate(("E17", 1))
            if items.editor is not None:
                items.editor.put("318")
            items.commit()
            self._settled(bench)
        bench.look_at(Step.CALIBRATION)

    def measuring(self, window: MainWindow) -> None:
        """Be in the middle of a run."""
        bench = self._walk(window, Step.CALIBRATION)
        session = bench.session
        if not session.busy and not session.guided.acted(Step.CALIBRATION):
            bench.page.act()
        self._wait(lambda: len(session.state.runs("16 A")) >= 1 or session.guided.acted(Step.CALIBRATION))
        page: CalibrationPage = bench.page  # type: ignore[assignment]
        self._wait(lambda: page.plotted < 5 or session.guided.acted(Step.CALIBRATION))  # those of the run before
        self._wait(lambda: page.plotted > 12 or session.guided.acted(Step.CALIBRATION))

    def recording(self, kind: str) -> Callable[[MainWindow], None]:
        """Return what turns the calibration to meter and seals and fills in one of its forms."""

        def prepare(window: MainWindow) -> None:
            bench = self._walk(window, Step.CALIBRATION)
            page: MeterCalibrationPage = bench.page  # type: ignore[assignment]
            page.show_meter()
            if not page.meter.events.events or page.meter.kind.value != kind:
                page.meter.choose(kind)
            form = page.meter.form
            grid = getattr(form, "grid", None)
            for name, words in RECORDED.get(kind, {}).items():
                grid.fields[name].setText(words)  # type: ignore[union-attr]
            rows = getattr(form, "rows", None)
            if kind == "swap" and rows is not None and not rows.seals:
                rows.show_seals((Seal("meter cover", "PRACTICE-18"),))
            if isinstance(form, GuardedForm) and not form.guard.relevant.choice:
                form.guard.show_answer(LegalAnswer(relevant=True, reason="display fails", right="repairer NI-123"))

        return prepare

    def wanting(self, wanted: Wanted, **slips: str) -> Callable[[MainWindow], None]:
        """Return what asks what a person is asked at a real station; ``slips`` are typed and cannot be taken."""

        def prepare(window: MainWindow) -> None:
            bench = self._walk(window, Step.CALIBRATION)
            question = bench.questions.of_runs.question(wanted)
            bench.questions.show(question)
            for name, words in slips.items():
                question.put(name, words)
            if slips:
                question.answer()

        return prepare

    def pricing(self, window: MainWindow) -> None:
        """Check a price that does not agree."""
        bench = self._walk(window, Step.CALIBRATION)
        if not bench.session.guided.acted(Step.CALIBRATION):
            self._act(bench, Step.CALIBRATION)
        bench.questions.ask("price", None)
        form = bench.questions.price_form
        assert form is not None  # noqa: S101 - narrows the type for mypy
        for name, words in PRICE.items():
            form.edits[name].setText(words)
        form.check()
        self._wait(lambda: form.result.isVisible())

    def cancelling(self, window: MainWindow) -> None:
        """Ask why a check charge is cancelled."""
        bench = self._walk(window, Step.CALIBRATION)
        bench.questions.ask("cancel_check", None)

    def judging_clock(self, window: MainWindow) -> None:
        """Ask what setting the clock means, as at a station that signs."""
        bench = self._walk(window, Step.CALIBRATION)
        bench.questions.ask("clock", lambda: None)
        asked = bench.questions.clock_ask
        assert asked is not None  # noqa: S101 - narrows the type for mypy
        asked.guard.show_answer(LegalAnswer(relevant=True, reason="clock 90 s late", right="repairer NI-123"))

    def counting(self, window: MainWindow) -> None:
        """Choose LED pulses as the method; their constant is still missing."""
        bench = self._walk(window, Step.CALIBRATION)
        form = bench.page.form  # type: ignore[attr-defined]
        _choose(form.method, "pulse")
        form.meter.fields["imp_per_kwh"].setText("")

    def limited(self, window: MainWindow) -> None:
        """Show the limit at each point of a profile whose limits depend on the load."""
        bench = self._walk(window, Step.CALIBRATION)
        form = bench.page.form  # type: ignore[attr-defined]
        _choose(form.profile, "mid-in-service")
        for name, words in RATINGS.items():
            form.meter.fields[name].setText(words)
        _choose(form.method, "")
        bar = bench.page.scroller.verticalScrollBar()
        bar.setValue(bar.maximum())

    def unlimited(self, window: MainWindow) -> None:
        """Show the form as it comes."""
        bench = self._walk(window, Step.CALIBRATION)
        form = bench.page.form  # type: ignore[attr-defined]
        _choose(form.profile, "house-1pct")
        _choose(form.method, "")
        bench.page.scroller.verticalScrollBar().setValue(0)

    def asking(self, window: MainWindow) -> None:
        """Ask why something is not tested."""
        bench = self._walk(window, Step.OUTSIDE)
        bench.page.items.activate(("A12", None))
        bench.questions.ask("unjudged", ("A12", None))

    def signed(self, window: MainWindow) -> None:
        """Sign the report and look at its pages."""
        view, bench = self._view(window), self._walk(window, Step.REPORT)
        if not view.signed:
            bench.page.sign("2468")  # type: ignore[attr-defined]
            self._wait(lambda: view.signed and not bench.session.busy)
        self._wait(lambda: bench.page.preview.drawn > 0)  # type: ignore[attr-defined]

    def _view(self, window: MainWindow) -> VisitView:
        window.go("visit")
        view = window.views["visit"]
        assert isinstance(view, VisitView)  # noqa: S101 - narrows the type for mypy
        return view

    def _bench(self, window: MainWindow) -> Workbench:
        view = self._view(window)
        if view.bench is None:
            clock = build(view.program.data).clock  # the clock of the other pictures stands still
            view.program = replace(view.program, clock=clock, real_clock=clock)
            view.speed = SPEED
            view.entered(VisitWanted(practice=True))
            self._wait(lambda: view.bench is not None)
        assert view.bench is not None  # noqa: S101 - narrows the type for mypy
        return view.bench

    def _walk(self, window: MainWindow, until: Step) -> Workbench:
        bench = self._bench(window)
        steps = list(Step)
        while not self._reached(bench, until):
            step = next(one for one in steps if not bench.session.state.steps[one].status.ended)
            bench.look_at(step)
            bench.page.items.restore()
            self._retest(bench)
            self._fill(bench)
            if not bench.session.guided.acted(step):
                self._act(bench, step)
                self._fill(bench)
            bench.finish(step)
            self._wait(lambda step=step: bench.session.state.steps[step].status.ended)  # type: ignore[misc]
            self._settled(bench)
        bench.look_at(until)
        return bench

    def _reached(self, bench: Workbench, until: Step) -> bool:
        states = bench.session.state.steps
        return all(states[step].status.ended for step in Step if list(Step).index(step) < list(Step).index(until))

    def _retest(self, bench: Workbench) -> None:
        """Measure what failed for the picture again, with its cause."""
        from app.domain.answer import Answer

        answer = bench.session.state.answers.get(("E17", 1))
        if answer is not None and answer.verdict.failed:
            bench.session.answer(("E17", 1), Answer("24", instrument="IT-2", cause="test lead was loose"))
            self._settled(bench)

    def _fill(self, bench: Workbench) -> None:
        if any(action.key == "F8" for action in bench.header().secondary):
            bench.fill()
            self._settled(bench)

    def _act(self, bench: Workbench, step: Step) -> None:
        if step is Step.REENERGISE or step is Step.IDENTIFY:
            self._fill(bench)
        bench.page.act()
        self._settled(bench)

    def _settled(self, bench: Workbench) -> None:
        session = bench.session
        self._wait(lambda: not (session.busy or session.at_once or session.pending))


def _choose(field: Choice, value: str) -> None:
    field.setCurrentIndex(field.findData(value))
