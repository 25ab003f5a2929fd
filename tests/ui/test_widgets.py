"""Widgets on their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.number import Reading
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.ui.views.steps.machine import MachinePage
from app.ui.views.view import Header, View
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button, PrimaryButton
from app.ui.widgets.chip import KINDS, Chip
from app.ui.widgets.choice import Choice
from app.ui.widgets.error_card import InlineError
from app.ui.widgets.evidence import EvidenceGrid, Picture, thumbnail
from app.ui.widgets.frames import FrameLine, FrameList
from app.ui.widgets.item_row import ItemList, ItemRow
from app.ui.widgets.key_value import KeyValueList
from app.ui.widgets.pdf import PdfPreview
from app.ui.widgets.plot import ErrorPlot, LoadPlot
from app.ui.widgets.plot_axes import nice_step, places_of
from app.ui.widgets.progress_row import ProgressRow
from app.ui.widgets.sparkline import Sparkline, Trend, TrendPoint
from app.ui.widgets.status_bar import StatusBar
from app.ui.widgets.steps import STATES, StepLine, StepList
from app.ui.widgets.thin_curve import COLUMNS, ErrorPoint, ThinCurve
from app.ui.widgets.toast import Toast
from app.ui.widgets.value_edit import ValueEdit


def _shown(qtbot: QtBot, *widgets: QWidget, size: tuple[int, int] = (800, 600)) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    window.resize(*size)
    qtbot.addWidget(window)
    vars(qtbot)["shown"] = window  # qtbot itself holds it weakly
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _places(value: float, places: int) -> str:
    return f"{value:.{places}f}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chip_says_its_word_and_draws_its_kind(theme: Theme, qtbot: QtBot, kind: str) -> None:
    chip = Chip(theme, "Pass", kind)
    _shown(qtbot, chip)
    assert chip.accessibleName() == "Pass"
    assert (chip.icon != "") == (kind in ("ok", "warn", "fail")), "colour never speaks alone"


def test_the_key_of_a_button_presses_it_unless_one_types(theme: Theme, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = Button.of(theme, Action("Photo", lambda: pressed.append("photo"), "P"))
    primary = PrimaryButton(theme, "Next")
    primary.clicked.connect(lambda: pressed.append("next"))
    edit = QLineEdit()
    window = _shown(qtbot, button, primary, edit)
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: pressed == ["photo"])
    edit.setFocus()
    QTest.keyClicks(edit, "p")
    assert edit.text() == "p"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pressed == ["photo", "next"])
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pressed == ["photo", "next", "photo"])


def test_enter_opens_the_details_of_an_entry_of_the_status_bar_and_presses_nothing_else(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    pressed: list[str] = []
    bar = StatusBar(theme, {name: name for name in (*StatusBar.LEADING, *StatusBar.TRAILING)}, "Status")
    button = PrimaryButton(theme, "Next")
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(button)
    bar.asked.connect(pressed.append)
    button.clicked.connect(lambda: pressed.append("next"))
    bar.parts["saved"].show_words("Saved 10:42", "ok")
    _shown(qtbot, window)
    bar.parts["saved"].setFocus()
    QTest.keyClick(bar.parts["saved"], Qt.Key.Key_Return)
    qtbot.wait(150)  # an animated click of the primary button would come later
    assert pressed == ["saved"]


def test_a_disabled_action_says_why(theme: Theme) -> None:
    button = Button.of(theme, Action("Start", lambda: None, enabled=False, why_not="E17 is open"))
    assert not button.isEnabled()
    assert button.toolTip() == "E17 is open"


@pytest.mark.parametrize(("typed", "number"), [("0,42", "0.42"), ("0.42", "0.42"), ("-1,20", "-1.20")])
def test_comma_and_point_are_both_decimal(theme: Theme, qtbot: QtBot, typed: str, number: str) -> None:
    seen: list[Reading | None] = []
    entered: list[str] = []
    edit = ValueEdit(theme, "Loop impedance", "Ω", seen.append)
    edit.entered.connect(entered.append)
    _shown(qtbot, edit)
    QTest.keyClicks(edit.edit, typed)
    assert len(seen) == len(typed), "judged at every key"
    last = seen[-1]
    assert last is not None
    assert str(last.number) == number
    QTest.keyClick(edit.edit, Qt.Key.Key_Return)
    assert entered == [typed]


def test_what_is_no_number_is_marked_and_not_taken(theme: Theme, qtbot: QtBot) -> None:
    entered: list[str] = []
    edit = ValueEdit(theme, "Loop impedance", "Ω")
    edit.entered.connect(entered.append)
    edit.show_text("0.40")
    _shown(qtbot, edit)
    edit.edit.selectAll()
    QTest.keyClicks(edit.edit, "1.2.3")
    assert edit.edit.property("invalid") == "true"
    QTest.keyClick(edit.edit, Qt.Key.Key_Return)
    assert entered == []
    QTest.keyClick(edit.edit, Qt.Key.Key_Escape)
    assert edit.edit.text() == "0.40"
    assert edit.edit.property("invalid") == "false"


def _items(theme: Theme) -> ItemList:
    items = ItemList(theme, "Live checks")
    for id in ("E27", "E17", "E23"):
        items.add(ItemRow(theme, id, f"Title of {id}", "limit 300 ms, IEC 61008-1"))
    return items


def test_the_active_item_shows_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    items = _items(theme)
    done: list[str] = []
    items.rows["E17"].set_active(True, [Action("Not tested", lambda: done.append("NT"), "N")])
    _shown(qtbot, items)
    button = items.rows["E17"].findChild(Button)
    assert isinstance(button, Button)
    button.click()
    assert done == ["NT"]
    items.rows["E17"].set_active(False)
    qtbot.waitUntil(lambda: not [b for b in items.rows["E17"].findChildren(Button) if b.isVisible()])


def test_arrows_go_from_item_to_item(theme: Theme, qtbot: QtBot) -> None:
    items = _items(theme)
    asked: list[str] = []
    items.activated.connect(asked.append)
    items.rows["E17"].set_active(True)
    _shown(qtbot, items)
    QTest.keyClick(items, Qt.Key.Key_Down)
    QTest.keyClick(items, Qt.Key.Key_Up)
    QTest.mouseClick(items.rows["E23"], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert asked == ["E23", "E27", "E23"]


def test_an_item_speaks_value_verdict_and_limit(theme: Theme, qtbot: QtBot) -> None:
    row = ItemRow(theme, "E17", "RCD trip time", "limit 300 ms, IEC 61008-1")
    row.show_value("318", "ms")
    row.show_verdict("fail", "S2 fail")
    assert row.accessibleName() == "E17, RCD trip time, 318 ms, S2 fail, limit 300 ms, IEC 61008-1"


def test_words_of_an_item_take_the_room_there_is(theme: Theme, qtbot: QtBot) -> None:
    items = _items(theme)
    _shown(qtbot, items)
    assert items.rows["E27"].height() < 60


def test_steps_show_every_state_and_tell_which_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    steps = StepList(theme, "Periodic inspection")
    lines = [StepLine(state, state.title(), state, "note", f"is {state}") for state in STATES]
    steps.show_steps(lines)
    _shown(qtbot, steps)
    pictures = [row.grab().toImage() for row in steps.rows.values()]
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[i + 1 :])
    chosen: list[str] = []
    steps.chosen.connect(chosen.append)
    steps.rows["locked"].setFocus()
    QTest.keyClick(steps.rows["locked"], Qt.Key.Key_Return)
    assert chosen == ["locked"]
    assert steps.rows["locked"].accessibleName() == "Locked, is locked, note"
    same = steps.rows["todo"]
    steps.show_steps([StepLine(line.id, line.title, "done") for line in lines])
    assert steps.rows["todo"] is same, "rows stay, so that the focus does"


def test_steps_lie_down_as_a_strip(theme: Theme, qtbot: QtBot) -> None:
    steps = StepList(theme, "Periodic inspection", Button(theme, "Pause visit"))
    steps.show_steps([StepLine(str(n), f"Step {n}", "doing" if n == 3 else "todo") for n in range(14)])
    _shown(qtbot, steps, size=(860, 500))
    steps.set_strip(True)
    qtbot.waitUntil(lambda: steps.height() < 60)
    assert steps.rows["0"].toolTip() != ""
    steps.set_strip(False)
    qtbot.waitUntil(lambda: steps.width() == theme.size("steps"))


def test_a_stale_value_says_its_age(theme: Theme, qtbot: QtBot) -> None:
    facts = KeyValueList(theme, "Live station")
    facts.show_value("power", "Power", "11.04 kW")
    facts.show_value("power", "Power", "11.04 kW", "12 min ago")
    facts.show_chip("c1", "Connector 1", "Charging", "info")
    facts.show_value("c1", "Connector 1", "gone")
    _shown(qtbot, facts)
    names = {child.accessibleName() for child in facts.findChildren(QWidget)}
    assert "Power: 11.04 kW · 12 min ago" in names
    assert facts.keys() == ("power", "c1")


def test_frames_keep_the_last_ones(theme: Theme, qtbot: QtBot) -> None:
    frames = FrameList(theme, "Last frames", 4)
    frames.add(FrameLine("10:42:00", "in", f"Heartbeat {n}") for n in range(100))
    _shown(qtbot, frames)
    assert [line.text for line in frames._lines] == [f"Heartbeat {n}" for n in (99, 98, 97, 96)]


def test_evidence_opens_and_asks_for_more(theme: Theme, qtbot: QtBot) -> None:
    grid = EvidenceGrid(theme, "Add a photo")
    grid.show_pictures([Picture(f"{n:064x}", f"Photo {n}") for n in range(5)])
    _shown(qtbot, grid)
    opened: list[str] = []
    grid.opened.connect(opened.append)
    grid._tiles[3].click()
    assert opened == [f"{3:064x}"]
    with qtbot.waitSignal(grid.add_asked):
        grid._tiles[-1].click()


def test_a_thumbnail_is_small_and_a_file_is_none(qapp: object, tmp_path: Path) -> None:
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    file = tmp_path / "photo.png"
    assert image.save(str(file))
    small = thumbnail(file.read_bytes(), QSize(120, 90))
    assert small.size() == QSize(120, 90)
    assert thumbnail(b"not a photo", QSize(120, 90)).isNull()


@pytest.mark.parametrize(("span", "step"), [(2.36, 0.5), (3.0, 1.0), (0.5, 0.1), (40.0, 10.0), (0, 1.0)])
def test_ticks_are_round(span: float, step: float) -> None:
    assert nice_step(span) == pytest.approx(step)


@pytest.mark.parametrize(("step", "places"), [(0.25, 2), (0.1, 1), (0.2, 1), (2.5, 1), (5, 0), (100, 0), (0.025, 3)])
def test_no_tick_is_written_as_another_number(step: float, places: int) -> None:
    assert places_of(step) == places


def test_the_error_plot_says_and_draws_its_last_value(theme: Theme, qtbot: QtBot) -> None:
    plot = ErrorPlot(theme, "Error", _places)
    _shown(qtbot, plot)
    plot.begin(1.0, 3.0, 0.1)
    empty = plot.grab().toImage()
    plot.add([ErrorPoint(0.1 * n, 0.2, 0.5 / (n + 1)) for n in range(20)], "1.1 kWh to go")
    assert plot.grab().toImage() != empty
    assert plot.accessibleDescription() == "+0.20 % ± 0.03 %"
    plot.begin(1.0, 3.0)
    plot.add([ErrorPoint(0.1, 50.0)])
    assert not plot.grab().isNull(), "a run far outside the limits still shows"


def test_the_load_plot_speaks_its_points(theme: Theme, qtbot: QtBot) -> None:
    plot = LoadPlot(theme, "Error over load", _places)
    plot.show_points([ErrorPoint(6, 0.35, 0.1, "ok", "6 A"), ErrorPoint(32, -1.2, 0.1, "fail", "32 A")], 1.0)
    _shown(qtbot, plot)
    assert plot.accessibleDescription() == "6 A: 0.35 %, 32 A: -1.20 %"
    assert not plot.grab().isNull()


def test_small_curves_draw(theme: Theme, qtbot: QtBot) -> None:
    line, trend = Sparkline(theme, "Power"), Trend(theme, "E17")
    _shown(qtbot, line, trend)
    before = line.grab().toImage(), trend.grab().toImage()
    line.show_values([0, 1, 2])
    trend.show_trend([TrendPoint("2025", 212), TrendPoint("today", 318, True)], 300, "limit 300 ms")
    assert (line.grab().toImage(), trend.grab().toImage()) != before
    assert trend.accessibleDescription() == "2025: 212, today: 318"


def test_undo_takes_back_once(theme: Theme, qtbot: QtBot) -> None:
    window = _shown(qtbot)
    toast = Toast(theme, window, "Undo")
    undone: list[int] = []
    toast.say("E17 marked not tested", lambda: undone.append(1))
    assert toast.isVisible()
    assert toast.offers
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: undone == [1])
    assert not toast.isVisible()
    toast.take_back()
    assert undone == [1]
    toast.say("E18 marked not tested", lambda: undone.append(2))
    toast.silence()
    toast.take_back()
    assert undone == [1], "what it told is no longer there"


def test_a_toast_makes_room_for_its_words_when_the_density_changes(theme: Theme, qtbot: QtBot) -> None:
    ground = _shown(qtbot, QWidget())
    toast = Toast(theme, ground, "Undo")
    toast.say("mid-in-service-own-6 kept as edition 2026-11-23")
    theme.use(density="field")
    qtbot.waitUntil(lambda: toast.width() >= toast.sizeHint().width())
    assert ground.rect().contains(toast.geometry())
    theme.use(density="desk")


def test_a_narrow_status_bar_shows_when_it_was_saved_and_what_waits(theme: Theme, qtbot: QtBot) -> None:
    names = dict.fromkeys((*StatusBar.LEADING, *StatusBar.TRAILING), "part")
    bar = StatusBar(theme, names, "State")
    _shown(qtbot, bar, size=(600, 80))
    words = {
        "link": "PB22-000042 verbunden, OCPP 1.6",
        "saved": "Gespeichert 10:42:17",
        "sync": "Abgleich: 2 offen",
        "clock": "Uhr: Station geht 2,0 s nach",
        "person": "T-07",
        "keys": "? Tasten",
        "find": "Ctrl K suchen",
    }
    for part, said in words.items():
        bar.show_part(part, said)
    qtbot.waitUntil(lambda: bar.parts["link"].toolTip() == words["link"])
    for part in ("saved", "sync"):
        assert bar.parts[part].width() >= bar.parts[part].sizeHint().width()
        assert not bar.parts[part].toolTip()


def test_an_error_says_what_happened_what_is_safe_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    card = InlineError(theme, "Dismiss")
    _shown(qtbot, card)
    assert not card.isVisible()
    tried: list[int] = []
    card.tell(
        "Wrong station.", "Nothing was written.", "Go to the right one.", [Action("Again", lambda: tried.append(1))]
    )
    assert card.accessibleName() == "Wrong station. Nothing was written. Go to the right one"
    buttons = {button.accessibleName(): button for button in card.findChildren(Button)}
    buttons["Again"].click()
    assert tried == [1]
    buttons["Dismiss"].click()
    assert not card.isVisible()


def test_progress_says_what_cancelling_leaves(theme: Theme, qtbot: QtBot) -> None:
    row = ProgressRow(theme, "Fetching firmware", "Cancel", "Cancelling leaves version 5.2.1 running.")
    _shown(qtbot, row)
    row.show_progress("Fetching firmware", 0.37, "3.1 of 8.0 MB, 220 kB/s, 22 s left")
    assert "22 s left" in row.accessibleName()
    with qtbot.waitSignal(row.cancel_asked):
        row.cancel.click()


def test_a_pdf_is_drawn_page_by_page_beside_the_window(
    theme: Theme, runner: Runner, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = PdfPreview(theme, runner, "Report", lambda number, of: f"Page {number} of {of}", pytest.fail)
    _shown(qtbot, preview)
    preview.show_pdf(_pdf(tmp_path), "Drawing…")
    qtbot.waitUntil(lambda: preview.page_count == 12)
    qtbot.waitUntil(lambda: preview.drawn >= 1)
    assert preview.drawn < 12, "pages out of view are not drawn"
    assert {"Page 1 of 12", "Page 12 of 12"} <= {child.accessibleName() for child in preview.findChildren(QWidget)}


def test_what_is_no_pdf_goes_to_the_caller(theme: Theme, runner: Runner, qtbot: QtBot) -> None:
    problems: list[BaseException] = []
    page: Callable[[int, int], str] = lambda number, of: ""  # noqa: E731
    preview = PdfPreview(theme, runner, "Report", page, problems.append)
    _shown(qtbot, preview)
    preview.show_pdf(b"nothing of the kind")
    qtbot.waitUntil(lambda: bool(problems))
    assert preview.page_count == 0


def _pdf(folder: Path) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = folder / "twelve.pdf"
    canvas = Canvas(str(file))
    for number in range(12):
        canvas.drawString(72, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return file.read_bytes()


def test_a_thin_curve_keeps_what_would_be_seen() -> None:
    curve = ThinCurve(10.0)
    curve.add(ErrorPoint(at / 10_000, -1.0 if at == 50_001 else 1.0 if at == 50_003 else 0.0) for at in range(100_001))
    drawn = curve.points
    assert curve.count == 100_001
    assert curve.last == drawn[-1] == ErrorPoint(10.0, 0.0)
    assert len(drawn) <= 3 * COLUMNS
    assert [point.at for point in drawn] == sorted(point.at for point in drawn)
    assert (min(point.error_percent for point in drawn), max(point.error_percent for point in drawn)) == (-1.0, 1.0)


def test_few_points_are_all_kept() -> None:
    curve = ThinCurve(10.0)
    points = [ErrorPoint(float(at), 0.1 * at) for at in range(11)]
    curve.add(points[:4])
    curve.add(points[4:])
    assert curve.points == points


def test_a_choice_too_long_for_its_field_has_its_words_in_the_tool_tip(theme: Theme, qtbot: QtBot) -> None:
    choice = Choice(theme, "Reference").add(("a", "Eastron SDM630, three phases"), ("b", "none"))
    qtbot.addWidget(choice)
    choice.setFixedWidth(130)
    choice.show()
    choice.grab()
    assert choice.toolTip() == "Eastron SDM630, three phases"
    choice.show_value("b")
    choice.grab()
    assert not choice.toolTip()


def test_a_button_without_room_for_its_key_tells_it_and_still_obeys_it(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Flag finding", "F")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    wide = button.sizeHint().width()
    button.draw_key(False)
    assert button.sizeHint().width() < wide
    assert button.toolTip() == "F"
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_F)


def test_a_screen_without_a_header_cannot_be_made(qapp: Any) -> None:
    class Headless(View):
        """Forgot its header."""

    class Headed(View):
        def __init__(self) -> None:
            QWidget.__init__(self)

        def header(self) -> Header:
            return Header("Headed")

    with pytest.raises(TypeError, match="Headless is abstract: header"):
        Headless(None)  # type: ignore[abstract,arg-type]
    with pytest.raises(TypeError, match="MachinePage is abstract: button, words"):
        MachinePage(None, None)  # type: ignore[abstract,arg-type,call-arg]
    assert Headed().header().title == "Headed"
