"""How the tests of the store open one."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from app.domain.fact import VisitOpened
from app.ports.clock import Clock
from app.storage.store import SqlStorage
from tests.fakes.clock import FakeClock

KEY = bytes(range(32))

OPENED = VisitOpened(
    template="periodic-ac",
    checklist="ac",
    checklist_version=3,
    limit_set="iec",
    site="Süd",
    station_id="CP-7",
    plate_serial="A-100",
    ocpp="1.6",
    work_order="WO-1",
    technician="Mara Lind",
)


@asynccontextmanager
async def opened(directory: Path, key: bytes = KEY, clock: Clock | None = None) -> AsyncIterator[SqlStorage]:
    """Open the store in ``directory`` and close it again."""
    numbers = itertools.count(1)
    store = await SqlStorage.open(directory, key, clock or FakeClock(), lambda: f"visit-{next(numbers)}")
    try:
        yield store
    finally:
        await store.close()
