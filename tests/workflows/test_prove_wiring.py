"""The connection of the reference is judged under load before the first run."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.charge_fact import ChargeLeft
from app.domain.errors import PeerUnreachable, Reason, Refused
from app.domain.fact import PlannedPoint
from app.domain.messages import message
from app.domain.meter_fact import WiringChecked
from app.domain.wiring import ADVICE, NOMINAL_V, WiringFault
from app.ports.reference import ReferenceReading
from app.workflows.progress import Doing
from app.workflows.prove_wiring import Supply, confirm_wiring, prove_wiring, proven, wiring_rules
from app.workflows.visit import Visit
from tests.fakes.window import FakeTexts
from tests.workflows.visits import RULES, World

POINT = PlannedPoint("16 A", Decimal(16), Decimal("0.5"), 1, 3.0)


def distorted(world: World, change: Callable[[ReferenceReading], ReferenceReading]) -> None:
    """Let every reading of the reference be another one."""
    read = world.reference.read

    async def other() -> ReferenceReading:
        return change(await read())

    world.reference.read = other  # type: ignore[method-assign]


async def prove(world: World, visit: Visit, supply: Supply | None = None) -> WiringChecked:
    heard: list[object] = []
    wiring = wiring_rules(world.catalogue, supply or Supply())
    fact = await prove_wiring(visit, world.station, 1, world.reference, POINT, RULES, wiring, heard.append)
    assert isinstance(heard[0], Doing)
    return fact


async def test_a_right_connection_is_warmed_up_and_saved_with_both_registers() -> None:
    world = World()
    visit = await world.visit()
    assert not proven(visit, "sdm630")
    fact = await prove(world, visit)
    assert (fact.ok, fact.judged, fact.findings) == (True, True, ())
    assert fact.seconds >= RULES.warm_up_s
    assert fact.stable_s >= RULES.stable_for_s
    assert fact.stop_kwh is not None
    assert fact.start_kwh is not None
    assert fact.stop_kwh - fact.start_kwh >= Decimal("0.9")  # 11 kW for five minutes
    assert world.station.told[-2:] == [("start_charge", 1, 16.0), ("stop_charge", "T1")]
    assert proven(visit, "sdm630")
    assert not proven(visit, "another")
    assert not visit.state.open_charges


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda one: replace(one, power_w=-one.power_w), WiringFault.POWER_REVERSED),
        (lambda one: replace(one, energy_kwh=Decimal(7)), WiringFault.IMPORT_STANDS),
        (
            lambda one: replace(one, energy_kwh=Decimal(7), energy_export_kwh=one.energy_kwh),
            WiringFault.EXPORT_RISES,
        ),
        (lambda one: replace(one, voltages_v=(230.0, 231.0, 133.0)), WiringFault.VOLTAGE_OUT_OF_RANGE),
        (
            lambda one: replace(one, powers_w=tuple(-one.power_w / 3 for _ in range(3))),
            WiringFault.CURRENT_REVERSED,
        ),
    ],
)
async def test_a_wrong_connection_stops_the_charge_early_and_refuses_with_its_advice(
    change: Callable[[ReferenceReading], ReferenceReading], fault: WiringFault
) -> None:
    world = World()
    visit = await world.visit()
    distorted(world, change)
    with pytest.raises(Refused) as error:
        await prove(world, visit)
    assert error.value.reason is Reason.WIRING_FAULT
    assert ADVICE[fault] in message(error.value, FakeTexts().tr)
    assert world.clock.monotonic() < RULES.warm_up_s  # nobody waits for a warm instrument that is connected wrongly
    (fact,) = visit.state.all(WiringChecked)
    assert not fact.ok
    assert fault in {found.fault for found in fact.findings}
    assert world.station.charging == ["start_charge", "stop_charge"]
    assert not proven(visit, "sdm630")


async def test_no_load_and_a_silent_reference_stop_the_charge_and_leave_nothing_open() -> None:
    world = World()
    visit = await world.visit()
    world.station.energy.drawing = False
    with pytest.raises(Refused) as error:
        await prove(world, visit)
    assert (error.value.reason, error.value.where) == (Reason.NO_LOAD, "16 A")
    world.station.energy.drawing = True
    world.reference.fails_after = world.reference.reads + 5
    with pytest.raises(PeerUnreachable):
        await prove(world, visit)
    assert [left.stopped for left in visit.state.all(ChargeLeft)] == [True, True]
    assert not visit.state.open_charges
    assert visit.state.last(WiringChecked) is None
    world.station.fails = {"stop_charge": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    world.reference.fails_after = world.reference.reads + 5
    with pytest.raises(PeerUnreachable) as lost:
        await prove(world, visit)
    assert lost.value.data["left_running"] is Reason.LINK_LOST
    assert len(visit.state.open_charges) == 1


async def test_a_wandering_load_is_judged_all_the_same_and_a_coarse_register_gets_its_time() -> None:
    world = World()
    visit = await world.visit()
    read, turn = world.reference.read, [0]

    async def wandering() -> ReferenceReading:
        turn[0] += 1
        reading, factor = await read(), 1 + 0.05 * (turn[0] % 2)
        amps = tuple(one * factor for one in reading.currents_a)
        return replace(reading, power_w=reading.power_w * factor, currents_a=amps)

    world.reference.read = wandering  # type: ignore[method-assign]
    fact = await prove(world, visit)
    assert fact.ok
    assert fact.stable_s < RULES.stable_for_s
    coarse = World()
    coarse.reference.resolution_kwh = Decimal("0.1")
    found = await prove(coarse, await coarse.visit())
    assert found.seconds == pytest.approx(max(RULES.register_within_s, RULES.warm_up_s), abs=2 * RULES.poll_s)


async def test_another_supply_has_other_voltages() -> None:
    rules = wiring_rules(World().catalogue, Supply())
    other = wiring_rules(World().catalogue, Supply(voltage_v=120.0))
    assert other.lowest_voltage_v == pytest.approx(rules.lowest_voltage_v * 120 / NOMINAL_V)
    direct = wiring_rules(World().catalogue, Supply(direct_v=(200.0, 920.0)))
    assert (direct.lowest_voltage_v, direct.highest_voltage_v) == (200.0, 920.0)


async def test_an_instrument_that_tells_no_current_is_judged_by_power_and_energy() -> None:
    world = World()
    visit = await world.visit()
    distorted(world, lambda one: replace(one, currents_a=(), voltages_v=()))
    assert (await prove(world, visit)).ok
    turned = World()
    distorted(turned, lambda one: replace(one, currents_a=(), voltages_v=(), power_w=-one.power_w))
    with pytest.raises(Refused) as error:
        await prove(turned, await turned.visit())
    assert error.value.reason is Reason.WIRING_FAULT


async def test_without_a_link_a_person_looks_or_it_says_that_nobody_did() -> None:
    world = World()
    visit = await world.visit()
    unseen = await confirm_wiring(visit, world.hands, "manual")
    assert (unseen.ok, unseen.judged, unseen.by) == (False, False, "")
    assert not proven(visit, "manual")
    world.hands.looked = " A. Example "
    seen = await confirm_wiring(visit, world.hands, "manual")
    assert (seen.ok, seen.judged, seen.by) == (True, False, "A. Example")
    assert proven(visit, "manual")
    assert world.station.told == []
