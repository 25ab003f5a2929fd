"""The profiles a technician wrote: ``instruments/*.json`` in the data directory, each on its own."""

import json
from collections.abc import Container
from pathlib import Path

from app.domain.errors import BadInput, Reason
from app.links.instruments.profile import InstrumentProfile
from app.links.instruments.profile_check import read_profile

_LARGEST = 256 * 1024
_MOST = 200


def read_own(folder: Path, taken: Container[str]) -> tuple[tuple[InstrumentProfile, ...], tuple[BadInput, ...]]:
    """Return the usable profiles of ``folder`` and one error for each other file; no folder = none of either.

    An id that is ``taken`` already, or used by an earlier file, is an error: a shipped profile is never replaced
    unnoticed.
    """
    found: dict[str, InstrumentProfile] = {}
    broken: list[BadInput] = []
    try:
        paths = sorted(path for path in folder.glob("*.json") if path.is_file())[:_MOST]
    except OSError:
        return (), ()
    for path in paths:
        try:
            profile = read_profile(_content(path), path.name)
            if profile.id in taken or profile.id in found:
                raise BadInput(Reason.WRONG_VALUE, path.name, field="id", problem="entered twice")
            found[profile.id] = profile
        except BadInput as error:
            broken.append(error)
    return tuple(found.values()), tuple(broken)


def _content(path: Path) -> object:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, path.name, problem=error.strerror or "") from None
    if len(raw) > _LARGEST:
        raise BadInput(Reason.FILE_UNREADABLE, path.name, problem="out of range")
    try:
        content: object = json.loads(raw)
        return content
    except UnicodeDecodeError:
        raise BadInput(Reason.NOT_JSON, path.name, problem="not UTF-8") from None
    except RecursionError:
        raise BadInput(Reason.NOT_JSON, path.name, problem="nested too deep") from None
    except ValueError as error:
        raise BadInput(Reason.NOT_JSON, path.name, problem=str(error)) from None
