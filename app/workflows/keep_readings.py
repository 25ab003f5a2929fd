"""Raw values of a run, on disk as they come: a killed run leaves what it read until then."""

from datetime import datetime
from decimal import Decimal

from app.domain.fact import PlannedPoint
from app.ports.reference import ReferenceReading
from app.ports.store import Reading
from app.workflows.visit import Visit
from app.workflows.watch_meter import MeterWatch


def run_name(point: str, number: int) -> str:
    """Return the name of a run in the raw readings."""
    return f"{point}/{number}"


class RunReadings:
    """Keeps what both meters said during one run."""

    def __init__(self, visit: Visit, point: PlannedPoint, number: int) -> None:
        self._visit = visit
        self._run = run_name(point.id, number)
        self._reported = Decimal(0)

    async def reference(self, reading: ReferenceReading) -> None:
        """Keep one block read of the reference; its bytes stand beside its energy."""
        at, steady = reading.at, reading.monotonic_s
        rows = [Reading(self._run, at, "reference", "energy", reading.energy_kwh, "kWh", steady, reading.raw)]
        rows.append(self._row(reading, "power", reading.power_w, "W"))
        for name, values, unit in (("voltage", reading.voltages_v, "V"), ("current", reading.currents_a, "A")):
            rows += [self._row(reading, f"{name}_l{phase}", value, unit) for phase, value in enumerate(values, 1)]
        await self._visit.store.keep_readings(self._visit.id, rows)

    async def since(self, at: datetime) -> tuple[ReferenceReading, ...]:
        """Return what the reference said in this run from its read ``at`` on, also to an earlier program, in order."""
        rows = await self._visit.store.readings(self._visit.id, self._run)
        blocks: list[list[Reading]] = []
        for row in (row for row in rows if row.source == "reference"):
            if row.quantity == "energy":
                blocks.append([])
            if blocks:
                blocks[-1].append(row)
        begin = next((index for index in reversed(range(len(blocks))) if blocks[index][0].at == at), len(blocks))
        return tuple(_block(block) for block in blocks[begin:])

    async def station(self, watch: MeterWatch) -> None:
        """Keep the register the station has reported since, if it did."""
        if watch.reported_at is None or watch.register_kwh == self._reported:
            return
        self._reported = watch.register_kwh
        row = Reading(self._run, watch.reported_at, "station", "energy", watch.register_kwh, "kWh")
        await self._visit.store.keep_readings(self._visit.id, [row])

    def _row(self, reading: ReferenceReading, quantity: str, value: float, unit: str) -> Reading:
        return Reading(
            self._run, reading.at, "reference", quantity, Decimal(repr(float(value))), unit, reading.monotonic_s
        )


def _block(rows: list[Reading]) -> ReferenceReading:
    """Return one block read as far as its rows tell."""
    first = rows[0]

    def of(name: str) -> tuple[float, ...]:
        return tuple(float(row.value) for row in rows if row.quantity.startswith(name))

    return ReferenceReading(
        first.value, sum(of("power")), of("voltage"), of("current"), first.at, first.monotonic_s or 0.0, first.raw
    )
