"""Builds the adapters, in this one place, and hands them out as ports; each is imported on first use.

``ground`` is what all are built on; ``document``, ``peer`` and ``practice`` build one group each.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.document import Documents
from app.bootstrap.ground import texts
from app.bootstrap.practice import Practice

if TYPE_CHECKING:
    from app.ports.store import Store
    from app.system.doctor import Examined
    from app.system.logs import Logs
    from app.system.pin_lock import PinLock


class Program(Documents, Practice):
    """The program as ports."""

    async def open_store(self) -> Store:
        """Open the encrypted store. Raises ComputerCannot (KEY_MISSING, KEY_WRONG, DATA_DIRECTORY_IN_USE ...)."""
        from app.storage.store import SqlStorage
        from app.system.ids import SortableIds

        return await SqlStorage.open(self.data, self.key or self._data_key(), self.clock, SortableIds(self.clock))

    def _data_key(self) -> bytes:
        from app.system.keys import KeyProvider
        from app.system.terminal import TerminalPassphrase

        return KeyProvider(self.data, ask=TerminalPassphrase(self.texts)).data_key()

    def pin_lock(self, stored: str) -> PinLock:
        """Return the lock of the window, with what was stored of its PIN."""
        from app.system.pin_lock import PinLock

        return PinLock(self.real_clock, stored)

    def logs(self, to_file: bool = True) -> Logs:
        """Start logging: to the data directory and, for warnings, to stderr."""
        import sys

        from app.system.logs import Logs

        return Logs(self.data if to_file else None, sys.stderr)

    async def examine(self) -> tuple[Examined, ...]:
        """Look at what this computer lacks."""
        from app.system.doctor import examine

        return (*await examine(self.data), self._own_profiles())

    def _own_profiles(self) -> Examined:
        """Say which profiles of this technician's instruments cannot be used, and why."""
        from app.domain.messages import message
        from app.ports.reference import ReportsBrokenProfiles
        from app.system.doctor import own_profiles

        references = self.references()
        broken = references.broken() if isinstance(references, ReportsBrokenProfiles) else ()
        problems = [(error.where, message(error, self.texts.tr)) for error in broken]
        return own_profiles(self.data / "instruments", problems)


def build(data: Path | None = None, language: str = "") -> Program:
    """Build the program for a data directory and a language; empty = the computer's."""
    from app.system.clock import SystemClock
    from app.system.paths import data_directory

    clock = SystemClock()
    return Program(data_directory(data), texts(language), clock, clock)
