"""Everything the report is made from, gathered once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.calibration_profile import CalibrationProfile
from app.domain.checklist import Checklist, Item, LimitSet
from app.domain.difference import Difference
from app.domain.outcome import VisitOutcome
from app.domain.report import Zone
from app.domain.station import OperatorsRecord
from app.domain.template import VisitTemplate
from app.domain.text import with_decimal_sign
from app.domain.verdict import ItemVerdict
from app.domain.visit import VisitState
from app.domain.words import answer_words
from app.ports.store import Instrument
from app.ports.texts import Texts
from app.workflows.evaluate_calibration import Evaluated


@dataclass(frozen=True)
class ReportSource:
    """A visit with all that explains it."""

    state: VisitState
    template: VisitTemplate
    checklist: Checklist
    limits: LimitSet
    outcome: VisitOutcome
    texts: Texts
    instruments: Mapping[str, Instrument]
    deadline_hours: Mapping[str, float]
    created: datetime
    version: str
    profile: CalibrationProfile | None = None
    evaluated: Evaluated | None = None
    left_evaluated: Evaluated | None = None
    """The points repeated after the changes of this visit (rule 22)."""
    guarded_keys: tuple[str, ...] = ()
    reference: Instrument | None = None
    differences: tuple[Difference, ...] = ()
    operators_records: tuple[OperatorsRecord, ...] = ()
    last: VisitState | None = None
    """The last signed visit at this station, for the values printed beside today's."""
    last_evaluated: Evaluated | None = None
    prints: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the printed copy by the SHA-256 of the photo."""

    @property
    def tr(self) -> Callable[..., str]:
        """Translate a marked sentence."""
        return self.texts.tr

    def answer_printed_at(self, place: str) -> str:
        """Return what was answered to the item that fills ``place`` of the report, in words, or nothing."""
        found = self._answered(place)
        return self.value_words(*found) if found else ""

    def value_printed_at(self, place: str) -> str:
        """Return the bare value of the item that fills ``place``, such as the name of a choice, or nothing."""
        found = self._answered(place)
        return found[1] if found else ""

    def passed_at(self, place: str) -> bool:
        """Return whether an item that fills ``place`` passed: words alone, such as "not done", prove nothing."""
        return any(
            fact.verdict is ItemVerdict.PASS
            for item in self.checklist.items
            for key, fact in self.state.answers.items()
            if item.prints == place and key[0] == item.id
        )

    def _answered(self, place: str) -> tuple[Item, str] | None:
        left_out = {outcome.key for outcome in self.outcome.items if not outcome.asked}
        for item in self.checklist.items:
            for key, fact in self.state.answers.items():
                if item.prints == place and key[0] == item.id and key not in left_out:
                    return item, fact.value or fact.note
        return None

    def value_words(self, item: Item, value: str) -> str:
        """Return ``value`` as people read it: the text of a choice, yes and no in their language."""
        return answer_words(item, value, self.texts)

    def decimal(self, text: str) -> str:
        """Return a number that stands inside a sentence with the decimal sign of the language."""
        return with_decimal_sign(text, self.texts.language)

    def answered_at(self, place: str) -> datetime | None:
        """Return when the item that fills ``place`` was last answered."""
        ids = {item.id for item in self.checklist.items if item.prints == place}
        timed = (
            attempt for key, attempts in self.state.timed_attempts.items() if key[0] in ids for attempt in attempts
        )
        return max((attempt.at for attempt in timed if attempt.withdrawn_at is None), default=None)


def site_zone(name: str, at: datetime) -> Zone:
    """Return the zone of the site with its offset on the day of the visit; UTC where the name is not known."""
    try:
        offset = ZoneInfo(name).utcoffset(at.astimezone(UTC).replace(tzinfo=None)) or timedelta(0)
    except (ZoneInfoNotFoundError, ValueError):
        return Zone("UTC", 0)
    return Zone(name, int(offset.total_seconds() // 60))
