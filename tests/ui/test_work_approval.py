"""Work on the meter at a real station waits for the signed approval of a second person, by file (rule 16)."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.approval_file import read_approval
from app.domain.legal_change import LegalChange
from app.domain.step import Step
from app.ui.views.steps.guarded_form import GuardedForm
from app.ui.views.steps.meter_calibration import MeterCalibrationPage
from app.workflows.judge_change import need_of
from app.workflows.trust_approver import trust_approver
from app.workflows.work_on_meter import about
from tests.ui.real_window import RealWindow
from tests.workflows.approving import SecondPerson

SWAP = {"old_serial": "PM3-1", "final_kwh": "1234.567", "new_serial": "PM3-2", "initial_kwh": "0.012"}


@pytest.fixture
def real(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """A window with a real visit, turned to meter and seals."""
    window = RealWindow(qapp, qtbot, tmp_path)
    window.begin_real()
    window.session.lock = lambda step: None  # type: ignore[method-assign]  # what comes before is not the matter here
    window.bench.look_at(Step.CALIBRATION)
    page_of(window).show_meter()
    yield window
    window.close()
    qapp.setStyleSheet("")


def page_of(real: RealWindow) -> MeterCalibrationPage:
    page = real.bench.page
    assert isinstance(page, MeterCalibrationPage)
    return page


def form_of(real: RealWindow, kind: str) -> GuardedForm:
    page_of(real).meter.choose(kind)
    form = page_of(real).meter.form
    assert isinstance(form, GuardedForm)
    assert form.guard.approval is not None
    return form


def trust(real: RealWindow, second: SecondPerson) -> None:
    done: list[object] = []
    signer, store = second.signer, real.session.guided.visit.store
    work = trust_approver(store, (), signer.fingerprint, signer.name, signer.key_sha256, real.clock.now())
    real.kit.runner.run(work, done.append)
    real.until(lambda: bool(done))


def test_a_swap_is_kept_only_with_the_approval_of_the_very_meter(real: RealWindow, tmp_path: Path) -> None:
    form = form_of(real, "swap")
    for name, words in SWAP.items():
        form.grid.fields[name].setText(words)  # type: ignore[attr-defined]
    guard = form.guard
    guard.relevant.buttons["yes"].click()
    for name in ("reason", "right"):
        guard.fields[name].setText(name)
    assert form.lacking() == "Choose the signed approval"
    approval = guard.approval
    assert approval is not None

    approval.write_request(str(tmp_path / "ask.json"))
    real.until((tmp_path / "ask.json").exists)
    asked = read_approval((tmp_path / "ask.json").read_bytes(), "ask.json").request
    assert (asked.change, asked.subject.name, asked.reason) == (LegalChange.METER_SWAP, "PM3-2", "reason")

    second = SecondPerson(real.clock.now())
    trust(real, second)
    need = need_of(real.session.state, LegalChange.METER_SWAP, about(form.fact()))
    approval.file.setText(str(asyncio.run(second.write(tmp_path / "ok.json", need))))
    real.until(lambda: form.lacking() == "")
    form.grid.fields["new_serial"].setText("PM3-3")  # type: ignore[attr-defined]
    real.until(lambda: "another file, setting, value or meter" in approval.said.text())
    assert form.lacking() == "The approval does not count"
    form.grid.fields["initial_kwh"].setText("none")  # type: ignore[attr-defined]
    approval.write_request(str(tmp_path / "late.json"))
    assert not (tmp_path / "late.json").exists()
    assert not real.problems


def test_nobody_signs_for_a_seal_that_was_found_broken(real: RealWindow) -> None:
    form = form_of(real, "opened")
    guard = form.guard
    assert guard.approval is not None
    form.grid.fields["place"].setText("terminals")  # type: ignore[attr-defined]
    form.how.buttons["opened"].click()  # type: ignore[attr-defined]
    guard.relevant.buttons["yes"].click()
    for name in ("reason", "right"):
        guard.fields[name].setText(name)
    assert form.lacking() == "Choose the signed approval"
    form.how.buttons["broken"].click()  # type: ignore[attr-defined]
    assert guard.approval.isHidden()
    assert form.lacking() == "Fill in: Approved by (a second person)"
    guard.fields["approved_by"].setText("S. Super")
    assert form.lacking() == ""
