"""The computer's clock. The only module that reads the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The ``Clock`` port on the computer's clock."""

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds since an arbitrary moment; never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds``."""
        import asyncio  # slow to import, and the window shows its first screen without it

        await asyncio.sleep(seconds)
