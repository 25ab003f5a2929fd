"""Locks the window after idle minutes; the PIN is checked off the window's thread."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import ChargeBenchError
from app.ui.models.program import LocksApp
from app.ui.views.kit import Kit
from app.ui.widgets.lock_screen import LockScreen

_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


AFTER_START_MS = 500


_OVER = (QEvent.Type.Show, QEvent.Type.ZOrderChange)
"""What may have put something over the lock: a question, a toast."""


class IdleLock(QObject):
    """Begins with ``start``; without a PIN it never locks. ``unlocked`` comes once nothing lies over the window."""

    unlocked = Signal()

    def __init__(self, kit: Kit, ground: QWidget) -> None:
        super().__init__(ground)
        self._kit, self._ground = kit, ground
        self.screen: LockScreen | None = None
        self._put_away: list[QDialog] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.lock_now)
        self._later = QTimer(self, singleShot=True, interval=AFTER_START_MS)
        self._later.timeout.connect(self._make)
        kit.preferences.changed.connect(self._changed)

    def start(self) -> None:
        """The preferences are there: make the lock from what was stored of the PIN, and lock a laptop that starts."""
        kit = self._kit
        stored = kit.preferences.value("lock.state")
        if stored:
            self._make(stored)
        else:  # nothing to lock with yet: its slow import waits until the first screen stands
            self._later.start()

    def _make(self, stored: str = "") -> None:
        kit = self._kit
        if kit.runner.ended:  # the window was closed before the timer came
            return
        kit.runner.compute(lambda: kit.program.pin_lock(stored), self._made, kit.tell, self)

    def _made(self, lock: LocksApp) -> None:
        self._kit.app_lock = lock
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._wait()
        self.lock_now()

    @property
    def locked(self) -> bool:
        """True while the screen is hidden."""
        return self.screen is not None and self.screen.isVisible()

    def _changed(self, name: str, _: str) -> None:
        if name.startswith("lock."):
            self._wait()

    def _wait(self) -> None:
        minutes = int(self._kit.preferences.value("lock.minutes") or 10)
        self._timer.start(minutes * 60_000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch begins the minutes anew; what opens while it is locked lies below the lock."""
        if event.type() in _TOUCHES and not self.locked:
            self._timer.start()
        elif event.type() in _OVER and self.locked:
            self._stay_on_top(watched)
            if isinstance(watched, QDialog):
                QTimer.singleShot(0, self, self._put_windows_away)
        return False

    def _stay_on_top(self, watched: QObject) -> None:
        beside = isinstance(watched, QWidget) and watched.parentWidget() is self._ground
        if beside and self.screen is not None and watched is not self.screen:
            self.screen.raise_()

    def lock_now(self) -> None:
        """Lock, where a PIN is set."""
        lock, tr = self._kit.app_lock, self._kit.tr
        if lock is None or not lock.has_pin or self.locked:
            return
        if self.screen is None:
            self.screen = LockScreen(
                self._kit.theme,
                self._ground,
                tr("ChargeBench is locked"),
                tr("What runs goes on: a charge, a download, the link to the station."),
                tr("PIN"),
                tr("Unlock"),
            )
            self.screen.pin_given.connect(self._check)
        self.screen.open()
        self._put_windows_away()

    def _put_windows_away(self) -> None:
        """A file dialog or an open list is a window of its own: it would show over the lock, and keep the PIN away."""
        while self.locked and (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for dialog in QApplication.topLevelWidgets() if self.locked else ():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.hide()
                self._put_away.append(dialog)
                self._ground.activateWindow()  # else the PIN would have to be clicked first

    def _show_windows_again(self) -> None:
        """What was chosen or typed in them is still there."""
        dialogs, self._put_away = self._put_away, []
        for dialog in dialogs:
            if isValid(dialog):  # whoever asked may be gone by now, and the dialog with it
                dialog.open()

    def _check(self, pin: str) -> None:
        lock, kit = self._kit.app_lock, self._kit
        if lock is not None:
            kit.runner.compute(lambda: lock.check(pin), lambda _: self._opened(), self._refused, self)

    def _opened(self) -> None:
        if self.screen is not None:
            self.screen.close_overlay()
        self._keep()
        self._wait()
        self.unlocked.emit()
        self._show_windows_again()

    def _refused(self, problem: BaseException) -> None:
        self._keep()
        wait_s = float(str(problem.data.get("wait_s", 0))) if isinstance(problem, ChargeBenchError) else 0.0
        tr = self._kit.tr
        words = tr("Wrong PIN. The next try counts in {n} s.", n=round(wait_s)) if wait_s > 0 else tr("Wrong PIN.")
        if self.screen is not None:
            self.screen.refuse(words)

    def _keep(self) -> None:
        """Keep the count of wrong tries over a restart."""
        lock, kit = self._kit.app_lock, self._kit
        if lock is not None and lock.stored != kit.preferences.value("lock.state"):
            kit.preferences.keep("lock.state", lock.stored, kit.tell)
