"""What a person, a plan or a file says to one item; the same keys in PLAN.toml and in answer files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from app.domain.codec import STRICT
from app.domain.errors import BadInput, Reason
from app.domain.step import Step
from app.domain.verdict import ItemVerdict

Key = tuple[str, int | None]
"""Item id and connector; None = asked once for the whole station."""

_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_.\-]*)(?:@([1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True)
class Answer:
    """One attempt at one item, as said; ``judgement.judge`` says what it is worth."""

    # a number that somebody did not quote is taken as it was written
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {**STRICT, "coerce_numbers_to_str": True}

    value: str | None = None
    """A number with comma or point, ``yes`` or ``no``, the value of a choice, a time, or text."""
    verdict: ItemVerdict | None = None
    """NA, LIM or NT with a ``note``; or a severity the person saw that no limit shows."""
    note: str = ""
    photo: str | tuple[str, ...] = ()
    """Path or SHA-256 of the photo, or of several."""
    instrument: str | None = None
    cause: str = ""
    """What made an earlier fail pass."""

    @property
    def photos(self) -> tuple[str, ...]:
        """All photos, however they were written."""
        named = (self.photo,) if isinstance(self.photo, str) else self.photo
        return tuple(photo for photo in named if photo.strip())

    @property
    def text(self) -> str:
        """The value without blanks around it; empty when nothing was said."""
        return (self.value or "").strip()


@dataclass(frozen=True)
class InstrumentCard:
    """A listed instrument: what rule of traceability asks of every measured value."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    serial: str
    certificate: str
    due: date
    """Last day on which the certificate holds."""
    kind: str = ""


@dataclass(frozen=True)
class AcceptedMeasure:
    """A named authorised person accepted the temporary measure for an open S1 or S2."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    item: str
    """Item id, ``E17@1`` for connector 1."""
    person: str
    measure: str


@dataclass(frozen=True)
class AnswerSheet:
    """All answers to one checklist, with what is needed to judge them."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    answers: Mapping[str, Answer]
    connectors: tuple[int, ...] = ()
    """Connectors of the station; empty = those named in ``answers``."""
    station: Mapping[str, str] = field(default_factory=dict)
    """The station's own values by name; ``clock_error_s``, or ``NAME@1`` for connector 1."""
    instruments: Mapping[str, InstrumentCard] | None = None
    """None: instruments are not checked here; else each measured value must name one of these."""
    on: date | None = None
    """Day of the visit; needed with ``instruments``."""
    skipped: Mapping[Step, str] = field(default_factory=dict)
    accepted: tuple[AcceptedMeasure, ...] = ()


def parse_key(text: str, where: str) -> Key:
    """Return item id and connector of ``E17`` or ``E17@1``; raises BadInput (UNKNOWN_NAME) naming the key."""
    found = _KEY.fullmatch(text)
    if found is None:
        raise BadInput(Reason.UNKNOWN_NAME, where, field=text, problem="not an item id", name=text)
    return found[1], int(found[2]) if found[2] else None


def key_text(item: str, connector: int | None) -> str:
    """Return ``E17`` or ``E17@1``."""
    return item if connector is None else f"{item}@{connector}"
