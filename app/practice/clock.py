"""A clock that may run faster than real time, so that an hour of charging takes seconds."""

from datetime import datetime, timedelta

from app.ports.clock import Clock

SLICE_S = 0.25


class PracticeClock:
    """Fulfils the ``Clock`` port: starts at ``start`` (aware, UTC) and runs ``speed`` times as fast as ``real``."""

    def __init__(self, real: Clock, speed: float = 1.0, start: datetime | None = None) -> None:
        if speed <= 0:
            raise ValueError("speed must be positive")
        self._real = real
        self._pace = (0.0, real.monotonic(), speed)
        """Practice seconds gone, the real second since when, and how fast: changed at once, read from any thread."""
        self._start = start or real.now()

    @property
    def speed(self) -> float:
        """Practice seconds a real second."""
        return self._pace[2]

    def now(self) -> datetime:
        """Return the practice wall time, aware, in UTC."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return practice seconds since this clock was made."""
        gone_s, zero_s, speed = self._pace
        return gone_s + (self._real.monotonic() - zero_s) * speed

    def run_at(self, speed: float) -> None:
        """Go on at another speed; no time is lost or gained by it."""
        if speed <= 0:
            raise ValueError("speed must be positive")
        gone_s, zero_s, before = self._pace
        now_s = self._real.monotonic()
        self._pace = (gone_s + (now_s - zero_s) * before, now_s, speed)

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds`` of practice time, also where the speed changes meanwhile."""
        end = self.monotonic() + seconds
        await self._real.sleep(min(seconds / self.speed, SLICE_S) if seconds > 0 else 0)
        while (left := end - self.monotonic()) > 0:
            await self._real.sleep(min(left / self.speed, SLICE_S))
