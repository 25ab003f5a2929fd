"""A run that a killed program was measuring goes on with its begin registers, or is discarded with the exact reason."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.charge_fact import ChargeBegan, ChargeLeft
from app.domain.errors import OutcomeUnknown, PeerUnreachable, Reason, Refused
from app.domain.fact import PlannedPoint, RunMeasured, SnapshotTaken
from app.domain.meter_fact import DisplayRead, ReferenceMatched, WiringChecked
from app.domain.practice_station import VENDOR
from app.domain.run_fact import RegisterTold, RunBegun, RunTakenUp
from app.domain.station import Charge, ChargeEnded, Register, Setting, Snapshot
from app.domain.step import Step
from app.ports.reference import ReferenceReading
from app.workflows.begin_charge import charge_keeper, end_keeper
from app.workflows.calibrate_meter import calibrate_meter, plan_calibration
from app.workflows.make_report import make_report
from app.workflows.plan_step import calibrate_by_plan
from app.workflows.progress import Doing, RunProgress
from app.workflows.visit import Visit, resume_visit
from app.workflows.visit_work import VisitWork
from tests.fakes.fake_bench import FakeHands
from tests.workflows.test_calibrate_meter import LOAD
from tests.workflows.test_load_tests import wanted
from tests.workflows.visits import RULES, World
from tests.workflows.visits import plan as world_plan

POINT = PlannedPoint("6 A", Decimal(6), Decimal("0.2"), 2, 3.0)
HALF = Decimal("0.1")


class Killed(BaseException):
    """A signal that no program can catch."""


def kill_at(energy_kwh: Decimal, number: int = 1) -> Callable[[object], None]:
    """Return a listener in whose call the program dies, once so much has flowed in a run."""

    def hear(news: object) -> None:
        if isinstance(news, RunProgress) and news.number == number and news.energy_kwh >= energy_kwh:
            raise Killed

    return hear


async def calibrate(world: World, visit: Visit, hands: FakeHands | None = None, tell: object = None) -> None:
    """Run what is planned."""
    reference = None if hands else world.reference
    said = tell if callable(tell) else lambda news: None
    await calibrate_meter(visit, world.station, 1, reference, hands or world.hands, RULES, said)


async def killed(
    world: World, point: PlannedPoint = POINT, at: Decimal = HALF, hands: FakeHands | None = None, number: int = 1
) -> Visit:
    """Return the visit as the next program finds it: killed in a run, ten minutes of charge later."""
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (point,), "manual" if hands else "sdm630")
    with pytest.raises(Killed):
        await calibrate(world, visit, hands, kill_at(at, number))
    return await again(world, visit)


async def again(world: World, visit: Visit, after_s: float = 600.0) -> Visit:
    """Return the visit as the next program finds it, after so many seconds."""
    await world.clock.sleep(after_s)
    return await resume_visit(world.store, world.clock, world.catalogue, visit.id)


def reasons(visit: Visit) -> list[str]:
    """Return why runs were discarded."""
    return [run.reason for run in visit.state.discarded]


def numbers(visit: Visit) -> list[int]:
    """Return the runs that count."""
    return [run.number for run in visit.state.all(RunMeasured)]


async def test_the_run_goes_on_in_the_same_transaction_from_the_registers_it_began_with() -> None:
    world = World()
    visit = await killed(world)
    (begun,) = visit.state.all(RunBegun)
    assert (begun.point, begun.number, begun.phase, begun.method) == ("6 A", 1, "as_found", "register")
    assert (begun.reference, begun.reference_kwh) == ("sdm630", Decimal("7.0000"))
    assert bytes.fromhex(begun.reference_raw) == b"\x01\x04"
    heard: list[object] = []
    await calibrate(world, visit, tell=heard.append)
    assert world.station.charging == ["start_charge", "stop_charge"] * 2
    first, second = visit.state.all(RunMeasured)
    assert (first.transaction, second.transaction) == ("T1", "T2")
    assert (first.start_kwh, first.reference_start_kwh) == (Decimal("100.000"), begun.reference_kwh)
    assert first.reference_kwh > Decimal("0.7")  # what flowed meanwhile belongs to the run
    assert abs(first.stop_kwh - first.start_kwh - first.reference_kwh) < Decimal("0.001")
    assert first.began_at == begun.began_at
    assert reasons(visit) == []
    (taken_up,) = visit.state.all(RunTakenUp)
    assert (taken_up.number, taken_up.transaction, taken_up.ended) == (1, "T1", False)
    says = [news for news in heard if isinstance(news, Doing)]
    assert says[0].what == "Load point {point}, run {number}: taken up after a restart"
    assert says[0].values == (("point", "6 A"), ("number", 1))


async def test_a_run_killed_early_goes_on_to_the_energy_of_the_plan_with_the_means_of_all_its_reads() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(1), 1, 15.0), Decimal("0.01"))
    before = [row for row in await world.store.readings(visit.id, "6 A/1") if row.quantity == "power" and row.value]
    world.station.energy.ceiling_w = 2070.0  # half of it from now on
    world.station.energy.switch(6 * 690)
    await calibrate(world, visit)
    (run,) = visit.state.all(RunMeasured)
    assert Decimal(1) <= run.reference_kwh < Decimal("1.01")
    loaded = [row for row in await world.store.readings(visit.id, "6 A/1") if row.quantity == "power" and row.value]
    assert 0 < len(before) < len(loaded)
    powers = [float(row.value) for row in loaded]
    assert run.mean_power_w == pytest.approx(sum(power * power for power in powers) / sum(powers))
    assert run.mean_current_a == pytest.approx((run.mean_power_w or 0) / 690)
    assert run.mean_voltage_v == pytest.approx(230)


async def test_killed_once_more_it_is_taken_up_once_more() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(3), 1, 45.0))
    with pytest.raises(Killed):
        await calibrate(world, visit, tell=kill_at(Decimal("1.5")))
    visit = await again(world, visit)
    await calibrate(world, visit)
    (run,) = visit.state.all(RunMeasured)
    assert (run.transaction, run.start_kwh) == ("T1", Decimal("100.000"))
    assert [taken.transaction for taken in visit.state.all(RunTakenUp)] == ["T1", "T1"]
    assert world.station.charging == ["start_charge", "stop_charge"]


async def test_the_plan_stays_as_it_is_while_a_run_is_under_way() -> None:
    world = World()
    visit = await killed(world)
    other = (PlannedPoint("32 A", Decimal(32), Decimal(1), 3),)
    kept = await plan_calibration(visit, LOAD, "house-1pct", other, "sdm630")
    assert kept.points == (POINT,)


async def test_killed_at_the_stop_both_ends_of_the_charge_make_the_run() -> None:
    world = World()
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "sdm630")
    stop = world.station.stop_charge

    async def dying(charge: Charge, within_s: float) -> ChargeEnded:
        world.station.end_alone()
        raise Killed

    world.station.stop_charge = dying  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await calibrate(world, visit)
    world.station.stop_charge = stop  # type: ignore[method-assign]
    visit = await again(world, visit)
    await calibrate(world, visit)
    assert numbers(visit) == [1, 2]
    assert reasons(visit) == []
    assert [taken.ended for taken in visit.state.all(RunTakenUp)] == [True]
    assert [began.transaction for began in visit.state.all(ChargeBegan)] == ["T1", "T2"]
    (first, _) = visit.state.all(RunMeasured)
    assert Decimal("0.2") <= first.reference_kwh < Decimal("0.21")


async def test_a_charge_that_ended_before_enough_had_flowed_is_discarded_and_measured_again() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(5), 1, 75.0))
    world.station.end_alone()
    await world.clock.sleep(60)
    await calibrate(world, visit)
    assert reasons(visit) == ["ended_early"]
    assert visit.state.discarded[0].transaction == "T1"
    assert [run.transaction for run in visit.state.all(RunMeasured)] == ["T2"]


async def test_a_charge_that_ends_by_itself_after_the_restart_is_not_waited_for() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(5), 1, 75.0))

    def full(news: object) -> None:
        running = world.station._charge
        far = isinstance(news, RunProgress) and news.energy_kwh > Decimal("1.5")
        if far and running is not None and running.transaction == "T1":
            world.station.end_alone()

    await calibrate(world, visit, tell=full)
    assert reasons(visit) == ["ended_early"]
    assert [run.transaction for run in visit.state.all(RunMeasured)] == ["T2"]
    assert visit.state.open_charges == ()


async def test_energy_that_flowed_after_the_end_of_the_charge_discards_the_run() -> None:
    world = World()
    visit = await killed(world)
    world.station.end_alone()
    world.station.energy.switch(4000)
    await world.clock.sleep(60)
    world.station.energy.switch(0)
    await calibrate(world, visit)
    assert reasons(visit) == ["other_load"]
    assert numbers(visit) == [1, 2]


async def test_energy_of_a_discarded_run_is_energy_used_and_its_load_point_is_named_once() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(5), 1, 75.0))
    end = world.station.end_alone()
    await end_keeper(visit)("T1", end, "Remote")
    await calibrate(world, visit)
    content = (await make_report(visit, world.tools, "0000")).content
    used, (run,) = content.test_energy, visit.state.all(RunMeasured)
    assert used.charges == 2
    assert used.energy_kwh == end.energy_kwh - Decimal("100.000") + run.stop_kwh - run.start_kwh
    (point,) = content.calibrations[0].as_found
    (why,) = [one.discarded_because for one in point.runs if one.discarded_because]
    assert "6 A:" not in why


@pytest.mark.parametrize("told", ["nothing", "old"])
async def test_without_a_register_since_the_end_nothing_proves_that_no_other_load_was_drawn(told: str) -> None:
    world = World()
    visit = await killed(world)
    end = world.station.end_alone()

    async def registers(within_s: float) -> tuple[Register, ...]:
        return () if told == "nothing" else (end,)

    world.station.refresh_registers = registers  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert reasons(visit) == ["standstill_unproven"]
    assert numbers(visit) == [1, 2]


async def test_an_end_without_a_register_discards_the_run() -> None:
    world = World()
    visit = await killed(world)
    world.station.end_alone()
    stop, asked = world.station.stop_charge, 0

    async def no_end(charge: Charge, within_s: float) -> ChargeEnded:
        nonlocal asked
        asked += charge.transaction == "T1"
        if charge.transaction == "T1" and asked == 1:
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action="TransactionEvent", missing="end register")
        return await stop(charge, within_s)

    world.station.stop_charge = no_end  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert reasons(visit) == ["no_confirmation"]
    assert numbers(visit) == [1, 2]


async def test_a_station_that_does_not_say_whether_it_charges_is_stopped_and_the_run_measured_again() -> None:
    world = World()
    visit = await killed(world)
    world.station.says_nothing = True
    await calibrate(world, visit)
    assert reasons(visit) == ["charge_unclear"]
    assert world.station.charging == ["start_charge", "stop_charge"] * 3
    assert [left.transaction for left in visit.state.all(ChargeLeft)] == ["T1"]
    assert list(visit.state.all(RunTakenUp)) == []


@pytest.mark.parametrize(("moved", "reason"), [("-7.02", "backwards"), ("-0.7", "backwards"), ("500", "leapt")])
async def test_a_register_of_the_reference_that_was_reset_or_is_of_another_one_discards_the_run(
    moved: str, reason: str
) -> None:
    world = World()
    visit = await killed(world)
    read = world.reference.read

    async def reset() -> ReferenceReading:
        reading = await read()
        return replace(reading, energy_kwh=reading.energy_kwh + Decimal(moved))

    world.reference.read = reset  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert reasons(visit) == [reason]
    assert numbers(visit) == [1, 2]
    assert world.station.charging == ["start_charge", "stop_charge"] * 3


@pytest.mark.parametrize(("speed", "expected"), [("1", ["leapt"]), ("60", [])])
async def test_what_may_have_flowed_meanwhile_goes_by_the_clock_of_a_practice_station(
    speed: str, expected: list[str]
) -> None:
    world = World()
    visit = await world.visit()
    once = replace(POINT, runs=1)
    await plan_calibration(visit, LOAD, "house-1pct", (once,), "sdm630")
    with pytest.raises(Killed):
        await calibrate(world, visit, tell=kill_at(HALF))
    visit = await again(world, visit, after_s=10)
    identity = replace(world.station.identity, vendor=VENDOR)
    paced = Setting("PracticeClockSpeed", speed)
    await visit.add(SnapshotTaken("first", Snapshot(world.clock.now(), identity, (paced,), ())))
    read = world.reference.read

    async def flowed() -> ReferenceReading:
        reading = await read()
        return replace(reading, energy_kwh=reading.energy_kwh + Decimal("0.5"))  # of ten minutes, in ten seconds here

    world.reference.read = flowed  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert reasons(visit) == expected


@pytest.mark.parametrize(("serial", "expected"), [("4711", []), ("4712", ["reference_changed"])])
async def test_the_serial_of_the_reference_is_compared(serial: str, expected: list[str]) -> None:
    world = World()
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "sdm630")
    await visit.add(ReferenceMatched("sdm630", "in_date", serial_compared=True, serial="4711"))
    with pytest.raises(Killed):
        await calibrate(world, visit, tell=kill_at(HALF))
    visit = await again(world, visit)
    await visit.add(ReferenceMatched("sdm630", "in_date", serial_compared=True, serial=serial))
    await calibrate(world, visit)
    assert reasons(visit) == expected
    assert numbers(visit) == [1, 2]


async def test_pulses_that_were_counted_when_the_program_ended_are_lost() -> None:
    world = World()
    world.hands.counted = {("6 A", number): "200" for number in (1, 2)}
    pulses = replace(POINT, method="pulse", constant_imp_per_kwh=Decimal(1000))
    visit = await killed(world, pulses)
    await calibrate(world, visit)
    assert reasons(visit) == ["count_lost"]
    assert numbers(visit) == [1, 2]


async def test_by_hand_the_question_comes_again() -> None:
    world = World()

    class Dying(FakeHands):
        async def type_reference(self, point: str, run: int) -> str | None:
            world.station.energy.switch(0)
            raise Killed

    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "manual")
    stop = world.station.stop_charge

    async def stopped(charge: Charge, within_s: float) -> ChargeEnded:
        end = world.station.end_alone()  # the station tells its end by itself, and once
        await end_keeper(visit)(charge.transaction, end, "Remote")
        return await stop(charge, within_s)

    world.station.stop_charge = stopped  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await calibrate(world, visit, Dying())
    world.station.stop_charge = stop  # type: ignore[method-assign]
    visit = await again(world, visit)
    typed = {("6 A", 1): "0.2001", ("6 A", 2): "0.2002"}
    await calibrate(world, visit, FakeHands(typed=typed))
    first, second = visit.state.all(RunMeasured)
    assert (first.transaction, first.reference_kwh, first.reference_start_kwh) == ("T1", Decimal("0.2001"), None)
    assert second.transaction == "T2"
    assert reasons(visit) == []


async def test_by_hand_a_run_goes_on_by_the_register_of_the_station_and_ends_early_by_it() -> None:
    world = World()
    hands = FakeHands(typed={("6 A", 1): "1.0001"})
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(1), 1, 15.0), HALF, hands)
    await calibrate(world, visit, hands)
    (run,) = visit.state.all(RunMeasured)
    assert run.stop_kwh - run.start_kwh >= 1
    assert run.reference_kwh == Decimal("1.0001")
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(1), 1, 15.0), HALF, hands)
    world.station.end_alone()
    await world.clock.sleep(10)
    await calibrate(world, visit, hands)
    assert reasons(visit) == ["ended_early"]
    assert [run.transaction for run in visit.state.all(RunMeasured)] == ["T2"]


async def test_a_start_that_shows_itself_after_the_restart_is_taken_up() -> None:
    world = World()
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "sdm630")
    start, begun = world.station.start_charge, []

    async def dying(evse: int, limit_a: float | None, within_s: float) -> Charge:
        begun.append(await start(evse, limit_a, within_s))
        raise Killed

    world.station.start_charge = dying  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await calibrate(world, visit)
    world.station.start_charge = start  # type: ignore[method-assign]
    visit = await again(world, visit, 60)
    assert list(visit.state.all(ChargeBegan)) == []

    async def late() -> bool:
        await charge_keeper(visit)(1, "T1", begun[0].begin)
        return True

    world.station.late_charge = late
    await calibrate(world, visit)
    assert numbers(visit) == [1, 2]
    assert reasons(visit) == []
    assert world.station.charging == ["start_charge", "stop_charge"] * 2
    assert [words for words in world.station.told if words[0] == "left"] == [("left", 1)]


async def test_a_start_that_never_shows_itself_is_waited_for_once_and_the_run_begins_anew() -> None:
    world = World()
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "sdm630")
    start = world.station.start_charge

    async def dying(evse: int, limit_a: float | None, within_s: float) -> Charge:
        raise Killed

    world.station.start_charge = dying  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await calibrate(world, visit)
    world.station.start_charge = start  # type: ignore[method-assign]
    visit = await again(world, visit)
    await calibrate(world, visit)
    assert numbers(visit) == [1, 2]
    assert reasons(visit) == []
    assert [words for words in world.station.told if words[0] == "left"] == [("left", 1)]


@pytest.mark.parametrize("later", [True, False])
async def test_a_begin_without_register_counts_where_it_was_told_later(later: bool) -> None:
    world = World()
    visit = await world.visit()
    await plan_calibration(visit, LOAD, "house-1pct", (POINT,), "sdm630")
    start = world.station.start_charge

    async def silent(evse: int, limit_a: float | None, within_s: float) -> Charge:
        charge = await start(evse, limit_a, within_s)
        await charge_keeper(visit)(evse, charge.transaction, None)
        if not later:
            raise Killed
        return charge

    world.station.start_charge = silent  # type: ignore[method-assign]
    with pytest.raises(Killed):
        await calibrate(world, visit, tell=kill_at(HALF))
    world.station.start_charge = start  # type: ignore[method-assign]
    visit = await again(world, visit)
    assert [fact.which for fact in visit.state.all(RegisterTold)] == (["begin"] if later else [])
    await calibrate(world, visit)
    assert reasons(visit) == ([] if later else ["begin_unknown"])
    assert numbers(visit) == [1, 2]


async def test_what_the_meter_signed_at_the_begin_outlives_the_program() -> None:
    world = World()
    world.station.signs = lambda context, energy: f"{context} {energy}"
    visit = await killed(world)
    ended: list[ChargeEnded] = []
    stop = world.station.stop_charge

    async def seen(charge: Charge, within_s: float) -> ChargeEnded:
        ended.append(await stop(charge, within_s))
        return ended[-1]

    world.station.stop_charge = seen  # type: ignore[method-assign]
    await calibrate(world, visit)
    assert ended[0].begin.signed == "Transaction.Begin 100.000"
    assert reasons(visit) == []


async def test_a_silent_reference_leaves_the_run_to_be_taken_up_once_it_answers() -> None:
    world = World()
    visit = await killed(world)
    world.reference.fails_after = 0
    with pytest.raises(PeerUnreachable):
        await calibrate(world, visit)
    assert reasons(visit) == []
    world.reference.fails_after = None
    visit = await again(world, visit, 30)
    await calibrate(world, visit)
    assert numbers(visit) == [1, 2]
    assert [run.transaction for run in visit.state.all(RunMeasured)] == ["T1", "T2"]


async def test_a_run_that_breaks_after_it_was_taken_up_breaks_as_any_other() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(5), 1, 10.0))
    world.station.energy.drawing = False
    world.station.energy.switch(0)
    with pytest.raises(Refused) as error:
        await calibrate(world, visit)
    assert error.value.reason is Reason.NO_LOAD
    assert reasons(visit) == ["no_load"]
    assert world.station.charging == ["start_charge", "stop_charge"]
    assert visit.state.open_charges == ()


async def test_closing_the_program_in_a_run_that_was_taken_up_stops_the_charge_and_discards_it() -> None:
    world = World()
    visit = await killed(world, PlannedPoint("6 A", Decimal(6), Decimal(5), 1, 75.0))

    def close(news: object) -> None:
        if isinstance(news, RunProgress):
            running.cancel()

    running = asyncio.create_task(calibrate(world, visit, tell=close))
    with pytest.raises(asyncio.CancelledError):
        await running
    assert reasons(visit) == ["program_ended"]
    assert world.station.charging == ["start_charge", "stop_charge"]
    assert visit.state.open_charges == ()


@pytest.mark.parametrize("change", ["phase", "plan"])
async def test_a_run_of_another_phase_or_of_a_point_that_is_no_more_is_stopped_and_discarded(change: str) -> None:
    world = World()
    visit = await killed(world)
    if change == "phase":
        await calibrate_meter(visit, world.station, 1, world.reference, world.hands, RULES, repeat="6 A")
    else:
        planned = visit.state.calibration
        assert planned is not None
        await visit.add(replace(planned, points=(replace(POINT, id="7 A"),)))
        await calibrate(world, visit)
    assert reasons(visit) == ["program_ended"]
    assert world.station.charging == ["start_charge", "stop_charge"] * 3
    assert list(visit.state.all(RunTakenUp)) == []


async def test_the_display_of_a_run_that_was_taken_up_is_asked_for_as_well() -> None:
    world = World()
    visit = await killed(world)
    world.hands.shown = {("6 A", 1): "0.80"}
    await calibrate(world, visit)
    assert [(shown.number, shown.energy_kwh) for shown in visit.state.all(DisplayRead)] == [(1, Decimal("0.80"))]


async def test_an_end_told_twice_is_one_fact() -> None:
    world = World()
    visit = await world.visit()
    keep = end_keeper(visit)
    await keep("T1", Register(1, Decimal("100.5"), world.clock.now(), "Transaction.End", "signed"), "Remote")
    await keep("T1", Register(1, Decimal("999")), "Local")
    await keep("T2", None, "Local")
    first, second = visit.state.all(RegisterTold)
    assert (first.energy_kwh, first.context, first.signed, first.reason) == (
        Decimal("100.5"), "Transaction.End", "signed", "Remote",
    )  # fmt: skip
    assert (second.transaction, second.energy_kwh) == ("T2", None)


async def test_a_plan_takes_the_run_up_after_it_has_known_the_reference_and_says_so_on_report_and_certificate() -> None:
    world = World()
    visit = await world.visit(zone="Europe/Berlin")
    plan = wanted(warm_up_s=60.0)
    with pytest.raises(Killed):
        await calibrate_by_plan(visit, world.station, plan, world.bench(tell=kill_at(HALF, 2)))
    visit = await again(world, visit)
    at = world.clock.now()
    await calibrate_by_plan(visit, world.station, plan, world.bench())
    assert reasons(visit) == []
    assert numbers(visit) == [1, 2, 3]
    assert [taken.number for taken in visit.state.all(RunTakenUp)] == [2]
    assert len(list(visit.state.all(WiringChecked))) == 1
    report = await make_report(visit, world.tools, "0000")
    said = f"Run 2 at 16 A was taken up at {at + timedelta(hours=1):%H:%M} after the program had ended"
    assert said in report.content.calibrations[0].intro
    assert report.certificate is not None
    assert report.certificate.certificate is not None
    assert any(line.startswith(said) for line in report.certificate.certificate.deviations)


async def test_a_charge_of_a_calibration_that_is_left_out_is_stopped_at_close_out() -> None:
    world = World()
    visit = await killed(world)
    work = VisitWork(visit, world_plan(), world.bench())
    await work.do(Step.CLOSE_OUT)
    assert world.station.charging == ["start_charge", "stop_charge"]
    assert reasons(visit) == ["program_ended"]
    assert visit.state.open_charges == ()
