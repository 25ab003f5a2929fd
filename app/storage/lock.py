"""One program at a time on a data directory."""

import os
import sys
from pathlib import Path

from app.domain.errors import ComputerCannot, Reason


class DirectoryLock:
    """An exclusive lock on ``directory``; the system lets go of it when the program dies, however it dies."""

    def __init__(self, directory: Path) -> None:
        """Take the lock. Raises ComputerCannot (DATA_DIRECTORY_IN_USE)."""
        self._fd: int | None = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._fd)
        except OSError:
            os.close(self._fd)
            self._fd = None
            raise ComputerCannot(Reason.DATA_DIRECTORY_IN_USE, str(directory)) from None

    def release(self) -> None:
        """Let go; the file stays, because deleting it would let two programs hold two locks."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
