"""A visit changes hands: facts of the laptop that gives and of the one that takes (rule 24)."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class VisitHandedOver:
    """The visit goes on with a colleague, on another laptop; here nothing more is added to it (rule 24)."""

    to: str
    left: str
    kind: Literal["visit_handed_over"] = "visit_handed_over"


@dataclass(frozen=True)
class VisitTakenOver:
    """The visit came from a colleague in a signed bundle; who signed it, by name and certificate."""

    by: str
    signed_by: str
    fingerprint: str
    kind: Literal["visit_taken_over"] = "visit_taken_over"


HandOverFact = VisitHandedOver | VisitTakenOver
