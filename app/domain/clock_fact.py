"""What was known of the laptop's own time when it began to listen (field rule 11)."""

from dataclasses import dataclass
from typing import Literal

from app.domain.clock_proof import ClockProof


@dataclass(frozen=True)
class LaptopTimeChecked:
    """The laptop's time error and its source, before anything was answered; the comparison of a person is item I06."""

    proof: ClockProof
    kind: Literal["laptop_time_checked"] = "laptop_time_checked"
