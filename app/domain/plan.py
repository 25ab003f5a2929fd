"""A visit written down beforehand: everything a person would answer, as data (``PLAN.toml``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from app.domain.answer import Answer, key_text
from app.domain.codec import STRICT, decode
from app.domain.errors import BadInput, Reason
from app.domain.legal_change import LegalAnswer
from app.domain.legal_fact import Seal
from app.domain.meter_fact import Method
from app.domain.meter_rating import NOTHING_DECLARED, MeterRatings
from app.domain.plan_work import NO_WORK, PlanAct, PlanWork
from app.domain.price import Fee, Rounding
from app.domain.step import Step


@dataclass(frozen=True)
class PlanVisit:
    """``[visit]``: what work, where, by whom."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    template: str
    work_order: str
    site: str
    technician: str
    lang: str = "en"
    paper: Literal["A4", "Letter"] = "A4"
    licence: str = ""
    """Qualification or authorisation number of the technician."""
    issuer: str = ""
    """Who issues certificates: name and address."""
    customer: str = ""
    address: str = ""
    """Postal address of the site."""


@dataclass(frozen=True)
class PlanStation:
    """``[station]``: the serial of plate and work order, and how the station connects."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    serial: str
    ocpp: Literal["any", "1.6", "2.0.1"] = "any"
    host: str = "127.0.0.1"
    port: int = 0
    path_prefix: str = "/"
    security_profile: Literal[0, 1, 2, 3] = 0
    password_file: str | None = None
    connect_within_s: float = 60.0


@dataclass(frozen=True)
class PlanReference:
    """``reference``: an instrument on a link, with the map that describes it, or values typed by hand."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    kind: Literal["modbus", "http", "scpi", "manual"]
    map: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    """0 = the usual port of this kind of instrument."""
    unit: int = 1
    serial: str = ""
    """A serial port such as ``/dev/ttyUSB0`` or ``COM3``, in place of host and port."""
    baud: int = 0
    """0 = the speed the map names."""


@dataclass(frozen=True)
class PlanPoint:
    """One load point: its limit, energy and runs, fixed before the first run (rule 18)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    id: str
    limit_a: Decimal
    energy_kwh: Decimal
    runs: int = 3
    reference_kwh: tuple[Decimal, ...] = ()
    method: Method | None = None
    """One of those the profile allows; None = the one it names."""
    display_kwh: tuple[str, ...] = ()
    """What the display shows for each run: its energy, or begin and end as ``"1234.5; 1236.0"``."""
    pulses: tuple[str, ...] = ()
    """LED pulses of each run; against power times time ``"50 24.5"``: pulses and seconds."""
    left_reference_kwh: tuple[Decimal, ...] = ()
    """The same three for the runs as left, after a change: what is read then is another value."""
    left_display_kwh: tuple[str, ...] = ()
    left_pulses: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanPricePart:
    """One fee as the station shows it: unit price, quantity (kWh, minutes, sessions), and its price."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    fee: Fee
    unit_price: Decimal
    quantity: Decimal
    shown: Decimal | None = None


@dataclass(frozen=True)
class PlanPrice:
    """``price``: what the station charged for one transaction, and how it says it rounds."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    total: Decimal
    part: tuple[PlanPricePart, ...]
    rounding: Rounding = Rounding.HALF_UP
    smallest_unit: Decimal = Decimal("0.01")
    """Where the profile names none."""


@dataclass(frozen=True)
class PlanCalibration:
    """``[calibration]``: profile, reference, load and points; ratings of the meter and the act where they are said."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    profile: str
    reference: PlanReference
    load: str
    point: tuple[PlanPoint, ...] = ()
    meter: MeterRatings = NOTHING_DECLARED
    act: PlanAct | None = None
    not_in_force: str = ""
    """Why a profile is used that does not apply yet, or no longer."""
    seals_before: tuple[Seal, ...] = ()
    seals_after: tuple[Seal, ...] = ()
    warm_up_s: float | None = None
    """For how long the reference carries the load before the first run; None = as ``run-rules.json`` says."""
    wiring_checked_by: str = ""
    """Who looked at the connection of a reference without a link."""
    price: PlanPrice | None = None
    method: Method | None = None
    """How the points that name no method of their own are compared; None = as the profile says."""
    work: PlanWork = NO_WORK
    """What is done to the meter after the runs as found."""


@dataclass(frozen=True)
class PlanFirmware:
    """``[firmware]``: the file, the version it must show after the boot, the way in, and what the law says to it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    file: str
    version: str
    via: Literal["ocpp", "http", "ftp"] = "ocpp"
    metrology: LegalAnswer | None = None
    check_point: str = ""
    """Load point of the calibration that is run again after the update (rule 22)."""


@dataclass(frozen=True)
class PlanSync:
    """``[sync]``: where the bundle goes."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    to: str


@dataclass(frozen=True)
class Plan:
    """A whole visit, ready to run."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    visit: PlanVisit
    station: PlanStation
    answers: Mapping[str, Answer] = field(default_factory=dict)
    out_of_service: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of close-out that go before ``answers`` where the station stays out of service: nobody knows before."""
    calibration: PlanCalibration | None = None
    firmware: PlanFirmware | None = None
    clock: LegalAnswer | None = None
    """What the law says to setting the clock of a station that signs with its time (rule 11)."""
    skip: Mapping[Step, str] = field(default_factory=dict)
    sync: PlanSync | None = None

    def answer(self, item: str, connector: int | None, *, out_of_service: bool = False) -> Answer | None:
        """Return the answer to an item, or None; the one for a connector goes before the one for all."""
        keys = (key_text(item, connector), item)
        tables = (self.out_of_service, self.answers) if out_of_service else (self.answers,)
        return next((table[key] for table in tables for key in keys if key in table), None)


def read_plan(data: Mapping[str, Any], where: str) -> Plan:
    """Return the plan in ``data`` (parsed TOML); ``where`` names the file.

    Raises BadInput naming the key that is unknown, missing or wrong.
    """
    typed = {name: _as_typed(data[name], name, where) for name in ("answers", "out_of_service") if name in data}
    if isinstance(calibration := data.get("calibration"), Mapping):
        typed["calibration"] = _with_class(calibration, where)
    plan = decode(Plan, {**data, **typed}, where)
    manual = plan.calibration is not None and plan.calibration.reference.kind == "manual"
    for point in plan.calibration.point if plan.calibration else ():
        if manual and len(point.reference_kwh) < point.runs:
            raise BadInput(
                Reason.MISSING_KEY, where, field=f"calibration.point.{point.id}.reference_kwh", problem=str(point.runs)
            )
    return plan


def _with_class(calibration: Mapping[str, Any], where: str) -> dict[str, Any]:
    """People write ``class`` for the class of the meter, a word the program itself cannot use as a name."""
    meter = calibration.get("meter")
    if not isinstance(meter, Mapping):
        return dict(calibration)
    if "meter_class" in meter:
        raise BadInput(Reason.UNKNOWN_KEY, where, field="calibration.meter.meter_class")
    renamed = {"meter_class" if name == "class" else name: value for name, value in meter.items()}
    return {**calibration, "meter": renamed}


def _as_typed(answers: Any, name: str, where: str) -> Any:
    """Take TOML numbers and booleans as text: ``value = 0.42`` and ``value = "0.42"`` are the same answer."""
    if not isinstance(answers, Mapping):
        raise BadInput(Reason.WRONG_VALUE, where, field=name, problem="table")
    return {
        key: {
            part: _text(value) if part == "value" and not isinstance(value, str) else value
            for part, value in answer.items()
        }
        if isinstance(answer, Mapping)
        else answer
        for key, answer in answers.items()
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
