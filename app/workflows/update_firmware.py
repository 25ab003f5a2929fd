"""Firmware: served from this laptop, judged by bytes served and the version after the boot, never by the status."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from app.domain.approval import ApprovalSubject
from app.domain.errors import BadInput, ChargeBenchError, Reason, Refused
from app.domain.fact import FirmwareUpdated, UpdateBegun
from app.domain.station import FirmwareStatus, Setting
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.ports.station import FileShelf, StationLink
from app.workflows.progress import Doing, Tell, silent
from app.workflows.read_checksum import read_checksum
from app.workflows.visit import Visit

PROTOCOL_KEYS = ("SupportedFileTransferProtocols", "OCPPCommCtrlr/FileTransferProtocols")


@dataclass(frozen=True)
class FirmwareFile:
    """A firmware file on this laptop."""

    path: Path
    sha256: str
    size: int


def check_firmware(path: Path) -> FirmwareFile:
    """Hash the file. Raises BadInput (FILE_UNREADABLE, WRONG_VALUE when empty)."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        size = path.stat().st_size
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error
    if size == 0:
        raise BadInput(Reason.WRONG_VALUE, str(path), field="file", problem="empty")
    return FirmwareFile(path, digest.hexdigest(), size)


def image_subject(file: FirmwareFile, version: str) -> ApprovalSubject:
    """Return what an approval of this image has to name: file, hash, and the version it must show."""
    return ApprovalSubject(file.path.name, file.sha256, version.strip())


def protocols(settings: tuple[Setting, ...], via: str) -> tuple[str, ...]:
    """Return the transfer protocols to try, in order: what was asked, else what the station says, else both."""
    if via in {"http", "ftp"}:
        return (via,)
    said = next((setting.value for setting in settings if setting.key in PROTOCOL_KEYS and setting.value), "") or ""
    known = tuple(name for name in ("http", "ftp") if name in said.lower().replace(" ", "").split(","))
    return known or ("http", "ftp")


async def update_firmware(
    visit: Visit,
    link: StationLink,
    shelf: FileShelf,
    file: FirmwareFile,
    wanted: str,
    via: str,
    within_s: float,
    tell: Tell = silent,
) -> FirmwareUpdated:
    """Update the station and save what really happened.

    Raises Refused (WRONG_STATION, STATION_LOCKED_OFF) before anything is sent, Refused (FIRMWARE_FAILED) after
    the attempt is saved, with what to check.
    """
    check_write(visit.state)
    before = link.identity.firmware
    first = visit.state.snapshot("first")
    updated = None
    for protocol in protocols(first.snapshot.settings if first else (), via):
        updated = await _try(visit, link, shelf, file, wanted, protocol, within_s, tell, before)
        await visit.add(updated)
        if updated.ok or updated.served_bytes:
            break
    if updated is None or not updated.ok:
        raise Refused(
            Reason.FIRMWARE_FAILED,
            link.identity.id,
            before=before,
            after=link.identity.firmware,
            wanted=wanted,
            said=updated.journal[-1].said if updated and updated.journal else "",
            served=updated.served_bytes if updated else 0,
            size=file.size,
        )
    return updated


async def _try(
    visit: Visit,
    link: StationLink,
    shelf: FileShelf,
    file: FirmwareFile,
    wanted: str,
    protocol: str,
    within_s: float,
    tell: Tell,
    before: str,
) -> FirmwareUpdated:
    checksum = await read_checksum(visit, link)
    await visit.add(UpdateBegun(file.path.name, file.sha256, file.size, before, wanted, checksum))
    url = shelf.offer(file.path, protocol)
    journal: list[FirmwareStatus] = []
    try:
        async for status in link.update_firmware(url, wanted, within_s):
            journal.append(status)
            tell(_told(status, shelf.served_bytes(url), file.size))
    except ChargeBenchError:
        if not journal:
            raise
    after = link.identity.firmware
    return FirmwareUpdated(
        file=file.path.name,
        sha256=file.sha256,
        size=file.size,
        served_bytes=shelf.served_bytes(url),
        before=before,
        after=after,
        wanted=wanted,
        journal=tuple(journal),
        ok=after == wanted and shelf.served_bytes(url) >= file.size,
        checksum_before=checksum,
        checksum_after=await read_checksum(visit, link) if after != before else checksum,
    )


def _told(status: FirmwareStatus, served: int, size: int) -> Doing:
    values = (("state", status.said), ("served", served), ("size", size))
    return Doing(Step.FIRMWARE, mark("Station says {state}; {served} of {size} bytes served"), values, served / size)
