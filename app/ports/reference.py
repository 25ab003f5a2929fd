"""A reference meter that can be read while a charge runs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

from app.domain.plan import PlanReference
from app.domain.text import Words


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


@dataclass(frozen=True)
class ReferenceOffer:
    """One kind of instrument this program can read: its map, and how it is reached."""

    kind: Literal["modbus", "http", "scpi"]
    map: str
    name: Words
    port: int = 0
    """Its usual TCP port; 0 where it has no network."""
    serial: bool = False
    """True where it can be reached over a serial port."""


class ConnectsReference(Protocol):
    """Opens reference meters."""

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """Return what can be connected, sorted by map."""

    async def connect(self, reference: PlanReference) -> ReferenceMeter:
        """Open the link. Raises BadInput (UNKNOWN_NAME), PeerUnreachable (REFERENCE_SILENT)."""
