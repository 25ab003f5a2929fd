"""Facts of a run that is under way: what its end needs is on disk, so that a killed program can take it up."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from app.domain.legal_fact import Phase
from app.domain.meter_fact import Method


@dataclass(frozen=True)
class RunBegun:
    """A run is about to ask for its charge; its reference stood still at this register.

    Transaction and register of the station follow in ``ChargeBegan`` and ``RegisterTold``.
    """

    point: str
    number: int
    phase: Phase
    method: Method
    reference: str
    began_at: datetime
    reference_kwh: Decimal | None = None
    """Begin register of the reference; None where a person reads it."""
    reference_raw: str = ""
    """The block it was read from as received, in hex."""
    reference_at: datetime | None = None
    reference_serial: str = ""
    """As the instrument told it; empty where it tells none."""
    kind: Literal["run_begun"] = "run_begun"


@dataclass(frozen=True)
class RegisterTold:
    """A register of a charge of this visit as the station told it: that of the end before it is confirmed."""

    transaction: str
    which: Literal["begin", "end"]
    energy_kwh: Decimal | None
    """None where the station ended the charge and told no register."""
    at: datetime | None = None
    context: str = ""
    signed: str = ""
    """What the meter signed, as received."""
    reason: str = ""
    """Why the charge ended, in the station's word."""
    kind: Literal["register_told"] = "register_told"


@dataclass(frozen=True)
class RunTakenUp:
    """The program was started again, and the run goes on from the registers it began with."""

    point: str
    number: int
    transaction: str
    phase: Phase = "as_found"
    ended: bool = False
    """True where the station had ended the charge before the program was there again."""
    kind: Literal["run_taken_up"] = "run_taken_up"


RunFact = RunBegun | RegisterTold | RunTakenUp
