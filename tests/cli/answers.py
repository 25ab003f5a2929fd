"""The JSON object of every command, as types; ``resources/schemas`` holds the schema of each."""

import json
from pathlib import Path
from typing import Any, Literal, NotRequired

import jsonschema
from pydantic import TypeAdapter
from typing_extensions import TypedDict

from app.domain.difference import ChangeJudgement
from app.domain.errors import Reason
from app.domain.fact import SavedFact
from app.domain.history import History
from app.domain.signed_record import SignedFormat, SignedReason
from app.domain.station import Snapshot, StationEventKind
from app.domain.step import Step
from app.domain.verdict import MeterMark, VisitVerdict
from app.domain.visit import StepStatus
from app.domain.wiring import WiringFault
from app.ports.report import FileVerdict
from app.ports.store import Outgoing, VisitLine
from app.system.doctor import Examined
from app.workflows.keep_profile import ProfileList
from app.workflows.show_approval import ApprovalShown
from app.workflows.trust_approver import ApproverList

SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"
_ONLY = {"extra": "forbid"}


class ErrorSaid(TypedDict):
    """What went wrong; ``visit`` names the visit to resume, ``check`` what to look at."""

    __pydantic_config__ = _ONLY
    reason: Reason
    where: str
    message: str
    visit: NotRequired[str]
    check: NotRequired[str]


class ErrorAnswer(TypedDict):
    """Any command that could not be done."""

    __pydantic_config__ = _ONLY
    error: ErrorSaid


class VisitAnswer(TypedDict):
    """``demo``, ``visit run`` and ``visit resume``; ``certificate`` where a meter was calibrated; ``seconds`` and
    ``verified`` are of the demo."""

    __pydantic_config__ = _ONLY
    report: str
    certificate: NotRequired[str]
    bundle_id: str
    verdict: VisitVerdict
    meter: MeterMark
    practice: bool
    visit: str
    seconds: NotRequired[float]
    verified: NotRequired[bool]


class VisitsAnswer(TypedDict):
    """``visit list``."""

    __pydantic_config__ = _ONLY
    visits: list[VisitLine]


class StepShown(TypedDict):
    """One step of a visit."""

    __pydantic_config__ = _ONLY
    step: Step
    status: StepStatus
    note: str


class VisitShown(TypedDict):
    """``visit show``."""

    __pydantic_config__ = _ONLY
    id: str
    steps: list[StepShown]
    verdict: VisitVerdict
    meter: MeterMark
    facts: list[SavedFact]


class VerifyAnswer(TypedDict):
    """``report verify``."""

    __pydantic_config__ = _ONLY
    files: list[FileVerdict]


class SyncAnswer(TypedDict):
    """``sync push`` and ``sync status``."""

    __pydantic_config__ = _ONLY
    bundles: list[Outgoing]


class Address(TypedDict):
    """Where it listens."""

    __pydantic_config__ = _ONLY
    url: str


class ListeningLine(TypedDict):
    """First line of ``station listen``."""

    __pydantic_config__ = _ONLY
    listening: Address


class EventLine(TypedDict):
    """One event of ``station listen``."""

    __pydantic_config__ = _ONLY
    event: StationEventKind
    at: str
    station: str
    text: str


class ConnectorTold(TypedDict):
    """One connector; number 0 is the station."""

    __pydantic_config__ = _ONLY
    evse: int
    connector: int
    status: str
    error: str


class DeviationTold(TypedDict):
    """What broke the standard: rule W1 to W22."""

    __pydantic_config__ = _ONLY
    rule: str
    action: str
    detail: str


class StationTold(TypedDict):
    """One station that came."""

    __pydantic_config__ = _ONLY
    id: str
    ocpp: str
    vendor: str
    model: str
    serial: str
    firmware: str
    connectors: list[ConnectorTold]
    frames_in: int
    frames_out: int
    deviations: list[DeviationTold]


class StationsLine(TypedDict):
    """Last line of ``station listen``."""

    __pydantic_config__ = _ONLY
    stations: list[StationTold]


class DifferenceTold(TypedDict):
    """One value that differs."""

    __pydantic_config__ = _ONLY
    path: str
    a: str | None
    b: str | None
    judgement: ChangeJudgement


class DifferencesAnswer(TypedDict):
    """``station diff``."""

    __pydantic_config__ = _ONLY
    differences: list[DifferenceTold]


class SignedReadingTold(TypedDict):
    """One signed reading; ``at`` is null where the record names no zone."""

    __pydantic_config__ = _ONLY
    at: str | None
    kwh: str


class SignedRecordTold(TypedDict):
    """One signed record; an energy is told only when it is validly signed, ``reason`` is empty when there is none."""

    __pydantic_config__ = _ONLY
    format: SignedFormat
    algorithm: str
    valid: bool
    reason: SignedReason | Literal[""]
    begin: SignedReadingTold | None
    end: SignedReadingTold | None
    energy_kwh: str | None


class SignedAnswer(TypedDict):
    """``calibration signed``."""

    __pydantic_config__ = _ONLY
    records: list[SignedRecordTold]


class ChecklistAnswer(TypedDict):
    """``checklist check``."""

    __pydantic_config__ = _ONLY
    id: str
    version: int
    items: int
    limit_set: str


class DoctorAnswer(TypedDict):
    """``doctor``."""

    __pydantic_config__ = _ONLY
    checks: list[Examined]


class PracticeStationSaid(TypedDict):
    """What a practice station is."""

    __pydantic_config__ = _ONLY
    serial: str
    ocpp: Literal["1.6", "2.0.1"]
    url: str
    speed: float
    load_port: int | None
    faults: list[str]


class PracticeStationLine(TypedDict):
    """``practice station``, once it is ready."""

    __pydantic_config__ = _ONLY
    practice_station: PracticeStationSaid


class PracticeMeterSaid(TypedDict):
    """What a practice meter is; ``serial`` is the port it made for itself with ``--pty``."""

    __pydantic_config__ = _ONLY
    port: int
    map: str
    load: str
    serial: NotRequired[str]


class PracticeMeterLine(TypedDict):
    """``practice meter``, once it is ready."""

    __pydantic_config__ = _ONLY
    practice_meter: PracticeMeterSaid


class HandedOver(TypedDict):
    """``visit hand-over``."""

    __pydantic_config__ = _ONLY
    visit: str
    bundle_id: str
    to: str
    files: int


class TakenOver(TypedDict):
    """``visit take-over``."""

    __pydantic_config__ = _ONLY
    visit: str
    signed_by: str
    fingerprint: str


class OfferShown(TypedDict):
    """One instrument that can be read; ``shortest_energy_kwh`` is that of a run for 0.1 %."""

    __pydantic_config__ = _ONLY
    kind: Literal["modbus", "http", "scpi"]
    map: str
    name: str
    port: int | None
    serial: bool
    unit: int
    baud: int | None
    resolution_kwh: str | None
    shortest_energy_kwh: str | None
    too_coarse: bool
    register_type: str
    verified: bool


class OffersAnswer(TypedDict):
    """``calibration instruments``."""

    __pydantic_config__ = _ONLY
    instruments: list[OfferShown]


class ReadingShown(TypedDict):
    """One reading of a reference; ``raw`` is hexadecimal, as received."""

    __pydantic_config__ = _ONLY
    at: str
    monotonic_s: float
    energy_kwh: str
    energy_export_kwh: str | None
    power_w: float
    powers_w: list[float]
    voltages_v: list[float]
    currents_a: list[float]
    frequency_hz: float | None
    power_factor: float | None
    raw: str


class WiringFindingShown(TypedDict):
    """One fault of the connection; ``phase`` null = all."""

    __pydantic_config__ = _ONLY
    fault: WiringFault
    phase: int | None
    value: float | None
    bound: float | None


class WiringShown(TypedDict):
    """How the reference is connected; ``judged`` false: no load."""

    __pydantic_config__ = _ONLY
    ok: bool
    judged: bool
    findings: list[WiringFindingShown]


class ReadingsAnswer(TypedDict):
    """``calibration read``; ``wiring`` is null after a single reading."""

    __pydantic_config__ = _ONLY
    readings: list[ReadingShown]
    resolution_kwh: str
    wiring: WiringShown | None


class PracticePlanAnswer(TypedDict):
    """``practice plan``; ``commands`` are what to type, in this order."""

    __pydantic_config__ = _ONLY
    plan: str
    commands: list[str]


ANSWERS: dict[str, Any] = {
    "approval-show": ApprovalShown,
    "approval-trust": ApproverList,
    "calibration-instruments": OffersAnswer,
    "calibration-read": ReadingsAnswer,
    "calibration-profiles": ProfileList,
    "visit-hand-over": HandedOver,
    "visit-take-over": TakenOver,
    "error": ErrorAnswer,
    "visit-result": VisitAnswer,
    "visit-list": VisitsAnswer,
    "visit-show": VisitShown,
    "report-verify": VerifyAnswer,
    "sync": SyncAnswer,
    "station-listen": ListeningLine | EventLine | StationsLine,
    "snapshot": Snapshot,
    "differences": DifferencesAnswer,
    "checklist-check": ChecklistAnswer,
    "history": History,
    "calibration-signed": SignedAnswer,
    "doctor": DoctorAnswer,
    "practice-plan": PracticePlanAnswer,
    "practice": PracticeStationLine | PracticeMeterLine,
}


def schema_of(name: str) -> dict[str, Any]:
    """Return the schema as the code has it."""
    made = TypeAdapter(ANSWERS[name]).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def stored_schema(name: str) -> dict[str, Any]:
    """Return the shipped schema."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


def check_answer(name: str, answer: object) -> None:
    """Fail unless ``answer`` keeps the shipped schema."""
    jsonschema.validate(answer, stored_schema(name), format_checker=jsonschema.FormatChecker())
