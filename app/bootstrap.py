"""Builds the adapters, in this one place, and hands them out as ports; each is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import __version__
from app.domain.text import mark

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from app.domain.answer import AnswerSheet
    from app.domain.checklist import Checklist, LimitSet
    from app.links.transcript import Transcript
    from app.ports.catalogue import Catalogue
    from app.ports.clock import Clock
    from app.ports.practice import PracticeBench
    from app.ports.reference import ConnectsReference
    from app.ports.report import VerifiesReports
    from app.ports.station import CentralSystem, FileShelf
    from app.ports.store import Frame, Store
    from app.ports.sync import DeliversBundles
    from app.ports.texts import Texts
    from app.settings import Settings
    from app.system.doctor import Examined
    from app.system.logs import Logs
    from app.system.pin_lock import PinLock
    from app.workflows.make_report import ReportTools


def _shipped(name: str) -> Traversable:
    """Return ``resources`` or ``translations``: inside the installed package, else beside it in a checkout."""
    inside = Path(__file__).resolve().parent / name
    return inside if inside.is_dir() else inside.parent.parent / name


PRACTICE_BEFORE = timedelta(hours=2)
"""A fast practice visit begins so long ago that it is over when it is signed, in real time."""


@dataclass(frozen=True)
class Program:
    """The program as ports. ``clock`` may be a practice clock; ``real_clock`` never is."""

    data: Path
    texts: Texts
    clock: Clock
    real_clock: Clock
    resources: Traversable = field(default_factory=lambda: _shipped("resources"))
    version: str = __version__
    key: bytes | None = field(default=None, repr=False)
    """Key of a directory of its own (demo, tests); None = the user's, from keyring, file or terminal."""

    @cached_property
    def settings(self) -> Settings:
        """Settings of this technician. Raises BadInput naming the key."""
        from app.settings import load_settings
        from app.system.paths import SETTINGS_FILE

        return load_settings(self.data / SETTINGS_FILE)

    @cached_property
    def catalogue(self) -> Catalogue:
        """What ships as data."""
        from app.formats.catalogue import ResourceCatalogue

        return ResourceCatalogue(self.resources)

    def checklist_from(self, data: bytes, where: str) -> Checklist:
        """Read a checklist that is not shipped. Raises BadInput naming file and field."""
        from app.formats.checklist import load_checklist

        return load_checklist(
            data, where, lambda name: self.resources.joinpath("checklists", f"{name}.json").read_bytes()
        )

    def check_checklist(self, checklist: Checklist, limits: LimitSet, where: str) -> None:
        """Raise BadInput naming the first thing that makes the checklist unusable."""
        from app.formats.checklist import check_checklist

        check_checklist(checklist, limits, where)

    def answers(self, data: bytes, where: str) -> AnswerSheet:
        """Read a file of answers. Raises BadInput naming file and field."""
        from app.formats.checklist import load_answers

        return load_answers(data, where)

    async def open_store(self) -> Store:
        """Open the encrypted store. Raises ComputerCannot (KEY_MISSING, KEY_WRONG, DATA_DIRECTORY_IN_USE ...)."""
        from app.storage.store import SqlStorage
        from app.system.ids import SortableIds

        return await SqlStorage.open(self.data, self.key or self._data_key(), self.clock, SortableIds(self.clock))

    def _data_key(self) -> bytes:
        from app.system.keys import KeyProvider
        from app.system.terminal import TerminalPassphrase

        return KeyProvider(self.data, ask=TerminalPassphrase(self.texts)).data_key()

    async def central_system(self, on_frame: Callable[[Frame], None] | None = None) -> CentralSystem:
        """Return a central system that knows how good this laptop's time is (rule 11)."""
        from app.links.ocpp.known import LaptopTime
        from app.links.ocpp.quirk import read_quirks
        from app.links.ocpp.server import OcppCentralSystem
        from app.system.time_quality import clock_quality

        time = LaptopTime(0.0, mark("practice clock")) if self.practising else LaptopTime(*await clock_quality())
        quirks = read_quirks({name: self.catalogue.document("quirks", name) for name in self.catalogue.names("quirks")})
        return OcppCentralSystem(self.clock, laptop_time=time, quirks=quirks, on_frame=on_frame)

    async def laptop_time(self) -> dict[str, Any]:
        """Return this laptop's own time error in seconds (None = unproven) and the source that says so (rule 11)."""
        from app.system.time_quality import clock_quality

        error_s, source = await clock_quality()
        return {"error_s": error_s, "source": source}

    @property
    def practising(self) -> bool:
        """True when the clock is the practice clock."""
        return self.clock is not self.real_clock

    def file_shelf(self) -> FileShelf:
        """Return the laptop's own HTTP and FTP server."""
        from app.links.files.shelf import Shelf

        return Shelf()

    def references(self) -> ConnectsReference:
        """Return what opens reference meters."""
        from app.links.modbus.reference import ModbusReferences

        return ModbusReferences(self.register_maps, self.clock)

    def texts_in(self, language: str) -> Texts:
        """Return the texts of another language: a report speaks its reader's."""
        from app.system.texts import TsTexts

        return TsTexts(_shipped("translations"), language)

    def report_tools(self, language: str) -> ReportTools:
        """Return what makes and signs reports."""
        from app.formats.picture import Pictures
        from app.reports.pdf import PdfReports
        from app.reports.signature import PadesSignatures
        from app.system.certificates import LocalCertificates
        from app.workflows.make_report import ReportTools

        fonts = self.resources.joinpath("fonts")
        return ReportTools(
            catalogue=self.catalogue,
            builder=PdfReports(fonts, self.texts_in),
            signer=PadesSignatures(fonts, self.texts_in),
            keys=LocalCertificates(),
            pictures=Pictures(),
            texts=self.texts_in(language),
            real_clock=self.real_clock,
            version=self.version,
        )

    def verifier(self) -> VerifiesReports:
        """Return what checks report files."""
        from app.reports.verify import ReportChecks

        return ReportChecks(self.resources.joinpath("fonts"), self.texts_in)

    def delivery(self, folder: Path) -> DeliversBundles:
        """Return the transport into a folder that exists."""
        from app.links.sync.folder import FolderDelivery

        return FolderDelivery(folder, self.real_clock)

    def pin_lock(self, stored: str) -> PinLock:
        """Return the lock of the window, with what was stored of its PIN."""
        from app.system.pin_lock import PinLock

        return PinLock(self.real_clock, stored)

    def logs(self, to_file: bool = True) -> Logs:
        """Start logging: to the data directory and, for warnings, to stderr."""
        import sys

        from app.system.logs import Logs

        return Logs(self.data if to_file else None, sys.stderr)

    async def examine(self) -> tuple[Examined, ...]:
        """Look at what this computer lacks."""
        from app.system.doctor import examine

        return await examine(self.data)

    def transcript(self, path: Path | None) -> Transcript:
        """Return a transcript file, or one that keeps nothing. Raises ComputerCannot (NO_PERMISSION)."""
        from app.links.transcript import Transcript

        return Transcript(path)

    async def practice_station(self, options: Mapping[str, Any], says: Callable[[dict[str, object]], None]) -> None:
        """Run a practice station until cancelled. Raises BadInput, ComputerCannot (PORT_IN_USE)."""
        import sys

        from app.practice.process import StationOptions, run_station
        from app.practice.typed import typed_lines

        await run_station(StationOptions(**options), self.real_clock, says, typed_lines(sys.stdin))

    async def practice_meter(self, options: Mapping[str, Any], says: Callable[[dict[str, object]], None]) -> None:
        """Run a practice meter until cancelled. Raises BadInput, ComputerCannot, PeerUnreachable."""
        from app.practice.process import MeterOptions, run_meter

        await run_meter(MeterOptions(**options), self.register_maps, says)

    @property
    def register_maps(self) -> dict[str, Any]:
        """The shipped register maps by id."""
        return {name: self.catalogue.document("registers", name) for name in self.catalogue.names("registers")}

    def practice_plan(self, ocpp: str, language: str, meter_port: int) -> dict[str, Any]:
        """Return the plan of the practice visit, with the shipped practice answers."""
        from app.practice.plan import practice_plan

        return practice_plan(self.catalogue.document, ocpp, language, meter_port)

    def practice(self, folder: Path, speed: float, ocpp: str, faults: tuple[str, ...]) -> tuple[Program, PracticeBench]:
        """Return a program on a practice clock with data and key of its own, and the bench that belongs to it."""
        import secrets

        from app.practice.bench import LocalBench
        from app.practice.clock import PracticeClock

        clock = PracticeClock(self.real_clock, speed, self.real_clock.now() - PRACTICE_BEFORE)
        program = replace(self, data=folder, clock=clock, key=self.key or secrets.token_bytes(32))
        sdm630 = self.catalogue.document("registers", "sdm630")
        return program, LocalBench(clock, ocpp=ocpp, faults=faults, register_map=sdm630)


def build(data: Path | None = None, language: str = "") -> Program:
    """Build the program for a data directory and a language; empty = the computer's."""
    from app.system.clock import SystemClock
    from app.system.paths import data_directory
    from app.system.texts import TsTexts

    clock = SystemClock()
    return Program(data_directory(data), TsTexts(_shipped("translations"), language), clock, clock)
