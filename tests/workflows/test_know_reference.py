"""Before the first run the reference is matched to the instrument whose certificate counts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.certificate_point import CertificatePoint
from app.domain.errors import Reason, Refused
from app.domain.known_error import KnownError
from app.domain.load import Supply
from app.domain.meter_fact import ReferenceMatched
from app.domain.plan import PlanCalibration, PlanPoint, PlanReference
from app.ports.reference import InstrumentIdentity
from app.workflows.know_reference import certificate_points, know_reference
from app.workflows.make_report import evaluated_calibration
from app.workflows.plan_step import calibrate_by_plan
from tests.fakes.fake_bench import FakeReference
from tests.workflows.visits import CERTIFIED, World

MAINS = Supply(max_a=32, voltage_v=230.0, phases=3)
PLAN = PlanCalibration(
    "house-1pct",
    PlanReference("modbus", "sdm630"),
    "bank 3x32 A",
    tuple(PlanPoint(f"{load} A", Decimal(load), Decimal("1.0"), 3) for load in (16, 20)),
)


class Named(FakeReference):
    """Fulfils ``Identifies`` besides."""

    told = InstrumentIdentity("Acme", "M1", "47-11", "1.0")

    async def identity(self) -> InstrumentIdentity:
        return self.told


def named(world: World) -> Named:
    return Named(world.clock, world.station.energy)


async def test_the_same_serial_is_a_fact_once_and_blanks_do_not_count() -> None:
    world = World()
    visit = await world.visit()
    await know_reference(visit, named(world), "sdm630")
    await know_reference(visit, named(world), "sdm630")
    (fact,) = visit.state.all(ReferenceMatched)
    assert (fact.standing, fact.serial_compared, fact.serial) == ("in_date", True, "47-11")
    assert (fact.certificate, fact.due_on, fact.vendor) == (CERTIFIED.certificate, CERTIFIED.due_on, "Acme")


async def test_another_serial_is_refused_before_anything_is_started_and_stays_on_record() -> None:
    world = World()
    visit = await world.visit()
    meter = named(world)
    meter.told = replace(meter.told, serial="9999")
    with pytest.raises(Refused) as error:
        await know_reference(visit, meter, "sdm630")
    assert error.value.reason is Reason.REFERENCE_OTHER
    assert (error.value.data["told"], error.value.data["listed"]) == ("9999", "4711")
    (fact,) = visit.state.all(ReferenceMatched)
    assert fact.standing == "other_serial"
    assert world.station.told == []


async def test_a_certificate_that_ran_out_is_refused_a_missing_one_is_only_said() -> None:
    world = World()
    visit = await world.visit()
    yesterday = (world.clock.now() - timedelta(days=1)).date().isoformat()
    visit.instruments["sdm630"] = replace(CERTIFIED, due_on=yesterday)
    with pytest.raises(Refused) as error:
        await know_reference(visit, world.reference, "sdm630")
    assert (error.value.reason, error.value.data["due"]) == (Reason.CERTIFICATE_OVERDUE, yesterday)
    visit.instruments["sdm630"] = replace(CERTIFIED, certificate="", due_on="")
    assert (await know_reference(visit, world.reference, "sdm630")).standing == "no_certificate"
    visit.instruments.clear()
    assert (await know_reference(visit, world.reference, "sdm630")).standing == "not_listed"
    assert (await know_reference(visit, None, "manual")).standing == "not_listed"


async def test_points_of_the_listed_certificate_alone_are_taken_and_one_alone_is_none() -> None:
    world = World()
    visit = await world.visit()
    at = world.clock.now()

    def known(point: str, error: float, source: str = "C-1", u: float | None = 0.05) -> KnownError:
        return KnownError(
            subject="instrument", id="sdm630", at=at, point=point, error_percent=error, expanded_percent=u,
            origin="certificate", source=source,
        )  # fmt: skip

    await world.store.keep_errors([known("6 A", 0.02)])
    assert await certificate_points(visit, CERTIFIED, MAINS) == ()
    others = [known("32 A", 0.04), known("16 A", 0.1, "C-0"), known("all loads", 0.1), known("20 A", 0.1, u=None)]
    await world.store.keep_errors(others)
    points = await certificate_points(visit, CERTIFIED, MAINS)
    assert [(one.load, one.error_percent, one.expanded_percent) for one in points] == [
        (6, 0.02, 0.05),
        (32, 0.04, 0.05),
    ]
    assert await certificate_points(visit, None, MAINS) == ()
    assert await certificate_points(visit, replace(CERTIFIED, certificate=""), MAINS) == ()


async def test_the_points_entered_with_the_certificate_of_the_day_go_before_errors_recorded_one_by_one() -> None:
    world = World()
    visit = await world.visit()
    known = [
        KnownError(subject="instrument", id="sdm630", at=world.clock.now(), point=point, error_percent=9.0,
                   expanded_percent=0.05, origin="certificate", source="C-1")
        for point in ("6 A", "32 A")
    ]  # fmt: skip
    await world.store.keep_errors(known)
    points = (CertificatePoint(6, 0.1, 0.05), CertificatePoint(32, 0.2, 0.06))
    entered = replace(CERTIFIED, points=points)
    assert await certificate_points(visit, entered, MAINS) == points
    assert await certificate_points(visit, replace(CERTIFIED, points=points[:1]), MAINS) == ()
    later = replace(entered, certificate="C-2", calibrated_on="2999-01-01", points=(), earlier=(entered.newest,))
    assert await certificate_points(visit, later, MAINS) == points


async def test_a_calibration_by_a_plan_corrects_by_the_points_and_names_them_in_the_budget() -> None:
    world = World()
    visit = await world.visit()
    points = (CertificatePoint(10, 0.2, 0.04), CertificatePoint(20, 0.7, 0.14))
    visit.instruments["sdm630"] = replace(CERTIFIED, points=points)
    await calibrate_by_plan(visit, world.station, PLAN, world.bench())
    assert visit.state.calibration is not None
    assert visit.state.calibration.certificate == points
    _, found = await evaluated_calibration(visit.state, world.catalogue, visit.instruments)
    assert found is not None
    assert found.corrected_percent == pytest.approx({"16 A": 0.5, "20 A": 0.7})
    named = [[one.source for one in point.components if "certificate" in one.source] for point in found.result.points]
    assert named == [["reference certificate, between its points"], ["reference certificate"]]
    at_20 = next(one for one in found.result.points[1].components if one.source == "reference certificate")
    assert at_20.u_percent == pytest.approx(0.07)
