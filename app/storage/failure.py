"""Turns what SQLite and the file system say into the error tree."""

import errno

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
# A quota or a file size limit is reported as a failed write or truncate (EDQUOT, EFBIG), not as SQLITE_FULL.
_IOERR_NO_ROOM = {10 | 3 << 8, 10 | 4 << 8, 10 | 6 << 8, 10 | 19 << 8}

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
    if code & 0xFF == _IOERR:
        reason = Reason.DISK_FULL if code in _IOERR_NO_ROOM else Reason.DATABASE_DAMAGED
        return ComputerCannot(reason, where, code=code)
    known = _PRIMARY.get(code & 0xFF)
    return None if known is None else ComputerCannot(known, where, code=code)


def of_files(error: OSError, where: str) -> ChargeBenchError | None:
    """Return the error of the tree for a failed file operation, or None when it is none of ours."""
    known = _OS.get(error.errno or 0)
    return None if known is None else ComputerCannot(known, where, problem=error.strerror or "")
