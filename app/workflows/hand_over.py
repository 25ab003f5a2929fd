"""Hand-over: a colleague goes on with an open visit, from a signed bundle of everything known so far (rule 24)."""

import json
from collections.abc import Mapping

from app.domain.bundle import BundleManifest, bundle_id, canonical_bytes, evidence_path, file_of, sha256_of
from app.domain.codec import decode, encode
from app.domain.errors import BadInput, Reason, Refused
from app.domain.fact import SavedFact
from app.domain.hand_over_fact import VisitHandedOver, VisitTakenOver
from app.domain.text import mark
from app.ports.signing import MakesKeys
from app.ports.store import Frame, Store
from app.workflows.make_report import ReportTools, signing_key
from app.workflows.visit import Visit

FACTS, FRAMES, CERTIFICATE = "data/visit.json", "data/transcript.jsonl", "certificate.pem"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
KIND = mark("hand-over")


async def hand_over(visit: Visit, tools: ReportTools, pin: str, to: str, left: str) -> dict[str, bytes]:
    """Close the visit here and return the signed bundle; ``left`` says what is locked, inoperative or on the bench.

    Raises Refused (REASON_NEEDED, VISIT_CLOSED), ComputerCannot (PIN_WRONG) before anything is saved.
    """
    if not (to.strip() and left.strip()):
        raise Refused(Reason.REASON_NEEDED, "hand-over")
    if visit.state.handed_over or visit.state.revisions:
        raise Refused(Reason.VISIT_CLOSED, visit.id)
    opened = visit.state.opened
    stored = await signing_key(visit.store, tools, opened.technician, pin, opened.practice)
    private_key = tools.keys.unwrap(stored, pin)
    saved = await visit.add(VisitHandedOver(to.strip(), left.strip()))
    files = await _files(visit)
    manifest = BundleManifest(
        report=KIND,
        revision=saved.number,
        visit=visit.id,
        work_order=opened.work_order,
        practice=opened.practice,
        created=tools.real_clock.now(),
        program=f"ChargeBench {tools.version}",
        files=tuple(file_of(path, content, "application/octet-stream") for path, content in files.items()),
    )
    raw = canonical_bytes(manifest)
    signature = tools.keys.sign(private_key, raw)
    return {**files, CERTIFICATE: stored.certificate_pem, SIGNATURE: signature, MANIFEST: raw}


async def _files(visit: Visit) -> dict[str, bytes]:
    facts = [encode(saved) for saved in visit.state.saved]
    files = {FACTS: (json.dumps(facts, ensure_ascii=False) + "\n").encode()}
    lines = [json.dumps(encode(frame), ensure_ascii=False) for frame in await visit.store.frames(visit.id)]
    if lines:
        files[FRAMES] = ("\n".join(lines) + "\n").encode()
    for _, fact in visit.state.evidence:
        files[evidence_path(fact.sha256)] = await visit.store.evidence(fact.sha256)
    return files


async def take_over(store: Store, keys: MakesKeys, files: Mapping[str, bytes], by: str) -> tuple[str, VisitTakenOver]:
    """Check the signed bundle of a colleague, take the visit in and return its id and who signed.

    Raises BadInput (FILE_UNREADABLE, NOT_JSON, WRONG_VALUE) naming the file; then nothing was taken in.
    """
    for name in (MANIFEST, SIGNATURE, CERTIFICATE, FACTS):
        if name not in files:
            raise BadInput(Reason.FILE_UNREADABLE, name, problem="missing")
    signer = keys.check(files[CERTIFICATE], files[MANIFEST], files[SIGNATURE])
    manifest = decode(BundleManifest, _json(files[MANIFEST], MANIFEST), MANIFEST)
    for listed in manifest.files:
        if listed.path not in files or sha256_of(files[listed.path]) != listed.sha256:
            raise BadInput(Reason.WRONG_VALUE, listed.path, field="sha256", problem="does not fit the manifest")
    listed_paths = {listed.path for listed in manifest.files}
    facts = [decode(SavedFact, fact, FACTS) for fact in _json(files[FACTS], FACTS)]
    if not facts or FACTS not in listed_paths or not isinstance(facts[-1].fact, VisitHandedOver):
        raise BadInput(Reason.WRONG_VALUE, FACTS, field="facts", problem="not a hand-over")
    for path in listed_paths:
        if path.startswith("evidence/"):
            await store.put_evidence(files[path])
    visit = await store.import_visit(facts)
    frames = files.get(FRAMES, b"").decode().splitlines() if FRAMES in listed_paths else []
    known = len(await store.frames(visit))
    await store.keep_frames(visit, [decode(Frame, json.loads(line), FRAMES) for line in frames[known:]])
    taken = VisitTakenOver(by.strip(), signer.common_name, signer.fingerprint_sha256)
    await store.add_fact(visit, taken)
    return visit, taken


def bundle_name(files: Mapping[str, bytes]) -> str:
    """Return the id of a hand-over bundle."""
    return bundle_id(decode(BundleManifest, _json(files[MANIFEST], MANIFEST), MANIFEST))


def _json(data: bytes, where: str) -> list[object]:
    try:
        found: list[object] = json.loads(data)
    except ValueError as error:
        raise BadInput(Reason.NOT_JSON, where, problem=str(error)) from None
    return found
