"""Recall what is known of one meter or instrument over the years, and keep what a person found of an instrument."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from app.domain.errors import BadInput, Reason
from app.domain.history import History, history_of
from app.domain.known_error import KnownError, Origin, Subject
from app.ports.clock import Clock
from app.ports.store import KeepsErrors, KeepsInstruments


async def recall_history(
    store: KeepsErrors, subject: Subject, id: str = "", station: str = "", *, practice: bool = False
) -> History:
    """Return the history of one meter, instrument, or of the meters of one station; practice apart from real."""
    errors = await store.errors(subject, id, station)
    return history_of(subject, (one for one in errors if one.practice is practice))


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a person enters of an instrument: an error from its certificate, or a check against a check standard."""

    instrument: str
    origin: Origin
    source: str
    point: str
    error_percent: float
    expanded_percent: float | None = None
    k: float = 2.0
    limit_percent: float | None = None
    on: str = ""
    """Day such as ``2026-11-23``; empty = now."""


class KeepsErrorsOfInstruments(KeepsErrors, KeepsInstruments, Protocol):
    """Instruments, and what was found of them."""


async def record_found(store: KeepsErrorsOfInstruments, clock: Clock, found: Found) -> KnownError:
    """Keep one error of a listed instrument.

    Raises BadInput: UNKNOWN_NAME for an instrument that is not listed, WRONG_VALUE or MISSING_KEY naming the field.
    """
    error = _checked(found, clock.now())
    known = [one.id for one in await store.instruments()]
    if found.instrument not in known:
        raise BadInput(Reason.UNKNOWN_NAME, "instrument", name=found.instrument, known=", ".join(known) or "-")
    await store.keep_errors((error,))
    return error


def _checked(found: Found, now: datetime) -> KnownError:
    for name in ("source", "point"):
        if not getattr(found, name).strip():
            raise BadInput(Reason.MISSING_KEY, "instrument", field=name)
    for name, value, good in (
        ("error_percent", found.error_percent, -100 < found.error_percent < 100),
        (
            "expanded_percent",
            found.expanded_percent,
            found.expanded_percent is None or 0 < found.expanded_percent < 100,
        ),
        ("limit_percent", found.limit_percent, found.limit_percent is None or 0 < found.limit_percent < 100),
        ("k", found.k, 1 <= found.k <= 20),
    ):
        if not good:
            raise BadInput(Reason.WRONG_VALUE, "instrument", field=name, problem=str(value))
    return KnownError(
        subject="instrument",
        id=found.instrument,
        at=_day(found.on, now),
        point=found.point.strip(),
        error_percent=found.error_percent,
        expanded_percent=found.expanded_percent,
        k=found.k,
        limit_percent=found.limit_percent,
        origin=found.origin,
        source=found.source.strip(),
    )


def _share(percent: float | None) -> bool:
    return percent is None or 0 < percent < 100


def _day(text: str, now: datetime) -> datetime:
    if not text:
        return now
    try:
        at = datetime.combine(date.fromisoformat(text), time(12), tzinfo=now.tzinfo)
    except ValueError:
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="on", problem=text) from None
    if at.date() > now.date():
        raise BadInput(Reason.WRONG_VALUE, "instrument", field="on", problem=f"{text}: after today")
    return at
