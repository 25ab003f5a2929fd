"""Settings as the window sees them: saved preferences over the program's settings; saved as they are changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui.runner import Runner

if TYPE_CHECKING:
    from app.ports.store import KeepsPreferences


class Preferences(QObject):
    """``value`` never waits; ``keep`` checks and saves on the runner and then tells ``changed``."""

    changed = Signal(str, str)
    loaded = Signal()

    def __init__(self, runner: Runner, settings: Callable[[], Any]) -> None:
        super().__init__()
        self._runner, self._settings = runner, settings
        self._store: KeepsPreferences | None = None
        self._kept: dict[str, str] = {}

    def load(self, store: "KeepsPreferences") -> None:
        """Read what was saved; ``loaded`` when it is there."""
        from app.workflows.keep_preference import read_preferences

        self._store = store
        self._runner.run(read_preferences(store), self._show)

    def _show(self, kept: dict[str, str]) -> None:
        self._kept.update(kept)
        self.loaded.emit()

    def value(self, name: str) -> str:
        """Return a setting as text."""
        if name in self._kept:
            return self._kept[name]
        place = self._settings()
        for part in name.split("."):
            place = getattr(place, part, "")
        return str(place)

    def keep(self, name: str, value: str, failed: Callable[[BaseException], object] | None = None) -> None:
        """Save a setting; the old value stands until it is on disk."""
        from app.workflows.keep_preference import keep_preference

        if self._store is None:
            return

        def kept(value: str) -> None:
            self._kept[name] = value
            self.changed.emit(name, value)

        self._runner.run(keep_preference(self._store, name, value), kept, failed)
