"""What people read of a load point on the command line: one line, and what would decide it."""

from collections.abc import Iterator

from app.domain.decision import Outcome
from app.domain.legal_change import CHANGE_TITLES, LegalChange
from app.domain.report import ReportContent
from app.domain.report_calibration import LoadPoint
from app.domain.words import OUTCOME_WORDS, Translate


def point_line(
    point: str, error_percent: float, expanded_percent: float, k: float, limit_percent: float, decision: Outcome,
    tr: Translate,
) -> str:  # fmt: skip
    """Return one load point; U has two significant digits (GUM 7.2.6)."""
    return tr(
        "{point}: error {error} %, U {uncertainty} % (k {k}), limit ±{limit} %: {decision}",
        point=point,
        error=f"{error_percent:+.3f}",
        uncertainty=f"{expanded_percent:.2g}",
        k=f"{k:.2f}",
        limit=f"{limit_percent:g}",
        decision=tr(OUTCOME_WORDS[decision]),
    )


def calibrated_lines(content: ReportContent, tr: Translate) -> Iterator[str]:
    """Yield each load point of a report, as left after as found, with its reason; then what is told of a swap."""
    for calibration in content.calibrations:
        for point in calibration.as_found:
            yield from _lines(point, point.title, tr)
        for point in calibration.as_left:
            yield from _lines(point, tr("{point}, as left", point=point.title), tr)
        swapped = tr(CHANGE_TITLES[LegalChange.METER_SWAP])
        yield from (f"{swapped}: {check.detail}" for check in calibration.checks if check.title == swapped)


def _lines(point: LoadPoint, title: str, tr: Translate) -> Iterator[str]:
    numbers = (point.error_percent, point.uncertainty_percent, point.k, point.limit_percent)
    error, expanded, k, limit = (None if number is None else float(number) for number in numbers)
    if error is not None and expanded is not None and k is not None and limit is not None:
        yield point_line(title, error, expanded, k, limit, Outcome(point.decision.value), tr)
        if point.reason:
            yield f"  {point.reason}"
    elif point.reason:
        yield f"{title}: {point.reason}"
