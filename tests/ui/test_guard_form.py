"""The guard and the meter form: nothing is chosen beforehand, and what is missing is said."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.act import Act
from app.domain.errors import BadInput
from app.domain.legal_change import LegalAnswer, LegalChange
from app.domain.plan_work import PlanAct
from app.ui.app import make_kit
from app.ui.theme import Theme
from app.ui.views.steps.act_form import ActForm
from app.ui.views.steps.guard_form import GuardForm
from app.ui.views.steps.meter_form import MeterForm
from app.workflows.chosen_profile import profile_of
from app.workflows.guided_calibration import reachable
from app.workflows.judge_change import guard_of
from tests.fakes.window import FakeProgram

DAY = date(2026, 11, 28)


def kit(qapp, qtbot):  # type: ignore[no-untyped-def]
    made = make_kit(qapp, FakeProgram())
    return made


def test_unknown_is_asked_never_assumed(qapp, qtbot: QtBot, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    made = kit(qapp, qtbot)
    form = GuardForm(made, guard_of(made.program.catalogue).of(LegalChange.FIRMWARE), "M. Lind")
    qtbot.addWidget(form)
    form.show()
    assert form.answer() is None
    assert form.lacking() == "Say whether it is part of the type approval"
    assert form.warning.isHidden()
    form.relevant.buttons["no"].click()
    assert form.lacking() == "Fill in: Which document says so"
    QTest.keyClicks(form.fields["said_by"], "annex 2")
    assert form.lacking() == ""
    assert form.answer() == LegalAnswer(relevant=False, said_by="annex 2")
    form.relevant.buttons["yes"].click()
    assert "verification period" in form.warning.text()
    assert "Authorised repair" in form.warning.text()
    for name in ("reason", "right"):
        QTest.keyClicks(form.fields[name], name)
    QTest.keyClicks(form.fields["approved_by"], "m. lind")
    assert form.lacking() == "Approval needs a second person"
    form.fields["approved_by"].setText("S. Super")
    assert form.lacking() == ""
    assert made.runner.quit()


def test_more_than_a_check_has_to_be_proven(qapp, qtbot: QtBot, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    made = kit(qapp, qtbot)
    form = ActForm(made)
    qtbot.addWidget(form)
    form.show()
    assert form.act() is None
    form.kind.setCurrentIndex(form.kind.findData("authority_verification"))
    with pytest.raises(BadInput) as missing:
        form.act()
    assert form.explain(missing.value) == "Fill in: Officer of the authority"
    QTest.keyClicks(form.fields["officer"], "O. Ficer")
    QTest.keyClicks(form.fields["body"], "LBME")
    assert form.act() == PlanAct(Act.AUTHORITY_VERIFICATION, "", "O. Ficer", "LBME")
    form.kind.setCurrentIndex(form.kind.findData("calibration"))
    form.fields["number"].setText("not accredited")
    assert form.act() == PlanAct(Act.CALIBRATION, "not accredited")
    assert made.runner.quit()


def test_only_what_the_profile_asks_for_is_shown(qapp, qtbot: QtBot, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    made = kit(qapp, qtbot)
    form = MeterForm(made)
    qtbot.addWidget(form)
    form.show()
    shown = lambda: [name for name, cell in form._cells.items() if not cell.isHidden()]  # noqa: E731
    form.show_profile(profile_of(made.program.catalogue, "house-1pct"), DAY)
    assert (form.isHidden(), shown()) == (True, [])
    mid = profile_of(made.program.catalogue, "mid-in-service")
    form.show_profile(mid, DAY)
    assert shown() == ["meter_class", "imin_a", "itr_a", "imax_a", "temperature_c", "phases"]
    with pytest.raises(BadInput) as missing:
        reachable(mid, "bank 3x32 A", form.ratings())
    assert "Class of the meter" in form.explain(missing.value)
    for name, text in {
        "meter_class": "b", "imin_a": "0,5", "itr_a": "10", "imax_a": "80", "temperature_c": "-5", "phases": "3",
    }.items():  # fmt: skip
        form.fields[name].setText(text)
    ratings = form.ratings()
    assert (ratings.meter_class, str(ratings.imin_a), ratings.temperature_c, ratings.phases) == ("B", "0.5", -5.0, 3)
    assert [p.limit_a for p in reachable(mid, "bank 3x32 A", ratings).plan.points] == [6, 16, 32]
    future = profile_of(made.program.catalogue, "hb44-dc-transitional")
    form.show_profile(future, DAY)
    assert shown() == ["mda_a", "mmq_kwh", "voltage_v", "reason"]
    assert len(form.asks) == 2
    with pytest.raises(BadInput) as early:
        form.check()
    assert form.explain(early.value) == "This profile is not yet in force; say why it is used."
    form.fields["reason"].setText("rehearsal")
    form.check()
    form.asks["text_adopted"].click()
    assert form.ratings().confirmed == ("text_adopted",)
    assert made.runner.quit()
