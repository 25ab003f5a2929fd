"""Meter and seals in the window: by keyboard, warned first, saved before shown, on a real store."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.act import Act
from app.domain.as_left import AsLeft, as_left
from app.domain.fact import SavedFact
from app.domain.legal_change import LegalChange, Relevance
from app.domain.legal_fact import ActDeclared, Adjusted, IndicationCompared, LegalChangeJudged, Seal, SealsRecorded
from app.domain.meter_work_fact import MeterSwapped, ParameterChanged, SealOpened
from app.domain.step import Step
from app.domain.swap_doubt import known_register
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.meter_calibration import MeterCalibrationPage
from app.ui.views.steps.seal_forms import OpenedSealForm, SealsForm
from app.ui.views.steps.work_forms import AdjustmentForm, ParameterForm, SwapForm
from tests.ui.practice_window import PracticeWindow, prepare

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PracticeWindow]:
    """A window on a practice visit at its calibration."""
    asyncio.run(prepare(tmp_path, Step.CALIBRATION))
    made = PracticeWindow(qapp, qtbot, tmp_path)
    made.resume()
    made.until(lambda: made.bench.step is Step.CALIBRATION)
    yield made
    made.close()
    qapp.setStyleSheet("")


def page_of(window: PracticeWindow) -> MeterCalibrationPage:
    page = window.bench.page
    assert isinstance(page, MeterCalibrationPage)
    return page


def press_m(window: PracticeWindow) -> None:
    """Show the other side by its key."""
    page = page_of(window)
    before = page.on_meter
    page.setFocus()
    QTest.qWait(60)  # a button made just now is shown in the next round
    window.press(Qt.Key.Key_M)
    window.until(lambda: page.on_meter is not before)


def turn(window: PracticeWindow, kind: str) -> MeterCalibrationPage:
    """Turn to meter and seals by its key, and choose what to record."""
    page = page_of(window)
    if not page.on_meter:
        press_m(window)
    page.meter.choose(kind)
    window.until(page.meter.form.isVisible)
    return page


def fill_in(window: PracticeWindow, field: QLineEdit, words: str) -> None:
    window.until(field.isVisible)
    field.setFocus()
    field.selectAll()
    window.type(words)


def judge(window: PracticeWindow, page: MeterCalibrationPage) -> None:
    """Say that it is part of the type approval, and what that needs."""
    form = page.meter.form
    assert isinstance(form, GuardedForm)
    guard = form.guard
    guard.relevant.buttons["yes"].click()
    window.until(guard.warning.isVisible)
    assert "Authorised repair" in guard.warning.text()
    for name, words in (("reason", "display fails"), ("right", "repairer N-1"), ("approved_by", "S. Super")):
        fill_in(window, guard.fields[name], words)


def save(window: PracticeWindow) -> None:
    """Press Enter, and wait until it is on disk and shown."""
    page, before = page_of(window), len(window.session.state.saved)
    assert page.meter.lacking() == ""
    window.enter()
    window.until(lambda: len(window.session.state.saved) > before and window.settled())
    window.until(lambda: len(page.meter.events.events) > 0)
    assert not window.problems, window.problems


def on_disk(window: PracticeWindow) -> tuple[SavedFact, ...]:
    """Read the visit from its store."""
    session = window.session
    found: list[tuple[SavedFact, ...]] = []
    window.kit.runner.run(session.guided.visit.store.facts(session.state.id), found.append)
    window.until(lambda: bool(found))
    return found[0]


def test_seals_are_saved_as_found_by_keyboard_alone_and_an_opened_one_is_warned_of_first(
    window: PracticeWindow,
) -> None:
    page = turn(window, "seals")
    form = page.meter.form
    assert isinstance(form, SealsForm)
    assert page.meter.lacking() == "No seal is filled in"
    row = form.rows.rows[0]
    fill_in(window, row.place, "meter cover")
    assert "Marking" in page.meter.lacking()
    assert window.view.header().primary.enabled is False  # type: ignore[union-attr]
    fill_in(window, row.marking, "A-1182")
    form.rows.more.click()
    assert QApplication.focusWidget() is form.rows.rows[1].place  # the next one is typed at once
    window.type("terminals")
    form.rows.rows[1].state.buttons["broken"].click()
    save(window)
    assert window.session.state.last(SealsRecorded) == SealsRecorded(
        "before", (Seal("meter cover", "A-1182"), Seal("terminals", "", intact=False))
    )
    assert page.meter.events.events[-1].what.startswith("Seals as found: meter cover A-1182 (intact)")
    assert "as left" in page.meter.form.title.text()  # type: ignore[attr-defined]

    page = turn(window, "opened")
    form = page.meter.form
    assert isinstance(form, OpenedSealForm)
    assert form.grid.said("place") == "terminals"  # the one that was found broken
    form.how.buttons["broken"].click()
    assert page.meter.lacking() == "Say whether it is part of the type approval"
    judge(window, page)
    save(window)
    facts = [saved.fact for saved in on_disk(window)]
    assert facts[-1] == SealOpened("terminals", "", found_broken=True)
    judged = facts[-2]
    assert isinstance(judged, LegalChangeJudged)
    assert (judged.change, judged.relevance, judged.approved_by) == (LegalChange.SEAL, Relevance.YES, "S. Super")
    assert page.meter.bills.isVisible()
    assert [event.what.partition(":")[0] for event in page.meter.events.events] == [
        "Legally relevant clock (PB22-000042)", "Seals as found", "Opening a seal (terminals)", "Seal found broken",
    ]  # fmt: skip

    page = turn(window, "act")
    page.meter.form.act.kind.setCurrentIndex(1)  # type: ignore[attr-defined]
    page.meter.choose("adjustment")
    assert isinstance(page.meter.form, AdjustmentForm)
    assert page.meter.lacking().startswith("First the meter is measured as found")
    press_m(window)
    window.until(page.runs_side.isVisible)
    assert not page.meter.isVisible()


def test_the_search_finds_it_from_another_step(window: PracticeWindow) -> None:
    window.bench.look_at(Step.SNAPSHOT)
    window.press(Qt.Key.Key_K, CTRL)
    window.until(lambda: window.window.search.palette is not None and window.window.search.palette.isVisible())
    window.type("meter and seals")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.bench.step is Step.CALIBRATION and page_of(window).on_meter)
    assert page_of(window).meter.kind.hasFocus()
    actions = [action.text for action in window.view.header().secondary]
    assert "Back to measuring" in actions


def test_an_adjustment_and_a_swap_are_measured_as_left(window: PracticeWindow) -> None:
    page, state = page_of(window), window.session.state
    window.enter()
    window.until(lambda: window.session.guided.acted(Step.CALIBRATION) and window.settled())
    turn(window, "again")
    assert page.meter.lacking() == "Nothing was changed since the meter was measured"
    turn(window, "adjustment")
    assert "does not include adjusting" in page.meter.lacking()
    turn(window, "act")
    declared = page.meter.form.act  # type: ignore[attr-defined]
    declared.kind.setCurrentIndex(declared.kind.findData(Act.AUTHORISED_REPAIR.value))
    fill_in(window, declared.fields["number"], "N-1")
    save(window)

    turn(window, "adjustment")
    form = page.meter.form
    assert isinstance(form, AdjustmentForm)
    assert form.grid.said("authorisation") == "N-1"  # as declared
    for name, words in (("what", "gain"), ("before", "1.000"), ("after", "1.003"), ("right", "repairer")):
        fill_in(window, form.grid.fields[name], words)
    save(window)
    assert window.session.state.last(Adjusted) == Adjusted("gain", "repairer", "N-1", "1.000", "1.003")

    turn(window, "parameter")
    form = page.meter.form
    assert isinstance(form, ParameterForm)
    fill_in(window, form.grid.fields["name"], "MeterModbusAddress")
    form.grid.fields["name"].editingFinished.emit()
    assert form.grid.said("before") == "1"  # as the snapshot has it
    fill_in(window, form.grid.fields["after"], "1")
    assert page.meter.lacking() == "Both values are the same"
    fill_in(window, form.grid.fields["after"], "7")
    judge(window, page)
    save(window)
    assert window.session.state.last(ParameterChanged) == ParameterChanged("MeterModbusAddress", "1", "7")

    turn(window, "swap")
    form = page.meter.form
    assert isinstance(form, SwapForm)
    old = form.grid.said("old_serial")
    assert old == "PM3-880131"
    for name, words in (("final_kwh", "many"), ("new_serial", "PM3-880977"), ("initial_kwh", "0,012")):
        fill_in(window, form.grid.fields[name], words)
    assert page.meter.lacking() == "Its last register, kWh: not a number"
    known = known_register(window.session.state)
    assert known is not None
    fill_in(window, form.grid.fields["final_kwh"], f"{known.told_kwh:f}")
    assert not form.doubt.isVisible()
    fill_in(window, form.grid.fields["final_kwh"], "12345.678")
    assert form.doubt.isVisible()
    assert f"12345.678 kWh, does not agree with the {known.told_kwh:f} kWh" in form.doubt.text()
    row = form.rows.rows[0]
    fill_in(window, row.place, "meter cover")
    fill_in(window, row.marking, "B-7")
    judge(window, page)
    save(window)
    swap = window.session.state.last(MeterSwapped)
    assert swap is not None
    assert (f"{swap.final_kwh}", f"{swap.initial_kwh}", swap.seals) == (
        "12345.678",
        "0.012",
        (Seal("meter cover", "B-7"),),
    )
    assert page.meter.bills.isVisible()

    turn(window, "again")
    assert "no check point was repeated" in page.meter.form.said.text()  # type: ignore[attr-defined]
    point = page.meter.form.point  # type: ignore[attr-defined]
    point.setCurrentIndex(point.findData("32 A"))
    window.enter()
    window.until(lambda: len(window.session.state.runs("32 A", "as_left")) == 3 and window.settled())
    assert not page.on_meter  # the runs were shown while they were measured
    state = window.session.state
    compared = [fact for fact in state.all(IndicationCompared) if fact.phase == "as_left"]
    assert compared[-1].agrees
    assert as_left((saved.fact for saved in state.saved), window.session.guided.visit.guarded_keys) is AsLeft.MEASURED
    turn(window, "compare")
    assert page.meter.form.grid.said("version") == "1.4.2"  # type: ignore[attr-defined]
    fill_in(window, page.meter.form.grid.fields["display"], "2.0")  # type: ignore[attr-defined]
    save(window)
    assert len([fact for fact in window.session.state.all(IndicationCompared) if fact.phase == "as_left"]) == 2
    turn(window, "act")
    declared = page.meter.form.act  # type: ignore[attr-defined]
    declared.kind.setCurrentIndex(declared.kind.findData(Act.AUTHORISED_REPAIR.value))
    fill_in(window, declared.fields["number"], "N-1")
    save(window)
    assert isinstance(on_disk(window)[-1].fact, ActDeclared)
    assert not page.meter.bills.isVisible()  # the repairer has acted


def test_what_is_refused_is_said_and_nothing_is_saved(window: PracticeWindow) -> None:
    page = turn(window, "seals")
    form = page.meter.form
    assert isinstance(form, SealsForm)
    fill_in(window, form.rows.rows[0].place, "meter cover")
    fill_in(window, form.rows.rows[0].marking, "A-1")
    window.session.run(window.session.guided.visit.stop("rain"), None)
    window.until(lambda: window.session.state.stopped is not None and window.settled())
    count = len(window.session.state.saved)
    page.meter.save()
    window.until(lambda: page.error.isVisible())
    assert len(window.session.state.saved) == count
    window.problems.clear()
