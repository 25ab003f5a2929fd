"""Facts of the charges this visit starts: each is known before it can run, and until its end is saved."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class ChargeAsked:
    """A start is about to be asked: from now on a transaction under the visit's token is this visit's."""

    evse: int
    point: str = ""
    """Load point of the run; empty for the test charge."""
    number: int = 0
    kind: Literal["charge_asked"] = "charge_asked"


@dataclass(frozen=True)
class ChargeBegan:
    """A transaction of this visit began; until its end is saved it may still run, whatever happens to the laptop."""

    evse: int
    transaction: str
    begin_kwh: Decimal | None
    """None where the station told no register with the begin."""
    point: str = ""
    """Load point of the run; empty for the test charge."""
    number: int = 0
    signed: str = ""
    """What the meter signed at the begin, as received; empty where nothing came with the begin."""
    kind: Literal["charge_began"] = "charge_began"


@dataclass(frozen=True)
class ChargeLeft:
    """A transaction that was left running when the program ended was stopped, or could not be."""

    transaction: str
    stopped: bool
    kind: Literal["charge_left"] = "charge_left"


ChargeFact = ChargeAsked | ChargeBegan | ChargeLeft
