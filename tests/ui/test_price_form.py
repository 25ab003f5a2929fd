"""The price of a charge: checked at once, with the reason, and every slip said at its field."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.decision import Outcome
from app.domain.meter_fact import DisplayRead, PriceChecked
from app.ui.views.price_form import PriceForm
from tests.fakes.window import FakeProgram
from tests.ui.asked_window import LINKED, AskedWindow, calibration


@pytest.fixture
def asked(open_window: Callable[..., Any], qtbot: QtBot) -> AskedWindow:
    """A window where one run was measured and its display read."""
    made = AskedWindow(qtbot, open_window(FakeProgram()))
    made.open(calibration(LINKED))
    assert "Price…" not in made.secondary(), "nothing was charged yet"
    made.start()
    made.asked("display")
    made.reply("1.01")
    made.until(made.ended)
    made.until(lambda: "Price…" in made.secondary())
    return made


def opened(asked: AskedWindow) -> PriceForm:
    asked.press(Qt.Key.Key_B)
    asked.until(lambda: asked.bench.questions.price_form is not None)
    form = asked.bench.questions.price_form
    assert form is not None
    assert form.isVisible()
    assert QApplication.focusWidget() is form.edits["energy.unit_price"]
    return form


def fill(asked: AskedWindow, form: PriceForm, **fields: str) -> None:
    for name, words in fields.items():
        form.edits[name.replace("__", ".")].setFocus()
        asked.type(words)


def shown(form: PriceForm) -> str:
    return " | ".join(row.accessibleName() for row in form.result._rows)


def test_a_price_begins_with_the_energy_of_the_display_and_is_judged_in_view(asked: AskedWindow) -> None:
    assert asked.session.state.last(DisplayRead) is not None
    form = opened(asked)
    assert (form.edits["energy.quantity"].text(), form.edits["session.quantity"].text()) == ("1.01", "1")
    fill(asked, form, energy__unit_price="0,45", energy__shown="0.45", session__unit_price="0.50", total="0.95")
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: not form.result.isHidden())
    checked = asked.session.state.last(PriceChecked)
    assert checked is not None
    assert (checked.outcome, checked.smallest_unit) == (Outcome.PASS, Decimal("0.01"))
    assert [line.fee for line in checked.lines] == ["energy", "session", ""]
    assert "Energy, 0.45 shown, 0.45 expected, agrees" in shown(form)
    assert "Session, 0.50 expected, decided by the total" in shown(form)
    fill(asked, form, total="0.96")
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: "does not agree" in shown(form))
    assert "0.96 shown, 0.95 expected" in shown(form)
    assert asked.session.state.last(PriceChecked).outcome is Outcome.FAIL  # type: ignore[union-attr]
    asked.press(Qt.Key.Key_Escape)
    asked.until(asked.back_on_page)
    asked.until(lambda: "price: does not agree" in asked.page.parts["conditions"].text())
    assert not asked.problems


def test_what_is_missing_or_no_number_is_said_at_its_field_and_nothing_is_saved(asked: AskedWindow) -> None:
    form = opened(asked)
    asked.press(Qt.Key.Key_Return)
    assert form._problem.text() == "Energy: Price of one is missing."
    fill(asked, form, energy__unit_price="cheap")
    assert form._problem.isHidden(), "typing takes the sentence away"
    asked.press(Qt.Key.Key_Return)
    assert "Energy: Price of one: “cheap”" in form._problem.text()
    assert QApplication.focusWidget() is form.edits["energy.unit_price"]
    fill(asked, form, energy__unit_price="0.45")
    asked.press(Qt.Key.Key_Return)
    assert form._problem.text() == "Total shown is missing."
    fill(asked, form, total="-1")
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: "Total shown: “-1”" in form._problem.text())
    fill(asked, form, total="0.45", smallest_unit="0")
    asked.press(Qt.Key.Key_Return)
    asked.until(lambda: "Smallest unit of money: “0”" in form._problem.text())
    assert asked.session.state.last(PriceChecked) is None
