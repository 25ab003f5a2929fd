"""What is said of a calibration as a whole: how it was compared, what was corrected, what would decide it."""

from collections.abc import Mapping

from app.domain.calibration import PointResult
from app.domain.calibration_advice import DECIDING
from app.domain.decision import Outcome
from app.domain.fact import CalibrationPlanned
from app.domain.meter_words import advice_words
from app.domain.text import mark
from app.workflows.report.source import ReportSource

METHODS: Mapping[str, str] = {
    "register": mark("one transaction a run, begin and end registers"),
    "signed": mark("one transaction a run, begin and end as signed"),
    "pulse": mark("pulses of the LED in one transaction a run"),
    "power_time": mark("pulses of the LED against steady power and time"),
}


def method_words(source: ReportSource, planned: CalibrationPlanned) -> str:
    """Return how the points were compared."""
    used = dict.fromkeys(point.method for point in planned.points) or {"register": None}
    return "; ".join(source.tr(METHODS[method]) for method in used)


def note_of(source: ReportSource) -> str:
    """Return what is to be said of all points: how they were read, what was corrected, and what would decide them."""
    parts = [source.tr("A running register was never used: begin and end values of one transaction only.")]
    evaluated = source.evaluated
    if evaluated is None:
        return parts[0]
    for point, error in evaluated.corrected_percent.items():
        said = source.decimal(f"{error:+.3f}")
        parts.append(source.tr("{point}: the reference was corrected by {error} %.", point=point, error=said))
    for result in evaluated.result.points:
        advice = advice_of(source, result)
        parts += (
            [source.tr("{point} could not be decided: {advice}.", point=result.id, advice=advice)] if advice else []
        )
    return " ".join(parts)


def advice_of(source: ReportSource, result: PointResult) -> str:
    """Return what would decide a point that could not be decided; each piece is enough by itself."""
    if result.decision is not Outcome.INCONCLUSIVE:
        return ""
    deciding = [one for one in result.advice if one.reason in DECIDING]
    return f" {source.tr('or')} ".join(advice_words(one, source.tr) for one in deciding)
