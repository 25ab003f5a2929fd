"""A profile in a visit: applied to the declared meter, kept whole, and judged by later whatever becomes of the file."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.act import Act
from app.domain.calibration_profile import CalibrationProfile
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.legal_fact import ActDeclared, MeterRated, ProfileFixed, SealsRecorded
from app.domain.load import parse_load
from app.domain.messages import message
from app.domain.meter_rating import MeterRatings
from app.domain.plan import PlanCalibration, PlanPoint, PlanReference, read_plan
from app.domain.verdict import MeterMark
from app.domain.visit import VisitState
from app.workflows.chosen_profile import (
    apply_profile,
    check_in_force,
    check_methods,
    profile_of,
    profile_of_visit,
    profiles_of,
    ratings_of,
)
from app.workflows.guided_calibration import reachable, typed_points
from app.workflows.make_report import evaluated_calibration
from app.workflows.plan_step import calibrate_by_plan
from app.workflows.run_visit import VisitRun, run_visit
from app.workflows.visit import read_state
from tests.workflows.visits import World, plan, shipped

METER = {"class": "b", "imin_a": 0.5, "itr_a": 10, "imax_a": 80, "temperature_c": 20, "phases": 3}
MID = {
    "profile": "mid-in-service",
    "reference": {"kind": "modbus", "map": "sdm630"},
    "load": "bank 3x32 A, adapter 32 A",
    "meter": METER,
    "point": [{"id": "16 A", "limit_a": 16, "energy_kwh": 1, "runs": 3}],
}


async def ran(world: World, **changes: Any) -> tuple[VisitRun, VisitState]:
    given = plan(calibration={**MID, **changes}, skip={"firmware": "not asked"})
    run = await run_visit(given, world.bench(), "PLAN.toml")
    return run, await read_state(world.store, run.visit)


@pytest.mark.parametrize(
    ("error", "phases", "limit", "mark"),
    [("3", 3, 4.0, MeterMark.MAY_BILL), ("4.5", 3, 4.0, MeterMark.MUST_NOT_BILL), ("4.5", 1, 5.0, MeterMark.MAY_BILL)],
)
async def test_the_limit_follows_class_load_and_service(error: str, phases: int, limit: float, mark: MeterMark) -> None:
    world = World()
    world.station.meter_error = Decimal(error)
    run, state = await ran(world, load=f"bank {phases}x32 A, adapter 32 A")
    assert state.calibration is not None
    assert [point.limit_percent for point in state.calibration.points] == [limit]
    assert run.outcome.meter is mark
    content = run.report.content.calibrations[0]
    assert content.as_found[0].limit_percent == Decimal(str(limit))
    assert "mid-in-service" in content.act_detail


async def test_a_point_the_table_does_not_cover_is_printed_with_its_reason() -> None:
    world = World()
    points = [*MID["point"], {"id": "6 A", "limit_a": 6, "energy_kwh": 1, "runs": 3}]  # type: ignore[misc]
    run, state = await ran(world, load="bank 1x32 A", point=points)
    assert state.calibration is not None
    assert state.calibration.not_attainable == (("6 A", "uncovered_current 6"),)
    printed = run.report.content.calibrations[0].as_found[-1]
    assert printed.title == "6 A"
    assert "not covered by the profile" in printed.reason


async def test_the_profile_is_kept_whole_with_ratings_and_act() -> None:
    world = World()
    _, state = await ran(world, act={"kind": "calibration", "number": "not accredited"})
    fixed, rated, act = state.last(ProfileFixed), state.last(MeterRated), state.last(ActDeclared)
    assert fixed is not None
    assert fixed.edition == "2014/32/EU Annex V Table 2; MessEV section 22(2)"
    assert json.loads(fixed.document) == encode(profile_of(shipped(), "mid-in-service"))
    assert rated is not None
    assert rated.ratings == ratings_of(state)
    assert rated.ratings.meter_class == "b"
    assert act is not None
    assert (act.act, act.by, act.number) == (Act.CALIBRATION, "M. Lind", "not accredited")


async def test_the_seals_of_the_plan_are_recorded_as_found_and_as_left() -> None:
    seals = {
        "seals_before": [{"place": "cover", "marking": "A-1"}, {"place": "door", "intact": False}],
        "seals_after": [{"place": "cover", "marking": "B-2"}],
    }
    run, state = await ran(World(), **seals)
    assert [fact.when for fact in state.all(SealsRecorded)] == ["before", "after"]
    printed = run.report.content.calibrations[0]
    assert printed.seals_before == "cover: A-1, intact; door: –, broken or missing"
    assert printed.seals_after == "cover: B-2, intact"
    with pytest.raises(BadInput) as caught:
        await ran(World(), seals_after=[{"place": "cover"}])
    assert (caught.value.where, caught.value.data["field"]) == ("calibration.seals_after", "marking")
    with pytest.raises(BadInput) as caught:
        await ran(World(), seals_after=[{"place": "cover", "colour": "red"}])
    assert caught.value.reason is Reason.UNKNOWN_KEY


async def test_what_becomes_of_the_file_later_changes_nothing() -> None:
    world = World()
    _, state = await ran(world)

    class Gone:
        """A catalogue without the profile."""

        def document(self, folder: str, name: str) -> Any:
            if folder == "profiles":
                raise BadInput(Reason.UNKNOWN_NAME, folder, name=name)
            return shipped().document(folder, name)

        def names(self, folder: str) -> tuple[str, ...]:
            return shipped().names(folder)

    profile, evaluated = await evaluated_calibration(state, Gone(), {})  # type: ignore[arg-type]
    assert profile is not None
    assert profile.run_profile.limit_percent == 4.0
    assert evaluated is not None
    without = VisitState(state.id, tuple(saved for saved in state.saved if not isinstance(saved.fact, ProfileFixed)))
    with pytest.raises(BadInput):
        profile_of_visit(without, Gone())  # type: ignore[arg-type]
    assert profile_of_visit(without, shipped()) == profile  # visits of earlier versions


async def test_what_the_profile_needs_is_asked_before_anything_is_opened() -> None:
    world = World()
    meter = {name: value for name, value in METER.items() if name != "temperature_c"}
    with pytest.raises(BadInput) as caught:
        await ran(world, meter=meter)
    assert caught.value.data["field"] == "calibration.meter.temperature_c"
    with pytest.raises(BadInput) as caught:
        await ran(world, act={"kind": "authority_verification", "officer": "O. Ficer"})
    assert caught.value.data["field"] == "body"
    with pytest.raises(BadInput) as caught:
        await ran(world, meter={**METER, "imax_a": 1})
    assert caught.value.data["field"] == "calibration.meter.imax_a"
    assert world.station.commands == []


async def test_a_profile_not_yet_in_force_needs_a_reason_that_is_printed() -> None:
    world = World()
    changes: dict[str, Any] = {"profile": "mi-011", "meter": {"class": "B", "itr_a": 10, "imax_a": 80}}
    with pytest.raises(BadInput) as caught:
        await ran(world, **changes)
    assert caught.value.data["field"] == "calibration.profile"
    assert caught.value.data["problem"] == "not in force"
    run, state = await ran(world, **changes, not_in_force="rehearsal for 2028")
    fixed = state.last(ProfileFixed)
    assert fixed is not None
    assert fixed.not_in_force == "rehearsal for 2028"
    assert "rehearsal for 2028" in run.report.content.calibrations[0].act_detail


def test_days_decide_what_is_in_force() -> None:
    profile = profile_of(shipped(), "hb44-dc-transitional")
    check_in_force(profile, date(2030, 1, 1), "")
    for day in (date(2027, 12, 31), date(2033, 1, 1)):
        with pytest.raises(BadInput):
            check_in_force(profile, day, " ")
        check_in_force(profile, day, "why")


def test_the_class_of_the_meter_is_called_class_in_a_plan() -> None:
    data = {
        "visit": {"template": "small", "work_order": "W", "site": "S", "technician": "T"},
        "station": {"id": "CP1", "serial": "1"},
    }
    read = read_plan({**data, "calibration": MID}, "PLAN.toml").calibration
    assert read is not None
    assert read.meter.meter_class == "b"
    for meter in ({"meter_class": "B"}, {"klass": "B"}):
        with pytest.raises(BadInput) as caught:
            read_plan({**data, "calibration": {**MID, "meter": meter}}, "PLAN.toml")
        assert caught.value.reason is Reason.UNKNOWN_KEY


def test_a_bad_own_profile_does_not_hide_the_others() -> None:
    class Mixed:
        def names(self, folder: str) -> tuple[str, ...]:
            return ("bad", "house-1pct")

        def document(self, folder: str, name: str) -> Any:
            return {"id": "bad"} if name == "bad" else shipped().document(folder, name)

    bad, good = profiles_of(Mixed())  # type: ignore[arg-type]
    assert bad.profile is None
    assert bad.problem is not None
    assert good.profile is not None


def test_points_are_typed_as_current_times_energy() -> None:
    found = typed_points("16 A x 1,5 kWh; 32×3", 3)
    assert [(str(point.limit_a), str(point.energy_kwh), point.runs) for point in found] == [
        ("16", "1.5", 3),
        ("32", "3", 3),
    ]
    assert typed_points(" ", 3) == ()
    for text in ("16", "16 A for 2 h", "x3"):
        with pytest.raises(BadInput):
            typed_points(text, 3)


def test_what_is_reached_comes_with_minutes_and_what_is_not_covered() -> None:
    profile = profile_of(shipped(), "mid-in-service")
    given = read_plan(
        {
            "visit": {"template": "small", "work_order": "W", "site": "S", "technician": "T"},
            "station": {"id": "CP1", "serial": "1"},
            "calibration": MID,
        },
        "PLAN.toml",
    ).calibration
    assert given is not None
    found = reachable(profile, "bank 1x16 A", given.meter)
    assert [point.id for point in found.plan.attainable] == ["16 A"]
    assert [point.id for point in found.plan.not_attainable] == ["32 A"]
    assert [name for name, _ in found.not_covered] == ["6 A"]
    assert found.plan.attainable[0].minutes == pytest.approx(3 * 60_000 * 1.0 / (16 * 230))
    with pytest.raises(BadInput):
        reachable(profile, "bank 1x16 A", replace(given.meter, itr_a=None))


def prescribing(method: str, *others: str) -> CalibrationProfile:
    """Return a profile whose one point is compared by ``method``, or by one of ``others``."""
    profile = profile_of(shipped(), "house-1pct")
    point = replace(profile.points[1], method=method, methods=(method, *others))  # type: ignore[arg-type]
    return replace(profile, points=(point,))


def asked(*points: PlanPoint, imp: str | None = "1000", kind: str = "modbus") -> PlanCalibration:
    ratings = MeterRatings(imp_per_kwh=Decimal(imp) if imp else None)
    reference = PlanReference(kind, "sdm630" if kind == "modbus" else "")  # type: ignore[arg-type]
    return PlanCalibration("own", reference, "bank 3x32 A", points, ratings)


def named(method: str | None = None, id: str = "16 A") -> PlanPoint:
    return PlanPoint(id, Decimal(16), Decimal(1), method=method)  # type: ignore[arg-type]


BANK_32 = parse_load("bank 3x32 A")


@pytest.mark.parametrize("points", [(), (named(),), (named("pulse"),), (named(id="own"),)])
def test_the_plan_takes_the_method_the_profile_prescribes(points: tuple[PlanPoint, ...]) -> None:
    profile, plan_ = prescribing("pulse", "power_time"), asked(*points)
    check_methods(profile, plan_)
    assert [one.method for one in apply_profile(profile, plan_, BANK_32).profile.points] == ["pulse"]


def test_a_plan_chooses_among_what_the_profile_allows_and_nothing_else() -> None:
    profile = prescribing("pulse", "power_time")
    check_methods(profile, asked(named("power_time")))
    assert apply_profile(profile, asked(named("power_time")), BANK_32).profile.points[0].method == "power_time"
    for point in (named("register"), named("signed", id="own")):
        with pytest.raises(BadInput) as caught:
            check_methods(profile, asked(point))
        assert caught.value.reason is Reason.UNKNOWN_NAME
        said = message(caught.value, lambda source: source)
        assert f"there is no calibration.point.{point.id}.method = {point.method}. Known: pulse, power_time." in said


def test_what_a_prescribed_method_needs_is_asked_before_anything_is_opened() -> None:
    with pytest.raises(BadInput) as caught:
        check_methods(prescribing("pulse"), asked(imp=None))
    assert caught.value.data["field"] == "calibration.meter.imp_per_kwh"
    with pytest.raises(BadInput) as caught:
        check_methods(prescribing("power_time"), asked(kind="manual"))
    assert caught.value.data["field"] == "calibration.point.16 A.method"


async def test_a_visit_runs_a_point_by_the_method_of_its_profile() -> None:
    world = World()
    inner = world.catalogue

    class Own:
        def names(self, folder: str) -> tuple[str, ...]:
            return inner.names(folder)

        def document(self, folder: str, name: str) -> Any:
            return encode(prescribing("signed")) if name == "own" else inner.document(folder, name)

    world.catalogue = Own()  # type: ignore[assignment]
    visit = await world.visit()
    await calibrate_by_plan(visit, world.station, asked(), world.bench())
    assert visit.state.calibration is not None
    assert [one.method for one in visit.state.calibration.points] == ["signed"]
    assert len(visit.state.runs("16 A")) == 3
