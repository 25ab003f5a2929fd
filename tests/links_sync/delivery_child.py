"""Delivers a megabyte into a folder and prints the reason when it cannot; hangs in the middle when told to."""

import asyncio
import hashlib
import os
import sys
import time
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
        return (await FolderDelivery(root, FakeClock(), lambda: "0123456789ab").deliver(revision, Content())).decode()
    except ComputerCannot as error:
        return error.reason.value


def hang(fd: object) -> None:
    """Stand still where a file is written and not yet on disk."""
    sys.stdout.write("in the middle\n")
    sys.stdout.flush()
    time.sleep(60)


if __name__ == "__main__":
    if "hangs" in sys.argv:
        os.fsync = hang
    sys.stdout.write(asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]))))
