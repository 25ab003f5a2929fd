"""The meter as printed: as found, budget per point, decision rule, traceability, every discarded run."""

from decimal import Decimal

from app.domain import report as r
from app.domain.as_left import AsLeft, changes_meter
from app.domain.calibration import PointResult
from app.domain.calibration_input import RunProfile
from app.domain.decision import DecisionRule
from app.domain.discarded_run import discarded_runs
from app.domain.fact import CalibrationPlanned, PlannedPoint, RunDiscarded, RunMeasured
from app.domain.legal_fact import Phase
from app.domain.messages import message, reason_words
from app.domain.step import Step
from app.domain.text import mark
from app.domain.visit import StepStatus
from app.domain.words import load_words, obstacle_words
from app.workflows.evaluate_calibration import Evaluated
from app.workflows.report.calibration_note import advice_of, method_words, note_of
from app.workflows.report.legal_part import (
    act_of,
    act_text,
    adjustments,
    as_left_reason,
    left_as,
    legal_checks,
    parameters,
    seals,
    seals_opened,
    swaps,
)
from app.workflows.report.meter_part import meter_checks
from app.workflows.report.source import ReportSource
from app.workflows.report.taken_up import runs_taken_up

RULES = {
    DecisionRule.SIMPLE: mark(
        "Pass when |error| ≤ limit, decided only where U ≤ {share} of the limit. Decided on unrounded values."
    ),
    DecisionRule.GUARDED: mark("Pass when |error| ≤ limit − {guard} U, else fail. Decided on unrounded values."),
    DecisionRule.NON_BINARY: mark(
        "Pass when |error| ≤ limit − {guard} U; conditional pass up to the limit; conditional fail up to limit + "
        "{guard} U; fail beyond (ILAC-G8:09/2019). Decided on unrounded values."
    ),
}


def calibration_part(source: ReportSource) -> tuple[r.Calibration, ...]:
    """Return the calibration of this visit, empty where none was planned."""
    planned, profile = source.state.calibration, source.profile
    if planned is None or profile is None:
        return ()
    runs = [run for point in planned.points for run in source.state.runs(point.id)]
    left = [run for point in planned.points for run in source.state.runs(point.id, "as_left")]
    measured = [*runs, *left]
    load = source.state.load
    return (
        r.Calibration(
            run=f"CR-{source.state.id[-8:].upper()}",
            began=min((run.began_at for run in measured), default=source.created),
            ended=max((run.ended_at for run in measured), default=None),
            meter=_meter(source)[0],
            meter_detail=_meter(source)[1],
            method=source.tr("Energy comparison"),
            method_detail=method_words(source, planned),
            conditions=_conditions(source, runs),
            conditions_detail=source.texts.pick(profile.conditions),
            act=act_of(source),
            act_detail=act_text(source, profile),
            intro=_intro(source),
            limit_basis=source.texts.pick(profile.limit_basis),
            as_found=tuple(_point(source, point, "as_found") for point in planned.points)
            + _out_of_reach(source, planned),
            as_left=_left_points(source, planned),
            as_left_reason=as_left_reason(source),
            last_visit=source.last.saved[-1].at.date() if source.last_evaluated and source.last else None,
            decision_rule=_rule(source, profile.run_profile),
            traceability=_traceability(source),
            load=load_words(load.description, source.tr) if load else "",
            reference=source.reference.text if source.reference else planned.reference,
            seals_before=seals(source, "before"),
            seals_after=seals(source, "after"),
            adjustments=adjustments(source),
            seals_opened=seals_opened(source),
            parameters=parameters(source),
            swaps=swaps(source),
            checks=(*meter_checks(source), *legal_checks(source)),
            note=note_of(source),
        ),
    )


def _meter(source: ReportSource) -> tuple[str, str]:
    identified = source.state.identified
    wire = identified.wire if identified else None
    if wire is None or not (wire.meter_type or wire.meter_serial):
        return source.tr("built-in meter"), ""
    serial = source.tr("serial {serial}", serial=wire.meter_serial) if wire.meter_serial else ""
    return wire.meter_type or source.tr("built-in meter"), serial


def _conditions(source: ReportSource, runs: list[RunMeasured]) -> str:
    volts = [run.mean_voltage_v for run in runs if run.mean_voltage_v]
    return source.tr("{volts} V in the mean", volts=round(sum(volts) / len(volts))) if volts else ""


def _intro(source: ReportSource) -> str:
    failed = source.state.steps[Step.CALIBRATION]
    if failed.status is StepStatus.FAILED:
        meter = source.state.calibration.reference if source.state.calibration else ""
        return source.tr("Not finished: {reason}", reason=reason_words(failed.note, meter, source.tr))
    discarded = len(source.state.discarded)
    if any(changes_meter(saved.fact) for saved in source.state.saved):
        all_count = source.tr("As found, before the changes. Every run counts.")
        some_count = source.tr(
            "As found, before the changes. {n} discarded runs are listed with their reasons.", n=discarded
        )
    else:
        all_count = source.tr("As found, nothing adjusted. Every run counts.")
        some_count = source.tr(
            "As found, nothing adjusted. {n} discarded runs are listed with their reasons.", n=discarded
        )
    count = some_count if discarded else all_count
    return " ".join((count, *(f"{sentence}." for sentence in runs_taken_up(source))))


def _left_points(source: ReportSource, planned: CalibrationPlanned) -> tuple[r.LoadPoint, ...]:
    """Return the points repeated after the changes; a table only where rule 22 is kept as a whole."""
    if left_as(source) is not AsLeft.MEASURED:
        return ()
    return tuple(_point(source, point, "as_left") for point in planned.points if source.state.runs(point.id, "as_left"))


def _point(source: ReportSource, point: PlannedPoint, phase: Phase) -> r.LoadPoint:
    runs = source.state.runs(point.id, phase)
    evaluated = source.evaluated if phase == "as_found" else source.left_evaluated
    result = _result(evaluated, point.id)
    printed = tuple(_run(run, error) for run, error in zip(runs, _errors(result, runs), strict=True))
    discarded = _discarded_at(source, point, phase)
    if result is None:
        return r.LoadPoint(
            title=point.id,
            load_a=point.limit_a,
            decision=r.Decision.INCONCLUSIVE,
            reason=_undecided(source, evaluated, point.id),
            runs=printed + discarded,
        )
    mean_power = [run.mean_power_w for run in runs if run.mean_power_w]
    return r.LoadPoint(
        title=point.id,
        load_a=point.limit_a,
        power_kw=_rounded(sum(mean_power) / len(mean_power) / 1000, 2) if mean_power else None,
        station_kwh=_mean(tuple(_station_kwh(run, point) for run in runs)),
        reference_kwh=_mean(tuple(run.reference_kwh for run in runs)),
        error_percent=_exact(result.mean_percent),
        uncertainty_percent=_exact(result.U),
        k=_exact(result.k),
        nu_eff=_exact(result.nu_eff) if result.nu_eff is not None else None,
        limit_percent=_exact(result.limit_percent),
        guard_percent=_guard(source, result),
        p_conformity=_exact(result.p_conformity) if result.p_conformity is not None else None,
        decision=r.Decision(result.decision.value),
        reason=advice_of(source, result),
        u_c_percent=_exact(result.u_c),
        last_error_percent=_last_error(source, point.id),
        runs=printed + discarded,
        budget=_budget(source, result),
    )


def _discarded_at(source: ReportSource, point: PlannedPoint, phase: Phase) -> tuple[r.MeterRun, ...]:
    """Return the discarded runs of a point in one phase; as found has all where nothing is printed as left."""
    left = [_discarded(source, run) for run in discarded_runs(source.state, "as_left") if run.point == point.id]
    if phase == "as_left":
        return tuple(r.MeterRun(discarded_because=why) for why in left)
    found = [_discarded(source, run) for run in discarded_runs(source.state, "as_found") if run.point == point.id]
    printed = left_as(source) is AsLeft.MEASURED and source.state.runs(point.id, "as_left")
    later = [] if printed else [source.tr("after the changes: {why}", why=why) for why in left]
    return tuple(r.MeterRun(discarded_because=why) for why in (*found, *later))


def _discarded(source: ReportSource, run: RunDiscarded) -> str:
    # printed below its load point: that is not named once more
    why = reason_words(run.reason, run.point, source.tr).removeprefix(f"{run.point}: ")
    return why if run.number else source.tr("check charge, no run: {why}", why=why)


def _result(evaluated: Evaluated | None, point: str) -> PointResult | None:
    points = evaluated.result.points if evaluated else ()
    return next((result for result in points if result.id == point), None)


def _last_error(source: ReportSource, point: str) -> Decimal | None:
    points = source.last_evaluated.result.points if source.last_evaluated else ()
    return next((_exact(result.mean_percent) for result in points if result.id == point), None)


def _station_kwh(run: RunMeasured, point: PlannedPoint) -> Decimal:
    """Return the energy that was compared with the reference."""
    if run.pulse is not None and point.method in {"pulse", "power_time"}:
        exact = Decimal(run.pulse.pulses) / run.pulse.constant_imp_per_kwh
        return exact.quantize(Decimal("0.0001"))
    signed = run.signed.energy_kwh if run.signed is not None and point.method == "signed" else None
    return run.stop_kwh - run.start_kwh if signed is None else signed


def _errors(result: PointResult | None, runs: tuple[RunMeasured, ...]) -> tuple[float | None, ...]:
    return result.errors_percent if result else (None,) * len(runs)


def _run(run: RunMeasured, error: float | None) -> r.MeterRun:
    return r.MeterRun(
        start_kwh=run.start_kwh,
        stop_kwh=run.stop_kwh,
        reference_kwh=run.reference_kwh,
        error_percent=_exact(error) if error is not None else None,
        began=run.began_at,
        ended=run.ended_at,
    )


def _undecided(source: ReportSource, evaluated: Evaluated | None, point: str) -> str:
    problem = evaluated.undecided.get(point) if evaluated else None
    if problem is not None:
        return message(problem, source.tr)
    return source.tr("not all runs were measured")


def _out_of_reach(source: ReportSource, planned: CalibrationPlanned) -> tuple[r.LoadPoint, ...]:
    return tuple(
        r.LoadPoint(
            title=name,
            decision=r.Decision.NOT_ATTAINABLE,
            reason=source.tr("not attainable: {reason}", reason=obstacle_words(why, source.tr)),
        )
        for name, why in planned.not_attainable
    )


def _budget(source: ReportSource, result: PointResult) -> tuple[r.BudgetLine, ...]:
    total = result.u_c**2 or 1.0
    return tuple(
        r.BudgetLine(
            source=source.tr(part.source),
            u_percent=_exact(part.u_percent),
            value="" if part.dof is None else f"ν = {part.dof:g}",
            share_percent=round(100 * part.u_percent**2 / total),
        )
        for part in result.components
    )


def _guard(source: ReportSource, result: PointResult) -> Decimal | None:
    profile = source.profile
    if profile is None or profile.decision is DecisionRule.SIMPLE:
        return None
    return _exact(profile.guard_factor * result.U)


def _rule(source: ReportSource, rule: RunProfile) -> str:
    return source.tr(
        RULES[rule.decision],
        share=source.decimal(f"{rule.max_uncertainty_ratio:.3g}"),
        guard=source.decimal(f"{rule.guard_factor:g}"),
    )


def _traceability(source: ReportSource) -> str:
    reference = source.reference
    if reference is None or not reference.certificate:
        return source.tr("No certificate of the reference is on file: the result is not traceable.")
    return source.tr(
        "{text}, serial {serial}. Certificate {certificate} of {laboratory}, calibrated {calibrated}, due {due}.",
        text=reference.text,
        serial=reference.serial,
        certificate=reference.certificate,
        laboratory=reference.laboratory or "–",
        calibrated=reference.calibrated_on or "–",
        due=reference.due_on or "–",
    )


def _mean(values: tuple[Decimal, ...]) -> Decimal | None:
    if not values:
        return None
    mean = sum(values, Decimal(0)) / len(values)
    return mean.quantize(min(values, key=lambda value: value.as_tuple().exponent))


def _exact(value: float) -> Decimal:
    """Full precision: rounding is the renderer's, after the decision."""
    return Decimal(repr(float(value)))


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places))
