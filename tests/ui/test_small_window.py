"""The smallest window with the largest targets: what is asked of somebody with gloves on is seen whole (960x540)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import Reason
from app.domain.outcome import METER_TEST_FINDING, Finding
from app.domain.step import Step
from app.domain.verdict import Severity
from app.system.texts import TsTexts
from app.ui.views.price_form import PriceForm
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.live import LivePage
from app.ui.views.steps.meter_calibration import MeterCalibrationPage
from app.ui.views.steps.meter_side import KINDS
from app.ui.views.steps.report import ReportPage
from app.ui.views.visit_ask import Ask as Question
from app.ui.views.window import SMALLEST, MainWindow
from app.ui.widgets.button import Button
from app.workflows.guided_hands import Ask, Wanted
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import LINKED, AskedWindow, calibration
from tests.ui.seen import controls, cut, place, unreached, whole

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
LANGUAGES = (
    pytest.param("en", marks=pytest.mark.soak),
    pytest.param("de", marks=pytest.mark.soak),
    "pseudo",  # every text a third longer: what fits in it fits in the others
)
WANTED = (
    Wanted(Ask.REFERENCE, "16 A", 1),
    Wanted(Ask.DISPLAY, "16 A", 1),
    Wanted(Ask.PULSES, "16 A", 1),
    Wanted(Ask.TIMED_PULSES, "16 A", 1),
    Wanted(Ask.WIRING),
    Wanted(Ask.LOAD, current_a=Decimal("0.5")),
    Wanted(Ask.LOAD),
)
BEFORE_LIVE = tuple(Step)[: tuple(Step).index(Step.LIVE_CHECKS)]


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, open_window: Callable[..., Any]) -> Iterator[MainWindow]:
    """A window as small as it gets, in Field density and a language."""
    program = FakeProgram()
    program.texts = TsTexts(TRANSLATIONS, request.param)  # type: ignore[assignment]
    made: MainWindow = open_window(program, size=SMALLEST)
    made.kit.theme.use(density="field")
    yield made
    made.kit.theme.use(density="desk")


@pytest.fixture
def asked(window: MainWindow, qtbot: QtBot) -> AskedWindow:
    """At the calibration of a visit."""
    made = AskedWindow(qtbot, window)
    made.open(calibration(LINKED))
    settle(made)
    return made


def settle(asked: AskedWindow) -> None:
    """Let what was laid out anew come to rest."""
    asked.bot.wait(40)


def check_question(asked: AskedWindow, question: Any) -> None:
    """Every button is seen at once, nothing is cut off, and Tab brings every field into view."""
    settle(asked)
    ground = asked.window.centralWidget()
    assert ground is not None
    assert question.size() == ground.size()
    asked_for = question.scroller.widget()
    buttons = [one for one in question.findChildren(Button) if one.isVisible() and not asked_for.isAncestorOf(one)]
    assert {question.yes, question.no} <= set(buttons)
    assert not [place(one) for one in buttons if not whole(one)]
    assert not list(cut(question))
    assert not unreached(asked.bot, question)


def test_every_control_of_the_questions_of_a_run_is_seen(asked: AskedWindow) -> None:
    for wanted in WANTED:
        question = asked.bench.questions.of_runs.question(wanted)
        asked.bench.questions.show(question)
        check_question(asked, question)
        for field in set(question.values()) - {"name"}:
            question.put(field, "about one and a half")
        question.answer()
        if question.isVisible():
            assert asked.wrong(next(iter(question.values()))), "the sentence at the field takes room too"
            check_question(asked, question)
            question.close_overlay()


def test_every_control_of_a_question_with_a_reason_is_seen(asked: AskedWindow) -> None:
    for what, about in (("discard", ("16 A", 1)), ("cancel_check", None), ("pause", None), ("hand_over", None)):
        asked.bench.questions.ask(what, about)
        question = asked.question
        assert isinstance(question, Question)
        check_question(asked, question)
        question.close_overlay()


def test_every_control_of_the_price_is_seen_also_beside_what_came_of_it(asked: AskedWindow) -> None:
    asked.start()
    asked.until(lambda: asked.question is not None)
    asked.reply("1.01")
    asked.until(asked.ended)
    asked.bench.questions.ask("price", None)
    form = asked.bench.questions.price_form
    assert isinstance(form, PriceForm)
    check_question(asked, form)
    for fee in ("energy", "time", "session"):
        for column in ("unit_price", "quantity", "shown"):
            form.edits[f"{fee}.{column}"].setText("1.00")
    form.check()
    assert form._problem.isVisible()
    check_question(asked, form)
    form.edits["total"].setText("4.00")
    form.check()
    asked.until(form.result.isVisible)
    settle(asked)
    assert len(form.result._rows) == 4
    assert whole(form.result._rows[0]), "what came of it comes into view by itself"
    check_question(asked, form)


def check_page(asked: AskedWindow, root: Any) -> None:
    """The buttons above the page are seen at once; Tab brings every field of the form into view."""
    settle(asked)
    bar = [one for one in controls(asked.window.top) if not whole(one)]
    assert not [place(one) for one in bar]
    assert not list(cut(root))
    assert not unreached(asked.bot, root)


def test_every_control_of_the_load_and_of_meter_and_seals_is_seen(asked: AskedWindow) -> None:
    page = asked.page
    assert isinstance(page, MeterCalibrationPage)
    check_page(asked, page.form)
    for kind in KINDS:
        page.show_meter(kind)
        form = page.meter.form
        if isinstance(form, GuardedForm):
            form.guard.relevant.buttons["yes"].click()
            settle(asked)
            assert form.guard.warning.isVisible()
        check_page(asked, page.meter)


def test_every_control_of_the_clock_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    asked = AskedWindow(qtbot, window, BEFORE_LIVE)
    asked.world.station.settings["MeterPublicKey1"] = "3059301306"
    asked.open_at(Step.LIVE_CHECKS)
    page = asked.bench.page
    assert isinstance(page, LivePage)
    asked.until(page.guard.isVisible)
    page.guard.relevant.buttons["yes"].click()
    check_page(asked, page.guard)
    asked.bench.questions.ask("clock", lambda: None)
    question = asked.bench.questions.clock_ask
    assert question is not None
    check_question(asked, question)
    question.guard.relevant.buttons["yes"].click()
    assert question.guard.warning.isVisible()
    check_question(asked, question)


def test_what_a_failed_item_means_is_not_cut(window: MainWindow, qtbot: QtBot) -> None:
    asked = AskedWindow(qtbot, window, BEFORE_LIVE)
    asked.open_at(Step.LIVE_CHECKS)
    items, cards = asked.bench.page.items, asked.bench.page.cards
    items.activate(("E17", 1))
    assert items.editor is not None
    items.editor.put("318")
    asked.until(cards._words.isVisible)
    items.commit()
    asked.until(cards._accept.isVisible)
    asked.window.resize(1366, 768)
    asked.window.toggle_drawer(True)
    cards._left.show()  # beside a hint, and the drawer beside both
    settle(asked)
    assert cards.height() >= cards.heightForWidth(cards.width())
    assert not list(cut(cards))
    assert cards._words.geometry().bottom() < cards._accept.geometry().top()


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_a_finding_of_the_meter_is_told_in_the_language_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    asked = AskedWindow(qtbot, window, BEFORE_LIVE)
    asked.open_at(Step.LIVE_CHECKS)
    asked.bench.look_at(Step.REPORT)
    page = asked.bench.page
    assert isinstance(page, ReportPage)
    finding = Finding(Severity.S2, "", None, METER_TEST_FINDING, Step.CALIBRATION)
    assert page._note(finding)[0].startswith("Eine Prüfung des Zählers ist nicht bestanden")
    broke = replace(finding, title=Reason.NO_ANSWER.value)
    assert page._note(broke)[0] not in ("", Reason.NO_ANSWER.value)
    assert page._note(replace(finding, title="Von Hand geschrieben"))[0] == "Von Hand geschrieben"


@pytest.mark.parametrize("window", ["de"], indirect=True)
def test_buttons_that_stand_above_the_others_begin_at_the_same_side(asked: AskedWindow) -> None:
    question = asked.bench.questions.of_runs.question(Wanted(Ask.DISPLAY, "16 A", 1))
    asked.bench.questions.show(question)
    settle(asked)
    others = [one for one in question.findChildren(Button) if question.others.indexOf(one) >= 0]
    others.sort(key=question.others.indexOf)
    assert others[0].y() < question.yes.y(), "in this language they do not fit beside each other"
    assert others[0].x() == question.scroller.x()
    assert others[1].x() - others[0].geometry().right() < 20
