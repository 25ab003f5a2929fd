"""Recall what is known of one meter or instrument over the years, and keep what a person found of an instrument."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
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
    error = check_found(found, clock.now())
    known = [one.id for one in await store.instruments()]
    if found.instrument not in known:
        raise BadInput(Reason.UNKNOWN_NAME, "instrument", name=found.instrument, known=", ".join(known) or "-")
    error = _apart(error, await store.errors("instrument", found.instrument))
    await store.keep_errors((error,))
    return error


async def take_back(store: KeepsErrors, error: KnownError) -> None:
    """Take back an error that a person recorded by mistake."""
    await store.drop_error(error)


def _apart(error: KnownError, known: Sequence[KnownError]) -> KnownError:
    """Put another result of the same day and source a minute later: two checks a day are two findings."""
    same = {
        one.at
        for one in known
        if (one.point, one.source) == (error.point, error.source) and one.error_percent != error.error_percent
    }
    at = error.at
    while at in same:
        at += timedelta(minutes=1)
    return replace(error, at=at)


def check_found(found: Found, now: datetime) -> KnownError:
    """Return the error as it would be kept. Raises BadInput (WRONG_VALUE, MISSING_KEY) naming the field."""
    for problem in problems_of_found(found, now):
        raise problem
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


def problems_of_found(found: Found, now: datetime) -> Iterator[BadInput]:
    """Yield every reason why this cannot be kept, each with its ``field``."""
    for name in ("source", "point"):
        if not getattr(found, name).strip():
            yield BadInput(Reason.MISSING_KEY, "instrument", field=name)
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
            yield BadInput(Reason.WRONG_VALUE, "instrument", field=name, problem=str(value))
    try:
        _day(found.on, now)
    except BadInput as problem:
        yield problem


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
