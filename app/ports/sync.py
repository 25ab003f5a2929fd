"""Where bundles go."""

from typing import Protocol

from app.ports.store import FrozenRevision


class DeliversBundles(Protocol):
    """One transport, such as a folder. Delivering twice is harmless."""

    async def deliver(self, revision: FrozenRevision, content: "ReadsContent") -> bytes:
        """Copy all files, read each back, return the receipt. Raises ComputerCannot (DISK_FULL, NO_PERMISSION)."""


class ReadsContent(Protocol):
    """Gives the plain bytes of evidence by SHA-256."""

    async def evidence(self, sha256: str) -> bytes:
        """Return the plain bytes."""
