"""Functional test: a charge on the service token that follows a lower limit and stops when told."""

from contextlib import suppress
from dataclasses import dataclass

from app.domain.charge_fact import ChargeLeft
from app.domain.errors import OutcomeUnknown, Reason, Refused
from app.domain.fact import TestCharge
from app.domain.station import Charge
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import check_write
from app.ports.clock import Clock
from app.ports.station import StationLink
from app.workflows.begin_charge import begin_charge
from app.workflows.end_charge import ending_well, stop_left_charges
from app.workflows.progress import Doing, Tell, silent
from app.workflows.quicken_meter import quicken_meter
from app.workflows.visit import Visit
from app.workflows.watch_meter import MeterWatch


@dataclass(frozen=True)
class FunctionRules:
    """What the test charge asks; data of ``resources/runs/function-rules.json``, each with its source."""

    high_a: float
    low_a: float
    meter_interval_s: int
    settle_s: float
    hold_s: float
    longest_hold_s: float
    tolerance: float
    load_power_w: float
    fastest_pace: float
    """At a practice station: how much faster than real it may wait, for frames take real time."""
    sources: dict[str, str]


async def prove_function(
    visit: Visit, link: StationLink, evse: int, rules: FunctionRules, within_s: float, tell: Tell = silent
) -> TestCharge:
    """Charge at the higher limit, lower it, stop; save registers, highest power and whether the limit was followed.

    Raises Refused (NO_LOAD) when the station says it charges and nothing flows; the charge is stopped first.
    """
    check_write(visit.state)
    tell(Doing(Step.FUNCTION, mark("Test charge at {limit} A"), (("limit", rules.high_a),)))
    await stop_left_charges(visit, link, within_s)
    await quicken_meter(visit, link, rules.meter_interval_s)
    clock = visit.clock_up_to(rules.fastest_pace)
    charge = await begin_charge(visit, link, evse, rules.high_a, within_s)
    async with ending_well(visit, link, charge, within_s):
        highest, followed = await _charge(clock, link, charge, evse, rules, within_s, tell)
    ended = await link.stop_charge(charge, within_s)
    if ended.end.energy_kwh <= ended.begin.energy_kwh:
        await visit.add(ChargeLeft(charge.transaction, stopped=True))
        raise Refused(Reason.NO_LOAD, link.identity.id, seconds=round(rules.hold_s), energy_kwh="0")
    fact = TestCharge(
        transaction=charge.transaction,
        begin_kwh=ended.begin.energy_kwh,
        end_kwh=ended.end.energy_kwh,
        max_power_w=highest,
        limit_followed=followed,
    )
    await visit.add(fact)
    return fact


async def _charge(
    clock: Clock, link: StationLink, charge: Charge, evse: int, rules: FunctionRules, within_s: float, tell: Tell
) -> tuple[float, bool | None]:
    """Return the highest power and whether the lower limit was followed, None where the station told no current."""
    async with MeterWatch(link, charge) as watch:
        await _hold(clock, link, watch, rules)
        highest = max(watch.powers, default=0.0)
        if watch.powers and highest < rules.load_power_w:
            energy = str(watch.energy_kwh)
            raise Refused(Reason.NO_LOAD, link.identity.id, seconds=round(rules.hold_s), energy_kwh=energy)
        tell(Doing(Step.FUNCTION, mark("Limit {limit} A"), (("limit", rules.low_a),)))
        await link.limit_charge(evse, rules.low_a, within_s)
        await clock.sleep(rules.settle_s)
        watch.forget()
        await _hold(clock, link, watch, rules)
        followed = max(watch.currents) <= rules.low_a * rules.tolerance if watch.currents else None
        return highest, followed


async def _hold(clock: Clock, link: StationLink, watch: MeterWatch, rules: FunctionRules) -> None:
    """Wait until the station has reported twice; one that reports seldom is asked, and has a longer time."""
    end_s = clock.monotonic() + rules.longest_hold_s
    while clock.monotonic() < end_s:
        await clock.sleep(rules.hold_s)
        if len(watch.powers) > 1:
            return
        with suppress(OutcomeUnknown):  # "accepted" and nothing sent is common (W3)
            await link.refresh_registers(rules.hold_s)
