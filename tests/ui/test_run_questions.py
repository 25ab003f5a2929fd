"""What is asked while a meter is calibrated: by keyboard, with a sentence at the field, and never lost."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import Reason
from app.domain.fact import EvidenceAdded, RunDiscarded, RunMeasured
from app.domain.legal_fact import Adjusted
from app.domain.meter_fact import DisplayLeftOut, DisplayRead, LoadSet, LoadTested, WiringChecked
from app.domain.meter_rating import MeterRatings
from app.practice.photo import practice_photo
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import LINKED, AskedWindow, calibration


@pytest.fixture
def asked(open_window: Callable[..., Any], qtbot: QtBot) -> Iterator[AskedWindow]:
    """A window, still without a visit."""
    yield AskedWindow(qtbot, open_window(FakeProgram()))
    QGuiApplication.clipboard().clear()  # what it holds must not outlive the application


def last(asked: AskedWindow, kind: type[Any]) -> Any:
    """Return the last fact of a kind."""
    return asked.session.state.last(kind)


def test_a_reference_without_a_link_is_confirmed_read_and_followed_by_the_display(asked: AskedWindow) -> None:
    asked.open(calibration(runs=2))
    asked.start()
    question = asked.asked("Is the reference connected the right way round?")
    assert question.values() == {"name": "M. Lind"}
    asked.press(Qt.Key.Key_Return)
    asked.asked("Run 1 at 16 A has ended")
    assert last(asked, WiringChecked).by == "M. Lind"
    for slip in ("about two", "0", "1,2,3"):
        asked.reply(slip)
        assert slip in asked.wrong("kwh")
        assert last(asked, RunMeasured) is None, "it is still waited for"
    asked.reply("1,003")
    asked.asked("What does the display show for run 1 at 16 A?")
    assert last(asked, RunMeasured).reference_kwh == Decimal("1.003")
    asked.reply("one kilowatt hour")
    assert "one kilowatt hour" in asked.wrong("display")
    assert last(asked, DisplayRead) is None
    asked.reply("12.50; 13.51")
    asked.asked("Run 2 at 16 A has ended")
    read = last(asked, DisplayRead)
    assert (read.point, read.number, read.energy_kwh, read.begin_kwh) == ("16 A", 1, Decimal("1.01"), Decimal("12.50"))
    asked.reply("1.004")
    asked.asked("run 2")
    asked.leave_out()
    asked.until(asked.ended)
    assert last(asked, DisplayLeftOut) == DisplayLeftOut("16 A", 2)
    asked.until(asked.back_on_page)
    assert asked.session.guided.acted(asked.page.step)
    assert not asked.problems


def test_a_question_left_for_later_is_asked_again_by_the_primary_button(asked: AskedWindow) -> None:
    asked.open(calibration())
    asked.start()
    for words, again in (
        ("connected", "Confirm the connection…"),
        ("has ended", "Type the reference…"),
        ("display", "Read the display…"),
    ):
        asked.asked(words)
        asked.press(Qt.Key.Key_Escape)
        asked.until(asked.back_on_page)
        asked.until(lambda again=again: asked.primary() == again)  # type: ignore[misc]
        asked.press(Qt.Key.Key_Return)
        asked.asked(words)
        asked.reply("1.01")
    asked.until(asked.ended)
    assert last(asked, DisplayRead).energy_kwh == Decimal("1.01")


def test_a_display_is_photographed_by_paste_drag_or_choice_and_then_needs_no_digits(
    asked: AskedWindow, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(practice_photo("A01.jpg"))
    asked.open(calibration(LINKED))
    asked.start()
    question = asked.asked("What does the display show")
    assert not question.yes.isEnabled()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "none.jpg"))])
    QGuiApplication.clipboard().setMimeData(mime)
    asked.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked.until(lambda: "none.jpg" in asked.wrong("display"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(mime)
    asked.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked.until(lambda: last(asked, EvidenceAdded) is not None and question.yes.isEnabled())
    evidence = last(asked, EvidenceAdded)
    assert (evidence.point, evidence.number, evidence.caption) == ("16 A", 1, "Display at 16 A, run 1")
    asked.press(Qt.Key.Key_Return)
    asked.until(asked.ended)
    assert last(asked, DisplayLeftOut) == DisplayLeftOut("16 A", 1)
    assert "photo" in asked.page.model.data(asked.page.model.index(0, 2))


def test_pulses_are_counted_over_a_run_and_a_run_without_a_count_is_discarded_with_a_reason(asked: AskedWindow) -> None:
    meter = MeterRatings(imp_per_kwh=Decimal(1000))
    asked.open(calibration(LINKED, method="pulse", meter=meter))
    asked.start()
    question = asked.asked("Run 1 at 16 A has ended")
    next(button for button in question.findChildren(type(question.yes)) if "Discard" in button.words).click()
    asked.asked("Discard run 1 at 16 A")
    asked.reply("the lamp was not to be seen")
    asked.until(asked.ended)
    assert last(asked, RunDiscarded).reason == "the lamp was not to be seen"
    asked.problems.clear()
    asked.start()
    asked.asked("Run 1 at 16 A has ended")
    asked.reply("10.5")
    assert "10.5" in asked.wrong("pulses")
    asked.reply("1002")
    asked.asked("display")
    assert last(asked, RunMeasured).pulse.pulses == 1002
    asked.leave_out()
    asked.until(asked.ended)


def test_pulses_against_power_and_time_are_counted_while_the_load_runs(asked: AskedWindow) -> None:
    meter = MeterRatings(imp_per_kwh=Decimal(1000))
    asked.open(calibration(LINKED, method="power_time", meter=meter))
    asked.start()
    asked.asked("The power is steady: count now, run 1 at 16 A")
    asked.type("184")
    asked.press(Qt.Key.Key_Tab)
    asked.reply("none")
    assert "seconds a number above zero" in asked.wrong("pulses")
    question = asked.question
    assert question is not None
    question.put("seconds", "60")
    question.answer()
    asked.asked("display")
    assert (last(asked, RunMeasured).pulse.pulses, last(asked, RunMeasured).pulse.seconds) == (184, Decimal(60))
    asked.leave_out()
    asked.until(asked.ended)


def test_a_question_goes_with_the_run_it_was_for(asked: AskedWindow) -> None:
    meter = MeterRatings(imp_per_kwh=Decimal(1000))
    asked.open(calibration(LINKED, method="power_time", meter=meter))
    asked.start()
    asked.asked("count now")
    asked.world.reference.fails_after = asked.world.reference.reads
    asked.until(lambda: asked.question is None and asked.ended())
    assert [problem.reason for problem in asked.problems] == [Reason.REFERENCE_SILENT]  # type: ignore[attr-defined]
    asked.until(asked.back_on_page)


def test_the_load_is_set_for_its_tests_and_back(asked: AskedWindow) -> None:
    asked.open(calibration(LINKED, "hb44-ac-maintenance"))
    asked.start()
    asked.asked("display")
    asked.leave_out()
    asked.asked("Switch the load off")
    asked.world.station.energy.ceiling_w = 0.0
    asked.press(Qt.Key.Key_Return)
    asked.asked("Set the load back as it was")
    assert last(asked, LoadTested).test == "zero_load"
    asked.press(Qt.Key.Key_Return)
    question = asked.asked("A per phase")
    current = asked.session.guided.wanted.current_a  # type: ignore[union-attr]
    assert str(current) in question.accessibleName()
    asked.leave_out()
    asked.until(asked.ended)
    assert last(asked, LoadSet) == LoadSet(current, done=False)
    assert [fact.test for fact in asked.session.state.all(LoadTested)] == ["zero_load"]
    assert asked.session.guided.acted(asked.page.step), "who cannot set the load is not asked again"


def test_a_check_charge_is_cancelled_with_a_reason_and_made_again(asked: AskedWindow) -> None:
    asked.clock.pause_s = 0.05
    asked.open(calibration(LINKED))
    asked.start()
    asked.until(lambda: "Cancel check charge, because…" in asked.secondary())
    asked.press(Qt.Key.Key_D)
    asked.asked("Cancel the check charge")
    asked.reply("clamp was loose")
    asked.until(asked.ended)
    discarded = last(asked, RunDiscarded)
    assert (discarded.point, discarded.number, discarded.reason) == ("16 A", 0, "clamp was loose")
    assert not asked.session.state.open_charges
    assert [problem.reason for problem in asked.problems] == [Reason.CHECK_CANCELLED]  # type: ignore[attr-defined]
    assert asked.world.station.charging == ["start_charge", "stop_charge"]
    asked.clock.pause_s = 0.0005
    asked.start()
    asked.asked("display")
    assert last(asked, WiringChecked).ok
    asked.leave_out()
    asked.until(asked.ended)


def test_the_display_of_a_run_as_left_is_asked_again_after_a_restart(
    asked: AskedWindow, open_window: Callable[..., Any], qtbot: QtBot
) -> None:
    asked.open(calibration(LINKED))
    asked.start()
    asked.asked("display")
    asked.reply("1.00")
    asked.until(asked.ended)
    guided = asked.session.guided
    asked.session.run(guided.visit.add(Adjusted("gain", "repairer N-1", "R-7")))
    asked.until(lambda: last(asked, Adjusted) is not None)
    asked.session.act(asked.page.step, part=lambda: guided.measure_as_left("16 A"))
    asked.asked("display")
    asked.window.close()  # as a crash does: nobody answers, nobody says goodbye
    assert asked.window.kit.runner.quit()

    again = AskedWindow(qtbot, open_window(FakeProgram()))
    again.world.store = asked.world.store
    again.resume(guided.visit.id, calibration(LINKED))
    again.until(lambda: again.primary() == "Read the display…")
    assert again.session.state.runs("16 A", "as_left"), "the run itself is safe"
    again.start()
    again.asked("What does the display show for run 1 at 16 A?")
    again.reply("1.01")
    again.until(again.ended)
    assert [(one.energy_kwh, one.phase) for one in again.session.state.all(DisplayRead)] == [
        (Decimal("1.00"), "as_found"),
        (Decimal("1.01"), "as_left"),
    ]
    again.until(lambda: again.primary() != "Read the display…")
    assert not again.problems
