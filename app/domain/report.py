"""Everything a signed report prints, as frozen dataclasses; nothing on paper comes from anywhere else.

One ``ReportContent`` is the whole truth of one revision: it is embedded in the PDF as ``report.json``, and the pages
are a pure function of it and of the photos it names. Texts written by people or taken from resources are already in
``language``; headings and labels are the renderer's. Times are UTC with tzinfo and are printed in ``zone``.
Measured numbers are ``Decimal``: trailing zeros are the resolution and are printed.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.domain.codec import encode
from app.domain.verdict import ItemVerdict, MeterMark, Severity, Source, VisitVerdict

SCHEMA = "chargebench-report/1"


class Paper(StrEnum):
    """Sheet size; Letter keeps the text width and loses height."""

    A4 = "A4"
    LETTER = "Letter"


class Mark(StrEnum):
    """The printed shape; the shape, not the colour, carries the meaning."""

    FAIL = "fail"
    CONDITIONAL = "conditional"
    CORRECTED = "corrected"
    PASS = "pass"
    NOT_TESTED = "not_tested"
    NOT_APPLICABLE = "not_applicable"
    AWAITING = "awaiting"


class Decision(StrEnum):
    """Conformity decision of a load point."""

    PASS = "pass"
    CONDITIONAL_PASS = "conditional_pass"
    CONDITIONAL_FAIL = "conditional_fail"
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    NOT_ATTAINABLE = "not_attainable"


class Act(StrEnum):
    """What the work on the meter legally was; only an authority verifies."""

    OPERATORS_CHECK = "operators_check"
    CALIBRATION = "calibration"
    AUTHORISED_REPAIR = "authorised_repair"
    AUTHORITY_VERIFICATION = "authority_verification"


@dataclass(frozen=True)
class Zone:
    """Zone of the site: IANA name and the offset in force at the visit, in minutes east of UTC."""

    name: str = "UTC"
    offset_minutes: int = 0


@dataclass(frozen=True)
class Value:
    """A measured number with its unit, or a word such as ``wet``; both empty prints nothing."""

    number: Decimal | None = None
    unit: str = ""
    text: str = ""
    signed: bool = False


@dataclass(frozen=True)
class Limit:
    """Inclusive bounds in the unit of the value, or words; ``low == -high`` prints as plus-minus."""

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@dataclass(frozen=True)
class Site:
    """Where the station stands."""

    name: str
    place: str = ""
    address: str = ""
    coordinates: str = ""
    customer: str = ""


@dataclass(frozen=True)
class StationIdentity:
    """Plate and meter of the station; ``kind`` is a short phrase such as ``AC 22 kW post``."""

    id: str
    vendor: str = ""
    model: str = ""
    serial: str = ""
    kind: str = ""
    hardware: str = ""
    firmware: str = ""
    evse_ids: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    protocol: str = ""
    meter_type: str = ""
    meter_serial: str = ""
    meter_class: str = ""
    serial_checked_by: str = ""


@dataclass(frozen=True)
class ServiceMark:
    """One of the three proofs of "out of service": locked and labelled, availability read back, operator told."""

    text: str
    done: bool
    proof: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Acceptance:
    """A named authorised person accepted the temporary measure."""

    by: str
    at: datetime
    measure: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Judgement:
    """The verdict band. ``reasons`` are short sentences; ``connectors_out`` names connectors out of service."""

    safety: VisitVerdict
    meter: MeterMark
    meter_reason: str = ""
    reasons: tuple[str, ...] = ()
    connectors_out: tuple[str, ...] = ()
    next_inspection: date | None = None
    interval_months: int | None = None
    acceptance: Acceptance | None = None
    out_of_service: tuple[ServiceMark, ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone who took part; ``licence`` is the qualification or authorisation number."""

    role: str
    name: str
    licence: str = ""
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Job:
    """What was ordered, who came, when and under which conditions."""

    kind: str
    order: str
    visit: str
    arrived: datetime
    left: datetime | None = None
    conditions: str = ""
    people: tuple[Person, ...] = ()
    template: str = ""


@dataclass(frozen=True)
class DoneLine:
    """One line of what was done, with its outcome."""

    mark: Mark
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Finding:
    """A finding, open or corrected on site. ``number`` is printed everywhere as F-n; give one kind of deadline."""

    number: int
    severity: Severity
    title: str
    measure: str = ""
    owner: str = ""
    owner_detail: str = ""
    deadline: date | None = None
    deadline_at: datetime | None = None
    deadline_detail: str = ""
    corrected: bool = False
    item: str = ""
    national: str = ""
    risk: str = ""
    follow_up_order: str = ""


@dataclass(frozen=True)
class KeyValue:
    """A key figure of page 1. The bar shows the share of the limit used; ``last`` is the value of the last visit."""

    title: str
    value: Value
    limit: Limit = Limit()
    last: Value = Value()
    mark: Mark = Mark.PASS
    instrument: str = ""


@dataclass(frozen=True)
class Due:
    """Something that falls due after this visit."""

    on: date
    what: str
    finding: bool = False


@dataclass(frozen=True)
class Attempt:
    """One try at an item; all tries are kept, a pass after a fail names its ``cause``."""

    at: datetime
    verdict: ItemVerdict
    value: Value = Value()
    cause: str = ""


@dataclass(frozen=True)
class Item:
    """One item of the checklist. ``reason`` says why it was not tested, limited or does not apply."""

    id: str
    title: str
    verdict: ItemVerdict
    value: Value = Value()
    limit: Limit = Limit()
    source: Source | None = None
    instrument: str = ""
    note: str = ""
    reason: str = ""
    finding: int | None = None
    corrected: bool = False
    conditional: bool = False
    connector: str = ""
    mandatory: bool = True
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True)
class Section:
    """Items under one heading of the checklist."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Inspection:
    """A filled checklist."""

    checklist: str = ""
    version: str = ""
    limit_set: str = ""
    limit_set_approved: str = ""
    standards: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class SkippedStep:
    """A step of the visit that was not done."""

    step: str
    title: str
    reason: str
    at: datetime | None = None


@dataclass(frozen=True)
class Instrument:
    """An instrument used on this visit, with its certificate; ``due`` is the last day the certificate holds."""

    id: str
    kind: str
    serial: str = ""
    certificate: str = ""
    laboratory: str = ""
    calibrated: date | None = None
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class BudgetLine:
    """One component of the uncertainty; ``u_percent`` is the standard uncertainty."""

    source: str
    u_percent: Decimal
    value: str = ""
    distribution: str = ""
    share_percent: int | None = None


@dataclass(frozen=True)
class MeterRun:
    """One run at a load point; a discarded run needs its reason and is printed."""

    start_kwh: Decimal | None = None
    stop_kwh: Decimal | None = None
    reference_kwh: Decimal | None = None
    error_percent: Decimal | None = None
    began: datetime | None = None
    ended: datetime | None = None
    discarded_because: str = ""


@dataclass(frozen=True)
class LoadPoint:
    """Result at one load. ``p_conformity`` is a probability from 0 to 1; percent values as the engine gives them."""

    title: str
    load_a: Decimal | None = None
    power_kw: Decimal | None = None
    station_kwh: Decimal | None = None
    reference_kwh: Decimal | None = None
    error_percent: Decimal | None = None
    uncertainty_percent: Decimal | None = None
    k: Decimal | None = None
    nu_eff: Decimal | None = None
    limit_percent: Decimal | None = None
    guard_percent: Decimal | None = None
    p_conformity: Decimal | None = None
    decision: Decision = Decision.NOT_ATTAINABLE
    reason: str = ""
    last_error_percent: Decimal | None = None
    u_c_percent: Decimal | None = None
    runs: tuple[MeterRun, ...] = ()
    budget: tuple[BudgetLine, ...] = ()


@dataclass(frozen=True)
class MeterCheck:
    """Another check of the meter: no load, display equal to signed value, record signature, starting current."""

    mark: Mark
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Calibration:
    """A calibration run, as found and (if measured) as left; ``limit_basis`` says which limit is legal, which house."""

    run: str
    began: datetime
    ended: datetime | None = None
    meter: str = ""
    meter_detail: str = ""
    method: str = ""
    method_detail: str = ""
    conditions: str = ""
    conditions_detail: str = ""
    act: Act = Act.OPERATORS_CHECK
    act_detail: str = ""
    intro: str = ""
    limit_basis: str = ""
    as_found: tuple[LoadPoint, ...] = ()
    as_left: tuple[LoadPoint, ...] = ()
    as_left_reason: str = ""
    last_visit: date | None = None
    decision_rule: str = ""
    traceability: str = ""
    load: str = ""
    reference: str = ""
    seals_before: str = ""
    seals_after: str = ""
    adjustments: str = ""
    checks: tuple[MeterCheck, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class JournalLine:
    """One state of a firmware update."""

    state: str
    at: datetime


@dataclass(frozen=True)
class FirmwareChange:
    """A firmware update with its proof; ``after`` is what the station itself said after the restart."""

    before: str
    after: str
    succeeded: bool
    file: str = ""
    size_bytes: int = 0
    sha256: str = ""
    signature: str = ""
    checksum_before: str = ""
    checksum_after: str = ""
    way_back: str = ""
    reason: str = ""
    journal: tuple[JournalLine, ...] = ()
    proofs: tuple[DoneLine, ...] = ()


@dataclass(frozen=True)
class SettingChange:
    """A changed setting; secrets are named, never shown."""

    name: str
    before: str
    after: str
    reason: str = ""
    by: str = ""
    read_back: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Configuration:
    """Settings that differ between the snapshots; ``total`` counts all settings compared."""

    total: int = 0
    changes: tuple[SettingChange, ...] = ()
    note: str = ""


class LaneShape(StrEnum):
    """How events of a lane are drawn on the time axis."""

    DIAMOND = "diamond"
    RING = "ring"
    BAR = "bar"
    TICK = "tick"


@dataclass(frozen=True)
class LaneEvent:
    """An event, or a span when ``until`` is given."""

    at: datetime
    until: datetime | None = None
    ours: bool = False


@dataclass(frozen=True)
class Lane:
    """One kind of event on the common time axis."""

    title: str
    detail: str = ""
    shape: LaneShape = LaneShape.DIAMOND
    mark: Mark = Mark.NOT_TESTED
    events: tuple[LaneEvent, ...] = ()
    summary: str = ""


@dataclass(frozen=True)
class AxisBand:
    """A named span behind the lanes, such as rain or the visit itself."""

    title: str
    begin: datetime
    end: datetime
    visit: bool = False


@dataclass(frozen=True)
class Fault:
    """A fault code with what was done about it."""

    code: str
    maker_text: str = ""
    common_code: str = ""
    mark: Mark = Mark.AWAITING
    state: str = ""
    cause: str = ""
    action: str = ""
    count: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True)
class FaultHistory:
    """Faults on one time axis; drawn only when ``begin`` and ``end`` are known."""

    begin: datetime | None = None
    end: datetime | None = None
    source: str = ""
    lanes: tuple[Lane, ...] = ()
    bands: tuple[AxisBand, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[MeterCheck, ...] = ()


@dataclass(frozen=True)
class IsolationPoint:
    """A point where a source was switched off, locked and proven dead."""

    source: str
    place: str = ""
    lock: str = ""
    locked_at: datetime | None = None
    unlocked_at: datetime | None = None
    voltage: Value = Value()


@dataclass(frozen=True)
class SafetyOfWork:
    """Proof that the work was done safely. ``applies`` is False when nothing was opened; ``reason`` then says so."""

    applies: bool = True
    reason: str = ""
    isolation: tuple[IsolationPoint, ...] = ()
    detector: str = ""
    detector_serial: str = ""
    proved_before: datetime | None = None
    proved_after: datetime | None = None
    dead_at: datetime | None = None
    live_at: datetime | None = None
    discharge_wait_s: int | None = None
    discharge_voltage: Value = Value()
    permit: str = ""
    permit_by: str = ""
    reenergised_by: str = ""
    people_clear: str = ""
    second_person: str = ""
    protective_equipment: str = ""
    risk: str = ""
    operator_told: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo; ``print_sha256`` names the JPEG printed here (faces and plates blurred), empty = only in the bundle.

    Two photos with the same ``pair`` are printed side by side, ``after`` to the right.
    """

    number: int
    caption: str
    taken: datetime
    sha256: str
    print_sha256: str = ""
    by: str = ""
    item: str = ""
    finding: int | None = None
    pair: str = ""
    after: bool = False
    as_found: bool = False
    title: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file of the bundle as the data manifest names it."""

    path: str
    content: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Revision:
    """A signed revision of this report; the newest is this one and has no manifest printed twice."""

    number: int
    signed: datetime
    change: str
    data_manifest_sha256: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signs this revision: full name, licence, certificate (SHA-256 of its DER) and the planned time of signing."""

    name: str
    licence: str = ""
    fingerprint: str = ""
    common_name: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    at: datetime | None = None
    time_source: str = ""


class CustomerAnswer(StrEnum):
    """How the customer answered."""

    SIGNED = "signed"
    REFUSED = "refused"
    ABSENT = "absent"


@dataclass(frozen=True)
class CustomerStatement:
    """The customer's statement; ``strokes`` is the drawn signature, points from 0 to 1 across and downwards."""

    answer: CustomerAnswer = CustomerAnswer.ABSENT
    name: str = ""
    role: str = ""
    language: str = ""
    reason: str = ""
    remarks: str = ""
    at: datetime | None = None
    copy_given: str = ""
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True)
class QueuedTransaction:
    """A transaction the station had stored before the visit: the operator's record, kept for its delivery."""

    id: str
    received: datetime
    began: datetime | None = None
    ended: datetime | None = None
    energy_kwh: Decimal | None = None
    state: str = ""


@dataclass(frozen=True)
class TestEnergy:
    """Energy drawn by test charges on the service token."""

    __test__ = False

    charges: int = 0
    register_before_kwh: Decimal | None = None
    register_after_kwh: Decimal | None = None
    energy_kwh: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class ClockFact:
    """Time of laptop, station or instrument, named apart; ``error_s`` is against UTC, positive = ahead."""

    clock: str
    error_s: Decimal | None = None
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PartUsed:
    """A part that was changed."""

    name: str
    part_number: str = ""
    old_serial: str = ""
    new_serial: str = ""
    batch: str = ""
    warranty: str = ""
    return_number: str = ""


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
