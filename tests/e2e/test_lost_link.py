"""A link that is lost in a calibration run, on real sockets: the run goes on, or is discarded and its charge ended."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.domain.charge_fact import ChargeLeft
from app.domain.errors import PeerUnreachable, Reason
from app.domain.fact import LinkChanged, LoadDeclared, PlannedPoint, RunMeasured
from app.domain.plan import PlanReference
from app.links.modbus.reference import ModbusReferences
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.server import OcppCentralSystem
from app.ports.reference import ReferenceMeter
from app.ports.station import ListenOptions, StationLink
from app.practice.clock import PracticeClock
from app.practice.fault import Fault
from app.practice.load import Load
from app.practice.meter import PracticeMeter
from app.practice.station.config import StationConfig
from app.practice.station.station import PracticeStation
from app.system.clock import SystemClock
from app.workflows.begin_charge import charge_keeper
from app.workflows.calibrate_meter import calibrate_meter, plan_calibration
from app.workflows.progress import Doing
from app.workflows.visit import Visit
from tests.workflows.visits import RULES, World

VERSIONS = pytest.mark.parametrize("ocpp", ["1.6", pytest.param("2.0.1", marks=pytest.mark.soak)])
SPEED = 60.0
DUE_S = 65
"""A run of 0.2 kWh at 16 A takes so long, in practice seconds."""


@dataclass
class Bench:
    """A visit ready to calibrate at a practice station that loses its link once."""

    visit: Visit
    link: StationLink
    station: PracticeStation
    reference: ReferenceMeter
    world: World
    heard: list[object]

    async def calibrate(self, end_within_s: float = 20.0) -> None:
        """Run what is planned."""
        rules = replace(RULES, end_within_s=end_within_s, begin_within_s=10.0, meter_interval_s=5)
        await calibrate_meter(self.visit, self.link, 1, self.reference, self.world.hands, rules, self.heard.append)

    def transactions(self) -> int:
        """Return how many transactions the station itself ended."""
        return self.station.journal.text().count("transaction ended")


@asynccontextmanager
async def bench(checkout: Path, ocpp: str, drop_for_s: float) -> AsyncIterator[Bench]:
    clock = PracticeClock(SystemClock(), SPEED)
    world = World(clock=clock)  # type: ignore[arg-type]
    maps: dict[str, dict[str, Any]] = {
        "sdm630.json": json.loads((checkout / "resources/registers/sdm630.json").read_text())
    }
    visit = await world.visit()
    point = PlannedPoint("16 A", Decimal(16), Decimal("0.2"), 2, 1.0)
    await plan_calibration(visit, LoadDeclared("bank 3x32 A", 3, Decimal(32)), "house-1pct", (point,), "sdm630")
    system = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), answer_s=5.0)
    await system.open(ListenOptions(), keep_charge=charge_keeper(visit))
    load = Load(clock, Random(1))
    meter = PracticeMeter(load, maps["sdm630.json"])
    await meter.start()
    config = StationConfig(
        url=system.url, ocpp=ocpp, faults=frozenset({Fault.LINK_DROPS}), drop_after_s=10, drop_for_s=drop_for_s
    )
    station = PracticeStation(config, clock, load=load)
    running = asyncio.create_task(station.run())
    try:
        link = await system.station(5.0)
        await link.admit(5.0)
        reference = await ModbusReferences(maps, clock).connect(
            PlanReference("modbus", "sdm630", port=meter.port, unit=1)
        )
        yield Bench(visit, link, station, reference, world, [])
        await reference.close()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await meter.stop()
        await system.close()


def check_runs(visit: Visit) -> None:
    """Both runs stand, each with one transaction of its own, and the error is the meter's."""
    measured = list(visit.state.all(RunMeasured))
    assert [run.number for run in measured] == [1, 2]
    assert len({run.transaction for run in measured}) == 2
    for run in measured:
        error = 100 * (run.stop_kwh - run.start_kwh) / run.reference_kwh - 100
        assert abs(error - Decimal("0.35")) < 100 * Decimal("0.0015") / run.reference_kwh


@VERSIONS
@pytest.mark.parametrize("drop_for_s", [20.0, 2.0 * DUE_S])
async def test_run_goes_on_over_a_lost_link_and_ends_when_the_station_is_back(
    checkout: Path, ocpp: str, drop_for_s: float
) -> None:
    """The link is back before the run is due to end, or long after."""
    async with bench(checkout, ocpp, drop_for_s) as here:
        await here.calibrate()
        check_runs(here.visit)
        assert here.visit.state.discarded == ()
        assert [fact.connected for fact in here.visit.state.all(LinkChanged)] == [False, True]
        said = [news.what for news in here.heard if isinstance(news, Doing)]
        assert sum("lost" in text for text in said) == 1
        assert here.transactions() == 2
        first = next(iter(here.visit.state.all(RunMeasured)))
        assert (first.reference_kwh > Decimal("0.35")) is (drop_for_s > DUE_S)  # it charged on, and all of it counts


@VERSIONS
async def test_station_that_stays_away_costs_the_run_and_its_charge_is_stopped_before_the_next(
    checkout: Path, ocpp: str
) -> None:
    async with bench(checkout, ocpp, 4.0 * DUE_S) as here:
        with pytest.raises(PeerUnreachable) as caught:
            await here.calibrate(end_within_s=0.5)
        assert caught.value.reason is Reason.LINK_LOST
        (discarded,) = here.visit.state.discarded
        assert (discarded.number, discarded.reason, discarded.left_running) == (1, "link_lost", True)
        assert [began.transaction for began in here.visit.state.open_charges] == [discarded.transaction]
        assert here.station.connector.transaction is not None
        with pytest.raises(PeerUnreachable):  # still away: nothing is begun, and the charge stays on the list
            await here.calibrate(end_within_s=0.2)
        assert len(here.visit.state.open_charges) == 1
        await here.calibrate()
        check_runs(here.visit)
        assert len(here.visit.state.discarded) == 1
        assert [left.stopped for left in here.visit.state.all(ChargeLeft)] == [True]
        assert not here.visit.state.open_charges
        assert here.transactions() == 3
