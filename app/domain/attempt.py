"""The attempts at an item: which of them count, which were taken back, and what taking back needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.answer import Key
from app.domain.checklist import Item
from app.domain.fact import AnswerWithdrawn, ItemAnswered, SavedFact
from app.domain.inspection import DANGEROUS
from app.domain.verdict import ItemVerdict, Source


@dataclass(frozen=True)
class TimedAttempt:
    """One attempt as it was saved; ``withdrawn_at`` is when it was taken back, None while it counts."""

    at: datetime
    answer: ItemAnswered
    withdrawn_at: datetime | None = None
    reason: str = ""
    """Why it was taken back; empty where no reason was needed."""


def timed_attempts(saved: Iterable[SavedFact]) -> Mapping[Key, tuple[TimedAttempt, ...]]:
    """Return every attempt at every item in order; a withdrawal marks the last one that still counts."""
    found: dict[Key, list[TimedAttempt]] = {}
    for one in saved:
        fact = one.fact
        if isinstance(fact, ItemAnswered):
            found.setdefault((fact.item, fact.connector), []).append(TimedAttempt(one.at, fact))
        elif isinstance(fact, AnswerWithdrawn):
            _withdraw(found.get((fact.item, fact.connector), []), one.at, fact.reason)
    return {key: tuple(attempts) for key, attempts in found.items()}


def _withdraw(attempts: list[TimedAttempt], at: datetime, reason: str) -> None:
    for index in reversed(range(len(attempts))):
        if attempts[index].withdrawn_at is None:
            attempts[index] = replace(attempts[index], withdrawn_at=at, reason=reason)
            return


def counting(attempts: Iterable[TimedAttempt]) -> tuple[ItemAnswered, ...]:
    """Return the attempts nobody took back."""
    return tuple(attempt.answer for attempt in attempts if attempt.withdrawn_at is None)


def may_withdraw(attempts: Iterable[ItemAnswered]) -> bool:
    """Say whether a person's answer is the last that counts; what the station said is not a person's to take back."""
    last = next(reversed(tuple(attempts)), None)
    return last is not None and last.source is not Source.READ


def reason_needed(item: Item, answer: ItemAnswered) -> bool:
    """Return True where taking ``answer`` back needs a reason (rule 4).

    An S1 or S2 on an electrical item, and any fail an instrument measured, must not vanish without a word.
    """
    return answer.verdict.failed and (item.instrument or (item.electrical and answer.verdict in DANGEROUS))


def measured_again(item: Item, attempts: Iterable[TimedAttempt]) -> bool:
    """Return False while an S1 or S2 on an electrical item was taken back and nothing has been judged since (rule 4).

    Until then the danger keeps locking the later live steps, as if it were open.
    """
    for attempt in reversed(tuple(attempts)):
        if attempt.withdrawn_at is None:
            if attempt.answer.verdict is ItemVerdict.PASS or attempt.answer.verdict.failed:
                return True
        elif item.electrical and attempt.answer.verdict in DANGEROUS:
            return False
    return True
