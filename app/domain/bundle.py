"""The two manifests of a bundle and the bytes that are hashed and signed.

``data-manifest.json`` lists every data file and every piece of evidence, never a PDF: its SHA-256 is printed in the
report and the certificate. ``manifest.json`` lists the data manifest and those PDFs; its SHA-256 names the bundle.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from app.domain.codec import encode

DATA_MANIFEST_SCHEMA = "chargebench-data-manifest/1"
MANIFEST_SCHEMA = "chargebench-bundle/1"
DATA_MANIFEST_PATH = "data/data-manifest.json"
REPORT_PATH = "report.pdf"
CERTIFICATE_PATH = "certificate.pdf"


@dataclass(frozen=True)
class BundleFile:
    """A file of the bundle: path with forward slashes below the bundle, size in bytes, SHA-256 of its plain bytes."""

    path: str
    bytes: int
    sha256: str
    media_type: str = "application/octet-stream"
    content: str = ""


@dataclass(frozen=True)
class DataManifest:
    """Everything a report rests on: ``data/...`` and ``evidence/<sha256>``."""

    report: str
    revision: int
    visit: str
    files: tuple[BundleFile, ...]
    schema: str = DATA_MANIFEST_SCHEMA


@dataclass(frozen=True)
class BundleManifest:
    """What is sent: the data manifest, the report, and where they come from; ``previous`` chains revisions."""

    report: str
    revision: int
    visit: str
    work_order: str
    practice: bool
    created: datetime
    program: str
    files: tuple[BundleFile, ...]
    device: str = ""
    previous: str | None = None
    schema: str = MANIFEST_SCHEMA


def canonical_bytes(manifest: object) -> bytes:
    """Return the one byte form of a manifest: UTF-8 JSON, keys sorted, no blanks, files in the order of their paths."""
    value = encode(manifest)
    if isinstance(value, dict) and isinstance(value.get("files"), list):
        value["files"] = sorted(value["files"], key=lambda file: str(file["path"]))
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def bundle_id(manifest: BundleManifest) -> str:
    """Return the name of the bundle: the SHA-256 of its manifest."""
    return sha256_of(canonical_bytes(manifest))


def evidence_path(sha256: str) -> str:
    """Return where evidence stands inside a bundle."""
    return f"evidence/{sha256}"


def file_of(path: str, data: bytes, media_type: str, content: str = "") -> BundleFile:
    """Describe ``data`` as the file ``path`` of a bundle."""
    return BundleFile(path=path, bytes=len(data), sha256=sha256_of(data), media_type=media_type, content=content)
