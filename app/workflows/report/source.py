"""Everything the report is made from, gathered once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.calibration_profile import CalibrationProfile
from app.domain.checklist import Checklist, LimitSet
from app.domain.difference import Difference
from app.domain.outcome import VisitOutcome
from app.domain.report import Zone
from app.domain.station import OperatorsRecord
from app.domain.template import VisitTemplate
from app.domain.visit import VisitState
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
    reference: Instrument | None = None
    differences: tuple[Difference, ...] = ()
    operators_records: tuple[OperatorsRecord, ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the printed copy by the SHA-256 of the photo."""

    @property
    def tr(self) -> Callable[..., str]:
        """Translate a marked sentence."""
        return self.texts.tr

    def answer_printed_at(self, place: str) -> str:
        """Return the value of the item that fills ``place`` of the report, or nothing."""
        fact = next(
            (
                self.state.answers[key]
                for item in self.checklist.items
                if item.prints == place
                for key in self.state.answers
                if key[0] == item.id
            ),
            None,
        )
        return (fact.value or fact.note) if fact else ""

    def answered_at(self, place: str) -> datetime | None:
        """Return when the item that fills ``place`` was last answered."""
        ids = {item.id for item in self.checklist.items if item.prints == place}
        times = [timed[-1][0] for key, timed in self.state.timed_attempts.items() if key[0] in ids]
        return max(times, default=None)


def site_zone(name: str, at: datetime) -> Zone:
    """Return the zone of the site with its offset on the day of the visit; UTC where the name is not known."""
    try:
        offset = ZoneInfo(name).utcoffset(at.astimezone(UTC).replace(tzinfo=None)) or timedelta(0)
    except (ZoneInfoNotFoundError, ValueError):
        return Zone("UTC", 0)
    return Zone(name, int(offset.total_seconds() // 60))
