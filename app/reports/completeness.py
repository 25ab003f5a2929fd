"""Is everything the data manifest names present beside the report, with the hash it names?"""

import hashlib
import json
from pathlib import Path, PurePosixPath

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.bundle import (
    CERTIFICATE_PATH,
    DATA_MANIFEST_PATH,
    REPORT_PATH,
    BundleManifest,
    DataManifest,
    canonical_bytes,
)
from app.domain.codec import decode
from app.domain.errors import BadInput
from app.domain.report import Document, ReportContent

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
    # a certificate rests on the data of the report it belongs to
    report_number = content.certificate.report if content.certificate else content.number
    if (manifest.report, manifest.revision) != (report_number, content.revision):
        return DATA_MANIFEST_PATH
    return _absent_file(folder, manifest) or _unlisted(manifest, content)


def bundle_folder(report: Path) -> Path | None:
    """Return where the bundle of a report lies: its own folder, or ``bundle/`` in it; None where there is none."""
    places = (report.parent, report.parent / "bundle")
    return next((place for place in places if (place / DATA_MANIFEST_PATH).is_file()), None)


def manifest_problem(folder: Path, signed: bytes, certificate_der: bytes, document: Document) -> str:
    """Return what is wrong with the bundle's own manifest; empty when it is right, or when there is none at all.

    It must be signed with the technician's key and name the data manifest and ``document`` as first signed; any other
    document it names must lie in the bundle, with nothing but what was appended to it since.
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
        listed = {file.path: file for file in decode(BundleManifest, json.loads(raw), MANIFEST_PATH).files}
    except InvalidSignature:
        return SIGNATURE_PATH
    except (OSError, ValueError, BadInput):
        return MANIFEST_PATH
    own = CERTIFICATE_PATH if document is Document.CALIBRATION_CERTIFICATE else REPORT_PATH
    found = {
        DATA_MANIFEST_PATH: _sha256(folder / DATA_MANIFEST_PATH),
        own: hashlib.sha256(signed).hexdigest(),
    }
    found |= {
        path: _sha256_of_first(folder / path, listed[path].bytes)
        for path in (REPORT_PATH, CERTIFICATE_PATH)
        if path in listed and path != own
    }
    return next((path for path, sha256 in found.items() if path not in listed or listed[path].sha256 != sha256), "")


def _sha256_of_first(path: Path, count: int) -> str:
    """Return the hash of the first bytes of a file: a countersignature appends to it. Empty where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.sha256(file.read(count)).hexdigest()
    except OSError:
        return ""


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
