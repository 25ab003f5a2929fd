"""How well this laptop knows the time, and since when that is known (field rule 11)."""

from dataclasses import dataclass
from datetime import datetime

LARGEST_ERROR_S = 1.0
"""With a larger error, or none that is known, the time is unproven (field rule 11)."""


@dataclass(frozen=True)
class ClockProof:
    """Largest error of the laptop's clock in seconds (None = nobody says), the source that says so, and when (UTC)."""

    error_s: float | None = None
    source: str = ""
    checked_at: datetime | None = None

    @property
    def proven(self) -> bool:
        """True when the error is known and at most one second."""
        return proven(self.error_s)


UNPROVEN = ClockProof()


def proven(error_s: float | None) -> bool:
    """Say whether a largest error in seconds proves the time (field rule 11)."""
    return error_s is not None and abs(error_s) <= LARGEST_ERROR_S
