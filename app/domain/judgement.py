"""What one answer to one item is worth: fast and without side effects, so that it can run at every key stroke."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum

from app.domain.answer import Answer
from app.domain.checklist import Item, ItemKind, Limit
from app.domain.errors import BadInput
from app.domain.number import Reading, parse_reading
from app.domain.text import mark
from app.domain.verdict import ItemVerdict, Severity


class Why(StrEnum):
    """Why an item has its verdict; ``SENTENCES`` holds one sentence for each."""

    NOTHING = ""
    ABOVE = "above_limit"
    BELOW = "below_limit"
    DIFFERS = "differs_from_limit"
    SAID_NO = "said_no"
    CHOSEN = "chosen"
    SAID_BY_PERSON = "said_by_person"
    NOT_APPLICABLE = "not_applicable"
    LIMITATION = "limitation"
    NOT_TESTED = "not_tested"
    CERTIFICATE_OVERDUE = "certificate_overdue"
    EMPTY = "empty"
    VALUE_MISSING = "value_missing"
    REASON_MISSING = "reason_missing"
    OVERRIDE_REASON_MISSING = "override_reason_missing"
    PHOTO_MISSING = "photo_missing"
    INSTRUMENT_MISSING = "instrument_missing"
    LIMIT_MISSING = "limit_missing"
    RANGE_TOO_SHORT = "range_too_short"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_TIME = "not_a_time"
    NOT_YES_OR_NO = "not_yes_or_no"
    UNKNOWN_CHOICE = "unknown_choice"
    NOT_ASKED = "not_asked"
    CONTRADICTS = "contradicts"


BY_CONDITION = frozenset({Why.NOT_ASKED, Why.CONTRADICTS})
"""Not worth of the answer itself: other answers, or the station, say so."""

SENTENCES: Mapping[Why, str] = {
    Why.NOTHING: "",
    Why.ABOVE: mark("{value} is above the limit {limit}"),
    Why.BELOW: mark("{value} is below the limit {limit}"),
    Why.DIFFERS: mark("{value} is not {limit}"),
    Why.SAID_NO: mark("Answered no"),
    Why.CHOSEN: mark("Chosen: {value}"),
    Why.SAID_BY_PERSON: mark("Judged by the technician"),
    Why.NOT_APPLICABLE: mark("Not applicable"),
    Why.LIMITATION: mark("Limited"),
    Why.NOT_TESTED: mark("Not tested"),
    Why.CERTIFICATE_OVERDUE: mark("The certificate of the instrument {instrument} is overdue"),
    Why.EMPTY: mark("Not answered yet"),
    Why.VALUE_MISSING: mark("The value is missing"),
    Why.REASON_MISSING: mark("A reason is needed"),
    Why.OVERRIDE_REASON_MISSING: mark("The station says {station}: say why {value} is right"),
    Why.PHOTO_MISSING: mark("{count} more photos are needed"),
    Why.INSTRUMENT_MISSING: mark("Name the instrument that measured this"),
    Why.LIMIT_MISSING: mark("No limit is known here: judge it, and say by which limit"),
    Why.RANGE_TOO_SHORT: mark("{value} does not show whether {limit} is kept: measure in a wider range"),
    Why.NOT_A_NUMBER: mark("{value} is not a number"),
    Why.NOT_A_TIME: mark("{value} is not a time"),
    Why.NOT_YES_OR_NO: mark("Answer yes or no"),
    Why.UNKNOWN_CHOICE: mark("{value} is not one of the choices"),
    Why.NOT_ASKED: mark("Only asked when {item} is: {other}"),
    Why.CONTRADICTS: mark("“{value}” contradicts {item}: {other}"),
}

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.S1: mark("Danger: isolate now"),
    Severity.S2: mark("Out of service, or fixed within 48 h"),
    Severity.S3: mark("Plan the repair"),
    Severity.S4: mark("Cosmetic"),
}


class Certificate(StrEnum):
    """State of the certificate of the instrument that measured a value."""

    NOT_CHECKED = "not_checked"
    VALID = "valid"
    OVERDUE = "overdue"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True)
class Judgement:
    """The verdict on one answer, with its reason and the limit as it was applied."""

    verdict: ItemVerdict
    why: Why = Why.NOTHING
    data: Mapping[str, str] = field(default_factory=dict)
    """Values for the sentence of ``why``."""
    limit: str = ""
    limit_source: str = ""
    warning: bool = False
    """Passed, but outside the warning limits."""
    photos_missing: int = 0
    instrument_missing: bool = False

    @property
    def severity(self) -> Severity | None:
        """The severity of a failed item."""
        return Severity(self.verdict.value) if self.verdict.failed else None


_WITHOUT_JUDGEMENT = {
    ItemVerdict.NOT_APPLICABLE: Why.NOT_APPLICABLE,
    ItemVerdict.LIMITATION: Why.LIMITATION,
    ItemVerdict.NOT_TESTED: Why.NOT_TESTED,
}


def judge(
    item: Item,
    limit: Limit | None,
    answer: Answer,
    *,
    station_value: str | None = None,
    certificate: Certificate = Certificate.NOT_CHECKED,
) -> Judgement:
    """Return what ``answer`` is worth. Limits are inclusive; a value outside its limit fails whatever was said.

    ``limit`` is the one ``resolve_limit`` found; ``station_value`` answers a STATION item that has no typed value.
    Never raises: what cannot be judged yet is ``unanswered`` with its reason.
    """
    measured = _measured(item, limit, answer, station_value)
    said = answer.verdict if answer.verdict is not ItemVerdict.UNANSWERED else None
    judged = _with_said(item, limit, answer, measured, said)
    judged = _with_instrument(item, limit, answer, judged, certificate)
    judged = _with_photos(item, answer, judged)
    text = limit_text(limit, item.unit) if limit is not None else ""
    return replace(judged, limit=text, limit_source=limit.source if limit is not None else "")


def resolve_limit(item: Item, limits: Mapping[str, Limit], value_of: Callable[[str], str | None]) -> Limit | None:
    """Return the limit of ``item``; ``E11:{E12}`` takes the answer of item E12 as the rest of the limit's id.

    None when the item has no limit, or when the one it asks for is not in the set: see ``Why.LIMIT_MISSING``.
    """
    if item.limit is None:
        return None
    before, opening, rest = item.limit.partition("{")
    if not opening:
        return limits.get(item.limit)
    other, _, after = rest.partition("}")
    value = value_of(other)
    return limits.get(f"{before}{value}{after}") if value else None


def limit_text(limit: Limit, unit: str) -> str:
    """Return the limit in signs every language reads: ``≤ 300 ms``, ``0.5 … 1.0 mA``, ``± 5 s``, ``A / B``."""
    if limit.equals is not None:
        return f"= {limit.equals}"
    if limit.any_of:
        return " / ".join(limit.any_of)
    if limit.lo is not None and limit.hi is not None:
        text = f"± {limit.hi}" if limit.lo == -limit.hi else f"{limit.lo} … {limit.hi}"
    elif limit.hi is not None:
        text = f"≤ {limit.hi}"
    elif limit.lo is not None:
        text = f"≥ {limit.lo}"
    else:
        return ""
    return f"{text} {unit}".rstrip()


def _measured(item: Item, limit: Limit | None, answer: Answer, station_value: str | None) -> Judgement:
    """Judge the value alone, whatever was said about it."""
    value = answer.text
    if item.kind is ItemKind.STATION:
        overridden = bool(value) and station_value is not None and value != station_value
        if overridden and not answer.note.strip():
            return _unanswered(Why.OVERRIDE_REASON_MISSING, value=value, station=station_value or "")
        value = value or station_value or ""
    if not value:
        return _unanswered(Why.EMPTY)
    match item.kind:
        case ItemKind.CONFIRM:
            return _confirmed(item, value)
        case ItemKind.CHOICE:
            return _chosen(item, value)
        case ItemKind.TIME:
            return Judgement(ItemVerdict.PASS) if _is_time(value) else _unanswered(Why.NOT_A_TIME, value=value)
    if item.limit is not None and limit is None:
        return _unanswered(Why.LIMIT_MISSING, value=value)
    if item.kind is ItemKind.NUMBER or (limit is not None and _is_numeric(limit)):
        return _number(item, limit, value)
    return _word(item, limit, value)


def _confirmed(item: Item, value: str) -> Judgement:
    match value.casefold():
        case "yes":
            return Judgement(ItemVerdict.PASS)
        case "no":
            return _failed(item, Why.SAID_NO)
    return _unanswered(Why.NOT_YES_OR_NO, value=value)


def _chosen(item: Item, value: str) -> Judgement:
    choice = next((choice for choice in item.choices if choice.value == value), None)
    if choice is None:
        return _unanswered(Why.UNKNOWN_CHOICE, value=value)
    verdict = ItemVerdict(choice.verdict)
    return Judgement(verdict, Why.NOTHING if verdict is ItemVerdict.PASS else Why.CHOSEN, {"value": value})


def _word(item: Item, limit: Limit | None, value: str) -> Judgement:
    """Compare a word of the station or of a person with those asked for; without a limit any word passes."""
    if limit is None:
        return Judgement(ItemVerdict.PASS)
    wanted = {word.casefold() for word in (limit.any_of if limit.equals is None else (limit.equals,))}
    if not wanted or value.casefold() in wanted:
        return Judgement(ItemVerdict.PASS)
    return _failed(item, Why.DIFFERS, value=value, limit=limit_text(limit, ""))


def _number(item: Item, limit: Limit | None, value: str) -> Judgement:
    try:
        reading = parse_reading(value)
    except BadInput:
        return _unanswered(Why.NOT_A_NUMBER, value=value)
    if limit is None:
        return Judgement(ItemVerdict.PASS)
    data = {"value": f"{value} {item.unit}".rstrip(), "limit": limit_text(limit, item.unit)}
    if _above(reading, limit.hi):
        return _failed(item, Why.ABOVE, **data)
    if _below(reading, limit.lo):
        return _failed(item, Why.BELOW, **data)
    if _undecided(reading, limit):
        return _unanswered(Why.RANGE_TOO_SHORT, **data)
    return Judgement(ItemVerdict.PASS, warning=_above(reading, limit.warn_hi) or _below(reading, limit.warn_lo))


def _above(reading: Reading, hi: Decimal | None) -> bool:
    """True when the true value is certainly above ``hi``."""
    if hi is None or reading.bound == "<":
        return False
    return reading.number >= hi if reading.bound == ">" else reading.number > hi


def _below(reading: Reading, lo: Decimal | None) -> bool:
    """True when the true value is certainly below ``lo``."""
    if lo is None or reading.bound == ">":
        return False
    return reading.number <= lo if reading.bound == "<" else reading.number < lo


def _undecided(reading: Reading, limit: Limit) -> bool:
    """True when the instrument's range ended before the limit was decided."""
    near, far = (limit.lo, limit.hi) if reading.bound == ">" else (limit.hi, limit.lo)
    if not reading.bound:
        return False
    return far is not None or (near is not None and (reading.number - near) * (1 if reading.bound == ">" else -1) < 0)


def _with_said(
    item: Item, limit: Limit | None, answer: Answer, measured: Judgement, said: ItemVerdict | None
) -> Judgement:
    """Add what the person said: it may make a verdict worse, or say why there is none, never better."""
    if said is None:
        return measured
    if said.failed:
        worse = not measured.verdict.failed or said.value < measured.verdict.value
        return Judgement(said, Why.SAID_BY_PERSON) if worse else measured
    if said is ItemVerdict.PASS:
        return _said_pass(item, limit, answer, measured)
    if measured.verdict.failed:
        return measured
    return Judgement(said, _WITHOUT_JUDGEMENT[said]) if answer.note.strip() else _unanswered(Why.REASON_MISSING)


def _said_pass(item: Item, limit: Limit | None, answer: Answer, measured: Judgement) -> Judgement:
    match measured.why:
        case Why.EMPTY if item.kind is ItemKind.CONFIRM:
            return Judgement(ItemVerdict.PASS)
        case Why.EMPTY:
            return _unanswered(Why.VALUE_MISSING)
        case Why.LIMIT_MISSING if answer.note.strip():
            without_limit = _number(item, None, answer.text) if item.kind is ItemKind.NUMBER else None
            return without_limit or Judgement(ItemVerdict.PASS)
    return measured


def _with_instrument(
    item: Item, limit: Limit | None, answer: Answer, judged: Judgement, certificate: Certificate
) -> Judgement:
    """A pass stands only on a listed instrument with a valid certificate; a fail stands on any."""
    if not item.instrument or judged.verdict is not ItemVerdict.PASS:
        return judged
    name = answer.instrument or ""
    match certificate:
        case Certificate.NOT_LISTED:
            return replace(_unanswered(Why.INSTRUMENT_MISSING), instrument_missing=True)
        case Certificate.OVERDUE:
            legal = limit is not None and limit.legal
            verdict = ItemVerdict.NOT_TESTED if legal else ItemVerdict.S3
            return Judgement(verdict, Why.CERTIFICATE_OVERDUE, {"instrument": name})
    return replace(judged, instrument_missing=not name)


def _with_photos(item: Item, answer: Answer, judged: Judgement) -> Judgement:
    missing = max(0, item.photos - len(answer.photos))
    if not missing or not (judged.verdict.failed or judged.verdict is ItemVerdict.PASS):
        return judged
    if judged.verdict is ItemVerdict.PASS:
        judged = _unanswered(Why.PHOTO_MISSING, count=str(missing))
    return replace(judged, photos_missing=missing)


def _failed(item: Item, why: Why, **data: str) -> Judgement:
    return Judgement(ItemVerdict(item.severity.value), why, data)


def _unanswered(why: Why, **data: str) -> Judgement:
    return Judgement(ItemVerdict.UNANSWERED, why, data)


def _is_numeric(limit: Limit) -> bool:
    return limit.lo is not None or limit.hi is not None


def _is_time(value: str) -> bool:
    """True for ``10:35``, for RFC 3339 times, and for ``now``, which becomes the time of the answer."""
    if value.casefold() == "now":
        return True
    for kind in (time, datetime):
        try:
            kind.fromisoformat(value)
        except ValueError:
            continue
        return ":" in value
    return False
