"""A run whose reference is on a link: what every way of ending it works with, and how its reference is read."""

from dataclasses import dataclass

from app.domain.errors import PeerUnreachable, Reason
from app.domain.fact import PlannedPoint
from app.ports.clock import Clock
from app.ports.reference import ReferenceMeter, ReferenceReading
from app.workflows.keep_readings import RunReadings
from app.workflows.progress import Tell
from app.workflows.run_rules import RunRules


@dataclass(frozen=True)
class LinkedRun:
    """The run ``number`` of a load point, its reference, and where its readings are kept and told."""

    meter: ReferenceMeter
    rules: RunRules
    clock: Clock
    point: PlannedPoint
    number: int
    kept: RunReadings
    tell: Tell


class ReadsReference:
    """Reads the reference of a run; every read is kept, and those under load are remembered."""

    def __init__(self, run: LinkedRun) -> None:
        self._meter, self._rules, self._clock = run.meter, run.rules, run.clock
        self._point, self._number, self._kept, self._tell = run.point, run.number, run.kept, run.tell
        self._first: ReferenceReading | None = None
        self._loaded: list[ReferenceReading] = []

    async def _read(self) -> ReferenceReading:
        reading = await self._meter.read()
        await self._kept.reference(reading)
        return reading

    def _remember(self, reading: ReferenceReading) -> None:
        """Keep a reading under load for the means of the run."""
        if reading.power_w > self._rules.standstill_power_w:
            self._loaded.append(reading)

    def _begin_reading(self) -> ReferenceReading:
        """Return the reading before the charge. Raises PeerUnreachable (REFERENCE_SILENT)."""
        if self._first is None:
            raise PeerUnreachable(Reason.REFERENCE_SILENT, self._meter.name)
        return self._first
