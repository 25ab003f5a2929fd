"""Waits and durations go at the station's pace, the wall time stays what it is."""

import asyncio
from datetime import UTC, datetime, timedelta

from app.workflows.paced_clock import PacedClock

AT = datetime(2026, 11, 28, 9, tzinfo=UTC)


class Wound:
    """A clock that goes on only where somebody waits."""

    def __init__(self) -> None:
        self.gone_s = 0.0

    def now(self) -> datetime:
        return AT + timedelta(seconds=self.gone_s)

    def monotonic(self) -> float:
        return self.gone_s

    async def sleep(self, seconds: float) -> None:
        self.gone_s += seconds


def test_an_hour_of_the_station_is_six_seconds_here_and_the_wall_time_says_so() -> None:
    real = Wound()
    paced = PacedClock(real, 600)
    began = paced.monotonic()
    asyncio.run(paced.sleep(3600))
    assert real.gone_s == 6
    assert paced.monotonic() - began == 3600
    assert paced.now() == AT + timedelta(seconds=6)
