"""Facts around a calibration that are about the law: profile, ratings, act, seals, adjustment, guarded changes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.domain.act import Act
from app.domain.approval import ApprovalUsed
from app.domain.codec import STRICT
from app.domain.legal_change import LegalChange, Relevance
from app.domain.meter_rating import MeterRatings

Phase = Literal["as_found", "as_left"]


@dataclass(frozen=True)
class ProfileFixed:
    """The profile as it was when the calibration was planned, whole, so that no later edit changes what was judged."""

    profile: str
    edition: str
    document: str
    """The profile as JSON."""
    not_in_force: str = ""
    """Why a profile was used that does not apply yet, or no longer; printed."""
    kind: Literal["profile_fixed"] = "profile_fixed"


@dataclass(frozen=True)
class MeterRated:
    """What somebody declared of the station's meter from plate and type certificate."""

    ratings: MeterRatings
    kind: Literal["meter_rated"] = "meter_rated"


@dataclass(frozen=True)
class ActDeclared:
    """What the work on the meter legally is (rule 21): who says so, by which number, officer and authority."""

    act: Act
    by: str
    number: str = ""
    officer: str = ""
    body: str = ""
    kind: Literal["act_declared"] = "act_declared"


@dataclass(frozen=True)
class Seal:
    """One seal: where it sits, what it says, and whether it is whole."""

    __pydantic_config__ = STRICT
    place: str
    marking: str = ""
    intact: bool = True


@dataclass(frozen=True)
class SealsRecorded:
    """Every seal of the meter before the first work on it, or after the last."""

    when: Literal["before", "after"]
    seals: tuple[Seal, ...]
    kind: Literal["seals_recorded"] = "seals_recorded"


@dataclass(frozen=True)
class Adjusted:
    """The meter was adjusted: by which right and authorisation number, and what changed (rule 22)."""

    what: str
    right: str
    authorisation: str
    before: str = ""
    after: str = ""
    kind: Literal["adjusted"] = "adjusted"


@dataclass(frozen=True)
class LegalChangeJudged:
    """Before a step that may end legal validity: is it relevant, who says so; if so, why, by which right, approved."""

    change: LegalChange
    subject: str
    """What is changed: file and version, the setting, the place of the seal, the serial of the meter."""
    relevance: Relevance
    said_by: str = ""
    reason: str = ""
    right: str = ""
    approved_by: str = ""
    acts_after: tuple[Act, ...] = ()
    """The acts that make the meter valid again, as the guard said on that day."""
    approval: ApprovalUsed | None = None
    """What was checked of the signed approval; None in visits before there were any, and where none is needed."""
    kind: Literal["legal_change_judged"] = "legal_change_judged"


@dataclass(frozen=True)
class IndicationCompared:
    """Display and signed value of one transaction, with the software that ran (rules 19 and 22)."""

    phase: Phase
    display_kwh: Decimal
    signed_kwh: Decimal | None
    version: str = ""
    checksum: str = ""
    kind: Literal["indication_compared"] = "indication_compared"

    @property
    def agrees(self) -> bool | None:
        """Say whether the signed value shows what the display shows, at the digits of the display; None: not read."""
        if self.signed_kwh is None:
            return None
        step = Decimal(1).scaleb(int(self.display_kwh.as_tuple().exponent))
        return abs(self.display_kwh - self.signed_kwh) < step


LegalFact = (
    ProfileFixed
    | MeterRated
    | ActDeclared
    | SealsRecorded
    | Adjusted
    | LegalChangeJudged
    | IndicationCompared
)  # fmt: skip
