"""Calibration: one transaction a run, registers at standstill, a crash goes on with the next run (rules 17 to 19)."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.charge_fact import ChargeAsked, ChargeLeft
from app.domain.errors import OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.fact import LoadDeclared, PlannedPoint, SwitchedOff
from app.domain.station import Register
from app.ports.reference import ReferenceReading
from app.ports.store import Instrument
from app.workflows.begin_charge import asked_evses, charge_keeper
from app.workflows.calibrate_meter import calibrate_meter, plan_calibration
from app.workflows.progress import Doing, RunProgress
from app.workflows.visit import Visit, resume_visit
from tests.fakes.fake_bench import FakeHands
from tests.workflows.visits import RULES, World

LOAD = LoadDeclared("bank 3x32 A", 3, Decimal(32))
POINTS = (
    PlannedPoint("6 A", Decimal(6), Decimal("0.2"), 2, 3.0),
    PlannedPoint("16 A", Decimal(16), Decimal("0.5"), 1, 3.0),
)


async def planned(world: World, points: tuple[PlannedPoint, ...] = POINTS, reference: str = "sdm630") -> Visit:
    """Open a visit whose calibration is planned."""
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", points, reference, (("32 A", "adapter 16"),))
    return visit


async def calibrate(
    world: World, visit: Visit, by_hand: FakeHands | None = None, heard: list[object] | None = None
) -> None:
    """Run what is planned."""
    reference = None if by_hand else world.reference
    said: list[object] = [] if heard is None else heard
    await calibrate_meter(visit, world.station, 1, reference, by_hand or world.hands, RULES, said.append)


async def test_rule_18_the_plan_is_fixed_before_the_first_run_and_kept_once_a_run_counts() -> None:
    world = World()
    visit = await planned(world)
    other = (PlannedPoint("32 A", Decimal(32), Decimal(1), 3),)
    again = await plan_calibration(visit, LOAD, "house-1pct", other, "sdm630")
    assert visit.state.calibration == again  # nothing measured yet: planned anew
    await plan_calibration(visit, LOAD, "house-1pct", POINTS, "sdm630")
    await calibrate(world, visit)
    kept = await plan_calibration(visit, LOAD, "house-1pct", other, "sdm630")
    assert kept.points == POINTS
    assert visit.state.calibration == kept


async def test_rule_19_each_run_is_one_transaction_with_both_registers_at_standstill() -> None:
    world = World()
    world.station.meter_error = Decimal("0.5")
    visit = await planned(world)
    heard: list[object] = []
    await calibrate(world, visit, heard=heard)
    runs = [*visit.state.runs("6 A"), *visit.state.runs("16 A")]
    assert [(run.point, run.number) for run in runs] == [("6 A", 1), ("6 A", 2), ("16 A", 1)]
    assert len({run.transaction for run in runs}) == 3
    for run in runs:
        assert run.reference_stop_kwh is not None
        assert run.reference_start_kwh is not None
        assert run.reference_kwh == run.reference_stop_kwh - run.reference_start_kwh
        assert run.ended_at > run.began_at
        error = 100 * (run.stop_kwh - run.start_kwh) / run.reference_kwh - 100
        assert abs(error - Decimal("0.5")) < Decimal("0.6")
    assert runs[0].mean_current_a == pytest.approx(6, abs=0.1)
    assert runs[0].mean_voltage_v == pytest.approx(230)
    assert all(run.reference_kwh >= Decimal("0.2") for run in runs[:2])
    assert world.station.charging == ["start_charge", "stop_charge"] * 3
    progress = [news for news in heard if isinstance(news, RunProgress)]
    assert progress[-1].energy_kwh >= progress[-1].target_kwh
    assert any(news.error_percent is not None and news.band_percent for news in progress)
    assert next(news for news in heard if isinstance(news, Doing)).values == (("point", "6 A"), ("number", 1))


async def test_after_a_crash_only_the_missing_runs_are_measured() -> None:
    world = World()
    visit = await planned(world)
    world.reference.fails_after = 50
    with pytest.raises(PeerUnreachable):
        await calibrate(world, visit)
    done = len(visit.state.runs("6 A")) + len(visit.state.runs("16 A"))
    assert 0 < done < 3
    world.reference.fails_after = None
    again = await resume_visit(world.store, world.clock, world.catalogue, visit.id)
    await calibrate(world, again)
    counted = [(run.point, run.number) for point in POINTS for run in again.state.runs(point.id)]
    assert counted == [("6 A", 1), ("6 A", 2), ("16 A", 1)]
    commands = len(world.station.charging)
    await calibrate(world, again)
    assert len(world.station.charging) == commands  # nothing is measured twice


async def test_a_silent_reference_stops_the_charge_and_the_run_is_discarded_with_its_reason() -> None:
    world = World()
    visit = await planned(world)
    world.reference.fails_after = 4
    with pytest.raises(PeerUnreachable) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.REFERENCE_SILENT
    assert world.station.charging == ["start_charge", "stop_charge"]
    (discarded,) = visit.state.discarded
    assert (discarded.point, discarded.number, discarded.reason) == ("6 A", 1, "reference_silent")
    assert discarded.transaction == "T1"
    assert visit.state.runs("6 A") == ()


async def test_a_charge_that_cannot_be_stopped_either_is_said_in_the_error() -> None:
    world = World()
    visit = await planned(world)
    world.reference.fails_after = 4
    world.station.fails = {"stop_charge": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    with pytest.raises(PeerUnreachable) as error:
        await calibrate(world, visit)
    assert error.value.data["left_running"] is Reason.LINK_LOST
    assert len(visit.state.discarded) == 1


async def test_an_unconfirmed_stop_discards_the_run() -> None:
    world = World()
    visit = await planned(world)
    world.station.fails = {"stop_charge": OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action="Stop")}
    with pytest.raises(OutcomeUnknown):
        await calibrate(world, visit)
    assert [run.reason for run in visit.state.discarded] == ["no_confirmation"]


async def test_no_load_ends_the_run_instead_of_waiting_for_ever() -> None:
    world = World()
    world.station.energy.drawing = False
    visit = await planned(world)
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.NO_LOAD
    assert world.clock.monotonic() < 2 * RULES.no_load_after_s
    assert [run.reason for run in visit.state.discarded] == ["no_load"]
    assert "stop_charge" in world.station.commands


async def test_a_load_that_stops_drawing_ends_the_run_too() -> None:
    world = World()
    visit = await planned(world)
    start = world.station.start_charge

    async def trickle(evse: int, limit_a: float | None, within_s: float) -> object:
        charge = await start(evse, limit_a, within_s)
        world.station.energy.switch(100)
        return charge

    world.station.start_charge = trickle  # type: ignore[method-assign,assignment]
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.NO_LOAD
    assert RULES.no_load_after_s < world.clock.monotonic()


async def test_registers_are_not_compared_while_something_still_flows() -> None:
    world = World()
    world.station.energy.leak_w = 500
    visit = await planned(world)
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert (error.value.reason, error.value.data["power_w"]) == (Reason.STILL_FLOWING, 500)
    assert world.station.charging == []  # no charge was begun
    world.station.energy.leak_w = 0
    world.reference.reads = 0
    stop = world.station.stop_charge

    async def stuck(charge: object, within_s: float) -> object:
        ended = await stop(charge, within_s)  # type: ignore[arg-type]
        world.station.energy.leak_w = 500
        return ended

    world.station.stop_charge = stuck  # type: ignore[method-assign,assignment]
    with pytest.raises(Refused):
        await calibrate(world, visit)
    assert [run.reason for run in visit.state.discarded] == ["still_flowing"]


async def test_a_slow_reference_that_stands_still_is_given_its_second_look() -> None:
    world = World()
    visit = await planned(world)
    read = world.reference.read

    async def slow() -> ReferenceReading:
        await world.clock.sleep(RULES.standstill_within_s)
        return await read()

    world.reference.read = slow  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert len(visit.state.runs("6 A")) == 2


async def test_by_hand_the_person_types_what_the_reference_shows() -> None:
    world = World()
    visit = await planned(world, reference="manual")
    hands = FakeHands(typed={("6 A", 1): "0.2001", ("6 A", 2): "0.2002", ("16 A", 1): "0.5003"})
    heard: list[object] = []
    await calibrate(world, visit, hands, heard)
    (run,) = visit.state.runs("16 A")
    assert (run.reference_kwh, run.reference_start_kwh, run.reference_stop_kwh) == (Decimal("0.5003"), None, None)
    assert run.mean_power_w == pytest.approx(16 * 690)
    assert run.mean_voltage_v is None
    assert run.stop_kwh - run.start_kwh >= Decimal("0.5")
    assert any(isinstance(news, RunProgress) and news.power_w > 0 for news in heard)


async def test_by_hand_nothing_typed_discards_the_run_and_a_silent_meter_is_no_load() -> None:
    world = World()
    visit = await planned(world, reference="manual")
    with pytest.raises(Refused) as error:
        await calibrate(world, visit, FakeHands())
    assert error.value.reason is Reason.REASON_NEEDED
    assert [run.reason for run in visit.state.discarded] == ["reason_needed"]
    world.station.silent_meter = True
    with pytest.raises(Refused) as silent:
        await calibrate(world, visit, FakeHands(typed={("6 A", 1): "0.2"}))
    assert silent.value.reason is Reason.NO_LOAD


async def test_rule_17_without_load_or_plan_nothing_is_started() -> None:
    world = World()
    visit = await world.visit()
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.NO_LOAD
    assert world.station.told == []


async def test_rule_2_no_run_while_locked_off() -> None:
    world = World()
    visit = await planned(world)
    await visit.add(SwitchedOff())
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.STATION_LOCKED_OFF
    assert world.station.told == []


async def test_every_read_of_a_run_is_kept_with_its_bytes_and_steady_clock() -> None:
    world = World()
    visit = await planned(world)
    await calibrate(world, visit)
    rows = await world.store.readings(visit.id)
    assert {row.run for row in rows} == {"6 A/1", "6 A/2", "16 A/1"}
    first = await world.store.readings(visit.id, "6 A/1")
    energies = [row for row in first if (row.source, row.quantity) == ("reference", "energy")]
    (run, *_) = visit.state.runs("6 A")
    assert (energies[0].value, energies[-1].value) == (run.reference_start_kwh, run.reference_stop_kwh)
    steady = [row.monotonic_s for row in energies if row.monotonic_s is not None]
    assert len(steady) == len(energies)
    assert steady == sorted(steady)
    assert all(row.raw for row in energies)
    assert {row.quantity for row in first} >= {"energy", "power", "voltage_l1", "voltage_l3", "current_l2"}
    assert any(row.source == "station" for row in first)
    assert sum(row.source == "reference" for row in rows) == 8 * world.reference.reads


async def test_what_was_read_until_a_run_broke_is_kept() -> None:
    world = World()
    visit = await planned(world)
    world.reference.fails_after = 7
    with pytest.raises(PeerUnreachable):
        await calibrate(world, visit)
    assert len([row for row in await world.store.readings(visit.id) if row.quantity == "energy"]) >= 7


async def test_a_reference_whose_certificate_ran_out_is_blocked_before_anything_starts() -> None:
    world = World()
    visit = await planned(world)
    yesterday = (world.clock.now() - timedelta(days=1)).date().isoformat()
    visit.instruments["sdm630"] = Instrument("sdm630", "Meter", "4711", "D-1", due_on=yesterday)
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert (error.value.reason, error.value.data["due"]) == (Reason.CERTIFICATE_OVERDUE, yesterday)
    assert world.station.told == []
    today = world.clock.now().date().isoformat()
    visit.instruments["sdm630"] = Instrument("sdm630", "Meter", "4711", "D-1", due_on=today)
    await calibrate(world, visit)
    assert visit.state.runs("16 A")


async def test_a_reference_that_runs_backwards_is_refused_and_the_charge_stopped() -> None:
    world = World()
    visit = await planned(world)
    read = world.reference.read

    async def turned() -> ReferenceReading:
        reading = await read()
        return replace(reading, energy_kwh=Decimal(100) - reading.energy_kwh)

    world.reference.read = turned  # type: ignore[method-assign]
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.BACKWARDS
    assert world.station.charging == ["start_charge", "stop_charge"]
    assert [run.reason for run in visit.state.discarded] == ["backwards"]


async def test_rule_24_closing_the_program_in_a_run_stops_the_charge_and_keeps_what_was_measured() -> None:
    world = World()
    visit = await planned(world)

    def close(news: object) -> None:
        if isinstance(news, RunProgress) and news.number == 2:
            running.cancel()

    calibrating = calibrate_meter(visit, world.station, 1, world.reference, world.hands, RULES, close)
    running = asyncio.create_task(calibrating)
    with pytest.raises(asyncio.CancelledError):
        await running
    assert world.station.charging == ["start_charge", "stop_charge"] * 2
    (discarded,) = visit.state.discarded
    assert (discarded.number, discarded.reason) == (2, Reason.PROGRAM_ENDED)
    assert visit.state.open_charges == ()
    await calibrate(world, await resume_visit(world.store, world.clock, world.catalogue, visit.id))
    again = await resume_visit(world.store, world.clock, world.catalogue, visit.id)
    assert [(run.point, run.number) for point in POINTS for run in again.state.runs(point.id)] == [
        ("6 A", 1), ("6 A", 2), ("16 A", 1),
    ]  # fmt: skip
    assert world.station.charging == ["start_charge", "stop_charge"] * 4  # nothing was left to be stopped


async def test_a_charge_that_could_not_be_stopped_stays_on_the_list_until_it_is() -> None:
    world = World()
    visit = await planned(world)
    world.station.fails = {"stop_charge": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    with pytest.raises(PeerUnreachable):
        await calibrate(world, visit)
    assert [began.transaction for began in visit.state.open_charges] == ["T1"]
    world.station.told.clear()
    with pytest.raises(PeerUnreachable):
        await calibrate(world, visit)
    assert world.station.charging == ["stop_charge"]  # not begun anew while the old one may run
    world.station.fails = {}
    world.station.told.clear()
    await calibrate(world, visit)
    assert world.station.told[0] == ("stop_charge", "T1")
    assert len(visit.state.discarded) == 1
    assert [left.stopped for left in visit.state.all(ChargeLeft)] == [True]


async def test_a_start_of_a_killed_program_that_shows_itself_late_is_stopped_and_its_run_discarded() -> None:
    world = World()
    visit = await planned(world)
    await visit.add(ChargeAsked(1, "6 A", 1))
    keep = charge_keeper(visit)

    async def late() -> bool:
        await keep(1, "T99", Register(1, Decimal("100.000")))
        await keep(1, "T99", None)  # told twice
        return True

    world.station.late_charge = late
    assert asked_evses(visit.state) == (1,)
    await calibrate(world, visit)
    assert world.station.told[:2] == [("left", 1), ("stop_charge", "T99")]
    (discarded,) = visit.state.discarded
    assert (discarded.point, discarded.number, discarded.transaction) == ("6 A", 1, "T99")
    assert [run.number for run in visit.state.runs("6 A")] == [1, 2]


async def test_a_charge_nobody_asked_for_now_belongs_to_no_run() -> None:
    world = World()
    visit = await planned(world)
    await charge_keeper(visit)(1, "T99", None)
    assert [(began.point, began.begin_kwh) for began in visit.state.open_charges] == [("", None)]
    await calibrate(world, visit)
    assert visit.state.discarded == ()
    assert [left.transaction for left in visit.state.all(ChargeLeft)] == ["T99"]


async def test_by_hand_a_lost_link_is_not_taken_for_a_load_that_does_not_draw() -> None:
    world = World()
    visit = await planned(world, reference="manual")
    typed = {("6 A", 1): "0.2", ("6 A", 2): "0.2", ("16 A", 1): "0.5"}
    world.station.silent_meter = True
    world.station.connected = False
    with pytest.raises(PeerUnreachable) as error:
        await calibrate(world, visit, FakeHands(typed=typed))
    assert error.value.reason is Reason.LINK_LOST
    assert world.clock.monotonic() < RULES.no_load_after_s
    assert [run.reason for run in visit.state.discarded] == ["link_lost"]
    world.station.silent_meter, world.station.connected = False, True
    await calibrate(world, visit, FakeHands(typed=typed))
    assert visit.state.runs("16 A")


async def test_a_reference_that_is_slow_to_read_is_not_taken_for_a_load_that_still_flows() -> None:
    world = World()
    visit = await planned(world)
    read = world.reference.read

    async def slow() -> ReferenceReading:
        if not world.station.energy.power_w:
            await world.clock.sleep(RULES.standstill_within_s)
        return await read()

    world.reference.read = slow  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert visit.state.runs("16 A")
