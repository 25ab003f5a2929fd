"""Everything a calibration finds besides the error of its load points, and what of it decides over the meter.

A failed test always decides: such a meter must not bill. What nobody could test decides only where the profile asks for
it and nothing special is needed for it (the test without load).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.calibration import CalibrationResult, PointResult
from app.domain.calibration_profile import CalibrationProfile, Repeatability, repeatable
from app.domain.decision import Outcome, worst
from app.domain.fact import RunMeasured
from app.domain.legal_fact import Phase
from app.domain.meter_fact import DisplayRead, LoadTested, PriceChecked
from app.domain.signed_record import SignedReason
from app.domain.signed_value import agreement, step_of
from app.domain.visit import VisitState

_WRONG = frozenset(
    {SignedReason.SIGNATURE_WRONG, SignedReason.NOT_BILLABLE, SignedReason.RUNS_BACKWARDS, SignedReason.PAGINATION_GAP,
     SignedReason.REGISTERS_DISAGREE, SignedReason.CABLE_LOSS_DISAGREES}
)  # fmt: skip
"""Reasons that speak against the meter; the others only say that this program could not check."""


class MeterTestKind(StrEnum):
    """What was tested."""

    REPEATABILITY = "repeatability"
    SIGNATURE = "signature"
    SIGNED_REGISTER = "signed_register"
    SIGNED_ENERGY = "signed_energy"
    DISPLAY = "display"
    ZERO_LOAD = "zero_load"
    STARTING_LOAD = "starting_load"
    PRICE = "price"


@dataclass(frozen=True)
class MeterTest:
    """One test; ``outcome`` None = not tested, ``data`` holds its numbers as text, ``point`` where it concerns one."""

    kind: MeterTestKind
    outcome: Outcome | None
    point: str = ""
    reason: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    demanded: bool = False
    """The profile asks for it, and nothing but time is needed."""

    @property
    def decides(self) -> Outcome | None:
        """What it says over the meter as a whole, or None."""
        if self.outcome is Outcome.FAIL:
            return Outcome.FAIL
        undecided = self.outcome is None or self.outcome is Outcome.INCONCLUSIVE
        return Outcome.INCONCLUSIVE if self.demanded and undecided else None


def meter_verdict(result: CalibrationResult, tests: Iterable[MeterTest]) -> Outcome:
    """Return the worst of the load points and of the tests that decide."""
    return worst((result.verdict, *(said for test in tests if (said := test.decides) is not None)))


def meter_tests(
    state: VisitState,
    profile: CalibrationProfile,
    result: CalibrationResult,
    signed: CalibrationResult | None,
    steps_kwh: Mapping[str, Decimal],
    phase: Phase,
) -> tuple[MeterTest, ...]:
    """Return every test of a phase; ``steps_kwh`` are both resolutions of each point together."""
    points = [point.id for point in state.calibration.points] if state.calibration else []
    runs = [run for point in points for run in state.runs(point, phase)]
    shown = [fact for fact in state.all(DisplayRead) if fact.phase == phase]
    tests = [_repeatability(one, profile.repeatability, _coarse(one, runs, steps_kwh)) for one in result.points]
    tests += _signatures(runs)
    tests += [_signed_energy(one) for one in signed.points] if signed else []
    tests += _displays(runs, shown)
    return (*tests, *(_others(state, profile) if phase == "as_found" else ()))


def _coarse(point: PointResult, runs: Sequence[RunMeasured], steps_kwh: Mapping[str, Decimal]) -> float:
    """Return how far steps of the registers alone can set two runs of a point apart, in percent."""
    energies = [run.reference_kwh for run in runs if run.point == point.id]
    least = min(energies, default=Decimal(0))
    return float(200 * steps_kwh.get(point.id, Decimal(0)) / least) if least else 0.0


def _repeatability(point: PointResult, rule: Repeatability, coarse_percent: float) -> MeterTest:
    """Judge the range of the runs; one that the steps of the registers explain says nothing of the meter.

    Then the point decides by its U, which the spread has made larger.
    """
    spread = max(point.errors_percent) - min(point.errors_percent)
    allowed = rule.max_range_ratio * point.limit_percent
    outcome = Outcome.PASS if repeatable(point.errors_percent, point.limit_percent, rule) else Outcome.FAIL
    if outcome is Outcome.FAIL and spread <= allowed + coarse_percent:
        outcome = Outcome.INCONCLUSIVE
    data = {"range": f"{spread:.3f}", "allowed": f"{allowed:.3f}"}
    return MeterTest(MeterTestKind.REPEATABILITY, outcome, point.id, data=data)


def _signatures(runs: Sequence[RunMeasured]) -> Iterable[MeterTest]:
    values = [(run, run.signed) for run in runs if run.signed is not None]
    if not values:
        return
    usable = [(run, value) for run, value in values if value.energy_kwh is not None]
    bad = next((value for _, value in values if value.energy_kwh is None), None)
    outcome = Outcome.PASS if bad is None else Outcome.FAIL if bad.reason in _WRONG else Outcome.INCONCLUSIVE
    source = "station" if all(value.key == "station" for _, value in values) else "record"
    data = {"valid": str(len(usable)), "of": str(len(runs)), "key": source}
    yield MeterTest(MeterTestKind.SIGNATURE, outcome, reason=bad.reason if bad else "", data=data)
    pairs = [
        agreement(
            value.energy_kwh, value.resolution_kwh or Decimal(0), run.stop_kwh - run.start_kwh,
            step_of(run.start_kwh, run.stop_kwh),
        )
        for run, value in usable
        if value.energy_kwh is not None
    ]  # fmt: skip
    if pairs:
        largest = max((pair.difference_kwh for pair in pairs), key=abs)
        agrees = Outcome.PASS if all(pair.agrees for pair in pairs) else Outcome.FAIL
        yield MeterTest(MeterTestKind.SIGNED_REGISTER, agrees, data={"difference": f"{largest:f}"})


def _signed_energy(point: PointResult) -> MeterTest:
    data = {"error": f"{point.mean_percent:+.3f}", "U": f"{point.U:.3f}", "limit": f"{point.limit_percent:g}"}
    outcome = Outcome.FAIL if point.decision is Outcome.CONDITIONAL_FAIL else point.decision
    return MeterTest(MeterTestKind.SIGNED_ENERGY, outcome, point.id, data=data)


def _displays(runs: Sequence[RunMeasured], shown: Sequence[DisplayRead]) -> Iterable[MeterTest]:
    """Compare the display with the register of the same run; a display read twice counts as it was read last."""
    last = {(fact.point, fact.number): fact for fact in shown}
    pairs = [
        agreement(fact.energy_kwh, fact.step_kwh, run.stop_kwh - run.start_kwh, step_of(run.start_kwh, run.stop_kwh))
        for run in runs
        if (fact := last.get((run.point, run.number))) is not None
    ]
    if not pairs:
        yield MeterTest(MeterTestKind.DISPLAY, None)
        return
    largest = max((pair.difference_kwh for pair in pairs), key=abs)
    outcome = Outcome.PASS if all(pair.agrees for pair in pairs) else Outcome.FAIL
    data = {"difference": f"{largest:f}", "runs": str(len(pairs)), "of": str(len(runs))}
    yield MeterTest(MeterTestKind.DISPLAY, outcome, data=data)


def _others(state: VisitState, profile: CalibrationProfile) -> Iterable[MeterTest]:
    for kind, asked in (
        (MeterTestKind.ZERO_LOAD, profile.zero_load is not None),
        (MeterTestKind.STARTING_LOAD, profile.starting_load is not None),
    ):
        made = [fact for fact in state.all(LoadTested) if fact.test == kind]
        demanded = kind is MeterTestKind.ZERO_LOAD and asked
        if made:
            yield _load_test(kind, made[-1], demanded)
        elif asked:
            yield MeterTest(kind, None, demanded=demanded)
    price = state.last(PriceChecked)
    if price is not None:
        total = next(line for line in price.lines if not line.fee)
        data = {"shown": f"{total.shown}", "expected": f"{total.expected}"}
        yield MeterTest(MeterTestKind.PRICE, price.outcome, data=data)
    elif profile.price_check is not None:
        yield MeterTest(MeterTestKind.PRICE, None)


def _load_test(kind: MeterTestKind, fact: LoadTested, demanded: bool) -> MeterTest:
    data = {"digits": str(fact.digits), "seconds": f"{fact.seconds:.0f}"}
    return MeterTest(kind, fact.outcome, reason=fact.reason, data=data, demanded=demanded)
