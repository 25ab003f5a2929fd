"""``python -m app.ui.screenshots --out DIR``: every screen, theme and language as PNG, without a display.

The data are invented and lie in a real store of their own; the clock stands still, so the same pictures come again.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QThread
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from app.bootstrap import Program, build
from app.domain.step import Step
from app.ui.app import make_application, make_kit, make_window
from app.ui.screenshot_data import fill
from app.ui.screenshot_visit import VisitShots
from app.ui.theme import THEMES
from app.ui.views.window import MainWindow
from app.workflows.guided_hands import Ask, Wanted

if TYPE_CHECKING:
    from app.ui.views.instrument import InstrumentPage
    from app.ui.views.instruments import InstrumentsView
    from app.ui.widgets.form_field import FormField

LANGUAGES = ("en", "de", "pseudo")
NOW = datetime(2026, 11, 23, 9, 42, 17, tzinfo=UTC)
WIDE, SMALL = (1366, 768), (960, 540)


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """Return always the same moment."""
        return NOW

    def monotonic(self) -> float:
        """Return zero."""
        return 0.0

    def sleep(self, seconds: float) -> Coroutine[Any, Any, None]:
        """Give others a turn; no time passes."""
        return asyncio.sleep(0)


@dataclass(frozen=True)
class Shot:
    """One picture: ``prepare`` brings the window where it shall be; ``settled`` tells when it is there."""

    name: str
    prepare: Callable[[MainWindow], object]
    settled: Callable[[MainWindow], bool] = lambda window: True
    size: tuple[int, int] = WIDE
    density: str = "desk"
    empty: bool = False
    """True: with nothing saved, as at the first start."""
    walks: bool = False
    """True: goes on from the picture before it, so it is taken in every theme before the next."""


def _station(window: MainWindow) -> None:
    from app.ui.views.stations import StationsView

    window.go("stations")
    wait(lambda: window.views["stations"].model.line(0) is not None)  # type: ignore[attr-defined]
    view = window.views["stations"]
    assert isinstance(view, StationsView)  # noqa: S101 - narrows the type for mypy
    line = view.model.line(0)
    assert line is not None  # noqa: S101 - narrows the type for mypy
    view.show_station(line)
    wait(lambda: view.page.model.rowCount() > 0)


def _configuration(window: MainWindow) -> None:
    _station(window)
    window.views["stations"].page.tabs.buttons["settings"].click()  # type: ignore[attr-defined]


def _meter(window: MainWindow) -> None:
    _station(window)
    page = window.views["stations"].page  # type: ignore[attr-defined]
    wait(lambda: page.history.point.count() > 0)
    page.tabs.buttons["meter"].click()


def _instruments(window: MainWindow) -> "InstrumentsView":
    from app.ui.views.instruments import InstrumentsView

    window.go("instruments")
    view = window.views["instruments"]
    assert isinstance(view, InstrumentsView)  # noqa: S101 - narrows the type for mypy
    wait(lambda: bool(view.list.model.known))
    return view


def _instrument(tab: str) -> Callable[[MainWindow], None]:
    def prepare(window: MainWindow) -> None:
        view = _instruments(window)
        view.show_instrument(next(one for one in view.list.model.known if one.id == "reference"))
        wait(lambda: view.page.checks.point.count() > 0)
        view.page.tabs.buttons[tab].click()

    return prepare


def _renewing(window: MainWindow) -> None:
    _instrument("certificate")(window)
    page = _page(window)
    page.renew()
    page.form.fields["certificate"].edit.insert("D-K-R-5521-28")
    page.form.fields["calibrated_on"].edit.insert("2026-11-20")
    _type(page.form.fields["due_on"], "2025-11-20")


def _recording(window: MainWindow) -> None:
    _instrument("checks")(window)
    page = _page(window)
    page.begin_record()
    _type(page.record.fields["k"], "40")
    _type(page.record.fields["error_percent"], "0.112")


def _page(window: MainWindow) -> "InstrumentPage":
    return window.views["instruments"].page  # type: ignore[attr-defined,no-any-return]


def _type(field: "FormField", words: str) -> None:
    field.edit.setText(words)
    field.edit.textEdited.emit(words)


def _new_instrument(window: MainWindow) -> None:
    view = _instruments(window)
    view.add()
    for name, words in (("id", "rcd"), ("text", "RCD tester"), ("due_on", "next May"), ("expanded_percent", "0.2")):
        _type(view.form.fields[name], words)


def _palette(window: MainWindow) -> None:
    window.go("today")
    window.search.open()
    settle()
    if window.search.palette is not None:
        window.search.palette.edit.setText("a")


def _profiles_listed(window: MainWindow) -> bool:
    return window.views["profiles"].model.rowCount() > 0  # type: ignore[attr-defined]


def _profile_open(window: MainWindow) -> bool:
    return window.views["profiles"].profile is not None  # type: ignore[attr-defined]


def _edit(window: MainWindow) -> None:
    """An own copy with a mistake in it."""
    window.go("profiles", "mid-in-service")
    wait(lambda: _profile_open(window))
    view = window.views["profiles"]
    view.copy()  # type: ignore[attr-defined]
    wait(lambda: view._own)  # type: ignore[attr-defined]
    edit = view.editor.cells["points.1.energy"].field  # type: ignore[attr-defined]
    edit.setText("1,5 kWh")
    edit.textEdited.emit(edit.text())


def _error(window: MainWindow) -> None:
    from app.domain.errors import ComputerCannot, Reason

    window.go("stations")
    window.show_problem(ComputerCannot(Reason.PORT_IN_USE, "127.0.0.1", port=9000))


def _listens(window: MainWindow) -> bool:
    return bool(window.views["stations"].panel.listening and window.views["stations"].panel.url)  # type: ignore[attr-defined]


def _keys(window: MainWindow) -> None:
    window.go("today")
    window.show_keys()


def _lock(window: MainWindow) -> None:
    lock = window.kit.program.pin_lock("")
    lock.choose("2468")
    window.kit.app_lock = lock
    window.go("today")
    window.lock.lock_now()


def _visit_shots() -> tuple[Shot, ...]:
    visit = VisitShots(lambda until: wait(until, 120_000))

    def shot(name: str, prepare: Callable[[MainWindow], None], **options: Any) -> Shot:
        return Shot(f"visit-{name}", prepare, walks=True, **options)

    return (
        shot("start", visit.start),
        shot("arrive", visit.at(Step.ARRIVE)),
        shot("identify", visit.at(Step.IDENTIFY)),
        shot("identify-compared", visit.at(Step.IDENTIFY, acted=True)),
        shot("outside", visit.at(Step.OUTSIDE)),
        shot("question", visit.asking),
        shot("snapshot", visit.at(Step.SNAPSHOT, acted=True)),
        shot("make-safe", visit.at(Step.MAKE_SAFE, acted=True, filled=True)),
        shot("dead-checks", visit.at(Step.DEAD_CHECKS)),
        shot("reenergise", visit.at(Step.REENERGISE)),
        shot("live-checks", visit.typing),
        shot("live-checks-field", visit.typing, density="field"),
        shot("live-checks-small", visit.typing, size=SMALL),
        shot("locked", visit.locked),
        shot("calibration-load-pulses", visit.counting),
        shot("calibration-load-limits", visit.limited, size=SMALL),
        shot("calibration-load", visit.unlimited),
        shot("calibration", visit.measuring),
        shot("calibration-done", visit.at(Step.CALIBRATION, acted=True)),
        shot("meter-seals", visit.recording("seals")),
        shot("meter-seal-opened", visit.recording("opened")),
        shot("meter-seal-opened-small", visit.recording("opened"), size=SMALL),
        shot("meter-adjustment", visit.recording("adjustment")),
        shot("meter-adjustment-small", visit.recording("adjustment"), size=SMALL),
        shot("meter-swap", visit.recording("swap")),
        shot("meter-swap-field", visit.recording("swap"), density="field"),
        shot("meter-swap-small", visit.recording("swap"), size=SMALL),
        shot("meter-as-left", visit.recording("again")),
        shot("meter-compared", visit.recording("compare")),
        shot("meter-act", visit.recording("act")),
        shot("calibration-done-small", visit.at(Step.CALIBRATION, acted=True), size=SMALL),
        shot("asked-wiring", visit.wanting(Wanted(Ask.WIRING)), size=SMALL),
        shot("asked-reference", visit.wanting(Wanted(Ask.REFERENCE, "16 A", 1), kwh="1,5 kWh"), size=SMALL),
        shot("asked-display", visit.wanting(Wanted(Ask.DISPLAY, "16 A", 1), display="about 1.5"), size=SMALL),
        shot("asked-pulses", visit.wanting(Wanted(Ask.PULSES, "16 A", 1), pulses="1502.5"), size=SMALL),
        shot("asked-timed", visit.wanting(Wanted(Ask.TIMED_PULSES, "16 A", 1)), size=SMALL),
        shot("asked-load", visit.wanting(Wanted(Ask.LOAD, current_a=Decimal("0.5"))), size=SMALL),
        shot("asked-price", visit.pricing, size=SMALL),
        shot("asked-price-field", visit.pricing, size=SMALL, density="field"),
        shot("asked-clock-field", visit.judging_clock, size=SMALL, density="field"),
        shot("asked-cancel", visit.cancelling, size=SMALL),
        shot("firmware", visit.at(Step.FIRMWARE)),
        shot("firmware-done", visit.at(Step.FIRMWARE, acted=True)),
        shot("function", visit.at(Step.FUNCTION, acted=True)),
        shot("close-out", visit.at(Step.CLOSE_OUT, acted=True)),
        shot("report", visit.at(Step.REPORT)),
        shot("report-signed", visit.signed),
    )


SHOTS: tuple[Shot, ...] = (
    Shot("today", lambda window: window.go("today")),
    Shot("today-first-start", lambda window: window.go("today"), empty=True),
    Shot("today-small", lambda window: window.go("today"), size=SMALL),
    Shot("stations", lambda window: window.go("stations")),
    Shot("stations-field", lambda window: window.go("stations"), density="field"),
    Shot("stations-first-start", lambda window: window.go("stations"), empty=True),
    Shot("station", _station),
    Shot("station-configuration", _configuration),
    Shot("station-meter", _meter),
    Shot("station-meter-small", _meter, size=SMALL),
    Shot("connect", lambda window: window.go("stations", "connect"), _listens),
    Shot("review", lambda window: window.go("review")),
    Shot("instruments", _instruments),
    Shot("instruments-field", _instruments, density="field"),
    Shot("instruments-small", _instruments, size=SMALL),
    Shot("instruments-first-start", lambda window: window.go("instruments"), empty=True),
    Shot("instrument-new", _new_instrument),
    Shot("instrument-certificate", _instrument("certificate")),
    Shot("instrument-certificate-small", _instrument("certificate"), size=SMALL),
    Shot("instrument-renewed", _renewing),
    Shot("instrument-errors", _instrument("errors")),
    Shot("instrument-checks", _instrument("checks")),
    Shot("instrument-checks-field", _instrument("checks"), density="field"),
    Shot("instrument-checks-small", _instrument("checks"), size=SMALL),
    Shot("instrument-record", _recording),
    Shot("instrument-record-small", _recording, size=SMALL),
    Shot("settings", lambda window: window.go("settings")),
    Shot("settings-small", lambda window: window.go("settings"), size=SMALL),
    Shot("profiles", lambda window: window.go("profiles"), _profiles_listed),
    Shot("profile", lambda window: window.go("profiles", "hb44-ac-maintenance"), _profile_open),
    Shot("profile-edit", _edit, _profile_open),
    Shot("profile-edit-small", _edit, _profile_open, size=SMALL),
    Shot("find", _palette),
    Shot("keys", _keys),
    Shot("error", _error),
    Shot("lock", _lock),
    *_visit_shots(),
)
"""Add a screen here."""


def settle(ms: int = 60) -> None:
    """Let the window work for so many milliseconds."""
    loop = QEventLoop()
    deadline = QDeadlineTimer(ms)
    while not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]
        QThread.msleep(2)


def wait(until: Callable[[], bool], ms: int = 10000) -> None:
    """Let the window work until something holds. Raises TimeoutError."""
    deadline = QDeadlineTimer(ms)
    while not until():
        if deadline.hasExpired():
            raise TimeoutError("the screen did not get there")
        settle(10)


def render(application: QApplication, program: Program, shots: Iterable[Shot], out: Path, suffix: str) -> list[Path]:
    """Draw these shots in every theme; returns the files."""
    files: list[Path] = []
    kit = make_kit(application, program)
    window = make_window(kit)
    window.show()
    try:
        wait(lambda: kit.app_lock is not None)  # the preferences are there: their look would come over that of a shot
        for shot, theme in _in_order(tuple(shots)):
            window.resize(*shot.size)
            kit.theme.use(theme, shot.density)
            shot.prepare(window)
            settle()
            wait(lambda shot=shot: shot.settled(window))  # type: ignore[misc]
            settle()
            file = out / f"{shot.name}-{theme}-{suffix}.png"
            picture: QPixmap = window.grab()
            picture.save(str(file))
            files.append(file)
            _tidy(window)
    finally:
        store = kit.opened_store
        window.close()
        kit.runner.quit(store.close if store is not None else None)
        window.deleteLater()
    return files


def _in_order(shots: tuple[Shot, ...]) -> Iterable[tuple[Shot, str]]:
    """Yield shot and theme: theme by theme, but those that walk on one after the other."""
    for theme in THEMES:
        for shot in sorted((shot for shot in shots if not shot.walks), key=lambda shot: shot.density):
            yield shot, theme
    for shot in shots:
        if shot.walks:
            for theme in THEMES:
                yield shot, theme


def _tidy(window: MainWindow) -> None:
    """Close what lies over the window."""
    from app.ui.widgets.overlay import Overlay

    for overlay in window.findChildren(Overlay):
        if overlay.isVisible():
            overlay.close_overlay()
    window.error.hide()
    window.toast.silence()
    profiles = window.views.get("profiles")
    if profiles is not None:
        profiles.close_profile()  # type: ignore[attr-defined]
    stations = window.views.get("stations")
    if stations is not None:
        stations.panel.stop()  # type: ignore[attr-defined]
        stations._back()  # type: ignore[attr-defined]


def main(arguments: list[str] | None = None) -> int:
    """Render what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m app.ui.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="names that contain this")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or make_application(sys.argv)
    shots = [shot for shot in SHOTS if given.only in shot.name]
    count = 0
    for language in given.languages.split(","):
        for empty in (False, True):
            chosen = [shot for shot in shots if shot.empty is empty]
            if not chosen:
                continue
            with tempfile.TemporaryDirectory(prefix="chargebench-screens-") as folder:
                clock = StillClock()
                program = replace(build(Path(folder), language), clock=clock, real_clock=clock, key=bytes(32))
                if not empty:
                    fill(program)
                count += len(render(application, program, chosen, given.out, language))  # type: ignore[arg-type]
    sys.stdout.write(f"{count} pictures in {given.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
