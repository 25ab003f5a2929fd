"""The measurements of a report: instruments, load points with their budgets, other checks of the meter."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.act import Act
from app.domain.report_front import Decision, Mark


@dataclass(frozen=True)
class Instrument:
    """An instrument used on this visit, with its certificate; ``due`` is the last day the certificate holds."""

    id: str
    kind: str
    serial: str = ""
    certificate: str = ""
    laboratory: str = ""
    calibrated: date | None = None
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True)
class BudgetLine:
    """One component of the uncertainty; ``u_percent`` is its standard uncertainty times its sensitivity.

    ``input_u_percent`` is u without the sensitivity. ``dof`` None = infinitely many; a line without an
    ``input_u_percent`` says nothing about either.
    """

    source: str
    u_percent: Decimal
    value: str = ""
    distribution: str = ""
    share_percent: int | None = None
    input_u_percent: Decimal | None = None
    dof: Decimal | None = None
    sensitivity: Decimal = Decimal(1)


@dataclass(frozen=True)
class MeterRun:
    """One run at a load point; a discarded run needs its reason and is printed."""

    start_kwh: Decimal | None = None
    stop_kwh: Decimal | None = None
    reference_kwh: Decimal | None = None
    error_percent: Decimal | None = None
    began: datetime | None = None
    ended: datetime | None = None
    discarded_because: str = ""


@dataclass(frozen=True)
class LoadPoint:
    """Result at one load. ``p_conformity`` is a probability from 0 to 1; percent values as the engine gives them."""

    title: str
    load_a: Decimal | None = None
    power_kw: Decimal | None = None
    station_kwh: Decimal | None = None
    reference_kwh: Decimal | None = None
    error_percent: Decimal | None = None
    uncertainty_percent: Decimal | None = None
    k: Decimal | None = None
    nu_eff: Decimal | None = None
    limit_percent: Decimal | None = None
    guard_percent: Decimal | None = None
    p_conformity: Decimal | None = None
    decision: Decision = Decision.NOT_ATTAINABLE
    reason: str = ""
    last_error_percent: Decimal | None = None
    u_c_percent: Decimal | None = None
    tur: Decimal | None = None
    runs: tuple[MeterRun, ...] = ()
    budget: tuple[BudgetLine, ...] = ()


@dataclass(frozen=True)
class MeterCheck:
    """Another check of the meter: no load, display equal to signed value, record signature, starting current."""

    mark: Mark
    title: str
    detail: str = ""


@dataclass(frozen=True)
class MeterSwap:
    """Another meter was put in: serials, the last register of the old and the first of the new, seals of the new."""

    old_serial: str
    new_serial: str
    final_kwh: Decimal
    initial_kwh: Decimal
    seals: str = ""


@dataclass(frozen=True)
class Calibration:
    """A calibration run, as found and (if measured) as left; ``limit_basis`` says which limit is legal, which house."""

    run: str
    began: datetime
    ended: datetime | None = None
    meter: str = ""
    meter_detail: str = ""
    method: str = ""
    method_detail: str = ""
    conditions: str = ""
    conditions_detail: str = ""
    act: Act = Act.OPERATORS_CHECK
    act_detail: str = ""
    intro: str = ""
    limit_basis: str = ""
    as_found: tuple[LoadPoint, ...] = ()
    as_left: tuple[LoadPoint, ...] = ()
    as_left_reason: str = ""
    last_visit: date | None = None
    decision_rule: str = ""
    traceability: str = ""
    load: str = ""
    reference: str = ""
    seals_before: str = ""
    seals_after: str = ""
    adjustments: str = ""
    seals_opened: str = ""
    parameters: str = ""
    swaps: tuple[MeterSwap, ...] = ()
    checks: tuple[MeterCheck, ...] = ()
    note: str = ""
