"""Functional test: a charge on the service token that follows a lower limit and stops when told."""

from app.domain.errors import ChargeBenchError
from app.domain.fact import TestCharge
from app.domain.station import Charge
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.ports.clock import Clock
from app.ports.station import StationLink
from app.workflows.progress import Doing, Tell, silent
from app.workflows.visit import Visit
from app.workflows.watch_meter import MeterWatch

HIGH_A, LOW_A = 16.0, 10.0
SETTLE_S = 10.0
TOLERANCE = 1.05
"""OK never above limit + 5 % after 10 s: M04 of the load management test, own practice, unverified."""
HOLD_S = 60.0


async def prove_function(
    visit: Visit, link: StationLink, evse: int, within_s: float, tell: Tell = silent
) -> TestCharge:
    """Charge at 16 A, limit to 10 A, stop; save registers, highest power and whether the limit was followed."""
    check_write(visit.state)
    tell(Doing(Step.FUNCTION, mark("Test charge at {limit} A"), (("limit", HIGH_A),)))
    charge = await link.start_charge(evse, HIGH_A, within_s)
    async with MeterWatch(link, charge) as watch:
        try:
            await _hold(visit.clock, watch, HOLD_S)
            highest = max(watch.powers, default=0.0)
            tell(Doing(Step.FUNCTION, mark("Limit {limit} A"), (("limit", LOW_A),)))
            await link.limit_charge(evse, LOW_A, within_s)
            await visit.clock.sleep(SETTLE_S)
            watch.forget()
            await _hold(visit.clock, watch, HOLD_S)
        except ChargeBenchError:
            await _stop_quietly(link, charge, within_s)
            raise
        followed = bool(watch.currents) and max(watch.currents) <= LOW_A * TOLERANCE
    ended = await link.stop_charge(charge, within_s)
    fact = TestCharge(
        transaction=charge.transaction,
        begin_kwh=ended.begin.energy_kwh,
        end_kwh=ended.end.energy_kwh,
        max_power_w=highest,
        limit_followed=followed,
    )
    await visit.add(fact)
    return fact


async def _hold(clock: Clock, watch: MeterWatch, seconds: float) -> None:
    """Wait until the station has reported at least twice, or ``seconds`` are over three times."""
    for _ in range(3):
        await clock.sleep(seconds)
        if len(watch.powers) > 1:
            return


async def _stop_quietly(link: StationLink, charge: Charge, within_s: float) -> None:
    try:
        await link.stop_charge(charge, within_s)
    except ChargeBenchError:
        return
