"""Another program on a data directory: opens it, or fills the disk until it is refused."""

import asyncio
import os
import sys
from pathlib import Path

from app.domain.errors import ComputerCannot
from app.domain.fact import VisitPaused
from tests.storage.opening import OPENED, opened


def say(*words: object) -> None:
    """Tell the parent at once."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


async def fill(directory: Path) -> None:
    """Save facts and evidence until the disk is full; print each saved number, the reason, and that all is intact."""
    async with opened(directory) as store:
        visit = (await store.open_visit(OPENED)).visit
        numbers, evidence = [1], []
        try:
            for _ in range(2000):
                saved = await store.add_fact(visit, VisitPaused("x" * 4000))
                numbers.append(saved.number)
                say("saved", saved.number)
                evidence.append(await store.put_evidence(os.urandom(5000)))
        except ComputerCannot as error:
            say(error.reason.value)
        found = await store.facts(visit)
        assert [fact.number for fact in found] == numbers
        for sha256 in evidence:
            await store.evidence(sha256)
        say("intact")


def limit_files(size: int) -> None:
    """Let no file of this program grow beyond ``size`` bytes; 0 = any size."""
    if size:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


async def main(directory: Path, what: str, limit: int) -> int:
    """Return the exit code."""
    limit_files(limit)
    try:
        if what == "fill":
            await fill(directory)
        else:
            async with opened(directory):
                pass
    except ComputerCannot as error:
        say(error.reason.value)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
