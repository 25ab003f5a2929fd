"""The guard and the meter form: nothing is chosen beforehand, and what is missing is said."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.act import Act
from app.domain.approval import ApprovalNeed, ApprovalSubject, ApprovalUsed
from app.domain.errors import BadInput
from app.domain.legal_change import LegalAnswer, LegalChange
from app.domain.plan_work import PlanAct
from app.ui.app import make_kit
from app.ui.theme import Theme
from app.ui.views.steps.act_form import ActForm
from app.ui.views.steps.approval_field import ApprovalField
from app.ui.views.steps.guard_form import GuardForm
from app.ui.views.steps.meter_form import MeterForm
from app.workflows.chosen_profile import profile_of
from app.workflows.guided_calibration import reachable
from app.workflows.judge_change import guard_of
from tests.fakes.window import FakeProgram
from tests.workflows.approving import SecondPerson, with_keys
from tests.workflows.visits import World

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


class Asking:
    """A form with a desk that checks real files with real keys."""

    def __init__(self, qapp, qtbot: QtBot, folder: Path) -> None:  # type: ignore[no-untyped-def]
        self.kit, self.world, self.folder = kit(qapp, qtbot), with_keys(World()), folder
        self.second = SecondPerson(self.world.clock.now())
        bench = self.world.bench()
        self.need = ApprovalNeed(
            change=LegalChange.METER_SWAP,
            station_id="CP1",
            station_serial="SN",
            subject=ApprovalSubject("MT-2"),
            technician="M. Lind",
        )

        async def check(name: str) -> ApprovalUsed:
            return (await bench.desk.check(name, self.need, self.world.clock.now())).used

        async def request(path: str) -> None:
            Path(path).write_text("a request")

        self.field = ApprovalField(self.kit, check, request)
        change = guard_of(self.kit.program.catalogue).of(LegalChange.METER_SWAP)
        self.form = GuardForm(self.kit, change, "M. Lind", self.field)
        qtbot.addWidget(self.form)
        self.form.show()
        self.form.relevant.buttons["yes"].click()
        for name in ("reason", "right"):
            self.form.fields[name].setText(name)

    def drop(self, path: Path) -> None:
        """Drop a file on the field."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        middle, copy, left = QPoint(20, 20), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        nothing = Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(middle, copy, data, left, nothing)
        self.field.dragEnterEvent(entering)
        assert entering.isAccepted()
        self.field.dropEvent(QDropEvent(QPointF(middle), copy, data, left, nothing))

    def signed(self, name: str, **more: Any) -> Path:
        """Write an approval as the second person signs it."""
        return asyncio.run(self.second.write(self.folder / name, self.need, **more))


def test_a_relevant_change_waits_for_a_file_that_counts(  # type: ignore[no-untyped-def]
    qapp, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    asking = Asking(qapp, qtbot, tmp_path)
    form, field = asking.form, asking.field
    assert form.lacking() == "Choose the signed approval"
    form.fields["approved_by"].setText("S. Super")
    assert form.lacking() == "Choose the signed approval"  # a name is no approval
    path = asking.signed("ok.json")
    asking.drop(path)
    assert form.lacking() == "The approval is being checked"
    qtbot.waitUntil(lambda: form.lacking() == "The approval does not count")
    assert "chargebench approval trust " in field.said.text()
    asyncio.run(asking.second.known_to(asking.world))
    field.look_again()
    qtbot.waitUntil(lambda: form.lacking() == "")
    assert field.said.text().startswith("S. Super approved this")
    answer = form.answer()
    assert answer is not None
    assert (answer.approved_by, answer.approval) == ("S. Super", str(path))
    asking.drop(asking.signed("late.json", window_h=(5, 6)))
    qtbot.waitUntil(lambda: "its time has not begun" in field.said.text())
    assert form.lacking() == "The approval does not count"
    assert asking.kit.runner.quit()


def test_an_older_version_needs_one_as_well(qapp, qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    asking = Asking(qapp, qtbot, tmp_path)
    form, field = asking.form, asking.field
    form.relevant.buttons["no"].click()
    form.fields["said_by"].setText("annex 2")
    assert (form.lacking(), field.isHidden(), form.older.isHidden()) == ("", True, True)
    form.show_one_way(one_way=True)
    assert (form.lacking(), field.isHidden(), form.older.isHidden()) == ("Choose the signed approval", False, False)
    form.show_one_way(one_way=False)
    assert (form.lacking(), field.isHidden()) == ("", True)
    field.write_request(str(tmp_path / "ask.json"))
    qtbot.waitUntil(lambda: "chargebench approval sign" in field.said.text())
    assert (tmp_path / "ask.json").read_text() == "a request"
    assert asking.kit.runner.quit()


def test_every_control_of_the_field_has_a_name_and_the_keyboard(  # type: ignore[no-untyped-def]
    qapp, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    field = Asking(qapp, qtbot, tmp_path).field
    for control in (field.file, field.choose, field.ask):
        assert control.accessibleName() or control.text()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
