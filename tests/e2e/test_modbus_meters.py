"""A calibration against a practice meter of every register map, over a real pty (RTU) and a real socket (TCP); and one
whose reference is read by a person. The other instruments are in ``test_instruments``."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
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
from app.workflows.prove_wiring import Supply, confirm_wiring, prove_wiring, wiring_rules
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
BANK = LoadDeclared("bank 3x32 A", 3, Decimal(32))
NORMAL = {"sdm630", "abb-b23", "cg-em24", "pac2200", "bauer-bsm"}
"""Over TCP always: float32, 64-bit whole, low word first, float64, SunSpec; the others in the soak, on a pty always."""
EVERY = [pytest.param(name, "rtu", id=f"{name}-rtu") for name in MAPS]
EVERY += [
    pytest.param(name, "tcp", id=f"{name}-tcp", marks=() if name in NORMAL else pytest.mark.soak) for name in MAPS
]
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


@dataclass
class Yard:
    """A station on the link, the load at it, and a visit; the bench's own meter is of the map ``name``."""

    clock: PracticeClock
    bench: LocalBench
    link: OcppStation
    visit: Visit

    async def connected(self, stack: AsyncExitStack, name: str, wire: str) -> ReferenceMeter:
        """Return the reference of map ``name``, on a serial port or on the bench's socket."""
        if wire == "rtu":
            path = await stack.enter_async_context(practice_line(self.bench.load, name))
            plan = PlanReference("modbus", name, serial=path, unit=MAPS[name]["unit"])
        else:
            plan = PlanReference("modbus", name, "127.0.0.1", self.bench.meter_port)
        meter = await ModbusReferences(MAPS, self.clock).connect(plan)
        stack.push_async_callback(meter.close)
        return meter


async def at_the_station(stack: AsyncExitStack, name: str) -> Yard:
    """Return a station on the link, with a practice meter of map ``name`` beside it."""
    clock = PracticeClock(SystemClock(), WALK)
    bench = LocalBench(clock, ocpp="1.6", faults=(), register_map=MAPS[name])
    system = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), answer_s=5.0)
    await system.open(ListenOptions(ocpp="1.6"), None)
    stack.push_async_callback(system.close)
    await bench.open()
    stack.push_async_callback(bench.stop)
    await bench.start(system.url)
    link = cast(OcppStation, await system.station(5.0))
    await link.admit(5.0)
    opened = VisitOpened(**{**OPENED.__dict__, "plate_serial": PLATE_SERIAL, "ocpp": "1.6"})
    visit = await open_visit(FakeStore(clock), clock, VisitBasis(TEMPLATE, CHECKLIST, LIMITS, ()), opened)
    await visit.add(StationIdentified(PLATE_SERIAL, PLATE_SERIAL, link.identity))
    return Yard(clock, bench, link, visit)


@pytest.mark.parametrize(("name", "wire"), EVERY)
async def test_a_calibration_runs_against_every_map(name: str, wire: str) -> None:
    step = Decimal(MAPS[name]["resolution_kwh"])
    async with AsyncExitStack() as stack:
        here = await at_the_station(stack, name)
        meter, visit = await here.connected(stack, name, wire), here.visit
        await plan_calibration(visit, BANK, "house-1pct", POINTS, meter.name)
        here.clock.run_at(RUN)
        await know_reference(visit, meter, meter.name)
        wiring = await prove_wiring(visit, here.link, 1, meter, POINTS[0], SOON_WARM, WIRING, lambda news: None)
        assert wiring.ok
        await calibrate_meter(visit, here.link, 1, meter, FakeHands(), RULES)
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
        mean_kwh = float(sum(run.reference_kwh for run in runs)) / len(runs)  # a slow machine overshoots
        assert resolution.u_percent == pytest.approx(100 * float(step) / 6**0.5 / mean_kwh, rel=0.01)
        assert (point.decision.value == "inconclusive") == (point.U > 1 / 3)


class ReadsTheDisplay(FakeHands):
    """A person who looked at the reference before each run, and types what it counted since."""

    def __init__(self, load: Load) -> None:
        super().__init__()
        self.load, self.before = load, load.sample().energy_wh
        self.looked = "Mara Lind"
        self.typed: list[str] = []

    async def type_reference(self, point: str, run: int) -> str | None:
        now = self.load.sample().energy_wh
        self.typed.append(str((now - self.before).scaleb(-3)))
        self.before = now
        return self.typed[-1]


async def test_a_calibration_runs_with_a_reference_that_a_person_reads() -> None:
    async with AsyncExitStack() as stack:
        here = await at_the_station(stack, "sdm630")
        hands = ReadsTheDisplay(here.bench.load)
        await plan_calibration(here.visit, BANK, "house-1pct", POINTS, "manual")
        here.clock.run_at(RUN)
        await know_reference(here.visit, None, "manual")
        await confirm_wiring(here.visit, hands, "manual")
        await calibrate_meter(here.visit, here.link, 1, None, hands, RULES)
        runs = here.visit.state.runs("16 A")
        assert [str(run.reference_kwh) for run in runs] == hands.typed
        assert len(runs) == 2
        assert not here.visit.state.discarded
        assert all(run.reference_kwh >= 1 for run in runs)
        _, evaluated = await evaluated_calibration(here.visit.state, shipped(), {})
        assert evaluated is not None
        assert evaluated.result.points[0].mean_percent == pytest.approx(TRUE_ERROR, abs=0.15)
