"""Is everything the data manifest names present beside the report, with the hash it names?"""

import hashlib
import json
from pathlib import Path, PurePosixPath

from app.domain.bundle import DATA_MANIFEST_PATH, DataManifest, canonical_bytes
from app.domain.codec import decode
from app.domain.errors import BadInput
from app.domain.report import ReportContent

CHUNK = 1 << 20


def missing_part(report: Path, content: ReportContent) -> str:
    """Return the first thing that is missing or differs, as a path below the bundle; empty when all is there.

    The bundle is looked for beside the report: in its own folder, then in ``bundle/`` there.
    """
    folder = next(
        (one for one in (report.parent, report.parent / "bundle") if (one / DATA_MANIFEST_PATH).is_file()), None
    )
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
