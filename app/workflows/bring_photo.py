"""Evidence a person brings: read, and refused in one sentence where it is neither a photo nor a PDF."""

from pathlib import Path

from app.domain.errors import BadInput, Reason
from app.domain.media import LONGEST_BYTES, media_type_of
from app.workflows.visit import Photo


def read_photo(path: Path) -> Photo:
    """Read a file; blocking. Raises BadInput (FILE_UNREADABLE, FILE_TOO_LARGE, NOT_EVIDENCE) naming the file."""
    try:
        size = path.stat().st_size
        if size > LONGEST_BYTES:
            raise BadInput(Reason.FILE_TOO_LARGE, path.name, limit_mb=LONGEST_BYTES // 1024**2)
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, path.name, problem=error.strerror or "") from error
    return photo_of(content, path.name)


def photo_of(content: bytes, name: str) -> Photo:
    """Return the photo or PDF of these bytes. Raises BadInput (NOT_EVIDENCE) naming ``name``."""
    kind = media_type_of(content)
    if kind is None:
        raise BadInput(Reason.NOT_EVIDENCE, name)
    return Photo(content, name, kind)
