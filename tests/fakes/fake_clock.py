"""A clock that tests set, for tasks that wait for each other."""

import asyncio

from tests.fakes.clock import FakeClock


class FakeTurningClock(FakeClock):
    """Sleeping advances it at once and lets every other task take its turn."""

    async def sleep(self, seconds: float) -> None:
        self.advance(seconds)
        for _ in range(3):
            await asyncio.sleep(0)
