"""A calibration against every practice instrument: real sockets and pseudo terminals, a real station link."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, cast

import pytest

from app.bootstrap import build
from app.domain.fact import LoadDeclared, PlannedPoint, StationIdentified, VisitOpened
from app.links.instruments.reference import InstrumentReferences
from app.links.modbus.reference import ModbusReferences
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.server import OcppCentralSystem
from app.links.ocpp.station import OcppStation
from app.links.reference_kinds import ReferenceKinds
from app.ports.reference import ReferenceMeter
from app.ports.station import ListenOptions
from app.practice.bench import LocalBench
from app.practice.clock import PracticeClock
from app.practice.instrument.fault import InstrumentFault
from app.practice.instrument.serve import PracticeInstrument, make_instrument
from app.practice.instrument.source import LoadSource
from app.practice.station.config import PLATE_SERIAL
from app.system.clock import SystemClock
from app.workflows.calibrate_meter import calibrate_meter, plan_calibration
from app.workflows.know_reference import know_reference
from app.workflows.make_report import evaluated_calibration
from app.workflows.prove_wiring import Supply, prove_wiring, wiring_rules
from app.workflows.visit import Visit, VisitBasis, open_visit
from tests.fakes.fake_bench import FakeHands
from tests.fakes.fake_store import FakeStore
from tests.fakes.instruments import plan_of, profiles
from tests.workflows.visits import CHECKLIST, LIMITS, OPENED, RULES, TEMPLATE, shipped

WALK, RUN = 60.0, 600.0
TRUE_ERROR = 0.35
"""The practice station's meter, percent; see ``DEFAULT_ERROR_PERCENT``."""
SOON_WARM = replace(RULES, warm_up_s=20.0)
POINTS = (PlannedPoint("16 A", Decimal(16), Decimal("1.0"), 3, 6.0),)
EVERY = [pytest.param(name.removesuffix(".json"), False) for name in profiles()]
EVERY += [
    pytest.param(name.removesuffix(".json"), True, marks=[] if name == "zera-mt310s2.json" else pytest.mark.soak)
    for name, one in profiles().items()
    if one.get("link", {}).get("serial")
]


@dataclass
class Yard:
    """A station on the link, an instrument on its load, and a visit."""

    clock: PracticeClock
    link: OcppStation
    instrument: PracticeInstrument
    meter: ReferenceMeter
    visit: Visit


async def yard(stack: AsyncExitStack, name: str, pty: bool, ocpp: str = "1.6") -> Yard:
    clock = PracticeClock(SystemClock(), WALK)
    bench = LocalBench(clock, ocpp=ocpp, faults=(), register_map=shipped().document("registers", "sdm630"))
    system = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), answer_s=5.0)
    await system.open(ListenOptions(ocpp=ocpp), None)
    stack.push_async_callback(system.close)
    await bench.open()
    stack.push_async_callback(bench.stop)
    instrument = make_instrument(profiles()[f"{name}.json"], LoadSource(bench.load, clock), pty=pty)
    await instrument.start()
    stack.push_async_callback(instrument.stop)
    await bench.start(system.url)
    link = cast(OcppStation, await system.station(5.0))
    await link.admit(5.0)
    references = ReferenceKinds(
        {one: lambda: InstrumentReferences(profiles(), None, clock) for one in ("http", "scpi")}
    )
    meter = await references.connect(plan_of(name, instrument))
    stack.push_async_callback(meter.close)
    basis = VisitBasis(TEMPLATE, CHECKLIST, LIMITS, ())
    opened = VisitOpened(**{**OPENED.__dict__, "plate_serial": PLATE_SERIAL, "ocpp": ocpp})
    visit = await open_visit(FakeStore(clock), clock, basis, opened)
    await visit.add(StationIdentified(PLATE_SERIAL, PLATE_SERIAL, link.identity))
    return Yard(clock, link, instrument, meter, visit)


async def calibrate(here: Yard) -> None:
    await plan_calibration(
        here.visit, LoadDeclared("bank 3x32 A", 3, Decimal(32)), "house-1pct", POINTS, here.meter.name
    )
    here.clock.run_at(RUN)
    await know_reference(here.visit, here.meter, here.meter.name)
    wiring = wiring_rules(shipped(), Supply())
    found = await prove_wiring(here.visit, here.link, 1, here.meter, POINTS[0], SOON_WARM, wiring, lambda news: None)
    assert found.ok
    await calibrate_meter(here.visit, here.link, 1, here.meter, FakeHands(), RULES)


@pytest.mark.parametrize(("name", "pty"), EVERY)
async def test_a_calibration_runs_against_every_instrument(name: str, pty: bool) -> None:
    async with AsyncExitStack() as stack:
        here = await yard(stack, name, pty)
        await calibrate(here)
        runs = here.visit.state.runs("16 A")
        assert len(runs) == 3
        assert not here.visit.state.discarded
        for run in runs:
            assert run.reference_kwh >= Decimal("1.0")
            assert run.mean_power_w == pytest.approx(11_000, rel=0.03)
        _, evaluated = await evaluated_calibration(here.visit.state, shipped(), {})
        assert evaluated is not None
        assert not evaluated.undecided
        resolution = profiles()[f"{name}.json"]["resolution_kwh"]
        assert evaluated.given["points"][0]["reference_resolution_kwh"] == str(Decimal(resolution))
        (point,) = evaluated.result.points
        assert point.mean_percent == pytest.approx(TRUE_ERROR, abs=0.12)  # steps of 1 Wh on both sides at 1 kWh
        assert point.U is not None
        assert 0.3 < point.U < 1.2  # without a certificate the reference counts as class 0.5
        assert abs(point.mean_percent - TRUE_ERROR) < point.U


@pytest.mark.parametrize(("name", "pty"), [("lem-dcbm", False), ("zera-mt310s2", True), ("yokogawa-wt333", False)])
async def test_an_instrument_that_falls_silent_stops_the_charge_and_the_run_is_measured_again(
    name: str, pty: bool
) -> None:
    async with AsyncExitStack() as stack:
        here = await yard(stack, name, pty, "2.0.1")
        fell: list[str] = []

        def tell(news: Any) -> None:
            if getattr(news, "energy_kwh", Decimal(0)) > Decimal("0.3") and not fell:
                fell.append(name)
                here.instrument.fault = InstrumentFault.SILENT

        await plan_calibration(
            here.visit, LoadDeclared("bank 3x32 A", 3, Decimal(32)), "house-1pct", POINTS, here.meter.name
        )
        here.clock.run_at(RUN)
        with pytest.raises(Exception, match="reference_silent"):
            await calibrate_meter(here.visit, here.link, 1, here.meter, FakeHands(), RULES, tell)
        assert [run.reason for run in here.visit.state.discarded] == ["reference_silent"]
        here.instrument.fault = None
        await calibrate_meter(here.visit, here.link, 1, here.meter, FakeHands(), RULES, tell)
        assert len(here.visit.state.runs("16 A")) == 3


async def test_the_program_offers_every_kind_and_names_what_it_does_not_know(tmp_path: Any) -> None:
    from app.domain.errors import BadInput, Reason
    from app.domain.plan import PlanReference

    program = build(tmp_path, "en")
    found = program.references()
    kinds = {offer.kind for offer in found.offers()}
    assert kinds == {"modbus", "http", "scpi"}
    names = [offer.map for offer in found.offers()]
    assert names == sorted(names)
    assert {"sdm630", "lem-dcbm", "zera-mt310s2"} <= set(names)
    for reference in (PlanReference("manual"), PlanReference("modbus", "lem-dcbm"), PlanReference("http", "sdm630")):
        with pytest.raises(BadInput) as caught:
            await found.connect(reference)
        assert caught.value.reason is Reason.UNKNOWN_NAME
    assert ModbusReferences.__name__ == type(found._makers["modbus"]()).__name__  # type: ignore[attr-defined]
