"""Turns what SQLite and the file system say into the error tree."""

import errno
import os
import tempfile
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.domain.errors import ChargeBenchError, ComputerCannot, Reason

# https://www.sqlite.org/rescode.html; the low byte is the primary code
_PRIMARY = {
    3: Reason.NO_PERMISSION,  # SQLITE_PERM
    5: Reason.DATA_DIRECTORY_IN_USE,  # SQLITE_BUSY
    6: Reason.DATA_DIRECTORY_IN_USE,  # SQLITE_LOCKED
    8: Reason.NO_PERMISSION,  # SQLITE_READONLY
    11: Reason.DATABASE_DAMAGED,  # SQLITE_CORRUPT
    13: Reason.DISK_FULL,  # SQLITE_FULL
    14: Reason.NO_PERMISSION,  # SQLITE_CANTOPEN
    23: Reason.NO_PERMISSION,  # SQLITE_AUTH
    26: Reason.DATABASE_DAMAGED,  # SQLITE_NOTADB
}
_IOERR = 10
_PROBE_BYTES = 1 << 20

_OS = {
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EFBIG: Reason.DISK_FULL,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.EROFS: Reason.NO_PERMISSION,
}


def sqlite_code(error: DBAPIError) -> int:
    """Return the extended result code, 0 when the error has none."""
    return int(getattr(error.orig, "sqlite_errorcode", 0) or 0)


def of_database(error: DBAPIError, where: str) -> ChargeBenchError | None:
    """Return the error of the tree, or None when ``error`` is a mistake of the program."""
    code = sqlite_code(error)
    known = _why_io_failed(Path(where).parent) if code & 0xFF == _IOERR else _PRIMARY.get(code & 0xFF)
    return None if known is None else ComputerCannot(known, where, code=code)


def _why_io_failed(directory: Path) -> Reason:
    """A quota or a file size limit is reported as SQLITE_IOERR, not SQLITE_FULL: see whether 1 MiB can be written."""
    try:
        with tempfile.TemporaryFile(dir=directory) as probe:
            probe.write(bytes(_PROBE_BYTES))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return _OS.get(error.errno or 0, Reason.DATABASE_DAMAGED)
    return Reason.DATABASE_DAMAGED


def of_files(error: OSError, where: str) -> ChargeBenchError | None:
    """Return the error of the tree for a failed file operation, or None when it is none of ours."""
    known = _OS.get(error.errno or 0)
    return None if known is None else ComputerCannot(known, where, problem=error.strerror or "")
