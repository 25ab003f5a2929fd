"""Profiles of instruments: what is sent, and how an answer becomes a number with a unit. Data, never code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from app.domain.codec import STRICT

Quantity = Literal[
    "energy_import", "power", "voltage_l1", "voltage_l2", "voltage_l3", "current_l1", "current_l2", "current_l3",
    "elapsed",
]  # fmt: skip
Unit = Literal["Wh", "kWh", "MWh", "W", "kW", "mV", "V", "kV", "mA", "A", "s", "ms", "h"]
Terminator = Literal["lf", "crlf", "cr"]


@dataclass(frozen=True)
class LineOptions:
    """How the instrument is reached.

    ``port`` 0 = it has no network of its own, then ``host`` and ``port`` of the plan name a serial server.
    ``pause_s`` lies between two commands.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    tcp: Literal["line", "vxi11"] = "line"
    port: int = 0
    serial: bool = False
    baud: int = 9600
    data_bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    flow: Literal["none", "rtscts", "xonxoff"] = "none"
    terminator: Terminator = "lf"
    timeout_s: float = 2.0
    pause_s: float = 0.0


@dataclass(frozen=True)
class Measured:
    """One quantity: the query, the pattern of the whole answer with one group for the number, scale and unit.

    ``field`` counts from 1 in an answer of several values, separated by ``split`` (a comma unless it says otherwise).
    With ``split`` and no ``field`` it is the first part that matches, for answers that name each value. With neither
    it is the whole answer.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    quantity: Quantity
    query: str
    pattern: str
    unit: Unit
    scale: Decimal = Decimal(1)
    field: int = 0
    split: Literal["", ",", ";", " "] = ""


@dataclass(frozen=True)
class Check:
    """An answer that must match, such as the unit the instrument is set to; ``field`` names it in an error."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    field: str
    query: str
    pattern: str


@dataclass(frozen=True)
class Integration:
    """An energy that counts only after a start.

    An integration that is ``running`` is joined and never reset. One that matches ``ended`` is refused: starting
    again would lose its value. ``prepare`` and ``start`` are sent only where none runs; ``stop`` when the link is
    closed, if it was started here.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    state: str
    running: str
    start: tuple[str, ...]
    prepare: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    ended: str = ""


@dataclass(frozen=True)
class IdentityQuestion:
    """Where vendor, model, serial and firmware stand in the answer, separated by comma and counted from 1; 0 = not."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    query: str = "*IDN?"
    vendor: int = 1
    model: int = 2
    serial: int = 3
    firmware: int = 4


@dataclass(frozen=True)
class ErrorQuestion:
    """The question for errors and the answer that means "none"."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    query: str
    none: str


@dataclass(frozen=True)
class Pulses:
    """Counting the LED pulses of a meter; ``{constant}`` (imp/kWh) and ``{pulses}`` are filled in ``start``."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    start: tuple[str, ...]
    state: str
    done: str
    error_query: str
    error_pattern: str
    stop: tuple[str, ...] = ()
    failed: str = ""
    most_pulses: int = 1_000_000


@dataclass(frozen=True)
class ScpiProfile:
    """An instrument that answers lines of text, such as SCPI (IEEE 488.2)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    kind: Literal["scpi"]
    id: str
    source: str
    verified: bool
    resolution_kwh: Decimal
    quantities: tuple[Measured, ...]
    name: Mapping[str, str] = field(default_factory=dict)
    link: LineOptions = LineOptions()
    max_age_s: float = 2.0
    exact_digits: bool = False
    """True where an answer carries all digits of the indication: fewer than the resolution are then refused."""
    setup: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    identity: IdentityQuestion | None = None
    errors: ErrorQuestion | None = None
    integration: Integration | None = None
    pulses: Pulses | None = None


@dataclass(frozen=True)
class HttpProfile:
    """A meter with an HTTP interface of its own; ``protocol`` names the code that speaks it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    kind: Literal["http"]
    id: str
    source: str
    verified: bool
    resolution_kwh: Decimal
    protocol: Literal["lem-dcbm", "iem-dcr"]
    name: Mapping[str, str] = field(default_factory=dict)
    port: int = 80
    timeout_s: float = 3.0
    max_age_s: float = 3.0


InstrumentProfile = ScpiProfile | HttpProfile
