"""A visit that is worked on until somebody pulls the plug. Prints a line for each thing that is saved."""

import asyncio
import hashlib
import random
import sys
from pathlib import Path

from app.domain.fact import EvidenceAdded, ItemAnswered
from app.domain.verdict import ItemVerdict
from app.storage.store import SqlStorage
from app.system.clock import SystemClock
from app.system.ids import SortableIds
from tests.storage.opening import KEY, OPENED

SAVES = 2000
PHOTO_EVERY = 4


def say(*words: object) -> None:
    """Tell the parent at once; only then is something "shown as saved"."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


async def work(directory: Path) -> None:
    """Answer items and add photos, one after the other, as a technician does but faster."""
    clock = SystemClock()
    store = await SqlStorage.open(directory, KEY, clock, SortableIds(clock))
    visit = (await store.open_visit(OPENED)).visit
    say("visit", visit)
    for number in range(SAVES):
        if number % PHOTO_EVERY == 0:
            photo = random.randbytes(20_000 + number)
            sha256 = await store.put_evidence(photo)
            saved = await store.add_fact(visit, EvidenceAdded(sha256, f"{number}.jpg", "image/jpeg", len(photo)))
            say("evidence", saved.number, sha256)
        else:
            value = hashlib.sha256(str(number).encode()).hexdigest()
            saved = await store.add_fact(visit, ItemAnswered(f"item-{number}", ItemVerdict.PASS, value=value))
            say("answer", saved.number, value)
    say("last")
    await store.close()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1])))
