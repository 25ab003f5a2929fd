"""Writes a signed report and its bundle to a folder: each file complete and on disk, or not there at all."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app.domain.bundle import CERTIFICATE_PATH, REPORT_PATH
from app.domain.errors import ComputerCannot, Reason
from app.domain.report import ReportContent, report_bytes

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_report(folder: Path, content: ReportContent, files: Mapping[str, bytes]) -> Path:
    """Write ``report.pdf``, ``report.json`` and ``bundle/`` below ``folder``; return the path of the PDF.

    A certificate, where there is one, is written beside it as ``certificate.pdf``.

    Raises ComputerCannot (DISK_FULL, NO_PERMISSION) naming the file.
    """
    written = {"report.json": report_bytes(content), REPORT_PATH: files[REPORT_PATH]}
    if CERTIFICATE_PATH in files:
        written[CERTIFICATE_PATH] = files[CERTIFICATE_PATH]
    written |= {f"bundle/{path}": data for path, data in files.items()}
    for path, data in written.items():
        write_file(folder.joinpath(*path.split("/")), data)
    return folder / REPORT_PATH


def write_file(path: Path, data: bytes) -> None:
    """Write, fsync, rename, fsync the directory."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = Reason.DISK_FULL if error.errno in FULL else Reason.NO_PERMISSION
        raise ComputerCannot(reason, str(path), problem=error.strerror or "") from error


def _sync_directory(path: Path) -> None:
    if os.name != "posix":  # Windows has no directory handles to flush
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
