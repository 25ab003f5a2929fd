"""A clock that may run faster than real time, so that an hour of charging takes seconds."""

from datetime import datetime, timedelta

from app.ports.clock import Clock

SLICE_S = 0.25


class PracticeClock:
    """Fulfils the ``Clock`` port: starts at ``start`` (aware, UTC) and runs ``speed`` times as fast as ``real``."""

    def __init__(self, real: Clock, speed: float = 1.0, start: datetime | None = None) -> None:
        if speed <= 0:
            raise ValueError("speed must be positive")
        self.speed = speed
        self._real = real
        self._zero_s = real.monotonic()
        self._gone_s = 0.0
        self._start = start or real.now()

    def now(self) -> datetime:
        """Return the practice wall time, aware, in UTC."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return practice seconds since this clock was made."""
        return self._gone_s + (self._real.monotonic() - self._zero_s) * self.speed

    def run_at(self, speed: float) -> None:
        """Go on at another speed; no time is lost or gained by it."""
        if speed <= 0:
            raise ValueError("speed must be positive")
        self._gone_s, self._zero_s, self.speed = self.monotonic(), self._real.monotonic(), speed

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds`` of practice time, also where the speed changes meanwhile."""
        end = self.monotonic() + seconds
        await self._real.sleep(min(seconds / self.speed, SLICE_S) if seconds > 0 else 0)
        while (left := end - self.monotonic()) > 0:
            await self._real.sleep(min(left / self.speed, SLICE_S))
