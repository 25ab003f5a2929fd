"""The table of load points: the error stands out, and nothing in it is cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.system.texts import TsTexts
from app.ui.cell import CellRole, ChipCell
from app.ui.models.run_rows import RunRow, RunsModel
from app.ui.theme import Theme
from app.ui.widgets.table import ListTable

SHARES = (17, 10, 12, 14, 9, 14, 8, 16)
ROOM = 722
"""What the middle of the workbench leaves beside steps and drawer at 1366, in pixels."""
ROW = RunRow(
    ("16 A", "3.319", "3.319", "3.308", "+0.33 %", "0.14 %", "±1.0 %", ""),
    ChipCell("Pass", "ok"),
    "runs 1 to 3",
    "k = 2.03",
)


def plain(words: str, *_: object, **__: object) -> str:
    """Return the words as they are."""
    return words


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> ListTable:
    """The table of a calibration with one point."""
    made, model = ListTable(theme, "Load points and runs"), RunsModel(plain)
    qtbot.addWidget(made)
    made.setFixedWidth(ROOM)
    made.show_model(model, SHARES, whole=True)
    made.show()
    model.show_rows([ROW])
    vars(made)["kept"] = model
    return made


def test_the_error_is_what_stands_out(table: ListTable) -> None:
    model = table.model()
    strong = [model.index(0, c).data() for c in range(model.columnCount()) if model.index(0, c).data(CellRole.STRONG)]
    assert strong == ["16 A", "+0.33 %"]


def test_every_figure_is_whole_beside_the_drawer(table: ListTable) -> None:
    for column in range(table.model().columnCount()):
        assert table.columnWidth(column) >= table._needed(column), table.model().headerData(
            column, Qt.Orientation.Horizontal
        )
    assert sum(table.columnWidth(c) for c in range(8)) == table.viewport().width()


def test_where_there_is_no_room_at_all_every_column_gives_in(table: ListTable) -> None:
    table.setFixedWidth(420)
    assert all(table.columnWidth(column) > 30 for column in range(8))
    assert sum(table.columnWidth(c) for c in range(8)) == table.viewport().width()


def test_a_copy_has_the_second_lines_too(table: ListTable, qtbot: QtBot) -> None:
    table.selectRow(0)
    table.setFocus()
    assert table.selected_text().splitlines()[1].split("\t")[0] == "16 A, runs 1 to 3"
    assert "0.14 %, k = 2.03" in table.selected_text()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == table.selected_text()


def test_the_ring_of_the_row_with_the_keyboard_goes_round_all_of_it(
    table: ListTable, theme: Theme, qtbot: QtBot
) -> None:
    table.window().activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.selectRow(0)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    picture = table.viewport().grab().toImage()
    ring, row = theme.colour("accent").rgb(), table.visualRect(table.model().index(0, 0))
    for column in range(table.model().columnCount()):
        x = table.columnViewportPosition(column) + table.columnWidth(column) // 2
        above = {picture.pixel(x, y) for y in range(row.top(), row.top() + 4)}
        below = {picture.pixel(x, y) for y in range(row.bottom() - 4, row.bottom() + 1)}
        assert ring in above, column
        assert ring in below, column


@pytest.mark.parametrize(
    ("language", "one", "more"), [("en", "0 of 1 item", "3 of 12 items"), ("de", "0 von 1 Punkt", "3 von 12 Punkten")]
)
def test_one_item_is_no_items(checkout: Path, language: str, one: str, more: str) -> None:
    tr = TsTexts(checkout / "translations", language).tr
    assert tr("{done} of {n} items", done=0, n=1) == one
    assert tr("{done} of {n} items", done=3, n=12) == more
