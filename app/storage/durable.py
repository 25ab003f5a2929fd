"""Files that survive a power cut, readable by their owner alone."""

import os
import secrets
import stat
from pathlib import Path


def make_private(directory: Path) -> None:
    """Make ``directory``, closed to other users of the computer; one that is in use already keeps its mode.

    Somebody may name a folder that others need, such as ``/tmp``: what is written there is private file by file.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = stat.S_IMODE(directory.stat().st_mode)
    if os.name == "posix" and mode & 0o077 and not mode & stat.S_ISVTX and not any(directory.iterdir()):
        directory.chmod(0o700)


def touch_private(path: Path) -> None:
    """Create ``path`` empty, or tighten it; SQLite gives its side files the same mode."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.name == "posix" and os.fstat(fd).st_mode & 0o077:
            os.fchmod(fd, 0o600)
    finally:
        os.close(fd)


def write_durably(path: Path, content: bytes) -> None:
    """Write all of ``content`` or nothing: temporary file, fsync, rename, fsync of the directory. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            _write_all(fd, content)
            os.fsync(fd)
        finally:
            os.close(fd)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Make a rename in ``directory`` durable; Windows does so by itself and cannot open directories."""
    if os.name != "posix":
        return
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _write_all(fd: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]
