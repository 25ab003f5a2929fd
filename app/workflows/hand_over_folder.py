"""A hand-over as a folder: on a stick, on a share, or sent by whatever way the office uses."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import BadInput, Reason, Refused
from app.ports.signing import MakesKeys
from app.ports.store import Store
from app.workflows.hand_over import hand_over, take_over
from app.workflows.make_report import ReportTools
from app.workflows.visit import Visit
from app.workflows.write_bundle import write_file

PROBE = ".chargebench"
"""Written and removed before the visit is closed: a full stick must not leave it closed with no bundle."""


async def hand_over_to_folder(
    visit: Visit, tools: ReportTools, pin: str, to: str, left: str, folder: Path
) -> Mapping[str, bytes]:
    """Close the visit here and write its signed bundle into ``folder``; return the files.

    Raises Refused (REASON_NEEDED, VISIT_CLOSED) and ComputerCannot (PIN_WRONG, NO_PERMISSION, DISK_FULL for a folder
    that takes nothing) before anything is saved.
    """
    if visit.state.handed_over or visit.state.revisions:
        raise Refused(Reason.VISIT_CLOSED, visit.id)
    await asyncio.to_thread(_probe, folder)
    files = await hand_over(visit, tools, pin, to, left)
    await asyncio.to_thread(_write, folder, files)
    return files


async def take_over_from_folder(store: Store, keys: MakesKeys, folder: Path, by: str) -> str:
    """Check the signed bundle in ``folder``, take the visit in and return its id.

    Raises BadInput (FILE_UNREADABLE, NOT_JSON, WRONG_VALUE) naming the file, Refused (REASON_NEEDED) without a name;
    then nothing was taken in.
    """
    if not by.strip():
        raise Refused(Reason.REASON_NEEDED, "take-over")
    visit, _ = await take_over(store, keys, await asyncio.to_thread(read_folder, folder), by)
    return visit


def _probe(folder: Path) -> None:
    write_file(folder / PROBE, b"")
    (folder / PROBE).unlink(missing_ok=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        write_file(folder.joinpath(*path.split("/")), content)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path with forward slashes. Raises BadInput (FILE_UNREADABLE)."""
    try:
        paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(folder), problem=error.strerror or "") from error
    if not found:
        raise BadInput(Reason.FILE_UNREADABLE, str(folder), problem="empty or missing")
    return found
