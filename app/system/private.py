"""Small files for the owner alone."""

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


def create_private(path: Path, content: bytes) -> None:
    """Write ``content`` durably to a new file. Raises FileExistsError when another program was first."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            os.link(temporary, path)
        else:
            temporary.rename(path)  # refuses an existing name on Windows
    finally:
        temporary.unlink(missing_ok=True)
    _sync(path.parent)


def _sync(directory: Path) -> None:
    if os.name != "posix":
        return
    fd = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
