"""Files in a shared folder: complete under their name or not there, and proven by reading them back."""

import errno
import hashlib
import os
import re
import secrets
import sys
from pathlib import Path

from app.domain.errors import ChargeBenchError, ComputerCannot, Reason

TEMPORARY = ".tmp-"
RUNNING = secrets.token_hex(4)
"""This run of the program; its temporary files are in use."""

_TEMPORARY = re.compile(rf"{re.escape(TEMPORARY)}(?P<owner>.+)-(?P<run>[0-9a-f]{{8}})-[0-9a-f]{{8}}")
_REASONS = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EFBIG: Reason.DISK_FULL,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EROFS: Reason.NO_PERMISSION,
    errno.EIO: Reason.EVIDENCE_DAMAGED,
}


def folder_error(error: OSError, root: Path) -> ChargeBenchError:
    """Return the error of the tree; a folder that is gone (stick pulled, share away) cannot be written either."""
    reason = _REASONS.get(error.errno or 0, Reason.NO_PERMISSION)
    return ComputerCannot(reason, error.filename or str(root), problem=error.strerror or "")


def holds(path: Path, sha256: str) -> bool:
    """Return True when ``path`` is there and its bytes have this SHA-256."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def temporary_name(owner: str) -> str:
    """Return a name nobody has: the installation that writes, the run of its program, and chance."""
    return f"{TEMPORARY}{owner}-{RUNNING}-{secrets.token_hex(4)}"


def left_behind(name: str, owner: str) -> bool:
    """Return True for a temporary file that ``owner`` wrote in an earlier run, which was killed."""
    found = _TEMPORARY.fullmatch(name)
    return found is not None and found["owner"] == owner and found["run"] != RUNNING


def write_proven(path: Path, content: bytes, owner: str) -> None:
    """Write, fsync, rename, fsync the directory, read back. Raises OSError (EIO) when other bytes come back.

    A file of that name with the same bytes is left alone: delivering twice is harmless.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if holds(path, sha256):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / temporary_name(owner)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            _forget(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(path.parent)
    if not holds(path, sha256):  # exFAT and SMB promise less than a local disk
        raise OSError(errno.EIO, "read back differently", str(path))


def _forget(fd: int) -> None:
    """Drop the pages from memory where the system can, so that reading back asks the medium."""
    if sys.platform == "linux":
        os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_directory(directory: Path) -> None:
    if os.name != "posix":
        return
    fd = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network file systems cannot
            raise
    finally:
        os.close(fd)
