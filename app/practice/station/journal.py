"""The station's own log, as uploaded by GetDiagnostics and GetLog."""

from collections import deque
from collections.abc import Callable
from datetime import datetime

KEPT_LINES = 5000


def stamp(moment: datetime) -> str:
    """Return RFC 3339 in UTC with milliseconds and Z."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Journal:
    """Lines with the station's own time; the oldest fall out."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lines: deque[tuple[datetime, str]] = deque(maxlen=KEPT_LINES)

    def note(self, part: str, what: str) -> None:
        """Add a line; never hand a password in."""
        self._lines.append((self._now(), f"{part:<10} {what}"))

    def text(self, oldest: datetime | None = None, latest: datetime | None = None) -> str:
        """Return the lines between two moments, one a line."""
        chosen = (
            f"{stamp(at)} {line}"
            for at, line in self._lines
            if (oldest is None or at >= oldest) and (latest is None or at <= latest)
        )
        return "\n".join(chosen) + "\n"
