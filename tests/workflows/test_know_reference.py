"""Before the first run the reference is matched to the instrument whose certificate counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import Reason, Refused
from app.domain.known_error import KnownError
from app.domain.meter_fact import ReferenceMatched
from app.ports.reference import InstrumentIdentity
from app.workflows.know_reference import certificate_points, know_reference
from tests.fakes.fake_bench import FakeReference
from tests.workflows.visits import CERTIFIED, World


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
    assert await certificate_points(visit, CERTIFIED) == ()
    others = [known("32 A", 0.04), known("16 A", 0.1, "C-0"), known("all loads", 0.1), known("20 A", 0.1, u=None)]
    await world.store.keep_errors(others)
    points = await certificate_points(visit, CERTIFIED)
    assert [(one.load, one.error_percent, one.expanded_percent) for one in points] == [
        (6, 0.02, 0.05),
        (32, 0.04, 0.05),
    ]
    assert await certificate_points(visit, None) == ()
    assert await certificate_points(visit, replace(CERTIFIED, certificate="")) == ()
