"""What came of asking a station for its log."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class LogFetched:
    """The station was asked for its log: its last word, and name, bytes and SHA-256 of what really arrived (W17)."""

    said: str
    files: tuple[tuple[str, int, str], ...]
    kind: Literal["log_fetched"] = "log_fetched"
