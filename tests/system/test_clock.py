"""The computer's clock."""

from datetime import UTC

from app.ports.clock import Clock
from app.system.clock import SystemClock


async def test_the_clock_fits_its_port() -> None:
    clock: Clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(0.01)
    assert clock.monotonic() - before >= 0.01
    assert clock.now().tzinfo is UTC
