"""What happened in a visit, past tense. A visit is the fold of its facts; facts are never changed, only added."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from app.domain.certificate_point import CertificatePoint
from app.domain.charge_fact import ChargeFact
from app.domain.clock_fact import LaptopTimeChecked
from app.domain.hand_over_fact import HandOverFact
from app.domain.legal_fact import LegalFact, Phase
from app.domain.log_fact import LogFetched
from app.domain.meter_fact import MeterFact, Method, PulseValue, SignedValue
from app.domain.meter_work_fact import MeterWorkFact
from app.domain.run_fact import RunFact
from app.domain.station import Deviation, FirmwareStatus, Snapshot, StationClock, StationIdentity
from app.domain.step import Step
from app.domain.verdict import ItemVerdict, Source


@dataclass(frozen=True)
class VisitOpened:
    """A visit began under a work order, with everything that must not change later."""

    template: str
    checklist: str
    checklist_version: int
    limit_set: str
    site: str
    station_id: str
    plate_serial: str
    ocpp: str
    work_order: str
    technician: str
    language: str = "en"
    paper: Literal["A4", "Letter"] = "A4"
    zone: str = "UTC"
    practice: bool = False
    licence: str = ""
    """Qualification or authorisation number of the technician."""
    issuer: str = ""
    """Who answers for the work and issues certificates: name and address."""
    customer: str = ""
    address: str = ""
    """Postal address of the site, where the work is done."""
    kind: Literal["visit_opened"] = "visit_opened"


@dataclass(frozen=True)
class StepBegan:
    """Work on a step began."""

    step: Step
    kind: Literal["step_began"] = "step_began"


@dataclass(frozen=True)
class StepDone:
    """A step ended as it should; ``note`` is the short line under its title."""

    step: Step
    note: str = ""
    kind: Literal["step_done"] = "step_done"


@dataclass(frozen=True)
class StepSkipped:
    """A step was left out; the reason is printed."""

    step: Step
    reason: str
    kind: Literal["step_skipped"] = "step_skipped"


@dataclass(frozen=True)
class StepFailed:
    """A step could not be finished: a reason of the error tree and what it concerns."""

    step: Step
    reason: str
    where: str = ""
    kind: Literal["step_failed"] = "step_failed"


@dataclass(frozen=True)
class ItemAnswered:
    """One attempt at one item; every attempt is kept (rule 4)."""

    item: str
    verdict: ItemVerdict
    value: str | None = None
    connector: int | None = None
    source: Source = Source.ENTERED
    reason: str = ""
    """Why it failed the limit, why it was not tested, or why the station's value was overridden."""
    cause: str = ""
    """What made an earlier fail pass."""
    note: str = ""
    instrument: str | None = None
    limit: str = ""
    """The limit as it was applied, such as ``<= 300 ms``."""
    photos: tuple[str, ...] = ()
    kind: Literal["item_answered"] = "item_answered"


@dataclass(frozen=True)
class AnswerWithdrawn:
    """The last attempt at an item was taken back: the one before it counts again, and it stays on record (rule 4)."""

    item: str
    connector: int | None = None
    reason: str = ""
    kind: Literal["answer_withdrawn"] = "answer_withdrawn"


@dataclass(frozen=True)
class EvidenceAdded:
    """A photo, file or raw record belongs to this visit; named by the SHA-256 of its plain bytes."""

    sha256: str
    name: str
    media_type: str
    size: int
    caption: str = ""
    item: str | None = None
    point: str = ""
    """Load point of the run whose display it shows."""
    number: int = 0
    kind: Literal["evidence_added"] = "evidence_added"


@dataclass(frozen=True)
class StationIdentified:
    """The three serials: read from the plate, asked by the work order, said on the wire."""

    plate_serial: str
    order_serial: str
    wire: StationIdentity
    kind: Literal["station_identified"] = "station_identified"

    @property
    def agrees(self) -> bool:
        """True only when all three serials are the same."""
        return self.plate_serial == self.order_serial == self.wire.serial


@dataclass(frozen=True)
class StationClockRead:
    """The station's time before the laptop's first answer set it (rule 11)."""

    clock: StationClock
    kind: Literal["station_clock_read"] = "station_clock_read"


@dataclass(frozen=True)
class SnapshotTaken:
    """What the station said of itself, first or last."""

    which: Literal["first", "last"]
    snapshot: Snapshot
    kind: Literal["snapshot_taken"] = "snapshot_taken"


@dataclass(frozen=True)
class OperatorsRecordsKept:
    """Transactions of the operator were stored here and are queued for delivery (rule 9)."""

    count: int
    kind: Literal["operators_records_kept"] = "operators_records_kept"


@dataclass(frozen=True)
class LinkChanged:
    """The station's link came or went; ``intended`` while the station is locked off (rule 2)."""

    connected: bool
    intended: bool = False
    kind: Literal["link_changed"] = "link_changed"


@dataclass(frozen=True)
class SwitchedOff:
    """Every source is off and the own lock is on: from now on any sign of life is an alarm (rule 2)."""

    kind: Literal["switched_off"] = "switched_off"


@dataclass(frozen=True)
class SwitchedOn:
    """People clear, own lock off: the supply is back and the station may speak again."""

    kind: Literal["switched_on"] = "switched_on"


@dataclass(frozen=True)
class StillAlive:
    """A frame or a current was seen while the station is locked off: which source?"""

    what: str
    kind: Literal["still_alive"] = "still_alive"


@dataclass(frozen=True)
class SettingWritten:
    """A setting was changed and read back; ``reason`` explains the difference at close-out."""

    key: str
    before: str | None
    after: str | None
    read_back: str | None
    reason: str
    kind: Literal["setting_written"] = "setting_written"


@dataclass(frozen=True)
class AvailabilitySet:
    """The station was set in or out of service, with what it said and what was read back."""

    operative: bool
    said: str
    read_back: str
    """Status of each connector afterwards, such as ``0: Available, 1: Available``."""
    kind: Literal["availability_set"] = "availability_set"

    @property
    def agrees(self) -> bool | None:
        """Say whether the read-back shows what was asked; None where nothing was read back."""
        states = self._states
        if not states:
            return None
        out = [state in {"unavailable", "inoperative"} for state in states]
        return not any(out) and "faulted" not in states if self.operative else all(out)

    @property
    def out(self) -> bool:
        """True where every connector was read back out of service; without a read-back, where it was asked to be."""
        states = self._states
        return all(state in {"unavailable", "inoperative"} for state in states) if states else not self.operative

    @property
    def _states(self) -> list[str]:
        return [part.rsplit(":", 1)[-1].strip().casefold() for part in self.read_back.split(",") if part.strip()]


@dataclass(frozen=True)
class LoadDeclared:
    """What draws the current at the calibration, asked before any load point (rule 17)."""

    description: str
    phases: int
    max_current_a: Decimal
    adapter_a: Decimal | None = None
    kind: Literal["load_declared"] = "load_declared"


@dataclass(frozen=True)
class CalibrationPlanned:
    """Profile, points, runs and energies, fixed before the first run (rule 18)."""

    profile: str
    points: tuple["PlannedPoint", ...]
    reference: str
    not_attainable: tuple[tuple[str, str], ...] = ()
    reference_resolution_kwh: Decimal | None = None
    """One step of the reference's energy as it was read live; None in visits of earlier versions, or typed by hand."""
    register_type: str = ""
    """``float32``: the energy register of the reference loses digits as it grows."""
    certificate: tuple[CertificatePoint, ...] = ()
    """Points of the reference's certificate, where it has several; load in A per phase."""
    kind: Literal["calibration_planned"] = "calibration_planned"


@dataclass(frozen=True)
class PlannedPoint:
    """One load point of the plan."""

    id: str
    limit_a: Decimal
    energy_kwh: Decimal
    runs: int
    minutes: float = 0.0
    limit_percent: float | None = None
    """None = the profile's one limit."""
    method: Method = "register"
    constant_imp_per_kwh: Decimal | None = None
    """Of the station's meter, for the methods that count its pulses."""


@dataclass(frozen=True)
class RunMeasured:
    """One run: one transaction, begin and end registers of both meters (rule 19)."""

    point: str
    number: int
    transaction: str
    start_kwh: Decimal
    stop_kwh: Decimal
    reference_start_kwh: Decimal | None
    reference_stop_kwh: Decimal | None
    reference_kwh: Decimal
    began_at: datetime
    ended_at: datetime
    mean_current_a: float | None = None
    mean_power_w: float | None = None
    mean_voltage_v: float | None = None
    phase: Phase = "as_found"
    signed: SignedValue | None = None
    """None where the meter signed nothing."""
    pulse: PulseValue | None = None
    reference_step_kwh: Decimal | None = None
    """The largest step between two numbers the reference's register could hold (float32); None where none is lost."""
    kind: Literal["run_measured"] = "run_measured"


@dataclass(frozen=True)
class RunDiscarded:
    """A run does not count; the reason is printed."""

    point: str
    number: int
    """0 = no run: the charge that proves the connection, or a test of the load."""
    reason: str
    transaction: str = ""
    left_running: bool = False
    """True while no end of its transaction is saved: it is stopped before the next one begins."""
    kind: Literal["run_discarded"] = "run_discarded"


@dataclass(frozen=True)
class UpdateBegun:
    """An update is about to be asked for: what runs before it, should the program end in the middle of it."""

    file: str
    sha256: str
    size: int
    before: str
    wanted: str
    checksum_before: str = ""
    kind: Literal["update_begun"] = "update_begun"


@dataclass(frozen=True)
class FirmwareUpdated:
    """An update was tried: what the station reported, what the laptop served, which version came back."""

    file: str
    sha256: str
    size: int
    served_bytes: int
    before: str
    after: str
    wanted: str
    journal: tuple[FirmwareStatus, ...]
    ok: bool
    checksum_before: str = ""
    """Of the legally relevant software, as the station told it; empty where it tells none (rule 22)."""
    checksum_after: str = ""
    interrupted: bool = False
    """Nobody followed it to its end and counted the bytes: the version alone says what became of it."""
    kind: Literal["firmware_updated"] = "firmware_updated"


@dataclass(frozen=True)
class TestCharge:
    """A charge that proves function; its energy is on the report (rule 10)."""

    __test__ = False  # not a pytest class

    transaction: str
    begin_kwh: Decimal
    end_kwh: Decimal
    max_power_w: float
    limit_followed: bool | None
    """None where the station told no current."""
    kind: Literal["test_charge"] = "test_charge"


@dataclass(frozen=True)
class DifferenceExplained:
    """A difference to the first snapshot and why it is there; an unexplained one blocks close-out."""

    path: str
    before: str | None
    after: str | None
    reason: str
    kind: Literal["difference_explained"] = "difference_explained"


@dataclass(frozen=True)
class DeviationsSeen:
    """What the station did that its standard does not allow."""

    deviations: tuple[Deviation, ...]
    kind: Literal["deviations_seen"] = "deviations_seen"


@dataclass(frozen=True)
class MeasureAccepted:
    """A named authorised person accepted a temporary measure for an open S1 or S2 (rule 6)."""

    item: str
    connector: int | None
    person: str
    measure: str
    kind: Literal["measure_accepted"] = "measure_accepted"


@dataclass(frozen=True)
class VisitPaused:
    """The technician leaves for a while: what is left locked, inoperative or on the bench (rule 24)."""

    left: str
    kind: Literal["visit_paused"] = "visit_paused"


@dataclass(frozen=True)
class VisitStopped:
    """Stop, go home: always an answer (rule 3)."""

    reason: str
    kind: Literal["visit_stopped"] = "visit_stopped"


@dataclass(frozen=True)
class ReportSigned:
    """A revision was frozen and signed."""

    report: str
    revision: int
    bundle_id: str
    manifest_sha256: str
    kind: Literal["report_signed"] = "report_signed"


Fact = (
    VisitOpened
    | StepBegan
    | StepDone
    | StepSkipped
    | StepFailed
    | ItemAnswered
    | AnswerWithdrawn
    | EvidenceAdded
    | StationIdentified
    | LaptopTimeChecked
    | StationClockRead
    | SnapshotTaken
    | OperatorsRecordsKept
    | LinkChanged
    | SwitchedOff
    | SwitchedOn
    | StillAlive
    | SettingWritten
    | AvailabilitySet
    | LogFetched
    | LoadDeclared
    | CalibrationPlanned
    | ChargeFact
    | RunMeasured
    | RunDiscarded
    | UpdateBegun
    | FirmwareUpdated
    | TestCharge
    | DifferenceExplained
    | DeviationsSeen
    | MeasureAccepted
    | VisitPaused
    | HandOverFact
    | VisitStopped
    | ReportSigned
    | LegalFact
    | MeterFact
    | MeterWorkFact
    | RunFact
)


@dataclass(frozen=True)
class SavedFact:
    """A fact that is on disk: its number within the visit and when it was saved."""

    visit: str
    number: int
    at: datetime
    fact: Fact
