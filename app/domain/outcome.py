"""What a visit comes to: the two marks of page 1, the findings, and the exit code's yes or no (field rule 6)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.as_left import validity_ended
from app.domain.calibration import CalibrationResult
from app.domain.checklist import Checklist
from app.domain.errors import Reason
from app.domain.inspection import connectors_out, meter_mark, visit_verdict
from app.domain.item_outcome import ItemOutcome
from app.domain.step import Step
from app.domain.template import VisitTemplate, order
from app.domain.text import mark
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict
from app.domain.visit import StepStatus, VisitState

STEP_SEVERITY: Mapping[Step, Severity] = {
    Step.CALIBRATION: Severity.S3,
    Step.FIRMWARE: Severity.S3,
    Step.FUNCTION: Severity.S2,
}
"""A station that cannot charge is out of service; one whose update or meter check failed still serves."""

LABEL = "service.label"
LABEL_FINDING = mark("Out of service, but not locked and labelled")
METER_FINDING = mark("Meter error above the limit: paid charging out of service")
METER_TEST_FINDING = mark("A test of the meter failed: paid charging out of service")
VALIDITY_FINDING = mark("Legal validity of the meter ended by a change: paid charging out of service")


@dataclass(frozen=True)
class Finding:
    """An open finding, from an item, a failed step or the meter."""

    severity: Severity
    item: str
    connector: int | None
    title: str
    """Empty for items: their text is the title; else a marked sentence or a reason of the error tree."""
    step: Step | None = None


@dataclass(frozen=True)
class VisitOutcome:
    """The result of a whole visit."""

    verdict: VisitVerdict
    meter: MeterMark
    findings: tuple[Finding, ...]
    items: tuple[ItemOutcome, ...]
    connectors_out: tuple[int, ...]
    missing: tuple[str, ...]
    """Steps and mandatory items that keep the verdict from being "safe"."""
    undecided: bool = False
    """True where the meter was to be judged and could not; one that nobody wanted to calibrate is none."""

    @property
    def out_of_service(self) -> bool:
        """True where the station must not serve: a danger, or a meter that must not bill (rules 5 and 6)."""
        return self.verdict is VisitVerdict.OUT_OF_SERVICE or self.meter is MeterMark.MUST_NOT_BILL

    @property
    def positive(self) -> bool:
        """Exit 0 of the contract: safe, or defects S3 and S4 alone, and a meter that was not found bad or undecided."""
        mild = all(finding.severity in {Severity.S3, Severity.S4} for finding in self.findings)
        served = self.verdict is VisitVerdict.SAFE or (self.verdict is VisitVerdict.DEFECTS and mild)
        return served and self.meter is not MeterMark.MUST_NOT_BILL and not self.undecided


def visit_outcome(
    state: VisitState,
    template: VisitTemplate,
    checklist: Checklist,
    calibration: CalibrationResult | None,
    meter_finding: str = METER_FINDING,
) -> VisitOutcome:
    """Return the outcome of the visit as it stands; ``meter_finding`` says why the meter must not bill."""
    items = state.outcomes(checklist)
    valid = validity_ended(saved.fact for saved in state.saved) is None
    meter = meter_mark(calibration.verdict if calibration else None) if valid else MeterMark.MUST_NOT_BILL
    ended = {step: state.steps[step].status for step in order(template)}
    skipped = {step for step, status in ended.items() if status is StepStatus.SKIPPED}
    unfinished = {step for step, status in ended.items() if not status.ended and step is not Step.REPORT}
    accepted = {key for key in (item.key for item in items) if state.accepted(*key)}
    verdict = visit_verdict(
        items, accepted=accepted, skipped=skipped | unfinished, optional=template.optional - unfinished
    )
    failed = tuple(step for step, status in ended.items() if status is StepStatus.FAILED)
    verdict = _with_steps(verdict, failed)
    out = verdict is VisitVerdict.OUT_OF_SERVICE or meter is MeterMark.MUST_NOT_BILL
    left_open = out and ended.get(Step.CLOSE_OUT) is StepStatus.DONE
    findings = (
        *_item_findings(items),
        *_step_findings(state, failed),
        *_meter_findings(meter, meter_finding if valid else VALIDITY_FINDING),
        *(_label_findings(items) if left_open else ()),
    )
    return VisitOutcome(
        verdict=verdict,
        meter=meter,
        findings=tuple(sorted(findings, key=lambda finding: finding.severity)),
        items=items,
        connectors_out=connectors_out(items, accepted),
        missing=_missing(items, skipped | unfinished, template),
        undecided=meter is MeterMark.NOT_JUDGED and _was_tried(state),
    )


def _was_tried(state: VisitState) -> bool:
    """Say whether the meter was calibrated, or was to be and could not; where nobody planned it, nothing was tried."""
    step = state.steps[Step.CALIBRATION]
    if step.status is StepStatus.FAILED:
        return step.note != Reason.REASON_NEEDED
    return state.calibration is not None and step.status is StepStatus.DONE


def _with_steps(verdict: VisitVerdict, failed: tuple[Step, ...]) -> VisitVerdict:
    """Let failed steps lower the verdict: a dangerous one takes the station out of service."""
    severities = {STEP_SEVERITY.get(step) for step in failed}
    if verdict is VisitVerdict.OUT_OF_SERVICE or Severity.S2 in severities:
        return VisitVerdict.OUT_OF_SERVICE
    if None in severities:
        return VisitVerdict.INCONCLUSIVE
    if verdict is VisitVerdict.SAFE and severities:
        return VisitVerdict.DEFECTS
    return verdict


def _item_findings(items: tuple[ItemOutcome, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding(Severity(outcome.verdict.value), outcome.item.id, outcome.connector, "")
        for outcome in items
        if outcome.verdict.failed
    )


def _step_findings(state: VisitState, failed: tuple[Step, ...]) -> tuple[Finding, ...]:
    return tuple(
        Finding(STEP_SEVERITY[step], "", None, state.steps[step].note, step) for step in failed if step in STEP_SEVERITY
    )


def _meter_findings(meter: MeterMark, title: str) -> tuple[Finding, ...]:
    if meter is not MeterMark.MUST_NOT_BILL:
        return ()
    return (Finding(Severity.S2, "", None, title, Step.CALIBRATION),)


def _label_findings(items: tuple[ItemOutcome, ...]) -> tuple[Finding, ...]:
    """Out of service needs its lock and label with a photo, whatever was answered at close-out (rule 5)."""
    labels = [found for found in items if found.item.prints == LABEL]
    if not labels or any(found.verdict is ItemVerdict.PASS for found in labels):
        return ()
    return (Finding(Severity.S1, "", None, LABEL_FINDING, Step.CLOSE_OUT),)


def _missing(items: tuple[ItemOutcome, ...], left_out: set[Step], template: VisitTemplate) -> tuple[str, ...]:
    steps = tuple(step.value for step in order(template) if step in left_out - template.optional)
    open_verdicts = {ItemVerdict.UNANSWERED, ItemVerdict.NOT_TESTED, ItemVerdict.LIMITATION}
    return steps + tuple(
        outcome.item.id
        for outcome in items
        if outcome.again or (outcome.item.mandatory and outcome.verdict in open_verdicts)
    )
