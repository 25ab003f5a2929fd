"""Practice instruments on a load a test sets, and the program's own link to them."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.domain.plan import PlanReference
from app.links.instruments.reference import InstrumentReferences
from app.ports.reference import ReferenceMeter
from app.practice.instrument.serve import PracticeInstrument, make_instrument
from app.practice.instrument.source import Shown
from tests.fakes.clock import FakeClock

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "instruments"


def profiles() -> dict[str, Any]:
    """Return the shipped profiles by file name."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in sorted(RESOURCES.glob("*.json"))}


@dataclass
class SetLoad:
    """Fulfils ``Sees``: flows what a test says, on the clock of the test."""

    clock: FakeClock = field(default_factory=FakeClock)
    energy_kwh: Decimal = Decimal("3.1415926")
    amps: float = 16.0

    async def see(self) -> Shown:
        volts, amps = (229.5, 230.25, 231.125), (self.amps,) * 3
        power = sum(u * i for u, i in zip(volts, amps, strict=True)) * 0.995
        return Shown(volts, amps, power, self.energy_kwh, self.clock.now())

    def flow(self, seconds: float) -> None:
        """Let the load draw for so long."""
        self.energy_kwh += Decimal(str(sum((229.5, 230.25, 231.125)) * self.amps * 0.995 * seconds / 3_600_000))
        self.clock.advance(seconds)


def plan_of(name: str, instrument: PracticeInstrument, **changes: Any) -> PlanReference:
    """Return what a plan says of the instrument."""
    kind = profiles()[f"{name}.json"]["kind"]
    device = getattr(instrument, "device", "")
    where = {"serial": device} if device else {"port": getattr(instrument, "port", 0)}
    return PlanReference(kind, name, **{**where, **changes})


@asynccontextmanager
async def served(name: str, load: SetLoad, pty: bool = False) -> AsyncIterator[PracticeInstrument]:
    """Run the practice instrument of a profile."""
    instrument = make_instrument(profiles()[f"{name}.json"], load, pty=pty)
    await instrument.start()
    try:
        yield instrument
    finally:
        await instrument.stop()


@asynccontextmanager
async def read_by(
    name: str, load: SetLoad, instrument: PracticeInstrument, **changes: Any
) -> AsyncIterator[ReferenceMeter]:
    """Connect to it; ``changes`` replace keys of its profile."""
    content = profiles()
    content[f"{name}.json"] |= changes
    meter = await InstrumentReferences(content, None, load.clock).connect(plan_of(name, instrument))
    try:
        yield meter
    finally:
        await meter.close()
