"""Fills the bench of a visit from the program: the one place where a new port of a visit is wired."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.hands import Hands
from app.ports.practice import PracticeBench
from app.ports.reference import ConnectsReference
from app.ports.signed import ReadsSignedRecords
from app.ports.station import CentralSystem, FileShelf, ListenOptions
from app.ports.store import Frame, Store
from app.ports.time_proof import ProvesTime
from app.workflows.bench import Bench
from app.workflows.make_report import ReportTools
from app.workflows.sign_approval import approval_rules, practice_approver

PRACTICE_ZONE = "Europe/Berlin"


class FillsBench(Protocol):
    """What a bench needs of the program; ``bootstrap.Program`` fulfils it."""

    @property
    def clock(self) -> Clock:
        """The only time."""

    @property
    def catalogue(self) -> Catalogue:
        """What ships as data."""

    async def central_system(self, on_frame: Any = None) -> CentralSystem:
        """Return what listens for stations."""

    def time_proof(self) -> ProvesTime:
        """Return what knows how good this laptop's own time is."""

    def file_shelf(self) -> FileShelf:
        """Return the laptop's file server."""

    def references(self) -> ConnectsReference:
        """Return what opens reference meters."""

    def report_tools(self, language: str) -> ReportTools:
        """Return what makes and signs reports."""

    def signed_records(self) -> ReadsSignedRecords:
        """Return what reads and checks the signed records of meters."""


async def open_bench(
    program: FillsBench,
    store: Store,
    language: str,
    listen: ListenOptions,
    hands: Callable[[CentralSystem], Hands],
) -> Bench:
    """Return the bench of a visit whose report is in ``language``; ``hands`` are made for its central system.

    Zone, PIN, progress and where files lie are the front end's own: it replaces what differs from the bench's defaults,
    no PIN and names that are paths.
    """
    frames: list[Frame] = []
    central = await program.central_system(frames.append)
    return Bench(
        store=store,
        clock=program.clock,
        central=central,
        shelf=program.file_shelf(),
        references=program.references(),
        hands=hands(central),
        catalogue=program.catalogue,
        tools=program.report_tools(language),
        signed=program.signed_records(),
        listen=listen,
        pin="",
        photos=lambda name: Path(name).read_bytes(),
        time=await program.time_proof().prove(),
        frames=frames,
    )


async def open_practice_bench(
    practice: FillsBench,
    peers: PracticeBench,
    store: Store,
    language: str,
    ocpp: str,
    images: Path,
) -> Bench:
    """Return the bench of a practice visit on ``practice``, a program on the clock of ``peers``, which are its hands.

    Firmware images are written to ``images``. The caller says in ``ready`` how the station starts.
    """
    bench = await open_bench(practice, store, language, ListenOptions(ocpp=ocpp), lambda central: peers)
    return replace(
        bench,
        photos=peers.photo,
        practice=True,
        zone=PRACTICE_ZONE,
        firmware=lambda version: peers.firmware_image(images, version),
        approver=practice_approver(store, bench.tools.keys, bench.clock, approval_rules(bench.catalogue)),
    )
