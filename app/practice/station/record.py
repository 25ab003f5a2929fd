"""What a transaction has to tell the central system, before any version of OCPP; and the durable queue of it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

MOST_RECORDS = 400


class RecordKind(StrEnum):
    """Begin, something in between, or end of a transaction."""

    STARTED = "Started"
    UPDATED = "Updated"
    ENDED = "Ended"


@dataclass(frozen=True)
class Reading:
    """One look at the station's meter; ``context`` in the words of OCPP (Transaction.Begin, Sample.Periodic...)."""

    at: datetime
    context: str
    energy_wh: Decimal
    power_w: float = 0.0
    currents_a: tuple[float, ...] = (0.0, 0.0, 0.0)
    voltages_v: tuple[float, ...] = (0.0, 0.0, 0.0)
    offered_a: float = 0.0
    signed: str = ""
    """The record the meter signed of this reading (OCMF), at begin and end of a transaction."""


@dataclass(frozen=True)
class Record:
    """One transaction message, in the words of OCPP 2.0.1 where 1.6 has none."""

    kind: RecordKind
    transaction: str
    seq_no: int
    at: datetime
    trigger: str
    charging_state: str
    token: str
    reading: Reading | None
    begin: Reading | None = None
    remote_start_id: int | None = None
    stopped_reason: str | None = None
    offline: bool = False


@dataclass
class Entry:
    """A record in the queue, and whether an answer came."""

    record: Record
    attempts: int = 0
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Outbox:
    """Transaction records in order; each stays until it is answered, through loss of link and power."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._filled = asyncio.Event()

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def records(self) -> tuple[Record, ...]:
        """What is still to be answered, oldest first."""
        return tuple(entry.record for entry in self._entries)

    def put(self, record: Record) -> Entry:
        """Append a record; when too many wait, the oldest value in between is given up (OCPP allows only that)."""
        entry = Entry(record)
        self._entries.append(entry)
        if len(self._entries) > MOST_RECORDS:
            between = next((e for e in self._entries if e.record.kind is RecordKind.UPDATED), None)
            if between is not None:
                self._entries.remove(between)
        self._filled.set()
        return entry

    async def first(self) -> Entry:
        """Wait for the oldest record; it stays in the queue."""
        while not self._entries:
            self._filled.clear()
            await self._filled.wait()
        return self._entries[0]

    def done(self, entry: Entry) -> None:
        """Take an answered (or given up) record out."""
        entry.answered.set()
        if entry in self._entries:
            self._entries.remove(entry)

    def drop_first(self) -> None:
        """Give up the oldest record, after it was refused too often."""
        if self._entries:
            self.done(self._entries[0])

    async def empty(self) -> None:
        """Wait until everything is answered."""
        while self._entries:
            await self._entries[-1].answered.wait()

    def forget(self, transaction: str) -> None:
        """Give up everything of one transaction, after its start was refused for good."""
        for entry in [e for e in self._entries if e.record.transaction == transaction]:
            self.done(entry)


Deliver = Callable[[Record], Awaitable[bool]]
"""Sends one record; True when the central system accepted the token."""
