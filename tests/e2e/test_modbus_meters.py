"""A calibration against a practice meter of every register map, RTU over a real pty, a real station link."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from app.domain.fact import LoadDeclared, PlannedPoint, StationIdentified, VisitOpened
from app.domain.plan import PlanReference
from app.links.modbus.reference import ModbusReferences
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.server import OcppCentralSystem
from app.links.ocpp.station import OcppStation
from app.ports.reference import ReferenceMeter
from app.ports.station import ListenOptions
from app.practice.bench import LocalBench
from app.practice.clock import PracticeClock
from app.practice.load import Load
from app.practice.meter import PracticeMeter
from app.practice.register import MeterMap
from app.practice.station.config import PLATE_SERIAL
from app.system.clock import SystemClock
from app.workflows.calibrate_meter import calibrate_meter, plan_calibration
from app.workflows.know_reference import know_reference
from app.workflows.make_report import evaluated_calibration
from app.workflows.prove_wiring import Supply, prove_wiring, wiring_rules
from app.workflows.visit import Visit, VisitBasis, open_visit
from tests.fakes.fake_bench import FakeHands
from tests.fakes.fake_store import FakeStore
from tests.fakes.modbus_meter import FakeModbusMeter, pty_pair, without_parity
from tests.workflows.visits import CHECKLIST, LIMITS, OPENED, RULES, TEMPLATE, shipped

REGISTERS = Path(__file__).parents[2] / "resources" / "registers"
MAPS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(REGISTERS.glob("*.json"))
}
WALK, RUN = 60.0, 600.0
TRUE_ERROR = 0.35
"""Of the practice station's meter, in percent."""
SOON_WARM = replace(RULES, warm_up_s=20.0)
WIRING = wiring_rules(shipped(), Supply())
POINTS = (PlannedPoint("16 A", Decimal(16), Decimal("1.0"), 2, 6.0),)


@pytest.fixture(autouse=True)
def pty_has_no_parity(monkeypatch: pytest.MonkeyPatch) -> None:
    without_parity(monkeypatch)


@asynccontextmanager
async def practice_line(load: Load, name: str) -> AsyncIterator[str]:
    """Serve what a practice meter of this map measures as RTU frames at the far end of a pty; yield its path."""
    measures, registers = PracticeMeter(load, MAPS[name]), MeterMap.read(MAPS[name])
    wire = FakeModbusMeter(MAPS[name]["unit"])
    loop = asyncio.get_running_loop()
    with pty_pair() as (far, path):

        def received() -> None:
            with suppress(BlockingIOError):
                request = os.read(far, 256)
                for address, words in registers.words(measures.values(load.sample())).items():
                    wire.words |= dict(enumerate(words, address))
                os.write(far, wire.rtu_answer(request))

        loop.add_reader(far, received)
        try:
            yield path
        finally:
            loop.remove_reader(far)


async def at_the_station(stack: AsyncExitStack, name: str) -> tuple[PracticeClock, OcppStation, ReferenceMeter, Visit]:
    """Return a station on the link, its reference on a serial port, and a visit."""
    clock = PracticeClock(SystemClock(), WALK)
    bench = LocalBench(clock, ocpp="1.6", faults=(), register_map=MAPS["sdm630"])
    system = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), answer_s=5.0)
    await system.open(ListenOptions(ocpp="1.6"), None)
    stack.push_async_callback(system.close)
    await bench.open()
    stack.push_async_callback(bench.stop)
    await bench.start(system.url)
    link = cast(OcppStation, await system.station(5.0))
    await link.admit(5.0)
    path = await stack.enter_async_context(practice_line(bench._load, name))
    plan = PlanReference("modbus", name, serial=path, unit=MAPS[name]["unit"])
    meter = await ModbusReferences(MAPS, clock).connect(plan)
    stack.push_async_callback(meter.close)
    opened = VisitOpened(**{**OPENED.__dict__, "plate_serial": PLATE_SERIAL, "ocpp": "1.6"})
    visit = await open_visit(FakeStore(clock), clock, VisitBasis(TEMPLATE, CHECKLIST, LIMITS, ()), opened)
    await visit.add(StationIdentified(PLATE_SERIAL, PLATE_SERIAL, link.identity))
    return clock, link, meter, visit


@pytest.mark.parametrize("name", MAPS)
async def test_a_calibration_runs_against_every_map(name: str) -> None:
    step = Decimal(MAPS[name]["resolution_kwh"])
    async with AsyncExitStack() as stack:
        clock, link, meter, visit = await at_the_station(stack, name)
        load = LoadDeclared("bank 3x32 A", 3, Decimal(32))
        await plan_calibration(visit, load, "house-1pct", POINTS, meter.name)
        clock.run_at(RUN)
        await know_reference(visit, meter, meter.name)
        wiring = await prove_wiring(visit, link, 1, meter, POINTS[0], SOON_WARM, WIRING, lambda news: None)
        assert wiring.ok
        await calibrate_meter(visit, link, 1, meter, FakeHands(), RULES)
        runs = visit.state.runs("16 A")
        assert len(runs) == 2
        assert not visit.state.discarded
        assert all(run.reference_kwh >= 1 and run.reference_kwh % step == 0 for run in runs)
        assert [run.mean_power_w for run in runs] == pytest.approx([11_000, 11_000], rel=0.03)
        _, evaluated = await evaluated_calibration(visit.state, shipped(), {})
        assert evaluated is not None
        (point,) = evaluated.result.points
        assert point.mean_percent == pytest.approx(TRUE_ERROR, abs=0.15 + 100 * float(step))
        assert point.U is not None
        resolution = next(one for one in point.components if one.source == "reference resolution")
        assert resolution.u_percent == pytest.approx(100 * float(step) / 6**0.5, rel=0.1)
        assert (point.decision.value == "inconclusive") == (point.U > 1 / 3)
