"""The practice bench in one process: station, load port and reference meter on real sockets of loopback."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from app.practice.clock import PracticeClock
from app.practice.fault import parse_faults
from app.practice.image import make_image
from app.practice.load import Load
from app.practice.meter import PracticeMeter
from app.practice.photo import practice_photo
from app.practice.station.config import PLATE_SERIAL, StationConfig
from app.practice.station.station import PracticeStation

SEED = 42
SWITCH_WITHIN_S = 20.0
"""Real seconds the bench waits for its own station to go or to come back."""


class LocalBench:
    """Fulfils ``PracticeBench``."""

    def __init__(
        self, clock: PracticeClock, *, ocpp: str, faults: tuple[str, ...], register_map: Mapping[str, Any]
    ) -> None:
        """Raises BadInput (UNKNOWN_NAME) for a version or fault that does not exist."""
        self._clock = clock
        self._ocpp = ocpp
        self._faults = parse_faults(faults)
        self._map = register_map
        self._load = Load(clock, Random(SEED))
        self._station: PracticeStation | None = None
        self._meter: PracticeMeter | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def clock(self) -> PracticeClock:
        """The practice clock."""
        return self._clock

    @property
    def load(self) -> Load:
        """What flows at the station, for other practice instruments beside its own reference."""
        return self._load

    @property
    def serial(self) -> str:
        """The serial on the plate."""
        return PLATE_SERIAL

    @property
    def meter_port(self) -> int:
        """The port of the reference meter."""
        return self._meter.port if self._meter else 0

    def hurry(self, speed: float) -> None:
        """Change the speed of the clock."""
        if speed != self._clock.speed:
            self._clock.run_at(speed)

    async def open(self) -> None:
        """Start the reference meter; its port is known from then on."""
        self._meter = PracticeMeter(self._load, self._map)
        await self._meter.start()

    async def start(self, url: str) -> None:
        """Start the station; it connects to ``url``."""
        config = StationConfig(url=url, ocpp=self._ocpp, faults=self._faults)
        self._station = PracticeStation(config, self._clock, load=self._load)
        self._running = asyncio.create_task(self._station.run())

    async def stop(self) -> None:
        """Stop both."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
        if self._meter is not None:
            await self._meter.stop()

    async def switch_off(self) -> None:
        """Open the main switch of the practice station."""
        if self._station is not None:
            await self._station.power_off()

    async def switch_on(self) -> None:
        """Close it, and wait until the station is back on the link."""
        if self._station is None:
            return
        await self._station.power_on()
        for _ in range(int(SWITCH_WITHIN_S / 0.05)):
            if self._station.connected:
                return
            await asyncio.sleep(0.05)

    async def type_reference(self, point: str, run: int) -> str | None:
        """The practice reference has a link; nobody types."""
        return None

    async def type_display(self, point: str, run: int) -> str | None:
        """Read the display: it shows the register at begin and end of the charge that ended last."""
        shown = self._station.connector.displayed_wh if self._station else None
        return "; ".join(f"{energy_wh.scaleb(-3):f}" for energy_wh in shown) if shown else None

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        """Nobody counts."""
        return None

    async def confirm_wiring(self) -> str | None:
        """The practice reference has a link; nobody looks."""
        return None

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        """The practice load cannot be set by hand; nobody is asked."""
        return None

    def firmware_image(self, folder: Path, version: str) -> Path:
        """Write a practice image."""
        path = folder / f"pb22-{version}.img"
        path.write_bytes(make_image(version))
        return path

    def photo(self, name: str) -> bytes:
        """Return a practice photo."""
        return practice_photo(name)
