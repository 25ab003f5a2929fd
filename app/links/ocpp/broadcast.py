"""News of a link for any number of readers; a slow reader loses the oldest, never holds up the link."""

import asyncio
import weakref
from collections.abc import AsyncIterator

from app.domain.station import StationEvent

DEPTH = 5000
"""Events kept for one reader: ten seconds at 500 messages a second."""


class Subscription(AsyncIterator[StationEvent]):
    """One reader, from the moment it was made."""

    def __init__(self, depth: int) -> None:
        self._queue: asyncio.Queue[StationEvent | None] = asyncio.Queue(depth)

    def push(self, event: StationEvent | None) -> None:
        """Add one event (None = the end); drops the oldest when full."""
        if self._queue.full():
            self._queue.get_nowait()
        self._queue.put_nowait(event)

    async def __anext__(self) -> StationEvent:
        """Wait for the next event; ends when the link is closed for good."""
        event = await self._queue.get()
        if event is None:
            self._queue.put_nowait(None)
            raise StopAsyncIteration
        return event


class Broadcast:
    """Hands each event to every reader still alive."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._depth = depth
        self._readers: weakref.WeakSet[Subscription] = weakref.WeakSet()
        self._closed = False

    def subscribe(self) -> Subscription:
        """Return a reader of everything from now on."""
        reader = Subscription(self._depth)
        self._readers.add(reader)
        if self._closed:
            reader.push(None)
        return reader

    def publish(self, event: StationEvent) -> None:
        """Tell every reader."""
        for reader in list(self._readers):
            reader.push(event)

    def close(self) -> None:
        """End every reader."""
        self._closed = True
        for reader in list(self._readers):
            reader.push(None)
