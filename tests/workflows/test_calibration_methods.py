"""Runs by pulses, by power and time, by what the meter signed; the display beside them; and how they are evaluated."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.calibration_profile import CalibrationProfile
from app.domain.certificate_point import CertificatePoint
from app.domain.decision import Outcome
from app.domain.errors import BadInput, PeerUnreachable, Reason, Refused
from app.domain.fact import LoadDeclared, PlannedPoint
from app.domain.legal_fact import IndicationCompared
from app.domain.meter_fact import DisplayRead, Method
from app.domain.meter_test import MeterTestKind
from app.domain.pulse_count import EDGES, STOPWATCH
from app.domain.station import ChargeEnded
from app.formats.signed.reader import SignedRecords
from app.ports.reference import PulseCount
from app.practice.station.fiscal import FiscalMeter
from app.workflows.calibrate_meter import ReferenceKnown, calibrate_meter, plan_calibration
from app.workflows.check_signature import signature_checks
from app.workflows.chosen_profile import profile_of
from app.workflows.compared_point import FLOAT32
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.make_report import evaluated_calibration
from app.workflows.visit import Visit
from tests.fakes.fake_bench import FakeHands, FakeReference
from tests.workflows.visits import CERTIFIED, RULES, World

LOAD = LoadDeclared("bank 3x32 A", 3, Decimal(32))
CONSTANT = Decimal(1000)


def point(method: Method, runs: int = 3) -> PlannedPoint:
    constant = CONSTANT if method in {"pulse", "power_time"} else None
    return PlannedPoint("16 A", Decimal(16), Decimal("1.5"), runs, 9.0, method=method, constant_imp_per_kwh=constant)


def signing(world: World, *, key: bool = True) -> FiscalMeter:
    """Let the meter of the station sign, and tell its key in its configuration."""
    meter = FiscalMeter("M1", "S1", 1)
    world.station.signs = lambda context, kwh: meter.sign(context, world.clock.now(), kwh.scaleb(3))
    if key:
        world.station.settings["MeterPublicKey1"] = meter.public_key
    return meter


async def measured(
    world: World,
    planned: PlannedPoint,
    hands: FakeHands | None = None,
    reference: FakeReference | None = None,
    known: ReferenceKnown | None = None,
    by_hand: bool = False,
) -> Visit:
    visit = await world.visit()
    told = known or ReferenceKnown(Decimal("0.0001"))
    await plan_calibration(visit, LOAD, "house-1pct", (planned,), "sdm630", (), told)
    meter = None if by_hand else reference or world.reference
    hands = hands or world.hands
    await calibrate_meter(visit, world.station, 1, meter, hands, RULES, signed=SignedRecords())
    return visit


async def evaluated(world: World, visit: Visit, listed: Mapping[str, object] | None = None) -> Evaluated:
    known = {"sdm630": CERTIFIED} if listed is None else listed
    _, found = await evaluated_calibration(visit.state, world.catalogue, known)  # type: ignore[arg-type]
    assert found is not None
    return found


def said_of(found: Evaluated) -> dict[MeterTestKind, Outcome | None]:
    return {test.kind: test.outcome for test in found.tests}


async def test_signed_values_are_checked_and_compared_with_register_and_reference() -> None:
    world = World()
    signing(world)
    world.station.meter_error = Decimal("0.4")
    visit = await measured(world, point("register"))
    found = await evaluated(world, visit)
    assert found.signed is not None
    assert found.signed.points[0].mean_percent == pytest.approx(found.result.points[0].mean_percent)
    said = said_of(found)
    assert {said[kind] for kind in (MeterTestKind.SIGNATURE, MeterTestKind.SIGNED_REGISTER)} == {Outcome.PASS}
    assert said[MeterTestKind.SIGNED_ENERGY] is Outcome.PASS
    assert found.verdict is Outcome.PASS


async def test_a_signature_that_does_not_match_fails_the_meter_though_its_register_is_right() -> None:
    world = World()
    meter = signing(world)
    world.station.signs = lambda context, kwh: meter.sign(context, world.clock.now(), kwh.scaleb(3)).replace(
        '"IT":"NONE"', '"IT":"NONE "'
    )
    visit = await measured(world, point("register"))
    run = visit.state.runs("16 A")[0]
    assert run.signed is not None
    assert (run.signed.valid, run.signed.reason, run.signed.energy_kwh) == (False, "signature_wrong", None)
    found = await evaluated(world, visit)
    assert found.result.verdict is Outcome.PASS
    assert found.verdict is Outcome.FAIL
    assert found.signed is None


async def test_a_signed_value_other_than_the_register_fails_the_meter() -> None:
    world = World()
    meter = signing(world)
    world.station.signs = lambda context, kwh: meter.sign(
        context, world.clock.now(), (kwh if context.endswith("Begin") else kwh + Decimal("0.003")).scaleb(3)
    )
    found = await evaluated(world, await measured(world, point("register")))
    assert said_of(found)[MeterTestKind.SIGNED_REGISTER] is Outcome.FAIL
    assert found.verdict is Outcome.FAIL


async def test_without_a_key_of_the_station_nothing_is_claimed_and_the_register_decides() -> None:
    world = World()
    signing(world, key=False)
    visit = await measured(world, point("register"))
    run = visit.state.runs("16 A")[0]
    assert run.signed is not None
    assert (run.signed.valid, run.signed.reason, run.signed.key) == (False, "no_public_key", "record")
    found = await evaluated(world, visit)
    assert said_of(found)[MeterTestKind.SIGNATURE] is Outcome.INCONCLUSIVE
    assert found.verdict is Outcome.PASS
    world.station.settings["MeterPublicKey1"] = "not a key"
    broken = await measured(world, point("register", 2))
    assert broken.state.runs("16 A")[0].signed.reason == "key_unusable"  # type: ignore[union-attr]


async def test_a_station_that_will_not_tell_its_key_is_no_reason_to_stop() -> None:
    world = World()
    world.station.fails = {"read_settings": PeerUnreachable(Reason.NO_ANSWER, "CP1")}
    checks = await signature_checks(await world.visit(), world.station, 1, SignedRecords())
    begin = world.station._register()
    assert checks.check(ChargeEnded(1, "T1", begin, begin)) is None


async def test_by_signed_value_a_point_is_decided_by_what_was_signed_alone() -> None:
    world = World()
    meter = signing(world)
    world.station.signs = lambda context, kwh: meter.sign(
        context,
        world.clock.now(),
        (kwh * (1 if context.endswith("Begin") else Decimal("1.0005"))).scaleb(3).quantize(1),
    )
    found = await evaluated(world, await measured(world, point("signed")))
    assert found.given["points"][0]["method"] == "signed"
    assert found.result.points[0].mean_percent > 2
    assert found.result.verdict is Outcome.FAIL
    silent = World()
    visit = await measured(silent, point("signed", 2))
    _, nothing = await evaluated_calibration(visit.state, silent.catalogue, {})
    assert nothing is None  # no run has a value: no point can be evaluated


async def test_pulses_counted_by_a_person_over_the_whole_charge_have_edges() -> None:
    world = World()
    hands = FakeHands(world.station)
    hands.counted = {("16 A", number): "1507" for number in (1, 2, 3)}
    visit = await measured(world, point("pulse"), hands)
    run = visit.state.runs("16 A")[0]
    assert run.pulse is not None
    assert (run.pulse.pulses, run.pulse.counted_by) == (1507, "person")
    found = await evaluated(world, visit)
    given = found.given["points"][0]
    assert given["method"] == "pulse"
    assert found.result.points[0].errors_percent[0] == pytest.approx(
        float(100 * (Decimal("1.507") / run.reference_kwh - 1))
    )
    edges = next(one for one in found.result.points[0].components if one.source == EDGES)
    assert edges.u_percent == pytest.approx(100 / 1507 / 6**0.5)


async def test_pulses_that_nobody_counts_discard_the_run_and_stop_the_charge() -> None:
    world = World()
    with pytest.raises(Refused) as error:
        await measured(world, point("pulse"), FakeHands(world.station))
    assert error.value.reason is Reason.CANNOT_COUNT
    assert world.station.charging == ["start_charge", "stop_charge"]


class Counting(FakeReference):
    """Fulfils ``CountsPulses``: the meter is 0.5 % fast."""

    fails: BaseException | None = None

    async def count(self, constant_imp_per_kwh: Decimal, pulses: int, within_s: float) -> PulseCount:
        await self._clock.sleep(100)
        if self.fails is not None:
            raise self.fails
        reference = Decimal(pulses) / constant_imp_per_kwh / Decimal("1.005")
        return PulseCount(pulses, reference.quantize(Decimal("1e-9")), Decimal("0.5"))


async def test_an_instrument_that_counts_needs_no_register_and_has_no_edges() -> None:
    world = World()
    reference = Counting(world.clock, world.station.energy)
    visit = await measured(world, point("pulse"), reference=reference)
    found = await evaluated(world, visit)
    (result,) = found.result.points
    assert result.mean_percent == pytest.approx(0.5)
    sources = {one.source for one in result.components}
    assert EDGES not in sources
    assert "reference resolution" not in sources
    assert visit.state.runs("16 A")[0].mean_power_w == pytest.approx(11_040)
    reference.fails = PeerUnreachable(Reason.PULSES_MISSING, "sdm630", pulses=1500, seconds=100)
    with pytest.raises(PeerUnreachable):
        await measured(world, point("pulse"), reference=reference)
    assert world.station.charging[-1] == "stop_charge"


async def test_pulses_against_power_and_time_use_the_mean_power_while_they_were_counted() -> None:
    world = World()
    hands = FakeHands(world.station)
    hands.counted = {("16 A", number): "184 60" for number in (1, 2, 3)}  # 11.04 kW for a minute is 184 Wh
    visit = await measured(world, point("power_time"), hands)
    run = visit.state.runs("16 A")[0]
    assert run.pulse is not None
    assert run.pulse.power_w == pytest.approx(Decimal(11_040))
    assert run.pulse.seconds == 60
    assert (run.reference_start_kwh, run.reference_stop_kwh) == (None, None)
    found = await evaluated(world, visit)
    (result,) = found.result.points
    assert result.mean_percent == pytest.approx(0, abs=1e-6)
    watch = next(one for one in result.components if one.source == STOPWATCH)
    assert watch.u_percent == pytest.approx(100 * RULES.stopwatch_s / 60 / 3**0.5)
    hands.counted = {("16 A", 1): "184"}
    with pytest.raises(BadInput) as error:  # the seconds are missing
        await measured(world, point("power_time"), hands)
    assert error.value.data["field"] == "pulses"
    assert world.station.charging[-1] == "stop_charge"


async def test_a_power_that_does_not_keep_steady_is_refused_for_power_and_time() -> None:
    world = World()
    read, turn = world.reference.read, [0]

    async def wandering() -> object:
        turn[0] += 1
        reading = await read()
        return replace(reading, power_w=reading.power_w * (1 + 0.05 * (turn[0] % 2)))

    world.reference.read = wandering  # type: ignore[method-assign,assignment]
    with pytest.raises(Refused) as error:
        await measured(world, point("power_time"))
    assert error.value.reason is Reason.NOT_STEADY
    assert world.station.charging[-1] == "stop_charge"


async def test_by_hand_a_person_types_energy_and_pulses() -> None:
    world = World()
    hands = FakeHands(world.station, {("16 A", number): "1.5005" for number in (1, 2)})
    hands.counted = {("16 A", number): "1502" for number in (1, 2)}
    visit = await measured(world, point("pulse", 2), hands, by_hand=True)
    assert [run.pulse.pulses for run in visit.state.runs("16 A") if run.pulse] == [1502, 1502]


async def test_the_display_is_compared_with_the_register_and_once_with_the_signed_value() -> None:
    world = World()
    signing(world)
    hands = FakeHands(world.station)
    hands.shown = {("16 A", 1): "1.52", ("16 A", 2): "100.0; 101.6", ("16 A", 3): "rubbish"}
    visit = await measured(world, point("register"), hands)
    shown = list(visit.state.all(DisplayRead))
    assert [(one.number, one.energy_kwh, one.step_kwh) for one in shown] == [
        (1, Decimal("1.52"), Decimal("0.01")),
        (2, Decimal("1.6"), Decimal("0.1")),
    ]
    (compared,) = visit.state.all(IndicationCompared)
    assert compared.phase == "as_found"
    assert compared.agrees is True
    assert compared.version == world.station.identity.firmware
    found = await evaluated(world, visit)
    display = next(test for test in found.tests if test.kind is MeterTestKind.DISPLAY)
    assert (display.outcome, display.data["runs"], display.data["of"]) == (Outcome.PASS, "2", "3")


async def test_a_display_that_shows_something_else_fails_the_meter() -> None:
    world = World()
    hands = FakeHands(world.station)
    hands.shown = {("16 A", 2): "1.62"}
    found = await evaluated(world, await measured(world, point("register"), hands))
    assert said_of(found)[MeterTestKind.DISPLAY] is Outcome.FAIL
    assert found.verdict is Outcome.FAIL


async def test_the_resolution_read_live_is_saved_with_the_plan_and_a_float32_register_has_its_line() -> None:
    world = World()
    known = ReferenceKnown(Decimal("0.01"), "float32")
    read = world.reference.read

    async def floating() -> object:
        return replace(await read(), register_step_kwh=Decimal("0.0009765625"))

    world.reference.read = floating  # type: ignore[method-assign,assignment]
    visit = await measured(world, point("register"), known=known)
    found = await evaluated(world, visit)
    assert found.given["points"][0]["reference_resolution_kwh"] == "0.01"
    least = min(run.reference_kwh for run in visit.state.runs("16 A"))
    line = next(one for one in found.result.points[0].components if one.source == FLOAT32)
    assert line.u_percent == pytest.approx(float(100 * Decimal("0.0009765625") / least) / 6**0.5)


@pytest.mark.parametrize(("loads", "corrected"), [((10.0, 20.0), True), ((20.0, 32.0), False)])
async def test_the_reference_is_corrected_between_two_points_of_its_certificate_and_nowhere_else(
    loads: tuple[float, float], corrected: bool
) -> None:
    world = World()
    points = (CertificatePoint(loads[0], 0.2, 0.04), CertificatePoint(loads[1], 0.7, 0.14))
    visit = await measured(world, point("register"), known=ReferenceKnown(Decimal("0.0001"), "", points))
    plain = await evaluated(world, await measured(World(), point("register")))
    found = await evaluated(world, visit)
    sources = {one.source: one.u_percent for one in found.result.points[0].components}
    if corrected:
        assert found.corrected_percent == pytest.approx({"16 A": 0.5})
        assert "reference certificate" not in sources  # it is of no point of the certificate itself
        assert sources["reference certificate, between its points"] == pytest.approx(0.02 + 0.6 * 0.05)
        wanted = 100 * ((1 + plain.result.points[0].errors_percent[0] / 100) * 1.005 - 1)
        assert found.result.points[0].errors_percent[0] == pytest.approx(wanted, abs=1e-6)
    else:
        assert found.corrected_percent == {}
        assert "reference without certificate, taken as class 0.5" in sources


async def test_runs_that_lie_apart_fail_unless_the_steps_of_the_registers_explain_it() -> None:
    world = World()
    visit = await measured(world, point("register"))
    profile: CalibrationProfile = profile_of(world.catalogue, "house-1pct")
    assert profile.repeatability.max_range_ratio == 0.25
    found = await evaluated(world, visit)
    (spread,) = [test for test in found.tests if test.kind is MeterTestKind.REPEATABILITY]
    assert spread.outcome is Outcome.PASS
    apart = World()
    start = apart.station.start_charge
    turn = [0]

    async def other(evse: int, limit_a: float | None, within_s: float) -> object:
        turn[0] += 1
        apart.station.creeps_kwh = Decimal("0.012") * (turn[0] % 2)  # 0.8 % of 1.5 kWh in every other run
        return await start(evse, limit_a, within_s)

    apart.station.start_charge = other  # type: ignore[method-assign,assignment]
    bad = await evaluated(apart, await measured(apart, point("register")))
    assert said_of(bad)[MeterTestKind.REPEATABILITY] is Outcome.FAIL
    assert bad.verdict is Outcome.FAIL
    coarse = await measured(apart, point("register"), known=ReferenceKnown(Decimal("0.1")))
    unsure = await evaluated(apart, coarse)
    assert said_of(unsure)[MeterTestKind.REPEATABILITY] is Outcome.INCONCLUSIVE
    assert unsure.verdict is Outcome.INCONCLUSIVE
