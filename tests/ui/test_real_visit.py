"""A real visit in the window, at a station that is not ours: every step by hand, to the signed report."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.fact import RunDiscarded, RunMeasured, SwitchedOn
from app.domain.meter_fact import PriceChecked
from app.domain.step import Step
from app.workflows.guided_hands import Ask, Wanted
from tests.ui.foreign_station import ForeignStation
from tests.ui.practice_window import SPEED, program_on
from tests.ui.real_window import RealWindow

SLOW = 10.0
"""Practice seconds a second while a run is discarded."""


@pytest.fixture
def again(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], RealWindow]]:
    """Return what starts the program on the same data and clock; the last one started is closed at the end."""
    opened: list[RealWindow] = []

    def start() -> RealWindow:
        opened.append(RealWindow(qapp, qtbot, tmp_path, opened[-1].clock if opened else None))
        return opened[-1]

    yield start
    for window in opened:
        if not window.kit.runner.ended:
            window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def real(again: Callable[[], RealWindow]) -> RealWindow:
    """A window on data of its own with the testers listed."""
    window = again()
    window.list_instruments()
    return window


@pytest.fixture
def station(real: RealWindow) -> Iterator[ForeignStation]:
    """A foreign station on the same clock."""
    made = ForeignStation(real.clock)
    yield made
    made.stop()


def _to_the_gate(real: RealWindow, station: ForeignStation) -> None:
    real.begin_real()
    real.work(Step.ARRIVE)
    real.finish(Step.ARRIVE, Step.IDENTIFY)
    real.work(Step.IDENTIFY)
    real.connect(station)
    real.work(Step.IDENTIFY)
    real.finish(Step.IDENTIFY, Step.OUTSIDE)
    real.work(Step.OUTSIDE)
    real.finish(Step.OUTSIDE, Step.SNAPSHOT)
    real.act(Step.SNAPSHOT)
    assert real.session.state.connectors == (1, 2), "the second one was heard of while the boot was Pending"
    real.work(Step.SNAPSHOT)
    real.finish(Step.SNAPSHOT, Step.OUTSIDE)  # what the second connector asks for came up since
    assert {key[1] for key in real.session.open_keys(Step.OUTSIDE)} == {2}
    real.work(Step.OUTSIDE)
    real.finish(Step.OUTSIDE, Step.MAKE_SAFE)


def _make_safe(real: RealWindow, station: ForeignStation) -> None:
    station.switch_off()
    real.act(Step.MAKE_SAFE)
    assert real.session.state.locked_off
    real.work(Step.MAKE_SAFE)
    real.finish(Step.MAKE_SAFE, Step.DEAD_CHECKS)
    real.work(Step.DEAD_CHECKS)
    real.finish(Step.DEAD_CHECKS, Step.REENERGISE)
    real.work(Step.REENERGISE)
    real.enter()
    real.until(lambda: real.session.state.last(SwitchedOn) is not None)
    station.switch_on()
    real.until(lambda: real.session.guided.acted(Step.REENERGISE) and real.settled())
    real.work(Step.REENERGISE)
    real.finish(Step.REENERGISE, Step.LIVE_CHECKS)


def _pause(real: RealWindow) -> None:
    """Pause by its key, with what is left as the window knows it."""
    real.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    real.until(lambda: real.bench.questions.open is not None and real.bench.questions.open.isVisible())
    question = real.bench.questions.open
    assert question is not None
    assert "bench network" in question.values()["left"]
    real.press(Qt.Key.Key_Return)
    real.until(lambda: real.view.session is None and real.window.place == "today")


def _judge_clock(real: RealWindow) -> None:
    """The station signs with its time: before the laptop's answer sets its clock, somebody says what that means."""
    guard = real.bench.page.guard  # type: ignore[attr-defined]
    assert not guard.isHidden()
    primary = real.window.top.primary
    assert primary is not None
    assert not primary.isEnabled()
    guard.relevant.buttons["no"].click()
    guard.fields["said_by"].setFocus()
    real.type("type certificate, 4.2")
    real.bench.page.setFocus()


def _second_run(real: RealWindow) -> bool:
    """Say whether the second run is under way, and none was discarded yet."""
    return real.session.busy and real.session.state.last(RunDiscarded) is None and real.measuring(2)


def _fill_in_the_load(real: RealWindow) -> None:
    """Ask for Handbook 44 and a reference that is read by hand."""
    form = real.bench.page.form  # type: ignore[attr-defined]
    real.pick_in(form.profile, "hb44-ac-maintenance")
    real.pick_in(form.fields.reference, "manual")
    real.fill_in(form.adapter, "32")
    real.fill_in(form.meter.fields["mda_a"], "32")
    real.fill_in(form.meter.fields["mmq_kwh"], "0.5")
    form.meter.asks["text_adopted"].setFocus()
    real.press(Qt.Key.Key_Space)
    assert form.calibration is not None, form.why.text()


def _discard_the_second_run(real: RealWindow, station: ForeignStation) -> None:
    real.until(lambda: any("Discard" in button.text() for button in real.window.top.buttons))
    real.press(Qt.Key.Key_D)
    real.until(real.asked)
    real.reply("cable touched during the run")
    real.until(lambda: real.session.state.last(RunDiscarded) is not None and real.settled())
    assert [type(problem).__name__ for problem in real.problems] == ["Refused"], "it says so in its place"
    real.problems.clear()
    station.reference_kwh()
    real.clock.run_at(SPEED)
    real.enter()
    real.until(lambda: real.session.busy)


def _display(real: RealWindow, wanted: Wanted) -> None:
    """Photograph the display of the second run of each point, leave out that of the third."""
    question = real.bench.questions.open
    assert question is not None
    if wanted.number == 2:
        before = len(real.session.guided.evidence())
        real.paste(real.photo(), ("", None))
        real.until(lambda: len(real.session.guided.evidence()) > before and question.yes.isEnabled())
        real.press(Qt.Key.Key_Return)
    else:
        real.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    real.until(lambda: question.answered)


def _answer(real: RealWindow, station: ForeignStation) -> None:
    """Answer what is asked, as somebody does who stands there."""
    wanted, question = real.session.guided.wanted, real.bench.questions.open
    assert wanted is not None
    assert question is not None
    match wanted.ask:
        case Ask.REFERENCE:
            real.reply(station.reference_kwh())
        case Ask.DISPLAY if wanted.number in (2, 3):
            _display(real, wanted)
        case Ask.DISPLAY:
            run = real.session.state.last(RunMeasured)
            assert run is not None
            real.reply(f"{run.stop_kwh - run.start_kwh}")
        case Ask.LOAD:
            station.set_load(None if wanted.current_a is None else float(wanted.current_a))
            real.press(Qt.Key.Key_Return)
        case Ask.WIRING:
            real.press(Qt.Key.Key_Return)  # the name of the technician stands there
    real.until(lambda: question.answered and real.session.guided.wanted != wanted)


def _calibrate(real: RealWindow, station: ForeignStation) -> None:
    """Answer what is asked after each run; the second run is discarded half way."""
    _fill_in_the_load(real)
    real.enter()
    while not real.session.guided.acted(Step.CALIBRATION):
        real.until(lambda: real.asked() or not real.session.busy or _second_run(real))
        if real.asked():
            wanted = real.session.guided.wanted
            if real.session.state.last(RunMeasured) is None and wanted is not None and wanted.ask is Ask.REFERENCE:
                real.clock.run_at(SLOW)  # nobody types a reason within a second
            _answer(real, station)
        elif _second_run(real):
            _discard_the_second_run(real, station)
        assert not real.problems, real.problems
    real.until(real.settled)


def _check_the_price(real: RealWindow) -> None:
    """Type what the station charged; it agrees."""
    real.press(Qt.Key.Key_B)
    real.until(lambda: real.bench.questions.price_form is not None)
    form = real.bench.questions.price_form
    assert form is not None
    for name, words in (("energy.unit_price", "0.50"), ("energy.quantity", "0.502"), ("total", "0.25")):
        real.fill_in(form.edits[name], words)
    form.edits["session.unit_price"].clear()
    real.press(Qt.Key.Key_Return)
    real.until(lambda: not form.result.isHidden())
    real.press(Qt.Key.Key_Escape)
    assert real.session.state.last(PriceChecked) is not None


@pytest.mark.soak
@pytest.mark.timeout(600)  # a minute and a half on a quiet machine
def test_a_real_visit_with_two_connectors_ends_with_a_signed_report(
    real: RealWindow, station: ForeignStation, again: Callable[[], RealWindow]
) -> None:
    _to_the_gate(real, station)
    _make_safe(real, station)
    _pause(real)
    real.close()
    real = again()
    real.enter()
    real.until(lambda: "visit" in real.window.views and real.view.bench is not None)
    real.watch()
    assert real.bench.step is Step.LIVE_CHECKS
    _judge_clock(real)
    real.act(Step.LIVE_CHECKS)
    real.work(Step.LIVE_CHECKS)
    real.finish(Step.LIVE_CHECKS, Step.CALIBRATION)
    _calibrate(real, station)
    _check_the_price(real)
    real.finish(Step.CALIBRATION, Step.FIRMWARE)
    real.press(Qt.Key.Key_K)
    real.until(real.asked)
    real.reply("no image released by the maker")
    real.until(lambda: real.bench.step is Step.FUNCTION)
    real.act(Step.FUNCTION)
    real.says["A13@2"] = "no"
    real.work(Step.FUNCTION)
    real.finish(Step.FUNCTION, Step.CLOSE_OUT)
    real.close_out()
    real.finish(Step.CLOSE_OUT, Step.REPORT)
    path = real.sign("482915")
    _is_what_was_done(path, program_on(path))
    assert not real.problems


def _is_what_was_done(path: Path, program: Program) -> None:
    """Check the signed report as whoever gets it does, and what it says of this visit."""
    verdict = program.verifier().verify(path)
    assert verdict.positive, verdict
    assert verdict.practice  # whoever opened the visit: its station is one of practice, and the report says so
    said = json.loads((path.parent / "report.json").read_text("utf-8"))
    findings = {one["item"]: (one["severity"], one["title"]) for one in said["findings"]}
    assert "A13@2" in findings
    assert set(findings) - {"A13@2"} <= {"S01", "S14", "S28"}, "what the station tells of itself, at this pace"
    assert findings["A13@2"][0] == "S3"
    assert findings["A13@2"][1].endswith(", connector 2")
    assert [step["reason"] for step in said["skipped"]] == ["no image released by the maker", "not in this version"]
    text = json.dumps(said)
    assert "cable touched during the run" in text
    assert "said by type certificate, 4.2" in text
    checks = {check["title"]: check for check in said["calibrations"][0]["checks"]}
    assert checks["Connection of the reference"]["detail"] == "looked at by T. Example"
    assert checks["Display and register"]["detail"].endswith("read in 3 of 9 runs")
    for title in ("Display and register", "No load", "Starting load", "Price", "Repeatability"):
        assert checks[title]["mark"] == "pass", checks[title]
    assert sum("Display at" in photo["caption"] for photo in said["photos"]) == 3
    answered = {(item["id"], item["connector"]) for part in said["inspection"]["sections"] for item in part["items"]}
    assert {("E17", "1"), ("E17", "2")} <= answered
