"""The practice bench: a station, its load and a reference meter, all over real sockets."""

from pathlib import Path
from typing import Protocol

from app.ports.clock import Clock
from app.ports.hands import Hands


class PracticeBench(Hands, Protocol):
    """Started once the central system listens; its hands switch the practice station off and on."""

    @property
    def clock(self) -> Clock:
        """The one clock of bench and workflow; may run fast."""

    @property
    def serial(self) -> str:
        """The serial on the plate of the practice station."""

    @property
    def meter_port(self) -> int:
        """The Modbus TCP port of the reference meter on loopback."""

    def hurry(self, speed: float) -> None:
        """Let the practice clock go on so many times as fast as real time."""

    async def open(self) -> None:
        """Start the reference meter; its port is known from then on."""

    async def start(self, url: str) -> None:
        """Start the station; it connects to ``url``."""

    async def stop(self) -> None:
        """Stop both."""

    def firmware_image(self, folder: Path, version: str) -> Path:
        """Write a practice firmware image and return its path."""

    def photo(self, name: str) -> bytes:
        """Return a practice photo (JPEG) for an item id."""
