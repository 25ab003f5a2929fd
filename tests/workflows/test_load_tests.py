"""No load, starting load and price after the runs; a plan does them all in their order."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.calibration_profile import CalibrationProfile
from app.domain.charge_fact import ChargeLeft
from app.domain.codec import decode, encode
from app.domain.decision import Outcome
from app.domain.errors import BadInput, PeerUnreachable, Reason
from app.domain.fact import CalibrationPlanned
from app.domain.load import parse_load
from app.domain.meter_fact import LoadTested, PriceChecked, ReferenceMatched, WiringChecked
from app.domain.meter_test import MeterTestKind
from app.domain.plan import PlanCalibration, PlanPoint, PlanPrice, PlanPricePart, PlanReference
from app.domain.price import Fee, Rounding
from app.domain.profile_part import PriceCheck, StartingTest, ZeroLoadTest
from app.domain.verdict import MeterMark
from app.workflows.check_prices import check_prices
from app.workflows.chosen_profile import profile_of
from app.workflows.make_report import evaluated_calibration, outcome_of
from app.workflows.plan_step import calibrate_by_plan
from app.workflows.run_load_tests import LoadTests, zero_load_due
from app.workflows.visit import Visit
from tests.workflows.visits import RULES, World

BANK = "bank 3x32 A"
PRICE = PlanPrice(Decimal("0.68"), (PlanPricePart(Fee.ENERGY, Decimal("0.45"), Decimal("1.502"), Decimal("0.68")),))


def profile(world: World) -> CalibrationProfile:
    """Return a profile that asks for everything."""
    return replace(
        profile_of(world.catalogue, "house-1pct"),
        zero_load=ZeroLoadTest(10.0, 0, "test"),
        starting_load=StartingTest(Decimal("0.5"), "test"),
        price_check=PriceCheck(Decimal("0.01"), ("energy",), "test"),
    )


def load_tests(world: World, visit: Visit) -> LoadTests:
    return LoadTests(visit, world.station, 1, world.reference, world.hands, RULES, lambda news: None)


async def test_without_load_the_register_stands_still_for_the_time_of_the_profile() -> None:
    world = World()
    visit = await world.visit()
    asked = profile(world)
    assert zero_load_due(visit.state, asked)
    fact = await load_tests(world, visit).zero_load(asked)
    assert fact is not None
    assert (fact.outcome, fact.digits, fact.needed_s) == (Outcome.PASS, 0, 600)
    assert fact.seconds >= 600
    assert fact.current_a == 0
    assert world.station.told[-2][:3] == ("start_charge", 1, 0.0)
    assert not visit.state.open_charges
    assert not zero_load_due(visit.state, asked)
    assert await load_tests(world, visit).zero_load(asked) is None  # once is enough
    assert await load_tests(world, visit).zero_load(profile_of(world.catalogue, "house-1pct")) is None


async def test_a_register_that_creeps_fails_and_a_current_makes_it_no_zero_load() -> None:
    world = World()
    visit = await world.visit()
    world.station.creeps_kwh = Decimal("0.002")
    fact = await load_tests(world, visit).zero_load(profile(world))
    assert fact is not None
    assert (fact.outcome, fact.digits, fact.reason) == (Outcome.FAIL, 2, "counted")
    leaking = World()
    leaking.station.energy.leak_w = 700
    found = await load_tests(leaking, await leaking.visit()).zero_load(profile(leaking))
    assert found is not None
    assert (found.outcome, found.reason) == (Outcome.INCONCLUSIVE, "current_flowed")


async def test_a_silent_reference_stops_the_charge_and_the_test_is_due_again() -> None:
    world = World()
    visit = await world.visit()
    world.reference.fails_after = 3
    with pytest.raises(PeerUnreachable):
        await load_tests(world, visit).zero_load(profile(world))
    assert [left.stopped for left in visit.state.all(ChargeLeft)] == [True]
    assert zero_load_due(visit.state, profile(world))
    world.reference.fails_after = world.reference.reads + 3
    world.station.fails = {"stop_charge": PeerUnreachable(Reason.LINK_LOST, "CP1")}
    with pytest.raises(PeerUnreachable):
        await load_tests(world, visit).zero_load(profile(world))
    assert len(visit.state.open_charges) == 1


async def test_the_starting_load_is_set_by_a_person_where_the_load_can() -> None:
    world = World()
    visit = await world.visit()
    load = parse_load(BANK)
    assert await load_tests(world, visit).starting_load(profile(world), load) is None  # nobody can set it
    world.hands.loads = []
    assert await load_tests(world, visit).starting_load(profile(world), parse_load("vehicle 3x16 A")) is None
    assert await load_tests(world, visit).starting_load(profile(world), parse_load("bank 3x32 A, min 1 A")) is None
    assert world.hands.loads == []
    fact = await load_tests(world, visit).starting_load(profile(world), load)
    assert fact is not None
    assert fact.outcome is Outcome.PASS
    assert fact.digits >= 1
    assert world.hands.loads == [Decimal("0.5"), None]
    assert fact.current_a == pytest.approx(0.5)
    deaf = World()
    deaf.hands.loads = []
    deaf.station.meter_error = Decimal(-100)
    found = await load_tests(deaf, await deaf.visit()).starting_load(profile(deaf), load)
    assert found is not None
    assert found.outcome is Outcome.FAIL


async def test_a_price_is_rounded_as_the_profile_says_and_a_wrong_one_fails() -> None:
    world = World()
    visit = await world.visit()
    good = await check_prices(visit, profile(world), PRICE)
    await check_prices(visit, profile(world), PRICE)
    assert list(visit.state.all(PriceChecked)) == [good]
    assert (good.outcome, good.smallest_unit) == (Outcome.PASS, Decimal("0.01"))
    cut = await check_prices(visit, profile(world), replace(PRICE, rounding=Rounding.DOWN))
    assert cut.outcome is Outcome.FAIL
    assert [(line.fee, line.expected) for line in cut.lines] == [("energy", Decimal("0.67")), ("", Decimal("0.67"))]
    own = replace(PRICE, smallest_unit=Decimal("0.1"), total=Decimal("0.7"), part=(replace(PRICE.part[0], shown=None),))
    house = profile_of(world.catalogue, "house-1pct")
    assert (await check_prices(visit, house, own)).outcome is Outcome.PASS
    with pytest.raises(BadInput):
        await check_prices(visit, house, replace(PRICE, total=Decimal(-1)))


def wanted(**more: object) -> PlanCalibration:
    points = (PlanPoint("16 A", Decimal(16), Decimal("1.0"), 3),)
    given = PlanCalibration("hb44-ac-maintenance", PlanReference("modbus", "sdm630"), BANK, points, **more)  # type: ignore[arg-type]
    ratings = replace(given.meter, mda_a=Decimal(32), mmq_kwh=Decimal("0.5"), confirmed=("text_adopted",))
    return replace(given, meter=ratings)


async def test_a_plan_knows_the_reference_proves_it_measures_and_tests_and_resumes_where_it_broke() -> None:
    world = World()
    visit = await world.visit()
    world.reference.fails_after = 150
    plan = wanted(price=PRICE, warm_up_s=60.0)
    with pytest.raises(PeerUnreachable):
        await calibrate_by_plan(visit, world.station, plan, world.bench())
    (proven,) = visit.state.all(WiringChecked)
    assert proven.seconds == pytest.approx(60, abs=RULES.poll_s)
    world.reference.fails_after = None
    await calibrate_by_plan(visit, world.station, plan, world.bench())
    kinds = [str(saved.fact.kind) for saved in visit.state.saved]
    assert len(list(visit.state.all(WiringChecked))) == 1  # proven once in a visit
    assert len(list(visit.state.all(ReferenceMatched))) == 1
    order = ["reference_matched", "calibration_planned", "wiring_checked", "run_measured", "load_tested"]
    assert [kinds.index(kind) for kind in order] == sorted(kinds.index(kind) for kind in order)
    assert kinds[-1] == "price_checked"
    planned = visit.state.calibration
    assert planned is not None
    assert planned.reference_resolution_kwh == world.reference.resolution_kwh
    assert (await outcome_of(visit, world.catalogue)).meter is MeterMark.MAY_BILL


async def test_a_failed_test_without_load_takes_the_meter_out_though_its_points_pass() -> None:
    world = World()
    visit = await world.visit()
    await calibrate_by_plan(visit, world.station, wanted(), world.bench())
    (good,) = visit.state.all(LoadTested)
    assert (await outcome_of(visit, world.catalogue)).meter is MeterMark.MAY_BILL
    await visit.add(replace(good, outcome=Outcome.FAIL, digits=2, reason="counted"))
    outcome = await outcome_of(visit, world.catalogue)
    assert outcome.meter is MeterMark.MUST_NOT_BILL
    assert "A test of the meter failed: paid charging out of service" in [one.title for one in outcome.findings]


async def test_without_the_test_that_the_profile_demands_the_meter_is_not_judged() -> None:
    world = World()
    visit = await world.visit()
    await calibrate_by_plan(visit, world.station, wanted(), world.bench())
    saved = tuple(one for one in visit.state.saved if not isinstance(one.fact, LoadTested))
    visit.state = replace(visit.state, saved=saved)
    _, found = await evaluated_calibration(visit.state, world.catalogue, visit.instruments)
    assert found is not None
    said = {test.kind: test for test in found.tests}
    assert said[MeterTestKind.ZERO_LOAD].outcome is None
    assert said[MeterTestKind.STARTING_LOAD].decides is None  # it needs a load that not everybody has
    assert said[MeterTestKind.PRICE].decides is None
    assert found.result.verdict is Outcome.PASS
    assert found.verdict is Outcome.INCONCLUSIVE
    assert (await outcome_of(visit, world.catalogue)).meter is MeterMark.NOT_JUDGED


async def test_a_plan_of_an_earlier_version_still_reads_and_takes_its_resolution_from_the_map() -> None:
    old = {
        name: value
        for name, value in encode(CalibrationPlanned("house-1pct", (), "sdm630")).items()
        if name not in {"reference_resolution_kwh", "register_type", "certificate"}
    }
    planned = decode(CalibrationPlanned, old, "old")
    assert (planned.reference_resolution_kwh, planned.register_type, planned.certificate) == (None, "", ())
