"""Read a reference for a while, so that somebody can try it before the visit, and judge how it is connected."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.codec import decode
from app.domain.plan import PlanReference
from app.domain.wiring import WiringRules, WiringSample, WiringVerdict, check_wiring
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.reference import ConnectsReference, ReferenceReading


@dataclass(frozen=True)
class ReferenceTried:
    """What was read, and what it says of the connection; None after a single reading."""

    readings: tuple[ReferenceReading, ...]
    resolution_kwh: Decimal
    wiring: WiringVerdict | None


async def read_reference(
    references: ConnectsReference,
    reference: PlanReference,
    clock: Clock,
    catalogue: Catalogue,
    seconds: float,
    every_s: float = 1.0,
    tell: Callable[[ReferenceReading], None] = lambda reading: None,
) -> ReferenceTried:
    """Read at once and every ``every_s`` until ``seconds`` have passed; ``tell`` hears each reading.

    Raises what connecting and reading raise; nothing is written to the instrument.
    """
    rules = decode(WiringRules, catalogue.document("runs", "wiring-rules"), "wiring-rules.json")
    meter = await references.connect(reference)
    try:
        begin_s = clock.monotonic()
        readings = [await meter.read()]
        tell(readings[0])
        while (next_s := begin_s + len(readings) * every_s) <= begin_s + seconds:
            await clock.sleep(max(next_s - clock.monotonic(), 0))
            readings.append(await meter.read())
            tell(readings[-1])
        return ReferenceTried(tuple(readings), meter.resolution_kwh, _wiring(readings, meter.resolution_kwh, rules))
    finally:
        await meter.close()


def _wiring(readings: list[ReferenceReading], resolution_kwh: Decimal, rules: WiringRules) -> WiringVerdict | None:
    """Judge the last reading; the energy is that between the first and the last."""
    first, last = readings[0], readings[-1]
    if first is last:
        return None
    exported = (last.energy_export_kwh or Decimal(0)) - (first.energy_export_kwh or Decimal(0))
    sample = WiringSample(
        voltages_v=last.voltages_v,
        currents_a=last.currents_a,
        powers_w=last.powers_w,
        power_w=last.power_w,
        import_kwh=last.energy_kwh - first.energy_kwh,
        export_kwh=exported,
        seconds=last.monotonic_s - first.monotonic_s,
        resolution_kwh=resolution_kwh,
        power_factor=last.power_factor,
    )
    return check_wiring(sample, rules)
