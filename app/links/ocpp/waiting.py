"""Waiting for something to become true, until a deadline (real seconds, whatever the clock of the visit)."""

import asyncio
from collections.abc import Callable


class Deadline:
    """So many seconds from now."""

    def __init__(self, within_s: float) -> None:
        self._at = asyncio.get_running_loop().time() + within_s

    def left(self) -> float:
        """Return the seconds left, 0 when over."""
        return max(0.0, self._at - asyncio.get_running_loop().time())


class Changes:
    """Told whenever anything changed; wakes those who wait for a condition."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify(self) -> None:
        """Let every waiter look again."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, condition: Callable[[], bool], within_s: float) -> bool:
        """Return True as soon as ``condition`` holds, False when the time is over."""
        try:
            async with asyncio.timeout(within_s):
                while not condition():
                    await self._event.wait()
        except TimeoutError:
            return condition()
        return True
