"""A reference meter that can be read while a charge runs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True)
class ReferenceReading:
    """One block read of the reference; ``raw`` keeps the bytes as received."""

    energy_kwh: Decimal
    power_w: float
    voltages_v: tuple[float, ...]
    currents_a: tuple[float, ...]
    at: datetime
    monotonic_s: float
    raw: bytes


class ReferenceMeter(Protocol):
    """Reads energy and conditions; built per connection by ``ConnectsReference``."""

    @property
    def name(self) -> str:
        """Name of the register map."""

    @property
    def resolution_kwh(self) -> Decimal:
        """One step of the energy register."""

    async def read(self) -> ReferenceReading:
        """Read one block. Raises PeerUnreachable (REFERENCE_SILENT, REFERENCE_STALE) or BadInput for NaN."""

    async def close(self) -> None:
        """Close the link."""


class ConnectsReference(Protocol):
    """Opens reference meters by register map."""

    def maps(self) -> tuple[str, ...]:
        """Return the ids of the register maps known."""

    async def connect(self, map_id: str, host: str, port: int, unit: int) -> ReferenceMeter:
        """Open a Modbus TCP link. Raises BadInput (UNKNOWN_NAME), PeerUnreachable (REFERENCE_SILENT)."""
