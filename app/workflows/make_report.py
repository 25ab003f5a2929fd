"""Report: freeze a revision, sign it with the PIN, and fill the outbox in the same transaction."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from app.domain.as_left import AsLeft, as_found_is_past, as_left
from app.domain.bundle import (
    CERTIFICATE_PATH,
    DATA_MANIFEST_PATH,
    REPORT_PATH,
    BundleFile,
    BundleManifest,
    DataManifest,
    bundle_id,
    canonical_bytes,
    evidence_path,
    file_of,
    sha256_of,
)
from app.domain.calibration_profile import CalibrationProfile
from app.domain.codec import encode
from app.domain.decision import Outcome
from app.domain.errors import Reason, Refused
from app.domain.fact import ReportSigned
from app.domain.known_error import errors_of
from app.domain.legal_fact import Phase
from app.domain.measuring_day import measuring_day
from app.domain.outcome import METER_FINDING, METER_TEST_FINDING, VisitOutcome, visit_outcome
from app.domain.report import ReportContent
from app.domain.text import mark
from app.domain.visit import VisitState
from app.ports.catalogue import Catalogue
from app.ports.clock import Clock
from app.ports.pictures import PreparesPictures
from app.ports.report import BuildsReports, SigningKey, SignsReports
from app.ports.signing import MakesKeys
from app.ports.store import FrozenRevision, Instrument, Store, StoredKey
from app.ports.texts import Texts
from app.workflows.chosen_profile import profile_of_visit
from app.workflows.compare import compare
from app.workflows.evaluate_calibration import Evaluated, complete, evaluate_calibration
from app.workflows.readings_file import readings_files
from app.workflows.report.certificate_part import certificate_content
from app.workflows.report.content import Revision, report_content
from app.workflows.report.source import ReportSource
from app.workflows.run_rules import run_rules
from app.workflows.visit import Visit


@dataclass(frozen=True)
class ReportTools:
    """What making a report needs besides the visit."""

    catalogue: Catalogue
    builder: BuildsReports
    signer: SignsReports
    keys: MakesKeys
    pictures: PreparesPictures
    texts: Texts
    real_clock: Clock
    """Signatures always use real time, whatever the practice clock says."""
    version: str


@dataclass(frozen=True)
class SignedReport:
    """One signed revision with all its files, by their path in the bundle."""

    bundle_id: str
    content: ReportContent
    outcome: VisitOutcome
    files: Mapping[str, bytes]
    certificate: ReportContent | None = None
    """The certificate of the meter, where one was calibrated; its PDF is ``files[CERTIFICATE_PATH]``."""


async def signing_key(store: Store, tools: ReportTools, technician: str, pin: str, practice: bool) -> StoredKey:
    """Return this laptop's signing key; the first run makes one, wrapped by ``pin`` (practice: CN ``PRACTICE``)."""
    stored = await store.signing_key(practice)
    if stored is None:
        name = "PRACTICE" if practice else technician
        stored = tools.keys.make(name, pin, tools.real_clock.now(), practice)
        await store.save_signing_key(stored)
    return stored


async def evaluated_calibration(
    state: VisitState, catalogue: Catalogue, instruments: Mapping[str, Instrument], phase: Phase = "as_found"
) -> tuple[CalibrationProfile | None, Evaluated | None]:
    """Return the profile of the planned calibration and its evaluation; incomplete points stay undecided."""
    planned, profile = state.calibration, profile_of_visit(state, catalogue)
    if planned is None or profile is None:
        return None, None
    budget = catalogue.document("runs", "reference-budget")
    instrument = reference_of(state, instruments)
    # visits of earlier versions did not keep what the reference said of itself
    resolution = planned.reference_resolution_kwh or _resolution(catalogue, planned.reference)
    stopwatch_s = run_rules(catalogue).stopwatch_s
    evaluated = evaluate_calibration(state, profile, budget, instrument, resolution, phase, stopwatch_s)
    return profile, evaluated


def reference_of(state: VisitState, instruments: Mapping[str, Instrument]) -> Instrument | None:
    """Return the listed reference of the calibration with the certificate of the day it measured."""
    planned = state.calibration
    known = instruments.get(planned.reference) if planned else None
    return known.on(measuring_day(state, known.id)) if known else None


def _resolution(catalogue: Catalogue, reference: str) -> Decimal | None:
    for folder in ("registers", "instruments"):
        if reference in catalogue.names(folder):
            return Decimal(str(catalogue.document(folder, reference)["resolution_kwh"]))
    return None


async def outcome_of(visit: Visit, catalogue: Catalogue) -> VisitOutcome:
    """Return the outcome of a visit as it stands; an unfinished calibration does not judge the meter."""
    _, evaluated = await evaluated_calibration(visit.state, catalogue, visit.instruments)
    if as_found_is_past(saved.fact for saved in visit.state.saved):
        evaluated = await _judged_as_left(visit, catalogue, evaluated)
    if evaluated is None or evaluated.undecided or not complete(visit.state):
        return visit_outcome(visit.state, visit.template, visit.checklist, None)
    judged = replace(evaluated.result, verdict=evaluated.verdict)
    title = METER_FINDING if evaluated.result.verdict is Outcome.FAIL else METER_TEST_FINDING
    return visit_outcome(visit.state, visit.template, visit.checklist, judged, title)


async def _judged_as_left(visit: Visit, catalogue: Catalogue, found: Evaluated | None) -> Evaluated | None:
    """After an adjustment or another meter: as left, where rule 22 is kept as a whole; else nothing speaks for it."""
    if as_left((saved.fact for saved in visit.state.saved), visit.guarded_keys) is AsLeft.MEASURED:
        return (await evaluated_calibration(visit.state, catalogue, visit.instruments, "as_left"))[1]
    return found if found is not None and found.verdict is Outcome.FAIL else None


async def make_report(visit: Visit, tools: ReportTools, pin: str) -> SignedReport:
    """Build, sign and freeze the next revision.

    Raises ComputerCannot (PIN_WRONG, DISK_FULL); then nothing is frozen and the visit stays as it is.
    """
    if visit.state.saved[-1].fact.kind == "report_signed":
        raise Refused(Reason.VISIT_CLOSED, visit.id)
    stored = await signing_key(visit.store, tools, visit.state.opened.technician, pin, visit.state.practice)
    private_key = tools.keys.unwrap(stored, pin)
    prints = await _print_copies(visit, tools.pictures)
    source = await _source(visit, tools, {sha: sha256_of(copy) for sha, copy in prints.items()})
    data = await _data_files(visit, source)
    evidence = [fact for _, fact in visit.state.evidence]
    manifest = _data_manifest(
        visit, data, await _evidence_files(visit, [(e.sha256, e.media_type, e.name) for e in evidence])
    )
    manifest_bytes = canonical_bytes(manifest)
    signed_at = tools.real_clock.now().replace(microsecond=0)
    content = report_content(source, _revision(visit, tools, stored, manifest, sha256_of(manifest_bytes), signed_at))
    pdf = tools.builder.build(content, {sha256_of(copy): copy for copy in prints.values()})
    key = SigningKey(private_key, _der(stored.certificate_pem))
    files = {**data, DATA_MANIFEST_PATH: manifest_bytes, REPORT_PATH: tools.signer.sign(pdf, key, signed_at)}
    certificate = certificate_content(source, content, certificate_number(visit))
    if certificate is not None:
        files[CERTIFICATE_PATH] = tools.signer.sign(tools.builder.build(certificate, {}), key, signed_at)
    signed = await _freeze(visit, tools, source, content, files, private_key)
    return replace(signed, certificate=certificate)


async def _source(visit: Visit, tools: ReportTools, prints: Mapping[str, str]) -> ReportSource:
    profile, evaluated = await evaluated_calibration(visit.state, tools.catalogue, visit.instruments)
    _, left = await evaluated_calibration(visit.state, tools.catalogue, visit.instruments, "as_left")
    last = await _last_visit(visit)
    return ReportSource(
        state=visit.state,
        template=visit.template,
        checklist=visit.checklist,
        limits=visit.limits,
        outcome=await outcome_of(visit, tools.catalogue),
        texts=tools.texts,
        instruments=visit.instruments,
        deadline_hours=tools.catalogue.document("runs", "deadlines")["hours"],
        created=visit.clock.now().replace(microsecond=0),
        version=tools.version,
        profile=profile,
        evaluated=evaluated,
        left_evaluated=left,
        guarded_keys=visit.guarded_keys,
        reference=reference_of(visit.state, visit.instruments),
        differences=compare(visit.state, tuple(tools.catalogue.document("stations", "volatile")["paths"])),
        operators_records=await visit.store.operators_records(visit.state.opened.station_id),
        last=last,
        last_evaluated=(await evaluated_calibration(last, tools.catalogue, visit.instruments))[1] if last else None,
        prints=prints,
    )


async def _last_visit(visit: Visit) -> VisitState | None:
    """Return the newest signed visit at this station before this one, practice apart from real."""
    opened = visit.state.opened
    for line in await visit.store.visits():
        same = line.station == opened.station_id and line.practice == opened.practice
        if same and line.state == "signed" and line.id != visit.id:
            return VisitState(line.id, await visit.store.facts(line.id))
    return None


async def _print_copies(visit: Visit, pictures: PreparesPictures) -> dict[str, bytes]:
    """Return the printed copy of each photo by the photo's SHA-256."""
    copies = {}
    for _, fact in visit.state.evidence:
        if fact.media_type.startswith("image/"):
            copy = pictures.print_copy(await visit.store.evidence(fact.sha256))
            if copy is not None:
                copies[fact.sha256] = copy
    return copies


async def _data_files(visit: Visit, source: ReportSource) -> dict[str, bytes]:
    """Return the data of the bundle by path; what does not exist in this visit is left out."""
    state = visit.state
    first, last = state.snapshot("first"), state.snapshot("last")
    frames = await visit.store.frames(visit.id)
    parts: dict[str, object | None] = {
        "data/visit.json": [encode(saved) for saved in state.saved],
        "data/inspection.json": [_item_line(found) for found in source.outcome.items],
        "data/snapshot-first.json": encode(first.snapshot) if first else None,
        "data/snapshot-last.json": encode(last.snapshot) if last else None,
        "data/differences.json": [encode(difference) for difference in source.differences] or None,
        "data/calibration.json": dict(source.evaluated.given) if source.evaluated else None,
        "data/calibration-result.json": encode(source.evaluated.result) if source.evaluated else None,
        "data/calibration-signed.json": dict(source.evaluated.signed_given)
        if source.evaluated and source.evaluated.signed_given
        else None,
    }
    files = {path: _json(part) for path, part in parts.items() if part is not None}
    files |= readings_files(await visit.store.readings(visit.id))
    if frames:
        lines = (json.dumps(encode(frame), ensure_ascii=False) for frame in frames)
        files["data/transcript.jsonl"] = ("\n".join(lines) + "\n").encode()
    return files


def _item_line(found: Any) -> dict[str, object]:
    return {"id": found.item.id, "connector": found.connector, "verdict": found.verdict.value}


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


CONTENT = {
    "data/visit.json": mark("every fact of the visit, in order"),
    "data/inspection.json": mark("items and verdicts"),
    "data/snapshot-first.json": mark("settings before"),
    "data/snapshot-last.json": mark("settings after"),
    "data/differences.json": mark("what changed, and why"),
    "data/calibration.json": mark("runs and budget"),
    "data/calibration-result.json": mark("error, U, decision"),
    "data/calibration-signed.json": mark("runs by what the meter signed"),
    "data/readings.csv": mark("every raw reading of the runs, as a table"),
    "data/readings.json": mark("every raw reading of the runs"),
    "data/transcript.jsonl": mark("every frame, both ways"),
}


NAMED = {
    DATA_MANIFEST_PATH: "application/json",
    REPORT_PATH: "application/pdf",
    CERTIFICATE_PATH: "application/pdf",
}
"""What the manifest of a bundle names, as far as it is there."""


async def _evidence_files(visit: Visit, evidence: Sequence[tuple[str, str, str]]) -> tuple[BundleFile, ...]:
    unique = {sha256: (media_type, name) for sha256, media_type, name in evidence}
    files = []
    for sha256, (media_type, name) in unique.items():
        size = len(await visit.store.evidence(sha256))
        files.append(BundleFile(evidence_path(sha256), size, sha256, media_type, name))
    return tuple(files)


def _data_manifest(visit: Visit, data: Mapping[str, bytes], evidence: tuple[BundleFile, ...]) -> DataManifest:
    described = tuple(file_of(path, content, "application/json", CONTENT[path]) for path, content in data.items())
    return DataManifest(report_number(visit), _next_revision(visit), visit.id, described + evidence)


def _revision(
    visit: Visit, tools: ReportTools, stored: StoredKey, manifest: DataManifest, sha256: str, signed_at: Any
) -> Revision:
    return Revision(
        number=manifest.report,
        revision=manifest.revision,
        signed_at=signed_at,
        certificate=tools.keys.facts(stored),
        data_manifest_sha256=sha256,
        files=manifest.files,
    )


async def _freeze(
    visit: Visit,
    tools: ReportTools,
    source: ReportSource,
    content: ReportContent,
    files: dict[str, bytes],
    private_key: bytes,
) -> SignedReport:
    manifest = BundleManifest(
        report=content.number,
        revision=content.revision,
        visit=visit.id,
        work_order=visit.state.opened.work_order,
        practice=content.practice,
        created=content.signer.at or content.created,
        program=f"ChargeBench {tools.version}",
        files=tuple(file_of(path, files[path], media) for path, media in NAMED.items() if path in files),
        previous=visit.state.revisions[-1].bundle_id if visit.state.revisions else None,
    )
    manifest_bytes, name = canonical_bytes(manifest), bundle_id(manifest)
    signature = tools.keys.sign(private_key, manifest_bytes)
    stored = [(path, await visit.store.put_evidence(content_)) for path, content_ in files.items()]
    stored += [(evidence_path(fact.sha256), fact.sha256) for _, fact in visit.state.evidence]
    frozen = FrozenRevision(
        visit.id, content.number, content.revision, name, manifest_bytes, signature, tuple(dict(stored).items())
    )
    fact = ReportSigned(content.number, content.revision, name, sha256_of(files[DATA_MANIFEST_PATH]))
    found = errors_of(visit.state, source.evaluated.result if source.evaluated else None)
    visit.joined(await visit.store.freeze(frozen, fact, found))
    every = {**files, "manifest.json": manifest_bytes, "manifest.sig": signature}
    for _, evidence in visit.state.evidence:
        every[evidence_path(evidence.sha256)] = await visit.store.evidence(evidence.sha256)
    return SignedReport(name, content, source.outcome, every)


def report_number(visit: Visit) -> str:
    """Return the number of the report; all revisions of a visit share it."""
    return f"SR-{_numbered(visit)}"


def certificate_number(visit: Visit) -> str:
    """Return the number of the certificate, with the digits of the report it belongs to; revisions share it."""
    return f"CC-{_numbered(visit)}"


def _numbered(visit: Visit) -> str:
    return f"{visit.state.saved[0].at.year}-{visit.id.replace('-', '')[-6:].upper()}"


def _next_revision(visit: Visit) -> int:
    return len(visit.state.revisions) + 1


def _der(pem: bytes) -> bytes:
    body = pem.decode().split("-----BEGIN CERTIFICATE-----")[1].split("-----END CERTIFICATE-----")[0]
    return base64.b64decode(body)
