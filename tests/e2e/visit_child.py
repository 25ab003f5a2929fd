"""A planned visit in a process of its own, against a station that lives elsewhere; prints what happens."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

from app.bootstrap import build
from app.domain.clock_proof import ClockProof
from app.domain.fact import SavedFact
from app.domain.plan import read_plan
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.server import OcppCentralSystem
from app.ports.station import ListenOptions
from app.ports.store import Frame, Instrument
from app.practice.clock import PracticeClock
from app.practice.photo import practice_photo
from app.storage.store import SqlStorage
from app.system.clock import SystemClock
from app.system.ids import SortableIds
from app.workflows.bench import Bench
from app.workflows.hands import PatientHands
from app.workflows.run_visit import open_planned, work_visit
from app.workflows.visit import resume_visit

KEY = bytes(range(32))
SPEED = 200.0
IMAGE = "update.img"
"""Where this file lies in the folder, the visit updates the station by it instead of calibrating."""
POINT = {"id": "16 A", "limit_a": 16, "energy_kwh": 0.6, "runs": 3}


def say(*words: object) -> None:
    """Tell the parent at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def passed(frame: Frame) -> None:
    """Tell which request went which way."""
    parts = json.loads(frame.text)
    if parts[0] == 2:
        say("sent" if frame.direction == "out" else "got", parts[2])


def told(saved: SavedFact) -> None:
    """Tell of a fact that is on disk."""
    say("fact", saved.fact.kind, getattr(saved.fact, "number", ""))


def clock_since(began: datetime) -> PracticeClock:
    """Return the clock of the whole test, as it runs on in every process of it."""
    real = SystemClock()
    gone_s = (real.now() - began).total_seconds()
    return PracticeClock(real, SPEED, began + timedelta(seconds=gone_s * SPEED))


async def work(folder: Path, port: int, meter_port: int, ocpp: str, began: datetime, resume: str) -> None:
    """Begin the visit, or take up the one of this id, and work it to its report."""
    real = SystemClock()
    clock = clock_since(began)
    program = build(folder / "user", "en")

    def hear(frame: Frame) -> None:
        frames.append(frame)
        passed(frame)

    async with AsyncExitStack() as stack:
        store = await SqlStorage.open(folder / "data", KEY, clock, SortableIds(clock))
        stack.push_async_callback(store.close)
        for instrument in program.catalogue.document("practice", "instruments"):
            await store.save_instrument(Instrument(**instrument))
        data = program.practice_plan(ocpp, "en", meter_port)
        data["calibration"]["point"] = [POINT]
        image = folder / IMAGE
        if image.exists():
            data["firmware"] |= {"file": str(image), "check_point": ""}
            data["skip"] = {"calibration": "not asked", "function": "not asked"}
        else:
            del data["firmware"]
            data["skip"] = {"firmware": "not asked", "function": "not asked"}
        plan = read_plan(data, "plan")
        frames: list[Frame] = []
        photo = practice_photo("A01.jpg")
        central = OcppCentralSystem(clock, laptop_time=LaptopTime(0.0, "practice clock"), on_frame=hear)
        bench = Bench(
            store=store,
            clock=clock,
            central=central,
            shelf=program.file_shelf(),
            references=program.references(),
            hands=PatientHands(central, real, plan),  # the hands are another process: they need real seconds
            catalogue=program.catalogue,
            tools=program.report_tools("en"),
            signed=program.signed_records(),
            listen=ListenOptions(port=port, ocpp=ocpp),
            pin="0000",
            photos=lambda name: photo,
            practice=True,
            time=ClockProof(0.0, "practice clock"),
            frames=frames,
        )
        if resume:
            visit = await resume_visit(store, clock, program.catalogue, resume)
        else:
            visit = await open_planned(plan, bench, "plan")
        say("visit", visit.id)
        visit.watch(told)
        run = await work_visit(visit, plan, bench)
        say("done", run.outcome.verdict.value)


if __name__ == "__main__":
    folder, port, meter_port, ocpp, began, *resume = sys.argv[1:]
    moment = datetime.fromisoformat(began)
    asyncio.run(work(Path(folder), int(port), int(meter_port), ocpp, moment, resume[0] if resume else ""))
