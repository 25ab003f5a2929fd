"""The only time in the program."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time, monotonic time and waiting; a practice clock may run faster than real time."""

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds of this clock since an arbitrary moment; never goes back."""

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds`` of this clock."""
