"""The page of instruments, by keyboard: what is listed, added, corrected, renewed, taken back and recorded."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidgetSelectionRange
from pytestqt.qtbot import QtBot

from app.domain.calibration_certificate import CalibrationCertificate
from app.domain.certificate_point import CertificatePoint
from app.domain.errors import ComputerCannot, Reason
from app.domain.known_error import KnownError
from app.ports.store import Instrument
from app.ui.theme import Theme
from app.ui.views.view import InstrumentWanted
from app.ui.widgets.control_plot import Check, ControlPlot, Limits, PlotWords
from tests.fakes.window import NOW, FakeProgram, FakeStore

RCD = Instrument("rcd", "RCD tester", "0815", "K-1", "2024-12-02", "2026-12-02", "Lab North")
REFERENCE = Instrument("ref", "Analyser", "R-1", "D-9", "2025-06-01", "2027-06-01", "Lab South", 0.05)
LOOP = Instrument("loop", "Loop tester", "44", "K-3", "2024-11-20", "2026-11-20")
BARE = Instrument("thermo", "Thermometer", "T-1")


class Page:
    """The window on the page, and fingers."""

    def __init__(self, window: Any, bot: QtBot, store: FakeStore) -> None:
        self.window, self.bot, self.store = window, bot, store
        self.view = window.views["instruments"]
        self.problems: list[object] = []
        window.kit.news.problem.connect(self.problems.append)
        self.activate()

    def activate(self) -> None:
        """Keys go to the active window only; another test's window may just have gone."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)

    def until(self, holds: Callable[[], bool]) -> None:
        self.bot.waitUntil(holds, timeout=20000)

    def idle(self) -> None:
        self.until(lambda: not self.window.kit.runner.busy)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.activate()
        QTest.qWait(30)  # a button made just now is shown in the next round
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, words)

    def fill(self, form: Any, **said: str) -> None:
        for name, words in said.items():
            form.fields[name].edit.setFocus()
            form.fields[name].edit.selectAll()
            self.type(words)

    def open(self, id: str) -> None:
        self.window.go("instruments", InstrumentWanted(id))
        self.until(lambda: self.view.page.instrument is not None and self.view.page.instrument.id == id)
        self.idle()

    def undo(self, done: Callable[[], bool]) -> None:
        self.until(self.window.toast.button.isVisible)
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.until(done)
        self.idle()

    def renew(self) -> None:
        self.press(Qt.Key.Key_N)
        self.until(lambda: self.view.page.renewing)

    def record(self) -> None:
        self.press(Qt.Key.Key_R)
        self.until(lambda: self.view.page.recording)

    def add(self) -> None:
        self.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.title == "New instrument")

    def escape(self, to: str) -> None:
        self.press(Qt.Key.Key_Escape)
        self.until(lambda: self.title == to)
        self.idle()

    @property
    def saved(self) -> dict[str, Instrument]:
        return {one.id: one for one in self.store.tools}

    @property
    def title(self) -> str:
        return str(self.window.top.title.text())


@pytest.fixture
def on_page(open_window: Any, qtbot: QtBot) -> Callable[..., Page]:
    """Return what opens the page on these instruments and errors."""

    def open_it(*tools: Instrument, found: tuple[KnownError, ...] = ()) -> Page:
        store = FakeStore(tools=list(tools), found=list(found))
        return Page(open_window(FakeProgram(store), "instruments"), qtbot, store)

    return open_it


def check(number: int, error: float, **changes: Any) -> KnownError:
    """Return one check of the reference."""
    at = NOW - timedelta(days=200 - number)
    known = KnownError(
        subject="instrument", id="ref", at=at, point="16 A", error_percent=error, expanded_percent=0.04,
        limit_percent=0.1, origin="check", source="CS-7",
    )  # fmt: skip
    return replace(known, **changes)


def test_the_list_says_how_long_each_certificate_holds(on_page: Any) -> None:
    page = on_page(RCD, REFERENCE, LOOP, BARE)
    model = page.view.list.model
    rows = [[model.index(row, column).data() for column in range(8)] for row in range(4)]
    assert rows == [
        ["loop", "Loop tester", "44", "K-3", "", "2026-11-20", "overdue", ""],
        ["rcd", "RCD tester", "0815", "K-1", "Lab North", "2026-12-02", "due in 9 days", ""],
        ["ref", "Analyser", "R-1", "D-9", "Lab South", "2027-06-01", "valid", "0.05 %, k = 2"],
        ["thermo", "Thermometer", "T-1", "", "", "", "no certificate", ""],
    ]


def test_typing_filters_a_head_sorts_and_the_rows_are_copied_and_exported(on_page: Any, tmp_path: Path) -> None:
    page = on_page(RCD, REFERENCE, LOOP, BARE)
    shown, model = page.view.list, page.view.list.model
    shown.table.setFocus()
    for letter in "teste":
        page.type(letter)
    assert [one.id for one in model.shown] == ["loop", "rcd"]
    file = tmp_path / "instruments.csv"
    shown.export(str(file))
    page.until(file.exists)
    assert (
        file.read_text(encoding="utf-8-sig").splitlines()[1].startswith("loop,Loop tester,44,K-3,,2026-11-20,overdue")
    )
    shown.filter.clear()
    shown.table.horizontalHeader().sectionClicked.emit(5)
    assert [one.id for one in model.shown] == ["loop", "rcd", "ref", "thermo"]
    shown.table.horizontalHeader().sectionClicked.emit(5)
    assert [one.id for one in model.shown] == ["thermo", "ref", "rcd", "loop"]
    shown.table.selectRow(1)
    shown.table.setFocus()
    page.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("ref\tAnalyser\tR-1\tD-9")


def test_an_empty_list_offers_to_add_and_the_form_judges_while_typing(on_page: Any) -> None:
    page = on_page()
    assert page.view.list.isHidden() or not page.view.list.isVisible()
    page.add()
    form, primary = page.view.form, lambda: page.window.top.primary
    assert not primary().isEnabled()
    assert all(not field.problem for field in form.fields.values())
    page.type("two words")
    assert form.fields["id"].problem.startswith("1 to 48")
    page.fill(form, id="ref", text="Analyser", serial="R-1", expanded_percent="0,05")
    assert form.fields["id"].problem == ""
    assert form.fields["certificate"].problem == "needed where an uncertainty is stated"
    page.fill(form, certificate="D-9", calibrated_on="1.6.2025", due_on="2025-05-31")
    assert form.fields["due_on"].problem == "before the day of calibration"
    assert form.fields["due_on"].edit.accessibleDescription() == "before the day of calibration"
    page.press(Qt.Key.Key_Return)
    assert page.saved == {}
    page.fill(form, due_on="01.06.2027", laboratory="Lab South")
    assert (form.state.text, form.state.kind) == ("valid", "ok")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: page.saved == {"ref": REFERENCE})
    page.idle()
    assert page.title == "Analyser"
    page.undo(lambda: page.saved == {})
    assert page.title == "Instruments"


def test_an_id_that_is_taken_is_refused(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.add()
    page.fill(page.view.form, id="ref", text="Another", serial="X")
    assert page.view.form.fields["id"].problem == "there is an instrument of this id already"
    page.press(Qt.Key.Key_Return)
    assert page.saved["ref"] == REFERENCE
    page.escape("Instruments")


def test_a_correction_is_saved_when_its_field_is_left_and_undo_takes_it_back(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    form = page.view.page.form
    page.fill(form, certificate="D-90")
    page.press(Qt.Key.Key_Tab)
    page.until(lambda: page.saved["ref"] != REFERENCE)
    page.idle()
    assert page.saved["ref"] == replace(REFERENCE, certificate="D-90")  # a typing mistake is no earlier certificate
    page.undo(lambda: page.saved["ref"] == REFERENCE)
    assert form.fields["certificate"].text == "D-9"
    page.fill(form, due_on="soon")
    page.press(Qt.Key.Key_Tab)
    page.idle()
    assert page.saved["ref"] == REFERENCE
    assert not form.unsaved.isHidden()


def test_what_is_typed_while_another_field_is_being_saved_stays(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    form = page.view.page.form
    page.fill(form, text="Analyser II")
    form.fields["laboratory"].edit.setFocus()
    page.type("II ")  # before the answer of the store has come
    page.idle()
    page.until(lambda: page.saved["ref"].text == "Analyser II")
    page.idle()
    assert form.fields["laboratory"].edit.text() == "II Lab South"


def test_another_certificate_keeps_the_one_before(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    page.renew()
    form = page.view.page.form
    assert form.fields["certificate"].text == ""
    assert page.window.top.primary.accessibleName() == "Keep this certificate"
    page.fill(form, certificate="D-10", calibrated_on="2026-11-20")
    page.press(Qt.Key.Key_Tab)
    page.idle()
    assert page.saved["ref"] == REFERENCE  # kept as a whole, or not at all
    page.fill(form, due_on="2028-11-20", expanded_percent="0.04")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: page.saved["ref"].certificate == "D-10")
    page.idle()
    assert page.saved["ref"].earlier == (
        CalibrationCertificate("D-9", "2025-06-01", "2027-06-01", "Lab South", 0.05, 2.0, "R-1"),
    )
    earlier = page.view.page.model
    assert [earlier.index(0, column).data() for column in range(5)] == [
        "D-9", "Lab South", "2025-06-01", "2027-06-01", "0.05 %, k = 2",
    ]  # fmt: skip
    page.undo(lambda: page.saved["ref"] == REFERENCE)


def test_escape_leaves_a_certificate_that_was_not_kept(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    page.renew()
    page.fill(page.view.page.form, certificate="D-10")
    page.press(Qt.Key.Key_Escape)
    page.until(lambda: not page.view.page.renewing)
    page.idle()
    assert page.saved["ref"] == REFERENCE
    assert page.view.page.form.fields["certificate"].text == "D-9"
    page.escape("Instruments")


def test_what_is_taken_off_the_list_comes_back_with_its_certificates(on_page: Any) -> None:
    kept = replace(REFERENCE, earlier=(RCD.newest,))
    page = on_page(kept, RCD)
    page.open("ref")
    page.view.page.remove.click()
    page.until(lambda: "ref" not in page.saved)
    page.idle()
    assert list(page.saved) == ["rcd"]
    assert page.title == "Instruments"
    page.undo(lambda: page.saved.get("ref") == kept)


def test_a_full_disk_is_told_and_the_form_keeps_what_was_typed(on_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    page.renew()

    async def full(instrument: Instrument) -> None:
        raise ComputerCannot(Reason.DISK_FULL, "data")

    monkeypatch.setattr(page.store, "save_instrument", full)
    page.fill(page.view.page.form, certificate="D-10")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: bool(page.problems))
    assert page.saved["ref"] == REFERENCE
    assert page.view.page.renewing
    assert page.view.page.form.fields["certificate"].text == "D-10"


def test_a_check_is_recorded_and_shown_in_the_chart_and_undo_takes_it_back(on_page: Any) -> None:
    before = tuple(check(number, 0.02 + (number % 3) / 1000) for number in range(6))
    page = on_page(REFERENCE, found=before)
    page.open("ref")
    page.view.page.tabs.buttons["checks"].click()
    page.record()
    form = page.view.page.record
    assert [form.fields[name].text for name in ("source", "point", "limit_percent")] == ["CS-7", "16 A", "0.1"]
    assert not page.window.top.primary.isEnabled()
    page.fill(form, error_percent="0,2", on="24.11.2026")
    assert form.fields["on"].problem.startswith("not a day up to today")
    assert (form.state.text, form.state.kind) == ("beyond ±0.1 %", "fail")
    page.fill(form, on="23.11.2026")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: len(page.store.found) == 7)
    page.idle()
    kept = page.store.found[-1]
    assert (kept.at, kept.error_percent, kept.origin, kept.limit_percent) == (NOW, 0.2, "check", 0.1)
    checks = page.view.page.checks
    assert checks.isVisible()
    assert checks.model.rowCount() == 7
    assert checks.model.index(0, 4).data() == "beyond 3 σ"
    assert "Out of control" in checks.plot.accessibleDescription()
    page.undo(lambda: page.store.found == list(before))
    assert checks.model.rowCount() == 6
    assert checks.words.text() == "The checks are in control."


def test_an_error_of_the_certificate_names_its_number(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    page.view.page.tabs.buttons["errors"].click()
    page.record()
    form = page.view.page.record
    assert (form.origin.choice, form.fields["source"].text) == ("certificate", "D-9")
    form.origin.buttons["check"].click()
    assert form.fields["source"].text == ""
    form.origin.buttons["certificate"].click()
    page.fill(form, point="16 A", error_percent="-0.01", on="2025-06-01")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: len(page.store.found) == 1)
    page.idle()
    assert page.view.page.history.isVisible()
    assert page.view.page.history.model.index(0, 1).data() == "-0.010 %"


def test_too_few_checks_have_no_limits(on_page: Any) -> None:
    page = on_page(REFERENCE, found=tuple(check(number, 0.02) for number in range(3)))
    page.open("ref")
    page.view.page.tabs.buttons["checks"].click()
    assert page.view.page.checks.words.text().startswith("3 of 5 checks")
    assert not page.view.page.checks.plot.grab().isNull()


def test_the_page_is_reached_from_today_from_the_settings_and_by_a_search(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(FakeStore(tools=[REFERENCE, RCD])))
    window.views["today"]._tiles["due"].click()
    assert window.place == "instruments"
    qtbot.waitUntil(lambda: bool(window.views["instruments"].list.model.known))
    assert [one.id for one in window.views["instruments"].list.model.shown] == ["rcd", "ref"]
    assert window.rail.buttons["settings"].isChecked()
    window.go("today")
    window.views["today"].instruments.click()
    assert window.place == "instruments"
    window.go("settings")
    window.views["settings"].instruments.click()
    assert window.place == "instruments"
    window.go("today")
    window.search.open()
    qtbot.waitUntil(lambda: not window.kit.runner.busy)
    window.search.palette.edit.setText("anal")
    qtbot.waitUntil(lambda: not window.kit.runner.busy)
    QTest.keyClick(window.search.palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.top.title.text() == "Analyser", timeout=20000)
    qtbot.waitUntil(lambda: not window.search._typing.isActive() and not window.kit.runner.busy, timeout=20000)


def test_from_a_visit_there_is_a_way_back(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.window.go("instruments", InstrumentWanted(from_visit=True))
    page.idle()
    page.press(Qt.Key.Key_Escape)
    page.until(lambda: page.window.place == "visit")
    page.idle()


def test_a_signal_is_drawn_in_another_shape_not_only_another_colour(theme: Theme) -> None:
    plot = ControlPlot(theme, "chart", lambda value, places: f"{value:.{places}f}", PlotWords("centre", "limits"))
    plot.resize(640, 300)
    checks = [Check(f"2026-01-{day:02}", 0.001 * (day % 3)) for day in range(1, 9)]
    limits = Limits(0.001, 0.001, 6)

    def inked(signal: str) -> int:
        plot.show_checks([*checks, Check("2026-01-09", 0.002, signal)], limits, "")
        image = plot.grab().toImage().convertToFormat(plot.grab().toImage().Format.Format_Grayscale8)
        return sum(image.pixelColor(x, y).lightness() < 200 for x in range(560, 640) for y in range(300))

    assert inked("beyond 3 σ") > inked("") + 60  # the diamond is larger than the circle, and words stand beside it


def test_equal_checks_have_a_centre_and_no_width(theme: Theme) -> None:
    plot = ControlPlot(theme, "chart", lambda value, places: f"{value:.{places}f}", PlotWords("centre", "limits"))
    plot.resize(320, 200)
    plot.show_checks([Check("2026-01-01", 0.0)] * 6, Limits(0.0, 0.0, 6), "")
    assert not plot.grab().isNull()


POINTS = (CertificatePoint(6, 0.04, 0.08), CertificatePoint(16, -0.01, 0.05))


def table_of(page: Page) -> Any:
    """Return the table of load points with the keyboard in its first cell."""
    table = page.view.page.form.points.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    return table


def test_points_of_a_certificate_are_typed_and_a_row_that_cannot_be_used_is_named_and_not_kept(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    table, card = table_of(page), page.view.page.form.points
    for column, text in ((0, "6"), (3, "0,04"), (4, "0.08")):
        table.setCurrentCell(0, column)
        page.type(text[0])  # a digit begins the cell; the rest goes into its editor
        page.type(text[1:])
        page.press(Qt.Key.Key_Return)
        page.until(lambda column=column, text=text: table.rows[0][column] == text)
        if column == 0:
            assert card.problem.text() == "Row 1, Error, %: missing"
            assert page.view.page.form.unsaved.isVisible()
            assert page.saved["ref"].points == ()
    assert card.problem.text() == ""
    page.until(lambda: page.saved["ref"].points == POINTS[:1])
    page.idle()
    assert table.rows == (("6", "", "", "0,04", "0.08", ""), ("",) * 6)  # as it was typed, and one more row
    page.undo(lambda: page.saved["ref"].points == ())
    assert table.rows == (("",) * 6,)


def test_rows_of_a_spreadsheet_are_pasted_copied_and_emptied(on_page: Any) -> None:
    page = on_page(REFERENCE)
    page.open("ref")
    table, card = table_of(page), page.view.page.form.points
    QGuiApplication.clipboard().setText("Current\tPF\tU\tError\tU\tk\n6\t\t\t0,04\t0,08\t2\n16\t\t\t-0,01\t0,05\t2\n")
    page.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.until(lambda: page.saved["ref"].points == POINTS)
    page.idle()
    table.selectAll()
    page.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["6\t\t\t0,04\t0,08\t2", "16\t\t\t-0,01\t0,05\t2"]
    card.unit.buttons["W"].click()
    page.until(lambda: [one.unit for one in page.saved["ref"].points] == ["W", "W"])
    page.idle()
    table.setCurrentCell(1, 0)
    QGuiApplication.clipboard().setText("5")
    page.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert card.problem.text() == "Row 2, Load: not above the load before it"
    assert table.accessibleDescription() == card.problem.text()
    page.idle()
    assert [one.load for one in page.saved["ref"].points] == [6, 16]
    table.setRangeSelected(QTableWidgetSelectionRange(0, 0, 2, 5), False)
    table.setRangeSelected(QTableWidgetSelectionRange(1, 0, 1, 5), True)
    page.press(Qt.Key.Key_Delete)
    page.until(lambda: len(page.saved["ref"].points) == 1)
    assert len(table.rows) == 2
    page.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table


def test_a_new_certificate_begins_without_points_and_the_ones_before_stay_with_theirs(on_page: Any) -> None:
    page = on_page(replace(REFERENCE, points=POINTS))
    page.open("ref")
    assert page.view.page.form.points.table.rows[:2] == (
        ("6", "", "", "0.04", "0.08", "2"), ("16", "", "", "-0.01", "0.05", "2"),
    )  # fmt: skip
    page.renew()
    assert page.view.page.form.points.points == ()
    page.fill(page.view.page.form, certificate="D-10", calibrated_on="2026-11-20")
    page.press(Qt.Key.Key_Return)
    page.until(lambda: page.saved["ref"].certificate == "D-10")
    page.idle()
    assert page.saved["ref"].points == ()
    assert page.saved["ref"].earlier[0].points == POINTS
