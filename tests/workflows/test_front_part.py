"""The meter's mark on page 1 says why."""

import pytest

from app.domain.outcome import METER_FINDING, METER_TEST_FINDING, VALIDITY_FINDING, Finding, VisitOutcome
from app.domain.verdict import MeterMark, Severity, VisitVerdict
from app.workflows.report.front_part import meter_reason


def outcome(meter: MeterMark, *titles: str, undecided: bool = False) -> VisitOutcome:
    findings = tuple(Finding(Severity.S2, "", None, title) for title in titles)
    return VisitOutcome(VisitVerdict.DEFECTS, meter, findings, (), (), (), undecided)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (outcome(MeterMark.MAY_BILL), "all load points within the limit"),
        (outcome(MeterMark.MUST_NOT_BILL, "Snow on the roof", METER_FINDING), "error above the limit"),
        (outcome(MeterMark.MUST_NOT_BILL, METER_TEST_FINDING), "a test of the meter failed"),
        (outcome(MeterMark.MUST_NOT_BILL, VALIDITY_FINDING), "legal validity ended by a change"),
        (outcome(MeterMark.NOT_JUDGED), "not calibrated, or not decided"),
        (outcome(MeterMark.NOT_JUDGED, undecided=True), "to be calibrated, and not decided"),
    ],
)
def test_the_mark_says_what_speaks_against_the_meter(found: VisitOutcome, why: str) -> None:
    assert meter_reason(found) == why
