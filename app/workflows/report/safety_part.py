"""Proof that the work was done safely (rule 29), and whose clock said what (rule 28)."""

from decimal import Decimal

from app.domain import report as r
from app.domain.fact import StillAlive
from app.domain.messages import reason_words
from app.domain.step import TITLES, Step
from app.domain.text import mark
from app.domain.visit import StepStatus
from app.workflows.report.inspection_part import number_of
from app.workflows.report.source import ReportSource

NOT_PROVEN = mark("not proven")


def safety_part(source: ReportSource) -> r.SafetyOfWork:
    """Return isolation, lock, detector, times, permit, and who re-energised."""
    make_safe, reenergise = source.state.steps[Step.MAKE_SAFE], source.state.steps[Step.REENERGISE]
    said = source.answer_printed_at
    if make_safe.began_at is None:  # never begun, whatever became of it: nothing was opened
        return r.SafetyOfWork(
            applies=False,
            reason=reason_words(make_safe.note, source.tr(TITLES[Step.MAKE_SAFE]), source.tr),
            permit=said("safety.permit"),
            operator_told=said("safety.operator_told"),
        )
    volts = number_of(said("safety.dead_voltage"))
    return r.SafetyOfWork(
        isolation=(
            r.IsolationPoint(
                source=said("safety.isolation") or source.tr(NOT_PROVEN),
                lock=said("safety.lock"),
                locked_at=source.answered_at("safety.lock"),
                unlocked_at=reenergise.ended_at,
                voltage=r.Value(number=volts, unit="V") if volts is not None else r.Value(),
            ),
        ),
        detector=said("safety.detector"),
        detector_serial=said("safety.detector_serial"),
        proved_before=source.answered_at("safety.proved_before"),
        proved_after=source.answered_at("safety.proved_after"),
        dead_at=source.answered_at("safety.dead_voltage"),
        live_at=reenergise.ended_at,
        discharge_wait_s=_seconds(said("safety.discharge_wait")),
        permit=said("safety.permit"),
        reenergised_by=(said("safety.reenergised_by") or source.state.opened.technician) if reenergise.ended_at else "",
        people_clear=said("safety.people_clear"),
        second_person=said("safety.second_person"),
        protective_equipment=said("safety.ppe"),
        risk=_risk(source),
        operator_told=said("safety.operator_told"),
    )


def _seconds(text: str) -> int | None:
    number = number_of(text)
    return int(number * 60) if number is not None else None  # asked for in minutes


def _risk(source: ReportSource) -> str:
    alive = [source.tr(fact.what) for fact in source.state.all(StillAlive)]
    risk = source.answer_printed_at("safety.risk")
    if source.state.steps[Step.MAKE_SAFE].status is not StepStatus.DONE:
        unfinished = source.tr("{step} not finished", step=source.tr(TITLES[Step.MAKE_SAFE]))
        risk = f"{risk}. {unfinished}" if risk else unfinished
    if not alive:
        return risk
    warning = source.tr("Still alive while locked off: {what}", what="; ".join(dict.fromkeys(alive)))
    return f"{risk}. {warning}" if risk else warning


def clock_part(source: ReportSource) -> tuple[r.ClockFact, ...]:
    """Return the errors of laptop and station clocks, named apart."""
    read = source.state.station_clock
    if read is None:
        return ()
    clock = read.clock
    laptop = Decimal(repr(round(clock.laptop_error_s, 1))) if clock.laptop_error_s is not None else None
    return (
        r.ClockFact(source.tr("Laptop"), laptop, source.tr(clock.laptop_source or NOT_PROVEN), clock.laptop_time),
        r.ClockFact(
            source.tr("Station"),
            Decimal(repr(round(clock.error_s, 1))),
            source.tr("against the laptop, before its first answer"),
            clock.station_time,
        ),
    )
