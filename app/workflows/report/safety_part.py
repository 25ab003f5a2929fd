"""Proof that the work was done safely (rule 29), and whose clock said what (rule 28)."""

from decimal import Decimal

from app.domain import report as r
from app.domain.clock_fact import LaptopTimeChecked
from app.domain.clock_proof import proven
from app.domain.fact import StillAlive
from app.domain.messages import reason_words
from app.domain.plan_gap import TIME_COMPARED
from app.domain.station import StationClock
from app.domain.step import TITLES, Step
from app.domain.text import mark
from app.domain.verdict import ItemVerdict
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
    """Return the errors of laptop and station clocks, named apart; the laptop's is known without a station's, too."""
    read = source.state.station_clock
    return (*_laptop_clock(source), *((_station_clock(source, read.clock),) if read is not None else ()))


def _laptop_clock(source: ReportSource) -> tuple[r.ClockFact, ...]:
    checked, read = source.state.last(LaptopTimeChecked), source.state.station_clock
    if checked is not None:
        error_s, known, at = checked.proof.error_s, checked.proof.source, checked.proof.checked_at
    elif read is not None:  # visits of earlier versions kept it with the station's clock alone
        error_s, known, at = read.clock.laptop_error_s, read.clock.laptop_source, read.clock.laptop_time
    else:
        return ()
    error = Decimal(repr(round(error_s, 1))) if error_s is not None else None
    words = source.tr(known or NOT_PROVEN)
    compared = source.state.answers.get((TIME_COMPARED, None))
    item = source.checklist.item(TIME_COMPARED)
    if item is not None and not proven(error_s) and compared is not None and compared.verdict is ItemVerdict.PASS:
        told = source.value_words(item, compared.value or "")
        words = source.tr(
            "{known}; compared by {name} with: {source}",
            known=words,
            name=source.state.opened.technician,
            source=told,
        )
    return (r.ClockFact(source.tr("Laptop"), error, words, read.clock.laptop_time if read is not None else at),)


def _station_clock(source: ReportSource, clock: StationClock) -> r.ClockFact:
    return r.ClockFact(
        source.tr("Station"),
        Decimal(repr(round(clock.error_s, 1))),
        source.tr("against the laptop, before its first answer"),
        clock.station_time,
    )
