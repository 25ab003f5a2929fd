"""Is everything the data manifest names present beside the report, with the hash it names?"""

import hashlib
import json
from pathlib import Path, PurePosixPath

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.bundle import DATA_MANIFEST_PATH, REPORT_PATH, BundleManifest, DataManifest, canonical_bytes
from app.domain.codec import decode
from app.domain.errors import BadInput
from app.domain.report import ReportContent

CHUNK = 1 << 20
MANIFEST_PATH, SIGNATURE_PATH = "manifest.json", "manifest.sig"


def missing_part(report: Path, content: ReportContent) -> str:
    """Return the first thing that is missing or differs, as a path below the bundle; empty when all is there.

    The bundle is looked for beside the report: in its own folder, then in ``bundle/`` there.
    """
    folder = bundle_folder(report)
    if folder is None:
        return DATA_MANIFEST_PATH
    try:
        raw = (folder / DATA_MANIFEST_PATH).read_bytes()
        manifest = decode(DataManifest, json.loads(raw), DATA_MANIFEST_PATH)
    except (OSError, ValueError, BadInput):
        return DATA_MANIFEST_PATH
    if hashlib.sha256(raw).hexdigest() != content.data_manifest_sha256 or canonical_bytes(manifest) != raw:
        return DATA_MANIFEST_PATH
    if (manifest.report, manifest.revision) != (content.number, content.revision):
        return DATA_MANIFEST_PATH
    return _absent_file(folder, manifest) or _unlisted(manifest, content)


def bundle_folder(report: Path) -> Path | None:
    """Return where the bundle of a report lies: its own folder, or ``bundle/`` in it; None where there is none."""
    places = (report.parent, report.parent / "bundle")
    return next((place for place in places if (place / DATA_MANIFEST_PATH).is_file()), None)


def manifest_problem(folder: Path, signed: bytes, certificate_der: bytes) -> str:
    """Return what is wrong with the bundle's own manifest; empty when it is right, or when there is none at all.

    It must be signed with the technician's key and name the report as first signed and the data manifest.
    """
    manifest, signature = folder / MANIFEST_PATH, folder / SIGNATURE_PATH
    if not manifest.exists() and not signature.exists():
        return ""
    try:
        raw = manifest.read_bytes()
        key = x509.load_der_x509_certificate(certificate_der).public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return SIGNATURE_PATH
        key.verify(signature.read_bytes(), raw, ec.ECDSA(hashes.SHA256()))
        listed = {file.path: file.sha256 for file in decode(BundleManifest, json.loads(raw), MANIFEST_PATH).files}
    except InvalidSignature:
        return SIGNATURE_PATH
    except (OSError, ValueError, BadInput):
        return MANIFEST_PATH
    found = {
        DATA_MANIFEST_PATH: _sha256(folder / DATA_MANIFEST_PATH),
        REPORT_PATH: hashlib.sha256(signed).hexdigest(),
    }
    return next((path for path, sha256 in found.items() if listed.get(path) != sha256), "")


def _absent_file(folder: Path, manifest: DataManifest) -> str:
    for file in manifest.files:
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts:
            return file.path
        place = folder.joinpath(*path.parts)
        if not place.is_file() or place.stat().st_size != file.bytes or _sha256(place) != file.sha256:
            return file.path
    return ""


def _unlisted(manifest: DataManifest, content: ReportContent) -> str:
    """Return what the report prints a hash of although the data manifest does not name it."""
    listed = {file.sha256 for file in manifest.files}
    named = [(photo.sha256, f"P{photo.number}") for photo in content.photos]
    named += [(one.sha256, one.path) for one in content.attachments]
    return next((name for sha256, name in named if sha256 not in listed), "")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
