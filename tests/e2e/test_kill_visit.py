"""The program is killed in the middle of a calibration: the visit resumes, completes, and counts no run twice."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.charge_fact import ChargeBegan, ChargeLeft
from app.domain.fact import FirmwareUpdated, OperatorsRecordsKept, RunMeasured, UpdateBegun
from app.domain.left_run import left_run
from app.domain.left_update import left_update
from app.domain.meter_fact import LoadTested, WiringChecked
from app.domain.run_fact import RunTakenUp
from app.domain.step import Step
from app.domain.visit import StepStatus, VisitState
from app.formats.catalogue import ResourceCatalogue
from app.practice.bench import LocalBench
from app.storage.store import SqlStorage
from app.system.clock import SystemClock
from app.system.ids import SortableIds
from app.workflows.visit import read_state
from tests.cli.station import free_port
from tests.e2e.visit_child import IMAGE, KEY, clock_since

NEW_VERSION = "1.5.0"
"""Of the practice plan."""


@asynccontextmanager
async def practice_bench(checkout: Path, port: int, ocpp: str, began: datetime) -> AsyncIterator[LocalBench]:
    """A station and a reference meter that outlive the program."""
    registers = ResourceCatalogue(checkout / "resources").document("registers", "sdm630")
    bench = LocalBench(clock_since(began), ocpp=ocpp, faults=(), register_map=registers)
    await bench.open()
    await bench.start(f"ws://127.0.0.1:{port}/")
    try:
        yield bench
    finally:
        await bench.stop()


class Child:
    """The program, and the hands at the station that act on what it says."""

    def __init__(self, folder: Path, port: int, ocpp: str, began: datetime, bench: LocalBench) -> None:
        self._arguments = (str(folder), str(port), str(bench.meter_port), ocpp, began.isoformat())
        self._bench = bench
        self.visit = ""
        self.said: list[str] = []

    async def run(
        self, *, resume: str = "", kill_after: str = "", delay_s: float = 0.0, how: signal.Signals = signal.SIGKILL
    ) -> int:
        """Run to the end, or end it by a signal ``delay_s`` after it said ``kill_after``."""
        command = [sys.executable, "-m", "tests.e2e.visit_child", *self._arguments, *([resume] if resume else [])]
        child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        assert child.stdout is not None
        async for raw in child.stdout:
            line = raw.decode().strip()
            self.said.append(line)
            await self._act(line)
            if kill_after and line.startswith(kill_after):
                await asyncio.sleep(delay_s)
                child.send_signal(how)
                break
        return await child.wait()

    async def _act(self, line: str) -> None:
        kind, _, rest = line.partition(" ")
        if kind == "visit":
            self.visit = rest
        if line.startswith("fact snapshot_taken") and not any("switched_off" in said for said in self.said):
            asyncio.get_running_loop().call_later(0.3, lambda: asyncio.ensure_future(self._bench.switch_off()))
        if line.startswith("fact switched_on"):
            asyncio.ensure_future(self._bench.switch_on())  # noqa: RUF006


@asynccontextmanager
async def at_work(folder: Path, checkout: Path, ocpp: str) -> AsyncIterator[tuple[LocalBench, Child]]:
    """A bench, and the program that works at it."""
    port, began = free_port(), SystemClock().now()
    async with practice_bench(checkout, port, ocpp, began) as bench:
        yield bench, Child(folder, port, ocpp, began, bench)


async def read(folder: Path, visit: str) -> VisitState:
    """Reopen the store as the next program would."""
    clock = SystemClock()
    store = await SqlStorage.open(folder / "data", KEY, clock, SortableIds(clock))
    try:
        return await read_state(store, visit)
    finally:
        await store.close()


async def killed_and_resumed(
    folder: Path, checkout: Path, kill_after: str, delay_s: float, ocpp: str = "1.6"
) -> tuple[VisitState, VisitState]:
    """Return the visit as it was found after the kill, and as it ended."""
    async with at_work(folder, checkout, ocpp) as (bench, child):
        assert await child.run(kill_after=kill_after, delay_s=delay_s) != 0
        found = await read(folder, child.visit)
        assert await child.run(resume=child.visit) == 0, child.said[-5:]
        assert child.said[-1].startswith("done ")
        ended = await read(folder, child.visit)
        check_charges(bench, ended)
        return found, ended


def check_charges(bench: LocalBench, ended: VisitState) -> None:
    """Every charge of the station is known to the visit, none runs on, none was taken for the operator's."""
    station = bench._station
    assert station is not None
    assert station.connector.transaction is None
    began = {fact.transaction for fact in ended.all(ChargeBegan)}
    assert station.journal.text().count("transaction ended") == len(began)
    assert ended.open_charges == ()
    assert list(ended.all(OperatorsRecordsKept)) == []
    measured = {run.transaction for run in ended.all(RunMeasured)}
    discarded = {run.transaction for run in ended.discarded}
    checks = {fact.transaction for fact in ended.all(WiringChecked)}
    checks |= {fact.transaction for fact in ended.all(LoadTested)}
    checks |= {fact.transaction for fact in ended.all(ChargeLeft)}
    assert not measured & discarded
    assert measured | discarded | checks == began
    assert all(run.reason for run in ended.discarded)


def check(found: VisitState, ended: VisitState) -> None:
    """Nothing that was saved is lost or done twice."""
    assert ended.saved[: len(found.saved)] == found.saved
    assert [run.number for run in ended.all(RunMeasured)] == [1, 2, 3]
    assert len({run.transaction for run in ended.all(RunMeasured)}) == 3
    done = {step for step, state in found.steps.items() if state.status is StepStatus.DONE}
    again = {getattr(saved.fact, "step", None) for saved in ended.saved[len(found.saved) :]}
    assert not done & again
    assert ended.steps[Step.CLOSE_OUT].status is StepStatus.DONE
    assert len(ended.revisions) == 1


def check_taken_up(found: VisitState, ended: VisitState) -> None:
    """The run under way went on: every run is one transaction, and none was discarded."""
    check(found, ended)
    assert [run.reason for run in ended.discarded] == []
    runs = [(began.point, began.number) for began in ended.all(ChargeBegan) if began.point]
    assert runs == [("16 A", 1), ("16 A", 2), ("16 A", 3)]
    under_way = left_run(found)
    if under_way is not None and under_way.charge is not None:
        (taken_up,) = ended.all(RunTakenUp)
        run = next(run for run in ended.all(RunMeasured) if run.number == under_way.begun.number)
        assert taken_up.transaction == run.transaction == under_way.charge.transaction
        assert (run.reference_start_kwh, run.began_at) == (under_way.begun.reference_kwh, under_way.begun.began_at)
        assert under_way.charge.begin is not None
        assert run.start_kwh == under_way.charge.begin.energy_kwh


async def test_killed_in_a_run_the_visit_resumes_and_counts_no_run_twice(tmp_path: Path, checkout: Path) -> None:
    found, ended = await killed_and_resumed(tmp_path, checkout, "fact run_measured 1", 0.6)
    assert found.steps[Step.CALIBRATION].status is StepStatus.DOING
    assert 1 <= len(found.runs("16 A")) < 3
    check_taken_up(found, ended)


@pytest.mark.parametrize(
    ("ocpp", "kill_after", "delay_s"),
    [
        pytest.param("1.6", "sent UpdateFirmware", 0.0, marks=pytest.mark.soak),
        pytest.param("2.0.1", "sent UpdateFirmware", 0.0, marks=pytest.mark.soak),
        pytest.param("1.6", "got FirmwareStatusNotification", 0.0, marks=pytest.mark.soak),
        pytest.param("1.6", "got FirmwareStatusNotification", 0.03, marks=pytest.mark.soak),
        pytest.param("1.6", "got FirmwareStatusNotification", 0.1, marks=pytest.mark.soak),
        pytest.param("2.0.1", "got FirmwareStatusNotification", 0.03, marks=pytest.mark.soak),
    ],
)
async def test_killed_in_an_update_the_version_before_it_stays_known(
    ocpp: str, kill_after: str, delay_s: float, tmp_path: Path, checkout: Path
) -> None:
    async with at_work(tmp_path, checkout, ocpp) as (bench, child):
        (tmp_path / IMAGE).write_bytes(bench.firmware_image(tmp_path, NEW_VERSION).read_bytes())
        assert await child.run(kill_after=kill_after, delay_s=delay_s) != 0
        found = await read(tmp_path, child.visit)
        assert await child.run(resume=child.visit) == 0, child.said[-5:]
        ended = await read(tmp_path, child.visit)
    assert ended.saved[: len(found.saved)] == found.saved
    left, (first, *later) = left_update(found), ended.all(FirmwareUpdated)
    assert first.interrupted is (left is not None), "killed after it was saved, it is not sent once more"
    assert (first.before != NEW_VERSION, bool(later)) == (True, not first.ok)
    assert ended.firmware is not None
    assert (ended.firmware.ok, ended.firmware.after) == (True, NEW_VERSION)
    assert len(list(ended.all(UpdateBegun))) == 1 + len(later)


START = {"1.6": "sent RemoteStartTransaction", "2.0.1": "sent RequestStartTransaction"}
STOP = {"1.6": "sent RemoteStopTransaction", "2.0.1": "sent RequestStopTransaction"}
BEGIN = {"1.6": "got StartTransaction", "2.0.1": "got TransactionEvent"}
END = {"1.6": "got StopTransaction", "2.0.1": "sent RequestStopTransaction"}
MOMENTS = {
    "begin standstill": (dict.fromkeys(START, "fact calibration_planned"), (0.0, 0.05)),
    "start sent": (START, (0.0, 0.01, 0.03)),
    "start told": (BEGIN, (0.0, 0.01)),
    "charging": (dict.fromkeys(START, "fact charge_began"), (0.0, 0.2)),
    "stop sent": (STOP, (0.0, 0.01)),
    "end standstill": (END, (0.0, 0.03, 0.06)),
}


@pytest.mark.soak
async def test_killed_right_after_a_start_was_sent_nothing_runs_on_unknown(tmp_path: Path, checkout: Path) -> None:
    found, ended = await killed_and_resumed(tmp_path, checkout, START["2.0.1"], 0.02, "2.0.1")
    assert found.runs("16 A") == ()
    check_taken_up(found, ended)


@pytest.mark.soak
@pytest.mark.parametrize("ocpp", list(START))
async def test_closed_in_a_run_the_charge_is_stopped_before_the_program_ends(
    ocpp: str, tmp_path: Path, checkout: Path
) -> None:
    async with at_work(tmp_path, checkout, ocpp) as (bench, child):
        assert await child.run(kill_after="fact charge_began 2", delay_s=0.2, how=signal.SIGINT) != 0
        station = bench._station
        assert station is not None
        assert station.connector.transaction is None
        found = await read(tmp_path, child.visit)
        assert [run.number for run in found.runs("16 A")] == [1]
        assert [(run.number, run.reason) for run in found.discarded] == [(2, "program_ended")]
        assert found.open_charges == ()
        assert await child.run(resume=child.visit) == 0, child.said[-5:]
        ended = await read(tmp_path, child.visit)
        check_charges(bench, ended)
        check(found, ended)


@pytest.mark.soak
@pytest.mark.timeout(300)
@pytest.mark.parametrize("ocpp", list(START))
@pytest.mark.parametrize(
    ("moment", "delay_s"), [(name, delay_s) for name, (_, delays) in MOMENTS.items() for delay_s in delays]
)
async def test_killed_at_each_moment_of_a_run(
    moment: str, delay_s: float, ocpp: str, tmp_path: Path, checkout: Path
) -> None:
    found, ended = await killed_and_resumed(tmp_path, checkout, MOMENTS[moment][0][ocpp], delay_s, ocpp)
    check_taken_up(found, ended)


@pytest.mark.soak
@pytest.mark.timeout(300)
@pytest.mark.parametrize("delay_s", [0.0, 0.2, 0.4, 0.8, 1.2, 1.6, 2.0])
async def test_killed_at_any_moment_of_the_calibration(delay_s: float, tmp_path: Path, checkout: Path) -> None:
    found, ended = await killed_and_resumed(tmp_path, checkout, "fact calibration_planned", delay_s)
    check_taken_up(found, ended)
