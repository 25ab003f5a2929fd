"""A real visit in the window, at a station that is not ours: every step by hand, to the signed report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.fact import RunDiscarded, SwitchedOn
from app.domain.step import Step
from tests.ui.foreign_station import ForeignStation
from tests.ui.real_window import RealWindow

DANGEROUS = ("E17", 2)


@pytest.fixture
def real(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[RealWindow]:
    """A window on data of its own with the testers listed."""
    window = RealWindow(qapp, qtbot, tmp_path)
    window.list_instruments()
    yield window
    window.close()
    qapp.setStyleSheet("")


@pytest.fixture
def station(real: RealWindow) -> Iterator[ForeignStation]:
    """A foreign station on the same clock."""
    made = ForeignStation(real.clock)
    yield made
    made.stop()


def test_a_real_visit_with_two_connectors_ends_with_a_signed_report(real: RealWindow, station: ForeignStation) -> None:
    real.begin_real()
    real.work(Step.ARRIVE)
    real.enter()
    real.until(lambda: real.bench.step is Step.IDENTIFY)
    real.work(Step.IDENTIFY)
    real.connect(station)
    real.work(Step.IDENTIFY)
    real.enter()
    real.until(lambda: real.bench.step is Step.OUTSIDE)
    real.work(Step.OUTSIDE)
    real.enter()
    real.until(lambda: real.bench.step is Step.SNAPSHOT)
    real.enter()
    real.until(lambda: real.session.guided.acted(Step.SNAPSHOT) and real.settled())
    assert real.session.state.connectors == (1, 2)
    real.work(Step.SNAPSHOT)
    real.enter()
    real.until(lambda: real.bench.step is Step.MAKE_SAFE)
    station.switch_off()
    real.enter()
    real.until(lambda: real.session.guided.acted(Step.MAKE_SAFE) and real.settled())
    real.work(Step.MAKE_SAFE)
    real.enter()
    real.until(lambda: real.bench.step is Step.DEAD_CHECKS)
    real.work(Step.DEAD_CHECKS)
    real.enter()
    real.until(lambda: real.bench.step is Step.REENERGISE)
    real.work(Step.REENERGISE)
    real.enter()
    real.until(lambda: real.session.state.last(SwitchedOn) is not None)
    station.switch_on()
    real.until(lambda: real.session.guided.acted(Step.REENERGISE) and real.settled())
    real.work(Step.REENERGISE)
    real.enter()
    real.until(lambda: real.bench.step is Step.LIVE_CHECKS)
