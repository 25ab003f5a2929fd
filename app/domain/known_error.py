"""Errors that were found of a meter or an instrument, kept for its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from app.domain.decision import Outcome

if TYPE_CHECKING:  # what is kept is read at every start; visits and results only when one ends
    from app.domain.calibration import CalibrationResult
    from app.domain.visit import VisitState

Subject = Literal["meter", "instrument"]
Origin = Literal["visit", "certificate", "check"]


@dataclass(frozen=True, kw_only=True)
class KnownError:
    """One error of one meter or instrument at one load, as it was found on one day; all percent of the reference.

    ``source`` names what found it: the visit, the number of the certificate, or the check standard.
    """

    subject: Subject
    id: str
    at: datetime
    point: str
    error_percent: float
    expanded_percent: float | None = None
    k: float = 2.0
    limit_percent: float | None = None
    origin: Origin
    source: str
    phase: Literal["as_found", "as_left"] = "as_found"
    station: str = ""
    """Where a station's meter was found; a meter may move."""
    reference: str = ""
    practice: bool = False

    @property
    def u_percent(self) -> float:
        """The standard uncertainty; 0 where nobody stated one."""
        return self.expanded_percent / self.k if self.expanded_percent else 0.0


def meter_id(state: "VisitState") -> str:
    """Return what a station's meter is known by: its own serial, else the plate of its station.

    A swapped meter has another serial, and so begins a history of its own.
    """
    wire = state.identified.wire if state.identified else None
    return (wire.meter_serial if wire else "") or state.opened.plate_serial


def errors_of(state: "VisitState", result: "CalibrationResult | None") -> tuple[KnownError, ...]:
    """Return what a visit's calibration found of the station's meter; points nobody could decide included."""
    planned = state.calibration
    if planned is None or result is None:
        return ()
    return tuple(
        KnownError(
            subject="meter",
            id=meter_id(state),
            at=max(run.ended_at for run in state.runs(point.id)),
            point=point.id,
            error_percent=point.mean_percent,
            expanded_percent=point.U,
            k=point.k,
            limit_percent=point.limit_percent,
            origin="visit",
            source=state.id,
            station=state.opened.station_id,
            reference=planned.reference,
            practice=state.practice,
        )
        for point in result.points
    )


def by_point(errors: Iterable[KnownError]) -> dict[str, tuple[KnownError, ...]]:
    """Return the errors of each load point in order of time; points sorted by their first current, then by name."""
    found: dict[str, list[KnownError]] = {}
    for error in sorted(errors, key=lambda one: one.at):
        found.setdefault(error.point, []).append(error)
    return {point: tuple(found[point]) for point in sorted(found, key=_load)}


def since_adjustment(errors: tuple[KnownError, ...]) -> tuple[KnownError, ...]:
    """Return the errors of one point, in order of time, from the last adjustment on: drift does not cross one.

    What a meter was left with is where its later drift begins; what it was found with before that is not part of it.
    """
    left = [index for index, error in enumerate(errors) if error.phase == "as_left"]
    return errors[left[-1] :] if left else errors


def decided(error: KnownError) -> Outcome | None:
    """Return whether the error alone keeps its limit: pass, fail, or None where no limit is known."""
    if error.limit_percent is None:
        return None
    return Outcome.PASS if abs(error.error_percent) <= error.limit_percent else Outcome.FAIL


def _load(point: str) -> tuple[Decimal, str]:
    load = load_of(point)
    return (Decimal("Infinity") if load is None else load), point


def load_of(point: str) -> Decimal | None:
    """Return the load a point names first, such as 16 of ``16 A``; None where it names none."""
    first = point.split()[0] if point.split() else ""
    try:
        load = Decimal(first.replace(",", "."))
    except ArithmeticError:
        return None
    return load if load.is_finite() else None
