"""A program for the window: everything saved lies in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from app.domain.errors import BadInput, ComputerCannot, Reason
from app.domain.known_error import KnownError, Subject
from app.domain.text import Words
from app.domain.text import pick as pick_words
from app.formats.catalogue import ResourceCatalogue
from app.ports.serial_port import SerialPort
from app.ports.store import Instrument, Outgoing, StationLine, VisitLine
from app.storage.own_profile import ProfileFiles
from app.system.time_quality import GivenTimeProof

NOW = datetime(2026, 11, 23, 9, 42, 17, tzinfo=UTC)


class FakeTexts:
    """English as it stands in the code."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def tr(self, source: str, /, n: int | None = None, **values: object) -> str:
        if n is not None:
            values["n"] = n
        for name, value in values.items():
            source = source.replace("{" + name + "}", str(value))
        return source

    def pick(self, words: Words) -> str:
        return pick_words(words, self.language)


class StoppedClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        return None


def station_line(number: int) -> StationLine:
    """Return one station of the register."""
    return StationLine(
        f"CS-{number:05d}", f"Site {number // 10:04d}", f"SN-{number:06d}", "Northgrid", "NG-22", "5.2.1", "1.6", NOW
    )


def visit_line(id: str, state: Any = "open", practice: bool = False) -> VisitLine:
    """Return one visit."""
    day = NOW - timedelta(hours=2)
    return VisitLine(id, day, NOW, f"Site of {id}", "CS-00001", "WO-1", "periodic-inspection", practice, state)


@dataclass
class FakeStore:
    """The parts of the store that the window reads; every question is counted."""

    register: list[StationLine] = field(default_factory=list)
    lines: list[VisitLine] = field(default_factory=list)
    waiting: list[Outgoing] = field(default_factory=list)
    tools: list[Instrument] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    found: list[KnownError] = field(default_factory=list)
    asked: list[tuple[str, int, int]] = field(default_factory=list)
    closed: bool = False

    def _matching(self, words: str) -> list[StationLine]:
        wanted = words.lower()
        return [line for line in self.register if wanted in f"{line.id} {line.site} {line.serial} {line.model}".lower()]

    async def stations(self, matching: str = "", offset: int = 0, limit: int = 200) -> tuple[StationLine, ...]:
        self.asked.append((matching, offset, limit))
        return tuple(self._matching(matching)[offset : offset + limit])

    async def count_stations(self, matching: str = "") -> int:
        return len(self._matching(matching))

    async def visits(self) -> tuple[VisitLine, ...]:
        return tuple(self.lines)

    async def facts(self, visit: str) -> tuple[Any, ...]:
        return ()

    async def outbox(self) -> tuple[Outgoing, ...]:
        return tuple(self.waiting)

    async def instruments(self) -> tuple[Instrument, ...]:
        return tuple(sorted(self.tools, key=lambda one: one.id))

    async def save_instrument(self, instrument: Instrument) -> None:
        self.tools = [one for one in self.tools if one.id != instrument.id] + [instrument]

    async def drop_instrument(self, id: str) -> None:
        self.tools = [one for one in self.tools if one.id != id]

    async def keep_errors(self, errors: Sequence[KnownError]) -> None:
        self.found += [one for one in errors if one not in self.found]

    async def drop_error(self, error: KnownError) -> None:
        self.found.remove(error)

    async def errors(self, subject: Subject, id: str = "", station: str = "") -> tuple[KnownError, ...]:
        return tuple(
            one for one in self.found if one.subject == subject and id in ("", one.id) and station in ("", one.station)
        )

    async def preference(self, name: str) -> str | None:
        return self.kept.get(name)

    async def set_preference(self, name: str, value: str) -> None:
        self.kept[name] = value

    async def keep_operators_record(self, record: Any) -> None:
        return None

    async def close(self) -> None:
        self.closed = True


class FakeAppLock:
    """A PIN without the slow hash."""

    def __init__(self, stored: str = "") -> None:
        self.stored = stored
        self.wrong = 0

    @property
    def has_pin(self) -> bool:
        return bool(self.stored)

    def choose(self, pin: str) -> None:
        if len(pin) < 4:
            raise BadInput(Reason.WRONG_VALUE, "app lock", field="pin")
        self.stored = f"hash of {pin}"

    def check(self, pin: str) -> None:
        if self.stored != f"hash of {pin}":
            self.wrong += 1
            raise ComputerCannot(Reason.PIN_WRONG, "app lock", wait_s=Decimal(0))


class FakeProgram:
    """Fulfils ``WindowProgram``."""

    def __init__(self, store: FakeStore | None = None, language: str = "en") -> None:
        self.kept_store = store or FakeStore()
        self.clock = StoppedClock()
        self.texts = FakeTexts(language)
        self.settings = SimpleNamespace(
            language="", technician="", paper="A4", zone="Europe/Berlin", theme="light", density="desk",
            listen=SimpleNamespace(host="127.0.0.1", port=0), lock=SimpleNamespace(minutes=10),
            sync=SimpleNamespace(to=""),
        )  # fmt: skip
        self.resources = Path(__file__).resolve().parents[2] / "resources"
        self.catalogue = ResourceCatalogue(self.resources)
        self.data = Path("no such folder")
        self.profiles = ProfileFiles(self.data / "profiles", frozenset(self.catalogue.names("profiles")))
        self.version = "0.0"
        self.fails: BaseException | None = None

    async def open_store(self) -> Any:
        if self.fails is not None:
            raise self.fails
        return self.kept_store

    def time_proof(self) -> GivenTimeProof:
        return GivenTimeProof(self.clock, "stopped clock")

    async def central_system(self) -> Any:
        raise ComputerCannot(Reason.PORT_IN_USE, "127.0.0.1", port=9000)

    def serial_ports(self) -> tuple[SerialPort, ...]:
        return ()

    def pin_lock(self, stored: str) -> FakeAppLock:
        return FakeAppLock(stored)
