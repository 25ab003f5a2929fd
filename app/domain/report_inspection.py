"""The checklist of a report: items with all their attempts, and the steps that were not done."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.report_front import Limit, Value
from app.domain.verdict import ItemVerdict, Source


@dataclass(frozen=True)
class Attempt:
    """One try at an item; all tries are kept, a pass after a fail names its ``cause``.

    ``withdrawn_at`` is when it was taken back, with its ``reason``; None while it counts.
    """

    at: datetime
    verdict: ItemVerdict
    value: Value = Value()
    cause: str = ""
    withdrawn_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Item:
    """One item of the checklist. ``reason`` says why it was not tested, limited or does not apply."""

    id: str
    title: str
    verdict: ItemVerdict
    value: Value = Value()
    limit: Limit = Limit()
    source: Source | None = None
    instrument: str = ""
    note: str = ""
    reason: str = ""
    finding: int | None = None
    corrected: bool = False
    conditional: bool = False
    connector: str = ""
    mandatory: bool = True
    attempts: tuple[Attempt, ...] = ()

    @property
    def counting(self) -> tuple[Attempt, ...]:
        """The tries nobody took back."""
        return tuple(attempt for attempt in self.attempts if attempt.withdrawn_at is None)

    @property
    def withdrawn(self) -> tuple[Attempt, ...]:
        """The tries that were taken back."""
        return tuple(attempt for attempt in self.attempts if attempt.withdrawn_at is not None)


@dataclass(frozen=True)
class Section:
    """Items under one heading of the checklist."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Inspection:
    """A filled checklist."""

    checklist: str = ""
    version: str = ""
    limit_set: str = ""
    limit_set_approved: str = ""
    standards: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class SkippedStep:
    """A step of the visit that was not done."""

    step: str
    title: str
    reason: str
    at: datetime | None = None
