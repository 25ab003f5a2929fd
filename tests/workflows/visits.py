"""A small kind of visit with a checklist of a few items, opened on a store in memory."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.answer import Answer
from app.domain.checklist import Checklist, Choice, Item, ItemKind, Limit, LimitSet, Section
from app.domain.clock_proof import ClockProof
from app.domain.codec import decode
from app.domain.fact import StationIdentified, VisitOpened
from app.domain.plan import Plan, read_plan
from app.domain.step import Step
from app.domain.template import VisitTemplate
from app.domain.text import Words
from app.domain.verdict import Severity
from app.formats.catalogue import ResourceCatalogue
from app.ports.station import ListenOptions
from app.ports.store import Instrument
from app.workflows.bench import Bench
from app.workflows.make_report import ReportTools
from app.workflows.run_rules import RunRules
from app.workflows.visit import Visit, VisitBasis, open_visit
from tests.fakes.fake_bench import (
    FakeBuilder,
    FakeCentral,
    FakeHands,
    FakeKeys,
    FakePictures,
    FakeReference,
    FakeReferences,
    FakeSigner,
)
from tests.fakes.fake_clock import FakeTurningClock
from tests.fakes.fake_station import SERIAL, FakeShelf, FakeStation
from tests.fakes.fake_store import FakeStore
from tests.fakes.window import FakeTexts

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
WORDS: Words = {"en": "Words", "de": "Wörter"}


def item(name: str, step: Step, kind: ItemKind = ItemKind.CONFIRM, **more: Any) -> Item:
    """Return an item of the small checklist."""
    return Item(id=name, step=step, section="s", kind=kind, text=WORDS, **more)


CHECKLIST = Checklist(
    id="small",
    version=3,
    title=WORDS,
    limit_set="limits",
    sections=(Section("s", WORDS),),
    items=(
        item(
            "V06", Step.ARRIVE, ItemKind.CHOICE, severity=Severity.S2,
            choices=(Choice("dry", WORDS), Choice("rain", WORDS, "S2")),
        ),
        item("I06", Step.IDENTIFY, ItemKind.TEXT, mandatory=False),
        item("A02", Step.OUTSIDE, severity=Severity.S2, electrical=True, photos=1),
        item("X01", Step.SNAPSHOT, ItemKind.STATION, station_value="connector_error", mandatory=False),
        item("K01", Step.MAKE_SAFE, severity=Severity.S1, electrical=True),
        item("E02", Step.DEAD_CHECKS, ItemKind.NUMBER, severity=Severity.S1, electrical=True, limit="insulation"),
        item("G01", Step.REENERGISE, severity=Severity.S1, electrical=True),
        item(
            "E17", Step.LIVE_CHECKS, ItemKind.NUMBER, severity=Severity.S1, electrical=True, per_connector=True,
            limit="trip",
        ),
        item("M01", Step.FUNCTION, severity=Severity.S3),
        item("Z04", Step.CLOSE_OUT, ItemKind.TEXT, severity=Severity.S3),
    ),
)  # fmt: skip
LIMITS = LimitSet(
    id="limits", edition="1", country="DE", title=WORDS, author="tests", approved_by=None,
    limits={
        "insulation": Limit("IEC 60364-6", lo=Decimal(1), verified=True),
        "trip": Limit("IEC 61008-1", hi=Decimal(300), verified=True),
        "yes": Limit("own practice", equals="yes"),
    },
    national_labels={},
)  # fmt: skip
TEMPLATE = VisitTemplate(
    id="small", version=1, title=WORDS, checklist="small", limit_set="limits", steps=tuple(Step),
    skippable=frozenset(
        {Step.OUTSIDE, Step.DEAD_CHECKS, Step.LIVE_CHECKS, Step.CALIBRATION, Step.FIRMWARE, Step.FUNCTION}
    ),
    optional=frozenset({Step.CALIBRATION, Step.FIRMWARE}),
)  # fmt: skip
ANSWERS: dict[str, dict[str, str]] = {
    "V06": {"value": "dry"}, "A02": {"value": "yes", "photo": "a.jpg"}, "K01": {"value": "yes"},
    "E02": {"value": "200"}, "G01": {"value": "yes"}, "E17": {"value": "25"}, "M01": {"value": "yes"},
    "Z04": {"value": "swept"},
}  # fmt: skip
OPENED = VisitOpened(
    template="small", checklist="small", checklist_version=3, limit_set="limits", site="Yard", station_id="CP1",
    plate_serial=SERIAL, ocpp="1.6", work_order="WO-1", technician="M. Lind",
)  # fmt: skip
CERTIFIED = Instrument("sdm630", "Reference", "4711", "C-1", "2026-01-01", "2027-01-01", "Lab", 0.05)


@cache
def shipped() -> ResourceCatalogue:
    """Return what ships as data."""
    return ResourceCatalogue(RESOURCES)


POLL_S = 8.0
"""Between two reads of the reference, in place of the 2 s that ship: hours of charge in a fraction of the turns."""
RULES = replace(decode(RunRules, shipped().document("runs", "run-rules"), "run-rules.json"), poll_s=POLL_S)


SHORTENED: dict[tuple[str, str], dict[str, object]] = {
    ("runs", "run-rules"): {"poll_s": POLL_S},
    ("profiles", "house-1pct"): {"minimum_runs": 1},
    ("profiles", "hb44-ac-maintenance"): {"minimum_runs": 1},
}
"""What of the shipped documents asks for less than what ships: most tests are not about repetition."""


class FakeCatalogue:
    """Fulfils ``Catalogue``: the small template and checklist, with the shipped rules and profiles."""

    def __init__(self, template: VisitTemplate = TEMPLATE, checklist: Checklist = CHECKLIST) -> None:
        self._template, self._checklist = template, checklist

    def templates(self) -> tuple[VisitTemplate, ...]:
        return (self._template,)

    def template(self, name: str) -> VisitTemplate:
        return self._template

    def checklist(self, name: str) -> Checklist:
        return self._checklist

    def limit_set(self, name: str) -> LimitSet:
        return LIMITS

    def document(self, folder: str, name: str) -> Any:
        found = shipped().document(folder, name)
        shortened = SHORTENED.get((folder, name))
        return {**found, **shortened} if shortened else found

    def names(self, folder: str) -> tuple[str, ...]:
        return shipped().names(folder)


@dataclass
class World:
    """Everything around a visit, all of it fake, on one clock."""

    clock: FakeTurningClock = field(default_factory=FakeTurningClock)
    template: VisitTemplate = TEMPLATE
    checklist: Checklist = CHECKLIST

    def __post_init__(self) -> None:
        self.store = FakeStore(self.clock, [CERTIFIED])
        self.station = FakeStation(self.clock)
        self.reference = FakeReference(self.clock, self.station.energy)
        self.shelf = FakeShelf()
        self.station.shelf = self.shelf
        self.central = FakeCentral(self.station)
        self.hands = FakeHands(self.station)
        self.builder = FakeBuilder()
        self.catalogue = FakeCatalogue(self.template, self.checklist)
        self.tools = ReportTools(
            catalogue=self.catalogue, builder=self.builder, signer=FakeSigner(), keys=FakeKeys(),
            pictures=FakePictures(), texts=FakeTexts(), real_clock=self.clock, version="0.0",
        )  # fmt: skip

    @property
    def basis(self) -> VisitBasis:
        """What a visit is worked by."""
        return VisitBasis(self.template, self.checklist, LIMITS, ("settings.Volatile*",))

    async def visit(self, *, identified: bool = True, **changes: Any) -> Visit:
        """Open a visit, at the right station unless told otherwise."""
        visit = await open_visit(self.store, self.clock, self.basis, replace(OPENED, **changes))
        if identified:
            await visit.add(StationIdentified(SERIAL, SERIAL, self.station.identity))
        return visit

    def bench(self, **changes: Any) -> Bench:
        """Return the bench of a planned visit."""
        bench = Bench(
            store=self.store, clock=self.clock, central=self.central, shelf=self.shelf,  # type: ignore[arg-type]
            references=FakeReferences(self.reference), hands=self.hands, catalogue=self.catalogue, tools=self.tools,
            listen=ListenOptions(), pin="0000", photos=lambda name: b"JPEG " + name.encode(),
            time=ClockProof(0.02, "time server", self.clock.now()),
        )  # fmt: skip
        return replace(bench, **changes)


def plan(**changes: Any) -> Plan:
    """Return a plan that answers everything and leaves out calibration and firmware."""
    data: dict[str, Any] = {
        "visit": {"template": "small", "work_order": "WO-1", "site": "Yard", "technician": "M. Lind"},
        "station": {"id": "CP1", "serial": SERIAL, "connect_within_s": 5},
        "answers": ANSWERS,
        "skip": {"calibration": "not asked", "firmware": "not asked"},
    }
    return read_plan(data | changes, "PLAN.toml")


def yes(**more: Any) -> Answer:
    """Return a passing answer to a confirm item."""
    return Answer("yes", **more)
