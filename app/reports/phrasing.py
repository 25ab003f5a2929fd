"""Numbers, dates and fixed words in the language and zone of the report."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from app.domain.report import Decision, Limit, Mark, Value, Zone
from app.domain.text import POINT_LANGUAGES, mark
from app.domain.verdict import MeterMark, Source, VisitVerdict
from app.domain.words import METER_WORDS, SAFETY_WORDS
from app.ports.texts import Texts

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
GROUPED_FROM = 5
"""Digits before the decimal sign from which groups of three are set apart."""

_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)
_DAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
_MARKS: Mapping[Mark, str] = {
    Mark.FAIL: mark("failed"),
    Mark.CONDITIONAL: mark("conditional"),
    Mark.CORRECTED: mark("corrected"),
    Mark.PASS: mark("pass"),
    Mark.NOT_TESTED: mark("not tested"),
    Mark.NOT_APPLICABLE: mark("not applicable"),
    Mark.AWAITING: mark("unanswered"),
}
_DECISIONS: Mapping[Decision, str] = {
    Decision.PASS: mark("pass"),
    Decision.CONDITIONAL_PASS: mark("conditional"),
    Decision.CONDITIONAL_FAIL: mark("cond. fail"),
    Decision.FAIL: mark("fail"),
    Decision.INCONCLUSIVE: mark("inconclusive"),
    Decision.NOT_ATTAINABLE: mark("not reached"),
}
DECISION_MARKS: Mapping[Decision, Mark] = {
    Decision.PASS: Mark.PASS,
    Decision.CONDITIONAL_PASS: Mark.CONDITIONAL,
    Decision.CONDITIONAL_FAIL: Mark.CONDITIONAL,
    Decision.FAIL: Mark.FAIL,
    Decision.INCONCLUSIVE: Mark.NOT_TESTED,
    Decision.NOT_ATTAINABLE: Mark.NOT_APPLICABLE,
}
SAFETY_MARKS: Mapping[VisitVerdict, Mark] = {
    VisitVerdict.SAFE: Mark.PASS,
    VisitVerdict.DEFECTS: Mark.CONDITIONAL,
    VisitVerdict.OUT_OF_SERVICE: Mark.FAIL,
    VisitVerdict.INCONCLUSIVE: Mark.NOT_TESTED,
}
METER_MARKS: Mapping[MeterMark, Mark] = {
    MeterMark.MAY_BILL: Mark.PASS,
    MeterMark.MUST_NOT_BILL: Mark.FAIL,
    MeterMark.NOT_JUDGED: Mark.NOT_TESTED,
}


class Phrasing:
    """Says values in the words of one language and the zone of one site."""

    def __init__(self, texts: Texts, language: str, zone: Zone) -> None:
        self.tr = texts.tr
        self._comma = language.split("_")[0].split("-")[0] not in POINT_LANGUAGES
        self._zone = timezone(timedelta(minutes=zone.offset_minutes))
        self.offset = _offset(zone.offset_minutes)

    # numbers ------------------------------------------------------------------------------------------------------

    def number(self, value: Decimal | int, places: int | None = None, signed: bool = False) -> str:
        """Return a number with its own decimals, or rounded half-even to ``places``; a true minus sign."""
        exact = Decimal(value)
        shown = f"{exact:f}" if places is None else f"{exact:.{places}f}"
        negative = shown.startswith("-") and shown.strip("-0.") != ""
        whole, _, decimals = shown.lstrip("-").partition(".")
        sign = MINUS if negative else "+" if signed and shown.strip("-0.") else ""
        return sign + _grouped(whole) + (("," if self._comma else ".") + decimals if decimals else "")

    def value(self, value: Value) -> str:
        """Return number and unit in one string, or the word."""
        if value.number is None:
            return value.text
        shown = self.number(value.number, signed=value.signed)
        return f"{shown} {value.unit}" if value.unit else shown

    def limit(self, limit: Limit) -> str:
        """Return bounds such as ``2.7 to 3.3``, ``≤ 5`` or ``±1.00``, without unit."""
        if limit.text:
            return limit.text
        low, high = limit.low, limit.high
        if low is not None and high is not None:
            if low == -high:
                return "±" + self.number(high)
            return self.tr("{low} to {high}", low=self.number(low), high=self.number(high))
        if high is not None:
            return "≤ " + self.number(high)
        return "≥ " + self.number(low) if low is not None else ""

    def size(self, size_bytes: int) -> str:
        """Return a file size in kB or MB of 1000 and 1000000 bytes."""
        if size_bytes < 1000:
            return f"{size_bytes} B"
        if size_bytes < 1_000_000:
            return f"{self.number(Decimal(size_bytes) / 1000, 0)} kB"
        return f"{self.number(Decimal(size_bytes) / 1_000_000, 1)} MB"

    # times --------------------------------------------------------------------------------------------------------

    def local(self, at: datetime) -> datetime:
        """Return ``at`` in the zone of the site."""
        return at.astimezone(self._zone)

    def day(self, on: date | datetime, weekday: bool = False) -> str:
        """Return a day such as ``20 Nov 2026``."""
        day = self.local(on).date() if isinstance(on, datetime) else on
        month = self.tr(_MONTHS[day.month - 1])
        shown = self.tr("{day} {month} {year}", day=day.day, month=month, year=day.year)
        return f"{self.tr(_DAYS[day.weekday()])} {shown}" if weekday else shown

    def short_date(self, on: date | datetime) -> str:
        """Return a day without its year."""
        day = self.local(on).date() if isinstance(on, datetime) else on
        return self.tr("{day} {month}", day=day.day, month=self.tr(_MONTHS[day.month - 1]))

    def clock(self, at: datetime, seconds: bool = False) -> str:
        """Return the time of day."""
        return f"{self.local(at):%H:%M:%S}" if seconds else f"{self.local(at):%H:%M}"

    def moment(self, at: datetime, seconds: bool = False) -> str:
        """Return day and time of day."""
        return f"{self.day(at)}, {self.clock(at, seconds)}"

    def span(self, begin: datetime, end: datetime | None, seconds: bool = False) -> str:
        """Return ``08:42 to 12:28``; the day is said again where it changes."""
        first = self.clock(begin, seconds)
        if end is None:
            return self.tr("from {time}", time=first)
        last = self.clock(end, seconds)
        if self.local(begin).date() != self.local(end).date():
            last = f"{self.short_date(end)}, {last}"
        return self.tr("{low} to {high}", low=first, high=last)

    # words --------------------------------------------------------------------------------------------------------

    def items(self, count: int) -> str:
        """Return a number of items."""
        return self.tr("1 item") if count == 1 else self.tr("{count} items", count=count)

    def mark(self, shape: Mark) -> str:
        """Return the word of a shape."""
        return self.tr(_MARKS[shape])

    def decision(self, decision: Decision) -> str:
        """Return the word of a decision."""
        return self.tr(_DECISIONS[decision])

    def safety(self, verdict: VisitVerdict) -> str:
        """Return the words of the verdict band."""
        return self.tr(SAFETY_WORDS[verdict])

    def meter(self, verdict: MeterMark) -> str:
        """Return whether the meter may bill."""
        return self.tr(METER_WORDS[verdict])

    def source(self, source: Source | None) -> str:
        """Return the letter of a source."""
        return source.value if source else ""


def _grouped(whole: str) -> str:
    if len(whole) < GROUPED_FROM:
        return whole
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    return THIN.join([*groups, *(whole[at : at + 3] for at in range(head, len(whole), 3))])


def _offset(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{MINUS if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
