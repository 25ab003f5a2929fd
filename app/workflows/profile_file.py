"""A calibration profile as a file that somebody may send to a colleague."""

import json
from pathlib import Path

from app.domain.calibration_profile import CalibrationProfile
from app.domain.codec import encode
from app.domain.errors import BadInput, ComputerCannot, Reason


def read_file(path: Path) -> object:
    """Return the JSON of a file. Raises BadInput (FILE_UNREADABLE, NOT_JSON)."""
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(Reason.NOT_JSON, str(path), problem=str(error)) from None


def write_file(path: Path, profile: CalibrationProfile) -> None:
    """Write a profile. Raises BadInput (FILE_UNREADABLE) for a place that is none, ComputerCannot (NO_PERMISSION)."""
    content = json.dumps(encode(profile), ensure_ascii=False, indent=2) + "\n"
    try:
        path.write_text(content, "utf-8")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise BadInput(Reason.FILE_UNREADABLE, str(path), problem=error.strerror or "") from error
    except OSError as error:
        raise ComputerCannot(Reason.NO_PERMISSION, str(path)) from error
