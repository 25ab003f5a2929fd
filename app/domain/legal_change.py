"""The legal-metrology guard: which changes may end the legal validity of a meter, and what has to be said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Any, ClassVar

from app.domain.act import Act
from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, Reason
from app.domain.text import Words, mark


class LegalChange(StrEnum):
    """A kind of work that may end validity."""

    FIRMWARE = "firmware"
    METER_SWAP = "meter_swap"
    PARAMETER = "parameter"
    SEAL = "seal"
    CLOCK = "clock"


class Relevance(StrEnum):
    """Whether a change touches what the type approval covers; not known is asked, never assumed."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


CHANGE_TITLES: Mapping[LegalChange, str] = {
    LegalChange.FIRMWARE: mark("Firmware"),
    LegalChange.METER_SWAP: mark("Meter swap"),
    LegalChange.PARAMETER: mark("Metrology-relevant parameter"),
    LegalChange.SEAL: mark("Opening a seal"),
    LegalChange.CLOCK: mark("Legally relevant clock"),
}
RELEVANCE_WORDS: Mapping[Relevance, str] = {
    Relevance.YES: mark("part of the type approval: validity ends"),
    Relevance.NO: mark("not part of the type approval"),
    Relevance.NOT_SAID: mark("nobody said whether it is part of the type approval"),
}


@dataclass(frozen=True)
class Ending:
    """What validity ends, in one country or everywhere (country ``""``), with its source."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    country: str
    text: Words
    source: str


@dataclass(frozen=True, kw_only=True)
class GuardedChange:
    """One kind of work: the question that decides, what ends, and the acts that make the meter valid again.

    ``keys`` are patterns of settings (``*`` for any characters) that count as this change; ``relevant_with`` are those
    of settings by which a station says that this change is legally relevant at all, with their source.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: LegalChange
    ask: Words
    ends: tuple[Ending, ...]
    afterwards: Words
    acts_after: tuple[Act, ...]
    keys: tuple[str, ...] = ()
    relevant_with: tuple[str, ...] = ()
    relevant_source: str = ""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """The guard as data: edition, source, whether a person compared it with the laws, and the changes."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    edition: str
    source: str
    verified: bool
    changes: tuple[GuardedChange, ...]

    def of(self, change: LegalChange) -> GuardedChange:
        """Return what is known of a change; ``read_guard`` made sure that it is there."""
        return next(one for one in self.changes if one.id is change)

    @property
    def keys(self) -> tuple[str, ...]:
        """Patterns of the settings whose change has to be judged first."""
        return self.of(LegalChange.PARAMETER).keys


@dataclass(frozen=True, kw_only=True)
class LegalAnswer:
    """What a person says before the change. ``said_by``: the source, such as the type certificate with its annex.

    ``approval`` is the file with the signed approval of a second person; in a plan it lies beside it.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    relevant: bool
    said_by: str = ""
    reason: str = ""
    right: str = ""
    approved_by: str = ""
    approval: str = ""


def read_guard(data: object, where: str) -> Guard:
    """Build the guard from parsed JSON. Raises BadInput naming the field; every kind of change has to be there."""
    guard = decode(Guard, data, where)
    lacking = [change.value for change in LegalChange if all(one.id is not change for one in guard.changes)]
    if lacking:
        raise BadInput(Reason.MISSING_KEY, where, field=f"changes.{lacking[0]}")
    return guard


def lacks(answer: LegalAnswer | None, technician: str, *, signed: bool = False) -> tuple[str, ...]:
    """Return what is still to be said before the change may be made, as names of ``LegalAnswer``.

    A change that is not relevant needs the source that says so; one that is needs a reason, a right, and somebody else
    who approved it (rules 11, 16 and 22): ``signed`` where that has to be a signed file, which then tells the name.
    """
    if answer is None:
        return ("relevant",)
    if not answer.relevant:
        return () if answer.said_by.strip() else ("said_by",)
    person = "approval" if signed else "approved_by"
    lacking = [name for name in ("reason", "right", person) if not getattr(answer, name).strip()]
    own = answer.approved_by.strip().casefold() == technician.strip().casefold()
    return tuple(dict.fromkeys([*lacking, *(["approved_by"] if own else [])]))


def check_answer(answer: LegalAnswer, technician: str, where: str, prefix: str = "", *, signed: bool = False) -> None:
    """Raise BadInput naming the first thing that is missing; approving one's own change is no approval."""
    missing = lacks(answer, technician, signed=signed)
    if not missing:
        return
    field = f"{prefix}{missing[0]}"
    if missing == ("approved_by",) and answer.approved_by.strip():
        raise BadInput(Reason.WRONG_VALUE, where, field=field, problem=mark("the technician's own name"))
    raise BadInput(Reason.MISSING_KEY, where, field=field)


def guarded(key: str, patterns: tuple[str, ...]) -> bool:
    """Return whether a setting counts as metrology-relevant until somebody has said otherwise."""
    return any(fnmatchcase(key.casefold(), pattern.casefold()) for pattern in patterns)
