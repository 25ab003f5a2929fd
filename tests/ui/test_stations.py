"""Ten thousand stations: only what is in view is asked for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.known_error import KnownError
from app.ui.models.csv_file import csv_text
from app.ui.models.stations import BY_SITE, PAGE, StationsModel
from app.ui.runner import Runner
from tests.fakes.window import FakeProgram, FakeStore, station_line

MANY = 10_000


def _store() -> FakeStore:
    return FakeStore([station_line(number) for number in range(MANY)])


def _model(runner: Runner, store: FakeStore) -> StationsModel:
    return StationsModel(store, runner, lambda text, **_: text, str)  # type: ignore[arg-type]


def test_rows_are_loaded_when_they_are_looked_at(runner: Runner, qtbot: QtBot) -> None:
    store = _store()
    model = _model(runner, store)
    with qtbot.waitSignal(model.counted):
        model.reload()
    assert model.rowCount() == MANY
    assert store.asked == [("", 0, PAGE)]
    assert model.index(PAGE - 1, 0).data() == f"CS-{PAGE - 1:05d}"
    assert model.index(5020, 0).data() == "…"
    qtbot.waitUntil(lambda: model.line(5020) is not None)
    assert model.index(5020, 0).data() == "CS-05020"
    assert store.asked == [("", 0, PAGE), ("", 5000, PAGE)]


def test_a_screen_asks_for_a_few_pages_only(open_window: Any, qtbot: QtBot) -> None:
    store = _store()
    window = open_window(FakeProgram(store), "stations")
    view = window.views["stations"]
    qtbot.waitUntil(lambda: view.model.line(0) is not None)
    assert sum(limit for _, _, limit in store.asked) <= 3 * PAGE
    view.table.scrollTo(view.model.index(9990, 0))
    qtbot.waitUntil(lambda: view.model.line(9990) is not None)
    assert sum(limit for _, _, limit in store.asked) <= 6 * PAGE


def test_typing_filters(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_store()), "stations")
    view = window.views["stations"]
    view.table.setFocus()
    for letter in "SN-00012":
        QTest.keyClicks(window.focusWidget(), letter)
    qtbot.waitUntil(lambda: view.model.rowCount() == 10)
    assert view.filter.text() == "SN-00012"


def test_another_order_sorts_all_of_them(runner: Runner, qtbot: QtBot) -> None:
    model = _model(runner, _store())
    model.reload()
    qtbot.waitUntil(lambda: model.rowCount() == MANY)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.line(0) is not None and model.line(0).id == f"CS-{MANY - 1:05d}")  # type: ignore[union-attr]
    assert model.index(MANY - 1, 0).data() == "CS-00000"
    model.sort(BY_SITE, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "CS-00000")


def test_names_with_numbers_are_sorted_as_people_do(runner: Runner, qtbot: QtBot) -> None:
    bays = [replace(station_line(number), id=f"Bay {number}", site=f"Yard {number}") for number in (10, 2, 1)]
    model = _model(runner, FakeStore(register=bays))
    for column in (0, 1):
        with qtbot.waitSignal(model.dataChanged):
            model.sort(column, Qt.SortOrder.DescendingOrder)
        qtbot.waitUntil(lambda: model.line(2) is not None)
        assert [model.line(row).id for row in range(3)] == ["Bay 10", "Bay 2", "Bay 1"]  # type: ignore[union-attr]


def test_selected_rows_are_copied_with_their_heads(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_store()), "stations")
    view = window.views["stations"]
    qtbot.waitUntil(lambda: view.model.line(2) is not None)
    view.table.selectRow(2)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Station\tSite\tSerial")
    assert lines[1].startswith("CS-00002\tSite 0000\tSN-000002\tNorthgrid NG-22")


def test_export_writes_all_that_match_not_only_what_was_loaded(open_window: Any, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(FakeProgram(_store()), "stations")
    view = window.views["stations"]
    file = tmp_path / "stations.csv"
    view.export(str(file))
    qtbot.waitUntil(file.exists)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == MANY + 1
    assert lines[-1].startswith("CS-09999,")


def test_a_spreadsheet_does_not_run_what_a_station_calls_itself() -> None:
    assert csv_text(["Station"], [["=cmd()"], ["plain"]]) == "Station\r\n'=cmd()\r\nplain\r\n"


def test_enter_opens_the_station_and_escape_goes_back(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_store()), "stations")
    view = window.views["stations"]
    qtbot.waitUntil(lambda: view.model.line(1) is not None)
    view.table.selectRow(1)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.page.line.id == "CS-00001"
    assert window.top.title.text() == "Site 0000"
    assert window.top.primary.accessibleName() == "Start visit"
    window.top.buttons[0].click()
    assert window.top.title.text() == "Stations"


def _found(day: int, error: float, point: str = "16 A") -> KnownError:
    at = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(days=day)
    return KnownError(
        subject="meter", id="M1", at=at, point=point, error_percent=error, expanded_percent=0.05, limit_percent=1.0,
        origin="visit", source=f"visit {day}", station="CS-00000",
    )  # fmt: skip


def test_the_meter_of_a_station_has_a_history(open_window: Any, qtbot: QtBot) -> None:
    store = _store()
    store.found = [_found(365 * year, 0.2 * year) for year in range(4)] + [_found(0, 0.1, "6 A")]
    window = open_window(FakeProgram(store), "stations")
    view = window.views["stations"]
    qtbot.waitUntil(lambda: view.model.line(0) is not None)
    view.show_station(view.model.line(0))
    history = view.page.history
    qtbot.waitUntil(lambda: history.point.count() == 2)
    view.page.tabs.buttons["meter"].click()
    assert history.isVisible()
    assert "three values" in history.drift.text()  # one value at 6 A
    history.point.setCurrentIndex(1)
    assert history.drift.text().startswith("+0.200 % a year; limit possible from 202")
    assert history.plot.accessibleDescription() == history.drift.text()
    assert history.model.rowCount() == 4
    assert history.model.index(0, 1).data() == "+0.600 %"
    plain = history.plot.grab().toImage()
    history.point.setCurrentIndex(0)
    assert history.plot.grab().toImage() != plain


def test_a_station_without_errors_says_where_they_come_from(open_window: Any, qtbot: QtBot) -> None:
    window = open_window(FakeProgram(_store()), "stations")
    view = window.views["stations"]
    qtbot.waitUntil(lambda: view.model.line(0) is not None)
    view.show_station(view.model.line(0))
    view.page.tabs.buttons["meter"].click()
    qtbot.waitUntil(lambda: not window.kit.runner.busy)
    assert not view.page.history.table.isVisible()
