"""Everything a signed report prints, as frozen dataclasses; nothing on paper comes from anywhere else.

One ``ReportContent`` is the whole truth of one revision: it is embedded in the PDF as ``report.json``, and the pages
are a pure function of it and of the photos it names. It names the layout it is drawn with; a field is only ever added,
with a default that the earlier layouts do not print. Texts written by people or taken from resources are already in
``language``; headings and labels are the renderer's. Times are UTC with tzinfo and are printed in ``zone``.
Measured numbers are ``Decimal``: trailing zeros are the resolution and are printed.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from app.domain.act import Act
from app.domain.codec import encode
from app.domain.report_calibration import (
    BudgetLine,
    Calibration,
    Instrument,
    LoadPoint,
    MeterCheck,
    MeterRun,
    MeterSwap,
)
from app.domain.report_certificate import Certificate, Document, ProfileUsed, Rating, SoftwareState
from app.domain.report_changes import (
    AxisBand,
    Configuration,
    Fault,
    FaultHistory,
    FirmwareChange,
    JournalLine,
    Lane,
    LaneEvent,
    LaneShape,
    SettingChange,
)
from app.domain.report_front import (
    Acceptance,
    Decision,
    DoneLine,
    Due,
    Finding,
    Job,
    Judgement,
    KeyValue,
    Limit,
    Mark,
    Paper,
    Person,
    ServiceMark,
    Site,
    StationIdentity,
    Value,
    Zone,
)
from app.domain.report_inspection import Attempt, Inspection, Item, Section, SkippedStep
from app.domain.report_work import (
    Attachment,
    ClockFact,
    CustomerAnswer,
    CustomerStatement,
    IsolationPoint,
    PartUsed,
    Photo,
    QueuedTransaction,
    Revision,
    SafetyOfWork,
    Signer,
    TestEnergy,
)
from app.domain.verdict import ItemVerdict

__all__ = [
    "LAYOUT",
    "SCHEMA",
    "Acceptance",
    "Act",
    "Attachment",
    "Attempt",
    "AxisBand",
    "BudgetLine",
    "Calibration",
    "Certificate",
    "ClockFact",
    "Configuration",
    "CustomerAnswer",
    "CustomerStatement",
    "Decision",
    "Document",
    "DoneLine",
    "Due",
    "Fault",
    "FaultHistory",
    "Finding",
    "FirmwareChange",
    "Inspection",
    "Instrument",
    "IsolationPoint",
    "Item",
    "Job",
    "JournalLine",
    "Judgement",
    "KeyValue",
    "Lane",
    "LaneEvent",
    "LaneShape",
    "Limit",
    "LoadPoint",
    "MadeWith",
    "Mark",
    "MeterCheck",
    "MeterRun",
    "MeterSwap",
    "Paper",
    "PartUsed",
    "Person",
    "Photo",
    "ProfileUsed",
    "QueuedTransaction",
    "Rating",
    "ReportContent",
    "Revision",
    "SafetyOfWork",
    "Section",
    "ServiceMark",
    "SettingChange",
    "Signer",
    "Site",
    "SkippedStep",
    "SoftwareState",
    "StationIdentity",
    "TestEnergy",
    "Value",
    "Zone",
    "count_marks",
    "items_of",
    "mark_of",
    "open_findings",
    "report_bytes",
]

SCHEMA = "chargebench-report/1"
LAYOUT = 1
"""The layout that new reports are drawn with; ``app/reports/layout.py`` draws this one and every earlier one."""


@dataclass(frozen=True)
class MadeWith:
    """Program and templates this revision was made with."""

    program: str = "ChargeBench"
    version: str = ""
    build: str = ""
    template: str = ""
    limit_sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportContent:
    """One revision of a report. Only the first seven fields must be given."""

    number: str
    created: datetime
    site: Site
    station: StationIdentity
    judgement: Judgement
    job: Job
    signer: Signer
    schema: str = SCHEMA
    layout: int = LAYOUT
    revision: int = 1
    replaces: int | None = None
    practice: bool = False
    language: str = "en"
    paper: Paper = Paper.A4
    zone: Zone = Zone()
    data_manifest_sha256: str = ""
    done: tuple[DoneLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    key_values: tuple[KeyValue, ...] = ()
    due: tuple[Due, ...] = ()
    inspection: Inspection = Inspection()
    skipped: tuple[SkippedStep, ...] = ()
    scope_note: str = ""
    instruments: tuple[Instrument, ...] = ()
    calibrations: tuple[Calibration, ...] = ()
    firmware: tuple[FirmwareChange, ...] = ()
    configuration: Configuration = Configuration()
    faults: FaultHistory = FaultHistory()
    security: tuple[MeterCheck, ...] = ()
    parts: tuple[PartUsed, ...] = ()
    safety_of_work: SafetyOfWork | None = None
    clocks: tuple[ClockFact, ...] = ()
    queued: tuple[QueuedTransaction, ...] = ()
    test_energy: TestEnergy = TestEnergy()
    photos: tuple[Photo, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    customer: CustomerStatement = CustomerStatement()
    made_with: MadeWith = MadeWith()
    remarks: str = ""
    document: Document = Document.SERVICE_REPORT
    certificate: Certificate | None = None
    """Given where ``document`` is a calibration certificate."""


_FAILED = frozenset({ItemVerdict.S1, ItemVerdict.S2, ItemVerdict.S3})
_MARKS = {
    ItemVerdict.PASS: Mark.PASS,
    ItemVerdict.S4: Mark.CONDITIONAL,
    ItemVerdict.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
    ItemVerdict.LIMITATION: Mark.NOT_TESTED,
    ItemVerdict.NOT_TESTED: Mark.NOT_TESTED,
    ItemVerdict.UNANSWERED: Mark.AWAITING,
}


def mark_of(item: Item) -> Mark:
    """Return the shape printed for ``item``: a failure stays one even where the wording is mild."""
    if item.corrected:
        return Mark.CORRECTED
    if item.conditional:
        return Mark.CONDITIONAL
    if item.verdict in _FAILED:
        return Mark.FAIL
    return _MARKS[item.verdict]


def items_of(content: ReportContent) -> tuple[Item, ...]:
    """Return all items of the checklist in printed order."""
    return tuple(item for section in content.inspection.sections for item in section.items)


def open_findings(content: ReportContent) -> tuple[Finding, ...]:
    """Return what was not corrected on site, gravest first."""
    return tuple(sorted((f for f in content.findings if not f.corrected), key=lambda f: (f.severity, f.number)))


def count_marks(items: tuple[Item, ...]) -> dict[Mark, int]:
    """Return how many items carry each shape."""
    counts = dict.fromkeys(Mark, 0)
    for item in items:
        counts[mark_of(item)] += 1
    return counts


def report_bytes(content: ReportContent) -> bytes:
    """Return ``report.json``: the bytes that are embedded in the PDF and written beside it."""
    return (json.dumps(encode(content), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
