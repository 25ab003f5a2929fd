"""Facts of a calibration beside its runs: the reference, its connection, signed values, display, other tests."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.decision import Outcome
from app.domain.legal_fact import Phase

Method = Literal["register", "pulse", "power_time", "signed"]
"""How a load point compares the station's meter with the reference (metrology: register, pulse, power-time, signed)."""
LoadTest = Literal["zero_load", "starting_load"]


@dataclass(frozen=True)
class ReferenceMatched:
    """What the reference said of itself before the first run, and what that means for its certificate.

    ``standing`` is one of ``match_instrument.Standing``; ``serial_compared`` False: a person compares the plate.
    """

    reference: str
    standing: str
    serial_compared: bool
    listed_serial: str = ""
    certificate: str = ""
    due_on: str = ""
    vendor: str = ""
    model: str = ""
    serial: str = ""
    firmware: str = ""
    kind: Literal["reference_matched"] = "reference_matched"


@dataclass(frozen=True)
class WiringSeen:
    """One fault of the connection: where (phase 1 to 3, 0 = all), what was seen, and the bound it broke."""

    fault: str
    phase: int = 0
    value: float | None = None
    bound: float | None = None


@dataclass(frozen=True)
class WiringChecked:
    """The connection of the reference under a live load, before the first run, and how long it was warmed up.

    ``judged`` False: nothing could be read; ``by`` names who looked at it then, empty where nobody did.
    """

    reference: str
    ok: bool
    judged: bool
    findings: tuple[WiringSeen, ...] = ()
    power_w: float | None = None
    seconds: float = 0.0
    """For how long the load flowed."""
    warm_up_s: float = 0.0
    """What was asked for."""
    stable_s: float = 0.0
    transaction: str = ""
    start_kwh: Decimal | None = None
    stop_kwh: Decimal | None = None
    """The station's register around the check charge; None where none was needed."""
    by: str = ""
    kind: Literal["wiring_checked"] = "wiring_checked"


@dataclass(frozen=True)
class SignedValue:
    """What the meter signed for one transaction: its records as received, and what checking them said.

    Registers are None where the value may not be used; ``reason`` then says why (``SignedReason``). ``key`` tells
    where the public key came from: ``station`` (its configuration) or ``record``, which proves less.
    """

    records: tuple[str, ...]
    valid: bool
    reason: str = ""
    start_kwh: Decimal | None = None
    stop_kwh: Decimal | None = None
    resolution_kwh: Decimal | None = None
    key: Literal["station", "record", ""] = ""

    @property
    def energy_kwh(self) -> Decimal | None:
        """The signed energy; None where it may not be used."""
        return None if self.start_kwh is None or self.stop_kwh is None else self.stop_kwh - self.start_kwh


@dataclass(frozen=True)
class PulseValue:
    """Pulses of the station's LED over a run; power and seconds where they were counted against a steady power."""

    pulses: int
    constant_imp_per_kwh: Decimal
    counted_by: Literal["instrument", "person"]
    power_w: Decimal | None = None
    seconds: Decimal | None = None
    spread_percent: float = 0.0
    """Standard deviation of the mean power while they were counted."""


@dataclass(frozen=True)
class DisplayRead:
    """What the display of the station showed for one run: the legal indication (rule 19).

    ``energy_kwh`` and ``step_kwh`` follow from the digits as they were typed.
    """

    point: str
    number: int
    energy_kwh: Decimal
    step_kwh: Decimal
    phase: Phase = "as_found"
    begin_kwh: Decimal | None = None
    end_kwh: Decimal | None = None
    kind: Literal["display_read"] = "display_read"


@dataclass(frozen=True)
class DisplayLeftOut:
    """Somebody stood before the display and typed nothing: a photo of the same run may show it all the same."""

    point: str
    number: int
    phase: Phase = "as_found"
    kind: Literal["display_left_out"] = "display_left_out"


@dataclass(frozen=True)
class LoadSet:
    """The load was to be set by hand; ``done`` False: nobody could, and the test it was for is left out."""

    current_a: Decimal | None
    """A per phase; None = back as it was."""
    done: bool = True
    kind: Literal["load_set"] = "load_set"


@dataclass(frozen=True)
class LoadTested:
    """A register watched without load (it must stand still), or at the starting current (it must count)."""

    test: LoadTest
    outcome: Outcome
    reason: str
    """One of ``zero_load.LoadTestReason``."""
    transaction: str
    start_kwh: Decimal
    stop_kwh: Decimal
    seconds: float
    needed_s: float
    digits: int
    current_a: float | None = None
    """The largest current meanwhile; None where no reference told."""
    kind: Literal["load_tested"] = "load_tested"


@dataclass(frozen=True)
class PriceSeen:
    """One fee as it was checked; ``fee`` is empty for the total. Money in the currency the station shows."""

    fee: str
    expected: Decimal
    shown: Decimal | None
    outcome: Outcome


@dataclass(frozen=True)
class PriceChecked:
    """What the station charged for one transaction, against unit price times quantity."""

    lines: tuple[PriceSeen, ...]
    outcome: Outcome
    smallest_unit: Decimal
    rounding: str
    kind: Literal["price_checked"] = "price_checked"


MeterFact = ReferenceMatched | WiringChecked | DisplayRead | DisplayLeftOut | LoadSet | LoadTested | PriceChecked
