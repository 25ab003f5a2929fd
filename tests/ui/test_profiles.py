"""The calibration profiles in the window: found by typing, copied, edited by keyboard, kept as an edition."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.codec import encode
from app.formats.catalogue import ResourceCatalogue
from app.storage.own_profile import ProfileFiles
from app.ui.widgets.choice import Choice
from app.workflows.chosen_profile import profile_of
from tests.fakes.window import FakeProgram

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(tmp_path: Path) -> FakeProgram:
    """Return a program whose own profiles lie in a real folder."""
    made = FakeProgram()
    made.catalogue = ResourceCatalogue(made.resources, tmp_path)
    made.profiles = ProfileFiles(tmp_path, frozenset(ResourceCatalogue(made.resources).names("profiles")))
    return made


def listed(open_window: Any, qtbot: QtBot, program: FakeProgram) -> tuple[Any, Any]:
    window = open_window(program, "profiles")
    view = window.views["profiles"]
    qtbot.waitUntil(lambda: view.model.rowCount() >= 20)
    activate(window, qtbot)
    return window, view


def activate(window: Any, qtbot: QtBot) -> None:
    """Keys go to the active window only."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(window: Any, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key of the header once its buttons stand: new ones show, and earlier ones go, in a turn of the loop."""
    qtbot.waitUntil(lambda: all(button.isVisible() for button in window.top.buttons))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]
    QTest.keyClick(window, key, modifier)


def test_settings_lead_there_and_escape_leads_back(open_window: Any, qtbot: QtBot, program: FakeProgram) -> None:
    window = open_window(program, "settings")
    window.views["settings"].profiles.click()
    assert window.place == "profiles"
    assert window.rail.buttons["settings"].isChecked()
    qtbot.waitUntil(lambda: window.views["profiles"].model.rowCount() >= 20)
    activate(window, qtbot)
    press(window, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.place == "settings")


def test_typing_filters_and_enter_opens(open_window: Any, qtbot: QtBot, program: FakeProgram) -> None:
    window, view = listed(open_window, qtbot, program)
    view.table.setFocus()
    for letter in "mi-011":
        QTest.keyClicks(window.focusWidget(), letter)
    assert [view.model.line(row).id for row in range(view.model.rowCount())] == ["mi-011"]
    assert view.model.index(0, 3).data() == "not yet in force"
    view.filter.returnPressed.emit()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.profile is not None)
    assert window.top.primary.accessibleName() == "Copy to edit"
    assert view.editor.cells["source"].field.isReadOnly()


def test_a_copy_is_edited_judged_and_kept(open_window: Any, qtbot: QtBot, program: FakeProgram, tmp_path: Path) -> None:
    window, view = listed(open_window, qtbot, program)
    view.show_profile("house-1pct")
    qtbot.waitUntil(lambda: view.profile is not None)
    press(window, qtbot, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: view.profile is not None and view.profile.id == "house-1pct-own")
    assert not window.top.primary.isEnabled()  # nothing was changed
    limit: QLineEdit = view.editor.cells["limit_percent"].field
    limit.setFocus()
    limit.selectAll()
    QTest.keyClicks(limit, "0")
    assert not window.top.primary.isEnabled()
    assert view.editor.cells["limit_percent"]._wrong.text() == "out of range"
    limit.selectAll()
    QTest.keyClicks(limit, "1,5")
    assert view.editor.cells["limit_percent"]._wrong.isHidden()
    assert window.top.primary.isEnabled()
    press(window, qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.profile.edition == "2026-11-23.2")
    kept = json.loads((tmp_path / "house-1pct-own.json").read_text("utf-8"))
    assert (kept["limit_percent"], kept["edition"]) == (1.5, "2026-11-23.2")
    qtbot.waitUntil(lambda: view.model.row_of("house-1pct-own") >= 0)


def test_rows_are_added_and_removed_by_keyboard(open_window: Any, qtbot: QtBot, program: FakeProgram) -> None:
    window, view = listed(open_window, qtbot, program)
    view.show_profile("house-1pct")
    qtbot.waitUntil(lambda: view.profile is not None)
    view.copy()
    qtbot.waitUntil(lambda: view.profile.id == "house-1pct-own")
    editor = view.editor
    editor._more("points", editor.draft.add_point)
    assert window.focusWidget() is editor.cells["points.3.id"].field
    assert editor.problem is None
    energy: QLineEdit = editor.cells["points.3.energy"].field
    energy.selectAll()
    QTest.keyClicks(energy, "x")
    wrong = editor.problem
    assert wrong is not None
    assert wrong.key == "points.3.energy"
    assert not editor.cells["points.3.energy"]._wrong.isHidden()
    editor._less(editor.draft.points, 3)
    assert editor.problem is None
    assert "points.3.id" not in editor.cells


def test_the_method_of_a_point_is_prescribed_in_the_editor(
    open_window: Any, qtbot: QtBot, program: FakeProgram
) -> None:
    _, view = listed(open_window, qtbot, program)
    view.show_profile("hb44-ac-acceptance")
    qtbot.waitUntil(lambda: view.profile is not None)
    shown: Choice = view.editor.cells["points.0.method"].field
    assert (shown.value, shown.currentText(), shown.isEnabled()) == (
        "register, signed", "registers or signed values", False,
    )  # fmt: skip
    view.copy()
    qtbot.waitUntil(lambda: view.profile.id == "hb44-ac-acceptance-own")
    choice: Choice = view.editor.cells["points.0.method"].field
    choice.setCurrentIndex(choice.findData("pulse"))
    assert view.editor.problem is None
    made = read_profile(view.editor.draft.data(), "own")
    assert [one.methods for one in made.point_rules] == [("pulse",), ("register", "signed"), ("register", "signed")]
    assert "imp_per_kwh" in made.demands


def test_a_draft_that_was_not_kept_is_still_there(open_window: Any, qtbot: QtBot, program: FakeProgram) -> None:
    _, view = listed(open_window, qtbot, program)
    view._copy_of("house-1pct")
    qtbot.waitUntil(lambda: view.profile is not None)
    source: QLineEdit = view.editor.cells["source"].field
    source.selectAll()
    QTest.keyClicks(source, "our own rule")
    view.close_profile()
    view.show_profile("house-1pct-own")
    qtbot.waitUntil(lambda: view.profile is not None)
    assert view.editor.cells["source"].field.text() == "our own rule"


def copied(open_window: Any, qtbot: QtBot, program: FakeProgram) -> tuple[Any, CalibrationProfile]:
    """Return the view with a copy of a shipped profile open, and that copy."""
    _, view = listed(open_window, qtbot, program)
    view._copy_of("mid-new")
    qtbot.waitUntil(lambda: view.profile is not None)
    return view, view.profile


def test_a_shipped_id_is_refused_where_it_arose(
    open_window: Any, qtbot: QtBot, program: FakeProgram, tmp_path: Path
) -> None:
    _, view = listed(open_window, qtbot, program)
    view.take(str(program.resources / "profiles" / "mid-new.json"))
    qtbot.waitUntil(lambda: not view.error.isHidden())
    assert list(tmp_path.glob("*.json")) == []


def test_export_and_import_carry_the_whole_profile(
    open_window: Any, qtbot: QtBot, program: FakeProgram, tmp_path: Path
) -> None:
    view, before = copied(open_window, qtbot, program)
    file = tmp_path / "sent" / "mine.json"
    file.parent.mkdir()
    view.export(str(file))
    qtbot.waitUntil(file.exists)
    program.profiles.remove("mid-new-own")
    view.close_profile()
    qtbot.waitUntil(lambda: file.stat().st_size > 1000)
    view.take(str(file))
    qtbot.waitUntil(lambda: view.profile is not None)
    assert view.profile == before


def test_an_own_file_that_cannot_be_read_is_listed_as_such(
    open_window: Any, qtbot: QtBot, program: FakeProgram, tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text("{", "utf-8")
    _, view = listed(open_window, qtbot, program)
    row = view.model.row_of("broken")
    assert view.model.index(row, 3).data() == "cannot be read"
    view.show_profile("broken")
    qtbot.waitUntil(lambda: not view.error.isHidden())
    assert view.profile is None


def test_an_import_asks_before_it_replaces_an_own_profile(
    open_window: Any, qtbot: QtBot, program: FakeProgram, tmp_path: Path
) -> None:
    view, before = copied(open_window, qtbot, program)
    file = tmp_path / "sent" / "theirs.json"
    file.parent.mkdir()
    file.write_text(json.dumps({**encode(before), "in_service_factor": 3.0, "edition": "theirs"}), "utf-8")
    view.close_profile()
    view.take(str(file))
    qtbot.waitUntil(lambda: view.question is not None and view.question.isVisible())
    assert "Replace the own profile “mid-new-own”?" in view.question.accessibleName()
    view.question.no.click()
    assert profile_of(program.catalogue, "mid-new-own") == before, "Cancel changes nothing"
    view.question = None
    view.take(str(file))
    qtbot.waitUntil(lambda: view.question is not None and view.question.isVisible())
    view.question.yes.click()
    qtbot.waitUntil(lambda: view.profile is not None and view.profile.edition == "theirs")
    assert [read_profile(one, "") for one in program.profiles.earlier("mid-new-own")] == [before]
    assert view.error.isHidden()


def test_what_belongs_to_one_kind_of_limit_stands_where_the_other_stood(
    open_window: Any, qtbot: QtBot, program: FakeProgram
) -> None:
    window, view = listed(open_window, qtbot, program)
    view.show_profile("house-1pct")
    qtbot.waitUntil(lambda: view.profile is not None)
    press(window, qtbot, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: view.profile is not None and view.profile.id == "house-1pct-own")
    cells, editor = view.editor.cells, view.editor
    qtbot.waitUntil(cells["limit_percent"].isVisible)
    before = cells["limit_percent"].geometry().topLeft()
    editor.limit_kind.buttons["table"].click()
    qtbot.waitUntil(cells["in_service_factor"].isVisible)
    qtbot.waitUntil(lambda: cells["in_service_factor"].geometry().topLeft() == before)
    assert not cells["limit_percent"].isVisible()
