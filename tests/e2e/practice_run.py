"""A whole practice visit in one process: real sockets, encryption and signatures; a short plan and a fast clock."""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from app.bootstrap import Program, build
from app.domain.errors import ChargeBenchError
from app.domain.plan import read_plan
from app.domain.station import OperatorsRecord
from app.domain.step import Step
from app.domain.visit import VisitState
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.quirk import read_quirks
from app.links.ocpp.server import OcppCentralSystem
from app.ports.catalogue import Catalogue
from app.ports.report import FileVerdict
from app.ports.station import CentralSystem
from app.ports.store import Frame, Instrument, Outgoing, Store
from app.practice.photo import practice_photo
from app.workflows.bench import Bench
from app.workflows.open_bench import open_practice_bench
from app.workflows.progress import Doing, Progress, RunProgress
from app.workflows.push_bundles import push_bundles
from app.workflows.run_visit import VisitRun, run_visit
from app.workflows.visit import read_state
from app.workflows.write_bundle import write_report

WALK = 60.0
RUN = {Step.CALIBRATION: 600.0, Step.FUNCTION: 90.0}
"""The practice clock runs while energy flows and walks otherwise, as in the demo; a lowered limit needs real time."""
Prepare = Callable[[Program, Store, Bench], Awaitable[Bench]]
SHORT_POINT = {"id": "16 A", "limit_a": 16, "energy_kwh": 1.0, "runs": 3}


@dataclass
class Practised:
    """What is left of a practice visit: its facts, its transcript, its report or its error."""

    program: Program
    state: VisitState
    frames: tuple[Frame, ...]
    records: tuple[OperatorsRecord, ...]
    outbox: tuple[Outgoing, ...]
    folder: Path
    run: VisitRun | None = None
    error: ChargeBenchError | None = None
    progress: list[RunProgress] = field(default_factory=list)

    @property
    def done(self) -> VisitRun:
        """The run; the test fails where the visit did not reach its report."""
        assert self.run is not None, self.error
        return self.run

    @cached_property
    def verdict(self) -> FileVerdict:
        """What checking the report says."""
        return self.program.verifier().verify(self.folder / "out" / "report.pdf")


class Patient:
    """The shipped documents, with another patience of the runs with the begin of a charge."""

    def __init__(self, shipped: Catalogue, begin_within_s: float) -> None:
        self._shipped, self._begin_within_s = shipped, begin_within_s

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shipped, name)

    def document(self, folder: str, name: str) -> Any:
        found = self._shipped.document(folder, name)
        return {**found, "begin_within_s": self._begin_within_s} if name == "run-rules" else found


async def practise(
    folder: Path,
    ocpp: str = "1.6",
    faults: Iterable[str] = (),
    skip: Iterable[str] = (),
    answer_s: float = 30.0,
    begin_within_s: float = 90.0,
    check_point: str = "",
    prepare: Prepare | None = None,
    **changes: Any,
) -> Practised:
    """Run the practice visit with one load point.

    ``prepare`` is called with program, store and bench before the visit and returns the bench to use;
    ``skip`` leaves steps out, ``answer_s`` is the patience with one answer, ``begin_within_s`` with the begin of a
    charge, ``check_point`` is measured again as left after the firmware; ``changes`` replace tables of the plan;
    ``calibration`` keeps the reference of the practice bench where it names none.
    """
    user = replace(build(folder / "user", "en"), key=secrets.token_bytes(32))
    program, peers = user.practice(folder / "data", WALK, ocpp, ("queued-transactions", *faults))
    progress: list[RunProgress] = []

    def tell(news: Progress) -> None:
        if isinstance(news, RunProgress):
            progress.append(news)
        elif isinstance(news, Doing):
            peers.hurry(RUN.get(news.step, WALK))

    async with AsyncExitStack() as stack:
        store = await program.open_store()
        stack.push_async_callback(store.close)
        stack.push_async_callback(peers.stop)
        await peers.open()
        for instrument in program.catalogue.document("practice", "instruments"):
            await store.save_instrument(Instrument(**instrument))
        data = program.practice_plan(ocpp, "en", peers.meter_port)
        data["calibration"]["point"] = [SHORT_POINT]
        data["firmware"]["check_point"] = check_point
        if "calibration" in changes:
            changes["calibration"] = {"reference": data["calibration"]["reference"], **changes["calibration"]}
        data |= {"skip": dict.fromkeys(skip, "not asked in this test")} | changes
        plan = read_plan(data, "practice plan")
        bench = await open_practice_bench(program, peers, store, "en", ocpp, folder)
        bench = replace(
            bench,
            central=await _central(program, bench.frames, answer_s),
            catalogue=cast(Catalogue, Patient(program.catalogue, begin_within_s)),
            pin="0000",
            photos=_photo,
            ready=peers.start,
            tell=tell,
            approver=None,  # whoever tests approvals gives one
        )
        bench = await prepare(program, store, bench) if prepare else bench
        run = error = None
        try:
            run = await run_visit(plan, bench, "practice plan")
        except ChargeBenchError as caught:
            error = caught
        if run is not None:
            write_report(folder / "out", run.report.content, run.report.files)
            receipts = folder / "sync"
            receipts.mkdir()
            await push_bundles(store, program.delivery(receipts))
        return await _left(store, program, folder, run, error, progress)


@cache
def _photo(name: str) -> bytes:
    """Drawing one costs more than a step of a visit."""
    return practice_photo(name)


async def _central(program: Program, frames: list[Frame], answer_s: float) -> CentralSystem:
    """As the program builds it, only with other patience."""
    quirks = read_quirks(
        {name: program.catalogue.document("quirks", name) for name in program.catalogue.names("quirks")}
    )
    time = LaptopTime(0.0, "practice clock")
    return OcppCentralSystem(program.clock, laptop_time=time, quirks=quirks, on_frame=frames.append, answer_s=answer_s)


async def _left(
    store: Store,
    program: Program,
    folder: Path,
    run: VisitRun | None,
    error: ChargeBenchError | None,
    progress: list[RunProgress],
) -> Practised:
    visit = (await store.visits())[0].id
    state = await read_state(store, visit)
    return Practised(
        program,
        state,
        await store.frames(visit),
        await store.operators_records(state.opened.station_id),
        await store.outbox(),
        folder,
        run,
        error,
        progress,
    )
