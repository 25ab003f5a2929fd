"""The clock of a visit at a practice station whose own clock goes faster."""

from datetime import datetime

from app.ports.clock import Clock


class PacedClock:
    """Fulfils the ``Clock`` port: waits and durations go ``pace`` times as fast as ``real``, the wall time stays true.

    So an hour of charging at a practice station in another process takes seconds here as it does there, energy and
    power times time agree, and what is saved and signed bears the time it really was.
    """

    def __init__(self, real: Clock, pace: float) -> None:
        self._real = real
        self._pace = pace

    def now(self) -> datetime:
        """Return the wall time, aware, in UTC."""
        return self._real.now()

    def monotonic(self) -> float:
        """Return seconds of the station's pace since an arbitrary moment; never goes back."""
        return self._real.monotonic() * self._pace

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds`` of the station's pace."""
        await self._real.sleep(seconds / self._pace)
