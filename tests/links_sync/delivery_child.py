"""Delivers a megabyte into a folder and prints the reason when it cannot."""

import asyncio
import hashlib
import sys
from pathlib import Path

from app.domain.errors import ComputerCannot
from app.links.sync.folder import FolderDelivery
from app.ports.store import FrozenRevision
from tests.fakes.clock import FakeClock

BIG = bytes(1_000_000)


class Content:
    """One big file."""

    async def evidence(self, sha256: str) -> bytes:
        return BIG


async def main(root: Path, limit: int) -> str:
    """Return the receipt or the reason; no file may grow beyond ``limit`` bytes, 0 = any size."""
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    files = (("report.pdf", hashlib.sha256(BIG).hexdigest()),)
    revision = FrozenRevision("v", "R", 1, hashlib.sha256(b"m").hexdigest(), b"m", b"s", files)
    try:
        return (await FolderDelivery(root, FakeClock()).deliver(revision, Content())).decode()
    except ComputerCannot as error:
        return error.reason.value


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]))))
