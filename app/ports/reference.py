"""A reference meter that can be read while a charge runs."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol, runtime_checkable

from app.domain.errors import BadInput
from app.domain.plan import PlanReference
from app.domain.text import Words
from app.ports.clock import Clock


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

    async def connect(self, reference: PlanReference, clock: Clock | None = None) -> ReferenceMeter:
        """Open the link; ``clock`` times its readings in place of the program's, as the visit has it.

        Raises BadInput (UNKNOWN_NAME, WRONG_VALUE), PeerUnreachable (REFERENCE_SILENT), ComputerCannot
        (SERIAL_MISSING, SERIAL_BUSY, SERIAL_FORBIDDEN).
        """


@dataclass(frozen=True)
class InstrumentIdentity:
    """What an instrument says of itself; empty where it does not tell. ``serial`` is matched to its certificate."""

    vendor: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""


@runtime_checkable
class Identifies(Protocol):
    """An ability of some reference meters: they tell who they are."""

    async def identity(self) -> InstrumentIdentity:
        """Ask the instrument. Raises PeerUnreachable (REFERENCE_SILENT), BadInput (WRONG_VALUE) for no identity."""


@dataclass(frozen=True)
class PulseCount:
    """The end of one count of LED pulses.

    ``error_percent`` is what the instrument told (positive: the station's meter runs fast); ``reference_kwh`` follows
    from it and the constant: e = 100 (E_dut - E_ref) / E_ref, so E_ref = pulses / constant / (1 + e/100), to 1e-9 kWh.
    """

    pulses: int
    reference_kwh: Decimal
    error_percent: Decimal


@runtime_checkable
class CountsPulses(Protocol):
    """An ability of some reference meters: a scanning head counts the LED pulses of the station's meter."""

    async def count(self, constant_imp_per_kwh: Decimal, pulses: int, within_s: float) -> PulseCount:
        """Count ``pulses`` of a meter with this constant; ``within_s`` is patience with the whole count.

        Raises BadInput (WRONG_VALUE) naming constant, pulses or the answer that cannot be used, PeerUnreachable
        (PULSES_MISSING, REFERENCE_SILENT), Refused (REFERENCE_REFUSED). The count is stopped in every case.
        """


@runtime_checkable
class SignsTransactions(Protocol):
    """An ability of meters with a legally relevant transaction of their own."""

    async def begin_transaction(self, name: str) -> None:
        """Set the meter's clock and begin. Raises Refused (REFERENCE_REFUSED), PeerUnreachable, BadInput."""

    async def end_transaction(self) -> bytes:
        """End it and return its signed record as received. Raises Refused (REFERENCE_REFUSED: too short, current)."""


@runtime_checkable
class ReportsBrokenProfiles(Protocol):
    """An ability of ``ConnectsReference``: some profiles of this technician could not be read."""

    def broken(self) -> tuple[BadInput, ...]:
        """Return one error for each file that cannot be used, sorted by file; the others stay usable."""
