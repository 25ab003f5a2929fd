"""A transcript file: one JSON object a frame, written as it comes, readable to its owner alone."""

import json
import os
from pathlib import Path
from typing import IO

from app.domain.codec import encode
from app.domain.errors import ComputerCannot, Reason
from app.ports.store import Frame


class Transcript:
    """Appends frames to a file; without a path it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._file: IO[str] | None = None
        if path is None:
            return
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError as error:
            raise ComputerCannot(Reason.NO_PERMISSION, str(path), problem=error.strerror or "") from error
        self._file = os.fdopen(handle, "w", encoding="utf-8")

    def add(self, frame: Frame) -> None:
        """Write one frame."""
        if self._file is not None:
            self._file.write(json.dumps(encode(frame), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Flush to disk and close."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
