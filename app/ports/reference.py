"""A reference meter that can be read while a charge runs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol, runtime_checkable

from app.domain.plan import PlanReference
from app.domain.text import Words


@dataclass(frozen=True)
class When:
    """The moment of a reading: wall time and monotonic seconds of the same clock."""

    at: datetime
    monotonic_s: float


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
    powers_w: tuple[float, ...] = ()
    """Power of each phase, negative where energy flows back; empty where the instrument does not tell."""
    energy_export_kwh: Decimal | None = None
    frequency_hz: float | None = None
    power_factor: float | None = None
    register_step_kwh: Decimal = Decimal(0)
    """Distance to the next number the energy register can hold (float32: one ulp); 0 where nothing is lost so."""


class ReferenceMeter(Protocol):
    """Reads energy and conditions; built per connection by ``ConnectsReference``."""

    @property
    def name(self) -> str:
        """Name of the register map."""

    @property
    def resolution_kwh(self) -> Decimal:
        """One step of the energy register."""

    async def read(self) -> ReferenceReading:
        """Read one block.

        Raises PeerUnreachable (REFERENCE_SILENT, REFERENCE_STALE, REFERENCE_GARBLED, REFERENCE_EXCEPTION), BadInput
        (WRONG_VALUE for NaN, REFERENCE_EXCEPTION) or ComputerCannot where a serial port is gone.
        """

    async def close(self) -> None:
        """Close the link."""


@runtime_checkable
class TellsRegister(Protocol):
    """An ability of some reference meters: they say how their energy travels."""

    @property
    def register_type(self) -> str:
        """Type of the register: ``float32`` loses digits as it grows (``ReferenceReading.register_step_kwh``)."""


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
    unit: int = 1
    """Its Modbus address as it leaves the works."""
    baud: int = 0
    """The speed of its serial line as it leaves the works; 0 where it has none."""
    resolution_kwh: Decimal | None = None
    """One step of its energy; None where only a connection tells."""
    register_type: str = ""
    """See ``TellsRegister``; empty where nothing is lost."""
    verified: bool = False
    """True when somebody has compared its description with the instrument."""


class ConnectsReference(Protocol):
    """Opens reference meters."""

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """Return what can be connected, sorted by map."""

    async def connect(self, reference: PlanReference) -> ReferenceMeter:
        """Open the link.

        Raises BadInput (UNKNOWN_NAME, WRONG_VALUE), PeerUnreachable (REFERENCE_SILENT), ComputerCannot
        (SERIAL_MISSING, SERIAL_BUSY, SERIAL_FORBIDDEN).
        """
