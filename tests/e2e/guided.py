"""A guided practice visit for tests: opened on a folder, closed at the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.bootstrap import build
from app.workflows.guided_open import begin_practice, resume_practice
from app.workflows.guided_visit import GuidedVisit

SPEED = 600.0


@asynccontextmanager
async def practising(
    folder: Path, resume: str = "", speed: float = SPEED, faults: tuple[str, ...] = ()
) -> AsyncIterator[GuidedVisit]:
    """Open a practice visit, or take one up."""
    from dataclasses import replace

    program = replace(build(folder / "user", "en"), key=bytes(32))
    practice, peers = program.practice(folder / "practice", speed, "1.6", faults)
    if resume:
        guided = await resume_practice(practice, peers, resume, "en")
    else:
        guided = await begin_practice(practice, peers, "1.6", "en")
    try:
        yield guided
    finally:
        await guided.close()
