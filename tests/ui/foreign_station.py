"""A station that is not ours: a thread and a loop of its own, and nothing between it and the window but sockets."""

import asyncio
import threading
from collections.abc import Coroutine
from random import Random
from typing import Any

from app.practice.clock import PracticeClock
from app.practice.load import Load
from app.practice.station.config import StationConfig
from app.practice.station.station import PracticeStation

WITHIN_S = 10.0
BANK_A = 32.0


class ForeignStation:
    """Two connectors, one of them with a load bank; a main switch, a knob at the bank and a reference to be read."""

    def __init__(self, clock: PracticeClock, spare_connectors: int = 1) -> None:
        self._clock, self._spare = clock, spare_connectors
        self._load = Load(clock, Random(7))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="foreign station")
        self._running: asyncio.Task[None] | None = None
        self._station: PracticeStation | None = None
        self._read_wh = 0.0
        self._thread.start()

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WITHIN_S)

    def connect(self, url: str) -> None:
        """Give the station the address it connects to, and switch it on."""

        async def start() -> None:
            config = StationConfig(url=url, spare_connectors=self._spare)
            self._station = PracticeStation(config, self._clock, load=self._load)
            self._running = asyncio.create_task(self._station.run())

        self._do(start())

    @property
    def station(self) -> PracticeStation:
        """The station once it was connected."""
        assert self._station is not None
        return self._station

    def switch_off(self) -> None:
        """Open the main switch."""
        self._do(self.station.power_off())

    def switch_on(self) -> None:
        """Close the main switch."""
        self._do(self.station.power_on())

    def reference_kwh(self) -> str:
        """Read the reference beside the load: what has flowed since it was last read, with five decimals."""

        async def read() -> float:
            return self._load.energy_wh()

        now_wh = self._do(read())
        before_wh, self._read_wh = self._read_wh, now_wh
        return f"{(now_wh - before_wh) / 1000:.5f}"

    def set_load(self, current_a: float | None) -> None:
        """Turn the knob of the load bank to so many amperes a phase; None = as it was."""

        async def turn() -> None:
            self._load._max_current_a = BANK_A if current_a is None else current_a

        self._do(turn())

    def stop(self) -> None:
        """Take it away."""

        async def end() -> None:
            if self._running is not None:
                self._running.cancel()
                await asyncio.gather(self._running, return_exceptions=True)
            left = asyncio.all_tasks() - {asyncio.current_task()}
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

        self._do(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WITHIN_S)
        self._loop.close()
