"""Delivery into a folder: a directory, a stick, a share, or a folder that another program carries away.

Layout: ``<root>/v1/<tenant>/blobs/ab/<sha256>``, ``inbox/<bundle_id>.json``, ``receipts/<bundle_id>.json``. Files are
named by their content, so that replay is harmless and two laptops cannot be in each other's way. The entry in
``inbox`` comes last: it never points at a file that is missing. Names that are no SHA-256 (conflict copies of folder
sync programs) are never read. A temporary file bears the name of the installation that writes it: what a killed program
left is swept by the next delivery of the same installation; files of others, whatever their age, are never touched.
"""

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import app
from app.domain.errors import BadInput, ComputerCannot, Reason
from app.links.sync.durable import TEMPORARY, folder_error, holds, left_behind, write_proven
from app.ports.clock import Clock
from app.ports.store import FrozenRevision
from app.ports.sync import ReadsContent

INBOX_SCHEMA = "chargebench-inbox/1"
RECEIPT_SCHEMA = "chargebench-receipt/1"
_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
T = TypeVar("T")


class FolderDelivery:
    """The ``DeliversBundles`` port on a folder."""

    def __init__(self, root: Path, clock: Clock, owner: Callable[[], str], tenant: str = "default") -> None:
        """Deliver below ``root`` for ``tenant``; ``owner`` names this installation and is asked when it delivers.

        Raises BadInput (WRONG_VALUE) for a tenant that is no plain name.
        """
        if not _TENANT.fullmatch(tenant):
            raise BadInput(Reason.WRONG_VALUE, "sync", field="tenant", problem=tenant)
        self._root = root
        self._place = root / "v1" / tenant
        self._clock = clock
        self._ask_owner = owner
        self._owner = ""

    async def deliver(self, revision: FrozenRevision, content: ReadsContent) -> bytes:
        """Copy every file, read each back, and return the receipt (JSON, ``kind`` = ``copied``).

        A receipt that is already there for the same files is returned again. Raises ComputerCannot (DISK_FULL,
        NO_PERMISSION, EVIDENCE_DAMAGED); what was copied by then stays and is not copied again.
        """
        _check(revision)
        await self._run(self._prepare)
        files = [await self._deliver_file(path, sha256, content) for path, sha256 in revision.files]
        return await self._run(lambda: self._commit(revision, files))

    async def _deliver_file(self, path: str, sha256: str, content: ReadsContent) -> dict[str, Any]:
        blob = self._place / "blobs" / sha256[:2] / sha256
        size = await self._run(lambda: blob.stat().st_size if holds(blob, sha256) else None)
        if size is None:
            data = await content.evidence(sha256)
            if hashlib.sha256(data).hexdigest() != sha256:
                raise ComputerCannot(Reason.EVIDENCE_DAMAGED, sha256)
            await self._run(lambda: write_proven(blob, data, self._owner))
            size = len(data)
        return {"path": path, "sha256": sha256, "size": size}

    def _prepare(self) -> None:
        if not self._root.is_dir():  # a stick that is not plugged in must not become a folder
            raise ComputerCannot(Reason.NO_PERMISSION, str(self._root), problem="no such folder")
        for name in ("blobs", "inbox", "receipts"):
            (self._place / name).mkdir(parents=True, exist_ok=True)
        self._owner = self._ask_owner()
        self._sweep()

    def _commit(self, revision: FrozenRevision, files: list[dict[str, Any]]) -> bytes:
        write_proven(self._place / "inbox" / f"{revision.bundle_id}.json", _inbox_entry(revision, files), self._owner)
        path = self._place / "receipts" / f"{revision.bundle_id}.json"
        earlier = _earlier_receipt(path, revision.bundle_id, files)
        if earlier is not None:
            return earlier
        receipt = _json(
            {
                "schema": RECEIPT_SCHEMA,
                "kind": "copied",
                "bundle_id": revision.bundle_id,
                "at": self._clock.now().isoformat(),
                "files": files,
                "app": f"chargebench {app.__version__}",
            }
        )
        write_proven(path, receipt, self._owner)
        return receipt

    def _sweep(self) -> None:
        """Delete what an earlier run of this installation left when it was killed."""
        for left in self._place.rglob(f"{TEMPORARY}{self._owner}-*"):
            if left_behind(left.name, self._owner) and left.is_file() and not left.is_symlink():
                left.unlink(missing_ok=True)

    async def _run(self, work: Callable[[], T]) -> T:
        """Run blocking ``work`` beside the loop and translate what the file system says."""
        try:
            return await asyncio.to_thread(work)
        except OSError as error:
            raise folder_error(error, self._root) from error


def _check(revision: FrozenRevision) -> None:
    """Names become paths: refuse what is not a SHA-256. Raises BadInput (WRONG_VALUE)."""
    if hashlib.sha256(revision.manifest).hexdigest() != revision.bundle_id:
        raise BadInput(Reason.WRONG_VALUE, "bundle", field="bundle_id", problem=revision.bundle_id)
    for path, sha256 in revision.files:
        if not _SHA256.fullmatch(sha256):
            raise BadInput(Reason.WRONG_VALUE, path, field="sha256", problem=sha256)


def _inbox_entry(revision: FrozenRevision, files: list[dict[str, Any]]) -> bytes:
    """Everything a supervisor needs to find and verify the bundle; the manifest byte for byte."""
    return _json(
        {
            "schema": INBOX_SCHEMA,
            "bundle_id": revision.bundle_id,
            "report": revision.report,
            "revision": revision.revision,
            "manifest": base64.b64encode(revision.manifest).decode(),
            "manifest_signature": base64.b64encode(revision.manifest_signature).decode(),
            "files": files,
        }
    )


def _earlier_receipt(path: Path, bundle_id: str, files: list[dict[str, Any]]) -> bytes | None:
    try:
        content = path.read_bytes()
        found = json.loads(content)
    except (FileNotFoundError, ValueError):
        return None
    same = isinstance(found, dict) and found.get("bundle_id") == bundle_id and found.get("files") == files
    return content if same else None


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
